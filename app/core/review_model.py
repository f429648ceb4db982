"""A readiness review as data: claims, sections, tasks, mentions, and an account of every line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from app.core.areas import Area
from app.core.language import tr
from app.core.review_marks import EvidenceMark, TaskState, evidence_mark, task_number, task_state

NOT_CLAIMED: Final = tr("not claimed")


class ClaimStatus(Enum):
    """What a review says about an area.

    OPEN when it leaves the judgement open (pending, skipped), UNKNOWN when it says nothing that can be understood.
    """

    READY = "ready"
    WARN = "warn"
    FAIL = "fail"
    OPEN = "open"
    UNKNOWN = "unknown"


class LineKind(Enum):
    """What became of a line; UNPARSED is the only kind that was not understood."""

    TITLE = "title"
    HEADING = "heading"
    TABLE = "table head or rule"
    CLAIM = "claim"
    TASK = "task"
    TEXT = "text of a section"
    LAYOUT = "rule or fence"
    UNPARSED = "not understood"


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One line of the document that is not blank: `number` from 1, `text` as written."""

    number: int
    text: str
    kind: LineKind


@dataclass(frozen=True, slots=True)
class AreaClaim:
    """One row of the summary: `words` is the status as written, `evidence` the marks that stood in the notes.

    `stated` is False for an area the review has no row for; `line` is the row's number, 0 without one.
    """

    area: Area
    status: ClaimStatus
    words: str
    notes: str
    evidence: tuple[str, ...] = ()
    stated: bool = True
    line: int = field(default=0, compare=False)

    @property
    def marks(self) -> tuple[EvidenceMark, ...]:
        """The evidence, parsed."""
        return tuple(map(evidence_mark, self.evidence))


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
    evidence: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)

    @property
    def number(self) -> int:
        """The number in the id, by which tasks of two reviews are the same task."""
        return task_number(self.task_id)

    @property
    def state(self) -> TaskState:
        """Whether the status as written means open or done."""
        return task_state(self.status)

    @property
    def marks(self) -> tuple[EvidenceMark, ...]:
        """The evidence, parsed."""
        return tuple(map(evidence_mark, self.evidence))


@dataclass(frozen=True, slots=True)
class TaskMention:
    """A task that the text names without defining it there; `lines` are the numbers of the lines that do."""

    task_id: str
    lines: tuple[int, ...] = field(default=(), compare=False)

    @property
    def number(self) -> int:
        """The number in the id."""
        return task_number(self.task_id)


class TextKind(Enum):
    """How a line of a section stood in the document."""

    PROSE = "prose"
    BULLET = "bullet"
    NESTED = "nested bullet"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class SectionText:
    """One line of a section, without its bullet and its evidence marks."""

    text: str
    kind: TextKind
    evidence: tuple[str, ...] = ()
    number: int = field(default=0, compare=False)

    @property
    def shown(self) -> str:
        """The line as it is read, bullets as `• `."""
        return f"• {self.text}".rstrip() if self.kind in (TextKind.BULLET, TextKind.NESTED) else self.text


@dataclass(frozen=True, slots=True)
class ReviewSection:
    """One heading with the text and the tasks below it, each in its order.

    `level` counts the heading's marks; `above` are the titles of the headings that this one stands under.
    """

    title: str
    area: Area | None
    texts: tuple[SectionText, ...] = ()
    tasks: tuple[RemediationTask, ...] = ()
    level: int = 2
    above: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)

    @property
    def lines(self) -> tuple[str, ...]:
        """The text line by line, without evidence marks; bullets begin with `• `."""
        return tuple(text.shown for text in self.texts)

    @property
    def evidence(self) -> tuple[str, ...]:
        """The insides of all its evidence marks."""
        return tuple(mark for text in self.texts for mark in text.evidence)


@dataclass(frozen=True, slots=True)
class Review:
    """A parsed review. `claims` holds all nine areas in their order; `unparsed` every line that was not understood.

    `restated` holds rows about an area that an earlier row judged otherwise, `mentions` the tasks that the text names,
    by number, and `lines` every line that is not blank, with what became of it.
    """

    title: str
    reviewed_on: str | None
    claims: tuple[AreaClaim, ...]
    sections: tuple[ReviewSection, ...] = ()
    tasks: tuple[RemediationTask, ...] = ()
    unparsed: tuple[str, ...] = ()
    restated: tuple[AreaClaim, ...] = ()
    mentions: tuple[TaskMention, ...] = ()
    lines: tuple[ReviewLine, ...] = field(default=(), compare=False)

    def claim(self, area: Area) -> AreaClaim:
        """The claim about one area; always there."""
        return self.claims[area.rank]

    @property
    def mentioned_only(self) -> tuple[TaskMention, ...]:
        """The tasks that are mentioned and nowhere defined, by number."""
        defined = {task.number for task in self.tasks}
        return tuple(mention for mention in self.mentions if mention.number not in defined)

    @property
    def repeated_sections(self) -> tuple[str, ...]:
        """The headings that stand more than once, in the order of their first."""
        counted = Counter(section.title for section in self.sections if section.title)
        return tuple(title for title, count in counted.items() if count > 1)

    @property
    def line_counts(self) -> Mapping[LineKind, int]:
        """How many lines became what; the sum is the number of lines that are not blank."""
        return Counter(line.kind for line in self.lines)
