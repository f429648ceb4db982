"""Rotations by the Kubernetes flavour: every guard in its order, every refusal of Kraken and of the cluster."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.sandbox.cluster_store import ClusterStore
from app.sandbox.context import Profile
from app.sandbox.faults import FaultKind
from app.sandbox.secrets_k8s_store import CREATED_AT, NAMESPACE, ROTATED_AT
from tests.sandbox.in_process import InProcessService, Serve, serving
from tests.sandbox.rotations import (
    BODY,
    BOTH,
    EVERY_ROTATION,
    EXPIRED,
    NOW,
    NOW_TEXT,
    PAIR,
    ROTATIONS,
    TEST,
    accepting,
    approved,
    said,
    verified,
)


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    with serving("secrets", tmp_path) as start:
        yield start


@BOTH
@EVERY_ROTATION
def test_a_rotation_says_what_it_did(serve: Serve, profile: Profile, path: str) -> None:
    service = accepting(serve(profile))
    answer = service.post(path, approved(service), BODY)
    assert (answer.status_code, answer.headers["x-oms-watcher"]) == (200, ROTATIONS[path])
    common = {"secret_name": "kraken-keys-company", "last_rotated_at": NOW, "kms_key_id": "local/aether-secrets"}
    meta = {
        "account_id": "company",
        "kms_key_id": "local/aether-secrets",
        "last_rotated": NOW_TEXT,
        "ts": NOW_TEXT,
        "actor": "company",
        "approvers": ["director-1", "director-2"],
        "ip_hash": "12ca17b49af2289436f303e0166030a21e525d266e209267433801a8fd4071a0",
        "master_key_id": "local/aether-secrets:v1",
        "master_key_rotated_at": "2025-11-02T09:00:00.123456+00:00",
    }
    if path == "/secrets/rotate_encrypted":
        assert answer.json() == {**common, "secrets_meta": meta}
    else:
        assert answer.json() == {**common, "account_id": "company"}
    assert service.context.faults.handled == {("POST", path): 1}


@BOTH
def test_a_rotation_moves_the_status_and_enters_the_history(serve: Serve, profile: Profile) -> None:
    service = accepting(serve(profile))
    for path in ROTATIONS:
        service.clock.advance(60)
        service.post(path, approved(service), BODY)
    rows = service.get("/secrets/audit", verified(service), account_id="company").json()
    times = ["2026-03-02T09:03:00.123456Z", "2026-03-02T09:02:00.123456Z", "2026-03-02T09:01:00.123456Z"]
    assert [row["last_rotated_at"] for row in rows[:3]] == times
    assert len(rows) == (3 if profile is Profile.SHIPPED else 4)  # as shipped the memory began empty
    status = service.get("/secrets/status", verified(service), account_id="company").json()
    assert status["last_rotated_at"] == times[0]
    assert service.get("/secrets/audit", verified(service, "director-1"), account_id="director-1").json() == (
        [] if profile is Profile.SHIPPED else [rows[3] | _of_director_1()]
    )


def _of_director_1() -> dict[str, str]:
    moment = "2025-12-12T09:00:00.123456Z"
    return {"account_id": "director-1", "actor": "director-1", "last_rotated_at": moment, "recorded_at": moment}


def test_the_history_as_shipped_ends_with_the_process(serve: Serve) -> None:
    service = accepting(serve(Profile.SHIPPED))
    service.post("/secrets/rotate", approved(service), BODY)
    service.close()
    again = serve(Profile.SHIPPED)
    assert again.get("/secrets/audit", verified(again), account_id="company").json() == []
    assert again.get("/secrets/status", verified(again), account_id="company").json()["last_rotated_at"] == NOW


@BOTH
def test_the_time_of_creation_is_kept(serve: Serve, profile: Profile) -> None:
    service = accepting(serve(profile))
    service.post("/secrets/rotate", approved(service), BODY)
    secret = ClusterStore(service.context, NAMESPACE).find("company", "")
    assert secret is not None
    assert dict(secret.annotations) == {CREATED_AT: "2026-01-30T09:00:00.123456+00:00", ROTATED_AT: NOW_TEXT}


@BOTH
def test_the_first_credentials_of_an_account_are_created(serve: Serve, profile: Profile) -> None:
    service = accepting(serve(profile))
    body = {**BODY, "account_id": "director-2"}
    assert service.post("/secrets/rotate", approved(service, "director-2"), body).status_code == 200
    status = service.get("/secrets/status", verified(service, "director-2"), account_id="director-2")
    assert status.json() == {"account_id": "director-2", "last_rotated_at": NOW}


@BOTH
@EVERY_ROTATION
def test_guards_answer_in_their_order(serve: Serve, profile: Profile, path: str) -> None:
    """Each request mends what the one before was refused for; all carry what is refused later."""
    service = serve(profile)
    bad = {"account_id": "director-1", "api_key": "short", "api_secret": "not-base64-value"}
    insecure = {"X-Forwarded-Proto": "http"}
    assert said(service.post(path, insecure, bad)) == (400, "TLS termination required (https only).")
    assert said(service.post(path, {}, bad)) == (401, "Missing Authorization header.")
    foreign = {**service.signed_in("company"), "X-Account-ID": "director-1"}
    assert said(service.post(path, foreign, bad)) == (403, "Account header does not match authenticated session.")
    auditor = {**service.signed_in("auditor")}
    assert said(service.post(path, auditor, bad)) == (403, "Account is not authorized for administrative access.")
    assert said(service.post(path, service.signed_in(), bad)) == (401, "Missing MFA verification token.")
    alone = verified(service)
    assert said(service.post(path, alone, bad)) == (403, "Two director approvals are required for this action.")
    assert said(service.post(path, approved(service), bad)) == (400, "Invalid request payload")
    bad["api_key"] = PAIR["api_key"]
    assert said(service.post(path, approved(service), bad)) == (403, "Account mismatch between header and payload")
    bad["account_id"] = "company"
    assert said(service.post(path, approved(service), bad)) == (400, "Kraken API secret must be base64 encoded.")
    bad["api_secret"] = PAIR["api_secret"]
    service.set_fault(FaultKind.CLUSTER)
    assert said(service.post(path, approved(service), bad)) == (400, "Kraken API rejected the provided credentials.")
    accepting(service)
    assert said(service.post(path, approved(service), bad)) == (503, "Kubernetes client is not available")
    service.context.faults.clear()
    assert service.post(path, approved(service), bad).status_code == 200


@BOTH
@pytest.mark.parametrize(
    ("approvals", "refusal"),
    [
        (" ", (403, "Two director approvals are required for this action.")),
        ("{one}", (403, "Two distinct director approvals are required.")),
        ("{one},{one}", (403, "Two distinct director approvals are required.")),
        ("{one},{same}", (403, "Two distinct director approvals are required.")),
        ("{one},{two},{company}", (403, "Two distinct director approvals are required.")),
        ("{one},nope", (401, EXPIRED)),
        ("{one},{old}", (401, EXPIRED)),
        ("{one},{company}", (403, "Director approvals must come from authorized directors.")),
    ],
)
def test_approvals_that_do_not_count(serve: Serve, profile: Profile, approvals: str, refusal: tuple[int, str]) -> None:
    service = accepting(serve(profile))
    old = service.token("director-2")
    service.clock.advance(3600)
    names = {"one": "director-1", "same": "director-1", "two": "director-2", "company": "company"}
    tokens = {name: service.token(account) for name, account in names.items()}
    headers = {**verified(service), "X-Director-Approvals": approvals.format(old=old, **tokens)}
    assert said(service.post("/secrets/rotate", headers, BODY)) == refusal
    assert service.context.faults.handled == {}


@BOTH
def test_the_caller_may_be_one_of_the_two_and_schemes_are_taken(serve: Serve, profile: Profile) -> None:
    service = accepting(serve(profile))
    tokens = f"Bearer {service.token('director-1')}, Bearer {service.token('director-2')}"
    headers = {**verified(service, "director-1"), "X-Director-Approvals": tokens}
    assert service.post("/secrets/rotate", headers, {**BODY, "account_id": "director-1"}).status_code == 200


@BOTH
@pytest.mark.parametrize("path", [*ROTATIONS, TEST])
@pytest.mark.parametrize(
    ("field", "value", "detail"),
    [
        ("account_id", "ab", "Invalid request payload"),
        ("account_id", "-abc", "Invalid request payload"),
        ("account_id", "a" * 65, "Invalid request payload"),
        ("api_key", "12345", "Invalid request payload"),
        ("api_key", "123 456", "Invalid request payload"),
        ("api_key", "1234567\n", "Invalid request payload"),
        ("api_secret", "123456789", "Invalid request payload"),
        ("api_secret", "c2VjcmV0c2Vj ", "Invalid request payload"),
        ("api_secret", None, "Invalid request payload"),
        ("api_secret", "not-base64-value", "Kraken API secret must be base64 encoded."),
        ("api_secret", "c2VjcmV0c2VjcmV", "Kraken API secret must be base64 encoded."),
        ("api_secret", "c2VjcmV0c===", "Kraken API secret must be base64 encoded."),
    ],
)
def test_formats(refusing: InProcessService, path: str, field: str, value: Any, detail: str) -> None:
    assert said(refusing.post(path, approved(refusing), {**BODY, field: value})) == (400, detail)
    assert refusing.app.state.kraken.checks() == {}


@BOTH
def test_a_test_stores_nothing_wants_no_directors_and_compares_no_account(serve: Serve, profile: Profile) -> None:
    service = accepting(serve(profile))
    for account in ("company", "anything"):
        answer = service.post(TEST, verified(service), {**BODY, "account_id": account})
        assert (answer.status_code, answer.content) == (204, b"")
        assert "x-oms-watcher" not in answer.headers
    assert said(service.post(TEST, service.signed_in(), BODY)) == (401, "Missing MFA verification token.")
    assert said(service.post(TEST, {"X-Forwarded-Proto": "http"}, BODY))[0] == 400
    assert service.app.state.kraken.checks() == {"accepted": 2}
    assert service.get("/secrets/status", verified(service), account_id="company").json()["last_rotated_at"] < NOW


@BOTH
def test_restoring_gives_back_what_a_new_sandbox_holds(serve: Serve, profile: Profile) -> None:
    service = accepting(serve(profile))
    before = service.get("/secrets/audit", verified(service), account_id="company").json()
    service.post("/secrets/rotate", approved(service), BODY)
    service.app.state.restore_secrets()
    assert service.get("/secrets/audit", verified(service), account_id="company").json() == before
    status = service.get("/secrets/status", verified(service), account_id="company").json()
    assert status["last_rotated_at"] == "2026-01-30T09:00:00.123456Z"


def test_no_part_of_a_pair_is_stored_or_said(serve: Serve, tmp_path: Path) -> None:
    service = accepting(serve(Profile.REPAIRED))
    answers = [service.post(path, approved(service), BODY) for path in (*ROTATIONS, TEST)]
    answers.append(service.post(TEST, verified(service), {**BODY, "api_secret": PAIR["api_secret"] + " "}))
    service.close()
    stored = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    for part in PAIR.values():
        assert part.encode() not in stored
        assert not [answer for answer in answers if part in answer.text]
