"""Each service's condition, from the newest of what was tried."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from api_client.models.common import HealthStatus
from app.core.clock import ClockFact
from app.core.freshness import FailureKind, Slice
from app.core.services import (
    ServiceCondition,
    ServiceRow,
    own_words,
    service_conditions,
    service_count,
    service_rows,
)
from app.core.state import ReadingKind, ServiceAddress
from tests.core.states import NOW, SERVICES, ago, broken, certificate, health, healthy, read, state

K = ReadingKind
B = FailureKind
S = ServiceCondition
NOT_FOUND = {"status": 404}
NODE = ServiceAddress("node.test:9100/metrics", "https://node.test:9100/metrics")


def row(changes: dict[ReadingKind, Slice[Any]], *, base: bool = True) -> ServiceRow:
    readings = healthy() if base else {}
    readings.update({(kind, "risk"): fact for kind, fact in changes.items()})
    return next(row for row in service_rows(state(readings), NOW) if row.name == "risk")


@pytest.mark.parametrize(
    ("changes", "condition", "because"),
    [
        ({}, S.UP, ""),
        ({K.HEALTH: broken(B.REFUSED, status=404)}, S.UP, ""),
        ({K.METRICS: broken(B.REFUSED, status=404)}, S.UP, ""),
        ({K.METRICS: broken(B.UNREACHABLE, "refused", age_s=0)}, S.DOWN, "Risk refuses connections."),
        ({K.METRICS: broken(B.UNREACHABLE, "refused", age_s=5)}, S.DEGRADED, "Risk refuses connections."),
        ({K.METRICS: broken(B.NO_ANSWER, age_s=0)}, S.DEGRADED, "Risk gave no answer."),
        ({K.METRICS: broken(B.NO_ANSWER), K.HEALTH: broken(B.NO_ANSWER)}, S.DOWN, "Risk gave no answer."),
        ({K.HEALTH: broken(B.DRAINING, status=503)}, S.DRAINING, "takes no more work"),
        ({K.HEALTH: broken(B.SERVER_FAULT, status=500)}, S.DEGRADED, "Risk failed (HTTP 500)."),
        ({K.HEALTH: read(health(HealthStatus.ERROR, db="x", ok=None))}, S.DEGRADED, "says error: db"),
        ({K.HEALTH: read(health(HealthStatus.UNKNOWN))}, S.DEGRADED, "says unknown"),
        ({K.METRICS: broken(B.UNEXPECTED_ANSWER)}, S.DEGRADED, "Risk answered in an unexpected form."),
        ({K.METRICS: read(0, 11), K.HEALTH: read(health(), 12)}, S.STALE, "nothing was heard of it for too long"),
        ({K.HEALTH: read(health(HealthStatus.ERROR), 11)}, S.UP, ""),
    ],
)
def test_conditions(changes: dict[ReadingKind, Slice[Any]], condition: ServiceCondition, because: str) -> None:
    found = row(changes)
    assert (found.condition, found.because) == (condition, because)


def test_nothing_read_is_unknown() -> None:
    found = row({}, base=False)
    assert (found.condition, found.age_s, found.latency_s, found.certificate_days) == (S.UNKNOWN, None, None, None)
    assert (found.health, found.readiness, found.checks, found.error, found.what_to_do) == ("–", "–", (), None, "")


def test_a_row_says_everything_that_is_known() -> None:
    found = row({K.HEALTH: read(health(db=None), 3), K.CERTIFICATE: read(certificate(2.9))})
    assert (found.name, found.url) == ("risk", "https://risk.test")
    assert (found.health, found.readiness, found.certificate_days) == ("ok", "ok", 2)
    assert [check.name for check in found.checks] == ["db"]
    assert (found.age_s, found.read_at, found.since) == (1.0, ago(1), ago(1))
    assert found.latency_s == 0.01


def test_an_expired_certificate_has_days_below_zero() -> None:
    assert row({K.CERTIFICATE: read(certificate(-0.5))}).certificate_days == -1


def test_silence_is_the_error_worth_showing_and_a_missing_route_is_none() -> None:
    mixed = {K.HEALTH: broken(B.REFUSED, status=400), K.METRICS: broken(B.UNREACHABLE, "dns")}
    found = row(mixed)
    assert found.failure is not None
    assert found.failure.kind is B.UNREACHABLE
    assert found.what_to_do.startswith("Check the address")
    missing = row({K.READINESS: broken(B.REFUSED, status=404), K.HEALTH: broken(B.REFUSED, status=404)})
    assert (missing.error, missing.readiness, missing.health) == (None, "not provided", "not provided")
    guarded = row({K.GUARDED: broken(B.REFUSED, status=404)})
    assert guarded.error is not None
    assert row({K.READINESS: broken(B.NO_ANSWER)}).readiness == "–"
    assert [own_words(word) for word in ("not provided", "ok", "–")] == ["not provided", "ok", "–"]


def test_what_is_not_asked_any_more_is_no_error_for_ever() -> None:
    page = broken(B.UNREACHABLE, "refused", age_s=10)
    assert row({K.CIRCUIT: page}).error is not None
    closed = row({K.CIRCUIT: broken(B.UNREACHABLE, "refused", age_s=10.5)})
    assert (closed.condition, closed.error, closed.what_to_do) == (S.UP, None, "")
    silent = row({K.HEALTH: broken(B.UNREACHABLE, age_s=60), K.METRICS: broken(B.UNREACHABLE, age_s=60)})
    assert (silent.condition, silent.error is None) == (S.STALE, False)


def test_the_last_body_stays_beside_a_failure() -> None:
    found = row({K.HEALTH: broken(B.UNREACHABLE, before=read(health(db=None), 4), age_s=0)})
    assert found.condition is S.DOWN
    assert [check.name for check in found.checks] == ["db"]
    assert found.since == NOW


@pytest.mark.parametrize("newest", [K.HEALTH, K.METRICS])
def test_it_is_up_since_the_same_time_whichever_was_read_last(newest: ReadingKind) -> None:
    good = healthy()
    facts = {
        K.HEALTH: replace(good[K.HEALTH, "risk"], since=ago(9)),
        K.METRICS: replace(good[K.METRICS, "risk"], since=ago(8)),
    }
    facts[newest] = replace(facts[newest], read_at=ago(0.5))
    assert row(facts).since == ago(8)


def scraped(fact: Slice[Any] | None = None) -> ServiceRow:
    readings = {**healthy(), **({} if fact is None else {(K.METRICS, NODE.name): fact})}
    found = state(readings)
    rows = service_rows(replace(found, environment=replace(found.environment, scrape=(NODE,))), NOW)
    assert [row.name for row in rows] == [*SERVICES, NODE.name]
    return rows[-1]


def test_what_is_scraped_besides_has_a_row_of_its_own() -> None:
    assert scraped().condition is S.UNKNOWN
    up = scraped(read(0))
    assert (up.condition, up.url, up.health, up.readiness, up.error) == (S.UP, NODE.url, "–", "–", None)
    assert scraped(broken(B.UNREACHABLE, "refused")).condition is S.DOWN


def test_what_is_scraped_besides_has_metrics_or_is_not_up() -> None:
    found = scraped(broken(B.REFUSED, status=404))
    assert found.condition is S.DEGRADED
    assert found.error is not None


def test_what_is_scraped_besides_is_counted() -> None:
    found = state({**healthy(), (K.METRICS, NODE.name): read(0)})
    found = replace(found, environment=replace(found.environment, scrape=(NODE,)))
    assert service_count(found, NOW).words == "8 of 8 up"
    assert list(service_conditions(found, NOW)) == [*SERVICES, NODE.name]


def test_counting() -> None:
    assert service_count(state(healthy()), NOW).words == "7 of 7 up"
    down = {**healthy(), (K.METRICS, "oms"): broken(B.UNREACHABLE, age_s=0)}
    count = service_count(state(down), NOW)
    assert (count.up, count.total) == (6, len(SERVICES))


def test_every_condition_has_a_word_and_a_shape() -> None:
    assert {condition.word: condition.shape for condition in S} == {
        "DOWN": "■",
        "DRAINING": "■",
        "DEGRADED": "▲",
        "UNKNOWN": "◆",
        "STALE": "◌",
        "UP": "●",
    }


def test_latency_comes_from_the_clock_s_reading() -> None:
    assert row({K.CLOCK: read(ClockFact(0, 0.25, 0.6))}).latency_s == 0.25
