"""The sheet of one drill, as evidence for the on-call checklist."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

from app.core.drill import Drill
from app.core.drill_facts import DRILL, DrillTrend, drill_facts, drill_trend
from app.core.drill_words import SCENARIO, outcome, rung_lines, verdict_words
from app.core.halt_ladder import OBJECTIVE_S, RungId
from app.core.language import figure, tr
from app.core.present import NONE_YET, duration_words

_WHERE: Final = tr("a sandbox of this console's own; no platform was touched")


def drill_sheet_markdown(drill: Drill, known: Sequence[Drill] = ()) -> str:
    """The sheet for people: an ended drill, and the medians of all `known` ones."""
    rows = [
        (tr("Incident"), SCENARIO),
        (tr("Where"), _WHERE),
        (tr("Account"), drill.account),
        (tr("Operator"), drill.actor),
        (tr("Started"), _moment(drill.started_at)),
        (tr("Staged"), _moment(drill.staged_at)),
        (tr("Armed"), _moment(drill.armed_at)),
        (tr("Fired"), _moment(drill.fired_at)),
        (tr("Ended"), _moment(drill.ended_at)),
        (tr("Detection"), duration_words(drill.detection_s)),
        (tr("Decision"), duration_words(drill.decision_s)),
        (tr("Keystrokes"), str(drill.keystrokes)),
        (tr("Clicks"), str(drill.clicks)),
        (tr("Disarmed"), tr("{disarms} times", disarms=drill.disarms)),
    ]
    parts = [
        tr("# Kill drill, {account}, {moment}", account=drill.account, moment=_moment(drill.started_at)),
        f"**{_cell(verdict_words(drill))}**",
        _table((tr("Measure"), tr("Value")), rows),
    ]
    if drill.fired_at is not None:
        lines = [(line.rung.words, line.state.word, line.words) for line in rung_lines(drill)]
        parts += [
            tr("## Rungs, against {objective_s:.0f} s from the fire", objective_s=OBJECTIVE_S),
            _table((tr("Rung"), tr("State"), tr("Seen after")), lines),
        ]
    if known:
        parts += [
            tr("## All drills of this workstation"),
            _table((tr("Measure"), tr("Median")), _medians(drill_trend(known))),
        ]
    parts.append(_proof(drill))
    return "\n\n".join(parts) + "\n"


def drill_sheet_json(drill: Drill, known: Sequence[Drill] = ()) -> str:
    """The sheet for programs: the same facts, durations in seconds, times in UTC."""
    trend = drill_trend(known)
    sheet: dict[str, Any] = {
        "scenario": SCENARIO,
        "where": _WHERE,
        "objective_s": OBJECTIVE_S,
        "verdict": verdict_words(drill),
        "objective": outcome(drill)[1],
        "detection_s": drill.detection_s,
        "decision_s": drill.decision_s,
        "watched_s": drill.watched_s,
        "rungs": [
            {"rung": line.rung.value, "state": line.state.value, "took_s": drill.took_s.get(line.rung)}
            for line in rung_lines(drill)
        ],
        "drill": drill_facts(drill),
        "trend": {
            "done": trend.done,
            "met_objective": trend.met,
            "aborted": trend.aborted,
            "detection_s": trend.detection_s,
            "decision_s": trend.decision_s,
            "keystrokes": trend.keystrokes,
            "clicks": trend.clicks,
            "rungs": {rung.value: took_s for rung, took_s in trend.took_s.items()},
        },
        "journal": {"kind": DRILL, "drill_id": drill.drill_id},
    }
    return json.dumps(sheet, indent=2, ensure_ascii=False) + "\n"


def _medians(trend: DrillTrend) -> list[tuple[str, str]]:
    return [
        (
            tr("Drills"),
            tr(
                "{done} done, {met} within the objective, {aborted} aborted",
                done=trend.done,
                met=trend.met,
                aborted=trend.aborted,
            ),
        ),
        (tr("Detection"), duration_words(trend.detection_s)),
        (tr("Decision"), duration_words(trend.decision_s)),
        (tr("Keystrokes"), _number(trend.keystrokes)),
        (tr("Clicks"), _number(trend.clicks)),
        *((rung.words, duration_words(trend.took_s.get(rung))) for rung in RungId),
    ]


def _proof(drill: Drill) -> str:
    return tr(
        'The journal of this workstation holds this drill as a record of kind "{kind}" with '
        "the identity {drill_id}; `aether-console journal verify` tells whether it is "
        "unchanged.",
        kind=DRILL,
        drill_id=drill.drill_id,
    )


def _table(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [titles, ["---"] * len(titles), *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines)


def _cell(text: str) -> str:
    """The text with nothing in it that would end a cell or start markup."""
    for mark in "\\|*_`<[":
        text = text.replace(mark, f"\\{mark}")
    return " ".join(text.split())


def _number(value: float | None) -> str:
    return NONE_YET if value is None else figure(value, "g")


def _moment(at: datetime | None) -> str:
    return NONE_YET if at is None else tr("{at:%Y-%m-%d %H:%M:%S} UTC", at=at.astimezone(UTC))
