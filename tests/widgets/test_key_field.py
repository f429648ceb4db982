"""A part of a key goes in by typing or pasting, shows as dots, and comes out once, as bytes that can be overwritten."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.widgets.clipboards import Clipboards
from tests.widgets.key_fields import CANARY, notes, own, shown_field
from widgets.key_field import CAPACITY, KeyField


@pytest.fixture
def board() -> Clipboards:
    return Clipboards()


@pytest.fixture
def field(qtbot: QtBot, board: Clipboards) -> KeyField:
    return shown_field(qtbot, board)


def test_what_is_typed_stands_at_the_end(qtbot: QtBot, field: KeyField) -> None:
    with qtbot.waitSignal(field.edited) as emitted:
        qtbot.keyClick(field, Qt.Key.Key_A)
    assert emitted.args == []
    qtbot.keyClicks(field, "B/+=")
    QTest.keyClick(field, Qt.Key.Key_Home)
    QTest.keyClick(field, Qt.Key.Key_Left)
    qtbot.keyClicks(field, "z")
    assert own(field) == b"aB/+=z"
    assert field.length == 6


def test_backspace_takes_the_last_character_and_zeros_it(qtbot: QtBot, field: KeyField) -> None:
    qtbot.keyClicks(field, "ab")
    field.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Eacute, Qt.KeyboardModifier.NoModifier, "é"))
    assert (own(field), field.length) == ("abé".encode(), 3)
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert own(field) == b"ab"
    assert field._buffer.count(0) == CAPACITY - 2
    for _ in range(3):
        QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert own(field) == b""


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_one_key_clears_all_of_it(qtbot: QtBot, field: KeyField, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    qtbot.keyClicks(field, CANARY)
    with qtbot.waitSignal(field.edited):
        QTest.keyClick(field, key, modifier)
    assert field._buffer == bytes(CAPACITY)
    with qtbot.assertNotEmitted(field.edited):
        QTest.keyClick(field, key, modifier)


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Insert, Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_a_paste_is_taken_over_without_the_blanks_around_it(
    qtbot: QtBot, field: KeyField, board: Clipboards, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    said = notes(field)
    board.put(f"  {CANARY}\r\n\t")
    with qtbot.waitSignals([field.pasted, field.edited], order="strict"):
        QTest.keyClick(field, key, modifier)
    assert own(field) == CANARY.encode()
    assert said == ["Blanks or line ends around the pasted text were left out."]
    assert field.accessibleDescription() == "56 characters, hidden"


def test_the_copy_that_qt_made_of_the_paste_is_overwritten(field: KeyField, board: Clipboards) -> None:
    board.put(CANARY)
    copy = QByteArray(CANARY.encode())
    board.copies = lambda: copy
    field.paste()
    assert own(field) == CANARY.encode()
    assert copy == QByteArray(bytes(len(CANARY)))


def test_blanks_inside_are_kept_for_the_check_to_name(field: KeyField, board: Clipboards) -> None:
    said = notes(field)
    board.put("ab cd")
    field.paste()
    assert own(field) == b"ab cd"
    assert said == [""]


def test_a_second_paste_replaces_the_first(field: KeyField, board: Clipboards) -> None:
    board.put(CANARY)
    field.paste()
    said = notes(field)
    board.put("short")
    field.paste()
    assert own(field) == b"short"
    assert field._buffer.count(0) == CAPACITY - 5
    assert said == ["The pasted text stands in place of what was there."]


@pytest.mark.parametrize("content", [b"", b" \n", None])
def test_a_clipboard_without_text_changes_nothing(
    qtbot: QtBot, field: KeyField, board: Clipboards, content: bytes | None
) -> None:
    qtbot.keyClicks(field, "ab")
    if content is not None:
        board.put(content)
    said = notes(field)
    with qtbot.assertNotEmitted(field.edited), qtbot.assertNotEmitted(field.pasted):
        field.paste()
    assert own(field) == b"ab"
    assert said == ["The clipboard holds no text: nothing was pasted."]


def test_what_is_no_key_by_its_length_is_not_pasted(qtbot: QtBot, field: KeyField, board: Clipboards) -> None:
    board.put("x" * (CAPACITY + 1))
    said = notes(field)
    with qtbot.assertNotEmitted(field.edited), qtbot.assertNotEmitted(field.pasted):
        field.paste()
    assert own(field) == b""
    assert said == ["The clipboard holds more than 512 characters, which is no key: nothing was pasted."]
    board.put("x" * CAPACITY)
    field.paste()
    assert field.length == CAPACITY


def test_a_full_field_takes_no_more(qtbot: QtBot, field: KeyField, board: Clipboards) -> None:
    board.put("x" * CAPACITY)
    field.paste()
    said = notes(field)
    with qtbot.assertNotEmitted(field.edited):
        qtbot.keyClicks(field, "y")
    assert own(field) == b"x" * CAPACITY
    assert said == ["No more than 512 characters fit: the last one was left out."]


def test_the_bytes_leave_once_and_the_field_is_zeros(qtbot: QtBot, field: KeyField) -> None:
    qtbot.keyClicks(field, CANARY)
    seen = field.view()
    with qtbot.assertNotEmitted(field.edited):
        secret = field.move_out()
    assert bytes(secret.view()) == CANARY.encode()
    assert bytes(seen) == bytes(len(CANARY))
    assert field._buffer == bytes(CAPACITY)
    assert len(field.move_out()) == 0


def test_the_view_cannot_be_written_and_is_no_copy(qtbot: QtBot, field: KeyField) -> None:
    qtbot.keyClicks(field, "ab")
    view = field.view()
    assert view.readonly
    field.wipe()
    assert bytes(view) == b"\0\0"


def test_the_buffer_never_moves(qtbot: QtBot, field: KeyField, board: Clipboards) -> None:
    whole = memoryview(field._buffer)
    board.put(CANARY)
    field.paste()
    qtbot.keyClicks(field, "z")
    assert bytes(whole[: len(CANARY) + 1]) == f"{CANARY}z".encode()
    field.clear()
    assert bytes(whole) == bytes(CAPACITY)
