"""Intents that wait for a person, in both profiles."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.sandbox.context import Profile
from app.sandbox.review_queue import ReviewQueue
from tests.sandbox.in_process import InProcessService, Serve, serving

BOTH = pytest.mark.parametrize("profile", list(Profile))
TRADE = {"symbol": "BTC-USD", "side": "buy", "notional": 750_000, "model_confidence": 0.9}
EXPIRED = (409, {"detail": "Intent expired and was cancelled automatically."})


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    with serving("hitl", tmp_path) as start:
        yield start


def review(service: InProcessService, intent_id: str = "i1", account: str = "company", **trade: Any) -> Any:
    body = {"account_id": account, "intent_id": intent_id, "trade_details": {**TRADE, **trade}}
    return service.post("/hitl/review", service.signed_in(), json=body)


def decide(service: InProcessService, approved: bool, intent_id: str = "i1", account: str = "company") -> Any:
    answer = service.post(
        "/hitl/approve", service.signed_in(account), json={"intent_id": intent_id, "approved": approved}
    )
    return answer.status_code, answer.json()


def pending(service: InProcessService, account: str = "company") -> Any:
    return service.get("/hitl/pending", service.signed_in(account)).json()


@BOTH
@pytest.mark.parametrize(
    ("trade", "needed"),
    [
        ({"notional": 499_999.99}, False),
        ({"notional": 500_000}, True),
        ({"notional": 1, "model_confidence": 0.61}, False),
        ({"notional": 1, "model_confidence": 0.6}, True),
    ],
)
def test_what_is_large_or_unsure_waits(serve: Serve, profile: Profile, trade: dict[str, float], needed: bool) -> None:
    service = serve(profile)
    status, message = (
        ("pending", "Trade requires director approval before execution.")
        if needed
        else ("auto-approved", "Trade intent falls within automated risk thresholds.")
    )
    assert review(service, **trade).json() == {
        "intent_id": "i1",
        "requires_approval": needed,
        "status": status,
        "message": message,
    }
    assert len(pending(service)) == needed


@BOTH
def test_a_waiting_intent_says_until_when(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    review(service)
    assert pending(service) == [
        {
            "intent_id": "i1",
            "account_id": "company",
            "trade_details": {**TRADE, "notional": 750_000.0, "metadata": {}},
            "status": "pending",
            "submitted_at": "2026-03-02T09:00:00.123456Z",
            "expires_at": "2026-03-02T09:03:00.123456Z",
        }
    ]


@BOTH
def test_only_the_owner_sees_and_decides(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    review(service)
    assert pending(service, "director-1") == []
    mismatch = {"detail": "Account mismatch between authenticated session and intent owner."}
    assert decide(service, True, account="director-1") == (403, mismatch)
    assert decide(service, True, "zzz") == (404, {"detail": "Intent not found"})
    foreign = review(service, account="director-1")
    assert (foreign.status_code, foreign.json()["detail"]) == (
        403,
        "Account mismatch between authenticated session and payload.",
    )
    assert len(pending(service)) == 1


@BOTH
@pytest.mark.parametrize(("first", "status"), [(True, "approved"), (False, "denied")])
def test_a_decision_stays_whatever_is_decided_afterwards(
    serve: Serve, profile: Profile, first: bool, status: str
) -> None:
    service = serve(profile)
    review(service)
    recorded = {"intent_id": "i1", "status": status, "message": f"Intent {status} successfully recorded."}
    assert decide(service, first) == (200, recorded)
    assert decide(service, not first) == (200, {**recorded, "message": f"Intent already {status}."})
    assert pending(service) == []
    service.clock.advance(500)
    assert decide(service, not first)[1]["status"] == status


@BOTH
def test_after_three_minutes_nobody_decides(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    review(service)
    service.clock.advance(179.9)
    assert len(pending(service)) == 1
    service.clock.advance(0.1)
    assert pending(service) == []
    assert decide(service, True) == EXPIRED
    assert decide(service, True) == EXPIRED


@pytest.mark.parametrize(("profile", "kept"), [(Profile.SHIPPED, 0), (Profile.REPAIRED, 1)])
def test_only_the_mended_queue_outlives_a_restart(serve: Serve, profile: Profile, kept: int) -> None:
    service = serve(profile)
    review(service)
    service.close()
    assert len(pending(serve(profile))) == kept


def test_a_restart_loses_the_shipped_queue_only(serve: Serve) -> None:
    shipped = serve(Profile.SHIPPED)
    review(shipped)
    shipped.app.state.restart()
    assert pending(shipped) == []
    assert decide(shipped, True) == (404, {"detail": "Intent not found"})
    assert not hasattr(serve(Profile.REPAIRED).app.state, "restart")


def test_what_was_approved_is_taken_once(serve: Serve) -> None:
    service = serve()
    for intent_id in ("i1", "i2", "i3"):
        review(service, intent_id)
    decide(service, True, "i1")
    decide(service, False, "i2")
    queue: ReviewQueue = service.app.state.queue
    assert [intent.intent_id for intent in queue.take_approved()] == ["i1"]
    assert queue.take_approved() == []
    service.app.state.start_over()
    assert queue.find("i3") is None


@BOTH
def test_refusals_and_routes(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    assert service.get("/hitl/pending").json() == {"detail": "Missing Authorization header."}
    assert service.get("/hitl/pending", service.signed_in("auditor")).status_code == 403
    for wrong in ({"notional": 0}, {"model_confidence": 1.01}, {"side": "up"}):
        assert review(service, **wrong).status_code == 422
    unwired = serve(profile, wired=False)
    assert unwired.get("/hitl/pending").status_code == 500
    own = {"/hitl/review", "/hitl/pending", "/hitl/approve"}
    health = {"/healthz", "/readyz"} if profile is Profile.REPAIRED else set()
    assert service.paths() == own | health
    assert service.get("/metrics").status_code == 404
    if profile is Profile.REPAIRED:
        assert service.get("/healthz").json() == {"status": "ok", "checks": {"review_queue": {"status": "ok"}}}
