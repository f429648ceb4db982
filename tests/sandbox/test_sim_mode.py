"""Simulation mode answers as the platform's does, in both profiles."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.sandbox.context import Profile
from app.sandbox.faults import FaultKind
from tests.sandbox.in_process import InProcessService, MovableClock, Serve, serving

BOTH = pytest.mark.parametrize("profile", list(Profile))
BORN = "2026-03-02T09:00:00.123456Z"


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    with serving("sim-mode", tmp_path) as start:
        yield start


@BOTH
def test_everyone_may_read_and_nobody_is_simulated_at_first(serve: Serve, profile: Profile) -> None:
    service = serve(profile, wired=False)
    answer = service.get("/sim/status")
    assert answer.json() == {
        "active": False,
        "accounts": [
            {"account_id": account, "active": False, "reason": None, "since": BORN}
            for account in ("company", "director-1", "director-2")
        ],
    }
    assert answer.headers["x-request-id"]
    assert service.get("/sim/status", {"X-Request-ID": "mine"}).headers["x-request-id"] == "mine"


@BOTH
def test_enters_and_leaves_for_oneself_and_for_others(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    caller = service.signed_in("company")
    service.clock.advance(60)
    entered = service.post("/sim/enter", caller, {"reason": "drill"})
    assert (entered.status_code, entered.json()) == (
        200,
        {
            "account_id": "company",
            "active": True,
            "reason": "drill",
            "since": "2026-03-02T09:01:00.123456Z",
            "actor": "company",
        },
    )
    other = service.post("/sim/enter", caller, {"reason": "   ", "account_id": "director-1"}).json()
    assert (other["account_id"], other["reason"], other["actor"]) == ("director-1", "   ", "company")
    status = service.get("/sim/status").json()
    assert status["active"] is True
    assert [account["active"] for account in status["accounts"]] == [True, True, False]
    again = service.post("/sim/enter", caller, {"reason": "drill"})
    assert (again.status_code, again.json()) == (409, {"detail": "Simulation mode already active"})
    left = service.post("/sim/exit", caller, account_id="director-1").json()
    assert (left["active"], left["reason"], left["actor"]) == (False, None, "company")
    assert service.get("/sim/status", account_id="company").json()["active"] is True
    service.post("/sim/exit", caller)
    twice = service.post("/sim/exit", caller)
    assert (twice.status_code, twice.json()) == (409, {"detail": "Simulation mode already inactive"})


@BOTH
def test_only_listed_accounts_by_exact_case(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    caller = service.signed_in()
    for account in ("ghost", "COMPANY"):
        entered = service.post("/sim/enter", caller, {"reason": "x", "account_id": account})
        left = service.post("/sim/exit", caller, account_id=account)
        expected = (404, {"detail": f"Unknown trading account '{account}'"})
        assert (entered.status_code, entered.json()) == expected
        assert (left.status_code, left.json()) == expected


@BOTH
def test_guard_then_body(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    assert service.post("/sim/enter", None, {"reason": ""}).json() == {"detail": "Missing Authorization header."}
    assert service.post("/sim/exit", service.signed_in("auditor")).status_code == 403
    (empty,) = service.post("/sim/enter", service.signed_in(), {"reason": ""}).json()["detail"]
    assert empty["msg"] == "String should have at least 1 character"
    assert empty["loc"] == ["body", "reason"]


def test_shipped_creates_a_row_for_whoever_is_asked_about(serve: Serve) -> None:
    service = serve(Profile.SHIPPED)
    first = service.get("/sim/status", account_id="ghost").json()
    assert first["accounts"] == [{"account_id": "ghost", "active": False, "reason": None, "since": BORN}]
    service.clock.advance(300)
    assert service.get("/sim/status", account_id="ghost").json() == first
    assert len(service.get("/sim/status").json()["accounts"]) == 3


def test_repaired_creates_no_row_by_reading(serve: Serve) -> None:
    service = serve(Profile.REPAIRED)
    assert service.get("/sim/status", account_id="ghost").json()["accounts"][0]["active"] is False
    assert service.context.store.query("SELECT * FROM sim_modes WHERE account_id = 'ghost'") == []


@BOTH
def test_what_another_process_switched_is_seen_two_seconds_later(serve: Serve, profile: Profile) -> None:
    clock = MovableClock()
    ours, theirs = serve(profile, clock=clock), serve(profile, clock=clock)

    def active(service: InProcessService) -> bool:
        found: bool = service.get("/sim/status").json()["active"]
        return found

    assert not active(theirs)
    ours.post("/sim/enter", ours.signed_in(), {"reason": "drill"})
    assert active(ours)
    clock.advance(1.999)
    assert not active(theirs)
    twice = theirs.post("/sim/enter", theirs.signed_in(), {"reason": "drill"})
    assert twice.json() == {"detail": "Simulation mode already active"}, "a switch asks the database"
    clock.advance(0.001)
    assert active(theirs)
    ours.post("/sim/exit", ours.signed_in())
    theirs.app.state.restart()
    assert not active(theirs)


@BOTH
def test_behind_another_replica_a_switch_shows_two_seconds_later(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    service.set_fault(FaultKind.OTHER_REPLICA)
    entered = service.post("/sim/enter", service.signed_in(), {"reason": "drill"})
    assert entered.json()["active"] is True
    assert service.get("/sim/status").json()["active"] is False
    service.clock.advance(2)
    assert service.get("/sim/status").json()["active"] is True


@BOTH
def test_survives_a_restart(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    service.post("/sim/enter", service.signed_in(), {"reason": "drill"})
    before = service.get("/sim/status").json()
    service.close()
    assert serve(profile).get("/sim/status").json() == before


@BOTH
def test_health_metrics_and_routes(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    assert service.get("/healthz").json() == {"status": "ok", "checks": {"repository": {"status": "ok"}}}
    assert service.get("/readyz").status_code == 404
    assert service.paths() == {"/sim/status", "/sim/enter", "/sim/exit", "/healthz", "/metrics"}
    assert 'trades_submitted_total{service="sim-mode"} 0.0' in service.exposition()
    assert (
        service.value("http_request_duration_seconds_count", service="sim-mode", method="GET", status_code="404") == 1
    )
