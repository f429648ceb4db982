"""Gives a page's plots their past: asks the archive for what is missing, and joins what it has with the live lines."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from api_client.models.monitoring import ScrapeTarget
from app.core.archive_parts import ArchivedPart, WantedPart
from app.core.dashboard import LONG_SPANS_S, STALE_AFTER_S, PlotData, PlotSpec, expression_data, plot_data
from app.core.explorer_view import bounded
from app.core.freshness import Failure
from app.core.history import HistoryPlan, archived_answer, completed, expression_plan, history_plan, notes_words
from app.core.history_words import history_words
from app.core.language import tr
from app.core.query import Answer, Query
from app.core.state import ReadingKind
from app.core.target_names import TargetNames, target_names
from app.core.time_window import LONGEST_S
from app.shell.console import Console

SERVER = "prometheus"
_NO_SERVER: Final = tr("This plot asks in PromQL, and environments.toml names no Prometheus.")


@dataclass(frozen=True)
class AskedPlot:
    """A plot, its questions, and what the console's own samples answer to them."""

    spec: PlotSpec
    queries: tuple[Query, ...]
    answers: tuple[Answer, ...]


class PlotHistory:
    """The past of one page's plots; `arrived` is called when there is more of it, or a reason why there is not."""

    def __init__(self, console: Console, name: str, arrived: Callable[[], None]) -> None:
        self._console = console
        self._name = name
        self._arrived = arrived
        self._looking = self._waiting = False
        self._due_s: float | None = None
        self._named: tuple[tuple[ScrapeTarget, ...], TargetNames] = ((), TargetNames())

    @property
    def available(self) -> bool:
        """Whether this environment has a server."""
        return self._console.store.state.environment.has(SERVER)

    @property
    def longest_s(self) -> float:
        """How far back plots reach, in seconds."""
        return LONG_SPANS_S[-1] if self.available else LONGEST_S

    @property
    def names(self) -> TargetNames | None:
        """What the server calls our services; None until it was asked."""
        state = self._console.store.state
        fact = state.reading(ReadingKind.TARGETS, SERVER)
        targets = fact.value or ()
        if targets is not self._named[0]:
            self._named = (targets, target_names(targets, state.environment.targets))
        return self._named[1] if fact.read_at or fact.failure else None

    @property
    def due(self) -> bool:
        """Whether there is more to ask now: it was not known how, or the server is the only source of a plot."""
        again = self._due_s is not None and self._now_s() >= self._due_s
        return self._looking and (again or (self._waiting and self.names is not None))

    def look(self) -> None:
        """The page is on screen: what its plots lack may be asked."""
        self._looking = True

    def leave(self) -> None:
        """Ask nothing more until somebody looks again; what is on its way is given up."""
        self._looking, self._waiting, self._due_s = False, False, None
        self._console.archive.leave(self._name)

    async def plots(self, asked: Sequence[AskedPlot], between: tuple[float, float]) -> tuple[PlotData, ...]:
        """What the plots show between two instants (Unix seconds), at once: what is missing comes later."""
        if not self.available:
            return tuple(_alone(one) for one in asked)
        names, archive = self.names, self._console.archive
        plans = [self._plan(one, between, names) for one in asked]
        self._waiting = None in plans
        self._want([part for plan in plans if plan is not None for part in plan.wanted])
        due = [plan.until_s + plan.step_s for plan in plans if plan is not None and _is_due(plan, between[1])]
        self._due_s = min(due, default=None)
        known = [() if plan is None else archive.known(plan.wanted) for plan in plans]
        failures = [archive.failure(plan.expressions) if plan is not None and plan.wanted else None for plan in plans]
        rows = list(zip(asked, plans, known, failures, strict=True))
        return await asyncio.to_thread(
            lambda: tuple(_completed(one, plan, parts, failure, names) for one, plan, parts, failure in rows)
        )

    def _plan(self, asked: AskedPlot, between: tuple[float, float], names: TargetNames | None) -> HistoryPlan | None:
        """What to ask the server for; None while it is not known what it calls our services."""
        now_s = self._now_s()
        if asked.spec.expression:
            return expression_plan(asked.spec.expression, between, now_s)
        scraped = self._console.scraping.book.targets
        return None if names is None else history_plan(asked.queries, asked.answers, between, now_s, names, scraped)

    def _want(self, wanted: Sequence[WantedPart]) -> None:
        if self._looking:  # the page may have been left while its plots were put together
            self._console.archive.want(self._name, wanted, self._arrived)

    def _now_s(self) -> float:
        return self._console.around.now().timestamp()


def _is_due(plan: HistoryPlan, end_s: float) -> bool:
    """Whether the server is the only one to go on with the plot."""
    return plan.seam_s is None and plan.until_s < end_s


def _alone(asked: AskedPlot) -> PlotData:
    """What there is without a server."""
    if asked.spec.expression:
        return PlotData(asked.spec, (), None, _NO_SERVER)
    return plot_data(asked.spec, asked.answers)


def _completed(
    asked: AskedPlot,
    plan: HistoryPlan | None,
    parts: tuple[ArchivedPart, ...],
    failure: Failure | None,
    names: TargetNames | None,
) -> PlotData:
    if plan is not None and asked.spec.expression:
        found = bounded(expression_data(asked.spec, archived_answer(parts, plan.start_s, plan.until_s)))
        return replace(found, history=history_words(failure), stale_after_s=_stale_after_s(plan.step_s))
    if plan is None or names is None:
        return plot_data(asked.spec, asked.answers)
    answers, seam_s = completed(plan, asked.answers, parts, names)
    found = plot_data(asked.spec, answers)
    problem = tr("History: {problem}", problem=plan.problem) if plan.problem else ""
    history = " ".join(filter(None, (history_words(failure), problem, notes_words(parts))))
    archived = plan.seam_s is None and bool(found.series)
    stale_after_s = _stale_after_s(plan.step_s) if archived else STALE_AFTER_S
    return replace(found, seam_s=seam_s, history=history, archived=archived, stale_after_s=stale_after_s)


def _stale_after_s(step_s: float) -> float:
    """A server is asked once in a step, and then has to answer."""
    return 2 * step_s + STALE_AFTER_S
