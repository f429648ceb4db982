"""Simulation and safe mode at this console: every wish of its page and of the halt page's two offers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from api_client.errors import ApiError
from api_client.models.auth import SecretText
from api_client.platform import Platform
from app.core.audit import Record
from app.core.commands import EnterSafeMode, EnterSimulation, ExitSafeMode, ExitSimulation
from app.core.freshness import Failure
from app.core.language import tr
from app.core.leave_gate import Leaving, why_no_second, why_not_leave
from app.core.mode_desk import ModeTarget, SecondPerson, Switch, resumed
from app.core.mode_view import dropped_words, instant_words
from app.core.present import sign_in_failure
from app.core.readiness.decisions import as_one_line
from app.core.state import ReadingKey, VerdictOfCommand
from app.shell.director_sign_in import DirectorSignIn
from app.shell.mode_reminders import ModeReminders
from app.shell.mode_sending import READ_BACK_AFTER_S, ModeSending, Wish
from app.shell.runner import CommandRunner
from app.shell.store import Store

HALT_REASON: Final = "halt engaged, orders not seen to end"
"""What the halt page's offers give as their reason."""

_EVERY_S: Final = 1.0
_SIGNING_IN: Final = tr("The second person is being signed in.")
_SAME: Final = tr("That is who is signed in here: the second person has to be somebody else, with another account.")
_UNWRITTEN: Final = tr("The journal cannot be written: nothing is overridden without it.")
_GONE: Final = tr("The session here changed meanwhile: the second person's sign-in does not count.")


class Modes:
    """None of the wishes raises for a person's mistake or a platform's refusal.

    `state.modes.verdicts` tells what became of each, one an account; `state.modes.failure` why one came to nothing.
    """

    def __init__(
        self,
        store: Store,
        platform: Platform,
        runner: CommandRunner,
        directors: DirectorSignIn,
        *,
        now: Callable[[], datetime],
        kick: Callable[[ReadingKey], None],
        notice: Callable[[str, str], None],
        on_session_refused: Callable[[str], None],
        read_back_after_s: float = READ_BACK_AFTER_S,
    ) -> None:
        self._store = store
        self._platform = platform
        self._runner = runner
        self._directors = directors
        self._now = now
        self._sending = ModeSending(
            store,
            platform,
            runner,
            now=now,
            kick=kick,
            on_session_refused=on_session_refused,
            read_back_after_s=read_back_after_s,
        )
        self._reminders = ModeReminders(store, runner, now=now, notice=notice)
        self.remind, self.drop_reminder = self._reminders.remind, self._reminders.drop

    async def enter_simulation(self, accounts: Sequence[str], reason: str = HALT_REASON) -> None:
        """Put accounts into simulation, all at once."""
        asked = as_one_line(reason)

        def wish(account: str) -> Wish:
            async def send() -> str:
                change = await self._platform.simulation.enter(asked, account)
                await self._sending.switched(Switch(account, change.active, change.since, self._actor))
                return tr(
                    "{account} is in simulation since {instant}.", account=account, instant=instant_words(change.since)
                )

            return Wish(EnterSimulation(account, asked), "enter simulation", account, True, asked, send)

        await self._sending.enter([wish(account) for account in accounts])

    async def enter_safe_mode(self, reason: str = HALT_REASON) -> None:
        """Turn safe mode on."""
        asked = as_one_line(reason)

        async def send() -> str:
            status = await self._platform.safe_mode.enter(asked)
            dropped = dropped_words(asked, status)
            if not dropped:
                await self._sending.switched(Switch("", status.active, status.since, self._actor))
            if status.since is None:
                said = tr("Safe mode is on.")
            else:
                said = tr("Safe mode is on since {instant}.", instant=instant_words(status.since))
            return f"{said} {dropped}".rstrip()

        await self._sending.enter([Wish(EnterSafeMode(asked), "enter safe mode", "", True, asked, send)])

    async def leave(self, leaving: Leaving) -> None:
        """Leave what the gate lets go: as a whole first, then each account when its turn comes."""
        why = why_not_leave(leaving, self._store.state, self._now())
        if why:
            kind = f"leave {leaving.target.value}"
            if leaving.target is ModeTarget.SAFE_MODE:
                words = tr("Leave safe mode: {why} Nothing was sent.", why=why)
            else:
                words = tr("Leave simulation: {why} Nothing was sent.", why=why)
            facts = {"command": kind, "accounts": list(leaving.accounts)}
            self._change(failure=tr("{why} Nothing was sent.", why=why))
            await self._runner.told(kind, VerdictOfCommand.REFUSED, words, actor=self._actor, facts=facts)
            return
        self._change(failure="")
        if leaving.target is ModeTarget.SAFE_MODE:
            wishes = [self._leaving_safe_mode(leaving)]
        else:
            # What was typed named every account; each is judged alone, for those before it are live by then.
            each = (replace(leaving, accounts=(account,), typed=account) for account in leaving.accounts)
            wishes = [self._leaving_simulation(one) for one in each]
        await self._sending.leave(wishes)
        self._change(second=None)

    async def second_person(self, leaving: Leaving, email: str, password: SecretText, code: SecretText) -> None:
        """Sign a second person in beside this session, for this leaving alone; their session is overwritten at once."""
        state = self._store.state
        why = why_no_second(leaving, state, self._now()) or state.modes.busy
        if why:
            self._change(failure=why)
            return
        self._change(busy=_SIGNING_IN, failure="", second=None)
        try:
            said = await self._second_person(leaving, email, password, code)
        finally:
            self._change(busy="")
        same = (self._store.state.session.email, self._store.state.locked) == (state.session.email, False)
        self._change(**(said if same else {"failure": _GONE}))

    def resume(self, records: Iterable[Record]) -> None:
        """Go on with what an intact journal tells: who switched, and the reminders that wait."""
        kept = tuple(records)
        self._store.update(lambda state: replace(state, modes=resumed(state.modes, kept)))

    def session_changed(self) -> None:
        """Forget a second person who signed in beside somebody else."""
        second = self._store.state.modes.second
        if second is not None and second.first != self._store.state.session.email:
            self._change(second=None)

    async def follow(self) -> None:
        """Say reminders when they are due, and forget a second person once the console is locked; until cancelled."""
        while True:
            await self._reminders.say_due()
            if self._store.state.locked and self._store.state.modes.second is not None:
                self._change(second=None)
            await asyncio.sleep(_EVERY_S)

    def _leaving_safe_mode(self, leaving: Leaving) -> Wish:
        async def send() -> str:
            status = await self._platform.safe_mode.exit()
            await self._sending.switched(Switch("", status.active, status.since, self._actor))
            return tr("Safe mode is off: new intents are taken again.")

        reason = as_one_line(leaving.reason)
        return Wish(ExitSafeMode(reason), "leave safe mode", "", False, reason, send, leaving)

    def _leaving_simulation(self, leaving: Leaving) -> Wish:
        (account,) = leaving.accounts

        async def send() -> str:
            change = await self._platform.simulation.exit(account)
            await self._sending.switched(Switch(account, change.active, change.since, self._actor))
            return tr("{account} is live since {instant}.", account=account, instant=instant_words(change.since))

        reason = as_one_line(leaving.reason)
        return Wish(ExitSimulation(account, reason), "leave simulation", account, False, reason, send, leaving)

    async def _second_person(
        self, leaving: Leaving, email: str, password: SecretText, code: SecretText
    ) -> dict[str, Any]:
        session, reason = self._store.state.session, as_one_line(leaving.reason)
        facts = {"target": leaving.target.value, "accounts": list(leaving.accounts), "reason": reason}
        if email.lower() == session.email.lower():
            return {"failure": _SAME}
        if not await self._runner.record("second person asked", email, facts):
            return {"failure": _UNWRITTEN}
        try:
            given = await self._directors.sign_in(email, password, code)
        except ApiError as error:
            return {"failure": sign_in_failure(Failure.of(error, "auth"))}
        given.token.wipe()
        stays = tr(
            " The session that was opened ends at {expires_at:%H:%M} UTC; nobody holds it.", expires_at=given.expires_at
        )
        if given.account_id.lower() == session.account.lower():
            return {"failure": f"{_SAME}{stays}"}
        if not await self._runner.record("second person", email, {**facts, "account": given.account_id}):
            return {"failure": f"{_UNWRITTEN}{stays}"}
        at = self._now()
        second = SecondPerson(given.account_id, email, at, session.email, leaving.target, leaving.accounts, reason)
        return {"second": second}

    def _change(self, **fields: Any) -> None:
        self._store.update(lambda state: replace(state, modes=replace(state.modes, **fields)))

    @property
    def _actor(self) -> str:
        return self._store.state.session.email or tr("nobody signed in")
