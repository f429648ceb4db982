"""Start to first useful paint: `python -m tests.bench.start` prints it beside a bare PySide6 and pyqtgraph window."""

# Measured is from starting a fresh interpreter until the board has been painted, with its unknowns and their ages, in a
# window that has its bars and the kill control. Nothing is shown before: the first paint is the useful one.

from __future__ import annotations

import argparse
import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from statistics import median

ROUNDS = 12
_REPOSITORY = Path(__file__).parents[2]
_LONGEST_S = 60.0


def console(environments: str) -> None:
    """Start the console as a person does; say when its board has been painted for the first time, and leave."""
    gc.disable()  # as the command does before it loads what follows, in the command's order
    import_module("app.shell.selection")
    from PySide6.QtCore import QEvent, QObject

    from app.shell import main

    class Watch(QObject):
        """Is asked before a widget paints, so the paint itself is over in the loop's next turn."""

        def __init__(self, view: main.View) -> None:
            super().__init__(view.window)
            self._view = view
            view.window.panels["board"].installEventFilter(self)

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            """Tell once."""
            if event.type() == QEvent.Type.Paint and not self._view.closed.is_set():
                _after_this(_say_now)
                self._view.closed.set()
            return super().eventFilter(watched, event)

    made = main.View.__init__

    def watched(view: main.View, *arguments: object) -> None:
        made(view, *arguments)  # type: ignore[arg-type]
        Watch(view)

    main.View.__init__ = watched  # type: ignore[method-assign,assignment]
    from app.cli import main as command

    raise SystemExit(command(["--environments", environments, "--environment", "sandbox"]))


def bare() -> None:
    """The least that draws a plot: one window with one line in it."""
    import pyqtgraph as pg
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Plot(pg.PlotWidget):  # type: ignore[misc]  # pyqtgraph has no types
        """Tells of its first paint."""

        def viewportEvent(self, event: QEvent) -> bool:
            """Ask Qt to tell when this paint is over."""
            if event.type() == QEvent.Type.Paint:
                _after_this(_say_now, app.quit)
            told: bool = super().viewportEvent(event)
            return told

    app = QApplication(["bare"])
    window = QMainWindow()
    plot = Plot()
    plot.plot([1.0, 3.0, 2.0])
    window.setCentralWidget(plot)
    window.resize(1440, 900)
    window.show()
    keep: QObject = window
    app.exec()
    keep.deleteLater()


def _after_this(*calls: Callable[[], object]) -> None:
    from PySide6.QtCore import QTimer

    for call in calls:
        QTimer.singleShot(0, call)


def _say_now() -> None:
    sys.stdout.write(f"{time.monotonic()}\n")
    sys.stdout.flush()


def once(*arguments: str) -> float:
    """Milliseconds from starting a fresh interpreter to its first paint (the monotonic clock is the machine's)."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": ""}
    command = [sys.executable, "-m", "tests.bench.start", *arguments]
    started = time.monotonic()
    ran = subprocess.run(
        command, cwd=_REPOSITORY, env=environment, capture_output=True, text=True, timeout=_LONGEST_S, check=False
    )
    if ran.returncode or not ran.stdout:
        raise RuntimeError(f"{' '.join(arguments)} ended with {ran.returncode}: {ran.stderr}")
    return (float(ran.stdout.split()[0]) - started) * 1000


def measured(rounds: int) -> dict[str, object]:
    """Both, in turns; the first of each fills the caches and does not count."""
    from tests.fakes.sandbox import RunningSandbox  # not in what is measured

    with tempfile.TemporaryDirectory(prefix="aether-bench-") as folder, RunningSandbox(Path(folder) / "s") as sandbox:
        for variable in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
            os.environ[variable] = folder
        os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
        pairs = [(once("console", str(sandbox.environments_file)), once("bare")) for _ in range(rounds + 1)][1:]
    ours, theirs = ([pair[place] for pair in pairs] for place in (0, 1))
    return {
        "rounds": rounds,
        "console_ms": [round(one) for one in ours],
        "bare_ms": [round(one) for one in theirs],
        "console_median_ms": round(median(ours)),
        "bare_median_ms": round(median(theirs)),
        "ratio": round(median(mine / other for mine, other in pairs), 3),
    }


def main() -> None:
    """Measure, or be what is measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="?", choices=("console", "bare"))
    parser.add_argument("environments", nargs="?", default="")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args()
    if options.what == "console":
        console(options.environments)
    elif options.what == "bare":
        bare()
    else:
        sys.stdout.write(json.dumps(measured(options.rounds)) + "\n")


if __name__ == "__main__":
    main()
