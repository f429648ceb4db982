"""The store: one announcement a loop turn, to all who still listen, whatever the others do."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from app.core.state import AppState, Environment, EnvironmentKind
from app.shell.store import Store

STATE = AppState(Environment("x", EnvironmentKind.SANDBOX, "UTC", ("company",), ()))
Reports = list[tuple[str, str]]


@pytest.fixture
def reports() -> Reports:
    return []


@pytest.fixture
def store(reports: Reports) -> Store:
    return Store(STATE, lambda where, error: reports.append((where, repr(error))))


def count(store: Store, by: int = 1) -> None:
    store.update(lambda state: replace(state, metrics_version=state.metrics_version + by))


async def a_turn() -> None:
    await asyncio.sleep(0)
    await asyncio.sleep(0)


@pytest.mark.asyncio
async def test_many_updates_of_one_turn_are_one_announcement(store: Store) -> None:
    heard: list[int] = []
    store.subscribe(lambda state: heard.append(state.metrics_version))
    for _ in range(3):
        count(store)
    assert store.state.metrics_version == 3
    assert heard == []
    await a_turn()
    assert heard == [3]
    count(store)
    await a_turn()
    assert heard == [3, 4]


@pytest.mark.asyncio
async def test_the_same_state_is_no_news(store: Store) -> None:
    heard: list[AppState] = []
    store.subscribe(heard.append)
    store.update(lambda state: state)
    await a_turn()
    assert heard == []


@pytest.mark.asyncio
async def test_a_failing_listener_is_reported_and_the_others_hear(store: Store, reports: Reports) -> None:
    heard: list[AppState] = []

    def broken(_: AppState) -> None:
        raise ValueError("panel")

    store.subscribe(broken)
    store.subscribe(heard.append)
    count(store)
    await a_turn()
    assert len(heard) == 1
    assert reports == [("state listener", "ValueError('panel')")]


@pytest.mark.asyncio
async def test_who_stops_within_an_announcement_hears_no_more(store: Store) -> None:
    heard: list[str] = []

    def first(_: AppState) -> None:
        heard.append("first")
        stop_first()
        stop_second()

    stop_first = store.subscribe(first)
    stop_second = store.subscribe(lambda _: heard.append("second"))
    store.subscribe(lambda _: heard.append("third"))
    count(store)
    await a_turn()
    assert heard == ["first", "third"]
    stop_first()
    count(store)
    await a_turn()
    assert heard == ["first", "third", "third"]


@pytest.mark.asyncio
async def test_who_comes_within_an_announcement_hears_the_next(store: Store) -> None:
    heard: list[int] = []

    def inviting(_: AppState) -> None:
        stop()
        store.subscribe(lambda state: heard.append(state.metrics_version))

    stop = store.subscribe(inviting)
    count(store)
    await a_turn()
    assert heard == []
    count(store)
    await a_turn()
    assert heard == [2]


@pytest.mark.asyncio
async def test_an_update_by_a_listener_is_announced_in_the_next_turn(store: Store) -> None:
    heard: list[int] = []

    def listener(state: AppState) -> None:
        heard.append(state.metrics_version)
        if state.metrics_version == 1:
            count(store)
            assert heard == [1]

    store.subscribe(listener)
    count(store)
    await a_turn()
    await a_turn()
    assert heard == [1, 2]


@pytest.mark.asyncio
async def test_a_failing_change_changes_nothing(store: Store) -> None:
    def fail(_: AppState) -> AppState:
        raise ValueError("change")

    heard: list[AppState] = []
    store.subscribe(heard.append)
    with pytest.raises(ValueError, match="change"):
        store.update(fail)
    await a_turn()
    assert store.state is STATE
    assert heard == []


@pytest.mark.asyncio
async def test_after_the_end_nobody_hears(store: Store) -> None:
    heard: list[AppState] = []
    store.subscribe(heard.append)
    count(store)
    store.close()
    await a_turn()
    assert heard == []
