"""What the halt ladder is made of: rungs, their states, the one big word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Final

from app.core.language import tr

OBJECTIVE_S: Final = 60.0
"""Seconds from firing within which a halt is meant to be complete."""

WARN_S: Final = 45.0
"""Seconds after which the time that is left is worth an amber bar."""


class RungId(Enum):
    """What is observed, in the order in which a halt takes effect; the value is for files."""

    ACCEPTED = "Accepted"
    FLAG = "Flag set"
    RECORDED = "Recorded"
    REFUSES = "Risk engine refuses"
    ORDERS = "Orders none"
    POSITIONS = "Positions flat"

    @property
    def words(self) -> str:
        """The rung's title."""
        return _RUNG_TITLES[self]


_RUNG_TITLES: Final = {
    RungId.ACCEPTED: tr("Accepted"),
    RungId.FLAG: tr("Flag set"),
    RungId.RECORDED: tr("Recorded"),
    RungId.REFUSES: tr("Risk engine refuses"),
    RungId.ORDERS: tr("Orders none"),
    RungId.POSITIONS: tr("Positions flat"),
}


class RungState(Enum):
    """Whether a rung is seen to hold; the value is for files."""

    OK = "OK"
    PENDING = "PENDING"
    FAILED = "FAILED"
    UNKNOWN = "UNKNOWN"
    NOT_CONFIGURED = "NOT CONFIGURED"

    @property
    def word(self) -> str:
        """The word beside the shape."""
        return _RUNG_WORDS[self]

    @property
    def shape(self) -> str:
        """The shape that stands for the state where colour cannot be seen."""
        return _RUNG_SHAPES[self]


_RUNG_WORDS: Final = {
    RungState.OK: tr("OK"),
    RungState.PENDING: tr("PENDING"),
    RungState.FAILED: tr("FAILED"),
    RungState.UNKNOWN: tr("UNKNOWN"),
    RungState.NOT_CONFIGURED: tr("NOT CONFIGURED"),
}
_RUNG_SHAPES: Final = {
    RungState.OK: "●",
    RungState.PENDING: "▲",
    RungState.FAILED: "■",
    RungState.UNKNOWN: "◆",
    RungState.NOT_CONFIGURED: "○",
}


class HaltWord(Enum):
    """How far one account's halt is proven to have got; the value is for files."""

    SENT = "SENT"
    ENGAGED = "ENGAGED"
    HALTED = "HALTED"
    UNKNOWN = "UNKNOWN"
    REFUSED = "REFUSED"

    @property
    def words(self) -> str:
        """The word for the whole room."""
        return _HALT_WORDS[self]

    @property
    def shape(self) -> str:
        """The shape that stands for the word where colour cannot be seen."""
        return _WORD_SHAPES[self]


_HALT_WORDS: Final = {
    HaltWord.SENT: tr("SENT"),
    HaltWord.ENGAGED: tr("ENGAGED"),
    HaltWord.HALTED: tr("HALTED"),
    HaltWord.UNKNOWN: tr("UNKNOWN"),
    HaltWord.REFUSED: tr("REFUSED"),
}
_WORD_SHAPES: Final = {
    HaltWord.SENT: "▲",
    HaltWord.ENGAGED: "▲",
    HaltWord.HALTED: "●",
    HaltWord.UNKNOWN: "◆",
    HaltWord.REFUSED: "■",
}


@dataclass(frozen=True, slots=True)
class Rung:
    """One observed fact of a halt.

    `source` is where it was read, `at` when that was (its age is `now - at`), None when it was not read since the
    kill. `took_s` is the time from firing to when the rung was first seen to hold; None while it does not.
    """

    id: RungId
    state: RungState
    words: str
    source: str
    at: datetime | None = None
    took_s: float | None = None


@dataclass(frozen=True, slots=True)
class Ladder:
    """One account's halt as far as it is proven.

    `words` is one sentence, `elapsed_s` the seconds since firing: they stop at HALTED and REFUSED.
    """

    account: str
    word: HaltWord
    words: str
    rungs: tuple[Rung, ...]
    fired_at: datetime | None
    elapsed_s: float
    objective_s: float = OBJECTIVE_S
    warn_s: float = WARN_S
    what_to_do: tuple[str, ...] = ()

    def rung(self, rung_id: RungId) -> Rung:
        """One rung; every ladder has all of them."""
        return next(rung for rung in self.rungs if rung.id is rung_id)
