"""Ctrl+P and `?` in the window: everything is listed with its key, is done by Enter, and holds nothing up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from api_client.models.kill_switch import KillReason
from app.core.halt_order import ArmedKill
from app.core.palette import PaletteEntry
from app.core.palette_words import FURTHER_WORDS
from app.shell.palette_wiring import PaletteWiring
from app.shell.panels import PANELS
from app.shell.window import Window
from tests.fakes.running_console import by_hand, on_qt_loop, running_console, signed_in, until
from tests.fakes.sandbox import RunningSandbox
from tests.widgets import page_states
from tests.widgets.page_states import NOW
from widgets import theme
from widgets.keys_sheet import KeysSheet
from widgets.palette import Palette
from widgets.palette_actions import KILL_KEY

pytestmark = [
    pytest.mark.xdist_group("palette"),
    pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints", extend=True),
]


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> Iterator[Window]:
    theme.apply(qapp, "dark")
    state = page_states.healthy()
    made = Window(state.environment, PANELS)
    qtbot.addWidget(made, before_close_func=lambda one: one.let_close())
    made.show_state(state, NOW)
    with qtbot.waitActive(made):
        made.show()
    yield made


@pytest.fixture
def wiring(window: Window) -> PaletteWiring:
    return PaletteWiring(window)


def opened(wiring: PaletteWiring, qtbot: QtBot) -> Palette:
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    palette = wiring.palette
    assert palette is not None
    qtbot.waitUntil(palette.search.hasFocus)
    return palette


def keys_sheet(wiring: PaletteWiring, qtbot: QtBot) -> KeysSheet:
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    QTest.keyClick(QApplication.focusWidget(), "?")
    sheet = wiring.sheet
    assert sheet is not None
    qtbot.waitUntil(lambda: sheet.isAncestorOf(QApplication.focusWidget() or wiring_window(sheet)))
    return sheet


def wiring_window(sheet: KeysSheet) -> QWidget:
    window = sheet.parentWidget()
    assert window is not None
    return window


def entry(palette: Palette, words: str) -> PaletteEntry:
    return next(one for one in palette.list.entries if one.words == words)


def test_it_lists_every_page_with_its_key_and_the_kill_as_arming_only(wiring: PaletteWiring, qtbot: QtBot) -> None:
    palette = opened(wiring, qtbot)
    listed = {(one.words, one.key) for one in palette.list.entries}
    assert {(row.title, row.key) for row in PANELS} <= listed
    arming = entry(palette, "Arm the kill switch")
    assert arming.place == "Everywhere · arms only; nothing is sent by it"
    assert palette.list.entries[0] != arming
    assert sum(one.key == KILL_KEY for one in palette.list.entries) == 1


def test_letters_and_enter_open_a_page_and_the_keyboard_is_on_it(
    window: Window, wiring: PaletteWiring, qtbot: QtBot
) -> None:
    palette = opened(wiring, qtbot)
    assert QApplication.focusWidget() is palette.search
    QTest.keyClicks(palette.search, "ovsight")
    assert palette.list.current is not None
    assert palette.list.current.words == "Oversight"
    assert palette.search.accessibleDescription().startswith("Oversight, Page · Act")
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert not palette.isVisible()
    qtbot.waitUntil(lambda: window.page_id == "oversight")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.panels["oversight"])


def test_the_last_used_is_first_the_next_time(window: Window, wiring: PaletteWiring, qtbot: QtBot) -> None:
    palette = opened(wiring, qtbot)
    QTest.keyClicks(palette.search, "journal")
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.page_id == "journal")
    assert opened(wiring, qtbot).list.entries[0].words == "Journal"


def test_arrow_and_page_keys_walk_and_stop_at_the_ends(wiring: PaletteWiring, qtbot: QtBot) -> None:
    palette = opened(wiring, qtbot)
    rows = palette.list.entries
    for key, place in (
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_Down, 1),
        (Qt.Key.Key_PageDown, 1 + palette.list.page_rows()),
        (Qt.Key.Key_PageUp, 1),
    ):
        QTest.keyClick(palette.search, key)
        assert palette.list.current == rows[place]
    for _ in rows:
        QTest.keyClick(palette.search, Qt.Key.Key_PageDown)
    assert palette.list.current == rows[-1]


def test_what_cannot_be_done_says_why_and_is_not_done(window: Window, wiring: PaletteWiring, qtbot: QtBot) -> None:
    window.show_page("journal")
    palette = opened(wiring, qtbot)
    csv = entry(palette, "Export CSV…")
    assert csv.why_not == "The journal holds no record yet."
    QTest.keyClicks(palette.search, "export csv")
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert palette.remark == "Export CSV…: The journal holds no record yet."
    QTest.keyClick(palette.search, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_nothing_found_is_said_and_enter_does_nothing(wiring: PaletteWiring, qtbot: QtBot) -> None:
    palette = opened(wiring, qtbot)
    QTest.keyClicks(palette.search, "zzzz")
    assert palette.list.entries == ()
    assert palette.remark == "No page and no action is called anything like “zzzz”."
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_a_shortcut_does_what_its_key_does(window: Window, wiring: PaletteWiring, qtbot: QtBot) -> None:
    window.show_page("portfolio")
    palette = opened(wiring, qtbot)
    assert entry(palette, "Search these rows").key == "Ctrl+F"
    QTest.keyClicks(palette.search, "search rows")
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))


def test_arming_is_asked_for_once_the_palette_has_gone(window: Window, wiring: PaletteWiring, qtbot: QtBot) -> None:
    palette = opened(wiring, qtbot)
    QTest.keyClicks(palette.search, "kill")
    with qtbot.waitSignal(window.annunciator.arm_requested):
        QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert opened(wiring, qtbot).list.entries[0].words != "Arm the kill switch"


def test_locking_closes_both_once(window: Window, wiring: PaletteWiring, qtbot: QtBot) -> None:
    state = page_states.healthy()
    locked = replace(state, locked=True)
    for open_one in (opened, keys_sheet):
        sheet = open_one(wiring, qtbot)
        wiring.show_state(state)
        wiring.show_state(locked)
        assert not sheet.isVisible()
        sheet = open_one(wiring, qtbot)
        wiring.show_state(locked)
        assert sheet.isVisible()
        wiring.close()


def test_other_words_for_an_action_find_it(wiring: PaletteWiring, qtbot: QtBot) -> None:
    palette = opened(wiring, qtbot)
    for text, words in (("theme", "Light or dark"), ("mfa", "Renew"), ("stop trading", "Arm the kill switch")):
        palette.search.setText(text)
        assert words in [one.words for one in palette.list.entries[:3]]


def test_an_armed_kill_closes_both(window: Window, wiring: PaletteWiring, qtbot: QtBot) -> None:
    state = page_states.healthy()
    kill = ArmedKill(("company",), KillReason.LOSS_CAP_BREACH, "", NOW, NOW, {}, "")
    armed = replace(state, halt=replace(state.halt, armed=kill))
    for open_one in (opened, keys_sheet):
        sheet = open_one(wiring, qtbot)
        wiring.show_state(state)
        assert sheet.isVisible()
        wiring.show_state(armed)
        assert not sheet.isVisible()


def test_a_locked_window_offers_to_unlock_and_to_arm_but_no_page(
    window: Window, wiring: PaletteWiring, qtbot: QtBot
) -> None:
    window.show_state(replace(page_states.healthy(), locked=True), NOW)
    window.lock_screen.setFocus()
    words = {one.words for one in opened(wiring, qtbot).list.entries}
    assert {"Arm the kill switch", "Unlock…"} <= words
    assert not words & {row.title for row in PANELS}
    wiring.close()
    assert {row.place for row in keys_sheet(wiring, qtbot).rows} <= {"Locked", "Everywhere"}


def test_the_sheet_lists_the_keys_of_page_and_window(window: Window, wiring: PaletteWiring, qtbot: QtBot) -> None:
    window.show_page("tasks")
    window.rail.setFocus()
    sheet = keys_sheet(wiring, qtbot)
    listed = {(row.place, row.key) for row in sheet.rows}
    assert {("Tasks", "Ctrl+F"), ("Everywhere", KILL_KEY), ("Everywhere", "Ctrl+P"), ("Everywhere", "F5")} <= listed
    assert ("Pages", "Ctrl+1") in listed
    QTest.keyClick(QApplication.focusWidget(), "?")
    assert not sheet.isVisible()


def test_a_question_mark_stays_a_character_where_it_is_typed(
    window: Window, wiring: PaletteWiring, qtbot: QtBot
) -> None:
    window.show_page("portfolio")
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClick(field, "?")
    assert field.text() == "?"
    assert wiring.sheet is None


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSandbox]:
    with RunningSandbox(tmp_path_factory.mktemp("palette") / "state") as running:
        yield running


def test_the_kill_key_works_through_the_open_palette_and_polling_goes_on(
    qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path
) -> None:
    async def main() -> None:
        async with running_console(qapp, sandbox, tmp_path, ("auth", "kill-switch")) as view:
            await signed_in(view.console, sandbox)
            await by_hand(view.wiring.palette.open_palette)
            palette = view.wiring.palette.palette
            assert palette is not None
            keys = {one.words: one.key for one in palette.list.entries}
            assert keys["Export…"] == "Ctrl+E"
            assert keys["Manual at this place"] == "F1"
            assert {one.also for one in palette.list.entries} >= set(FURTHER_WORDS.values())
            await by_hand(lambda: palette.search.setText("sens"))
            assert palette.list.entries[0].words == "Hide or show amounts and names"
            seen = view.console.store.state
            await until(lambda: view.console.store.state is not seen, "news behind the palette")
            held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
            await by_hand(lambda: QTest.keyClick(palette.search, Qt.Key.Key_K, held))
            await until(lambda: view.console.store.state.halt.armed is not None, "the arming")
            await until(lambda: not palette.isVisible(), "the palette closed")
            await by_hand(lambda: view.console.halting.disarm("the test ends"))

    on_qt_loop(main)


def test_the_list_of_keys_begins_at_its_first_row_each_time(window: Window, wiring: PaletteWiring) -> None:
    for page_id in ("board", "metrics"):
        window.show_page(page_id)
        wiring.open_keys()
        assert wiring.sheet is not None
        assert wiring.sheet._table.currentIndex().row() == 0
        wiring.sheet._table.setCurrentIndex(wiring.sheet._model.index(4, 0))
        wiring.close()
