"""The tray's icon and menu: three shapes of information in sixteen pixels, and every wish by name."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import combinations

import pytest
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.core.sensitive import Veil
from app.core.tray_view import KillMark, TrayView
from widgets import sensitive, theme
from widgets.tray import QuietMenu, Tray
from widgets.tray_picture import SIDES, tray_picture

CALM = TrayView("●", "GO", "LIVE", live=True, kill=KillMark.NONE, quiet="", tooltip="staging\ncompany: GO")
STATES = (
    CALM,
    *(replace(CALM, shape=shape) for shape in "▲■◆◌"),
    replace(CALM, live=False, mode="SIMULATION"),
    replace(CALM, kill=KillMark.ARMED),
    replace(CALM, kill=KillMark.ENGAGED),
)


def make(qtbot: QtBot) -> Tray:
    window = QWidget()
    qtbot.addWidget(window)
    return Tray(window)


def action(tray: Tray, words: str) -> QAction:
    return next(one for one in (*tray.menu.actions(), *tray.quiet.actions()) if one.text().startswith(words))


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("name", ["dark", "light"])
def test_no_two_states_look_alike_even_without_colour(qapp: QApplication, side: int, name: str) -> None:
    theme.apply(qapp, name)
    grey = QImage.Format.Format_Grayscale8
    pictures = [tray_picture(view, side).toImage().convertToFormat(grey) for view in STATES]
    for one, other in combinations(pictures, 2):
        differ = sum(
            abs(one.pixelColor(x, y).value() - other.pixelColor(x, y).value()) > 24
            for x in range(side)
            for y in range(side)
        )
        assert differ >= side / 2


def test_tooltip_menu_and_icon_follow_the_state(qtbot: QtBot) -> None:
    tray = make(qtbot)
    tray.show_view(CALM)
    assert tray.icon.toolTip() == CALM.tooltip
    assert tray.menu.actions()[0].text() == "LIVE · ● GO"
    kept = tray.icon.icon().cacheKey()
    tray.show_view(replace(CALM, tooltip="older"))
    assert (tray.icon.toolTip(), tray.icon.icon().cacheKey()) == ("older", kept)
    tray.show_view(replace(CALM, kill=KillMark.ENGAGED))
    assert tray.icon.icon().cacheKey() != kept
    assert tray.menu.actions()[0].text() == "HALT ENGAGED · LIVE · ● GO"


def test_the_menu_asks_for_everything(qtbot: QtBot) -> None:
    tray = make(qtbot)
    tray.show_view(CALM)
    for words, signal in (
        ("Arm the kill switch", tray.arm_requested),
        ("Open the console", tray.open_requested),
        ("LIVE", tray.open_requested),
        ("Lock", tray.lock_requested),
        ("Quit", tray.quit_requested),
    ):
        with qtbot.waitSignal(signal):
            action(tray, words).trigger()
    with qtbot.waitSignal(tray.quiet_requested) as asked:
        action(tray, "For 4 hours").trigger()
    assert asked.args == [timedelta(hours=4)]
    with qtbot.waitSignal(tray.open_requested):
        tray.icon.activated.emit(tray.icon.ActivationReason.Trigger)
    with qtbot.assertNotEmitted(tray.open_requested):
        tray.icon.activated.emit(tray.icon.ActivationReason.Context)


def test_what_cannot_be_done_says_why(qtbot: QtBot) -> None:
    tray = make(qtbot)
    tray.show_view(CALM, may_arm="this window is read-only", may_lock=False)
    assert not action(tray, "Arm").isEnabled()
    assert action(tray, "Arm").text().endswith(": this window is read-only")
    assert not action(tray, "Lock").isEnabled()
    tray.show_view(CALM)
    assert action(tray, "Arm").isEnabled()


def test_a_quiet_time_shows_its_end_and_can_be_ended(qtbot: QtBot) -> None:
    menu = QuietMenu()
    qtbot.addWidget(menu)
    ending = menu.actions()[-1]
    assert not ending.isEnabled()
    menu.show_end("14:05 UTC")
    assert menu.actions()[0].text() == "Until 14:05 UTC: only the kill switch's alarms"
    with qtbot.waitSignal(menu.quiet_requested) as asked:
        ending.trigger()
    assert asked.args == [timedelta(0)]


def test_another_theme_is_another_icon(qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    tray = Tray(window)
    window.show()
    theme.apply(qapp, "light")
    tray.show_view(CALM)
    kept = tray.icon.icon().cacheKey()
    theme.apply(qapp, "dark")
    assert tray.icon.icon().cacheKey() != kept


def test_the_tooltip_is_veiled_too(qtbot: QtBot) -> None:
    tray = make(qtbot)
    sensitive.lay(Veil(("company",)))
    tray.show_view(CALM)
    sensitive.lift()
    assert tray.icon.toolTip() == "staging\naccount 1: GO"
    tray.show_view(CALM)
    assert tray.icon.toolTip() == CALM.tooltip
