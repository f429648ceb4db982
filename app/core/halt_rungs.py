"""Judges each rung of the halt ladder by what was read after the kill left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from api_client.models.portfolio import PortfolioRows, RowsSource
from app.core.freshness import Slice
from app.core.halt_findings import (
    Climb,
    Finding,
    found,
    needs_session,
    not_configured,
    not_yet_read,
    read_s_after,
    unnamed,
    unread_now,
)
from app.core.halt_ladder import OBJECTIVE_S, RungId, RungState
from app.core.halt_order import ShotPhase
from app.core.halt_readings import (
    event_since,
    gauge_of,
    held_positions,
    kill_refusals,
    open_orders,
    others_engaged,
    read_since,
    refused_intents,
)
from app.core.halt_words import NOT_KRAKENS, accepted_words, clock_time, gauge_fell
from app.core.language import tr

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


def judge_accepted(climb: Climb) -> Finding:
    """The answer to this very request."""
    shot = climb.shot
    if not shot.accepted and KILL_SERVICE not in climb.readings.configured:
        return Finding(RungState.NOT_CONFIGURED, unnamed(KILL_SERVICE), _KILL_SOURCE)
    return Finding(_ANSWERS[shot.phase], accepted_words(shot), _KILL_SOURCE, shot.answered_at)


FLAG_SETTLES_S: Final = 2.0
"""Seconds after the answer from which a gauge of 0 speaks against it."""


def judge_flag(climb: Climb) -> Finding:
    """The gauge: up with this request's 2xx, or risen after it; a missing series says nothing."""
    fact = climb.readings.gauge
    early = not_yet_read(climb, fact, KILL_SERVICE)
    if early is not None or fact.value is None:
        return early or unread_now(fact)
    value = gauge_of(climb.account, fact.value)
    was_up = RungId.FLAG in climb.reached or (climb.baseline.gauge or 0.0) > 0
    if value is None or value <= 0:
        if was_up:
            return found(RungState.UNKNOWN, gauge_fell(climb.account, value), fact)
        return _flag_down(climb, value, fact)
    if climb.shot.accepted:
        return found(RungState.OK, tr("kill_switch_state is 1 and this request was accepted"), fact)
    if climb.baseline.gauge == 0:
        return found(RungState.OK, tr("kill_switch_state rose from 0 to 1 after this request"), fact)
    if climb.baseline.gauge is not None:
        return found(
            RungState.UNKNOWN, tr("kill_switch_state was 1 before this request: it shows an earlier halt"), fact
        )
    if climb.baseline.gauge_read:
        # As shipped an account has no series until its first kill: that it appeared is a rise.
        return found(
            RungState.OK, tr("kill_switch_state appeared as 1 after this request, without a series before"), fact
        )
    return found(RungState.UNKNOWN, tr("kill_switch_state is 1; what it was before this request was not read"), fact)


def _flag_down(climb: Climb, value: float | None, fact: Slice[Any]) -> Finding:
    if value is None:
        words = tr("no kill_switch_state series: never engaged, or the kill service restarted")
        return found(RungState.UNKNOWN, words, fact)
    if climb.shot.accepted and read_s_after(climb.shot, fact) < FLAG_SETTLES_S:
        # The question may have been under way while the kill was: what it found is older than when it was answered.
        return found(RungState.PENDING, tr("kill_switch_state is 0 so far"), fact)
    if climb.shot.accepted:
        words = tr("kill_switch_state is 0 although the request was accepted: another replica may have answered")
        return found(RungState.FAILED, words, fact)
    if climb.shot.without_effect:
        return found(RungState.FAILED, tr("kill_switch_state is 0: not engaged"), fact)
    return found(RungState.PENDING, tr("kill_switch_state is 0 so far"), fact)


def judge_recorded(climb: Climb) -> Finding:
    """A kill of the account in the platform's own list, not older than the answer; a record stays true when stale."""
    fact, shot = climb.readings.events, climb.shot
    if KILL_SERVICE not in climb.readings.configured:
        return not_configured(KILL_SERVICE, fact)
    if shot.phase in (ShotPhase.READY, ShotPhase.SENT):
        return Finding(RungState.PENDING, tr("waits for the answer, whose time it is compared with"), fact.source)
    since = shot.platform_time
    event = event_since(climb.account, fact.value or (), since) if since is not None else None
    if event is not None:
        return found(RungState.OK, tr("event of {clock_time}", clock_time=clock_time(event.ts)), fact)
    if shot.without_effect:
        return Finding(RungState.FAILED, tr("this request had no effect: nothing to record"), fact.source)
    if since is None:
        return found(RungState.UNKNOWN, tr("no answer gave a time to compare the platform's events with"), fact)
    if read_s_after(shot, fact) >= RECORDED_WITHIN_S:
        return found(
            RungState.FAILED, tr("no event since {clock_time} among the newest", clock_time=clock_time(since)), fact
        )
    return not_yet_read(climb, fact, KILL_SERVICE) or found(RungState.PENDING, tr("no event yet"), fact)


def judge_refuses(climb: Climb) -> Finding:
    """Intents that the risk engine refused for a kill, newer than this one; it is never asked to validate one."""
    fact = climb.readings.pretrade
    if ENGINE_SERVICE not in climb.readings.configured:
        return not_configured(ENGINE_SERVICE, fact)
    if climb.left_at is None:
        return Finding(RungState.PENDING, tr("no kill was sent yet"), fact.source)
    refused = _refused_by_name(climb) or _refused_by_count(climb)
    if refused is not None:
        return refused
    if climb.shot.without_effect:
        return Finding(RungState.FAILED, tr("this request had no effect: no intent is refused for it"), fact.source)
    if not climb.readings.owns(climb.account):
        return needs_session(climb, fact)
    return not_yet_read(climb, fact, ENGINE_SERVICE) or found(RungState.PENDING, tr("no intent seen yet"), fact)


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
    return found(
        RungState.OK,
        tr(
            "{symbol} refused at {clock_time}: {reason}",
            symbol=first.symbol,
            clock_time=clock_time(first.timestamp),
            reason=first.reason,
        ),
        fact,
    )


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
    return found(RungState.OK, tr("rejected_intents_total grew by {grown:g} for the kill switch", grown=grown), fact)


def judge_orders(climb: Climb) -> Finding:
    """The account's open orders by the platform's records."""
    return _judge_rows(
        climb, climb.readings.orders, open_orders, climb.baseline.open_orders, tr("open", "orders that are")
    )


def judge_positions(climb: Climb) -> Finding:
    """The account's positions by the platform's records."""
    return _judge_rows(climb, climb.readings.positions, held_positions, climb.baseline.positions, tr("not flat"))


def _judge_rows(
    climb: Climb,
    fact: Slice[PortfolioRows],
    count: Callable[[PortfolioRows], int | None],
    before: int | None,
    what: str,
) -> Finding:
    if PORTFOLIO_SERVICE not in climb.readings.configured:
        return not_configured(PORTFOLIO_SERVICE, fact)
    if not climb.readings.owns(climb.account):
        return needs_session(climb, fact)
    early = not_yet_read(climb, fact, PORTFOLIO_SERVICE)
    if early is not None or fact.value is None:
        return early or unread_now(fact)
    source = f"{fact.source} (CSV)" if fact.value.source is RowsSource.CSV else fact.source
    now = count(fact.value)
    if now is None:
        words = (
            tr("the listing was cut off, or a row of it does not say")
            if fact.value.complete
            else tr("the listing was cut off")
        )
        return Finding(RungState.UNKNOWN, f"{words} ({NOT_KRAKENS})", source, fact.read_at)
    then = "" if before is None else tr(", {before} at arming", before=before or tr("none"))
    words = f"{now or tr('none')} {what}{then} ({NOT_KRAKENS})"
    if now == 0:
        return Finding(RungState.OK, words, source, fact.read_at)
    hopeless = climb.shot.without_effect or climb.elapsed_s() > OBJECTIVE_S
    return Finding(RungState.FAILED if hopeless else RungState.PENDING, words, source, fact.read_at)


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
