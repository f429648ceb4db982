"""One key field on a screen, with the clipboards of the test."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.widgets.clipboards import Clipboards
from widgets.key_field import KeyField

CANARY = "kq8QpZ1v" * 7


def shown_field(qtbot: QtBot, board: Clipboards) -> KeyField:
    """A field that has the keyboard."""
    made = KeyField("API key", board.as_clipboard())
    qtbot.addWidget(made)
    made.resize(400, 36)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    made.setFocus()
    return made


def notes(field: KeyField) -> list[str]:
    said: list[str] = []
    field.noted.connect(said.append)
    return said


def own(field: KeyField) -> bytes:
    return bytes(field.view())
