"""The secrets service, root flavour: static tokens, any account with any token, and a test of the stored pair."""

import base64
from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Header, HTTPException, Request
from pydantic import BaseModel, Field

from app.sandbox.app_factory import make_app
from app.sandbox.cluster_store import Annotations, ClusterError, ClusterStore, StoredSecret
from app.sandbox.context import ServiceContext
from app.sandbox.health_checks import check_store
from app.sandbox.kraken_stand_in import KrakenAnswer, KrakenStandIn, pair_digest
from app.sandbox.service_tokens import AcceptedTokens

NAMESPACE = "default"
ROTATED_AT, ROTATED_BY, RELOAD = "aether.io/last-rotated", "aether.io/rotated-by", "oms.aether.io/reload"
NOBODY = "unknown"
BALANCES = {"ZUSD": "125000.50", "XXBT": "1.25"}

_NOT_STORED = "No Kraken credentials are currently stored for this account."
# Kraken refuses with a list of errors, whatever they are about: a throttled caller is told that its pair is wrong.
_INVALID = (401, "Invalid Kraken credentials")
_KRAKEN_REFUSALS = {
    KrakenAnswer.REJECTED: _INVALID,
    KrakenAnswer.THROTTLED: _INVALID,
    KrakenAnswer.LOCKED_OUT: _INVALID,
    KrakenAnswer.ERROR: (502, "Kraken API responded with an error"),
    KrakenAnswer.UNREACHABLE: (503, "Failed to reach Kraken API"),
}


class KrakenSecretRequest(BaseModel):
    """Credentials to store for an account, whoever asks."""

    account_id: str = Field(min_length=1)
    api_key: str = Field(min_length=1, repr=False)
    api_secret: str = Field(min_length=1, repr=False)
    actor: str = NOBODY


class Rotation(BaseModel):
    """The answer to a rotation."""

    secret_name: str
    last_rotated: str


class KrakenStatus(BaseModel):
    """Where an account's credentials are, when they were rotated and by whom."""

    secret_name: str
    last_rotated: str
    rotated_by: str


class OwnStatus(BaseModel):
    """The same of the caller's own account, in a sentence."""

    last_rotated_at: str | None = None
    last_rotated_by: str | None = None
    status: str | None = None


class AuditRow(BaseModel):
    """The last rotation, as the secret's annotations tell it."""

    actor: str
    rotated_at: str
    notes: str | None = None


class TestRequest(BaseModel):
    """Whose stored credentials to try."""

    account_id: str


class TestResult(BaseModel):
    """The account's balances at Kraken."""

    result: str
    data: dict[str, str]


def caller_of(tokens: AcceptedTokens) -> Callable[..., str]:
    """Return a dependency giving the label of the caller's token, once the MFA token was recognized."""

    def dependency(
        authorization: Annotated[str | None, Header()] = None,
        x_mfa_token: Annotated[str | None, Header(alias="X-MFA-Token")] = None,
    ) -> str:
        scheme, _, token = (authorization or "").strip().partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise HTTPException(401, "Missing or invalid authorization token")
        if not x_mfa_token or not x_mfa_token.strip():
            raise HTTPException(401, "Missing or invalid MFA context token")
        if not tokens.has_mfa(x_mfa_token.strip()):
            raise HTTPException(401, "MFA context token is not recognized")
        label = tokens.label(token.strip())
        if label is None:
            raise HTTPException(403, "Caller is not authorized to access Kraken secrets")
        return label

    return dependency


def build(context: ServiceContext) -> FastAPI:
    """Return the secrets application; ``app.state`` holds its Kraken and what restores its secrets. It has no series.

    What its handlers do not foresee, a failing cluster above all, ends in a plain 500.
    """
    cluster = ClusterStore(context, NAMESPACE)
    cluster.seed(_annotations)

    def checks() -> dict[str, dict[str, Any]]:
        return {"secret_store": check_store(context.store)}

    def restore() -> None:
        cluster.empty()
        cluster.seed(_annotations)

    health = None if context.shipped else checks
    app = make_app(context, health=health, ready=health, metrics=None, request_id=False, title="Kraken Secrets")
    app.state.kraken = KrakenStandIn(context.store, context.clock)
    app.state.restore_secrets = restore
    guarded = _configured(cluster, caller_of(AcceptedTokens(context.store)))
    _add_reads(app, cluster, guarded)
    _add_writes(app, context, cluster, guarded)
    return app


def _configured(cluster: ClusterStore, caller: Callable[..., str]) -> Callable[..., str]:
    def dependency(request: Request, label: Annotated[str, Depends(caller)]) -> str:
        try:
            cluster.require(request.url.path)
        except ClusterError:
            raise HTTPException(503, "Kraken secrets service configuration is unavailable") from None
        return label

    return dependency


def _add_reads(app: FastAPI, cluster: ClusterStore, guarded: Callable[..., str]) -> None:
    @app.get("/secrets/kraken/status", dependencies=[Depends(guarded)])
    def kraken_status(account_id: str) -> KrakenStatus:
        secret = _stored(cluster, account_id, "/secrets/kraken/status")
        return KrakenStatus(
            secret_name=secret.name,
            last_rotated=secret.annotations[ROTATED_AT],
            rotated_by=secret.annotations[ROTATED_BY],
        )

    @app.get("/secrets/status")
    def status(label: Annotated[str, Depends(guarded)]) -> OwnStatus:
        secret = cluster.find(label, "/secrets/status")
        if secret is None:
            return OwnStatus(status=_NOT_STORED)
        moment, actor = secret.annotations.get(ROTATED_AT), secret.annotations.get(ROTATED_BY)
        sentence = f"Secret {secret.name} rotated at {moment} by {actor}."
        return OwnStatus(last_rotated_at=moment, last_rotated_by=actor, status=sentence)

    @app.get("/secrets/audit")
    def audit(label: Annotated[str, Depends(guarded)]) -> list[AuditRow]:
        secret = cluster.find(label, "/secrets/audit")
        if secret is None or not {ROTATED_AT, ROTATED_BY} <= set(secret.annotations):
            return []
        moment = secret.annotations[ROTATED_AT]
        notes = f"Secret {secret.name} stored in namespace {NAMESPACE}. OMS watchers notified at {moment}."
        return [AuditRow(actor=secret.annotations[ROTATED_BY], rotated_at=moment, notes=notes)]


def _add_writes(app: FastAPI, context: ServiceContext, cluster: ClusterStore, guarded: Callable[..., str]) -> None:
    def accepted(digest: str, path: str) -> None:
        answer = app.state.kraken.check(digest, context.faults, path)
        if answer is KrakenAnswer.UNEXPECTED:
            raise RuntimeError("Kraken answered something else")
        if answer is not KrakenAnswer.ACCEPTED:
            status, detail = _KRAKEN_REFUSALS[answer]
            raise HTTPException(status, detail)

    @app.post("/secrets/kraken", status_code=201)
    def rotate(label: Annotated[str, Depends(guarded)], body: KrakenSecretRequest) -> Rotation:
        if body.actor not in (NOBODY, label):
            raise HTTPException(400, "Actor identity does not match provided credentials")
        base64.b64decode(body.api_secret)  # to sign the question with; what is no base64 ends in a plain 500
        digest = pair_digest(body.api_key, body.api_secret)
        accepted(digest, "/secrets/kraken")
        now = context.clock().isoformat()
        annotations = {ROTATED_AT: now, ROTATED_BY: label, RELOAD: now}
        secret = cluster.put(body.account_id, annotations, digest, "/secrets/kraken")
        return Rotation(secret_name=secret.name, last_rotated=now)

    @app.post("/secrets/kraken/test", dependencies=[Depends(guarded)])
    def test(body: TestRequest) -> TestResult:
        secret = _stored(cluster, body.account_id, "/secrets/kraken/test")
        accepted(secret.pair_digest, "/secrets/kraken/test")
        return TestResult(result="success", data=BALANCES)


def _stored(cluster: ClusterStore, account_id: str, path: str) -> StoredSecret:
    secret = cluster.find(account_id, path)
    if secret is None:
        raise HTTPException(404, f"Secret for account {account_id} was not found")
    return secret


def _annotations(account_id: str, rotated_at: datetime) -> Annotations:
    moment = rotated_at.isoformat()
    return {ROTATED_AT: moment, ROTATED_BY: account_id, RELOAD: moment}
