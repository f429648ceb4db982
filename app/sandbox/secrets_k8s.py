"""The secrets service, Kubernetes flavour: every account's Kraken credentials, rotated with two directors' approval."""

import re
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Header, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.middleware.trustedhost import TrustedHostMiddleware

from app.sandbox.app_factory import make_metered_app
from app.sandbox.cluster_store import secret_name
from app.sandbox.context import ServiceContext
from app.sandbox.guard import admin_account, director_approvals, mfa_verified
from app.sandbox.health_checks import check_store
from app.sandbox.kraken_stand_in import KrakenAnswer, KrakenStandIn, pair_digest
from app.sandbox.metrics import make_registry
from app.sandbox.secrets_k8s_store import KrakenSecrets, RotationRecord, Rotator
from app.sandbox.validation_pace import ValidationPace

ALLOWED_HOSTS = ("risk.aether.local", "*.aether.svc.cluster.local", "localhost", "127.0.0.1", "testserver")
TRUSTED_PROXIES = ("127.0.0.1", "::1", "testclient")
WATCHER = "X-OMS-Watcher"
ROTATED = "Credentials rotated; OMS hot-reload triggered."
KRAKEN_ROTATED = "Kraken credentials rotated; OMS hot-reloads when secret annotations change."
ENCRYPTED_ROTATED = "Kraken credentials rotated with envelope encryption; OMS watchers notified."
FORCE_ROTATED = "Kraken credentials force-rotated; OMS hot-reloads when secret annotations change."

_ACCOUNT = r"^[a-zA-Z0-9][a-zA-Z0-9_-]{2,63}$"
_NO_BLANKS = r"^\S+$"
_BASE64 = re.compile(r"[A-Za-z0-9+/]+={0,2}")
_KRAKEN_REFUSALS = {
    KrakenAnswer.REJECTED: (400, "Kraken API rejected the provided credentials."),
    KrakenAnswer.UNEXPECTED: (502, "Unexpected error validating Kraken credentials."),
}
_KRAKEN_FAILED = (502, "Kraken API validation request failed.")


class RotationStatus(BaseModel):
    """When an account's credentials were last rotated."""

    account_id: str
    last_rotated_at: datetime


class KrakenStatus(BaseModel):
    """The same with the name of the Kubernetes secret."""

    account_id: str
    secret_name: str
    last_rotated_at: datetime


class Rotation(BaseModel):
    """The answer to a rotation."""

    account_id: str
    secret_name: str
    last_rotated_at: datetime
    kms_key_id: str


class RotationMeta(BaseModel):
    """The rotation's record as the encrypted route tells it; its times are ISO texts with an offset."""

    account_id: str
    kms_key_id: str
    last_rotated: str
    ts: str
    actor: str
    approvers: list[str]
    ip_hash: str
    master_key_id: str
    master_key_rotated_at: str


class EncryptedRotation(BaseModel):
    """The answer to a rotation by the encrypted route."""

    secret_name: str
    last_rotated_at: datetime
    kms_key_id: str
    secrets_meta: RotationMeta


class ForceRotation(BaseModel):
    """Whose credentials the OMS shall load again."""

    account_id: str = Field(pattern=_ACCOUNT)


class KrakenSecretRequest(BaseModel):
    """Credentials to store or to try."""

    account_id: str = Field(pattern=_ACCOUNT)
    api_key: str = Field(min_length=6, pattern=_NO_BLANKS, repr=False)
    api_secret: str = Field(min_length=10, pattern=_NO_BLANKS, repr=False)


Validate = Callable[[KrakenSecretRequest, str], Awaitable[str]]
Guard = Callable[..., Any]


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


def rotator(context: ServiceContext, guarded: Guard) -> Callable[..., Rotator]:
    """Return a dependency giving the caller with the two directors who approve, after every other guard."""
    approvals = director_approvals(context)

    def dependency(
        request: Request,
        account: Annotated[str, Depends(guarded)],
        approvers: Annotated[tuple[str, str], Depends(approvals)],
    ) -> Rotator:
        return Rotator(account, approvers, request.client.host if request.client else "")

    return dependency


def validation(context: ServiceContext, kraken: KrakenStandIn) -> Validate:
    """Return what has Kraken check credentials and gives their digest; 400 when refused, 502 when nobody can tell."""
    pace = ValidationPace()

    async def validate(body: KrakenSecretRequest, path: str) -> str:
        if len(body.api_secret) % 4 or not _BASE64.fullmatch(body.api_secret):
            raise HTTPException(400, "Kraken API secret must be base64 encoded.")
        await pace.turn(body.account_id)
        digest = pair_digest(body.api_key, body.api_secret)
        answer = kraken.check(digest, context.faults, path)
        if answer is not KrakenAnswer.ACCEPTED:
            status, detail = _KRAKEN_REFUSALS.get(answer, _KRAKEN_FAILED)
            raise HTTPException(status, detail)
        return digest

    return validate


async def _refuse_payload(_request: Request, _error: Exception) -> JSONResponse:
    return JSONResponse({"detail": "Invalid request payload"}, status_code=400)


def build(context: ServiceContext) -> FastAPI:
    """Return the secrets application; ``app.state`` holds its series, its Kraken and what restores its secrets."""
    secrets, kraken = KrakenSecrets(context), KrakenStandIn(context.store, context.clock)
    metrics = make_registry("secrets-service", context.profile)

    def checks() -> dict[str, dict[str, Any]]:
        return {"secret_store": check_store(context.store)}

    health = None if context.shipped else checks
    app = make_metered_app(context, metrics, health=health, ready=health, title="Secrets Service")
    app.state.kraken = kraken
    app.state.restore_secrets = secrets.restore
    app.add_exception_handler(RequestValidationError, _refuse_payload)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(ALLOWED_HOSTS))
    guarded = guarded_account(context)
    validate = validation(context, kraken)
    _add_reads(app, secrets, guarded)
    _add_rotations(app, secrets, validate, rotator(context, guarded))
    _add_other_writes(app, secrets, validate, guarded)
    return app


def _add_reads(app: FastAPI, secrets: KrakenSecrets, guarded: Guard) -> None:
    def own_account(account: Annotated[str, Depends(guarded)], account_id: str) -> str:
        if account_id != account:
            raise HTTPException(403, "Account mismatch between header and query parameter")
        return account_id

    @app.get("/secrets/status")
    def status(account_id: Annotated[str, Depends(own_account)]) -> RotationStatus:
        moment = secrets.last_rotated_at(account_id, "/secrets/status")
        return RotationStatus(account_id=account_id, last_rotated_at=moment)

    @app.get("/secrets/kraken/status")
    def kraken_status(account_id: Annotated[str, Depends(own_account)]) -> KrakenStatus:
        moment = secrets.last_rotated_at(account_id, "/secrets/kraken/status")
        return KrakenStatus(account_id=account_id, secret_name=secret_name(account_id), last_rotated_at=moment)

    @app.get("/secrets/audit")
    def audit(account_id: Annotated[str, Depends(own_account)]) -> list[RotationRecord]:
        return secrets.history(account_id)


def _add_rotations(app: FastAPI, secrets: KrakenSecrets, validate: Validate, approved: Callable[..., Rotator]) -> None:
    """The three routes do the same work and differ in what they answer."""

    async def perform(who: Rotator, body: KrakenSecretRequest, path: str) -> RotationRecord:
        if body.account_id != who.account_id:
            raise HTTPException(403, "Account mismatch between header and payload")
        return secrets.rotate(who, await validate(body, path), path)

    @app.post("/secrets/rotate")
    async def rotate(
        who: Annotated[Rotator, Depends(approved)], body: KrakenSecretRequest, response: Response
    ) -> Rotation:
        record = await perform(who, body, "/secrets/rotate")
        response.headers[WATCHER] = ROTATED
        return Rotation(secret_name=secret_name(record.account_id), **record.model_dump())

    @app.post("/secrets/kraken")
    async def rotate_kraken(
        who: Annotated[Rotator, Depends(approved)], body: KrakenSecretRequest, response: Response
    ) -> Rotation:
        record = await perform(who, body, "/secrets/kraken")
        response.headers[WATCHER] = KRAKEN_ROTATED
        return Rotation(secret_name=secret_name(record.account_id), **record.model_dump())

    @app.post("/secrets/rotate_encrypted")
    async def rotate_encrypted(
        who: Annotated[Rotator, Depends(approved)], body: KrakenSecretRequest, response: Response
    ) -> EncryptedRotation:
        record = await perform(who, body, "/secrets/rotate_encrypted")
        response.headers[WATCHER] = ENCRYPTED_ROTATED
        meta = RotationMeta(
            last_rotated=record.last_rotated_at.isoformat(),
            ts=record.recorded_at.isoformat(),
            master_key_rotated_at=record.master_key_rotated_at.isoformat(),
            **record.model_dump(exclude={"master_key_rotated_at"}),
        )
        return EncryptedRotation(secret_name=secret_name(record.account_id), secrets_meta=meta, **record.model_dump())


def _add_other_writes(app: FastAPI, secrets: KrakenSecrets, validate: Validate, guarded: Guard) -> None:
    @app.post("/secrets/kraken/force_rotate", status_code=204)
    def force_rotate(account: Annotated[str, Depends(guarded)], body: ForceRotation) -> Response:
        if body.account_id != account:
            raise HTTPException(403, "Account mismatch between header and payload")
        secrets.force_rotate(body.account_id, "/secrets/kraken/force_rotate")
        return Response(status_code=204, headers={WATCHER: FORCE_ROTATED})

    @app.post("/secrets/kraken/test", status_code=204, dependencies=[Depends(guarded)])
    async def test(body: KrakenSecretRequest) -> Response:
        await validate(body, "/secrets/kraken/test")  # whose account it is for is not compared
        return Response(status_code=204)
