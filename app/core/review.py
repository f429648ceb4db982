"""Readiness reviews as people write them: what they claim, area by area, and what they left to be done."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Final

from app.core.areas import Area, area_heading, area_titled


class ClaimStatus(Enum):
    """What a review says about an area; UNKNOWN when it says nothing that can be understood."""

    READY = "ready"
    WARN = "warn"
    FAIL = "fail"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class AreaClaim:
    """One row of the summary: `words` is the status as written, `evidence` the marks that stood in the notes.

    `stated` is False for an area the review has no row for.
    """

    area: Area
    status: ClaimStatus
    words: str
    notes: str
    evidence: tuple[str, ...] = ()
    stated: bool = True


@dataclass(frozen=True, slots=True)
class RemediationTask:
    """One task the review left open or closed; a field that the line did not give is empty."""

    task_id: str
    text: str
    files: str
    severity: str
    owner: str
    status: str
    area: Area | None = None


@dataclass(frozen=True, slots=True)
class ReviewSection:
    """One heading with the lines below it in their order, without evidence marks; bullets begin with `• `."""

    title: str
    area: Area | None
    lines: tuple[str, ...]
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """A parsed review. `claims` holds all nine areas in their order; `unparsed` every line that was not understood."""

    title: str
    reviewed_on: str | None
    claims: tuple[AreaClaim, ...]
    sections: tuple[ReviewSection, ...] = ()
    tasks: tuple[RemediationTask, ...] = ()
    unparsed: tuple[str, ...] = ()

    def claim(self, area: Area) -> AreaClaim:
        """The claim about one area; always there."""
        return self.claims[area.rank]


NOT_CLAIMED: Final = "not claimed"

_LINE_END = re.compile(r"\r\n|\r|\n")
_EVIDENCE = re.compile(r"\s?【([^【】]*)】")
_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_BULLET = re.compile(r"[-*+•]\s+(.*)")
_TASK = re.compile(r"RMT-(\d+)\s*[—–:-]\s*(.*)")
_TASK_FIELD = re.compile(r"\b(Files|Severity|Owner|Status):")
_REVIEWED_ON = re.compile(r"[*_]*Reviewed on\s+(\d{4}-\d{2}-\d{2})\b", re.IGNORECASE)
_RULE = re.compile(r"(?:-{3,}|\*{3,}|_{3,})")
_TABLE_RULE = re.compile(r"[|\s:-]+")
_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?:\s.*)?")
_FENCE = re.compile(r"(?:```|~~~)")

_MARKS: Final = (("❌", ClaimStatus.FAIL), ("⚠", ClaimStatus.WARN), ("✅", ClaimStatus.READY))
_WORDS: Final = {
    **dict.fromkeys(("ready", "hardened", "pass", "passed", "ok", "done", "complete"), ClaimStatus.READY),
    **dict.fromkeys(("warn", "warning", "partial", "partially ready", "at risk"), ClaimStatus.WARN),
    **dict.fromkeys(("fail", "failed", "failing", "needs fix", "not ready", "blocked"), ClaimStatus.FAIL),
}


def parse_review(text: str) -> Review:
    """Read a review of any vintage; any text at all gives a review, and what is not understood is in `unparsed`."""
    reader = _Reader()
    for line in _LINE_END.split(text.removeprefix("\ufeff")):
        reader.read(line)
    return reader.review()


def claim_status(cell: str) -> ClaimStatus:
    """Judge a status cell by its mark, else by its words; a good mark with bad words claims nothing."""
    words = " ".join(re.sub(r"[^a-z ]+", " ", cell.lower()).split())
    by_words = _WORDS.get(words, ClaimStatus.UNKNOWN)
    by_mark = next((status for mark, status in _MARKS if mark in cell), None)
    if by_mark is None:
        return by_words
    if by_mark is ClaimStatus.READY and by_words in (ClaimStatus.WARN, ClaimStatus.FAIL):
        return ClaimStatus.UNKNOWN
    return by_mark


def split_evidence(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text without its 【…】 marks, and the insides of the marks."""
    marks = _EVIDENCE.findall(text)
    return _EVIDENCE.sub("", text).strip(), tuple(mark for mark in marks if mark)


@dataclass(slots=True)
class _OpenSection:
    title: str
    area: Area | None = None
    lines: list[str] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)

    def closed(self) -> ReviewSection:
        return ReviewSection(self.title, self.area, tuple(self.lines), tuple(self.evidence))


class _Reader:
    """Collects one document line by line."""

    def __init__(self) -> None:
        self._title = ""
        self._reviewed_on: str | None = None
        self._claims: dict[Area, AreaClaim] = {}
        self._sections = [_OpenSection("")]
        self._tasks: dict[RemediationTask, RemediationTask] = {}
        self._unparsed: list[str] = []
        self._fenced = False

    def review(self) -> Review:
        sections = tuple(section.closed() for section in self._sections if section.title or section.lines)
        return Review(
            title=self._title,
            reviewed_on=self._reviewed_on,
            claims=tuple(self._claims.get(area) or _unclaimed(area) for area in Area),
            sections=sections,
            tasks=tuple(self._tasks.values()),
            unparsed=tuple(self._unparsed),
        )

    def read(self, raw: str) -> None:
        line = raw.strip()
        if _FENCE.match(line):
            self._fenced = not self._fenced
        elif self._fenced:
            self._sections[-1].lines.append(raw)
        elif not line or _RULE.fullmatch(line):
            return
        elif _CONFLICT.fullmatch(line):
            self._unparsed.append(line)
        elif heading := _HEADING.fullmatch(line):
            self._heading(len(heading[1]), heading[2].strip())
        elif line.startswith("|"):
            self._row(line)
        elif bullet := _BULLET.fullmatch(line):
            self._bullet(bullet[1].strip(), indented=raw[:1].isspace())
        else:
            self._prose(line)

    def _heading(self, level: int, title: str) -> None:
        if level == 1 and not self._title:
            self._title = title
            return
        self._sections.append(_OpenSection(title, area_heading(title)))

    def _row(self, line: str) -> None:
        if _TABLE_RULE.fullmatch(line):
            return
        # Notes may hold bars of their own (in code), so only the first two separate cells.
        name, status, notes = ([cell.strip() for cell in line[1:].split("|", 2)] + ["", ""])[:3]
        area = area_titled(name)
        if area is None:
            if (name.lower(), status.lower()) != ("area", "status"):
                self._unparsed.append(line)
            return
        words, evidence = split_evidence(notes.removesuffix("|").replace("\\|", "|"))
        claim = AreaClaim(area, claim_status(status), status, words, evidence)
        if self._claims.setdefault(area, claim) != claim or claim.status is ClaimStatus.UNKNOWN:
            self._unparsed.append(line)

    def _bullet(self, text: str, *, indented: bool) -> None:
        if not text.startswith("RMT-"):
            self._keep(f"  • {text}" if indented else f"• {text}")
            return
        task = _task(text, self._sections[-1].area)
        if task is None:
            self._unparsed.append(text)
        else:
            # A task repeated word for word in another section is still one task.
            self._tasks.setdefault(replace(task, area=None), task)

    def _prose(self, line: str) -> None:
        if found := _REVIEWED_ON.match(line):
            self._reviewed_on = found[1]
        self._keep(line)

    def _keep(self, line: str) -> None:
        words, evidence = split_evidence(line)
        self._sections[-1].lines.append(words)
        self._sections[-1].evidence.extend(evidence)


def _unclaimed(area: Area) -> AreaClaim:
    return AreaClaim(area, ClaimStatus.UNKNOWN, NOT_CLAIMED, "Not in this review.", stated=False)


def _task(text: str, area: Area | None) -> RemediationTask | None:
    found = _TASK.fullmatch(text)
    if found is None:
        return None
    words, *labelled = _TASK_FIELD.split(found[2])
    fields = {name: _sentence(value) for name, value in _pairs(labelled)}
    return RemediationTask(
        task_id=f"RMT-{found[1]}",
        text=_sentence(words),
        files=fields.get("Files", ""),
        severity=fields.get("Severity", ""),
        owner=fields.get("Owner", ""),
        status=fields.get("Status", ""),
        area=area,
    )


def _pairs(labelled: list[str]) -> Iterable[tuple[str, str]]:
    return zip(labelled[::2], labelled[1::2], strict=True)


def _sentence(text: str) -> str:
    return split_evidence(text)[0].removesuffix(".")
