"""Alerts evaluated at the desk: from scrapes and from servers to the one board."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from api_client.models.kill_switch import KillReason
from api_client.models.monitoring import AlertState, LoadedRule, RuleHealth
from app.core.alert_reports import AlertPhase, AlertSource
from app.core.alert_rules import RuleFile
from app.core.freshness import Failure, FailureKind, Slice
from app.core.halt_order import ArmedKill
from app.core.readiness.rule_probes import RULES_FILES
from app.core.state import ReadingKey, ReadingKind
from app.shell import alerting
from tests.core.states import NOW
from tests.fakes.platform import SERVICES
from tests.fakes.running_console import until
from tests.shell.alert_bench import CRITICAL, DEEP, KILL, RULES, SOON, Desk, firing, ruled, served


@pytest_asyncio.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    desk = await ruled(tmp_path)
    yield desk
    await desk.console.close()


@pytest_asyncio.fixture
async def managed(tmp_path: Path) -> AsyncIterator[Desk]:
    desk = await served(tmp_path)
    yield desk
    await desk.console.close()


@pytest.mark.asyncio
async def test_rules_are_evaluated_every_fifteen_seconds_and_come_and_go(desk: Desk) -> None:
    await desk.scrape(9)
    await desk.look(1)
    unknown = AlertPhase.UNKNOWN
    assert desk.phases() == {
        "Deep": AlertPhase.PENDING,
        "Twice": AlertPhase.FIRING,
        "Gone": unknown,
        "KillSwitchEngaged": AlertPhase.INACTIVE,
    }
    assert desk.row("Gone{}").blind == ""  # services that were not read yet could expose it
    await desk.scrape(9)
    await desk.look(14)
    assert desk.row(DEEP).reports[0].since == NOW + timedelta(seconds=1)
    for _ in range(2):
        await desk.scrape(9, 1)
        await desk.look(15)
    assert desk.row(DEEP).phase is AlertPhase.FIRING
    assert desk.state.alerts.rows[0].key == KILL
    assert desk.state.alerts.load.recent(desk.clock()) == 3
    await desk.scrape(1)
    await desk.look(15)
    assert desk.phases()["Deep"] is AlertPhase.INACTIVE


@pytest.mark.asyncio
async def test_what_cannot_fire_is_blind_once_every_service_was_read(desk: Desk) -> None:
    for service in SERVICES:
        desk.told(ReadingKind.METRICS, service, None)
        missing = Slice[Any]("GET /metrics", 60.0).failed(Failure(FailureKind.REFUSED, service, status=404), NOW)
        key = ReadingKey(ReadingKind.METRICS, service)
        desk.console.store.update(lambda state, key=key, missing=missing: state.with_reading(key, missing))
    await desk.scrape(1)
    await desk.look(1)
    assert desk.row("Gone{}").blind == "nothing exposes nobody_emits"


@pytest.mark.asyncio
async def test_zero_is_no_answer_while_the_kill_switch_itself_is_not_read(desk: Desk) -> None:
    key = ReadingKey(ReadingKind.METRICS, "risk")
    await desk.console.scraping.digested(key, b'kill_switch_state{account_id="company"} 0\n')
    await desk.look(1)
    row = desk.row('KillSwitchEngaged{severity="critical"}')
    assert (row.phase, row.why) == (AlertPhase.UNKNOWN, "the kill switch's own metrics cannot be read now")


@pytest.mark.asyncio
async def test_an_armed_kill_is_not_disturbed_but_nothing_is_left_unwatched(desk: Desk) -> None:
    await desk.scrape(1)
    await desk.look(1)
    armed = ArmedKill(("company",), KillReason.LOSS_CAP_BREACH, "", NOW, NOW, {}, "")
    desk.console.store.update(lambda state: replace(state, halt=replace(state.halt, armed=armed)))
    await desk.scrape(9)
    await desk.look(30)
    assert desk.phases()["Deep"] is AlertPhase.INACTIVE
    await desk.look(15)
    assert desk.phases()["Deep"] is AlertPhase.PENDING


@pytest.mark.asyncio
async def test_new_rules_keep_the_waiting_of_those_that_stay(desk: Desk) -> None:
    await desk.scrape(9)
    await desk.look(1)
    desk.told(ReadingKind.RULES, RULES_FILES, (RuleFile("f", RULES[1:2]),))
    await desk.scrape(9)
    await desk.look(15)
    assert desk.phases() == {"Deep": AlertPhase.PENDING}
    assert desk.row(DEEP).since == NOW + timedelta(seconds=1)


@pytest.mark.asyncio
async def test_the_same_rules_read_again_are_no_reason_to_evaluate(desk: Desk) -> None:
    await desk.scrape(9)
    await desk.look(1)
    desk.told(ReadingKind.RULES, RULES_FILES, (RuleFile("f", tuple(RULES)),))
    await desk.scrape(1)
    await desk.look(5)
    assert desk.phases()["Deep"] is AlertPhase.PENDING


@pytest.mark.asyncio
async def test_prometheus_and_this_console_speak_of_the_same_alert(managed: Desk) -> None:
    rule = LoadedRule("Deep", "f", "g", "depth > 5", True, CRITICAL, RuleHealth.OK, state=AlertState.INACTIVE)
    managed.told(ReadingKind.RULES, "prometheus", (rule,))
    managed.told(ReadingKind.ALERTS, "prometheus", ())
    await managed.scrape(9)
    await managed.look(1)
    row = managed.row(DEEP)
    assert [(one.source, one.phase) for one in row.reports] == [
        (AlertSource.CONSOLE, AlertPhase.FIRING),
        (AlertSource.PROMETHEUS, AlertPhase.INACTIVE),
    ]
    assert [source.readable for source in managed.state.alerts.sources] == [True, True, None]


@pytest.mark.asyncio
async def test_where_prometheus_never_told_its_rules_the_bundled_ones_are_evaluated(managed: Desk) -> None:
    failed = Slice[Any]("GET /x", 60.0).failed(Failure(FailureKind.UNREACHABLE, "prometheus"), NOW)
    key = ReadingKey(ReadingKind.RULES, "prometheus")
    managed.console.store.update(lambda state: state.with_reading(key, failed))
    await managed.scrape(1, 1)
    await managed.look(1)
    phases = managed.phases()
    assert phases["Prometheus cannot be read"] is AlertPhase.FIRING
    assert phases["kill_switch_engaged"] is AlertPhase.PENDING
    assert phases["clock_drift_exceeds_200ms"] is AlertPhase.UNKNOWN
    first = managed.state.alerts
    await managed.look(1)
    assert managed.state.alerts is first  # nothing changed, so that nothing is announced


@pytest.mark.asyncio
async def test_somebody_who_waits_is_not_kept_waiting(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alerting, "_LOOK_S", 3600.0)
    await firing(desk)
    following = asyncio.create_task(desk.console.alerting.follow())
    await desk.alerts.acknowledge([DEEP], "on it", desk.clock() + SOON)
    await until(lambda: desk.row(DEEP).acknowledgement, "the acknowledgement on the board")
    following.cancel()
    with suppress(asyncio.CancelledError):
        await following


@pytest.mark.asyncio
@pytest.mark.expects_log
@pytest.mark.parametrize("service", ["prometheus", "alertmanager"])
async def test_a_server_that_does_not_take_the_token_is_an_alarm_that_says_so(managed: Desk, service: str) -> None:
    for path in ("/api/v1/rules", "/api/v1/alerts", "/api/v2/alerts"):
        managed.fake.network.answer(service, "GET", path, status=401, json={})
    await managed.console.start(watch=False)
    name = f"{service.capitalize()} cannot be read"

    async def seen() -> bool:
        await managed.look(1)
        return managed.phases().get(name) is AlertPhase.FIRING

    async with asyncio.timeout(10):
        while not await seen():  # noqa: ASYNC110 each look is a step of its own
            await asyncio.sleep(0.02)
    (row,) = (row for row in managed.state.alerts.rows if row.name == name)
    assert row.annunciated
    assert row.why == (
        f"{name}. {service.capitalize()} refused the request (HTTP 401). "
        "It wants another token than this console has: see bearer_keyring in environments.toml."
    )
