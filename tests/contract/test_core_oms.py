"""What the core OMS says over HTTPS when Kraken does not take its credentials, does not answer, or when it drains."""

from __future__ import annotations

import pytest

from api_client.errors import ApiError, Draining, Refused, ServerFault
from tests.contract.rows import Fails, client
from tests.fakes.sandbox import RunningSandbox

pytestmark = [pytest.mark.parametrize("profile", ["repaired gateway"]), pytest.mark.asyncio]


@pytest.mark.parametrize(
    ("failure", "ends"),
    [
        ("rejected", Fails(Refused, 403, "Kraken credentials have expired.")),
        ("unreachable", Fails(ServerFault, 502, "Kraken request failed.")),
    ],
)
async def test_what_kraken_refuses_the_core_oms_says(failure: str, ends: Fails, sandbox: RunningSandbox) -> None:
    async with client(sandbox) as platform:
        sandbox.set_fault("oms", "kraken", parameter=failure)
        for ask in (platform.oms_core.balances, platform.oms_core.trades):
            with pytest.raises(ApiError) as caught:
                await ask("company")
            ends.explain(caught.value)
        assert (await platform.oms_core.shadow_pnl("company")).real.realized_pnl.is_finite()


async def test_a_core_oms_that_drains_refuses_everything_but_the_question_whether_it_does(
    sandbox: RunningSandbox,
) -> None:
    async with client(sandbox) as platform:
        with sandbox.client("oms") as anybody:
            started = anybody.post("/ops/drain/start")
            assert (started.status_code, anybody.post("/ops/drain/start").status_code) == (
                202,
                200,
            )
        try:
            assert (await platform.oms_core.drain()).draining
            for ask in (platform.oms_core.shadow_pnl("company"), platform.routes("oms").health()):
                with pytest.raises(Draining) as caught:
                    await ask
                Fails(Draining, 503, "oms-core is draining").explain(caught.value)
        finally:
            restarted = sandbox.control.post("/control/restart", params={"service": "oms"})
        restarted.raise_for_status()
        assert not (await platform.oms_core.drain()).draining
