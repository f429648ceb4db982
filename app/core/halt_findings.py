"""What is held against one account's kill, and what a rung shows when it cannot be judged by it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from app.core.freshness import Slice
from app.core.halt_ladder import RungId, RungState
from app.core.halt_order import Baseline, Shot
from app.core.halt_readings import HaltReadings, read_since
from app.core.halt_words import unread
from app.core.language import tr


@dataclass(frozen=True)
class Climb:
    """One account's kill and all that may be held against it. `left_at` is when its request began to leave."""

    account: str
    shot: Shot
    baseline: Baseline
    readings: HaltReadings
    reached: Mapping[RungId, datetime]
    left_at: datetime | None
    now: datetime

    def elapsed_s(self) -> float:
        """Seconds since the request began to leave; 0 while it has not."""
        return 0.0 if self.left_at is None else max(0.0, (self.now - self.left_at).total_seconds())


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rung shows now."""

    state: RungState
    words: str
    source: str
    at: datetime | None = None


def not_yet_read(climb: Climb, fact: Slice[Any], service: str) -> Finding | None:
    """Why the fact cannot be judged: nobody to ask, nothing sent, no fresh reading since; None where it can."""
    if service not in climb.readings.configured:
        return not_configured(service, fact)
    if climb.left_at is None:
        return Finding(RungState.PENDING, tr("no kill was sent yet"), fact.source)
    if fact.failure is not None:
        return unread_now(fact)
    if not read_since(fact, climb.left_at):
        patient = climb.now <= climb.left_at + timedelta(seconds=fact.ttl_s)
        return Finding(RungState.PENDING if patient else RungState.UNKNOWN, unread(None), fact.source)
    if fact.fresh_value(climb.now) is None:
        return Finding(RungState.UNKNOWN, tr("the last reading is too old"), fact.source, fact.read_at)
    return None


def found(state: RungState, words: str, fact: Slice[Any]) -> Finding:
    """A finding by what was read."""
    return Finding(state, words, fact.source, fact.read_at)


def unread_now(fact: Slice[Any]) -> Finding:
    """That the fact was not read, and why."""
    return Finding(RungState.UNKNOWN, unread(fact.failure), fact.source, fact.read_at)


def not_configured(service: str, fact: Slice[Any]) -> Finding:
    """That nobody can be asked: the environment names no such service."""
    return Finding(RungState.NOT_CONFIGURED, unnamed(service), fact.source)


def unnamed(service: str) -> str:
    """Say that the environment names no such service."""
    return tr("this environment names no {service} service", service=service)


def needs_session(climb: Climb, fact: Slice[Any]) -> Finding:
    """That only a session of the account can read this."""
    return Finding(RungState.UNKNOWN, tr("needs a session of {account}", account=climb.account), fact.source)


def read_s_after(shot: Shot, fact: Slice[Any]) -> float:
    """Seconds from the answer until the reading was asked for; 0 without either."""
    if fact.asked_at is None or shot.answered_at is None:
        return 0.0
    return (fact.asked_at - shot.answered_at).total_seconds()
