"""The OMS page: a flavour's cards and no others, reads with an effect off at first, each trouble its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from api_client.models.oms import (
    OrderPath,
    OrderStatus,
    RateLimits,
    RoutingStatus,
)
from app.core.freshness import Failure
from app.core.oms_view import OrderLooked
from app.core.state import ReadingKind
from tests.widgets.lookup_states import CURVE, LIMITS, ZERO, oms, oms_async, oms_core
from tests.widgets.page_desk import FAILURES, button, failing, heard, known, with_services
from tests.widgets.states import NOW
from widgets import theme
from widgets.oms_page import OmsPage


@pytest.fixture
def page(qtbot: QtBot) -> OmsPage:
    made = OmsPage()
    qtbot.addWidget(made)
    made.resize(1240, 900)
    made.show()
    return made


def cards(page: OmsPage) -> set[str]:
    titles = {card: card.accessibleName() for card, _ in page._places}
    return {title for card, title in titles.items() if not card.isHidden()}


@pytest.mark.parametrize(
    ("flavour", "shown", "hidden"),
    [
        ("async", {"Routing", "Rate limits", "Impact of an order's size", "One order"}, {"Trades"}),
        ("core", {"Shadow against real", "Trades", "Balances at Kraken"}, {"Routing", "One order"}),
        ("root", {"One order", "Draining"}, {"Rate limits", "Reads that make the OMS call Kraken"}),
    ],
)
def test_a_flavour_shows_its_own_cards_and_says_what_it_cannot_tell(
    page: OmsPage, flavour: str, shown: set[str], hidden: set[str]
) -> None:
    page.show_state(oms(flavour), NOW)
    assert shown <= cards(page)
    assert not hidden & cards(page)
    assert f"({flavour} flavour)" in page._cannot_words.plain_text
    whose = "The platform's own id" if flavour == "root" else "The client's id"
    assert page.order_line.line.placeholderText() == f"{whose} of an order"
    assert page._heading.subtitle == f"{flavour} flavour · This console places and cancels no orders."


def test_without_an_oms_the_page_says_so(page: OmsPage) -> None:
    page.show_time(NOW)
    page.show_state(with_services(), NOW)
    assert page._empty.isVisible()
    assert not page._cards.isVisible()


def test_reads_with_an_effect_are_off_until_a_person_turns_them_on(page: OmsPage, qtbot: QtBot) -> None:
    page.show_state(oms_async(), NOW)
    turned, orders = heard(page.probing_requested), heard(page.order_requested)
    assert page.probing.words.startswith("OFF")
    assert page.facts["routing"].trouble == ""
    page.order_line.line.setText("demo-open")
    qtbot.keyClick(page.order_line.line, Qt.Key.Key_Return)
    assert (orders, page.order_line.reason) == ([], "Turn the reads above on first.")
    qtbot.keyClick(page.probing.button, Qt.Key.Key_Space)
    page.show_probing(on=True)
    assert page.probing.words.startswith("ON")
    qtbot.keyClick(page.order_line.line, Qt.Key.Key_Return)
    qtbot.keyClick(page.probing.button, Qt.Key.Key_Space)
    assert (turned, orders) == ([(True,), (False,)], [("demo-open",)])


def test_what_the_async_flavour_tells(page: OmsPage) -> None:
    state = known(oms_async(), ReadingKind.OMS_ROUTING, "oms", RoutingStatus(1.9, None, OrderPath.REST))
    found = OrderStatus("OSBX", "open", ZERO, ZERO)
    state = known(state, ReadingKind.OMS_ORDER, "oms", OrderLooked("demo", found))
    page.show_state(state, NOW)
    rest, socket = page.budgets.gauges
    assert rest.words.startswith("▲ NEAR REST 17 of 20 in 10 s, 2 waiting: 3 left, 1 in flight. The OMS holds requests")
    assert socket.words.startswith("● WITHIN WebSocket 0 of 60 in 10 s, None waits: 60 left")
    assert ((rest.bar.share, rest.bar.tone), socket.bar.tone) == ((pytest.approx(0.85), "warn"), "muted")
    assert rest.accessibleName() == "Rate limit, REST"
    assert rest.accessibleDescription().startswith("REST: NEAR. 17 of 20 in 10 s. 2 waiting. 3 left")
    assert page.facts["routing"].facts["REST"] == "not measured"
    assert page.facts["order"].facts["Asked for"] == "demo"
    assert page.facts["reconcile"].facts["Alerts"] == "0 since the start · one reading so far"
    assert page.facts["drain"].remarks == "No service of this environment tells whether it drains."
    nothing = known(state, ReadingKind.OMS_RATE_LIMITS, "oms", RateLimits(()))
    page.show_state(nothing, NOW)
    assert page.budgets.remarks.startswith("The OMS keeps no budget of this account")


def test_a_gauge_that_is_used_up_or_old_says_so_without_its_colour(page: OmsPage) -> None:
    used_up = RateLimits((replace(LIMITS.limits[0], remaining=0, backlog=0),))
    page.show_state(known(oms_async(), ReadingKind.OMS_RATE_LIMITS, "oms", used_up), NOW)
    (gauge,) = page.budgets.gauges
    assert gauge.words.startswith("■ REACHED REST 20 of 20 in 10 s, None waits: 0 left")
    assert gauge.bar.tone == "fail"
    page.show_time(NOW + timedelta(minutes=5))
    assert gauge.words.startswith("◆ UNKNOWN REST 20 of 20")
    assert gauge.bar.tone == "unknown"
    assert page.budgets.remarks.startswith("The mark on each track")


def colours(widget: QWidget) -> set[str]:
    picture = widget.grab().toImage()
    return {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}


@pytest.mark.parametrize("name", ["dark", "light"])
def test_gauges_and_curve_are_drawn_and_show_the_keyboards_place(
    page: OmsPage, qtbot: QtBot, qapp: QApplication, name: str
) -> None:
    theme.apply(qapp, name)
    page.show_state(known(oms_async(), ReadingKind.OMS_IMPACT, "oms", CURVE), NOW)
    with qtbot.waitActive(page):
        page.activateWindow()
    rest = page.budgets.gauges[0]
    for widget, drawn in ((rest, "warn"), (page.curve, "accent")):
        assert theme.colour(drawn).name() in colours(widget)
        corner = {widget.grab().toImage().pixelColor(widget.width() // 2, 0).name()}
        widget.setFocus()
        assert {widget.grab().toImage().pixelColor(widget.width() // 2, 0).name()} != corner


def test_the_line_goes_from_point_to_point(page: OmsPage) -> None:
    page.show_state(known(oms_async(), ReadingKind.OMS_IMPACT, "oms", CURVE), NOW)
    picture = page.curve.grab().toImage()
    for one, other in ((0, 1), (1, 2)):
        middle = ((page.curve.point(one) + page.curve.point(other)) / 2).toPoint()
        column = [picture.pixelColor(middle.x(), middle.y() + down) for down in range(-2, 3)]
        drawn = max(column, key=lambda colour: colour.blue() - colour.red())
        accent = theme.colour("accent")
        assert drawn.blue() - drawn.red() > (accent.blue() - accent.red()) / 3


def test_the_curve_is_read_point_by_point_with_the_keys(page: OmsPage, qtbot: QtBot) -> None:
    state = known(oms_async(), ReadingKind.OMS_IMPACT, "oms", CURVE)
    page.show_state(state, NOW)
    curve = page.curve
    assert curve.reading == "Basis points by the order's size; equal steps across multiply the size. Left and Right" + (
        " read its points."
    )
    assert curve.accessibleName() == "Impact curve of BTC/USD"
    assert "An order of $100,000.00 moves the price 1.8 bps." in curve.accessibleDescription()
    read = []
    keys = Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Home
    for key in keys:
        qtbot.keyClick(curve, key)
        read.append(curve.reading.split()[3])
    sizes = "$10,000.00", "$100,000.00", "$1,000,000.00"
    assert read == [sizes[0], sizes[1], sizes[2], sizes[2], sizes[1], sizes[0]]
    assert curve.accessibleDescription().startswith("An order of $10,000.00 moves the price 0.57 bps.")
    page.show_state(known(state, ReadingKind.OMS_IMPACT, "oms", replace(CURVE, as_of=NOW)), NOW)
    assert curve.reading.split()[3] == sizes[0]
    qtbot.keyClick(curve, Qt.Key.Key_Escape)
    assert curve.reading.startswith("Basis points")
    qtbot.keyClick(curve, Qt.Key.Key_Left)
    assert curve.reading.split()[3] == sizes[2]
    page.show_state(known(state, ReadingKind.OMS_IMPACT, "oms", replace(CURVE, points=())), NOW)
    assert curve.isHidden()


def test_the_mouse_reads_the_nearest_point_and_forgets_it(page: OmsPage) -> None:
    page.show_state(known(oms_async(), ReadingKind.OMS_IMPACT, "oms", CURVE), NOW)
    curve = page.curve
    place, none = curve.point(1) + QPointF(9, 30), Qt.MouseButton.NoButton
    moved = QMouseEvent(QEvent.Type.MouseMove, place, place, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(curve, moved)
    assert curve.reading.split()[3] == "$100,000.00"
    assert curve.point(0).y() > curve.point(1).y() > curve.point(2).y()
    QApplication.sendEvent(curve, QEvent(QEvent.Type.Leave))
    assert curve.reading.startswith("Basis points")


def test_what_the_core_flavour_tells(page: OmsPage) -> None:
    page.show_state(oms_core(), NOW)
    page.show_time(NOW + timedelta(minutes=2))
    assert page.shadow.cells()[0] == ("Realised profit", "$10.00", "$10.00", "$0.00")
    assert page.facts["balances"].facts == {"Net asset value": "–", "BTC": "0.25"}
    assert page.trades.cells()[0][:2] == ("2026-03-14 03:00:00", "BTC/USD")
    assert page.trades._age.text().endswith("2 min")


@pytest.mark.parametrize("failure", FAILURES, ids=lambda failure: failure.kind.value)
def test_a_cards_trouble_is_its_own(page: OmsPage, failure: Failure) -> None:
    at_oms = replace(failure, service="oms")
    page.show_state(failing(oms_async(), ReadingKind.OMS_RATE_LIMITS, "oms", at_oms), NOW)
    assert page.budgets.trouble
    assert len(page.budgets.gauges) == 2
    assert not page.facts["reconcile"].trouble
    for kind, loud in (
        (ReadingKind.OMS_SHADOW, lambda: page.shadow.trouble),
        (ReadingKind.OMS_BALANCES, lambda: page.facts["balances"].trouble),
        (ReadingKind.OMS_TRADES, lambda: page.trades.trouble),
    ):
        page.show_state(failing(oms_core(), kind, "oms", at_oms), NOW)
        all_three: list[Any] = [page.shadow.trouble, page.facts["balances"].trouble, page.trades.trouble]
        assert loud()
        assert sum(map(bool, all_three)) == 1


def test_what_else_leaves_the_page(page: OmsPage, qtbot: QtBot) -> None:
    page.show_state(oms_async(), NOW)
    symbols, refreshes = heard(page.symbol_requested), heard(page.refresh_requested)
    qtbot.keyClick(page.symbol_line.line, Qt.Key.Key_Return)
    qtbot.keyClicks(page.symbol_line.line, " ETH/USD ")
    qtbot.keyClick(button(page, "Show"), Qt.Key.Key_Return)
    qtbot.keyClick(button(page, "Refresh"), Qt.Key.Key_Return)
    assert (symbols, refreshes) == ([("ETH/USD",)], [()])
