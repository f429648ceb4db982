"""Closes what stands over the pages of a locked console: sheets, dialogs, rows in full, lists and tooltips."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QMenu, QToolTip

from app.core.state import AppState
from app.shell.window import Window
from widgets.sign_in_sheet import SignInPurpose, SignInSheet

_HOLD_NO_FACTS: Final = ("Palette", "KeysSheet")
"""Opened behind the lock, these list what can be done there; by name, for to import one is to load it."""


class LockCover(QObject):
    """Lives as long as the window. Looks at every drawing: a task that was under way may open something later."""

    def __init__(self, window: Window, sign_in: SignInSheet) -> None:
        super().__init__(window)
        self._window = window
        self._sign_in = sign_in
        self._locked = False

    def show_state(self, state: AppState) -> None:
        """Close everything that the lock screen cannot cover; what steps were typed into keeps them where it can."""
        locking, self._locked = state.locked and not self._locked, state.locked
        if not state.locked:
            return
        if locking:
            QToolTip.hideText()
            if state.halt.armed is None:
                self._window.lock_screen.setFocus(Qt.FocusReason.OtherFocusReason)
        lists = QApplication.activePopupWidget()
        if lists is not None and not isinstance(lists, QMenu):  # the tray's menu arms the kill switch
            lists.close()
        self._close_sheets(killing=bool(state.halt.waiting))

    def _close_sheets(self, *, killing: bool) -> None:
        for part in self._window.findChildren(QFrame, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if part.property("look") == "popup" and part.isVisible():
                part.close()
        for dialog in self._window.findChildren(QDialog):
            if dialog.isVisible() and not self._may_stay(dialog, killing=killing):
                dialog.reject()

    def _may_stay(self, dialog: QDialog, *, killing: bool) -> bool:
        """The way back in stays, and the sign-in that a kill waits for: closing that one would drop the kill."""
        if dialog is self._sign_in:
            return killing or self._sign_in.purpose is SignInPurpose.UNLOCK
        return type(dialog).__name__ in _HOLD_NO_FACTS
