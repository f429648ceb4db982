"""A rotation by keyboard alone: Tab goes to everything that can be done in a step, and where it is can be seen."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.widgets import rotation_states as rotations
from tests.widgets.rotation_page_desk import make
from tests.widgets.tab_walk import missed_by_tab, to_be_reached
from widgets.director_page import DirectorPage
from widgets.keys_page import KeysPage
from widgets.rotation_page import RotationPage

NOTHING_TO_DO = ("nobody", "not-configured", "test-passed", "sent", "unknown")
"""States in which a person can only wait, has to sign in, or to write the environment's file first."""


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
    assert missed_by_tab(page) == set()
    return bool(to_be_reached(page))
