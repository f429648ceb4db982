"""Duties that come back: when each is due, what that rests on, and the button to record that it was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.core.duties import DUTIES, Duty, DutyCondition
from app.core.duty_calendar import DutyView
from app.core.language import tr
from app.core.present import age_words
from widgets import shapes
from widgets.buttons import SecondaryButton
from widgets.section import SectionCard
from widgets.status_badge import StatusBadge
from widgets.text import ElidedLabel, Label, Paragraph, as_tooltip
from widgets.tokens import SPACE_L, SPACE_S, SPACE_XS

_LOOKS: Final = {
    DutyCondition.OVERDUE: (shapes.SQUARE, tr("OVERDUE")),
    DutyCondition.DUE_SOON: (shapes.TRIANGLE, tr("DUE SOON")),
    DutyCondition.NEVER_DONE: (shapes.DIAMOND, tr("NEVER DONE HERE")),
    DutyCondition.DONE: (shapes.DISC, tr("DONE")),
}
_BADGE_WIDTH: Final = 168
_DAY_S: Final = 86_400
_NARROW: Final = 800
_GRID_ROWS: Final = 3
"""Of each duty: its line, what finds no room in it, and the gap to the next one then."""


@dataclass(frozen=True, slots=True)
class _Row:
    badge: StatusBadge
    title: ElidedLabel
    due: Label
    because: ElidedLabel
    done: SecondaryButton


class DutiesCard(SectionCard):
    """One line a duty, in the order of the table of duties, so that a line never moves under the pointer.

    Signals: `done_requested(object)` the duty that somebody wants to record as done.
    """

    done_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("Recurring duties"))
        lines = QWidget()
        self._grid = QGridLayout(lines)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_L)
        self._grid.setVerticalSpacing(SPACE_XS)
        self._grid.setColumnStretch(3, 1)
        self._rows = {duty.id: self._row(duty) for duty in DUTIES}
        self._narrow = False
        self._place()
        self._why_not = Paragraph("", tone="muted")
        self.body.addWidget(lines)
        self.body.addWidget(self._why_not)
        self._why_not.hide()

    @property
    def words(self) -> dict[str, tuple[str, str, str]]:
        """Condition, due date and what it rests on, by the duty's id."""
        return {key: (row.badge.word, row.due.text(), row.because.text()) for key, row in self._rows.items()}

    def button(self, duty_id: str) -> SecondaryButton:
        """The button that records this duty."""
        return self._rows[duty_id].done

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where a few letters would be left of the title, put the date below it; what that rests on is in a tooltip."""
        super().resizeEvent(event)
        if self._narrow is not (event.size().width() < _NARROW):
            self._narrow = not self._narrow
            self._place()

    def show_duties(self, views: Sequence[DutyView], why_not: str, now: datetime) -> None:
        """Draw the duties as seen at `now`, and why none can be recorded, if so."""
        for view in views:
            row = self._rows[view.duty.id]
            row.badge.show_status(*_LOOKS[view.condition])
            row.due.show_text(due_words(view, now))
            row.because.show_text(view.because)
            row.badge.setToolTip(as_tooltip("\n".join(filter(None, (every_words(view.duty), view.because)))))
            row.done.setEnabled(not why_not)
            row.done.setAccessibleDescription(why_not)
        urgent = sum(view.condition in (DutyCondition.OVERDUE, DutyCondition.DUE_SOON) for view in views)
        self.show_title(tr("Recurring duties"), tr("{count} to do", count=urgent) if urgent else "")
        self._why_not.show_text(why_not and tr("Recording needs a name: {why_not}", why_not=why_not))
        self._why_not.setVisible(bool(why_not))

    def _place(self) -> None:
        for number, row in enumerate(self._rows.values()):
            at, due = number * _GRID_ROWS, (1, 1) if self._narrow else (0, 2)
            high = 2 if self._narrow else 1
            for part, (line, column), lines in (
                (row.badge, (0, 0), high),
                (row.title, (0, 1), 1),
                (row.due, due, 1),
                (row.because, (0, 3), 1),
                (row.done, (0, 4), high),
            ):
                self._grid.removeWidget(part)
                self._grid.addWidget(part, at + line, column, lines, 1, Qt.AlignmentFlag.AlignVCenter)
            row.because.setVisible(not self._narrow)  # not before: without a parent it would be a window
            self._grid.setRowMinimumHeight(at + 2, SPACE_S if self._narrow else 0)

    def _row(self, duty: Duty) -> _Row:
        row = _Row(
            StatusBadge(),
            ElidedLabel(duty.title, role="strong"),
            Label("", tone="text"),
            ElidedLabel("", tone="muted"),
            SecondaryButton(tr("Done today…")),
        )
        row.badge.setFixedWidth(_BADGE_WIDTH)
        row.badge.setToolTip(every_words(duty))
        row.done.setAccessibleName(tr("Done today: {title}", title=duty.title))
        row.done.clicked.connect(partial(self.done_requested.emit, duty))
        return row


def every_words(duty: Duty) -> str:
    """How often, and what has to be done."""
    return tr("Every {count} days. {how}", count=duty.every_days, how=duty.how)


def due_words(view: DutyView, now: datetime) -> str:
    """When it is due, and how long that is from now."""
    if view.due is None:
        return tr("every {count} days", count=view.duty.every_days)
    left_s = (view.due - now).total_seconds()
    if abs(left_s) >= _DAY_S:  # beside a date, days are those of the calendar
        left_s = (view.due.date() - now.date()).days * _DAY_S
    far = tr("in {age}", age=age_words(left_s)) if left_s > 0 else tr("{age} ago", age=age_words(-left_s))
    return tr("due {due:%Y-%m-%d}, {far}", due=view.due, far=far)
