"""The icon in the desktop's tray with its menu: state at a glance, the kill switch one press from being armed."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from app.core.language import tr
from app.core.tray_view import QUIET_FOR, KillMark, TrayView
from widgets import sensitive
from widgets.tray_picture import tray_icon

_LONGEST_TOOLTIP: Final = 500
_ARM: Final = tr("Arm the kill switch… (nothing is sent yet)")


class QuietMenu(QMenu):
    """For how long nobody wants to be disturbed.

    Signals: `quiet_requested(object)` a `timedelta`, zero ends it.
    """

    quiet_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Do not disturb"), parent)
        self.setAccessibleName(tr("Do not disturb"))
        self._said = self.addAction("")
        self._said.setEnabled(False)
        for span, words in QUIET_FOR:
            self.addAction(tr("For {span}", span=words)).triggered.connect(partial(self._ask, span))
        self._end = self.addAction(tr("Disturb me again"))
        self._end.triggered.connect(partial(self._ask, timedelta(0)))
        self.show_end("")

    def show_end(self, end: str) -> None:
        """Say until when it holds; empty while it does not."""
        self._said.setText(
            tr("Until {end}: only the kill switch's alarms", end=end)
            if end
            else tr("The kill switch's alarms are told always")
        )
        self._end.setEnabled(bool(end))

    def _ask(self, span: timedelta, _checked: bool = False) -> None:
        self.quiet_requested.emit(span)


class Tray(QObject):
    """Lives as long as the window; a desktop without a tray shows none of it, and everything else works.

    Signals: `open_requested()`, `arm_requested()`, `lock_requested()`, `quit_requested()`, `quiet_requested(object)` a
    `timedelta`, zero to end it.
    """

    open_requested = Signal()
    arm_requested = Signal()
    lock_requested = Signal()
    quit_requested = Signal()
    quiet_requested = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.icon = QSystemTrayIcon(self)
        """The icon; notifications are shown by it."""
        self.menu = QMenu(window)
        self.menu.setAccessibleName(tr("Aether console"))
        self._view: TrayView | None = None
        self._shown: tuple[TrayView, str] | None = None
        self._said = self._action("", self.open_requested)
        self.menu.addSeparator()
        self._arm = self._action(_ARM, self.arm_requested)
        self._open = self._action(tr("Open the console"), self.open_requested)
        self._lock = self._action(tr("Lock"), self.lock_requested)
        self.quiet = QuietMenu(self.menu)
        self.menu.addMenu(self.quiet)
        self.quiet.quiet_requested.connect(self.quiet_requested)
        self.menu.addSeparator()
        self._action(tr("Quit"), self.quit_requested)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._on_activated)
        window.installEventFilter(self)

    def show_view(self, view: TrayView, *, may_arm: str = "", may_lock: bool = True) -> None:
        """Show the state; `may_arm` is why the kill switch cannot be armed here, empty while it can."""
        self._view = view
        tooltip = sensitive.shown(view.tooltip)[:_LONGEST_TOOLTIP]
        self._arm.setEnabled(not may_arm)
        self._arm.setText(f"{_ARM}: {may_arm}" if may_arm else _ARM)
        self._lock.setEnabled(may_lock)
        if self._shown == (view, tooltip):
            return
        drawn = self._shown is not None and _drawn(self._shown[0]) == _drawn(view)
        self._shown = (view, tooltip)
        if not drawn:
            self.icon.setIcon(tray_icon(view))
        self.icon.setToolTip(tooltip)
        kill = f"{view.kill.value} · " if view.kill is not KillMark.NONE else ""
        self._said.setText(f"{kill}{view.mode} · {view.shape} {view.word}")
        self.quiet.show_end(view.quiet)

    def show_icon(self) -> None:
        """Put the icon in the tray, now or as soon as there is one."""
        self.icon.show()

    def take_away(self) -> None:
        """Take the icon out of the tray."""
        self._window.removeEventFilter(self)
        self.icon.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw the icon again in another theme, and let everything pass."""
        if event.type() is QEvent.Type.PaletteChange and watched is self._window and self._view is not None:
            self.icon.setIcon(tray_icon(self._view))
        return super().eventFilter(watched, event)

    def _action(self, words: str, wish: SignalInstance) -> QAction:
        action = self.menu.addAction(words)
        action.triggered.connect(wish)
        return action

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.open_requested.emit()


def _drawn(view: TrayView) -> tuple[object, ...]:
    return view.shape, view.live, view.kill
