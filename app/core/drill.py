"""A kill drill: an incident staged in the own sandbox, and how long people and platform take to end it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import Final

from app.core.halt_ladder import OBJECTIVE_S, HaltWord, RungId
from app.core.halt_order import HaltOrder
from app.core.halt_readings import same_account
from app.core.language import tr
from app.core.read_only import why_read_only
from app.core.state import AppState, HaltState, SessionPhase

LIMIT_S: Final = 180.0
"""Seconds from the start within which a drill's kill has to be fired."""

DELAY_S: Final = (3.0, 10.0)
"""The shortest and the longest wait between the start and the staged incident."""

FALSE_ALARM: Final = tr("armed before anything was staged: a false alarm, nothing is measured")
TOO_LONG: Final = tr("not fired within {minutes:.0f} min of the start", minutes=LIMIT_S / 60)
BY_HAND: Final = tr("stopped by hand before the kill was fired")


class DrillPhase(Enum):
    """How far a drill has got. WAITING and STAGED must look alike to whoever is drilled."""

    WAITING = "waiting"
    STAGED = "staged"
    ARMED = "armed"
    FIRED = "fired"
    DONE = "done"
    ABORTED = "aborted"


_ENDED: Final = frozenset({DrillPhase.DONE, DrillPhase.ABORTED})
_BEFORE_FIRE: Final = frozenset({DrillPhase.WAITING, DrillPhase.STAGED, DrillPhase.ARMED})


@dataclass(frozen=True, slots=True)
class Drill:
    """One drill; every change returns another value.

    `armed_at` is the first arming after the incident was staged, `disarms` counts how often that was taken back.
    `keystrokes` and `clicks` are numbers from the start to the fire. `took_s` is by rung, in seconds from firing.
    `cap_usd` is the account's daily loss cap, None where it could not be read. `why` says why it was aborted.
    """

    drill_id: str
    account: str
    actor: str
    started_at: datetime
    cap_usd: Decimal | None = None
    phase: DrillPhase = DrillPhase.WAITING
    staged_at: datetime | None = None
    armed_at: datetime | None = None
    fired_at: datetime | None = None
    ended_at: datetime | None = None
    disarms: int = 0
    keystrokes: int = 0
    clicks: int = 0
    order_id: str = ""
    word: HaltWord | None = None
    took_s: Mapping[RungId, float] = field(default_factory=lambda: MappingProxyType({}))
    why: str = ""

    @property
    def running(self) -> bool:
        """Whether it has not come to an end."""
        return self.phase not in _ENDED

    @property
    def awaits_fire(self) -> bool:
        """Whether it runs and its kill has not been fired."""
        return self.phase in _BEFORE_FIRE

    @property
    def detection_s(self) -> float | None:
        """Seconds from the staged incident to the first arming."""
        return _between_s(self.staged_at, self.armed_at)

    @property
    def decision_s(self) -> float | None:
        """Seconds from the first arming to the fire, whatever was disarmed between them."""
        return _between_s(self.armed_at, self.fired_at)

    @property
    def watched_s(self) -> float | None:
        """Seconds from the fire to the drill's end: a rung that is missing was not seen for as long."""
        return _between_s(self.fired_at, self.ended_at)

    @property
    def met_objective(self) -> bool:
        """Whether the account was halted, no order open and no position held, within the objective."""
        within = {rung for rung, took_s in self.took_s.items() if took_s <= OBJECTIVE_S}
        ended = {RungId.ORDERS, RungId.POSITIONS} <= within
        return self.phase is DrillPhase.DONE and self.word is HaltWord.HALTED and ended

    @property
    def ended_early(self) -> bool:
        """Whether it was ended by hand before the objective's time was over, with nothing decided by then."""
        short = self.watched_s is not None and self.watched_s < OBJECTIVE_S
        return self.phase is DrillPhase.DONE and short and self.word is not HaltWord.REFUSED and not self.met_objective

    def left_s(self, now: datetime) -> float:
        """Seconds that are left to fire the kill, never negative."""
        return max(0.0, LIMIT_S - (now - self.started_at).total_seconds())

    def staged(self, now: datetime) -> Drill:
        """The incident is there; nothing changes for a drill that has ended meanwhile."""
        return replace(self, phase=DrillPhase.STAGED, staged_at=now) if self.phase is DrillPhase.WAITING else self

    def counted(self, keystrokes: int, clicks: int) -> Drill:
        """The keystrokes and clicks from the start to the fire."""
        return replace(self, keystrokes=keystrokes, clicks=clicks)

    def aborted(self, why: str, now: datetime) -> Drill:
        """It has no result; without effect once it has ended."""
        return replace(self, phase=DrillPhase.ABORTED, why=why, ended_at=now) if self.running else self

    def stopped(self, now: datetime) -> Drill:
        """The operator has had enough: aborted before the fire, after it done with what was seen until then."""
        if self.phase is DrillPhase.FIRED:
            return replace(self, phase=DrillPhase.DONE, ended_at=now)
        return self.aborted(BY_HAND, now)

    def follow(self, halt: HaltState, now: datetime) -> Drill:
        """Return the drill as the kill switch's own state moves it at `now`; itself when nothing changes."""
        if not self.running:
            return self
        if self.phase is DrillPhase.FIRED:
            return self._climbed(halt, now)
        fired = _fired_since(halt, self.started_at)
        if self.phase is DrillPhase.WAITING:
            return self.aborted(FALSE_ALARM, now) if halt.armed is not None or fired is not None else self._timely(now)
        if fired is not None:
            return self._fired(fired, halt, now)
        if halt.armed is not None:
            return replace(self, phase=DrillPhase.ARMED, armed_at=self.armed_at or halt.armed.armed_at)._timely(now)
        if self.phase is DrillPhase.ARMED:
            return replace(self, phase=DrillPhase.STAGED, disarms=self.disarms + 1)._timely(now)
        return self._timely(now)

    def _timely(self, now: datetime) -> Drill:
        return self if self.left_s(now) > 0 else self.aborted(TOO_LONG, now)

    def _fired(self, order: HaltOrder, halt: HaltState, now: datetime) -> Drill:
        fired = replace(
            self,
            phase=DrillPhase.FIRED,
            # One turn of the loop may have armed and fired.
            armed_at=self.armed_at or order.armed_at,
            fired_at=order.fired_at,
            order_id=order.order_id,
        )
        if not any(same_account(account, self.account) for account in order.accounts):
            others = ", ".join(order.accounts)
            return fired.aborted(
                tr("the incident was {account}'s, the kill stopped {others}", account=self.account, others=others), now
            )
        return fired._climbed(halt, now)

    def _climbed(self, halt: HaltState, now: datetime) -> Drill:
        order = next((one for one in halt.orders if one.order_id == self.order_id), None)
        if order is None or order.fired_at is None:
            return self.aborted(tr("the kill was lost from this console's memory"), now)
        account = next(one for one in order.accounts if same_account(one, self.account))
        fired_at = order.fired_at
        reached = order.reached.get(account, {})
        took_s = {rung: max(0.0, (at - fired_at).total_seconds()) for rung, at in reached.items()}
        newest = halt.orders[0] is order
        word = next((one.word for one in halt.ladders if newest and one.account == account), self.word)
        climbed = self
        if took_s != dict(self.took_s) or word is not self.word:
            climbed = replace(self, took_s=MappingProxyType(took_s), word=word)
        whole = word is HaltWord.HALTED and len(took_s) == len(RungId)
        if whole or word is HaltWord.REFUSED or (now - fired_at).total_seconds() >= OBJECTIVE_S:
            return replace(climbed, phase=DrillPhase.DONE, ended_at=now)
        return climbed


def why_no_drill(state: AppState) -> str:
    """Why no drill can be started now, as a sentence; empty when one can."""
    if not state.environment.own_sandbox:
        return tr(
            "A drill fires a real kill, so it exists only in a sandbox that this run of the "
            "console started and that proved it. {name} is not one.",
            name=state.environment.name,
        )
    if state.environment.read_only:
        return why_read_only(state.environment)
    if not state.environment.has("kill-switch"):
        return tr("This sandbox names no kill-switch service.")
    if state.session.phase is not SessionPhase.ACTIVE:
        return tr("Sign in first: without a session the kill would only be refused.")
    if state.halt.armed is not None:
        return tr("A kill is armed: disarm or fire it first.")
    return ""


def _fired_since(halt: HaltState, since: datetime) -> HaltOrder | None:
    newest = halt.orders[0] if halt.orders else None
    if newest is None or newest.fired_at is None or newest.fired_at < since:
        return None
    return newest


def _between_s(begin: datetime | None, end: datetime | None) -> float | None:
    return None if begin is None or end is None else max(0.0, (end - begin).total_seconds())
