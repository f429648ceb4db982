"""Which services have something to judge, and what is said where none has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from app.core.attempts import attempted_at
from app.core.language import tr
from app.core.readiness.probe import Opinion, ProbeView, SubjectFinding, judge_reading
from app.core.readiness.verdicts import Verdict, worst
from app.core.state import ReadingKind, ServiceAddress


@dataclass(frozen=True, slots=True)
class Seen:
    """What services have of something: `blind` are those that could not be read, `present` those that have it."""

    present: tuple[ServiceAddress, ...]
    blind: tuple[str, ...]


def seen_at(view: ProbeView, kind: ReadingKind, has: Callable[[Any], bool]) -> Seen:
    """Which services have something in the reading, and whose metrics could not be read."""
    present, blind = [], []
    for address in view.configured:
        value = view.state.reading(kind, address.name).value
        if value is not None and has(value):
            present.append(address)
            continue
        metrics = view.state.reading(ReadingKind.METRICS, address.name)
        at = attempted_at(metrics)
        missing = metrics.failure is not None and metrics.failure.status == 404
        if not missing and (at is None or metrics.failure is not None or view.expired(at)):
            blind.append(address.name)
    return Seen(tuple(present), tuple(blind))


def found_nowhere(view: ProbeView, seen: Seen, metric: str) -> tuple[SubjectFinding, ...]:
    """No service has it: unknown while any could not be read, else nobody here exposes it."""
    if seen.blind:
        words = tr("{metric} was not seen, but {blind} could not be read", metric=metric, blind=", ".join(seen.blind))
        return (SubjectFinding("", Verdict.UNKNOWN, words),)
    verdict = Verdict.UNKNOWN if view.probe.required else Verdict.NOT_CONFIGURED
    return (SubjectFinding("", verdict, tr("no service of this environment exposes {metric}", metric=metric)),)


def found_alike(view: ProbeView, seen: Seen, opinion: Opinion) -> tuple[SubjectFinding, ...]:
    """One finding for all services that have it, as old as the oldest of their readings."""
    kind = view.probe.reads[0]
    found = [
        judge_reading(view, address, view.state.reading(kind, address.name), lambda *_: opinion, lambda _: None)
        for address in seen.present
    ]
    # A service that was not read for a while may have begun to move.
    bad = worst(finding.verdict for finding in found)
    first = next(finding for finding in found if finding.verdict is bad)
    return (replace(first, subject="") if first.observed == opinion.words else first,)
