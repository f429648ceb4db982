"""Judges each rung of the halt ladder by what was read after the kill left."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from api_client.models.portfolio import PortfolioRows, RowsSource
from app.core.freshness import Slice
from app.core.halt_ladder import OBJECTIVE_S, RungId, RungState
from app.core.halt_order import Baseline, Shot, ShotPhase
from app.core.halt_readings import (
    HaltReadings,
    event_since,
    gauge_of,
    held_positions,
    kill_refusals,
    open_orders,
    others_engaged,
    read_since,
    refused_intents,
)
from app.core.halt_words import NOT_KRAKENS, accepted_words, clock_time, gauge_fell, unread

RECORDED_WITHIN_S: Final = 45.0
"""Seconds after the answer when the events are read for the last time unasked."""

KILL_SERVICE: Final = "kill-switch"
ENGINE_SERVICE: Final = "risk-engine"
PORTFOLIO_SERVICE: Final = "portfolio"


_KILL_SOURCE: Final = "POST /risk/kill"
_ANSWERS: Final = {
    ShotPhase.READY: RungState.PENDING,
    ShotPhase.SENT: RungState.PENDING,
    ShotPhase.ACCEPTED: RungState.OK,
    ShotPhase.PARTIAL: RungState.OK,
    ShotPhase.REFUSED: RungState.FAILED,
    ShotPhase.NOT_SENT: RungState.FAILED,
    ShotPhase.UNKNOWN: RungState.UNKNOWN,
}


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


def judge_accepted(climb: Climb) -> Finding:
    """The answer to this very request."""
    shot = climb.shot
    if not shot.accepted and KILL_SERVICE not in climb.readings.configured:
        return Finding(RungState.NOT_CONFIGURED, _unnamed(KILL_SERVICE), _KILL_SOURCE)
    return Finding(_ANSWERS[shot.phase], accepted_words(shot), _KILL_SOURCE, shot.answered_at)


FLAG_SETTLES_S: Final = 2.0
"""Seconds after the answer from which a gauge of 0 speaks against it."""


def judge_flag(climb: Climb) -> Finding:
    """The gauge: up with this request's 2xx, or risen after it; a missing series says nothing."""
    fact = climb.readings.gauge
    early = _not_yet_read(climb, fact, KILL_SERVICE)
    if early is not None or fact.value is None:
        return early or _unread(fact)
    value = gauge_of(climb.account, fact.value)
    was_up = RungId.FLAG in climb.reached or (climb.baseline.gauge or 0.0) > 0
    if value is None or value <= 0:
        if was_up:
            return _found(RungState.UNKNOWN, gauge_fell(climb.account, value), fact)
        return _flag_down(climb, value, fact)
    if climb.shot.accepted:
        return _found(RungState.OK, "kill_switch_state is 1 and this request was accepted", fact)
    if climb.baseline.gauge == 0:
        return _found(RungState.OK, "kill_switch_state rose from 0 to 1 after this request", fact)
    if climb.baseline.gauge is not None:
        return _found(RungState.UNKNOWN, "kill_switch_state was 1 before this request: it shows an earlier halt", fact)
    if climb.baseline.gauge_read:
        # As shipped an account has no series until its first kill: that it appeared is a rise.
        return _found(RungState.OK, "kill_switch_state appeared as 1 after this request, without a series before", fact)
    return _found(RungState.UNKNOWN, "kill_switch_state is 1; what it was before this request was not read", fact)


def _flag_down(climb: Climb, value: float | None, fact: Slice[Any]) -> Finding:
    if value is None:
        words = "no kill_switch_state series: never engaged, or the kill service restarted"
        return _found(RungState.UNKNOWN, words, fact)
    if climb.shot.accepted and _read_s_after(climb.shot, fact) < FLAG_SETTLES_S:
        # The question may have been under way while the kill was: what it found is older than when it was answered.
        return _found(RungState.PENDING, "kill_switch_state is 0 so far", fact)
    if climb.shot.accepted:
        words = "kill_switch_state is 0 although the request was accepted: another replica may have answered"
        return _found(RungState.FAILED, words, fact)
    if climb.shot.without_effect:
        return _found(RungState.FAILED, "kill_switch_state is 0: not engaged", fact)
    return _found(RungState.PENDING, "kill_switch_state is 0 so far", fact)


def judge_recorded(climb: Climb) -> Finding:
    """A kill of the account in the platform's own list, not older than the answer; a record stays true when stale."""
    fact, shot = climb.readings.events, climb.shot
    if KILL_SERVICE not in climb.readings.configured:
        return _not_configured(KILL_SERVICE, fact)
    if shot.phase in (ShotPhase.READY, ShotPhase.SENT):
        return Finding(RungState.PENDING, "waits for the answer, whose time it is compared with", fact.source)
    since = shot.platform_time
    event = event_since(climb.account, fact.value or (), since) if since is not None else None
    if event is not None:
        return _found(RungState.OK, f"event of {clock_time(event.ts)}", fact)
    if shot.without_effect:
        return Finding(RungState.FAILED, "this request had no effect: nothing to record", fact.source)
    if since is None:
        return _found(RungState.UNKNOWN, "no answer gave a time to compare the platform's events with", fact)
    if _read_s_after(shot, fact) >= RECORDED_WITHIN_S:
        return _found(RungState.FAILED, f"no event since {clock_time(since)} among the newest", fact)
    return _not_yet_read(climb, fact, KILL_SERVICE) or _found(RungState.PENDING, "no event yet", fact)


def judge_refuses(climb: Climb) -> Finding:
    """Intents that the risk engine refused for a kill, newer than this one; it is never asked to validate one."""
    fact = climb.readings.pretrade
    if ENGINE_SERVICE not in climb.readings.configured:
        return _not_configured(ENGINE_SERVICE, fact)
    if climb.left_at is None:
        return Finding(RungState.PENDING, "no kill was sent yet", fact.source)
    refused = _refused_by_name(climb) or _refused_by_count(climb)
    if refused is not None:
        return refused
    if climb.shot.without_effect:
        return Finding(RungState.FAILED, "this request had no effect: no intent is refused for it", fact.source)
    if not climb.readings.owns(climb.account):
        return _needs_session(climb, fact)
    return _not_yet_read(climb, fact, ENGINE_SERVICE) or _found(RungState.PENDING, "no intent seen yet", fact)


def _refused_by_name(climb: Climb) -> Finding | None:
    fact = climb.readings.pretrade
    since, known = climb.shot.platform_time, climb.baseline.pretrade_latest
    if fact.value is None or not climb.readings.owns(climb.account) or (since is None and known is None):
        return None
    newer = [
        failure
        for failure in kill_refusals(fact.value)
        if (since is None or failure.timestamp >= since) and (known is None or failure.timestamp > known)
    ]
    if not newer:
        return None
    first = min(newer, key=lambda failure: failure.timestamp)
    return _found(RungState.OK, f"{first.symbol} refused at {clock_time(first.timestamp)}: {first.reason}", fact)


def _refused_by_count(climb: Climb) -> Finding | None:
    """The counter names no account: its growth is this one's only when no other account is halted."""
    fact, before = climb.readings.rejected_intents, climb.baseline.refused_intents
    gauges = climb.readings.gauge.fresh_value(climb.now)
    if fact.value is None or before is None or gauges is None or not read_since(fact, climb.left_at or climb.now):
        return None
    count = refused_intents(fact.value)
    grown = count - before if count >= before else count
    if grown <= 0 or others_engaged(climb.account, gauges):
        return None
    return _found(RungState.OK, f"rejected_intents_total grew by {grown:g} for the kill switch", fact)


def judge_orders(climb: Climb) -> Finding:
    """The account's open orders by the platform's records."""
    return _judge_rows(climb, climb.readings.orders, open_orders, climb.baseline.open_orders, "open")


def judge_positions(climb: Climb) -> Finding:
    """The account's positions by the platform's records."""
    return _judge_rows(climb, climb.readings.positions, held_positions, climb.baseline.positions, "not flat")


def _judge_rows(
    climb: Climb,
    fact: Slice[PortfolioRows],
    count: Callable[[PortfolioRows], int | None],
    before: int | None,
    what: str,
) -> Finding:
    if PORTFOLIO_SERVICE not in climb.readings.configured:
        return _not_configured(PORTFOLIO_SERVICE, fact)
    if not climb.readings.owns(climb.account):
        return _needs_session(climb, fact)
    early = _not_yet_read(climb, fact, PORTFOLIO_SERVICE)
    if early is not None or fact.value is None:
        return early or _unread(fact)
    source = f"{fact.source} (CSV)" if fact.value.source is RowsSource.CSV else fact.source
    now = count(fact.value)
    if now is None:
        words = (
            "the listing was cut off, or a row of it does not say" if fact.value.complete else "the listing was cut off"
        )
        return Finding(RungState.UNKNOWN, f"{words} ({NOT_KRAKENS})", source, fact.read_at)
    then = "" if before is None else f", {before or 'none'} at arming"
    words = f"{now or 'none'} {what}{then} ({NOT_KRAKENS})"
    if now == 0:
        return Finding(RungState.OK, words, source, fact.read_at)
    hopeless = climb.shot.without_effect or climb.elapsed_s() > OBJECTIVE_S
    return Finding(RungState.FAILED if hopeless else RungState.PENDING, words, source, fact.read_at)


def _not_yet_read(climb: Climb, fact: Slice[Any], service: str) -> Finding | None:
    """Why the fact cannot be judged: nobody to ask, nothing sent, no fresh reading since; None where it can."""
    if service not in climb.readings.configured:
        return _not_configured(service, fact)
    if climb.left_at is None:
        return Finding(RungState.PENDING, "no kill was sent yet", fact.source)
    if fact.failure is not None:
        return _unread(fact)
    if not read_since(fact, climb.left_at):
        patient = climb.now <= climb.left_at + timedelta(seconds=fact.ttl_s)
        return Finding(RungState.PENDING if patient else RungState.UNKNOWN, unread(None), fact.source)
    if fact.fresh_value(climb.now) is None:
        return Finding(RungState.UNKNOWN, "the last reading is too old", fact.source, fact.read_at)
    return None


def _found(state: RungState, words: str, fact: Slice[Any]) -> Finding:
    return Finding(state, words, fact.source, fact.read_at)


def _unread(fact: Slice[Any]) -> Finding:
    return Finding(RungState.UNKNOWN, unread(fact.failure), fact.source, fact.read_at)


def _not_configured(service: str, fact: Slice[Any]) -> Finding:
    return Finding(RungState.NOT_CONFIGURED, _unnamed(service), fact.source)


def _unnamed(service: str) -> str:
    return f"this environment names no {service} service"


def _needs_session(climb: Climb, fact: Slice[Any]) -> Finding:
    return Finding(RungState.UNKNOWN, f"needs a session of {climb.account}", fact.source)


def _read_s_after(shot: Shot, fact: Slice[Any]) -> float:
    if fact.read_at is None or shot.answered_at is None:
        return 0.0
    return (fact.read_at - shot.answered_at).total_seconds()


JUDGES: Final[tuple[tuple[RungId, Callable[[Climb], Finding]], ...]] = (
    (RungId.ACCEPTED, judge_accepted),
    (RungId.FLAG, judge_flag),
    (RungId.RECORDED, judge_recorded),
    (RungId.REFUSES, judge_refuses),
    (RungId.ORDERS, judge_orders),
    (RungId.POSITIONS, judge_positions),
)
"""Every rung with its judge, from the first to the last."""

SOURCES: Final = {
    RungId.ACCEPTED: _KILL_SOURCE,
    RungId.FLAG: "GET /metrics",
    RungId.RECORDED: "GET /risk/kill_events",
    RungId.REFUSES: "GET /risk/pretrade/status",
    RungId.ORDERS: "GET /portfolio/orders",
    RungId.POSITIONS: "GET /portfolio/positions",
}
"""Where each rung is read, for facts that nothing has read yet."""
