"""The operator's one session: sign-in, renewal beside it, its end; the token never enters the state."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

from api_client.errors import ApiError, AuthError
from api_client.models.auth import SecretText, Session
from api_client.platform import Platform
from app.core.commands import Command, RenewSession, SignIn, Unlock
from app.core.freshness import Failure
from app.core.language import tr
from app.core.present import clock_words, sign_in_failure
from app.core.state import AppState, SessionPhase, SessionState
from app.shell.store import Store
from app.shell.tasks import TaskScope

SESSION_ENDS: Final = "session"
_SAID_BEFORE_END: Final = timedelta(minutes=5)
_log = logging.getLogger(__name__)


class SessionKeeper:
    """Holds the session of this window.

    A renewal signs in beside the running session and swaps it: pages, drafts and the kill path go on with the old
    one until the new one is there. `on_change` hears every swap and every end; `also_use` is
    handed the session for the kill line; `notice` says once, five minutes before, that it ends.
    """

    def __init__(
        self,
        store: Store,
        platform: Platform,
        *,
        scope: TaskScope,
        now: Callable[[], datetime],
        client_ip: str | None,
        on_change: Callable[[], None],
        also_use: Callable[[Session | None], None] = lambda _session: None,
        notice: Callable[[str, str], None] = lambda _notice_id, _words: None,
    ) -> None:
        self._store = store
        self._platform = platform
        self._scope = scope
        self._now = now
        self._client_ip = client_ip
        self._on_change = on_change
        self._also_use = also_use
        self._notice = notice
        self._session: Session | None = None
        self._end: asyncio.Task[None] | None = None

    async def sign_in(self, email: str, password: SecretText, code: SecretText) -> None:
        """Ask the platform for a session and use it; raises `ApiError`, the running session stays as it is then."""
        self._note(busy=True, failure="")
        try:
            session = await self._platform.auth.sign_in(email, password, code, self._client_ip)
        except ApiError as error:
            self._note(busy=False, failure=sign_in_failure(Failure.of(error, "auth")))
            raise
        except BaseException:
            self._note(busy=False)
            raise
        self._use(session, email)

    def refused(self, service: str) -> None:
        """A guarded read was answered 401: the platform no longer knows this session."""
        if self._session is not None:
            _log.info("%s no longer knows the session", service)
            self._finish(tr("The platform no longer knows this session: sign in again."))

    def forget(self) -> None:
        """Drop the session from memory; the platform keeps it alive until its own end."""
        self._cancel_end()
        self._session = None
        self._platform.use(None)
        self._also_use(None)

    def _use(self, session: Session, email: str) -> None:
        self._session = session
        self._platform.use(session)
        self._also_use(session)
        state = SessionState(
            SessionPhase.ACTIVE, email, session.account_id, session.expires_at, signed_in_at=self._now()
        )
        self._store.update(lambda old: replace(old, session=state, locked=False))
        self._cancel_end()
        self._store.update(lambda old: old.with_notice_seen(SESSION_ENDS))
        self._end = self._scope.start(self._wait_for_end(session), name="session end")
        _log.info("signed in as %s until %s", session.account_id, session.expires_at.isoformat())
        self._on_change()

    async def _wait_for_end(self, session: Session) -> None:
        said = False
        while (left := session.expires_at - self._now()) > timedelta(0):
            if not said and left <= _SAID_BEFORE_END:
                said = True
                clock = clock_words(session.expires_at.astimezone(UTC))
                self._notice(SESSION_ENDS, tr("The session ends at {clock} UTC: renew it.", clock=clock))
            # In short steps, because a suspended laptop's loop clock stands still while the session runs out.
            await asyncio.sleep(min(left.total_seconds(), 30.0))
        self._end = None
        if self._session is session:
            self._finish(tr("The session has ended after its fixed time: sign in again."))

    def _finish(self, words: str) -> None:
        self.forget()
        self._store.update(
            lambda state: replace(
                state,
                session=replace(state.session, phase=SessionPhase.EXPIRED, expires_at=None, busy=False, failure=words),
            )
        )
        self._on_change()

    def _note(self, *, busy: bool, failure: str | None = None) -> None:
        def change(session: SessionState) -> SessionState:
            return replace(session, busy=busy, failure=session.failure if failure is None else failure)

        self._store.update(lambda state: replace(state, session=change(state.session)))

    def _cancel_end(self) -> None:
        if self._end is not None:
            self._end.cancel()
            self._end = None


def is_lost(error: ApiError, asked_with: SessionState, now: SessionState) -> bool:
    """Whether a failed request says that the platform no longer knows the session, which is still in use here."""
    same = (asked_with.account, asked_with.expires_at) == (now.account, now.expires_at)
    return isinstance(error, AuthError) and not error.forbidden and same


def sign_in_command(state: AppState, email: str) -> tuple[str, Command, str]:
    """The kind, the command and the beginning of its success words."""
    if state.locked:
        return "unlock", Unlock(email), tr("Unlocked; signed in as")
    if state.session.phase is SessionPhase.ACTIVE:
        return "renew session", RenewSession(email), tr("Renewed the session of")
    return "sign in", SignIn(email), tr("Signed in as")
