"""The root flavour's own guard, any account with any token, and a test of the stored pair."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.sandbox.context import Profile
from app.sandbox.faults import FaultKind
from app.sandbox.kraken_stand_in import pair_digest
from app.sandbox.service_tokens import AcceptedTokens, ServiceTokens
from tests.sandbox.in_process import InProcessService, Serve, serving

BOTH = pytest.mark.parametrize("profile", list(Profile))
TOKENS = ServiceTokens({"company": "tok-company", "director-2": "tok-two"}, "mfa-ok")
COMPANY = {"Authorization": "Bearer tok-company", "X-MFA-Token": "mfa-ok"}
SECOND = {"Authorization": "bearer tok-two", "X-MFA-Token": "mfa-ok"}
PAIR = {"api_key": "KEYKEYKEY1", "api_secret": "c2VjcmV0c2VjcmV0"}
BODY = {"account_id": "company", **PAIR}
ROTATE, TEST, KRAKEN_STATUS = "/secrets/kraken", "/secrets/kraken/test", "/secrets/kraken/status"
STATUS, AUDIT = "/secrets/status", "/secrets/audit"
NOW = "2026-03-02T09:00:00.123456+00:00"
SEEDED = "2026-01-30T09:00:00.123456+00:00"
CRASH = (500, "Internal Server Error")


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    with serving("secrets", tmp_path) as start:

        def root(profile: Profile = Profile.SHIPPED) -> InProcessService:
            service = start(profile, flavour="root", base_url="http://any.example.com")
            AcceptedTokens(service.context.store).enrol(TOKENS)
            service.app.state.kraken.accept(pair_digest(**PAIR))
            return service

        yield root


def said(answer: httpx.Response) -> tuple[int, Any]:
    kind = answer.headers["content-type"]
    return answer.status_code, answer.json()["detail"] if kind == "application/json" else answer.text


def ask(service: InProcessService, route: str, headers: dict[str, str]) -> httpx.Response:
    method, path = route.split(" ")
    return service.get(path, headers) if method == "GET" else service.post(path, headers, {})


@BOTH
@pytest.mark.parametrize(
    "route", [f"GET {STATUS}", f"GET {AUDIT}", f"GET {KRAKEN_STATUS}", f"POST {ROTATE}", f"POST {TEST}"]
)
def test_the_guard_answers_in_its_order(serve: Serve, profile: Profile, route: str) -> None:
    service = serve(profile)
    service.set_fault(FaultKind.CLUSTER)
    missing = (401, "Missing or invalid authorization token")
    for value in (None, "tok-company", "Basic x", "Bearer ", ""):
        headers = {} if value is None else {"Authorization": value}
        assert said(ask(service, route, headers)) == missing
    bearer = {"Authorization": "Bearer zzz"}
    assert said(ask(service, route, bearer)) == (401, "Missing or invalid MFA context token")
    assert said(ask(service, route, {**bearer, "X-MFA-Token": " "})) == (401, "Missing or invalid MFA context token")
    for wrong in ("zzz", "tok-company"):
        refused = ask(service, route, {**bearer, "X-MFA-Token": wrong})
        assert said(refused) == (401, "MFA context token is not recognized")
    forbidden = (403, "Caller is not authorized to access Kraken secrets")
    for unknown in ("zzz", "mfa-ok", service.token("company")):
        assert said(ask(service, route, {**COMPANY, "Authorization": f"Bearer {unknown}"})) == forbidden
    assert said(ask(service, route, COMPANY)) == (503, "Kraken secrets service configuration is unavailable")
    assert service.context.faults.handled == {}


@BOTH
def test_nothing_stored_is_said_in_three_ways(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    assert service.get(STATUS, SECOND).json() == {
        "last_rotated_at": None,
        "last_rotated_by": None,
        "status": "No Kraken credentials are currently stored for this account.",
    }
    assert service.get(AUDIT, SECOND).json() == []
    refusal = (404, "Secret for account director-2 was not found")
    assert said(service.get(KRAKEN_STATUS, SECOND, account_id="director-2")) == refusal
    assert said(service.post(TEST, SECOND, {"account_id": "director-2"})) == refusal


@BOTH
def test_what_is_stored_is_told_of_the_label_s_account(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    assert service.get(STATUS, COMPANY).json() == {
        "last_rotated_at": SEEDED,
        "last_rotated_by": "company",
        "status": f"Secret kraken-keys-company rotated at {SEEDED} by company.",
    }
    notes = f"Secret kraken-keys-company stored in namespace default. OMS watchers notified at {SEEDED}."
    assert service.get(AUDIT, COMPANY).json() == [{"actor": "company", "rotated_at": SEEDED, "notes": notes}]
    status = {"secret_name": "kraken-keys-company", "last_rotated": SEEDED, "rotated_by": "company"}
    assert service.get(KRAKEN_STATUS, SECOND, account_id="company").json() == status  # whoever asks
    assert service.post(TEST, SECOND, {"account_id": "company"}).json() == {
        "result": "success",
        "data": {"ZUSD": "125000.50", "XXBT": "1.25"},
    }


@BOTH
def test_one_token_rotates_any_account(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    for account, actor in (("company", "company"), ("someone-else", "unknown")):
        answer = service.post(ROTATE, COMPANY, {**BODY, "account_id": account, "actor": actor})
        assert (answer.status_code, answer.json()) == (
            201,
            {"secret_name": f"kraken-keys-{account}", "last_rotated": NOW},
        )
        status = service.get(KRAKEN_STATUS, SECOND, account_id=account).json()
        assert (status["last_rotated"], status["rotated_by"]) == (NOW, "company")
    assert service.context.faults.handled[("POST", ROTATE)] == 2


@pytest.mark.expects_log
@BOTH
def test_a_rotation_is_refused_in_this_order(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    body = {"account_id": "", "api_key": "", "api_secret": "", "actor": "mallory"}
    answer = service.post(ROTATE, COMPANY, body)
    assert answer.status_code == 422
    assert [error["loc"] for error in answer.json()["detail"]] == [
        ["body", name] for name in ("account_id", "api_key", "api_secret")
    ]
    body = {"account_id": "company", "api_key": "OTHER", "api_secret": "abc", "actor": "mallory"}
    mismatch = (400, "Actor identity does not match provided credentials")
    assert said(service.post(ROTATE, COMPANY, body)) == mismatch
    assert said(service.post(ROTATE, COMPANY, {**body, "actor": "company"})) == CRASH  # no base64
    body = {**BODY, "api_key": "OTHER"}
    service.set_fault(FaultKind.CLUSTER, parameter="not_updated")
    assert said(service.post(ROTATE, COMPANY, body)) == (401, "Invalid Kraken credentials")
    assert said(service.post(ROTATE, COMPANY, BODY)) == CRASH


KRAKEN = {
    "rejected": (401, "Invalid Kraken credentials"),
    "throttled": (401, "Invalid Kraken credentials"),
    "locked_out": (401, "Invalid Kraken credentials"),
    "error": (502, "Kraken API responded with an error"),
    "unreachable": (503, "Failed to reach Kraken API"),
    "unexpected": CRASH,
}


@BOTH
@pytest.mark.parametrize(
    "failure", [pytest.param(name, marks=pytest.mark.expects_log if name == "unexpected" else ()) for name in KRAKEN]
)
@pytest.mark.parametrize("path", [ROTATE, TEST])
def test_what_kraken_fails_with(serve: Serve, profile: Profile, path: str, failure: str) -> None:
    service = serve(profile)
    service.set_fault(FaultKind.KRAKEN, parameter=failure)
    body = BODY if path == ROTATE else {"account_id": "company"}
    assert said(service.post(path, COMPANY, body)) == KRAKEN[failure]
    assert service.get(KRAKEN_STATUS, COMPANY, account_id="company").json()["last_rotated"] == SEEDED


@pytest.mark.expects_log
@BOTH
@pytest.mark.parametrize(
    ("failure", "path"),
    [
        ("unreadable", STATUS),
        ("unreadable", AUDIT),
        ("unreadable", KRAKEN_STATUS),
        ("unsigned", KRAKEN_STATUS),
        ("foreign", KRAKEN_STATUS),
    ],
)
def test_a_failing_cluster_is_a_plain_500(serve: Serve, profile: Profile, failure: str, path: str) -> None:
    service = serve(profile)
    service.set_fault(FaultKind.CLUSTER, parameter=failure)
    assert said(service.get(path, COMPANY, account_id="company")) == CRASH


@BOTH
def test_an_unsigned_secret_has_no_audit_row_and_nobody_in_its_status(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    service.set_fault(FaultKind.CLUSTER, parameter="unsigned")
    assert service.get(AUDIT, COMPANY).json() == []
    assert service.get(STATUS, COMPANY).json()["last_rotated_by"] is None


def test_a_pair_that_kraken_accepts_no_longer_fails_its_test(serve: Serve) -> None:
    service = serve()
    service.post(ROTATE, COMPANY, BODY)
    assert service.post(TEST, COMPANY, {"account_id": "company"}).status_code == 200
    assert service.app.state.kraken.revoke(pair_digest(**PAIR))
    assert said(service.post(TEST, COMPANY, {"account_id": "company"})) == KRAKEN["rejected"]


def test_routes_are_exactly_those_that_exist(serve: Serve) -> None:
    routes = {STATUS, AUDIT, KRAKEN_STATUS, ROTATE, TEST}
    shipped = serve(Profile.SHIPPED)
    assert shipped.paths() == routes
    assert shipped.get("/metrics").status_code == 404
    assert "x-request-id" not in shipped.get(STATUS, COMPANY).headers
    assert serve(Profile.REPAIRED).paths() == routes | {"/healthz", "/readyz"}


def test_restoring_gives_back_what_a_new_sandbox_holds(serve: Serve) -> None:
    service = serve()
    service.post(ROTATE, COMPANY, BODY)
    service.app.state.restore_secrets()
    assert service.get(STATUS, COMPANY).json()["last_rotated_at"] == SEEDED
