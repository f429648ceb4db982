"""Accounts to tick: those that something can be done for now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.tick_row import TickRow


class AccountTicks(QWidget):
    """One line an account, in the environment's order.

    Signals: `changed()` another choice.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._ticks: dict[str, TickRow] = {}
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ticked accounts."""
        return tuple(account for account, tick in self._ticks.items() if tick.isChecked())

    @property
    def ticks(self) -> dict[str, TickRow]:
        """The lines by account."""
        return dict(self._ticks)

    def offer(self, accounts: Sequence[str], chosen: Sequence[str]) -> None:
        """Offer these accounts, with some of them ticked."""
        for tick in self._ticks.values():
            self._rows.removeWidget(tick)
            tick.hide()
            tick.deleteLater()
        self._ticks = {account: TickRow(account) for account in accounts}
        for account, tick in self._ticks.items():
            tick.setChecked(account in chosen)
            tick.toggled.connect(lambda _on: self.changed.emit())
            self._rows.addWidget(tick)

    def take_keyboard(self) -> None:
        """Put the keyboard on the first line."""
        for tick in list(self._ticks.values())[:1]:
            tick.setFocus(Qt.FocusReason.OtherFocusReason)
