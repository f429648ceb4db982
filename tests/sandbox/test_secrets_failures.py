"""What the Kubernetes flavour answers when Kraken or the cluster fails it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.sandbox.context import Profile
from app.sandbox.faults import ClusterFailure, FaultKind, KrakenFailure
from tests.sandbox.in_process import InProcessService, Serve, serving
from tests.sandbox.rotations import (
    BODY,
    BOTH,
    EVERY_ROTATION,
    FORCE,
    NOW,
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


VALIDATIONS = {
    KrakenFailure.REJECTED: (400, "Kraken API rejected the provided credentials."),
    KrakenFailure.THROTTLED: (502, "Kraken API validation request failed."),
    KrakenFailure.LOCKED_OUT: (502, "Kraken API validation request failed."),
    KrakenFailure.ERROR: (502, "Kraken API validation request failed."),
    KrakenFailure.UNREACHABLE: (502, "Kraken API validation request failed."),
    KrakenFailure.UNEXPECTED: (502, "Unexpected error validating Kraken credentials."),
}


@BOTH
@pytest.mark.parametrize("path", [*ROTATIONS, TEST])
@pytest.mark.parametrize("failure", list(KrakenFailure))
def test_what_kraken_fails_with(refusing: InProcessService, path: str, failure: KrakenFailure) -> None:
    refusing.set_fault(FaultKind.KRAKEN, parameter=failure.value)
    assert said(refusing.post(path, approved(refusing), BODY)) == VALIDATIONS[failure]
    status = refusing.get("/secrets/status", verified(refusing), account_id="company").json()
    assert status["last_rotated_at"] != NOW


@BOTH
@EVERY_ROTATION
@pytest.mark.parametrize(
    ("failure", "account", "refusal"),
    [
        ("unavailable", "company", (503, "Kubernetes client is not available")),
        ("unreadable", "company", (502, "Unable to read secret metadata")),
        ("not_updated", "company", (502, "Unable to update Kubernetes secret")),
        ("not_created", "director-2", (502, "Unable to create Kubernetes secret")),
    ],
)
def test_what_the_cluster_fails_a_rotation_with(
    serve: Serve, profile: Profile, path: str, failure: str, account: str, refusal: tuple[int, str]
) -> None:
    service = accepting(serve(profile))
    service.set_fault(FaultKind.CLUSTER, parameter=failure, times=1)
    headers, body = approved(service, account), {**BODY, "account_id": account}
    assert said(service.post(path, headers, body)) == refusal
    assert service.get("/secrets/audit", verified(service, account), account_id=account).status_code == 200
    assert service.post(path, headers, body).status_code == 200  # the fault struck once


@BOTH
@pytest.mark.parametrize("path", ["/secrets/status", "/secrets/kraken/status"])
@pytest.mark.parametrize(
    ("failure", "refusal"),
    [
        (ClusterFailure.UNAVAILABLE, (503, "Kubernetes client is not available")),
        (ClusterFailure.UNREADABLE, (502, "Unable to read secret metadata")),
        (ClusterFailure.FOREIGN, (404, "Rotation timestamp unavailable")),
        (ClusterFailure.CORRUPT, (502, "Rotation metadata corrupt")),
    ],
)
def test_what_the_cluster_fails_a_read_with(
    serve: Serve, profile: Profile, path: str, failure: ClusterFailure, refusal: tuple[int, str]
) -> None:
    service = serve(profile)
    service.set_fault(FaultKind.CLUSTER, parameter=failure.value)
    assert said(service.get(path, verified(service), account_id="company")) == refusal


@BOTH
@pytest.mark.parametrize(
    ("failure", "refusal"),
    [
        (ClusterFailure.UNAVAILABLE, (503, "Kubernetes client is not available")),
        (ClusterFailure.UNREADABLE, (502, "Unable to read secret metadata")),
        (ClusterFailure.NOT_UPDATED, (502, "Unable to update Kubernetes secret")),
        (ClusterFailure.VANISHED, (404, "Kraken credentials secret not found")),
    ],
)
def test_what_the_cluster_fails_a_forced_rotation_with(
    serve: Serve, profile: Profile, failure: ClusterFailure, refusal: tuple[int, str]
) -> None:
    service = serve(profile)
    service.set_fault(FaultKind.CLUSTER, parameter=failure.value)
    assert said(service.post(FORCE, verified(service), {"account_id": "company"})) == refusal


@BOTH
def test_five_refusals_lock_out_whoever_comes_next(serve: Serve, profile: Profile) -> None:
    service = accepting(serve(profile))
    wrong = {**BODY, "api_key": "KEYKEYKEY2"}
    for _ in range(5):
        assert said(service.post(TEST, verified(service), wrong)) == VALIDATIONS[KrakenFailure.REJECTED]
    assert said(service.post("/secrets/rotate", approved(service), BODY)) == VALIDATIONS[KrakenFailure.LOCKED_OUT]
    service.clock.advance(15 * 60)
    assert service.post("/secrets/rotate", approved(service), BODY).status_code == 200
