"""What the console decides, without a word of what it says: loaded only when the language has been chosen."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any

import app.core
import app.shell
import widgets
from app.core import commands
from app.core.areas import Area
from app.core.duty_calendar import duty_views
from app.core.halt_reason import preselect_reason
from app.core.leave_gate import OVERRIDE_PHRASE, Leaving, leave_gate, needs_override
from app.core.mode_desk import ModeTarget
from app.core.mode_view import account_rows, can_enter, can_leave, safe_mode_view
from app.core.policy import decide
from app.core.present import halt_views, mode_view
from app.core.readiness.board import assess
from app.core.services import service_conditions
from app.core.state import AppState
from app.core.tray_view import tray_view
from tests.accessibility.rooms import HEALTHY, OF_PAGES, STATES
from tests.accessibility.sheets import SCENES
from tests.core import mode_rooms
from tests.core.states import NOW as MODES_NOW
from tests.widgets import halt_states, rotation_states
from tests.widgets.page_states import NOW
from widgets import annunciator_words, kill_words

_LEAVINGS = (
    Leaving(ModeTarget.SIMULATION, ("company", "director-1"), "drill over", "director-1, company", OVERRIDE_PHRASE),
    Leaving(ModeTarget.SIMULATION, ("company",), "", "director-1"),
    Leaving(ModeTarget.SAFE_MODE, (), "drill over", "staging"),
)
_ASKED = (
    commands.EnterSafeMode("halt"),
    commands.ExitSafeMode("over"),
    commands.EnterSimulation("company", "halt"),
    commands.ExitSimulation("company", "over"),
    commands.WaiveProbe("reachable", "known", NOW + timedelta(hours=1)),
    commands.VoteArea(Area.GOVERNANCE, ""),
    commands.DoneDuty("slo-review", ""),
    commands.RotateKey("company"),
    commands.ForceReload("company"),
    commands.Lock(),
)


def codes(value: Any) -> Any:
    """The members, numbers, moments and answers in a value; of a text only whether there is one."""
    match value:
        case Enum():
            return value.name
        case str():
            return bool(value)
        case None | bool() | int() | float():
            return value
        case datetime() | date() | timedelta() | Decimal():
            return str(value)
        case Mapping():
            return [[codes(key), codes(item)] for key, item in value.items()]
        case frozenset() | set():
            return sorted(map(str, map(codes, value)))
        case tuple() | list():
            return [codes(one) for one in value]
    if is_dataclass(value):
        return [[one.name, codes(getattr(value, one.name))] for one in fields(value)]
    return type(value).__name__


def members() -> dict[str, list[str]]:
    """Every Enum of the program and its members; two with the same value are one, and the second has no name."""
    found = {}
    for package in (app.core, app.shell, widgets):
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(info.name)
            for name, one in vars(module).items():
                if isinstance(one, type) and issubclass(one, Enum) and one.__module__ == info.name:
                    found[f"{info.name}.{name}"] = [member.name for member in one]
    return found


def decisions() -> dict[str, Any]:
    """Of every state that the tests of the pages have."""
    return {name: _of(state, now) for name, state, now in _everything()}


def _everything() -> Iterator[tuple[str, AppState, datetime]]:
    for name, state in STATES.items():
        yield name, state, NOW
    for page_id, states in OF_PAGES.items():
        for place, state in enumerate(states):
            yield f"{page_id} {place}", state, NOW
    for page_id, (state, now) in SCENES.items():
        yield f"scene {page_id}", state, now
    for name, (state, now) in rotation_states.every_picture().items():
        yield f"rotation {name}", state, now
    for active in ((), ("company",), ("company", "director-1", "director-2")):
        for safe in (None, mode_rooms.safe_mode_on()):
            yield f"modes {active} {safe is None}", mode_rooms.room(*active, safe=safe), MODES_NOW
    yield "modes stale", mode_rooms.room("company"), MODES_NOW + timedelta(hours=1)
    yield "armed", halt_states.armed(halt_states.calm()), halt_states.NOW
    for answer in (halt_states.accepted, halt_states.partial, halt_states.refused, halt_states.unanswered):
        yield f"fired {answer.__name__}", halt_states.fired(halt_states.calm(), {"company": answer}), halt_states.NOW
    yield "calm", HEALTHY, NOW + timedelta(hours=2)


def _of(state: AppState, now: datetime) -> dict[str, Any]:
    modes, safe = mode_view(state, now), safe_mode_view(state, now)
    looks = (annunciator_words.mode_words, annunciator_words.halt_words, annunciator_words.services_words)
    return {
        "mode": [modes.word, modes.renders_as_live, safe.word, safe.stale],
        "accounts": [[row.account, row.since is None, codes(row)] for row in account_rows(state, now)],
        "may switch": [can_enter(state, now), can_leave(state, now)],
        "leaving": [[codes(leave_gate(one, state, now)), needs_override(state, now)] for one in _LEAVINGS],
        "halts": [[view.account, view.word] for view in halt_views(state, now)],
        "reason": preselect_reason(state, now)[0].name,
        "ladders": codes(state.halt.ladders),
        "looks": [[field.shape, field.tone] for field in (look(state, now) for look in looks)],
        "alarms": codes(annunciator_words.alerts_words(state)),
        "kill": codes([kill_words.path_proof(state, now), kill_words.control_words(state, now)]),
        "services": {name: one.name for name, one in service_conditions(state, now).items()},
        "board": codes(assess(state, now)),
        "duties": codes(duty_views(state, now)),
        "tray": codes(tray_view(state, now)),
        "rotation": codes([state.rotation.obstacles, state.rotation.findings, state.rotation.ladder]),
        "allowed": [codes(decide(one, state, now)) for one in _ASKED],
        "decided": [type(decide(one, state, now)).__name__ for one in _ASKED],
    }
