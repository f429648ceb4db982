"""Readiness reviews as people write them: what they claim, area by area, and what they left to be done."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from app.core.areas import Area, area_heading, area_titled, normalise
from app.core.language import tr
from app.core.review_marks import mentioned_numbers, split_evidence, status_words
from app.core.review_model import (
    NOT_CLAIMED,
    AreaClaim,
    ClaimStatus,
    LineKind,
    RemediationTask,
    Review,
    ReviewLine,
    ReviewSection,
    SectionText,
    TaskMention,
    TextKind,
)
from app.core.review_tasks import read_task

__all__ = [
    "NOT_CLAIMED",
    "AreaClaim",
    "ClaimStatus",
    "LineKind",
    "RemediationTask",
    "Review",
    "ReviewLine",
    "ReviewSection",
    "SectionText",
    "TaskMention",
    "TextKind",
    "claim_status",
    "parse_review",
    "split_evidence",
]

_LINE_END = re.compile(r"\r\n|\r|\n")
_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_BULLET = re.compile(r"[-*+•]\s+(.*)")
_REVIEWED_ON = re.compile(r"[*_]*Reviewed on\s+(\d{4}-\d{2}-\d{2})\b", re.IGNORECASE)
_RULE = re.compile(r"(?:-{3,}|\*{3,}|_{3,})")
_TABLE_RULE = re.compile(r"[|\s:-]+")
_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?:\s.*)?")
_FENCE = re.compile(r"(`{3,}|~{3,})([^`]*)")

_MARKS: Final = (
    (ClaimStatus.FAIL, "❌🔴✗✖"),
    (ClaimStatus.WARN, "⚠🟡🟠"),
    (ClaimStatus.READY, "✅🟢✔☑"),
    (ClaimStatus.OPEN, "⏳🕒⏭"),
)
_WORDS: Final = {
    word: status
    for status, words in (
        (ClaimStatus.READY, "ready, hardened, mitigated, remediated, pass, passed, ok, done, complete"),
        (ClaimStatus.WARN, "warn, warning, partial, partially ready, at risk, attention, needs attention"),
        (ClaimStatus.WARN, "follow up, needs follow up, follow up required"),
        (ClaimStatus.FAIL, "fail, failed, failing, needs fix, needs fixes, not ready, blocked, blocker, critical"),
        (ClaimStatus.OPEN, "pending, skipped, not reviewed, in review, in progress, to be reviewed, tbd"),
    )
    for word in words.split(", ")
}


def parse_review(text: str) -> Review:
    """Read a review of any vintage; any text at all gives a review, and what is not understood is in `unparsed`."""
    reader = _Reader()
    for number, line in enumerate(_LINE_END.split(text.removeprefix("\ufeff")), 1):
        reader.read(line, number)
    return reader.review()


def claim_status(cell: str) -> ClaimStatus:
    """Judge a status cell by its mark, else by its words; a good mark with bad words claims nothing."""
    by_words = _WORDS.get(status_words(cell), ClaimStatus.UNKNOWN)
    by_mark = next((status for status, marks in _MARKS if any(mark in cell for mark in marks)), None)
    if by_mark is None:
        return by_words
    if by_mark is ClaimStatus.READY and by_words not in (ClaimStatus.READY, ClaimStatus.UNKNOWN):
        return ClaimStatus.UNKNOWN
    return by_mark


@dataclass(slots=True)
class _OpenSection:
    title: str
    level: int
    line: int
    above: tuple[str, ...] = ()
    area: Area | None = None
    texts: list[SectionText] = field(default_factory=list)
    tasks: list[RemediationTask] = field(default_factory=list)

    def closed(self) -> ReviewSection:
        return ReviewSection(
            self.title, self.area, tuple(self.texts), tuple(self.tasks), self.level, self.above, self.line
        )


class _Reader:
    """Collects one document line by line."""

    def __init__(self) -> None:
        self._title = ""
        self._reviewed_on: str | None = None
        self._claims: dict[Area, AreaClaim] = {}
        self._restated: dict[AreaClaim, AreaClaim] = {}
        self._sections = [_OpenSection("", 1, 0)]
        self._headings: list[tuple[int, str]] = []
        self._tasks: dict[RemediationTask, RemediationTask] = {}
        self._mentions: dict[int, list[int]] = {}
        self._unparsed: list[str] = []
        self._lines: list[ReviewLine] = []
        self._fence = ""
        self._number = 0

    def review(self) -> Review:
        return Review(
            title=self._title,
            reviewed_on=self._reviewed_on,
            claims=tuple(self._claims.get(area) or _unclaimed(area) for area in Area),
            sections=tuple(one.closed() for one in self._sections if one.title or one.texts or one.tasks),
            tasks=tuple(self._tasks.values()),
            unparsed=tuple(self._unparsed),
            restated=tuple(self._restated.values()),
            mentions=tuple(
                TaskMention(f"RMT-{number:03d}", tuple(lines)) for number, lines in sorted(self._mentions.items())
            ),
            lines=tuple(self._lines),
        )

    def read(self, raw: str, number: int) -> None:
        self._number = number
        kind = self._read(raw, raw.strip())
        if raw.strip():
            self._lines.append(ReviewLine(number, raw, kind))

    def _read(self, raw: str, line: str) -> LineKind:
        if self._fence:
            return self._code(raw, line)
        if fence := _FENCE.fullmatch(line):
            self._fence = fence[1]
            return LineKind.LAYOUT
        if not line or _RULE.fullmatch(line):
            return LineKind.LAYOUT
        if _CONFLICT.fullmatch(line):
            return self._not_understood(line)
        if heading := _HEADING.fullmatch(line):
            return self._heading(len(heading[1]), heading[2].strip())
        if line.startswith("|"):
            return self._row(line)
        if bullet := _BULLET.fullmatch(line):
            kind = TextKind.NESTED if raw[:1].isspace() else TextKind.BULLET
            return self._text(bullet[1].strip(), kind)
        return self._text(line, TextKind.PROSE)

    def _code(self, raw: str, line: str) -> LineKind:
        if line.startswith(self._fence) and set(line) == {self._fence[0]}:
            self._fence = ""
            return LineKind.LAYOUT
        self._sections[-1].texts.append(SectionText(raw, TextKind.CODE, number=self._number))
        return LineKind.TEXT

    def _heading(self, level: int, title: str) -> LineKind:
        self._mention(title)
        if level == 1 and not self._title:
            self._title = title
            return LineKind.TITLE
        while self._headings and self._headings[-1][0] >= level:
            self._headings.pop()
        above = tuple(name for _, name in self._headings)
        self._headings.append((level, title))
        self._sections.append(_OpenSection(title, level, self._number, above, area_heading(title)))
        return LineKind.HEADING

    def _row(self, line: str) -> LineKind:
        if _TABLE_RULE.fullmatch(line):
            return LineKind.TABLE
        # Notes may hold bars of their own (in code), so only the first two separate cells.
        name, status, notes = ([cell.strip() for cell in line[1:].split("|", 2)] + ["", ""])[:3]
        area = area_titled(name)
        if area is None:
            head = (normalise(name), normalise(status)) == ("area", "status")
            return LineKind.TABLE if head else self._not_understood(line)
        words, evidence = split_evidence(notes.removesuffix("|").replace("\\|", "|"))
        self._mention(status, words)
        claim = AreaClaim(area, claim_status(status), status, words, evidence, line=self._number)
        first = self._claims.setdefault(area, claim)
        if first != claim:
            self._restated.setdefault(claim, claim)
        return LineKind.CLAIM if claim.status is not ClaimStatus.UNKNOWN else self._not_understood(line)

    def _text(self, raw: str, kind: TextKind) -> LineKind:
        section = self._sections[-1]
        task = read_task(raw, section.area, self._number, bulleted=kind is not TextKind.PROSE)
        if isinstance(task, str):
            self._mention(task)
            return self._not_understood(task)
        if task is not None:
            self._task(task)
            return LineKind.TASK
        words, evidence = split_evidence(raw)
        if evidence and _looks_special(words):
            words, evidence = raw, ()
        if found := _REVIEWED_ON.match(words):
            self._reviewed_on = found[1]
        self._mention(words)
        section.texts.append(SectionText(words, kind, evidence, self._number))
        return LineKind.TEXT

    def _task(self, task: RemediationTask) -> None:
        self._sections[-1].tasks.append(task)
        # A task repeated word for word in another section is still one task, of the first area that is known.
        known = self._tasks.setdefault(replace(task, area=None), task)
        if known.area is None and task.area is not None:
            self._tasks[replace(task, area=None)] = replace(known, area=task.area)
        self._mention(task.text, task.files, task.severity, task.owner, task.status, but=task.number)

    def _mention(self, *texts: str, but: int | None = None) -> None:
        for number in dict.fromkeys(number for text in texts for number in mentioned_numbers(text)):
            if number != but:
                self._mentions.setdefault(number, []).append(self._number)

    def _not_understood(self, line: str) -> LineKind:
        self._unparsed.append(line)
        return LineKind.UNPARSED


def _looks_special(words: str) -> bool:
    """Whether a line without its marks, or with them at its end, would be read as something else than text."""
    forms = (_HEADING, _BULLET, _RULE, _CONFLICT, _FENCE)
    return words.startswith(("|", "RMT-", "*")) or any(
        form.fullmatch(read) for form in forms for read in (words, f"{words} 【】")
    )


def _unclaimed(area: Area) -> AreaClaim:
    return AreaClaim(area, ClaimStatus.UNKNOWN, NOT_CLAIMED, tr("Not in this review."), stated=False)
