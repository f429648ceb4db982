"""One of several, all of them visible: choices under each other with a ring that is filled for the chosen one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from widgets import fonts, shapes, theme
from widgets.text import as_tooltip
from widgets.tokens import RADIUS_S, SPACE_S

_ROW: Final = 28
_RING_SIDE: Final = 14
_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice: `key` is what is emitted, `remark` follows the words in the faint colour where
    there is room for all of it."""

    key: str
    words: str
    remark: str = ""


class ChoiceList(QFrame):
    """One stop for the Tab key; the arrow keys choose. A click chooses and leaves the keyboard where it was.

    Signals: `chosen(str)` the key of another choice than before, by mouse or by keyboard.
    """

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[Choice, ...] = ()
        self._buttons: list[_ChoiceButton] = []
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    @property
    def chosen_key(self) -> str:
        """The key of the chosen one; empty when none is."""
        return next(
            (one.key for one, button in zip(self._choices, self._buttons, strict=True) if button.isChecked()), ""
        )

    def show_choices(self, choices: Sequence[Choice], chosen_key: str) -> None:
        """Show these choices, one of them chosen; nothing is emitted."""
        self._choices = tuple(choices)
        while len(self._buttons) < len(choices):
            self._add_button()
        while len(self._buttons) > len(choices):
            surplus = self._buttons.pop()
            self._column.removeWidget(surplus)
            surplus.hide()
            surplus.deleteLater()
        for choice, button in zip(self._choices, self._buttons, strict=True):
            button.show_choice(choice)
            button.setChecked(choice.key == chosen_key)
        self.setMinimumHeight(
            _ROW * len(self._buttons)
        )  # at once: a page that is full squeezes what it has not heard of
        self._describe()

    def keep_whole(self) -> None:
        """Claim the width at which none of the choices is cut, without their remarks."""
        self.setMinimumWidth(max((button.whole_width() for button in self._buttons), default=0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the next or the one before."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.step(step)

    def step(self, step: int) -> None:
        """Choose the next (1) or the one before (-1); at the ends nothing changes."""
        if not self._choices:
            return
        keys = [one.key for one in self._choices]
        place = keys.index(self.chosen_key) if self.chosen_key else -step
        self._choose(keys[max(0, min(len(keys) - 1, place + step))])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the keyboard's place around the list."""
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(theme.colour("accent"))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), RADIUS_S, RADIUS_S)

    def _add_button(self) -> None:
        button = _ChoiceButton(self)
        button.clicked.connect(self._on_clicked)
        self._buttons.append(button)
        self._column.addWidget(button)
        button.show()  # or the layout leaves it out until the event loop has shown it

    def _on_clicked(self) -> None:
        button = self.sender()
        key = next(
            (one.key for one, known in zip(self._choices, self._buttons, strict=True) if known is button),
            self.chosen_key,
        )
        self._choose(key)

    def _choose(self, key: str) -> None:
        before = self.chosen_key
        for choice, button in zip(self._choices, self._buttons, strict=True):
            button.setChecked(choice.key == key)
        self._describe()
        if key != before:
            self.chosen.emit(key)

    def _describe(self) -> None:
        chosen = next((one for one in self._choices if one.key == self.chosen_key), None)
        self.setAccessibleDescription("" if chosen is None else f"{chosen.words} {chosen.remark}".strip())


class _ChoiceButton(QAbstractButton):
    """The list decides which one is checked: a click on the checked one must not clear it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._choice = Choice("", "")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def nextCheckState(self) -> None:
        pass

    def show_choice(self, choice: Choice) -> None:
        if choice == self._choice:
            return
        self._choice = choice
        whole = f"{choice.words} · {choice.remark}" if choice.remark else choice.words
        self.setText(choice.words)
        self.setAccessibleName(whole)
        self.setToolTip(as_tooltip(whole))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_RING_SIDE + 2 * SPACE_S + 64, _ROW)

    def whole_width(self) -> int:
        metrics = QFontMetricsF(fonts.sans("body", QFont.Weight.DemiBold))
        return _RING_SIDE + 3 * SPACE_S + ceil(metrics.horizontalAdvance(self._choice.words))

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), theme.colour("raised"))
        middle = self.height() / 2
        ring = QRectF(SPACE_S, middle - _RING_SIDE / 2, _RING_SIDE, _RING_SIDE)
        shapes.paint_shape(painter, shapes.RING, ring, theme.colour("text" if self.isChecked() else "edge"))
        if self.isChecked():
            shapes.paint_shape(painter, shapes.DISC, ring.adjusted(3.5, 3.5, -3.5, -3.5), theme.colour("text"))
        left = SPACE_S + _RING_SIDE + SPACE_S
        strong = fonts.sans("body", QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal)
        room = self.width() - left - SPACE_S
        used = _write(painter, QRectF(left, 0, room, self.height()), self._choice.words, strong, "text")
        rest = QRectF(left + used + SPACE_S, 0, max(0.0, room - used - SPACE_S), self.height())
        if QFontMetricsF(fonts.sans("body")).horizontalAdvance(self._choice.remark) <= rest.width():
            _write(painter, rest, self._choice.remark, fonts.sans("body"), "faint")


def _write(painter: QPainter, box: QRectF, text: str, font: QFont, tone: str) -> float:
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.setFont(font)
    painter.setPen(theme.colour(tone))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
    return metrics.horizontalAdvance(shown)
