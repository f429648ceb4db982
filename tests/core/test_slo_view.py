"""What the SLO page says of every standing: the verdict, the figures, their order, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.core.burn import Standing, standing
from app.core.burn_samples import EVER, BookSource
from app.core.objective import Objective
from app.core.slo_view import Figure, SloRow, SloVerdict, slo_rows, summary_words
from app.core.slo_words import (
    budget_words,
    condition_lines,
    counting_words,
    early_words,
    promql_text,
    value_words,
)
from tests.core.objectives_desk import AROUND, AT, AT_S, ORDERS, MadeUp, burning, stands, watched

RARE = replace(ORDERS, rare=True)
PLAIN = replace(ORDERS, early=None)


def row(found: Standing) -> SloRow:
    (one,) = slo_rows([found], AT)
    return one


def fresh(until_s: int) -> Standing:
    """After so many seconds of a console's life."""
    book = watched(range(int(AT_S) - until_s, int(AT_S) + 1, 10))
    return standing(PLAIN, BookSource(book), AT_S)


@pytest.mark.parametrize(
    ("source", "objective", "verdict", "because"),
    [
        (MadeUp(burning(15)), ORDERS, SloVerdict.PAGE, "Page when the burn rate is above 14.4× over 1 h (15× > 14.4×)"),
        (MadeUp(burning(4)), ORDERS, SloVerdict.TICKET, "Ticket when the burn rate is above 3× over 1 d (4× > 3×)"),
        (MadeUp({86_400.0: 100}), ORDERS, SloVerdict.SPENT, "More events were bad in 1 d than the objective allows."),
        (MadeUp({EVER: 100}), RARE, SloVerdict.SPENT, "More events were bad since the services began than"),
        (MadeUp({300.0: 20}), ORDERS, SloVerdict.EARLY, "The platform's alert warns at p99 above 499 ms; now p99 750"),
        (
            MadeUp(between=600, bounds=AROUND),
            PLAIN,
            SloVerdict.UNCLEAR,
            "Kept or not: the limit lies inside a bucket, and what lies there decides.",
        ),
        (MadeUp(between=55, bounds=AROUND), PLAIN, SloVerdict.UNCLEAR, "Kept or not: the limit lies inside a bucket,"),
        (MadeUp(read_s=AT_S - 61), ORDERS, SloVerdict.STALE, "The newest samples are 1 min old: what happened since"),
        (MadeUp(events=0), ORDERS, SloVerdict.NO_EVENTS, "Nothing was observed in 1 d: no budget was used, none"),
        (MadeUp(events=0), RARE, SloVerdict.NO_EVENTS, "Nothing was observed since the services began: no budget"),
        (
            MadeUp(watched=0.5),
            PLAIN,
            SloVerdict.UNKNOWN,
            "Watched for 15 min of the last 30 min: too",
        ),
        (MadeUp(), ORDERS, SloVerdict.KEPT, "No page condition is met."),
    ],
)
def test_the_verdict_and_why(source: MadeUp, objective: Objective, verdict: SloVerdict, because: str) -> None:
    found = row(stands(source, objective))
    assert found.verdict is verdict
    assert found.because.startswith(because)
    assert found.verdict.shape


def test_a_young_console_says_what_it_cannot_know() -> None:
    young, hour = row(fresh(100)), row(fresh(3_600))
    assert (young.verdict, young.over) == (SloVerdict.UNKNOWN, "1 min of 1 d")
    assert young.because.startswith("Watched for 1 min of the last 30 min: too little")
    assert hour.verdict is SloVerdict.KEPT
    assert hour.because.endswith("Slow burning over 1 d and 3 d is not known: that was not watched.")
    assert [one.words for one in hour.burns] == ["0×", "0×", "0× in 1 h"]


def test_overspending_a_part_of_the_window_is_not_yet_spending_it() -> None:
    def text(second: int) -> str:
        slow = 5 if second > AT_S - 7_000 else 0
        rows = (("0.1", 0), ("0.5", 0), ("+Inf", slow))
        counted = 100 if second > AT_S - 7_190 else 50
        return "# TYPE h histogram\n" + "".join(f'h_bucket{{le="{le}"}} {counted + more}\n' for le, more in rows)

    found = row(standing(PLAIN, BookSource(watched(range(int(AT_S) - 7_200, int(AT_S) + 1, 10), text)), AT_S))
    assert (found.verdict, found.over) == (SloVerdict.BURNING, "2 h of 1 d")
    assert found.because == "More events were bad in 2 h of 1 d than the objective allows."
    assert found.budget == Figure("−81.8 %", pytest.approx(-0.818, abs=0.001), "fail")  # type: ignore[arg-type]


def test_a_quiet_hour_proves_nothing() -> None:
    def text(_: int) -> str:
        return '# TYPE h histogram\nh_bucket{le="0.5"} 3\nh_bucket{le="+Inf"} 3\n'

    found = row(standing(PLAIN, BookSource(watched(range(int(AT_S) - 3_600, int(AT_S) + 1, 10), text)), AT_S))
    assert (found.verdict, found.budget, found.value.words) == (SloVerdict.NO_EVENTS, Figure("no events"), "no events")
    assert found.because.startswith("Nothing was observed in 1 h of 1 d that were watched")
    assert found.burns[2].words == "none in 1 h"


def test_what_nobody_exposes() -> None:
    found = row(Standing(ORDERS))
    assert (found.verdict, found.over, found.value.words, found.budget.words) == (SloVerdict.UNKNOWN, "–", "–", "–")
    assert found.because == "No service of this environment exposes h as a histogram: nothing can be counted."
    assert [one.words for one in found.burns] == ["–"] * 3
    assert early_words(found.standing).endswith("now not known.")
    assert promql_text(found.standing) == ""
    assert row(Standing(replace(ORDERS, id="x", what="a thing"))).title == "A thing"


@pytest.mark.parametrize(
    ("source", "value", "budget", "burn"),
    [
        (MadeUp(burning(0.5)), "490 ms (100–500)", ("50 %", ""), ("0.5×", "")),
        (MadeUp(burning(2)), "750 ms (500–1,000)", ("−100 %", "fail"), ("2× > 1×", "warn")),
        (MadeUp(burning(7)), "929 ms (500–1,000)", ("−600 %", "fail"), ("7× > 6×", "fail")),
        (MadeUp(between=60, bounds=AROUND), "500 ms (400–1,000)", ("−20 to 100 %", "warn"), ("0–1.2×", "")),
    ],
)
def test_figures(source: MadeUp, value: str, budget: tuple[str, str], burn: tuple[str, str]) -> None:
    found = row(stands(source))
    assert found.value.words == value
    assert (found.budget.words, found.budget.tone) == budget
    assert (found.burns[0].words, found.burns[0].tone) == burn


def test_beyond_the_last_bound_and_below_the_first() -> None:
    def seen(counts: str) -> str:
        def text(second: int) -> str:
            place = counts.index("x")
            bounds = ("-1", "0.5", "+Inf")
            rows = (f'h_bucket{{le="{le}"}} {second if at >= place else 0}\n' for at, le in enumerate(bounds))
            return "# TYPE h histogram\n" + "".join(rows)

        return row(standing(PLAIN, BookSource(watched(range(0, 301, 10), text)), 300.0)).value.words

    assert seen("..x") == "beyond 500 ms"
    assert seen("x..") == "−1,000 ms (below −1,000)"


def test_the_unknown_comes_first_then_the_least_budget_and_last_what_saw_no_event() -> None:
    def named(name: str, source: MadeUp) -> Standing:
        return replace(stands(source), objective=replace(ORDERS, id=name))

    found = slo_rows(
        [
            named("idle", MadeUp(events=0)),
            named("good", MadeUp(burning(0.1))),
            named("bad", MadeUp(burning(2))),
            named("old", MadeUp(burning(0.2), read_s=AT_S - 100)),
            Standing(replace(ORDERS, id="none")),
        ],
        AT,
    )
    assert [one.id for one in found] == ["old", "none", "bad", "good", "idle"]
    assert summary_words(found, AT) == ("1 ticket, 1 stale, 1 unknown, 1 no events, 1 kept · oldest samples 1 min old")
    assert summary_words([], AT) == "Nothing has been counted yet"
    assert summary_words([row(Standing(ORDERS))], AT) == "1 unknown"


def test_time_alone_makes_it_stale() -> None:
    found = stands(MadeUp())
    (later,) = slo_rows([found], AT + timedelta(seconds=61))
    assert (row(found).verdict, later.verdict) == (SloVerdict.KEPT, SloVerdict.STALE)


def test_every_condition_says_what_is_compared() -> None:
    assert condition_lines(stands(MadeUp(burning(4)))) == (
        "Page when the burn rate is above 14.4× over 1 h (4× > 3×) and over 5 min (4× > 3×): not met.",
        "Page when the burn rate is above 6× over 6 h (4× > 3×) and over 30 min (4× > 3×): not met.",
        "Ticket when the burn rate is above 3× over 1 d (4× > 3×) and over 2 h (4× > 3×): met.",
        "Ticket when the burn rate is above 1× over 3 d (4× > 3× in 1 d) and over 6 h (4× > 3×): met.",
    )
    assert condition_lines(Standing(ORDERS))[0].endswith("(–): not known: not watched for long enough.")


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        ((0.1, 0.5, 1.0), "Good is what took at most 500 ms: h has a bucket that ends there."),
        ((0.6, 0.7, 1.0), "No bucket of h ends at or below 500 ms; the first above it ends at 600 ms."),
        ((0.1, 0.2, 0.3), "No bucket of h ends at 500 ms: the last one ends at 300 ms, and what lies beyond it"),
    ],
)
def test_what_counts_as_good(bounds: tuple[float, float, float], words: str) -> None:
    assert counting_words(stands(MadeUp(bounds=bounds))).startswith(words)


def test_the_rest_of_the_details() -> None:
    assert value_words(stands(MadeUp())) == "p95 480 ms (100–500) over the last 5 min"
    assert value_words(stands(MadeUp(events=0), RARE)) == "no events since the services began"
    assert value_words(Standing(ORDERS)) == budget_words(Standing(ORDERS)) == "Not known."
    assert budget_words(stands(MadeUp(burning(2)))) == "−100 % of 1,000 events in 1 d"
    assert budget_words(stands(MadeUp(events=1), RARE)) == "100 % of 1 event since the services began"
    assert budget_words(stands(MadeUp(events=0), RARE)) == "No events since the services began"
    assert early_words(stands(MadeUp(), PLAIN)) == ""
    assert promql_text(stands(MadeUp())).startswith("# budget left over 1d\n1 - (1 - sum(increase(h_bucket")


def test_what_lies_beside_the_limit_is_counted_both_ways() -> None:
    words = counting_words(stands(MadeUp(bounds=AROUND)))
    assert words.startswith("No bucket of h ends at 500 ms: those beside it end at 400 ms and at 1000 ms.")
    assert words.endswith("counts only up to 400 ms as good, the better one up to 1000 ms.")
