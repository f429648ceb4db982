"""The rotation of Kraken keys at this console: every wish of its pages, and what follows it by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from api_client.platform import Platform
from app.core.audit import Record
from app.core.state import ReadingKey
from app.shell.director_room import DirectorRoom
from app.shell.director_sign_in import DirectorSignIn
from app.shell.hardening import sweep_freed_memory
from app.shell.rotation_approving import Approving
from app.shell.rotation_drafting import Drafting
from app.shell.rotation_proving import Proving
from app.shell.rotation_room import RotationRoom, RotationRules
from app.shell.rotation_sending import Sending
from app.shell.runner import CommandRunner
from app.shell.store import Store
from app.shell.tasks import TaskScope


class Rotating:
    """The parts of a rotation under one name.

    None of the wishes raises for a person's mistake or a platform's refusal: `state.rotation.failure` and
    `state.director.refusal` say in a sentence why one came to nothing.
    """

    def __init__(
        self,
        store: Store,
        platform: Platform,
        runner: CommandRunner,
        directors: DirectorSignIn,
        *,
        scope: TaskScope,
        now: Callable[[], datetime],
        kick: Callable[[ReadingKey], None],
        rules: RotationRules,
        report: Callable[[str, BaseException], None],
    ) -> None:
        room = RotationRoom(store, platform, runner, scope=scope, now=now, kick=kick, rules=rules)
        drafting, sending = Drafting(room), Sending(room)
        approving, proving = Approving(room, directors), Proving(room, drafting, report)
        director = DirectorRoom(store, runner, directors, now=now, rules=rules)
        self._room, self._proving, self._director = room, proving, director
        self.sessions = room.sessions

        self.begin, self.again, self.cancel = drafting.begin, proving.again, drafting.cancel
        self.scope, self.tick, self.choose_method = drafting.scope, drafting.tick, drafting.choose_method
        self.key_edited, self.hold, self.drop_key = drafting.key_edited, drafting.hold, drafting.drop_key
        self.onward, self.back, self.test = drafting.onward, drafting.back, drafting.test
        self.ask_approvals, self.approve_in_person = approving.ask, approving.in_person
        self.open_answer = approving.open_answer
        self.send, self.test_stored, self.force = sending.send, sending.test_stored, sending.force
        self.close, self.reminder_done = proving.close_proof, proving.reminder_done
        self.export_audit, self.refresh, self.look = proving.export_audit, proving.refresh, proving.look
        self.read_request, self.answer = director.read_request, director.answer
        self.forget_request = director.forget_request
        self.follow, self.session_changed = proving.follow, proving.session_changed

    def resume(self, records: Iterable[Record]) -> None:
        """Go on with what an intact journal says: a proof, a draft, reminders, requests that were answered."""
        kept = tuple(records)
        self._director.resume(kept)
        self._proving.resume(kept)

    def forget(self) -> None:
        """Overwrite the key and the directors' sessions: the console closes."""
        self._room.key.forget()
        self._room.sessions.wipe()
        if self._room.rotation is not None or self._director.answered:
            sweep_freed_memory()
