"""What people decide on the board and take away from it: waivers, votes, duties, reviews to compare, exports."""

from __future__ import annotations

import asyncio
import hashlib
import json
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from app import __version__
from app.core.areas import Area
from app.core.audit import Record
from app.core.board_decisions import RECORD_KINDS, consequence, merged
from app.core.commands import BoardCommand, DoneDuty, VoteArea, WaiveProbe, WithdrawWaiver
from app.core.language import tr
from app.core.policy import Denied, decide
from app.core.readiness.board import assess
from app.core.readiness.decision_records import LAPSED, decided, vote_facts
from app.core.readiness.decisions import Vote, active_waivers, as_one_line, with_lapsed
from app.core.readiness.report import board_json
from app.core.readiness.report_markdown import board_markdown
from app.core.readiness.votes import vote_stands
from app.core.state import AppState, ClaimedReview, Outcome, VerdictOfCommand
from app.shell.claims import ClaimError, read_review
from app.shell.judging import Judging
from app.shell.paths import write_private
from app.shell.runner import CommandRunner
from app.shell.store import Store

_EVERY_S = 1.0
_CONSOLE = tr("this console")
_FORMS = (".md", ".json")


class BoardRoom:
    """Decides, writes into the journal, changes the state and says so on the strip, in this order.

    The same wish again, while it is being carried out, is one wish. What raises risk does not happen when it cannot
    be written down.
    """

    def __init__(self, store: Store, runner: CommandRunner, judging: Judging, now: Callable[[], datetime]) -> None:
        self._store = store
        self._runner = runner
        self._judging = judging
        self._now = now
        self._wanted: set[BoardCommand] = set()
        self._remembered: set[Vote] = set()
        self.resumed = asyncio.Event()
        """Set once the journal's decisions are in the state, or it is known that they cannot be."""

    async def waive(self, probe_id: str, reason: str, until: datetime) -> bool:
        """Keep a probe from blocking GO until then; True when it is waived."""
        return await self._carry_out(WaiveProbe(probe_id, as_one_line(reason), until))

    async def withdraw(self, probe_id: str) -> bool:
        """Let a waived probe count again; True when it does."""
        return await self._carry_out(WithdrawWaiver(probe_id))

    async def vote(self, area: Area, note: str) -> bool:
        """Vote GO for an area as the board shows it now; True when the vote is recorded."""
        return await self._carry_out(VoteArea(area, as_one_line(note)))

    async def duty_done(self, duty_id: str, note: str) -> bool:
        """Record that a duty was done today; True when it is recorded."""
        return await self._carry_out(DoneDuty(duty_id, as_one_line(note)))

    async def load_review(self, path: Path) -> None:
        """Put a review's claims on the board; a file that is none leaves the earlier claims and is said."""
        await self._read_review(path, "review", lambda state, claim: replace(state, claim=claim))

    async def compare(self, path: Path) -> None:
        """Load a second, earlier review beside the one on the board; a file that is none is said."""
        await self._read_review(path, "earlier review", lambda state, claim: replace(state, earlier_claim=claim))

    def forget_earlier(self) -> None:
        """Compare with nothing any more."""
        self._store.update(lambda state: replace(state, earlier_claim=None))

    async def export(self, path: Path) -> bool:
        """Write the board as it is now to a file for this user alone, by its ending as a review or as JSON."""
        facts: dict[str, Any] = {"command": "export board", "file": path.name}
        form = path.suffix.lower()
        if form not in _FORMS:
            forms = tr(" or ").join(_FORMS)
            words = tr("{name} is not written: a board is exported as {forms}.", name=path.name, forms=forms)
            return await self._told(VerdictOfCommand.REFUSED, words, facts)
        text = await asyncio.to_thread(_document, self._store.state, self._now(), form)
        try:
            await asyncio.to_thread(write_private, path, text)
        except OSError as error:
            words = tr("The board cannot be exported to {path}: {strerror}.", path=path, strerror=error.strerror)
            return await self._told(VerdictOfCommand.REFUSED, words, facts)
        digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
        return await self._told(
            VerdictOfCommand.DONE, tr("Exported the board to {path}.", path=path), {**facts, "sha256": digest}
        )

    def resume(self, records: Iterable[Record]) -> None:
        """Go on with what an intact journal says was decided; what was decided here since then stays."""
        found = decided(records, self._now())
        self._remembered = set(found.votes)
        self._store.update(lambda state: merged(state, found))
        self.resumed.set()
        self._judging.soon()

    async def follow(self) -> None:
        """Let waivers end and votes lapse in time; runs until cancelled."""
        while True:
            await self.tidy()
            await asyncio.sleep(_EVERY_S)

    async def tidy(self) -> None:
        """Drop the waivers that have ended, and let the votes lapse whose inputs have changed: once, and for good.

        After a start nothing has been read yet: a vote that the journal remembers may wait for its inputs to be back.
        """
        now, state = self._now(), self._store.state
        if any(now >= waiver.until for waiver in state.waivers):
            self._store.update(lambda old: replace(old, waivers=active_waivers(old.waivers, now)))
        board = None if state.judged is None else state.judged.board_at(now)
        if board is None:
            return
        for vote in state.votes:
            if vote_stands(vote, board.area(vote.area)):
                self._remembered.discard(vote)
            elif vote.lapsed_at is None and vote not in self._remembered:
                await self._lapse(vote, now)

    async def _lapse(self, vote: Vote, now: datetime) -> None:
        lapsed = replace(vote, lapsed_at=now)
        self._store.update(lambda state: replace(state, votes=with_lapsed(state.votes, lapsed)))
        await self._runner.record(LAPSED, _CONSOLE, vote_facts(vote))

    async def _carry_out(self, command: BoardCommand) -> bool:
        if command in self._wanted:
            return False
        self._wanted.add(command)
        try:
            return await self._decide(command)
        finally:
            self._wanted.discard(command)

    async def _decide(self, command: BoardCommand) -> bool:
        now, state = self._now(), self._store.state
        decision = decide(command, state, now)
        kind = RECORD_KINDS[type(command)]
        if isinstance(decision, Denied):
            words = tr("{words}: {why} Nothing was changed.", words=command.words, why=decision.why)
            return await self._told(VerdictOfCommand.REFUSED, words, {"command": kind})
        follows = consequence(command, state.judged, self._actor, now)
        recorded = await self._runner.record(kind, self._actor, {**follows.facts, "words": follows.words})
        if not recorded and not isinstance(command, WithdrawWaiver):
            words = tr("{words}: not done, because the journal cannot be written.", words=command.words)
            self._say(VerdictOfCommand.REFUSED, words, kind)
            return False
        self._store.update(follows.applied)
        self._judging.soon()
        self._say(VerdictOfCommand.DONE, follows.words, kind)
        return True

    async def _read_review(self, path: Path, what: str, put: Callable[[AppState, ClaimedReview], AppState]) -> None:
        try:
            review = await read_review(path)
        except ClaimError as error:
            verdict, words = VerdictOfCommand.REFUSED, str(error)
        else:
            claim = ClaimedReview(review, path.name, self._now())
            self._store.update(lambda state: put(state, claim))
            self._judging.soon()
            verdict = VerdictOfCommand.DONE
            if what == "review":
                words = tr("Loaded the review {name}.", name=path.name)
            else:
                words = tr("Loaded the earlier review {name}.", name=path.name)
        facts = {"file": path.name}
        await self._runner.told(f"{what} {path.name}", verdict, words, actor=self._actor, facts=facts)

    async def _told(self, verdict: VerdictOfCommand, words: str, facts: Mapping[str, Any]) -> bool:
        await self._runner.told(uuid.uuid4().hex, verdict, words, actor=self._actor, facts=facts)
        return verdict is VerdictOfCommand.DONE

    def _say(self, verdict: VerdictOfCommand, words: str, kind: str) -> None:
        """On the strip alone: the journal has a record of its own."""
        outcome = Outcome(uuid.uuid4().hex, verdict, words, self._now(), kind)
        self._store.update(lambda state: state.with_outcome(outcome))

    @property
    def _actor(self) -> str:
        return self._store.state.session.email or tr("nobody signed in")


def _document(state: AppState, now: datetime, form: str) -> str:
    board = assess(state, now)
    if form == ".md":
        return board_markdown(board, state, now, __version__)
    return json.dumps(board_json(board, state, now, __version__), indent=2, ensure_ascii=False) + "\n"
