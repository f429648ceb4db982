"""What the sandbox's owner stages, as the client reads it: restarts, another replica, positions beyond the limits."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from api_client.models.safe_mode import SafeModeStatus
from api_client.platform import Platform
from tests.contract.rows import BOTH, REPAIRED, SHIPPED, client
from tests.fakes.sandbox import RunningSandbox

pytestmark = pytest.mark.asyncio
CACHED_S = 2.0
SEEN_WITHIN_S = 20


def order(sandbox: RunningSandbox, method: str, path: str, **more: Any) -> httpx.Response:
    return sandbox.control.request(method, path, **more)


def restart(sandbox: RunningSandbox, service: str) -> None:
    order(sandbox, "POST", "/control/restart", params={"service": service}).raise_for_status()


@pytest.mark.parametrize(("profile", "actor"), [(SHIPPED, None), (REPAIRED, "company")])
async def test_after_a_restart_safe_mode_is_on_but_as_shipped_nobody_s(
    profile: str, actor: str | None, sandbox: RunningSandbox
) -> None:
    async with client(sandbox) as platform:
        entered = await platform.safe_mode.enter("drill")
        try:
            restart(sandbox, "safe-mode")
            found = await platform.safe_mode.status()
            assert found == SafeModeStatus(True, "drill", entered.since, actor)
        finally:
            await platform.safe_mode.exit()


@pytest.mark.parametrize("profile", [SHIPPED])
async def test_a_state_that_cannot_be_loaded_reads_as_inactive(profile: str, sandbox: RunningSandbox) -> None:
    async with client(sandbox) as platform:
        await platform.safe_mode.enter("drill")
        sandbox.set_fault("safe-mode", "state_lost")
        restart(sandbox, "safe-mode")
        assert await platform.safe_mode.status() == SafeModeStatus(False, None, None, None)
        sandbox.clear("safe-mode")
        restart(sandbox, "safe-mode")
        assert (await platform.safe_mode.status()).active
        await platform.safe_mode.exit()


@pytest.mark.parametrize("profile", BOTH)
async def test_behind_another_replica_a_switch_is_read_later(profile: str, sandbox: RunningSandbox) -> None:
    async with client(sandbox) as platform:
        sandbox.set_fault("sim-mode", "other_replica")
        entered = await platform.simulation.enter("drill", "director-1")
        assert entered.active
        first = await platform.simulation.status()
        if (datetime.now(UTC) - entered.since).total_seconds() < CACHED_S:
            assert not first.active
        await _simulated(platform)
        sandbox.clear("sim-mode")
        await platform.simulation.exit("director-1")
        assert not (await platform.simulation.status()).active


async def _simulated(p: Platform) -> None:
    async with asyncio.timeout(SEEN_WITHIN_S):
        while True:
            if (await p.simulation.status()).active:
                return
            await asyncio.sleep(0.1)


@pytest.mark.parametrize("profile", [REPAIRED])
async def test_an_exposure_breach_is_seen_by_every_service(profile: str, sandbox: RunningSandbox) -> None:
    async with client(sandbox) as platform:
        before = await _facts(platform)
        breach = {"scenario": "exposure_breach", "account": "company"}
        assert order(sandbox, "POST", "/control/scenario", json=breach).json() == {"status": "staged"}
        during = await _facts(platform)
        order(sandbox, "DELETE", "/control/scenario").raise_for_status()
        after = await _facts(platform)
    assert [portfolio.constraints_ok for _, _, portfolio in (before, during, after)] == [True, False, True]
    assert during[0].usage.var_95 > 2 * before[0].usage.var_95
    assert during[1].var_95 > 2 * before[1].var_95
    assert "BTC-USD" in {breach.detail for breach in during[2].breaches}
    assert during[2].risk_adjustment < 1
    assert all(breach.value > breach.limit for breach in during[2].breaches)
    assert after[0].usage.var_95 < 2 * before[0].usage.var_95


async def _facts(p: Platform) -> Any:
    return await p.risk.limits(), await p.risk_engine.cvar("company"), await p.portfolio_risk.status()


@pytest.mark.parametrize("profile", [REPAIRED])
async def test_only_known_services_with_something_to_lose_restart(profile: str, sandbox: RunningSandbox) -> None:
    unknown = order(sandbox, "POST", "/control/restart", params={"service": "nobody"})
    assert unknown.status_code == 404
    nothing = order(sandbox, "POST", "/control/restart", params={"service": "kraken-ws-ingest"})
    assert (nothing.status_code, nothing.json()) == (
        422,
        {"detail": "kraken-ws-ingest keeps nothing that a restart would lose."},
    )
    stranger = order(
        sandbox, "POST", "/control/restart", params={"service": "risk"}, headers={"Authorization": "Bearer x"}
    )
    assert stranger.status_code == 401
    async with client(sandbox) as platform:
        order(sandbox, "POST", "/control/restart", params={"service": "risk"})
        assert (await platform.risk.drain()).draining is False
