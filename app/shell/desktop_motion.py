"""Asks the desktop whether it moves things: who has switched animations off there wants none here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher
from PySide6.QtWidgets import QApplication

# Qt knows the desktop's colours and contrast, and nothing of its motion.
_PORTAL: Final = (
    "org.freedesktop.portal.Desktop",
    "/org/freedesktop/portal/desktop",
    "org.freedesktop.portal.Settings",
)
_SAID_BY: Final[dict[tuple[str, str], Callable[[Any], bool]]] = {
    ("org.freedesktop.appearance", "reduced-motion"): lambda value: value == 1,
    ("org.gnome.desktop.interface", "enable-animations"): lambda value: value is False,
    ("org.kde.kdeglobals.KDE", "AnimationDurationFactor"): lambda value: str(value) in ("0", "0.0"),
}
"""Where desktops say it, and which value means without."""
_NO_DESKTOP: Final = ("offscreen", "minimal")


class DesktopMotion(QObject):
    """`reduced` is whether the desktop wants nothing to move; `changed` when that becomes known or another."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._said: dict[tuple[str, str], bool] = {}
        self._calls: list[QDBusPendingCallWatcher] = []
        self._told_of: set[tuple[str, str]] = set()
        self.present = QApplication.platformName() not in _NO_DESKTOP
        """Whether there is a desktop to ask."""

    @property
    def reduced(self) -> bool:
        """What was heard so far; a desktop that says nothing moves."""
        return any(self._said.values())

    def start(self) -> None:
        """Ask, and listen for changes; without a portal nothing is ever heard."""
        bus = QDBusConnection.sessionBus()
        if not self.present or not bus.isConnected():
            return
        # The stubs ask for bytes, which the call itself does not take.
        bus.connect(*_PORTAL, "SettingChanged", self, SLOT("_on_changed(QDBusMessage)"))  # type: ignore[call-overload]
        for place in _SAID_BY:
            call = QDBusMessage.createMethodCall(*_PORTAL, "Read")
            call.setArguments([*place])
            watcher = QDBusPendingCallWatcher(bus.asyncCall(call))
            self._calls.append(watcher)
            watcher.finished.connect(lambda ended, place=place: self._on_answer(ended, place))

    def _on_answer(self, watcher: QDBusPendingCallWatcher, place: tuple[str, str]) -> None:
        self._calls.remove(watcher)
        # Answers and changes are not delivered in the order they were sent in; a change is never older than an answer.
        if not watcher.isError() and place not in self._told_of:
            self._take(place, watcher.reply().arguments()[:1])

    @Slot(QDBusMessage)
    def _on_changed(self, message: QDBusMessage) -> None:
        told = message.arguments()
        if len(told) == 3 and (place := (str(told[0]), str(told[1]))) in _SAID_BY:
            self._told_of.add(place)
            self._take(place, told[2:])

    def _take(self, place: tuple[str, str], values: list[Any]) -> None:
        before = self.reduced
        self._said[place] = any(_SAID_BY[place](_plain(value)) for value in values)
        if self.reduced != before:
            self.changed.emit()


def _plain(value: Any) -> Any:
    """A value without the variants around it: the portal's oldest call puts one into another."""
    while hasattr(value, "variant"):
        value = value.variant()
    return value
