"""Hands alarms to the desktop: the tray icon's notifications, else the desktop portal's; sound and task-bar badge."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from app.core.language import tr
from widgets import sensitive

# Plain notifications of the desktop take an unsigned number, which QtDBus cannot be given from Python.
_PORTAL: Final = (
    "org.freedesktop.portal.Desktop",
    "/org/freedesktop/portal/desktop",
    "org.freedesktop.portal.Notification",
)
_LAUNCHER: Final = ("/com/canonical/unity/launcherentry/aether", "com.canonical.Unity.LauncherEntry", "Update")
_PREFIX: Final = "alarm "
_MARKUP: Final = str.maketrans("<>&", "‹›+")
_NOBODY: Final = ("offscreen", "minimal")


class DesktopNotices(QObject):
    """The sink of `AlertNotices`. Without a desktop (an offscreen window) it does nothing.

    Signals: `opened(str)` a notification was clicked: the key it was made with, `refused(str)` why the first one that
    was not shown was not.
    """

    opened = Signal(str)
    refused = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._tray: QSystemTrayIcon | None = None
        self._last = ""
        self._calls: list[QDBusPendingCallWatcher] = []
        self._sent: set[str] = set()
        self._listening = False
        self._refused = False
        self.present = QApplication.platformName() not in _NOBODY
        """Whether there is a desktop to tell."""

    def use_tray(self, tray: QSystemTrayIcon) -> None:
        """Notify by this icon while it is shown; a click on its newest notification is said by `opened`."""
        self._tray = tray
        tray.messageClicked.connect(lambda: self.opened.emit(self._last))

    def notify(self, title: str, text: str, key: str) -> None:
        """Show a notification and mark the window in the task bar."""
        if not self.present:
            return
        title, text = sensitive.shown(title), sensitive.shown(text)  # a shared screen shows notifications too
        self._last = key
        QApplication.alert(self._window)
        if self._tray_shown() and self._tray is not None:
            # What shows a tray icon's message may read markup in it, and the words are a service's.
            self._tray.showMessage(title, text.translate(_MARKUP), QSystemTrayIcon.MessageIcon.Critical)
        else:
            self._send(title, text, key)

    def withdraw(self, key: str) -> None:
        """Take a notification of the portal's away; those of a tray icon go by themselves."""
        if key in self._sent:
            self._sent.discard(key)
            call = QDBusMessage.createMethodCall(*_PORTAL, "RemoveNotification")
            call.setArguments([f"{_PREFIX}{key}"])
            QDBusConnection.sessionBus().send(call)

    def sound(self) -> None:
        """The desktop's own bell."""
        if self.present:
            QApplication.beep()

    def badge(self, count: int) -> None:
        """The count at the window's icon, where the desktop has a place for it."""
        app, bus = QApplication.instance(), QDBusConnection.sessionBus()
        if not self.present or not isinstance(app, QApplication):
            return
        if not bus.isConnected():
            app.setBadgeNumber(count)
            return
        # On a bus Qt names the sender after the desktop file, in which D-Bus allows no dash, and sends nothing.
        signal = QDBusMessage.createSignal(*_LAUNCHER)
        shown = {"count": count, "count-visible": count > 0}
        signal.setArguments([f"application://{app.desktopFileName()}.desktop", shown])
        bus.send(signal)

    def reach(self) -> str:
        """By which way a notification goes."""
        if not self.present:
            return tr("This window is drawn for no desktop: nobody was notified.")
        if self._tray_shown():
            return tr("A test notification was handed to the tray icon.")
        if QDBusConnection.sessionBus().isConnected():
            return tr("A test notification was handed to the desktop's notification portal.")
        return tr("This desktop has no tray and no session bus: alarms are shown in this window only.")

    def _tray_shown(self) -> bool:
        # An icon that is to be shown says so of itself where no tray shows it, and its messages are lost.
        tray = self._tray
        return tray is not None and tray.isSystemTrayAvailable() and tray.isVisible() and tray.supportsMessages()

    def _send(self, title: str, text: str, key: str) -> None:
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        if not self._listening:
            slot = SLOT("_on_action(QDBusMessage)")
            # The stubs ask for bytes, which the call itself does not take.
            self._listening = bus.connect(*_PORTAL, "ActionInvoked", self, slot)  # type: ignore[call-overload]
        call = QDBusMessage.createMethodCall(*_PORTAL, "AddNotification")
        shown = {"title": title, "body": text, "priority": "urgent", "default-action": "open"}
        call.setArguments([f"{_PREFIX}{key}", shown])
        self._sent.add(key)
        watcher = QDBusPendingCallWatcher(bus.asyncCall(call))
        self._calls.append(watcher)
        watcher.finished.connect(self._on_answer)

    @Slot(QDBusMessage)
    def _on_action(self, message: QDBusMessage) -> None:
        told = message.arguments()[:1]
        if told and str(told[0]).startswith(_PREFIX):
            self.opened.emit(str(told[0]).removeprefix(_PREFIX))

    def _on_answer(self, watcher: QDBusPendingCallWatcher) -> None:
        self._calls.remove(watcher)
        if watcher.isError() and not self._refused:
            self._refused = True
            why = watcher.error().message().rstrip(".")
            self.refused.emit(
                tr("The desktop showed no notification: {why}. Alarms are shown in this window only.", why=why)
            )
