"""Configuration: plain keys change at once, guarded ones when two authors set the same value."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.sandbox.context import Profile
from tests.sandbox.in_process import InProcessService, Serve, serving

BOTH = pytest.mark.parametrize("profile", list(Profile))
CURRENT, HISTORY, UPDATE = "/config/current", "/config/history", "/config/update"
LIMIT = "risk.max_notional"


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    with serving("config", tmp_path) as start:
        yield start


def update(service: InProcessService, key: str, value: Any, account: str = "company", **params: str) -> Any:
    body = {"key": key, "value": value, "author": "whoever"}
    answer = service.post(UPDATE, service.signed_in(account), json=body, **params)
    return answer.status_code, answer.json()


def current(service: InProcessService, **params: str) -> Any:
    return service.get(CURRENT, service.signed_in(), **params).json()


@BOTH
def test_a_new_sandbox_is_configured(serve: Serve, profile: Profile) -> None:
    found = current(serve(profile))
    assert list(found) == ["risk.max_notional", "trading.kill_switch", "ui.theme"]
    assert found["trading.kill_switch"] == {
        "id": 2,
        "account_id": "global",
        "key": "trading.kill_switch",
        "value": False,
        "version": 1,
        "approvers": ["director-1", "director-2"],
        "ts": "2026-03-02T09:00:00.123456Z",
    }


@BOTH
def test_a_plain_key_changes_at_once_and_by_the_session_s_account(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    assert update(service, "ui.theme", {"dark": [1, None]}) == (
        200,
        {
            "status": "applied",
            "account_id": "global",
            "key": "ui.theme",
            "value": {"dark": [1, None]},
            "approvers": ["company"],
            "version": 2,
            "ts": "2026-03-02T09:00:00.123456Z",
            "required_approvals": 1,
        },
    )
    assert current(service)["ui.theme"]["value"] == {"dark": [1, None]}
    assert update(service, "ui.theme", "own", account_id="company")[1]["version"] == 1
    assert current(service, account_id="company")["ui.theme"]["value"] == "own"
    versions = service.get(HISTORY, service.signed_in(), key="ui.theme").json()
    assert [(row["account_id"], row["version"]) for row in versions] == [("global", 1), ("global", 2), ("company", 1)]


@BOTH
def test_a_guarded_key_needs_a_second_author_with_the_same_value(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    waiting = {
        "status": "pending",
        "account_id": "global",
        "key": LIMIT,
        "value": 5_000_000,
        "approvers": ["director-1"],
        "version": None,
        "ts": None,
        "required_approvals": 2,
    }
    assert update(service, LIMIT, 5_000_000, "director-1") == (202, waiting)
    assert update(service, LIMIT, 5_000_000, "director-1") == (400, {"detail": "second_author_required"})
    assert update(service, LIMIT, 1, "director-1") == (400, {"detail": "second_author_required"})
    assert update(service, LIMIT, 1) == (400, {"detail": "value_mismatch"})
    assert current(service)[LIMIT]["value"] == 7_500_000
    service.clock.advance(3600)  # what waits has no end
    status, applied = update(service, LIMIT, 5_000_000)
    assert (status, applied["status"], applied["version"]) == (200, "applied", 2)
    assert applied["approvers"] == ["director-1", "company"]
    assert current(service)[LIMIT]["value"] == 5_000_000
    assert update(service, LIMIT, 5_000_000, "director-2")[0] == 202  # a second on what is done is a new first


@BOTH
def test_what_waits_is_lost_with_a_restart_and_what_is_applied_is_not(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    update(service, "ui.theme", "light")
    update(service, LIMIT, 1, "director-1")
    service.close()
    again = serve(profile)
    assert current(again)["ui.theme"]["value"] == "light"
    assert update(again, LIMIT, 1)[1]["approvers"] == ["company"]
    again.app.state.restart()
    assert update(again, LIMIT, 1, "director-1")[1]["approvers"] == ["director-1"]
    again.app.state.start_over()
    assert current(again)["ui.theme"]["value"] == "dark"
    assert update(again, LIMIT, 1)[0] == 202


@BOTH
def test_who_may_read_and_write(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    refused = {"detail": "Missing Authorization header."}
    assert service.get(CURRENT).json() == service.post(UPDATE, json={}).json() == refused
    for answer in (
        service.get(CURRENT, service.signed_in("auditor")),
        service.post(UPDATE, service.signed_in("auditor"), json={"key": "a", "value": 1, "author": "a"}),
    ):
        assert answer.status_code == 403
    opened = service.get(HISTORY, key="ui.theme")
    assert opened.status_code == (200 if profile is Profile.SHIPPED else 401)
    assert service.post(UPDATE, service.signed_in(), json={"key": "", "value": 1, "author": "a"}).status_code == 422
    assert serve(profile, wired=False).get(CURRENT).status_code == 500


def test_readiness_is_there_and_never_good_as_shipped(serve: Serve) -> None:
    shipped = serve(Profile.SHIPPED)
    answer = shipped.get("/readyz")
    assert (answer.status_code, answer.json()["status"]) == (503, "error")
    assert answer.json()["checks"] == {
        "postgres_read": {"status": "ok"},
        "postgres_write": {"status": "ok"},
        "session_store": {
            "status": "error",
            "error": "Redis probe failed: ping failed with"
            " TypeError('An asyncio.Future, a coroutine or an awaitable is required')",
        },
    }
    assert shipped.paths() == {CURRENT, HISTORY, UPDATE, "/readyz"}
    assert serve(Profile.SHIPPED, wired=False).get("/readyz").status_code == 200
    repaired = serve(Profile.REPAIRED)
    assert repaired.get("/readyz").status_code == repaired.get("/healthz").status_code == 200
