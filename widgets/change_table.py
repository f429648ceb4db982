"""What changed from one review to the next, as rows: status, notes, tasks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.core.language import tr
from app.core.present import NONE_YET
from app.core.review import RemediationTask
from app.core.review_changes import Direction, NotesChange, ReviewChanges, TaskChange
from widgets.table_model import Column
from widgets.verdict_card import unmarked

_TONES: Final = {Direction.BETTER: "text", Direction.WORSE: "fail", Direction.SIDEWAYS: "muted"}


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One thing that differs; `place` is its place among all, `tone` the colour token of the last column."""

    place: int
    kind: str
    subject: str
    before: str
    after: str
    change: str
    tone: str = "muted"


def change_rows(changes: ReviewChanges) -> tuple[ChangeRow, ...]:
    """Every change, statuses first, areas in their order and tasks by number."""
    return tuple(ChangeRow(place, *cells) for place, cells in enumerate(_cells(changes)))


def _cells(changes: ReviewChanges) -> Iterator[tuple[str, str, str, str, str, str]]:
    for status in changes.statuses:
        tone = _TONES[status.direction]
        before, after = unmarked(status.before), unmarked(status.after)
        if before == after:  # only the mark is another one
            before, after = status.before, status.after
        yield tr("Status"), status.area.words, before, after, status.direction.value, tone
    for notes in changes.notes:
        yield tr("Notes"), notes.area.words, notes.before or NONE_YET, notes.after or NONE_YET, _notes(notes), "muted"
    for task in changes.tasks:
        yield tr("Task"), task.task_id, *_sides(task), task.change.value, "muted"


def _notes(notes: NotesChange) -> str:
    added, removed = len(notes.evidence_added), len(notes.evidence_removed)
    parts = [tr("other words")] if notes.before != notes.after else []
    if added:
        parts.append(tr("1 mark added") if added == 1 else tr("{count} marks added", count=added))
    if removed:
        parts.append(tr("1 mark removed") if removed == 1 else tr("{count} marks removed", count=removed))
    return ", ".join(parts)


def _sides(task: TaskChange) -> tuple[str, str]:
    """Before and after: the fields that differ, or the whole task where the other review has none."""
    if task.fields:
        before = "; ".join(f"{field.name}: {field.before or tr('not given')}" for field in task.fields)
        after = "; ".join(f"{field.name}: {field.after or tr('not given')}" for field in task.fields)
        return before, after
    return _whole(task.before), _whole(task.after)


def _whole(task: RemediationTask | None) -> str:
    if task is None:
        return NONE_YET
    return ", ".join(filter(None, (task.text, task.severity, task.owner, task.status)))


_KINDS: Final = (tr("Status"), tr("Notes"), tr("Task"))
_DIRECTIONS: Final = tuple(direction.value for direction in Direction)
CHANGE_COLUMNS: Final = (
    Column[ChangeRow](tr("What"), lambda row: row.kind, order=lambda row: row.place, samples=_KINDS, spare=1),
    Column[ChangeRow](tr("Where"), lambda row: row.subject, width=120, most=336, least=200, bold=True),
    Column[ChangeRow](tr("Before"), lambda row: row.before),
    Column[ChangeRow](tr("After", "a column"), lambda row: row.after),
    Column[ChangeRow](tr("Change"), lambda row: row.change, tone=lambda row: row.tone, samples=_DIRECTIONS),
)
