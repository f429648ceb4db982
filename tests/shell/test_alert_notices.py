"""Critical alarms reach the desktop once, with a sound and a count; nothing is left behind; no desktop, no call."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from app.core.alert_notices import AGAIN
from app.shell.alert_notices import AlertNotices
from app.shell.desktop_notices import DesktopNotices
from tests.core.states import NOW
from tests.shell.alert_bench import DEEP, KILL, SOON, Desk, FakeSink, firing, ruled


@pytest_asyncio.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    desk = await ruled(tmp_path)
    yield desk
    await desk.console.close()


def noticing(desk: Desk) -> tuple[AlertNotices, FakeSink]:
    sink = FakeSink()
    notices = AlertNotices(desk.console.store, desk.clock, sink)
    return notices, sink


@pytest.mark.asyncio
async def test_what_begins_is_told_once_with_one_sound_and_counted(desk: Desk) -> None:
    notices, sink = noticing(desk)
    await firing(desk, depth=1, engaged=0)
    notices.hear(desk.state)
    assert (sink.told, sink.sounds, sink.badges) == ([], 0, [])
    await firing(desk)
    notices.hear(desk.state)
    notices.hear(desk.state)
    assert [(title, key) for title, _, key in sink.told] == [
        (f"{desk.state.environment.name}: KillSwitchEngaged", KILL),
        (f"{desk.state.environment.name}: Deep", DEEP),
    ]
    assert (sink.sounds, sink.badges) == (1, [2])
    await desk.alerts.acknowledge([DEEP], "on it", desk.clock() + SOON)
    await desk.look(0)
    notices.hear(desk.state)
    assert (len(sink.told), sink.sounds, sink.badges) == (2, 1, [2, 1])
    await desk.look(AGAIN.total_seconds() - 90)
    notices.hear(desk.state)
    assert sink.withdrawn == []
    await desk.scrape(1)
    await desk.look(90)
    for _ in range(2):
        notices.hear(desk.state)
    assert sink.withdrawn == [KILL, DEEP]


@pytest.mark.asyncio
async def test_do_not_disturb_and_a_silent_desk_are_asked_for_each_batch(desk: Desk) -> None:
    notices, sink = noticing(desk)
    notices.disturb = notices.audible = lambda now: now >= NOW + timedelta(hours=1)
    await firing(desk)
    notices.hear(desk.state)
    assert ([key for _, _, key in sink.told], sink.sounds, sink.badges) == ([KILL], 1, [2])
    desk.clock.advance(3600.0)
    await firing(desk)
    notices.hear(desk.state)
    assert (sink.told[-1][2], sink.sounds) == (DEEP, 2)


@pytest.mark.asyncio
async def test_a_silent_desk_tells_without_a_sound_but_for_the_kill_switch(desk: Desk) -> None:
    notices, sink = noticing(desk)
    notices.audible = lambda _now: False
    await firing(desk, engaged=0)
    notices.hear(desk.state)
    assert ([key for _, _, key in sink.told], sink.sounds) == ([DEEP], 0)
    await firing(desk)
    notices.hear(desk.state)
    assert (sink.told[-1][2], sink.sounds) == (KILL, 1)


@pytest.mark.asyncio
async def test_it_hears_from_start_to_stop_and_takes_its_count_away(desk: Desk) -> None:
    notices, sink = noticing(desk)
    notices.start()
    await firing(desk)
    await asyncio.sleep(0)
    assert len(sink.told) == 2
    notices.stop()
    assert sink.badges[-1] == 0
    told = len(sink.badges)
    await desk.scrape(1)
    await desk.look(16.0)
    await asyncio.sleep(0)
    assert len(sink.badges) == told


@pytest.mark.asyncio
async def test_a_test_notification_means_nothing_and_says_where_it_went(desk: Desk) -> None:
    notices, sink = noticing(desk)
    assert notices.test() == "Handed over."
    ((title, text, key),) = sink.told
    assert title == f"{desk.state.environment.name}: Test notification"
    assert (text.endswith("Nothing is wrong."), key, sink.sounds) == (True, "", 1)


def test_a_window_without_a_desktop_calls_nobody(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    desktop = DesktopNotices(window)
    assert not desktop.present
    desktop.notify("t", "x", "k")
    desktop.sound()
    desktop.badge(3)
    assert desktop.reach() == "This window is drawn for no desktop: nobody was notified."
    assert desktop._calls == []


class FakeTray(QSystemTrayIcon):
    """A tray icon that is shown although there is no tray, unless it is said to be `there` no more."""

    there = True

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.said: list[tuple[str, str]] = []

    def isVisible(self) -> bool:
        return True

    @staticmethod
    def isSystemTrayAvailable() -> bool:
        return FakeTray.there

    def supportsMessages(self) -> bool:
        return True

    def showMessage(self, title: str, text: str, *_more: object) -> None:  # type: ignore[override]
        self.said.append((title, text))


def test_a_tray_icon_that_is_shown_is_used_and_its_click_lands_on_the_alert(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    rung: list[None] = []
    monkeypatch.setattr(QApplication, "beep", lambda: rung.append(None))
    window = QWidget()
    qtbot.addWidget(window)
    desktop = DesktopNotices(window)
    desktop.present = True
    tray = FakeTray(window)
    desktop.use_tray(tray)
    landed: list[str] = []
    desktop.opened.connect(landed.append)
    desktop.notify("prod: Deep", "service=<a href=x>oms</a> & more", DEEP)
    desktop.sound()
    tray.messageClicked.emit()
    assert (tray.said, landed, len(rung)) == ([("prod: Deep", "service=‹a href=x›oms‹/a› + more")], [DEEP], 1)
    assert desktop.reach() == "A test notification was handed to the tray icon."
    monkeypatch.setattr(FakeTray, "there", False)
    assert desktop.reach() != "A test notification was handed to the tray icon."
    desktop.notify("prod: Deep", "words", DEEP)
    assert len(tray.said) == 1
