"""A director's side of an approval from another desk: the request is read, the session signed in for it and sealed."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from api_client.errors import ApiError
from api_client.models.auth import SecretText
from app.core.approvals import ApprovalSubject, words_agree
from app.core.approvals_seal import PRIVATE_BYTES, seal_answer
from app.core.approvals_text import Desk, TextRefusal, read_request
from app.core.audit import Record
from app.core.freshness import Failure
from app.core.language import tr
from app.core.present import sign_in_failure
from app.core.read_only import why_read_only
from app.core.rotation_desk import DirectorDesk
from app.core.rotation_steps import Approval, How
from app.shell.director_sign_in import DirectorSignIn
from app.shell.rotation_room import RotationRules
from app.shell.runner import CommandRunner
from app.shell.store import Store

ANSWERED: Final = "approval given"
"""The kind of the journal's record of an answer, and the name of its facts."""

_OFF: Final = tr("Approvals from another desk are off: environments.toml would have to say remote_approvals = true.")
_LOCKED: Final = tr("This console is locked.")
_NOTHING: Final = tr("Paste a request first.")
_UNWRITTEN: Final = tr("The journal cannot be written: without it nothing is approved.")
_FORGOTTEN: Final = tr("The request was put away meanwhile: nothing was answered.")


class DirectorRoom:
    """Signs in at this environment's own auth service only; the session is overwritten once it is sealed."""

    def __init__(
        self,
        store: Store,
        runner: CommandRunner,
        directors: DirectorSignIn,
        *,
        now: Callable[[], datetime],
        rules: RotationRules,
    ) -> None:
        self._store = store
        self._runner = runner
        self._directors = directors
        self._now = now
        self._rules = rules
        self._answered: set[str] = set()

    def read_request(self, text: str) -> None:
        """Show what a request asks for, or why its text is not taken."""
        blocked = self._why_not()
        if blocked:
            self._change(refusal=blocked)
            return
        environment = self._store.state.environment
        found = read_request(text, Desk(environment.kind.value, environment.accounts), self._answered, self._now())
        if isinstance(found, TextRefusal):
            self._show(DirectorDesk(refusal=found.value))
        else:
            self._show(DirectorDesk(subject=found))

    def forget_request(self) -> None:
        """Put the request and its answer away."""
        if not self._store.state.director.busy:
            self._show(DirectorDesk())

    async def answer(self, heard_words: str, email: str, password: SecretText, code: SecretText) -> None:
        """Approve what is shown: the words first, then the sign-in, then the sealed text."""
        desk = self._store.state.director
        subject, blocked = desk.subject, self._why_not()
        if blocked or subject is None:
            self._change(refusal=blocked or _NOTHING)
            return
        if desk.busy or desk.answer:
            return
        self._change(busy=True, refusal="")
        try:
            said = await self._answer(subject, heard_words, email, password, code)
        finally:
            self._change(busy=False)
        if self._store.state.director.subject is subject:
            self._change(**said)

    async def _answer(
        self, subject: ApprovalSubject, heard: str, email: str, password: SecretText, code: SecretText
    ) -> dict[str, Any]:
        if self._now() >= subject.expires_at:
            return {"refusal": TextRefusal.EXPIRED.value}
        if not await asyncio.to_thread(words_agree, heard, subject.digest):
            return {"refusal": TextRefusal.WORDS.value}
        if not await self._record("approval asked", email, subject, tr("A director is about to approve.")):
            return {"refusal": _UNWRITTEN}
        try:
            given = await self._directors.sign_in(email, password, code)
        except ApiError as error:
            return {"refusal": sign_in_failure(Failure.of(error, "auth"))}
        approval = Approval(given.account_id, subject.digest, self._now(), given.expires_at, How.OTHER_DESK)
        token = bytearray(given.token.view())
        given.token.wipe()
        try:
            sealed = await asyncio.to_thread(self._sealed, subject, heard, approval, token)
        finally:
            token[:] = bytes(len(token))
        until = f"{given.expires_at:%H:%M}"
        if isinstance(sealed, TextRefusal):
            return {"refusal": f"{sealed.value} {_stays(until)}"}
        if not await self._record(ANSWERED, email, subject, approval.words):
            return {"refusal": f"{_UNWRITTEN} {_stays(until)}"}
        self._answered.add(subject.digest)
        return {"answer": sealed, "session_until": f"{until} UTC"}

    @property
    def answered(self) -> bool:
        """Whether an answer was sealed from here, in this run or one before."""
        return bool(self._answered)

    def resume(self, records: Iterable[Record]) -> None:
        """Remember from the journal which requests were answered: each counts once."""
        for record in records:
            facts = record.body.get(ANSWERED)
            if record.kind == ANSWERED and isinstance(facts, dict):
                self._answered.add(str(facts.get("digest", "")))

    def _sealed(self, subject: ApprovalSubject, heard: str, approval: Approval, token: bytearray) -> str | TextRefusal:
        return seal_answer(
            subject,
            heard,
            approval,
            token,
            secrets.token_bytes(PRIVATE_BYTES),
            self._now(),
            requester_may_approve=self._rules.requester_may_approve,
        )

    def _why_not(self) -> str:
        if not self._rules.remote_approvals:
            return _OFF
        return _LOCKED if self._store.state.locked else why_read_only(self._store.state.environment)

    async def _record(self, kind: str, email: str, subject: ApprovalSubject, words: str) -> bool:
        facts = {**subject.fields(), "digest": subject.digest}
        return await self._runner.record(kind, email, {ANSWERED: facts, "words": words})

    def _change(self, **fields: Any) -> None:
        self._store.update(lambda state: replace(state, director=replace(state.director, **fields)))

    def _show(self, desk: DirectorDesk) -> None:
        self._store.update(lambda state: replace(state, director=desk))


def _stays(until: str) -> str:
    return tr("The session that was opened stays alive until {until} UTC; nobody was given it.", until=until)
