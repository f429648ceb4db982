"""What is kept of a drill, what drills have in common, and the sheet that tells it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from app.core.audit import GENESIS, Record, seal
from app.core.drill import Drill, DrillPhase
from app.core.drill_facts import DRILL, drill_facts, drill_from_facts, drill_trend, drills_of
from app.core.drill_sheet import drill_sheet_json, drill_sheet_markdown
from app.core.drill_words import (
    DailyResult,
    cap_state,
    daily_result,
    daily_words,
    journal_words,
    result,
    rung_lines,
    verdict_words,
)
from app.core.halt import HaltWord, RungId, RungState
from app.core.state import AppState, ReadingKind
from tests.core.drills import aborted, done, drill, staged
from tests.core.halts import after
from tests.core.states import NOW, exposition, read, state

CAP = Decimal(150_000)
ALL = {rung.name: 2.5 for rung in RungId}


def record(body: dict[str, Any], kind: str = DRILL) -> Record:
    return seal(sequence=1, at=NOW, kind=kind, actor="ops", environment="sandbox", body=body, previous=GENESIS)[0]


@pytest.mark.parametrize("drilled", [drill(), staged(), aborted(), done(ALL), done(cap_usd=None, word=None)])
def test_a_drill_survives_the_journal(drilled: Drill) -> None:
    sealed = record({DRILL: drill_facts(drilled), "words": journal_words(drilled)})
    assert drills_of([sealed]) == (drilled,)


@pytest.mark.parametrize(
    "change",
    [
        {"phase": "elsewhere"},
        {"took_s": {"NO_RUNG": 1.0}},
        {"started_at": "2026-03-04T12:00:00"},
        {"fired_at": "2026-03-04T12:00:00"},
        {"keystrokes": "two"},
    ],
)
def test_what_is_no_drill_is_refused_and_passed_over(change: dict[str, Any]) -> None:
    facts = {**drill_facts(done()), **change}
    with pytest.raises(ValueError, match="drill"):
        drill_from_facts(facts)
    assert drills_of([record({DRILL: facts})]) == ()


def test_only_records_of_drills_are_read_newest_drill_first() -> None:
    first, second = done(), done(drill_id="drill-2", started_at=after(600))
    later = replace(first, keystrokes=9)
    records = [
        record({DRILL: drill_facts(first)}),
        record({DRILL: drill_facts(second)}),
        record({DRILL: "nothing"}),
        record({DRILL: drill_facts(done(drill_id="x"))}, kind="verdict"),
        record({DRILL: drill_facts(later)}),
    ]
    assert drills_of(records) == (second, later)


def test_the_trend_is_of_medians_and_counts_what_came_to_nothing() -> None:
    quick = done({"FLAG": 1.0, "ORDERS": 3.0, "POSITIONS": 4.0}, keystrokes=2)
    slow = done({"FLAG": 3.0}, armed_at=after(15), fired_at=after(25), keystrokes=5, word=HaltWord.ENGAGED)
    trend = drill_trend([quick, slow, aborted()])
    assert (trend.done, trend.met, trend.aborted) == (2, 1, 1)
    assert (trend.detection_s, trend.decision_s) == (6.5, 6)
    assert (trend.keystrokes, trend.clicks) == (3.5, 1)
    assert dict(trend.took_s) == {RungId.FLAG: 2.0, RungId.ORDERS: 3.0, RungId.POSITIONS: 4.0}


def test_without_a_result_there_is_no_median() -> None:
    trend = drill_trend([aborted()])
    assert (trend.done, trend.detection_s, trend.keystrokes, dict(trend.took_s)) == (0, None, None, {})


def test_a_rung_is_in_time_late_not_seen_or_not_seen_yet() -> None:
    ended = done({"ACCEPTED": 0.4, "FLAG": 61.0}, ended_at=after(70))
    lines = {line.rung: (line.state, line.words) for line in rung_lines(ended)}
    assert lines[RungId.ACCEPTED] == (RungState.OK, "400 ms, within the objective")
    assert lines[RungId.FLAG] == (RungState.FAILED, "61.0 s, late")
    assert lines[RungId.ORDERS] == (RungState.FAILED, "not seen in 60 s")
    stopped = rung_lines(done(ended_at=after(22)))[0]
    assert (stopped.state, stopped.words) == (RungState.UNKNOWN, "not seen in 12 s")
    running = rung_lines(done(ended_at=None, phase=DrillPhase.FIRED))[0]
    assert (running.state, running.words) == (RungState.PENDING, "not seen yet")
    assert rung_lines(staged()) == ()


def test_the_verdict_is_no_better_than_what_was_seen() -> None:
    assert verdict_words(done(ALL)) == "HALTED within the objective of 60 s."
    late = done({**ALL, "POSITIONS": 61.0}, ended_at=after(72))
    assert verdict_words(late) == "HALTED: the objective of 60 s was not met."
    seen = {"ACCEPTED": 1.0, "FLAG": 1.0, "RECORDED": 1.0, "REFUSES": 1.0}
    part = done(seen, word=HaltWord.ENGAGED, ended_at=after(70))
    unseen = "Not seen: Orders none, Positions flat."
    assert verdict_words(part) == f"ENGAGED: the objective of 60 s was not met. {unseen}"
    assert verdict_words(replace(part, ended_at=after(20))) == (
        f"ENGAGED, but ended early: whether 60 s would have been enough is not known. {unseen}"
    )
    assert verdict_words(aborted("too late")) == "No result: too late."
    assert verdict_words(done(word=None)).startswith("–, but ended early")
    assert verdict_words(done(word=HaltWord.REFUSED)).startswith("REFUSED: the objective of 60 s was not met.")


@pytest.mark.parametrize(
    ("drilled", "word", "state"),
    [
        (done(ALL), "MET", RungState.OK),
        (done(ended_at=after(70)), "NOT MET", RungState.FAILED),
        (done(word=HaltWord.REFUSED), "NOT MET", RungState.FAILED),
        (done(), "NOT PROVEN", RungState.UNKNOWN),
        (aborted(), "ABORTED", RungState.NOT_CONFIGURED),
    ],
)
def test_each_result_has_a_word_and_a_shape(drilled: Drill, word: str, state: RungState) -> None:
    assert result(drilled) == (state, word)


def test_the_journal_s_words_hold_the_measures() -> None:
    assert journal_words(done(ALL)) == (
        "Daily loss cap breached, company: detected after 3.0 s, decided in 2.0 s. HALTED within the objective of 60 s."
    )


def losing(text: str, age_s: float = 1.0) -> AppState:
    series = "# TYPE account_daily_net_pnl_usd gauge\n" + text
    return state({(ReadingKind.METRICS, "risk"): read(exposition(series), age_s, "GET /metrics")})


def test_the_day_is_read_from_the_account_s_own_series() -> None:
    text = (
        'account_daily_net_pnl_usd{account_id="director-1"} 5\n'
        'account_daily_net_pnl_usd{account_id="company"} -180000.5\n'
    )
    found = daily_result(losing(text), "Company", NOW)
    assert (found.net_usd, found.read_at) == (Decimal("-180000.5"), after(-1))
    assert daily_words(found, CAP) == "−$180,000.50 today; the daily loss cap is $150,000.00"
    assert cap_state(found, CAP) is RungState.FAILED


@pytest.mark.parametrize(
    "known",
    [
        state(),
        losing('account_daily_net_pnl_usd{account_id="director-1"} 5\n'),
        losing('account_daily_net_pnl_usd{account_id="company"} NaN\n'),
        losing('account_daily_net_pnl_usd{account_id="company"} 5\n', age_s=60),
    ],
)
def test_what_is_missing_or_old_is_not_known(known: AppState) -> None:
    found = daily_result(known, "company", NOW)
    assert found.net_usd is None
    assert cap_state(found, CAP) is RungState.UNKNOWN
    assert daily_words(found, None) == "– today; the daily loss cap is not known"


@pytest.mark.parametrize(("net", "within"), [("-150000", True), ("-150000.01", False), ("200000", True)])
def test_the_cap_itself_is_within(net: str, within: bool) -> None:
    day = DailyResult(Decimal(net), NOW)
    assert cap_state(day, CAP) is (RungState.OK if within else RungState.FAILED)
    assert cap_state(day, None) is RungState.UNKNOWN


def test_the_sheet_for_people_tells_everything_once() -> None:
    text = drill_sheet_markdown(done(ALL), [done(ALL), aborted()])
    assert text.startswith("# Kill drill, company, 2026-03-04 12:00:00 UTC\n")
    assert "**HALTED within the objective of 60 s.**" in text
    for row in (
        "| Detection | 3.0 s |",
        "| Decision | 2.0 s |",
        "| Keystrokes | 2 |",
        "| Fired | 2026-03-04 12:00:10 UTC |",
        "| Positions flat | OK | 2.5 s, within the objective |",
        "| Drills | 1 done, 1 within the objective, 1 aborted |",
        "| Positions flat | 2.5 s |",
    ):
        assert row in text
    assert "drill-1" in text and "journal verify" in text


def test_the_sheet_of_an_aborted_drill_has_no_rungs_and_escapes_what_it_quotes() -> None:
    text = drill_sheet_markdown(aborted("a | b\n# c_d"), [])
    assert "## Rungs" not in text and "## All drills" not in text
    assert r"**No result: a \| b # c\_d.**" in text
    assert "| Fired | – |" in text
    assert "| Keystrokes | – |" in drill_sheet_markdown(aborted(), [aborted()])


def test_the_sheet_for_programs_holds_the_drill_and_the_trend() -> None:
    told = json.loads(drill_sheet_json(done(ALL), [done(ALL)]))
    assert drill_from_facts(told["drill"]) == done(ALL)
    assert (told["detection_s"], told["decision_s"], told["watched_s"]) == (3, 2, 50)
    assert told["rungs"][1] == {"rung": "Flag set", "state": "OK", "took_s": 2.5}
    assert told["trend"]["rungs"]["Orders none"] == 2.5
    assert told["objective"] == "MET"
    assert datetime.fromisoformat(told["drill"]["started_at"]) == NOW
