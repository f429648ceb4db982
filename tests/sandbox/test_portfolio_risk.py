"""The portfolio's risk adds up what the accounts hold, and answers as the platform's does, in both profiles."""

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.sandbox.context import ADMINS, Profile
from app.sandbox.portfolio_records import PortfolioRecords
from app.sandbox.portfolio_risk import MAX_GROSS_USD, MAX_INSTRUMENT_USD
from app.sandbox.risk_engine_checks import RiskEngine
from app.sandbox.risk_engine_intents import IntentFlow
from app.sandbox.scenario import Scenario, StagedIncident
from tests.sandbox.in_process import InProcessService, Serve, serving

BOTH = pytest.mark.parametrize("profile", list(Profile))
PATH = "/risk/portfolio/status"


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    with serving("portfolio-risk", tmp_path) as start:
        yield start


def status(service: InProcessService, account: str = "company") -> Any:
    answer = service.get(PATH, service.signed_in(account))
    assert answer.status_code == 200, answer.text
    return answer.json()


def records_of(service: InProcessService) -> PortfolioRecords:
    return PortfolioRecords(service.context.store, service.clock)


def test_shipped_knows_three_placeholders_and_nothing_of_them(serve: Serve) -> None:
    service = serve(Profile.SHIPPED)
    records_of(service).trade("company", "BTC-USD", 1_000)
    assert status(service) == {
        "totals": {
            "gross_exposure": 0.0,
            "instrument_exposure": {},
            "cluster_exposure": {},
            "var_95": 433012.7018922193,
            "cvar_95": 750000.0,
            "beta_to_btc": 0.0,
            "max_correlation": 0.0,
        },
        "accounts": [
            {
                "account_id": name,
                "gross_exposure": 0.0,
                "instrument_exposure": {},
                "var_95": 250000.0,
                "cvar_95": 250000.0,
                "snapshot_ts": None,
            }
            for name in ("alpha", "beta", "gamma")
        ],
        "constraints_ok": True,
        "breaches": [],
        "risk_adjustment": 1.0,
    }


def test_repaired_adds_up_what_the_accounts_hold(serve: Serve) -> None:
    service = serve(Profile.REPAIRED)
    records = records_of(service)
    service.clock.advance(5)
    records.trade("director-1", "SOL-USD", 100)
    found = status(service)
    totals, accounts = found["totals"], found["accounts"]
    assert [account["account_id"] for account in accounts] == list(ADMINS)
    for account in accounts:
        held = records.exposure_usd(account["account_id"])
        assert account["instrument_exposure"] == held
        assert account["gross_exposure"] == pytest.approx(sum(held.values()))
        assert 0 < account["var_95"] < account["cvar_95"]
    assert [account["snapshot_ts"] for account in accounts] == [
        "2026-03-02T09:00:00.123456Z",
        "2026-03-02T09:00:05.123456Z",
        "2026-03-02T09:00:00.123456Z",
    ]
    assert totals["gross_exposure"] == pytest.approx(sum(account["gross_exposure"] for account in accounts))
    for parts in ("instrument_exposure", "cluster_exposure"):
        assert sum(totals[parts].values()) == pytest.approx(totals["gross_exposure"])
    assert set(totals["instrument_exposure"]) == {"BTC-USD", "ETH-USD", "SOL-USD"}
    assert set(totals["cluster_exposure"]) == {"BTC", "ALT"}
    assert totals["var_95"] == pytest.approx(math.sqrt(sum(account["var_95"] ** 2 for account in accounts)))
    assert totals["cvar_95"] == pytest.approx(sum(account["cvar_95"] for account in accounts))
    assert 1 < totals["beta_to_btc"] < 1.4
    assert 0.6 < totals["max_correlation"] < 0.9
    assert (found["constraints_ok"], found["breaches"], found["risk_adjustment"]) == (True, [], 1.0)
    service.clock.advance(40)
    assert status(service)["totals"]["max_correlation"] != totals["max_correlation"]


def test_a_staged_breach_is_named_with_value_and_limit_and_ends(serve: Serve) -> None:
    service = serve(Profile.REPAIRED)
    incident = StagedIncident(records_of(service))
    incident.start(Scenario.EXPOSURE_BREACH, "company")
    found = status(service)
    breaches = {breach["constraint"]: breach for breach in found["breaches"]}
    assert found["constraints_ok"] is False
    assert breaches["max_gross_exposure"] == {
        "constraint": "max_gross_exposure",
        "value": found["totals"]["gross_exposure"],
        "limit": MAX_GROSS_USD,
        "detail": "all accounts together",
    }
    instrument = breaches["max_instrument_exposure"]
    assert (instrument["limit"], instrument["detail"]) == (MAX_INSTRUMENT_USD, "BTC-USD")
    assert all(breach["value"] > breach["limit"] for breach in found["breaches"])
    assert found["risk_adjustment"] == min(round(one["limit"] / one["value"], 4) for one in found["breaches"]) < 1
    incident.end()
    assert status(service)["constraints_ok"] is True


def test_an_empty_portfolio_breaks_nothing(serve: Serve) -> None:
    service = serve(Profile.REPAIRED)
    for account in ADMINS:
        records_of(service).flatten(account)
    found = status(service)
    assert found["totals"] == {
        "gross_exposure": 0.0,
        "instrument_exposure": {},
        "cluster_exposure": {},
        "var_95": 0.0,
        "cvar_95": 0.0,
        "beta_to_btc": 0.0,
        "max_correlation": 0.0,
    }
    assert found["constraints_ok"] is True


def test_ordinary_trading_breaks_no_constraint(serve: Serve, tmp_path: Path) -> None:
    service = serve(Profile.REPAIRED)
    with serving("risk-engine", tmp_path) as start:
        engine_service = start(Profile.REPAIRED)
        engine: RiskEngine = engine_service.app.state.engine
        flow = IntentFlow(engine, records_of(service), engine_service.context.faults, 20)
        seen = set()
        for _ in range(20):
            for _ in range(30):
                flow.tick(1.0)
            found = status(service)
            assert found["breaches"] == []
            seen.add(found["totals"]["gross_exposure"])
        assert len(seen) == 20, "exposure moves with every trade"


@BOTH
def test_only_listed_viewers_may_look(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    assert service.get(PATH).json() == {"detail": "Missing Authorization header."}
    auditor = service.get(PATH, service.signed_in("auditor"))
    assert (auditor.status_code, auditor.json()) == (
        403,
        {"detail": "Account is not authorized for administrative access."},
    )
    unlisted = service.get(PATH, service.signed_in("director-2"))
    assert (unlisted.status_code, unlisted.json()) == (
        403,
        {"detail": "Account is not authorized to view portfolio risk."},
    )
    assert service.context.faults.handled == {}
    assert status(service, "director-1") == status(service)
    assert service.context.faults.handled == {("GET", PATH): 2}


def test_shipped_has_metrics_but_no_health(serve: Serve) -> None:
    service = serve(Profile.SHIPPED)
    assert service.get("/healthz").json() == {"detail": "Not Found"}
    assert service.get("/readyz").status_code == 404
    assert service.paths() == {PATH, "/metrics"}
    assert 'trades_submitted_total{service="portfolio-risk-service"} 0.0' in service.exposition()
    assert service.get(PATH, service.signed_in()).headers["x-request-id"]


def test_repaired_is_healthy_and_ready(serve: Serve) -> None:
    service = serve(Profile.REPAIRED)
    well = {"status": "ok", "checks": {"portfolio_store": {"status": "ok"}}}
    assert (service.get("/healthz").json(), service.get("/readyz").json()) == (well, well)
