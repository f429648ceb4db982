"""The impact curve of the OMS: what orders of each size move the price, as words and as a line to draw."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from api_client.models.oms import ImpactCurve, ImpactPoint
from app.core.card_view import exact_words, fact_words, usd_words
from app.core.language import figure, tr
from app.core.present import dollars_words
from app.core.risk_figures import basis_points
from app.core.risk_track import usable

_NOTHING: Final = Decimal(0)
_SPREAD: Final = 20.0
_SUFFIXES: Final = ((1e9, "B"), (1e6, "M"), (1e3, "k"))


@dataclass(frozen=True, slots=True)
class ImpactMark:
    """One size: where it lies from the smallest to the largest (0 to 1) and its basis points, both for drawing only.

    `tick` is the size as an axis writes it; `words` say both exactly.
    """

    across: float
    bps: float
    tick: str
    words: str


@dataclass(frozen=True, slots=True)
class ImpactLine:
    """A curve to draw, smallest size first; `powers` where equal steps across multiply the size."""

    symbol: str
    marks: tuple[ImpactMark, ...]
    powers: bool

    @property
    def words(self) -> str:
        """Every value, for who cannot see the line."""
        return " ".join(f"{mark.words}." for mark in self.marks)


def impact_line(curve: ImpactCurve | None) -> ImpactLine | None:
    """The line of a curve; None without one, and where its points that can be drawn are of one size."""
    if curve is None:
        return None
    points = sorted((point for point in curve.points if _drawable(point)), key=lambda point: point.size)
    if not points or float(points[0].size) == float(points[-1].size):
        return None
    least, most = float(points[0].size), float(points[-1].size)
    powers = least > 0 and most / least >= _SPREAD
    scale = math.log10 if powers else float
    low, span = scale(least), scale(most) - scale(least)
    marks = tuple(_mark(point, (scale(float(point.size)) - low) / span) for point in points)
    return ImpactLine(fact_words(curve.symbol), marks, powers)


def impact_rows(curve: ImpactCurve | None) -> tuple[tuple[str, str], ...]:
    """Order sizes and what they move the price, in basis points."""
    if curve is None:
        return ()
    return tuple((usd_words(point.size), _bps(point.impact_bps)) for point in curve.points)


def impact_remark(curve: ImpactCurve | None) -> str:
    """Whose curve it is, or that there is none."""
    if curve is None:
        return ""
    if not curve.points:
        return tr(
            "The OMS has no impact points of {symbol}; as shipped it has none of any symbol.",
            symbol=fact_words(curve.symbol),
        )
    return tr(
        "{symbol}, as the OMS had it at {as_of:%Y-%m-%d %H:%M:%S} UTC.",
        symbol=fact_words(curve.symbol),
        as_of=curve.as_of,
    )


def _drawable(point: ImpactPoint) -> bool:
    return usable(point.size) is not None and usable(point.impact_bps) is not None


def _mark(point: ImpactPoint, across: float) -> ImpactMark:
    words = tr("An order of {size} moves the price {bps}", size=usd_words(point.size), bps=_bps(point.impact_bps))
    return ImpactMark(across, float(point.impact_bps), _tick(float(point.size)), words)


def _bps(value: Decimal) -> str:
    """Two decimals, unless nothing would be left of the number."""
    short = basis_points(value)
    return short if short != basis_points(_NOTHING) or not value else tr("{points} bps", points=exact_words(value))


def _tick(size: float) -> str:
    sign = "−" if size < 0 else ""
    for least, suffix in _SUFFIXES:
        if abs(size) >= least:
            return dollars_words(sign, f"{figure(abs(size) / least, ',.4g')}{suffix}")
    return dollars_words(sign, figure(abs(size), ",.4g"))
