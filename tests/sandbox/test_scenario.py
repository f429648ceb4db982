"""A staged incident shows in the risk service's answers and the market's series, and ends without a trace."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.sandbox.context import Profile
from app.sandbox.generator import MarketGenerator
from app.sandbox.metrics import make_registry
from app.sandbox.portfolio_records import PortfolioRecords
from app.sandbox.risk_limits import LIMITS
from app.sandbox.scenario import Scenario, StagedIncident
from tests.fakes.sandbox import RunningSandbox
from tests.sandbox.in_process import Serve, serving

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    with serving("risk", tmp_path) as start:
        yield start


def test_usage_jumps_beyond_the_cap_for_one_account_and_throttling_follows(serve: Serve) -> None:
    service = serve(Profile.REPAIRED)

    def share(account: str) -> float:
        answer = service.get("/risk/limits", service.signed_in(account)).json()
        return float(answer["usage"]["realized_daily_loss"]) / float(answer["limits"]["max_daily_loss"])

    assert share("company") < 1
    service.app.state.incident.start(Scenario.LOSS_CAP_BREACH, "Company")
    assert share("company") > 1
    assert share("director-1") < 1
    assert service.get("/risk/throttle/status", service.signed_in("company")).json()["active"] is True
    service.app.state.start_over()
    assert share("company") < 1


def test_the_series_lose_as_much_and_win_it_back() -> None:
    incident, metrics = StagedIncident(), make_registry("risk-service", Profile.REPAIRED)
    market = MarketGenerator({"risk": metrics}, 7, incident)

    def series(name: str, account: str) -> float:
        market.tick(NOW, 0.5)
        found = metrics.registry.get_sample_value(name, {"account_id": account, "service": "risk-service"})
        assert found is not None
        return found

    cap_usd = LIMITS["company"].max_daily_loss
    incident.start(Scenario.LOSS_CAP_BREACH, "company")
    for name in ("account_daily_realized_pnl_usd", "account_daily_net_pnl_usd"):
        assert series(name, "company") < -cap_usd
        assert abs(series(name, "director-1")) < cap_usd / 2
    assert series("account_drawdown_pct", "company") > 10
    incident.end()
    for name in ("account_daily_realized_pnl_usd", "account_daily_net_pnl_usd"):
        assert abs(series(name, "company")) < cap_usd / 2


def test_one_incident_takes_the_place_of_another() -> None:
    incident = StagedIncident()
    incident.start(Scenario.LOSS_CAP_BREACH, "company")
    incident.start(Scenario.LOSS_CAP_BREACH, "director-1")
    assert incident.loss_usd("company") == 0
    with pytest.raises(KeyError):
        incident.start(Scenario.LOSS_CAP_BREACH, "nobody")
    assert incident.loss_usd("director-1") > 0, "what is refused changes nothing"


def test_an_exposure_breach_buys_and_sells_again(serve: Serve) -> None:
    service = serve(Profile.REPAIRED)
    records, incident = PortfolioRecords(service.context.store, service.clock), service.app.state.incident

    def held() -> dict[str, float]:
        return {symbol: records.held("company", symbol) for symbol in ("BTC-USD", "ETH-USD")}

    before = held()
    incident.start(Scenario.EXPOSURE_BREACH, "Company")
    assert held()["BTC-USD"] > before["BTC-USD"] + 10
    assert held()["ETH-USD"] == before["ETH-USD"]
    assert incident.loss_usd("company") == 0
    incident.start(Scenario.EXPOSURE_BREACH, "company")
    incident.end()
    incident.end()
    assert held() == before
    incident.start(Scenario.EXPOSURE_BREACH, "company")
    records.flatten("company")
    incident.start(Scenario.LOSS_CAP_BREACH, "company")
    assert held() == {"BTC-USD": 0, "ETH-USD": 0}, "what is no longer held is not sold"


def test_without_records_there_is_nothing_to_buy() -> None:
    incident = StagedIncident()
    incident.start(Scenario.EXPOSURE_BREACH, "company")
    assert incident.usage_at(LIMITS["company"], NOW).var_95 == 0
    incident.end()


def test_the_control_endpoint_stages_and_ends_for_the_holder_of_the_nonce(sandbox: RunningSandbox) -> None:
    def loss_usd() -> float:
        token = sandbox.sign_in("company")
        headers = {"Authorization": f"Bearer {token}", "X-Account-ID": "company"}
        with sandbox.client("risk", headers=headers) as client:
            return float(client.get("/risk/limits").json()["usage"]["realized_daily_loss"])

    breach = {"scenario": "loss_cap_breach", "account": "company"}
    stranger = {"Authorization": "Bearer somebody"}
    assert sandbox.control.post("/control/scenario", json=breach, headers=stranger).status_code == 401
    assert sandbox.control.delete("/control/scenario", headers=stranger).status_code == 401
    assert loss_usd() < 150_000
    for end in (("DELETE", "/control/scenario"), ("POST", "/control/reset-halts")):
        assert sandbox.control.post("/control/scenario", json=breach).json() == {"status": "staged"}
        assert loss_usd() > 150_000
        assert sandbox.control.request(*end).is_success
        assert loss_usd() < 150_000


@pytest.mark.parametrize(
    ("order", "status"),
    [
        ({"scenario": "loss_cap_breach", "account": "nobody"}, 404),
        ({"scenario": "flood", "account": "company"}, 422),
        ({"scenario": "loss_cap_breach"}, 422),
        ({"scenario": "loss_cap_breach", "account": "company", "more": 1}, 422),
    ],
)
def test_what_cannot_be_staged_is_refused(order: dict[str, object], status: int, sandbox: RunningSandbox) -> None:
    assert sandbox.control.post("/control/scenario", json=order).status_code == status
