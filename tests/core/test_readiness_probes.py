"""Each probe that looks closer, with each verdict it can give, from readings alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from api_client.models.common import Answer, Route, Takes
from api_client.models.secrets import SecretStatus
from app.core.counterpart import Counterpart
from app.core.freshness import Slice
from app.core.readiness.evidence_probes import OWN_EVIDENCE_IDS
from app.core.readiness.governance_probes import NOT_ENTITLED
from app.core.readiness.probe import Finding, examine
from app.core.readiness.probes import PROBES
from app.core.readiness.verdicts import Verdict
from app.core.state import EnvironmentKind, ReadingKind, ServiceAddress, SessionState
from tests.core.readiness_rows import ABSENT, CASES, DESCRIBED, FAIL, OTHER, PASS, SECURED, UNKNOWN, WARN, B, K
from tests.core.states import (
    DAY_S,
    NOW,
    SERVICES,
    SIGNED_IN,
    UNWIRED,
    ago,
    broken,
    health,
    healthy,
    read,
    simulation,
    state,
)

BY_ID = {probe.id: probe for probe in PROBES}


def found(probe_id: str, changes: dict[tuple[ReadingKind, str], Slice[Any]], **facts: Any) -> Finding:
    return examine(BY_ID[probe_id], state({**healthy(), **changes}, **facts), NOW)


@pytest.mark.parametrize(("probe_id", "kind", "service", "fact", "verdict", "words"), CASES)
def test_probe_verdicts(
    probe_id: str, kind: ReadingKind, service: str, fact: Slice[Any], verdict: Verdict, words: str
) -> None:
    finding = found(probe_id, {(kind, service): fact})
    said = [finding.observed, *(f"{one.subject}: {one.observed}" for one in finding.subjects)]
    assert finding.verdict is verdict, finding.observed
    assert any(words in one for one in said), finding.observed


def test_each_of_these_probes_is_asked_for_each_verdict_that_it_can_give() -> None:
    wanted = {
        "http-redirect": {PASS, FAIL, UNKNOWN},
        "plain-http": {PASS, WARN, FAIL, UNKNOWN},
        "readyz": {PASS, WARN, FAIL, UNKNOWN},
        "draining": {PASS, FAIL, UNKNOWN},
        "open-routes": {PASS, WARN, UNKNOWN},
        "tls-version": {PASS, WARN, FAIL, UNKNOWN},
        "kraken-key-age": {PASS, WARN, FAIL, UNKNOWN},
        "kraken-key-age-others": {PASS, WARN, FAIL, UNKNOWN, ABSENT},
        "master-key-age": {PASS, WARN, FAIL, UNKNOWN},
        "oms-reconciliation": {PASS, WARN, FAIL, UNKNOWN},
        "openapi": {PASS, FAIL, UNKNOWN},
        "bodies-strict": {PASS, FAIL},
        "known-broken": {PASS, WARN, UNKNOWN},
        "simulation-guards": {PASS, WARN, UNKNOWN},
        "secrets-shapes": {PASS, FAIL, UNKNOWN},
    }
    given: dict[str, set[Verdict]] = {}
    for probe_id, _, _, _, verdict, _ in CASES:
        given.setdefault(probe_id, set()).add(verdict)
    assert {probe_id: given[probe_id] for probe_id in wanted} == wanted


def test_a_service_reached_without_tls_is_a_warning_of_what_cannot_be_asked() -> None:
    given = state(healthy())
    plain = replace(given.environment, services=(ServiceAddress("risk", "http://127.0.0.1:8000"),))
    for probe_id in ("http-redirect", "plain-http"):
        finding = examine(BY_ID[probe_id], replace(given, environment=plain), NOW)
        assert (finding.verdict, "without TLS through this machine" in finding.observed) == (WARN, True)


def test_each_service_that_readiness_rests_on_must_have_an_address() -> None:
    assert found("inventory", {}).verdict is PASS
    finding = examine(BY_ID["inventory"], state(healthy(), names=SERVICES[1:]), NOW)
    assert (finding.verdict, finding.subjects[0].subject) == (ABSENT, "auth")


def test_open_operations_are_listed_and_those_meant_to_be_open_are_not() -> None:
    opened = frozenset(
        {
            Route("GET", "/metrics", Takes()),
            Route("POST", "/ops/drain/start", Takes()),
            Route("GET", "/oms/balances", Takes()),
            Route("GET", "/risk/limits", SECURED),
        }
    )
    for names, verdict, words in (
        (("risk",), WARN, "risk: needs no session for POST /ops/drain/start, GET /oms/balances"),
        (("oms",), PASS, "oms: 1 of 2 operations are open, all of them meant to be"),
    ):
        good = frozenset(route for route in opened if route.path in ("/metrics", "/risk/limits"))
        readings = {(DESCRIBED, "risk"): read(opened), (DESCRIBED, "oms"): read(good)}
        finding = examine(BY_ID["open-routes"], state(readings, names=names), NOW)
        assert (finding.verdict, finding.observed.split(". ")[0]) == (verdict, words)


def test_another_flavour_of_a_service_is_said_not_to_be_read() -> None:
    given = state(healthy())
    for name, flavour, probe_ids in (
        ("secrets", "root", ("kraken-key-age", "master-key-age", "secrets-shapes")),
        ("oms", "core", ("oms-reconciliation",)),
    ):
        address = ServiceAddress(name, f"https://{name}.test", flavour)
        other = replace(given, environment=replace(given.environment, services=(address,)))
        for probe_id in probe_ids:
            finding = examine(BY_ID[probe_id], other, NOW)
            assert (finding.verdict, f"{flavour} flavour" in finding.observed) == (UNKNOWN, True)


@pytest.mark.parametrize(
    ("flavour", "path", "wanted", "verdict"),
    [
        ("root", "/oms/status", ("account_id", "order_id"), PASS),
        ("root", "/oms/status", ("account_id", "client_id"), FAIL),
        ("async", "/oms/status", ("account_id", "client_id"), PASS),
        ("core", "/oms/shadow_pnl", ("account_id",), PASS),
        ("core", "/oms/shadow_pnl", ("account_id", "depth"), FAIL),
        ("core", "/oms/accounts/{account_id}/trades", ("account_id",), PASS),
    ],
)
def test_each_flavour_of_the_oms_is_sent_its_own(
    flavour: str, path: str, wanted: tuple[str, ...], verdict: Verdict
) -> None:
    given = state({(DESCRIBED, "oms"): read(frozenset({Route("GET", path, Takes(("limit", *wanted), (), wanted))}))})
    address = ServiceAddress("oms", "https://oms.test", flavour)
    finding = examine(
        BY_ID["openapi"], replace(given, environment=replace(given.environment, services=(address,))), NOW
    )
    assert finding.verdict is verdict


def test_the_account_is_known_however_its_name_is_written_and_others_by_their_last_session() -> None:
    assert found("kraken-key-age", {}, session=replace(SIGNED_IN, account="COMPANY")).verdict is PASS
    finding = found("kraken-key-age-others", {}, session=SessionState())
    assert {one.subject for one in finding.subjects} == {"company", "director-1", "director-2"}
    old = read(SecretStatus("director-1", ago(40 * DAY_S)), age_s=DAY_S + 1)
    assert "too old to count" in found("kraken-key-age-others", {(K.SECRET_STATUS, OTHER): old}).observed


@pytest.mark.parametrize(
    ("answer", "verdict", "words"),
    [
        (Answer(200, None), PASS, "as JSON answers"),
        (Answer(500, "Internal Server Error"), WARN, "as JSON is broken: HTTP 500"),
        (Answer(404, None), UNKNOWN, "answers HTTP 404"),
        (Answer(500, UNWIRED), UNKNOWN, "behind a guard that is not wired"),
    ],
)
def test_records_that_cannot_be_had_as_json(answer: Answer, verdict: Verdict, words: str) -> None:
    readings = {(K.RECORDS_JSON, "portfolio"): read(answer)}
    finding = examine(BY_ID["known-broken"], state(readings, names=("portfolio",)), NOW)
    assert (finding.verdict, words in finding.observed) == (verdict, True)


def test_where_nothing_is_known_to_be_broken_nothing_is_said() -> None:
    assert examine(BY_ID["known-broken"], state({}, names=("auth",)), NOW).verdict is ABSENT


def test_bodies_that_nobody_read_are_unknown() -> None:
    finding = examine(BY_ID["bodies-strict"], state({}, names=("risk",)), NOW)
    assert (finding.verdict, finding.observed) == (UNKNOWN, "risk: no body to decode")


def test_a_service_that_is_not_called_takes_everything() -> None:
    readings = {(DESCRIBED, "policy"): read(frozenset({Route("GET", "/healthz", Takes())}))}
    finding = examine(BY_ID["openapi"], state(readings, names=("policy",)), NOW)
    assert (finding.verdict, finding.observed) == (PASS, "policy: nothing called beyond health and metrics")


def test_forecast_routes_are_there_or_missed() -> None:
    there = {
        (DESCRIBED, "auth"): read(frozenset({Route("GET", "/risk/forecast")})),
        (DESCRIBED, "risk-engine"): read(frozenset({Route("GET", "/risk/nav_forecast")})),
    }
    names = ("auth", "risk-engine")
    assert examine(BY_ID["forecast-route"], state(there, names=names), NOW).verdict is PASS
    gone = {**there, (DESCRIBED, "auth"): read(frozenset[Route]())}
    finding = examine(BY_ID["forecast-route"], state(gone, names=names), NOW)
    assert (finding.verdict, "auth: does not have GET /risk/forecast" in finding.observed) == (WARN, True)
    assert examine(BY_ID["forecast-route"], state({}, names=("risk",)), NOW).verdict is ABSENT


def test_staging_and_production_are_compared_by_their_settings() -> None:
    given = state(healthy())
    assert found("staging-agrees", {}).verdict is ABSENT
    own = tuple((address.name, address.flavour) for address in given.environment.services)
    for other, verdict, words in (
        (Counterpart("live", own, ("COMPANY", "director-1", "director-2")), PASS, "like those of live"),
        (Counterpart("live", own[1:], ("company",)), WARN, "auth is not in live; the accounts differ by director-1"),
        (Counterpart("live", (*own, ("policy", None)), given.environment.accounts), WARN, "policy is in live only"),
        (
            Counterpart("live", (*own[:-1], ("oms", "core")), given.environment.accounts),
            WARN,
            "oms is async here and core in live",
        ),
    ):
        beside = replace(given, environment=replace(given.environment, counterpart=other))
        finding = examine(BY_ID["staging-agrees"], beside, NOW)
        assert (finding.verdict, words in finding.observed) == (verdict, True), finding.observed
        assert "cannot be seen from here" in finding.observed


AUDITOR = replace(SIGNED_IN, account="auditor")


@pytest.mark.parametrize(
    ("fact", "verdict", "words"),
    [
        (read(Answer(403, NOT_ENTITLED)), PASS, "an auditor is refused"),
        (broken(B.FORBIDDEN), PASS, "an auditor is refused"),
        (read(Answer(403, None)), WARN, "another reason: HTTP 403"),
        (read(Answer(200, None)), FAIL, "serves an auditor (HTTP 200)"),
        (read(Answer(500, UNWIRED)), UNKNOWN, "cannot be told from HTTP 500"),
        (broken(B.NO_ANSWER), UNKNOWN, "gave no answer"),
    ],
)
def test_an_auditor_must_be_refused_wherever_it_asks(fact: Slice[Any], verdict: Verdict, words: str) -> None:
    refused = read(Answer(403, NOT_ENTITLED))
    asked = {(K.GUARDED, name): refused for name in ("risk", "secrets", "oms")} | {
        (K.KILL_PATH, "kill-switch"): refused
    }
    finding = found("auditor", {**asked, (K.GUARDED, "oms"): fact}, session=AUDITOR)
    assert finding.verdict is verdict
    assert any(words in one.observed for one in finding.subjects)


def test_without_an_auditor_s_session_there_is_nothing_to_see() -> None:
    for session in (SIGNED_IN, SessionState()):
        finding = found("auditor", {}, session=session)
        assert (finding.verdict, "no auditor's session" in finding.observed) == (ABSENT, True)


def test_default_identities_have_no_place_in_production() -> None:
    assert found("default-identities", {}).verdict is PASS
    given = state(healthy())
    real = replace(given.environment, kind=EnvironmentKind.PRODUCTION, accounts=("north-fund",))
    for fact, accounts, verdict, words in (
        (read(simulation(accounts=("north-fund",))), ("north-fund",), PASS, "no default identity"),
        (read(simulation(accounts=("Alpha",))), ("north-fund",), WARN, "in production: alpha"),
        (Slice[Any]("x", 1), ("director-1",), WARN, "in production: director-1"),
        (read(simulation(), age_s=500), ("north-fund",), UNKNOWN, "were not read"),
    ):
        live = replace(
            state({**healthy(), (K.SIMULATION, "sim-mode"): fact}), environment=replace(real, accounts=accounts)
        )
        finding = examine(BY_ID["default-identities"], live, NOW)
        assert (finding.verdict, words in finding.observed) == (verdict, True), finding.observed


def test_an_issuer_that_is_not_the_configured_one_leaves_open_who_answers() -> None:
    given = state(healthy())
    for issuer, verdict in (("Authority", PASS), ("another", UNKNOWN)):
        named = replace(given, environment=replace(given.environment, issuer=issuer))
        finding = examine(BY_ID["certificate"], named, NOW)
        assert (finding.verdict, "not by another" in finding.observed) == (verdict, verdict is UNKNOWN)


def test_facts_of_several_accounts_beside_each_other_have_their_form_judged() -> None:
    odd = broken(B.UNEXPECTED_ANSWER, path="$.last_rotated_at", age_s=1)
    assert found("form", {(K.SECRET_STATUS, OTHER): odd}).verdict is FAIL
    assert found("form", {(K.HEALTH, "risk"): read(health())}).verdict is PASS


def test_every_evidence_asked_for_is_known_by_the_id_of_a_probe() -> None:
    assert set(BY_ID) >= OWN_EVIDENCE_IDS
