"""The OMS answers as the platform's asynchronous flavour does, in both profiles."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.sandbox.context import Profile
from app.sandbox.portfolio_records import ORDERS, PortfolioRecords
from tests.sandbox.in_process import Serve, serving

BOTH = pytest.mark.parametrize("profile", list(Profile))
ROUTING = "/oms/routing/status"
GUARDED = (
    ROUTING,
    "/oms/rate_limits/status",
    "/oms/warm_start/status",
    "/oms/warm_start/report",
    "/oms/impact_curve",
    "/oms/status",
)


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    with serving("oms", tmp_path) as start:
        yield start


@BOTH
@pytest.mark.parametrize("path", GUARDED)
def test_account_header_first_then_the_session(serve: Serve, profile: Profile, path: str) -> None:
    service = serve(profile)
    headerless = service.get(path, {"Authorization": f"Bearer {service.token('company')}"})
    assert (headerless.status_code, headerless.json()) == (401, {"detail": "Missing X-Account-ID header"})
    sessionless = service.get(path, {"X-Account-ID": "company"})
    assert sessionless.json() == {"detail": "Missing Authorization header."}
    foreign = service.get(path, {**service.signed_in("company"), "X-Account-ID": "director-1"})
    assert foreign.json() == {"detail": "Account header does not match authenticated session."}
    assert service.get(path, service.signed_in("auditor")).status_code == 403


def test_refusals_are_counted(serve: Serve) -> None:
    service = serve()
    service.get(GUARDED[1])
    service.get(GUARDED[1], {"X-Account-ID": "company"})
    service.get(GUARDED[1], service.signed_in("auditor"))
    service.get(GUARDED[1], service.signed_in("company"))
    counted = {
        reason: service.value("oms_auth_failures_total", service="service", reason=reason)
        for reason in ("missing_account_id", "unauthorized", "forbidden")
    }
    assert counted == {"missing_account_id": 1, "unauthorized": 1, "forbidden": 1}


@pytest.mark.expects_log
def test_shipped_routing_always_fails_in_plain_text(serve: Serve) -> None:
    service = serve(Profile.SHIPPED)
    answer = service.get(ROUTING, service.signed_in(), account_id="company")
    assert (answer.status_code, answer.text) == (500, "Internal Server Error")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"


def test_repaired_routing_answers_and_starts_probing(serve: Serve) -> None:
    service = serve(Profile.REPAIRED)
    caller = service.signed_in()
    service.clock.advance(60)
    answer = service.get(ROUTING, caller, account_id="company")
    assert set(answer.json()) == {"ws_latency", "rest_latency", "preferred_path"}
    assert answer.json()["preferred_path"] == "websocket"
    assert 0 < answer.json()["ws_latency"] < answer.json()["rest_latency"]
    limits = service.get("/oms/rate_limits/status", caller).json()["company"]
    assert (limits["rest"]["inflight"], limits["websocket"]["inflight"]) == (2, 2)
    service.clock.advance(35)
    service.get(ROUTING, caller, account_id="company")
    assert service.value("api_calls_total", endpoint="rest_latency_probe") == 4


@pytest.mark.expects_log
@BOTH
def test_routing_needs_own_account_and_credentials(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    foreign = service.get(ROUTING, service.signed_in(), account_id="director-1")
    assert (foreign.status_code, foreign.json()) == (403, {"detail": "Account mismatch"})
    without = service.get(ROUTING, service.signed_in("director-2"), account_id="director-2")
    assert (without.status_code, without.text) == (500, "Internal Server Error")
    assert service.get(ROUTING, service.signed_in()).status_code == 422


@BOTH
def test_rate_limits_follow_the_window(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    service.clock.advance(4)
    limits = service.get("/oms/rate_limits/status", service.signed_in()).json()
    assert limits == {
        "company": {
            "rest": {
                "limit": 20,
                "window": 10.0,
                "inflight": 4,
                "remaining": 16,
                "reset_in": 6.0,
                "backlog": 0,
            },
            "websocket": {
                "limit": 60,
                "window": 10.0,
                "inflight": 4,
                "remaining": 56,
                "reset_in": 6.0,
                "backlog": 0,
            },
        }
    }
    left = {"account": "company", "transport": "rest"}
    assert service.value("rate_limit_remaining", **left) == 16
    service.clock.advance(7)
    later = service.get("/oms/rate_limits/status", service.signed_in()).json()["company"]["rest"]
    assert (later["inflight"], later["remaining"], later["reset_in"]) == (0, 20, 0.0)
    assert service.value("rate_limit_remaining", **left) == 20
    assert service.get("/oms/rate_limits/status", service.signed_in("director-2")).json() == {}


@BOTH
def test_orders(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    caller = service.signed_in()
    filled = service.get("/oms/status", caller, account_id="company", client_id="demo-filled").json()
    assert filled == {
        "exchange_order_id": "OSBX01-FILLED-000001",
        "status": "filled",
        "filled_qty": "0.25000000",
        "avg_price": "34975.10",
        "errors": None,
    }
    unknown = service.get("/oms/status", caller, account_id="company", client_id="demo-rejected")
    assert (unknown.status_code, unknown.json()) == (404, {"detail": "Unknown order"})
    foreign = service.get("/oms/status", caller, account_id="director-1", client_id="demo-rejected")
    assert foreign.json() == {"detail": "Account mismatch"}


@BOTH
@pytest.mark.parametrize("status", ["open", "filled", "cancelled"])
def test_an_order_of_the_records_can_be_looked_up(serve: Serve, profile: Profile, status: str) -> None:
    service = serve(profile)
    records = PortfolioRecords(service.context.store, service.clock)
    if status == "filled":
        records.fill_oldest("company")
    elif status == "cancelled":
        records.cancel_open_orders("company")
    row = min(records.rows(ORDERS, "company"), key=lambda order: order["order_id"])
    found = service.get("/oms/status", service.signed_in(), account_id="company", client_id=row["order_id"]).json()
    quantity, price = (str(row["quantity"]), str(row["price"])) if status == "filled" else ("0", "0")
    assert found == {
        "exchange_order_id": row["order_id"],
        "status": status,
        "filled_qty": quantity,
        "avg_price": price,
        "errors": None,
    }


@pytest.mark.expects_log
def test_looking_an_order_up_starts_probing_too(serve: Serve) -> None:
    service = serve(Profile.REPAIRED)
    service.get("/oms/status", service.signed_in(), account_id="company", client_id="nothing")
    service.clock.advance(35)
    service.get("/oms/status", service.signed_in(), account_id="company", client_id="nothing")
    assert service.value("api_calls_total", endpoint="rest_latency_probe") == 4
    assert service.context.faults.handled["GET", "/oms/status"] == 2
    without = service.get("/oms/status", service.signed_in("director-2"), account_id="director-2", client_id="x")
    assert (without.status_code, without.text) == (500, "Internal Server Error")
    shipped = serve(Profile.SHIPPED)
    shipped.get("/oms/status", shipped.signed_in(), account_id="company", client_id="nothing")
    assert shipped.value("api_calls_total", endpoint="rest_latency_probe") is None


def test_only_a_restart_ends_the_probes(serve: Serve) -> None:
    service = serve(Profile.REPAIRED)
    caller = service.signed_in()
    service.get(ROUTING, caller, account_id="company")
    service.clock.advance(60)
    assert service.get("/oms/rate_limits/status", caller).json()["company"]["rest"]["inflight"] == 2
    counted = service.get("/oms/reconcile/status").json()["balances_checked"]
    service.app.state.restart()
    service.clock.advance(30)
    assert service.get("/oms/rate_limits/status", caller).json()["company"]["rest"]["inflight"] == 0
    assert service.get("/oms/reconcile/status").json()["balances_checked"] < counted


@BOTH
def test_warm_start_and_reconciliation(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    status = service.get("/oms/warm_start/status", service.signed_in())
    assert set(status.json()) == {"orders_resynced", "fills_replayed", "latency_ms"}
    assert service.get("/oms/warm_start/report", service.signed_in()).json() == status.json()
    first = service.get("/oms/reconcile/status").json()
    service.clock.advance(30)
    second = service.get("/oms/reconcile/status").json()
    assert set(first) == {"balances_checked", "orders_checked", "mismatches_fixed", "alerts"}
    assert second["balances_checked"] == 2 * first["balances_checked"] > 0


@pytest.mark.parametrize(("profile", "points"), [(Profile.SHIPPED, 0), (Profile.REPAIRED, 6)])
def test_impact_curve(serve: Serve, profile: Profile, points: int) -> None:
    service = serve(profile)
    curve = service.get("/oms/impact_curve", service.signed_in(), symbol="BTC/USD").json()
    assert (curve["symbol"], curve["as_of"]) == ("BTC/USD", "2026-03-02T09:00:00.123456Z")
    assert len(curve["points"]) == points
    impacts = [point["impact_bps"] for point in curve["points"]]
    assert impacts == sorted(set(impacts))
    assert service.get("/oms/impact_curve", service.signed_in(), symbol="XYZ/USD").json()["points"] == []


@BOTH
def test_health_and_routes(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    health = service.get("/healthz")
    assert health.json() == {"status": "ok", "checks": {"impact_store": {"status": "ok"}}}
    assert health.headers["x-request-id"]
    for path in ("/readyz", "/ops/drain/status"):
        assert service.get(path).status_code == 404
    assert service.paths() == {*GUARDED, "/oms/reconcile/status", "/healthz", "/metrics"}
