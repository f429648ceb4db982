"""Where a review contradicts itself: sentences, each with the lines it stands on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Final

from app.core.areas import Area, normalise
from app.core.language import tr
from app.core.readiness.findings_map import known_findings
from app.core.review import claim_status
from app.core.review_marks import TaskState, status_words
from app.core.review_model import (
    AreaClaim,
    ClaimStatus,
    LineKind,
    RemediationTask,
    Review,
    ReviewSection,
    SectionText,
    TextKind,
)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One sentence about what does not go together, and the numbers of the lines it is about, some 40 at most.

    `of_marks` where the marks of a line are the matter themselves.
    """

    words: str
    lines: tuple[int, ...]
    of_marks: bool = False


_BAD: Final = (ClaimStatus.WARN, ClaimStatus.FAIL)
_NAMED_AT_MOST: Final = 6
_LINES_AT_MOST: Final = 40

_FINDINGS = re.compile(r"\b(?:findings|issues|blockers|gaps|risks|problems)\b", re.IGNORECASE)
_CLOSED = re.compile(r"\b(?:completed?|closed|resolved|fixed|fixes|remediated|remediation log)\b", re.IGNORECASE)
_SUMMARY = re.compile(r"\b(?:summary|verdict|conclusion|recommendation|decision|sign-?off)\b", re.IGNORECASE)
_ALL_CLOSED = re.compile(
    r"\b(?:all|every|everything|each)\b[^.]*\b(?:remediated|resolved|fixed|closed|addressed|mitigated|completed?|repaired)\b"
    r"|\bno (?:open|outstanding|remaining) (?:findings?|issues?|tasks?|blockers?)\b",
    re.IGNORECASE,
)
_GOOD = re.compile(
    r"\b(?:validated|approved|signed off|production[- ]ready|ready for (?:production|launch|go-live|release)"
    r"|all (?:nine )?areas (?:are )?ready)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:not|never|no longer|isn't|aren't|cannot|until|unless|once|before|yet)\b", re.IGNORECASE)


def contradictions(review: Review) -> tuple[Contradiction, ...]:
    """What the review says against itself, in the order of its lines."""
    found = [
        *_two_statuses_of_an_area(review),
        *_mark_against_words(review),
        *_ready_over_findings(review),
        *_ready_over_tasks(review),
        *_good_over_bad(review),
        *_all_closed_over_open(review),
        *_two_statuses_of_a_task(review.tasks),
        *_open_under_completed(review),
    ]
    return tuple(sorted(found, key=lambda one: one.lines))


def finding_texts(review: Review) -> tuple[tuple[ReviewSection, SectionText], ...]:
    """The bullets under headings that promise findings, with their sections."""
    return tuple(
        (section, text)
        for section in review.sections
        if section_state(section) is TaskState.OPEN
        for text in section.texts
        if text.kind is TextKind.BULLET and not says_all_closed(text.text)
    )


def section_state(section: ReviewSection) -> TaskState:
    """Whether a section lists what is open or what was repaired, by its heading and those above it."""
    titles = (*section.above, section.title)
    if any(map(_CLOSED.search, titles)):
        return TaskState.DONE
    return TaskState.OPEN if any(map(_FINDINGS.search, titles)) else TaskState.UNKNOWN


def says_all_closed(text: str) -> bool:
    """Whether a sentence says that everything was repaired."""
    return _says(_ALL_CLOSED, text)


def _says(statement: re.Pattern[str], text: str) -> bool:
    # The longest sentence of a review is far shorter, and the time of a search grows with its square.
    words = text[:1_000]
    return bool(statement.search(words)) and not _NEGATED.search(words)


def _open_tasks(review: Review) -> tuple[RemediationTask, ...]:
    return tuple(task for task in review.tasks if task.state is TaskState.OPEN)


def _two_statuses_of_an_area(review: Review) -> Iterator[Contradiction]:
    for claim in review.restated:
        first = review.claim(claim.area)
        if (first.status, status_words(first.words)) == (claim.status, status_words(claim.words)):
            words = tr("{area} has two rows of the same status with different notes.", area=claim.area.words)
        else:
            words = tr(
                "{area} is called “{first}” and “{second}”.",
                area=claim.area.words,
                first=first.words,
                second=claim.words,
            )
        yield Contradiction(words, (first.line, claim.line))


def _mark_against_words(review: Review) -> Iterator[Contradiction]:
    for claim in _rows(review):
        words = "".join(character for character in claim.words if character.isascii()).strip()
        said = claim_status(words)
        mark = claim_status(claim.words.replace(words, "", 1))
        if (said is ClaimStatus.READY) != (mark is ClaimStatus.READY) and ClaimStatus.UNKNOWN not in (said, mark):
            text = tr(
                "{area}: the mark and the words of “{words}” do not go together.",
                area=claim.area.words,
                words=claim.words,
            )
            yield Contradiction(text, (claim.line,), of_marks=True)


def _ready_over_findings(review: Review) -> Iterator[Contradiction]:
    """A finding counts against its area; one whose area is not known, against a table that has nothing but Ready."""
    rows = _rows(review)
    by_area: defaultdict[Area | None, list[SectionText]] = defaultdict(list)
    for section, text in finding_texts(review):
        by_area[_area_of(section, text)].append(text)
    for claim in rows:
        own = by_area.get(claim.area, [])
        if claim.status is ClaimStatus.READY and own:
            words = tr(
                "{area} is called “{words}” over {findings}.",
                area=claim.area.words,
                words=claim.words,
                findings=_open_findings(len(own)),
            )
            yield Contradiction(words, (claim.line, *(text.number for text in own[:_LINES_AT_MOST])))
    loose = by_area.get(None, [])
    if rows and loose and all(claim.status is ClaimStatus.READY for claim in rows):
        words = tr("Every row is ready, over {findings} of no stated area.", findings=_open_findings(len(loose)))
        yield Contradiction(words, (rows[0].line, *(text.number for text in loose[:_LINES_AT_MOST])))


def _area_of(section: ReviewSection, text: SectionText) -> Area | None:
    """The area its heading or its own words name, else the one that reviews gave such a finding."""
    named = {area for area in Area if normalise(area.value) in normalise(text.text)}
    known = named or {finding.area for finding in known_findings(text.text)}
    return section.area or (known.pop() if len(known) == 1 else None)


def _ready_over_tasks(review: Review) -> Iterator[Contradiction]:
    by_area: defaultdict[Area | None, list[RemediationTask]] = defaultdict(list)
    for task in _open_tasks(review):
        by_area[task.area].append(task)
    for claim in _rows(review):
        own = by_area.get(claim.area, [])
        if claim.status is ClaimStatus.READY and own:
            text = tr(
                "{area} is called “{words}” beside {tasks}.",
                area=claim.area.words,
                words=claim.words,
                tasks=_named(own),
            )
            yield Contradiction(text, (claim.line, *(task.line for task in own[:_LINES_AT_MOST])))


def _good_over_bad(review: Review) -> Iterator[Contradiction]:
    bad = [claim for claim in _rows(review) if claim.status in _BAD]
    failing = ", ".join(dict.fromkeys(claim.area.words for claim in bad))
    if not bad:
        return
    lines = tuple(claim.line for claim in bad[:_LINES_AT_MOST])
    if _says(_GOOD, review.title):
        titled = tuple(line.number for line in review.lines if line.kind is LineKind.TITLE)
        words = tr(
            "The title says “{statement}” over rows that are not ready: {failing}.",
            statement=_short(review.title),
            failing=failing,
        )
        yield Contradiction(words, (*titled, *lines))
    for section in review.sections:
        if section.title and not _SUMMARY.search(section.title):
            continue
        for text in section.texts:
            if _says(_GOOD, text.text):
                words = tr(
                    "“{statement}” stands beside rows that are not ready: {failing}.",
                    statement=_short(text.text),
                    failing=failing,
                )
                yield Contradiction(words, (text.number, *lines))


def _all_closed_over_open(review: Review) -> Iterator[Contradiction]:
    tasks = _open_tasks(review)
    bad = [claim for claim in _rows(review) if claim.status in _BAD]
    beside = [_named(tasks)] if tasks else []
    beside += [_rows_not_ready(len(bad))] if bad else []
    if not beside:
        return
    lines = tuple(one.line for one in chain[RemediationTask | AreaClaim](tasks, bad))[:_LINES_AT_MOST]
    for section in review.sections:
        for text in section.texts:
            if text.kind is not TextKind.CODE and says_all_closed(text.text):
                words = tr(
                    "“{statement}” stands beside {beside}.",
                    statement=_short(text.text),
                    beside=tr(" and ").join(beside),
                )
                yield Contradiction(words, (text.number, *lines))


def _two_statuses_of_a_task(tasks: Iterable[RemediationTask]) -> Iterator[Contradiction]:
    for _, group in groupby(sorted(tasks, key=lambda task: task.number), key=lambda task: task.number):
        same = list(group)
        statuses = dict.fromkeys(task.status or tr("no status") for task in same)
        if len(same) == 1:
            continue
        if len({status_words(status) for status in statuses}) > 1:
            words = tr("{task_id} has two statuses: {statuses}.", task_id=same[0].task_id, statuses=", ".join(statuses))
        else:
            words = tr(
                "{task_id} is defined {times} times, each time differently.", task_id=same[0].task_id, times=len(same)
            )
        yield Contradiction(words, tuple(task.line for task in same[:_LINES_AT_MOST]))


def _open_under_completed(review: Review) -> Iterator[Contradiction]:
    for section in review.sections:
        titles = [title for title in (*section.above, section.title) if re.search(r"\bcomplete", title, re.IGNORECASE)]
        for task in section.tasks:
            if titles and task.state is TaskState.OPEN:
                yield Contradiction(
                    tr(
                        "{task_id} is “{status}” under “{title}”.",
                        task_id=task.task_id,
                        status=task.status,
                        title=titles[0],
                    ),
                    (section.line, task.line),
                )


def _rows(review: Review) -> tuple[AreaClaim, ...]:
    return (*(claim for claim in review.claims if claim.stated), *review.restated)


def _named(tasks: Iterable[RemediationTask]) -> str:
    ids = list(dict.fromkeys(task.task_id for task in tasks))
    more = tr(" and {count} more", count=len(ids) - _NAMED_AT_MOST) if len(ids) > _NAMED_AT_MOST else ""
    count = tr("1 open task") if len(ids) == 1 else tr("{count} open tasks", count=len(ids))
    return f"{count}: {', '.join(ids[:_NAMED_AT_MOST])}{more}"


def _open_findings(count: int) -> str:
    return tr("1 open finding") if count == 1 else tr("{count} open findings", count=count)


def _rows_not_ready(count: int) -> str:
    return tr("1 row not ready") if count == 1 else tr("{count} rows not ready", count=count)


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"
