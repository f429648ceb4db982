"""A service level objective as data: a limit at a quantile of a histogram, and what to do when it is missed."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.language import figure


@dataclass(frozen=True, slots=True)
class Bound:
    """At most `limit`, in the objective's unit, at this quantile of a histogram."""

    quantile: float
    limit: float

    @property
    def words(self) -> str:
        """Such as `p95`."""
        return f"p{figure(self.quantile * 100, 'g')}"


@dataclass(frozen=True, slots=True)
class Objective:
    """One objective. `scale` makes the histogram's unit into `unit`; `by` are the labels that are kept apart.

    `early` is where the platform's alert warns. What is `rare` (a kill, a promotion) is judged over all that the
    service observed since it began; everything else lately. `steps` are the runbook's, in order.
    """

    id: str
    what: str
    metric: str
    bound: Bound
    early: Bound | None
    unit: str
    scale: float = 1.0
    by: tuple[str, ...] = ()
    rare: bool = False
    steps: tuple[str, ...] = ()

    @property
    def limit(self) -> float:
        """The limit in the histogram's own unit."""
        return self.bound.limit / self.scale

    @property
    def allowed(self) -> float:
        """The share of events that may lie beyond the limit: the error budget."""
        return round(1.0 - self.bound.quantile, 12)

    @property
    def words(self) -> str:
        """Such as `p95 ≤ 200 ms`."""
        return f"{self.bound.words} ≤ {figure(self.bound.limit, 'g')} {self.unit}"
