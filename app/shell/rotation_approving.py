"""Asks two directors to approve a rotation, in person or from another desk."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from api_client.errors import ApiError
from api_client.models.auth import SecretText
from app.core.approvals import spoken_digest, subject_of
from app.core.approvals_text import TextRefusal, request_text
from app.core.freshness import Failure
from app.core.language import tr
from app.core.present import sign_in_failure
from app.core.rotation_desk import Asked, Busy
from app.core.rotation_gate import why_not_approve
from app.core.rotation_steps import Approval
from app.shell.director_sign_in import DirectorSignIn
from app.shell.rotation_room import RotationRoom

_CHANGED = tr("What is approved has changed meanwhile: ask both directors anew.")
_NOT_ASKED = tr("No approval has been asked for from another desk.")


class Approving:
    """Collects sessions of directors; each is dropped with its approval."""

    def __init__(self, room: RotationRoom, directors: DirectorSignIn) -> None:
        self._room = room
        self._directors = directors

    async def ask(self) -> None:
        """Make what directors are asked to approve; what they approved before is void."""
        room, rotation = self._room, self._room.rotation
        blocked = room.obstacles().ask
        if blocked or rotation is None:
            room.fail(blocked)
            return
        kind, now = room.state.environment.kind.value, room.now()
        subject = subject_of(rotation, kind, now)
        text, spoken = "", tuple[str, ...]()
        if room.desk.remote_allowed:
            subject = replace(subject, recipient=room.sessions.new_request())
            text = request_text(subject)
            with room.busy(Busy.WORDS):
                spoken = await asyncio.to_thread(spoken_digest, subject.digest)
        current = room.rotation
        if current is None or subject_of(current, kind, now, subject.recipient) != subject:
            room.sessions.forget_request()
            room.fail(_CHANGED)
            return
        room.put(current.asked(subject.digest, now), asked=Asked(subject, text, spoken))
        room.note("rotation approvals asked", tr("Two directors are asked to approve."))

    async def in_person(self, email: str, password: SecretText, code: SecretText) -> None:
        """Sign a director in here; that is the approval of what is shown."""
        room, rotation = self._room, self._room.rotation
        blocked = room.obstacles().approve
        if blocked or rotation is None:
            room.fail(blocked)
            return
        with room.busy(Busy.DIRECTOR):
            try:
                given = await self._directors.sign_in(email, password, code)
            except ApiError as error:
                room.fail(sign_in_failure(Failure.of(error, "auth")))
                return
        token = bytearray(given.token.view())
        given.token.wipe()
        self._take(Approval(given.account_id, rotation.digest, room.now(), given.expires_at), token)

    async def open_answer(self, text: str) -> None:
        """Take a director's answer from another desk."""
        room, asked = self._room, self._room.desk.asked
        blocked = room.obstacles().approve
        if blocked or asked is None or not room.sessions.sealed_to:
            room.fail(blocked or _NOT_ASKED)
            return
        now = room.now()
        found = room.sessions.opened(text, asked.subject, now)
        if isinstance(found, TextRefusal):
            room.fail(found.value)
            return
        # The other desk's clock must not keep the session here for longer.
        self._take(replace(found.approval, at=min(found.approval.at, now)), found.session)

    def _take(self, approval: Approval, token: bytearray) -> None:
        room, rotation = self._room, self._room.rotation
        why = _CHANGED
        if rotation is not None and rotation.editable and rotation.digest == approval.digest:
            allowed = room.rules.requester_may_approve
            why = why_not_approve(rotation, approval.director, room.now(), requester_may_approve=allowed)
        why = why or room.denied()
        if why or rotation is None:
            token[:] = bytes(len(token))
            room.fail(why)
            return
        room.sessions.add(approval.director, token)
        room.put(rotation.approved(approval))
        room.note("rotation approved", approval.words)
