"""The track of usage: what it keeps, when it begins again, how fast things grow, and when not to say."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api_client.models.risk import RiskUsage
from app.core.freshness import Slice
from app.core.risk_track import UsageTrack, usable
from tests.core import risks
from tests.core.risks import NOW

LIMITS: Slice[Any] = Slice("GET /risk/limits", 45.0)


def loss(usage: RiskUsage) -> Decimal:
    return usage.realized_daily_loss


def tracked(*losses: str, every_s: float = 15.0, **changes: Any) -> UsageTrack:
    track = UsageTrack()
    for number, amount in enumerate(losses):
        at = NOW + timedelta(seconds=every_s * number)
        track = track.noted(LIMITS.succeeded(risks.report(amount, **changes), at))
    return track


def test_a_straight_line_gives_its_slope() -> None:
    pace = tracked("100", "130", "160", "190").pace(loss)
    assert pace is not None
    assert (pace.per_s, pace.over_s, pace.readings) == (Decimal(2), 45.0, 4)


def test_a_fall_is_a_negative_pace() -> None:
    pace = tracked("190", "160", "130", "100").pace(loss)
    assert pace is not None and pace.per_s == -2


def test_too_few_readings_or_too_short_a_time_tell_no_pace() -> None:
    assert tracked("1", "2", "3").pace(loss) is None
    assert tracked("1", "2", "3", "4", "5", every_s=5.0).pace(loss) is None
    assert UsageTrack().pace(loss) is None


def test_amounts_that_cannot_be_reckoned_with_are_left_out() -> None:
    assert tracked("1", "2", "3", "1e30").pace(loss) is None
    assert tracked("1", "2", "3", "4").pace(lambda _usage: None) is None


def test_a_reading_is_taken_once() -> None:
    fact = LIMITS.succeeded(risks.report(), NOW)
    track = UsageTrack().noted(fact)
    assert track.noted(fact) is track
    assert track.noted(LIMITS) is track
    assert track.noted(LIMITS.succeeded(risks.report(), NOW - timedelta(seconds=1))) is track
    assert len(track.points) == 1


def test_a_failure_in_between_takes_nothing() -> None:
    fact = LIMITS.succeeded(risks.report(), NOW)
    track = UsageTrack().noted(fact)
    assert track.noted(fact.failed(risks.UNREACHABLE, NOW + timedelta(seconds=15))) is track


@pytest.mark.parametrize(
    ("after_s", "changes"),
    [
        (15.0, {"account_id": "director-1"}),
        (121.0, {}),
        (15.0, {"fees_paid": Decimal("0.10")}),
    ],
    ids=["another account", "a gap", "a new day"],
)
def test_it_begins_again(after_s: float, changes: dict[str, Any]) -> None:
    track = tracked("100", "130")
    at = NOW + timedelta(seconds=15 + after_s)
    assert len(track.noted(LIMITS.succeeded(risks.report("160", **changes), at)).points) == 1


def test_it_goes_on_after_a_pause_while_fees_stay_or_cannot_be_read() -> None:
    track = tracked("100", "130")
    at = NOW + timedelta(seconds=135)
    assert len(track.noted(LIMITS.succeeded(risks.report("160"), at)).points) == 3
    absurd = risks.report("160", fees_paid=Decimal("1e30"))
    assert len(track.noted(LIMITS.succeeded(absurd, at)).points) == 3


def test_it_keeps_ten_minutes() -> None:
    track = tracked(*(str(number) for number in range(60)))
    assert track.points[-1].at - track.points[0].at == timedelta(minutes=10)


@pytest.mark.parametrize("value", [None, Decimal("NaN"), Decimal("-Infinity"), Decimal("1e18"), Decimal("-1e39")])
def test_what_cannot_be_reckoned_with(value: Decimal | None) -> None:
    assert usable(value) is None


def test_what_can_be_reckoned_with() -> None:
    assert usable(Decimal("-12.50")) == Decimal("-12.50")


@given(st.integers(-(10**9), 10**9), st.integers(-(10**6), 10**6), st.integers(4, 30))
def test_any_straight_line_gives_back_its_slope(start: int, step: int, count: int) -> None:
    usage = risks.usage()
    track = UsageTrack()
    for number in range(count):
        point = risks.RiskReport(
            "company", risks.limits(), replace(usage, realized_daily_loss=Decimal(start + step * number))
        )
        track = track.noted(LIMITS.succeeded(point, NOW + timedelta(seconds=20 * number)))
    pace = track.pace(loss)
    assert pace is not None
    assert abs(pace.per_s * 20 - step) < Decimal("1e-9")
