"""What the Kubernetes flavour does with credentials: stores them, tells when, remembers who rotated and approved."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from fastapi import HTTPException
from pydantic import BaseModel

from app.sandbox.cluster_store import SEEDED_AGES, Annotations, ClusterError, ClusterStore, StoredSecret
from app.sandbox.context import DIRECTORS, ServiceContext
from app.sandbox.faults import ClusterFailure

NAMESPACE = "aether-secrets"
KMS_KEY_ID = "local/aether-secrets"
MASTER_KEY_ID = f"{KMS_KEY_ID}:v1"
CREATED_AT, ROTATED_AT = "aether.kraken/createdAt", "aether.kraken/lastRotatedAt"

_MASTER_KEY_AGE = timedelta(days=120)
_REFUSALS = {
    ClusterFailure.UNAVAILABLE: (503, "Kubernetes client is not available"),
    ClusterFailure.UNREADABLE: (502, "Unable to read secret metadata"),
    ClusterFailure.NOT_UPDATED: (502, "Unable to update Kubernetes secret"),
    ClusterFailure.NOT_CREATED: (502, "Unable to create Kubernetes secret"),
    ClusterFailure.VANISHED: (404, "Kraken credentials secret not found"),
}
_SCHEMA = """
CREATE TABLE IF NOT EXISTS master_key (id INTEGER PRIMARY KEY CHECK (id = 1), rotated_at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS secret_rotations (id INTEGER PRIMARY KEY, account_id TEXT NOT NULL, record TEXT NOT NULL);
"""


class RotationRecord(BaseModel):
    """One row of the rotation history."""

    account_id: str
    actor: str
    approvers: list[str]
    kms_key_id: str
    master_key_id: str
    last_rotated_at: datetime
    master_key_rotated_at: datetime
    recorded_at: datetime
    ip_hash: str


@dataclass(frozen=True, slots=True)
class Rotator:
    """Who rotates: the account that asks, the two directors who approved, and the address it came from."""

    account_id: str
    approvers: tuple[str, str]
    address: str


class KrakenSecrets:
    """Every account's stored credentials and the history of rotations, seeded at the first start.

    As shipped the history is in the process's memory: it begins empty, and forced rotations are never in it.
    """

    def __init__(self, context: ServiceContext) -> None:
        self._context = context
        self._store = context.store
        self._store.ensure(_SCHEMA)
        self._cluster = ClusterStore(context, NAMESPACE)
        self._remembered: list[RotationRecord] = []
        self._seed()

    def last_rotated_at(self, account_id: str, path: str) -> datetime:
        """Return when the credentials were rotated; 404 when that is not known, 502 or 503 when the cluster fails."""
        with _cluster_refusals():
            secret = self._cluster.find(account_id, path)
        if secret is None:
            raise HTTPException(404, "No rotation metadata found for account")
        return _moment(secret)

    def rotate(self, rotator: Rotator, pair_digest: str, path: str) -> RotationRecord:
        """Store the pair and record the rotation; 502 or 503 when the cluster fails."""
        now = self._context.clock().isoformat()
        with _cluster_refusals():
            before = self._cluster.find(rotator.account_id, path)
            created = now if before is None else before.annotations.get(CREATED_AT, now)
            self._cluster.put(rotator.account_id, {CREATED_AT: created, ROTATED_AT: now}, pair_digest, path)
        record = self._record(rotator.account_id, rotator.approvers, now, rotator.address)
        self._remember(record)
        return record

    def force_rotate(self, account_id: str, path: str) -> None:
        """Move the rotation time to now without touching keys or history; 404 when no credentials are stored."""
        with _cluster_refusals():
            if self._cluster.find(account_id, path) is None:
                raise HTTPException(404, "Kraken credentials not found for account")
            self._cluster.annotate(account_id, {ROTATED_AT: self._context.clock().isoformat()}, path)

    def history(self, account_id: str) -> list[RotationRecord]:
        """Return an account's rotations, newest first."""
        if self._context.shipped:
            return [record for record in reversed(self._remembered) if record.account_id == account_id]
        rows = self._store.query(
            "SELECT record FROM secret_rotations WHERE account_id = ? ORDER BY id DESC", (account_id,)
        )
        return [RotationRecord.model_validate_json(row["record"]) for row in rows]

    def restore(self) -> None:
        """Hold what a new sandbox holds."""
        with self._store.transaction():
            self._cluster.empty()
            self._store.execute("DELETE FROM secret_rotations")
            self._remembered.clear()
            self._seed()

    def _record(
        self, account_id: str, approvers: tuple[str, ...], rotated_at: str, address: str, recorded_at: str | None = None
    ) -> RotationRecord:
        row = self._store.query_one("SELECT rotated_at FROM master_key")
        return RotationRecord.model_validate(
            {
                "account_id": account_id,
                "actor": account_id,
                "approvers": approvers,
                "kms_key_id": KMS_KEY_ID,
                "master_key_id": MASTER_KEY_ID,
                "last_rotated_at": rotated_at,
                "master_key_rotated_at": rotated_at if row is None else row["rotated_at"],
                "recorded_at": recorded_at or self._context.clock().isoformat(),
                "ip_hash": hashlib.sha256(address.encode()).hexdigest(),
            }
        )

    def _remember(self, record: RotationRecord) -> None:
        if self._context.shipped:
            self._remembered.append(record)
            return
        self._store.execute(
            "INSERT INTO secret_rotations (account_id, record) VALUES (?, ?)",
            (record.account_id, json.dumps(record.model_dump(mode="json"))),
        )

    def _seed(self) -> None:
        with self._store.transaction():
            now = self._context.clock()
            self._store.execute(
                "INSERT OR IGNORE INTO master_key VALUES (1, ?)", ((now - _MASTER_KEY_AGE).isoformat(),)
            )
            if not self._cluster.seed(_annotations):
                return
            for account_id, age in SEEDED_AGES.items():
                moment = (now - age).isoformat()
                record = self._record(account_id, DIRECTORS, moment, "127.0.0.1", recorded_at=moment)
                self._store.execute(
                    "INSERT INTO secret_rotations (account_id, record) VALUES (?, ?)",
                    (account_id, json.dumps(record.model_dump(mode="json"))),
                )


def _annotations(_account_id: str, rotated_at: datetime) -> Annotations:
    return {CREATED_AT: rotated_at.isoformat(), ROTATED_AT: rotated_at.isoformat()}


def _moment(secret: StoredSecret) -> datetime:
    text = secret.annotations.get(ROTATED_AT)
    if text is None:
        raise HTTPException(404, "Rotation timestamp unavailable")
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise HTTPException(502, "Rotation metadata corrupt") from None


@contextmanager
def _cluster_refusals() -> Iterator[None]:
    """Answer what the cluster fails with as this flavour does."""
    try:
        yield
    except ClusterError as error:
        status, detail = _REFUSALS[error.failure]
        raise HTTPException(status, detail) from None
