"""Sends a new key: journalled first, once, and its end written down whatever it is."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import datetime
from typing import Any, Final

from api_client.errors import ApiError
from app.core.commands import ForceReload, RotateKey
from app.core.failure_words import explain_failure
from app.core.freshness import Failure, Slice
from app.core.language import tr
from app.core.rotation import Rotation
from app.core.rotation_answer import Cause, meaning_without_approvals
from app.core.rotation_desk import Busy
from app.core.rotation_facts import ROTATION, rotation_facts
from app.core.rotation_flavour import RELOAD_PHRASE, offer_of, typed_phrase
from app.core.rotation_gate import why_not_send
from app.core.rotation_readings import asked_since, refusal_of, take_before
from app.core.rotation_trial import Trial, TrialResult, failed_trial, passed_trial
from app.core.rotation_verdict import Phase, Submission, verdict_of
from app.core.rotation_view import account_of, grounds_of, status_of, why_not_held
from app.core.state import Outcome, VerdictOfCommand
from app.shell.rotation_calls import rotate
from app.shell.rotation_drafting import counted
from app.shell.rotation_room import RotationRoom

_KIND: Final = "rotate key"
_LOOK_S: Final = 5.0
_STEP_S: Final = 0.02
_TEST_KEPT_S: Final = 3_600.0
_NO_SESSIONS: Final = tr("The directors' sessions are no longer in memory: ask both directors again.")
_UNWRITTEN: Final = tr("The journal cannot be written: nothing was sent.")
_CHANGED: Final = tr("The rotation changed at the last moment: nothing was sent.")
_SAY_SO: Final = (_UNWRITTEN, _CHANGED)
"""The reasons that say themselves that nothing was sent."""
_NOT_TAKEN: Final = tr("Kraken does not take the stored key.")
_VERDICTS: Final = {
    Phase.ACCEPTED: VerdictOfCommand.DONE,
    Phase.REFUSED: VerdictOfCommand.REFUSED,
    Phase.NOT_SENT: VerdictOfCommand.REFUSED,
}


class Sending:
    """The requests that change something, or that ask Kraken about what is stored."""

    def __init__(self, room: RotationRoom) -> None:
        self._room = room

    async def send(self, typed: str) -> None:
        """Send the new key; `typed` is the phrase. A second wish while one is under way is the same wish."""
        room = self._room
        with room.runner.flight(_KIND, RotateKey(account_of(room.state)).words) as free:
            if free:
                await self._send(typed)

    async def test_stored(self) -> None:
        """Have Kraken asked about the key that is stored, where the implementation can."""
        room, rotation = self._room, self._room.rotation
        blocked = room.obstacles().stored_test
        if blocked or rotation is None:
            room.fail(blocked)
            return
        with room.busy(Busy.TEST):
            await room.record("stored key test", rotation, {"words": tr("Kraken is asked about the stored key.")})
            try:
                taken = (await room.platform.secrets_root.test(rotation.account)).accepted
            except ApiError as error:
                trial = failed_trial(Failure.of(error, "secrets"), rotation.flavour, room.now())
            else:
                refused = Trial(room.now(), TrialResult.REFUSED, _NOT_TAKEN, counts=True)
                trial = passed_trial(room.now()) if taken else refused
        current = room.rotation
        if current is None or current.request_id != rotation.request_id:
            return
        test = Slice[Trial]("POST /secrets/kraken/test", _TEST_KEPT_S).succeeded(trial, room.now())
        room.put(counted(current, trial), stored_test=test)
        room.note("stored key tested", trial.words)

    async def force(self, typed: str) -> None:
        """Make the OMS read the stored key again; `typed` is the phrase."""
        room = self._room
        blocked = room.obstacles().force
        if not blocked and not typed_phrase(typed, RELOAD_PHRASE):
            blocked = tr("Type {phrase} to make the OMS read the key again.", phrase=RELOAD_PHRASE)
        if blocked:
            room.fail(blocked)
            return
        command = ForceReload(account_of(room.state))
        facts = {"account": command.account}
        with room.busy(Busy.FORCE):
            verdict = await room.runner.run(
                "force reload",
                command.words,
                lambda: self._forced(command),
                actor=room.actor,
                facts=facts,
                raises_risk=True,
            )
            if verdict is VerdictOfCommand.REFUSED and not room.desk.failure:
                room.fail(_UNWRITTEN)

    async def _forced(self, command: ForceReload) -> str:
        room = self._room
        try:
            done = await room.platform.secrets.force_rotate(command.account)
        except ApiError as error:
            failure, flavour = Failure.of(error, "secrets"), room.desk.flavour
            meaning = None if flavour is None else meaning_without_approvals(failure, flavour)
            sentence = explain_failure(failure)
            what = f"{sentence.what} {sentence.next_step}" if meaning is None else f"{meaning.what} {meaning.next_step}"
            room.fail(f"{what} {sentence.effect}")
            raise
        finally:
            room.read_again()
        renewed = tr("The annotations of {account}'s key were renewed.", account=command.account)
        if not done.watcher:
            return renewed
        says = tr("The platform says: {watcher}", watcher=done.watcher)
        return f"{renewed} {says}"

    async def _send(self, typed: str) -> None:
        room, rotation = self._room, self._room.rotation
        blocked = room.desk.busy.value or self._why_not(typed)
        if blocked or rotation is None:
            self._refuse(rotation, blocked)
            return
        with room.busy(Busy.SEND):
            since = await self._read_once_more(rotation)
            blocked = self._why_not(typed)
            if blocked:
                self._refuse(rotation, blocked)
                return
            sent = await self._written_down(rotation, since)
            if sent is None:
                return
            if room.rotation is not rotation or self._why_not(typed):
                self._refuse(rotation, self._why_not(typed) or _CHANGED)
                room.note("rotation not sent", _CHANGED)
                return
            await self._leave(rotation, sent)

    async def _written_down(self, rotation: Rotation, since: datetime) -> Rotation | None:
        """Asked and sent are in the journal before anything leaves; None when they are not."""
        room, now = self._room, self._room.now()
        status = status_of(room.state, rotation.account)
        nothing = refusal_of(status, rotation.flavour, now)
        if nothing is not None and nothing.cause is Cause.NOTHING_STORED:
            room.first_keys.add(rotation.request_id)
        sent = rotation.sent(take_before(status, rotation.flavour, since, now), now)
        command = {"command": _KIND, "id": rotation.request_id}
        if await room.record("asked", rotation, command) and await room.record("sent", sent, command):
            return sent
        self._refuse(rotation, _UNWRITTEN)
        return None

    async def _leave(self, rotation: Rotation, sent: Rotation) -> None:
        room = self._room
        needs = offer_of(rotation.flavour).directors > 0
        approvals = room.sessions.pair(rotation.approvals) if needs else None
        if needs and approvals is None:
            self._refuse(rotation, _NO_SESSIONS)
            room.note("rotation not sent", _NO_SESSIONS)
            return
        room.put(sent)
        self._say(sent, VerdictOfCommand.RUNNING, verdict_of(sent.submission, sent.flavour).words)
        try:
            receipt = await rotate(room.platform, sent.flavour, sent.route, sent.account, room.key.pair(), approvals)
        except ApiError as error:
            await self._ended(sent, sent.submission.failed(Failure.of(error, "secrets"), room.now()))
        except asyncio.CancelledError:
            room.put(sent.answered(sent.submission.resumed()))
            raise
        except Exception as error:
            await self._ended(sent, sent.submission.failed(Failure.of(error, "secrets"), room.now()))
            raise
        else:
            await self._ended(sent, sent.submission.received(receipt, sent.account, sent.flavour, room.now()))

    async def _ended(self, sent: Rotation, submission: Submission) -> None:
        room = self._room
        current = room.rotation
        answered = (current if current is not None and current.request_id == sent.request_id else sent).answered(
            submission
        )
        room.put(answered)
        room.read_again()
        words = verdict_of(submission, sent.flavour).words
        verdict = _VERDICTS.get(submission.phase, VerdictOfCommand.UNKNOWN)
        facts: dict[str, Any] = {"command": _KIND, "id": sent.request_id, ROTATION: rotation_facts(answered)}
        await room.runner.told(
            sent.request_id, verdict, tr("Rotation: {words}", words=words), actor=room.actor, facts=facts
        )

    async def _read_once_more(self, rotation: Rotation) -> datetime:
        """The stored key's date just before: a rotation by somebody else a moment ago must not pass for this one.

        Returns since when a reading counts as one; none may have come in time.
        """
        room, since = self._room, self._room.now()
        room.read_again()
        with suppress(TimeoutError):
            async with asyncio.timeout(_LOOK_S):
                while not asked_since(status_of(room.state, rotation.account), since):  # noqa: ASYNC110 no event of its own
                    await asyncio.sleep(_STEP_S)
        return since

    def _why_not(self, typed: str) -> str:
        room, now = self._room, self._room.now()
        room.draw()
        rotation = room.rotation
        if rotation is None:
            return room.desk.obstacles.send
        forwarded = room.rules.forwarded_https
        grounds = grounds_of(room.state, rotation.account, forwarded_https=forwarded, now=now)
        gate = why_not_send(rotation, grounds, room.desk.last_fingerprint, typed, now)
        return room.denied() or gate or why_not_held(room.desk)

    def _refuse(self, rotation: Rotation | None, why: str) -> None:
        """Say that nothing was sent, beside the button and on the strip."""
        self._room.fail(why)
        if rotation is not None:
            words = why if why in _SAY_SO else tr("{why} Nothing was sent.", why=why)
            self._say(rotation, VerdictOfCommand.REFUSED, tr("Rotation: {words}", words=words))

    def _say(self, rotation: Rotation, verdict: VerdictOfCommand, words: str) -> None:
        outcome = Outcome(rotation.request_id, verdict, words, self._room.now(), _KIND)
        self._room.store.update(lambda state: state.with_outcome(outcome))
