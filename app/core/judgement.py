"""One look at everything that is known: made every two seconds beside the window, so that drawing it costs nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.core.language import tr
from app.core.present import age_words
from app.core.readiness.board import Board, assess
from app.core.state import AppState

JUDGEMENT_TTL_S: Final = 10.0
"""Seconds after which a judgement counts no more: whoever makes it is dead or far behind."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """The board as it was at `at`."""

    at: datetime
    board: Board

    def board_at(self, now: datetime) -> Board | None:
        """The board while it may be trusted; None once nobody has judged for too long."""
        return self.board if (now - self.at).total_seconds() <= JUDGEMENT_TTL_S else None

    def lateness_words(self, now: datetime) -> str:
        """Why there is no board."""
        age_s = max(0.0, (now - self.at).total_seconds())
        return tr("This console last judged what it knows {age} ago: trust nothing below", age=age_words(age_s))


def judge(state: AppState, now: datetime) -> Judgement:
    """Ask every probe about `state` as seen at `now`."""
    return Judgement(now, assess(state, now))
