"""The board as a review: it reads back without loss, and a second export is the first."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.areas import Area
from app.core.freshness import FailureKind
from app.core.readiness.board import AreaAssessment, Board, Comparison, assess
from app.core.readiness.probe import Finding
from app.core.readiness.probes import PROBES
from app.core.readiness.report_markdown import board_markdown, board_review
from app.core.readiness.verdicts import Overall, Verdict, worst
from app.core.review import ClaimStatus, parse_review
from app.core.review_changes import compare_reviews
from app.core.review_conflicts import contradictions
from app.core.review_evidence import Bearing, task_evidence, unmapped
from app.core.review_markdown import review_markdown
from app.core.review_marks import EvidenceMark, MarkKind
from app.core.state import AppState, ReadingKind
from tests.core.states import NOW, broken, certificate, healthy, read, state

K = ReadingKind
BAD = {
    (K.CERTIFICATE, "oms"): read(certificate(1), 3),
    (K.KILL_PATH, "kill-switch"): broken(FailureKind.UNREACHABLE, "refused | by the 【wall】"),
}
FRAGMENTS = (
    "|",
    "\\|",
    "【",
    "】",
    "†",
    "RMT-007",
    "Status: Done.",
    "Files:",
    ".",
    " ",
    "\n",
    "#",
    "- ",
    "`",
    "ok",
    "1",
)


def bad_state() -> AppState:
    return state({**healthy(), **BAD})


@st.composite
def boards(draw: st.DrawFn) -> Board:
    """A board of any verdicts, whose probes observed any text."""
    words = st.lists(st.sampled_from(FRAGMENTS), max_size=8).map("".join) | st.text(max_size=30)
    areas = []
    for area in draw(st.permutations(list(Area))):
        own = draw(
            st.lists(st.sampled_from([probe for probe in PROBES if probe.area is area]), unique=True, min_size=1)
        )
        findings = tuple(
            Finding(
                probe_id=probe.id,
                verdict=draw(st.sampled_from(Verdict)),
                observed=draw(words),
                threshold=draw(words),
                source="GET /x",
                read_at=draw(st.none() | st.integers(0, 10_000).map(lambda age: NOW - timedelta(seconds=age))),
                subjects=(),
            )
            for probe in own
        )
        verdict = worst(finding.verdict for finding in findings)
        times = [finding.read_at for finding in findings if finding.read_at]
        oldest = min(times, default=None)
        areas.append(AreaAssessment(area, verdict, draw(words), findings, None, Comparison.CANNOT_TELL, oldest))
    return Board(draw(st.sampled_from(Overall)), draw(words), tuple(areas))


@settings(deadline=None)
@given(boards())
def test_a_board_reads_back_without_loss(board: Board) -> None:
    given_state = state({})
    review = board_review(board, given_state, NOW, "1.2.3")
    written = board_markdown(board, given_state, NOW, "1.2.3")
    again = parse_review(written)
    assert again == review
    assert review_markdown(again) == written
    assert compare_reviews(review, again).words == "Nothing changed."
    failing = sum(finding.verdict is Verdict.FAIL for finding in board.findings)
    assert len(again.tasks) == failing
    assert contradictions(again) == ()


def test_the_document_of_a_bad_day() -> None:
    board = assess(bad_state(), NOW)
    lines = board_markdown(board, bad_state(), NOW, "1.2.3").split("\n")
    assert lines[:4] == [
        "# Production Readiness Review (Generated from Evidence)",
        "",
        "| Area | Status | Notes |",
        "| --- | --- | --- |",
    ]
    rows = [line for line in lines if line.startswith("| ")][2:]
    assert [row.split(" | ")[0] for row in rows] == [f"| {area.value}" for area in Area]
    assert rows[2] == (
        "| Security & Compliance | ❌ Needs Fix | oms: certificate has 1 day left; 6 of 7 pass "
        "【P:certificate†2026-03-04T11:59:57+00:00】 |"
    )
    assert (
        "Reviewed on 2026-03-04 at 2026-03-04T12:00:00+00:00 • environment staging (staging) • Aether console 1.2.3"
        in lines
    )
    number = 1001 + [probe.id for probe in PROBES].index("certificate")
    (task,) = [line for line in lines if line.startswith(f"- RMT-{number} — oms: certificate has 1 day left")]
    assert task.endswith(
        " Severity: High. Owner: Unassigned. Status: Pending. 【P:certificate†2026-03-04T11:59:57+00:00】"
    )


def test_a_generated_review_beside_the_board_that_it_came_from() -> None:
    board = assess(bad_state(), NOW)
    review = parse_review(board_markdown(board, bad_state(), NOW, "1.2.3"))
    assert review.reviewed_on == "2026-03-04"
    assert [claim.status for claim in review.claims if claim.area is Area.SECURITY] == [ClaimStatus.FAIL]
    mark = review.claim(Area.SECURITY).marks
    assert mark == (EvidenceMark(MarkKind.PROBE, "certificate", at=NOW - timedelta(seconds=3)),)
    evidence = task_evidence(review, board.findings)
    assert {one.bearing for one in evidence} == {Bearing.AGREES}
    assert unmapped(replace(review, sections=())) == ()
    mended = task_evidence(review, assess(state(healthy()), NOW).findings)
    certificates = [one.bearing for one in mended if one.probes[0].probe_id == "certificate"]
    assert certificates == [Bearing.MAY_BE_DONE]


def test_what_the_board_cannot_tell_is_left_open() -> None:
    review = parse_review(board_markdown(assess(state({}), NOW), state({}), NOW, "1.2.3"))
    assert {claim.status for claim in review.claims} == {ClaimStatus.OPEN}
    assert review.tasks == ()
    assert {mark.at for claim in review.claims for mark in claim.marks} == {None}


def test_a_probe_of_the_users_own_has_a_number_after_all_others(monkeypatch: pytest.MonkeyPatch) -> None:
    probe = replace(PROBES[0], id="own【1】")
    monkeypatch.setattr("app.core.readiness.report_markdown.probe_of", lambda _: probe)
    finding = Finding(probe.id, Verdict.FAIL, "down", "up", "", None, subjects=())
    area = AreaAssessment(Area.DATA, Verdict.FAIL, "down", (finding,), None, Comparison.CANNOT_TELL, None)
    empty = AreaAssessment(Area.TESTING, Verdict.UNKNOWN, "nothing", (), None, Comparison.CANNOT_TELL, None)
    (task,) = board_review(Board(Overall.NO_GO, "x", (area, empty)), state({}), NOW, "1").tasks
    assert task.task_id == f"RMT-{1001 + len(PROBES)}"
    assert task.marks == (EvidenceMark(MarkKind.PROBE, "own[1]"),)
