"""Portfolio, OMS and Oversight in the running console: read while open only, turned on by a person, written once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from api_client.models.oms import OrderStatus
from app.core.oms_view import OrderLooked
from app.core.portfolio_view import Listed, Listing, TimeRange
from app.core.state import (
    Environment,
    EnvironmentKind,
    ReadingKind,
    ServiceAddress,
    SessionPhase,
    VerdictOfCommand,
)
from app.shell.main import View
from app.shell.oms_polls import PROBING, oms_polls
from app.shell.page_choices import PageChoices
from tests.fakes.running_console import by_hand, on_qt_loop, running_console, signed_in, until
from tests.fakes.sandbox import RunningSandbox
from widgets.oms_page import OmsPage
from widgets.oversight_page import OversightPage
from widgets.panel import Panel
from widgets.portfolio_page import PortfolioPage

pytestmark = [
    pytest.mark.xdist_group("lookups"),
    pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints", extend=True),
]
P = TypeVar("P", bound=Panel)
OVERSIGHT = ("auth", "hitl", "watchdog", "override", "config")
TRADE = {"symbol": "BTC-USD", "side": "buy", "notional": 750_000, "model_confidence": 0.9}


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSandbox]:
    with RunningSandbox(tmp_path_factory.mktemp("lookups") / "state") as running:
        yield running


def page(view: View, page_id: str, kind: type[P]) -> P:
    found = view.window.panels[page_id]
    assert isinstance(found, kind)
    return found


def asked(sandbox: RunningSandbox, service: str, route: str) -> int:
    return sandbox.handled(service).get(route, 0)


def outcomes(view: View, kind: str) -> list[tuple[VerdictOfCommand, str]]:
    """What became of the commands of one kind, newest first."""
    found = view.console.store.state.outcomes
    return [
        (one.verdict, one.words) for one in found if one.kind == kind and one.verdict is not VerdictOfCommand.RUNNING
    ]


def test_records_are_read_while_the_page_is_open_and_saved(
    qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path
) -> None:
    async def main() -> None:
        async with running_console(qapp, sandbox, tmp_path, ("auth", "sim-mode", "portfolio")) as view:
            await signed_in(view.console, sandbox)
            assert asked(sandbox, "portfolio", "GET /portfolio/fills") == 0
            portfolio = page(view, "portfolio", PortfolioPage)
            view.window.show_page("portfolio")
            await until(lambda: all(portfolio.cards[one].cells() for one in Listing), "rows in every listing")
            await until(lambda: portfolio._balances.facts["Available"] != "–", "balances")
            portfolio._ranges.setCurrentIndex(4)
            await by_hand(lambda: portfolio._ranges.activated.emit(4))

            def over() -> TimeRange | None:
                fact = view.console.store.state.reading(ReadingKind.LISTED_ORDERS, "portfolio", "company")
                return fact.value.over if isinstance(fact.value, Listed) else None

            await until(lambda: over() is TimeRange.ALL, "orders of all time")
            done, refused = VerdictOfCommand.DONE, VerdictOfCommand.REFUSED
            for folder, wanted in ((tmp_path, done), (tmp_path / "orders.csv", refused)):
                await by_hand(portfolio._exports[Listing.ORDERS].click)
                (dialog,) = [one for one in view.window.findChildren(QFileDialog) if one.isVisible()]
                path = str(folder / "orders.csv")
                await by_hand(lambda dialog=dialog, path=path: dialog.fileSelected.emit(path))
                await by_hand(dialog.reject)
                await until(lambda wanted=wanted: wanted in dict(outcomes(view, "export portfolio")), wanted.value)

    on_qt_loop(main)
    lines = (tmp_path / "orders.csv").read_text(encoding="utf-8").splitlines()
    place = "environment sandbox, mode LIVE, account company, Orders, all time"
    assert lines[0].startswith(f"# Aether operator console, {place}")
    assert lines[1].startswith("account_id,order_id")


def test_reads_that_call_kraken_wait_for_a_person(qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path) -> None:
    routing, order = "GET /oms/routing/status", "GET /oms/status"

    async def main() -> None:
        async with running_console(qapp, sandbox, tmp_path, ("auth", "oms")) as view:
            await signed_in(view.console, sandbox)
            oms = page(view, "oms", OmsPage)
            view.window.show_page("oms")
            await until(lambda: oms.budgets.gauges and oms.facts["impact"].facts, "what has no effect")
            await by_hand(oms._refresh.click)
            assert (asked(sandbox, "oms", routing), asked(sandbox, "oms", order)) == (0, 0)
            oms.order_requested.emit("demo-filled")
            await by_hand(oms.probing.button.click)
            await until(lambda: oms.facts["routing"].facts, "the routing")
            await until(lambda: oms.facts["order"].facts.get("Status") == "filled", "the order")
            fact = view.console.store.state.reading(ReadingKind.OMS_ORDER, "oms", "company")
            assert isinstance(fact.value, OrderLooked)
            assert isinstance(fact.value.found, OrderStatus)
            assert outcomes(view, "oms reads")[0][1].startswith("Turned on the reads")
            await signed_in(view.console, sandbox, "director-1")  # which does not inherit what company turned on
            await until(lambda: outcomes(view, "oms reads")[0][1].startswith("Turned off"), "it was turned off")
            assert (asked(sandbox, "oms", routing), asked(sandbox, "oms", order)) == (1, 1)

    on_qt_loop(main)


def test_what_calls_kraken_is_asked_seldom() -> None:
    environment = Environment(
        "sandbox", EnvironmentKind.SANDBOX, "UTC", ("company",), (ServiceAddress("oms", "https://oms.test", "async"),)
    )
    rows = oms_polls(environment, PageChoices(lambda: datetime.now(UTC)))
    probing = [row for row in rows if row.page == PROBING]
    assert {row.key.kind for row in probing} == {ReadingKind.OMS_ROUTING, ReadingKind.OMS_ORDER}
    assert min(min(row.least_s, row.period_s) for row in probing) >= 30
    core = replace(environment, services=(ServiceAddress("oms", "https://oms.test", "core"),))
    exchange = (ReadingKind.OMS_BALANCES, ReadingKind.OMS_TRADES)
    rows = [row for row in oms_polls(core, PageChoices(lambda: datetime.now(UTC))) if row.key.kind in exchange]
    assert [min(row.least_s, row.period_s) for row in rows] == [60, 60]


def test_reviewers_decide_once_and_read_what_became_of_it(
    qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path
) -> None:
    token = sandbox.sign_in("company")
    with sandbox.client("hitl", headers={"Authorization": f"Bearer {token}", "X-Account-ID": "company"}) as client:
        body = {"account_id": "company", "intent_id": "i-1", "trade_details": TRADE}
        client.post("/hitl/review", json=body).raise_for_status()

    async def main() -> None:
        async with running_console(qapp, sandbox, tmp_path, OVERSIGHT) as view:
            await signed_in(view.console, sandbox)
            oversight = page(view, "oversight", OversightPage)
            view.window.show_page("oversight")
            await until(lambda: "i-1" in [row[-1] for row in oversight.intents.cells()], "the intent")
            await until(lambda: oversight.vetoes.totals and oversight.versions.cells(), "the lists")
            listed = view.console.store.state
            old = replace(listed.session, signed_in_at=datetime.now(UTC) - timedelta(minutes=6))
            view.console.store.update(lambda state: replace(state, session=old))
            oversight.decision_requested.emit("i-1", True, "Looked at the book")
            await until(lambda: outcomes(view, "decide intent"), "a refusal")
            verdict, words = outcomes(view, "decide intent")[0]
            assert verdict is VerdictOfCommand.REFUSED
            assert "sign in again, 5 min count. Nothing was sent." in words
            assert asked(sandbox, "hitl", "POST /hitl/approve") == 0
            await by_hand(oversight.sign_in_requested.emit)
            await until(view.wiring.sheet.isVisible, "the sign-in sheet")
            await by_hand(view.wiring.sheet.reject)
            view.console.store.update(lambda state: replace(state, session=listed.session))
            await view.console.runner.settle()
            oversight.decision_requested.emit("i-1", True, "Looked at the book")
            await until(lambda: outcomes(view, "decide intent")[0][0] is VerdictOfCommand.DONE, "a verdict")
            assert outcomes(view, "decide intent")[0] == (
                VerdictOfCommand.DONE,
                "Intent i-1 is approved, as the platform answers.",
            )
            await until(lambda: "i-1" not in [row[-1] for row in oversight.intents.cells()], "it waits no longer")
            view.console.store.update(lambda _now: listed)  # as a second desk sees it that has not read since
            oversight.decision_requested.emit("i-1", False, "Too late")
            await until(lambda: len(outcomes(view, "decide intent")) == 1, "the denial's verdict")
            verdict, words = outcomes(view, "decide intent")[0]
            assert verdict is VerdictOfCommand.REFUSED
            assert "It was decided before and stays approved" in words
            assert asked(sandbox, "hitl", "POST /hitl/approve") == 2

    on_qt_loop(main)


def test_a_session_that_is_lost_while_deciding_is_asked_for_and_nothing_is_sent_again(
    qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path
) -> None:
    async def main() -> None:
        async with running_console(qapp, sandbox, tmp_path, OVERSIGHT) as view:
            await signed_in(view.console, sandbox)
            oversight = page(view, "oversight", OversightPage)
            view.window.show_page("oversight")
            await until(lambda: not oversight.set_limit.reason, "the limit in force")
            before = asked(sandbox, "config", "POST /config/update")
            sandbox.set_fault("config", "session_lost", route="/config/update")
            await by_hand(lambda: oversight.limit_requested.emit("7000000", "The desk asked"))
            await until(lambda: view.console.store.state.session.phase is SessionPhase.EXPIRED, "the session has ended")
            ((verdict, words),) = outcomes(view, "set limit")
            assert verdict is VerdictOfCommand.REFUSED
            assert 'Config does not accept the session: "Invalid or expired session token". Nothing happened.' in words
            await until(lambda: "Nobody is signed in." in oversight.configuration.trouble, "no facts without a session")
            await signed_in(view.console, sandbox)
            await until(lambda: not oversight.configuration.trouble, "the facts again")
            assert asked(sandbox, "config", "POST /config/update") == before
            assert len(outcomes(view, "set limit")) == 1
            sandbox.clear()

    on_qt_loop(main)


def test_a_limit_is_proposed_and_seconded(qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        async with running_console(qapp, sandbox, tmp_path, OVERSIGHT) as view:
            await signed_in(view.console, sandbox)
            oversight = page(view, "oversight", OversightPage)
            view.window.show_page("oversight")
            await until(lambda: not oversight.set_limit.reason, "the limit in force")
            await by_hand(lambda: oversight.limit_requested.emit("8000000.50", "The desk asked"))
            await until(lambda: outcomes(view, "set limit"), "the proposal")
            assert "is now pending: you are the first author" in outcomes(view, "set limit")[0][1]
            await until(lambda: "$8,000,000.50 was proposed here" in oversight.configuration.remarks, "what waits")
            await view.console.runner.settle()
            oversight.limit_requested.emit("8000000.50", "Once more")
            await until(lambda: len(outcomes(view, "set limit")) == 2, "the refusal")
            assert "You are this proposal's first author" in outcomes(view, "set limit")[0][1]
            await signed_in(view.console, sandbox, "director-1")
            await view.console.runner.settle()
            oversight.limit_requested.emit("9000000", "Another value")
            await until(lambda: len(outcomes(view, "set limit")) == 3, "the mismatch")
            assert "Another value is pending" in outcomes(view, "set limit")[0][1]
            await view.console.runner.settle()
            oversight.limit_requested.emit("8000000.5", "Seconded")
            await until(lambda: len(outcomes(view, "set limit")) == 4, "the second")
            assert outcomes(view, "set limit")[0][0] is VerdictOfCommand.DONE
            value = "$8,000,000.50"
            await until(lambda: oversight.configuration.facts["risk.max_notional"].startswith(value), "read back")
            assert asked(sandbox, "config", "POST /config/update") == 4

    on_qt_loop(main)
