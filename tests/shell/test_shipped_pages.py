"""Portfolio and the OMS's other flavours in the running console against a platform as shipped, quirks and all."""

from __future__ import annotations

import csv
import logging
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from app.core.card_view import usd_words
from app.core.portfolio_view import AS_CSV, Listed, Listing
from app.core.state import ReadingKind, VerdictOfCommand
from app.shell.main import View
from tests.fakes.running_console import by_hand, on_qt_loop, running_console, signed_in, until
from tests.fakes.sandbox import RunningSandbox
from widgets.oms_page import OmsPage
from widgets.portfolio_page import PortfolioPage

pytestmark = [
    pytest.mark.xdist_group("shipped pages"),
    pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints", extend=True),
]

EVERY_FLAVOUR = {"Rejections and errors", "Draining", "What this OMS cannot tell"}


@pytest.fixture(scope="module")
def core(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSandbox]:
    state = tmp_path_factory.mktemp("shipped-core") / "state"
    with RunningSandbox(state, profile="shipped", options=("--oms-flavour", "core")) as running:
        yield running


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSandbox]:
    state = tmp_path_factory.mktemp("shipped-root") / "state"
    with RunningSandbox(state, profile="shipped", options=("--oms-flavour", "root")) as running:
        yield running


def portfolio_of(view: View) -> PortfolioPage:
    page = view.window.panels["portfolio"]
    assert isinstance(page, PortfolioPage)
    return page


def oms_of(view: View) -> OmsPage:
    page = view.window.panels["oms"]
    assert isinstance(page, OmsPage)
    return page


def titles(page: OmsPage) -> set[str]:
    """The cards that are there."""
    return {card.accessibleName() for card, _ in page._places if not card.isHidden()}


def paths_asked(caplog: pytest.LogCaptureFixture, sandbox: RunningSandbox) -> set[str]:
    """What the OMS itself was asked since the test began, whether it has it or not."""
    begin = re.escape(sandbox.url("oms"))
    asked = (re.search(rf"\w+ {begin}(/oms/[^?\s]*)", record.getMessage()) for record in caplog.records)
    return {found[1] for found in asked if found is not None}


def listed_by(sandbox: RunningSandbox, listing: Listing) -> list[dict[str, str]]:
    """The same rows as the platform gives them to anybody else, as CSV."""
    headers = {"Authorization": f"Bearer {sandbox.sign_in('company')}"}
    with sandbox.client("portfolio", headers=headers) as client:
        answer = client.get(f"/portfolio/{listing.name.lower()}", params={"account_id": "company", "format": "csv"})
    return list(csv.DictReader(answer.raise_for_status().text.splitlines()))


def shown_rows(view: View, listing: Listing) -> Sequence[Mapping[str, Any]]:
    """What the page shows of the account; asked anew, the platform's figures would have moved on."""
    fact = view.console.store.state.reading(listing.kind, "portfolio", "company")
    assert isinstance(fact.value, Listed)
    return fact.value.found.rows


def totals_of(orders: Sequence[Mapping[str, Any]]) -> str:
    """How many there are of each state and what they are worth; some are filled while a test runs."""
    states = Counter(str(row["status"]) for row in orders)
    worth = dict.fromkeys(states, Decimal(0))
    for row in orders:
        worth[str(row["status"])] += Decimal(str(row["quantity"])) * Decimal(str(row["price"]))
    return ", ".join(f"{count} {state} worth {usd_words(worth[state])}" for state, count in states.most_common()) + "."


def test_rows_with_instants_are_read_as_csv_which_is_said_and_exported_as_they_are(
    qapp: QApplication, core: RunningSandbox, tmp_path: Path
) -> None:
    headers = {"Authorization": f"Bearer {core.sign_in('company')}"}
    with core.client("portfolio", headers=headers) as client:
        refused = client.get("/portfolio/orders", params={"account_id": "company"})
        assert (refused.status_code, refused.text) == (500, "Internal Server Error")

    async def main() -> None:
        async with running_console(qapp, core, tmp_path, ("auth", "portfolio")) as view:
            await signed_in(view.console, core)
            page = portfolio_of(view)
            view.window.show_page("portfolio")
            await until(lambda: all(page.cards[one].cells() for one in Listing), "rows in every listing")
            said = {one: AS_CSV in card.remarks for one, card in page.cards.items()}
            # A fill's time is a text in the platform's store: it alone can be written as JSON.
            assert said == {one: one is not Listing.FILLS for one in Listing}
            assert not any(card.trouble for card in page.cards.values())
            await until(lambda: "As shipped it never can." in page._balances.trouble, "the balances' standing refusal")
            positions = shown_rows(view, Listing.POSITIONS)
            assert page.cards[Listing.POSITIONS].totals.startswith(f"{len(positions)} positions;")
            profit = sum((Decimal(str(row["pnl_usd"])) for row in shown_rows(view, Listing.PNL)), Decimal(0))
            assert page.cards[Listing.PNL].totals.startswith(f"{usd_words(profit)} over ")
            assert totals_of(shown_rows(view, Listing.ORDERS)) == page.cards[Listing.ORDERS].totals
            for listing in Listing:
                path = tmp_path / f"{listing.name}.csv"
                await exported(view, page, listing, path)
                saved = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()[1:]))
                assert saved == [{name: str(value) for name, value in row.items()} for row in shown_rows(view, listing)]
                assert saved[0].keys() == listed_by(core, listing)[0].keys()

    on_qt_loop(main)


async def exported(view: View, page: PortfolioPage, listing: Listing, path: Path) -> None:
    """Save one listing's rows as a person does."""
    await by_hand(page._exports[listing].click)
    (dialog,) = [one for one in view.window.findChildren(QFileDialog) if one.isVisible()]
    await by_hand(lambda: dialog.fileSelected.emit(str(path)))
    await by_hand(dialog.reject)
    said = f"Exported {listing.title.lower()} to {path}."
    await until(lambda: view.console.store.state.outcomes[0].words == said, said)
    assert view.console.store.state.outcomes[0].verdict is VerdictOfCommand.DONE


def test_the_core_flavour_says_what_it_cannot_tell_and_is_asked_for_nothing_else(
    qapp: QApplication, core: RunningSandbox, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "httpx")

    async def main() -> None:
        async with running_console(qapp, core, tmp_path, ("auth", "oms")) as view:
            await signed_in(view.console, core)
            page = oms_of(view)
            view.window.show_page("oms")
            await until(page.shadow.cells, "the shadow's ledger")
            assert titles(page) == {*EVERY_FLAVOUR, "Shadow against real", "Balances at Kraken", "Trades"}
            assert "tells no routing, rate limits, warm start" in page._cannot_words.plain_text
            await until(lambda: "has no Kraken credentials" in page.facts["balances"].trouble, "no balances as shipped")
            await until(lambda: "has no Kraken credentials" in page.trades.trouble, "no trades as shipped")
            await by_hand(page._refresh.click)
            await by_hand(view.window.refresh_requested.emit)
            await until(lambda: page.facts["drain"].facts.get("oms", "").startswith("takes work"), "draining")
            await until(lambda: page.facts["errors"].facts, "what it counted")
            with core.client("oms") as anybody:  # as anybody may who reaches it
                assert anybody.post("/ops/drain/start").status_code == 202
            await by_hand(page._refresh.click)
            await until(lambda: page.facts["drain"].facts["oms"].startswith("draining, "), "that it drains")
            assert "there is no undrain" in page.facts["drain"].facts["oms"]
            await until(lambda: "Oms is draining and takes no more work." in page.shadow.trouble, "why nothing newer")
            assert page.shadow.cells() and page.facts["errors"].facts  # as read last

    on_qt_loop(main)
    core.control.post("/control/restart", params={"service": "oms"}).raise_for_status()
    assert paths_asked(caplog, core) == {
        "/oms/shadow_pnl",
        "/oms/accounts/company/balances",
        "/oms/accounts/company/trades",
    }


def test_the_root_flavour_tells_an_order_by_the_platform_s_own_id(
    qapp: QApplication, root: RunningSandbox, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "httpx")
    order_id = listed_by(root, Listing.ORDERS)[0]["order_id"]

    async def main() -> None:
        async with running_console(qapp, root, tmp_path, ("auth", "oms")) as view:
            await signed_in(view.console, root)
            page = oms_of(view)
            view.window.show_page("oms")
            await until(lambda: page.facts["drain"].facts.get("oms", "").startswith("takes work"), "draining")
            assert titles(page) == {*EVERY_FLAVOUR, "One order"}
            assert "anybody who reaches it reads and places orders" in page._cannot_words.plain_text
            assert page.order_line.reason == "Type it first."  # nothing has to be turned on: it starts nothing
            assert "/oms/status" not in paths_asked(caplog, root)  # no order was asked for
            await by_hand(lambda: page.order_line.line.setText(order_id))
            await by_hand(page.order_line.line.returnPressed.emit)
            await until(lambda: page.facts["order"].facts.get("Asked for") == order_id, "the order")
            assert {"instrument", "quantity", "price"} <= page.facts["order"].facts.keys()
            await by_hand(lambda: page.order_requested.emit("nothing-such"))
            await until(lambda: "knows no order of this account" in page.facts["order"].trouble, "no such order")
            assert page.facts["order"].facts.get("Asked for") != "nothing-such"
            await by_hand(view.window.refresh_requested.emit)
            fact = view.console.store.state.reading(ReadingKind.OMS_ROUTING, "oms", "company")
            assert fact.source == ""  # nothing that it does not have is ever asked

    on_qt_loop(main)
    assert paths_asked(caplog, root) == {"/oms/status"}
