"""The risk service answers as the platform's does, in both profiles."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from app.sandbox.context import Profile
from app.sandbox.faults import FaultKind
from app.sandbox.portfolio_records import PortfolioRecords
from app.sandbox.position_size import size_position
from app.sandbox.risk_limits import LIMITS
from tests.sandbox.in_process import START, Serve, serving

BOTH = pytest.mark.parametrize("profile", list(Profile))
ROUTES = {
    "/risk/limits",
    "/risk/size",
    "/risk/throttle/status",
    "/risk/validate",
    "/ops/drain/status",
    "/ops/drain/start",
    "/healthz",
    "/metrics",
}


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    with serving("risk", tmp_path) as start:
        yield start


@BOTH
def test_limits_are_numbers(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    answer = service.get("/risk/limits", service.signed_in("director-1"))
    assert answer.headers["x-request-id"]
    assert answer.json()["account_id"] == "director-1"
    assert answer.json()["limits"] == {
        "account_id": "director-1",
        "max_daily_loss": 50000.0,
        "fee_budget": 10000.0,
        "max_nav_pct_per_trade": 0.25,
        "notional_cap": 1500000.0,
        "cooldown_minutes": 120,
        "instrument_whitelist": ["SOL-USD"],
        "var_95_limit": 100000.0,
        "var_99_limit": 175000.0,
        "spread_threshold_bps": 20.0,
        "latency_stall_seconds": 3.0,
        "exchange_outage_block": True,
        "correlation_threshold": 0.85,
        "correlation_lookback": 20,
        "diversification_cluster_limits": {"BTC": 0.4},
    }
    company = service.get("/risk/limits", service.signed_in("company")).json()["limits"]
    assert (company["correlation_threshold"], company["diversification_cluster_limits"]) == (None, {})


@BOTH
def test_usage_is_texts_that_move(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    caller = service.signed_in("company")
    first = service.get("/risk/limits", caller).json()["usage"]
    assert set(first) == {
        "account_id",
        "realized_daily_loss",
        "fees_paid",
        "net_asset_value",
        "var_95",
        "var_99",
    }
    assert all(isinstance(value, str) for value in first.values())
    service.clock.advance(30)
    second = service.get("/risk/limits", caller).json()["usage"]
    assert Decimal(second["fees_paid"]) > Decimal(first["fees_paid"])
    assert first["net_asset_value"] != second["net_asset_value"]
    assert 0 < Decimal(first["realized_daily_loss"]) < 150_000
    assert service.get("/risk/limits", service.signed_in("director-2")).json()["usage"]["var_95"] is None


def test_value_at_risk_follows_the_positions(serve: Serve) -> None:
    service = serve()
    records = PortfolioRecords(service.context.store, service.clock)

    def var(level: str) -> Decimal:
        usage = service.get("/risk/limits", service.signed_in("company")).json()["usage"]
        return Decimal(usage[f"var_{level}"])

    before = var("95")
    assert 0 < before < var("99")
    records.trade("company", "BTC-USD", 10)
    assert var("95") > 3 * before
    records.flatten("company")
    assert var("95") == var("99") == 0


@BOTH
def test_an_account_without_limits_is_not_found(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    service.set_fault(FaultKind.NO_LIMITS)
    for path, params in (("/risk/limits", {}), ("/risk/size", {"symbol": "BTC-USD"})):
        answer = service.get(path, service.signed_in("director-2"), **params)
        assert (answer.status_code, answer.json()) == (
            404,
            {"detail": "No risk limits configured for account 'director-2'."},
        )


@BOTH
def test_guard_and_own_account_only(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    for path in ("/risk/limits", "/risk/size", "/risk/throttle/status"):
        assert service.get(path).json() == {"detail": "Missing Authorization header."}
        refused = service.get(path, service.signed_in("auditor"))
        assert (refused.status_code, refused.json()) == (
            403,
            {"detail": "Account is not authorized for administrative access."},
        )


def test_shipped_size_lacks_precision(serve: Serve) -> None:
    service = serve(Profile.SHIPPED)
    size = service.get("/risk/size", service.signed_in(), symbol="BTC/USD").json()
    assert (size["symbol"], size["reason"], size["max_size_usd"]) == ("BTC-USD", "precision_metadata_missing", 0.0)
    assert size["diagnostics"]["precision_metadata_missing"] is True
    assert size["base_size_usd"] == pytest.approx(size["risk_budget"] / 0.32)
    assert size["timestamp"] == "2026-03-02T09:00:00.123456Z"


def test_repaired_size_is_positive_and_within_the_limits(serve: Serve) -> None:
    service = serve(Profile.REPAIRED)
    size = service.get("/risk/size", service.signed_in(), symbol="BTC-USD").json()
    assert size["reason"] == "sized"
    assert 0 < size["max_size_usd"] <= 0.35 * size["nav"]
    assert size["size_units"] == pytest.approx(size["max_size_usd"] / size["price"], abs=1e-8)
    assert size["max_position"] == size["max_size_usd"]
    assert "precision_metadata_missing" not in size["diagnostics"]


@pytest.mark.parametrize(
    ("changes", "allowed_usd"),
    [({}, 312_500), ({"notional_cap": 90_000.0}, 90_000), ({"max_nav_pct_per_trade": 0.2}, 200_000)],
)
def test_size_takes_the_tightest_limit(changes: dict[str, float], allowed_usd: float) -> None:
    limits = LIMITS["company"].model_copy(update=changes)
    size = size_position(limits, "BTC-USD", 1_000_000, START, precision_known=True)
    assert (size.risk_budget, size.max_size_usd) == (100_000, allowed_usd)


@BOTH
def test_size_refusals(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    perp = service.get("/risk/size", service.signed_in(), symbol="BTC-PERP")
    assert (perp.status_code, perp.json()) == (
        422,
        {"detail": "symbol 'BTC-PERP' is not a supported USD spot market instrument"},
    )
    unpriced = service.get("/risk/size", service.signed_in(), symbol="DOGE-USD")
    assert (unpriced.status_code, unpriced.json()) == (500, {"detail": "Unable to compute position size"})
    (missing,) = service.get("/risk/size", service.signed_in()).json()["detail"]
    assert (missing["type"], missing["loc"]) == ("missing", ["query", "symbol"])


@pytest.mark.expects_log
def test_shipped_throttle_always_fails_in_plain_text(serve: Serve) -> None:
    service = serve(Profile.SHIPPED)
    answer = service.get("/risk/throttle/status", service.signed_in())
    assert (answer.status_code, answer.text) == (500, "Internal Server Error")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert "x-request-id" not in answer.headers
    assert service.get("/risk/throttle/status").status_code == 401


def test_repaired_throttle_answers(serve: Serve) -> None:
    service = serve(Profile.REPAIRED)
    answer = service.get("/risk/throttle/status", service.signed_in())
    assert (answer.status_code, answer.json()) == (200, {"active": False, "reason": None})


@BOTH
def test_draining_needs_nobody_and_has_no_way_back(serve: Serve, profile: Profile) -> None:
    service = serve(profile, wired=False)
    status = service.get("/ops/drain/status").json()
    allowed = status.pop("allowed_paths")
    assert status == {
        "service": "risk-service",
        "draining": False,
        "inflight": 1,
        "started_at": None,
        "elapsed_seconds": None,
    }
    assert "/readyz" in allowed
    assert "/healthz" not in allowed
    started = service.post("/ops/drain/start")
    assert (started.status_code, started.json()["draining"]) == (202, True)
    assert started.json()["started_at"] == "2026-03-02T09:00:00.123456+00:00"
    service.clock.advance(2.5)
    again = service.post("/ops/drain/start")
    assert (again.status_code, again.json()["elapsed_seconds"]) == (200, 2.5)
    refused = service.get("/healthz")
    assert refused.status_code == 503
    assert refused.json()["detail"] == "risk-service is draining"
    assert (refused.json()["status"]["draining"], refused.json()["status"]["inflight"]) == (True, 0)
    assert "x-request-id" not in refused.headers
    assert service.get("/metrics").status_code == 200
    service.app.state.restart()
    assert service.get("/healthz").status_code == 200
    assert service.get("/ops/drain/status").json()["started_at"] is None
    service.post("/ops/drain/start")
    service.close()
    assert serve(profile).get("/healthz").status_code == 200


@BOTH
def test_health_and_routes(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    health = service.get("/healthz").json()
    assert health["status"] == "ok"
    assert set(health["checks"]) == {"database", "capital_allocator", "universe_service"}
    assert set(health["checks"]["database"]) == {"status", "dialect", "driver", "url"}
    assert health["checks"]["capital_allocator"] == {"status": "ok", "configured": False}
    assert service.get("/readyz").status_code == 404
    assert service.paths() == ROUTES


def test_health_says_error_with_200_when_the_database_is_gone(serve: Serve) -> None:
    service = serve()
    service.context.store.close()
    answer = service.get("/healthz")
    assert answer.status_code == 200
    assert answer.json()["status"] == "error"
    assert answer.json()["checks"]["database"]["error"] == "ProgrammingError"
