"""The Kraken keys page under test: a desk shown on it, its words, its signals heard."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QPushButton

from app.core.rotation_desk import RotationDesk
from tests.widgets import key_states as keys
from tests.widgets.states import NOW
from widgets.keys_page import KeysPage
from widgets.text import Paragraph


def show(page: KeysPage, desk: RotationDesk) -> None:
    page.show_state(keys.with_desk(desk), NOW)


def heard(signal: SignalInstance) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = []
    signal.connect(lambda *args: found.append(args))
    return found


def button(page: KeysPage, words: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.text() == words and not one.isHidden())


def words(page: KeysPage) -> str:
    return " ".join(part.plain_text for part in page.findChildren(Paragraph) if part.isVisible())


def history(page: KeysPage) -> list[str]:
    model = page._history.table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]
