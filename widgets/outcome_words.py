"""Looks and words of command outcomes and of the console's own condition."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from app.core import present
from app.core.clock import ClockFact
from app.core.state import AppState, ReadingKind, VerdictOfCommand
from widgets import shapes

VERDICT_LOOKS: Final = MappingProxyType(
    {
        VerdictOfCommand.RUNNING: (shapes.RING, "RUNNING", "muted"),
        VerdictOfCommand.DONE: (shapes.DISC, "DONE", ""),
        VerdictOfCommand.PARTIAL: (shapes.TRIANGLE, "PARTIAL", ""),
        VerdictOfCommand.REFUSED: (shapes.SQUARE, "REFUSED", ""),
        VerdictOfCommand.UNKNOWN: (shapes.DIAMOND, "UNKNOWN", ""),
    }
)
"""Shape, word and (where it is not the shape's own) tone of each verdict."""


def console_words(state: AppState) -> str:
    """The event loop's lag and the clock's skew."""
    lag_ms = state.console.loop_lag_ms
    lag = "loop –" if lag_ms is None else f"loop {lag_ms:.0f} ms"
    fact: ClockFact | None = state.reading(ReadingKind.CLOCK, "auth").value
    skew = "skew –" if fact is None else f"skew {fact.skew_s:+.1f} s".replace("-", "−")
    return f"{lag} · {skew}"


def journal_status(state: AppState) -> tuple[str, str, str]:
    """The journal's shape, words and tone (empty for the shape's own): its records and whether the chain holds."""
    journal = state.journal
    count = f"journal {present.amount_words(journal.records)} records"
    if journal.problem:
        return shapes.SQUARE, f"{count}, {journal.problem}", ""
    if journal.intact is None:
        return shapes.DIAMOND, f"{count}, not verified", ""
    return (shapes.DISC, f"{count}, intact", "muted") if journal.intact else (shapes.SQUARE, f"{count}, NOT intact", "")
