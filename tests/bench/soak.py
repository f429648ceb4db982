"""Half an hour of the Metrics page in some minutes: scrapes, answers, paints; memory and None's count stay flat."""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from api_client.exposition import ExpositionReader
from app.core.dashboard import Dashboard, plot_data, queries_of
from app.core.query_answer import answer
from app.core.series import SeriesBook
from app.shell.dashboards import shipped_dashboards
from widgets import theme
from widgets.metrics_page import MetricsPage

MINUTES, EVERY_S, PAINTS_A_SECOND = 30, 5, 4
TARGETS = ("oms", "risk", "policy", "kill-switch", "marketdata", "drift", "admin")
BOUNDS = ("5", "10", "25", "50", "100", "250", "500", "1000", "+Inf")
HISTOGRAMS = ("policy_latency_ms", "risk_latency_ms", "oms_order_latency_seconds", "ws_delivery_latency_seconds")
COUNTERS = ("order_gateway_orders_total", "rejected_intents_total", "oms_errors_total", "scaling_evaluations_total")


class Platform:
    """Expositions of services that work: counters and buckets grow, gauges wander."""

    def __init__(self) -> None:
        self._random = np.random.default_rng(13)
        self._counts = np.zeros((len(TARGETS), len(HISTOGRAMS) * 3 * len(BOUNDS) + len(COUNTERS) * 3))

    def scrape(self, target: int, at_s: float) -> bytes:
        """What a service exposes at a moment (Unix seconds)."""
        counts = self._counts[target]
        counts += self._random.integers(0, 9, counts.size)
        values, rows = iter(counts), []
        for name in HISTOGRAMS:
            rows.append(f"# TYPE {name} histogram")
            for tier in ("major", "minor", "unknown"):
                total = 0.0
                for bound in BOUNDS:
                    total += next(values)
                    rows.append(
                        f'{name}_bucket{{symbol_tier="{tier}",transport="rest",pair="XBT",le="{bound}"}} {total}'
                    )
        for name in COUNTERS:
            rows.append(f"# TYPE {name} counter")
            rows += [f'{name}{{service="{TARGETS[target]}",stage="{stage}"}} {next(values)}' for stage in "abc"]
        rows.append("# TYPE risk_marketdata_latest_timestamp_seconds gauge")
        rows.append(f'risk_marketdata_latest_timestamp_seconds{{service="{TARGETS[target]}"}} {at_s - 3}')
        return ("\n".join(rows) + "\n").encode()


class Soak:
    """The page, the book behind it, and a clock that runs ahead.

    Every second paints as the page's tick does; every five seconds all services are scraped, parsed, kept and asked as
    the overview asks. After a first third, in which buffers fill and caches warm, nothing may grow any more.
    """

    def __init__(self) -> None:
        self._platform, self._book = Platform(), SeriesBook()
        self._readers = [ExpositionReader(name) for name in TARGETS]
        self._board: Dashboard = shipped_dashboards()[0]
        self._page = MetricsPage()
        self._page.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self._page.resize(1600, 1000)
        self._page.show_dashboards((self._board,))
        self._page.show()
        self._image = QImage(self._page.size(), QImage.Format.Format_RGB32)
        self._now = datetime(2026, 3, 14, 3, tzinfo=UTC)
        self.scrapes = self.paints = 0

    def minute(self) -> None:
        """One minute of the platform's time."""
        for second in range(60):
            self._now += timedelta(seconds=1)
            if second % EVERY_S == 0:
                self._scrape()
            for _ in range(PAINTS_A_SECOND):
                self._page.show_time(self._now)
                self._page.render(self._image)
                self.paints += 1
            QApplication.processEvents()

    @property
    def lines(self) -> int:
        """How many lines the page draws."""
        wall = self._page._wall
        return 0 if wall is None else sum(len(plot.series) for plot in wall.plots)

    def _scrape(self) -> None:
        at_s = self._now.timestamp()
        for target, reader in enumerate(self._readers):
            self._book.append(TARGETS[target], at_s, reader.read(self._platform.scrape(target, at_s)))
            self.scrapes += 1
        between = self._page.window_of_time.bounds(at_s)
        self._page.show_plots(
            tuple(
                plot_data(spec, [answer(self._book, query, *between) for query in queries_of(spec)])
                for spec in self._board.plots
            ),
            self._now,
        )
        wall = self._page._wall
        if wall is not None:
            wall.pointer.step(wall.plots, between, -1)


def resident_mb() -> float:
    """The process's memory now."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def bench(minutes: int) -> dict[str, float]:
    """Memory and None's count after a third of the time and at its end."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app, "dark")
    soak, began = Soak(), time.perf_counter()
    warm = max(1, minutes // 3)
    for number in range(warm):
        soak.minute()
        print(f"minute {number + 1:3}: {resident_mb():7.1f} MB, None {sys.getrefcount(None)}")
    first_mb, first_none = resident_mb(), sys.getrefcount(None)
    for number in range(warm, minutes):
        soak.minute()
        print(f"minute {number + 1:3}: {resident_mb():7.1f} MB, None {sys.getrefcount(None)}")
    if not soak.lines:
        raise RuntimeError("nothing was drawn, so nothing was proven")
    return {
        "minutes": float(minutes),
        "scrapes": float(soak.scrapes),
        "paints": float(soak.paints),
        "lines": float(soak.lines),
        "mb_warm": first_mb,
        "mb_growth": resident_mb() - first_mb,
        "none_growth": float(sys.getrefcount(None) - first_none),
        "took_s": time.perf_counter() - began,
    }


def main() -> None:
    """Run the soak; its last line is JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--minutes", type=int, default=MINUTES, help="minutes of the platform's time")
    print(json.dumps({name: round(value, 2) for name, value in bench(parser.parse_args().minutes).items()}))


if __name__ == "__main__":
    main()
