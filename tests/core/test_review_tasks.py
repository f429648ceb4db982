"""Tasks are found in bullets and in running text; what only names a task is a mention."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.areas import Area
from app.core.review import LineKind, parse_review
from app.core.review_marks import MarkKind

REVIEW = parse_review(
    (Path(__file__).parents[1] / "data" / "reviews" / "2025-10-11T23-31.md").read_text(encoding="utf-8")
)


def test_tasks_that_are_only_mentioned() -> None:
    assert [mention.number for mention in REVIEW.mentioned_only] == [1, 2, 9, 12, 13, 15, 16, 21, 24, 25, 27, 28]
    assert [mention.task_id for mention in REVIEW.mentioned_only[:2]] == ["RMT-001", "RMT-002"]
    assert {task.number for task in REVIEW.tasks} | {one.number for one in REVIEW.mentioned_only} == set(range(1, 31))
    (line,) = {mention.lines for mention in REVIEW.mentioned_only}
    assert "RMT-001/002" in next(one.text for one in REVIEW.lines if (one.number,) == line)


def test_sections_that_stand_twice() -> None:
    assert REVIEW.repeated_sections == (Area.DATA.value, Area.GOVERNANCE.value)
    assert REVIEW.line_counts[LineKind.TASK] == 20
    assert REVIEW.line_counts[LineKind.UNPARSED] == 0


def test_evidence_is_parsed_where_it_stands() -> None:
    assert {mark.kind for mark in REVIEW.claim(Area.ARCHITECTURE).marks} == {MarkKind.FILE, MarkKind.OUTPUT}
    text = "- RMT-1 — Do it. Files: a. 【F:a.py†L1-L2】 Severity: Low. Owner: x. Status: Done. 【b22d38†L1-L4】"
    (task,) = parse_review(text).tasks
    assert (task.text, task.files, task.severity, task.owner, task.status) == ("Do it", "a", "Low", "x", "Done")
    assert task.evidence == ("F:a.py†L1-L2", "b22d38†L1-L4")
    assert [mark.kind for mark in task.marks] == [MarkKind.FILE, MarkKind.OUTPUT]


@pytest.mark.parametrize(
    ("line", "tasks", "mentions", "unparsed"),
    [
        ("- **RMT-7** — Do it.", ["RMT-7"], [], 0),
        ("RMT-007 — Do it. Status: Pending.", ["RMT-007"], [], 0),
        ("RMT-007 — as said above", [], [7], 0),
        ("- RMT-007/008 are left", [], [7, 8], 0),
        ("- RMT-003–005 are left", [], [3, 4, 5], 0),
        ("- RMT-1 — After RMT-2. Owner: RMT-3 team.", ["RMT-1"], [2, 3], 0),
        ("- RMT-1 — Not RMT-1 but RMT-2.", ["RMT-1"], [2], 0),
        ("- RMT-1 — Do. Status: Done. Status: Open.", [], [1], 1),
        ("- RMT-1234567 — Do.", [], [], 1),
        ("RMT-x — Do.", [], [], 1),
        ("Look at RMT-004.", [], [4], 0),
        ("## After RMT-004", [], [4], 0),
        ("| Security & Compliance | ❌ | RMT-004 |", [], [4], 0),
    ],
)
def test_what_defines_a_task(line: str, tasks: list[str], mentions: list[int], unparsed: int) -> None:
    review = parse_review(line)
    assert [task.task_id for task in review.tasks] == tasks
    assert [mention.number for mention in review.mentions] == mentions
    assert len(review.unparsed) == unparsed


def test_a_repeated_task_takes_the_first_area_that_is_known() -> None:
    line = "- RMT-1 — Do.\n"
    (task,) = parse_review(f"## New Findings\n{line}## Security & Compliance\n{line}## API\n{line}").tasks
    assert (task.area, task.line) == (Area.SECURITY, 2)


def test_headings_know_what_they_stand_under() -> None:
    review = parse_review("# T\n## Completed\n### Security & Compliance\na\n#### Deep\n### Other\n## Next\n")
    assert [section.above for section in review.sections] == [
        (),
        ("Completed",),
        ("Completed", "Security & Compliance"),
        ("Completed",),
        (),
    ]


def test_code_ends_with_a_fence_like_its_own() -> None:
    review = parse_review("````md\n```\n| Security & Compliance | ✅ | x |\n~~~\n````\nafter\n```inline``` text\n")
    (section,) = review.sections
    assert section.lines == ("```", "| Security & Compliance | ✅ | x |", "~~~", "after", "```inline``` text")
    assert not review.claim(Area.SECURITY).stated
