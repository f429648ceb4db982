"""The history of a key, searched and exported; the reminders of old keys, ticked once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.widgets import key_states as keys
from tests.widgets.keys_room import button, heard, history, show, words
from tests.widgets.states import NOW
from widgets.keys_page import KeysPage
from widgets.text import Paragraph


@pytest.fixture
def page(qtbot: QtBot) -> KeysPage:
    made = KeysPage()
    qtbot.addWidget(made)
    made.resize(1240, 900)
    made.show()
    return made


def test_the_history_is_searched_and_opened_in_full(page: KeysPage, qtbot: QtBot) -> None:
    desk = keys.desk(audit=keys.fact((keys.entry(40), keys.entry(120, "ops")), keys.AUDIT))
    show(page, desk)
    assert len(history(page)) == 2
    search = next(one for one in page.findChildren(QLineEdit) if one.accessibleName() == "Search the history")
    qtbot.keyClicks(search, "OPS kms-5c")
    assert history(page) == ["2025-11-14 03:12:44"]
    assert page._history._count.text() == "1 of 2"
    search.setText("nobody at all")
    assert page._history.emptiness.startswith("No rotation matches")
    show(page, desk)
    assert page._history.emptiness.startswith("No rotation matches")
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert (len(history(page)), page._history.emptiness) == (2, "")
    page._history.table.select_key(page._history._model.row_at(page._history._model.index(1, 0)).row_id)
    qtbot.keyClick(page._history.table, Qt.Key.Key_Return)
    assert "master-2026-01, of 2025-10-15" in words(page) + " ".join(
        part.plain_text for part in page.window().findChildren(Paragraph)
    )


def test_newer_entries_keep_the_selection(page: KeysPage) -> None:
    show(page, keys.desk(audit=keys.fact((keys.entry(40),), keys.AUDIT)))
    table = page._history.table
    table.setCurrentIndex(table.model().index(0, 0))
    chosen = table.selected_key()
    show(page, keys.desk(audit=keys.fact((keys.entry(0), keys.entry(40)), keys.AUDIT)))
    assert (table.selected_key(), table.currentIndex().row()) == (chosen, 1)


@pytest.mark.parametrize("form", ["csv", "json"])
def test_the_history_is_exported(page: KeysPage, form: str) -> None:
    show(page, keys.desk(audit=keys.failed(keys.NO_KEY, keys.AUDIT)))
    assert not button(page, f"Export {form.upper()}…").isEnabled()
    show(page, keys.desk())
    asked = heard(page.export_requested)
    button(page, f"Export {form.upper()}…").click()
    assert asked == [(form,)]


def test_a_reminder_is_ticked_and_confirmed_once(page: KeysPage, qtbot: QtBot) -> None:
    show(page, keys.desk(reminders=keys.reminders(3, 9)))
    asked = heard(page.reminder_done_requested)
    first, second = page._reminders.ticks
    assert second.accessibleName().startswith("Deleted at Kraken. company: delete the old key b810 77e4 19aa")
    qtbot.keyClick(second, Qt.Key.Key_Space)
    assert page._reminders.confirm.isVisible()
    assert asked == []
    qtbot.keyClick(page._reminders.confirm, Qt.Key.Key_Escape)
    assert (second.isChecked(), page._reminders.confirm.isVisible()) == (False, False)
    first.click()
    second.click()
    assert (first.isChecked(), second.isChecked()) == (False, True)
    qtbot.keyClick(page._reminders.confirm._confirm, Qt.Key.Key_Return)
    assert asked == [("rot-9",)]
    done = tuple(one.done("company", NOW) if one.rotation_id == "rot-9" else one for one in keys.reminders(3, 9))
    show(page, keys.desk(reminders=done))
    assert len(page._reminders.ticks) == 1
    assert "was deleted at Kraken, ticked by company on 2026-03-14." in page._reminders.done_words


def test_a_tick_taken_back_asks_for_nothing(page: KeysPage) -> None:
    show(page, keys.desk(reminders=keys.reminders(3)))
    asked = heard(page.reminder_done_requested)
    (tick,) = page._reminders.ticks
    tick.click()
    tick.click()
    assert (page._reminders.confirm.isVisible(), asked) == (False, [])
    tick.click()
    show(page, keys.desk())
    assert (page._reminders.confirm.isVisible(), page._reminders.ticks) == (False, ())


def test_ctrl_f_goes_to_the_search(page: KeysPage, qtbot: QtBot) -> None:
    show(page, keys.desk())
    with qtbot.waitActive(page):
        page.activateWindow()
    qtbot.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page._history._search.hasFocus()
