"""What the watchdog vetoed, counted and listed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.sandbox.context import Profile
from app.sandbox.watchdog import Veto, VetoLog
from tests.sandbox.in_process import Serve, serving

BOTH = pytest.mark.parametrize("profile", list(Profile))
STATUS = "/oversight/status"


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    with serving("watchdog", tmp_path) as start:
        yield start


def veto(number: int, reason: str = "model_drift", account: str = "company") -> Veto:
    return Veto(f"i{number}", account, reason, 0.5 + number / 100, {"symbol": "BTC-USD"})


@BOTH
def test_nothing_vetoed(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    assert service.get(STATUS, service.signed_in()).json() == {
        "total_vetoes": 0,
        "reason_counts": [],
        "recent_vetoes": [],
        "last_updated": "2026-03-02T09:00:00.123456Z",
    }


@BOTH
def test_every_veto_counts_and_the_newest_are_listed(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    log: VetoLog = service.app.state.vetoes
    for number, reason in enumerate(["spread_anomaly", "model_drift", "model_drift"]):
        log.record(veto(number, reason, "director-1"))
        service.clock.advance(10)
    log.record(Veto("old", "company", "model_drift", None, {}), age_s=100)
    found = service.get(STATUS, service.signed_in(), limit=2).json()
    assert found["total_vetoes"] == 4
    assert found["reason_counts"] == [{"reason": "model_drift", "count": 3}, {"reason": "spread_anomaly", "count": 1}]
    assert [row["intent_id"] for row in found["recent_vetoes"]] == ["i2", "i1"]
    assert found["recent_vetoes"][0] == {
        "intent_id": "i2",
        "account_id": "director-1",
        "reason": "model_drift",
        "score": 0.52,
        "ts": "2026-03-02T09:00:20.123456Z",
        "details": {"symbol": "BTC-USD"},
    }
    everything = service.get(STATUS, service.signed_in()).json()["recent_vetoes"]
    assert (everything[-1]["intent_id"], everything[-1]["score"]) == ("old", None)
    service.app.state.start_over()
    assert log.status(1).total_vetoes == 0


@BOTH
def test_refusals_and_routes(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    assert service.get(STATUS).json() == {"detail": "Missing Authorization header."}
    assert service.get(STATUS, service.signed_in("auditor")).status_code == 403
    for limit in (0, 201):
        assert service.get(STATUS, service.signed_in(), limit=limit).status_code == 422
    assert serve(profile, wired=False).get(STATUS).status_code == 500
    assert service.paths() == {STATUS} | ({"/healthz", "/readyz"} if profile is Profile.REPAIRED else set())
