"""Objectives, gaps, scaling and drift, verdict by verdict."""

from __future__ import annotations

import math
from typing import Any

import pytest

from app.core.freshness import FailureKind, Slice
from app.core.readiness.probe import Finding, examine
from app.core.readiness.slo_probes import SLO_PROBES
from app.core.readiness.verdicts import Verdict
from app.core.slo import Level, Levels, Movement
from app.core.state import ReadingKind
from tests.core.states import NOW, SERVICES, broken, exposition, healthy, level, read, state

K = ReadingKind
PASS, WARN, FAIL, UNKNOWN = Verdict.PASS, Verdict.WARN, Verdict.FAIL, Verdict.UNKNOWN
BY_ID = {probe.id: probe for probe in SLO_PROBES}


def found(
    probe_id: str, changes: dict[tuple[ReadingKind, str], Slice[Any]], names: tuple[str, ...] = SERVICES
) -> Finding:
    return examine(BY_ID[probe_id], state({**healthy(), **changes}, names=names), NOW)


def levels(*found: Level, scaling: Movement | None = None, age_s: float = 1.0) -> Slice[Any]:
    return read(Levels(found, scaling), age_s, source="GET /metrics")


NEVER = {"observations": 0.0, "span_s": 0.0}

CASES = [
    ("slo-risk", "risk", levels(level("risk", 50)), PASS, "risk: p95 50 ms over 5 min"),
    ("slo-risk", "risk", levels(level("risk", 200)), PASS, "p95 200 ms"),
    ("slo-risk", "risk", levels(level("risk", 201, group="major, i")), FAIL, "p95 201 ms (major, i) over 5 min, more"),
    ("slo-risk", "risk", levels(level("risk", 1000, beyond=True)), FAIL, "p95 at least 1,000 ms"),
    ("slo-risk", "risk", levels(level("risk", 50, span_s=0.0)), PASS, "p95 50 ms since the service began"),
    ("slo-risk", "risk", levels(level("risk", math.nan)), WARN, "no risk checks over 5 min, 40 before"),
    (
        "slo-risk",
        "risk",
        levels(level("risk", math.nan, **NEVER)),
        WARN,
        "nothing was ever observed: presence, not act",
    ),
    ("slo-risk", "risk", levels(level("risk", 50), age_s=50), UNKNOWN, "too old to count"),
    ("slo-risk", "risk", levels(level("risk", math.nan, **NEVER), age_s=50), UNKNOWN, "too old to count"),
    ("slo-risk", "risk", levels(), UNKNOWN, "no service of this environment exposes risk_latency_ms"),
    ("slo-oms", "oms", levels(level("oms", 120, early=151.0)), WARN, "p99 151 ms over 5 min, more than 150 ms"),
    ("slo-oms", "oms", levels(level("oms", 501, early=900.0)), FAIL, "p95 501 ms"),
    ("slo-policy", "auth", levels(), Verdict.NOT_CONFIGURED, "no service of this environment exposes policy_latency"),
    ("slo-kill-switch", "kill-switch", levels(level("kill-switch", 46, span_s=0.0)), WARN, "p99 46 s since the ser"),
    ("slo-kill-switch", "kill-switch", levels(level("kill-switch", 61, span_s=0.0)), FAIL, "more than 60 s"),
    ("slo-kill-switch", "kill-switch", levels(level("kill-switch", math.nan, **NEVER)), PASS, "presence, not activity"),
    ("slo-websocket", "oms", levels(level("websocket", 260)), WARN, "p99 260 ms over 5 min, more than 250 ms"),
    (
        "canary",
        "oms",
        levels(level("canary", 46, span_s=0.0)),
        FAIL,
        "p95 46 min since the service began, more than 45",
    ),
    ("scaling-moves", "auth", levels(scaling=Movement(3, 900, 9)), PASS, "evaluated 3 × in 15 min"),
    ("scaling-moves", "auth", levels(scaling=Movement(0, 900, 9)), FAIL, "no evaluation in 15 min"),
    ("scaling-moves", "auth", levels(scaling=Movement(0, 60, 9)), UNKNOWN, "watched for 1 min of 15 min"),
    ("scaling-moves", "auth", levels(scaling=Movement(0, 60, 0)), WARN, "at zero only: presence, not activity"),
]


@pytest.mark.parametrize(("probe_id", "service", "fact", "verdict", "words"), CASES)
def test_levels(probe_id: str, service: str, fact: Slice[Any], verdict: Verdict, words: str) -> None:
    finding = found(probe_id, {(K.LEVELS, service): fact})
    assert (finding.verdict, words in finding.observed) == (verdict, True), finding.observed


def test_every_objective_passes_on_a_good_day() -> None:
    for probe_id in ("slo-policy", "slo-risk", "slo-oms", "slo-kill-switch", "scaling-moves"):
        assert found(probe_id, {}).verdict is PASS, probe_id


def test_only_services_that_observed_anything_are_judged() -> None:
    idle = levels(level("risk", math.nan, **NEVER))
    finding = found("slo-risk", {(K.LEVELS, "auth"): idle, (K.LEVELS, "secrets"): idle})
    assert [subject.subject for subject in finding.subjects] == ["risk"]
    everywhere = found("slo-risk", {(K.LEVELS, name): idle for name in SERVICES})
    assert (everywhere.verdict, len(everywhere.subjects)) == (WARN, 1)


def test_what_an_unread_service_may_have_is_unknown() -> None:
    gone = {(K.LEVELS, "auth"): levels(), (K.METRICS, "oms"): broken(FailureKind.UNREACHABLE)}
    finding = found("slo-policy", gone)
    words = "policy_latency_ms was not seen, but oms could not be read"
    assert (finding.verdict, finding.observed) == (UNKNOWN, words)
    without = {(K.LEVELS, "auth"): levels(), (K.METRICS, "oms"): broken(FailureKind.REFUSED, status=404)}
    assert found("slo-policy", without).verdict is Verdict.NOT_CONFIGURED
    never = {(K.LEVELS, name): Slice[Any]("GET /metrics", 15.0) for name in SERVICES}
    assert found("scaling-moves", never).verdict is Verdict.NOT_CONFIGURED


GAP = 'ws_sequence_gap_ratio{{pair="{pair}"}} {ratio}\n'


def gaps(**pairs: float) -> Slice[Any]:
    lines = "".join(GAP.format(pair=pair, ratio=ratio) for pair, ratio in pairs.items())
    return read(exposition("# TYPE ws_sequence_gap_ratio gauge\n" + lines))


def drift(watched: float, flagged: float) -> Slice[Any]:
    return read(
        exposition(
            "# TYPE drift_features_total gauge\n"
            f"drift_features_total {watched}\n"
            "# TYPE drift_flags_total gauge\n"
            f"drift_flags_total {flagged}\n"
        )
    )


@pytest.mark.parametrize(
    ("probe_id", "fact", "verdict", "words"),
    [
        ("market-data-gaps", gaps(a=0, b=0), PASS, "no gaps in 2 pairs"),
        ("market-data-gaps", gaps(a=0.002, b=0), WARN, "a misses 0.20%"),
        ("market-data-gaps", gaps(a=0.002, b=0.01), FAIL, "b misses 1.00%, a misses 0.20%"),
        ("market-data-gaps", gaps(), WARN, "no pair has a series"),
        ("market-data-gaps", read(exposition("up 1\n")), Verdict.NOT_CONFIGURED, "exposes ws_sequence_gap_ratio"),
        ("market-data-gaps", broken(FailureKind.UNREACHABLE), UNKNOWN, "but oms could not be read"),
        ("market-data-gaps", broken(FailureKind.UNREACHABLE, before=gaps(a=0)), UNKNOWN, "cannot be reached"),
        ("drift", drift(24, 0), PASS, "none of 24 features drifts"),
        ("drift", drift(24, 2), WARN, "2 of 24 features drift"),
        ("drift", drift(0, 0), UNKNOWN, "zero flags say nothing"),
        ("drift", read(exposition("up 1\n")), Verdict.NOT_CONFIGURED, "exposes drift_flags_total"),
    ],
)
def test_gaps_and_drift(probe_id: str, fact: Slice[Any], verdict: Verdict, words: str) -> None:
    finding = found(probe_id, {(K.METRICS, "oms"): fact})
    assert (finding.verdict, words in finding.observed) == (verdict, True), finding.observed
