"""A rotation page on a desk, and how the tests find its parts."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.core.rotation_desk import RotationDesk
from tests.widgets import rotation_states as rotations
from widgets.rotation_page import RotationPage

W, H = 1200, 860


def make(
    qtbot: QtBot, desk: RotationDesk, width: int = W, height: int = H, now: datetime | None = None
) -> RotationPage:
    page = RotationPage()
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    page.setFocus()
    show(page, desk, now)
    return page


def show(page: RotationPage, desk: RotationDesk, now: datetime | None = None) -> None:
    page.show_state(rotations.state(desk), now or rotations.NOW)


def line(page: RotationPage, name: str) -> QLineEdit:
    return next(one for one in page.findChildren(QLineEdit) if one.accessibleName() == name)
