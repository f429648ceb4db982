"""The secrets service, gateway flavour: stores what it is given, blank or not, and asks Kraken nothing."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException
from pydantic import BaseModel, Field
from starlette.middleware.trustedhost import TrustedHostMiddleware

from app.sandbox.app_factory import make_metered_app
from app.sandbox.cluster_store import Annotations, ClusterStore, StoredSecret, secret_name
from app.sandbox.context import ServiceContext
from app.sandbox.guard import admin_account, mfa_verified
from app.sandbox.health_checks import check_store
from app.sandbox.kraken_stand_in import KrakenStandIn, pair_digest
from app.sandbox.metrics import make_registry
from app.sandbox.secrets_k8s import ALLOWED_HOSTS

NAMESPACE = "aether-gateway"
CREATED_AT, ROTATED_AT = "createdAt", "rotatedAt"
_NOTHING = "No Kraken credential rotation metadata found."


class KrakenSecretRequest(BaseModel):
    """Credentials to store, of any form."""

    account_id: str
    api_key: str = Field(repr=False)
    api_secret: str = Field(repr=False)


class StoredCredentials(BaseModel):
    """Since when an account has credentials, and when they were last rotated."""

    account_id: str
    secret_name: str
    created_at: datetime
    rotated_at: datetime


def build(context: ServiceContext) -> FastAPI:
    """Return the secrets application; ``app.state`` holds its series, its Kraken and what restores its secrets."""
    cluster = ClusterStore(context, NAMESPACE)
    cluster.seed(_annotations)
    metrics = make_registry("secrets-service", context.profile)

    def checks() -> dict[str, dict[str, Any]]:
        return {"secret_store": check_store(context.store)}

    def restore() -> None:
        cluster.empty()
        cluster.seed(_annotations)

    health = None if context.shipped else checks
    app = make_metered_app(context, metrics, health=health, ready=health, title="Secrets Gateway")
    app.state.kraken = KrakenStandIn(context.store, context.clock)
    app.state.restore_secrets = restore
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(ALLOWED_HOSTS))
    _add_routes(app, context, cluster)
    return app


def _add_routes(app: FastAPI, context: ServiceContext, cluster: ClusterStore) -> None:
    guarded = _guarded_account(context)

    def own_account(account: Annotated[str, Depends(guarded)], account_id: str) -> str:
        if account_id != account:
            raise HTTPException(403, "Account mismatch between header and query parameter.")
        return account_id

    @app.get("/secrets/kraken/status")
    def status(account_id: Annotated[str, Depends(own_account)]) -> StoredCredentials:
        secret = cluster.find(account_id, "/secrets/kraken/status")
        if secret is None or ROTATED_AT not in secret.annotations:
            raise HTTPException(404, _NOTHING)
        return _stored(account_id, secret)

    @app.post("/secrets/kraken")
    def rotate(account: Annotated[str, Depends(guarded)], body: KrakenSecretRequest) -> StoredCredentials:
        if body.account_id != account:
            raise HTTPException(403, "Account mismatch between header and payload.")
        path = "/secrets/kraken"
        before, now = cluster.find(account, path), context.clock().isoformat()
        created = now if before is None else before.annotations.get(CREATED_AT, now)
        digest = pair_digest(body.api_key, body.api_secret)
        return _stored(account, cluster.put(account, {CREATED_AT: created, ROTATED_AT: now}, digest, path))


def _guarded_account(context: ServiceContext) -> Callable[..., str]:
    admin, mfa = admin_account(context), mfa_verified(context)

    def dependency(account: Annotated[str, Depends(admin)], _mfa: Annotated[None, Depends(mfa)]) -> str:
        return account

    return dependency


def _stored(account_id: str, secret: StoredSecret) -> StoredCredentials:
    return StoredCredentials(
        account_id=account_id,
        secret_name=secret_name(account_id),
        created_at=datetime.fromisoformat(secret.annotations[CREATED_AT]),
        rotated_at=datetime.fromisoformat(secret.annotations[ROTATED_AT]),
    )


def _annotations(_account_id: str, rotated_at: datetime) -> Annotations:
    return {CREATED_AT: rotated_at.isoformat(), ROTATED_AT: rotated_at.isoformat()}
