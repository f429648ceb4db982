"""The console says UNTRUSTED when it is late, when its polls stand still or when its clock is wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.core.clock import ClockFact
from app.core.freshness import FailureKind, Slice
from app.core.readiness.probe import examine
from app.core.readiness.probes import PROBES
from app.core.readiness.verdicts import Verdict
from app.core.state import AppState, ConsoleHealth, ReadingKind
from app.core.trust import symptoms, untrusted_words
from tests.core.states import NOW, SERVICES, broken, health, healthy, read, state

PASS, WARN, FAIL, UNKNOWN = Verdict.PASS, Verdict.WARN, Verdict.FAIL, Verdict.UNKNOWN
(PROBE,) = (probe for probe in PROBES if probe.id == "console-health")


def lagging(lag_ms: float | None) -> AppState:
    return replace(state(healthy()), console=ConsoleHealth(loop_lag_ms=lag_ms))


def polled(age_s: float) -> AppState:
    return state({**healthy(), (ReadingKind.HEALTH, "oms"): read(health(), age_s)})


def skewed(skew_s: float, count: int, age_s: float = 1.0) -> AppState:
    facts = {(ReadingKind.CLOCK, name): read(ClockFact(skew_s, 0.1, 0.5), age_s) for name in SERVICES[:count]}
    return state({**healthy(), **facts})


CASES = [
    (lagging(None), UNKNOWN, "was not measured yet"),
    (lagging(100), PASS, "runs 100 ms late"),
    (lagging(101), WARN, "runs 101 ms late"),
    (lagging(1000), WARN, "runs 1000 ms late"),
    (lagging(1001), FAIL, "runs 1001 ms late"),
    (polled(10), PASS, "the oldest poll is 10 s old"),
    (polled(11), WARN, "the oldest poll is 11 s old"),
    (polled(30), WARN, "the oldest poll is 30 s old"),
    (polled(31), FAIL, "the oldest poll is 31 s old"),
    (state({(ReadingKind.CLOCK, "risk"): read(ClockFact(0, 0, 0))}), UNKNOWN, "nothing was polled yet"),
    (skewed(3, 7), WARN, "clock is 3.0 s off"),
    (skewed(2.5, 7), PASS, "clock is 2.5 s off"),
    (skewed(-31, 7), FAIL, "clock is 31.0 s off"),
    (skewed(-31, 3), PASS, "clock is 0.1 s off"),
    (skewed(-31, 7, age_s=121), UNKNOWN, "was not compared lately"),
]


@pytest.mark.parametrize(("given", "verdict", "words"), CASES)
def test_each_symptom_with_each_verdict(given: AppState, verdict: Verdict, words: str) -> None:
    assert any((one.verdict, words in one.words) == (verdict, True) for one in symptoms(given, NOW))
    finding = examine(PROBE, given, NOW)
    assert finding.verdict is verdict
    assert any(words in one.observed for one in finding.subjects)
    assert untrusted_words(given, NOW).startswith("UNTRUSTED: ") is (verdict is FAIL)


def test_all_that_is_wrong_is_named() -> None:
    given = replace(skewed(-31, 7), console=ConsoleHealth(loop_lag_ms=5000))
    words = "UNTRUSTED: this console runs 5000 ms late; this workstation's clock is 31.0 s off"
    assert untrusted_words(given, NOW) == words


def test_a_poll_that_fails_in_time_is_no_symptom_and_nor_are_others_facts() -> None:
    failing = broken(FailureKind.NO_ANSWER, age_s=1, before=read(health(), 500))
    assert symptoms(state({**healthy(), (ReadingKind.HEALTH, "oms"): failing}), NOW)[1].verdict is PASS
    elsewhere: dict[tuple[ReadingKind, str], Slice[Any]] = {
        (ReadingKind.HEALTH, "gone"): read(health(), 500),
        (ReadingKind.ROUTES, "oms"): read(frozenset(), 500),
    }
    assert symptoms(state({**healthy(), **elsewhere}), NOW)[1].verdict is PASS
