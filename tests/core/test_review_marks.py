"""Evidence marks, task numbers and words of status are read as people write them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.review import ClaimStatus, claim_status, parse_review, split_evidence
from app.core.review_marks import EvidenceMark, MarkKind, TaskState, evidence_mark, mentioned_numbers, task_state

AT = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
R, W, F, O, U = (ClaimStatus.READY, ClaimStatus.WARN, ClaimStatus.FAIL, ClaimStatus.OPEN, ClaimStatus.UNKNOWN)  # noqa: E741


@pytest.mark.parametrize(
    ("inside", "mark"),
    [
        ("F:kill_switch.py†L26-L175", EvidenceMark(MarkKind.FILE, "kill_switch.py", 26, 175)),
        ("F:a b/c.py†L7", EvidenceMark(MarkKind.FILE, "a b/c.py", 7, 7)),
        ("b22d38†L1-L4", EvidenceMark(MarkKind.OUTPUT, "b22d38", 1, 4)),
        ("P:clocks†2026-03-04T12:00:00+00:00", EvidenceMark(MarkKind.PROBE, "clocks", at=AT)),
        ("P:clocks†never", EvidenceMark(MarkKind.PROBE, "clocks")),
        ("P:clocks†2026-03-04T12:00:00", EvidenceMark(MarkKind.OTHER, "P:clocks†2026-03-04T12:00:00")),
        ("P:clocks†noon", EvidenceMark(MarkKind.OTHER, "P:clocks†noon")),
        ("F:a.py†L9-L1", EvidenceMark(MarkKind.OTHER, "F:a.py†L9-L1")),
        ("F:a.py†L0", EvidenceMark(MarkKind.OTHER, "F:a.py†L0")),
        ("note", EvidenceMark(MarkKind.OTHER, "note")),
    ],
)
def test_marks(inside: str, mark: EvidenceMark) -> None:
    assert evidence_mark(inside) == mark


@given(st.text())
def test_any_mark_keeps_its_text(inside: str) -> None:
    mark = evidence_mark(inside)
    assert mark.source in inside
    assert mark.kind is not MarkKind.OTHER or mark.source == inside


@pytest.mark.parametrize(
    ("text", "words", "marks"),
    [
        ("a 【b】 c 【d", "a c 【d", ("b",)),
        ("【】 a", "【】 a", ()),
        ("a 【【b】c】", "a 【【b】c】", ()),
        ("【a】【b】", "", ("a", "b")),
    ],
)
def test_marks_leave_the_text(text: str, words: str, marks: tuple[str, ...]) -> None:
    assert split_evidence(text) == (words, marks)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("RMT-001/002/008", [1, 2, 8]),
        ("RMT-001 / RMT-12", [1, 12]),
        ("RMT-003 through RMT-005, RMT-010, and RMT-029", [3, 4, 5, 10, 29]),
        ("RMT-003–005 and RMT-7-RMT-9", [3, 4, 5, 7, 8, 9]),
        ("RMT-001/003–005", [1, 3, 4, 5]),
        ("RMT-003 to 5 hosts", [3]),
        ("RMT-005 through RMT-003", [5, 3]),
        ("RMT-1 through RMT-999999", [1, 999999]),
        ("RMT-1234567, XRMT-1, RMT-", []),
        ("RMT-001/2nd", [1]),
    ],
)
def test_numbers(text: str, numbers: list[int]) -> None:
    assert list(mentioned_numbers(text)) == numbers


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("✅ Hardened", R),
        ("Mitigated", R),
        ("✅ Mitigated", R),
        ("Needs Attention", W),
        ("⚠️ Follow-Up", W),
        ("**Follow Up**", W),
        ("Blocker", F),
        ("❌ Blocker", F),
        ("Needs Fix", F),
        ("🔴", F),
        ("❌ Ready", F),
        ("Skipped", O),
        ("Pending", O),
        ("⏳ Pending", O),
        ("✅ Pending", U),
        ("✅ Follow Up", U),
        ("✅ as agreed", R),
    ],
)
def test_status_cells_of_all_vintages(cell: str, status: ClaimStatus) -> None:
    assert claim_status(cell) is status


def test_a_row_that_is_left_open_is_understood() -> None:
    review = parse_review("| Security & Compliance | Pending | later |\n")
    assert (review.unparsed, review.claims[2].status) == ((), O)


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("Pending", TaskState.OPEN),
        ("In Progress", TaskState.OPEN),
        ("✅ Done", TaskState.DONE),
        ("**Remediated**", TaskState.DONE),
        ("", TaskState.UNKNOWN),
        ("maybe", TaskState.UNKNOWN),
    ],
)
def test_task_states(status: str, state: TaskState) -> None:
    assert task_state(status) is state
