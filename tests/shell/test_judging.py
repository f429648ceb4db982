"""The state is judged beside the window, again and again, and at once when somebody waits."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace

import pytest

from api_client.models.kill_switch import KillReason
from app.core.halt_order import ArmedKill
from app.core.judgement import JUDGEMENT_TTL_S, Judgement
from app.core.readiness.verdicts import Overall
from app.core.state import AppState
from app.shell import judging as judging_module
from app.shell.judging import Judging
from app.shell.store import Store
from tests.core.states import NOW, healthy, state
from tests.fakes.platform import Clock
from tests.fakes.running_console import until

ARMED = ArmedKill(("company",), KillReason.LOSS_CAP_BREACH, "", NOW, NOW, {}, "")


def store_of(given: AppState) -> Store:
    return Store(given, lambda where, error: pytest.fail(f"{where}: {error!r}"))


@pytest.mark.asyncio
async def test_it_judges_what_is_known_now() -> None:
    store = store_of(state(healthy()))
    judged = await Judging(store, lambda: NOW).judge()
    assert store.state.judged is judged
    assert judged.at == NOW
    assert judged.board.overall is Overall.GO


@pytest.mark.asyncio
async def test_somebody_who_waits_is_not_kept_waiting_for_the_next_round(monkeypatch: pytest.MonkeyPatch) -> None:
    store = store_of(state(healthy()))
    # The next round never comes by itself.
    monkeypatch.setattr(judging_module, "_EVERY_S", 3600.0)
    judging = Judging(store, Clock())
    told: list[Judgement | None] = []
    store.subscribe(lambda given: told.append(given.judged))
    following = asyncio.create_task(judging.follow())
    await until(lambda: told, "a first judgement")
    first = store.state.judged
    store.update(lambda known: replace(known, locked=True))
    judging.soon()
    await until(lambda: store.state.judged is not first, "a second judgement")
    following.cancel()
    with suppress(asyncio.CancelledError):
        await following


@pytest.mark.asyncio
async def test_behind_an_armed_kill_it_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    calm = store_of(state(healthy()))
    monkeypatch.setattr(judging_module, "_EVERY_S", 0.0)
    monkeypatch.setattr(judging_module, "_LOOK_S", 0.0)
    made: list[Judgement | None] = []
    calm.subscribe(lambda given: made.append(given.judged))
    calm.update(lambda known: replace(known, halt=replace(known.halt, armed=ARMED)))
    following = asyncio.create_task(Judging(calm, Clock()).follow())
    await until(lambda: calm.state.judged is not None, "a first judgement")
    first = calm.state.judged
    for _ in range(50):
        await asyncio.sleep(0)
    assert calm.state.judged is first
    calm.update(lambda known: replace(known, halt=replace(known.halt, armed=None)))
    await until(lambda: calm.state.judged is not first, "a judgement as soon as nothing is armed")
    following.cancel()
    with suppress(asyncio.CancelledError):
        await following


def test_behind_an_armed_kill_a_judgement_stays_young() -> None:
    assert judging_module._EVERY_ARMED_S + judging_module._LOOK_S < JUDGEMENT_TTL_S
