"""What the proof of a rotation is made of: rungs, as on the halt's ladder, and one big word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Final

from app.core.halt_ladder import RungState
from app.core.language import tr
from app.core.rotation_answer import Cause


class RotationRungId(Enum):
    """What is observed, in order; the value is the rung's title."""

    ACCEPTED = tr("Accepted")
    KRAKEN = tr("Taken by Kraken")
    STATUS = tr("Status newer")
    RECORDED = tr("Recorded")
    OMS = tr("OMS told")


class RotationWord(Enum):
    """How far a rotation is proven to have got."""

    SENT = "SENT"
    ROTATED = "ROTATED"
    PROVEN = "PROVEN"
    UNKNOWN = "UNKNOWN"
    REFUSED = "REFUSED"

    @property
    def shape(self) -> str:
        """The shape that stands for the word where colour cannot be seen."""
        return _SHAPES[self]

    @property
    def words(self) -> str:
        """What people read: the value is what the journal keeps."""
        return _WORDS[self]


_SHAPES: Final = {
    RotationWord.SENT: "▲",
    RotationWord.ROTATED: "▲",
    RotationWord.PROVEN: "●",
    RotationWord.UNKNOWN: "◆",
    RotationWord.REFUSED: "■",
}
_WORDS: Final = {
    RotationWord.SENT: tr("SENT"),
    RotationWord.ROTATED: tr("ROTATED"),
    RotationWord.PROVEN: tr("PROVEN"),
    RotationWord.UNKNOWN: tr("UNKNOWN"),
    RotationWord.REFUSED: tr("REFUSED"),
}


@dataclass(frozen=True, slots=True)
class RotationRung:
    """One observed fact; `source` is where it was read, `at` when, None when it was not read since the request left."""

    id: RotationRungId
    state: RungState
    words: str
    source: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RotationLadder:
    """A rotation as far as it is proven. `settled` when waiting any longer will tell nothing more.

    `cause` is why the platform refused it, where that is known. `elapsed_s` counts from when the request left.
    """

    word: RotationWord
    words: str
    rungs: tuple[RotationRung, ...]
    elapsed_s: float
    settled: bool
    what_to_do: tuple[str, ...] = ()
    cause: Cause | None = None

    def rung(self, rung_id: RotationRungId) -> RotationRung:
        """One rung; every ladder has all of them."""
        return next(rung for rung in self.rungs if rung.id is rung_id)
