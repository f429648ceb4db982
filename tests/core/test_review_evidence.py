"""Every task and finding of the five reviews has its probes or the words that nothing can see it; flags follow."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.areas import Area
from app.core.readiness.findings_map import FINDINGS, NOT_OBSERVABLE, TASKS, known_findings
from app.core.readiness.probe import Finding
from app.core.readiness.probes import PROBES
from app.core.readiness.verdicts import Verdict
from app.core.review import ClaimStatus, parse_review
from app.core.review_evidence import Bearing, finding_evidence, task_evidence, unmapped
from app.core.review_marks import TaskState

TEXTS = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parents[1] / "data" / "reviews").glob("*.md"))
}
B, V = Bearing, Verdict


def found(**verdicts: Verdict) -> list[Finding]:
    return [
        Finding(name.replace("_", "-"), verdict, "", "", "", None, subjects=()) for name, verdict in verdicts.items()
    ]


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_in_the_five_reviews_is_without_a_row(name: str) -> None:
    review = parse_review(TEXTS[name])
    assert unmapped(review) == ()
    bad = [claim for claim in review.claims if claim.status in (ClaimStatus.WARN, ClaimStatus.FAIL)]
    assert [claim.area.value for claim in bad if not known_findings(claim.notes)] == []


def test_every_number_of_the_reviews_has_a_row() -> None:
    reviews = [parse_review(text) for text in TEXTS.values()]
    numbers = {one.number for review in reviews for one in (*review.tasks, *review.mentions)}
    assert set(TASKS) == numbers == set(range(1, 31))


def test_every_row_is_spoken_of_by_a_review() -> None:
    spoken = {finding.id for text in TEXTS.values() for line in text.split("\n") for finding in known_findings(line)}
    assert spoken == {finding.id for finding in FINDINGS}
    assert len({finding.id for finding in FINDINGS}) == len(FINDINGS)


def test_every_probe_of_the_map_exists() -> None:
    named = {probe_id for ids in (*TASKS.values(), *(finding.probes for finding in FINDINGS)) for probe_id in ids}
    assert sorted(named - {probe.id for probe in PROBES}) == []


def test_what_no_probe_sees_says_so() -> None:
    (streams,) = known_findings("Kafka and Zookeeper take anybody")
    assert (streams.words, streams.area) == (NOT_OBSERVABLE, Area.SECURITY)
    (mfa,) = known_findings("MFA is not asked for")
    assert mfa.words == "mfa"
    assert known_findings("Nobody found this yet") == ()


@pytest.mark.parametrize(
    ("status", "verdicts", "bearing"),
    [
        ("Pending", {"checklist_alerts": V.PASS, "scaling_moves": V.PASS}, B.MAY_BE_DONE),
        ("Pending", {"checklist_alerts": V.PASS, "scaling_moves": V.WARN}, B.AGREES),
        ("Pending", {"checklist_alerts": V.PASS, "scaling_moves": V.FAIL}, B.AGREES),
        ("Pending", {"checklist_alerts": V.PASS, "scaling_moves": V.UNKNOWN}, B.CANNOT_TELL),
        ("Pending", {"checklist_alerts": V.PASS}, B.CANNOT_TELL),
        ("Done", {"checklist_alerts": V.PASS, "scaling_moves": V.PASS}, B.AGREES),
        ("Done", {"checklist_alerts": V.PASS, "scaling_moves": V.FAIL}, B.NOT_DONE),
        ("Done", {"checklist_alerts": V.PASS, "scaling_moves": V.WARN}, B.CANNOT_TELL),
        ("Done", {}, B.CANNOT_TELL),
        ("", {"checklist_alerts": V.PASS, "scaling_moves": V.PASS}, B.CANNOT_TELL),
    ],
)
def test_a_task_beside_its_probes(status: str, verdicts: dict[str, Verdict], bearing: Bearing) -> None:
    (one,) = task_evidence(parse_review(f"- RMT-020 — Alerts. Status: {status}."), found(**verdicts))
    assert (one.task_id, one.bearing) == ("RMT-020", bearing)
    assert one.bearing.flagged is (bearing in (B.MAY_BE_DONE, B.NOT_DONE))
    assert [probe.probe_id for probe in one.probes] == ["checklist-alerts", "scaling-moves"]
    assert one.words.endswith(f": {bearing.word}.")


def test_the_words_name_status_probes_and_verdicts() -> None:
    (one,) = task_evidence(parse_review("- RMT-22 — Gauge. Status: Pending."), found(kill_state=V.PASS))
    assert one.words == "Pending; kill-state: PASS: may be done."
    (other,) = task_evidence(parse_review("- RMT-22 — Gauge."), [])
    assert other.words == "No status; kill-state: not asked: cannot tell."


def test_tasks_out_of_sight_and_tasks_only_mentioned() -> None:
    text = "- RMT-018 — Streams. Status: Pending.\nAfter RMT-001, RMT-022 and RMT-999.\n"
    evidence = task_evidence(parse_review(text), found(kill_state=V.PASS))
    assert [(one.task_id, one.task is None, one.bearing) for one in evidence] == [
        ("RMT-018", False, B.NOT_OBSERVABLE),
        ("RMT-001", True, B.NOT_OBSERVABLE),
        ("RMT-022", True, B.CANNOT_TELL),
        ("RMT-999", True, B.UNMAPPED),
    ]
    assert evidence[0].words == "Not observable from a workstation."
    assert evidence[2].words == "Mentioned, not defined. No status; kill-state: PASS: cannot tell."
    assert unmapped(parse_review(text)) == ("RMT-999",)


def test_a_task_of_another_number_is_known_by_its_evidence_or_its_words() -> None:
    text = (
        "- RMT-1001 — Renew it. Status: Pending. 【P:certificate†never】\n"
        "- RMT-500 — Ask for MFA. Status: Pending.\n"
        "- RMT-501 — Something new. Status: Pending.\n"
    )
    evidence = task_evidence(parse_review(text), found(certificate=V.PASS, mfa=V.WARN))
    assert [one.bearing for one in evidence] == [B.MAY_BE_DONE, B.AGREES, B.UNMAPPED]
    assert unmapped(parse_review(text)) == ("RMT-501",)


def test_findings_beside_their_probes() -> None:
    text = (
        "## New Findings\n- MFA is not asked for\n- Forecaster and trainer are missing\n- All issues are fixed\n- New\n"
        "## Completed\n- The `dr_log` table is made\n- After RMT-022\n"
        "## Data Integrity & Backup\n- pg_dump runs\n  - below\n"
        "## Highlights\n- MFA\n"
    )
    verdicts = found(mfa=V.PASS, forecast_route=V.PASS, store_dr_log=V.FAIL, kill_state=V.PASS)
    evidence = finding_evidence(parse_review(text), verdicts)
    assert [(one.line, one.state, one.bearing) for one in evidence] == [
        (2, TaskState.OPEN, B.MAY_BE_DONE),
        (3, TaskState.OPEN, B.CANNOT_TELL),
        (5, TaskState.OPEN, B.UNMAPPED),
        (7, TaskState.DONE, B.NOT_DONE),
        (8, TaskState.DONE, B.AGREES),
        (10, TaskState.UNKNOWN, B.CANNOT_TELL),
    ]
    assert evidence[0].words == "Open; mfa: PASS: may be done."
    assert evidence[3].words == "Called repaired; store-dr-log: FAIL: not done after all."
    assert evidence[5].area is Area.DATA
    assert unmapped(parse_review(text)) == ("New",)
