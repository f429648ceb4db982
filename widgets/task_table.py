"""The remediation tasks of a review as rows: what the review says of each beside what the probes say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from app.core.language import tr
from app.core.readiness.probes import PROBES
from app.core.review_evidence import Bearing, TaskEvidence
from widgets import shapes
from widgets.claim_findings_card import BEARING_TONES
from widgets.table_cell import cell_width
from widgets.table_model import Column

_SHAPES: Final = {
    Bearing.NOT_DONE: shapes.SQUARE,
    Bearing.MAY_BE_DONE: shapes.TRIANGLE,
    Bearing.AGREES: shapes.DISC,
    Bearing.CANNOT_TELL: shapes.DIAMOND,
    Bearing.NOT_OBSERVABLE: shapes.RING,
    Bearing.UNMAPPED: shapes.RING,
}
_PLACES: Final = {bearing: place for place, bearing in enumerate(_SHAPES)}
_SEVERITIES: Final = ("blocker", "critical", "high", "medium", "low")
_NAMED: Final = 2
_AREAS: Final = {probe.id: probe.area for probe in PROBES}


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task; `place` is its place in the review, `words` what the probes say in full.

    `area_by` says who put it into its area where the review does not.
    """

    key: tuple[str, int]
    place: int
    task_id: str
    text: str
    files: str
    severity: str
    owner: str
    status: str
    area: str
    area_by: str
    marks: str
    bearing: Bearing
    evidence: str
    words: str

    @property
    def cells(self) -> tuple[tuple[str, str], ...]:
        """Everything that is known, with names, for the task in full."""
        return (
            (tr("Task"), self.task_id),
            (tr("Text"), self.text),
            (tr("Severity"), self.severity),
            (tr("Owner"), self.owner),
            (tr("Status"), self.status),
            (tr("Area"), " ".join(filter(None, (self.area, self.area_by)))),
            (tr("Files"), self.files),
            (tr("Marks"), self.marks),
            (tr("Seen"), self.words),
        )


def task_rows(evidence: Iterable[TaskEvidence]) -> tuple[TaskRow, ...]:
    """The rows in the order of the review; a task that it defines twice has two."""
    seen: Counter[str] = Counter()
    rows = []
    for place, one in enumerate(evidence):
        seen[one.task_id] += 1
        rows.append(_row(place, one, (one.task_id, seen[one.task_id])))
    return tuple(rows)


def severity_order(severity: str) -> tuple[int, str]:
    """The worst first; words that nobody knows behind those, empty ones last."""
    word = severity.strip().casefold()
    rank = _SEVERITIES.index(word) if word in _SEVERITIES else len(_SEVERITIES) + (not word)
    return rank, word


def _row(place: int, one: TaskEvidence, key: tuple[str, int]) -> TaskRow:
    task = one.task
    area, by = _area(one)
    return TaskRow(
        key=key,
        place=place,
        task_id=one.task_id,
        text=tr("Mentioned in the review, not defined there") if task is None else task.text,
        files="" if task is None else task.files,
        severity="" if task is None else task.severity,
        owner="" if task is None else task.owner,
        status="" if task is None else task.status,
        area=area,
        area_by=by,
        marks="" if task is None else "".join(f"【{mark}】" for mark in task.evidence),
        bearing=one.bearing,
        evidence=_evidence(one),
        words=one.words,
    )


def _area(one: TaskEvidence) -> tuple[str, str]:
    """The review's own word, else the area of the first probe that speaks about the task."""
    if one.task is not None and one.task.area is not None:
        return one.task.area.words, ""
    areas = [_AREAS[says.probe_id] for says in one.probes if says.probe_id in _AREAS]
    return (areas[0].words, tr("(by its probes)")) if areas else ("", "")


def _evidence(one: TaskEvidence) -> str:
    """The bearing, and with a flag what it rests on: `may be done: certificate PASS`."""
    if not one.bearing.flagged:
        return one.bearing.word
    said = ", ".join(f"{says.probe_id} {says.verdict.word}" for says in one.probes[:_NAMED] if says.verdict is not None)
    more = tr(" and {count} more", count=len(one.probes) - _NAMED) if len(one.probes) > _NAMED else ""
    return f"{one.bearing.word}: {said}{more}"


EVIDENCE_WIDTH: Final = 288
TASK_COLUMNS: Final = (
    Column[TaskRow](tr("Task"), lambda row: row.task_id, order=lambda row: row.place, width=92, fixed=True),
    Column[TaskRow](tr("Text"), lambda row: row.text, bold=True),
    Column[TaskRow](
        tr("Severity"), lambda row: row.severity, order=lambda row: severity_order(row.severity), width=76, most=124
    ),
    Column[TaskRow](tr("Owner"), lambda row: row.owner, width=76, most=144),
    Column[TaskRow](tr("Status"), lambda row: row.status, width=72, most=120),
    Column[TaskRow](tr("Area"), lambda row: row.area, width=120, most=208),
    Column[TaskRow](
        tr("Seen from here"),
        lambda row: row.evidence,
        order=lambda row: _PLACES[row.bearing],
        shape=lambda row: _SHAPES[row.bearing],
        tone=lambda row: BEARING_TONES[row.bearing],
        width=EVIDENCE_WIDTH,
    ),
)
OWNER_COLUMN, AREA_COLUMN, EVIDENCE_COLUMN = 3, 5, 6


def narrow_evidence_width() -> int:
    """The width of the last column that holds each bearing whole, and leaves to the task in full what it rests on."""
    evidence = TASK_COLUMNS[EVIDENCE_COLUMN]
    return max(cell_width(evidence.sample(f"{bearing.word}…")) for bearing in Bearing if bearing.flagged)
