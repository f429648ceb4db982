"""The cluster's secret store: one namespace of secrets with their annotations, and how it can fail."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.sandbox.context import ServiceContext
from app.sandbox.faults import ClusterFailure, FaultKind
from app.sandbox.kraken_stand_in import SEEDED_PAIR

Annotations = Mapping[str, str]
Annotate = Callable[[str, datetime], Annotations]
"""The annotations of a secret by account and time of rotation: every implementation has its own."""

SEEDED_AGES = {"company": timedelta(days=31), "director-1": timedelta(days=80)}
"""What a new sandbox holds; director-2 never stored any credentials."""

_FOREIGN: Annotations = {"example.com/written-by": "another implementation"}
_SCHEMA = """
CREATE TABLE IF NOT EXISTS cluster_secrets (
    namespace TEXT NOT NULL, name TEXT NOT NULL, annotations TEXT NOT NULL, pair_digest TEXT NOT NULL,
    PRIMARY KEY (namespace, name)
);
CREATE TABLE IF NOT EXISTS cluster_seeds (namespace TEXT PRIMARY KEY);
"""


@dataclass(frozen=True, slots=True)
class StoredSecret:
    """One secret: what it holds is kept as a digest only."""

    name: str
    annotations: Annotations
    pair_digest: str


class ClusterError(Exception):
    """The store could not do what it was asked; `failure` says how."""

    def __init__(self, failure: ClusterFailure) -> None:
        super().__init__(str(failure))
        self.failure = failure


def secret_name(account_id: str) -> str:
    """Return the name under which an account's credentials are stored."""
    return f"kraken-keys-{account_id}"


class ClusterStore:
    """One namespace. `path` is the route being served: a fault may concern one route only."""

    def __init__(self, context: ServiceContext, namespace: str) -> None:
        self._context = context
        self._store = context.store
        self._namespace = namespace
        self._store.ensure(_SCHEMA)

    def seed(self, annotate: Annotate) -> bool:
        """Store what a new sandbox holds, at the first start only; return whether it was the first."""
        with self._store.transaction():
            if self._store.execute("INSERT OR IGNORE INTO cluster_seeds VALUES (?)", (self._namespace,)) == 0:
                return False
            now = self._context.clock()
            for account_id, age in SEEDED_AGES.items():
                self._write(secret_name(account_id), annotate(account_id, now - age), SEEDED_PAIR)
            return True

    def empty(self) -> None:
        """Remove every secret, so that the next `seed` is the first again."""
        with self._store.transaction():
            self._store.execute("DELETE FROM cluster_secrets WHERE namespace = ?", (self._namespace,))
            self._store.execute("DELETE FROM cluster_seeds WHERE namespace = ?", (self._namespace,))

    def require(self, path: str) -> None:
        """Raise `ClusterError` when no client of the cluster can be made."""
        self._fail(ClusterFailure.UNAVAILABLE, path)

    def find(self, account_id: str, path: str) -> StoredSecret | None:
        """Return the account's secret, None when there is none; raises `ClusterError`."""
        self.require(path)
        self._fail(ClusterFailure.UNREADABLE, path)
        found = self._find(account_id)
        if found is None:
            return None
        return StoredSecret(found.name, self._spoiled(found.annotations, path), found.pair_digest)

    def put(self, account_id: str, annotations: Annotations, digest: str, path: str) -> StoredSecret:
        """Create the account's secret, or replace what it holds and add to its annotations; raises `ClusterError`."""
        self.require(path)
        found = self._find(account_id)
        self._fail(ClusterFailure.NOT_CREATED if found is None else ClusterFailure.NOT_UPDATED, path)
        merged = {**({} if found is None else found.annotations), **annotations}
        self._write(secret_name(account_id), merged, digest)
        return StoredSecret(secret_name(account_id), merged, digest)

    def annotate(self, account_id: str, annotations: Annotations, path: str) -> None:
        """Add to the annotations of a secret that was found before; raises `ClusterError`."""
        self.require(path)
        self._fail(ClusterFailure.VANISHED, path)
        self._fail(ClusterFailure.NOT_UPDATED, path)
        found = self._find(account_id)
        if found is None:
            raise ClusterError(ClusterFailure.VANISHED)
        self._write(found.name, {**found.annotations, **annotations}, found.pair_digest)

    def _find(self, account_id: str) -> StoredSecret | None:
        row = self._store.query_one(
            "SELECT * FROM cluster_secrets WHERE namespace = ? AND name = ?",
            (self._namespace, secret_name(account_id)),
        )
        return None if row is None else StoredSecret(row["name"], json.loads(row["annotations"]), row["pair_digest"])

    def _write(self, name: str, annotations: Annotations, digest: str) -> None:
        self._store.execute(
            "INSERT OR REPLACE INTO cluster_secrets VALUES (?, ?, ?, ?)",
            (self._namespace, name, json.dumps(dict(annotations)), digest),
        )

    def _spoiled(self, annotations: Annotations, path: str) -> Annotations:
        if self._struck(ClusterFailure.FOREIGN, path):
            return _FOREIGN
        if self._struck(ClusterFailure.CORRUPT, path):
            return dict.fromkeys(annotations, "yesterday")
        if self._struck(ClusterFailure.UNSIGNED, path):
            return {name: value for name, value in annotations.items() if not name.endswith("rotated-by")}
        return annotations

    def _fail(self, failure: ClusterFailure, path: str) -> None:
        if self._struck(failure, path):
            raise ClusterError(failure)

    def _struck(self, failure: ClusterFailure, path: str) -> bool:
        fault = self._context.faults.find(FaultKind.CLUSTER, path)
        if fault is None or (fault.parameter or ClusterFailure.UNAVAILABLE) != failure:
            return False
        self._context.faults.take(FaultKind.CLUSTER, path)
        return True
