"""One loop for Qt and asyncio: neither waits for the whole of the other."""

from __future__ import annotations

import asyncio
import time
from collections import Counter

from PySide6.QtCore import QCoreApplication, QEvent, QObject

from app.shell import loop as loop_module
from tests.fakes.running_console import on_qt_loop, until

ANSWERS, EACH_S = 20, 0.005


class Ear(QObject):
    """Notes how many answers had been worked on when an event of Qt's arrived."""

    def __init__(self, worked: list[int]) -> None:
        super().__init__()
        self._worked = worked
        self.heard_after: int | None = None

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.User:
            self.heard_after = len(self._worked)
        return True


def test_answers_that_arrive_together_do_not_keep_qt_waiting_for_all_of_them() -> None:
    worked: list[int] = []

    def work(number: int) -> None:
        ends = time.perf_counter() + EACH_S
        while time.perf_counter() < ends:
            pass
        worked.append(number)

    async def main() -> int | None:
        ear = Ear(worked)
        loop = asyncio.get_running_loop()
        for number in range(ANSWERS):
            loop.call_soon(work, number)
        loop.call_soon(lambda: QCoreApplication.postEvent(ear, QEvent(QEvent.Type.User)))
        QCoreApplication.postEvent(ear, QEvent(QEvent.Type.User))
        await until(lambda: len(worked) == ANSWERS, "every answer is worked on")
        return ear.heard_after

    heard_after = on_qt_loop(main)
    assert heard_after is not None
    assert heard_after < ANSWERS
    assert worked == list(range(ANSWERS))


def test_what_was_cancelled_does_not_run_and_later_comes_later() -> None:
    ran: list[str] = []

    async def main() -> None:
        loop = asyncio.get_running_loop()
        loop.call_soon(ran.append, "cancelled").cancel()
        loop.call_later(0.001, ran.append, "cancelled later").cancel()
        loop.call_later(0.02, ran.append, "later")
        loop.call_soon(ran.append, "soon")
        await asyncio.sleep(0.1)

    on_qt_loop(main)
    assert ran == ["soon", "later"]


def test_a_callback_that_fails_does_not_silence_those_behind_it() -> None:
    ran: list[str] = []
    failed: list[str] = []

    def fail() -> None:
        raise LookupError

    async def main() -> None:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _loop, context: failed.append(type(context["exception"]).__name__))
        loop.call_soon(fail)
        loop.call_soon(ran.append, "behind")
        await asyncio.sleep(0.02)

    on_qt_loop(main)
    assert (failed, ran) == (["LookupError"], ["behind"])


def test_the_young_are_collected_often_and_all_of_them_seldom() -> None:
    """Rounds by generation in half an hour: most take the few objects that are new."""
    half_an_hour = range(1, 1 + 1_800_000 // loop_module._COLLECT_MS)
    rounds = Counter(map(loop_module._generation, half_an_hour))
    assert rounds[0] > 5 * rounds[1] > 500 * rounds[2] > 0
