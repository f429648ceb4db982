"""The Risk page: cards as the core words them, side by side without harm, and what leaves the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt, SignalInstance
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QBoxLayout, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from api_client.models.simulation import SimulationStatus
from app.core.freshness import Failure, FailureKind, Slice
from app.core.risk_look import RiskLook, horizon_named
from app.core.risk_view import RiskSubject
from app.core.state import AppState, ReadingKey, ReadingKind, ServiceAddress, SessionState
from tests.core import risks
from tests.core.risks import NOW
from tests.core.states import simulation
from widgets import theme
from widgets.metrics_choice import ChoiceBox
from widgets.risk_page import RiskPage
from widgets.risk_panel import RiskPanel
from widgets.scroll_column import ScrollColumn
from widgets.section import SectionCard

S, K = RiskSubject, ReadingKind
DRAINING = Failure(FailureKind.DRAINING, "risk-engine", "draining", 503)


@pytest.fixture
def page(qtbot: QtBot) -> RiskPage:
    made = RiskPage()
    qtbot.addWidget(made)
    made.resize(1240, 900)
    made.show()
    return made


def show(page: RiskPage, state: AppState) -> RiskPage:
    page.show_state(state, NOW)
    return page


def shown(card: RiskPanel) -> tuple[object, ...]:
    bars, strips = [row.words for row in card.bars], [row.words for row in card.strips]
    return (card.problem, card.remarks, card.facts, card.lines, bars, strips, card._age.text())


def everything(page: RiskPage) -> dict[RiskSubject, tuple[object, ...]]:
    return {subject: shown(card) for subject, card in page.cards.items()}


def heard(signal: SignalInstance) -> list[object]:
    emitted: list[object] = []
    signal.connect(lambda *values: emitted.append(values[0] if values else None))
    return emitted


def button(page: RiskPage, text: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.text() == text)


def symbol(page: RiskPage) -> QLineEdit:
    return page.findChildren(QLineEdit)[0]


def test_bars_say_and_draw_the_same(page: RiskPage) -> None:
    state = risks.having(risks.healthy(), K.LIMITS, risks.report("124500"))
    loss, fees, trade, *_ = show(page, state).cards[S.LIMITS].bars
    assert loss.words.startswith("NEAR Daily loss $124,500.00 of $150,000.00: $25,500.00 left.")
    assert loss.bar.share == pytest.approx(0.83) and loss.bar.tone == "warn"
    assert loss.bar.accessibleName() == "Daily loss, used of the limit"
    assert loss.bar.accessibleDescription() == "NEAR: $124,500.00 of $150,000.00"
    assert fees.bar.tone == "muted" and trade.bar.isHidden()


def test_a_limit_that_is_reached_fills_its_bar(page: RiskPage) -> None:
    loss = show(page, risks.having(risks.healthy(), K.LIMITS, risks.report("150001"))).cards[S.LIMITS].bars[0]
    assert (loss.bar.share, loss.bar.tone) == (1.0, "fail")
    colours = _colours(loss.bar)
    assert theme.colour("fail").name() in colours and theme.colour("warn").name() not in colours


def test_bars_go_with_the_limits(page: RiskPage) -> None:
    show(page, risks.healthy())
    card = show(page, risks.failing(risks.healthy(), K.LIMITS, risks.NO_LIMITS)).cards[S.LIMITS]
    assert not card.bars and not card.facts
    assert card.problem.startswith("The risk service has no limits for this account")
    assert card._trouble.property("tone") == "warn"
    assert len(show(page, risks.healthy()).cards[S.LIMITS].bars) == 5


def test_the_standing_failure_of_throttling_is_calm(page: RiskPage) -> None:
    always = Failure(FailureKind.SERVER_FAULT, "risk", "status", 500)
    card = show(page, risks.failing(risks.healthy(), K.THROTTLE, always)).cards[S.THROTTLE]
    assert "always answers 500" in card.problem and card._trouble.property("tone") == ""
    assert not card.lines


@pytest.mark.parametrize("kind", [kind for kind in risks.SOURCES if kind is not K.CVAR_1W], ids=lambda kind: kind.name)
def test_a_card_that_cannot_be_read_leaves_its_neighbours(page: RiskPage, kind: ReadingKind) -> None:
    before = everything(show(page, risks.healthy()))
    after = everything(show(page, risks.failing(risks.healthy(), kind, DRAINING)))
    changed = {subject for subject in S if before[subject] != after[subject]}
    of = {"LIMITS": {S.DIVERSIFICATION}, "PORTFOLIO_RISK": {S.DIVERSIFICATION}}.get(kind.name, set())
    assert len(changed - of) == 1 and changed >= of
    (subject,) = changed - of
    assert "draining" in page.cards[subject].problem
    assert everything(show(page, risks.healthy())) == before


def test_strips_are_drawn_and_said(page: RiskPage) -> None:
    nav, pnl, loss = show(page, risks.healthy()).cards[S.CVAR].strips
    assert nav.words.replace("\N{NO-BREAK SPACE}", " ").startswith(
        "Net asset value: lowest −$9,000.00 · 1 %: −$6,000.00"
    )
    assert pnl.plot.accessibleName() == "Profit and loss, percentiles"
    assert loss.plot.accessibleDescription().endswith(
        "highest\N{NO-BREAK SPACE}$9,500.00 · mean\N{NO-BREAK SPACE}$12.50"
    )
    box, body = pnl.plot.span(25, 75), pnl.plot.span(5, 95)
    assert box is not None and body is not None
    assert body[0] < box[0] < box[1] < body[1] and pnl.plot.span(5, 90) is None
    colours = _colours(pnl.plot)
    assert {theme.colour(token).name() for token in ("edge", "muted", "text", "accent")} <= colours


def test_strips_say_the_mode_while_an_account_may_not_be_live(page: RiskPage) -> None:
    given, at = risks.healthy(), ServiceAddress("sim-mode", "https://sim-mode.example.com")
    assert {strip.mark for strip in show(page, given).cards[S.CVAR].strips} == {"LIVE (UNKNOWN)"}
    given = replace(given, environment=replace(given.environment, services=(*given.environment.services, at)))
    for active, mark in (((), ""), (("company",), "MIXED"), (("company", "director-1"), "SIMULATION")):
        read = simulation(*active, accounts=("company", "director-1"))
        fact = Slice[SimulationStatus]("GET /sim/status", 10.0).succeeded(read, NOW)
        show(page, given.with_reading(ReadingKey(K.SIMULATION, "sim-mode"), fact))
        assert {strip.mark for strip in page.cards[S.CVAR].strips} == {mark}


def test_a_strip_without_spread_or_percentiles_draws_what_there_is(page: RiskPage) -> None:
    one = risks.distribution(*["5"] * 7, low="5", high="5", mean="5")
    bare = replace(risks.distribution(), percentiles=risks.DecimalMap({}))
    told = replace(risks.cvar(), distribution=risks.Distributions(one, bare, one))
    nav, pnl, _ = show(page, risks.having(risks.healthy(), K.CVAR_24H, told)).cards[S.CVAR].strips
    assert nav.words == "Net asset value: Every simulation ends at $5.00."
    assert theme.colour("muted").name() not in _colours(nav.plot)
    assert theme.colour("muted").name() not in _colours(pnl.plot) and theme.colour("edge").name() in _colours(pnl.plot)


def test_another_horizon_is_asked_for_and_named(page: RiskPage, qtbot: QtBot) -> None:
    chosen = heard(page.horizon_chosen)
    box = show(page, risks.healthy()).findChildren(ChoiceBox)[0]
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_End)
    assert chosen == ["1w"]
    show(page, replace(risks.healthy(), risk=RiskLook(horizon=horizon_named("1w"))))
    assert box.key == "1w" and chosen == ["1w"]
    assert page.cards[S.CVAR]._remark.text() == "1 week"
    assert page.cards[S.CVAR].remarks == "It has not been read yet."


@pytest.mark.parametrize("press", ["enter", "button"])
def test_a_symbol_is_sized_as_the_service_writes_it(page: RiskPage, qtbot: QtBot, press: str) -> None:
    asked = heard(page.size_requested)
    show(page, risks.healthy())
    qtbot.keyClicks(symbol(page), " eth-usd")
    if press == "enter":
        qtbot.keyClick(symbol(page), Qt.Key.Key_Return)
    else:
        qtbot.keyClick(button(page, "Size"), Qt.Key.Key_Space)
    assert asked == ["ETH-USD"] and symbol(page).text() == "ETH-USD"


def test_nothing_is_asked_without_a_symbol_or_a_session(page: RiskPage, qtbot: QtBot) -> None:
    asked = heard(page.size_requested)
    show(page, risks.silent())
    assert symbol(page).isEnabled() and not button(page, "Size").isEnabled()
    qtbot.keyClick(symbol(page), Qt.Key.Key_Return)
    show(page, risks.silent(session=SessionState()))
    assert not symbol(page).isEnabled() and not button(page, "Size").isEnabled()
    show(page, risks.silent("oms"))
    assert not symbol(page).isEnabled()
    assert asked == []


def test_what_is_typed_survives_news(page: RiskPage, qtbot: QtBot) -> None:
    show(page, risks.silent())
    qtbot.keyClicks(symbol(page), "SOL")
    show(page, risks.healthy())
    assert symbol(page).text() == "SOL" and button(page, "Size").isEnabled()


def test_refresh_is_asked_for_by_key(page: RiskPage, qtbot: QtBot) -> None:
    asked = heard(page.refresh_requested)
    qtbot.keyClick(button(page, "Refresh"), Qt.Key.Key_Return)
    assert asked == [None]


def test_ages_advance_without_news(page: RiskPage) -> None:
    page.show_time(NOW)  # before any state: nothing to advance
    show(page, risks.healthy())
    page.show_time(NOW + timedelta(seconds=60))
    assert page.cards[S.CIRCUIT]._age.text() == "GET /risk/circuit/status · 1 min"
    assert page.cards[S.CIRCUIT]._age.property("tone") == "stale"


def test_columns_stand_under_each_other_where_there_is_little_room(page: RiskPage) -> None:
    assert page._pair.direction() == QBoxLayout.Direction.LeftToRight
    page.resize(800, 900)
    assert page._pair.direction() == QBoxLayout.Direction.TopToBottom
    show(page, risks.healthy())
    for width in (900, 950, 1000, 1050):
        page.resize(width, 900)
        (cards,) = page.findChildren(ScrollColumn)
        assert cards.widget().minimumSizeHint().width() <= cards.viewport().width(), "nothing is cut off"


def test_every_control_has_a_name_and_every_card_a_title(page: RiskPage) -> None:
    show(page, risks.healthy())
    controls: list[QWidget] = [*page.findChildren(QPushButton), *page.findChildren(QLineEdit)]
    controls += page.findChildren(ChoiceBox)
    assert controls and all(one.accessibleName() for one in controls)
    assert {card.accessibleName() for card in page.findChildren(SectionCard)} == {subject.value for subject in S}


@pytest.mark.parametrize("name", ["dark", "light"])
@pytest.mark.parametrize("make", [risks.healthy, risks.silent], ids=["healthy", "silent"])
def test_it_draws_in_both_themes(page: RiskPage, qapp: QApplication, name: str, make: Callable[[], AppState]) -> None:
    theme.apply(qapp, name)
    show(page, make())
    assert page.grab().toImage().pixelColor(QPoint(2, 2)).name() == theme.colour("bg").name()


def _colours(widget: QWidget) -> set[str]:
    picture = widget.grab().toImage()
    return {QColor(picture.pixel(x, y)).name() for x in range(picture.width()) for y in range(picture.height())}
