"""The Risk page of the running console against the platform as shipped: what is read, how often, and what it says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.core.risk_service_view import NO_LIMITS, THROTTLE_BROKEN
from app.core.risk_view import RiskSubject
from app.core.services import service_rows
from app.core.state import ReadingKey, ReadingKind
from app.shell import risk_room
from app.shell.main import View
from tests.fakes.running_console import by_hand, on_qt_loop, row_of, running_console, signed_in, until
from tests.fakes.sandbox import RunningSandbox
from widgets.risk_page import RiskPage

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints", extend=True),
]
S = RiskSubject
SERVICES = ("auth", "risk", "risk-engine", "portfolio-risk")
CIRCUIT, PRETRADE = "GET /risk/circuit/status", "GET /risk/pretrade/status"
FORECASTS = ("GET /risk/cvar", "GET /risk/nav_forecast")


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSandbox]:
    with RunningSandbox(tmp_path_factory.mktemp("risk") / "state", profile="shipped") as running:
        yield running


def page_of(view: View) -> RiskPage:
    page = view.window.panels["risk"]
    assert isinstance(page, RiskPage)
    return page


def said(view: View, subject: RiskSubject) -> str:
    """All that a card says now."""
    card = page_of(view).cards[subject]
    lines = " ".join(f"{line.word} {line.name} {line.text}" for line in card.lines)
    return f"{card.problem} {lines} {card.facts} {card.remarks}"


def costly(sandbox: RunningSandbox) -> tuple[int, ...]:
    """How often the costly routes were handled: two forecasts and the portfolio."""
    engine, portfolio = sandbox.handled("risk-engine"), sandbox.handled("portfolio-risk")
    return (*(engine.get(route, 0) for route in FORECASTS), portfolio.get("GET /risk/portfolio/status", 0))


def kick(view: View, kind: ReadingKind, service: str) -> None:
    view.console.poller.kick_one(ReadingKey(kind, service))


def test_forecasts_run_for_an_open_page_only_and_once_a_minute(
    qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path
) -> None:
    async def main() -> None:
        async with running_console(qapp, sandbox, tmp_path, SERVICES) as view:
            page, window = page_of(view), view.window
            before = costly(sandbox)

            def more() -> tuple[int, ...]:
                return tuple(now - then for now, then in zip(costly(sandbox), before, strict=True))

            await signed_in(view.console, sandbox)
            await until(lambda: view.console.store.state.risk.track.points, "the limits, on another page")
            refused = sandbox.handled("risk-engine").get(PRETRADE, 0)
            view.console.poller.kick("risk-engine")
            await until(lambda: sandbox.handled("risk-engine").get(PRETRADE, 0) > refused, "the engine's answer")
            assert more() == (0, 0, 0)
            window.show_page("risk")
            await until(lambda: page.cards[S.CVAR].strips and page.cards[S.NAV].facts, "both forecasts")
            await until(lambda: "placeholders" in said(view, S.PORTFOLIO), "the portfolio")
            await until(lambda: CIRCUIT in sandbox.handled("risk-engine"), "the circuit breakers")
            read = sandbox.handled("risk-engine")[CIRCUIT]
            window.show_page("board")
            window.show_page("risk")
            await by_hand(page.refresh_requested.emit)
            await until(lambda: sandbox.handled("risk-engine")[CIRCUIT] > read, "what may be read again")
            assert more() == (1, 1, 1)
            await by_hand(lambda: page.horizon_chosen.emit("1w"))
            await until(
                lambda: "over 1w" in said(view, S.CVAR) and "over 1w" in said(view, S.NAV), "a week's forecasts"
            )
            assert more() == (2, 2, 1)
            await by_hand(lambda: page.horizon_chosen.emit("24h"))
            await until(lambda: "over 24h" in said(view, S.CVAR), "the day's forecast as it was")
            assert more() == (2, 2, 1)

    on_qt_loop(main)


def test_what_the_platform_as_shipped_says_and_what_each_failure_does_to_its_own_card(
    qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path
) -> None:
    async def main() -> None:
        async with running_console(qapp, sandbox, tmp_path, SERVICES) as view:
            view.window.show_page("risk")
            await until(lambda: "Nobody is signed in." in said(view, S.LIMITS), "that nobody is signed in")
            await signed_in(view.console, sandbox)
            await _as_shipped(view)
            await _sizes(view)
            await _failures(view, sandbox)
            await signed_in(view.console, sandbox, "director-2")
            await until(lambda: "AUTHORIZED_VIEWERS" in said(view, S.PORTFOLIO), "that this account is no viewer")
            assert "placeholders" not in said(view, S.PORTFOLIO)
            limits = page_of(view).cards[S.LIMITS]
            await until(lambda: any("$75,000.00" in bar.words for bar in limits.bars[:1]), "its own limits")
            assert "XRP-USD" not in said(view, S.SIZE)  # another account's
            assert not view.console.store.state.notices

    on_qt_loop(main)


def test_the_refresh_key_asks_the_size_too_and_a_closed_page_s_failure_is_forgotten(
    qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(risk_room, "_AGAIN", timedelta(0))
    asked = "GET /risk/size"

    async def main() -> None:
        async with running_console(qapp, sandbox, tmp_path, SERVICES) as view:
            console, window = view.console, view.window
            await signed_in(console, sandbox)
            window.show_page("risk")
            before = sandbox.handled("risk").get(asked, 0)
            await by_hand(lambda: page_of(view).size_requested.emit("BTC-USD"))
            await until(lambda: console.store.state.risk.size.value, "a size")
            window.show_page("board")
            await by_hand(window.refresh_requested.emit)
            assert not console.store.state.risk.sizing
            window.show_page("risk")
            await by_hand(window.refresh_requested.emit)
            await until(lambda: sandbox.handled("risk")[asked] == before + 2, "the size again")
            sandbox.set_fault("risk-engine", "text_500", route="/risk/circuit/status")
            kick(view, ReadingKind.CIRCUIT, "risk-engine")
            await until(lambda: row_of(console, "risk-engine").error, "the service's row")
            window.show_page("board")
            later = console.around.now() + timedelta(minutes=2)
            row = next(one for one in service_rows(console.store.state, later) if one.name == "risk-engine")
            assert row.error is None
            sandbox.clear()

    on_qt_loop(main)


async def _as_shipped(view: View) -> None:
    await until(lambda: THROTTLE_BROKEN.what in said(view, S.THROTTLE), "the standing 500")
    await until(lambda: len(page_of(view).cards[S.LIMITS].bars) == 5, "the limits")
    await until(lambda: "loss cap of $50,000.00" in said(view, S.CVAR), "the engine's own cap")
    await until(lambda: "does not list it" in said(view, S.DIVERSIFICATION), "the targets")
    await until(lambda: "CLEAR" in said(view, S.CIRCUIT), "the circuit breakers")
    await until(lambda: "placeholders" in said(view, S.PORTFOLIO), "the portfolio")


async def _sizes(view: View) -> None:
    page = page_of(view)
    await by_hand(lambda: page.size_requested.emit("BTC-USD"))
    await until(lambda: "NOTHING BTC-USD It does not know" in said(view, S.SIZE), "a size of nothing")
    await by_hand(lambda: page.size_requested.emit("BTC-PERP"))
    await until(lambda: "BTC-PERP is none" in said(view, S.SIZE), "no spot market")
    assert "NOTHING" not in said(view, S.SIZE)
    await by_hand(lambda: page.size_requested.emit("XRP-USD"))
    await until(lambda: "could not compute a size for XRP-USD" in said(view, S.SIZE), "no price")


async def _failures(view: View, sandbox: RunningSandbox) -> None:
    cards = page_of(view).cards
    well = {subject: ("", cards[subject].facts) for subject in (S.CVAR, S.NAV, S.PORTFOLIO)}
    sandbox.set_fault("risk-engine", "garbage_json", route="/risk/circuit/status")
    sandbox.set_fault("risk-engine", "draining_503", route="/risk/pretrade/status")
    sandbox.set_fault("risk", "no_limits")
    kick(view, ReadingKind.CIRCUIT, "risk-engine")
    kick(view, ReadingKind.PRETRADE, "risk-engine")
    kick(view, ReadingKind.LIMITS, "risk")
    await until(lambda: "unexpected form" in said(view, S.CIRCUIT), "garbage")
    await until(lambda: "is draining" in said(view, S.PRETRADE), "draining")
    await until(lambda: NO_LIMITS.what in said(view, S.LIMITS), "no limits")
    assert not cards[S.LIMITS].bars
    assert {subject: (cards[subject].problem, cards[subject].facts) for subject in well} == well
    sandbox.clear()
    kick(view, ReadingKind.LIMITS, "risk")
    await until(lambda: cards[S.LIMITS].bars, "the limits again")
