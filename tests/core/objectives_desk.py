"""Objectives and histograms that never were, for tests of budgets and burn rates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from app.core.burn import WINDOWS_S, Standing, standing
from app.core.burn_samples import DAY_S, EVER, Counted
from app.core.objective import Bound, Objective
from app.core.series import SeriesBook
from tests.core.scrapes import scraped

AT_S = 1_700_000_000.0
AT = datetime.fromtimestamp(AT_S, UTC)
ORDERS = Objective("oms", "orders", "h", Bound(0.95, 500.0), Bound(0.99, 499.0), "ms", 1000.0, steps=("Look.", "Act."))
EXACT = (0.1, 0.5, 1.0)
AROUND = (0.1, 0.4, 1.0)


@dataclass(frozen=True)
class MadeUp:
    """A source that knows every window: `events` of them, `bad` beyond 0.5 s, `between` in the limit's bucket."""

    bad: Mapping[float, float] = field(default_factory=dict)
    events: float = 1000.0
    between: float = 0.0
    bounds: tuple[float, float, float] = EXACT
    watched: float = 1.0
    read_s: float = AT_S
    reach_s: float = DAY_S

    def counted(self, metric: str, window_s: float, at_s: float) -> Counted | None:
        assert (metric, at_s) == (ORDERS.metric, AT_S)
        good = self.events - self.bad.get(window_s, 0.0)
        counts = (0.0, good - self.between, good if self.between else self.events, self.events)
        watched_s = EVER if window_s == EVER else min(window_s * self.watched, DAY_S)
        return Counted((*self.bounds, float("inf")), counts, window_s, watched_s, self.read_s)


def burning(rate: float, events: float = 1000.0) -> dict[float, float]:
    """Bad events in every window, so many that the budget burns at this rate."""
    return dict.fromkeys((*WINDOWS_S, DAY_S, EVER), rate * 0.05 * events)


def stands(source: MadeUp, objective: Objective = ORDERS) -> Standing:
    return standing(objective, source, AT_S)


def histogram(second: int, *, slow: float = 0.0, bounds: tuple[str, ...] = ("0.1", "0.5", "+Inf")) -> str:
    """A histogram that observed one fast event a second, and `slow` ones more."""
    uppers = [float(bound) for bound in bounds]
    return "# TYPE h histogram\n" + "".join(
        f'h_bucket{{le="{bound}"}} {second + (slow if upper > 0.5 else 0.0)}\n'
        for bound, upper in zip(bounds, uppers, strict=True)
    )


def watched(at_times: range, text: Callable[[int], str] = histogram, book: SeriesBook | None = None) -> SeriesBook:
    return scraped(at_times, text, book=book)
