"""What changed from one review to the next: status, notes and tasks, as data with words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from app.core.areas import Area
from app.core.language import tr
from app.core.review_marks import status_words
from app.core.review_model import NOT_CLAIMED, AreaClaim, ClaimStatus, RemediationTask, Review


class Direction(Enum):
    """Whether a changed status claims more or less than before; SIDEWAYS when the two cannot be ranked."""

    BETTER = tr("better")
    WORSE = tr("worse")
    SIDEWAYS = tr("neither better nor worse")


class Change(Enum):
    """What happened to a task."""

    ADDED = tr("added")
    REMOVED = tr("removed")
    CHANGED = tr("changed")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a task before and after; an empty text is a field that is not given."""

    name: str
    before: str
    after: str

    @property
    def words(self) -> str:
        """`status: Pending → Done`."""
        return f"{self.name}: {self.before or tr('not given')} → {self.after or tr('not given')}"


@dataclass(frozen=True, slots=True)
class StatusChange:
    """One area's status before and after, as written."""

    area: Area
    before: str
    after: str
    direction: Direction

    @property
    def words(self) -> str:
        """The change as a sentence."""
        return tr(
            "{area}: “{before}” became “{after}”, {direction}.",
            area=self.area.words,
            before=self.before,
            after=self.after,
            direction=self.direction.value,
        )


@dataclass(frozen=True, slots=True)
class NotesChange:
    """One area's notes before and after, and the evidence marks that came and went."""

    area: Area
    before: str
    after: str
    evidence_added: tuple[str, ...]
    evidence_removed: tuple[str, ...]

    @property
    def words(self) -> str:
        """The change as a sentence."""
        parts = [tr("the notes are different")] if self.before != self.after else []
        if self.evidence_added:
            parts.append(tr("{count} evidence added", count=len(self.evidence_added)))
        if self.evidence_removed:
            parts.append(tr("{count} evidence removed", count=len(self.evidence_removed)))
        return f"{self.area.words}: {', '.join(parts)}."


@dataclass(frozen=True, slots=True)
class TaskChange:
    """One task that came, went or changed field by field; `before` or `after` is None when there is none."""

    task_id: str
    change: Change
    before: RemediationTask | None
    after: RemediationTask | None
    fields: tuple[FieldChange, ...] = ()

    @property
    def words(self) -> str:
        """The change as a sentence."""
        task = self.after or self.before
        said = "; ".join(field.words for field in self.fields) or (task.text if task else "")
        return f"{self.task_id} {self.change.value}: {said}."


@dataclass(frozen=True, slots=True)
class ReviewChanges:
    """Everything that differs between two reviews, areas in their order and tasks by number."""

    statuses: tuple[StatusChange, ...]
    notes: tuple[NotesChange, ...]
    tasks: tuple[TaskChange, ...]

    @property
    def words(self) -> str:
        """One line that sums the changes up."""
        statuses, notes, tasks = len(self.statuses), len(self.notes), len(self.tasks)
        parts = []
        if statuses:
            parts.append(tr("1 status") if statuses == 1 else tr("{count} statuses", count=statuses))
        if notes:
            parts.append(tr("{count} notes", count=notes))
        if tasks:
            parts.append(tr("1 task") if tasks == 1 else tr("{count} tasks", count=tasks))
        return tr("{parts} changed.", parts=", ".join(parts)) if parts else tr("Nothing changed.")


_RANKS: Final = {ClaimStatus.FAIL: 0, ClaimStatus.WARN: 1, ClaimStatus.READY: 2}
_FIELDS: Final = {
    "text": tr("text"),
    "files": tr("files"),
    "severity": tr("severity"),
    "owner": tr("owner"),
    "status": tr("status"),
}


def compare_reviews(old: Review, new: Review) -> ReviewChanges:
    """Set two reviews side by side; tasks are the same task when their numbers are."""
    pairs = list(zip(old.claims, new.claims, strict=True))
    return ReviewChanges(
        statuses=tuple(_status(before, after) for before, after in pairs if _said(before) != _said(after)),
        notes=tuple(_notes(before, after) for before, after in pairs if _reasons(before) != _reasons(after)),
        tasks=tuple(_tasks(old.tasks, new.tasks)),
    )


def _said(claim: AreaClaim) -> tuple[ClaimStatus, str, bool]:
    return claim.status, status_words(claim.words), claim.stated


def _reasons(claim: AreaClaim) -> tuple[str, frozenset[str]]:
    return (claim.notes if claim.stated else ""), frozenset(claim.evidence)


def _status(before: AreaClaim, after: AreaClaim) -> StatusChange:
    return StatusChange(before.area, _status_text(before), _status_text(after), _direction(before, after))


def _status_text(claim: AreaClaim) -> str:
    return claim.words or (NOT_CLAIMED if not claim.stated else tr("no status"))


def _direction(before: AreaClaim, after: AreaClaim) -> Direction:
    old, new = _RANKS.get(before.status), _RANKS.get(after.status)
    if old is None or new is None or old == new:
        return Direction.SIDEWAYS
    return Direction.BETTER if new > old else Direction.WORSE


def _notes(before: AreaClaim, after: AreaClaim) -> NotesChange:
    return NotesChange(
        before.area,
        _reasons(before)[0],
        _reasons(after)[0],
        tuple(mark for mark in after.evidence if mark not in before.evidence),
        tuple(mark for mark in before.evidence if mark not in after.evidence),
    )


def _tasks(old: Iterable[RemediationTask], new: Iterable[RemediationTask]) -> Iterator[TaskChange]:
    before, after = _by_number(old), _by_number(new)
    for number in sorted({*before, *after}):
        # A task that one review defines twice is compared with its namesakes in their order.
        pairs = list(zip(before[number], after[number], strict=False))
        for was, now in pairs:
            if changed := tuple(_field_changes(was, now)):
                yield TaskChange(now.task_id, Change.CHANGED, was, now, changed)
        for task in before[number][len(pairs) :]:
            yield TaskChange(task.task_id, Change.REMOVED, task, None)
        for task in after[number][len(pairs) :]:
            yield TaskChange(task.task_id, Change.ADDED, None, task)


def _by_number(tasks: Iterable[RemediationTask]) -> defaultdict[int, list[RemediationTask]]:
    found: defaultdict[int, list[RemediationTask]] = defaultdict(list)
    for task in tasks:
        found[task.number].append(task)
    return found


def _field_changes(was: RemediationTask, now: RemediationTask) -> Iterator[FieldChange]:
    for name, words in _FIELDS.items():
        before, after = getattr(was, name), getattr(now, name)
        if before != after:
            yield FieldChange(words, before, after)
    if was.area is not now.area:
        yield FieldChange(tr("area"), was.area.words if was.area else "", now.area.words if now.area else "")
    if was.evidence != now.evidence:
        yield FieldChange(tr("evidence"), _marks(was), _marks(now))


def _marks(task: RemediationTask) -> str:
    return "".join(f"【{mark}】" for mark in task.evidence)
