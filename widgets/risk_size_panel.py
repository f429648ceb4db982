"""The card of a position's size: the symbol is typed, Enter asks."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from app.core.language import tr
from app.core.risk_look import LONGEST_SYMBOL, symbol_of
from widgets.buttons import SecondaryButton
from widgets.risk_panel import RiskPanel
from widgets.tokens import SPACE_S

_WIDTH: Final = 160
_EFFECT: Final = tr("Reads once how large a position in this symbol may be; places no order")
_TYPE_IT: Final = tr("Type a symbol first, such as BTC-USD.")
_NOBODY: Final = tr("Nobody can answer: see above why.")


class RiskSizePanel(RiskPanel):
    """A card with a field for the symbol.

    Signals: `size_requested(str)` the symbol as the service writes it.
    """

    size_requested = Signal(str)

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._symbol = QLineEdit()
        self._symbol.setProperty("look", "beside-buttons")
        self._symbol.setPlaceholderText("BTC-USD")
        self._symbol.setAccessibleName(tr("Symbol to size"))
        self._symbol.setMaxLength(LONGEST_SYMBOL)
        self._symbol.setFixedWidth(_WIDTH)
        self._ask = SecondaryButton(tr("Size", "a button"))
        self._ask.setToolTip(_EFFECT)
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addWidget(self._symbol)
        row.addWidget(self._ask)
        row.addStretch(1)
        self.body.insertLayout(0, row)
        self._symbol.textChanged.connect(lambda _text: self._show_whether())
        self._symbol.returnPressed.connect(self._on_ask)
        self._ask.clicked.connect(self._on_ask)
        self._show_whether()

    def show_whether_asked(self, *, possible: bool) -> None:
        """Let a symbol be typed, or not where nobody could answer."""
        self._symbol.setEnabled(possible)
        self._show_whether()

    def _show_whether(self) -> None:
        typed = bool(symbol_of(self._symbol.text()))
        self._ask.setEnabled(self._symbol.isEnabled() and typed)
        why_not = "" if self._ask.isEnabled() else _NOBODY if not self._symbol.isEnabled() else _TYPE_IT
        self._ask.setAccessibleDescription(why_not or _EFFECT)

    def _on_ask(self) -> None:
        symbol = symbol_of(self._symbol.text())
        if symbol:
            self._symbol.setText(symbol)
            self.size_requested.emit(symbol)
