"""How late the window's loop wakes a task: twenty services asked every second, twelve plots live; last line is JSON."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import httpx
import numpy as np
from PySide6.QtWidgets import QApplication

from api_client.exposition import Columns, Exposition, ExpositionReader
from api_client.exposition_model import ScrapedFamilies
from app.core.state import ReadingKind
from app.shell.connection import Surroundings
from app.shell.console import Console
from app.shell.environments import EnvironmentSettings
from app.shell.loop import run_on_qt
from app.shell.main import View, shown
from app.shell.paths import Paths
from tests.bench.kill_latency import quantile
from tests.bench.load import PLOTS, SERVICES, WIDTH, PlotWall, with_replicas
from tests.fakes.running_console import signed_in, until
from tests.fakes.sandbox import RunningSandbox
from tests.shell.halting_room import kill_settings
from widgets.metrics_choice import ChoiceBox
from widgets.metrics_page import MetricsPage

PERIOD_S = 1.0
HEIGHT = 1600
"""So high that no plot has to be scrolled into sight: those out of sight do nothing."""
SECONDS = 25.0
LAG_STEP_S = 0.01
HISTORY = 890
"""Scrapes of each service that the plots begin with: the hour that they show."""
HISTORY_STEP_S = 4.0
SPAN_S = 3600.0
QUANTILES = (0.5, 0.9, 0.95, 0.99)
METRIC = "http_request_duration_seconds"
_POLLED = (ReadingKind.METRICS, ReadingKind.HEALTH)
_WARM_S = 3.0


def dashboard(targets: list[str]) -> str:
    """Twelve plots of four quantiles each, one plot a service."""
    plots = []
    for number in range(PLOTS):
        target = targets[number % len(targets)]
        lines = ", ".join(
            f'{{ metric = "{METRIC}", function = "quantile", quantile = {q}, window_s = 60, by = [], '
            f'only = {{ target = "{target}" }}, name = "p{q * 100:g}" }}'
            for q in QUANTILES
        )
        plots.append(f'[plot.latency-{number}]\ntitle = "{target}"\nlines = [{lines}]\n')
    return 'title = "Bench"\n\n' + "\n".join(plots)


def every_second(console: Console) -> None:
    """Health and metrics of every service, asked each second from the start."""
    poller = console.poller
    poller._polls = tuple(
        replace(poll, period_s=PERIOD_S) if poll.key.kind in _POLLED else poll for poll in poller._polls
    )


def with_history(console: Console, sandbox: RunningSandbox) -> None:
    """Give the book the hour before: what each service exposes now, with all that counts growing until then."""
    newest_s = time.time() - 2 * PERIOD_S
    random = np.random.default_rng(6)
    for row in console.settings.services:
        response = httpx.get(f"{row.url}/metrics", verify=sandbox.ssl_context, trust_env=False)
        if response.status_code != httpx.codes.OK:
            continue  # asked each second all the same: it is a target that fails
        columns = ExpositionReader(row.name).read(response.content).columns
        shares = np.sort(random.random(HISTORY))
        for number, share in enumerate(shares):
            at_s = newest_s - (HISTORY - number) * HISTORY_STEP_S
            past = Columns(columns.layout, np.floor(columns.values * share), None)
            console.scraping.book.append(row.name, at_s, Exposition(ScrapedFamilies(past)))


def observing(console: Console) -> list[str]:
    """The services that have timed requests."""
    book = console.scraping.book
    return [name for name in book.targets if not all(kept.idle for kept in book.kept(name, f"{METRIC}_count"))]


@asynccontextmanager
async def opened_window(
    app: QApplication, sandbox: RunningSandbox, settings: EnvironmentSettings
) -> AsyncIterator[View]:
    """The console in its window, signed in and polling, the bench's dashboard in its folder."""
    with tempfile.TemporaryDirectory(prefix="aether-bench-") as folder:
        paths = Paths.below(Path(folder))
        boards = paths.config / "dashboards"
        boards.mkdir(parents=True)
        console = await Console.open(settings, Surroundings(paths))
        try:
            every_second(console)
            with_history(console, sandbox)
            (boards / "bench.toml").write_text(dashboard(observing(console)), encoding="utf-8")
            async with shown(app, console) as view:
                view.window.resize(WIDTH, HEIGHT)
                view.window.show()
                await signed_in(console, sandbox)
                await console.poller.first_round(signed_in=True)
                yield view
        finally:
            await console.close()


async def live_plots(view: View) -> int:
    """Open the Metrics page on the bench's dashboard; how many lines it draws."""
    page = view.window.panels["metrics"]
    assert isinstance(page, MetricsPage)
    view.window.show_page("metrics")
    boards, spans = page._controls._dashboards, page._controls._spans
    await until(lambda: boards.findText("Bench") >= 0, "the bench's dashboard is offered")
    choose(spans, str(SPAN_S))
    choose(boards, "Bench")
    await until(lambda: drawn_lines(page) == PLOTS * len(QUANTILES), "all lines are drawn")
    await until(lambda: plots_in_sight(page) == PLOTS, "all plots are in sight")
    return drawn_lines(page)


def choose(box: ChoiceBox, choice: str) -> None:
    """Choose by key or words, as a person does."""
    place = next(place for place, known in enumerate(box._choices) if choice in known)
    box.setCurrentIndex(place)
    box.activated.emit(place)


def drawn_lines(page: MetricsPage) -> int:
    """How many lines the page shows that hold a number."""
    lines = (line for plot in page._plots for line in plot.series)
    return sum(bool(np.isfinite(line.values).any()) for line in lines)


def plots_in_sight(page: MetricsPage) -> int:
    """How many plots need not be scrolled to."""
    return 0 if page._wall is None else len(page._wall._in_sight())


async def lags(seconds: float) -> list[float]:
    """How late a task woke, in milliseconds, for so long."""
    found: list[float] = []
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            while True:
                due = time.perf_counter() + LAG_STEP_S
                await asyncio.sleep(LAG_STEP_S)
                found.append(max(0.0, time.perf_counter() - due) * 1000)
    return found


async def measured(view: View, seconds: float) -> tuple[list[float], float]:
    """The lags, and how often each service was scraped a second meanwhile."""
    await asyncio.sleep(_WARM_S)
    before, began = view.console.scraping.book.version, time.perf_counter()
    found = await lags(seconds)
    took_s = time.perf_counter() - began
    return found, (view.console.scraping.book.version - before) / SERVICES / took_s


async def bench(app: QApplication, sandbox: RunningSandbox, seconds: float) -> dict[str, float]:
    """Measure the live page, then a wall of plots that never rests before the same console."""
    settings = with_replicas(kill_settings(sandbox, (*sandbox.announcement["services"], "auth")))
    async with opened_window(app, sandbox, settings) as view:
        drawn = await live_plots(view)
        live, live_pace = await measured(view, seconds)
        view.window.show_page("board")
        wall = PlotWall()
        wall.show()
        wall.start()
        try:
            restless, restless_pace = await measured(view, seconds)
        finally:
            wall.stop()
            wall.deleteLater()
    return {
        "loop_lag_p99_ms": quantile(live, 0.99),
        "loop_lag_p50_ms": quantile(live, 0.5),
        "loop_lag_max_ms": round(max(live), 2),
        "without_rest_p99_ms": quantile(restless, 0.99),
        "without_rest_p50_ms": quantile(restless, 0.5),
        "without_rest_max_ms": round(max(restless), 2),
        "samples": float(len(live)),
        "scrapes_a_second_and_service": round(live_pace, 2),
        "scrapes_a_second_and_service_without_rest": round(restless_pace, 2),
        "services": float(len(settings.services)),
        "lines": float(drawn),
    }


def main() -> None:
    """Run the bench; its last line is JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=SECONDS, help="how long each condition is watched")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="aether-bench-") as folder, RunningSandbox(Path(folder) / "s") as sandbox:
        numbers = run_on_qt(lambda app: bench(app, sandbox, options.seconds))
    for name, value in numbers.items():
        print(f"{name:>42} {value:10.2f}")
    print(json.dumps(numbers))


if __name__ == "__main__":
    main()
