"""Where the card of an armed kill stands: below the kill control, or inside the dialog that covers it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from widgets.tokens import SPACE_S, SPACE_XS

CARD_WIDTH: Final = 480
_SETTLING_MS: Final = (0, 16, 50)
_MOVED: Final = frozenset({QEvent.Type.Resize, QEvent.Type.LayoutRequest})


class KillPlace(QObject):
    """Keeps the card on top of what the operator sees, and the keyboard nowhere until the card is asked for it.

    `height_for` says how high the card would like to be at a width; where there is less room it gets less.
    """

    def __init__(self, card: QWidget, height_for: Callable[[int], int], home: QWidget, control: QWidget) -> None:
        super().__init__(card)
        self._card, self._height_for, self._home, self._control = card, height_for, home, control
        self._host: QWidget | None = None
        self._focused: QWidget | None = None

    def open(self) -> None:
        """Show the card, as high as it now wants to be; it stays where it stands while that can be seen."""
        if self._host is None:
            self._take_keyboard()
        host = self._covering() or self._home
        if host is self._host:
            self._place()
            self._card.raise_()
        else:
            self._move_to(host)

    def close(self) -> None:
        """Hide the card and give the keyboard back to where it was."""
        inside = self._card.isAncestorOf(QApplication.focusWidget() or self._card)
        self._card.hide()
        if self._host is not None:
            self._host.removeEventFilter(self)
        self._host = None
        self._card.setParent(self._home)
        if self._focused is not None and isValid(self._focused) and (inside or QApplication.focusWidget() is None):
            self._focused.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focused = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the host's size, and move to the window when a dialog goes."""
        if watched is self._host:
            if event.type() in _MOVED:
                self._place()
            elif event.type() is QEvent.Type.Hide and self._host is not self._home:
                # A dialog that deletes itself would take the card along.
                self._move_to(self._home)
        return False

    def _move_to(self, host: QWidget) -> None:
        if self._host is not None:
            self._host.removeEventFilter(self)
        self._host = host
        host.installEventFilter(self)
        self._card.setParent(host)
        self._place()
        self._card.show()
        self._place()  # again: only what is shown counts in a layout
        self._card.raise_()
        for delay_ms in _SETTLING_MS:
            # A paragraph asks for its height once it knows its width, which takes turns of the loop.
            QTimer.singleShot(delay_ms, self, self.settle)

    def settle(self) -> None:
        """Give the card the height that it wants by now."""
        if self._host is not None:
            self._place()

    def _place(self) -> None:
        host, card = self._host, self._card
        if host is None:
            return
        width = min(CARD_WIDTH, host.width() - 2 * SPACE_S)
        corner = QPoint(host.width() - SPACE_S, SPACE_S)
        if host is self._home:
            below = self._control.mapTo(host, QPoint(self._control.width(), self._control.height()))
            corner = QPoint(below.x(), below.y() + SPACE_XS)
        room = host.height() - corner.y() - SPACE_S
        if card.width() != width:
            card.resize(width, room)
        height = min(self._height_for(width), room)
        card.setGeometry(corner.x() - width, corner.y(), width, height)

    def _covering(self) -> QWidget | None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or dialog is self._home or not dialog.isVisible():
            return None
        # A native file dialog is only a stand-in here: nothing can be drawn in it.
        return None if dialog.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen) else dialog

    def _take_keyboard(self) -> None:
        self._focused = QApplication.focusWidget()
        if self._focused is not None:
            # An input method would otherwise turn the Space that is held into text.
            self._focused.clearFocus()
