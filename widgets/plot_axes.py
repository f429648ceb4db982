"""Where the axes of a plot have their ticks: round instants in a zone, round values, powers of ten."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from math import ceil, floor, log10

from app.core.language import tr

TIME_STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400)
TICK_WIDTH_PX = 84
TICK_HEIGHT_PX = 32


def offset_s(at_s: float, zone: tzinfo) -> float:
    """How far the zone's clock is ahead of UTC at an instant (epoch seconds), in seconds."""
    ahead = datetime.fromtimestamp(at_s, zone).utcoffset()
    return (ahead or timedelta()).total_seconds()


def time_ticks(start_s: float, end_s: float, width_px: float, zone: tzinfo = UTC) -> tuple[float, list[float]]:
    """The step and the round instants of the zone (epoch seconds) that `width_px` has room for."""
    room = max(1.0, width_px / TICK_WIDTH_PX)
    wanted_s = (end_s - start_s) / room
    step_s = next((step for step in TIME_STEPS_S if step >= wanted_s), 86400 * ceil(wanted_s / 86400))
    ahead_s = offset_s(start_s, zone)
    first, last = ceil((start_s + ahead_s) / step_s), floor((end_s + ahead_s) / step_s)
    return float(step_s), [n * step_s - ahead_s for n in range(first, last + 1)]


def time_words(at_s: float, step_s: float, zone: tzinfo = UTC) -> str:
    """An instant (epoch seconds) on the zone's clock, as fine as the step between two of them needs."""
    at = datetime.fromtimestamp(at_s, zone)
    if step_s < 60:
        return f"{at:%H:%M:%S}"
    return f"{at:%H:%M}" if step_s < 86400 else tr("{at:%d %b}", at=at)


def value_step(span: float, height_px: float, factor: float = 1.0) -> float:
    """The step between grid lines that divides `span` by as many as `height_px` has room for.

    It is 1, 2 or 5 times a power of ten once multiplied by `factor`, which is how the labels are written.
    """
    if span <= 0:
        return 1.0 / factor
    wanted = span * factor / max(2.0, height_px / TICK_HEIGHT_PX)
    power = 10.0 ** floor(log10(wanted))
    return next(step * power for step in (1.0, 2.0, 5.0, 10.0) if step * power >= wanted * 0.999) / factor


def value_ticks(low: float, high: float, height_px: float, factor: float = 1.0) -> tuple[float, list[float]]:
    """The step and the round values between `low` and `high` that get a grid line."""
    step = value_step(high - low, height_px, factor)
    return step, [n * step for n in range(ceil(low / step - 1e-9), floor(high / step + 1e-9) + 1)]


def power_ticks(low: float, high: float, height_px: float) -> list[float]:
    """The powers of ten between `low` and `high` (both above zero), thinned to the room there is."""
    first, last = ceil(log10(low) - 1e-9), floor(log10(high) + 1e-9)
    every = max(1, ceil((last - first + 1) * TICK_HEIGHT_PX / 2 / max(1.0, height_px)))
    return [10.0**power for power in range(first, last + 1, every)]
