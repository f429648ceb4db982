"""The verdicts of probes, areas and the board, with their words, shapes and order."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, StrEnum


class Verdict(Enum):
    """What a probe found, worst first."""

    FAIL = "fail"
    UNKNOWN = "unknown"
    WARN = "warn"
    NOT_CONFIGURED = "not configured"
    WAIVED = "waived"
    PASS = "pass"  # noqa: S105 - a verdict, no password

    @property
    def word(self) -> str:
        """The word shown beside the shape: `PASS`, `NOT CONFIGURED`."""
        return self.value.upper()

    @property
    def shape(self) -> str:
        """The one character that says the same without colour."""
        return _SHAPES[self]

    @property
    def rank(self) -> int:
        """How bad it is: 0 for PASS, growing."""
        return _RANKS[self]


_SHAPES = {
    Verdict.FAIL: "■",
    Verdict.UNKNOWN: "◆",
    Verdict.WARN: "▲",
    Verdict.NOT_CONFIGURED: "○",
    Verdict.WAIVED: "⊘",
    Verdict.PASS: "●",
}
_RANKS = {verdict: rank for rank, verdict in enumerate(reversed(Verdict))}


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """The worst of several; of none at all nothing is known."""
    return max(verdicts, key=lambda verdict: verdict.rank, default=Verdict.UNKNOWN)


class Overall(StrEnum):
    """The board's one word."""

    GO = "GO"
    NO_GO = "NO_GO"
    UNKNOWN = "UNKNOWN"

    @property
    def word(self) -> str:
        """The word as people read it."""
        return self.value.replace("_", " ")

    @property
    def shape(self) -> str:
        """The one character that says the same without colour."""
        return {Overall.GO: "●", Overall.NO_GO: "■", Overall.UNKNOWN: "◆"}[self]
