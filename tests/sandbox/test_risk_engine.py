"""The risk engine's service, and the intents that go through it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.sandbox.context import ADMINS, Profile
from app.sandbox.faults import FaultKind
from app.sandbox.halt_flags import HaltFlags
from app.sandbox.portfolio_records import ORDERS, POSITIONS, PortfolioRecords
from app.sandbox.risk_engine_checks import CIRCUIT_OPEN_FOR, MAX_SPREAD_BPS, Intent, RiskEngine
from app.sandbox.risk_engine_intents import MOST_OPEN, IntentFlow
from tests.sandbox.in_process import InProcessService, Serve, serving

BOTH = pytest.mark.parametrize("profile", list(Profile))
WIDE = Intent("BTC-USD", "buy", 0.1, 35_000.0, spread_bps=MAX_SPREAD_BPS + 1, volatility=0.5)
CALM = Intent("BTC-USD", "buy", 0.1, 35_000.0, spread_bps=4.0, volatility=0.5)
REFUSED = {"service": "risk-service", "stage": "risk"}


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    with serving("risk-engine", tmp_path) as start:
        yield start


def engine_of(service: InProcessService) -> RiskEngine:
    engine: RiskEngine = service.app.state.engine
    return engine


def halt(service: InProcessService, account: str = "company") -> None:
    HaltFlags(service.context.store).engage(account, service.clock())


def trading(service: InProcessService, seed: int = 1) -> tuple[PortfolioRecords, Callable[[float], None]]:
    records = PortfolioRecords(service.context.store, service.clock)
    flow = IntentFlow(engine_of(service), records, service.context.faults, seed)

    def play(seconds: float) -> None:
        for _ in range(int(seconds / 0.5)):
            service.clock.advance(0.5)
            flow.tick(0.5)

    return records, play


@BOTH
def test_has_refused_nothing_at_first(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    answer = service.get("/risk/pretrade/status", service.signed_in(), account_id="company")
    assert answer.headers["x-request-id"]
    assert answer.json() == {
        "account_id": "company",
        "generated_at": "2026-03-02T09:00:00.123456Z",
        "counts": {},
        "recent_failures": [],
    }
    circuit = service.get("/risk/circuit/status", service.signed_in(), account_id="company")
    assert circuit.json() == {"account_id": "company", "blocked": []}
    assert service.get("/healthz").json() == {"status": "ok", "checks": {"risk_engine": {"status": "ok"}}}
    forecasts = {"/risk/cvar", "/risk/nav_forecast", "/diversification/targets"}
    assert service.paths() == {"/risk/pretrade/status", "/risk/circuit/status", "/healthz", "/metrics"} | forecasts
    assert service.post("/risk/kill", service.signed_in(), account_id="company").json() == {"detail": "Not Found"}


@BOTH
def test_refuses_the_intents_of_a_halted_account_only(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    halt(service)
    caller = service.signed_in()
    assert service.get("/risk/pretrade/status", caller, account_id="company").json()["recent_failures"] == []
    assert not engine_of(service).allows("company", CALM)
    assert engine_of(service).allows("director-1", CALM)
    body = service.get("/risk/pretrade/status", caller, account_id="company").json()
    assert body["counts"] == {"kill_switch": 1}
    assert body["recent_failures"] == [
        {
            "symbol": "BTC-USD",
            "invariant": "kill_switch",
            "action": "reject",
            "reason": "Risk kill switch engaged for account",
            "timestamp": "2026-03-02T09:00:00.123456Z",
            "notional": 3500.0,
        }
    ]
    assert service.value("rejected_intents_total", reason="kill_switch", **REFUSED) == 1
    other = service.get("/risk/pretrade/status", service.signed_in("director-1"), account_id="director-1")
    assert other.json()["recent_failures"] == []


def test_lists_the_newest_refusals_up_to_the_limit(serve: Serve) -> None:
    service = serve()
    halt(service)
    caller = service.signed_in()
    for _ in range(25):
        service.clock.advance(1)
        engine_of(service).allows("company", CALM)
    body = service.get("/risk/pretrade/status", caller, account_id="company").json()
    stamps = [failure["timestamp"] for failure in body["recent_failures"]]
    assert len(stamps) == 20
    assert stamps == sorted(stamps, reverse=True)
    assert stamps[0] == "2026-03-02T09:00:25.123456Z"
    assert body["counts"] == {"kill_switch": 25}
    one = service.get("/risk/pretrade/status", caller, account_id="company", limit=1).json()
    assert one["recent_failures"] == body["recent_failures"][:1]
    for limit in (0, 201):
        assert service.get("/risk/pretrade/status", caller, account_id="company", limit=limit).status_code == 422


@BOTH
@pytest.mark.parametrize("path", ["/risk/pretrade/status", "/risk/circuit/status"])
def test_guards(serve: Serve, profile: Profile, path: str) -> None:
    service = serve(profile)
    assert service.get(path).json() == {"detail": "Missing Authorization header."}
    assert service.get(path, service.signed_in("auditor"), account_id="auditor").status_code == 403
    for foreign in ("director-1", "COMPANY"):
        answer = service.get(path, service.signed_in(), account_id=foreign)
        assert answer.status_code == 403
        assert answer.json() == {"detail": "Account mismatch between header and query parameter."}
    (missing,) = service.get(path, service.signed_in()).json()["detail"]
    assert (missing["type"], missing["loc"]) == ("missing", ["query", "account_id"])
    assert service.context.faults.handled.get(("GET", path), 0) == 0
    service.get(path, service.signed_in(), account_id="company")
    assert service.context.faults.handled[("GET", path)] == 1


def test_a_wide_spread_blocks_the_symbol_for_a_while(serve: Serve) -> None:
    service = serve()
    engine = engine_of(service)
    assert not engine.allows("company", WIDE)
    assert not engine.allows("company", CALM)
    assert engine.allows("director-2", CALM)
    (blocked,) = service.get("/risk/circuit/status", service.signed_in(), account_id="company").json()["blocked"]
    assert blocked == {
        "symbol": "BTC-USD",
        "reason": "spread_limit",
        "spread_bps": MAX_SPREAD_BPS + 1,
        "volatility": 0.5,
        "triggered_at": "2026-03-02T09:00:00.123456Z",
        "safe_mode": False,
    }
    assert service.value("rejected_intents_total", reason="circuit_breaker", **REFUSED) == 2
    service.clock.advance(CIRCUIT_OPEN_FOR.total_seconds())
    assert engine.blocked("company") == []
    assert engine.allows("company", CALM)


@BOTH
def test_safe_mode_lets_no_new_intent_through(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    records, play = trading(service)
    service.context.store.execute("UPDATE safe_mode SET active = 1")
    kept = records.rows(ORDERS, "director-1")
    play(20)
    assert records.rows(ORDERS, "director-1") == kept
    counts, refusals = engine_of(service).refusals("director-1", 200)
    assert set(counts) == {"safe_mode"}
    assert refusals[0].reason == "Safe mode is active: no new intents"
    assert not engine_of(service).allows("company", WIDE)
    assert engine_of(service).blocked("company")[0].safe_mode is True
    halt(service)
    assert not engine_of(service).allows("company", CALM)
    assert engine_of(service).refusals("company", 1)[1][0].invariant == "kill_switch"
    service.context.store.execute("UPDATE safe_mode SET active = 0")
    play(20)
    assert len(records.rows(ORDERS, "director-1")) > len(kept)


def test_a_restart_forgets_refusals_and_blocked_symbols(serve: Serve) -> None:
    service = serve()
    engine_of(service).allows("company", WIDE)
    service.app.state.restart()
    assert engine_of(service).refusals("company", 1) == ({}, [])
    assert engine_of(service).blocked("company") == []


@BOTH
def test_every_account_trades_every_few_seconds(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    records, play = trading(service)
    before = {account: len(records.rows(ORDERS, account)) for account in ADMINS}
    play(60)
    for account in ADMINS:
        assert 15 <= len(records.rows(ORDERS, account)) - before[account] <= 30
        assert 1 <= records.open_orders(account) <= MOST_OPEN
        assert records.deployed_usd(account) > 0
        assert engine_of(service).refusals(account, 1) == ({}, [])


@BOTH
def test_a_halted_account_keeps_its_orders_and_gets_no_more(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    records, play = trading(service)
    play(30)
    halt(service)
    kept = {account: records.rows(ORDERS, account) for account in ADMINS}
    play(30)
    assert records.rows(ORDERS, "company") == kept["company"]
    assert len(records.rows(ORDERS, "director-1")) > len(kept["director-1"])
    counts, refusals = engine_of(service).refusals("company", 200)
    assert 7 <= counts["kill_switch"] == len(refusals) <= 15


def test_nothing_is_refused_when_nobody_wishes_to_trade(serve: Serve) -> None:
    service = serve()
    _, play = trading(service)
    halt(service)
    service.set_fault(FaultKind.NO_INTENTS)
    play(30)
    assert engine_of(service).refusals("company", 200) == ({}, [])
    service.context.faults.clear()
    play(5)
    assert engine_of(service).refusals("company", 200)[1]


def test_positions_are_neither_sold_short_nor_heaped_up(serve: Serve) -> None:
    service = serve()
    records, play = trading(service)
    for _ in range(8):
        play(60)
        assert all(row["quantity"] > 0 for account in ADMINS for row in records.rows(POSITIONS, account))
    assert records.deployed_usd("company") < 260_000
