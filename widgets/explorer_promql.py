"""Where the Explorer asks a server in its own language: the expression, and what the server says to it as written."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.dashboard import PlotSpec
from app.core.history_words import Refusal
from app.core.promql_unit import unit_of_expression
from widgets.promql_edit import PromqlEdit
from widgets.text import Paragraph
from widgets.tokens import SPACE_XS

_AFTER_MS: Final = 400
_PLOT: Final = "promql"


class ExplorerPromql(QWidget):
    """An expression is in force from Enter until another one, an empty one, or Esc twice.

    Signals: `changed()` another expression is in force, or none; `check_requested(str)` what was typed, a moment after
    the last key.
    """

    changed = Signal()
    check_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.expression = ""
        self.edit = PromqlEdit()
        self.names_requested, self.show_names = self.edit.names_requested, self.edit.show_names
        self.show_earlier = self.edit.show_earlier
        self._said = Paragraph(tone="muted")
        self._said.hide()
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_AFTER_MS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addWidget(self.edit)
        column.addWidget(self._said)
        self.setFocusProxy(self.edit)
        self.edit.edited.connect(self._on_edited)
        self.edit.asked.connect(self._on_asked)
        self.edit.taken_back.connect(self._on_taken_back)
        self._typed.timeout.connect(self._check)

    @property
    def spec(self) -> PlotSpec | None:
        """The plot of the expression in force."""
        if not self.expression:
            return None
        unit = unit_of_expression(self.expression)
        return PlotSpec(_PLOT, self.expression, unit, (), expression=self.expression)

    def show_check(self, text: str, refusal: Refusal | None, words: str) -> None:
        """Say what the server said to `text`, unless something else stands there by now."""
        if text != self.edit.text().strip():
            return
        self._say(words if refusal is None else refusal.words, "muted" if refusal is None else "warn")
        if refusal is not None and refusal.place is not None and text == self.expression:
            self.edit.setCursorPosition(refusal.place)

    def clear(self) -> None:
        """Have no expression in force, and none written; nothing is emitted."""
        self.expression = ""
        self.edit.clear()
        self._say("")

    def _on_edited(self) -> None:
        self._say("")
        self._typed.start()

    def _check(self) -> None:
        text = self.edit.text().strip()
        if text:
            self.check_requested.emit(text)

    def _on_asked(self) -> None:
        self._typed.stop()
        text = self.edit.text().strip()
        if text != self.expression:
            self.expression = text
            self.changed.emit()
        self._check()

    def _on_taken_back(self) -> None:
        """What was typed gives way to what is in force; that, once nothing else stands there, to nothing."""
        self._typed.stop()
        self._say("")
        if self.edit.text().strip() != self.expression:
            self.edit.setText(self.expression)
            return
        self.clear()
        self.changed.emit()

    def _say(self, words: str, tone: str = "muted") -> None:
        self._said.show_text(words, tone)
        self._said.setVisible(bool(words))
        self.edit.show_problem(words)
