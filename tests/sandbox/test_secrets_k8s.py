"""The secrets service answers as the platform's Kubernetes flavour does, in both profiles."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.sandbox.context import Profile
from tests.sandbox.in_process import InProcessService, Serve, serving

BOTH = pytest.mark.parametrize("profile", list(Profile))
READS = ("/secrets/status", "/secrets/kraken/status", "/secrets/audit")
FORCE = "/secrets/kraken/force_rotate"


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    with serving("secrets", tmp_path) as start:
        yield start


def verified(service: InProcessService, account: str = "company") -> dict[str, str]:
    return {**service.signed_in(account), "X-MFA-Token": "Verified"}


@BOTH
def test_reads_the_seeded_rotations(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    status = service.get(READS[0], verified(service), account_id="company")
    assert status.json() == {"account_id": "company", "last_rotated_at": "2026-01-30T09:00:00.123456Z"}
    assert status.headers["x-request-id"]
    kraken = service.get(READS[1], verified(service, "director-1"), account_id="director-1")
    assert kraken.json() == {
        "account_id": "director-1",
        "secret_name": "kraken-keys-director-1",
        "last_rotated_at": "2025-12-12T09:00:00.123456Z",
    }
    for path in READS[:2]:
        none = service.get(path, verified(service, "director-2"), account_id="director-2")
        assert (none.status_code, none.json()) == (404, {"detail": "No rotation metadata found for account"})


@BOTH
def test_force_rotation_moves_the_time_and_nothing_else(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    history = service.get(READS[2], verified(service), account_id="company").json()
    service.clock.advance(3600)
    answer = service.post(FORCE, verified(service), {"account_id": "company"})
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["x-oms-watcher"] == (
        "Kraken credentials force-rotated; OMS hot-reloads when secret annotations change."
    )
    status = service.get(READS[0], verified(service), account_id="company").json()
    assert status["last_rotated_at"] == "2026-03-02T10:00:00.123456Z"
    assert service.get(READS[2], verified(service), account_id="company").json() == history
    none = service.post(FORCE, verified(service, "director-2"), {"account_id": "director-2"})
    assert (none.status_code, none.json()) == (404, {"detail": "Kraken credentials not found for account"})


@BOTH
@pytest.mark.parametrize("path", READS)
def test_checks_in_order(serve: Serve, profile: Profile, path: str) -> None:
    service = serve(profile)
    plain = service.get(path, {"X-Forwarded-Proto": "http"})
    assert (plain.status_code, plain.json()) == (400, {"detail": "TLS termination required (https only)."})
    assert service.get(path, {"X-MFA-Token": "no"}).json() == {"detail": "Missing Authorization header."}
    without = service.get(path, service.signed_in())
    assert (without.status_code, without.json()) == (401, {"detail": "Missing MFA verification token."})
    wrong = service.get(path, {**service.signed_in(), "X-MFA-Token": "yes"}, account_id="director-1")
    assert wrong.json() == {"detail": "MFA token is invalid or incomplete."}
    missing = service.get(path, verified(service))
    assert (missing.status_code, missing.json()) == (400, {"detail": "Invalid request payload"})
    for account in ("director-1", "COMPANY"):
        foreign = service.get(path, verified(service), account_id=account)
        assert (foreign.status_code, foreign.json()) == (
            403,
            {"detail": "Account mismatch between header and query parameter"},
        )


@BOTH
def test_force_rotation_checks(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    assert service.post(FORCE).json() == {"detail": "Missing Authorization header."}
    assert service.post(FORCE, service.signed_in(), {}).json() == {"detail": "Missing MFA verification token."}
    for body in (None, {}, {"account_id": "ab"}, {"account_id": "-abc"}):
        answer = service.post(FORCE, verified(service), body)
        assert (answer.status_code, answer.json()) == (400, {"detail": "Invalid request payload"})
    foreign = service.post(FORCE, verified(service), {"account_id": "director-1"})
    assert (foreign.status_code, foreign.json()) == (403, {"detail": "Account mismatch between header and payload"})
    assert service.post(FORCE, verified(service, "auditor"), {"account_id": "auditor"}).status_code == 403


@pytest.mark.parametrize(
    ("headers", "peer", "status"),
    [
        ({}, "127.0.0.1", 400),
        ({"X-Forwarded-Proto": "https"}, "127.0.0.1", 200),
        ({"X-Forwarded-Scheme": "https"}, "::1", 200),
        ({"X-Forwarded-Proto": "https"}, "192.0.2.7", 400),
    ],
)
def test_plain_http_needs_a_trusted_proxys_word(serve: Serve, headers: dict[str, str], peer: str, status: int) -> None:
    service = serve(base_url="http://localhost", peer=peer)
    answer = service.get(READS[0], {**verified(service), **headers}, account_id="company")
    assert answer.status_code == status


@BOTH
def test_foreign_host_is_refused_in_plain_text(serve: Serve, profile: Profile) -> None:
    service = serve(profile, base_url="https://secrets.aether.example.com")
    answer = service.get(READS[0], verified(service), account_id="company")
    assert (answer.status_code, answer.text) == (400, "Invalid host header")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert "x-request-id" not in answer.headers


def test_cluster_host_is_accepted(serve: Serve) -> None:
    service = serve(base_url="https://secrets-service.aether.svc.cluster.local")
    assert service.get(READS[0], verified(service), account_id="company").status_code == 200


def test_shipped_has_no_history_after_a_start(serve: Serve) -> None:
    service = serve(Profile.SHIPPED)
    assert service.get(READS[2], verified(service), account_id="company").json() == []


def test_repaired_keeps_the_history_per_account(serve: Serve) -> None:
    service = serve(Profile.REPAIRED)
    (record,) = service.get(READS[2], verified(service, "director-1"), account_id="director-1").json()
    assert record == {
        "account_id": "director-1",
        "actor": "director-1",
        "approvers": ["director-1", "director-2"],
        "kms_key_id": "local/aether-secrets",
        "master_key_id": "local/aether-secrets:v1",
        "last_rotated_at": "2025-12-12T09:00:00.123456Z",
        "master_key_rotated_at": "2025-11-02T09:00:00.123456Z",
        "recorded_at": "2025-12-12T09:00:00.123456Z",
        "ip_hash": "12ca17b49af2289436f303e0166030a21e525d266e209267433801a8fd4071a0",
    }
    assert service.get(READS[2], verified(service, "director-2"), account_id="director-2").json() == []


@BOTH
def test_rotation_time_survives_a_restart_and_is_seeded_once(serve: Serve, profile: Profile) -> None:
    service = serve(profile)
    service.clock.advance(60)
    service.post(FORCE, verified(service), {"account_id": "company"})
    service.close()
    again = serve(profile)
    status = again.get(READS[0], verified(again), account_id="company").json()
    assert status["last_rotated_at"] == "2026-03-02T09:01:00.123456Z"


def test_routes_are_exactly_those_that_exist(serve: Serve) -> None:
    writes = {"/secrets/rotate", "/secrets/kraken", "/secrets/rotate_encrypted", "/secrets/kraken/test"}
    routes = {*READS, FORCE, *writes, "/metrics"}
    shipped = serve(Profile.SHIPPED)
    assert shipped.paths() == routes
    assert shipped.get("/healthz").status_code == 404
    assert 'trades_submitted_total{service="secrets-service"} 0.0' in shipped.exposition()
    repaired = serve(Profile.REPAIRED)
    assert repaired.paths() == routes | {"/healthz", "/readyz"}
    assert repaired.get("/readyz").json() == {"status": "ok", "checks": {"secret_store": {"status": "ok"}}}
