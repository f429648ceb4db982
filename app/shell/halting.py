"""Arms, fires and follows kills: one decision, one request an account, and then the truth about the halt."""

from __future__ import annotations

import asyncio
import logging
import uuid
from collections.abc import Callable, Coroutine, Mapping
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from api_client.errors import ApiError
from api_client.models.common import Exchange
from api_client.models.kill_switch import KillReason, KillReceipt
from app.core.freshness import Failure
from app.core.halt import arm, climb, order_facts, order_from_facts
from app.core.halt_order import HaltOrder
from app.core.halt_reason import preselect_reason
from app.core.halt_view import halt_readings
from app.core.halt_words import CHOSEN_BY_HAND, phases_words
from app.core.language import tr
from app.core.read_only import why_no_kill
from app.core.state import HaltState, Outcome, ReadingKey, SessionPhase, VerdictOfCommand
from app.shell.halt_evidence import HaltEvidence
from app.shell.halt_orders import on_loop, preselected, verdict_of, with_order
from app.shell.journal import Journal, JournalError
from app.shell.kill_thread import Departure, KillThread
from app.shell.store import Store
from app.shell.tasks import TaskScope

_log = logging.getLogger(__name__)

Record = Callable[[str, str, Mapping[str, Any]], Coroutine[Any, Any, bool]]

_STEP_S = 0.5
_RESUME = timedelta(hours=12)
_KEPT_ORDERS = 20


class Halting:
    """The kill switch of this window.

    `fire` hands the requests to the kill thread before it does anything else; the state, the strip and the journal
    hear of it afterwards. `follow` runs for as long as the console does.
    """

    def __init__(
        self,
        store: Store,
        thread: KillThread | None,
        *,
        scope: TaskScope,
        now: Callable[[], datetime],
        record: Record,
        kick: Callable[[ReadingKey], None],
    ) -> None:
        self._store = store
        self._thread = thread
        self._scope = scope
        self._now = now
        self._record = record
        self._evidence = HaltEvidence(kick)
        self._writing: set[asyncio.Task[Any]] = set()
        self._sent_again: set[str] = set()
        self._in_flight = 0
        self._landed_all = asyncio.Event()
        self._landed_all.set()

    def arm(self, accounts: tuple[str, ...] = (), reason: KillReason | None = None) -> None:
        """Arm a kill: by default of the session's account for the worst live signal; again restarts the clock.

        Accounts that the environment does not name are left out; nothing is armed when none is left, or read-only.
        """
        state, now = self._store.state, self._now()
        elsewhere = why_no_kill(state.environment)
        if elsewhere:
            self._say(f"read-only {uuid.uuid4().hex}", VerdictOfCommand.REFUSED, elsewhere)
            return
        configured = state.environment.accounts
        chosen = tuple(name for name in configured if name in accounts) if accounts else preselected(state)
        if not chosen:
            return
        found, words = preselect_reason(state, now)
        if reason is not None and reason is not found:
            found, words = reason, CHOSEN_BY_HAND
        self._evidence.ask_before()
        armed = arm(chosen, found, words, halt_readings(state), now)
        self._change(lambda halt: replace(halt, armed=armed))

    def disarm(self, why: str) -> None:
        """Drop the armed kill; nothing was sent."""
        if self._store.state.halt.armed is None:
            return
        self._change(lambda halt: replace(halt, armed=None))
        self._say(
            f"disarm {uuid.uuid4().hex}",
            VerdictOfCommand.REFUSED,
            tr("Kill disarmed, nothing was sent: {why}.", why=why),
        )

    def fire(self) -> None:
        """Send the armed kill: each account's request once, at the same time."""
        armed, now = self._store.state.halt.armed, self._now()
        if armed is None or why_no_kill(self._store.state.environment):
            return
        if self._thread is None:
            self.disarm(tr("this environment names no kill-switch service"))
            return
        if armed.left_s(now) <= 0:
            self.disarm(tr("it was armed for too long"))
            return
        order_id = uuid.uuid4().hex
        self._send(order_id, armed.accounts, armed.reason)
        state = self._store.state
        order = armed.fire(order_id, state.session.email or tr("nobody signed in"), now, locked=state.locked)
        for account in armed.accounts:
            order = order.with_shot(order.shot(account).sent(now))
        self._change(lambda halt: replace(halt, armed=None, orders=(order, *halt.orders)[:_KEPT_ORDERS], waiting=()))
        self._say(
            order_id,
            VerdictOfCommand.RUNNING,
            tr("Kill of {accounts} is on its way.", accounts=", ".join(order.accounts)),
        )
        self._journal("kill", order)

    def session_changed(self) -> None:
        """A new session is there: a kill that only a guard had turned away is sent once more, if it is still timely."""
        state, now = self._store.state, self._now()
        waiting, order = state.halt.waiting, state.halt.orders[0] if state.halt.orders else None
        # Also called when a session ends: without one the kill would only be turned away again.
        if not waiting or order is None or self._thread is None or state.session.phase is not SessionPhase.ACTIVE:
            return
        again = tuple(account for account in waiting if order.may_resend(account, now))
        if not again:
            self.drop_waiting()
            return
        self._send(order.order_id, again, order.reason)
        for account in again:
            order = order.with_shot(order.shot(account).sent(now))
        self._change(lambda halt: with_order(replace(halt, waiting=()), order))
        self._journal("kill sent again after a sign-in", order)

    def drop_waiting(self) -> None:
        """The operator does not want the refused kill sent again."""
        self._change(lambda halt: replace(halt, waiting=()))

    def note(self, words: str) -> None:
        """Put the operator's own words about the newest kill into the journal."""
        orders = self._store.state.halt.orders
        if orders and words.strip():
            order = replace(orders[0], note=words.strip())
            self._change(lambda halt: with_order(halt, order))
            self._journal("kill note", order)

    @property
    def in_flight(self) -> int:
        """How many requests have left and have not come to an end."""
        return self._in_flight

    async def settle(self) -> None:
        """Wait until every request that left has come to an end and all of it is written down."""
        await self._landed_all.wait()
        while self._writing:
            await asyncio.wait(tuple(self._writing))

    async def follow(self) -> None:
        """Climb the ladders, ask for evidence while it matters, and disarm in time; runs until cancelled."""
        while True:
            await asyncio.sleep(_STEP_S)
            now = self._now()
            armed = self._store.state.halt.armed
            if armed is not None and armed.left_s(now) <= 0:
                self.disarm(tr("15 s passed"))
            self._forget_late(now)
            self.climb_now(now)

    def climb_now(self, now: datetime) -> None:
        """Judge the newest order by what is known, and read what would tell more."""
        state = self._store.state
        if not state.halt.orders:
            return
        order, readings = state.halt.orders[0], halt_readings(state)
        ladders = tuple(climb(order, account, readings, now) for account in order.accounts)
        climbed = order
        for ladder in ladders:
            climbed = climbed.climbed(ladder)
        if climbed is not order:
            self._journal("rung", climbed)
        if ladders != state.halt.ladders or climbed is not order:
            self._change(lambda halt: replace(with_order(halt, climbed), ladders=ladders))
        self._evidence.ask_after(climbed, ladders, now)

    async def resume(self, journal: Journal) -> None:
        """Go on with the newest kill that the journal holds, if it is recent: a restart forgets no halt."""
        try:
            records = (await journal.verify()).records
        except JournalError:
            return
        since = self._now() - _RESUME
        for record in reversed(records):
            facts = record.body.get("order")
            if record.at < since:
                return
            if isinstance(facts, dict):
                self._resume(facts)
                return

    def _resume(self, facts: Mapping[str, Any]) -> None:
        try:
            order = order_from_facts(facts)
        except ValueError:
            _log.warning("the newest kill in the journal cannot be read and is not resumed")
            return
        self._change(lambda halt: replace(halt, orders=(order,)) if not halt.orders else halt)

    def _send(self, order_id: str, accounts: tuple[str, ...], reason: KillReason) -> None:
        assert self._thread is not None  # noqa: S101 asked by every caller
        loop = asyncio.get_running_loop()
        departure = Departure(len(accounts))
        for account in accounts:
            self._in_flight += 1
            self._landed_all.clear()
            answers: list[Exchange] = []
            engage = self._thread.line.engage(
                account, reason, on_started=departure.one_left, on_exchange=answers.append
            )
            landed = partial(self._landed, order_id, account, answers)
            self._thread.submit(engage).add_done_callback(partial(on_loop, loop, landed))
        departure.wait()

    def _landed(self, order_id: str, account: str, answers: list[Exchange], done: Future[KillReceipt]) -> None:
        self._in_flight -= 1
        if not self._in_flight:
            self._landed_all.set()
        now = self._now()
        order = next((one for one in self._store.state.halt.orders if one.order_id == order_id), None)
        if order is None:
            return
        error = None if done.cancelled() else done.exception()
        if done.cancelled() or error is not None:
            failure = Failure.of(error or asyncio.CancelledError(), "kill-switch")
            if error is not None and not isinstance(error, ApiError):
                _log.error("a kill failed in the console: %s", type(error).__name__, exc_info=error)
            server_date = answers[-1].server_date if answers else None
            order = order.with_shot(order.shot(account).failed(failure, now, server_date))
        else:
            order = order.with_shot(order.shot(account).received(done.result(), now))
        again = order_id not in self._sent_again  # once more, never twice
        waiting = tuple(name for name in order.accounts if again and order.may_resend(name, now))
        self._change(lambda halt: replace(with_order(halt, order), waiting=waiting))
        self._journal("kill verdict", order)
        self._verdict(order)
        self.climb_now(now)

    def _verdict(self, order: HaltOrder) -> None:
        phases = phases_words(order)
        self._say(
            order.order_id,
            verdict_of(order),
            tr("Kill: {phases}. The halt page shows what really happened.", phases=phases),
        )

    def _forget_late(self, now: datetime) -> None:
        """Stop promising to send a refused kill again once that is too late."""
        halt = self._store.state.halt
        still = tuple(account for account in halt.waiting if halt.orders[0].may_resend(account, now))
        if still != halt.waiting:
            self._change(lambda halt: replace(halt, waiting=still))

    def _journal(self, kind: str, order: HaltOrder) -> None:
        """Beside the kill, never before it: a kill does not wait for a disk."""
        facts = order_facts(order)
        if order.locked:
            facts = {**facts, "person": f"locked, by session of {order.actor}, person unproven"}
        task = self._scope.start(self._record(kind, order.actor, {"order": facts}), name=f"journal {kind}")
        if task is not None:
            self._writing.add(task)
            task.add_done_callback(self._writing.discard)

    def _say(self, command_id: str, verdict: VerdictOfCommand, words: str) -> None:
        self._store.update(lambda state: state.with_outcome(Outcome(command_id, verdict, words, self._now())))

    def _change(self, change: Callable[[HaltState], HaltState]) -> None:
        self._store.update(lambda state: replace(state, halt=change(state.halt)))
