"""Safe mode answers as the platform's does, in both profiles."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.sandbox.context import ADMINS, Profile
from app.sandbox.faults import FaultKind
from app.sandbox.portfolio_records import Order, PortfolioRecords
from app.sandbox.safe_mode_flag import SafeModeFlag
from tests.sandbox.in_process import Serve, serving

BOTH = pytest.mark.parametrize("profile", list(Profile))
OFF = {"active": False, "reason": None, "since": None, "actor": None}
ON = {
    "active": True,
    "reason": "exchange degraded",
    "since": "2026-03-02T09:00:00.123456+00:00",
    "actor": "company",
}


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    with serving("safe-mode", tmp_path) as start:
        yield start


@BOTH
def test_enters_and_leaves(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    assert service.get("/safe_mode/status").json() == OFF
    caller = service.signed_in()
    assert service.post("/safe_mode/enter", caller, {"reason": "exchange degraded"}).json() == ON
    assert service.get("/safe_mode/status").json() == ON
    left = service.post("/safe_mode/exit", service.signed_in("director-1"))
    assert left.json() == {**OFF, "actor": "director-1"}
    assert service.get("/safe_mode/status").json() == {**OFF, "actor": "director-1"}
    again = service.post("/safe_mode/exit", caller)
    assert (again.status_code, again.json()) == (409, {"detail": "Safe mode is not currently active"})


@BOTH
@pytest.mark.parametrize("body", [None, {"reason": "  "}, {"reason": ""}])
def test_needs_a_reason(serve: Serve, profile: Profile, body: dict[str, str] | None) -> None:
    service = serve(profile)
    answer = service.post("/safe_mode/enter", service.signed_in(), body)
    assert (answer.status_code, answer.json()) == (400, {"detail": "reason is required"})


@BOTH
def test_guard(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    assert service.post("/safe_mode/enter").json() == {"detail": "Missing Authorization header."}
    assert service.post("/safe_mode/exit", service.signed_in("auditor")).status_code == 403


def test_shipped_drops_the_second_reason(serve: Serve) -> None:
    service = serve(Profile.SHIPPED)
    service.post("/safe_mode/enter", service.signed_in(), {"reason": "exchange degraded"})
    service.clock.advance(5)
    again = service.post("/safe_mode/enter", service.signed_in("director-1"), {"reason": "second"})
    assert (again.status_code, again.json()) == (200, ON)


def test_repaired_takes_the_second_reason_and_keeps_the_time(serve: Serve) -> None:
    service = serve(Profile.REPAIRED)
    service.post("/safe_mode/enter", service.signed_in(), {"reason": "exchange degraded"})
    service.clock.advance(5)
    again = service.post("/safe_mode/enter", service.signed_in("director-1"), {"reason": "second"})
    assert again.json() == {**ON, "reason": "second", "actor": "director-1"}


@pytest.mark.parametrize(("profile", "actor"), [(Profile.SHIPPED, None), (Profile.REPAIRED, "company")])
def test_restart_keeps_the_mode_but_as_shipped_not_the_actor(serve: Serve, profile: Profile, actor: str | None) -> None:
    service = serve(profile)
    service.post("/safe_mode/enter", service.signed_in(), {"reason": "exchange degraded"})
    service.close()
    assert serve(profile).get("/safe_mode/status").json() == {**ON, "actor": actor}


@pytest.mark.parametrize(("profile", "actor"), [(Profile.SHIPPED, None), (Profile.REPAIRED, "company")])
def test_so_does_a_restart_while_the_sandbox_runs(serve: Serve, profile: Profile, actor: str | None) -> None:
    service = serve(profile)
    service.post("/safe_mode/enter", service.signed_in(), {"reason": "exchange degraded"})
    service.app.state.restart()
    assert service.get("/safe_mode/status").json() == {**ON, "actor": actor}


def test_shipped_takes_a_state_it_cannot_load_for_inactive(serve: Serve) -> None:
    service = serve(Profile.SHIPPED)
    caller = service.signed_in()
    service.post("/safe_mode/enter", caller, {"reason": "exchange degraded"})
    service.set_fault(FaultKind.STATE_LOST)
    service.app.state.restart()
    assert service.get("/safe_mode/status").json() == OFF
    assert SafeModeFlag(service.context.store).active(), "what was told to others stays so"
    assert service.post("/safe_mode/exit", caller).status_code == 409
    service.context.faults.clear()
    service.app.state.restart()
    assert service.get("/safe_mode/status").json() == {**ON, "actor": None}


def test_shipped_can_be_entered_again_after_a_state_was_lost(serve: Serve) -> None:
    service = serve(Profile.SHIPPED)
    service.post("/safe_mode/enter", service.signed_in(), {"reason": "exchange degraded"})
    service.set_fault(FaultKind.STATE_LOST)
    service.app.state.restart()
    again = service.post("/safe_mode/enter", service.signed_in("director-1"), {"reason": "second"})
    assert again.json() == {**ON, "reason": "second", "actor": "director-1"}
    assert service.get("/safe_mode/status").json() == again.json()


def test_repaired_finds_its_state_at_every_start(serve: Serve) -> None:
    service = serve(Profile.REPAIRED)
    service.post("/safe_mode/enter", service.signed_in(), {"reason": "exchange degraded"})
    service.set_fault(FaultKind.STATE_LOST)
    service.app.state.restart()
    assert service.get("/safe_mode/status").json() == ON


@BOTH
def test_entering_cancels_every_open_order_once(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    records = PortfolioRecords(service.context.store, service.clock)
    assert all(records.open_orders(account) for account in ADMINS)
    service.post("/safe_mode/enter", service.signed_in(), {"reason": "exchange degraded"})
    assert [records.open_orders(account) for account in ADMINS] == [0, 0, 0]
    records.submit("company", Order("BTC-USD", "sell", 0.1, 35_000.0))
    service.post("/safe_mode/enter", service.signed_in(), {"reason": "again"})
    assert records.open_orders("company") == 1


@BOTH
def test_triggers_are_counted_by_their_free_text(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    for reason in ("feed gone", "again while active"):
        service.post("/safe_mode/enter", service.signed_in(), {"reason": reason})
    lines = [line for line in service.exposition().splitlines() if line.startswith("safe_mode_triggers_total{")]
    assert lines == [
        'safe_mode_triggers_total{reason="unknown",service="account-service"} 0.0',
        'safe_mode_triggers_total{reason="unknown",service="risk-correlation-service"} 0.0',
        'safe_mode_triggers_total{reason="unknown",service="backpressure-controller"} 0.0',
        'safe_mode_triggers_total{reason="unknown",service="policy-service"} 0.0',
        'safe_mode_triggers_total{reason="unknown",service="safe-mode"} 0.0',
        'safe_mode_triggers_total{reason="feed gone",service="safe-mode"} 1.0',
    ]


@BOTH
def test_health_and_routes(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    assert service.get("/healthz").json() == {"status": "ok", "checks": {"controller": {"status": "ok"}}}
    assert service.get("/readyz").status_code == 404
    assert service.get("/safe_mode/log").status_code == 404
    assert service.paths() == {
        "/safe_mode/status",
        "/safe_mode/enter",
        "/safe_mode/exit",
        "/healthz",
        "/metrics",
    }
