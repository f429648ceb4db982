"""Rotations by the Kubernetes flavour: whom they are signed by, and what its answers say."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from app.sandbox.context import Profile
from app.sandbox.kraken_stand_in import pair_digest
from tests.sandbox.in_process import InProcessService

BOTH = pytest.mark.parametrize("profile", list(Profile))
ROTATIONS = {
    "/secrets/rotate": "Credentials rotated; OMS hot-reload triggered.",
    "/secrets/kraken": "Kraken credentials rotated; OMS hot-reloads when secret annotations change.",
    "/secrets/rotate_encrypted": "Kraken credentials rotated with envelope encryption; OMS watchers notified.",
}
EVERY_ROTATION = pytest.mark.parametrize("path", list(ROTATIONS))
TEST, FORCE = "/secrets/kraken/test", "/secrets/kraken/force_rotate"
PAIR = {"api_key": "KEYKEYKEY1", "api_secret": "c2VjcmV0c2VjcmV0"}
BODY = {"account_id": "company", **PAIR}
NOW, NOW_TEXT = "2026-03-02T09:00:00.123456Z", "2026-03-02T09:00:00.123456+00:00"
EXPIRED = "Invalid or expired session token."


def accepting(service: InProcessService) -> InProcessService:
    service.app.state.kraken.accept(pair_digest(**PAIR))
    return service


def verified(service: InProcessService, account: str = "company") -> dict[str, str]:
    return {**service.signed_in(account), "X-MFA-Token": "verified"}


def approved(service: InProcessService, account: str = "company") -> dict[str, str]:
    tokens = f"{service.token('director-1')},{service.token('director-2')}"
    return {**verified(service, account), "X-Director-Approvals": tokens}


def said(answer: httpx.Response) -> tuple[int, Any]:
    return answer.status_code, answer.json()["detail"]
