"""Key press to request bytes: `python -m tests.bench.kill_latency` prints the kill's latency, idle and under load."""

from __future__ import annotations

import argparse
import asyncio
import functools
import json
import os
import random
import tempfile
import threading
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import httpx
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.shell.connection import Surroundings
from app.shell.console import Console
from app.shell.environments import EnvironmentSettings
from app.shell.loop import run_on_qt
from app.shell.main import View, shown
from app.shell.paths import Paths
from tests.bench.load import PlotWall, with_replicas
from tests.fakes.running_console import signed_in, until
from tests.fakes.sandbox import RunningSandbox
from tests.shell.halting_room import KILL_ONLY, kill_settings, start_over

SAMPLES, BATCH, COLD_SAMPLES = 150, 25, 30
LONGEST_S = 60.0
"""Seconds after which a condition is measured no further; `samples` tells how many kills there were."""
LAG_STEP_S = 0.01
_WARM_S = 2.0
_WATCH_LAG_S = 10.0
# What lies between Tab and Enter under a quick hand; and never in step with anything that repeats.
_LEAD_S = (0.1, 0.3)


@dataclass
class Stamps:
    """Seconds of the performance counter for one kill."""

    pressed: float = 0.0
    fired: float = 0.0
    started: float = 0.0


@dataclass
class Measured:
    """All kills of one condition, and how late (ms) the loop woke a task before them, and between them."""

    kills: list[Stamps] = field(default_factory=list)
    lags: list[float] = field(default_factory=list)
    lags_killing: list[float] = field(default_factory=list)

    def key_to_wire(self) -> list[float]:
        """Milliseconds from the key to the request."""
        return [(one.started - one.pressed) * 1000 for one in self.kills]

    def key_to_fire(self) -> list[float]:
        """Milliseconds that the key waits for the window's thread and passes through its filters."""
        return [(one.fired - one.pressed) * 1000 for one in self.kills]

    def fire_to_wire(self) -> list[float]:
        """Milliseconds from the decision to the request."""
        return [(one.started - one.fired) * 1000 for one in self.kills]


def quantile(values: Sequence[float], share: float) -> float:
    """The value that `share` of all do not exceed."""
    ordered = sorted(values)
    return round(ordered[min(len(ordered) - 1, int(len(ordered) * share))], 2)


class KeyLatency:
    """Presses the key that fires, at moments the window's thread does not choose."""

    def __init__(self, view: View, sandbox: RunningSandbox) -> None:
        self._view = view
        self._sandbox = sandbox
        self._halting = view.console.halting
        self._random = random.Random(6)
        self._now = Stamps()
        self.measured = Measured()
        line = self._thread().line
        # Told by the transport itself that the request begins to leave.
        line.engage = functools.partial(self._engage, line.engage)
        fire = self._halting.fire
        self._halting.fire = functools.partial(self._fired, fire)  # type: ignore[method-assign]

    async def run(self, samples: int) -> Measured:
        """Measure at most so many kills; every batch begins with nothing halted."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_WATCH_LAG_S):
                await _watch_lag(self.measured.lags)
        ends = time.perf_counter() + LONGEST_S
        lag = asyncio.get_running_loop().create_task(_watch_lag(self.measured.lags_killing))
        for number in range(samples):
            if time.perf_counter() > ends:
                break
            if number % BATCH == 0:
                await asyncio.to_thread(start_over, self._sandbox)
            self.measured.kills.append(await self._one())
        lag.cancel()
        await asyncio.wait([lag])
        return self.measured

    async def _one(self) -> Stamps:
        window, card = self._view.window, self._view.window.arm_card
        self._now = Stamps()
        self._halting.arm(("company",))
        await until(card.isVisible, "the armed kill is shown")
        QCoreApplication.postEvent(window, _press(Qt.Key.Key_Tab))
        await until(card.fire_button.hasFocus, "the second control has the keyboard")
        due = time.perf_counter() + self._random.uniform(*_LEAD_S)
        # A key does not wait for the window's thread to press it: the moment is the one it was due.
        self._now.pressed = due
        threading.Thread(target=_press_at, args=(window, due), name="key").start()
        await until(lambda: self._now.started, "the kill has left")
        await self._halting.settle()
        return self._now

    def _thread(self) -> Any:
        thread = self._view.console.halting._thread
        assert thread is not None
        return thread

    def _fired(self, fire: Any) -> None:
        self._now.fired = time.perf_counter()
        fire()

    def _engage(self, engage: Any, *order: Any, on_started: Callable[[], None], **rest: Any) -> Any:
        def started() -> None:
            self._now.started = time.perf_counter()
            on_started()

        return engage(*order, on_started=started, **rest)


async def _watch_lag(lags: list[float]) -> None:
    while True:
        due = time.perf_counter() + LAG_STEP_S
        await asyncio.sleep(LAG_STEP_S)
        lags.append(max(0.0, time.perf_counter() - due) * 1000)


def _press(key: Qt.Key) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)


def _press_at(window: QWidget, due: float) -> None:
    time.sleep(max(0.0, due - time.perf_counter()))
    QCoreApplication.postEvent(window, _press(Qt.Key.Key_Return))


@asynccontextmanager
async def opened_window(
    app: QApplication, sandbox: RunningSandbox, settings: EnvironmentSettings
) -> AsyncIterator[View]:
    """The whole console in its window, signed in, its first round read."""
    with tempfile.TemporaryDirectory(prefix="aether-bench-") as folder:
        console = await Console.open(settings, Surroundings(Paths.below(Path(folder))))
        try:
            async with shown(app, console) as view:
                view.window.show()
                await signed_in(console, sandbox)
                await console.poller.first_round(signed_in=True)
                yield view
        finally:
            await console.close()


async def measured(
    app: QApplication, sandbox: RunningSandbox, settings: EnvironmentSettings, wall: PlotWall | None, samples: int
) -> Measured:
    """Latencies of one condition; a wall is drawn on all the while."""
    async with opened_window(app, sandbox, settings) as view:
        if wall is not None:
            wall.show()
            wall.start()
        view.window.activateWindow()
        await until(view.window.isActiveWindow, "the console's window has the keyboard")
        await asyncio.sleep(_WARM_S)
        try:
            return await KeyLatency(view, sandbox).run(samples)
        finally:
            if wall is not None:
                wall.stop()
                wall.hide()


async def cold_request_ms(sandbox: RunningSandbox) -> float:
    """Milliseconds from a call to its request's bytes over a new TLS connection, at the median."""
    took: list[float] = []
    for _ in range(COLD_SAMPLES):
        started: list[float] = []

        async def note(event: str, _info: Any, started: list[float] = started) -> None:
            if event.endswith(".send_request_headers.started"):
                started.append(time.perf_counter())

        async with httpx.AsyncClient(verify=sandbox.ssl_context, trust_env=False) as client:
            began = time.perf_counter()
            await client.get(f"{sandbox.url('kill-switch')}/metrics", extensions={"trace": note})
        took.append((started[0] - began) * 1000)
    return quantile(took, 0.5)


def report(idle: Measured, loaded: Measured, cold_ms: float, frame_ms: float) -> dict[str, float]:
    """The numbers by name; all in milliseconds but `samples`."""
    return {
        "p50_ms_idle": quantile(idle.key_to_wire(), 0.5),
        "p99_ms_idle": quantile(idle.key_to_wire(), 0.99),
        "p50_ms_under_load": quantile(loaded.key_to_wire(), 0.5),
        "p99_ms_under_load": quantile(loaded.key_to_wire(), 0.99),
        "p99_ms_event_loop_lag": quantile(loaded.lags, 0.99),
        "p99_ms_event_loop_lag_while_killing": quantile(loaded.lags_killing, 0.99),
        "cold_https_ms": cold_ms,
        "samples": float(len(loaded.kills)),
        "p50_ms_key_to_fire_under_load": quantile(loaded.key_to_fire(), 0.5),
        "p99_ms_key_to_fire_under_load": quantile(loaded.key_to_fire(), 0.99),
        "p50_ms_fire_to_wire_under_load": quantile(loaded.fire_to_wire(), 0.5),
        "p99_ms_fire_to_wire_under_load": quantile(loaded.fire_to_wire(), 0.99),
        "mean_ms_frame": round(frame_ms, 2),
    }


async def bench(app: QApplication, sandbox: RunningSandbox, samples: int, *, together: bool) -> dict[str, float]:
    """Measure all three conditions one after another."""
    cold_ms = await cold_request_ms(sandbox)
    idle = await measured(app, sandbox, kill_settings(sandbox, KILL_ONLY), None, samples)
    wall = PlotWall(together=together)
    everything = kill_settings(sandbox, (*sandbox.announcement["services"], "auth"))
    began, frames = time.perf_counter(), wall.frames
    loaded = await measured(app, sandbox, with_replicas(everything), wall, samples)
    frame_ms = (time.perf_counter() - began) * 1000 / max(1.0, wall.frames - frames)
    wall.deleteLater()
    return report(idle, loaded, cold_ms, frame_ms)


def main() -> None:
    """Run the bench; its last line is JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--samples", type=int, default=SAMPLES, help="kills of each condition")
    parser.add_argument("--together", action="store_true", help="draw all plots in one turn of the loop")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="aether-bench-") as folder, RunningSandbox(Path(folder) / "s") as sandbox:
        numbers = run_on_qt(lambda app: bench(app, sandbox, options.samples, together=options.together))
    for name, value in numbers.items():
        print(f"{name:>36} {value:10.2f}")
    print(json.dumps(numbers))


if __name__ == "__main__":
    main()
