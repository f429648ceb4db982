"""Risk limits beside what is used of them: how much is left, and when it will be gone at this pace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Final

from api_client.models.risk import RiskLimits, RiskReport
from app.core.language import tr
from app.core.present import age_words
from app.core.risk_figures import ABSURD, dollars, percent
from app.core.risk_track import LEAST_READINGS, Amount, Pace, UsageTrack, usable

NEAR: Final = Decimal("0.8")
FARTHEST_S: Final = Decimal(7 * 86_400)

_TOO_FEW: Final = tr("Its trend is not known yet: that takes {count} readings within 10 minutes.", count=LEAST_READINGS)
_NO_TREND_WHEN_OLD: Final = tr("Its trend is not known: the reading is old.")


class Grade(Enum):
    """How close usage is to a limit; the value is the word shown, `shape` says the same without colour."""

    WITHIN = tr("WITHIN")
    NEAR = tr("NEAR")
    REACHED = tr("REACHED")
    UNKNOWN = tr("UNKNOWN")
    NONE = tr("NO LIMIT")

    @property
    def shape(self) -> str:
        """The one character that goes with the word."""
        return _SHAPES[self]


_SHAPES: Final = {Grade.WITHIN: "●", Grade.NEAR: "▲", Grade.REACHED: "■", Grade.UNKNOWN: "◆", Grade.NONE: "○"}


@dataclass(frozen=True, slots=True)
class LimitBar:
    """One limit: `used` and `limit` in words; `share` of it that is used, 0 to 1, for drawing only, None if unknown."""

    name: str
    grade: Grade
    used: str
    limit: str
    words: str
    share: float | None = None


@dataclass(frozen=True, slots=True)
class _Measure:
    name: str
    limit: Callable[[RiskLimits], Decimal | None]
    used: Amount


_MEASURES: Final = (
    _Measure(tr("Daily loss"), lambda limits: limits.max_daily_loss, lambda usage: usage.realized_daily_loss),
    _Measure(tr("Fee budget"), lambda limits: limits.fee_budget, lambda usage: usage.fees_paid),
    _Measure(tr("Value at risk, 95 %"), lambda limits: limits.var_95_limit, lambda usage: usage.var_95),
    _Measure(tr("Value at risk, 99 %"), lambda limits: limits.var_99_limit, lambda usage: usage.var_99),
)


def limit_bars(report: RiskReport, track: UsageTrack, *, fresh: bool) -> tuple[LimitBar, ...]:
    """Every limit that has a usage, and the one of a single trade; `fresh` unless the reading is old."""
    bars = [_bar(measure, report, track.pace(measure.used), fresh=fresh) for measure in _MEASURES]
    return (*bars[:2], _of_one_trade(report), *bars[2:])


def trend_words(headroom: Decimal, pace: Pace | None) -> str:
    """When `headroom` (above 0) is gone at this pace, as a sentence."""
    if pace is None:
        return _TOO_FEW
    over = tr("over the last {age}", age=age_words(pace.over_s))
    if pace.per_s <= 0:
        return tr("It does not grow, {over}.", over=over)
    left_s = headroom / pace.per_s
    if left_s > FARTHEST_S:
        return tr("At its pace {over} it is not reached within a week.", over=over)
    return tr("At its pace {over} it is reached in {age}.", over=over, age=age_words(float(left_s)))


def _bar(measure: _Measure, report: RiskReport, pace: Pace | None, *, fresh: bool) -> LimitBar:
    told_limit, told_used = measure.limit(report.limits), measure.used(report.usage)
    limit, used = usable(told_limit), usable(told_used)
    texts = (dollars(told_used), dollars(told_limit))
    if told_limit is None:
        return LimitBar(measure.name, Grade.NONE, *texts, tr("No limit is configured: nothing caps it."))
    if told_used is None:
        return LimitBar(measure.name, Grade.UNKNOWN, *texts, tr("The service tells no usage of this limit."))
    if limit is None or used is None or limit < 0:
        return LimitBar(measure.name, Grade.UNKNOWN, *texts, tr("What the service told is {absurd}.", absurd=ABSURD))
    headroom = limit - used
    if headroom <= 0:
        if used <= 0:  # nothing is allowed, and nothing is used
            return LimitBar(
                measure.name, Grade.WITHIN, *texts, tr("The limit is zero: nothing at all is allowed."), 0.0
            )
        over = tr("exactly") if headroom == 0 else tr("{amount} over it", amount=dollars(-headroom))
        return LimitBar(measure.name, Grade.REACHED, *texts, tr("The limit is reached: {over}.", over=over), 1.0)
    share = max(Decimal(0), used / limit)
    trend = trend_words(headroom, pace) if fresh else _NO_TREND_WHEN_OLD
    grade = Grade.NEAR if share >= NEAR else Grade.WITHIN
    return LimitBar(
        measure.name, grade, *texts, tr("{amount} left. {trend}", amount=dollars(headroom), trend=trend), float(share)
    )


def _of_one_trade(report: RiskReport) -> LimitBar:
    """What one trade may be: a cap on each, of which nothing is used up."""
    name, nav = tr("One trade"), usable(report.usage.net_asset_value)
    share = usable(report.limits.max_nav_pct_per_trade)
    if share is None:
        return LimitBar(name, Grade.UNKNOWN, "", ABSURD, tr("What the service told is {absurd}.", absurd=ABSURD))
    limit = tr("{share} of NAV", share=percent(share))
    if nav is None or nav <= 0:
        told = ABSURD if nav is None else dollars(nav)
        words = tr("The net asset value as told is {told}: what one trade may be cannot be said in dollars.", told=told)
        return LimitBar(name, Grade.UNKNOWN, "", limit, words)
    by_share, cap = share * nav, usable(report.limits.notional_cap)
    most, because = by_share, tr("of a net asset value of {nav}", nav=dollars(nav))
    if cap is not None and cap < by_share:
        most, because = cap, tr("by the notional cap")
    return LimitBar(
        name,
        Grade.WITHIN,
        "",
        limit,
        tr("A single trade may be at most {most}, {because}.", most=dollars(most), because=because),
    )
