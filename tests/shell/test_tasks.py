"""The scope of tasks: bugs are reported by name, siblings live, an end is an end."""

from __future__ import annotations

import asyncio

import pytest

from app.shell.tasks import OneAtATime, TaskScope

Reports = list[tuple[str, str]]


@pytest.fixture
def reports() -> Reports:
    return []


@pytest.fixture
def scope(reports: Reports) -> TaskScope:
    return TaskScope(lambda name, error: reports.append((name, repr(error))))


async def fail(words: str) -> None:
    raise ValueError(words)


@pytest.mark.asyncio
async def test_a_bug_is_reported_by_name_and_its_sibling_lives(scope: TaskScope, reports: Reports) -> None:
    go_on, done = asyncio.Event(), asyncio.Event()

    async def sibling() -> None:
        await go_on.wait()
        done.set()

    scope.start(sibling(), name="sibling")
    broken = scope.start(fail("plot"), name="plot")
    assert broken is not None
    await asyncio.wait([broken])
    assert scope.names == ("sibling",)
    go_on.set()
    await done.wait()
    await scope.close()
    assert reports == [("plot", "ValueError('plot')")]


@pytest.mark.asyncio
async def test_the_end_cancels_and_waits(scope: TaskScope, reports: Reports) -> None:
    steps: list[str] = []

    async def work() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            steps.append("tidying")
            await asyncio.sleep(0)
            steps.append("tidied")

    scope.start(work(), name="work")
    await asyncio.sleep(0)
    await scope.close()
    assert steps == ["tidying", "tidied"]
    assert scope.names == ()
    assert reports == []


@pytest.mark.asyncio
async def test_a_task_that_another_starts_at_the_end_does_not_run(scope: TaskScope) -> None:
    started: list[object] = []

    async def work() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            started.append(scope.start(fail("late"), name="late"))

    scope.start(work(), name="work")
    await asyncio.sleep(0)
    await scope.close()
    assert started == [None]


@pytest.mark.asyncio
async def test_nothing_starts_after_the_end_and_nothing_warns(scope: TaskScope) -> None:
    await scope.close()
    assert scope.start(fail("never"), name="never") is None
    assert scope.names == ()
    await scope.close()


@pytest.mark.asyncio
async def test_a_failure_while_ending_is_reported(scope: TaskScope, reports: Reports) -> None:
    async def work() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            raise ValueError("while tidying")

    scope.start(work(), name="work")
    await asyncio.sleep(0)
    await scope.close()
    assert reports == [("work", "ValueError('while tidying')")]


@pytest.mark.asyncio
async def test_a_finished_task_is_forgotten(scope: TaskScope) -> None:
    task = scope.start(asyncio.sleep(0), name="short")
    assert task is not None
    assert "short" in scope.names
    await task
    await asyncio.sleep(0)
    assert "short" not in scope.names


@pytest.mark.asyncio
async def test_what_runs_one_at_a_time_runs_once_more_for_all_that_asked_meanwhile(
    scope: TaskScope, reports: Reports
) -> None:
    begun, go_on = [], asyncio.Event()

    async def ended() -> None:
        while running := [task for task in asyncio.all_tasks() if task.get_name() == "plots"]:
            await asyncio.wait(running)

    async def work() -> None:
        begun.append(scope.names)
        await go_on.wait()
        if len(begun) == 2:
            raise ValueError("broken")

    asking = OneAtATime(scope, work, name="plots")
    for _ in range(3):
        asking.ask()
    await asyncio.sleep(0)
    assert begun == [("plots",)]
    go_on.set()
    await ended()
    assert (len(begun), reports) == (2, [("plots", "ValueError('broken')")])
    asking.ask()
    await ended()
    assert len(begun) == 3, "a bug does not stop it for good"
