"""Every vintage of review gives nine claims; no text at all can break the parser."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.areas import Area, area_heading, area_titled
from app.core.review import ClaimStatus, claim_status, parse_review, split_evidence

REVIEWS = Path(__file__).parents[1] / "data" / "reviews"
R, W, F, U = ClaimStatus.READY, ClaimStatus.WARN, ClaimStatus.FAIL, ClaimStatus.UNKNOWN
TABLE = "| Area | Status | Notes |\n| --- | --- | --- |\n"

VINTAGES = [
    ("2025-10-11T18-43.md", [R, R, R, R, U, U, U, U, U], 0, None),
    ("2025-10-11T18-46.md", [F, F, F, F, F, W, W, F, F], 0, None),
    ("2025-10-11T18-51.md", [R, R, R, R, U, U, U, U, U], 0, None),
    ("2025-10-11T23-18.md", [R] * 9, 0, "2025-02-15"),
    ("2025-10-11T23-31.md", [F, F, F, R, W, R, R, F, R], 18, None),
]


@pytest.mark.parametrize(("name", "statuses", "tasks", "reviewed_on"), VINTAGES)
def test_every_vintage_gives_nine_claims(
    name: str, statuses: list[ClaimStatus], tasks: int, reviewed_on: str | None
) -> None:
    review = parse_review((REVIEWS / name).read_text(encoding="utf-8"))
    assert [claim.area for claim in review.claims] == list(Area)
    assert [claim.status for claim in review.claims] == statuses
    assert len(review.tasks) == tasks
    assert review.reviewed_on == reviewed_on
    assert review.title.startswith("Production Readiness Review")
    assert review.unparsed == ()


def test_an_area_without_a_row_is_not_claimed() -> None:
    claim = parse_review((REVIEWS / "2025-10-11T18-43.md").read_text()).claim(Area.GOVERNANCE)
    assert (claim.stated, claim.words, claim.status) == (False, "not claimed", U)


def test_notes_keep_their_bars_and_lose_their_marks() -> None:
    claim = parse_review((REVIEWS / "2025-10-11T23-31.md").read_text()).claim(Area.RELIABILITY)
    assert "`order-gateway|pricing-service|kill-switch`" in claim.notes
    assert "【" not in claim.notes
    assert claim.evidence == ("F:metrics.py†L1-L10", "F:kill_switch.py†L26-L175")
    assert claim.words == "❌ Needs Fix"


def test_tasks_keep_their_fields_once_however_often_the_document_repeats_them() -> None:
    review = parse_review((REVIEWS / "2025-10-11T23-31.md").read_text())
    by_id = {task.task_id: task for task in review.tasks}
    assert len(by_id) == len(review.tasks)
    task = by_id["RMT-014"]
    assert task.text == "Let `kraken-ws-ingest` be scraped (e.g., by a small server)"
    assert task.files == "`services/kraken_ws_ingest.py`, `deploy/k8s/base/kraken-ws-ingest/deployment.yaml`"
    assert (task.severity, task.owner, task.status) == ("Medium", "Data Platform", "Pending")
    assert by_id["RMT-007"].area is Area.TESTING
    assert sum("RMT-001/002" in line for section in review.sections for line in section.lines) == 1


def test_sections_keep_bullets_prose_and_evidence() -> None:
    text = "# T\nfirst\n## Security & Compliance fixes\n- one 【F:a.py†L1】\n  - below\n```\n| raw |\n```\n**Bold**\n"
    intro, section = parse_review(text).sections
    assert (intro.title, intro.lines) == ("", ("first",))
    assert section.area is Area.SECURITY
    assert section.lines == ("• one", "• below", "| raw |", "**Bold**")
    assert section.evidence == ("F:a.py†L1",)


@pytest.mark.parametrize(
    "line",
    [
        "| Unknown Area | ✅ Ready | x |",
        "| Security & Compliance | maybe | x |",
        "<<<<<<< ours",
        "=======",
        "- RMT-xyz — nobody knows",
    ],
)
def test_what_is_not_understood_is_kept(line: str) -> None:
    assert parse_review(TABLE + line).unparsed == (line.removeprefix("- "),)


def test_a_second_contradicting_row_is_not_lost() -> None:
    text = TABLE + "| Security & Compliance | ✅ | a |\n| Security & Compliance | ❌ | b |\n"
    review = parse_review(text)
    assert review.claim(Area.SECURITY).status is R
    assert [(claim.status, claim.notes, claim.line) for claim in review.restated] == [(F, "b", 4)]
    assert review.unparsed == ()


def test_a_row_repeated_word_for_word_is_no_contradiction() -> None:
    review = parse_review(TABLE + "| security and compliance | ✅ | a |\n" * 2)
    assert (review.unparsed, review.restated) == ((), ())


def test_a_task_without_fields_has_empty_ones() -> None:
    (task,) = parse_review("- RMT-9 - Do it.").tasks
    assert (task.task_id, task.text, task.files, task.status) == ("RMT-9", "Do it", "", "")


def test_a_second_first_heading_is_a_section() -> None:
    review = parse_review("\ufeff# One\r\n# Two\rtext")
    assert (review.title, [section.title for section in review.sections]) == ("One", ["Two"])


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("✅ Ready", R),
        ("✅", R),
        ("⚠️ Needs Fix", W),
        ("⚠ ", W),
        ("❌", F),
        ("✅ ❌", F),
        ("Ready", R),
        ("**Needs Fix**", F),
        ("partial", W),
        ("✅ Needs fix", U),
        ("", U),
        ("tomorrow", U),
    ],
)
def test_status_cells(cell: str, status: ClaimStatus) -> None:
    assert claim_status(cell) is status


def test_evidence_marks_that_do_not_close_are_text() -> None:
    assert split_evidence("a 【b】 c 【d") == ("a c 【d", ("b",))


def test_areas_are_found_by_title_and_heading() -> None:
    assert area_titled("**api and integration  consistency**") is Area.INTEGRATION
    assert area_titled("API") is None
    assert area_heading("Data Integrity & Backup drills") is Area.DATA
    assert area_heading("Data Integrity & Backups") is None
    assert Area.ARCHITECTURE.slug == "architecture"
    assert [area.rank for area in Area] == list(range(9))


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("|#-*RMT09—:. \n\r✅⚠❌【】`=<>aS&"), max_size=300) | st.text())
def test_any_text_gives_a_review(text: str) -> None:
    review = parse_review(text)
    assert [claim.area for claim in review.claims] == list(Area)
