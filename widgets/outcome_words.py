"""Looks and words of command outcomes and of the console's own condition."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from app.core import present
from app.core.clock import ClockFact
from app.core.language import tr
from app.core.state import AppState, ReadingKind, VerdictOfCommand
from widgets import shapes

VERDICT_LOOKS: Final = MappingProxyType(
    {
        VerdictOfCommand.RUNNING: (shapes.RING, tr("RUNNING"), "muted"),
        VerdictOfCommand.DONE: (shapes.DISC, tr("DONE"), ""),
        VerdictOfCommand.PARTIAL: (shapes.TRIANGLE, tr("PARTIAL"), ""),
        VerdictOfCommand.REFUSED: (shapes.SQUARE, tr("REFUSED"), ""),
        VerdictOfCommand.UNKNOWN: (shapes.DIAMOND, tr("UNKNOWN"), ""),
    }
)
"""Shape, word and (where it is not the shape's own) tone of each verdict."""


def console_words(state: AppState) -> str:
    """The event loop's lag and the clock's skew."""
    lag_ms = state.console.loop_lag_ms
    lag = tr("loop –") if lag_ms is None else tr("loop {lag_ms:.0f} ms", lag_ms=lag_ms)
    fact: ClockFact | None = state.reading(ReadingKind.CLOCK, "auth").value
    skew = tr("skew –") if fact is None else tr("skew {skew_s:+z.1f} s", skew_s=fact.skew_s).replace("-", "−")
    return f"{lag} · {skew}"


def journal_status(state: AppState) -> tuple[str, str, str]:
    """The journal's shape, words and tone (empty for the shape's own): its records and whether the chain holds."""
    journal = state.journal
    count = tr("journal {amount} records", amount=present.amount_words(journal.records))
    if journal.problem:
        return shapes.SQUARE, f"{count}, {journal.problem}", ""
    if journal.intact is None:
        return shapes.DIAMOND, tr("{count}, not verified", count=count), ""
    if journal.intact and journal.doubt:
        return shapes.TRIANGLE, f"{count}, {journal.doubt}", ""
    return (
        (shapes.DISC, tr("{count}, intact", count=count), "muted")
        if journal.intact
        else (shapes.SQUARE, tr("{count}, NOT intact", count=count), "")
    )
