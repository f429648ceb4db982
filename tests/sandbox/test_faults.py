"""The faults of the application, and the control endpoint that sets them."""

from __future__ import annotations

import hashlib
import hmac
from typing import Any

import httpx
import pytest

from app.sandbox.faults import Fault, FaultKind, ServiceFaults
from tests.fakes.sandbox import RunningSandbox


def test_times_limits_how_often_a_fault_strikes() -> None:
    faults = ServiceFaults()
    faults.set(Fault(FaultKind.TEXT_500, times=2))
    assert [faults.take(FaultKind.TEXT_500, "/x") is not None for _ in range(3)] == [True, True, False]


def test_a_route_limits_where_a_fault_strikes() -> None:
    faults = ServiceFaults()
    faults.set(Fault(FaultKind.TEXT_500, route="/x"))
    assert faults.take(FaultKind.TEXT_500, "/y") is None
    assert faults.take(FaultKind.TEXT_500, "/x") is not None
    assert faults.take(FaultKind.DROP_AFTER, "/x") is None


def test_failed_channels_are_all_or_those_named() -> None:
    faults = ServiceFaults()
    assert faults.failed_channels() == ()
    faults.set(Fault(FaultKind.CHANNELS))
    assert faults.failed_channels() == ("email", "sms", "webhook")
    faults.set(Fault(FaultKind.CHANNELS, parameter="sms, webhook", times=1))
    assert faults.failed_channels() == ("sms", "webhook")
    assert faults.failed_channels() == ()


@pytest.mark.parametrize(
    ("kind", "details", "words"),
    [
        (FaultKind.REFUSED, {"times": 1}, "whole connections"),
        (FaultKind.HANG, {"route": "/x"}, "whole connections"),
        (FaultKind.TEXT_500, {"times": 0}, "at least 1"),
        (FaultKind.TEXT_500, {"route": "x"}, "starts with a slash"),
        (FaultKind.SLOW, {"parameter": "soon"}, "number of seconds"),
        (FaultKind.SLOW, {"parameter": "nan"}, "more than 0"),
        (FaultKind.SLOW, {"parameter": "-1"}, "more than 0"),
        (FaultKind.CHANNELS, {"parameter": "pigeon"}, "channels are email"),
        (FaultKind.ALLOWLIST_MISSING, {"parameter": "PATH"}, "allowlist is one of"),
    ],
)
def test_details_that_do_not_fit_are_refused(kind: FaultKind, details: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Fault(kind, **details)


@pytest.fixture
def risk(sandbox: RunningSandbox):  # type: ignore[no-untyped-def]
    with sandbox.client("risk") as client:
        yield client


def limits(sandbox: RunningSandbox, risk: httpx.Client) -> httpx.Response:
    return risk.get(
        "/risk/limits", params={"account_id": "company"}, headers={"Authorization": sandbox.sign_in("company")}
    )


def test_500_text_never_reaches_the_handler(sandbox: RunningSandbox, risk: httpx.Client) -> None:
    assert limits(sandbox, risk).status_code == 200
    before = sandbox.handled("risk")["GET /risk/limits"]
    sandbox.set_fault("risk", "text_500", route="/risk/limits", times=1)
    answer = limits(sandbox, risk)
    assert (answer.status_code, answer.text) == (500, "Internal Server Error")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert sandbox.handled("risk")["GET /risk/limits"] == before
    assert limits(sandbox, risk).status_code == 200
    assert sandbox.handled("risk")["GET /risk/limits"] == before + 1


def test_draining_refuses_all_but_the_allowed_paths(sandbox: RunningSandbox, risk: httpx.Client) -> None:
    sandbox.set_fault("risk", "draining_503")
    for path in ("/healthz", "/risk/limits", "/no/such"):
        answer = risk.get(path)
        assert answer.status_code == 503
        body = answer.json()
        assert body["detail"] == "risk-service is draining"
        assert body["status"]["draining"] is True
        assert body["status"]["started_at"].endswith("+00:00")
        assert body["status"]["elapsed_seconds"] >= 0
        assert "/metrics" in body["status"]["allowed_paths"]
        assert "/healthz" not in body["status"]["allowed_paths"]
        assert "x-request-id" not in answer.headers
    assert risk.get("/metrics").status_code == 200
    assert risk.get("/openapi.json").status_code == 200
    sandbox.clear("risk")
    assert risk.get("/healthz").status_code == 200


def test_garbage_is_no_json(sandbox: RunningSandbox, risk: httpx.Client) -> None:
    sandbox.set_fault("risk", "garbage_json", route="/healthz")
    answer = risk.get("/healthz")
    assert answer.status_code == 200
    with pytest.raises(ValueError, match="Unterminated string"):
        answer.json()


@pytest.mark.parametrize(("parameter", "gone"), [(None, "status"), ("checks", "checks")])
def test_a_field_can_be_missing(sandbox: RunningSandbox, risk: httpx.Client, parameter: str | None, gone: str) -> None:
    sandbox.set_fault("risk", "missing_field", route="/healthz", parameter=parameter)
    assert {"status", "checks"} - set(risk.get("/healthz").json()) == {gone}


def test_a_nested_field_can_be_mistyped(sandbox: RunningSandbox, risk: httpx.Client) -> None:
    sandbox.set_fault("risk", "wrong_type", route="/healthz", parameter="database")
    body = risk.get("/healthz").json()
    assert body["status"] == "ok"
    assert body["checks"]["database"] == "unexpected"


def test_bodies_of_refusals_are_not_spoiled(sandbox: RunningSandbox, risk: httpx.Client) -> None:
    sandbox.set_fault("risk", "garbage_json")
    assert risk.get("/risk/limits").json() == {"detail": "Missing Authorization header."}


def test_an_unhealthy_service_still_answers_200(sandbox: RunningSandbox, risk: httpx.Client) -> None:
    sandbox.set_fault("risk", "unhealthy", parameter="database")
    answer = risk.get("/healthz")
    assert answer.status_code == 200
    assert answer.json()["status"] == "error"
    assert answer.json()["checks"]["database"]["status"] == "error"


def test_lost_sessions_concern_one_service_until_the_next_sign_in(sandbox: RunningSandbox, risk: httpx.Client) -> None:
    headers = {"Authorization": sandbox.sign_in("company")}
    sandbox.set_fault("risk", "session_lost")
    answer = risk.get("/risk/limits", params={"account_id": "company"}, headers=headers)
    assert (answer.status_code, answer.json()) == (401, {"detail": "Invalid or expired session token."})
    with sandbox.client("admin") as admin:
        assert admin.get("/system/health", headers=headers).status_code == 200
    assert limits(sandbox, risk).status_code == 200


def test_a_kill_can_be_partial(sandbox: RunningSandbox) -> None:
    sandbox.set_fault("kill-switch", "channels", parameter=["sms"])
    headers = {"Authorization": sandbox.sign_in("company")}
    with sandbox.client("kill-switch") as client:
        answer = client.post("/risk/kill", params={"account_id": "company"}, headers=headers)
    assert answer.status_code == 207
    assert answer.json()["failed_channels"] == ["sms"]


def test_unwired_services_have_no_session_store(tmp_path_factory: pytest.TempPathFactory) -> None:
    state = tmp_path_factory.mktemp("unwired") / "state"
    with RunningSandbox(state, profile="shipped", options=["--unwired", "risk,kill-switch"]) as sandbox:
        headers = {"Authorization": sandbox.sign_in("company")}
        for service, path in (("risk", "/risk/limits"), ("kill-switch", "/risk/kill_events")):
            with sandbox.client(service) as client:
                answer = client.get(path, params={"account_id": "company"}, headers=headers)
            assert answer.status_code == 500
            assert answer.json() == {"detail": "Authentication session store is not configured."}
        states = sandbox.control.get("/control/state").json()
        assert states["profile"] == "shipped"
        assert [name for name, state in states["services"].items() if not state["wired"]] == ["kill-switch", "risk"]


def bare_control(sandbox: RunningSandbox, **headers: str) -> httpx.Client:
    return httpx.Client(base_url=sandbox.control_url, verify=sandbox.ssl_context, trust_env=False, headers=headers)


CONTROL_ROUTES = [
    ("GET", "/control/state"),
    ("GET", "/control/handled"),
    ("GET", "/control/operator"),
    ("POST", "/control/faults"),
    ("DELETE", "/control/faults"),
    ("POST", "/control/stop"),
]


@pytest.mark.parametrize(("method", "path"), CONTROL_ROUTES)
@pytest.mark.parametrize("authorization", ["", "Bearer wrong", "Bearer", "é"])
def test_control_needs_the_nonce(sandbox: RunningSandbox, method: str, path: str, authorization: str) -> None:
    with bare_control(sandbox) as control:
        answer = control.request(method, path, headers={"Authorization": authorization.encode("latin-1")})
    assert answer.status_code == 401
    assert sandbox.nonce not in answer.text


@pytest.mark.parametrize("host", ["sandbox.example.com", "127.0.0.1", "localhost:1", "127.0.0.1:1"])
def test_control_refuses_other_hosts(sandbox: RunningSandbox, host: str) -> None:
    answer = sandbox.control.get("/control/state", headers={"Host": host})
    assert answer.status_code == 400
    assert sandbox.control.get("/control/nonce-proof?challenge=x", headers={"Host": host}).status_code == 400


def test_control_answers_under_localhost_too(sandbox: RunningSandbox) -> None:
    port = sandbox.control_url.rsplit(":", 1)[1]
    assert sandbox.control.get("/control/state", headers={"Host": f"localhost:{port}"}).status_code == 200


def test_control_refuses_web_pages(sandbox: RunningSandbox) -> None:
    for origin in ("https://example.com", sandbox.control_url, "null"):
        answer = sandbox.control.get("/control/state", headers={"Origin": origin})
        assert answer.status_code == 403
        assert not [name for name in answer.headers if name.startswith("access-control")]


def test_control_proves_the_nonce_without_being_told(sandbox: RunningSandbox) -> None:
    with bare_control(sandbox) as control:
        answer = control.get("/control/nonce-proof", params={"challenge": "a fresh challenge"})
        assert control.get("/control/nonce-proof").status_code == 422
        assert control.get("/control/nonce-proof", params={"challenge": "x" * 257}).status_code == 422
    expected = hmac.new(sandbox.nonce.encode(), b"a fresh challenge", hashlib.sha256).hexdigest()
    assert answer.json() == {"proof": expected}
    assert sandbox.nonce not in answer.text


def test_control_signs_the_demo_operator_in(sandbox: RunningSandbox) -> None:
    operator = sandbox.control.get("/control/operator").json()
    assert operator.pop("account") == "company"
    with sandbox.client("admin") as admin:
        assert admin.post("/auth/login", json=operator).json()["admin_id"] == "company"
    director = sandbox.control.get("/control/operator", params={"email": "director-2@example.com"}).json()
    assert director["account"] == "director-2"
    assert sandbox.control.get("/control/operator", params={"email": "x@example.com"}).status_code == 404


@pytest.mark.parametrize(
    ("order", "status", "words"),
    [
        ({"service": "no-such", "fault": "hang"}, 404, "There is no service 'no-such'"),
        ({"service": "risk", "fault": "meteor"}, 422, "Input should be"),
        ({"service": "risk", "fault": "hang", "times": 1}, 422, "acts on whole connections"),
        ({"service": "risk", "fault": "slow", "parameter": 0}, 422, "more than 0"),
        ({"service": "risk", "fault": "text_500", "rout": "/x"}, 422, "Extra inputs"),
    ],
)
def test_control_refuses_orders_it_cannot_carry_out(
    sandbox: RunningSandbox, order: dict[str, Any], status: int, words: str
) -> None:
    answer = sandbox.control.post("/control/faults", json=order)
    assert answer.status_code == status
    assert words in answer.text
    assert sandbox.control.get("/control/state").json()["services"]["risk"]["faults"] == []


def test_control_shows_and_clears_faults_of_one_service(sandbox: RunningSandbox) -> None:
    sandbox.set_fault("risk", "text_500", route="/x", times=3)
    shown = sandbox.set_fault("oms", "slow", parameter=0.25)
    assert shown["faults"] == [{"fault": "slow", "route": None, "times": None, "parameter": "0.25"}]
    sandbox.clear("oms")
    services = sandbox.control.get("/control/state").json()["services"]
    assert services["oms"]["faults"] == []
    assert services["risk"]["faults"] == [{"fault": "text_500", "route": "/x", "times": 3, "parameter": None}]


def test_control_stops_the_sandbox(tmp_path_factory: pytest.TempPathFactory) -> None:
    sandbox = RunningSandbox(tmp_path_factory.mktemp("stopped") / "state")
    assert sandbox.control.post("/control/stop").status_code == 202
    assert sandbox.process.wait(15) == 0
    assert sandbox.errors() == ""
    sandbox.stop()
