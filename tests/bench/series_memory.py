"""Measures what a day of scrapes costs in memory, and that the next day costs nothing more: megabytes over idle."""

from __future__ import annotations

import argparse
import gc
import json
import time
from pathlib import Path

import numpy as np

from api_client.exposition import Columns, Exposition, Family, FamilyType, Sample
from api_client.exposition_model import ScrapedFamilies
from app.core.query import Function, Query
from app.core.query_answer import answer
from app.core.series import SeriesBook

SERIES, EVERY_S, HOURS = 500, 5, 24
TARGETS = 5
"""Services that the series are spread over; a fifth of the series are gauges, a fifth moments, the others count."""
_MEGABYTE = 2**20


def resident_mb() -> float:
    """What of this process is in memory now."""
    gc.collect()
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (line,) = (line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) * 1024 / _MEGABYTE


class Load:
    """Series that all move at each scrape."""

    def __init__(self, series: int) -> None:
        self._each = series // TARGETS
        self._random = np.random.default_rng(6)
        self._layouts = [self._first(target).columns.layout for target in range(TARGETS)]
        self._totals = np.zeros(self._each)

    def _first(self, target: int) -> Exposition:
        families = {}
        for number in range(self._each):
            kind = FamilyType.GAUGE if number % 5 < 2 else FamilyType.COUNTER
            name = f"metric_{number}" if kind is FamilyType.GAUGE else f"metric_{number}_total"
            labels = (("account_id", "company"), ("service", f"service-{target}"))
            families[name] = Family(name, kind, "", (Sample(name, labels, 0.0, None),))
        return Exposition(families)

    def scrape(self, target: int, at_s: float) -> Exposition:
        """The next scrape of a target."""
        self._totals += self._random.integers(1, 9, self._each)
        values = self._totals.copy()
        values[0::5] = self._random.normal(size=len(values[0::5]))
        values[1::5] = at_s
        return Exposition(ScrapedFamilies(Columns(self._layouts[target], values, None)))


def bench(series: int, hours: int) -> dict[str, float]:
    """Two periods of scrapes, one after the other; the second must not cost anything."""
    load = Load(series)
    load.scrape(0, 0.0)
    idle = resident_mb()
    book, began = SeriesBook(), time.perf_counter()
    at_s = 1_772_625_600
    after: list[float] = []
    for _ in range(2):
        for _ in range(hours * 3600 // EVERY_S):
            at_s += EVERY_S
            for target in range(TARGETS):
                book.append(f"service-{target}", float(at_s), load.scrape(target, float(at_s)))
        after.append(resident_mb())
    scrapes = 2 * TARGETS * hours * 3600 // EVERY_S
    append_us = (time.perf_counter() - began) / scrapes * 1e6
    if book.moving_count != series or book.notice:
        raise RuntimeError("the load is not what it says")
    began = time.perf_counter()
    found = answer(book, Query("metric_2_total", Function.RATE, by=()), at_s - hours * 3600, at_s)
    answer_ms = (time.perf_counter() - began) * 1000
    if len(found.series) != 1 or np.isnan(found.series[0].values[10:]).any():
        raise RuntimeError("the day is not known")
    return {
        "mb_over_idle": after[0] - idle,
        "mb_growth_after_another_day": after[1] - after[0],
        "series": float(series),
        "hours": float(hours),
        "append_us": append_us,
        "answer_a_day_ms": answer_ms,
    }


def main() -> None:
    """Run the bench; its last line is JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--series", type=int, default=SERIES, help="series, all of which move")
    parser.add_argument("--hours", type=int, default=HOURS, help="hours of scrapes, twice")
    options = parser.parse_args()
    numbers = {name: round(value, 3) for name, value in bench(options.series, options.hours).items()}
    for name, value in numbers.items():
        print(f"{name:>28} {value:10.3f}")
    print(json.dumps(numbers))


if __name__ == "__main__":
    main()
