"""The silences of Alertmanager on the Alerts page: who keeps what back until when, and the end of one."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal

from app.core.alert_actions import why_no_decision
from app.core.alert_silence_view import SilenceRow, silence_rows
from app.core.card_view import CardWords, card_words
from app.core.language import tr
from app.core.state import AppState, ReadingKind
from widgets.alert_columns import SILENCE_COLUMNS
from widgets.buttons import SecondaryButton
from widgets.palette_actions import add_key
from widgets.rows_card import RowsCard

_NONE: Final = tr("This environment names no Alertmanager: nothing can be silenced for everybody.")
_EFFECT: Final = tr("Select one to end it: its alerts then call again, for everybody.")
_EMPTY: Final = tr("Alertmanager has no silence in force.")


class AlertSilencesCard(RowsCard[SilenceRow]):
    """One selected at a time; E or the button ends it, because that lets alerts call again without being asked twice.

    Signals: `end_requested(str)` the silence's id.
    """

    end_requested = Signal(str)

    def __init__(self) -> None:
        self._end = SecondaryButton(tr("End the selected silence (E)"))
        super().__init__(tr("Silences in Alertmanager"), SILENCE_COLUMNS, lambda row: row.id, self._end)
        self._why = ""
        self._shown: tuple[SilenceRow, ...] = ()
        self._end.clicked.connect(self._on_end)
        self.table.row_selected.connect(lambda _key: self._show_button())
        key = add_key(self, "E", tr("End the selected silence"))
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self._on_end)

    @property
    def end_button(self) -> SecondaryButton:
        """The button that ends the selected silence."""
        return self._end

    def show_state(self, state: AppState, now: datetime) -> None:
        """Show the silences in force as seen at `now`."""
        self._why = why_no_decision(state)
        there = state.environment.has("alertmanager")
        fact = state.reading(ReadingKind.SILENCES, "alertmanager")
        rows = silence_rows(fact.value or (), now)
        if rows != self._shown:
            self._shown = rows
            self.show_rows(rows)
        words = card_words(fact, now) if there else CardWords()
        nothing = _NONE if not there else _EMPTY if fact.value is not None and not rows else ""
        self.show_card(words, _EFFECT if rows else "", (nothing, self._why if rows else ""))
        self._show_button()

    def _show_button(self) -> None:
        self._end.setVisible(bool(self._shown))
        why = self._why or ("" if self.table.selected_key() is not None else tr("Select a silence first."))
        self._end.setEnabled(not why)
        self._end.setAccessibleDescription(why)

    def _on_end(self) -> None:
        chosen = self.table.selected_key()
        if chosen is not None and not self._why:
            self.end_requested.emit(str(chosen))
