"""The keys that were replaced and still have to be deleted at Kraken, each ticked by a person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from app.core.key_age import KeyReminder
from app.core.language import tr
from widgets.confirm_step import ConfirmStep
from widgets.section import SectionCard
from widgets.text import Paragraph
from widgets.tick_row import TickRow

_DONE_SHOWN: Final = 3
_NOTHING: Final = tr("No old key is known to wait for its deletion at Kraken.")
_EFFECT: Final = tr("The journal keeps who said so, and when; it cannot be taken back here. Nothing is sent to Kraken.")


class KeysReminders(SectionCard):
    """Open reminders as lines to tick, each confirmed once; the newest ticked ones below.

    Signals: `done_requested(str)` the rotation whose old key was deleted.
    """

    done_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("Old keys to delete at Kraken"))
        self._shown: tuple[tuple[str, str], ...] | None = None
        self._asked = ""
        self._ticks: dict[str, TickRow] = {}
        self._sentences: dict[str, Paragraph] = {}
        self._nothing = Paragraph(_NOTHING, tone="muted")
        self._rows = QVBoxLayout()
        self._confirm = ConfirmStep()
        self._confirm.confirmed.connect(self._on_confirmed)
        self._confirm.dismissed.connect(self._on_dismissed)
        self._done = Paragraph(tone="muted", selectable=True)
        self.body.addWidget(self._nothing)
        self.body.addLayout(self._rows)
        self.body.addWidget(self._confirm)
        self.body.addWidget(self._done)

    @property
    def ticks(self) -> tuple[TickRow, ...]:
        """The lines to tick."""
        return tuple(self._ticks.values())

    @property
    def confirm(self) -> ConfirmStep:
        """The step between a tick and the journal."""
        return self._confirm

    @property
    def done_words(self) -> str:
        """The newest ticked ones, one a line."""
        return self._done.plain_text

    def show_reminders(self, reminders: Sequence[KeyReminder], now: datetime) -> None:
        """Show these reminders as they stand at `now`."""
        waiting = [one for one in reminders if one.open]
        wanted = tuple((one.rotation_id, one.words(now)) for one in waiting)
        if wanted != self._shown:
            self._shown = wanted
            self._show_ticks(wanted)
        self.show_title(tr("Old keys to delete at Kraken"), str(len(waiting)) if waiting else "")
        self._nothing.setVisible(not waiting)
        done = sorted((one for one in reminders if not one.open), key=lambda one: one.made_at, reverse=True)
        self._done.show_text("\n".join(one.words(now) for one in done[:_DONE_SHOWN]))
        self._done.setVisible(bool(done))

    def _show_ticks(self, wanted: tuple[tuple[str, str], ...]) -> None:
        for rotation_id in [known for known in self._ticks if known not in dict(wanted)]:
            for part in (self._ticks.pop(rotation_id), self._sentences.pop(rotation_id)):
                self._rows.removeWidget(part)
                part.hide()
                part.deleteLater()
            if rotation_id == self._asked:
                self._close_question()
        for rotation_id, words in wanted:
            if rotation_id not in self._ticks:
                self._add(rotation_id)
            self._sentences[rotation_id].show_text(words)
            self._ticks[rotation_id].setAccessibleName(tr("Deleted at Kraken. {words}", words=words))

    def _add(self, rotation_id: str) -> None:
        self._sentences[rotation_id] = Paragraph(tone="text", selectable=True)
        tick = self._ticks[rotation_id] = TickRow(tr("Deleted at Kraken"), step=True)
        tick.clicked.connect(lambda: self._on_clicked(rotation_id))
        self._rows.addWidget(self._sentences[rotation_id])
        self._rows.addWidget(tick)

    def _on_clicked(self, rotation_id: str) -> None:
        if self._asked and self._asked != rotation_id and self._asked in self._ticks:
            self._ticks[self._asked].setChecked(False)
        if not self._ticks[rotation_id].isChecked():
            self._on_dismissed()
            return
        self._asked = rotation_id
        self._confirm.open(tr("Is this key gone at Kraken?"), _EFFECT, tr("Yes, it is deleted"))

    def _on_confirmed(self) -> None:
        asked = self._asked
        self._close_question()
        if asked:
            self.done_requested.emit(asked)

    def _on_dismissed(self) -> None:
        tick = self._ticks.get(self._asked)
        self._close_question()
        if tick is not None:
            tick.setChecked(False)
            tick.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_question(self) -> None:
        self._asked = ""
        self._confirm.hide()
