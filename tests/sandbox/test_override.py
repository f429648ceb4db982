"""Decisions over the machine's head: recorded once mended, lost in a table that is not there as shipped."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.sandbox.context import Profile
from tests.sandbox.in_process import Serve, serving

BOTH = pytest.mark.parametrize("profile", list(Profile))
TRADE, HISTORY = "/override/trade", "/override/history"
ORDER = {"intent_id": "i1", "decision": "reject", "reason": "manual"}
RECORDED = {**ORDER, "account_id": "company", "actor": "company", "ts": "2026-03-02T09:00:00.123456Z"}


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    with serving("override", tmp_path) as start:
        yield start


def test_a_decision_is_recorded_for_the_session_s_account(serve: Serve) -> None:
    service = serve(Profile.REPAIRED)
    caller = service.signed_in()
    answer = service.post(TRADE, caller, json=ORDER)
    assert (answer.status_code, answer.json()) == (201, RECORDED)
    service.clock.advance(5)
    service.post(TRADE, service.signed_in("director-1"), json={**ORDER, "decision": "approve"})
    rows = service.get(HISTORY, caller).json()["overrides"]
    assert [row["actor"] for row in rows] == ["director-1", "company"]
    assert service.get(HISTORY, caller, account_id="company").json() == {"overrides": [RECORDED]}
    assert service.get(HISTORY, caller, account_id="nobody").json() == {"overrides": []}
    assert service.context.faults.handled["POST", TRADE] == 2
    service.close()
    again = serve(Profile.REPAIRED)
    assert len(again.get(HISTORY, again.signed_in()).json()["overrides"]) == 2
    again.app.state.start_over()
    assert again.get(HISTORY, again.signed_in()).json() == {"overrides": []}


@pytest.mark.expects_log
def test_shipped_has_no_table_for_them(serve: Serve) -> None:
    service = serve(Profile.SHIPPED)
    for answer in (service.post(TRADE, service.signed_in(), json=ORDER), service.get(HISTORY, service.signed_in())):
        assert (answer.status_code, answer.text) == (500, "Internal Server Error")
    service.app.state.start_over()


@BOTH
@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"decision": "hold"}, ["body", "decision"]),
        ({"reason": ""}, ["body", "reason"]),
        ({"intent_id": ""}, ["body", "intent_id"]),
    ],
)
def test_what_is_no_decision(serve: Serve, profile: Profile, change: dict[str, Any], place: list[str]) -> None:
    service = serve(profile)
    answer = service.post(TRADE, service.signed_in(), json={**ORDER, **change})
    assert (answer.status_code, answer.json()["detail"][0]["loc"]) == (422, place)
    assert ("POST", TRADE) not in service.context.faults.handled


@BOTH
def test_refusals_and_routes(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    assert service.get(HISTORY).json() == {"detail": "Missing Authorization header."}
    assert service.post(TRADE, service.signed_in("auditor"), json=ORDER).status_code == 403
    assert serve(profile, wired=False).get(HISTORY).status_code == 500
    assert service.paths() == {TRADE, HISTORY} | ({"/healthz", "/readyz"} if profile is Profile.REPAIRED else set())
