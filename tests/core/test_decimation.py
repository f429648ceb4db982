"""A decimated line looks the same: its peaks stay, its gaps stay, its ends stay."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.decimation import decimate, widen


@given(
    st.lists(st.one_of(st.floats(-1e6, 1e6), st.just(float("nan"))), min_size=1, max_size=400),
    st.integers(1, 40),
)
def test_every_column_keeps_its_extremes(numbers: list[float], columns: int) -> None:
    values = np.array(numbers)
    times = 1000.0 + np.arange(len(values), dtype=np.float64)
    end_s = 1000.0 + len(values)
    seen_at, seen = decimate(times, values, 1000.0, end_s, columns)
    assert len(seen_at) == len(seen)
    assert (np.diff(seen_at) >= 0).all()
    assert len(seen) <= 4 * columns + 2
    scale = columns / len(values)
    for column in np.unique(np.floor(times * scale)):
        inside = values[np.floor(times * scale) == column]
        shown = seen[np.floor(seen_at * scale) == column]
        known = inside[~np.isnan(inside)]
        if known.size:
            assert (np.nanmin(shown), np.nanmax(shown)) == (known.min(), known.max())
        else:
            assert np.isnan(shown).all()


def test_a_peak_and_a_hole_are_seen_in_the_columns_they_lie_in() -> None:
    times = np.arange(100.0)
    values = np.ones(100)
    values[37], values[38], values[50:60] = 9.0, -9.0, np.nan
    seen_at, seen = decimate(times, values, 0.0, 100.0, 10)
    assert seen_at.tolist() == np.repeat(np.arange(0.0, 100.0, 10.0), 2).tolist()
    assert seen.tolist()[6:8] == [-9.0, 9.0]
    assert np.isnan(seen[10:12]).all()
    assert np.isnan(seen).sum() == 2


@pytest.mark.parametrize(("start_s", "end_s", "columns"), [(0.0, 0.0, 10), (0.0, 100.0, 0), (0.0, 100.0, 30)])
def test_where_it_is_not_worth_it_nothing_changes(start_s: float, end_s: float, columns: int) -> None:
    times, values = np.arange(100.0), np.arange(100.0)
    shown = decimate(times, values, start_s, end_s, columns)
    assert shown[0] is times
    assert shown[1] is values


def test_an_interval_is_never_drawn_narrower_than_it_is() -> None:
    times = np.arange(100.0)
    low, high = np.full(100, 5.0), np.full(100, 9.0)
    low[33], high[66] = 1.0, np.inf
    low[50:60] = high[50:60] = np.nan
    at, lowest, highest = widen(times, low, high, 0.0, 100.0, 10)
    assert at.tolist() == list(range(0, 100, 10))
    assert lowest.tolist()[3] == 1.0
    assert highest.tolist()[6] == np.inf
    assert np.isnan(lowest[5])
    assert np.isnan(highest[5])


def test_a_short_interval_stays_as_it_is() -> None:
    times = np.arange(10.0)
    at, low, high = widen(times, times, times + 1, 0.0, 10.0, 10)
    assert at is times
    assert low is times
    assert high.tolist() == (times + 1).tolist()
