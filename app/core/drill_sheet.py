"""The sheet of one drill, as evidence for the on-call checklist."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

from app.core.drill import Drill
from app.core.drill_facts import DRILL, DrillTrend, drill_facts, drill_trend
from app.core.drill_words import SCENARIO, result, rung_lines, verdict_words
from app.core.halt_ladder import OBJECTIVE_S, RungId
from app.core.present import NONE_YET, duration_words

_WHERE: Final = "a sandbox of this console's own; no platform was touched"


def drill_sheet_markdown(drill: Drill, known: Sequence[Drill] = ()) -> str:
    """The sheet for people: an ended drill, and the medians of all `known` ones."""
    rows = [
        ("Incident", SCENARIO),
        ("Where", _WHERE),
        ("Account", drill.account),
        ("Operator", drill.actor),
        ("Started", _moment(drill.started_at)),
        ("Staged", _moment(drill.staged_at)),
        ("Armed", _moment(drill.armed_at)),
        ("Fired", _moment(drill.fired_at)),
        ("Ended", _moment(drill.ended_at)),
        ("Detection", duration_words(drill.detection_s)),
        ("Decision", duration_words(drill.decision_s)),
        ("Keystrokes", str(drill.keystrokes)),
        ("Clicks", str(drill.clicks)),
        ("Disarmed", f"{drill.disarms} times"),
    ]
    parts = [
        f"# Kill drill, {drill.account}, {_moment(drill.started_at)}",
        f"**{_cell(verdict_words(drill))}**",
        _table(("Measure", "Value"), rows),
    ]
    if drill.fired_at is not None:
        lines = [(line.rung.value, line.state.word, line.words) for line in rung_lines(drill)]
        parts += [
            f"## Rungs, against {OBJECTIVE_S:.0f} s from the fire",
            _table(("Rung", "State", "Seen after"), lines),
        ]
    if known:
        parts += ["## All drills of this workstation", _table(("Measure", "Median"), _medians(drill_trend(known)))]
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
        "objective": result(drill)[1],
        "detection_s": drill.detection_s,
        "decision_s": drill.decision_s,
        "watched_s": drill.watched_s,
        "rungs": [
            {"rung": line.rung.value, "state": line.state.word, "took_s": drill.took_s.get(line.rung)}
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
        ("Drills", f"{trend.done} done, {trend.met} within the objective, {trend.aborted} aborted"),
        ("Detection", duration_words(trend.detection_s)),
        ("Decision", duration_words(trend.decision_s)),
        ("Keystrokes", _number(trend.keystrokes)),
        ("Clicks", _number(trend.clicks)),
        *((rung.value, duration_words(trend.took_s.get(rung))) for rung in RungId),
    ]


def _proof(drill: Drill) -> str:
    return (
        f'The journal of this workstation holds this drill as a record of kind "{DRILL}" with the identity '
        f"{drill.drill_id}; `aether-console journal verify` tells whether it is unchanged."
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
    return NONE_YET if value is None else f"{value:g}"


def _moment(at: datetime | None) -> str:
    return NONE_YET if at is None else f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
