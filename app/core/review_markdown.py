"""A review back as Markdown, in the shape that people write them in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from app.core.areas import area_titled
from app.core.review_model import AreaClaim, RemediationTask, Review, ReviewSection, SectionText, TextKind

_BACKTICKS = re.compile(r"`+")


def review_markdown(review: Review) -> str:
    """The review's values as a document; parsing it gives the same claims, sections and tasks.

    Layout is not kept: the table stands first, each section's tasks below its text, and lines that were not understood
    at the end.
    """
    blocks = [f"# {review.title}" if review.title else "", "\n".join(_table(review))]
    for section in review.sections:
        blocks += _section(section)
    blocks.append("\n".join(_unparsed(review.unparsed)))
    return "\n\n".join(block for block in blocks if block).join(("" if review.title else "\n", "\n"))


def _table(review: Review) -> Iterator[str]:
    rows = [claim for claim in review.claims if claim.stated]
    if rows:
        yield "| Area | Status | Notes |"
        yield "| --- | --- | --- |"
    for claim in (*rows, *review.restated):
        yield _row(claim)


def _row(claim: AreaClaim) -> str:
    notes = _with_marks(claim.notes.replace("|", "\\|"), claim.evidence)
    return f"| {claim.area.value} | {claim.words} | {notes} |"


def _section(section: ReviewSection) -> Iterator[str]:
    if section.title:
        yield f"{'#' * section.level} {section.title}"
    yield "\n".join(_texts(section.texts))
    yield "\n".join(map(_task, section.tasks))


def _texts(texts: Iterable[SectionText]) -> Iterator[str]:
    before = None
    for kind, run in groupby(texts, key=lambda text: text.kind):
        lines = [_text(text) for text in run]
        if before is not None and TextKind.NESTED not in (kind, before):
            yield ""
        yield from _fenced(lines) if kind is TextKind.CODE else lines
        before = kind


def _text(text: SectionText) -> str:
    lead = {TextKind.BULLET: "- ", TextKind.NESTED: "  - "}.get(text.kind, "")
    return lead + _with_marks(text.text, text.evidence)


def _fenced(lines: list[str]) -> list[str]:
    """Code between fences that are longer than any row of backticks in it."""
    longest = max((len(row) for line in lines for row in _BACKTICKS.findall(line)), default=0)
    fence = "`" * max(3, longest + 1)
    return [fence, *lines, fence]


def _task(task: RemediationTask) -> str:
    fields = {"Files": task.files, "Severity": task.severity, "Owner": task.owner, "Status": task.status}
    given = "".join(f" {name}: {value}." for name, value in fields.items() if value)
    return "- " + _with_marks(f"{task.task_id} — {task.text}.{given}", task.evidence)


def _unparsed(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        # A row with an area is a claim, whatever its status: it stands in the table.
        if not (line.startswith("|") and area_titled(line[1:].split("|", 1)[0])):
            yield f"- {line}" if line.lstrip("*").startswith("RMT-") else line


def _with_marks(words: str, marks: tuple[str, ...]) -> str:
    return " ".join(filter(None, (words, "".join(f"【{mark}】" for mark in marks))))
