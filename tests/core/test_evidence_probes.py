"""What a person attached counts for what it shows, until it ends; what nobody attached blocks."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from app.core.areas import Area
from app.core.evidence import Evidence, EvidenceFile
from app.core.freshness import FailureKind, Slice
from app.core.junit import JUnitReport
from app.core.readiness.evidence_probes import EVIDENCE_PROBES, OWN_EVIDENCE_IDS, own_evidence_probes
from app.core.readiness.probe import Finding, examine
from app.core.readiness.verdicts import Verdict
from app.core.state import AppState, ReadingKey, ReadingKind
from tests.core.states import NOW, ago, broken, evidence_file, healthy, read, state

PASS, WARN, FAIL, UNKNOWN, ABSENT = (
    Verdict.PASS,
    Verdict.WARN,
    Verdict.FAIL,
    Verdict.UNKNOWN,
    Verdict.NOT_CONFIGURED,
)
BY_ID = {probe.id: probe for probe in EVIDENCE_PROBES}
SOURCE = {"release-tests": "junit"}


def attached(item: Evidence | None, fact: Slice[Any] | None) -> AppState:
    """A platform with this one row of evidence, or none."""
    given = state()
    rows = () if item is None else (item,)
    given = replace(given, environment=replace(given.environment, evidence=rows))
    return (
        given
        if item is None or fact is None
        else given.with_reading(ReadingKey(ReadingKind.EVIDENCE, item.service), fact)
    )


def found(probe_id: str, fact: Slice[Any] | None, **facts: Any) -> Finding:
    item = Evidence(**{"id": SOURCE.get(probe_id, probe_id), "who": "Ada", "file": "/evidence/x", **facts})
    return examine(BY_ID[probe_id], attached(item, fact), NOW)


def junit(*numbers: int, **facts: Any) -> Slice[Any]:
    return read(evidence_file(report=JUnitReport(*numbers, **facts)))


CASES: list[tuple[str, Slice[Any] | None, Verdict, str]] = [
    ("junit", junit(420, 0, 0, 2), PASS, "418 tests passed, 2 skipped, sha256 abababababab… (Ada)"),
    ("junit", junit(420, 0, 0, 0), PASS, "420 tests passed, sha256"),
    ("junit", junit(420, 2, 1, 0), FAIL, "3 of 420 tests failed, sha256"),
    ("junit", junit(9, 2, 0, 0, failed=("a.b",)), FAIL, "2 of 9 tests failed: a.b and 1 more"),
    ("junit", junit(9, 1, 0, 0, failed=("a.b",)), FAIL, "1 of 9 tests failed: a.b, sha256"),
    ("junit", junit(0, 0, 0, 0), FAIL, "holds no test"),
    ("junit", junit(5, 0, 0, 5), FAIL, "all 5 tests were skipped"),
    ("junit", junit(5, 0, 0, 0, contradicts="states 9"), FAIL, "contradicts itself: it states 9"),
    ("junit", read(evidence_file(not_junit="is XML, but no JUnit report")), UNKNOWN, "the file is XML, but no JUnit"),
    ("junit", read(EvidenceFile(problem="x.xml is not there")), UNKNOWN, "no evidence: x.xml is not there"),
    ("junit", None, UNKNOWN, "was not read yet"),
    ("junit", read(evidence_file(), age_s=181), UNKNOWN, "not read lately enough"),
    ("junit", broken(FailureKind.BUG, before=read(evidence_file())), UNKNOWN, "not read lately enough"),
    ("release-tests", read(evidence_file(14)), PASS, "the test report is 14 d old"),
    ("release-tests", read(evidence_file(15)), WARN, "15 d old"),
    ("release-tests", read(evidence_file(46)), FAIL, "46 d old, sha256 abababababab…: 45 days are allowed"),
    ("release-tests", read(evidence_file(-1)), UNKNOWN, "dated in the future"),
    ("release-evidence", read(evidence_file(45)), PASS, "the release record is 45 d old"),
    ("release-evidence", read(evidence_file(46)), WARN, "46 d old"),
    ("release-evidence", read(evidence_file(369)), FAIL, "368 days are allowed"),
    ("restore-drill", read(evidence_file(78)), PASS, "the drill's record is 78 d old"),
    ("restore-drill", read(evidence_file(79)), WARN, "79 d old"),
    ("restore-drill", read(evidence_file(92)), WARN, "92 d old"),
    ("restore-drill", read(evidence_file(93)), FAIL, "92 days are allowed"),
    ("restore-drill", read(replace(evidence_file(), modified_at=None)), UNKNOWN, "dated in the future"),
]
for _store in ("store-timescale", "store-redis", "store-feast", "store-mlflow", "store-dr-log"):
    CASES += [
        (_store, read(evidence_file(7)), PASS, "the backup record is 7 d old"),
        (_store, read(evidence_file(8)), WARN, "8 d old"),
        (_store, read(evidence_file(32)), FAIL, "31 days are allowed"),
        (_store, None, UNKNOWN, "was not read yet"),
    ]


@pytest.mark.parametrize(("probe_id", "fact", "verdict", "words"), CASES)
def test_evidence_verdicts(probe_id: str, fact: Slice[Any] | None, verdict: Verdict, words: str) -> None:
    finding = found(probe_id, fact)
    assert finding.verdict is verdict
    assert words in finding.observed


@pytest.mark.parametrize("probe", EVIDENCE_PROBES, ids=lambda probe: probe.id)
def test_what_nobody_attached_is_not_configured_and_required(probe: Any) -> None:
    finding = examine(probe, attached(None, None), NOW)
    assert (finding.verdict, probe.required) == (ABSENT, True)
    assert finding.observed == "nobody attached evidence, and no workstation can observe this"


@pytest.mark.parametrize("probe", EVIDENCE_PROBES, ids=lambda probe: probe.id)
def test_a_note_without_a_file_is_a_claim(probe: Any) -> None:
    finding = found(probe.id, None, file="", note="all good")
    assert finding.verdict is UNKNOWN
    assert finding.observed == 'a note without a file is a claim, no evidence (Ada: "all good")'


def test_evidence_ends_and_says_so_before() -> None:
    good = read(evidence_file(3))
    assert found("restore-drill", good, until=NOW).verdict is UNKNOWN
    assert "ended on 2026-03-04" in found("restore-drill", good, until=NOW).observed
    soon = found("restore-drill", good, until=NOW + timedelta(days=14))
    assert (soon.verdict, "it ends in 14 d" in soon.observed) == (WARN, True)
    assert found("restore-drill", good, until=NOW + timedelta(days=14, seconds=1)).verdict is PASS
    late = found("restore-drill", read(evidence_file(93)), until=NOW + timedelta(days=1))
    assert (late.verdict, "it ends" in late.observed) == (FAIL, False)


def test_a_finding_names_its_file_and_when_it_was_looked_at() -> None:
    finding = found("restore-drill", read(evidence_file(3), age_s=7, source="file /evidence/x"))
    assert (finding.source, finding.read_at) == ("file /evidence/x", ago(7))


def own(required: bool = True, **facts: Any) -> Evidence:
    given = {"area": Area.SECURITY, "question": "Was the pen test repeated?", "file": "/evidence/pen", **facts}
    return Evidence(id="pen-test", who="Ada", required=required, **given)


@pytest.mark.parametrize(
    ("item", "fact", "verdict", "words"),
    [
        (own(), read(evidence_file(900)), PASS, "120 bytes, sha256 abababababab… (Ada)"),
        (own(), junit(9, 0, 0, 0), PASS, "9 tests passed"),
        (own(), junit(9, 1, 0, 0), UNKNOWN, "1 of 9 tests failed"),
        (own(), read(EvidenceFile(problem="pen is not there")), UNKNOWN, "pen is not there"),
        (own(until=NOW), read(evidence_file()), UNKNOWN, "counts no more"),
        (own(file="", note="seen"), None, PASS, 'attested by a note (Ada: "seen")'),
        (own(file="", note="seen", until=NOW + timedelta(days=3)), None, WARN, "ends in 3 d"),
    ],
)
def test_an_environment_s_own_question_never_fails(
    item: Evidence, fact: Slice[Any] | None, verdict: Verdict, words: str
) -> None:
    (probe,) = own_evidence_probes((item,))
    finding = examine(probe, attached(item, fact), NOW)
    assert (finding.verdict, words in finding.observed) == (verdict, True), finding.observed


def test_own_questions_become_probes_and_the_console_s_own_ids_do_not() -> None:
    rows = (own(required=False), Evidence("junit", "Ada", file="/x"), replace(own(), id="bare", area=None, question=""))
    first, second = own_evidence_probes(rows)
    assert (first.id, first.area, first.question, first.required) == (
        "pen-test",
        Area.SECURITY,
        "Was the pen test repeated?",
        False,
    )
    assert (second.area, second.question) == (Area.GOVERNANCE, "Is the evidence bare in order?")
    assert "junit" in OWN_EVIDENCE_IDS
    assert "release-tests" not in OWN_EVIDENCE_IDS


def test_on_a_good_day_every_evidence_passes() -> None:
    given = state(healthy())
    assert {examine(probe, given, NOW).verdict for probe in EVIDENCE_PROBES} == {PASS}
