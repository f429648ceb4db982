"""What the risk engine refused, as it says it."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from api_client.endpoint import Endpoint
from api_client.errors import AuthError, ContractError, NotConfigured, Refused
from api_client.models.common import DecimalMap
from api_client.models.risk_engine import PretradeFailure, PretradeStatus
from api_client.platform import Platform
from tests.api_client.kill_lines import URL, session
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


def test_an_environment_without_the_engine() -> None:
    with pytest.raises(NotConfigured):
        _ = signed_in(FakeNetwork(), "risk").risk_engine
