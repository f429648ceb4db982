"""The portfolio service lists what is recorded, in both profiles."""

import csv
import io
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.sandbox.context import ADMINS, Profile
from app.sandbox.faults import FaultKind
from app.sandbox.portfolio_records import ORDERS, POSITIONS, Order, PortfolioRecords
from tests.sandbox.in_process import START, InProcessService, Serve, serving

BOTH = pytest.mark.parametrize("profile", list(Profile))
LISTS = ("positions", "pnl", "orders", "fills")


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    with serving("portfolio", tmp_path) as start:
        yield start


def records_of(service: InProcessService) -> PortfolioRecords:
    records: PortfolioRecords = service.app.state.records
    return records


def csv_rows(service: InProcessService, path: str, account: str = "company", **params: Any) -> list[dict[str, str]]:
    answer = service.get(f"/portfolio/{path}", service.signed_in(account), account_id=account, format="csv", **params)
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.text)))


@BOTH
def test_csv_works_by_parameter_and_by_header(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    answer = service.get("/portfolio/positions", service.signed_in(), account_id="company", format="csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == "attachment; filename=positions_company.csv"
    assert "x-request-id" not in answer.headers
    assert answer.text == (
        "account_id,instrument,quantity,as_of\r\n"
        "company,ETH-USD,32.0856,2026-03-02 09:00:00.123456+00:00\r\n"
        "company,BTC-USD,1.7153,2026-03-02 09:00:00.123456+00:00\r\n"
    )
    accept = {**service.signed_in(), "Accept": "text/csv"}
    assert service.get("/portfolio/positions", accept, account_id="company").text == answer.text
    json_wanted = service.get("/portfolio/fills", accept, account_id="company", format="json")
    assert json_wanted.headers["content-type"] == "application/json"


def test_every_account_has_open_orders_and_positions(serve: Serve) -> None:
    service = serve()
    for account in ADMINS:
        orders = csv_rows(service, "orders", account)
        assert list(orders[0]) == [*ORDERS.columns]
        assert [order["status"] for order in orders] == ["open", "open"]
        assert all(float(row["quantity"]) > 0 for row in csv_rows(service, "positions", account))
        assert {row["account_id"] for row in orders} == {account}


@pytest.mark.expects_log
@pytest.mark.parametrize("path", ["positions", "pnl", "orders"])
def test_shipped_json_fails_on_the_first_instant(serve: Serve, path: str) -> None:
    service = serve(Profile.SHIPPED)
    answer = service.get(f"/portfolio/{path}", service.signed_in(), account_id="company")
    assert (answer.status_code, answer.text) == (500, "Internal Server Error")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    beyond = service.get(f"/portfolio/{path}", service.signed_in(), account_id="company", offset=50)
    assert beyond.json()["data"] == []


@pytest.mark.parametrize(
    ("profile", "path"), [(Profile.SHIPPED, "fills"), *((Profile.REPAIRED, path) for path in LISTS)]
)
def test_json_tells_the_same_as_csv(serve: Serve, profile: Profile, path: str) -> None:
    service = serve(profile)
    body = service.get(f"/portfolio/{path}", service.signed_in(), account_id="company", limit=50).json()
    assert body["pagination"] == {"limit": 50, "offset": 0, "returned": len(body["data"])}
    texts = [{name: str(value).replace("T", " ") for name, value in row.items()} for row in body["data"]]
    written = [{name: value.replace("T", " ") for name, value in row.items()} for row in csv_rows(service, path)]
    assert texts == written
    assert texts


def test_pages_and_periods(serve: Serve) -> None:
    service = serve()
    records = records_of(service)
    for _ in range(3):
        service.clock.advance(10)
        records.submit("company", Order("BTC-USD", "buy", 0.1, 34_000.0))
    numbers = [row["order_id"] for row in csv_rows(service, "orders")]
    assert numbers == sorted(numbers, reverse=True, key=lambda text: int(text.removeprefix("OSBX-")))
    assert len(numbers) == 5
    page = csv_rows(service, "orders", limit=2, offset=1)
    assert [row["order_id"] for row in page] == numbers[1:3]
    middle = START + timedelta(seconds=20)
    since = csv_rows(service, "orders", **{"from": middle.isoformat()})
    assert [row["order_id"] for row in since] == numbers[:2]
    until = csv_rows(service, "orders", to=middle.isoformat().replace("+00:00", "Z"))
    assert [row["order_id"] for row in until] == numbers[1:]


def test_csv_of_nothing_is_empty(serve: Serve) -> None:
    service = serve()
    answer = service.get("/portfolio/orders", service.signed_in(), account_id="company", format="csv", offset=9)
    assert (answer.status_code, answer.text) == (200, "")


@BOTH
def test_refusals(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    caller = service.signed_in()
    assert service.get("/portfolio/positions", account_id="company").json() == {
        "detail": "Missing Authorization header."
    }
    assert service.get("/portfolio/positions", service.signed_in("auditor"), account_id="auditor").status_code == 403
    for foreign in ("director-1", "COMPANY"):
        answer = service.get("/portfolio/orders", caller, account_id=foreign)
        assert (answer.status_code, answer.json()) == (403, {"detail": "Account scope is not authorised"})
    invalid = service.get("/portfolio/pnl", caller, account_id="company", **{"from": "yesterday"})
    assert (invalid.status_code, invalid.json()) == (422, {"detail": "Invalid datetime: yesterday"})
    for params in ({}, {"account_id": "company", "limit": 50_001}, {"account_id": "company", "format": "xml"}):
        assert service.get("/portfolio/orders", caller, **params).status_code == 422
    assert service.get("/portfolio/positions", caller, account_id="company", limit=10_001).status_code == 422
    unwired = serve(profile, wired=False)
    assert unwired.get("/portfolio/orders", account_id="company").status_code == 500


def test_balances_come_from_the_exchange_only_repaired(serve: Serve) -> None:
    shipped = serve(Profile.SHIPPED)
    answer = shipped.get("/portfolio/balances", shipped.signed_in(), account_id="company")
    assert (answer.status_code, answer.json()) == (502, {"detail": "Failed to fetch balances from Kraken"})
    repaired = serve(Profile.REPAIRED)
    body = repaired.get("/portfolio/balances", repaired.signed_in(), account_id="company").json()
    assert set(body) == {"available_usd", "deployed_usd", "total_nav_usd", "stablecoin_depeg_bps"}
    assert body["available_usd"] + body["deployed_usd"] == pytest.approx(body["total_nav_usd"])
    assert body["deployed_usd"] == pytest.approx(120_000, rel=0.001)
    for failure, status in (("unreachable", 503), ("error", 502), (None, 502)):
        repaired.set_fault(FaultKind.KRAKEN, parameter=failure)
        failed = repaired.get("/portfolio/balances", repaired.signed_in(), account_id="company")
        assert failed.status_code == status


def test_health_routes_exist_only_repaired_and_metrics_never(serve: Serve) -> None:
    shipped = serve(Profile.SHIPPED)
    routes = {f"/portfolio/{path}" for path in (*LISTS, "balances")}
    assert shipped.paths() == routes
    assert shipped.get("/healthz").json() == shipped.get("/metrics").json() == {"detail": "Not Found"}
    repaired = serve(Profile.REPAIRED)
    assert repaired.paths() == routes | {"/healthz", "/readyz"}
    assert repaired.get("/healthz").json() == {"status": "ok", "checks": {"portfolio_store": {"status": "ok"}}}


def test_a_filled_order_moves_position_fills_and_profit(serve: Serve) -> None:
    service = serve()
    records = records_of(service)
    records.cancel_open_orders("company")
    held = records.held("company", "BTC-USD")
    service.clock.advance(120)
    records.submit("company", Order("BTC-USD", "buy", 0.1, 34_000.0))
    records.fill_oldest("company")
    assert records.held("company", "BTC-USD") == pytest.approx(held + 0.1)
    assert csv_rows(service, "orders")[0]["status"] == "filled"
    newest = csv_rows(service, "fills")[0]
    assert (newest["symbol"], newest["qty"]) == ("BTC-USD", "0.1")
    first, *_, start = csv_rows(service, "pnl")
    assert float(first["pnl_usd"]) == pytest.approx(98.0, abs=0.02)
    assert float(start["pnl_usd"]) == 0.0
    records.submit("company", Order("BTC-USD", "sell", 0.1, 34_980.0))
    records.fill_oldest("company")
    assert records.held("company", "BTC-USD") == pytest.approx(held)


def test_records_survive_a_restart_and_can_start_over(serve: Serve) -> None:
    service = serve()
    records = records_of(service)
    records.fill_oldest("company")
    assert records.cancel_open_orders("company") == 1
    assert records.cancel_open_orders("company") == 0
    assert {row["status"] for row in records.rows(ORDERS, "company")} == {"filled", "cancelled"}
    assert records.flatten("company") == 2
    service.close()
    again = records_of(serve())
    assert again.open_orders("company") == 0
    assert [row["quantity"] for row in again.rows(POSITIONS, "company")] == [0.0, 0.0]
    again.start_over()
    assert again.open_orders("company") == 2
    assert again.deployed_usd("company") > 0
    assert len(again.rows(ORDERS, "company")) == 2


def test_old_rows_go_and_open_orders_stay(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.sandbox.portfolio_records.KEPT_ROWS", 5)
    records = records_of(serve())
    for _ in range(12):
        records.submit("company", Order("BTC-USD", "buy", 0.01, 34_000.0))
        records.fill_oldest("company")
    statuses = [row["status"] for row in records.rows(ORDERS, "company", limit=100)]
    assert sorted(statuses) == ["filled"] * 5 + ["open"] * 2
