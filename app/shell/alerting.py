"""Evaluates alert rules every 15 seconds off the loop, and keeps the one board of alerts in the state."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from api_client.exposition import Exposition
from app.core.alert_blindness import judge_rules
from app.core.alert_desk import AlertBoard, composed
from app.core.alert_evaluation import Evaluation, evaluate
from app.core.alert_local import doubted, local_report
from app.core.alert_remote import alertmanager_report, prometheus_report
from app.core.alert_reports import SourceReport
from app.core.alert_rules import Rule, RuleFile, loaded_files
from app.core.alert_state import RuleTrack, step
from app.core.freshness import Freshness
from app.core.readiness.rule_probes import RULES_FILES
from app.core.series import SeriesBook
from app.core.state import AppState, ReadingKind
from app.shell.alert_room import AlertRoom
from app.shell.monitoring_polls import read_rules
from app.shell.scraping import Scraping
from app.shell.store import Store

_LOOK_S: Final = 2.0
_EVERY: Final = timedelta(seconds=15)
# Behind an armed kill as seldom as an evaluation may come without leaving a gap.
_EVERY_ARMED: Final = timedelta(seconds=45)
_BLIND_EVERY: Final = timedelta(seconds=60)
_NO_ROUTE: Final = 404

_TrackKey = tuple[str, str, float]


class Alerting:
    """Keeps `AppState.alerts` young; `soon` asks for the next look at once."""

    def __init__(self, store: Store, scraping: Scraping, room: AlertRoom, now: Callable[[], datetime]) -> None:
        self._store = store
        self._scraping = scraping
        self._room = room
        self._now = now
        self._wanted = asyncio.Event()
        self._tracks: dict[_TrackKey, RuleTrack] = {}
        self._evaluated_at: datetime | None = None
        self._rules_from: object = None
        self._files: tuple[RuleFile, ...] = ()
        self._blind: dict[str, str] = {}
        self._blind_at: datetime | None = None
        room.changed = self.soon

    def soon(self) -> None:
        """Something that a person waits for has changed."""
        self._wanted.set()

    async def follow(self) -> None:
        """Look for as long as the console runs."""
        await self._room.resume()
        while True:
            self._wanted.clear()
            await self.look()
            with suppress(TimeoutError):
                async with asyncio.timeout(_LOOK_S):
                    await self._wanted.wait()

    async def look(self) -> AlertBoard:
        """Evaluate what is due, and put the board as it is now into the state."""
        await self._take_rules()
        await self._evaluate_due()
        before = self._store.state.alerts
        sources = self._sources(self._store.state)
        board = await asyncio.to_thread(composed, before, sources, self._blind, self._room.decisions, self._now())
        if board != before:
            self._store.update(lambda state: replace(state, alerts=board))
        return board

    def _sources(self, state: AppState) -> list[SourceReport]:
        now = self._now()
        sources = [local_report(self._tracks.values(), now)]
        if state.environment.has("prometheus"):
            rules = state.reading(ReadingKind.RULES, "prometheus")
            sources.append(prometheus_report(rules, state.reading(ReadingKind.ALERTS, "prometheus"), now))
        if state.environment.has("alertmanager"):
            sources.append(alertmanager_report(state.reading(ReadingKind.AM_ALERTS, "alertmanager"), now))
        return sources

    async def _take_rules(self) -> None:
        """The rules that Prometheus has, or the files'; the files' too where a Prometheus never told any."""
        environment = self._store.state.environment
        fact = self._store.state.reading(
            ReadingKind.RULES, "prometheus" if environment.has("prometheus") else RULES_FILES
        )
        found: object = fact.value
        if found is None and fact.failure is not None:
            found = fact.failure.kind
        if found is None or found is self._rules_from:
            return
        if fact.value is None:
            files = await asyncio.to_thread(read_rules, environment.rules)
        elif environment.has("prometheus"):
            files = await asyncio.to_thread(loaded_files, fact.value)
        else:
            files = fact.value
        self._rules_from = found
        if files == self._files:
            return
        self._files = files
        alerts = {(rule.name, rule.expression.text, rule.for_s): rule for file in self._files for rule in file.alerts}
        self._tracks = {
            key: replace(self._tracks[key], rule=rule) if key in self._tracks else RuleTrack(rule)
            for key, rule in alerts.items()
        }
        self._evaluated_at = self._blind_at = None

    async def _evaluate_due(self) -> None:
        state, now = self._store.state, self._now()
        every = _EVERY if state.halt.armed is None else _EVERY_ARMED
        read = bool(self._scraping.book.targets)  # before the first scrape there is nothing to evaluate
        if not self._tracks or not read or not _due(self._evaluated_at, every, now):
            return
        expositions, unread = _exposed(state, now)
        recorded = {rule.name: rule for file in self._files for rule in file.rules if not rule.alerting}
        for key, track in tuple(self._tracks.items()):
            # One at a time, so that a scrape never waits for all of them.
            evaluation = await self._scraping.read(_question(track.rule, now.timestamp(), recorded))
            self._tracks[key] = step(track, doubted(track.rule.name, evaluation, unread), now)
        self._evaluated_at = now
        if expositions and _due(self._blind_at, _BLIND_EVERY, now):
            judged = await asyncio.to_thread(judge_rules, self._files, expositions)
            self._blind = {
                alert.alert: alert.words for alert in judged.blind if not (alert.reason.elsewhere and unread)
            }
            self._blind_at = now


def _question(rule: Rule, at_s: float, recorded: dict[str, Rule]) -> Callable[[SeriesBook], Evaluation]:
    return lambda book: evaluate(rule, book, at_s, recorded)


def _due(at: datetime | None, every: timedelta, now: datetime) -> bool:
    """Whether it is time again; a clock that was set back makes it so."""
    return at is None or not timedelta(0) <= now - at < every


def _exposed(state: AppState, now: datetime) -> tuple[Sequence[Exposition], frozenset[str]]:
    """What services expose now, and the names of those whose metrics could not be read."""
    expositions, unread = [], set()
    for address in state.environment.targets:
        fact = state.reading(ReadingKind.METRICS, address.name)
        if fact.freshness(now) is Freshness.FRESH and fact.value is not None:
            expositions.append(fact.value)
        elif fact.failure is None or fact.failure.status != _NO_ROUTE:
            unread.add(address.name)
    return expositions, frozenset(unread)
