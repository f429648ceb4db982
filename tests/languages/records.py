"""What the journal and the incident bundle keep, and what is read back of it, in the chosen language."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

from app.core.alert_decisions import Acknowledgement, Shelving, decision_row, decisions_of
from app.core.audit import GENESIS, seal
from app.core.audit_check import Verification, verify_lines
from app.core.audit_export import as_csv, as_json
from app.core.drill_facts import DRILL, drill_facts, drill_trend, drills_of
from app.core.duties import DutyDone
from app.core.halt_facts import order_facts
from app.core.halt_history import kill_rows
from app.core.incident import Evidence, build_bundle
from app.core.key_age import REMINDER, reminder_facts, reminders_of
from app.core.markers import markers
from app.core.mode_desk import REMINDER_SET, SWITCHED, ModesDesk, Switch, resumed
from app.core.readiness.decision_records import (
    DUTY,
    LAPSED,
    VOTE,
    WAIVER,
    decided,
    duty_facts,
    vote_facts,
    waiver_facts,
)
from app.core.rotation_facts import ROTATION, rotation_facts, rotations_of
from app.core.state import VerdictOfCommand
from tests.accessibility.rooms import STATES
from tests.core import drills, rotations
from tests.languages.decisions import codes
from tests.widgets import decisions as votes_of
from tests.widgets import halt_states, key_states
from tests.widgets.page_states import NOW

_SEALS = frozenset({"digest", "previous", "head", "mac"})
_DECIDED = (Acknowledgement, Shelving)


def _entries() -> list[tuple[str, dict[str, Any]]]:
    """(kind, body) of one record of each kind that is read back."""
    waived = votes_of.waiver("http-redirect", "Ships on Monday")
    state = votes_of.decided(STATES["troubled"])
    kill = halt_states.fired(halt_states.calm(), {"company": halt_states.accepted, "director-1": halt_states.partial})
    switch = Switch("company", True, NOW, "company")
    return [
        (WAIVER, waiver_facts(waived)),
        *((VOTE if one.lapsed_at is None else LAPSED, vote_facts(one)) for one in state.votes),
        (DUTY, duty_facts(DutyDone("slo-review", "ops@example.com", NOW, "read them"))),
        (DRILL, {DRILL: drill_facts(drills.done({"ACCEPTED": 0.4, "FLAG": 3.0}))}),
        (DRILL, {DRILL: drill_facts(replace(drills.aborted(), drill_id="drill-2"))}),
        (ROTATION, {ROTATION: rotation_facts(rotations.accepted())}),
        (ROTATION, {ROTATION: rotation_facts(replace(rotations.failed(rotations.TIMEOUT), request_id="rot-2"))}),
        *((REMINDER, {REMINDER: reminder_facts(one)}) for one in key_states.reminders(2, 9)),
        (SWITCHED, switch.facts()),
        (REMINDER_SET, {"id": "r-1", "due": (NOW + timedelta(hours=1)).isoformat()}),
        *(("sent", {"order": order_facts(one)}) for one in kill.halt.orders),
        ("verdict", {"id": "c-1", "command": "safe mode", "verdict": VerdictOfCommand.DONE.value}),
    ]


def _journal() -> Verification:
    lines, previous = [], GENESIS
    for sequence, (kind, body) in enumerate(_entries(), 1):
        record, line = seal(
            sequence=sequence, at=NOW, kind=kind, actor="ops@example.com", environment="staging", body=body,
            previous=previous,
        )  # fmt: skip
        lines.append(line)
        previous = record.digest
    return verify_lines(lines)


def kept() -> dict[str, Any]:
    """Each by its name."""
    journal = _journal()
    records = journal.records
    rows = [decision_row(kind("k", "ops@example.com", "seen", NOW, NOW + timedelta(hours=1))) for kind in _DECIDED]
    bundle = build_bundle(Evidence(NOW, STATES["troubled"], journal, [], {"aether-console": "1"}))
    return {
        "journal": [[record.kind, record.body] for record in records],
        "journal in files": [sorted(json.loads(as_json(records))[0]), as_csv(records).splitlines()[0]],
        "decided": codes(decided(records, NOW + timedelta(minutes=1))),
        "drills": codes([drills_of(records), drill_trend(drills_of(records))]),
        "rotations": codes(rotations_of(records)),
        "reminders": codes(reminders_of(records)),
        "modes": codes(resumed(ModesDesk(), records)),
        "kills": codes(kill_rows(records, (), ())),
        "markers": codes(markers(records, NOW - timedelta(hours=1))),
        "alert decisions": [rows, codes(decisions_of(rows, NOW))],
        "bundle": {file.name: _unsealed(json.loads(file.content)) for file in bundle if file.name != "manifest.json"},
    }


def _unsealed(document: Any) -> Any:
    """Without the digests, which are of the sentences too."""
    match document:
        case dict():
            return {key: _unsealed(value) for key, value in document.items() if key not in _SEALS}
        case list():
            return [_unsealed(one) for one in document]
    return document
