"""Nothing but its two methods brings a part of a key out of its field, and nothing on the screen tells of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.widgets.clipboards import Clipboards
from tests.widgets.key_fields import CANARY, own, shown_field
from widgets import theme
from widgets.key_field import KeyField


@pytest.fixture
def board() -> Clipboards:
    return Clipboards()


@pytest.fixture
def field(qtbot: QtBot, board: Clipboards) -> KeyField:
    return shown_field(qtbot, board)


@pytest.mark.parametrize(
    "leak",
    [
        QKeySequence.StandardKey.Copy,
        QKeySequence.StandardKey.Cut,
        QKeySequence.StandardKey.Undo,
        QKeySequence.StandardKey.Redo,
        QKeySequence.StandardKey.SelectAll,
    ],
)
def test_no_key_brings_it_out_or_back(qtbot: QtBot, field: KeyField, leak: QKeySequence.StandardKey) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("before")
    qtbot.keyClicks(field, CANARY)
    field.move_out()
    qtbot.keyClicks(field, "ab")
    QTest.keySequence(field, QKeySequence(leak))
    assert clipboard.text() == "before"
    assert own(field) == b"ab"


def test_it_has_no_menu_takes_no_drop_no_middle_click_and_no_input_method(
    qtbot: QtBot, field: KeyField, board: Clipboards
) -> None:
    board.put(CANARY)
    qtbot.mouseClick(field, Qt.MouseButton.RightButton)
    qtbot.mouseClick(field, Qt.MouseButton.MiddleButton)
    content = QMimeData()
    content.setText(CANARY)
    at = QPointF(field.rect().center())
    copied = Qt.DropAction.CopyAction
    field.dropEvent(
        QDropEvent(at, copied, content, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QEvent.Type.Drop)
    )
    assert own(field) == b""
    assert not field.acceptDrops()
    assert not field.findChildren(QMenu)
    assert field.contextMenuPolicy() is Qt.ContextMenuPolicy.PreventContextMenu
    assert not field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert field.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData


@pytest.mark.parametrize(
    ("modifiers", "taken"),
    [
        (Qt.KeyboardModifier.NoModifier, True),
        (Qt.KeyboardModifier.ShiftModifier, True),
        (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier, True),
        (Qt.KeyboardModifier.ControlModifier, False),
        (Qt.KeyboardModifier.AltModifier, False),
        (Qt.KeyboardModifier.MetaModifier, False),
    ],
)
def test_a_chord_is_no_character(qtbot: QtBot, field: KeyField, modifiers: Qt.KeyboardModifier, taken: bool) -> None:
    field.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_At, modifiers, "@"))
    assert own(field) == (b"@" if taken else b"")


def test_a_shortcut_of_the_window_does_not_take_what_is_typed(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    made = KeyField("API key")
    QVBoxLayout(window).addWidget(made)
    fired: list[str] = []
    for keys in ("X", "Delete", "Ctrl+L"):
        QShortcut(QKeySequence(keys), window).activated.connect(lambda keys=keys: fired.append(keys))
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    made.setFocus()
    handle = window.windowHandle()
    QTest.keyClick(handle, Qt.Key.Key_X)
    assert (own(made), fired) == (b"x", [])
    QTest.keyClick(handle, Qt.Key.Key_Delete)
    QTest.keyClick(handle, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert (own(made), fired) == (b"", ["Ctrl+L"])


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_submits_and_types_nothing(qtbot: QtBot, field: KeyField, key: Qt.Key) -> None:
    with qtbot.waitSignal(field.submitted), qtbot.assertNotEmitted(field.edited):
        QTest.keyClick(field, key)
    assert own(field) == b""


def test_assistive_technology_hears_a_password_field_and_a_count(qtbot: QtBot, field: KeyField) -> None:
    assert field.accessibleDescription() == "Empty"
    qtbot.keyClicks(field, "a")
    face = QAccessible.queryAccessibleInterface(field)
    assert face is not None
    assert face.role() is QAccessible.Role.EditableText
    assert face.state().passwordEdit
    assert face.text(QAccessible.Text.Name) == "API key"
    assert face.text(QAccessible.Text.Description) == "1 character, hidden"
    assert face.text(QAccessible.Text.Value) == ""
    assert face.textInterface() is None


def test_a_neighbour_keeps_its_own_role(qtbot: QtBot, field: KeyField) -> None:
    plain = QWidget()
    qtbot.addWidget(plain)
    face = QAccessible.queryAccessibleInterface(plain)
    assert face is not None
    assert face.role() is QAccessible.Role.Client


def test_pictures_of_two_keys_of_one_length_are_the_same(qtbot: QtBot, field: KeyField, board: Clipboards) -> None:
    board.put(CANARY)
    field.paste()
    first = field.grab().toImage()
    board.put("x" * len(CANARY))
    field.paste()
    assert field.grab().toImage() == first
    board.put("x" * (len(CANARY) + 1))
    field.paste()
    assert field.grab().toImage() != first


def test_the_keyboard_s_place_shows(qtbot: QtBot, field: KeyField) -> None:
    corner = QPoint(0, 18)
    assert field.grab().toImage().pixelColor(corner) == theme.colour("accent")
    field.clearFocus()
    assert field.grab().toImage().pixelColor(corner) == theme.colour("edge")


def test_nothing_tells_of_the_contents(qtbot: QtBot, field: KeyField) -> None:
    qtbot.keyClicks(field, CANARY)
    told = (repr(field), str(field), field.toolTip(), field.accessibleName(), field.accessibleDescription())
    assert not [words for words in told if CANARY[:8] in words]
    names = [bytes(name.data()).decode() for name in field.dynamicPropertyNames()]
    assert not [name for name in names if CANARY[:8] in str(field.property(name))]
