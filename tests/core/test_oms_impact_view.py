"""The impact curve as words and as a line: exact values beside it, places only for drawing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api_client.models.oms import ImpactCurve, ImpactPoint
from app.core import oms_impact_view as view
from tests.core.states import NOW


def curve(*points: tuple[str, str]) -> ImpactCurve:
    return ImpactCurve("BTC/USD", tuple(ImpactPoint(Decimal(size), Decimal(bps)) for size, bps in points), NOW)


def line(given_curve: ImpactCurve) -> view.ImpactLine:
    found = view.impact_line(given_curve)
    assert found is not None
    return found


def test_the_impact_curve_or_its_absence_in_words() -> None:
    assert (view.impact_rows(None), view.impact_remark(None)) == ((), "")
    given_curve = curve(("10000", "0.5692099788303083"), ("5", "0.00012"), ("1", "0"))
    rows = (("$10,000.00", "0.57 bps"), ("$5.00", "0.00012 bps"), ("$1.00", "0 bps"))
    assert view.impact_rows(given_curve) == rows
    assert view.impact_remark(given_curve) == "BTC/USD, as the OMS had it at 2026-03-04 12:00:00 UTC."
    assert "no impact points of BTC/USD" in view.impact_remark(replace(given_curve, points=()))


def test_a_line_goes_from_the_smallest_size_to_the_largest() -> None:
    found = line(curve(("1000000", "5.7"), ("10000", "0.57"), ("100000", "1.8")))
    assert [mark.tick for mark in found.marks] == ["$10k", "$100k", "$1M"]
    assert [mark.across for mark in found.marks] == pytest.approx([0.0, 0.5, 1.0])
    assert found.powers
    assert found.words.startswith("An order of $10,000.00 moves the price 0.57 bps. An order of $100,000.00 moves")


def test_sizes_close_together_or_below_nothing_are_spaced_evenly() -> None:
    near = line(curve(("100", "1"), ("150", "2"), ("300", "3")))
    assert not near.powers
    assert [mark.across for mark in near.marks] == pytest.approx([0.0, 0.25, 1.0])
    assert not line(curve(("0", "0"), ("1000", "1"))).powers
    odd = line(curve(("-1500", "-1"), ("0", "0"), ("2500000000", "3")))
    assert not odd.powers
    assert [mark.tick for mark in odd.marks] == ["−$1.5k", "$0", "$2.5B"]


@pytest.mark.parametrize(
    "points", [(), (("1000", "1"),), (("1000", "1"), ("1000", "2")), (("1000", "1"), ("2000", "NaN"))]
)
def test_what_cannot_be_drawn_is_not(points: tuple[tuple[str, str], ...]) -> None:
    assert view.impact_line(curve(*points)) is None
    assert view.impact_line(None) is None


amounts = st.decimals(allow_nan=True, allow_infinity=True)


@given(st.lists(st.tuples(amounts, amounts)))
def test_no_answer_of_the_platform_breaks_the_line(points: list[tuple[Decimal, Decimal]]) -> None:
    found = view.impact_line(ImpactCurve("X", tuple(ImpactPoint(size, bps) for size, bps in points), NOW))
    if found is not None:
        places = [mark.across for mark in found.marks]
        assert places == sorted(places)
        assert (places[0], places[-1]) == pytest.approx((0.0, 1.0))
