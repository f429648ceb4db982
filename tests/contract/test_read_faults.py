"""Reads that go wrong over HTTPS: the error that says how, and what a service says of itself."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from api_client.errors import (
    ApiError,
    AuthError,
    ContractError,
    Draining,
    Effect,
    Interrupted,
    Misconfigured,
    Refused,
    ServerFault,
    Unreachable,
)
from api_client.models.common import HealthStatus
from api_client.models.kill_switch import KillReason
from api_client.platform import Platform
from tests.contract.rows import REPAIRED, Fails, client
from tests.fakes.sandbox import RunningSandbox

pytestmark = [pytest.mark.parametrize("profile", [REPAIRED]), pytest.mark.asyncio]
Action = Callable[[Platform], Awaitable[Any]]
LOST, NEVER = Effect.UNKNOWN, Effect.NONE


@dataclass(frozen=True)
class Read:
    """A read, the fault before it, and what it must end in."""

    says: str
    service: str
    fault: str
    send: Action
    ends: Fails
    details: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.says


def _odd(reason: str, path: str, *, status: int = 200, effect: Effect = NEVER) -> Fails:
    return Fails(ContractError, status, None, effect, {"reason": reason, "path": path})


def _limits(p: Platform) -> Awaitable[Any]:
    return p.risk.limits()


READS = (
    Read("garbage is no JSON", "risk", "garbage_json", _limits, _odd("not_json", "$")),
    Read(
        "a missing field is named",
        "risk",
        "missing_field",
        _limits,
        _odd("missing_field", "$.usage.fees_paid"),
        {"parameter": "fees_paid"},
    ),
    Read(
        "a field of another type is named",
        "risk",
        "wrong_type",
        _limits,
        _odd("wrong_type", "$.limits.notional_cap"),
        {"parameter": "notional_cap"},
    ),
    Read(
        "a field of a listed row is named",
        "sim-mode",
        "missing_field",
        lambda p: p.simulation.status(),
        _odd("missing_field", "$.accounts[0].since"),
        {"parameter": "since"},
    ),
    Read(
        "a receipt that cannot be read may be a kill",
        "kill-switch",
        "wrong_type",
        lambda p: p.kill_switch.engage("odd", KillReason.LATENCY_STALL),
        _odd("wrong_type", "$.ts", effect=LOST),
        {"parameter": "ts"},
    ),
    Read(
        "an account without limits has none",
        "risk",
        "no_limits",
        _limits,
        Fails(Refused, 404, "No risk limits configured for account 'company'."),
    ),
    Read(
        "a draining service says so", "risk", "draining_503", _limits, Fails(Draining, 503, "risk-service is draining")
    ),
    Read(
        "a missing allowlist is named",
        "oms",
        "allowlist_missing",
        lambda p: p.oms.rate_limits(),
        Fails(
            Misconfigured,
            500,
            "DIRECTOR_ALLOWLIST: is required but was not provided."
            " Set DIRECTOR_ALLOWLIST to a comma separated list of accounts.",
            facts={"guard": "allowlist"},
        ),
        {"parameter": "DIRECTOR_ALLOWLIST"},
    ),
    Read(
        "a lost session is one",
        "oms",
        "session_lost",
        lambda p: p.oms.rate_limits(),
        Fails(AuthError, 401, "Invalid or expired session token.", facts={"forbidden": False}),
    ),
    Read(
        "who was taken off the allowlist is forbidden",
        "hitl",
        "not_listed",
        lambda p: p.hitl.pending(),
        Fails(AuthError, 403, "Account is not authorized for administrative access.", facts={"forbidden": True}),
    ),
    Read(
        "balances of an exchange that cannot be reached are not known",
        "portfolio",
        "kraken",
        lambda p: p.portfolio.balances("company"),
        Fails(ServerFault, 503, "Kraken is unreachable"),
        {"parameter": "unreachable"},
    ),
    Read(
        "a drop ends a read without an effect",
        "risk",
        "drop_after",
        _limits,
        Fails(Interrupted, None, None, NEVER, {"reason": "dropped"}),
    ),
    Read(
        "a crash has no effect on a read", "risk", "text_500", _limits, Fails(ServerFault, 500, "Internal Server Error")
    ),
)


@pytest.mark.parametrize("read", READS, ids=str)
async def test_a_read_that_goes_wrong_says_how(read: Read, sandbox: RunningSandbox) -> None:
    async with client(sandbox) as platform:
        sandbox.set_fault(read.service, read.fault, **read.details)
        with pytest.raises(ApiError) as caught:
            await read.send(platform)
        read.ends.explain(caught.value)


async def test_a_read_is_sent_again_once_on_a_connection_that_had_gone(sandbox: RunningSandbox) -> None:
    async with client(sandbox) as platform:
        await platform.risk.limits()
        before = sandbox.handled("risk")["GET /risk/limits"]
        sandbox.set_fault("risk", "drop_after", route="/risk/limits", times=1)
        assert (await platform.risk.limits()).account_id == "company"
        assert sandbox.handled("risk")["GET /risk/limits"] == before + 2


async def test_an_ill_service_says_so_with_200_and_its_readiness_with_503(sandbox: RunningSandbox) -> None:
    sandbox.set_fault("kill-switch", "unhealthy", parameter="kill_switch_store")
    async with client(sandbox, None) as platform:
        health = await platform.routes("kill-switch").health()
        readiness = await platform.routes("kill-switch").readiness()
        assert (health.status, readiness.status, readiness.http_status) == (HealthStatus.ERROR, HealthStatus.ERROR, 503)
        assert [(check.name, check.error) for check in health.checks] == [
            ("kill_switch_store", "kill_switch_store did not answer")
        ]


async def test_a_certificate_that_expired_is_refused_by_both_ways_to_look(sandbox: RunningSandbox) -> None:
    sandbox.set_fault("risk", "expired_certificate")
    async with client(sandbox, None) as platform:
        for look in (platform.routes("risk").certificate, platform.routes("risk").health):
            with pytest.raises(Unreachable) as caught:
                await look()
            assert caught.value.reason == "certificate_expired"


async def test_a_service_nobody_configured_is_not_there(sandbox: RunningSandbox) -> None:
    async with client(sandbox) as platform:
        with pytest.raises(ApiError, match="NotConfigured"):
            platform.routes("policy")
        with pytest.raises(Refused, match="404"):
            await platform.routes("sim-mode").readiness()
