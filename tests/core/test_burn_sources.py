"""Which source the SLO page believes, what it says of that, and when two sources contradict each other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.burn import Standing
from app.core.burn_samples import DAY_S, EVER
from app.core.burn_sources import NOTHING, apart, chosen, declined_words, server_line, source_words
from app.core.slo_view import SloRow, SloVerdict, slo_rows
from tests.core.objectives_desk import AT, AT_S, ORDERS, MadeUp, burning, stands

PLAIN = replace(ORDERS, early=None)
OWN = "From this desk's own scrapes"


def stood(rate: float, events: float = 10_000.0, *, watched: float = 1.0, age_s: float = 0.0) -> Standing:
    return stands(MadeUp(burning(rate, events), events, watched=watched, read_s=AT_S - age_s), PLAIN)


def row(found: Standing) -> SloRow:
    (one,) = slo_rows([found], AT)
    return one


def test_the_server_is_believed_while_it_has_samples_of_now() -> None:
    found = chosen(stood(0.1, watched=0.01), stood(0.2, age_s=150), AT_S)
    assert (found.by_server, row(found).source) == (True, "Server")
    assert row(found).verdict is SloVerdict.KEPT  # 150 seconds are not old for who is asked once a minute
    assert source_words(found) == "From Prometheus. This desk's own scrapes are compared with it."
    alone = chosen(Standing(PLAIN), stood(0.2), AT_S, "Nothing is known over 3 d: no.")
    assert source_words(alone) == "From Prometheus. Nothing is known over 3 d: no."


@pytest.mark.parametrize(
    ("server", "why"),
    [
        (Standing(PLAIN), NOTHING),
        (stood(0.1, age_s=600), "The newest samples of Prometheus are 10 min old."),
    ],
)
def test_the_desk_is_shown_where_the_server_knows_nothing_of_now(server: Standing, why: str) -> None:
    found = chosen(stood(0.1), server, AT_S)
    assert (found.by_server, row(found).source) == (False, "Desk")
    assert source_words(found) == f"{OWN}: {why}"


def test_a_server_with_old_samples_is_stale_where_the_desk_has_none_either() -> None:
    for desk in (Standing(PLAIN), stood(0.1, age_s=61)):
        found = chosen(desk, stood(0.1, age_s=600), AT_S)
        assert (found.by_server, found.desk) == (True, None)
        assert row(found).verdict is SloVerdict.STALE


def test_without_a_server_nothing_is_said_of_one() -> None:
    assert source_words(stood(0.1)) == f"{OWN}."
    assert server_line("") == ""
    assert server_line("It is down.") == f"{OWN}: It is down. It is asked again, less and less often."
    assert declined_words({DAY_S: "no.", EVER: "neither."}) == "Nothing is known over 1 d and the time since start: no."


@pytest.mark.parametrize(
    ("desk", "server", "window_s"),
    [
        (stood(15), stood(0), 1_800.0),
        (stood(0), stood(15), 1_800.0),
        (stood(1.2), stood(1), None),  # no more than a quarter
        (stood(13, 10), stood(10, 10), None),  # two events
        (stood(15, watched=0.05), stood(0), None),  # nobody watched one of them whole
        (stood(0), stood(0, 0), 1_800.0),  # events here, none there
        (stood(0, 0), stood(0), 1_800.0),
        (stood(0, 2), stood(0, 0), None),
        (stood(0, 0), stood(0, 0), None),
    ],
)
def test_what_cannot_both_be_true(desk: Standing, server: Standing, window_s: float | None) -> None:
    found = apart(chosen(desk, server, AT_S))
    assert (None if found is None else found.window_s) == window_s


def test_short_windows_are_all_edges() -> None:
    # everything that burned may have happened while only one of them had looked
    some = {300.0: 500.0}
    desk, server = (stands(MadeUp(bad, 1000.0), PLAIN) for bad in (some, {}))
    assert apart(chosen(desk, server, AT_S)) is None
    assert apart(desk) is None
    gone = replace(chosen(desk, server, AT_S), burns={})
    assert apart(gone) is None
    seen = chosen(replace(desk, burns={}), server, AT_S)
    assert apart(seen) is None


def test_a_contradiction_is_said_and_the_worse_source_counts() -> None:
    worse = row(chosen(stood(15), stood(0.1), AT_S))
    assert worse.verdict is SloVerdict.PAGE
    assert worse.because.startswith(
        "The sources disagree: over 30 min Prometheus says 0.1× of 10,000 events, this desk's own scrapes say "
        "15× > 14.4× of 10,000 events. Page when"
    )
    better = row(chosen(stood(0.1), stood(15), AT_S))
    assert better.verdict is SloVerdict.PAGE
    quiet = row(chosen(stood(0, 0), stood(0.1), AT_S))
    assert quiet.verdict is SloVerdict.UNCLEAR
    assert "this desk's own scrapes say there were no events. No page condition is met." in quiet.because
