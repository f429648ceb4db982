"""The halt: arms a kill, and climbs its ladder of independently observed facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType

from api_client.models.kill_switch import KillReason
from app.core.halt_facts import order_facts, order_from_facts
from app.core.halt_findings import Climb, Finding
from app.core.halt_ladder import OBJECTIVE_S, WARN_S, HaltWord, Ladder, Rung, RungId, RungState
from app.core.halt_order import ARMED_S, RESEND_WITHIN_S, ArmedKill, Baseline, HaltOrder, Shot, ShotPhase
from app.core.halt_readings import HaltReadings, take_baseline
from app.core.halt_rungs import JUDGES, SOURCES
from app.core.halt_words import REASON_NAMES, consequence, gauge_fell, sentence, what_to_do

__all__ = [
    "ARMED_S",
    "OBJECTIVE_S",
    "REASON_NAMES",
    "RESEND_WITHIN_S",
    "WARN_S",
    "ArmedKill",
    "Baseline",
    "HaltOrder",
    "HaltReadings",
    "HaltWord",
    "Ladder",
    "Rung",
    "RungId",
    "RungState",
    "Shot",
    "ShotPhase",
    "arm",
    "climb",
    "consequence",
    "gauge_fell",
    "order_facts",
    "order_from_facts",
    "take_baseline",
]


def arm(
    accounts: Sequence[str], reason: KillReason, reason_words: str, readings: HaltReadings, now: datetime
) -> ArmedKill:
    """Return a kill that waits for its second action, with what is true of each account before it."""
    return ArmedKill(
        accounts=tuple(accounts),
        reason=reason,
        reason_words=reason_words,
        armed_at=now,
        disarms_at=now + timedelta(seconds=ARMED_S),
        baselines=MappingProxyType({account: take_baseline(account, readings, now) for account in accounts}),
        consequence=consequence(accounts),
    )


def climb(order: HaltOrder, account: str, readings: HaltReadings, now: datetime) -> Ladder:
    """Return one account's ladder as far as it is proven at `now`; the word is never better than the evidence."""
    shot = order.shot(account)
    reached = order.reached.get(account, {})
    left_at = None if shot.phase is ShotPhase.READY else shot.sent_at or order.fired_at
    baseline = order.baselines.get(account, Baseline(order.armed_at))
    view = Climb(account, shot, baseline, readings, reached, left_at, now)
    findings = {rung_id: judge(view) for rung_id, judge in JUDGES}
    proven = {rung_id for rung_id, finding in findings.items() if finding.state is RungState.OK}
    first = {rung_id: finding.at for rung_id, finding in findings.items() if rung_id in proven and finding.at}
    first.update(reached)
    flag = findings[RungId.FLAG].state
    denied = flag is RungState.FAILED or (flag is RungState.PENDING and RungId.FLAG not in reached)
    word = _word(shot, proven | (reached.keys() & {RungId.FLAG}), flag_denied=denied)
    return Ladder(
        account=account,
        word=word,
        words=sentence(word, shot, proven),
        rungs=tuple(_rung(rung_id, found, order.fired_at, first.get(rung_id)) for rung_id, found in findings.items()),
        fired_at=order.fired_at,
        elapsed_s=_elapsed_s(order, shot, word, first, now),
        what_to_do=what_to_do(word, shot),
    )


def _rung(rung_id: RungId, finding: Finding, fired_at: datetime | None, first_at: datetime | None) -> Rung:
    took_s = None
    if finding.state is RungState.OK and first_at is not None and fired_at is not None:
        took_s = max(0.0, (first_at - fired_at).total_seconds())
    return Rung(rung_id, finding.state, finding.words, finding.source or SOURCES[rung_id], finding.at, took_s)


def _word(shot: Shot, proven: set[RungId], *, flag_denied: bool) -> HaltWord:
    """The word that the evidence carries. A flag once seen counts on: the platform cannot take it back."""
    if proven & {RungId.ACCEPTED, RungId.FLAG}:
        ended = {RungId.ORDERS, RungId.POSITIONS} <= proven
        # Nothing holds new orders back where the platform says that its flag is down.
        return HaltWord.HALTED if ended and not flag_denied else HaltWord.ENGAGED
    if shot.without_effect:
        return HaltWord.REFUSED
    return HaltWord.SENT if shot.phase is ShotPhase.SENT else HaltWord.UNKNOWN


def _elapsed_s(
    order: HaltOrder, shot: Shot, word: HaltWord, reached: Mapping[RungId, datetime], now: datetime
) -> float:
    """Seconds since firing, until the last of what HALTED needs was first seen, or until the refusal."""
    if order.fired_at is None:
        return 0.0
    ended = now
    if word is HaltWord.REFUSED:
        ended = shot.answered_at or now
    elif word is HaltWord.HALTED:
        engaged = min(at for rung, at in reached.items() if rung in (RungId.ACCEPTED, RungId.FLAG))
        ended = max(engaged, reached[RungId.ORDERS], reached[RungId.POSITIONS])
    return max(0.0, (ended - order.fired_at).total_seconds())
