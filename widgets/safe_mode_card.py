"""Safe mode as read: on or off, why, since when, who; the ways in and out; a reminder that only says so."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from app.core.language import tr
from app.core.mode_view import NO_SAFE_MODE, reminder_at, reminders_words, safe_mode_view
from app.core.read_only import why_read_only
from app.core.state import AppState
from widgets import shapes
from widgets.buttons import SecondaryButton
from widgets.fact_grid import FactGrid, NamedFact
from widgets.rotation_step import ReasonedButton
from widgets.section import SectionCard
from widgets.status_badge import StatusBadge
from widgets.text import Label, Paragraph
from widgets.tokens import SPACE_S

_SHAPES = {"ON": shapes.TRIANGLE, "OFF": shapes.RING, "UNKNOWN": shapes.DIAMOND}
_CLOCK_PX = 88


class SafeModeCard(SectionCard):
    """One switch for the whole platform.

    Signals: `enter_requested()`, `leave_requested()`, `remind_requested(str)` a time of day in UTC as HH:MM,
    `reminder_dropped(str)` the next reminder's identity.
    """

    enter_requested = Signal()
    leave_requested = Signal()
    remind_requested = Signal(str)
    reminder_dropped = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("Safe mode"))
        self._now: datetime | None = None
        self._next = ""
        self._badge = StatusBadge("verdict")
        self._facts = FactGrid()
        self._enter, self._leave = SecondaryButton(tr("Enter safe mode…")), SecondaryButton(tr("Leave safe mode…"))
        self._at = QLineEdit()
        self._at.setProperty("look", "beside-buttons")
        self._at.setAccessibleName(tr("Remind me at, hours and minutes in UTC"))
        self._at.setPlaceholderText("HH:MM")
        self._at.setMaxLength(5)
        self._at.setFixedWidth(_CLOCK_PX)
        self._remind, self._drop = SecondaryButton(tr("Remind me")), SecondaryButton(tr("Drop the reminder"))
        self._leaving, self._reminding = ReasonedButton(self._leave), ReasonedButton(self._remind)
        self._reminders = Paragraph(tone="muted", selectable=True)
        self._lay_out()
        self._enter.clicked.connect(self.enter_requested)
        self._leave.clicked.connect(self.leave_requested)
        self._at.textChanged.connect(self._show_gate)
        self._at.returnPressed.connect(self._on_remind)
        self._remind.clicked.connect(self._on_remind)
        self._drop.clicked.connect(lambda: self.reminder_dropped.emit(self._next))

    @property
    def words(self) -> dict[str, str]:
        """The facts as shown, by name."""
        return self._facts.words()

    @property
    def leave_button(self) -> SecondaryButton:
        """The button that opens the way out."""
        return self._leave

    def show_state(self, state: AppState, now: datetime) -> None:
        """Show what is read of safe mode as seen at `now`."""
        self._now = now
        configured, view = state.environment.has("safe-mode"), safe_mode_view(state, now)
        self._badge.show_status(_SHAPES[view.word], view.shown)
        self.show_age(view.age if configured else "", stale=view.stale)
        facts = (
            (tr("Why"), view.because),
            (tr("Reason"), view.reason),
            (tr("Since"), view.since),
            (tr("Who"), view.actor),
        )
        shown = [NamedFact(name, text) for name, text in facts]
        self._facts.show_facts(shown if configured else [NamedFact(tr("Why"), NO_SAFE_MODE, "muted")])
        why = why_read_only(state.environment) or ("" if configured else NO_SAFE_MODE)
        self._enter.setEnabled(not why)
        self._enter.setAccessibleDescription(why)
        self._leaving.show_reason(why or (tr("Safe mode is read to be off.") if view.word == "OFF" else ""))
        reminders = state.modes.reminders
        self._next = reminders[0].reminder_id if reminders else ""
        self._reminders.show_text(reminders_words(reminders))
        for part in (self._reminders, self._drop):
            part.setVisible(bool(reminders))
        self._show_gate()

    def _show_gate(self) -> None:
        possible = self._now is not None and reminder_at(self._at.text(), self._now) is not None
        self._reminding.show_reason("" if possible else tr("Type a time of day as HH:MM, in UTC."))

    def _on_remind(self) -> None:
        if self._remind.isEnabled():
            self.remind_requested.emit(self._at.text())
            self._at.clear()

    def _lay_out(self) -> None:
        switches, remind = QHBoxLayout(), QHBoxLayout()
        caption = Label(tr("Remind me at (UTC)"), tone="muted")
        caption.setBuddy(self._at)
        for row, parts in ((switches, (self._enter, self._leaving)), (remind, (caption, self._at, self._reminding))):
            row.setSpacing(SPACE_S)
            for part in parts:
                row.addWidget(part, int(isinstance(part, ReasonedButton)))
        dropping = QHBoxLayout()
        dropping.addWidget(self._reminders, 1)
        dropping.addWidget(self._drop)
        self.body.addWidget(self._badge)
        self.body.addWidget(self._facts)
        for row in (switches, remind, dropping):
            self.body.addLayout(row)
