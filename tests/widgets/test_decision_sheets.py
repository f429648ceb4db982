"""The sheets ask for what a decision needs, say whose name it bears, and hand over nothing half typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.core.areas import Area
from app.core.readiness.probe import Finding
from tests.widgets import key_states as keys
from tests.widgets import page_states as platforms
from tests.widgets.page_states import NOW
from widgets.director_sheet import DirectorSheet
from widgets.enter_mode_sheets import EnterSimulationSheet
from widgets.note_sheet import NoteSheet
from widgets.screen_room import fill_sheet, fit_to_screen
from widgets.sign_in_sheet import SignInPurpose, SignInSheet
from widgets.waiver_sheet import SPANS, WaiverSheet


def failing() -> Finding:
    judged = platforms.judged(platforms.troubled()).judged
    assert judged is not None
    return judged.board.area(Area.GOVERNANCE).findings[0]


@pytest.fixture
def sheet(qtbot: QtBot) -> WaiverSheet:
    made = WaiverSheet()
    qtbot.addWidget(made)
    made.open_for(failing(), "ops@example.com", NOW)
    return made


def confirmed(sheet: WaiverSheet | NoteSheet) -> list[tuple[object, ...]]:
    heard: list[tuple[object, ...]] = []
    sheet.confirmed.connect(lambda *args: heard.append(args))
    return heard


def test_it_says_what_is_waived_and_in_whose_name(sheet: WaiverSheet) -> None:
    assert sheet._title.plain_text == "Waive “Do the guarded services have their session store?”"
    assert sheet._what.plain_text.startswith("session-store is FAIL: secrets: Secrets is not wired")
    assert sheet._name.plain_text == "In the name of ops@example.com; the journal keeps it."
    assert "annunciator" in sheet._effect.plain_text


def test_the_reason_and_the_word_are_both_needed(sheet: WaiverSheet) -> None:
    heard = confirmed(sheet)
    for reason, word, missing in (
        ("", "", "Type a reason"),
        ("   ", "WAIVE", "Type a reason"),
        ("Ships on Monday", "", "Type WAIVE"),
        ("Ships on Monday", "waive", "Type WAIVE"),
        ("Ships on Monday", "WAIV", "Type WAIVE"),
    ):
        sheet._reason.setText(reason)
        sheet._word.setText(word)
        assert sheet._gate.reason == missing
        assert not sheet._submit.isEnabled()
        QTest.keyClick(sheet._word, Qt.Key.Key_Return)
    assert heard == [] and sheet.isVisible()
    sheet._word.setText("WAIVE")
    QTest.keyClick(sheet._word, Qt.Key.Key_Return)
    assert heard == [("session-store", "Ships on Monday", timedelta(hours=8))]
    assert not sheet.isVisible()


def test_eight_hours_are_chosen_and_a_week_is_the_most(sheet: WaiverSheet) -> None:
    assert sheet.span == timedelta(hours=8)
    assert list(SPANS.values()) == sorted(SPANS.values())
    assert max(SPANS.values()) == timedelta(days=7)
    for _ in SPANS:
        QTest.keyClick(sheet._spans, Qt.Key.Key_Down)
    assert sheet.span == timedelta(days=7)
    assert sheet._spans.accessibleDescription() == "7 days until 2026-03-21 03:12 UTC"
    sheet.show_time(NOW + timedelta(minutes=1))
    assert sheet._spans.accessibleDescription() == "7 days until 2026-03-21 03:13 UTC"


def test_it_opens_empty_each_time(sheet: WaiverSheet) -> None:
    sheet._reason.setText("Ships on Monday")
    sheet._word.setText("WAIVE")
    QTest.keyClick(sheet._spans, Qt.Key.Key_Down)
    sheet.reject()
    sheet.open_for(failing(), "ops@example.com", NOW)
    assert (sheet._reason.text(), sheet._word.text(), sheet.span) == ("", "", timedelta(hours=8))


def test_a_draft_does_not_change_hands(sheet: WaiverSheet) -> None:
    sheet.show_who("ops@example.com")
    assert sheet.isVisible()
    sheet.show_who("director-1@example.com")
    assert not sheet.isVisible()


def test_a_reason_is_cut_to_what_the_journal_takes(sheet: WaiverSheet) -> None:
    sheet._reason.setText("x" * 2000)
    assert len(sheet._reason.text()) == 500


def test_long_words_wrap_and_are_whole(qtbot: QtBot) -> None:
    sheet = NoteSheet("Note", "")
    qtbot.addWidget(sheet)
    sheet.open_for("A duty " * 20, "It has to be done " * 30, "And this is why " * 20, "ops@example.com", "Record")
    for paragraph in (sheet._title, sheet._what, sheet._effect):
        assert paragraph.height() >= paragraph.heightForWidth(paragraph.width())


def test_a_note_may_stay_empty_and_one_key_confirms(qtbot: QtBot) -> None:
    sheet = NoteSheet("Note for the vote", "What you looked at")
    qtbot.addWidget(sheet)
    heard = confirmed(sheet)
    sheet.open_for("Vote GO", "It is PASS.", "", "ops@example.com", "Vote GO")
    assert sheet._effect.isHidden()
    QTest.keyClick(sheet._note, Qt.Key.Key_Return)
    assert heard == [("",)]


def test_the_key_that_opened_the_sheet_does_not_confirm_it(qtbot: QtBot) -> None:
    sheet = NoteSheet("Note for the vote", "")
    qtbot.addWidget(sheet)
    heard = confirmed(sheet)
    sheet.open_for("Vote GO", "It is PASS.", "", "ops@example.com", "Vote GO")
    none = Qt.KeyboardModifier.NoModifier
    repeated = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, none, "\r", autorep=True)
    QApplication.sendEvent(sheet._note, repeated)
    assert heard == [] and sheet.isVisible()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert heard == [] and not sheet.isVisible()


def test_tab_goes_as_people_read(qtbot: QtBot) -> None:
    sheet = EnterSimulationSheet()
    qtbot.addWidget(sheet)
    for accounts in (("company", "director-1"), ("company", "director-1", "director-2")):
        sheet.open_for(accounts, "ops@example.com")
        sheet._reason.setText("Why")
        sheet._accounts.ticks["company"].setChecked(True)
        ticks = list(sheet._accounts.ticks.values())
        stops: list[QWidget] = [*ticks, sheet._reason, sheet._cancel, sheet._submit]
        ticks[0].setFocus()
        for stop in (*stops, ticks[0]):
            assert sheet.focusWidget() is stop
            QTest.keyClick(stop, Qt.Key.Key_Tab)
        sheet.reject()


class SmallScreen:
    """What a screen says of itself at 200 % on a laptop."""

    def availableGeometry(self) -> QRect:
        return QRect(0, 0, 960, 500)


def test_a_sheet_higher_than_the_screen_scrolls_above_its_buttons(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QScrollArea, "screen", lambda _area: SmallScreen())
    sheet = WaiverSheet()
    qtbot.addWidget(sheet)
    sheet.open_for(failing(), "ops@example.com", NOW)
    (room,) = sheet.findChildren(QScrollArea)
    qtbot.waitUntil(lambda: room.verticalScrollBar().isVisible())
    assert sheet.height() <= 500
    assert sheet.rect().contains(sheet._submit.mapTo(sheet, sheet._submit.rect().bottomRight()))
    sheet._reason.setFocus()
    while QApplication.focusWidget() is not sheet._word:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    word = sheet._word
    assert room.viewport().rect().contains(word.mapTo(room.viewport(), word.rect().center()))


def test_the_sheets_for_signing_in_and_approving_keep_their_buttons_too(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QScrollArea, "screen", lambda _area: SmallScreen())
    signing = SignInSheet(replace(platforms.healthy().environment, own_sandbox=True))
    approving = DirectorSheet()
    for sheet in (signing, approving):
        qtbot.addWidget(sheet)
    signing.open_for(SignInPurpose.SIGN_IN)
    signing.show_failure("The platform refused these credentials.")
    approving.open_for(keys.asking("director-1"), NOW)
    approving.go_on()
    for sheet, last in ((signing, signing._demo), (approving, approving._approve)):
        assert sheet.height() <= 500
        assert last.isVisible() and sheet.rect().contains(QRect(last.mapTo(sheet, QPoint()), last.size()))


def test_the_buttons_stand_below_what_scrolls_and_nothing_widens_a_sheet(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QScrollArea, "screen", lambda _area: SmallScreen())
    sheet, contents, foot = QDialog(), QWidget(), QLabel("Confirm")
    qtbot.addWidget(sheet)
    lines = QVBoxLayout(contents)
    for _ in range(60):
        lines.addWidget(QLabel("a line wider than the sheet " * 4))
    fill_sheet(sheet, contents, foot, 400)
    sheet.open()
    bar = sheet.findChildren(QScrollArea)[0].verticalScrollBar()
    qtbot.waitUntil(bar.isVisible)
    assert sheet.width() == 400 + bar.width()
    assert (contents.width(), foot.x(), foot.width()) == (400, 0, 400)


def test_a_window_takes_its_size_or_what_the_screen_has(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    monkeypatch.setattr(QWidget, "screen", lambda _window: SmallScreen())
    fit_to_screen(window, 1440, 300)
    assert window.size() == QSize(960, 300)
    fit_to_screen(window, 800, 900)
    assert window.width() == 800 and 400 < window.height() < 500
