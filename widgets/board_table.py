"""The nine areas as rows: verified beside claimed, and whether the two agree."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.core.areas import Area
from app.core.present import NONE_YET, age_words
from app.core.readiness.board import AreaAssessment, Comparison
from app.core.readiness.verdicts import Verdict
from widgets.table_model import Column
from widgets.verdict_card import claim_words

COMPARED_TONES = {
    Comparison.AGREE: "faint",
    Comparison.CLAIM_TOO_GOOD: "fail",
    Comparison.CLAIM_TOO_BAD: "text",
    Comparison.CANNOT_TELL: "unknown",
}


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One area as it is shown; `place` is its place among the areas, worst first."""

    area: Area
    place: int
    verdict: Verdict
    claimed: str
    compared: str
    compared_tone: str
    because: str
    age: str
    age_s: float


def board_row(place: int, assessment: AreaAssessment, now: datetime) -> BoardRow:
    """The row of one area, as seen at `now`."""
    claim, read_at = assessment.claim, assessment.read_at
    age_s = None if read_at is None else max(0.0, (now - read_at).total_seconds())
    compared = NONE_YET if claim is None else assessment.compared.word
    return BoardRow(
        area=assessment.area,
        place=place,
        verdict=assessment.verdict,
        claimed=NONE_YET if claim is None else claim_words(claim.status, claim.words),
        compared=compared,
        compared_tone="faint" if claim is None else COMPARED_TONES[assessment.compared],
        because=assessment.because,
        age=age_words(age_s),
        age_s=float("inf") if age_s is None else age_s,
    )


def unobserved_rows() -> tuple[BoardRow, ...]:
    """The areas before anything was asked: every one is unknown."""
    return tuple(
        BoardRow(area, place, Verdict.UNKNOWN, NONE_YET, NONE_YET, "faint", "not asked yet", NONE_YET, float("inf"))
        for place, area in enumerate(Area)
    )


BOARD_COLUMNS = (
    Column[BoardRow](
        "Verified",
        lambda row: row.verdict.word,
        order=lambda row: row.place,
        shape=lambda row: row.verdict.shape,
        width=160,
    ),
    Column[BoardRow]("Area", lambda row: str(row.area), width=316, bold=True),
    Column[BoardRow]("Claimed", lambda row: row.claimed, width=104),
    Column[BoardRow]("Compared", lambda row: row.compared, tone=lambda row: row.compared_tone, width=136),
    Column[BoardRow]("Because", lambda row: row.because),
    Column[BoardRow](
        "Age",
        lambda row: row.age,
        order=lambda row: row.age_s,
        tone=lambda _: "faint",
        width=80,
        figures=True,
        fixed=True,
    ),
)
CLAIM_COLUMNS = (2, 3)
"""Where the columns are that have nothing to say while no review is loaded."""
