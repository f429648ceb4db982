"""Each probe with each verdict it can give, from readings alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from api_client.exposition import Exposition
from api_client.models.common import Answer, HealthStatus, Route
from app.core.areas import Area
from app.core.clock import ClockFact
from app.core.freshness import FailureKind, Slice
from app.core.readiness.probe import Finding, SubjectFinding, examine
from app.core.readiness.probes import PROBES
from app.core.readiness.rule_probes import RULE_PROBES
from app.core.readiness.slo_probes import SLO_PROBES
from app.core.readiness.verdicts import Verdict
from app.core.state import ReadingKind, SessionState
from tests.core.states import (
    FOREIGN,
    NOW,
    SERVICES,
    UNWIRED,
    ago,
    broken,
    certificate,
    counters,
    exposition,
    feed,
    health,
    healthy,
    kill_gauge,
    read,
    safe_mode,
    simulation,
    state,
)

K = ReadingKind
B = FailureKind
PASS, WARN, FAIL, UNKNOWN = Verdict.PASS, Verdict.WARN, Verdict.FAIL, Verdict.UNKNOWN
BY_ID = {probe.id: probe for probe in PROBES}
NOBODY = SessionState()
EMPTY = Exposition({})


def found(probe_id: str, changes: dict[tuple[ReadingKind, str], Slice[Any]], session: Any = None) -> Finding:
    readings = {**healthy(), **changes}
    given = state(readings) if session is None else state(readings, session=session)
    return examine(BY_ID[probe_id], given, NOW)


def test_every_area_has_a_probe_and_no_id_is_used_twice() -> None:
    assert {probe.area for probe in PROBES} == set(Area)
    assert len(BY_ID) == len(PROBES)


# What watches the platform has tests of its own: on this good day nobody runs a Prometheus.
WATCHED_ELSEWHERE = {probe.id for probe in (*RULE_PROBES, *SLO_PROBES)}


def test_on_a_good_day_everything_that_can_pass_passes() -> None:
    verdicts = {probe.id: examine(probe, state(healthy()), NOW).verdict for probe in PROBES}
    known = verdicts.keys() - WATCHED_ELSEWHERE
    assert {probe_id: verdicts[probe_id] for probe_id in known if verdicts[probe_id] is not PASS} == {
        "mfa": WARN,
        "simulation-guards": WARN,
        "forecast-route": WARN,
        "staging-agrees": Verdict.NOT_CONFIGURED,
        "auditor": Verdict.NOT_CONFIGURED,
    }


def ageing() -> list[Any]:
    """The probes that say something on the good day; two of them judge by other things than their readings' age."""
    asked = [probe for probe in PROBES if probe.reads and probe.id not in ("default-identities", "console-health")]
    return [probe for probe in asked if examine(probe, state(healthy()), NOW).verdict in (PASS, WARN)]


CASES: list[tuple[str, ReadingKind, str, Slice[Any], Verdict, str]] = [
    # probe, reading, service, what was read, verdict, words
    ("reachable", K.HEALTH, "risk", broken(B.UNREACHABLE, "refused", age_s=0), FAIL, "Risk refuses connections"),
    ("reachable", K.HEALTH, "risk", broken(B.UNREACHABLE, "certificate_name", age_s=0), FAIL, "for another name"),
    ("reachable", K.HEALTH, "risk", broken(B.NO_ANSWER, "read_timeout", age_s=0), WARN, "but not every request"),
    ("reachable", K.HEALTH, "risk", broken(B.SERVER_FAULT, status=500, age_s=0), PASS, "answers"),
    ("reachable", K.HEALTH, "risk", broken(B.BUG, age_s=0), PASS, "answers"),
    ("reachable", K.HEALTH, "risk", broken(B.UNREACHABLE, age_s=5), PASS, "answers"),
    ("clocks", K.CLOCK, "oms", read(ClockFact(2.9, 0.1, 0.5)), WARN, "+2.9 s (± 0.5 s)"),
    ("clocks", K.CLOCK, "oms", read(ClockFact(-2.4, 0.1, 0.5)), PASS, "-2.4 s"),
    ("clocks", K.CLOCK, "oms", read(ClockFact(-0.04, 0.1, 0.5)), PASS, "+0.0 s"),
    ("clocks", K.CLOCK, "oms", read(ClockFact(-31, 0.1, 0.5)), FAIL, "-31.0 s"),
    ("clocks", K.CLOCK, "oms", read(ClockFact(50, 90, 45.5)), UNKNOWN, "too slow to compare"),
    ("clocks", K.CLOCK, "oms", Slice("Date header", 15), UNKNOWN, "not read yet"),
    ("certificate", K.CERTIFICATE, "risk", read(certificate(20.5)), WARN, "20 days left"),
    ("certificate", K.CERTIFICATE, "risk", read(certificate(21.5)), PASS, "21 days left"),
    ("certificate", K.CERTIFICATE, "risk", read(certificate(2.9)), FAIL, "2 days left"),
    ("certificate", K.CERTIFICATE, "risk", read(certificate(1.1)), FAIL, "1 day left"),
    ("certificate", K.CERTIFICATE, "risk", read(certificate(-1)), FAIL, "has expired"),
    ("certificate", K.CERTIFICATE, "risk", read(None), WARN, "plain http"),
    ("certificate", K.CERTIFICATE, "risk", broken(B.UNREACHABLE, "certificate_expired"), FAIL, "has expired"),
    ("certificate", K.CERTIFICATE, "risk", broken(B.UNREACHABLE, "certificate_untrusted"), FAIL, "not signed"),
    ("certificate", K.CERTIFICATE, "risk", broken(B.UNREACHABLE, "refused"), UNKNOWN, "refuses connections"),
    ("form", K.SIMULATION, "sim-mode", broken(B.UNEXPECTED_ANSWER, path="$.accounts"), FAIL, "agreed at $.accounts"),
    ("form", K.SIMULATION, "sim-mode", broken(B.UNEXPECTED_ANSWER), FAIL, "GET /x is not as agreed"),
    ("form", K.SIMULATION, "sim-mode", broken(B.UNREACHABLE), PASS, "answers as agreed"),
    ("routes", K.ROUTES, "risk", read(frozenset({Route("GET", "/risk/limits")})), FAIL, "GET /risk/size"),
    ("routes", K.ROUTES, "risk", broken(B.REFUSED, status=404), UNKNOWN, "no description"),
    ("routes", K.ROUTES, "risk", broken(B.NO_ANSWER), UNKNOWN, "gave no answer"),
    ("health", K.HEALTH, "risk", read(health(HealthStatus.ERROR, db="lost")), FAIL, "says error: db (lost)"),
    ("health", K.HEALTH, "risk", read(health(HealthStatus.ERROR)), FAIL, "no check named"),
    ("health", K.HEALTH, "risk", read(health(db="", cache=None)), WARN, "says ok, but not of db"),
    ("health", K.HEALTH, "risk", read(health(HealthStatus.UNKNOWN)), UNKNOWN, "neither ok nor error"),
    ("health", K.HEALTH, "risk", broken(B.REFUSED, status=404), WARN, "no health check"),
    ("health", K.HEALTH, "risk", broken(B.DRAINING, status=503), FAIL, "draining"),
    ("health", K.HEALTH, "risk", broken(B.SERVER_FAULT, status=500), FAIL, "HTTP 500"),
    ("health", K.HEALTH, "risk", broken(B.NO_ANSWER), UNKNOWN, "gave no answer"),
    ("metrics", K.METRICS, "oms", read(EMPTY), FAIL, "no series"),
    ("metrics", K.METRICS, "oms", broken(B.REFUSED, status=404, service="oms"), FAIL, "no metrics"),
    ("metrics", K.METRICS, "oms", broken(B.REFUSED, status=404, service="policy"), WARN, "no metrics"),
    ("metrics", K.METRICS, "oms", broken(B.UNEXPECTED_ANSWER), FAIL, "cannot be read"),
    ("metrics", K.METRICS, "oms", broken(B.UNREACHABLE), UNKNOWN, "cannot be reached"),
    ("market-data", K.METRICS, "risk", read(feed(0.0)), FAIL, "initialised, never fed"),
    ("market-data", K.METRICS, "risk", read(feed(NOW.timestamp() - 121)), FAIL, "2 min old"),
    ("market-data", K.METRICS, "risk", read(feed(NOW.timestamp() - 61)), WARN, "1 min old"),
    ("market-data", K.METRICS, "risk", read(feed(NOW.timestamp() + 9)), PASS, "0 s old"),
    ("market-data", K.METRICS, "risk", read(feed(NOW.timestamp() + 90)), UNKNOWN, "1 min ahead"),
    ("market-data", K.METRICS, "risk", read(feed(NOW.timestamp(), "policy-service")), UNKNOWN, "not exported for this"),
    ("market-data", K.METRICS, "risk", read(feed(float("nan"))), UNKNOWN, "not exported for this"),
    ("market-data", K.METRICS, "risk", broken(B.UNREACHABLE), UNKNOWN, "cannot be reached"),
    ("kill-state", K.METRICS, "kill-switch", read(exposition("")), FAIL, "not exported"),
    ("kill-state", K.METRICS, "kill-switch", read(kill_gauge(unknown=0, company=1)), WARN, "engaged for company"),
    ("kill-state", K.METRICS, "kill-switch", read(kill_gauge(unknown=0)), PASS, "no series yet for company"),
    ("session-store", K.GUARDED, "risk", read(Answer(500, UNWIRED)), FAIL, "is not wired"),
    ("session-store", K.GUARDED, "risk", read(Answer(500, "ADMIN_ALLOWLIST: is required")), FAIL, "ALLOWLIST"),
    ("session-store", K.GUARDED, "risk", read(Answer(500, "Internal")), UNKNOWN, 'HTTP 500 "Internal"'),
    ("session-store", K.GUARDED, "risk", read(Answer(503, None)), UNKNOWN, "HTTP 503"),
    ("session-store", K.GUARDED, "risk", read(Answer(403, "no")), PASS, "session store answers"),
    ("session-store", K.GUARDED, "risk", broken(B.MISCONFIGURED, detail=UNWIRED), FAIL, "is not wired"),
    ("session-store", K.GUARDED, "risk", broken(B.SESSION), PASS, "session store answers"),
    ("session-store", K.GUARDED, "risk", broken(B.FORBIDDEN), PASS, "session store answers"),
    ("session-store", K.GUARDED, "risk", broken(B.UNREACHABLE), UNKNOWN, "cannot be reached"),
    ("session-store", K.KILL_PATH, "kill-switch", read(Answer(500, UNWIRED)), FAIL, "is not wired"),
    ("bearer", K.ANONYMOUS, "risk", read(Answer(200, None)), FAIL, "served without a bearer: HTTP 200"),
    ("bearer", K.ANONYMOUS, "kill-switch", read(Answer(422, None)), FAIL, "served without a bearer"),
    ("bearer", K.ANONYMOUS, "risk", read(Answer(500, UNWIRED)), UNKNOWN, "cannot be told"),
    ("bearer", K.ANONYMOUS, "risk", read(Answer(403, None)), PASS, "refused with 403"),
    ("mfa", K.WITHOUT_MFA, "secrets", read(Answer(200, None)), FAIL, "served without MFA"),
    ("mfa", K.WITHOUT_MFA, "secrets", read(Answer(401, "Invalid or expired session token.")), UNKNOWN, "expired"),
    ("mfa", K.WITHOUT_MFA, "secrets", read(Answer(401, None)), UNKNOWN, "HTTP 401"),
    ("foreign-account", K.FOREIGN_ACCOUNT, "risk", read(Answer(200, None)), FAIL, "served for another account"),
    (
        "foreign-account",
        K.FOREIGN_ACCOUNT,
        "risk",
        read(Answer(403, "Account is not authorized")),
        WARN,
        "other reason",
    ),
    ("foreign-account", K.FOREIGN_ACCOUNT, "risk", read(Answer(401, None)), UNKNOWN, "HTTP 401"),
    ("foreign-account", K.FOREIGN_ACCOUNT, "risk", read(Answer(403, FOREIGN), 7_000), PASS, "another account"),
    ("kill-path", K.KILL_PATH, "kill-switch", read(Answer(401, None)), UNKNOWN, "sign in again"),
    ("kill-path", K.KILL_PATH, "kill-switch", read(Answer(403, "not authorized")), FAIL, "may not use"),
    ("kill-path", K.KILL_PATH, "kill-switch", read(Answer(404, None)), FAIL, "not there"),
    ("kill-path", K.KILL_PATH, "kill-switch", read(Answer(500, UNWIRED)), FAIL, "the kill switch cannot work"),
    ("kill-path", K.KILL_PATH, "kill-switch", read(Answer(502, None)), FAIL, "the kill switch fails: HTTP 502"),
    ("kill-path", K.KILL_PATH, "kill-switch", read(Answer(200, None)), UNKNOWN, "cannot be told"),
    ("kill-path", K.KILL_PATH, "kill-switch", broken(B.UNREACHABLE, "refused"), FAIL, "cannot work"),
    ("kill-path", K.KILL_PATH, "kill-switch", broken(B.MISCONFIGURED), FAIL, "cannot work"),
    ("kill-path", K.KILL_PATH, "kill-switch", broken(B.FORBIDDEN), FAIL, "may not use the kill switch: HTTP 403"),
    ("kill-path", K.KILL_PATH, "kill-switch", broken(B.SESSION), UNKNOWN, "does not accept the session"),
    ("kill-path", K.KILL_PATH, "kill-switch", broken(B.BUG), UNKNOWN, "The console itself failed"),
    ("simulation", K.SIMULATION, "sim-mode", read(simulation("director-1")), FAIL, "simulated: director-1"),
    ("simulation", K.SIMULATION, "sim-mode", read(simulation(accounts=())), UNKNOWN, "lists no account"),
    ("safe-mode", K.SAFE_MODE, "safe-mode", read(safe_mode(active=True, reason="drill")), WARN, "on: drill"),
    ("safe-mode", K.SAFE_MODE, "safe-mode", read(safe_mode(active=True)), WARN, "safe-mode: on"),
]


@pytest.mark.parametrize(("probe_id", "kind", "service", "fact", "verdict", "words"), CASES)
def test_probe_verdicts(
    probe_id: str, kind: ReadingKind, service: str, fact: Slice[Any], verdict: Verdict, words: str
) -> None:
    finding = found(probe_id, {(kind, service): fact})
    assert finding.verdict is verdict
    assert words.lower() in finding.observed.lower() or any(words in one.observed for one in finding.subjects)
    if verdict not in (PASS, WARN):
        assert finding.observed.startswith(f"{service}: ")


def test_a_service_that_gives_no_answer_at_all_fails() -> None:
    mute = broken(B.NO_ANSWER, "read_timeout", age_s=0)
    finding = found("reachable", {(kind, "oms"): mute for kind in (K.HEALTH, K.METRICS, K.ROUTES)})
    assert (finding.verdict, finding.subjects[0].subject) == (FAIL, "oms")


def test_reachability_that_was_not_asked_lately_is_unknown() -> None:
    old = {(kind, "oms"): read(health(), 30) for kind in (K.HEALTH, K.METRICS, K.ROUTES)}
    assert found("reachable", old).verdict is UNKNOWN
    never = {(kind, "oms"): Slice[Any]("x", 1) for kind in (K.HEALTH, K.METRICS, K.ROUTES)}
    assert "not read yet" in found("reachable", never).observed


def test_a_service_without_any_readable_answer_has_no_form_to_judge() -> None:
    finding = examine(BY_ID["form"], state({}, names=("risk",)), NOW)
    assert (finding.verdict, finding.observed) == (UNKNOWN, "risk: no answer to judge")


@pytest.mark.parametrize("probe", ageing(), ids=lambda probe: probe.id)
def test_what_is_too_old_is_unknown(probe: Any) -> None:
    old = {key: read(fact.value, probe.ttl_s + 1) for key, fact in healthy().items() if key[0] in probe.reads}
    assert found(probe.id, old).verdict is UNKNOWN


def test_an_old_failure_does_not_count_either() -> None:
    finding = found("kill-path", {(K.KILL_PATH, "kill-switch"): broken(B.UNREACHABLE, age_s=120)})
    assert (finding.verdict, finding.observed) == (UNKNOWN, "kill-switch: last read 2 min ago, too old to count")


@pytest.mark.parametrize("probe", [probe for probe in PROBES if probe.needs_session], ids=lambda probe: probe.id)
def test_without_a_session_guarded_facts_need_a_sign_in(probe: Any) -> None:
    never = {key: Slice[Any]("x", 1) for key in healthy() if key[0] in probe.reads}
    finding = found(probe.id, never, NOBODY)
    assert finding.verdict is UNKNOWN
    assert "needs a sign-in" in finding.observed


def test_what_is_an_account_s_is_forgotten_with_its_session_and_what_is_the_platform_s_is_not() -> None:
    assert found("kill-path", {}, NOBODY).verdict is UNKNOWN
    assert found("foreign-account", {}, NOBODY).verdict is PASS
    old = {key: read(fact.value, 8_000) for key, fact in healthy().items() if key[0] is K.FOREIGN_ACCOUNT}
    assert "too old to count and needs a sign-in" in found("foreign-account", old, NOBODY).observed


def test_an_absent_service_is_not_configured() -> None:
    without_sim = examine(BY_ID["simulation"], state(healthy(), names=("risk",)), NOW)
    assert (without_sim.verdict, without_sim.read_at) == (Verdict.NOT_CONFIGURED, None)
    some = examine(BY_ID["bearer"], state(healthy(), names=("risk", "secrets")), NOW)
    assert (some.verdict, some.subjects[0].subject) == (Verdict.NOT_CONFIGURED, "kill-switch")
    no_feed = examine(BY_ID["market-data"], state(healthy(), names=("auth",)), NOW)
    assert no_feed.verdict is Verdict.NOT_CONFIGURED
    assert no_feed.observed == "no service of this environment is concerned"


def test_market_data_is_as_fresh_as_its_freshest_source() -> None:
    readings = {
        (K.METRICS, "risk"): read(feed(0.0)),
        (K.METRICS, "marketdata-ingestor"): read(feed(NOW.timestamp() - 1, "marketdata-ingestor")),
    }
    finding = examine(BY_ID["market-data"], state(readings, names=("risk", "marketdata-ingestor")), NOW)
    assert (finding.verdict, finding.subjects[0].subject) == (PASS, "marketdata-ingestor")


def test_simulation_without_a_name_is_unknown() -> None:
    odd = replace(simulation(), active=True)
    assert found("simulation", {(K.SIMULATION, "sim-mode"): read(odd)}).verdict is UNKNOWN


def test_a_further_service_needs_no_routes() -> None:
    readings = {(K.ROUTES, "policy"): read(frozenset[Route]())}
    finding = examine(BY_ID["routes"], state(readings, names=("policy",)), NOW)
    assert (finding.verdict, finding.observed) == (PASS, "policy: nothing called beyond health and metrics")


def test_the_finding_names_the_worst_first_and_counts_the_others() -> None:
    changes = {(K.CERTIFICATE, "oms"): read(certificate(9)), (K.CERTIFICATE, "risk"): read(certificate(2.5), 7)}
    finding = found("certificate", changes)
    assert finding.observed == "risk: certificate has 2 days left; 5 of 7 pass"
    assert [one.subject for one in finding.subjects[:2]] == ["risk", "oms"]
    assert finding.read_at == ago(7)
    both = {key: read(certificate(days)) for key, days in zip(changes, (1.5, 2.5), strict=True)}
    assert found("certificate", both).observed == "oms: certificate has 1 day left; also risk; 5 of 7 pass"


def test_all_alike_is_said_once() -> None:
    assert found("clocks", {}).observed == "all 7: +0.1 s (± 0.5 s)"
    assert found("health", {}).observed == "all 7: says ok"
    down = {(kind, name): broken(B.UNREACHABLE, "dns") for kind in (K.HEALTH, K.METRICS, K.ROUTES) for name in SERVICES}
    assert found("reachable", down).observed.startswith("all 7: ")
    mixed = {(K.CERTIFICATE, name): read(certificate(index / 2)) for index, name in enumerate(SERVICES[:2])}
    both_bad = examine(BY_ID["certificate"], state(mixed, names=SERVICES[:2]), NOW)
    assert both_bad.observed == "auth: certificate has expired; also kill-switch"


def test_a_service_that_was_asked_several_things_is_named_once() -> None:
    told = [("secrets", "a"), ("secrets", "b"), ("oms", "c"), ("oms", "d")]
    probe = replace(BY_ID["health"], judge=lambda _view: [SubjectFinding(name, FAIL, words) for name, words in told])
    assert examine(probe, state({}), NOW).observed == "secrets: a; also oms"
    alone = replace(probe, judge=lambda _view: [SubjectFinding(name, FAIL, words) for name, words in told[:2]])
    assert examine(alone, state({}), NOW).observed == "secrets: a"


def test_metrics_of_others_are_counted() -> None:
    assert "1 series in 1 families" in found("metrics", {(K.METRICS, "oms"): read(counters("a", {"x": 1}))}).observed


def test_what_cannot_be_seen_is_said() -> None:
    assert "cannot be observed without writing" in found("session-store", {}).observed
