"""What is typed into a secret field leaves it once, and no other way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from widgets.code_edit import CodeEdit
from widgets.secret_edit import SecretEdit

CANARY = "canary-7-password"
LEAKS = (
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Undo,
    QKeySequence.StandardKey.Redo,
)


@pytest.fixture
def secret(qtbot: QtBot) -> SecretEdit:
    edit = SecretEdit("Password")
    qtbot.addWidget(edit)
    edit.show()
    return edit


@pytest.fixture
def code(qtbot: QtBot) -> CodeEdit:
    edit = CodeEdit("Code")
    qtbot.addWidget(edit)
    edit.show()
    return edit


def test_the_secret_is_taken_once(qtbot: QtBot, secret: SecretEdit) -> None:
    qtbot.keyClicks(secret, CANARY)
    assert secret.displayText() != CANARY
    taken = secret.take_secret()
    assert taken.reveal() == CANARY
    assert CANARY not in repr(taken)
    assert secret.text() == ""
    assert not secret.take_secret()


@pytest.mark.parametrize("kind", [SecretEdit, CodeEdit])
def test_undo_does_not_bring_a_taken_secret_back(qtbot: QtBot, kind: type[SecretEdit] | type[CodeEdit]) -> None:
    edit = kind("Field")
    qtbot.addWidget(edit)
    qtbot.keyClicks(edit, "12")
    edit.take_secret()
    assert not edit.isUndoAvailable()
    edit.undo()
    assert edit.text() == ""


@pytest.mark.parametrize("leak", LEAKS)
def test_no_key_brings_it_out(qtbot: QtBot, secret: SecretEdit, leak: QKeySequence.StandardKey) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("before")
    qtbot.keyClicks(secret, CANARY)
    secret.selectAll()
    QTest.keySequence(secret, QKeySequence(leak))
    assert clipboard.text() == "before"
    assert secret.text() == CANARY


def test_code_cannot_be_copied_though_it_is_seen(qtbot: QtBot, code: CodeEdit) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("before")
    qtbot.keyClicks(code, "123456")
    code.selectAll()
    QTest.keySequence(code, QKeySequence(QKeySequence.StandardKey.Copy))
    assert clipboard.text() == "before"


@pytest.mark.parametrize("kind", [SecretEdit, CodeEdit])
def test_no_drag_no_drop_no_menu_no_input_method(qtbot: QtBot, kind: type[SecretEdit] | type[CodeEdit]) -> None:
    edit = kind("Field")
    qtbot.addWidget(edit)
    assert not edit.dragEnabled()
    assert not edit.acceptDrops()
    assert edit.contextMenuPolicy() is Qt.ContextMenuPolicy.NoContextMenu
    assert not edit.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert edit.accessibleName() == "Field"


def test_password_is_masked(secret: SecretEdit) -> None:
    assert secret.echoMode() is QLineEdit.EchoMode.Password


@pytest.mark.parametrize("pasted", ["123456", "123 456", " 123-456\n", "12a3456", "1234567"])
def test_code_takes_digits_however_they_come(qtbot: QtBot, code: CodeEdit, pasted: str) -> None:
    mime = QMimeData()
    mime.setText(pasted)
    QGuiApplication.clipboard().setMimeData(mime)
    QTest.keySequence(code, QKeySequence(QKeySequence.StandardKey.Paste))
    assert code.text() == "123 456"
    assert code.complete
    assert code.take_secret().reveal() == "123456"
    assert code.text() == ""


def test_code_groups_while_it_is_typed_and_corrected(qtbot: QtBot, code: CodeEdit) -> None:
    said: list[bool] = []
    code.complete_changed.connect(said.append)
    qtbot.keyClicks(code, "12345")
    assert code.text() == "123 45"
    code.setCursorPosition(1)
    qtbot.keyClicks(code, "9")
    assert code.text() == "192 345"
    assert code.cursorPosition() == 2
    qtbot.keyClick(code, Qt.Key.Key_Backspace)
    assert code.text() == "123 45"
    assert said == [True, False]
