"""The sheets for entering simulation and safe mode: a reason and one confirmation, because it lowers risk."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.core.commands import SAFE_MODE_LONGEST
from app.core.language import tr
from app.core.mode_view import ENTER_LONGEST, ENTER_SIMULATION_EFFECT, EVERYONE
from app.core.readiness.decisions import as_one_line
from widgets.account_ticks import AccountTicks
from widgets.decision_sheet import DecisionSheet


class EnterSimulationSheet(DecisionSheet):
    """Which accounts, and why.

    Signals: `confirmed(object, str)` the accounts as a tuple, the reason.
    """

    confirmed = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._accounts = AccountTicks()
        self._accounts.changed.connect(self.show_gate)
        self.add_field(tr("Accounts"), self._accounts)
        self._reason = self.add_line(tr("Reason"), tr("Reason for simulation"), ENTER_LONGEST)
        self._reason.setPlaceholderText(tr("Why; the platform shows it, no secrets"))

    @property
    def accounts(self) -> AccountTicks:
        """The accounts to tick."""
        return self._accounts

    def open_for(self, accounts: Sequence[str], who: str) -> None:
        """Open empty, every account that is offered ticked if it is the only one."""
        self._accounts.offer(accounts, accounts if len(accounts) == 1 else ())
        self._reason.clear()
        self.open_sheet(tr("Enter simulation"), "", ENTER_SIMULATION_EFFECT, who, tr("Enter simulation now"))
        if len(accounts) == 1:
            self._reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._accounts.take_keyboard()

    def missing_words(self) -> str:
        """What has still to be chosen or typed."""
        if not self._accounts.chosen:
            return tr("Choose an account")
        return "" if as_one_line(self._reason.text()) else tr("Type a reason")

    def decided(self) -> None:
        """Hand over which accounts and why."""
        self.confirmed.emit(self._accounts.chosen, self._reason.text())


class EnterSafeModeSheet(DecisionSheet):
    """Why, in a line that everybody can read.

    Signals: `confirmed(str)` the reason.
    """

    confirmed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        caption, name = tr("Reason"), tr("Reason for safe mode")
        self._reason = self.add_line(f"{caption}. {EVERYONE}", f"{name}. {EVERYONE}", SAFE_MODE_LONGEST)
        self._reason.setPlaceholderText(tr("At most {count} characters; no secrets, no names", count=SAFE_MODE_LONGEST))

    def open_for(self, effect: str, who: str) -> None:
        """Open empty with what it does, and what it does not do while safe mode is on."""
        self._reason.clear()
        self.open_sheet(tr("Enter safe mode"), "", effect, who, tr("Enter safe mode now"))
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def missing_words(self) -> str:
        """What has still to be typed."""
        return "" if as_one_line(self._reason.text()) else tr("Type a reason")

    def decided(self) -> None:
        """Hand the reason over."""
        self.confirmed.emit(self._reason.text())
