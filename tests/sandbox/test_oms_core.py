"""The OMS answers as the platform's core flavour does, in both profiles."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.sandbox.context import Profile
from app.sandbox.faults import FaultKind
from app.sandbox.portfolio_records import Order, PortfolioRecords
from app.sandbox.shadow_pnl import compare
from tests.sandbox.in_process import START, InProcessService, Serve, serving

BOTH = pytest.mark.parametrize("profile", list(Profile))
SHADOW, BALANCES, TRADES = "/oms/shadow_pnl", "/oms/accounts/{}/balances", "/oms/accounts/{}/trades"
NOTHING = {"realized_pnl": "0", "fees": "0", "slippage": "0"}


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    with serving("oms", tmp_path) as start:
        yield lambda profile=Profile.REPAIRED, **options: start(profile, flavour="core", **options)


def trade(service: InProcessService, *orders: Order) -> None:
    records = PortfolioRecords(service.context.store, service.clock)
    records.cancel_open_orders("company")
    for order in orders:
        service.clock.advance(10)
        records.submit("company", order)
        records.fill_oldest("company")


def filled(side: str, quantity: float, price: float) -> dict[str, Any]:
    return {"instrument": "BTC-USD", "side": side, "quantity": quantity, "price": price, "updated_at": START}


@BOTH
def test_before_the_first_fill_both_ledgers_are_empty(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    empty = {**NOTHING, "positions": {}, "fills": []}
    answer = service.get(SHADOW, service.signed_in(), account_id="company")
    assert answer.json() == {"real": empty, "shadow": empty, "delta": NOTHING}
    assert answer.headers["x-request-id"]


@BOTH
def test_fills_are_told_as_texts_beside_their_shadow(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    trade(service, Order("BTC-USD", "buy", 0.5, 34_990.0), Order("BTC-USD", "sell", 0.2, 35_010.0))
    found = service.get(SHADOW, service.signed_in(), account_id="company").json()
    assert found["real"]["positions"] == {"BTC-USD": {"quantity": "0.3", "avg_price": "34990.00"}}
    assert found["real"]["fills"][0] == {
        "symbol": "BTC-USD",
        "side": "buy",
        "quantity": "0.5",
        "price": "34990.0",
        "timestamp": "2026-03-02T09:00:10.123456Z",
        "fee": "14.00",
        "slippage_bps": "2.859",
    }
    assert (found["real"]["realized_pnl"], found["shadow"]["realized_pnl"]) == ("4.00", "0.00")
    assert (found["real"]["slippage"], found["shadow"]["slippage"]) == ("-1.00", "0.00")
    for name, delta in found["delta"].items():
        assert Decimal(delta) == Decimal(found["real"][name]) - Decimal(found["shadow"][name])


def test_a_sale_of_more_than_is_held_realises_what_was_held_and_turns_the_rest() -> None:
    real = compare([filled("buy", 1, 100), filled("buy", 1, 200), filled("sell", 3, 180), filled("buy", 1, 150)]).real
    assert real.realized_pnl == Decimal("90.00")  # two at 150 sold for 180, one short at 180 bought for 150
    assert real.positions == {}


def test_a_short_position_keeps_its_price() -> None:
    (held,) = compare([filled("sell", 2, 100), filled("buy", 0.5, 90)]).real.positions.values()
    assert (held.quantity, held.avg_price) == (Decimal("-1.5"), Decimal("100.00"))


def test_balances_and_trades_are_what_the_records_say(serve: Serve) -> None:
    service = serve()
    trade(service, *(Order("BTC-USD", "buy", 0.01, 34_000.0 + number) for number in range(3)))
    records = PortfolioRecords(service.context.store, service.clock)
    found = service.get(BALANCES.format("company"), service.signed_in()).json()
    assert Decimal(found["balances"]["BTC"]) == Decimal(str(records.held("company", "BTC-USD")))
    deployed = Decimal(str(records.deployed_usd("company")))
    assert abs(Decimal(found["balances"]["USD"]) + deployed - Decimal(found["net_asset_value"])) <= Decimal("0.01")
    trades = service.get(TRADES.format("company"), service.signed_in(), limit=2).json()["trades"]
    assert [row["price"] for row in trades] == ["34002.0", "34001.0"]
    assert trades[0] == {
        "order_id": trades[0]["order_id"],
        "pair": "BTC/USD",
        "side": "buy",
        "price": "34002.0",
        "quantity": "0.01",
        "fee": "0.27",
        "time": "2026-03-02T09:00:30.123456Z",
    }


@pytest.mark.parametrize("path", [BALANCES, TRADES])
def test_what_the_exchange_tells_needs_credentials(serve: Serve, path: str) -> None:
    unavailable = (503, {"detail": "Kraken credentials unavailable."})
    shipped = serve(Profile.SHIPPED)
    answer = shipped.get(path.format("company"), shipped.signed_in())
    assert (answer.status_code, answer.json()) == unavailable
    service = serve()
    without = service.get(path.format("director-2"), service.signed_in("director-2"))
    assert (without.status_code, without.json()) == unavailable
    for failure, status in ((None, 403), ("rejected", 403), ("unreachable", 502), ("error", 502)):
        service.set_fault(FaultKind.KRAKEN, parameter=failure)
        assert service.get(path.format("company"), service.signed_in()).status_code == status
    service.context.faults.clear()
    assert service.get(path.format("company"), service.signed_in()).status_code == 200


@BOTH
def test_refusals(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    headerless = {"Authorization": f"Bearer {service.token('company')}"}
    assert service.get(SHADOW, headerless, account_id="company").status_code == 200
    assert service.get(SHADOW, account_id="company").json() == {"detail": "Missing Authorization header."}
    mismatch = {"detail": "Account mismatch between header and payload."}
    for path, params in ((SHADOW, {"account_id": "director-1"}), (BALANCES.format("director-1"), {})):
        answer = service.get(path, service.signed_in(), **params)
        assert (answer.status_code, answer.json()) == (403, mismatch)
    for limit in (0, 501):
        assert service.get(TRADES.format("company"), service.signed_in(), limit=limit).status_code == 422
    assert service.get("/oms/routing/status", service.signed_in(), account_id="company").status_code == 404


@BOTH
def test_draining_refuses_everything_but_the_allowed_paths(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    checks = {"session_store": {"status": "ok"}, "kraken_transport": {"status": "ok"}}
    assert service.get("/healthz").json() == {"status": "ok", "checks": checks}
    status = service.get("/ops/drain/status").json()
    assert (status["service"], status["draining"], status["inflight"]) == ("oms-core", False, 1)
    assert [service.post("/ops/drain/start").status_code for _ in range(2)] == [202, 200]
    for path in (SHADOW, "/healthz"):
        answer = service.get(path, service.signed_in(), account_id="company")
        assert (answer.status_code, answer.json()["detail"]) == (503, "oms-core is draining")
        assert answer.json()["status"]["draining"] is True
    assert service.get("/metrics").status_code == 200
