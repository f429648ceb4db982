"""The kill switch answers as the platform's does, in both profiles."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.sandbox.context import Profile
from app.sandbox.faults import FaultKind
from tests.sandbox.in_process import Serve, serving

BOTH = pytest.mark.parametrize("profile", list(Profile))


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    with serving("kill-switch", tmp_path) as start:
        yield start


@BOTH
def test_engages_notifies_and_lists(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    caller = service.signed_in("director-2")
    answer = service.post("/risk/kill", caller, account_id="ACC-Zed", reason_code="latency_stall")
    assert answer.status_code == 200
    assert answer.json() == {
        "status": "ok",
        "ts": "2026-03-02T09:00:00.123456+00:00",
        "reason_code": "latency_stall",
        "channels_sent": ["email", "sms", "webhook"],
        "failed_channels": [],
    }
    assert "x-request-id" not in answer.headers
    service.clock.advance(1)
    default = service.post("/risk/kill", caller, account_id="company")
    assert default.json()["reason_code"] == "loss_cap_breach"
    events = service.get("/risk/kill_events", caller).json()
    assert [(event["account_id"], event["reason"]) for event in events] == [
        ("company", "loss_cap_breach"),
        ("acc-zed", "latency_stall"),
    ]
    assert set(events[0]) == {"account_id", "reason", "ts", "channels_sent"}
    assert service.get("/risk/kill_events", caller, account_id="acc-zed", limit=1).json() == events[1:]
    assert len(service.get("/risk/kill_events", caller, limit=1).json()) == 1


@BOTH
def test_failed_channels_make_a_207_and_the_switch_is_engaged(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    caller = service.signed_in()
    service.set_fault(FaultKind.CHANNELS, parameter="sms,email", times=1)
    partial = service.post("/risk/kill", caller, account_id="company")
    assert partial.status_code == 207
    assert partial.json()["status"] == "partial"
    assert partial.json()["channels_sent"] == ["webhook"]
    assert partial.json()["failed_channels"] == ["email", "sms"]
    assert service.value("kill_switch_state", account_id="company") == 1
    service.set_fault(FaultKind.CHANNELS, times=1)
    none_sent = service.post("/risk/kill", caller, account_id="company")
    assert (none_sent.status_code, none_sent.json()["channels_sent"]) == (207, [])
    assert service.post("/risk/kill", caller, account_id="company").status_code == 200  # a repeat is no conflict


@pytest.mark.expects_log
def test_flag_is_set_before_the_channels_are_tried(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    service = serve(Profile.REPAIRED)

    def fail(path: str = "") -> tuple[str, ...]:
        raise OSError("the mail relay broke")

    monkeypatch.setattr(service.context.faults, "failed_channels", fail)
    answer = service.post("/risk/kill", service.signed_in(), account_id="company")
    assert (answer.status_code, answer.text) == (500, "Internal Server Error")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    store = service.context.store
    assert [row["account_id"] for row in store.query("SELECT * FROM kill_flags WHERE engaged = 1")] == ["company"]
    (published,) = store.query("SELECT * FROM risk_events")
    assert published["event_type"] == "KILL_SWITCH_TRIGGERED"
    assert "FLATTEN_POSITIONS" in published["payload"]
    assert store.query("SELECT * FROM kill_events") == []
    assert service.value("kill_switch_response_seconds_count", status="error") == 1


@BOTH
def test_guard_comes_before_the_parameters(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    assert service.post("/risk/kill").json() == {"detail": "Missing Authorization header."}
    auditor = service.post("/risk/kill", service.signed_in("auditor"), account_id="company")
    assert auditor.status_code == 403
    assert auditor.json() == {"detail": "Account is not authorized for administrative access."}
    assert service.get("/risk/kill_events", service.signed_in("auditor")).status_code == 403
    bare = {"Authorization": service.token("company")}
    assert service.get("/risk/kill_events", bare).status_code == 200
    assert service.value("kill_switch_state", account_id="company") == (None if profile is Profile.SHIPPED else 0)


@BOTH
@pytest.mark.parametrize(
    ("params", "kind", "place"),
    [
        ({}, "missing", "account_id"),
        ({"account_id": ""}, "string_too_short", "account_id"),
        ({"account_id": "company", "reason_code": "manual"}, "enum", "reason_code"),
    ],
)
def test_invalid_parameters(serve: Serve, profile: Profile, params: dict[str, str], kind: str, place: str) -> None:
    service = serve(profile)
    answer = service.post("/risk/kill", service.signed_in(), **params)
    assert answer.status_code == 422
    (problem,) = answer.json()["detail"]
    assert (problem["type"], problem["loc"]) == (kind, ["query", place])


def test_invalid_limit_and_reason_texts(serve: Serve) -> None:
    service = serve()
    (limit,) = service.get("/risk/kill_events", service.signed_in(), limit=101).json()["detail"]
    assert limit["msg"] == "Input should be less than or equal to 100"
    reason = service.post("/risk/kill", service.signed_in(), account_id="company", reason_code="manual")
    assert reason.json()["detail"][0]["msg"] == (
        "Input should be 'spread_widening', 'latency_stall' or 'loss_cap_breach'"
    )


def test_white_space_names_no_account(serve: Serve) -> None:
    service = serve()
    answer = service.post("/risk/kill", service.signed_in(), account_id="   ")
    assert (answer.status_code, answer.json()) == (400, {"detail": "Account identifier must not be empty."})
    assert service.value("kill_switch_response_seconds_count", status="error") == 1


def test_response_times_also_count_reading_but_not_refusals(serve: Serve) -> None:
    service = serve()
    caller = service.signed_in()
    service.get("/risk/kill_events", caller)
    service.get("/risk/kill_events", service.signed_in("auditor"))
    service.get("/risk/kill_events", caller, limit=0)
    service.post("/risk/kill", caller, account_id="company")
    assert service.value("kill_switch_response_seconds_count", status="ok") == 2
    assert service.value("kill_switch_response_seconds_bucket", status="ok", le="5.0") == 2
    assert service.value("kill_switch_response_seconds_count", status="error") is None


@BOTH
def test_there_is_no_release(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    assert service.post("/risk/kill/release", service.signed_in()).status_code == 404
    assert service.get("/risk/kill", service.signed_in()).json() == {"detail": "Method Not Allowed"}


def test_shipped_forgets_events_and_gauge_at_a_restart(serve: Serve) -> None:
    service = serve(Profile.SHIPPED)
    service.post("/risk/kill", service.signed_in(), account_id="company")
    service.close()
    again = serve(Profile.SHIPPED)
    assert again.get("/risk/kill_events", again.signed_in()).json() == []
    assert again.value("kill_switch_state", account_id="company") is None
    assert again.value("kill_switch_state", account_id="unknown") == 0
    assert again.context.store.query_one("SELECT engaged FROM kill_flags")["engaged"] == 1  # type: ignore[index]


def test_repaired_remembers_events_and_gauge_over_a_restart(serve: Serve) -> None:
    service = serve(Profile.REPAIRED)
    service.set_fault(FaultKind.CHANNELS, parameter="sms")
    service.post("/risk/kill", service.signed_in(), account_id="company")
    before = service.get("/risk/kill_events", service.signed_in()).json()
    service.close()
    again = serve(Profile.REPAIRED)
    assert again.get("/risk/kill_events", again.signed_in()).json() == before
    assert before[0]["channels_sent"] == ["email", "webhook"]
    assert again.value("kill_switch_state", account_id="company") == 1


def test_health_routes_exist_only_repaired(serve: Serve) -> None:
    shipped = serve(Profile.SHIPPED)
    for path in ("/healthz", "/readyz"):
        assert (shipped.get(path).status_code, shipped.get(path).json()) == (404, {"detail": "Not Found"})
    assert shipped.paths() == {"/risk/kill", "/risk/kill_events", "/metrics"}
    repaired = serve(Profile.REPAIRED)
    for path in ("/healthz", "/readyz"):
        assert repaired.get(path).json() == {"status": "ok", "checks": {"kill_switch_store": {"status": "ok"}}}


def test_without_a_session_store_every_call_is_a_500(serve: Serve) -> None:
    service = serve(wired=False)
    answer = service.post("/risk/kill", service.signed_in(), account_id="company")
    assert answer.status_code == 500
    assert answer.json() == {"detail": "Authentication session store is not configured."}
