"""Qt and asyncio on one loop: the application is made here, and ends here in order."""

from __future__ import annotations

import asyncio
import gc
import sys
import time
from collections import deque
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, QTimerEvent
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from app.core.language import tr
from app.shell.hardening import loop_failed
from app.shell.translator import give_to_qt
from widgets.icons import program_icon

T = TypeVar("T")
_NAME = "aether-console"
_SWITCH_S = 0.0001
_SLICE_S = 0.002
# The young often and few at a time: what two seconds of polling leave behind takes 50 ms to collect in one go.
_COLLECT_MS = 50
_OLDER_EVERY = 10
_FULL_EVERY = 6000


def application() -> QApplication:
    """The one application; it does not quit with its last window, because closing has an order."""
    app = QApplication.instance() or QApplication([_NAME])
    assert isinstance(app, QApplication)  # noqa: S101 a QCoreApplication would mean two programs in one process
    give_to_qt(app)
    app.setApplicationName(_NAME)
    app.setApplicationDisplayName(tr("Aether console"))
    app.setDesktopFileName(_NAME)
    app.setWindowIcon(program_icon())
    app.setQuitOnLastWindowClosed(False)
    return app


class SlicedEventLoop(QEventLoop):  # type: ignore[misc]  # qasync has no types
    """Runs asyncio's callbacks in slices of a few milliseconds, and lets Qt have its turn between two.

    On its own qasync gives every callback a timer, and Qt fires all that are due in one go: twenty answers that
    arrive together then keep a key press waiting for as long as all of them take.
    """

    def __init__(self, app: QApplication) -> None:
        self._slices = _Slices()
        super().__init__(app)

    def _add_callback(self, handle: asyncio.Handle, delay: float = 0) -> asyncio.Handle:
        """Queue what is due now; what is due later queues up when its time has come (qasync's hook)."""
        if delay <= 0:
            self._slices.add(handle)
        else:
            super()._add_callback(asyncio.Handle(self._slices.add, (handle,), self), delay)
        return handle


class _Slices(QObject):
    """The callbacks that are due, in their order."""

    def __init__(self) -> None:
        super().__init__()
        self._due: deque[asyncio.Handle] = deque()
        self._timer: int | None = None

    def add(self, handle: asyncio.Handle) -> None:
        self._due.append(handle)
        if self._timer is None:
            self._timer = self.startTimer(0)

    def timerEvent(self, event: QTimerEvent) -> None:
        """Run what is due until the slice is over."""
        ends = time.perf_counter() + _SLICE_S
        while self._due:
            handle = self._due.popleft()
            if not handle.cancelled():
                handle._run()
            if time.perf_counter() >= ends:
                return
        self.killTimer(event.timerId())
        self._timer = None


@contextmanager
def garbage_collected_here() -> Iterator[None]:
    """Collect cycles on this thread only, and when its loop is idle enough to run a timer.

    The interpreter collects on whichever thread allocates: a Qt object that dies on a parser's thread leaves its
    timers behind, and the next one to fire crashes the process.
    """
    timer = QTimer()
    timer.setInterval(_COLLECT_MS)
    rounds = count(1)
    timer.timeout.connect(lambda: gc.collect(_generation(next(rounds))))
    was_enabled, was_frozen = gc.isenabled(), gc.get_freeze_count() > 0
    gc.disable()
    # What is loaded by now stays for good: a full collection that walks through it all stops the window for 50 ms. To
    # look for garbage in it first would cost a tenth of the start and find next to none, unless a loop ran before.
    if was_frozen:
        gc.collect()
    gc.freeze()
    timer.start()
    try:
        yield
    finally:
        timer.stop()
        if not was_frozen:  # else it is not ours to thaw
            gc.unfreeze()
        gc.collect()
        if was_enabled:
            gc.enable()


def _generation(number: int) -> int:
    """Which generation the round of this number collects."""
    if number % _FULL_EVERY == 0:
        return 2
    return 1 if number % _OLDER_EVERY == 0 else 0


def run_on_qt(main: Callable[[QApplication], Coroutine[Any, Any, T]]) -> T:
    """Run `main(app)` to its end on a loop that serves Qt and asyncio; returns what it returns.

    `app.quit()` would break the runner, so nothing calls it: `main` returns when it is done.
    """
    # A thread that parses holds the interpreter for this long before the window gets its turn; the usual 5 ms are
    # taken again and again within one repaint and add up to a visible stall.
    sys.setswitchinterval(_SWITCH_S)
    app = application()
    with garbage_collected_here(), asyncio.Runner(loop_factory=lambda: SlicedEventLoop(app)) as runner:
        runner.get_loop().set_exception_handler(loop_failed)
        return runner.run(main(app))
