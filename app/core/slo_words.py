"""Burn rates, budgets and conditions in words: figures with what is known of them, and sentences for the details."""

from __future__ import annotations

import math
from typing import Final

from app.core.burn import CONDITIONS, LATELY_S, Burn, Call, Condition, Level, Standing
from app.core.burn_expression import expressions
from app.core.language import figure, tr
from app.core.present import NONE_YET, age_words

FACTORS: Final = (14.4, 6.0, 3.0, 1.0)
"""What burn rates are held against."""
_CALLS: Final = {Call.PAGE: tr("Page", "wakes somebody"), Call.TICKET: tr("Ticket")}
_WHOLE: Final = 100.0


def condition_lines(standing: Standing) -> tuple[str, ...]:
    """Each page and ticket condition: what is compared with what, and whether it holds."""
    return tuple(condition_words(standing, one) for one in CONDITIONS)


def counting_words(standing: Standing) -> str:
    """Which events count as good, and what is not known because the limit is no bucket's bound."""
    one = standing.objective
    if standing.upper is None:
        return tr(
            "No service of this environment exposes {metric} as a histogram: nothing can be counted.", metric=one.metric
        )
    limit = f"{figure(one.bound.limit, 'g')} {one.unit}"
    if standing.lower == standing.upper:
        return tr(
            "Good is what took at most {limit}: {metric} has a bucket that ends there.", limit=limit, metric=one.metric
        )
    upper = f"{figure(standing.upper * one.scale, 'g')} {one.unit}"
    if standing.lower is None:
        return tr(
            "No bucket of {metric} ends at or below {limit}; the first above it ends at {upper}. "
            "What lies in it may be good or bad, so that the worse figure counts everything as "
            "bad.",
            metric=one.metric,
            limit=limit,
            upper=upper,
        )
    lower = f"{figure(standing.lower * one.scale, 'g')} {one.unit}"
    if math.isinf(standing.upper):
        return tr(
            "No bucket of {metric} ends at {limit}: the last one ends at {lower}, and what lies "
            "beyond it may be good or bad. The worse figure counts it as bad, the better one as "
            "good.",
            metric=one.metric,
            limit=limit,
            lower=lower,
        )
    return tr(
        "No bucket of {metric} ends at {limit}: those beside it end at {lower} and at "
        "{upper}. What lies between them may be good or bad. The worse figure counts only up "
        "to {lower} as good, the better one up to {upper}.",
        metric=one.metric,
        limit=limit,
        lower=lower,
        upper=upper,
    )


def early_words(standing: Standing) -> str:
    """Where the platform's alert warns, and how that stands; nothing where it has no early warning."""
    early = standing.objective.early
    if early is None:
        return ""
    unit = standing.objective.unit
    return tr(
        "The platform's alert warns at {quantile} above {limit:g} {unit}; now {level}.",
        quantile=early.words,
        limit=early.limit,
        unit=unit,
        level=tr("not known") if standing.early is None else _level_words(standing.early, unit),
    )


def promql_text(standing: Standing) -> str:
    """What to ask a Prometheus for the worse of the same figures; nothing where they cannot be told."""
    return "\n".join(expressions(standing))


def value_words(standing: Standing) -> str:
    """The current quantile with its bucket, and over what it is told."""
    level = standing.level
    if level is None:
        return tr("Not known.")
    over = (
        tr("since the services began")
        if standing.objective.rare
        else tr("over the last {age}", age=age_words(LATELY_S))
    )
    return f"{_level_words(level, standing.objective.unit)} {over}"


def budget_words(standing: Standing) -> str:
    """What is left of the budget, and of how many events over which time."""
    budget = standing.budget
    if budget is None:
        return tr("Not known.")
    if not budget.events:
        return tr("No events {time}", time=time_words(budget))
    return tr("{left} of {events} {time}", left=left_words(budget), events=_events(budget), time=time_words(budget))


def over_words(burn: Burn) -> str:
    """The window, and how much of it was watched where that is less."""
    if math.isinf(burn.window_s):
        return tr("since start")
    whole = age_words(burn.window_s)
    return whole if burn.covered else tr("{age} of {whole}", age=age_words(burn.watched_s), whole=whole)


def _events(burn: Burn) -> str:
    return tr("1 event") if round(burn.events) == 1 else tr("{events:,.0f} events", events=burn.events)


def left_words(burn: Burn) -> str:
    """The share of the budget that is left, or the least and the most it may be."""
    if not burn.events:
        return tr("no events")
    least, most = burn.left
    return _range(least * _WHOLE, most * _WHOLE, " %")


def time_words(budget: Burn) -> str:
    """Over which time, as the end of a clause."""
    return tr("since the services began") if math.isinf(budget.window_s) else tr("in {over}", over=over_words(budget))


def condition_words(standing: Standing, condition: Condition) -> str:
    """What is compared with what, and whether the condition holds."""
    long, short = (burn_words(standing.burn(window_s)) for window_s in (condition.long_s, condition.short_s))
    return tr(
        "{call} when the burn rate is above {factor:g}× over {long_age} ({long}) "
        "and over {short_age} ({short}): {met}.",
        call=_CALLS[condition.call],
        factor=condition.factor,
        long_age=age_words(condition.long_s),
        long=long,
        short_age=age_words(condition.short_s),
        short=short,
        met=standing.met(condition).value,
    )


def burn_words(burn: Burn | None) -> str:
    """Such as `7.2× > 6×`: the highest of the factors that it surely exceeds, and the time if that is a part only."""
    if burn is None:
        return NONE_YET
    part = "" if burn.covered else tr(" in {age}", age=age_words(burn.watched_s))
    if not burn.events:
        return tr("none in {age}", age=age_words(burn.watched_s)) if part else tr("no events")
    above = next((f" > {figure(factor, 'g')}×" for factor in FACTORS if burn.least > factor), "")
    return f"{_range(burn.least, burn.most, '×', '–')}{above}{part}"


def _range(least: float, most: float, unit: str, to: str = tr(" to ")) -> str:
    low, high = _number(least), _number(most)
    return f"{low}{unit}" if low == high else f"{low}{to}{high}{unit}"


def _number(value: float) -> str:
    whole = abs(value) >= _WHOLE or f"{value:.1f}".endswith(".0")
    return figure(value, ".2g" if abs(value) < 1 else ",.0f" if whole else ".1f").replace("-", "−")


def _level_words(level: Level, unit: str) -> str:
    """Such as `p95 182 ms (100–250)`."""
    known = not math.isnan(level.value)
    return f"{level.bound.words} {level_value_words(level, unit)}" if known else level_value_words(level, unit)


def level_value_words(level: Level, unit: str) -> str:
    """Such as `182 ms (100–250)`: the line within a bucket is a guess, its bounds are not."""
    if math.isnan(level.value):
        return tr("no events")
    if math.isinf(level.high):
        return tr("beyond {number} {unit}", number=_number(level.low), unit=unit)
    high = _number(level.high)
    bounds = tr("below {high}", high=high) if math.isinf(level.low) else f"{_number(level.low)}–{high}"
    return f"{_number(level.value)} {unit} ({bounds})"
