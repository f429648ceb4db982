"""The sheet for what is decided about alerts: a note, an end, and for a silence the labels it holds to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.alert_actions import SPANS, AlertAction, AlertWish
from app.core.language import tr
from app.core.readiness.decisions import WORDS_LONGEST, as_one_line
from widgets.choice_list import Choice, ChoiceList
from widgets.decision_sheet import DecisionSheet
from widgets.tick_row import TickRow

_ASKED: Final = {
    AlertAction.ACKNOWLEDGE: (
        tr("Acknowledge"),
        tr("It stays on the list and stops calling, here only. An alert that goes and comes again calls again."),
        tr("What is being done about it; no secrets"),
        timedelta(hours=1),
    ),
    AlertAction.SHELVE: (
        tr("Shelve"),
        tr("It stays on the list, is counted as suppressed and stops calling, here only. Others are still notified."),
        tr("Why it may wait; no secrets"),
        timedelta(minutes=30),
    ),
    AlertAction.SILENCE: (
        tr("Silence", "a verb"),
        tr("Alertmanager notifies nobody of it until then, whoever is on call. The alert itself goes on."),
        tr("Why nobody needs to hear of it; no secrets"),
        timedelta(hours=1),
    ),
}


class AlertSheet(DecisionSheet):
    """Acknowledges, shelves or silences what it was opened for.

    Signals: `confirmed(object)` the `AlertWish`.
    """

    confirmed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action = AlertAction.ACKNOWLEDGE
        self._keys: tuple[str, ...] = ()
        self._apart: tuple[str, ...] = ()
        self._ticks: dict[str, TickRow] = {}
        self._note = self.add_line(tr("Note"), tr("Note"), WORDS_LONGEST)
        self._spans = ChoiceList(tr("For how long"))
        self.add_field(tr("For how long"), self._spans)
        self._labels = QWidget()
        self._rows = QVBoxLayout(self._labels)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.add_field(tr("Only alerts with this name, and with"), self._labels)

    def open_for(
        self,
        action: AlertAction,
        name: str,
        keys: Sequence[str],
        labels: Sequence[tuple[str, str]],
        who: str,
        now: datetime,
        apart: Sequence[str] = (),
    ) -> None:
        """Open empty, with the usual span chosen and every one of `labels` ticked; the keyboard is in the note.

        `apart` are the labels in which several alerts differ.
        """
        verb, effect, placeholder, span = _ASKED[action]
        self._action, self._keys, self._apart = action, tuple(keys), tuple(apart)
        self._note.clear()
        self._note.setPlaceholderText(placeholder)
        self._show_spans(next(words for words, one in SPANS.items() if one == span), now)
        shown = tuple(labels) if action is AlertAction.SILENCE else ()
        self._show_labels(shown)
        self.show_field(self._labels, bool(shown))
        what = tr("{name}, {count} alerts.", name=name, count=len(keys)) if len(keys) > 1 else keys[0]
        self.open_sheet(_title(action, name), what, effect, who, verb)
        self._note.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_time(self, now: datetime) -> None:
        """Keep the ends beside the choices right."""
        if self.isVisible():
            self._show_spans(self._spans.chosen_key, now)

    def missing_words(self) -> str:
        """What has still to be typed."""
        return "" if as_one_line(self._note.text()) else tr("Type a note")

    def decided(self) -> None:
        """Hand over what is wished."""
        without = (*self._apart, *(label for label, tick in self._ticks.items() if not tick.isChecked()))
        note = self._note.text().strip()
        self.confirmed.emit(AlertWish(self._action, self._keys, note, SPANS[self._spans.chosen_key], without))

    def _show_spans(self, chosen: str, now: datetime) -> None:
        ends = {words: (now + span).astimezone(UTC) for words, span in SPANS.items()}
        self._spans.show_choices(
            [Choice(one, one, tr("until {end:%H:%M} UTC", end=end)) for one, end in ends.items()], chosen
        )

    def _show_labels(self, labels: Sequence[tuple[str, str]]) -> None:
        for tick in self._ticks.values():
            self._rows.removeWidget(tick)
            tick.hide()
            tick.deleteLater()
        self._ticks = {label: TickRow(f"{label} = {value}") for label, value in labels}
        for tick in self._ticks.values():
            tick.setChecked(True)
            self._rows.addWidget(tick)


def _title(action: AlertAction, name: str) -> str:
    if action is AlertAction.ACKNOWLEDGE:
        return tr("Acknowledge {name}", name=name)
    if action is AlertAction.SHELVE:
        return tr("Shelve {name}", name=name)
    return tr("Silence {name}", name=name)
