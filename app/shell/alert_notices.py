"""Tells critical alarms on the desktop as they begin: notification, sound, and the count on the task bar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from app.core.alert_desk import AlertBoard
from app.core.alert_notices import TEST_TEXT, TEST_TITLE, AlarmNotice, NoticeMemory, calling_rows, over, told_now
from app.core.state import AppState
from app.shell.store import Store


class NoticeSink(Protocol):
    """What tells a person who looks elsewhere; none of it blocks or raises."""

    def notify(self, title: str, text: str, key: str) -> None:
        """Show a notification; whoever clicks on it lands on the alert `key`, or on the page when that is empty."""

    def withdraw(self, key: str) -> None:
        """Take the notification that was made with this key away, where the desktop can."""

    def sound(self) -> None:
        """Make the desktop's own alarm sound once."""

    def badge(self, count: int) -> None:
        """Show a count at the window's icon; none for 0."""

    def reach(self) -> str:
        """A sentence about the way that notifications take, or why there is none."""


class AlertNotices:
    """Listens to the store from `start` to `stop`. `sink` can be replaced.

    `disturb` and `audible` are asked for each batch, with the time: whether anything but the kill switch's alarms may
    be told now, and whether there is a sound; the kill switch's always sound. The count at the icon is always shown.
    """

    def __init__(self, store: Store, now: Callable[[], datetime], sink: NoticeSink) -> None:
        self._store = store
        self._now = now
        self.sink = sink
        self.disturb: Callable[[datetime], bool] = lambda _now: True
        self.audible: Callable[[datetime], bool] = lambda _now: True
        self._memory = NoticeMemory()
        self._told: dict[str, AlarmNotice] = {}
        self._board: AlertBoard | None = None
        self._count = 0
        self._unsubscribe: Callable[[], None] = lambda: None

    def start(self) -> None:
        """Tell what begins from now on."""
        self._unsubscribe = self._store.subscribe(self.hear)

    def stop(self) -> None:
        """Tell nothing more; nothing is left at the icon."""
        self._unsubscribe()
        self.sink.badge(0)

    def hear(self, state: AppState) -> None:
        """Tell what is new in this state."""
        board = state.alerts
        if board is self._board or board.opened_at is None:
            return
        self._board = board
        now, place = self._now(), state.environment.name
        self._memory, notices = told_now(
            self._memory, board, place, now, disturb=self.disturb(now), locked=state.locked
        )
        for notice in notices:
            self._told[notice.key] = notice
            self.sink.notify(notice.title, notice.text, notice.key)
        for notice in over(self._told.values(), self._memory):
            del self._told[notice.key]
            self.sink.withdraw(notice.key)
        if notices and (self.audible(now) or any(notice.about_kill for notice in notices)):
            self.sink.sound()
        count = len(calling_rows(board))
        if count != self._count:
            self._count = count
            self.sink.badge(count)

    def test(self) -> str:
        """Send a notification that means nothing, with its sound; how it went, as a sentence."""
        place = self._store.state.environment.name
        self.sink.notify(f"{place}: {TEST_TITLE}", TEST_TEXT, "")
        self.sink.sound()
        return self.sink.reach()
