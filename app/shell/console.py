"""The console without its window: everything it knows and does, for the window and the terminal alike."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from api_client.errors import ApiError
from api_client.models.auth import SecretText
from api_client.platform import Platform
from app.core.audit import Record
from app.core.audit_check import Verification
from app.core.freshness import Failure
from app.core.language import tr
from app.core.policy import Denied, decide
from app.core.present import sign_in_failure
from app.core.series import SeriesBook
from app.core.state import AppState, JournalState, Notice, VerdictOfCommand
from app.shell.alert_room import AlertRoom
from app.shell.alerting import Alerting
from app.shell.archive import Archive
from app.shell.board_room import BoardRoom
from app.shell.connection import Surroundings, Watch, connect, rotation_rules
from app.shell.director_sign_in import DirectorSignIn
from app.shell.environments import EnvironmentSettings
from app.shell.halting import Halting
from app.shell.journal import Journal, JournalError
from app.shell.journal_key import JournalKey
from app.shell.judging import Judging
from app.shell.kill_thread import KillThread
from app.shell.modes import Modes
from app.shell.page_choices import PageChoices
from app.shell.page_polls import PagePolls
from app.shell.polling import Poller
from app.shell.polls import polls_of
from app.shell.rotating import Rotating
from app.shell.runner import CommandRunner
from app.shell.scraping import Scraping
from app.shell.session import SessionKeeper, sign_in_command
from app.shell.store import Store
from app.shell.tasks import TaskScope
from app.shell.trend_store import trend_store
from app.shell.trending import Trending
from app.shell.vitals import ClockWatch, LoopPulse

_log = logging.getLogger(__name__)

# Connections that were cut in the middle of a request close in the loop's next turns, not at once.
_LAST_TURNS_S = 0.05


class Console:
    """The composition of one environment: store, client, polls, session, journal, commands.

    Owns every task. `close` ends them, waits for commands in flight and closes the client.
    """

    def __init__(
        self,
        settings: EnvironmentSettings,
        platform: Platform,
        around: Surroundings,
        watch: Watch,
        kill: KillThread | None = None,
        directors: DirectorSignIn | None = None,
    ) -> None:
        self.settings, self.platform, self.around = settings, platform, around
        self._bugs: set[str] = set()
        self.scope = TaskScope(self.bug)
        self.store = Store(AppState(settings.view(own_sandbox=around.own_sandbox)), self.bug)
        watch.clock = ClockWatch(self.store, around.now)
        path = around.paths.journal(settings.name)
        self.journal = Journal(path, settings.name, JournalKey(path, settings.name))
        self.runner = CommandRunner(self.store, self.journal, around.now)
        self.scraping = Scraping(self.store, SeriesBook(series_limit=settings.series_budget), around.now)
        self.session = SessionKeeper(
            self.store,
            platform,
            scope=self.scope,
            now=around.now,
            client_ip=settings.client_ip,
            on_change=self._on_session,
            also_use=(lambda session: None) if kill is None else kill.use,
            notice=self.notice,
        )
        self.choices = PageChoices(around.now)
        self.poller = Poller(
            self.store,
            platform,
            polls_of(self.store.state.environment, None if kill is None else kill.call, self.choices),
            scope=self.scope,
            now=around.now,
            digest=self.scraping,
            on_session_refused=self.session.refused,
            report=self.bug,
        )
        self.pages = PagePolls(self.poller.read_for)
        self.judging = Judging(self.store, around.now)
        self.board_room = BoardRoom(self.store, self.runner, self.judging, around.now)
        self.trending = Trending(self.store, trend_store(around.paths, settings.name), around.now, self.notice)
        self.alert_room = AlertRoom(self.store, platform, self.runner, around.paths, around.now, self.poller.kick_one)
        self.alerting = Alerting(self.store, self.scraping, self.alert_room, around.now)
        self._kill = kill
        self.halting, self.rotating, self.modes = self._acting(
            kill, directors or DirectorSignIn(None, settings.client_ip)
        )

    @cached_property
    def archive(self) -> Archive:
        """What the environment's Prometheus remembers, for pages of plots."""
        return Archive(self.platform, self.scope, self.around.now)

    @classmethod
    async def open(cls, settings: EnvironmentSettings, around: Surroundings) -> Console:
        """Connect to an environment; nothing is sent until `start`."""
        watch = Watch()
        lines = await connect(settings, around, watch)
        return cls(settings, lines.platform, around, watch, lines.kill, lines.directors)

    def _acting(self, kill: KillThread | None, directors: DirectorSignIn) -> tuple[Halting, Rotating, Modes]:
        """What has proofs of its own to follow."""
        kick, now, scope = self.poller.kick_one, self.around.now, self.scope
        halting = Halting(self.store, kill, scope=scope, now=now, record=self.runner.record, kick=kick)
        rotating = Rotating(
            self.store,
            self.platform,
            self.runner,
            directors,
            scope=scope,
            now=now,
            kick=kick,
            rules=rotation_rules(self.settings),
            report=self.bug,
        )
        modes = Modes(
            self.store,
            self.platform,
            self.runner,
            directors,
            now=now,
            kick=kick,
            notice=self.notice,
            on_session_refused=self.session.refused,
        )
        return halting, rotating, modes

    async def start(self, *, watch: bool = True) -> None:
        """Begin to poll, read the journal and the configured review; a short look does not `watch` the trend."""
        self.poller.start()
        self.scope.start(LoopPulse(self.store).beat(), name="loop pulse")
        self.scope.start(self._take_up(), name="journal verification")
        self.scope.start(self.halting.resume(self.journal), name="resume halt")
        self.scope.start(self.halting.follow(), name="follow halt")
        self.scope.start(self.judging.follow(), name="judging")
        self.scope.start(self.board_room.follow(), name="follow board")
        self.scope.start(self.rotating.follow(), name="follow rotation")
        self.scope.start(self.modes.follow(), name="follow modes")
        if watch:
            self.scope.start(self.trending.follow(), name="trend")
            self.scope.start(self.alerting.follow(), name="alerts")
        if self.settings.claimed_review is not None:
            self.scope.start(self.load_review(self.settings.claimed_review), name="configured review")

    async def sign_in(self, email: str, password: SecretText, code: SecretText) -> bool:
        """Sign in, renew or unlock, which are one request; journalled. True when there is a new session."""
        state = self.store.state
        kind, command, done = sign_in_command(state, email)
        decision = decide(command, state, self.around.now())
        if isinstance(decision, Denied):
            self.store.update(lambda old: replace(old, session=replace(old.session, failure=decision.why)))
            return False

        async def send() -> str:
            await self.session.sign_in(email, password, code)
            return f"{done} {self.store.state.session.account}."

        verdict = await self.runner.run(
            kind, command.words, send, actor=email, facts={"email": email}, raises_risk=False
        )
        return verdict is VerdictOfCommand.DONE

    async def sign_in_demo(self) -> bool:
        """One click in this run's own sandbox: its control endpoint names the demo operator."""
        if self.around.sandbox is None:
            return False
        try:
            operator = await self.around.sandbox.control.operator()
        except ApiError as error:
            words = sign_in_failure(Failure.of(error))
            self.store.update(lambda state: replace(state, session=replace(state.session, failure=words)))
            return False
        return await self.sign_in(operator.email, operator.password, operator.code)

    async def lock(self) -> None:
        """Hide the pages until the next sign-in; polling and the kill path's proof go on."""
        if self.store.state.locked:
            return
        self.store.update(lambda state: replace(state, locked=True))
        await self.runner.told("lock", VerdictOfCommand.DONE, tr("Locked this console."), actor=self._actor, facts={})

    async def load_review(self, path: Path) -> None:
        """Put a review's claims on the board; a file that is none leaves the earlier claims and is said."""
        await self.board_room.load_review(path)

    async def _take_up(self) -> None:
        """Verify the journal and go on with what it says was decided; a broken one could say anything."""
        verification = await self.verify_journal()
        records: tuple[Record, ...] = ()
        if verification is not None and verification.chain_holds:
            records = verification.records
        elif verification is not None:
            words = tr(
                "The journal's chain is broken: the waivers, votes, duties and rotations in it are not taken over."
            )
            self.notice("journal decisions", words)
        self.board_room.resume(records)
        self.rotating.resume(records)
        self.modes.resume(records)

    async def verify_journal(self) -> Verification | None:
        """Check the whole chain and show its condition; None when the file cannot be read."""
        try:
            verification = await self.journal.verify(anew=True)
        except JournalError as error:
            problem = str(error)
            self.store.update(lambda state: state.with_journal_problem(problem))
            return None
        holds, found = verification.chain_holds, "; ".join(problem.words for problem in verification.problems[:3])
        condition = JournalState(verification.count, holds, "" if holds else found, found if holds else "")
        self.store.update(lambda state: replace(state, journal=condition))
        return verification

    async def told(self, kind: str, verdict: VerdictOfCommand, words: str) -> None:
        """Say what became of something done on this workstation, on the strip and in the journal."""
        await self.runner.told(kind, verdict, words, actor=self._actor, facts={"command": kind})

    def notice(self, notice_id: str, words: str) -> None:
        """Put one sentence into the notice centre and the journal."""
        self.store.update(lambda state: state.with_notice(Notice(notice_id, words, self.around.now())))
        self.scope.start(self.runner.record("notice", self._actor, {"words": words}), name="journal notice")

    def notice_seen(self, notice_id: str) -> None:
        """A person has opened a notice."""
        self.store.update(lambda state: state.with_notice_seen(notice_id))

    async def close(self) -> None:
        """End in order: tasks, secrets, session, client. Commands in flight are waited for by the caller."""
        await self.poller.stop()
        await self.scope.close()
        self.rotating.forget()
        self.session.forget()
        self.store.close()
        await self.platform.aclose()
        if self._kill is not None:
            await self._kill.aclose()
        await asyncio.sleep(_LAST_TURNS_S)

    @property
    def _actor(self) -> str:
        return self.store.state.session.email or tr("nobody signed in")

    def _on_session(self) -> None:
        self.poller.kick(needs_session=True)
        self.halting.session_changed()
        self.rotating.session_changed()
        self.modes.session_changed()

    def bug(self, where: str, error: BaseException) -> None:
        """Say that a part of the console failed: in the log with its details once, in the notice centre in words."""
        notice_id = f"bug {where} {type(error).__name__}"
        if notice_id not in self._bugs:
            self._bugs.add(notice_id)
            _log.error("%s failed: %s", where, type(error).__name__, exc_info=error)
        kind = type(error).__name__
        words = tr("A part of this console failed ({where}: {kind}). The log has the details.", where=where, kind=kind)
        notice = Notice(notice_id, words, self.around.now())
        with suppress(RuntimeError):
            self.store.update(lambda state: state if _stands(state, notice) else state.with_notice(notice))


def _stands(state: AppState, notice: Notice) -> bool:
    """Whether it waits to be seen already: saying it anew would call a failing listener again, for ever."""
    return any(old.notice_id == notice.notice_id and not old.seen for old in state.notices)
