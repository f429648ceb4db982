"""Reviewers' writes: an intent decided, a limit proposed or seconded; each once, journalled, read back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from api_client.errors import ApiError, Refused
from api_client.platform import Platform
from app.core.answer_words import answer_words
from app.core.card_view import own_account
from app.core.language import tr
from app.core.oversight_policy import (
    LIMIT_KEY,
    REFUSALS,
    DecideIntent,
    OversightCommand,
    PendingLimit,
    SetLimit,
    decide_oversight,
    limit_told,
    raises_risk,
)
from app.core.policy import Denied
from app.core.state import ReadingKey, ReadingKind, VerdictOfCommand
from app.shell.runner import CommandRunner, Send
from app.shell.session import is_lost
from app.shell.store import Store


class OversightRoom:
    """Remembers the change that waits as this console saw it, until it is applied or the console ends."""

    def __init__(
        self,
        store: Store,
        platform: Platform,
        runner: CommandRunner,
        now: Callable[[], datetime],
        kick: Callable[[ReadingKey], None],
        on_session_refused: Callable[[str], None],
    ) -> None:
        self._store = store
        self._platform = platform
        self._runner = runner
        self._now = now
        self._kick = kick
        self._on_session_refused = on_session_refused
        self.pending: PendingLimit | None = None

    async def decide_intent(self, intent_id: str, reason: str, *, approved: bool) -> VerdictOfCommand | None:
        """Approve or deny one intent; a decision that came before stays, and is told as a refusal."""

        async def send() -> str:
            try:
                decided = await self._platform.hitl.decide(intent_id, approved=approved)
            except Refused as refused:
                raise _worded(refused) from None
            if not decided.as_asked:
                detail = tr(
                    "It was decided before and stays {status}: {message}",
                    status=answer_words(decided.status.value),
                    message=decided.message,
                )
                raise Refused(service="hitl", reason="decided_before", status=200, detail=detail)
            return tr(
                "Intent {intent_id} is {status}, as the platform answers.",
                intent_id=intent_id,
                status=answer_words(decided.status.value),
            )

        command = DecideIntent(intent_id, approved, reason)
        facts = {"intent": intent_id, "approved": approved, "reason": reason}
        try:
            return await self._run("decide intent", command, send, facts)
        finally:
            self._read_again("hitl", ReadingKind.INTENTS)

    async def set_limit(self, value: Decimal, reason: str) -> VerdictOfCommand | None:
        """Propose a `risk.max_notional`, or second one: the platform takes the same request for both."""

        account = self._store.state.session.account

        async def send() -> str:
            try:
                change = await self._platform.config.update(LIMIT_KEY, value)
            except Refused as refused:
                raise _worded(refused) from None
            words, self.pending = limit_told(change, account, self._now())
            return words

        facts = {"key": LIMIT_KEY, "value": str(value), "reason": reason}
        try:
            return await self._run("set limit", SetLimit(value, reason), send, facts)
        finally:
            self._read_again("config", ReadingKind.CONFIGURATION, ReadingKind.CONFIG_HISTORY)

    async def _run(
        self, kind: str, command: OversightCommand, send: Send, facts: Mapping[str, Any]
    ) -> VerdictOfCommand | None:
        """Carry it out, or say why not: another one of the same thing may be under way."""
        state = self._store.state
        actor = state.session.email or tr("nobody signed in")
        decision = decide_oversight(command, state, self._now())
        if isinstance(decision, Denied):
            words = tr("{words}: {why} Nothing was sent.", words=command.words, why=decision.why)
            denied = {"command": kind, **facts}
            return await self._runner.told(kind, VerdictOfCommand.REFUSED, words, actor=actor, facts=denied)
        risky, refused = raises_risk(command, state), list[ApiError]()

        async def watched() -> str:
            try:
                return await send()
            except ApiError as error:
                refused.append(error)
                raise

        known = {"command": kind, **facts}
        verdict = await self._runner.run(
            command.flight, command.words, watched, actor=actor, facts=known, raises_risk=risky
        )
        if any(is_lost(error, state.session, self._store.state.session) for error in refused):
            self._on_session_refused(refused[0].service)
        return verdict

    def _read_again(self, service: str, *kinds: ReadingKind) -> None:
        for kind in kinds:
            self._kick(ReadingKey(kind, service, own_account(self._store.state)))


def _worded(refused: Refused) -> Refused:
    detail = REFUSALS.get(refused.detail or "", refused.detail)
    return Refused(service=refused.service, reason=refused.reason, status=refused.status, detail=detail)
