"""The probes of one area as rows, worst first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.core.language import tr
from app.core.present import age_words
from app.core.readiness.board import probe_of
from app.core.readiness.probe import Finding
from app.core.readiness.verdicts import Verdict
from app.core.trend import Span
from app.core.trend_words import trend_words
from widgets.board_table import MOST_VERDICT_WIDTH, STRIP_WIDTH, VERDICT_WIDTH
from widgets.table_model import Column


@dataclass(frozen=True, slots=True)
class ProbeRow:
    """One probe of the area as a row; `spans` are its last 24 hours."""

    probe_id: str
    place: int
    verdict: Verdict
    question: str
    age: str
    spans: tuple[Span, ...] = ()


def probe_row(place: int, finding: Finding, spans: tuple[Span, ...], now: datetime) -> ProbeRow:
    """The row of one finding with its last 24 hours, as seen at `now`."""
    age_s = None if finding.read_at is None else (now - finding.read_at).total_seconds()
    return ProbeRow(finding.probe_id, place, finding.verdict, probe_of(finding).question, age_words(age_s), spans)


PROBE_COLUMNS = (
    Column[ProbeRow](
        tr("Verified"),
        lambda row: row.verdict.word,
        order=lambda row: row.place,
        shape=lambda row: row.verdict.shape,
        width=VERDICT_WIDTH,
        most=MOST_VERDICT_WIDTH,
    ),
    Column[ProbeRow](tr("Question"), lambda row: row.question, bold=True),
    Column[ProbeRow]("24 h", lambda row: trend_words(row.spans), width=STRIP_WIDTH),
    Column[ProbeRow](tr("Age"), lambda row: row.age, tone=lambda _: "faint", width=76, figures=True, fixed=True),
)
STRIP_COLUMN = 2
