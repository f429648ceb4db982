"""The OMS answers as the platform's root flavour does: to anybody, about one order."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.sandbox.context import Profile
from app.sandbox.portfolio_records import Order, PortfolioRecords
from tests.sandbox.in_process import Serve, serving

BOTH = pytest.mark.parametrize("profile", list(Profile))


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    with serving("oms", tmp_path) as start:
        yield lambda profile, **options: start(profile, flavour="root", **options)


@BOTH
def test_one_order_is_told_to_anybody(serve: Serve, profile: Profile) -> None:
    service = serve(profile, wired=False)
    PortfolioRecords(service.context.store, service.clock).submit("director-1", Order("SOL-USD", "buy", 2.0, 41.5))
    known = service.get("/oms/status", account_id="director-1", order_id="OSBX-000007")
    assert known.json() == {
        "account_id": "director-1",
        "order_id": "OSBX-000007",
        "instrument": "SOL-USD",
        "side": "buy",
        "status": "open",
        "quantity": 2.0,
        "price": 41.5,
    }
    foreign = service.get("/oms/status", account_id="company", order_id="OSBX-000007")
    assert (foreign.status_code, foreign.json()) == (404, {"detail": "order not found"})
    assert service.get("/oms/status", account_id="company").status_code == 422


@BOTH
def test_draining_begins_once_for_anybody_and_never_ends(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    assert service.get("/ops/drain/status").json()["service"] == "oms-service"
    started = service.post("/ops/drain/start")
    service.clock.advance(2)
    again = service.post("/ops/drain/start")
    assert (started.status_code, again.status_code) == (202, 200)
    assert again.json()["started_at"] == started.json()["started_at"] == "2026-03-02T09:00:00.123456+00:00"
    assert again.json()["elapsed_seconds"] == 2.0
    answer = service.get("/oms/status", account_id="company", order_id="x")
    assert (answer.status_code, answer.json()["detail"]) == (503, "oms-service is draining")
    assert service.get("/healthz").status_code == 503
    service.app.state.restart()
    assert service.get("/healthz").status_code == 404
    assert 'service="oms-service"' in service.exposition()


@BOTH
def test_routes(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    assert service.paths() == {"/oms/status", "/ops/drain/status", "/ops/drain/start", "/metrics"}
    assert service.get("/healthz").status_code == 404
