"""A drill while it runs: what to do, how long there is, and what the platform says of the account."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from app.core.drill import Drill, DrillPhase
from app.core.drill_words import cap_state, daily_result, daily_words
from app.core.halt_ladder import OBJECTIVE_S, RungState
from app.core.language import tr
from app.core.present import age_words
from app.core.state import AppState
from widgets import shapes
from widgets.section import SectionCard
from widgets.status_badge import StatusBadge
from widgets.text import Label, Paragraph
from widgets.tokens import SPACE_S

# Waiting and staged are one and the same here: noticing the difference is what is drilled.
_WATCH: Final = (
    shapes.RING,
    tr("WATCH"),
    tr(
        "Something will go wrong, or already does. When you are sure, stop trading: "
        "Ctrl+Shift+K, then hold Space. Esc on this page ends the drill without a result."
    ),
)
_ARMED: Final = (shapes.TRIANGLE, tr("ARMED"), tr("Fire, or disarm and go on watching."))
_FIRED: Final = (
    shapes.TRIANGLE,
    tr("FIRED"),
    tr(
        "The ladder is followed for {objective_s:.0f} s, or until every rung is seen. The Halt page shows it in full.",
        objective_s=OBJECTIVE_S,
    ),
)
_SHOWN: Final = {
    DrillPhase.WAITING: _WATCH,
    DrillPhase.STAGED: _WATCH,
    DrillPhase.ARMED: _ARMED,
    DrillPhase.FIRED: _FIRED,
}
_CAP_WORDS: Final = {
    RungState.OK: tr("Daily loss within the cap"),
    RungState.FAILED: tr("Daily loss beyond the cap"),
    RungState.UNKNOWN: tr("Daily loss not known now"),
}


class DrillLiveCard(SectionCard):
    """Draws a running drill; shows nothing of whether its incident has been staged."""

    def __init__(self) -> None:
        super().__init__(tr("This drill"))
        self._badge = StatusBadge("verdict")
        self._words = Paragraph(tone="text")
        self._left = Label(tone="muted")
        self._cap = StatusBadge("section")
        self._result = Label(role="body", tone="text")
        self._source = Label(role="label", tone="faint")
        for part in (self._badge, self._words, self._left):
            self.body.addWidget(part)
        self.body.addSpacing(SPACE_S)
        for part in (self._cap, self._result, self._source):
            self.body.addWidget(part)

    def show_drill(self, drill: Drill, state: AppState, now: datetime) -> None:
        """Draw a running drill as seen at `now`."""
        shape, word, words = shown = _SHOWN[drill.phase]
        self._badge.show_status(shape, word, "text" if shown is _WATCH else "")
        self._words.show_text(words)
        self.show_title(tr("This drill"), f"· {drill.account}")
        self._left.show_text(_time_words(drill, now))
        result = daily_result(state, drill.account, now)
        standing = cap_state(result, drill.cap_usd)
        self._cap.show_status(standing.shape, _CAP_WORDS[standing])
        self._result.show_text(daily_words(result, drill.cap_usd))
        age_s = None if result.read_at is None else (now - result.read_at).total_seconds()
        self._source.show_text(tr("{source}, read {age} ago", source=result.source, age=age_words(age_s)))


def _time_words(drill: Drill, now: datetime) -> str:
    if drill.fired_at is not None:
        return tr("{since_s:.0f} s since the fire", since_s=(now - drill.fired_at).total_seconds())
    return tr("{left_s:.0f} s left to fire", left_s=drill.left_s(now))
