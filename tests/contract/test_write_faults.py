"""Writes that go wrong over HTTPS: the error, its effect, and no handler that was reached twice."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from api_client.errors import (
    ApiError,
    AuthError,
    Effect,
    Interrupted,
    Misconfigured,
    ServerFault,
    Unreachable,
)
from api_client.models.kill_switch import KillReason
from api_client.models.override import OverrideDecision
from api_client.platform import Platform
from api_client.timeouts import CallKind, Patience
from tests.contract.rows import REPAIRED, Fails, client, writes_counted
from tests.fakes.sandbox import RunningSandbox

pytestmark = [
    pytest.mark.parametrize("profile", [REPAIRED]),
    pytest.mark.asyncio,
]
Action = Callable[[Platform], Awaitable[Any]]
LOST, NEVER = Effect.UNKNOWN, Effect.NONE


@dataclass(frozen=True)
class Write:
    """A write with the read that warms its connection and the one that undoes it."""

    service: str
    route: str
    send: Action
    warm: Action
    undo: Action | None = None

    def __str__(self) -> str:
        return self.route

    @property
    def path(self) -> str:
        return self.route.split(" ")[1]


async def _leave_simulation(p: Platform) -> None:
    if (await p.simulation.status()).active:
        await p.simulation.exit("company")


async def _leave_safe_mode(p: Platform) -> None:
    if (await p.safe_mode.status()).active:
        await p.safe_mode.exit()


WRITES = (
    Write(
        "kill-switch",
        "POST /risk/kill",
        lambda p: p.kill_switch.engage("lost", KillReason.LATENCY_STALL),
        lambda p: p.kill_switch.gauges(),
    ),
    Write(
        "sim-mode",
        "POST /sim/enter",
        lambda p: p.simulation.enter("drill", "company"),
        lambda p: p.simulation.status(),
        _leave_simulation,
    ),
    Write(
        "safe-mode",
        "POST /safe_mode/enter",
        lambda p: p.safe_mode.enter("drill"),
        lambda p: p.safe_mode.status(),
        _leave_safe_mode,
    ),
    Write(
        "secrets",
        "POST /secrets/kraken/force_rotate",
        lambda p: p.secrets.force_rotate("company"),
        lambda p: p.secrets.status("company"),
    ),
    Write("hitl", "POST /hitl/approve", lambda p: p.hitl.decide("lost", approved=True), lambda p: p.hitl.pending()),
    Write(
        "override",
        "POST /override/trade",
        lambda p: p.override.trade("lost", OverrideDecision.REJECT, "drill"),
        lambda p: p.override.history(),
    ),
    Write(
        "config",
        "POST /config/update",
        lambda p: p.config.update("ui.theme", "dark"),
        lambda p: p.config.current(),
    ),
)


@dataclass(frozen=True)
class Lost:
    """A fault on a write: what it must end in, and whether the handler was reached."""

    fault: str
    ends: Fails
    reached: bool
    routed: bool = True
    details: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.fault


NOT_WIRED = "Authentication session store is not configured."
LOST_WRITES = (
    Lost("drop_before", Fails(Interrupted, None, None, LOST, {"reason": "dropped"}), False),
    Lost("drop_after", Fails(Interrupted, None, None, LOST, {"reason": "dropped"}), True),
    Lost("hang_before", Fails(Interrupted, None, None, LOST, {"reason": "read_timeout"}), False),
    Lost("hang_after", Fails(Interrupted, None, None, LOST, {"reason": "read_timeout"}), True),
    Lost("text_500", Fails(ServerFault, 500, "Internal Server Error", LOST), False),
    Lost("text_500_after", Fails(ServerFault, 500, "Internal Server Error", LOST), True),
    Lost("refused", Fails(Unreachable, None, None, NEVER, {"reason": "refused"}), False, False),
    Lost(
        "expired_certificate",
        Fails(Unreachable, None, None, NEVER, {"reason": "certificate_expired"}),
        False,
        False,
    ),
    Lost("unwired", Fails(Misconfigured, 500, NOT_WIRED, NEVER, {"guard": "session_store"}), False),
    Lost(
        "session_lost",
        Fails(AuthError, 401, "Invalid or expired session token.", NEVER, {"forbidden": False}),
        False,
    ),
)
PATIENCE = Patience(connect_s=20.0, answer_s=0.5)


@pytest.mark.parametrize("write", WRITES, ids=str)
@pytest.mark.parametrize("lost", LOST_WRITES, ids=str)
async def test_a_write_that_goes_wrong_is_never_sent_twice(
    lost: Lost, write: Write, sandbox: RunningSandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with client(sandbox) as platform:
        await write.warm(platform)  # a read would be sent again on this connection, a write must not
        route = {"route": write.path} if lost.routed else {}
        sandbox.set_fault(write.service, lost.fault, **route, **lost.details)
        with monkeypatch.context() as impatient:
            if lost.fault.startswith("hang"):
                impatient.setattr("api_client.http.TIMEOUTS", dict.fromkeys(CallKind, PATIENCE))
            async with writes_counted(sandbox, {write.route: 1} if lost.reached else {}):
                with pytest.raises(ApiError) as caught:
                    await write.send(platform)
        lost.ends.explain(caught.value)
        sandbox.clear()
        if write.undo is not None:
            await write.undo(platform)


@pytest.mark.parametrize("failing", [("sms",), ("webhook", "email"), ("email", "sms", "webhook")], ids="+".join)
async def test_a_kill_whose_notifications_fail_is_engaged_and_partial(
    failing: tuple[str, ...], sandbox: RunningSandbox
) -> None:
    sandbox.set_fault("kill-switch", "channels", parameter=list(failing))
    async with client(sandbox) as platform, writes_counted(sandbox, {"POST /risk/kill": 1}):
        receipt = await platform.kill_switch.engage("half-told", KillReason.LOSS_CAP_BREACH)
        assert receipt.partial
        assert receipt.status.value == "partial"
        assert set(receipt.failed_channels) == set(failing)
        assert set(receipt.channels_sent) == {"email", "sms", "webhook"} - set(failing)
        assert (await platform.kill_switch.gauges())["half-told"] == 1.0
