"""A day of verdicts as slices of equal length to draw, and as words for those who do not see the drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from math import ceil
from typing import Final

from app.core.language import tr
from app.core.readiness.verdicts import Verdict
from app.core.trend import Span

_EPISODES: Final = 4
_HOLE: Final = timedelta(minutes=1)


def trend_slices(spans: Sequence[Span], count: int) -> tuple[Verdict | None, ...]:
    """The spans' time cut into `count` slices of equal length, oldest first; None where nobody was watching.

    The worst verdict of a slice wins, however short it was; between a pass and a hole, what lasted longer. Spans
    without any length give none.
    """
    whole_s = (spans[-1].until - spans[0].since).total_seconds() if spans else 0.0
    if whole_s <= 0 or count < 1:
        return ()
    worst: list[Verdict | None] = [None] * count
    passed, unseen = [0.0] * count, [0.0] * count
    for span in spans:
        begin = (span.since - spans[0].since).total_seconds() / whole_s * count
        end = (span.until - spans[0].since).total_seconds() / whole_s * count
        for place in range(int(begin), min(count, ceil(end))):
            length = min(end, place + 1) - max(begin, place)
            if span.verdict is None:
                unseen[place] += length
            elif span.verdict is Verdict.PASS:
                passed[place] += length
            else:
                worst[place] = _worse(worst[place], span.verdict)
    return tuple(
        bad or (Verdict.PASS if good > hole else None) for bad, good, hole in zip(worst, passed, unseen, strict=True)
    )


def trend_words(spans: Sequence[Span]) -> str:
    """What happened when, in UTC: `fail 02:10 to 03:40; warn since 09:00; otherwise pass`; the latest things only."""
    if not spans:
        return tr("no history yet")
    told = _worth_telling(spans)
    found = [_episode(told, place) for place, span in enumerate(told) if span.verdict is not Verdict.PASS]
    passed = any(span.verdict is Verdict.PASS for span in told)
    if not found:
        return tr("pass all the time")
    earlier = len(found) - _EPISODES
    parts = [tr("{earlier} more before", earlier=earlier)] if earlier > 0 else []
    parts += found[-_EPISODES:]
    parts += [tr("otherwise pass")] if passed else []
    return "; ".join(parts)


def _worth_telling(spans: Sequence[Span]) -> list[Span]:
    """The spans without the shortest holes, such as the one since the newest look; what then touches is one."""
    told: list[Span] = []
    for span in spans:
        if span.verdict is None and span.until - span.since < _HOLE:
            continue
        if told and told[-1].verdict is span.verdict:
            told[-1] = replace(told[-1], until=span.until)
        else:
            told.append(span)
    return told or list(spans)


def _worse(known: Verdict | None, new: Verdict) -> Verdict:
    return new if known is None or new.rank > known.rank else known


def _episode(spans: Sequence[Span], place: int) -> str:
    """One span that is no pass; at the edges of the day its own begin or end is not known."""
    span = spans[place]
    what = tr("not watched") if span.verdict is None else span.verdict.said
    first, last = place == 0, place == len(spans) - 1
    if first and last:
        return tr("{what} all the time", what=what)
    if last:
        return tr("{what} since {clock}", what=what, clock=_clock(span.since))
    if first:
        return tr("{what} until {clock}", what=what, clock=_clock(span.until))
    begin, end = _clock(span.since), _clock(span.until)
    if begin == end:
        return tr("{what} at {clock}", what=what, clock=begin)
    return tr("{what} {begin} to {end}", what=what, begin=begin, end=end)


def _clock(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%H:%M")
