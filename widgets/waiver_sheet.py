"""The sheet for waiving one probe: a reason, an end, and a typed word, because it raises risk."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.core.language import tr
from app.core.readiness.board import probe_of
from app.core.readiness.decisions import WAIVER_DEFAULT, WAIVER_LONGEST, WORDS_LONGEST, as_one_line
from app.core.readiness.probe import Finding
from widgets.choice_list import Choice, ChoiceList
from widgets.decision_sheet import DecisionSheet

WAIVE_WORD: Final = "WAIVE"
SPANS: Final = {
    "1 hour": timedelta(hours=1),
    "8 hours": WAIVER_DEFAULT,
    "24 hours": timedelta(hours=24),
    "3 days": timedelta(days=3),
    "7 days": WAIVER_LONGEST,
}
_SPAN_WORDS: Final = {
    "1 hour": tr("1 hour"),
    "8 hours": tr("8 hours"),
    "24 hours": tr("24 hours"),
    "3 days": tr("3 days"),
    "7 days": tr("7 days"),
}
_DEFAULT: Final = next(words for words, span in SPANS.items() if span == WAIVER_DEFAULT)
_EFFECT: Final = tr(
    "Until then it does not stand in the way of GO, and the annunciator lists it. It "
    "makes nothing true: the claim is still compared with what the probe found."
)


class WaiverSheet(DecisionSheet):
    """What is waived, why, until when, and the word WAIVE.

    Signals: `confirmed(str, str, object)` the probe's id, the reason, and for how long as a timedelta.
    """

    confirmed = Signal(str, str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._probe_id = ""
        self._reason = self.add_line(tr("Reason"), tr("Reason for the waiver"), WORDS_LONGEST)
        self._reason.setPlaceholderText(tr("Why it may wait, and what is done instead; no secrets"))
        self._spans = ChoiceList(tr("For how long"))
        self.add_field(tr("For how long"), self._spans)
        self._word = self.add_line(
            tr("Type {phrase}", phrase=WAIVE_WORD),
            tr("Type {phrase} to confirm", phrase=WAIVE_WORD),
            len(WAIVE_WORD) + 3,
        )
        self._word.setPlaceholderText(WAIVE_WORD)

    @property
    def span(self) -> timedelta:
        """For how long the probe is to be waived."""
        return SPANS[self._spans.chosen_key]

    def open_for(self, finding: Finding, who: str, now: datetime) -> None:
        """Open empty for the probe that found this, with 8 hours chosen."""
        self._probe_id = finding.probe_id
        self._reason.clear()
        self._word.clear()
        self._show_spans(_DEFAULT, now)
        title = tr("Waive “{question}”", question=probe_of(finding).question)
        what = tr(
            "{probe_id} is {word}: {observed}.",
            probe_id=finding.probe_id,
            word=finding.verdict.word,
            observed=finding.observed,
        )
        self.open_sheet(title, what, _EFFECT, who, tr("Waive this probe"))
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_time(self, now: datetime) -> None:
        """Keep the ends beside the choices right."""
        if self.isVisible():
            self._show_spans(self._spans.chosen_key, now)

    def missing_words(self) -> str:
        """What has still to be typed."""
        if not as_one_line(self._reason.text()):
            return tr("Type a reason")
        return "" if self._word.text().strip() == WAIVE_WORD else tr("Type {phrase}", phrase=WAIVE_WORD)

    def decided(self) -> None:
        """Hand over what is waived, why and for how long."""
        self.confirmed.emit(self._probe_id, self._reason.text().strip(), self.span)

    def _show_spans(self, chosen: str, now: datetime) -> None:
        ends = {key: (now + span).astimezone(UTC) for key, span in SPANS.items()}
        choices = [
            Choice(key, _SPAN_WORDS[key], tr("until {end:%Y-%m-%d %H:%M} UTC", end=end)) for key, end in ends.items()
        ]
        self._spans.show_choices(choices, chosen)
