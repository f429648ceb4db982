"""Every operation: what leaves for the platform, and what its answer becomes."""

import dataclasses
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from api_client.errors import ContractError, Effect
from api_client.models.auth import SecretText, Session
from api_client.models.common import Health, HealthCheck, HealthStatus, Readiness, Route
from api_client.models.kill_switch import KillEvent, KillReason, KillReceipt, KillStatus
from api_client.models.oms import (
    ImpactCurve,
    ImpactPoint,
    OrderPath,
    OrderStatus,
    RateLimit,
    RateLimits,
    ReconcileStatus,
    RoutingStatus,
    WarmStart,
)
from api_client.models.risk import DrainStatus, PositionSize, RiskReport, ThrottleStatus
from api_client.models.safe_mode import SafeModeStatus
from api_client.models.secrets import (
    EncryptedRotation,
    ForceRotation,
    KeyAccepted,
    KrakenSecretStatus,
    Rotation,
    RotationRecord,
    SecretStatus,
)
from api_client.models.secrets_gateway import GatewayRotation, GatewayStatus
from api_client.models.secrets_root import RootAuditRow, RootKrakenStatus, RootRotation, RootStatus, StoredKeyTest
from api_client.models.simulation import SimulationAccount, SimulationChange, SimulationStatus
from tests.api_client.operation import CANARY_APPROVALS, CANARY_BEARER, CANARY_MFA, CANARY_TOKEN
from tests.api_client.operations import OPERATIONS, Operation, answer_of, platform
from tests.fakes.transport import FakeNetwork

ROTATED = datetime(2026, 11, 20, 21, 23, 30, 91803, UTC)
SINCE = datetime(2026, 11, 20, 21, 23, 22, 224311, UTC)
RECORD = RotationRecord(
    "company",
    "company",
    ("director-1", "director-2"),
    "local/key",
    "local/key:v1",
    datetime(2026, 11, 20, 21, 23, 30, 58406, UTC),
    datetime(2026, 11, 20, 20, 54, 59, 786169, UTC),
    datetime(2026, 11, 20, 21, 23, 30, 58713, UTC),
    "12ca17",
)
GATEWAY_TIMES = (
    datetime(2026, 11, 20, 21, 23, 30, 185390, UTC),
    datetime(2026, 11, 20, 21, 23, 30, 199816, UTC),
)
CHECKS = (HealthCheck("store", HealthStatus.OK, None), HealthCheck("queue", HealthStatus.ERROR, "gone"))
EXPECTED: dict[str, Any] = {
    "auth.sign_in": Session(
        SecretText("t0ken"), "company", "ops@example.com", datetime(2026, 11, 20, 22, 22, 27, 20054, UTC)
    ),
    "kill_switch.engage": KillReceipt(
        KillStatus.OK,
        datetime(2026, 11, 20, 21, 16, 45, 196328, UTC),
        KillReason.LATENCY_STALL,
        ("email", "sms", "webhook"),
        (),
        partial=False,
        server_date=None,
    ),
    "kill_switch.events": (
        KillEvent("acc-zed", KillReason.LATENCY_STALL, datetime(2026, 11, 20, 21, 23, 22, 36260, UTC), ("email",)),
    ),
    "simulation.status": SimulationStatus(True, (SimulationAccount("director-1", True, "drill", SINCE),)),
    "simulation.enter": SimulationChange("director-1", True, "drill", SINCE, "company"),
    "simulation.exit": SimulationChange("director-1", False, None, SINCE, "company"),
    "safe_mode.status": SafeModeStatus(False, None, None, None),
    "safe_mode.enter": SafeModeStatus(True, "degraded", datetime(2026, 11, 20, 21, 23, 22, 404138, UTC), "company"),
    "safe_mode.exit": SafeModeStatus(True, "degraded", datetime(2026, 11, 20, 21, 23, 22, 404138, UTC), "company"),
    "secrets.status": SecretStatus("company", ROTATED),
    "secrets.kraken_status": KrakenSecretStatus("company", "kraken-keys-company", ROTATED),
    "secrets.audit": (RECORD,),
    "secrets.force_rotate": ForceRotation("company", None, None),
    "secrets.rotate": Rotation("company", "kraken-keys-company", ROTATED, "local/key", None, None),
    "secrets.rotate_encrypted": EncryptedRotation("kraken-keys-company", ROTATED, "local/key", RECORD, None, None),
    "secrets.test": KeyAccepted("company", None),
    "secrets_root.status": RootStatus(ROTATED, "company", "Secret rotated."),
    "secrets_root.kraken_status": RootKrakenStatus("kraken-keys-company", ROTATED, "company"),
    "secrets_root.audit": (RootAuditRow("company", datetime(2026, 11, 20, 21, 23, 29, 387743, UTC), "Stored."),),
    "secrets_root.rotate": RootRotation("company", "kraken-keys-company", ROTATED, None),
    "secrets_root.test": StoredKeyTest("company", accepted=True, server_date=None),
    "secrets_gateway.kraken_status": GatewayStatus("company", "kraken-keys-company", *GATEWAY_TIMES),
    "secrets_gateway.rotate": GatewayRotation("company", "kraken-keys-company", *GATEWAY_TIMES, None),
    "risk.throttle": ThrottleStatus(True, "drawdown"),
    "risk.drain": DrainStatus("risk-service", False, 1, None, None, ("/", "/docs")),
    "oms.routing": RoutingStatus(1.89, None, OrderPath.WEBSOCKET),
    "oms.rate_limits": RateLimits(
        (
            RateLimit("company", OrderPath.REST, 20, 10.0, 4, 16, 2.88888, 0),
            RateLimit("company", OrderPath.WEBSOCKET, 60, 10.0, 4, 56, 2.88888, 0),
        )
    ),
    "oms.warm_start": WarmStart(3, 2, 106),
    "oms.warm_start_report": WarmStart(3, 2, 106),
    "oms.impact_curve": ImpactCurve(
        "BTC/USD",
        (ImpactPoint(Decimal("0.5"), Decimal("1.25")),),
        datetime(2026, 11, 20, 21, 23, 35, 266599, UTC),
    ),
    "oms.order": OrderStatus("OID", "filled", Decimal("0.50"), Decimal("30000.1"), None),
    "oms.reconcile": ReconcileStatus(8, 1, 0, 0),
    "routes.health": Health(HealthStatus.ERROR, CHECKS),
    "routes.readiness": Readiness(HealthStatus.ERROR, CHECKS, 200),
    "routes.routes": frozenset({Route("POST", "/risk/kill"), Route("GET", "/metrics")}),
}


def scripted(network: FakeNetwork, operation: Operation) -> None:
    network.answer(operation.service, operation.method, operation.path, status=operation.status, json=operation.answer)


@pytest.mark.asyncio
@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
async def test_what_leaves(operation: Operation) -> None:
    network = FakeNetwork()
    scripted(network, operation)
    await operation.call(platform(network))
    (received,) = network.received
    assert (received.service, received.method, received.path) == (operation.service, operation.method, operation.path)
    assert received.params == operation.params
    assert (received.json() if received.body else None) == operation.body
    assert ("content-type" in received.headers) == (operation.body is not None)
    bearer = CANARY_TOKEN if operation.bearer else CANARY_BEARER if operation.static else None
    assert received.headers.get("authorization") == (bearer and f"Bearer {bearer}")
    mfa = CANARY_MFA if operation.static else "verified" if operation.service == "secrets" else None
    assert received.headers.get("x-mfa-token") == mfa
    of_oms = operation.service == "oms" and operation.bearer
    assert received.headers.get("x-account-id") == ("company" if of_oms else None)
    approvals = ",".join(CANARY_APPROVALS) if operation.approved else None
    assert received.headers.get("x-director-approvals") == approvals
    assert received.headers.get("transfer-encoding") is None


@pytest.mark.asyncio
@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
async def test_what_comes_back(operation: Operation) -> None:
    network = FakeNetwork()
    scripted(network, operation)
    value = await operation.call(platform(network))
    if operation.name in EXPECTED:
        assert value == EXPECTED[operation.name]
    hash(value)  # frozen through and through
    if dataclasses.is_dataclass(value):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(value, dataclasses.fields(value)[0].name, None)


@pytest.mark.asyncio
async def test_limits_are_exact() -> None:
    network = FakeNetwork()
    network.answer("risk", "GET", "/risk/limits", json=answer_of("risk.limits"))
    report = await platform(network).risk.limits()
    assert isinstance(report, RiskReport)
    assert report.limits.max_nav_pct_per_trade == Decimal("0.35")
    assert report.limits.var_99_limit is None
    assert report.limits.instrument_whitelist == ("BTC-USD", "ETH-USD")
    assert dict(report.limits.diversification_cluster_limits) == {"BTC": Decimal("0.4"), "ETH": Decimal("0.3")}
    assert report.usage.net_asset_value == Decimal("1000000.000000000000000001")
    assert report.usage.var_99 == 7


@pytest.mark.asyncio
async def test_a_size_keeps_its_plain_diagnostics() -> None:
    network = FakeNetwork()
    network.answer("risk", "GET", "/risk/size", json=answer_of("risk.size"))
    size = await platform(network).risk.size("BTC-USD")
    assert isinstance(size, PositionSize)
    assert size.size_units == Decimal("0.1")
    assert size.available_balance is None
    assert dict(size.diagnostics) == {
        "volatility_floor": Decimal("0.05"),
        "precision_metadata_missing": True,
        "note": "x",
    }


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("status", "change", "partial"),
    [
        (200, {}, False),
        (207, {"status": "partial", "failed_channels": ["sms"], "channels_sent": ["email"]}, True),
        (207, {"status": "partial", "failed_channels": ["email", "sms"], "channels_sent": []}, True),
        (207, {}, True),
        (200, {"failed_channels": ["sms"]}, True),
        (200, {"status": "partial"}, True),
        (200, {"status": "sort of"}, True),
    ],
)
async def test_a_kill_is_partial_when_anything_says_so(status: int, change: dict[str, Any], partial: bool) -> None:
    network = FakeNetwork()
    body = {**answer_of("kill_switch.engage"), **change}
    date = {"date": "Fri, 20 Nov 2026 21:16:46 GMT"}
    network.answer("kill-switch", "POST", "/risk/kill", status=status, json=body, headers=date)
    receipt = await platform(network).kill_switch.engage("company", KillReason.LOSS_CAP_BREACH)
    assert receipt.partial is partial
    assert receipt.failed_channels == tuple(body["failed_channels"])
    assert receipt.server_date == datetime(2026, 11, 20, 21, 16, 46, tzinfo=UTC)


@pytest.mark.asyncio
async def test_an_unknown_reason_is_read_but_never_sent() -> None:
    network = FakeNetwork()
    network.answer(
        "kill-switch", "GET", "/risk/kill_events", json=[{**answer_of("kill_switch.events")[0], "reason": "x"}]
    )
    kill_switch = platform(network).kill_switch
    (event,) = await kill_switch.events()
    assert event.reason is KillReason.UNKNOWN
    assert network.received[-1].params == {"limit": "20"}
    with pytest.raises(ValueError, match="unknown reason"):
        await kill_switch.engage("company", KillReason.UNKNOWN)
    assert not network.requests("kill-switch", "/risk/kill")


@pytest.mark.asyncio
async def test_a_forced_rotation_tells_what_the_watcher_will_do() -> None:
    network = FakeNetwork()
    network.answer(
        "secrets", "POST", "/secrets/kraken/force_rotate", status=204, headers={"X-OMS-Watcher": "reloads when it may"}
    )
    assert (await platform(network).secrets.force_rotate("company")).watcher == "reloads when it may"


@pytest.mark.asyncio
async def test_sign_in_claims_an_address_only_when_told_to() -> None:
    network = FakeNetwork()
    network.answer("auth", "POST", "/auth/login", json=answer_of("auth.sign_in"))
    auth = platform(network, signed_in=False).auth
    await auth.sign_in("a@example.com", SecretText("p"), SecretText("1"), ip_address="10.1.2.3")
    assert network.received[-1].json()["ip_address"] == "10.1.2.3"


@pytest.mark.asyncio
async def test_the_state_of_the_switch_by_account() -> None:
    network = FakeNetwork()
    text = b"""# TYPE kill_switch_state gauge
kill_switch_state{account_id="unknown"} 0.0
kill_switch_state{account_id="company"} 1.0
kill_switch_state{zone="x"} 1.0
"""
    network.answer("kill-switch", "GET", "/metrics", content=text)
    kill_switch = platform(network, signed_in=False).kill_switch
    assert await kill_switch.gauges() == {"unknown": 0.0, "company": 1.0}
    network.answer("kill-switch", "GET", "/metrics", content=b"other 1\n")
    with pytest.raises(ContractError) as caught:
        await kill_switch.gauges()
    assert (caught.value.reason, caught.value.path) == ("missing_field", "kill_switch_state")
    assert (caught.value.effect, caught.value.status) == (Effect.NONE, 200)
