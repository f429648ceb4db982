"""What people do about alerts: acknowledge, shelve, silence; kept over a restart, each in the journal."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Collection, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from api_client.errors import ApiError
from api_client.models.alertmanager import Silence, SilenceState
from api_client.platform import Platform
from app.core.alert_decisions import (
    Acknowledgement,
    AlertDecision,
    Shelving,
    decision_row,
    decisions_of,
    why_not_decide,
    why_not_shelve,
    with_decision,
    without_decision,
)
from app.core.alert_desk import AlertRow, alert_key
from app.core.alert_reports import AlertPhase
from app.core.alert_silence_view import matcher_words
from app.core.alert_silences import SilenceWish, silence_for, silences_of, why_not_silence
from app.core.failure_words import explain_failure
from app.core.freshness import Failure
from app.core.language import tr
from app.core.readiness.decisions import as_one_line
from app.core.state import ReadingKey, ReadingKind, SessionPhase, VerdictOfCommand
from app.shell.paths import Paths, write_private
from app.shell.runner import CommandRunner
from app.shell.store import Store

_LARGEST: Final = 2 * 1024 * 1024
_UNSIGNED: Final = tr("Sign in first: it is written down who did it.")
_NOT_THERE: Final = tr("This alert is not on the list any more.")
_NOT_FIRING: Final = tr("Only an alert that fires can be acknowledged.")
_FORGOTTEN: Final = tr("It cannot be written to disk, so that it is forgotten when this console ends.")


class AlertRoom:
    """None of the wishes raises for a person's mistake or a platform's refusal; each tells whether it was done.

    `decisions` are those in force, `changed` is called when they change. `key` is an `AlertRow`'s.
    """

    def __init__(
        self,
        store: Store,
        platform: Platform,
        runner: CommandRunner,
        paths: Paths,
        now: Callable[[], datetime],
        kick: Callable[[ReadingKey], None],
    ) -> None:
        self._store = store
        self._platform = platform
        self._runner = runner
        self._path = paths.alerts(store.state.environment.name)
        self._now = now
        self._kick = kick
        self._one_at_a_time = asyncio.Lock()
        self.decisions: tuple[AlertDecision, ...] = ()
        self.changed: Callable[[], None] = lambda: None

    async def resume(self) -> None:
        """Go on with what was decided before a restart; a file that is none is as good as none."""
        found = decisions_of(await asyncio.to_thread(_read, self._path), self._now())
        for one in self.decisions:
            found = with_decision(found, one)
        self.decisions = found

    async def acknowledge(self, keys: Sequence[str], note: str, until: datetime) -> bool:
        """Say that somebody sees to these alerts; they stay on the list and stop calling."""

        def why_not(row: AlertRow) -> str:
            return why_not_decide(note, until, self._now()) if row.phase is AlertPhase.FIRING else _NOT_FIRING

        words = tr("Acknowledge {alerts} until {clock}", alerts=_named(keys), clock=_clock(until))
        return await self._decide("acknowledge alert", words, keys, Acknowledgement, note, until, why_not)

    async def shelve(self, keys: Sequence[str], note: str, until: datetime) -> bool:
        """Keep these alerts from calling for 5 minutes to 8 hours; never the kill switch's."""

        def why_not(row: AlertRow) -> str:
            return why_not_shelve(row.name) or why_not_decide(note, until, self._now())

        words = tr("Shelve {alerts} until {clock}", alerts=_named(keys), clock=_clock(until))
        return await self._decide("shelve alert", words, keys, Shelving, note, until, why_not)

    async def unacknowledge(self, key: str) -> bool:
        """Let an acknowledged alert call again."""
        return await self._take_back("take an acknowledgement back", key, Acknowledgement)

    async def unshelve(self, key: str) -> bool:
        """Let a shelved alert call again."""
        return await self._take_back("unshelve alert", key, Shelving)

    async def silence(self, key: str, note: str, until: datetime, without: Collection[str] = ()) -> bool:
        """Keep Alertmanager from sending this alert, to anybody, for 5 minutes to 8 hours.

        Alerts of its name that differ only in the labels `without` are kept back too.
        """
        row, kind = self._store.state.alerts.row(key), "silence alert"
        labels = () if row is None else tuple(pair for pair in row.labels if pair[0] not in without)
        what = key if row is None else alert_key(row.name, labels)
        words = tr("Silence {what} in Alertmanager until {clock}", what=what, clock=_clock(until))
        why = _NOT_THERE if row is None else why_not_silence(row, note, until, self._now())
        if why or row is None:
            return await self._refused(kind, words, why)
        wish = silence_for(row, self._actor, note, until, self._now(), without)

        async def send() -> str:
            silence_id = await self._platform.alertmanager.create_silence(
                wish.matchers, wish.starts_at, wish.ends_at, wish.created_by, wish.comment
            )
            return tr(
                "Alertmanager silences {what} until {clock} (silence {silence_id}).",
                what=what,
                clock=_clock(until),
                silence_id=silence_id,
            )

        def made(silences: Sequence[Silence]) -> str:
            held = [one for one in silences if one.state is SilenceState.ACTIVE and _is_of(one, wish)]
            if not held:
                return tr("Alertmanager has no such silence")
            return tr("Alertmanager has silence {silence_id} in force", silence_id=held[0].id)

        matchers = [matcher_words(one) for one in wish.matchers]
        facts = {"alert": key, "note": wish.comment, "matchers": matchers, "until": until.isoformat()}
        return await self._at_alertmanager(kind, words, send, facts, made, raises_risk=True)

    async def expire_silences(self, key: str) -> bool:
        """End every silence that keeps this alert back now."""
        row, kind, words = self._store.state.alerts.row(key), "end silence", tr("End the silences of {key}", key=key)
        ids = () if row is None else silences_of(row)
        if not ids:
            return await self._refused(kind, words, tr("Alertmanager knows of no silence that keeps this alert back."))

        # Each is a write of its own, with a verdict of its own.
        return all([await self.expire_silence(silence_id) for silence_id in ids])

    async def expire_silence(self, silence_id: str) -> bool:
        """End this silence now, whoever made it and whatever it keeps back."""
        kind, words = "end silence", tr("End silence {silence_id} in Alertmanager", silence_id=silence_id)

        async def send() -> str:
            await self._platform.alertmanager.expire_silence(silence_id)
            return tr("Alertmanager keeps nothing back by silence {silence_id} any more.", silence_id=silence_id)

        def ended(silences: Sequence[Silence]) -> str:
            in_force = any(one.id == silence_id and one.state is not SilenceState.EXPIRED for one in silences)
            if in_force:
                return tr("silence {silence_id} is still in force", silence_id=silence_id)
            return tr("silence {silence_id} is not in force", silence_id=silence_id)

        return await self._at_alertmanager(kind, words, send, {"silence": silence_id}, ended, raises_risk=False)

    async def _at_alertmanager(
        self,
        kind: str,
        words: str,
        send: Callable[[], Awaitable[str]],
        facts: dict[str, Any],
        found: Callable[[Sequence[Silence]], str],
        *,
        raises_risk: bool,
    ) -> bool:
        if not self._signed_in:
            return await self._refused(kind, words, _UNSIGNED)
        async with self._one_at_a_time:
            verdict = await self._runner.run(kind, words, send, actor=self._actor, facts=facts, raises_risk=raises_risk)
        if verdict in (VerdictOfCommand.DONE, VerdictOfCommand.UNKNOWN):
            await self._read_back(kind, facts, found)
        for reading in (ReadingKind.AM_ALERTS, ReadingKind.SILENCES):
            self._kick(ReadingKey(reading, "alertmanager"))
        return verdict is VerdictOfCommand.DONE

    async def _read_back(self, kind: str, facts: dict[str, Any], found: Callable[[Sequence[Silence]], str]) -> None:
        """Write down what Alertmanager itself says now, whatever it answered to the command."""
        try:
            words = tr("Read back: {found}.", found=found(await self._platform.alertmanager.silences()))
        except ApiError as error:
            words = tr("Not read back: {what}", what=explain_failure(Failure.of(error, error.service)).what)
        await self._runner.record("silence read back", self._actor, {"command": kind, "read_back": words, **facts})

    async def _decide(
        self,
        kind: str,
        words: str,
        keys: Sequence[str],
        form: type[Acknowledgement] | type[Shelving],
        note: str,
        until: datetime,
        why_not: Callable[[AlertRow], str],
    ) -> bool:
        """All of the alerts or none: a group is one wish."""
        rows = [self._store.state.alerts.row(key) for key in keys]
        why = "" if self._signed_in else _UNSIGNED
        why = why or next((found for row in rows if (found := why_not(row) if row else _NOT_THERE)), "")
        if why or not keys:
            return await self._refused(kind, words, why or _NOT_THERE)
        now, asked = self._now(), as_one_line(note)
        new = [form(key, self._actor, asked, now, until) for key in keys]

        async def send() -> str:
            known = self.decisions
            for one in new:
                known = with_decision(known, one)
            return await self._keep(known, f"{words}: {asked}.")

        facts = {"alerts": list(keys), "note": asked, "until": until.isoformat()}
        return await self._run(kind, words, send, facts, raises_risk=True)

    async def _take_back(self, kind: str, key: str, form: type[Acknowledgement] | type[Shelving]) -> bool:
        words = tr("Let {key} call again", key=key)

        async def send() -> str:
            return await self._keep(without_decision(self.decisions, key, form), tr("{words}: done.", words=words))

        return await self._run(kind, words, send, {"alerts": [key]}, raises_risk=False)

    async def _run(
        self, kind: str, words: str, send: Callable[[], Awaitable[str]], facts: dict[str, Any], *, raises_risk: bool
    ) -> bool:
        async with self._one_at_a_time:
            verdict = await self._runner.run(kind, words, send, actor=self._actor, facts=facts, raises_risk=raises_risk)
        return verdict is VerdictOfCommand.DONE

    async def _keep(self, decisions: tuple[AlertDecision, ...], words: str) -> str:
        self.decisions = tuple(one for one in decisions if one.active(self._now()))
        self.changed()
        text = json.dumps([decision_row(one) for one in self.decisions], indent=2, ensure_ascii=False) + "\n"
        try:
            await asyncio.to_thread(write_private, self._path, text)
        except OSError:
            return f"{words} {_FORGOTTEN}"
        return words

    async def _refused(self, kind: str, words: str, why: str) -> bool:
        told = tr("{words}: {why} Nothing was changed.", words=words, why=why)
        await self._runner.told(kind, VerdictOfCommand.REFUSED, told, actor=self._actor, facts={"command": kind})
        return False

    @property
    def _signed_in(self) -> bool:
        return self._store.state.session.phase is SessionPhase.ACTIVE

    @property
    def _actor(self) -> str:
        return self._store.state.session.email or tr("nobody signed in")


def _read(path: Path) -> Any:
    try:
        with path.open(encoding="utf-8") as file:
            return json.loads(file.read(_LARGEST))
    except (OSError, ValueError, RecursionError):
        return None


def _is_of(silence: Silence, wish: SilenceWish) -> bool:
    """Whether this is the silence that was wished; its start is the server's, and matchers come in any order."""
    made = (silence.created_by, silence.comment, set(silence.matchers))
    return made == (wish.created_by, wish.comment, set(wish.matchers))


def _named(keys: Sequence[str]) -> str:
    return keys[0] if len(keys) == 1 else tr("{count} alerts", count=len(keys))


def _clock(at: datetime) -> str:
    return tr("{at:%H:%M} UTC", at=at.astimezone(UTC))
