"""The control endpoint tells what Kraken was asked, lets it accept pairs, and restores the stored credentials."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from tests.fakes.sandbox import RunningSandbox

PAIR = {"api_key": "CONTROL-KEY", "api_secret": "c2VjcmV0c2VjcmV0"}


@pytest.fixture
def restored(sandbox: RunningSandbox) -> Iterator[RunningSandbox]:
    yield sandbox
    sandbox.control.post("/control/secrets/restore").raise_for_status()


def rotate(sandbox: RunningSandbox, pair: dict[str, str]) -> httpx.Response:
    tokens = [sandbox.sign_in(account) for account in ("company", "director-1", "director-2")]
    headers = {
        "Authorization": f"Bearer {tokens[0]}",
        "X-MFA-Token": "verified",
        "X-Director-Approvals": ",".join(tokens[1:]),
    }
    with sandbox.client("secrets", headers=headers) as client:
        return client.post("/secrets/rotate", json={"account_id": "company", **pair})


def test_the_announced_pairs_are_accepted_and_counted(restored: RunningSandbox) -> None:
    for pair in restored.announcement["secrets"]["kraken_pairs"]:
        assert rotate(restored, pair).status_code == 200
    assert restored.control.get("/control/kraken").json() == {"checks": {"accepted": 2}, "locked_until": None}
    assert restored.handled("secrets")["POST /secrets/rotate"] == 2


def test_pairs_are_accepted_and_revoked_by_order(restored: RunningSandbox) -> None:
    control = restored.control
    assert rotate(restored, PAIR).status_code == 400
    assert control.post("/control/kraken/pairs", json=PAIR).json() == {"status": "accepted"}
    assert rotate(restored, PAIR).status_code == 200
    for status in ("revoked", "unknown"):
        answer = control.request("DELETE", "/control/kraken/pairs", json=PAIR)
        assert answer.json() == {"status": status}
    for _ in range(5):
        assert rotate(restored, PAIR).status_code == 400
    assert control.get("/control/kraken").json()["locked_until"] is not None
    assert rotate(restored, PAIR).status_code == 502
    control.post("/control/secrets/restore")
    assert control.get("/control/kraken").json() == {"checks": {}, "locked_until": None}


def test_only_the_holder_of_the_nonce_is_answered(sandbox: RunningSandbox) -> None:
    strangers = {"Authorization": "Bearer nobody"}
    for method, path in (
        ("GET", "/control/kraken"),
        ("POST", "/control/kraken/pairs"),
        ("DELETE", "/control/kraken/pairs"),
        ("POST", "/control/secrets/restore"),
    ):
        assert sandbox.control.request(method, path, headers=strangers, json=PAIR).status_code == 401


def test_a_failure_that_nobody_knows_is_refused(sandbox: RunningSandbox) -> None:
    order = {"service": "secrets", "fault": "kraken", "parameter": "bored"}
    answer = sandbox.control.post("/control/faults", json=order)
    assert (answer.status_code, answer.json()["detail"]) == (
        422,
        "What kraken can fail with is one of rejected, throttled, locked_out, error, unreachable, unexpected.",
    )
