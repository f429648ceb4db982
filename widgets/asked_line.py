"""A line to type what a card is to ask for, and the button that asks; Enter asks too."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.core.language import tr
from widgets.buttons import DisabledReason, SecondaryButton
from widgets.tokens import SPACE_M

_LONGEST = 128


class AskedLine(QWidget):
    """Signals: `asked(str)` what was typed, without the spaces around it; never empty."""

    asked = Signal(str)

    def __init__(self, name: str, placeholder: str, action: str) -> None:
        super().__init__()
        self._closed = ""
        self._line = QLineEdit()
        self._line.setProperty("look", "beside-buttons")
        self._line.setAccessibleName(name)
        self._line.setPlaceholderText(placeholder)
        self._line.setMaxLength(_LONGEST)
        self._line.returnPressed.connect(self._on_ask)
        self._line.textChanged.connect(self._show_gate)
        self._gate = DisabledReason(SecondaryButton(action))
        self._gate.button.clicked.connect(self._on_ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_M)
        row.addWidget(self._line, 1)
        row.addWidget(self._gate)
        self._show_gate()

    @property
    def line(self) -> QLineEdit:
        """The line itself."""
        return self._line

    @property
    def reason(self) -> str:
        """Why nothing can be asked now; empty when it can."""
        return self._gate.reason

    def show_closed(self, why: str) -> None:
        """Say why nothing can be asked, whatever is typed; empty where it can."""
        if why != self._closed:
            self._closed = why
            self._show_gate()

    def _show_gate(self) -> None:
        self._gate.show_reason(self._closed or ("" if self._line.text().strip() else tr("Type it first.")))

    def _on_ask(self) -> None:
        if not self._gate.reason:
            self.asked.emit(self._line.text().strip())
