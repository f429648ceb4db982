"""Kills for the tests of the control, the card and the page: armed, fired, answered in every way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

from api_client.models.common import Answer
from api_client.models.kill_switch import KillReason, KillReceipt, KillStatus
from api_client.models.safe_mode import SafeModeStatus
from app.core.freshness import Failure, FailureKind, Slice
from app.core.halt import ArmedKill, HaltOrder, HaltReadings, Ladder, Shot, arm, climb
from app.core.state import AppState, EnvironmentKind, HaltState, ReadingKind
from tests.widgets import states

NOW = states.NOW
FIRED_AGO_S = 13.0
SERVICES = frozenset({"kill-switch", "risk-engine", "portfolio"})
DEFAULT = "the platform's default, not a finding"


def calm(kind: EnvironmentKind = EnvironmentKind.PRODUCTION) -> AppState:
    """Signed in, the path proven four seconds ago."""
    state = states.calm(kind)
    return states.read(state, ReadingKind.SAFE_MODE, "safe-mode", SafeModeStatus(False, None, None, None), 3)


def unproven(state: AppState) -> AppState:
    """The kill switch refuses connections."""
    return states.failed(state, ReadingKind.KILL_PATH, "kill-switch")


def forbidden(state: AppState) -> AppState:
    """The signed-in account is not an administrator."""
    return states.read(state, ReadingKind.KILL_PATH, "kill-switch", Answer(403, "Account is not authorized."), 4)


def armed_kill(*accounts: str, ago_s: float = 3.0) -> ArmedKill:
    """A kill armed `ago_s` seconds ago, of the company when no account is named."""
    at = NOW - timedelta(seconds=ago_s)
    return arm(accounts or ("company",), KillReason.LOSS_CAP_BREACH, DEFAULT, HaltReadings(), at)


def armed(state: AppState, *accounts: str, ago_s: float = 3.0) -> AppState:
    """The state with an armed kill."""
    return replace(state, halt=replace(state.halt, armed=armed_kill(*accounts, ago_s=ago_s)))


Answered = Callable[[Shot, datetime], Shot]


def accepted(shot: Shot, at: datetime) -> Shot:
    return shot.received(receipt(at), at)


def partial(shot: Shot, at: datetime) -> Shot:
    return shot.received(receipt(at, failed=("sms",)), at)


def refused(shot: Shot, at: datetime) -> Shot:
    return shot.failed(Failure(FailureKind.FORBIDDEN, "kill-switch", "status", 403, "Account is not authorized."), at)


def hanging(shot: Shot, at: datetime) -> Shot:
    return shot.failed(Failure(FailureKind.NO_ANSWER, "kill-switch", "read_timeout"), at)


def unanswered(shot: Shot, at: datetime) -> Shot:
    return shot


def receipt(at: datetime, failed: tuple[str, ...] = ()) -> KillReceipt:
    sent = tuple(name for name in ("email", "sms", "webhook") if name not in failed)
    status = KillStatus.PARTIAL if failed else KillStatus.OK
    return KillReceipt(status, at, KillReason.LOSS_CAP_BREACH, sent, failed, bool(failed), at)


def fired(
    state: AppState,
    answers: dict[str, Answered],
    *,
    gauges: dict[str, float] | None = None,
    ago_s: float = FIRED_AGO_S,
    note: str = "",
    locked: bool = False,
) -> AppState:
    """The state with one order, fired `ago_s` seconds ago; `gauges` are those read a second ago."""
    at = NOW - timedelta(seconds=ago_s)
    armed_at = at - timedelta(seconds=2)
    kill = arm(tuple(answers), KillReason.LOSS_CAP_BREACH, DEFAULT, HaltReadings(), armed_at)
    order = replace(kill.fire("k1", "ops@example.com (company)", at, locked=locked), note=note)
    for account, answer in answers.items():
        order = order.with_shot(answer(order.shot(account).sent(at), at + timedelta(seconds=0.412)))
    readings = read_since_kill(gauges or {})
    ladders = tuple(climb(order, account, readings, NOW) for account in order.accounts)
    return with_order(state, order, ladders)


def with_order(state: AppState, order: HaltOrder, ladders: tuple[Ladder, ...]) -> AppState:
    """The state with an order and its ladders as given."""
    return replace(state, halt=HaltState(orders=(order,), ladders=ladders))


def read_since_kill(gauges: dict[str, float]) -> HaltReadings:
    """The gauges a second ago, and nothing else."""
    gauge: Slice[Mapping[str, float]] = Slice("GET /metrics", 5.0)
    fact = gauge.succeeded(MappingProxyType(gauges), NOW - timedelta(seconds=1))
    return HaltReadings(gauge=fact, own_account="company", configured=SERVICES)


def at(hour: int, minute: int, second: int) -> datetime:
    return datetime(2026, 3, 14, hour, minute, second, tzinfo=UTC)
