"""The gateway flavour stores what it is given and validates nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.sandbox.context import Profile
from app.sandbox.faults import FaultKind
from tests.sandbox.in_process import InProcessService, Serve, serving

BOTH = pytest.mark.parametrize("profile", list(Profile))
ROTATE, STATUS = "/secrets/kraken", "/secrets/kraken/status"
BODY = {"account_id": "company", "api_key": "KEYKEYKEY1", "api_secret": "c2VjcmV0c2VjcmV0"}
NOW, SEEDED = "2026-03-02T09:00:00.123456Z", "2026-01-30T09:00:00.123456Z"


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    with serving("secrets", tmp_path) as start:

        def gateway(profile: Profile = Profile.SHIPPED, base_url: str = "http://localhost") -> InProcessService:
            return start(profile, flavour="gateway", base_url=base_url)  # plain http is no matter here

        yield gateway


def verified(service: InProcessService, account: str = "company") -> dict[str, str]:
    return {**service.signed_in(account), "X-MFA-Token": "verified"}


def said(answer: httpx.Response) -> tuple[int, Any]:
    return answer.status_code, answer.json()["detail"]


@BOTH
@pytest.mark.parametrize("change", [{}, {"api_key": "", "api_secret": ""}, {"api_secret": "no base64!"}])
def test_anything_is_stored_and_the_first_time_is_kept(serve: Serve, profile: Profile, change: dict[str, str]) -> None:
    service = serve(profile)
    answer = service.post(ROTATE, verified(service), {**BODY, **change})
    expected = {"account_id": "company", "secret_name": "kraken-keys-company", "created_at": SEEDED, "rotated_at": NOW}
    assert (answer.status_code, answer.json()) == (200, expected)
    assert "x-oms-watcher" not in answer.headers
    assert service.get(STATUS, verified(service), account_id="company").json() == expected
    assert service.app.state.kraken.checks() == {}
    assert service.context.faults.handled[("POST", ROTATE)] == 1


@BOTH
def test_the_first_credentials_of_an_account_are_created(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    headers = verified(service, "director-2")
    nothing = (404, "No Kraken credential rotation metadata found.")
    assert said(service.get(STATUS, headers, account_id="director-2")) == nothing
    answer = service.post(ROTATE, headers, {**BODY, "account_id": "director-2"}).json()
    assert (answer["created_at"], answer["rotated_at"]) == (NOW, NOW)


@BOTH
def test_refusals_in_their_order(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    bad = {**BODY, "account_id": "director-1", "api_key": 7}
    assert said(service.post(ROTATE, {}, bad)) == (401, "Missing Authorization header.")
    assert said(service.post(ROTATE, service.signed_in(), bad)) == (401, "Missing MFA verification token.")
    assert service.post(ROTATE, verified(service), bad).status_code == 422
    bad["api_key"] = ""
    assert said(service.post(ROTATE, verified(service), bad)) == (403, "Account mismatch between header and payload.")
    query = (403, "Account mismatch between header and query parameter.")
    assert said(service.get(STATUS, verified(service), account_id="COMPANY")) == query
    assert service.get(STATUS, verified(service)).status_code == 422


@pytest.mark.expects_log
@BOTH
@pytest.mark.parametrize("failure", ["unavailable", "unreadable", "not_updated"])
def test_a_failing_cluster_is_a_plain_500(serve: Serve, profile: Profile, failure: str) -> None:
    service = serve(profile)
    service.set_fault(FaultKind.CLUSTER, parameter=failure)
    answer = service.post(ROTATE, verified(service), BODY)
    assert (answer.status_code, answer.text) == (500, "Internal Server Error")


def test_a_foreign_secret_has_no_metadata(serve: Serve) -> None:
    service = serve()
    service.set_fault(FaultKind.CLUSTER, parameter="foreign")
    nothing = (404, "No Kraken credential rotation metadata found.")
    assert said(service.get(STATUS, verified(service), account_id="company")) == nothing


def test_foreign_hosts_are_refused_and_routes_are_few(serve: Serve) -> None:
    assert serve(base_url="http://evil.example").get("/metrics").text == "Invalid host header"
    assert serve(Profile.SHIPPED).paths() == {ROTATE, STATUS, "/metrics"}
    assert serve(Profile.REPAIRED).paths() == {ROTATE, STATUS, "/metrics", "/healthz", "/readyz"}


def test_restoring_gives_back_what_a_new_sandbox_holds(serve: Serve) -> None:
    service = serve()
    service.post(ROTATE, verified(service), BODY)
    service.app.state.restore_secrets()
    assert service.get(STATUS, verified(service), account_id="company").json()["rotated_at"] == SEEDED
