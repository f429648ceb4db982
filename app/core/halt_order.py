"""One kill as it was decided: who and what it is for, what was true before, what became of each account's request."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import Enum
from types import MappingProxyType
from typing import Final

from api_client.models.kill_switch import KillReason, KillReceipt
from app.core.freshness import Failure, FailureKind
from app.core.halt_ladder import Ladder, RungId, RungState

ARMED_S: Final = 15.0
"""Seconds until an armed kill disarms by itself."""

RESEND_WITHIN_S: Final = 60.0
"""Seconds after arming within which a kill that a guard refused may be sent once more, after a sign-in."""

_GUARDS: Final = frozenset({FailureKind.SESSION, FailureKind.FORBIDDEN, FailureKind.MISCONFIGURED})
_NOT_SENT: Final = frozenset({FailureKind.UNREACHABLE, FailureKind.NOT_CONFIGURED})
_REFUSED: Final = frozenset({FailureKind.REFUSED, FailureKind.BUSY, FailureKind.DRAINING}) | _GUARDS


@dataclass(frozen=True, slots=True)
class Baseline:
    """What was true of one account when the kill was armed; None is what was not known then.

    `gauge_read` tells an account without a `kill_switch_state` series from a gauge that could not be read.
    `refused_intents` counts the intents refused for a kill, of all accounts. `pretrade_latest` is up to when, by the
    risk engine's clock, the account's refusals were known.
    """

    at: datetime
    gauge: float | None = None
    open_orders: int | None = None
    positions: int | None = None
    refused_intents: float | None = None
    pretrade_latest: datetime | None = None
    gauge_read: bool = False


class ShotPhase(Enum):
    """How far one account's request has got."""

    READY = "ready"
    SENT = "sent"
    ACCEPTED = "accepted"
    PARTIAL = "partial"
    REFUSED = "refused"
    NOT_SENT = "not sent"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Shot:
    """One account's request. `server_date` is the Date header of its answer, whatever the answer was."""

    account: str
    phase: ShotPhase = ShotPhase.READY
    sent_at: datetime | None = None
    answered_at: datetime | None = None
    receipt: KillReceipt | None = None
    failure: Failure | None = None
    server_date: datetime | None = None

    @property
    def accepted(self) -> bool:
        """Whether the platform answered with a success: the switch is engaged."""
        return self.phase in (ShotPhase.ACCEPTED, ShotPhase.PARTIAL)

    @property
    def without_effect(self) -> bool:
        """Whether the request is known to have done nothing."""
        return self.phase in (ShotPhase.REFUSED, ShotPhase.NOT_SENT)

    @property
    def wants_session(self) -> bool:
        """Whether a guard of the platform, or having no session, stood in the way: a sign-in may change that."""
        return self.without_effect and self.failure is not None and self.failure.kind in _GUARDS

    @property
    def platform_time(self) -> datetime | None:
        """By the platform's clock, the earliest that this kill can have happened; None where no answer told a time."""
        if self.receipt is not None:
            # A slow notification may lie between the kill, which the receipt dates, and the answer's Date.
            return min(moment for moment in (self.receipt.ts, self.server_date) if moment is not None)
        if self.server_date is None or self.answered_at is None or self.sent_at is None:
            return self.server_date
        return self.server_date - (self.answered_at - self.sent_at)

    def sent(self, at: datetime) -> Shot:
        """Return the shot with its request leaving; whatever an earlier refusal left behind is forgotten."""
        return Shot(self.account, ShotPhase.SENT, sent_at=at)

    def received(self, receipt: KillReceipt, at: datetime) -> Shot:
        """Return the shot with the platform's receipt."""
        phase = ShotPhase.PARTIAL if receipt.partial else ShotPhase.ACCEPTED
        return replace(
            self, phase=phase, answered_at=at, receipt=receipt, failure=None, server_date=receipt.server_date
        )

    def failed(self, failure: Failure, at: datetime, server_date: datetime | None = None) -> Shot:
        """Return the shot with its failure; `server_date` where an answer came nevertheless."""
        if failure.kind in _NOT_SENT or (failure.kind is FailureKind.SESSION and failure.status is None):
            phase = ShotPhase.NOT_SENT
        else:
            phase = ShotPhase.REFUSED if failure.kind in _REFUSED else ShotPhase.UNKNOWN
        return replace(self, phase=phase, answered_at=at, receipt=None, failure=failure, server_date=server_date)


@dataclass(frozen=True, slots=True)
class HaltOrder:
    """One decision to halt one or more accounts; shots and baselines by account.

    `fired_at` is None until it is fired. `locked` when the console was locked: the actor is then unproven. `reached`
    remembers when each rung was first seen OK, by account, so that a rung's clock stops there.
    """

    order_id: str
    accounts: tuple[str, ...]
    reason: KillReason
    reason_words: str
    armed_at: datetime
    fired_at: datetime | None
    actor: str
    locked: bool
    shots: Mapping[str, Shot]
    baselines: Mapping[str, Baseline]
    note: str = ""
    reached: Mapping[str, Mapping[RungId, datetime]] = field(default_factory=lambda: MappingProxyType({}))

    def shot(self, account: str) -> Shot:
        """The account's request; a ready one where none was made yet."""
        return self.shots.get(account, Shot(account))

    def with_shot(self, shot: Shot) -> HaltOrder:
        """Return the order with one account's request replaced."""
        return replace(self, shots=MappingProxyType({**self.shots, shot.account: shot}))

    def climbed(self, ladder: Ladder) -> HaltOrder:
        """Return the order with the rungs that the ladder newly shows as OK; itself when nothing is new.

        A rung that is seen not to hold is forgotten, one that only cannot be read is not. What was accepted, set or
        recorded stays so: the platform has no way back.
        """
        known = self.reached.get(ladder.account, {})
        reached = {rung: at for rung, at in known.items() if ladder.rung(rung).state not in _FALLEN or rung in _KEPT}
        for rung in ladder.rungs:
            if rung.state is RungState.OK and rung.id not in reached and rung.at is not None:
                reached[rung.id] = rung.at
        if reached == known:
            return self
        return replace(self, reached=MappingProxyType({**self.reached, ladder.account: MappingProxyType(reached)}))

    def may_resend(self, account: str, now: datetime) -> bool:
        """Whether the account's request was turned away by a guard, or for want of a session, and is still timely."""
        timely = now <= self.armed_at + timedelta(seconds=RESEND_WITHIN_S)
        return timely and self.shot(account).wants_session


_FALLEN: Final = frozenset({RungState.PENDING, RungState.FAILED})
_KEPT: Final = frozenset({RungId.ACCEPTED, RungId.FLAG, RungId.RECORDED, RungId.REFUSES})


@dataclass(frozen=True, slots=True)
class ArmedKill:
    """A kill that waits for its second action; `consequence` says what that will do."""

    accounts: tuple[str, ...]
    reason: KillReason
    reason_words: str
    armed_at: datetime
    disarms_at: datetime
    baselines: Mapping[str, Baseline]
    consequence: str

    def left_s(self, now: datetime) -> float:
        """Seconds until it disarms by itself; never negative."""
        return max(0.0, (self.disarms_at - now).total_seconds())

    def fire(self, order_id: str, actor: str, now: datetime, *, locked: bool) -> HaltOrder:
        """Return the order that this becomes when fired at `now`."""
        return HaltOrder(
            order_id=order_id,
            accounts=self.accounts,
            reason=self.reason,
            reason_words=self.reason_words,
            armed_at=self.armed_at,
            fired_at=now,
            actor=actor,
            locked=locked,
            shots=MappingProxyType({account: Shot(account) for account in self.accounts}),
            baselines=self.baselines,
        )
