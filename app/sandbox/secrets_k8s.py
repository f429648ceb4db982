"""The secrets service, Kubernetes flavour: what is known about each account's Kraken credentials, never the keys."""

import hashlib
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Header, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.middleware.trustedhost import TrustedHostMiddleware

from app.sandbox.app_factory import make_app
from app.sandbox.context import DIRECTORS, ServiceContext
from app.sandbox.guard import admin_account, mfa_verified
from app.sandbox.health_checks import check_store
from app.sandbox.metrics import make_registry

ALLOWED_HOSTS = ("risk.aether.local", "*.aether.svc.cluster.local", "localhost", "127.0.0.1", "testserver")
TRUSTED_PROXIES = ("127.0.0.1", "::1", "testclient")
FORCE_ROTATED = "Kraken credentials force-rotated; OMS hot-reloads when secret annotations change."
KMS_KEY_ID = "local/aether-secrets"

_SEEDED_AGES = {"company": timedelta(days=31), "director-1": timedelta(days=80)}
_MASTER_KEY_AGE = timedelta(days=120)
_SCHEMA = """
CREATE TABLE IF NOT EXISTS kraken_secrets (account_id TEXT PRIMARY KEY, last_rotated_at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS secret_audit (
    id INTEGER PRIMARY KEY, account_id TEXT NOT NULL, actor TEXT NOT NULL, approvers TEXT NOT NULL,
    last_rotated_at TEXT NOT NULL, master_key_rotated_at TEXT NOT NULL, recorded_at TEXT NOT NULL, ip_hash TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS secret_seed (id INTEGER PRIMARY KEY CHECK (id = 1));
"""


class RotationStatus(BaseModel):
    """When an account's credentials were last rotated."""

    account_id: str
    last_rotated_at: datetime


class KrakenStatus(BaseModel):
    """The same with the name of the Kubernetes secret."""

    account_id: str
    secret_name: str
    last_rotated_at: datetime


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


class ForceRotation(BaseModel):
    """Whose credentials the OMS shall load again."""

    account_id: str = Field(pattern=r"^[a-zA-Z0-9][a-zA-Z0-9_-]{2,63}$")


class KrakenSecrets:
    """The stored rotation metadata, seeded at the first start: director-2 never stored any credentials."""

    def __init__(self, context: ServiceContext) -> None:
        self._context = context
        self._store = context.store
        self._store.ensure(_SCHEMA)
        with self._store.transaction():
            if self._store.query_one("SELECT id FROM secret_seed") is None:
                self._store.execute("INSERT INTO secret_seed VALUES (1)")
                self._seed(context.clock())

    def last_rotated_at(self, account_id: str) -> str:
        """Return when the credentials were rotated (ISO text); 404 when none are stored."""
        row = self._store.query_one("SELECT last_rotated_at FROM kraken_secrets WHERE account_id = ?", (account_id,))
        if row is None:
            raise HTTPException(404, "No rotation metadata found for account")
        return str(row["last_rotated_at"])

    def force_rotate(self, account_id: str) -> None:
        """Move the rotation time to now without touching keys or history; 404 when no credentials are stored."""
        changed = self._store.execute(
            "UPDATE kraken_secrets SET last_rotated_at = ? WHERE account_id = ?",
            (self._context.clock().isoformat(), account_id),
        )
        if not changed:
            raise HTTPException(404, "Kraken credentials not found for account")

    def history(self, account_id: str) -> list[RotationRecord]:
        """Return an account's rotations, newest first."""
        if self._context.shipped:
            return []  # a process's memory holds its own rotations only, and this one has no route that rotates
        rows = self._store.query("SELECT * FROM secret_audit WHERE account_id = ? ORDER BY id DESC", (account_id,))
        return [
            RotationRecord(
                **{**dict(row), "approvers": json.loads(row["approvers"])},
                kms_key_id=KMS_KEY_ID,
                master_key_id=f"{KMS_KEY_ID}:v1",
            )
            for row in rows
        ]

    def _seed(self, now: datetime) -> None:
        for account_id, age in _SEEDED_AGES.items():
            rotated_at = (now - age).isoformat()
            self._store.execute("INSERT INTO kraken_secrets VALUES (?, ?)", (account_id, rotated_at))
            self._store.execute(
                "INSERT INTO secret_audit"
                " (account_id, actor, approvers, last_rotated_at, master_key_rotated_at, recorded_at, ip_hash)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    account_id,
                    account_id,
                    json.dumps(DIRECTORS),
                    rotated_at,
                    (now - _MASTER_KEY_AGE).isoformat(),
                    rotated_at,
                    hashlib.sha256(b"127.0.0.1").hexdigest(),
                ),
            )


def secure_transport(
    request: Request,
    x_forwarded_proto: Annotated[str | None, Header()] = None,
    x_forwarded_scheme: Annotated[str | None, Header()] = None,
) -> None:
    """Refuse with 400 what did not arrive over https, by itself or as a trusted proxy says."""
    forwarded = x_forwarded_proto or x_forwarded_scheme
    if forwarded is None:
        secure = request.url.scheme == "https"
    else:
        peer = request.client.host if request.client else ""
        secure = forwarded.strip().lower() == "https" and peer in TRUSTED_PROXIES
    if not secure:
        raise HTTPException(400, "TLS termination required (https only).")


def guarded_account(context: ServiceContext) -> Callable[..., str]:
    """Return a dependency giving the caller's account after transport, session and MFA header, in that order."""
    admin, mfa = admin_account(context), mfa_verified(context)

    def dependency(
        _transport: Annotated[None, Depends(secure_transport)],
        account: Annotated[str, Depends(admin)],
        _mfa: Annotated[None, Depends(mfa)],
    ) -> str:
        return account

    return dependency


async def _refuse_payload(_request: Request, _error: Exception) -> JSONResponse:
    return JSONResponse({"detail": "Invalid request payload"}, status_code=400)


def build(context: ServiceContext) -> FastAPI:
    """Return the secrets application; ``app.state.metrics`` holds its series."""
    kraken = KrakenSecrets(context)
    metrics = make_registry("secrets-service", context.profile)

    def checks() -> dict[str, dict[str, Any]]:
        return {"secret_store": check_store(context.store)}

    health = None if context.shipped else checks
    app = make_app(
        context,
        health=health,
        ready=health,
        metrics=metrics.registry,
        request_id=True,
        observe=metrics.observe_request,
        title="Secrets Service",
    )
    app.state.metrics = metrics
    app.add_exception_handler(RequestValidationError, _refuse_payload)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(ALLOWED_HOSTS))
    _add_routes(app, kraken, guarded_account(context))
    return app


def _add_routes(app: FastAPI, kraken: KrakenSecrets, guarded: Callable[..., str]) -> None:
    def own_account(account: Annotated[str, Depends(guarded)], account_id: str) -> str:
        if account_id != account:
            raise HTTPException(403, "Account mismatch between header and query parameter")
        return account_id

    @app.get("/secrets/status")
    def status(account_id: Annotated[str, Depends(own_account)]) -> RotationStatus:
        return RotationStatus.model_validate(
            {"account_id": account_id, "last_rotated_at": kraken.last_rotated_at(account_id)}
        )

    @app.get("/secrets/kraken/status")
    def kraken_status(account_id: Annotated[str, Depends(own_account)]) -> KrakenStatus:
        return KrakenStatus.model_validate(
            {
                "account_id": account_id,
                "secret_name": f"kraken-keys-{account_id}",
                "last_rotated_at": kraken.last_rotated_at(account_id),
            }
        )

    @app.get("/secrets/audit")
    def audit(account_id: Annotated[str, Depends(own_account)]) -> list[RotationRecord]:
        return kraken.history(account_id)

    @app.post("/secrets/kraken/force_rotate", status_code=204)
    def force_rotate(account: Annotated[str, Depends(guarded)], body: ForceRotation) -> Response:
        if body.account_id != account:
            raise HTTPException(403, "Account mismatch between header and payload")
        kraken.force_rotate(body.account_id)
        return Response(status_code=204, headers={"X-OMS-Watcher": FORCE_ROTATED})
