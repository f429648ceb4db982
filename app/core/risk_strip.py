"""The outcomes of many simulations as one line from the worst to the best, with its percentiles."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from api_client.models.risk_engine import Distribution
from app.core.language import tr
from app.core.risk_figures import dollars, plain
from app.core.risk_track import usable

_HUNDRED = Decimal(100)
_NO_BREAK = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class PercentileMark:
    """So many percent of the outcomes lie below the value; `place` is where between lowest and highest, 0 to 1."""

    rank: Decimal
    value: Decimal
    place: float

    @property
    def words(self) -> str:
        """Rank and value for people."""
        return f"{plain(self.rank)} %: {dollars(self.value)}"


@dataclass(frozen=True, slots=True)
class PercentileStrip:
    """One distribution in US dollars; `places` are for drawing only, `words` say the same in full."""

    name: str
    low: Decimal
    high: Decimal
    mean_place: float
    marks: tuple[PercentileMark, ...]
    words: str

    @property
    def is_point(self) -> bool:
        """Whether all outcomes are one."""
        return self.low == self.high

    def place_of(self, rank: int) -> float | None:
        """Where a percentile lies; None where the platform told no such one."""
        return next((mark.place for mark in self.marks if mark.rank == rank), None)


def percentile_strip(name: str, told: Distribution) -> PercentileStrip | None:
    """The strip of a distribution; None where it cannot be drawn: bounds that are no numbers or the wrong way round."""
    low, high, mean = usable(told.min), usable(told.max), usable(told.mean)
    if low is None or high is None or mean is None or low > high:
        return None
    marks = []
    for text, value in told.percentiles.items():
        rank = _rank(text)
        if rank is not None and usable(value) is not None:
            marks.append(PercentileMark(rank, value, _place(value, low, high)))
    marks.sort(key=lambda mark: mark.rank)
    if low == high:
        words = tr("Every simulation ends at {amount}.", amount=dollars(low))
    else:
        within = [mark.words for mark in marks]
        parts = (
            tr("lowest {amount}", amount=dollars(low)),
            *within,
            tr("highest {amount}", amount=dollars(high)),
            tr("mean {amount}", amount=dollars(mean)),
        )
        # A line never ends between a rank and its value.
        words = " · ".join(part.replace(" ", _NO_BREAK) for part in parts)
    return PercentileStrip(name, low, high, _place(mean, low, high), tuple(marks), words)


def _rank(text: str) -> Decimal | None:
    try:
        rank = Decimal(text)
    except InvalidOperation:
        return None
    return rank if rank.is_finite() and 0 <= rank <= _HUNDRED else None


def _place(value: Decimal, low: Decimal, high: Decimal) -> float:
    if low == high:
        return 0.5
    return min(1.0, max(0.0, float((value - low) / (high - low))))
