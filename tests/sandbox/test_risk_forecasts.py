"""The risk engine's forecasts follow from the positions, and answer as the platform's do, in both profiles."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.sandbox import risk_forecasts
from app.sandbox.context import ADMINS, Profile
from app.sandbox.portfolio_records import PortfolioRecords
from app.sandbox.risk_limits import LIMITS, net_asset_value_usd
from tests.sandbox.in_process import START, InProcessService, Serve, serving

BOTH = pytest.mark.parametrize("profile", list(Profile))
PATHS = ("/risk/cvar", "/risk/nav_forecast", "/diversification/targets")
RANKS = ["1", "5", "25", "50", "75", "95", "99"]
pytestmark = pytest.mark.usefixtures("at_once")


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(risk_forecasts, "DELAY_S", 0.0)


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    with serving("risk-engine", tmp_path) as start:
        yield start


def read(service: InProcessService, path: str, account: str = "company", **params: str) -> Any:
    answer = service.get(path, service.signed_in(account), account_id=account, **params)
    assert answer.status_code == 200, answer.text
    return answer.json()


def records_of(service: InProcessService) -> PortfolioRecords:
    return PortfolioRecords(service.context.store, service.clock)


@BOTH
def test_cvar_says_what_the_positions_may_lose(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    found = read(service, "/risk/cvar")
    assert list(found) == [
        "account_id",
        "horizon",
        "simulations",
        "timestamp",
        "var_95",
        "cvar_95",
        "probability_loss_cap_hit",
        "loss_cap",
        "positions",
        "distribution",
    ]
    assert (found["account_id"], found["horizon"], found["simulations"]) == ("company", "24h", 5000)
    assert found["timestamp"] == "2026-03-02T09:00:00.123456Z"
    assert found["positions"] == records_of(service).exposure_usd("company")
    nav_usd, held_usd = net_asset_value_usd("company", START), sum(found["positions"].values())
    assert 0 < found["var_95"] < found["cvar_95"] < held_usd / 10
    assert found["loss_cap"] == (50_000.0 if profile is Profile.SHIPPED else 150_000.0)
    nav, pnl, loss = (found["distribution"][name] for name in ("nav", "pnl", "loss"))
    for one in (nav, pnl, loss):
        assert list(one["percentiles"]) == RANKS
        assert list(one["percentiles"].values()) == sorted(one["percentiles"].values())
        assert one["min"] <= one["percentiles"]["1"] <= one["mean"] <= one["percentiles"]["99"] <= one["max"]
        assert one["std"] > 0
    assert nav["mean"] == pytest.approx(nav_usd + pnl["mean"])
    assert nav["std"] == pytest.approx(pnl["std"])
    assert pnl["percentiles"]["5"] == -found["var_95"]
    assert (loss["min"], loss["max"]) == (0, -pnl["min"])


@BOTH
def test_nav_forecast_is_the_same_run(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    cvar, forecast = read(service, "/risk/cvar"), read(service, "/risk/nav_forecast")
    assert list(forecast) == ["account_id", "horizon", "simulations", "timestamp", "metrics", "positions"]
    same = ("account_id", "horizon", "simulations", "timestamp", "positions")
    assert {name: forecast[name] for name in same} == {name: cvar[name] for name in same}
    assert forecast["metrics"] == {
        "var_95": cvar["var_95"],
        "cvar_95": cvar["cvar_95"],
        "probability_loss_cap_hit": cvar["probability_loss_cap_hit"],
        "mean_nav": pytest.approx(cvar["distribution"]["nav"]["mean"]),
        "std_nav": pytest.approx(cvar["distribution"]["nav"]["std"]),
        "loss_cap": cvar["loss_cap"],
    }


def test_outcomes_stay_for_a_minute_and_then_move(serve: Serve) -> None:
    service = serve()
    first = read(service, "/risk/cvar")
    service.clock.advance(30)
    second = read(service, "/risk/cvar")
    service.clock.advance(60)
    third = read(service, "/risk/cvar")
    assert first["var_95"] == second["var_95"] != third["var_95"]
    assert third["var_95"] == pytest.approx(first["var_95"], rel=0.15)
    assert first["distribution"]["nav"] != second["distribution"]["nav"], "the value itself moves all the time"


def test_the_longer_the_horizon_the_more_may_be_lost(serve: Serve) -> None:
    service = serve()
    losses = [read(service, "/risk/cvar", horizon=horizon)["var_95"] for horizon in ("1h", "24h", "2d", "1w")]
    assert losses == sorted(losses)
    assert losses[2] == pytest.approx(losses[1] * 2**0.5, rel=0.15)
    assert read(service, "/risk/nav_forecast", horizon="168h")["metrics"]["var_95"] == pytest.approx(
        losses[3], rel=0.15
    )


def test_without_positions_nothing_can_be_lost(serve: Serve) -> None:
    service = serve()
    records_of(service).flatten("director-1")
    found = read(service, "/risk/cvar", "director-1")
    nav_usd = net_asset_value_usd("director-1", START)
    assert (found["positions"], found["var_95"], found["cvar_95"], found["probability_loss_cap_hit"]) == ({}, 0, 0, 0)
    flat = {"mean": nav_usd, "std": 0, "min": nav_usd, "max": nav_usd, "percentiles": dict.fromkeys(RANKS, nav_usd)}
    assert found["distribution"]["nav"] == flat


def test_positions_far_beyond_the_cap_hit_it_often(serve: Serve) -> None:
    service = serve()
    assert read(service, "/risk/cvar")["probability_loss_cap_hit"] == 0
    records_of(service).trade("company", "BTC-USD", 100)
    found = read(service, "/risk/cvar", horizon="1w")
    assert 0.2 < found["probability_loss_cap_hit"] < 0.5
    assert found["cvar_95"] > found["var_95"] > found["loss_cap"]


@BOTH
@pytest.mark.parametrize("horizon", ["soon", "24", "0h", "h", "-1d", "1m", "24H", "24h ", "99999h", "1.5d", ""])
def test_other_forms_of_horizon_are_refused(serve: Serve, profile: Profile, horizon: str) -> None:
    service = serve(profile)
    for path in PATHS[:2]:
        answer = service.get(path, service.signed_in(), account_id="company", horizon=horizon)
        assert (answer.status_code, answer.json()) == (
            400,
            {"detail": "Invalid horizon format. Use values like '24h', '2d', or '1w'."},
        )


@BOTH
@pytest.mark.parametrize("path", PATHS)
def test_guards_come_first_and_handlers_are_counted(serve: Serve, profile: Profile, path: str) -> None:
    service = serve(profile)
    assert service.get(path).json() == {"detail": "Missing Authorization header."}
    assert service.get(path, service.signed_in("auditor"), account_id="auditor").status_code == 403
    foreign = service.get(path, service.signed_in(), account_id="director-1", horizon="soon")
    assert (foreign.status_code, foreign.json()) == (
        403,
        {"detail": "Account mismatch between header and query parameter."},
    )
    assert service.get(path, service.signed_in()).status_code == 422
    assert service.context.faults.handled.get(("GET", path), 0) == 0
    read(service, path)
    assert service.context.faults.handled[("GET", path)] == 1


def test_targets_as_shipped_are_a_quarter_each(serve: Serve) -> None:
    assert read(serve(Profile.SHIPPED), "/diversification/targets") == {
        "account_id": "company",
        "timestamp": "2026-03-02T09:00:00.123456Z",
        "targets": {"BTC-USD": 0.25, "ETH-USD": 0.25, "CASH": 0.5},
        "buckets": {"BTC-USD": "btc_core", "ETH-USD": "top_cap_alts", "CASH": "cash"},
    }


@pytest.mark.parametrize("account", ADMINS)
def test_targets_are_near_what_a_repaired_account_holds(serve: Serve, account: str) -> None:
    service = serve(Profile.REPAIRED)
    targets = read(service, "/diversification/targets", account)["targets"]
    assert list(targets) == [*LIMITS[account].instrument_whitelist, "CASH"]
    assert sum(targets.values()) == pytest.approx(1)
    nav_usd = net_asset_value_usd(account, START)
    for symbol, usd in records_of(service).exposure_usd(account).items():
        assert usd / nav_usd == pytest.approx(targets[symbol], abs=0.02)
