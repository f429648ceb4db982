"""Reads the keyboard for an armed kill, wherever the focus is: Space holds, Tab reaches, anything else disarms."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from widgets.buttons import is_enter

_SHIFTING: Final = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_Super_L,
        Qt.Key.Key_Super_R,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_ScrollLock,
        Qt.Key.Key_unknown,
    }
)
"""Keys that say nothing alone: Shift belongs to Shift+Tab, and all three to the chord that armed."""

_ARROWS: Final = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right})
_ARMING_CHORD: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_HELD_OFF: Final = frozenset({QEvent.Type.ApplicationDeactivate, QEvent.Type.WindowDeactivate})


class KillKeys(QObject):
    """An application-wide event filter, in force between `start` and `stop`, and for a key that is held beyond that.

    Signals: `hold_begun()`, `hold_ended()` Space pressed and released, or the window left; `hold_resumed()` what looked
    like a release was the keyboard's repetition; `enter_pressed()`;
    `step_requested(int)` Tab (1) or Shift+Tab (-1); `arrow_pressed(int)` a `Qt.Key`; `other_pressed()` any other key.
    """

    hold_begun = Signal()
    hold_ended = Signal()
    hold_resumed = Signal()
    enter_pressed = Signal()
    step_requested = Signal(int)
    arrow_pressed = Signal(int)
    other_pressed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._reading = False
        self._released_at = 0

    def start(self) -> None:
        """Read every key of the application from now on."""
        app = QApplication.instance()
        if app is not None and not self._reading:
            app.installEventFilter(self)  # a second time it is only moved to the front
            self._reading = True

    def stop(self) -> None:
        """Leave the keys to the others again, from the next one on that is pressed."""
        self._reading = False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take every key but the arming chord, whose owner is asked again."""
        kind = event.type()
        if not self._reading:
            return isinstance(event, QKeyEvent) and self._is_left_over(event)
        if kind in _HELD_OFF:
            self.hold_ended.emit()  # the release would go to another window
            return False
        if not isinstance(event, QKeyEvent) or _is_arming_chord(event):
            return False
        if kind is QEvent.Type.ShortcutOverride:
            event.accept()  # a page's own shortcut must not open a page under an armed kill
            return True
        if kind is QEvent.Type.KeyPress:
            if not event.isAutoRepeat():
                self._on_pressed(event)
            return True
        if kind is QEvent.Type.KeyRelease and event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._released_at = event.timestamp()
                self.hold_ended.emit()
            return True
        return False

    def _is_left_over(self, event: QKeyEvent) -> bool:
        """Whether it comes of a key that is held since before: it must not be typed into a password, say."""
        if event.isAutoRepeat() or (event.type() is QEvent.Type.KeyPress and self._is_repetition(event)):
            event.accept()
            return True
        if event.key() == Qt.Key.Key_Space and event.type() is QEvent.Type.KeyRelease:
            self._released_at = event.timestamp()
            return True
        app = QApplication.instance()
        if app is not None and event.type() is QEvent.Type.KeyPress:
            app.removeEventFilter(self)
        return False

    def _is_repetition(self, event: QKeyEvent) -> bool:
        """X11 repeats a held key as a release and a press of the same moment; under load Qt takes them for real."""
        moment = event.timestamp()
        return event.key() == Qt.Key.Key_Space and moment != 0 and moment == self._released_at

    def _on_pressed(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if key in _SHIFTING:
            return
        if key is Qt.Key.Key_Backtab:
            self.step_requested.emit(-1)
        elif not plain:
            self.other_pressed.emit()
        elif key is Qt.Key.Key_Space:
            # A hold that began anew with each repetition would never be long enough.
            (self.hold_resumed if self._is_repetition(event) else self.hold_begun).emit()
        elif key is Qt.Key.Key_Tab:
            self.step_requested.emit(1)
        elif is_enter(event):
            self.enter_pressed.emit()
        elif key in _ARROWS:
            self.arrow_pressed.emit(key.value)
        else:
            self.other_pressed.emit()


def _is_arming_chord(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_K and event.modifiers() & _ARMING_CHORD == _ARMING_CHORD
