"""No line of a review is lost, however it is mangled, and its values survive being written out and read again."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.core.areas import Area
from app.core.review import LineKind, Review, TextKind, parse_review
from app.core.review_markdown import review_markdown

DOCUMENTS = [
    path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parents[1] / "data" / "reviews").glob("*.md"))
]
FRAGMENTS = (
    *("# ", "## ", "###", "- ", "* ", "  - ", "|", "| Area | Status | Notes |", "| --- | --- | --- |", "---", "***"),
    *("| Security & Compliance |", " ✅ ", "❌ ", "⚠️ ", "Ready", "Needs Fix", "Pending", "Follow Up", "\\|", "\\"),
    *(
        "【",
        "】",
        "【F:a.py†L1-L9】",
        "【b22d38†L1-L4】",
        "【P:clocks†never】",
        "†",
        " ",
        "\t",
        "\n",
        "\r\n",
        "\r",
        "\ufeff",
    ),
    *(
        "RMT-",
        "RMT-007",
        "RMT-001/002/9",
        "RMT-003 through RMT-005",
        " — ",
        "–",
        ": ",
        "Files: ",
        "Owner: x.",
        "Status:",
    ),
    *(
        "Status: Pending.",
        "Severity: High. ",
        "```",
        "~~~",
        "````",
        "`",
        "<<<<<<< a",
        "=======",
        "Reviewed on 2026-01-02",
    ),
    *("Security & Compliance", "New Findings", "**", ".", "text", "\x0b", "\x1f", "\u2028", "0"),
)
FIELDS = ("Files", "Severity", "Owner", "Status")
WORD = re.compile(r"[^\s【】|*#+•\\–—:-]+")
LINES = tuple(dict.fromkeys(line for document in DOCUMENTS for line in document.split("\n")))


@st.composite
def mangled(draw: st.DrawFn) -> str:
    """One of the documents: cut short, with its lines shuffled, doubled, dropped, cut and mixed with others."""
    lines = draw(st.sampled_from(DOCUMENTS)).split("\n")
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, max(0, len(lines) - 1)))
        match draw(st.sampled_from(["move", "drop", "double", "cut", "mix", "break"])):
            case "move":
                lines.insert(draw(st.integers(0, len(lines))), lines.pop(at))
            case "drop":
                del lines[at : at + draw(st.integers(1, 9))]
                lines = lines or [""]
            case "double":
                lines[at:at] = lines[at : at + draw(st.integers(1, 9))]
            case "cut":
                lines[at] = lines[at][draw(st.integers(0, 40)) : draw(st.integers(0, 200))]
            case "mix":
                lines[at] += draw(st.sampled_from(LINES))
            case _:
                lines.insert(at, draw(st.sampled_from(FRAGMENTS)))
    if draw(st.booleans()):
        lines = draw(st.permutations(lines))
    text = "\n".join(lines)
    return text[: draw(st.integers(0, len(text)))] if draw(st.booleans()) else text


ANY_TEXT = mangled() | st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join) | st.text()


def kept(review: Review) -> str:
    """Everything that the review's values hold, as one text."""
    held = [review.title, *review.unparsed]
    for claim in (*review.claims, *review.restated):
        held += [claim.area.value, claim.words, claim.notes.replace("|", "\\|"), claim.notes, *claim.evidence]
    for section in review.sections:
        held.append(section.title)
        for text in section.texts:
            held += [text.text, *text.evidence]
        for task in section.tasks:
            held += [task.task_id, task.text, task.files, task.severity, task.owner, task.status, *task.evidence]
    return "\n".join(held)


@settings(deadline=None)
@given(ANY_TEXT)
def test_every_line_is_accounted_for(text: str) -> None:
    review = parse_review(text)
    written = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert [line.text for line in review.lines] == [line for line in written if line.strip()]
    assert [written[line.number - 1] for line in review.lines] == [line.text for line in review.lines]
    assert sum(review.line_counts.values()) == len(review.lines)
    assert review.line_counts[LineKind.UNPARSED] == len(review.unparsed)
    texts = [
        one for section in review.sections for one in section.texts if one.text.strip() or one.kind is not TextKind.CODE
    ]
    assert review.line_counts[LineKind.TEXT] == len(texts)
    assert review.line_counts[LineKind.TASK] == sum(len(section.tasks) for section in review.sections)


@settings(deadline=None)
@given(ANY_TEXT)
def test_no_word_is_lost(text: str) -> None:
    review = parse_review(text)
    held = kept(review).lower()
    for line in review.lines:
        if line.kind in (LineKind.LAYOUT, LineKind.TABLE):
            continue
        for word in WORD.findall(line.text):
            # A field's label became the field's name, and a sentence's end was its own.
            assert word in FIELDS or word.lower().removesuffix(".") in held, (word, line)


@settings(deadline=None)
@given(ANY_TEXT)
@example("| Security & Compliance | maybe | a \\| b |\n| Nobody | ✅ | x |\n- RMT-x\n```\n# no\n```\n~~~\n``` a\n")
@example("【0】#")
@example("~~~\n```\n# no heading\n~~~\n")
@example("\n\ufeff【a】# x\n- 【【b】c】\n# T\n# U\nRMT-1 — a. Status: Done. Status: Open.\n")
def test_values_survive_being_written_and_read(text: str) -> None:
    review = parse_review(text)
    written = review_markdown(review)
    again = parse_review(written)
    assert replace(again, unparsed=()) == replace(review, unparsed=())
    assert len(again.unparsed) <= len(review.unparsed)
    assert review_markdown(again) == written


@pytest.mark.parametrize("document", DOCUMENTS, ids=range(len(DOCUMENTS)))
def test_a_document_that_is_understood_stays_so(document: str) -> None:
    review = parse_review(document)
    assert parse_review(review_markdown(review)) == review
    assert [claim.area for claim in review.claims] == list(Area)
