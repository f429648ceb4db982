"""What people decided, for the page tests: waivers, votes, a day of verdicts, a board on which everything may go."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from types import MappingProxyType

from app.core.areas import Area
from app.core.judgement import Judgement
from app.core.readiness.board import assess
from app.core.readiness.decisions import Vote, Waiver
from app.core.readiness.verdicts import Overall, Verdict
from app.core.readiness.votes import inputs_of
from app.core.state import AppState
from app.core.trend import Span, Trend
from tests.widgets.page_states import NOW

WHO = "ops@example.com"


def day(*pieces: tuple[float, Verdict | None], end: datetime = NOW) -> tuple[Span, ...]:
    """Spans one after the other up to `end`: hours and verdict."""
    at, spans = end - timedelta(hours=sum(hours for hours, _ in pieces)), []
    for hours, verdict in pieces:
        spans.append(Span(at, at + timedelta(hours=hours), verdict))
        at += timedelta(hours=hours)
    return tuple(spans)


# Failed from 02:12 to 03:42, as seen at 03:47.
FAILED = day(
    (21, Verdict.PASS), (1.5, Verdict.FAIL), (5 / 60, Verdict.PASS), end=NOW + timedelta(minutes=34, seconds=16)
)


def with_trend(state: AppState, area: str = "", probe: str = "") -> AppState:
    """The state with a day in which the area or the probe failed for a while."""
    areas, probes = ({name: FAILED} if name else {} for name in (area, probe))
    return replace(state, trend=Trend(MappingProxyType(areas), MappingProxyType(probes)))


def waiver(probe_id: str, reason: str, span: timedelta = timedelta(hours=8)) -> Waiver:
    return Waiver(probe_id, reason, WHO, NOW, NOW + span)


def decided(state: AppState) -> AppState:
    """Two waivers, a vote that stands and one that has lapsed."""
    waived = replace(
        state,
        waivers=(
            waiver("blind-alerts", "Rules are on their way", timedelta(days=3)),
            waiver("http-redirect", "Ships on Monday"),
        ),
    )
    inputs = inputs_of(assess(waived, NOW).area(Area.GOVERNANCE))
    votes = (
        Vote(Area.GOVERNANCE, "looked at each probe", WHO, NOW - timedelta(hours=1), inputs),
        Vote(Area.SECURITY, "", WHO, NOW - timedelta(hours=20), "of another day", NOW - timedelta(minutes=10)),
    )
    return replace(waived, votes=votes)


def all_go(state: AppState, now: datetime) -> Judgement:
    """A board with three findings that did not pass and none that blocks."""
    board = assess(state, now)
    verdicts = [Verdict.NOT_CONFIGURED, Verdict.NOT_CONFIGURED, Verdict.WAIVED]
    areas = []
    for assessment in board.areas:
        findings = tuple(
            replace(finding, verdict=verdicts.pop() if verdicts else Verdict.PASS) for finding in assessment.findings
        )
        areas.append(replace(assessment, findings=findings))
    return Judgement(now, replace(board, overall=Overall.GO, words="Nothing blocks.", areas=tuple(areas)))
