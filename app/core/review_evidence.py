"""What the probes say about a review's tasks and findings: what may be done, and what is not done after all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from app.core.areas import Area
from app.core.language import tr
from app.core.readiness.findings_map import NOT_OBSERVABLE, TASKS, known_findings
from app.core.readiness.probe import Finding
from app.core.readiness.verdicts import Verdict
from app.core.review_conflicts import says_all_closed, section_state
from app.core.review_marks import MarkKind, TaskState, mentioned_numbers
from app.core.review_model import RemediationTask, Review, ReviewSection, SectionText, TaskMention, TextKind


class Bearing(Enum):
    """How what the probes found bears on what the review says of a task or finding."""

    MAY_BE_DONE = tr("may be done")
    NOT_DONE = tr("not done after all")
    AGREES = tr("agrees")
    CANNOT_TELL = tr("cannot tell")
    NOT_OBSERVABLE = NOT_OBSERVABLE
    UNMAPPED = tr("no probe is known for it")

    @property
    def word(self) -> str:
        """The words of a table's column."""
        return self.value

    @property
    def flagged(self) -> bool:
        """Whether review and probes disagree."""
        return self in (Bearing.MAY_BE_DONE, Bearing.NOT_DONE)


@dataclass(frozen=True, slots=True)
class ProbeSays:
    """One probe that speaks about something; `verdict` is None when the board did not ask it."""

    probe_id: str
    verdict: Verdict | None

    @property
    def words(self) -> str:
        """`certificate: FAIL`."""
        word = tr("not asked") if self.verdict is None else self.verdict.word
        return f"{self.probe_id}: {word}"


@dataclass(frozen=True, slots=True)
class TaskEvidence:
    """A task beside its probes; `task` is None for one that the review mentions and nowhere defines."""

    task_id: str
    task: RemediationTask | None
    bearing: Bearing
    probes: tuple[ProbeSays, ...]
    words: str


@dataclass(frozen=True, slots=True)
class FindingEvidence:
    """A finding of the review beside its probes; `state` is what the heading above it says of it."""

    text: str
    line: int
    area: Area | None
    state: TaskState
    bearing: Bearing
    probes: tuple[ProbeSays, ...]
    words: str


_SEEN: Final = (Verdict.FAIL, Verdict.WARN)
_STATUSES: Final = {TaskState.OPEN: tr("Open", "a state"), TaskState.DONE: tr("Called repaired"), TaskState.UNKNOWN: ""}


@dataclass(frozen=True, slots=True)
class _Mapped:
    """The probes that the map names; not `whole` when a part of the matter has none."""

    probe_ids: tuple[str, ...]
    whole: bool = True


def task_evidence(review: Review, findings: Iterable[Finding]) -> tuple[TaskEvidence, ...]:
    """Every task of the review, those only mentioned last, beside what the board's findings say."""
    verdicts = {finding.probe_id: finding.verdict for finding in findings}
    tasks = [_task(task, verdicts) for task in review.tasks]
    mentioned = [_mentioned(mention, verdicts) for mention in review.mentioned_only]
    return (*tasks, *mentioned)


def finding_evidence(review: Review, findings: Iterable[Finding]) -> tuple[FindingEvidence, ...]:
    """Every finding of the review, open or called repaired, in the order of its lines, beside the board's findings."""
    verdicts = {finding.probe_id: finding.verdict for finding in findings}
    return tuple(_finding(section, text, verdicts) for section, text in _statements(review))


def unmapped(review: Review) -> tuple[str, ...]:
    """The tasks and findings of which the map of probes says nothing, in words of the review."""
    tasks = [task.task_id for task in review.tasks if _of_task(task) is None]
    mentioned = [mention.task_id for mention in review.mentioned_only if mention.number not in TASKS]
    return (*tasks, *mentioned, *(text.text for _, text in _statements(review) if _of_text(text.text) is None))


def _task(task: RemediationTask, verdicts: Mapping[str, Verdict]) -> TaskEvidence:
    mapped = _of_task(task)
    probes = _said(mapped, verdicts)
    bearing = _bearing(mapped, task.state, probes)
    return TaskEvidence(task.task_id, task, bearing, probes, _words(bearing, task.status, probes))


def _mentioned(mention: TaskMention, verdicts: Mapping[str, Verdict]) -> TaskEvidence:
    mapped = _of_number(mention.number)
    probes = _said(mapped, verdicts)
    bearing = _bearing(mapped, TaskState.UNKNOWN, probes)
    words = tr("Mentioned, not defined. {words}", words=_words(bearing, "", probes))
    return TaskEvidence(mention.task_id, None, bearing, probes, words)


def _finding(section: ReviewSection, text: SectionText, verdicts: Mapping[str, Verdict]) -> FindingEvidence:
    mapped = _of_text(text.text)
    probes = _said(mapped, verdicts)
    state = section_state(section)
    bearing = _bearing(mapped, state, probes)
    words = _words(bearing, _STATUSES[state], probes)
    return FindingEvidence(text.text, text.number, section.area, state, bearing, probes, words)


def _statements(review: Review) -> Iterator[tuple[ReviewSection, SectionText]]:
    for section in review.sections:
        if section.area is None and section_state(section) is TaskState.UNKNOWN:
            continue
        for text in section.texts:
            if text.kind is TextKind.BULLET and not says_all_closed(text.text):
                yield section, text


def _of_task(task: RemediationTask) -> _Mapped | None:
    """The probes that the task's own evidence names, as in a review generated by this console, else the map's."""
    named = tuple(dict.fromkeys(mark.source for mark in task.marks if mark.kind is MarkKind.PROBE))
    return _Mapped(named) if named else _of_number(task.number) or _of_text(task.text)


def _of_number(number: int) -> _Mapped | None:
    return _Mapped(TASKS[number]) if number in TASKS else None


def _of_text(text: str) -> _Mapped | None:
    parts = [finding.probes for finding in known_findings(text)]
    parts += [TASKS[number] for number in mentioned_numbers(text) if number in TASKS]
    if not parts:
        return None
    return _Mapped(tuple(dict.fromkeys(probe_id for ids in parts for probe_id in ids)), all(parts))


def _said(mapped: _Mapped | None, verdicts: Mapping[str, Verdict]) -> tuple[ProbeSays, ...]:
    return tuple(ProbeSays(probe_id, verdicts.get(probe_id)) for probe_id in (mapped.probe_ids if mapped else ()))


def _bearing(mapped: _Mapped | None, state: TaskState, probes: tuple[ProbeSays, ...]) -> Bearing:
    if mapped is None:
        return Bearing.UNMAPPED
    if not probes:
        return Bearing.NOT_OBSERVABLE
    verdicts = {probe.verdict for probe in probes}
    passing = mapped.whole and verdicts == {Verdict.PASS}
    if state is TaskState.OPEN and passing:
        return Bearing.MAY_BE_DONE
    if state is TaskState.DONE and Verdict.FAIL in verdicts:
        return Bearing.NOT_DONE
    seen_open = state is TaskState.OPEN and not verdicts.isdisjoint(_SEEN)
    seen_done = state is TaskState.DONE and passing
    return Bearing.AGREES if seen_open or seen_done else Bearing.CANNOT_TELL


def _words(bearing: Bearing, status: str, probes: tuple[ProbeSays, ...]) -> str:
    if not probes:
        return f"{bearing.word[:1].upper()}{bearing.word[1:]}."
    said = ", ".join(probe.words for probe in probes)
    status = status or tr("No status")
    return f"{status}; {said}: {bearing.word}."
