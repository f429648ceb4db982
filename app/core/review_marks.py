"""The small notations inside a review's lines: evidence marks, task numbers, and words of status."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Final


class MarkKind(Enum):
    """What an evidence mark points at; OTHER when its form is unknown."""

    FILE = "file"
    OUTPUT = "output"
    PROBE = "probe"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class EvidenceMark:
    """The inside of a 【…】 mark.

    A FILE has a path as `source` and lines from 1, an OUTPUT the id of a recorded output and its lines, a PROBE a
    probe's id and the time `at` of its reading (None for one that was never made). OTHER keeps the text as `source`.
    """

    kind: MarkKind
    source: str
    first_line: int | None = None
    last_line: int | None = None
    at: datetime | None = None


class TaskState(Enum):
    """Whether a task's status means that something is left to do."""

    OPEN = "open"
    DONE = "done"
    UNKNOWN = "unknown"


NEVER_READ: Final = "never"
"""Stands for the time in the mark of a probe that has not read anything."""

_EVIDENCE = re.compile(r"\s?【([^【】]+)】")
_LINES = re.compile(r"(F:)?([^†]+)†L([0-9]{1,9})(?:-L([0-9]{1,9}))?")
_PROBE = re.compile(r"P:([^†]+)†(.+)")
_TASK_NUMBER = r"[0-9]{1,6}(?![0-9])"
_MENTION = re.compile(rf"\bRMT-({_TASK_NUMBER})")
_NEXT_TASK = re.compile(rf"(\s*/\s*|\s*[–—]\s*|-|\s+(?:through|to)\s+)(RMT-)?({_TASK_NUMBER})(?!\w)")
_LONGEST_RANGE = 200

_STATES: Final = {
    word: state
    for state, words in (
        (TaskState.OPEN, "pending, open, todo, to do, planned, not started, started, in progress, blocked, blocker"),
        (TaskState.OPEN, "needs fix, needs attention, follow up, skipped, deferred, reopened, not done"),
        (TaskState.DONE, "done, complete, completed, closed, resolved, fixed, remediated, mitigated, verified"),
        (TaskState.DONE, "hardened, ready, merged, shipped"),
    )
    for word in words.split(", ")
}


def split_evidence(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text without its 【…】 marks, and the insides of the marks; marks inside marks stay text."""
    marks = _EVIDENCE.findall(text)
    words = _EVIDENCE.sub("", text).strip()
    if _EVIDENCE.search(words):
        return text.strip(), ()
    return words, tuple(marks)


def evidence_mark(inside: str) -> EvidenceMark:
    """Parse `F:path†L1-L9`, `id†L1-L2` or `P:probe†time`; anything else is kept as OTHER."""
    if found := _PROBE.fullmatch(inside):
        return _probe_mark(inside, found[1], found[2])
    if found := _LINES.fullmatch(inside):
        first, last = int(found[3]), int(found[4] or found[3])
        if 1 <= first <= last:
            return EvidenceMark(MarkKind.FILE if found[1] else MarkKind.OUTPUT, found[2], first, last)
    return EvidenceMark(MarkKind.OTHER, inside)


def _probe_mark(inside: str, probe_id: str, when: str) -> EvidenceMark:
    if when == NEVER_READ:
        return EvidenceMark(MarkKind.PROBE, probe_id)
    try:
        at = datetime.fromisoformat(when)
    except ValueError:
        return EvidenceMark(MarkKind.OTHER, inside)
    # A time without a zone is no moment.
    return EvidenceMark(MarkKind.OTHER, inside) if at.tzinfo is None else EvidenceMark(MarkKind.PROBE, probe_id, at=at)


def task_number(task_id: str) -> int:
    """The number of a task's id (`RMT-007` is 7)."""
    return int(task_id.removeprefix("RMT-"))


def mentioned_numbers(text: str) -> Iterator[int]:
    """The task numbers that a text names: `RMT-007`, `RMT-001/002`, `RMT-003 through RMT-005`."""
    end = 0
    while found := _MENTION.search(text, end):
        number, digits, end = int(found[1]), len(found[1]), found.end()
        yield number
        # A bare number goes on with the list only if it is written like the first: "RMT-003 to 5 hosts" names one task.
        while (more := _NEXT_TASK.match(text, end)) and (more[2] or len(more[3]) == digits):
            following, end = int(more[3]), more.end()
            # A range that long is a slip of the pen: its two ends are what it surely names.
            if "/" not in more[1] and number < following <= number + _LONGEST_RANGE:
                yield from range(number + 1, following)
            yield following
            number = following


def task_state(status: str) -> TaskState:
    """Judge a task's status by its words."""
    return _STATES.get(status_words(status), TaskState.UNKNOWN)


def status_words(text: str) -> str:
    """A status in small letters, without marks, emphasis and punctuation."""
    return " ".join(re.sub(r"[^a-z ]+", " ", text.lower()).split())
