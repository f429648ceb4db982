"""What the risk engine refused, blocks and forecasts, as it says it."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from api_client.endpoint import Endpoint
from api_client.errors import AuthError, ContractError, NotConfigured, Refused
from api_client.models.common import DecimalMap, TextMap
from api_client.models.risk_engine import (
    BlockedSymbol,
    CircuitStatus,
    DiversificationTargets,
    NavMetrics,
    PretradeFailure,
    PretradeStatus,
)
from api_client.platform import Platform
from tests.api_client.kill_lines import URL, session
from tests.api_client.operations import answer_of
from tests.fakes.transport import FakeNetwork

PATH = "/risk/pretrade/status"
FAILURE = {
    "symbol": "BTC-USD",
    "invariant": "kill_switch",
    "action": "reject",
    "reason": "Risk kill switch engaged for account",
    "timestamp": "2026-11-20T21:23:33.023096Z",
    "notional": 1000.25,
}
BODY = {
    "account_id": "company",
    "generated_at": "2026-11-20T21:23:34Z",
    "counts": {"kill_switch": 3},
    "recent_failures": [FAILURE, {**FAILURE, "notional": None}],
}


def signed_in(network: FakeNetwork, *names: str) -> Platform:
    platform = Platform([Endpoint(name, URL) for name in names], transport_factory=network)
    platform.use(session())
    return platform


@pytest.mark.asyncio
async def test_refusals_are_read() -> None:
    network = FakeNetwork()
    network.answer("risk-engine", "GET", PATH, json=BODY)
    status = await signed_in(network, "risk-engine").risk_engine.pretrade_status("company", 7)
    (received,) = network.received
    assert received.params == {"account_id": "company", "limit": "7"}
    assert received.headers["authorization"] == "Bearer canary-t0ken"
    first = PretradeFailure(
        "BTC-USD",
        "kill_switch",
        "reject",
        "Risk kill switch engaged for account",
        datetime(2026, 11, 20, 21, 23, 33, 23096, UTC),
        Decimal("1000.25"),
    )
    assert status == PretradeStatus(
        "company",
        datetime(2026, 11, 20, 21, 23, 34, tzinfo=UTC),
        DecimalMap({"kill_switch": Decimal(3)}),
        (first, PretradeFailure(*(getattr(first, name) for name in first.__slots__[:-1]))),
    )
    hash(status)


@pytest.mark.asyncio
async def test_an_engine_that_refused_nothing() -> None:
    network = FakeNetwork()
    network.answer("risk-engine", "GET", PATH, json={**BODY, "counts": {}, "recent_failures": []})
    status = await signed_in(network, "risk-engine").risk_engine.pretrade_status("company")
    assert (dict(status.counts), status.recent_failures) == ({}, ())
    assert network.received[0].params["limit"] == "50"


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("status", "detail", "kind"),
    [
        (403, "Account mismatch between header and query parameter.", Refused),
        (403, "Account is not authorized for administrative access.", AuthError),
        (401, "Invalid or expired session token.", AuthError),
    ],
)
async def test_refusals_of_the_reader(status: int, detail: str, kind: type[Exception]) -> None:
    network = FakeNetwork()
    network.answer("risk-engine", "GET", PATH, status=status, json={"detail": detail})
    with pytest.raises(kind):
        await signed_in(network, "risk-engine").risk_engine.pretrade_status("director-1")


@pytest.mark.asyncio
async def test_a_refusal_without_a_zone_is_not_a_time() -> None:
    network = FakeNetwork()
    failure = {**FAILURE, "timestamp": "2026-11-20T21:23:33"}
    network.answer("risk-engine", "GET", PATH, json={**BODY, "recent_failures": [failure]})
    with pytest.raises(ContractError) as caught:
        await signed_in(network, "risk-engine").risk_engine.pretrade_status("company")
    assert caught.value.path == "$.recent_failures[0].timestamp"


def answering(name: str, path: str, **change: Any) -> Platform:
    network = FakeNetwork()
    network.answer("risk-engine", "GET", path, json={**answer_of(name), **change})
    return signed_in(network, "risk-engine")


@pytest.mark.asyncio
async def test_blocked_symbols_are_read() -> None:
    platform = answering("risk_engine.circuit", "/risk/circuit/status")
    blocked = BlockedSymbol(
        "ETH-USD",
        "spread_limit",
        Decimal("41.07"),
        Decimal("0.5321"),
        datetime(2026, 11, 20, 21, 23, 33, 23096, UTC),
        safe_mode=False,
    )
    assert await platform.risk_engine.circuit("company") == CircuitStatus("company", (blocked,))


@pytest.mark.asyncio
async def test_a_forecast_is_exact_from_numbers_and_from_texts() -> None:
    found = await answering("risk_engine.cvar", "/risk/cvar", cvar_95="3984.10").risk_engine.cvar("company", "2d")
    assert (found.horizon, found.simulations) == ("2d", 5000)
    assert (str(found.var_95), str(found.cvar_95)) == ("3177.0", "3984.10")
    assert str(found.probability_loss_cap_hit) == "0.0004"
    assert found.positions == {"BTC-USD": Decimal("60000.1"), "ETH-USD": Decimal("59999.95")}
    pnl = found.distribution.pnl
    assert (pnl.mean, pnl.std, pnl.min, pnl.max) == tuple(map(Decimal, ("12.5", "1931.25", "-5988.0", "7013.0")))
    assert list(pnl.percentiles) == ["1", "5", "50", "95", "99"]
    assert pnl.percentiles["5"] == Decimal("-3164.5")
    assert found.distribution.nav.mean == Decimal(1_000_000)
    assert found.distribution.loss.mean == 0


@pytest.mark.asyncio
async def test_a_percentile_that_is_no_number_is_refused() -> None:
    distribution = answer_of("risk_engine.cvar")["distribution"]
    distribution["loss"]["percentiles"]["95"] = None
    with pytest.raises(ContractError) as caught:
        await answering("risk_engine.cvar", "/risk/cvar", distribution=distribution).risk_engine.cvar("company")
    assert (caught.value.reason, caught.value.path) == ("wrong_type", "$.distribution.loss.percentiles")


@pytest.mark.asyncio
async def test_the_forecast_of_value_is_read() -> None:
    found = await answering("risk_engine.nav_forecast", "/risk/nav_forecast").risk_engine.nav_forecast("company")
    assert found.metrics == NavMetrics(
        Decimal("3177.0"), Decimal("3984.1"), Decimal(0), Decimal("1000012.5"), Decimal("1931.25"), Decimal(50_000)
    )
    assert found.timestamp == datetime(2026, 11, 20, 21, 23, 33, 23096, UTC)


@pytest.mark.asyncio
@pytest.mark.parametrize("name", ["cvar", "nav_forecast"])
async def test_a_horizon_may_be_refused(name: str) -> None:
    network = FakeNetwork()
    sentence = "Invalid horizon format. Use values like '24h', '2d', or '1w'."
    network.answer("risk-engine", "GET", f"/risk/{name}", status=400, json={"detail": sentence})
    with pytest.raises(Refused) as caught:
        await getattr(signed_in(network, "risk-engine").risk_engine, name)("company", "soon")
    assert (caught.value.detail, network.received[0].params["horizon"]) == (sentence, "soon")


@pytest.mark.asyncio
async def test_targets_and_buckets_are_read() -> None:
    platform = answering("risk_engine.diversification", "/diversification/targets")
    assert await platform.risk_engine.diversification("company") == DiversificationTargets(
        "company",
        datetime(2026, 11, 20, 21, 23, 33, 23096, UTC),
        DecimalMap({"BTC-USD": Decimal("0.25"), "ETH-USD": Decimal("0.25"), "CASH": Decimal("0.5")}),
        TextMap({"BTC-USD": "btc_core", "ETH-USD": "top_cap_alts", "CASH": "cash"}),
    )


def test_an_environment_without_the_engine() -> None:
    with pytest.raises(NotConfigured):
        _ = signed_in(FakeNetwork(), "risk").risk_engine
