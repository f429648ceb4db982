"""A rotation by keyboard alone: Tab goes to everything that can be done in a step, and where it is can be seen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.core.rotation_desk import Obstacles
from tests.widgets import rotation_states as rotations
from tests.widgets.halt_desk import button
from tests.widgets.rotation_page_desk import make, show
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


def test_after_asking_the_keyboard_is_at_the_first_director(qtbot: QtBot) -> None:
    pictures = rotations.every_picture()
    page = make(qtbot, pictures["approvals"][0].rotation, now=pictures["approvals"][1])
    qtbot.waitUntil(lambda: button(page, "Ask for approval").hasFocus())
    state, now = pictures["approvals-one"]
    page.show_state(state, now)
    assert button(page, "Sign in the second director…").hasFocus()


def test_what_cannot_be_used_yet_takes_the_keyboard_as_soon_as_it_can(qtbot: QtBot) -> None:
    desk = rotations.answered(rotations.made.accepted())
    page = make(qtbot, replace(desk, obstacles=Obstacles(close="Wait 2 s.")), now=rotations.later())
    qtbot.wait(20)
    assert page.hasFocus()
    show(page, desk, rotations.later())
    assert button(page, "Close this rotation").hasFocus()


def test_after_a_sheet_the_keyboard_is_where_the_step_goes_on(qtbot: QtBot) -> None:
    pictures = rotations.every_picture()
    page = make(qtbot, pictures["approvals-one"][0].rotation, now=pictures["approvals-one"][1])
    sign_in = button(page, "Sign in the second director…")
    qtbot.waitUntil(sign_in.hasFocus)
    button(page, "Back").setFocus()
    page.take_keyboard()
    qtbot.waitUntil(sign_in.hasFocus)


def _check(page: RotationPage | KeysPage | DirectorPage) -> bool:
    """Whether there is anything to be reached at all."""
    assert missed_by_tab(page) == set()
    return bool(to_be_reached(page))
