"""Follows a rotation: approvals lapse, the ladder is climbed, old keys are remembered, a restart goes on."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final, Literal

from app.core.audit import Record
from app.core.halt_readings import same_account
from app.core.key_age import (
    REMINDER,
    KeyReminder,
    remind,
    reminder_facts,
    reminders_of,
    why_not_due,
    with_reminder,
)
from app.core.language import tr
from app.core.rotation import Rotation
from app.core.rotation_desk import Busy
from app.core.rotation_export import audit_text
from app.core.rotation_facts import last_rotation, rotations_of
from app.core.rotation_ladder import RotationWord
from app.core.rotation_steps import REQUEST_KEPT_S
from app.core.state import SessionPhase, VerdictOfCommand
from app.shell.paths import write_private
from app.shell.rotation_drafting import Drafting
from app.shell.rotation_evidence import RotationEvidence
from app.shell.rotation_room import RotationRoom

_STEP_S: Final = 0.25
_IDLE_S: Final = 1.0
_DRAFT_KEPT: Final = timedelta(hours=12)
_LAPSED: Final = tr("An approval has lapsed and was dropped: ask both directors again.")
_HELD_TOO_LONG: Final = tr("The key was held for half an hour and was overwritten: enter it again.")
_SOMEBODY_ELSE: Final = tr("Another person signed in: the rotation was called off, nothing was sent.")
_NO_HISTORY: Final = tr("The history has not been read: there is nothing to export.")


class Proving:
    """What time, readings and sign-ins do to a rotation, without anybody's wish."""

    def __init__(self, room: RotationRoom, drafting: Drafting, report: Callable[[str, BaseException], None]) -> None:
        self._room = room
        self._drafting = drafting
        self._report = report
        self._evidence = RotationEvidence(room.read_again)

    async def follow(self) -> None:
        """Keep the desk current; runs until cancelled. A failure of ours must not keep approvals from lapsing."""
        while True:
            try:
                self.look()
            except Exception as error:
                self._report("rotation", error)
            rotation = self._room.rotation
            await asyncio.sleep(_IDLE_S if rotation is None or not rotation.running else _STEP_S)

    def look(self) -> None:
        """Let lapse what has lapsed, and judge what is known now."""
        now = self._room.now()
        if self._room.desk.busy is not Busy.SEND:
            self._lapse(now)
        self._room.draw()
        self._climb(now)

    def resume(self, records: Iterable[Record]) -> None:
        """Go on with what an intact journal tells: an open proof, or a draft from its key on; and with reminders."""
        room, kept = self._room, tuple(records)
        environment = room.state.environment.name
        told = tuple(one for one in rotations_of(kept) if one.environment == environment)
        known = {one.request_id for one in room.history}
        room.history = (*room.history, *(one for one in told if one.request_id not in known))
        reminders = room.desk.reminders
        for one in reminders_of(kept):
            if all(one.rotation_id != here.rotation_id for here in reminders):
                reminders = with_reminder(reminders, one)
        room.change(reminders=reminders)
        if room.rotation is None:
            newest = next((one for one in told if self._goes_on(one)), None)
            if newest is not None:
                room.key.begin()
                room.put(newest)
        self.session_changed()

    def session_changed(self) -> None:
        """Somebody signed in, renewed, unlocked, or a session ended: another person's sign-in voids what is drafted."""
        room = self._room
        session, rotation = room.state.session, room.rotation
        if session.phase is SessionPhase.ACTIVE and rotation is not None and rotation.editable:
            same = same_account(session.account, rotation.requester)
            if same and room.person in ("", session.email):
                room.person = session.email
            else:
                self._drafting.call_off(rotation, _SOMEBODY_ELSE)
                room.fail(_SOMEBODY_ELSE)
        room.draw()

    def close_proof(self, due: date | None = None) -> None:
        """End a rotation whose proof a person has seen; `due` is the day by which the old key is to be deleted."""
        self.look()
        room, rotation = self._room, self._room.rotation
        blocked = room.obstacles().close or ("" if due is None else why_not_due(due, room.now()))
        if blocked or rotation is None:
            room.fail(blocked)
            return
        room.put(rotation.closed(room.now()))
        room.note("rotation closed", tr("Closed the rotation."))
        reminder = next((one for one in room.desk.reminders if one.rotation_id == rotation.request_id), None)
        if due is not None and reminder is not None and reminder.by(due) != reminder:
            self._remember(reminder.by(due))

    def again(self) -> None:
        """Begin a new rotation of the same scope, from its key on; one whose end was seen is closed by it."""
        room, denied = self._room, self._room.denied()
        if denied:
            room.fail(denied)
            return
        if room.rotation is None or room.rotation.running:
            self.close_proof()
        before = room.rotation
        if before is not None and not before.running:
            begun = before.again(uuid.uuid4().hex, room.now())
            self._drafting.start(begun, tr("Began another rotation of the same scope."))

    def reminder_done(self, rotation_id: str) -> None:
        """Tick that an old key was deleted at Kraken."""
        room = self._room
        reminder = next((one for one in room.desk.reminders if one.rotation_id == rotation_id and one.open), None)
        blocked = room.denied()
        if blocked or reminder is None:
            room.fail(blocked)
            return
        self._remember(reminder.done(room.actor, room.now()))

    def refresh(self) -> None:
        """Read the stored key and its history now."""
        self._room.read_again()
        self._room.draw()

    async def export_audit(self, path: Path, form: Literal["csv", "json"]) -> None:
        """Write the account's history to a file for this user alone."""
        room, entries = self._room, self._room.desk.audit.value
        facts = {"command": "export key history", "file": path.name}
        verdict, words = VerdictOfCommand.REFUSED, _NO_HISTORY
        if entries is not None:
            text = audit_text(entries, form)
            try:
                await asyncio.to_thread(write_private, path, text)
            except OSError as error:
                words = tr("The history cannot be exported to {path}: {strerror}.", path=path, strerror=error.strerror)
            else:
                verdict = VerdictOfCommand.DONE
                words = tr("Exported {count} entries to {path}.", count=len(entries), path=path)
        room.fail("" if verdict is VerdictOfCommand.DONE else words)
        await room.runner.told(f"export {path}", verdict, words, actor=room.actor, facts=facts)

    def _goes_on(self, rotation: Rotation) -> bool:
        fresh = self._room.now() - rotation.started_at < _DRAFT_KEPT
        return rotation.running and (rotation.submission.left or fresh)

    def _lapse(self, now: datetime) -> None:
        room, rotation = self._room, self._room.rotation
        if rotation is None or not rotation.editable:
            return
        lapsed = rotation.lapsed(now)
        if lapsed is not rotation:
            room.put(lapsed, failure=_LAPSED)
        if rotation.asked_at is not None and now >= rotation.asked_at + timedelta(seconds=REQUEST_KEPT_S):
            room.sessions.forget_request()
        if room.key.too_long(now):
            self._drafting.drop_key()
            room.fail(_HELD_TOO_LONG)

    def _climb(self, now: datetime) -> None:
        room, rotation, ladder = self._room, self._room.rotation, self._room.desk.ladder
        if rotation is None or ladder is None or not rotation.running:
            return
        climbed = rotation.climbed(ladder)
        if climbed is not rotation:
            room.put(climbed, failure=room.desk.failure)
            room.note("rotation rung", f"{ladder.word.words}: {ladder.words}")
        if ladder.word in (RotationWord.ROTATED, RotationWord.PROVEN):
            self._remind(climbed, now)
        self._evidence.ask(climbed, ladder, now)

    def _remind(self, rotation: Rotation, now: datetime) -> None:
        room = self._room
        known = any(one.rotation_id == rotation.request_id for one in room.desk.reminders)
        if known or rotation.request_id in room.first_keys:
            return
        earlier = (one for one in room.history if one.request_id != rotation.request_id)
        old = last_rotation(earlier, rotation.environment, rotation.account)
        fingerprint = "" if old is None else old.fingerprint
        self._remember(remind(rotation.request_id, rotation.environment, rotation.account, fingerprint, now))

    def _remember(self, reminder: KeyReminder) -> None:
        room = self._room
        room.change(reminders=with_reminder(room.desk.reminders, reminder), failure="")
        facts = {REMINDER: reminder_facts(reminder), "words": reminder.words(room.now())}
        room.start(room.runner.record(REMINDER, room.actor, facts), name="journal reminder")
