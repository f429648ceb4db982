"""A halt page on a desk, and how the tests find its parts."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.core.state import AppState, EnvironmentKind
from tests.widgets import halt_states as kills
from widgets.halt_page import HaltPage
from widgets.text import Label, Paragraph

W = TypeVar("W", bound=QWidget)
ALL = {"company": kills.hanging, "director-1": kills.accepted, "director-2": kills.refused}


def make(qtbot: QtBot, state: AppState, width: int = 1200) -> HaltPage:
    page = HaltPage()
    qtbot.addWidget(page)
    page.resize(width, 800)
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    page.show_state(state, kills.NOW)
    return page


def part(page: QWidget, kind: type[W]) -> W:
    found = page.findChild(kind)
    assert isinstance(found, kind)
    return found


def button(page: QWidget, name: str) -> QPushButton:
    return next(found for found in page.findChildren(QPushButton) if found.accessibleName() == name)


def said(page: QWidget) -> str:
    shown: list[str] = [one.plain_text for one in page.findChildren(Paragraph) if one.isVisible()]
    shown += [one.text() for one in page.findChildren(Label) if one.isVisible()]
    return "\n".join(shown)


def engaged(kind: EnvironmentKind = EnvironmentKind.PRODUCTION) -> AppState:
    return kills.fired(kills.calm(kind), {"company": kills.partial}, gauges={"company": 1.0})
