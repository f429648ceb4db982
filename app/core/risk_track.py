"""The last readings of how much of the risk limits is used, and how fast that grows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from api_client.models.risk import RiskUsage
from app.core.freshness import Slice

LEAST_READINGS: Final = 4
LEAST_SPAN: Final = timedelta(seconds=45)

_KEPT: Final = timedelta(minutes=10)
_LONGEST_GAP: Final = timedelta(minutes=2)
_MICROSECOND: Final = timedelta(microseconds=1)
_MILLION: Final = Decimal(1_000_000)
# Nothing that is traded here comes near; arithmetic on what lies beyond would fail or fill the screen with zeros.
_LARGEST: Final = Decimal(10) ** 18

Amount = Callable[[RiskUsage], Decimal | None]


def usable(value: Decimal | None) -> Decimal | None:
    """The value where it can be reckoned with; None for none, for NaN, for infinite and for absurd ones."""
    if value is None or not value.is_finite() or abs(value) >= _LARGEST:
        return None
    return value


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast an amount grows, in its unit a second (negative: it falls), told from `readings` over `over_s`."""

    per_s: Decimal
    over_s: float
    readings: int


@dataclass(frozen=True, slots=True)
class UsagePoint:
    """What was used at one reading; `at` is aware UTC."""

    at: datetime
    usage: RiskUsage


@dataclass(frozen=True, slots=True)
class UsageTrack:
    """The readings of the last ten minutes of one account, oldest first."""

    points: tuple[UsagePoint, ...] = ()

    def noted(self, fact: Slice[Any]) -> UsageTrack:
        """The track with the fact's newest reading; itself where that is known already.

        It begins again with another account, after a gap, and when the fees fall: they do so with a new day only.
        """
        if fact.value is None or fact.read_at is None or (self.points and self.points[-1].at >= fact.read_at):
            return self
        point = UsagePoint(fact.read_at, fact.value.usage)
        known = self.points if self._goes_on_with(point) else ()
        return UsageTrack((*(one for one in known if one.at >= point.at - _KEPT), point))

    def pace(self, amount: Amount) -> Pace | None:
        """The slope of the straight line nearest to the readings; None where they are too few or too close."""
        known = [(point.at, value) for point in self.points if (value := usable(amount(point.usage))) is not None]
        if len(known) < LEAST_READINGS or known[-1][0] - known[0][0] < LEAST_SPAN:
            return None
        times = [Decimal((at - known[0][0]) // _MICROSECOND) / _MILLION for at, _ in known]
        count = len(known)
        mean_s, mean = sum(times, Decimal(0)) / count, sum((value for _, value in known), Decimal(0)) / count
        rise = sum(((one - mean_s) * (value - mean) for one, (_, value) in zip(times, known, strict=True)), Decimal(0))
        run = sum(((one - mean_s) ** 2 for one in times), Decimal(0))
        return Pace(rise / run, float(times[-1]), count)

    def _goes_on_with(self, point: UsagePoint) -> bool:
        if not self.points:
            return True
        last = self.points[-1]
        same = last.usage.account_id == point.usage.account_id
        return same and point.at - last.at <= _LONGEST_GAP and not _fell(last.usage.fees_paid, point.usage.fees_paid)


def _fell(before: Decimal, after: Decimal) -> bool:
    known_before, known_after = usable(before), usable(after)
    return known_before is not None and known_after is not None and known_after < known_before
