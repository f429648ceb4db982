"""A drill page on a desk, and drills in every phase to show on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from types import MappingProxyType

from pytestqt.qtbot import QtBot

from app.core.drill import Drill, DrillPhase
from app.core.halt import HaltWord, RungId
from app.core.state import AppState, EnvironmentKind, ReadingKind
from tests.core.states import exposition
from tests.widgets import halt_states as kills
from tests.widgets import states
from widgets.drill_page import DrillPage

NOW = kills.NOW


def ago(seconds: float) -> datetime:
    return NOW - timedelta(seconds=seconds)


def at_home(net_usd: float = -180_412.5) -> AppState:
    """Signed in to this run's own sandbox, the day's result read two seconds ago."""
    calm = kills.calm(EnvironmentKind.SANDBOX)
    series = f'# TYPE account_daily_net_pnl_usd gauge\naccount_daily_net_pnl_usd{{account_id="company"}} {net_usd}\n'
    calm = states.read(calm, ReadingKind.METRICS, "risk", exposition(series), 2)
    return replace(calm, environment=replace(calm.environment, own_sandbox=True))


def waiting(started_ago_s: float = 4) -> Drill:
    return Drill("d1", "company", "ops@example.com", ago(started_ago_s), Decimal(150_000))


def fired() -> Drill:
    return replace(
        waiting(40),
        phase=DrillPhase.FIRED,
        staged_at=ago(34),
        armed_at=ago(22),
        fired_at=ago(19.5),
        word=HaltWord.ENGAGED,
        keystrokes=2,
        took_s=MappingProxyType({RungId.ACCEPTED: 0.412, RungId.FLAG: 1.3, RungId.RECORDED: 2.2}),
    )


def ended() -> Drill:
    return replace(fired(), phase=DrillPhase.DONE, ended_at=NOW)


def met(drill_id: str = "d0", day: int = 1) -> Drill:
    took = MappingProxyType({rung: 0.4 + 1.7 * place for place, rung in enumerate(RungId)})
    started = ago(86_400 * day)
    return replace(
        ended(),
        drill_id=drill_id,
        started_at=started,
        staged_at=started + timedelta(seconds=6),
        armed_at=started + timedelta(seconds=21 + day),
        fired_at=started + timedelta(seconds=24 + day),
        ended_at=started + timedelta(seconds=40 + day),
        word=HaltWord.HALTED,
        took_s=took,
    )


def aborted() -> Drill:
    return replace(waiting(200).staged(ago(190)), drill_id="d9").aborted("not fired within 3 min of the start", ago(20))


def make(qtbot: QtBot, state: AppState, drill: Drill | None = None, width: int = 1200) -> DrillPage:
    page = DrillPage()
    qtbot.addWidget(page)
    page.resize(width, 860)
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    page.show_state(state, NOW)
    page.show_drill(drill, busy=drill is not None and drill.running)
    return page
