"""A field for one part of a key: what goes in lies in one buffer that can be overwritten, and never shows."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QClipboard,
    QFocusEvent,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from api_client.models.secret_buffer import SecretBuffer
from app.core.language import tr
from widgets import fonts, theme
from widgets.clipboard_text import ClipboardText, clipboard_text
from widgets.key_field_role import be_password_field
from widgets.tokens import RADIUS_S, SPACE_M, SPACE_S

CAPACITY: Final = 512
"""Bytes that fit; Kraken's longest part has 88."""

_HEIGHT: Final = 36
_LEAST_WIDTH: Final = 200
_DOT: Final = 6.0
_PITCH: Final = 10.0
_DOTS_MOST: Final = 24
_EMPTY: Final = tr("Paste with Ctrl+V, or type")
_NO_TEXT: Final = tr("The clipboard holds no text: nothing was pasted.")
_TOO_LONG: Final = tr(
    "The clipboard holds more than {count} characters, which is no key: nothing was pasted.", count=CAPACITY
)
_FULL: Final = tr("No more than {count} characters fit: the last one was left out.", count=CAPACITY)
_BLANKS: Final = tr("Blanks or line ends around the pasted text were left out.")
_REPLACED: Final = tr("The pasted text stands in place of what was there.")


class KeyField(QWidget):
    """Typed at the end or pasted as a whole, shown as dots and a count; nothing but `view` and `move_out` gives it out.

    There is no copy, cut, selection, undo, drag, drop, menu or input method. What Qt itself makes of a key press or
    of the clipboard on the way here cannot be overwritten from Python.

    Signals: `edited()` a person changed it, `pasted()` it came from the clipboard just now, `noted(str)` what was left
    out or why nothing was pasted, empty when there is nothing to say, `submitted()` Enter was pressed.
    """

    edited = Signal()
    pasted = Signal()
    noted = Signal(str)
    submitted = Signal()

    def __init__(self, name: str, clipboard: QClipboard | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clipboard = clipboard or QGuiApplication.clipboard()
        # Its size never changes: growing would leave a copy behind.
        self._buffer = bytearray(CAPACITY)
        self._used = 0
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setAcceptDrops(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        be_password_field(self)
        self._show_length()

    @property
    def length(self) -> int:
        """How many characters are in it."""
        return sum(octet & 0xC0 != 0x80 for octet in self.view())

    def view(self) -> memoryview:
        """The bytes as they lie here, read-only and not copied; zeros once the field was emptied."""
        return memoryview(self._buffer).toreadonly()[: self._used]

    def move_out(self) -> SecretBuffer:
        """Hand the bytes over and overwrite the field's own; nothing is emitted."""
        secret = SecretBuffer(self.view())
        self.wipe()
        return secret

    def wipe(self) -> None:
        """Overwrite all of it with zeros; nothing is emitted."""
        self._buffer[:] = bytes(CAPACITY)
        self._used = 0
        self._show_length()

    def paste(self) -> None:
        """Put the clipboard's text in place of what is there, without the blanks around it."""
        with clipboard_text(self._clipboard) as text:
            note = self._take_over(text)
            taken = 0 < len(text.octets) <= CAPACITY
        self.noted.emit(note)
        if taken:
            # Before anything else learns of it: the clipboard still holds what was pasted.
            self.pasted.emit()
            self.edited.emit()

    def clear(self) -> None:
        """Empty the field as a person does."""
        had = self._used
        self.wipe()
        self.noted.emit("")
        if had:
            self.edited.emit()

    def sizeHint(self) -> QSize:
        """As high as any field."""
        return QSize(2 * _LEAST_WIDTH, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Room for some dots and the count."""
        return QSize(_LEAST_WIDTH, _HEIGHT)

    def event(self, event: QEvent) -> bool:
        """Take keys that are typed here before a shortcut of the window does."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, paste, take the last character or all of them away; Enter submits."""
        if _is_paste(event):
            self.paste()
        elif _is_clear(event):
            self.clear()
        elif event.key() == Qt.Key.Key_Backspace:
            self._drop_last()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submitted.emit()
        elif _is_typed(event):
            self._type(event)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring and the caret."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring and the caret."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame, at most 24 dots, the caret behind them and the count at the right edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2.0 if self.hasFocus() else 1.0
        half = width / 2
        painter.setPen(QPen(theme.colour("accent" if self.hasFocus() else "edge"), width))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), RADIUS_S, RADIUS_S)
        _paint_contents(painter, QRectF(self.rect()).adjusted(SPACE_M, 0, -SPACE_M, 0), self.length, self.hasFocus())

    def _type(self, event: QKeyEvent) -> None:
        octets = event.text().encode("utf-8", "replace")
        if self._used + len(octets) > CAPACITY:
            self.noted.emit(_FULL)
            return
        self._buffer[self._used : self._used + len(octets)] = octets
        self._used += len(octets)
        self._changed()

    def _drop_last(self) -> None:
        if not self._used:
            return
        more = True
        while more and self._used:
            self._used -= 1
            more = self._buffer[self._used] & 0xC0 == 0x80
            self._buffer[self._used] = 0
        self._changed()

    def _take_over(self, text: ClipboardText) -> str:
        """Copy a pasted text in place; what there is to say about it."""
        count = len(text.octets)
        if not count:
            return _NO_TEXT
        if count > CAPACITY:
            return _TOO_LONG
        replaced = self._used > 0
        self._buffer[:] = bytes(CAPACITY)
        # By way of a view: assigning to the array itself would make a copy first and leave it behind.
        with memoryview(self._buffer) as own:
            own[:count] = text.octets
        self._used = count
        self._show_length()
        return " ".join(words for words, said in ((_REPLACED, replaced), (_BLANKS, text.trimmed)) if said)

    def _changed(self) -> None:
        self._show_length()
        self.noted.emit("")
        self.edited.emit()

    def _show_length(self) -> None:
        count = _count_words(self.length)
        self.setAccessibleDescription(tr("{count}, hidden", count=count) if self._used else count)
        self.update()


def _count_words(count: int) -> str:
    if not count:
        return tr("Empty")
    return tr("1 character") if count == 1 else tr("{count} characters", count=count)


def _is_ours(event: QKeyEvent) -> bool:
    return _is_paste(event) or _is_clear(event) or event.key() == Qt.Key.Key_Backspace or _is_typed(event)


def _is_paste(event: QKeyEvent) -> bool:
    shifted = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    return event.matches(QKeySequence.StandardKey.Paste) or (event.key() == Qt.Key.Key_Insert and shifted)


def _is_clear(event: QKeyEvent) -> bool:
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return event.key() == Qt.Key.Key_Delete or (event.key() == Qt.Key.Key_Backspace and control)


def _is_typed(event: QKeyEvent) -> bool:
    """A character, also one that takes AltGr, which some platforms report as Ctrl and Alt together."""
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    meta = bool(event.modifiers() & Qt.KeyboardModifier.MetaModifier)
    return bool(event.text()) and event.text().isprintable() and control is alt and not meta


def _paint_contents(painter: QPainter, box: QRectF, count: int, focused: bool) -> None:
    painter.setFont(fonts.sans())
    metrics = QFontMetricsF(fonts.sans())
    middle = Qt.AlignmentFlag.AlignVCenter
    if not count:
        painter.setPen(theme.colour("faint"))
        painter.drawText(box.adjusted(SPACE_S, 0, 0, 0), middle | Qt.AlignmentFlag.AlignLeft, _EMPTY)
    else:
        painter.setPen(theme.colour("muted"))
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, _count_words(count))
    room = box.width() - metrics.horizontalAdvance(_count_words(count)) - SPACE_M
    dots = min(count, _DOTS_MOST, max(1, int(room / _PITCH)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("text"))
    for place in range(dots):
        painter.drawEllipse(QPointF(box.left() + _DOT / 2 + place * _PITCH, box.center().y()), _DOT / 2, _DOT / 2)
    if focused:
        caret = box.left() + dots * _PITCH
        painter.setPen(QPen(theme.colour("text"), 1))
        painter.drawLine(QLineF(caret, box.center().y() - 8, caret, box.center().y() + 8))
