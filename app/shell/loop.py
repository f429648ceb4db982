"""Qt and asyncio on one loop: the application is made here, and ends here in order."""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

T = TypeVar("T")
_NAME = "aether-console"
_SWITCH_S = 0.0005
_COLLECT_MS = 2000
_FULL_EVERY = 30


def application() -> QApplication:
    """The one application; it does not quit with its last window, because closing has an order."""
    app = QApplication.instance() or QApplication([_NAME])
    assert isinstance(app, QApplication)  # noqa: S101 a QCoreApplication would mean two programs in one process
    app.setApplicationName(_NAME)
    app.setApplicationDisplayName("Aether console")
    app.setDesktopFileName(_NAME)
    app.setQuitOnLastWindowClosed(False)
    return app


@contextmanager
def garbage_collected_here() -> Iterator[None]:
    """Collect cycles on this thread only, and when its loop is idle enough to run a timer.

    The interpreter collects on whichever thread allocates: a Qt object that dies on a parser's thread leaves its
    timers behind, and the next one to fire crashes the process.
    """
    timer = QTimer()
    timer.setInterval(_COLLECT_MS)
    rounds = count(1)
    timer.timeout.connect(lambda: gc.collect(2 if next(rounds) % _FULL_EVERY == 0 else 1))
    gc.disable()
    timer.start()
    try:
        yield
    finally:
        timer.stop()
        gc.collect()
        gc.enable()


def run_on_qt(main: Callable[[QApplication], Coroutine[Any, Any, T]]) -> T:
    """Run `main(app)` to its end on a loop that serves Qt and asyncio; returns what it returns.

    `app.quit()` would break the runner, so nothing calls it: `main` returns when it is done.
    """
    # A thread that parses holds the interpreter for this long before the window gets its turn; the usual 5 ms are
    # taken again and again within one repaint and add up to a visible stall.
    sys.setswitchinterval(_SWITCH_S)
    app = application()
    with garbage_collected_here(), asyncio.Runner(loop_factory=lambda: QEventLoop(app)) as runner:
        return runner.run(main(app))
