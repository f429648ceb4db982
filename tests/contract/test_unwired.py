"""A platform as it usually starts: services without their session store, others with it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from api_client.errors import Effect, Misconfigured
from api_client.models.common import Answer
from api_client.models.kill_switch import KillReason
from api_client.platform import Platform
from tests.contract.rows import Fails, client, writes_counted
from tests.fakes.sandbox import RunningSandbox

pytestmark = [
    pytest.mark.parametrize("profile", ["unwired"]),
    pytest.mark.asyncio,
]
NOT_WIRED = "Authentication session store is not configured."
GUARDED: dict[str, Callable[[Platform], Awaitable[Any]]] = {
    "kill_switch.engage": lambda p: p.kill_switch.engage("company", KillReason.LOSS_CAP_BREACH),
    "kill_switch.events": lambda p: p.kill_switch.events(),
    "risk.limits": lambda p: p.risk.limits(),
    "risk.size": lambda p: p.risk.size("BTC-USD"),
    "risk.throttle": lambda p: p.risk.throttle(),
}


@pytest.mark.parametrize("method", GUARDED)
@pytest.mark.parametrize("account", ["company", "auditor"])
async def test_every_guarded_call_says_that_the_service_is_not_wired(
    account: str, method: str, sandbox: RunningSandbox
) -> None:
    async with client(sandbox, account) as platform, writes_counted(sandbox, {}):
        with pytest.raises(Misconfigured) as caught:
            await GUARDED[method](platform)
    Fails(Misconfigured, 500, NOT_WIRED, Effect.NONE, {"guard": "session_store"}).explain(caught.value)


async def test_the_same_without_a_bearer(sandbox: RunningSandbox) -> None:
    async with client(sandbox, None) as platform:
        for service, path in (("risk", "/risk/limits"), ("kill-switch", "/risk/kill_events?limit=101")):
            answer = await platform.routes(service).ask(path, bearer=False, account=None, mfa=None)
            assert answer == Answer(500, NOT_WIRED)


async def test_what_needs_no_session_and_every_other_service_answer(sandbox: RunningSandbox) -> None:
    async with client(sandbox) as platform:
        assert (await platform.risk.drain()).draining is False
        assert (await platform.routes("risk").health()).status.value == "ok"
        assert "unknown" in await platform.kill_switch.gauges()
        assert (await platform.oms.rate_limits()).limits
        assert (await platform.secrets.status("company")).account_id == "company"
