"""A review that contradicts itself is told so, with the lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.review import parse_review
from app.core.review_conflicts import contradictions

REVIEWS = Path(__file__).parents[1] / "data" / "reviews"
READY = "| Security & Compliance | ✅ Ready | a |\n"
FAILING = "| Security & Compliance | ❌ Needs Fix | a |\n"
TASK = "- RMT-001 — Do. Status: Pending.\n"


def said(text: str) -> list[tuple[str, tuple[int, ...]]]:
    return [(one.words, one.lines) for one in contradictions(parse_review(text))]


@pytest.mark.parametrize(
    ("text", "words", "lines"),
    [
        (
            READY + "## New Findings\n- one\n- two\n",
            "Every row is ready, over 2 open findings of no stated area.",
            (1, 3, 4),
        ),
        (
            READY + "| Data Integrity & Backup | ❌ | b |\n## New Findings\n- MFA is not asked for\n",
            "Security & Compliance is called “✅ Ready” over 1 open finding.",
            (1, 4),
        ),
        (
            READY + "| Data Integrity & Backup | ❌ | b |\n## Findings\n### Security & Compliance\n- one\n",
            "Security & Compliance is called “✅ Ready” over 1 open finding.",
            (1, 5),
        ),
        (
            READY + "| Data Integrity & Backup | ❌ | b |\n## Open issues\n- Security and Compliance: one\n",
            "Security & Compliance is called “✅ Ready” over 1 open finding.",
            (1, 4),
        ),
        (
            READY + "## Security & Compliance\n" + TASK,
            "Security & Compliance is called “✅ Ready” beside 1 open task: RMT-001.",
            (1, 3),
        ),
        (
            "## New Findings\nEverything has been remediated.\n" + TASK,
            "“Everything has been remediated.” stands beside 1 open task: RMT-001.",
            (2, 3),
        ),
        (
            FAILING + "\n- No open issues\n",
            "“No open issues” stands beside 1 row not ready.",
            (3, 1),
        ),
        (
            READY + FAILING,
            "Security & Compliance is called “✅ Ready” and “❌ Needs Fix”.",
            (1, 2),
        ),
        (
            READY + "| Security & Compliance | Ready | b |\n",
            "Security & Compliance has two rows of the same status with different notes.",
            (1, 2),
        ),
        (
            TASK + "- RMT-1 — Do. Status: Done.\n",
            "RMT-001 has two statuses: Pending, Done.",
            (1, 2),
        ),
        (
            TASK + "- RMT-001 — Do more. Status: Pending.\n",
            "RMT-001 is defined 2 times, each time differently.",
            (1, 2),
        ),
        (
            "\n# Review (Validated)\n" + FAILING,
            "The title says “Review (Validated)” over rows that are not ready: Security & Compliance.",
            (2, 3),
        ),
        (
            "# T\n" + FAILING + "## Summary\nWe are ready for production.\n",
            "“We are ready for production.” stands beside rows that are not ready: Security & Compliance.",
            (4, 2),
        ),
        (
            "| Security & Compliance | ❌ Ready | a |\n",
            "Security & Compliance: the mark and the words of “❌ Ready” do not go together.",
            (1,),
        ),
        (
            "| Security & Compliance | ✅ Needs Fix | a |\n",
            "Security & Compliance: the mark and the words of “✅ Needs Fix” do not go together.",
            (1,),
        ),
        (
            "## Completed Remediations\n### More\n" + TASK,
            "RMT-001 is “Pending” under “Completed Remediations”.",
            (2, 3),
        ),
    ],
)
def test_each_contradiction_is_found(text: str, words: str, lines: tuple[int, ...]) -> None:
    assert said(text) == [(words, lines)]


@pytest.mark.parametrize(
    "text",
    [
        FAILING + "## New Findings\n- one\n",
        READY + "| Data Integrity & Backup | ❌ | b |\n## New Findings\n- nobody knows whose\n",
        READY + "## Completed Remediations\n- one\n## New Findings\n- All issues were fixed.\n  - below\n",
        READY + "## Security & Compliance\n- RMT-001 — Do. Status: Done.\n",
        "# T\n" + FAILING + "## Summary\nThis is not ready for production.\n## Highlights\nValidated.\n",
        "## Findings\nNot all issues have been fixed.\n```\nall issues fixed\n```\n" + TASK,
        "| Security & Compliance | ⚠️ Needs Fix | a |\n| Testing & Release Engineering | Ready | a |\n",
        TASK + TASK,
        "",
    ],
)
def test_what_agrees_is_no_contradiction(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("name", "beginnings"),
    [
        ("2025-10-11T18-43.md", []),
        ("2025-10-11T18-46.md", []),
        ("2025-10-11T18-51.md", []),
        ("2025-10-11T23-18.md", []),
        (
            "2025-10-11T23-31.md",
            ["The title says", "Testing & Release Engineering is called “✅ Ready”", "“Everything that was found"],
        ),
    ],
)
def test_the_five_reviews(name: str, beginnings: list[str]) -> None:
    found = contradictions(parse_review((REVIEWS / name).read_text(encoding="utf-8")))
    assert len(found) == len(beginnings)
    assert all(one.words.startswith(words) for one, words in zip(found, beginnings, strict=True))


def test_many_tasks_and_long_sentences_are_cut() -> None:
    tasks = "".join(f"- RMT-{number} — Do {number}. Status: Open.\n" for number in range(1, 10))
    ((words, lines),) = said(f"All of it is fixed{' now' * 40}.\n{tasks}")
    assert words.endswith("…” stands beside 9 open tasks: RMT-1, RMT-2, RMT-3, RMT-4, RMT-5, RMT-6 and 3 more.")
    assert lines == tuple(range(1, 11))
