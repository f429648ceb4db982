"""A rotation as a transaction: what was entered, ticked, approved and sent, and how far it has got."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import Final

from app.core.halt_ladder import RungState
from app.core.rotation_answer import Cause
from app.core.rotation_flavour import Flavour, Route
from app.core.rotation_key import KeyCheck
from app.core.rotation_ladder import RotationLadder, RotationRungId, RotationWord
from app.core.rotation_readings import Before
from app.core.rotation_steps import UNTIL_SENT, Approval, CheckItem, Step, steps_of
from app.core.rotation_trial import Trial
from app.core.rotation_verdict import Submission, verdict_of

_AT_KRAKEN: Final = frozenset({Cause.KRAKEN_REFUSED, Cause.KRAKEN_SILENT})


@dataclass(frozen=True, slots=True)
class Rotation:
    """One rotation; every change returns another value, none holds a key part or a session.

    `parts` is the keyed hash (hex) of both key parts: an edit of either changes it. `digest` is what directors
    approve, made when they are asked, at `asked_at`. `refusals` are the times of earlier refusals by Kraken that this
    rotation inherits. `word` and `reached` remember the best that the ladder has shown.
    """

    request_id: str
    environment: str
    account: str
    requester: str
    flavour: Flavour
    route: Route
    started_at: datetime
    step: Step = Step.SCOPE
    reason: str = ""
    ticket: str = ""
    fingerprint: str = ""
    parts: str = ""
    sound: bool = False
    trials: tuple[Trial, ...] = ()
    ticked: frozenset[CheckItem] = frozenset()
    asked_at: datetime | None = None
    digest: str = ""
    approvals: tuple[Approval, ...] = ()
    before: Before | None = None
    submission: Submission = field(default_factory=Submission)
    word: RotationWord | None = None
    reached: Mapping[RotationRungId, datetime] = field(default_factory=lambda: MappingProxyType({}))
    cancelled_at: datetime | None = None
    closed_at: datetime | None = None
    refusals: tuple[datetime, ...] = ()

    @property
    def running(self) -> bool:
        """Whether it has neither been cancelled nor closed."""
        return self.cancelled_at is None and self.closed_at is None

    @property
    def editable(self) -> bool:
        """Whether anything of it may still be changed: until it is sent."""
        return self.running and not self.submission.left

    @property
    def key_refusals(self) -> tuple[datetime, ...]:
        """When Kraken may have counted a wrong key: in this rotation's tests, its request, and before them."""
        times = (*self.refusals, *(trial.at for trial in self.trials if trial.counts))
        answered_at = self.submission.answered_at
        if answered_at is None or verdict_of(self.submission, self.flavour).cause not in _AT_KRAKEN:
            return times
        return (*times, answered_at)

    def scoped(self, account: str, reason: str, ticket: str, route: Route) -> Rotation:
        """Return it with this scope; another one voids approvals, another account the checklist as well."""
        known = (self.account, self.reason, self.ticket, self.route)
        if not self.editable or (account, reason, ticket, route) == known:
            return self
        ticked = self.ticked if account == self.account else frozenset()
        return _voided(replace(self, account=account, reason=reason, ticket=ticket, route=route, ticked=ticked))

    def keyed(self, check: KeyCheck, parts: str) -> Rotation:
        """Return it with the key as it is typed now: an edit of either part voids tests, ticks and approvals.

        `parts` is the keyed hash of both parts, empty when there is none any more.
        """
        if not self.editable or parts == self.parts:
            return self
        # A refused key stays refused at Kraken: only what was said about it goes.
        edited = replace(self, refusals=self.key_refusals, trials=(), ticked=frozenset())
        return _voided(replace(edited, parts=parts, fingerprint=check.fingerprint, sound=check.sound))

    def tested(self, trial: Trial) -> Rotation:
        """Return it with one more test of the key as it is now."""
        return replace(self, trials=(*self.trials, trial)) if self.editable else self

    def with_tick(self, item: CheckItem, *, ticked: bool) -> Rotation:
        """Return it with one line of the checklist ticked or not."""
        if not self.editable:
            return self
        return replace(self, ticked=self.ticked | {item} if ticked else self.ticked - {item})

    def asked(self, digest: str, now: datetime) -> Rotation:
        """Return it with a digest that directors are asked to approve; what they approved before is void."""
        return replace(self, asked_at=now, digest=digest, approvals=()) if self.editable else self

    def approved(self, approval: Approval) -> Rotation:
        """Return it with an approval; itself when the approval is of another digest."""
        if not self.editable or not self.digest or approval.digest != self.digest:
            return self
        return replace(self, approvals=(*self.approvals, approval))

    def lapsed(self, now: datetime) -> Rotation:
        """Return it without the approvals that have lapsed; itself when all are live."""
        live = tuple(approval for approval in self.approvals if approval.live(now))
        return self if not self.editable or live == self.approvals else replace(self, approvals=live)

    def onward(self) -> Rotation:
        """Return it at the next step before the sending; what may stand in the way is `rotation_gate`'s to say."""
        return self._moved(1)

    def back(self) -> Rotation:
        """Return it at the step before, as long as it is not sent; nothing entered is lost."""
        return self._moved(-1)

    def cancelled(self, now: datetime) -> Rotation:
        """Return it called off; without effect once it was sent. Its approvals are void."""
        return _voided(replace(self, cancelled_at=now)) if self.editable else self

    def sent(self, before: Before, now: datetime) -> Rotation:
        """Return it as the key leaves, with what was stored before; raises ValueError when it may not leave again."""
        if not self.running or self.step is not Step.CONFIRM:
            raise ValueError("a rotation leaves from its last step, once")
        return replace(self, step=Step.SENT, before=before, submission=self.submission.sent(now))

    def answered(self, submission: Submission) -> Rotation:
        """Return it with what became of its request."""
        return replace(self, step=Step.RUNGS, submission=submission) if self.step is Step.SENT else self

    def climbed(self, ladder: RotationLadder) -> Rotation:
        """Return it with what the ladder newly shows; itself when nothing is new. What was seen to hold stays."""
        reached = dict(self.reached)
        for rung in ladder.rungs:
            if rung.state is RungState.OK and rung.at is not None:
                reached.setdefault(rung.id, rung.at)
        if reached == self.reached and ladder.word is self.word:
            return self
        return replace(self, word=ladder.word, reached=MappingProxyType(reached))

    def closed(self, now: datetime) -> Rotation:
        """Return it ended by a person who has seen the proof; without effect before there is an answer."""
        if not self.running or not self.submission.answered:
            return self
        return replace(self, step=Step.AFTER, closed_at=now)

    def again(self, request_id: str, now: datetime) -> Rotation:
        """Return a new rotation of the same scope; its key, ticks and approvals have to be given anew."""
        fresh = Rotation(request_id, self.environment, self.account, self.requester, self.flavour, self.route, now)
        return replace(fresh, step=Step.NEW_KEY, reason=self.reason, ticket=self.ticket, refusals=self.key_refusals)

    def _moved(self, by: int) -> Rotation:
        if not self.editable:
            return self
        steps = [step for step in steps_of(self.flavour) if step in UNTIL_SENT]
        place = min(max(steps.index(self.step) + by, 0), len(steps) - 1)
        return replace(self, step=steps[place])


def _voided(rotation: Rotation) -> Rotation:
    return replace(rotation, asked_at=None, digest="", approvals=())
