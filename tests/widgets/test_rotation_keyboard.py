"""A rotation by keyboard alone: Tab goes to everything that can be done in a step, and where it is can be seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.widgets import rotation_states as rotations
from tests.widgets.rotation_page_desk import make
from widgets.director_page import DirectorPage
from widgets.keys_page import KeysPage
from widgets.rotation_page import RotationPage

NOTHING_TO_DO = ("nobody", "not-configured", "test-passed", "sent", "unknown")
"""States in which a person can only wait, has to sign in, or to write the environment's file first."""


def to_be_reached(page: QWidget) -> set[QWidget]:
    """Everything in sight that can be used and that Tab should stop at."""
    return {
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisibleTo(page)
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    }


def reached_by_tab(page: QWidget) -> set[QWidget]:
    """Where Tab stops on its way round."""
    seen: set[QWidget] = set()
    for _ in range(200):
        QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is None or now in seen:
            break
        seen.add(now)
    return seen


@pytest.mark.parametrize("name", rotations.every_picture())
def test_tab_reaches_everything_of_a_rotation(qtbot: QtBot, name: str) -> None:
    state, now = rotations.every_picture()[name]
    page = make(qtbot, state.rotation, now=now)
    assert _check(page) is (name not in NOTHING_TO_DO)


@pytest.mark.parametrize("kind", [KeysPage, DirectorPage])
def test_tab_reaches_everything_of_its_neighbours(qtbot: QtBot, kind: type[KeysPage] | type[DirectorPage]) -> None:
    state, now = rotations.every_picture()["approvals-remote"]
    page = kind()
    qtbot.addWidget(page)
    page.resize(1200, 860)
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    page.show_state(state, now)
    assert _check(page)


def _check(page: RotationPage | KeysPage | DirectorPage) -> bool:
    """Whether there is anything to be reached at all."""
    wanted = to_be_reached(page)
    missing = {f"{type(one).__name__} {one.accessibleName()}" for one in wanted - reached_by_tab(page)}
    assert missing == set()
    return bool(wanted)
