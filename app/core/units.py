"""The units that metrics are measured in, told from their names, and figures in them that a person can read."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.core.language import language
from app.core.query import Function

THIN_SPACE: Final = "\N{NARROW NO-BREAK SPACE}"
NO_FIGURE: Final = "–"
HIDDEN: Final = "•••"
"""Stands where an amount is that is not shown: neither a number nor the dash of what is not known."""


_TINY: Final = 0.1
_MOST_DECIMALS: Final = 2
"""Of values from there on."""


class Unit(StrEnum):
    """What a value counts; the value of a member is how dashboards write it."""

    COUNT = "count"
    SECONDS = "seconds"
    MILLISECONDS = "milliseconds"
    MINUTES = "minutes"
    BYTES = "bytes"
    RATIO = "ratio"
    PERCENT = "percent"
    USD = "usd"
    PER_SECOND = "per second"
    PER_MINUTE = "per minute"
    BYTES_PER_SECOND = "bytes per second"
    USD_PER_SECOND = "usd per second"


_KIB: Final = 1024.0
_BYTES: Final = (
    (0.0, 1.0, "B"),
    *((_KIB**power, _KIB**-power, f"{prefix}B") for power, prefix in enumerate(("Ki", "Mi", "Gi"), 1)),
)
_LADDERS: Final[dict[Unit, tuple[tuple[float, float, str], ...]]] = {
    Unit.COUNT: ((0.0, 1.0, ""), (1e5, 1e-3, "k"), (1e8, 1e-6, "M")),
    Unit.SECONDS: (
        (0.0, 1e6, "µs"),
        (1e-3, 1e3, "ms"),
        (1.0, 1.0, "s"),
        (120.0, 1 / 60, "min"),
        (7200.0, 1 / 3600, "h"),
        (172_800.0, 1 / 86_400, "d"),
    ),
    Unit.MILLISECONDS: ((0.0, 1.0, "ms"), (1e4, 1e-3, "s")),
    Unit.MINUTES: ((0.0, 1.0, "min"), (240.0, 1 / 60, "h")),
    Unit.BYTES: _BYTES,
    Unit.RATIO: ((0.0, 100.0, "%"),),
    Unit.PERCENT: ((0.0, 1.0, "%"),),
    Unit.USD: ((0.0, 1.0, "USD"), (1e5, 1e-3, "k USD"), (1e8, 1e-6, "M USD")),
    Unit.PER_SECOND: ((0.0, 1.0, "/s"), (1e5, 1e-3, "k/s")),
    Unit.PER_MINUTE: ((0.0, 1.0, "/min"), (1e5, 1e-3, "k/min")),
    Unit.BYTES_PER_SECOND: tuple((least, factor, f"{symbol}/s") for least, factor, symbol in _BYTES),
    Unit.USD_PER_SECOND: ((0.0, 1.0, "USD/s"), (1e5, 1e-3, "k USD/s")),
}
"""From which highest value on (in the unit) a plot is labelled with which factor and symbol."""

_SUFFIXES: Final = ("_total", "_bucket", "_sum", "_created", "_max", "_min")
_LAST_WORDS: Final = {
    "seconds": Unit.SECONDS,
    "ms": Unit.MILLISECONDS,
    "milliseconds": Unit.MILLISECONDS,
    "latency": Unit.MILLISECONDS,
    "minutes": Unit.MINUTES,
    "bytes": Unit.BYTES,
    "ratio": Unit.RATIO,
    "rate": Unit.RATIO,
    "pct": Unit.PERCENT,
    "percent": Unit.PERCENT,
    "usd": Unit.USD,
}
_PER_SECOND: Final = {
    Unit.USD: Unit.USD_PER_SECOND,
    Unit.BYTES: Unit.BYTES_PER_SECOND,
    Unit.SECONDS: Unit.RATIO,
}


def unit_of(metric: str, function: Function = Function.VALUE) -> Unit:
    """The unit of what `function` makes of `metric`, told from the last word of its name; a count when it tells none.

    The platform's histograms whose name ends in `latency` count milliseconds, as their help says.
    """
    if function is Function.AGE:
        return Unit.SECONDS
    name = metric
    for suffix in _SUFFIXES:
        name = name.removesuffix(suffix)
    own = _LAST_WORDS.get(name.rpartition("_")[2], Unit.COUNT)
    if function is Function.RATE:
        return _PER_SECOND.get(own, Unit.PER_SECOND)
    return own


@dataclass(frozen=True, slots=True)
class Scale:
    """One way to write all figures of a plot: a value times `factor` is followed by `symbol`."""

    factor: float
    symbol: str

    def figure(self, value: float | None) -> str:
        """A value with about three digits and its symbol, without an exponent; a dash for none or NaN."""
        if value is None or math.isnan(value):
            return NO_FIGURE
        if math.isinf(value):
            return "∞" if value > 0 else "-∞"
        return self._written(value, _decimals(value * self.factor))

    def column(self, values: Sequence[float | None]) -> tuple[str, ...]:
        """Figures under each other with one number of decimals, each with its own where one would read as nothing."""
        known = [value * self.factor for value in values if value is not None and math.isfinite(value)]
        decimals = max(map(_decimals, known), default=0)
        if max(map(abs, known), default=0.0) >= _TINY:
            decimals = min(decimals, _MOST_DECIMALS)
        if any(shown and not round(shown, decimals) for shown in known):
            return tuple(map(self.figure, values))
        return tuple(
            self._written(value, decimals) if value is not None and math.isfinite(value) else self.figure(value)
            for value in values
        )

    def _written(self, value: float, decimals: int) -> str:
        return f"{_grouped(value * self.factor, decimals)} {self.symbol}".rstrip()

    def tick(self, value: float, step: float) -> str:
        """A value beside a grid line, with no more decimals than the step (in the unit) between two lines needs."""
        wide = step * self.factor
        decimals = max(0, -math.floor(math.log10(wide) + 1e-9)) if wide > 0 else 0
        return _grouped(value * self.factor, decimals)


def _decimals(shown: float) -> int:
    size = abs(shown)
    return 0 if size >= 100 or shown == round(shown) else 1 if size >= 10 else _MOST_DECIMALS if size >= _TINY else 4


def _grouped(value: float, decimals: int) -> str:
    """The reader's decimal mark; thin spaces between thousands in every language."""
    return f"{value:,.{decimals}f}".replace(",", THIN_SPACE).replace(".", language().point)


@dataclass(frozen=True, slots=True)
class HiddenScale(Scale):
    """A scale that tells no figure: for amounts that are not for everybody's eyes."""

    def figure(self, value: float | None) -> str:
        """Dots and the symbol; a dash for none or NaN."""
        known = value is not None and not math.isnan(value)
        return f"{HIDDEN} {self.symbol}".rstrip() if known else NO_FIGURE

    def column(self, values: Sequence[float | None]) -> tuple[str, ...]:
        """Dots under each other."""
        return tuple(map(self.figure, values))

    def tick(self, value: float, step: float) -> str:
        """Dots beside each grid line."""
        return HIDDEN


def scale_for(unit: Unit, highest: float) -> Scale:
    """The scale for a plot whose values reach `highest` (in the unit)."""
    size = abs(highest) if math.isfinite(highest) else 0.0
    ladder = _LADDERS[unit]
    if size == 0.0:  # nothing to be fine about
        least = next(rung for rung in ladder if rung[1] == 1.0 or len(ladder) == 1)
    else:
        least = [rung for rung in ladder if size >= rung[0]][-1]
    return Scale(least[1], least[2])
