"""What the parts of a rotation share: the desk, the new key, the directors' sessions, the history, the journal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from api_client.platform import Platform
from app.core.commands import RotateKey
from app.core.language import tr
from app.core.rotation import Rotation
from app.core.rotation_desk import Busy, Obstacles, RotationDesk
from app.core.rotation_facts import ROTATION, last_rotation, rotation_facts
from app.core.rotation_view import account_of, denial, drawn, fact_keys
from app.core.state import AppState, ReadingKey
from app.shell.director_sessions import DirectorSessions
from app.shell.hardening import sweep_beside
from app.shell.key_holder import KeyHolder
from app.shell.runner import CommandRunner
from app.shell.store import Store
from app.shell.tasks import TaskScope


@dataclass(frozen=True, slots=True)
class RotationRules:
    """What the environment's file says of rotations; `forwarded_https` is of the way to the credentials service."""

    remote_approvals: bool = False
    requester_may_approve: bool = False
    forwarded_https: bool = False


class RotationRoom:
    """The only one that changes the desk. Whatever ends a rotation or an approval overwrites what belonged to it."""

    def __init__(
        self,
        store: Store,
        platform: Platform,
        runner: CommandRunner,
        *,
        scope: TaskScope,
        now: Callable[[], datetime],
        kick: Callable[[ReadingKey], None],
        rules: RotationRules,
    ) -> None:
        self.store = store
        self.platform = platform
        self.runner = runner
        self.now = now
        self.rules = rules
        self.key = KeyHolder()
        self.sessions = DirectorSessions()
        self.history: tuple[Rotation, ...] = ()
        self.person = ""
        """The e-mail address of whoever began the rotation; empty for one of an earlier run."""
        self.first_keys: set[str] = set()
        """The rotations of this run before which nothing was stored: they leave no key to delete."""
        self._scope = scope
        self._kick = kick
        self.change(remote_allowed=rules.remote_approvals, requester_may_approve=rules.requester_may_approve)

    @property
    def state(self) -> AppState:
        """The whole state now."""
        return self.store.state

    @property
    def desk(self) -> RotationDesk:
        """What the pages show."""
        return self.store.state.rotation

    @property
    def rotation(self) -> Rotation | None:
        """The rotation that runs, or ended last."""
        return self.desk.rotation

    @property
    def actor(self) -> str:
        """Who does it, for the journal."""
        return self.state.session.email or tr("nobody signed in")

    def change(self, **fields: Any) -> None:
        """Replace fields of the desk."""
        self.store.update(lambda state: replace(state, rotation=replace(state.rotation, **fields)))

    def draw(self) -> None:
        """Bring everything up to date that follows from the rest of the state."""
        now = self.now()

        def change(state: AppState) -> AppState:
            mine = state.environment.name, account_of(state)
            here = "" if state.rotation.rotation is None else state.rotation.rotation.request_id
            last = last_rotation(self.history, *mine)
            replaced = last_rotation((one for one in self.history if one.request_id != here), *mine)
            known = replace(
                state.rotation,
                held=self.key.held,
                last_fingerprint="" if last is None else last.fingerprint,
                replaced_fingerprint="" if replaced is None else replaced.fingerprint,
            )
            desk = drawn(replace(state, rotation=known), forwarded_https=self.rules.forwarded_https, now=now)
            return state if desk == state.rotation else replace(state, rotation=desk)

        self.store.update(change)

    def obstacles(self) -> Obstacles:
        """Why each thing cannot be done at this very moment."""
        self.draw()
        return self.desk.obstacles

    def denied(self) -> str:
        """Why policy does not let this key be rotated now; empty when it does."""
        return denial(RotateKey(account_of(self.state)), self.state, self.now())

    def editable(self) -> Rotation | None:
        """The rotation while it may be changed; says why not otherwise."""
        rotation = self.rotation
        if rotation is None or not rotation.editable or self.desk.busy is Busy.SEND:
            self.fail(self.obstacles().cancel)
            return None
        return rotation

    def put(self, rotation: Rotation, **fields: Any) -> None:
        """Let this be the rotation; the last wish came to something."""
        asked = self.desk.asked
        if asked is not None and asked.subject.digest != rotation.digest:
            asked = None
        if not rotation.digest:
            self.sessions.forget_request()
        before, over = self.rotation, _over(rotation)
        self.sessions.keep(() if over else rotation.approvals)
        if over:
            self.key.forget()
            self.sessions.forget_request()
            if before is None or not _over(before):
                # What libraries copied and dropped on the way.
                self._scope.start(sweep_beside(), name="sweep freed memory")
        if rotation.submission.left:
            others = tuple(one for one in self.history if one.request_id != rotation.request_id)
            self.history = (rotation, *others)
        self.change(**{"rotation": rotation, "asked": asked, "failure": "", **fields})
        self.draw()

    def fail(self, words: str) -> None:
        """Say why a wish did not come to anything."""
        self.change(failure=words)

    @contextmanager
    def busy(self, what: Busy) -> Iterator[None]:
        """Show what is under way while it is."""
        self.change(busy=what, failure="")
        self.draw()
        try:
            yield
        finally:
            self.change(busy=Busy.NOTHING)
            self.draw()

    async def record(self, kind: str, rotation: Rotation, more: Mapping[str, Any] | None = None) -> bool:
        """Write the rotation as it stands into the journal; False when that cannot be done."""
        return await self.runner.record(kind, self.actor, {**(more or {}), ROTATION: rotation_facts(rotation)})

    def note(self, kind: str, words: str) -> None:
        """Write the rotation as it stands now into the journal, beside what goes on; one after another."""
        rotation = self.rotation
        if rotation is not None:
            self._scope.start(self.record(kind, rotation, {"words": words}), name=f"journal {kind}")

    def start(self, work: Any, name: str) -> None:
        """Run something beside what goes on."""
        self._scope.start(work, name=name)

    def read_again(self) -> None:
        """Read the stored key and its history now."""
        for key in fact_keys(self.state.environment, account_of(self.state)):
            self._kick(key)


def _over(rotation: Rotation) -> bool:
    """Whether nothing will need its key and its directors' sessions any more."""
    return not rotation.running or rotation.submission.answered
