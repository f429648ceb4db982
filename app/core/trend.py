"""How verdicts came and went: spans of time, with holes where nobody was watching."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import groupby
from operator import itemgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

from app.core.readiness.verdicts import Verdict, worst

if TYPE_CHECKING:
    from app.core.readiness.board import Board

TREND_SPAN: Final = timedelta(hours=24)
TREND_KEPT: Final = timedelta(days=8)
LOST: Final = timedelta(seconds=15)
"""Two judgements further apart than this have a hole between them."""


@dataclass(frozen=True, slots=True)
class Span:
    """One verdict from `since` to `until`; None where the console did not run or could not judge."""

    since: datetime
    until: datetime
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class Trend:
    """The last 24 hours, oldest span first, without gaps between spans; keys are area slugs and probe ids."""

    areas: Mapping[str, tuple[Span, ...]] = field(default_factory=lambda: MappingProxyType({}))
    probes: Mapping[str, tuple[Span, ...]] = field(default_factory=lambda: MappingProxyType({}))


class SubjectKind(StrEnum):
    """What a verdict is about."""

    AREA = "area"
    PROBE = "probe"


Subject: TypeAlias = tuple[SubjectKind, str]
"""The kind with the area's slug or the probe's id."""


@dataclass(frozen=True, slots=True)
class TrendRow:
    """One verdict of one subject, seen again and again from `since` to `until` (aware)."""

    subject: Subject
    since: datetime
    until: datetime
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Watched:
    """The rows that still grow, and those that have just ended."""

    growing: Mapping[Subject, TrendRow] = field(default_factory=lambda: MappingProxyType({}))
    ended: tuple[TrendRow, ...] = ()


def verdicts_of(board: Board) -> Mapping[Subject, Verdict]:
    """The verdict of every area and every probe."""
    areas = {(SubjectKind.AREA, assessment.area.slug): assessment.verdict for assessment in board.areas}
    return {**areas, **{(SubjectKind.PROBE, finding.probe_id): finding.verdict for finding in board.findings}}


def watch(before: Watched, verdicts: Mapping[Subject, Verdict], at: datetime) -> Watched:
    """What the rows become when these verdicts are seen at `at`; a subject without a verdict ends where it was seen."""
    growing: dict[Subject, TrendRow] = {}
    ended = [row for subject, row in before.growing.items() if subject not in verdicts]
    for subject, verdict in verdicts.items():
        row = before.growing.get(subject)
        seen = row is not None and timedelta() <= at - row.until <= LOST
        if row is not None and seen and row.verdict is verdict:
            growing[subject] = replace(row, until=at)
            continue
        growing[subject] = TrendRow(subject, at, at, verdict)
        if row is not None:
            ended.append(replace(row, until=at) if seen else row)
    return Watched(growing, tuple(ended))


def trend_of(rows: Iterable[TrendRow], since: datetime, now: datetime) -> Trend:
    """The spans of every subject that has a row in this time."""
    by_subject: dict[Subject, list[TrendRow]] = defaultdict(list)
    for row in rows:
        if row.until >= since and row.since <= now:
            by_subject[row.subject].append(row)
    found = {subject: spans(own, since, now) for subject, own in by_subject.items()}
    areas, probes = (
        MappingProxyType({name: own for (kind, name), own in found.items() if kind is wanted}) for wanted in SubjectKind
    )
    return Trend(areas, probes)


def spans(rows: Iterable[TrendRow], since: datetime, now: datetime) -> tuple[Span, ...]:
    """The rows of one subject as spans that cover `since` to `now` exactly; where rows overlap the worst wins."""
    edges: list[tuple[datetime, int, Verdict]] = []
    for row in rows:
        begin, end = max(row.since, since), min(row.until, now)
        if begin < end:
            edges += ((begin, 1, row.verdict), (end, -1, row.verdict))
    edges.sort(key=itemgetter(0))
    found: list[Span] = []
    counts: Counter[Verdict] = Counter()
    reached = since
    for moment, group in groupby(edges, key=itemgetter(0)):
        _extend(found, reached, moment, counts)
        reached = moment
        for _, step, verdict in group:
            counts[verdict] += step
    _extend(found, reached, now, counts)
    return tuple(found)


def _extend(found: list[Span], since: datetime, until: datetime, counts: Counter[Verdict]) -> None:
    """Add what held between two moments, grown together with the span before if that is the same."""
    if since >= until:
        return
    seen = [verdict for verdict, count in counts.items() if count]
    verdict = worst(seen) if seen else None
    if found and found[-1].verdict is verdict:
        found[-1] = replace(found[-1], until=until)
    else:
        found.append(Span(since, until, verdict))
