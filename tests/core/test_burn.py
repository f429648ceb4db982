"""Burn rates against the workbook's conditions: what is met, what is not, and what cannot be told."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.burn import CONDITIONS, WINDOWS_S, Call, Condition, Met, Standing, standing
from app.core.burn_expression import budget_expression, burn_expression, expressions, window_text
from app.core.burn_samples import DAY_S, EVER, BookSource, Counted
from app.core.objective import Bound, Objective
from tests.core.objectives_desk import AROUND, AT_S, ORDERS, MadeUp, burning, histogram, stands, watched

HOUR = 3600.0


def test_the_conditions_are_the_workbooks() -> None:
    assert [(one.factor, one.long_s, one.short_s, one.call) for one in CONDITIONS] == [
        (14.4, HOUR, 300, Call.PAGE),
        (6, 6 * HOUR, 1800, Call.PAGE),
        (3, DAY_S, 2 * HOUR, Call.TICKET),
        (1, 3 * DAY_S, 6 * HOUR, Call.TICKET),
    ]
    # what each spends of a budget of 30 days before it calls
    assert [one.factor * one.long_s / (30 * DAY_S) for one in CONDITIONS] == pytest.approx([0.02, 0.05, 0.1, 0.1])


def test_a_burn_rate_is_the_bad_share_over_the_allowed_one() -> None:
    found = stands(MadeUp(burning(2.0)))
    for window_s in WINDOWS_S:
        burn = found.burn(window_s)
        assert burn is not None
        assert (burn.least, burn.most, burn.events) == (pytest.approx(2.0), pytest.approx(2.0), 1000)
    assert found.budget is not None
    assert (found.budget.window_s, found.budget.left) == (DAY_S, (pytest.approx(-1.0), pytest.approx(-1.0)))
    assert (found.lower, found.upper, found.read_s) == (0.5, 0.5, AT_S)


@pytest.mark.parametrize(
    ("rate", "met"),
    [
        (14.5, [Met.YES, Met.YES, Met.YES, Met.UNWATCHED]),
        (14.3, [Met.NO, Met.YES, Met.YES, Met.UNWATCHED]),
        (5.9, [Met.NO, Met.NO, Met.YES, Met.UNWATCHED]),
        (2.9, [Met.NO, Met.NO, Met.NO, Met.UNWATCHED]),
        (0.9, [Met.NO, Met.NO, Met.NO, Met.NO]),
    ],
)
def test_each_condition_has_its_own_factor(rate: float, met: list[Met]) -> None:
    # a day of three is no whole window, but what burns over it surely is known
    found = stands(MadeUp(burning(rate)))
    known = [found.met(one) for one in CONDITIONS]
    assert known[:3] == met[:3]
    assert known[3] is (Met.YES if rate > 1 else Met.NO)


@pytest.mark.parametrize(
    ("long", "short", "met"),
    [(20, 20, Met.YES), (20, 0, Met.NO), (0, 20, Met.NO), (0, 0, Met.NO)],
)
def test_both_windows_have_to_burn(long: float, short: float, met: Met) -> None:
    found = stands(MadeUp({HOUR: long * 50, 300: short * 50}))
    assert found.met(CONDITIONS[0]) is met


def test_one_short_window_refutes_what_the_long_one_cannot() -> None:
    found = stands(MadeUp(watched=0.5))
    assert found.met(CONDITIONS[0]) is Met.UNWATCHED
    book = watched(range(0, 301, 10))
    fresh = standing(replace(ORDERS, early=None), BookSource(book), 300)
    assert [fresh.met(one) for one in CONDITIONS] == [Met.NO, Met.UNWATCHED, Met.UNWATCHED, Met.UNWATCHED]
    assert fresh.early is None


def test_a_part_of_the_long_window_is_enough_but_not_of_the_short_one() -> None:
    assert stands(MadeUp(burning(20), watched=0.1)).met(CONDITIONS[0]) is Met.UNWATCHED
    book = watched(range(0, 601, 10), lambda second: histogram(0, slow=second))
    young = standing(ORDERS, BookSource(book), 600)
    assert [young.met(one) for one in CONDITIONS] == [Met.YES, Met.UNWATCHED, Met.UNWATCHED, Met.UNWATCHED]


def test_a_limit_inside_a_bucket_makes_a_range() -> None:
    found = stands(MadeUp(burning(1.0), between=400.0, bounds=AROUND))
    assert (found.lower, found.upper) == (0.4, 1.0)
    burn = found.burn(300.0)
    assert burn is not None
    assert (burn.least, burn.most) == (pytest.approx(1.0), pytest.approx(9.0))
    assert found.met(CONDITIONS[0]) is Met.NO
    assert found.met(CONDITIONS[1]) is Met.BETWEEN


def test_without_a_bucket_below_the_limit_only_the_least_is_known() -> None:
    found = stands(MadeUp(bounds=(0.6, 0.7, 1.0)))
    burn = found.burn(300.0)
    assert burn is not None
    assert (found.lower, found.upper) == (None, 0.6)
    assert burn.most == pytest.approx(20.0)
    assert expressions(found) == ()


def test_without_events_nothing_burns_and_nothing_is_left_whole() -> None:
    found = stands(MadeUp(events=0.0))
    assert found.budget is not None
    assert math.isnan(found.budget.left[0])
    assert [found.met(one) for one in CONDITIONS] == [Met.NO] * 4
    assert found.level is not None
    assert math.isnan(found.level.value)


def test_quantiles_come_with_their_bucket_in_the_objectives_unit() -> None:
    found = stands(MadeUp(burning(2.0)))
    assert found.level is not None
    assert found.early is not None
    assert (found.level.low, found.level.high) == (500, 1000)
    assert (found.level.value, found.early.value) == (pytest.approx(750), pytest.approx(950))


def test_what_nobody_exposes_is_not_known() -> None:
    found = standing(ORDERS, BookSource(watched(range(0, 20, 10), lambda _: "up 1\n")), 10)
    assert found == Standing(ORDERS)
    assert found.met(CONDITIONS[0]) is Met.UNWATCHED


def test_what_is_rare_is_judged_since_the_service_began() -> None:
    found = stands(MadeUp({EVER: 10.0}), replace(ORDERS, rare=True))
    assert found.budget is not None
    assert (found.budget.window_s, found.budget.covered) == (EVER, True)
    assert found.budget.left[0] == pytest.approx(0.8)
    assert found.level is not None


class Fading(MadeUp):
    """A source that is emptied while it is asked."""

    def counted(self, metric: str, window_s: float, at_s: float) -> Counted | None:
        return None if window_s == 300.0 else super().counted(metric, window_s, at_s)


def test_a_source_that_loses_a_window_tells_nothing() -> None:
    assert standing(ORDERS, Fading(), AT_S) == Standing(ORDERS)


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.floats(0, 1e6))
def test_the_least_is_never_above_the_most(fast: float, between: float, slow: float) -> None:
    counted = Counted((0.4, 1.0, math.inf), (fast, fast + between, fast + between + slow), 300.0, 300.0, AT_S)

    class One(MadeUp):
        def counted(self, metric: str, window_s: float, at_s: float) -> Counted:
            return counted

    burn = standing(ORDERS, One(), AT_S).budget
    assert burn is not None
    assert math.isnan(burn.least) if not counted.counts[-1] else 0 <= burn.least <= burn.most + 1e-9


def test_the_expressions_say_the_same_in_promql() -> None:
    assert burn_expression(ORDERS, 300.0, 0.5) == (
        r'(1 - sum(increase(h_bucket{le=~"0\\.5"}[5m])) / sum(increase(h_count[5m]))) / 0.05'
    )
    assert budget_expression(ORDERS, EVER, 100.0) == (
        r'1 - (1 - sum(h_bucket{le=~"100|100\\.0"}) / sum(h_count)) / 0.05'
    )
    assert r'le=~"1e\\+16"' in burn_expression(ORDERS, EVER, 1e16)
    assert r'le=~"1234567\\.5"' in burn_expression(ORDERS, EVER, 1234567.5)
    assert [window_text(one) for one in (90.0, 1800.0, 3 * DAY_S)] == ["90s", "30m", "3d"]
    lines = expressions(stands(MadeUp()))
    assert lines[::2] == (
        "# budget left over 1d",
        "# burn rate over 5m",
        "# burn rate over 1h",
        "# burn rate over 6h",
    )
    assert expressions(stands(MadeUp(), replace(ORDERS, rare=True)))[0] == "# budget left since the services began"
    assert expressions(Standing(ORDERS)) == ()


def test_an_odd_condition_and_objective_are_data_too() -> None:
    mine = Objective("mine", "mine", ORDERS.metric, Bound(0.5, 500.0), None, "ms", 1000.0)
    found = stands(MadeUp(burning(2.0)), mine)  # a tenth of all
    assert found.met(Condition(0.1, HOUR, 300.0, Call.TICKET)) is Met.YES
    assert found.met(Condition(0.3, HOUR, 300.0, Call.TICKET)) is Met.NO
