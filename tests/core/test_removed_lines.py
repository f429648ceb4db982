"""Taking lines out of environments.toml never turns NO GO into GO."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.core.evidence import EvidenceFile
from app.core.freshness import FailureKind, Slice
from app.core.junit import JUnitReport
from app.core.readiness import board as board_module
from app.core.readiness.anchors import decides, further_services
from app.core.readiness.board import assess
from app.core.readiness.deployment_probes import INVENTORY
from app.core.readiness.probe import Finding, SubjectFinding, examine
from app.core.readiness.probes import PROBES
from app.core.readiness.verdicts import Overall, Verdict
from app.core.state import AppState, ReadingKind, ServiceAddress
from tests.core.states import (
    NOW,
    SERVICES,
    broken,
    certificate,
    described,
    evidence_file,
    healthy,
    read,
    simulation,
    state,
)

K = ReadingKind
FURTHER = ("risk-engine", "portfolio", "policy")
BY_ID = {probe.id: probe for probe in PROBES}
# The probes that need metrics of a whole platform are left out: what is tested is what blocks, not what is exposed.
ASKED = tuple(
    probe for probe in PROBES if examine(probe, state(healthy()), NOW).verdict in (Verdict.PASS, Verdict.WARN)
)


@pytest.fixture(autouse=True, scope="module")
def board_of_the_good_day() -> Any:
    patch = pytest.MonkeyPatch()
    patch.setattr(board_module, "PROBES", ASKED)
    yield
    patch.undo()


def further(name: str) -> dict[tuple[ReadingKind, str], Slice[Any]]:
    """A further service on a good day, told of as risk is."""
    own = {(K.ROUTES, name): read(described(name))}
    return own | {
        (kind, name): fact
        for (kind, service), fact in healthy().items()
        if service == "risk" and kind in (K.HEALTH, K.READINESS, K.METRICS, K.CERTIFICATE, K.CLOCK, K.PLAIN_HTTP)
    }


def platform(faults: dict[tuple[ReadingKind, str], Slice[Any]]) -> AppState:
    readings = healthy()
    for name in FURTHER:
        readings |= further(name)
    given = state({**readings, **faults}, names=(*SERVICES, *FURTHER))
    addresses = tuple(replace(one, url=f"https://{one.name}.test") for one in given.environment.services)
    return replace(given, environment=replace(given.environment, services=addresses))


FAULTS: list[tuple[ReadingKind, str, Slice[Any]]] = [
    *((K.CERTIFICATE, name, read(certificate(1))) for name in (*SERVICES, *FURTHER)),
    *((K.HEALTH, name, broken(FailureKind.UNREACHABLE, "refused", age_s=0)) for name in (*SERVICES, *FURTHER)),
    (K.SIMULATION, "sim-mode", read(simulation("company"))),
    (K.KILL_PATH, "kill-switch", broken(FailureKind.UNREACHABLE, "refused")),
    (K.EVIDENCE, "evidence junit", read(evidence_file(report=JUnitReport(9, 1, 0, 0)))),
    (K.EVIDENCE, "evidence restore-drill", read(evidence_file(100))),
    (K.EVIDENCE, "evidence store-redis", read(EvidenceFile(problem="is not there"))),
    (K.CLOCK, "risk", Slice("x", 1)),
]


def without(given: AppState, services: frozenset[str], evidence: frozenset[str]) -> AppState:
    environment = given.environment
    kept = tuple(one for one in environment.services if one.name not in services)
    attached = tuple(one for one in environment.evidence if one.id not in evidence)
    return replace(given, environment=replace(environment, services=kept, evidence=attached))


def test_the_whole_platform_is_go_so_that_the_property_can_fail() -> None:
    assert assess(platform({}), NOW).overall is Overall.GO


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.sampled_from(range(len(FAULTS))), max_size=4),
    st.frozensets(st.sampled_from((*SERVICES, *FURTHER)), max_size=4),
    st.frozensets(st.sampled_from(("junit", "restore-drill", "store-redis", "release-evidence")), max_size=2),
)
@example([9], frozenset({"policy"}), frozenset())
@example([0], frozenset({"auth"}), frozenset())
def test_no_go_never_becomes_go(chosen: list[int], services: frozenset[str], evidence: frozenset[str]) -> None:
    given = platform({(kind, name): fact for kind, name, fact in (FAULTS[index] for index in chosen)})
    before = assess(given, NOW).overall
    after = assess(without(given, services, evidence), NOW).overall
    if before is Overall.NO_GO:
        assert after is not Overall.GO
    if services & set(INVENTORY) or evidence:
        assert after is not Overall.GO


@pytest.mark.parametrize("name", FURTHER)
def test_a_further_service_that_fails_blocks_without_making_no_go(name: str) -> None:
    given = platform({(K.CERTIFICATE, name): read(certificate(1))})
    assert assess(given, NOW).overall is Overall.UNKNOWN
    assert assess(without(given, frozenset({name}), frozenset()), NOW).overall is Overall.GO


@pytest.mark.parametrize("name", INVENTORY)
def test_a_service_that_readiness_rests_on_makes_no_go_and_is_missed(name: str) -> None:
    given = platform({(K.CERTIFICATE, name): read(certificate(1))})
    assert assess(given, NOW).overall is Overall.NO_GO
    assert assess(without(given, frozenset({name}), frozenset()), NOW).overall is not Overall.GO


def test_a_question_of_the_environment_s_own_decides_nothing() -> None:
    here = platform({}).environment
    finding = examine(BY_ID["certificate"], platform({(K.CERTIFICATE, "risk"): read(certificate(1))}), NOW)
    assert decides(finding, here)
    assert not decides(replace(finding, probe_id="pen-test"), here)
    assert not decides(replace(finding, verdict=Verdict.UNKNOWN), here)


def test_rules_that_a_line_names_block_but_decide_nothing() -> None:
    here = replace(platform({}).environment, rules=(), services=(ServiceAddress("risk", "x"),))
    blind = (SubjectFinding("PricingDriftHigh", Verdict.FAIL, "no such series"),)
    finding = Finding("blind-alerts", Verdict.FAIL, "x", "", "", None, blind)
    assert decides(finding, here)
    assert not decides(finding, replace(here, rules=("mine.yaml",)))
    assert not decides(finding, replace(here, services=(*here.services, ServiceAddress("prometheus", "x"))))


def test_further_services_are_those_that_nothing_else_asks_for() -> None:
    assert further_services(platform({}).environment) == set(FURTHER)
    assert ServiceAddress("risk", "x").name in INVENTORY
