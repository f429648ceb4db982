"""Every command of the longest window is marked, however many records lie between."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any, cast

import pytest

from app.core.audit import Record
from app.core.markers import Marker
from app.core.time_window import LONGEST_S
from app.shell.console import Console
from app.shell.journal import JournalError
from app.shell.plot_markers import PlotMarkers
from app.shell.tasks import TaskScope
from tests.core.states import NOW
from tests.core.test_markers import record


class Journal:
    """Newest first, as the console's own; notes how many were asked for."""

    def __init__(self, *records: Record) -> None:
        self.records = records
        self.asked: list[int] = []
        self.broken = False

    async def last(self, count: int) -> tuple[Record, ...]:
        self.asked.append(count)
        if self.broken:
            raise JournalError("The journal cannot be read.")
        return self.records[:count]


def room(*records: Record) -> tuple[PlotMarkers, Journal, TaskScope]:
    journal = Journal(*records)

    def bug(where: str, error: BaseException) -> None:
        raise AssertionError(where) from error

    scope = TaskScope(bug)
    console: Any = SimpleNamespace(journal=journal, scope=scope, around=SimpleNamespace(now=lambda: NOW))
    return PlotMarkers(cast(Console, console)), journal, scope


async def settled(scope: TaskScope) -> None:
    while scope.names:  # noqa: ASYNC110 what is waited for has no event of its own
        await asyncio.sleep(0)


def command(seconds: float, number: int) -> Record:
    facts = {"command": "enter safe mode", "id": str(number), "verdict": "done"}
    return record("verdict", -seconds, 10_000 - number, **facts)


def many(notices: int, oldest_s: float) -> list[Record]:
    """One command at the far end, and so many notices after it."""
    said = [record("notice", -number, 9_000 - number, words="x") for number in range(notices)]
    return [*said, command(oldest_s, 9_999)]


@pytest.mark.asyncio
@pytest.mark.parametrize(("notices", "asked"), [(3, [500]), (499, [500, 2000]), (2500, [500, 2000, 8000])])
async def test_a_command_behind_many_records_is_marked(notices: int, asked: list[int]) -> None:
    shown: list[tuple[Marker, ...]] = []
    markers, journal, scope = room(*many(notices, LONGEST_S - 60))
    markers.follow(notices, shown.append)
    await settled(scope)
    assert [len(found) for found in shown] == [1]
    assert journal.asked == asked


@pytest.mark.asyncio
async def test_what_is_older_than_any_window_is_not_looked_for() -> None:
    shown: list[tuple[Marker, ...]] = []
    old = [command(LONGEST_S + 60 + number, number) for number in range(600)]
    markers, journal, scope = room(*old)
    markers.follow(1, shown.append)
    await settled(scope)
    assert (shown, journal.asked) == ([()], [500])


@pytest.mark.asyncio
async def test_the_same_journal_is_read_once_until_it_is_forgotten() -> None:
    shown: list[tuple[Marker, ...]] = []
    markers, journal, scope = room(command(5, 1))
    for _ in range(2):
        markers.follow(1, shown.append)
        await settled(scope)
    assert len(shown) == 1
    markers.forget()
    markers.follow(1, shown.append)
    await settled(scope)
    assert len(shown) == 2
    journal.broken = True
    markers.follow(2, shown.append)
    await settled(scope)
    assert len(shown) == 2, "what is marked stays while the journal cannot be read"


@pytest.mark.asyncio
async def test_a_slower_older_reading_does_not_win() -> None:
    shown: list[tuple[Marker, ...]] = []
    markers, _, scope = room(command(5, 1))
    markers.follow(1, shown.append)
    markers.follow(2, shown.append)
    await settled(scope)
    assert len(shown) == 1
