"""The sentences of a drill, for its page, its sheet and the journal."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final

from app.core.drill import Drill, DrillPhase
from app.core.halt_ladder import OBJECTIVE_S, RungId, RungState
from app.core.language import tr
from app.core.present import NONE_YET, duration_words, money_words
from app.core.samples import samples_named
from app.core.state import AppState, ReadingKind

SCENARIO: Final = tr("Daily loss cap breached")
"""The one incident that can be staged."""

_RESULTS: Final = {
    "ABORTED": tr("ABORTED"),
    "NOT PROVEN": tr("NOT PROVEN"),
    "MET": tr("MET"),
    "NOT MET": tr("NOT MET"),
}
_GAUGE: Final = "account_daily_net_pnl_usd"


@dataclass(frozen=True, slots=True)
class RungLine:
    """One rung of a drill against the objective; the state tells its shape."""

    rung: RungId
    state: RungState
    words: str


@dataclass(frozen=True, slots=True)
class DailyResult:
    """An account's profit of the day as last scraped, in US dollars; None where nothing is fresh."""

    net_usd: Decimal | None
    read_at: datetime | None
    source: str = tr("GET /metrics of risk: {gauge}", gauge=_GAUGE)


def daily_result(state: AppState, account: str, now: datetime) -> DailyResult:
    """What the risk service's series say of the account's day at `now`."""
    fact = state.reading(ReadingKind.METRICS, "risk")
    exposition = fact.fresh_value(now)
    for sample in () if exposition is None else samples_named(exposition, _GAUGE):
        if dict(sample.labels).get("account_id", "").lower() == account.lower() and math.isfinite(sample.value):
            return DailyResult(Decimal(str(sample.value)), fact.read_at)
    return DailyResult(None, fact.read_at)


def daily_words(day: DailyResult, cap_usd: Decimal | None) -> str:
    """The day's profit beside the cap."""
    cap = (
        tr("the daily loss cap is not known")
        if cap_usd is None
        else tr("the daily loss cap is {money}", money=money_words(cap_usd))
    )
    return tr("{money} today; {cap}", money=money_words(day.net_usd), cap=cap)


def cap_state(day: DailyResult, cap_usd: Decimal | None) -> RungState:
    """Whether the day's loss keeps within the cap; UNKNOWN where either is not known."""
    if day.net_usd is None or cap_usd is None:
        return RungState.UNKNOWN
    return RungState.FAILED if -day.net_usd > cap_usd else RungState.OK


def rung_lines(drill: Drill) -> tuple[RungLine, ...]:
    """Every rung of a fired drill, in the ladder's order; none before the fire."""
    return () if drill.fired_at is None else tuple(_rung_line(drill, rung) for rung in RungId)


def verdict_words(drill: Drill) -> str:
    """What came of a drill that has ended, in one sentence."""
    if drill.phase is DrillPhase.ABORTED:
        return tr("No result: {why}.", why=drill.why)
    word = NONE_YET if drill.word is None else drill.word.words
    if drill.met_objective:
        return tr("{word} within the objective of {objective_s:.0f} s.", word=word, objective_s=OBJECTIVE_S)
    missing = [rung.words for rung in RungId if rung not in drill.took_s]
    unseen = tr(" Not seen: {missing}.", missing=", ".join(missing)) if missing else ""
    if drill.ended_early:
        return tr(
            "{word}, but ended early: whether {objective_s:.0f} s would have been enough is not known.{unseen}",
            word=word,
            objective_s=OBJECTIVE_S,
            unseen=unseen,
        )
    return tr(
        "{word}: the objective of {objective_s:.0f} s was not met.{unseen}",
        word=word,
        objective_s=OBJECTIVE_S,
        unseen=unseen,
    )


def result(drill: Drill) -> tuple[RungState, str]:
    """The state whose shape stands for a drill's result, and its word."""
    state, code = outcome(drill)
    return state, _RESULTS[code]


def outcome(drill: Drill) -> tuple[RungState, str]:
    """The same, with a code for programs instead of the word."""
    if drill.phase is not DrillPhase.DONE:
        return RungState.NOT_CONFIGURED, "ABORTED"
    if drill.ended_early:
        return RungState.UNKNOWN, "NOT PROVEN"
    return (RungState.OK, "MET") if drill.met_objective else (RungState.FAILED, "NOT MET")


def journal_words(drill: Drill) -> str:
    """The drill in the journal's list."""
    measured = tr(
        "detected after {detection}, decided in {decision}",
        detection=duration_words(drill.detection_s),
        decision=duration_words(drill.decision_s),
    )
    return f"{SCENARIO}, {drill.account}: {measured}. {verdict_words(drill)}"


def _rung_line(drill: Drill, rung: RungId) -> RungLine:
    took_s = drill.took_s.get(rung)
    if took_s is not None:
        late = took_s > OBJECTIVE_S
        side = tr("late") if late else tr("within the objective")
        return RungLine(rung, RungState.FAILED if late else RungState.OK, f"{duration_words(took_s)}, {side}")
    if drill.watched_s is None:
        return RungLine(rung, RungState.PENDING, tr("not seen yet"))
    state = RungState.FAILED if drill.watched_s >= OBJECTIVE_S else RungState.UNKNOWN
    return RungLine(rung, state, tr("not seen in {watched_s:.0f} s", watched_s=drill.watched_s))
