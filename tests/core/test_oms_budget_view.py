"""Rate limits as gauges: the grade, the words beside it, and an old reading that claims nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api_client.models.oms import OrderPath, RateLimit, RateLimits
from app.core.oms_budget_view import BudgetGauge, budget_gauges
from app.core.risk_bars import Grade

LIMIT = RateLimit("company", OrderPath.REST, 20, 10.0, 1, 20, 3.0, 0)


def gauge(limit: RateLimit, *, fresh: bool = True) -> BudgetGauge:
    (found,) = budget_gauges(RateLimits((limit,)), fresh=fresh)
    return found


@pytest.mark.parametrize(
    ("left", "backlog", "share", "grade"),
    [
        (20, 0, 0.0, Grade.WITHIN),
        (5, 0, 0.75, Grade.WITHIN),
        (4, 0, 0.8, Grade.NEAR),
        (20, 1, 0.0, Grade.NEAR),
        (0, 0, 1.0, Grade.REACHED),
        (-3, 2, 1.0, Grade.REACHED),
        (25, 0, 0.0, Grade.WITHIN),
    ],
)
def test_a_budget_is_graded_by_what_is_used_and_what_waits(left: int, backlog: int, share: float, grade: Grade) -> None:
    found = gauge(replace(LIMIT, remaining=left, backlog=backlog))
    assert (found.bar.share, found.bar.grade, found.backlog) == (share, grade, backlog)
    assert found.waiting == (f"{backlog} waiting" if backlog else "None waits")


def test_every_grade_has_its_sentence() -> None:
    assert gauge(LIMIT).words == (
        "REST: WITHIN. 0 of 20 in 10 s. None waits. 20 left, 1 in flight. The window is renewed in 3 s."
    )
    assert "The OMS holds requests back" in gauge(replace(LIMIT, remaining=2)).bar.words
    assert gauge(replace(LIMIT, remaining=-3)).bar.words.startswith("0 left, 1 in flight. Every further request waits")


def test_an_old_reading_is_unknown_whatever_it_said() -> None:
    found = gauge(LIMIT, fresh=False)
    assert (found.bar.grade, found.bar.share) == (Grade.UNKNOWN, 0.0)
    assert found.bar.words.endswith("too old to say how it is now.")


def test_a_budget_of_nothing_is_used_up() -> None:
    assert gauge(replace(LIMIT, limit=0, remaining=0)).bar.grade is Grade.REACHED


def test_accounts_are_named_where_there_are_several() -> None:
    both = (LIMIT, replace(LIMIT, transport=OrderPath.WEBSOCKET), replace(LIMIT, transport=OrderPath.UNKNOWN))
    names = [one.bar.name for one in budget_gauges(RateLimits(both), fresh=True)]
    assert names == ["REST", "WebSocket", "unknown"]
    several = RateLimits((LIMIT, replace(LIMIT, account="director-1")))
    assert [one.bar.name for one in budget_gauges(several, fresh=True)] == ["REST of company", "REST of director-1"]
    assert budget_gauges(None, fresh=True) == budget_gauges(RateLimits(()), fresh=True) == ()


@given(st.integers(-5, 100), st.integers(-5, 200), st.integers(0, 9), st.booleans())
def test_a_gauge_never_claims_room_that_is_not_there(limit: int, left: int, backlog: int, fresh: bool) -> None:
    found = gauge(replace(LIMIT, limit=limit, remaining=left, backlog=backlog), fresh=fresh)
    assert found.bar.share is not None
    assert 0.0 <= found.bar.share <= 1.0
    if found.bar.grade is Grade.WITHIN:
        assert fresh and left > 0 and backlog == 0 and found.bar.share < 0.8
