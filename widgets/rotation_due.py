"""The day by which the old key is to be deleted at Kraken, chosen as a rotation is closed."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QWidget

from app.core.key_age import KeyReminder
from app.core.language import tr
from widgets.text import Label
from widgets.tokens import SPACE_S

_WIDTH = 140
_NAME = tr("Delete the old key at Kraken by")


class RotationDue(QWidget):
    """A date from today on, the reminder's own until a person chooses another; by keyboard: digits, up and down."""

    def __init__(self) -> None:
        super().__init__()
        self._shown = ""
        self._day = QDateEdit()
        self._day.setDisplayFormat(tr("yyyy-MM-dd", "Qt's format of a date"))
        self._day.setAccessibleName(_NAME)
        self._day.setMinimumWidth(_WIDTH)
        self._day.lineEdit().setTextMargins(SPACE_S, 0, 0, 0)  # the style sheet's padding does not reach it
        caption = Label(_NAME, tone="muted")
        caption.setBuddy(self._day)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        row.addWidget(caption)
        row.addWidget(self._day)
        row.addStretch(1)
        self.hide()

    @property
    def day(self) -> date | None:
        """The day chosen; None where there is no old key to delete."""
        chosen = self._day.date()
        return None if self.isHidden() else date(chosen.year(), chosen.month(), chosen.day())

    def show_reminder(self, reminder: KeyReminder | None, now: datetime) -> None:
        """Offer the day of an open reminder; what a person has chosen for it stays."""
        self.setVisible(reminder is not None and reminder.open)
        if reminder is None:
            return
        self._day.setMinimumDate(QDate(now.year, now.month, now.day))
        if reminder.rotation_id != self._shown:
            self._shown = reminder.rotation_id
            self._day.setDate(QDate(reminder.due.year, reminder.due.month, reminder.due.day))
