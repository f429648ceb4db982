"""Limits as bars: grade, headroom, trend, and the limits that cannot be judged."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from api_client.models.risk import RiskReport
from app.core.freshness import Slice
from app.core.risk_bars import Grade, LimitBar, limit_bars, trend_words
from app.core.risk_strip import percentile_strip
from app.core.risk_track import Pace, UsageTrack
from tests.core import risks
from tests.core.risks import NOW

NAMES = ("Daily loss", "Fee budget", "One trade", "Value at risk, 95 %", "Value at risk, 99 %")


def bar(
    report: RiskReport, name: str = "Daily loss", track: UsageTrack | None = None, *, fresh: bool = True
) -> LimitBar:
    found = limit_bars(report, track or UsageTrack(), fresh=fresh)
    assert tuple(one.name for one in found) == NAMES
    return next(one for one in found if one.name == name)


@pytest.mark.parametrize(
    ("loss", "grade", "share", "words"),
    [
        ("0", Grade.WITHIN, 0.0, "$150,000.00 left."),
        ("-500.25", Grade.WITHIN, 0.0, "$150,500.25 left."),
        ("119999.99", Grade.WITHIN, 0.79999993, "$30,000.01 left."),
        ("120000", Grade.NEAR, 0.8, "$30,000.00 left."),
        ("149999.99", Grade.NEAR, 0.99999993, "$0.01 left."),
        ("150000", Grade.REACHED, 1.0, "The limit is reached: exactly."),
        ("150000.01", Grade.REACHED, 1.0, "The limit is reached: $0.01 over it."),
    ],
)
def test_a_limit_is_graded_by_what_is_used(loss: str, grade: Grade, share: float, words: str) -> None:
    found = bar(risks.report(loss))
    assert (found.grade, found.limit) == (grade, "$150,000.00")
    assert found.share == pytest.approx(share)
    assert found.words.startswith(words)


def test_every_grade_has_a_shape_of_its_own() -> None:
    assert len({grade.shape for grade in Grade}) == len(Grade)


def test_a_limit_of_zero() -> None:
    zero = replace(risks.report("0"), limits=risks.limits(max_daily_loss=Decimal(0)))
    assert (bar(zero).grade, bar(zero).share) == (Grade.WITHIN, 0.0)
    assert bar(zero).words == "The limit is zero: nothing at all is allowed."
    used = replace(risks.report("0.01"), limits=risks.limits(max_daily_loss=Decimal(0)))
    assert bar(used).grade is Grade.REACHED


def test_a_limit_or_a_usage_that_is_not_told() -> None:
    name = "Value at risk, 95 %"
    none = replace(risks.report(), limits=risks.limits(var_95_limit=None))
    assert (bar(none, name).grade, bar(none, name).share) == (Grade.NONE, None)
    silent = bar(risks.report(var_95=None), name)
    assert (silent.grade, silent.used, silent.words) == (
        Grade.UNKNOWN,
        "–",
        "The service tells no usage of this limit.",
    )


@pytest.mark.parametrize(("limit", "loss"), [("1e30", "1"), ("100", "1e30"), ("-1", "0")])
def test_absurd_figures_are_not_judged(limit: str, loss: str) -> None:
    found = bar(replace(risks.report(loss), limits=risks.limits(max_daily_loss=Decimal(limit))))
    assert (found.grade, found.share, found.words) == (
        Grade.UNKNOWN,
        None,
        "What the service told is not a usable figure.",
    )


@pytest.mark.parametrize(
    ("pace", "words"),
    [
        (None, "Its trend is not known yet: that takes 4 readings within 10 minutes."),
        (Pace(Decimal(0), 60.0, 5), "It does not grow, over the last 1 min."),
        (Pace(Decimal(-3), 60.0, 5), "It does not grow, over the last 1 min."),
        (Pace(Decimal(1), 60.0, 5), "At its pace over the last 1 min it is reached in 1 h."),
        (Pace(Decimal("0.001"), 60.0, 5), "At its pace over the last 1 min it is not reached within a week."),
    ],
)
def test_the_trend_in_words(pace: Pace | None, words: str) -> None:
    assert trend_words(Decimal(3600), pace) == words


def test_the_trend_comes_from_the_track_and_not_from_an_old_reading() -> None:
    track, fact = UsageTrack(), Slice[Any]("GET /risk/limits", 45.0)
    for number in range(5):
        at = NOW + timedelta(seconds=15 * number)
        track = track.noted(fact.succeeded(risks.report(str(30000 + 150 * number)), at))
    assert bar(risks.report(), track=track).words == (
        "$120,000.00 left. At its pace over the last 1 min it is reached in 3 h."
    )
    assert bar(risks.report(), track=track, fresh=False).words == (
        "$120,000.00 left. Its trend is not known: the reading is old."
    )


@pytest.mark.parametrize(
    ("share", "cap", "nav", "grade", "limit", "words"),
    [
        (
            "0.35",
            "7500000",
            "1000000",
            Grade.WITHIN,
            "35 % of NAV",
            "A single trade may be at most $350,000.00, of a net asset value of $1,000,000.00.",
        ),
        (
            "0.35",
            "100000",
            "1000000",
            Grade.WITHIN,
            "35 % of NAV",
            "A single trade may be at most $100,000.00, by the notional cap.",
        ),
        (
            "0.35",
            "1e30",
            "1000000",
            Grade.WITHIN,
            "35 % of NAV",
            "A single trade may be at most $350,000.00, of a net asset value of $1,000,000.00.",
        ),
        (
            "0.35",
            "7500000",
            "0",
            Grade.UNKNOWN,
            "35 % of NAV",
            "The net asset value as told is $0.00: what one trade may be cannot be said in dollars.",
        ),
        (
            "0.35",
            "7500000",
            "1e30",
            Grade.UNKNOWN,
            "35 % of NAV",
            "The net asset value as told is not a usable figure: what one trade may be cannot be said in dollars.",
        ),
        (
            "1e30",
            "7500000",
            "1000000",
            Grade.UNKNOWN,
            "not a usable figure",
            "What the service told is not a usable figure.",
        ),
    ],
)
def test_what_one_trade_may_be(share: str, cap: str, nav: str, grade: Grade, limit: str, words: str) -> None:
    report = replace(
        risks.report(net_asset_value=Decimal(nav)),
        limits=risks.limits(max_nav_pct_per_trade=Decimal(share), notional_cap=Decimal(cap)),
    )
    found = bar(report, "One trade")
    assert (found.grade, found.limit, found.words, found.share) == (grade, limit, words, None)


def test_a_strip_places_its_percentiles_and_says_them() -> None:
    strip = percentile_strip("Loss", risks.distribution(low="-10000", high="10000", mean="0"))
    assert strip is not None and not strip.is_point
    assert [mark.place for mark in strip.marks] == pytest.approx([0.2, 0.35, 0.45, 0.5, 0.555, 0.655, 0.81])
    assert strip.mean_place == 0.5
    assert strip.place_of(5) == pytest.approx(0.35) and strip.place_of(10) is None
    told = strip.words.replace("\N{NO-BREAK SPACE}", " ")
    assert told.startswith("lowest −$10,000.00 · 1 %: −$6,000.00 · 5 %: −$3,000.00 · ")
    assert told.endswith("· 99 %: $6,200.00 · highest $10,000.00 · mean $0.00")
    assert set(strip.words.split(" ")[1::2]) == {"·"}, "a line may end beside a dot only"


def test_outcomes_that_are_all_one() -> None:
    strip = percentile_strip("NAV", risks.distribution(*["5"] * 7, low="5", high="5", mean="5"))
    assert strip is not None and strip.is_point
    assert (strip.mean_place, strip.place_of(50), strip.words) == (0.5, 0.5, "Every simulation ends at $5.00.")


@pytest.mark.parametrize("bounds", [{"low": "1e30"}, {"high": "-1e30"}, {"mean": "1e30"}, {"low": "2", "high": "1"}])
def test_what_cannot_be_drawn_is_no_strip(bounds: dict[str, str]) -> None:
    assert percentile_strip("NAV", risks.distribution(**bounds)) is None


def test_percentiles_that_cannot_be_placed_are_left_out_and_others_stay_within() -> None:
    told = risks.distribution()
    odd = risks.DecimalMap(
        {
            "median": Decimal(1),
            "NaN": Decimal(1),
            "101": Decimal(1),
            "50": Decimal("1e30"),
            "95": Decimal(99999),
            "5": Decimal(-99999),
        }
    )
    strip = percentile_strip("NAV", replace(told, percentiles=odd))
    assert strip is not None
    assert [(mark.rank, mark.place) for mark in strip.marks] == [(Decimal(5), 0.0), (Decimal(95), 1.0)]
