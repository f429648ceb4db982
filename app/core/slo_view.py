"""What the SLO page says: one row an objective, least budget first, and everything about one of them in sentences."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Final

from app.core.burn import CONDITIONS, SHOWN_S, Burn, Call, Met, Standing
from app.core.burn_sources import apart, apart_words
from app.core.language import tr
from app.core.present import NONE_YET, age_words
from app.core.slo_words import (
    FACTORS,
    burn_words,
    condition_words,
    counting_words,
    early_words,
    left_words,
    level_value_words,
    over_words,
    time_words,
)


class SloVerdict(Enum):
    """How an objective stands, worst first; the value is the word beside the shape."""

    PAGE = tr("PAGE", "wakes somebody")
    SPENT = tr("SPENT")
    TICKET = tr("TICKET")
    BURNING = tr("BURNING")
    EARLY = tr("EARLY")
    UNCLEAR = tr("UNCLEAR")
    STALE = tr("STALE")
    UNKNOWN = tr("UNKNOWN")
    NO_EVENTS = tr("NO EVENTS")
    KEPT = tr("KEPT", "an objective")

    @property
    def shape(self) -> str:
        """The one character that says the same without colour."""
        return _SHAPES[self]


_SHAPES: Final = {
    SloVerdict.PAGE: "■",
    SloVerdict.SPENT: "■",
    SloVerdict.TICKET: "▲",
    SloVerdict.BURNING: "▲",
    SloVerdict.EARLY: "▲",
    SloVerdict.UNCLEAR: "◆",
    SloVerdict.STALE: "◌",
    SloVerdict.UNKNOWN: "◆",
    SloVerdict.NO_EVENTS: "○",
    SloVerdict.KEPT: "●",
}
_COUNTED: Final = {
    SloVerdict.PAGE: tr("page", "wakes somebody"),
    SloVerdict.SPENT: tr("spent"),
    SloVerdict.TICKET: tr("ticket"),
    SloVerdict.BURNING: tr("burning"),
    SloVerdict.EARLY: tr("early"),
    SloVerdict.UNCLEAR: tr("unclear"),
    SloVerdict.STALE: tr("stale"),
    SloVerdict.UNKNOWN: tr("unknown"),
    SloVerdict.NO_EVENTS: tr("no events"),
    SloVerdict.KEPT: tr("kept", "an objective"),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell: its words, what it sorts by, and a colour token, empty for the usual text."""

    words: str
    order: float = math.inf
    tone: str = ""


@dataclass(frozen=True)
class SloRow:
    """One objective as the table shows it; `burns` are over `SHOWN_S`."""

    standing: Standing
    verdict: SloVerdict
    because: str
    title: str
    objective: str
    value: Figure
    budget: Figure
    over: str
    source: str = ""
    burns: tuple[Figure, ...] = field(default=())

    @property
    def id(self) -> str:
        """The objective's."""
        return self.standing.objective.id


def slo_rows(standings: Iterable[Standing], now: datetime) -> tuple[SloRow, ...]:
    """What is not known first, then by least budget left; what saw no event comes last."""
    rows = [_row(one, now.timestamp()) for one in standings]
    return tuple(sorted(rows, key=_rank))


def summary_words(rows: Iterable[SloRow], now: datetime) -> str:
    """All objectives in one line, and how old the oldest of them is."""
    counts: dict[SloVerdict, int] = {}
    oldest: list[float] = []
    for row in rows:
        counts[row.verdict] = counts.get(row.verdict, 0) + 1
        if row.standing.read_s is not None:
            oldest.append(now.timestamp() - row.standing.read_s)
    if not counts:
        return tr("Nothing has been counted yet")
    words = ", ".join(f"{counts[one]} {_COUNTED[one]}" for one in SloVerdict if one in counts)
    return tr("{words} · oldest samples {age} old", words=words, age=age_words(max(oldest))) if oldest else words


def _row(standing: Standing, now_s: float) -> SloRow:
    one = standing.objective
    verdict, because = _judged(standing, now_s)
    level = standing.level
    return SloRow(
        standing=standing,
        verdict=verdict,
        because=because,
        title=one.what[:1].upper() + one.what[1:],
        objective=one.words,
        value=Figure(NONE_YET) if level is None else Figure(level_value_words(level, one.unit), level.value),
        budget=_budget(standing.budget),
        over=NONE_YET if standing.budget is None else over_words(standing.budget),
        source=tr("Server") if standing.by_server else tr("Desk"),
        burns=tuple(_burn_figure(standing.burn(window_s)) for window_s in SHOWN_S),
    )


def _rank(row: SloRow) -> tuple[bool, float, str]:
    """Without an event the budget's figure is infinite: such rows are the last."""
    return row.verdict not in (SloVerdict.UNKNOWN, SloVerdict.STALE), row.budget.order, row.id


def _judged(standing: Standing, now_s: float) -> tuple[SloVerdict, str]:
    """Where two sources contradict each other the worse one counts, and neither proves that all is well."""
    verdict, because = _verdict(standing, now_s)
    found = None if verdict is SloVerdict.STALE else apart(standing)
    if found is None or standing.desk is None:
        return verdict, because
    seen, reason = _verdict(standing.desk, now_s)
    worst = min((verdict, seen, SloVerdict.UNCLEAR), key=tuple(SloVerdict).index)
    return worst, f"{apart_words(found)} {reason if worst is seen else because}"


def _verdict(standing: Standing, now_s: float) -> tuple[SloVerdict, str]:
    budget = standing.budget
    if budget is None or standing.read_s is None:
        return SloVerdict.UNKNOWN, counting_words(standing)
    age_s = now_s - standing.read_s
    if age_s > standing.fresh_s:
        return SloVerdict.STALE, tr(
            "The newest samples are {age} old: what happened since is not known.", age=age_words(age_s)
        )
    if not budget.events and budget.covered:
        return SloVerdict.NO_EVENTS, tr(
            "Nothing was observed {time}: no budget was used, none proven.", time=time_words(budget)
        )
    called = _called(standing)
    if called is not None:
        return called
    if budget.least > 1:
        verdict = SloVerdict.SPENT if budget.covered else SloVerdict.BURNING
        return verdict, tr("More events were bad {time} than the objective allows.", time=time_words(budget))
    level = standing.early
    if level is not None and level.value > level.bound.limit:
        return SloVerdict.EARLY, early_words(standing)
    return _quiet(standing, budget)


def _called(standing: Standing) -> tuple[SloVerdict, str] | None:
    """What a condition calls for, the first that is met."""
    met = next((one for one in CONDITIONS if standing.met(one) is Met.YES), None)
    if met is None:
        return None
    verdict = SloVerdict.PAGE if met.call is Call.PAGE else SloVerdict.TICKET
    return verdict, condition_words(standing, met)


def _quiet(standing: Standing, budget: Burn) -> tuple[SloVerdict, str]:
    """Nothing is known to be wrong; whether that is good news."""
    pages = {standing.met(one) for one in CONDITIONS if one.call is Call.PAGE}
    if Met.UNWATCHED in pages:
        return SloVerdict.UNKNOWN, _too_short(standing)
    if not budget.events:
        words = tr(
            "Nothing was observed {time} that were watched: no budget was used, none proven.", time=time_words(budget)
        )
        return SloVerdict.NO_EVENTS, words
    if Met.BETWEEN in pages or budget.most > 1:
        return SloVerdict.UNCLEAR, tr("Kept or not: the limit lies inside a bucket, and what lies there decides.")
    unknown = [age_words(one.long_s) for one in CONDITIONS if standing.met(one) is Met.UNWATCHED]
    rest = (
        tr(" Slow burning over {windows} is not known: that was not watched.", windows=tr(" and ").join(unknown))
        if unknown
        else ""
    )
    return SloVerdict.KEPT, tr("No page condition is met.{rest}", rest=rest)


def _too_short(standing: Standing) -> str:
    short_s = max(one.short_s for one in CONDITIONS if one.call is Call.PAGE)
    burn = standing.burn(short_s)
    watched = NONE_YET if burn is None else age_words(burn.watched_s)
    return tr(
        "Watched for {watched} of the last {age}: too little to rule out that somebody must be paged.",
        watched=watched,
        age=age_words(short_s),
    )


def _budget(burn: Burn | None) -> Figure:
    if burn is None:
        return Figure(NONE_YET)
    if not burn.events:
        return Figure(left_words(burn))
    least, most = burn.left
    tone = "fail" if most < 0 else "warn" if least < 0 else ""
    return Figure(left_words(burn), least, tone)


def _burn_figure(burn: Burn | None) -> Figure:
    if burn is None or not burn.events:
        return Figure(burn_words(burn), -1.0, "faint")
    above = next((factor for factor in FACTORS if burn.least > factor), None)
    tone = "" if above is None else "warn" if above < FACTORS[1] else "fail"
    return Figure(burn_words(burn), burn.most, tone)
