"""The nine areas as rows: verified beside claimed, whether the two agree, and how the last day went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from app.core.areas import Area
from app.core.language import tr
from app.core.present import NONE_YET, age_words
from app.core.readiness.board import AreaAssessment, Comparison
from app.core.readiness.verdicts import Verdict
from app.core.review_model import AreaClaim, Review
from app.core.trend import Span
from app.core.trend_words import trend_words
from widgets.table_model import Column
from widgets.verdict_card import claim_words

VERDICT_WIDTH, MOST_VERDICT_WIDTH = 120, 220
STRIP_WIDTH = 124
LEAST_AREA, LEAST_BECAUSE = 208, 240

COMPARED_TONES = {
    Comparison.AGREE: "faint",
    Comparison.CLAIM_TOO_GOOD: "fail",
    Comparison.CLAIM_TOO_BAD: "text",
    Comparison.CANNOT_TELL: "unknown",
}

_NO_TREND: Mapping[str, tuple[Span, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One area as it is shown; `place` is its place among the areas, worst first, `spans` its last 24 hours."""

    area: Area
    place: int
    verdict: Verdict
    claimed: str
    compared: str
    compared_tone: str
    because: str
    age: str
    age_s: float
    spans: tuple[Span, ...] = ()


def board_row(place: int, assessment: AreaAssessment, spans: tuple[Span, ...], now: datetime) -> BoardRow:
    """The row of one area with its last 24 hours, as seen at `now`."""
    read_at = assessment.read_at
    age_s = None if read_at is None else max(0.0, (now - read_at).total_seconds())
    return BoardRow(
        assessment.area,
        place,
        assessment.verdict,
        *_claimed(assessment.claim, assessment.compared),
        because=assessment.because,
        age=age_words(age_s),
        age_s=float("inf") if age_s is None else age_s,
        spans=spans,
    )


def unobserved_rows(
    because: str = tr("not asked yet"),
    review: Review | None = None,
    trend: Mapping[str, tuple[Span, ...]] = _NO_TREND,
) -> tuple[BoardRow, ...]:
    """The areas while nothing is known of now: every one is unknown; `trend` is what was known before."""
    return tuple(
        BoardRow(
            area,
            place,
            Verdict.UNKNOWN,
            *_claimed(None if review is None else review.claim(area), Comparison.CANNOT_TELL),
            because=because,
            age=NONE_YET,
            age_s=float("inf"),
            spans=trend.get(area.slug, ()),
        )
        for place, area in enumerate(Area)
    )


def _claimed(claim: AreaClaim | None, compared: Comparison) -> tuple[str, str, str]:
    """What is claimed, how that compares, and the tone of the latter."""
    if claim is None:
        return NONE_YET, NONE_YET, "faint"
    return claim_words(claim.status, claim.words), compared.word, COMPARED_TONES[compared]


BOARD_COLUMNS = (
    Column[BoardRow](
        tr("Verified"),
        lambda row: row.verdict.word,
        order=lambda row: row.place,
        shape=lambda row: row.verdict.shape,
        width=VERDICT_WIDTH,
        most=MOST_VERDICT_WIDTH,
    ),
    Column[BoardRow](
        tr("Area"), lambda row: row.area.words, samples=tuple(area.words for area in Area), bold=True, least=LEAST_AREA
    ),
    Column[BoardRow](tr("Claimed"), lambda row: row.claimed, width=84, most=136, spare=3),
    Column[BoardRow](
        tr("Compared"),
        lambda row: row.compared,
        tone=lambda row: row.compared_tone,
        width=84,
        most=160,
        spare=1,
    ),
    Column[BoardRow](tr("Because"), lambda row: row.because, width=LEAST_BECAUSE, elastic=True),
    Column[BoardRow]("24 h", lambda row: trend_words(row.spans), width=STRIP_WIDTH, spare=2),
    Column[BoardRow](
        tr("Age"),
        lambda row: row.age,
        order=lambda row: row.age_s,
        tone=lambda _: "faint",
        width=76,
        figures=True,
        fixed=True,
    ),
)
STRIP_COLUMN = 5
CLAIM_COLUMNS = (2, 3)
"""Where the columns are that have nothing to say while no review is loaded."""
