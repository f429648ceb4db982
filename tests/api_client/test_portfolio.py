"""The platform's records of orders and positions, as JSON or, where that is broken, as CSV."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import httpx
import pytest

from api_client.errors import AuthError, ContractError, Misconfigured, NotConfigured, Refused, ServerFault
from api_client.models.portfolio import PortfolioBalances, PortfolioRows, RowsSource
from api_client.platform import Platform
from api_client.services import portfolio
from tests.api_client.test_risk_engine import signed_in
from tests.fakes.transport import FakeNetwork, encode

Read = Callable[[Platform], Awaitable[PortfolioRows]]
READS: list[tuple[str, Read]] = [
    ("/portfolio/orders", lambda platform: platform.portfolio.orders("Company")),
    ("/portfolio/positions", lambda platform: platform.portfolio.positions("Company")),
    ("/portfolio/fills", lambda platform: platform.portfolio.fills("Company")),
    ("/portfolio/pnl", lambda platform: platform.portfolio.pnl("Company")),
]
CSV = b'account_id,instrument,quantity,as_of\r\ncompany,"BTC-USD, spot",1.25,2026-11-20 21:05:09.701463+00:00\r\n\r\n'
OOPS = b"Internal Server Error"
both = pytest.mark.parametrize(("path", "read"), READS, ids=["orders", "positions", "fills", "pnl"])


def broken_json(network: FakeNetwork, path: str, text: bytes, kind: str = "text/csv; charset=utf-8") -> None:
    async def behaviour(request: httpx.Request) -> httpx.Response:
        if dict(request.url.params).get("format") != "csv":
            stream = httpx.ByteStream(OOPS)
            return httpx.Response(500, headers={"content-type": "text/plain; charset=utf-8"}, stream=stream)
        return httpx.Response(200, headers={"content-type": kind}, stream=httpx.ByteStream(text))

    network.script("portfolio", "GET", path, behaviour)


def listing(*rows: Any) -> dict[str, Any]:
    return {"data": list(rows), "pagination": {"limit": 10000, "offset": 0, "returned": len(rows)}}


@both
@pytest.mark.asyncio
async def test_json_is_asked_for_first(path: str, read: Read) -> None:
    network = FakeNetwork()
    network.answer("portfolio", "GET", path, json=listing({"quantity": 0.5, "id": 3, "status": "open", "note": None}))
    found = await read(signed_in(network, "portfolio"))
    assert (found.source, found.complete) == (RowsSource.JSON, True)
    assert [dict(row) for row in found.rows] == [{"quantity": Decimal("0.5"), "id": 3, "status": "open", "note": None}]
    (received,) = network.received
    assert received.params == {"account_id": "company", "limit": "10000"}
    assert received.headers["authorization"] == "Bearer canary-t0ken"
    hash(found)


@both
@pytest.mark.asyncio
async def test_csv_when_json_is_broken(path: str, read: Read) -> None:
    network = FakeNetwork()
    broken_json(network, path, CSV)
    found = await read(signed_in(network, "portfolio"))
    assert (found.source, found.complete) == (RowsSource.CSV, True)
    (row,) = found.rows
    assert row["instrument"] == "BTC-USD, spot"
    assert row["quantity"] == "1.25"
    assert [item.params.get("format") for item in network.received] == [None, "csv"]
    assert network.received[1].headers["accept"] == "text/csv"


@pytest.mark.asyncio
async def test_no_rows_have_no_header() -> None:
    network = FakeNetwork()
    broken_json(network, "/portfolio/orders", b"")
    found = await signed_in(network, "portfolio").portfolio.orders("company")
    assert found == PortfolioRows(RowsSource.CSV, (), complete=True)


@pytest.mark.asyncio
@pytest.mark.parametrize("csv", [True, False])
async def test_a_listing_as_long_as_its_limit_may_be_cut(csv: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portfolio, "ROWS_LIMIT", 2)
    network = FakeNetwork()
    if csv:
        broken_json(network, "/portfolio/orders", b"id\r\n1\r\n2\r\n")
    else:
        network.answer("portfolio", "GET", "/portfolio/orders", json=listing({"id": 1}, {"id": 2}))
    assert (await signed_in(network, "portfolio").portfolio.orders("company")).complete is False


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("text", "path"),
    [
        (b"a,b\r\n1,2\r\nhunter2\r\n", "row 3"),
        (b"a,b\r\n1,2,3\r\n", "row 2"),
        (b"a,a\r\n1,2\r\n", "row 1"),
        (b'a,b\r\n1,"hunter2\r\n', "$"),
        (b'a,b\r\n"1"hunter2,2\r\n', "$"),
        (b"a,b\r\n\xff,2\r\n", "$"),
    ],
)
async def test_csv_that_is_not_as_agreed(text: bytes, path: str) -> None:
    network = FakeNetwork()
    broken_json(network, "/portfolio/orders", text)
    with pytest.raises(ContractError) as caught:
        await signed_in(network, "portfolio").portfolio.orders("company")
    error = caught.value
    assert (error.path, error.reason, error.status) == (path, "malformed_csv", 200)
    assert error.__context__ is None or "hunter2" not in str(error.__context__)


@pytest.mark.asyncio
async def test_a_page_is_not_csv() -> None:
    network = FakeNetwork()
    broken_json(network, "/portfolio/orders", b"<html>\r\n", kind="text/html")
    with pytest.raises(ContractError):
        await signed_in(network, "portfolio").portfolio.orders("company")


BALANCES = {"available_usd": 880000.1, "deployed_usd": 119999.9, "total_nav_usd": 1000000.0}


@pytest.mark.asyncio
async def test_balances_are_exact() -> None:
    network = FakeNetwork()
    network.answer("portfolio", "GET", "/portfolio/balances", json={**BALANCES, "stablecoin_depeg_bps": 3.0, "x": {}})
    found = await signed_in(network, "portfolio").portfolio.balances("Company")
    exact = (Decimal("880000.1"), Decimal("119999.9"), Decimal("1000000.0"), Decimal("3.0"))
    assert found == PortfolioBalances(*exact)
    assert network.received[0].params == {"account_id": "company"}


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("status", "content", "kind"),
    [
        (502, b'{"detail": "Failed to fetch balances from Kraken"}', ServerFault),
        (500, b"Internal Server Error", ServerFault),
        (403, b'{"detail": "Account scope is not authorised"}', Refused),
        (200, encode(BALANCES), ContractError),
    ],
)
async def test_balances_that_cannot_be_had(status: int, content: bytes, kind: type[Exception]) -> None:
    network = FakeNetwork()
    network.answer("portfolio", "GET", "/portfolio/balances", status=status, content=content)
    with pytest.raises(kind):
        await signed_in(network, "portfolio").portfolio.balances("company")
    assert len(network.received) == 1  # no CSV of it exists


@pytest.mark.asyncio
@pytest.mark.parametrize("name", ["orders", "fills", "pnl"])
async def test_a_period_goes_with_json_and_with_csv(name: str) -> None:
    network = FakeNetwork()
    broken_json(network, f"/portfolio/{name}", CSV)
    portfolio = signed_in(network, "portfolio").portfolio
    start = datetime(2026, 11, 20, 22, 5, tzinfo=timezone(timedelta(hours=1)))
    await getattr(portfolio, name)("company", start, datetime(2026, 11, 20, 22, tzinfo=UTC))
    for received in network.received:
        assert received.params["from"] == "2026-11-20T21:05:00+00:00"
        assert received.params["to"] == "2026-11-20T22:00:00+00:00"
    await getattr(portfolio, name)("company", end=start)
    assert "from" not in network.received[-1].params
    with pytest.raises(ValueError, match="without a zone"):
        await getattr(portfolio, name)("company", datetime(2026, 11, 20))  # noqa: DTZ001 - that is the point


SCOPE = {"detail": "Account scope is not authorised"}


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("status", "content", "kind"),
    [
        (403, encode(SCOPE), Refused),
        (401, encode({"detail": "Missing Authorization header."}), AuthError),
        (500, encode({"detail": "Authentication session store is not configured."}), Misconfigured),
        (502, OOPS, ServerFault),
        (307, b"", ServerFault),
        (200, b'{"data": [1]}', ContractError),
        (200, b"{}", ContractError),
    ],
)
async def test_only_a_500_asks_for_csv(status: int, content: bytes, kind: type[Exception]) -> None:
    network = FakeNetwork()
    network.answer("portfolio", "GET", "/portfolio/orders", status=status, content=content)
    with pytest.raises(kind):
        await signed_in(network, "portfolio").portfolio.orders("director-1")
    assert len(network.received) == 1


@pytest.mark.asyncio
async def test_csv_may_be_broken_too() -> None:
    network = FakeNetwork()
    network.answer("portfolio", "GET", "/portfolio/orders", status=500, content=OOPS)
    with pytest.raises(ServerFault):
        await signed_in(network, "portfolio").portfolio.orders("company")
    assert len(network.received) == 2


def test_an_environment_without_a_portfolio() -> None:
    with pytest.raises(NotConfigured):
        _ = signed_in(FakeNetwork(), "risk").portfolio
