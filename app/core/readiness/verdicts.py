"""The verdicts of probes, areas and the board, with their words, shapes and order."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, StrEnum

from app.core.language import tr


class Verdict(Enum):
    """What a probe found, worst first; the values are keys."""

    FAIL = "fail"
    UNKNOWN = "unknown"
    WARN = "warn"
    NOT_CONFIGURED = "not configured"
    WAIVED = "waived"
    PASS = "pass"  # noqa: S105 - a verdict, no password

    @property
    def word(self) -> str:
        """The word shown beside the shape: `PASS`, `NOT CONFIGURED`."""
        return _WORDS[self]

    @property
    def said(self) -> str:
        """The same within a sentence: `pass`, `not configured`."""
        return _SAID[self]

    @property
    def shape(self) -> str:
        """The one character that says the same without colour."""
        return _SHAPES[self]

    @property
    def rank(self) -> int:
        """How bad it is: 0 for PASS, growing."""
        return _RANKS[self]


_WORDS = {
    Verdict.FAIL: tr("FAIL"),
    Verdict.UNKNOWN: tr("UNKNOWN"),
    Verdict.WARN: tr("WARN"),
    Verdict.NOT_CONFIGURED: tr("NOT CONFIGURED"),
    Verdict.WAIVED: tr("WAIVED"),
    Verdict.PASS: tr("PASS"),
}
_SAID = {
    Verdict.FAIL: tr("fail", "a verdict"),
    Verdict.UNKNOWN: tr("unknown"),
    Verdict.WARN: tr("warn", "a verdict"),
    Verdict.NOT_CONFIGURED: tr("not configured"),
    Verdict.WAIVED: tr("waived"),
    Verdict.PASS: tr("pass", "a verdict"),
}
_SHAPES = {
    Verdict.FAIL: "■",
    Verdict.UNKNOWN: "◆",
    Verdict.WARN: "▲",
    Verdict.NOT_CONFIGURED: "○",
    Verdict.WAIVED: "⊘",
    Verdict.PASS: "●",
}
_RANKS = {verdict: rank for rank, verdict in enumerate(reversed(Verdict))}


def counted_words(verdict: Verdict, count: int) -> str:
    """How many have a verdict: `3 not configured`."""
    match verdict:
        case Verdict.FAIL:
            return tr("{count} fail", count=count)
        case Verdict.UNKNOWN:
            return tr("{count} unknown", count=count)
        case Verdict.WARN:
            return tr("{count} warn", count=count)
        case Verdict.NOT_CONFIGURED:
            return tr("{count} not configured", count=count)
        case Verdict.WAIVED:
            return tr("{count} waived", count=count)
    return tr("{count} pass", count=count)


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
        return {Overall.GO: tr("GO"), Overall.NO_GO: tr("NO GO"), Overall.UNKNOWN: tr("UNKNOWN")}[self]

    @property
    def shape(self) -> str:
        """The one character that says the same without colour."""
        return {Overall.GO: "●", Overall.NO_GO: "■", Overall.UNKNOWN: "◆"}[self]
