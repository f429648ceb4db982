"""Sends the switches of simulation and safe mode: judged, journalled, sent once, read back, told one by one."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from api_client.errors import ApiError
from api_client.platform import Platform
from app.core.commands import PlatformCommand
from app.core.freshness import Failure
from app.core.language import tr
from app.core.leave_gate import Leaving, why_not_leave
from app.core.mode_desk import SWITCHED, ModeVerdict, Switch
from app.core.mode_view import refusal_words, safe_mode_read_back, simulation_read_back
from app.core.policy import Denied, decide
from app.core.present import explain_failure
from app.core.state import AppState, ReadingKey, ReadingKind, VerdictOfCommand
from app.shell.runner import CommandRunner
from app.shell.session import is_lost
from app.shell.store import Store

READ_BACK_AFTER_S: Final = 2.2
"""The platform answers status from memory for two seconds after a switch."""

_TAKEN: Final = (VerdictOfCommand.DONE, VerdictOfCommand.UNKNOWN)
_SIMULATION: Final = ReadingKey(ReadingKind.SIMULATION, "sim-mode")
_SAFE_MODE: Final = ReadingKey(ReadingKind.SAFE_MODE, "safe-mode")
_UNWRITTEN: Final = tr("Not sent, because the journal cannot be written. Nothing has happened.")
_NO_ANSWER: Final = tr("Whether the request still arrives is not known: look again before acting.")
_STOPPED: Final = tr("Not sent: the one before it did not end well. Nothing has happened.")


@dataclass(frozen=True)
class Wish:
    """One switch of one account, or of safe mode where `account` is empty; `active` is what it is to be."""

    command: PlatformCommand
    kind: str
    account: str
    active: bool
    reason: str
    send: Callable[[], Awaitable[str]]
    leaving: Leaving | None = None

    @property
    def name(self) -> str:
        """Whose mode it is about."""
        return self.account or tr("Safe mode")

    @property
    def key(self) -> str:
        """What makes another wish the same one."""
        return f"{self.kind} {self.account}".rstrip()


@dataclass(frozen=True)
class _Ended:
    """How a wish ended, and whether the platform may have read it: only then is there something to read back."""

    verdict: VerdictOfCommand | None
    reached: bool = False


class ModeSending:
    """Carries wishes out; `state.modes.verdicts` tells what became of each.

    The same wish again while the first is under way, its reading back included, is one wish.
    """

    def __init__(
        self,
        store: Store,
        platform: Platform,
        runner: CommandRunner,
        *,
        now: Callable[[], datetime],
        kick: Callable[[ReadingKey], None],
        on_session_refused: Callable[[str], None],
        read_back_after_s: float = READ_BACK_AFTER_S,
    ) -> None:
        self._store = store
        self._platform = platform
        self._runner = runner
        self._now = now
        self._kick = kick
        self._on_session_refused = on_session_refused
        self._after_s = read_back_after_s
        self._under_way: set[str] = set()

    async def enter(self, wishes: Sequence[Wish]) -> None:
        """Lower risk: all at once, none waits for another."""
        fresh = self._begun(wishes)
        try:
            ended = await asyncio.gather(*(self._one(wish) for wish in fresh))
            await self._read_back([wish for wish, one in zip(fresh, ended, strict=True) if one.reached])
        finally:
            self._end(fresh)

    async def leave(self, wishes: Sequence[Wish]) -> None:
        """Raise risk: one after the other, each judged when its turn comes, none after one that did not end well."""
        fresh, reached, well = self._begun(wishes), list[Wish](), True
        try:
            for wish in fresh:
                if not well:
                    self._say(wish, VerdictOfCommand.REFUSED, _STOPPED)
                    continue
                ended = await self._one(wish)
                well = ended.verdict is VerdictOfCommand.DONE
                if ended.reached:
                    reached.append(wish)
            await self._read_back(reached)
        finally:
            self._end(fresh)

    async def switched(self, switch: Switch) -> None:
        """Remember who made a switch that the platform answered, in the journal too."""
        self._store.update(lambda state: replace(state, modes=state.modes.with_switch(switch)))
        await self._runner.record(SWITCHED, switch.who, switch.facts())

    def _begun(self, wishes: Sequence[Wish]) -> list[Wish]:
        fresh = [wish for wish in wishes if wish.key not in self._under_way]
        self._under_way.update(wish.key for wish in fresh)
        return fresh

    def _end(self, wishes: Sequence[Wish]) -> None:
        self._under_way.difference_update(wish.key for wish in wishes)

    async def _one(self, wish: Wish) -> _Ended:
        """How it ended; what is refused here is said as if the platform had."""
        said, refused = [_UNWRITTEN], list[ApiError]()
        facts, why, session = _facts(wish, self._store.state), self._why_not(wish), self._store.state.session
        if why:
            await self._tell(
                VerdictOfCommand.REFUSED,
                tr("{words}: {why} Nothing was sent.", words=wish.command.words, why=why),
                facts,
            )
            self._say(wish, VerdictOfCommand.REFUSED, tr("{why} Nothing was sent.", why=why))
            return _Ended(VerdictOfCommand.REFUSED)

        async def send() -> str:
            try:
                said[0] = await wish.send()
            except ApiError as error:
                said[0] = self._refusal(wish, error)
                refused.append(error)
                raise
            return said[0]

        words, raises = wish.command.words, wish.leaving is not None
        verdict = await self._runner.run(wish.key, words, send, actor=self._actor, facts=facts, raises_risk=raises)
        if verdict is not None:
            self._say(wish, verdict, said[0])
        if any(is_lost(error, session, self._store.state.session) for error in refused):
            self._on_session_refused(refused[0].service)
        return _Ended(verdict, verdict in _TAKEN or any(error.status is not None for error in refused))

    def _why_not(self, wish: Wish) -> str:
        state, now = self._store.state, self._now()
        decision = decide(wish.command, state, now)
        if isinstance(decision, Denied):
            return decision.why
        return "" if wish.leaving is None else why_not_leave(wish.leaving, state, now)

    def _refusal(self, wish: Wish, error: ApiError) -> str:
        status = self._store.state.reading(_SIMULATION.kind, _SIMULATION.service).value
        listed = () if status is None else tuple(one.account_id for one in status.accounts)
        return refusal_words(Failure.of(error, error.service), wish.account, entering=wish.active, listed=listed)

    async def _read_back(self, wishes: Sequence[Wish]) -> None:
        """Show what the platform says once it has forgotten what was before; a lost answer is resolved by it."""
        if not wishes:
            return
        await asyncio.sleep(self._after_s)
        simulation = bool(wishes[0].account)
        self._kick(_SIMULATION if simulation else _SAFE_MODE)
        try:
            found = await self._seen(wishes, simulation=simulation)
        except ApiError as error:
            what = explain_failure(Failure.of(error, error.service)).what
            found = [(None, tr("It could not be read back: {what}", what=what))] * len(wishes)
        for wish, (active, words) in zip(wishes, found, strict=True):
            await self._resolve(wish, active, words)

    async def _seen(self, wishes: Sequence[Wish], *, simulation: bool) -> list[tuple[bool | None, str]]:
        if not simulation:
            return [safe_mode_read_back(await self._platform.safe_mode.status())]
        status = await self._platform.simulation.status()
        return [simulation_read_back(wish.account, status) for wish in wishes]

    async def _resolve(self, wish: Wish, active: bool | None, words: str) -> None:
        before = self._verdict(wish)
        as_wanted = active is wish.active
        verdict = VerdictOfCommand.DONE if as_wanted else VerdictOfCommand.UNKNOWN
        if before is VerdictOfCommand.REFUSED:
            verdict = before  # it did nothing, whatever is so now
        elif not as_wanted:
            words = (
                f"{words} {_NO_ANSWER}"
                if before is VerdictOfCommand.UNKNOWN
                else tr("{words} That is not as asked.", words=words)
            )
        self._say(wish, verdict, "", words)
        facts = {**_facts(wish, self._store.state), "read_back": words}
        if verdict is before:
            await self._runner.record("mode read back", self._actor, facts)
        else:
            await self._tell(verdict, f"{wish.command.words}: {words}", facts)

    async def _tell(self, verdict: VerdictOfCommand, words: str, facts: dict[str, Any]) -> None:
        await self._runner.told(uuid.uuid4().hex, verdict, words, actor=self._actor, facts=facts)

    def _verdict(self, wish: Wish) -> VerdictOfCommand | None:
        verdicts = self._store.state.modes.verdicts
        return next((one.verdict for one in verdicts if one.name == wish.name), None)

    def _say(self, wish: Wish, verdict: VerdictOfCommand, words: str, read_back: str = "") -> None:
        """On the page; without new words those that are there stay beside what was read back."""
        known = next((one.words for one in self._store.state.modes.verdicts if one.name == wish.name), "")
        said = ModeVerdict(wish.name, verdict, words or known, self._now(), read_back)
        self._store.update(lambda state: replace(state, modes=state.modes.with_verdict(said)))

    @property
    def _actor(self) -> str:
        return self._store.state.session.email or tr("nobody signed in")


def _facts(wish: Wish, state: AppState) -> dict[str, Any]:
    """What the journal keeps of it; with whom the board was overridden included."""
    facts = {"command": wish.kind, "reason": wish.reason} | ({"account": wish.account} if wish.account else {})
    second = state.modes.second
    if wish.leaving is not None and wish.leaving.phrase and second is not None:
        facts["overridden_with"] = second.email
    return facts
