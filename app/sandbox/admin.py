"""The admin platform: sign-in, its own health and the system's."""

from __future__ import annotations

from typing import Any

from fastapi import Depends, FastAPI, HTTPException
from pydantic import BaseModel, EmailStr

from app.sandbox.app_factory import Checks, make_metered_app
from app.sandbox.context import ServiceContext
from app.sandbox.guard import admin_account
from app.sandbox.metrics import make_registry
from app.sandbox.operators import OperatorAccounts, SignInRefused


class LoginRequest(BaseModel):
    """The body of a sign-in."""

    email: EmailStr
    password: str
    mfa_code: str
    ip_address: str | None = None


class LoginResponse(BaseModel):
    """A session: its token, the account it belongs to and when it ends (ISO 8601, +00:00)."""

    token: str
    admin_id: str
    expires_at: str


def build(context: ServiceContext) -> FastAPI:
    """Return the admin application. Operators are enrolled in its table by whoever starts it."""
    metrics = make_registry(context.label, context.profile)
    app = make_metered_app(context, metrics, health=_checks, correlation_id=True)
    accounts = OperatorAccounts(context.store)
    require_admin = admin_account(context)

    @app.post("/auth/login")
    def login(body: LoginRequest) -> LoginResponse:
        now = context.clock()
        try:
            account = accounts.verify(body.email, body.password, body.mfa_code, body.ip_address, now)
        except SignInRefused as refusal:
            raise HTTPException(401, str(refusal)) from None
        token, session = context.sessions.open(account, now)
        return LoginResponse(token=token, admin_id=account, expires_at=session.expires_at.isoformat())

    @app.get("/system/health", dependencies=[Depends(require_admin)])
    def system_health() -> dict[str, Any]:
        return {
            "status": "ok",
            "timestamp": context.clock().isoformat(),
            "daily_return_pct": None,
            "diversification": {"top_assets": [], "flags": [], "correlation_note": "ok"},
            "simulation": {"active": False, "reason": None},
        }

    @app.get("/risk/forecast", dependencies=[Depends(require_admin)])
    def exposure_forecast(account_id: str) -> dict[str, Any]:
        # Who omits the account is refused; what else the answer holds nobody has written down.
        return {"account_id": account_id, "timestamp": context.clock().isoformat(), "exposures": {}}

    return app


def _checks() -> Checks:
    return {
        "admin_repository": {"status": "ok"},
        "session_store": {"status": "ok"},
        "scaling_controller": {"status": "ok"},
        "hedge_service": {
            "status": "ok",
            "mode": "auto",
            "override_active": False,
            "history_depth": 0,
            "last_decision_at": None,
            "last_target_pct": None,
            "last_guard_triggered": False,
            "kill_switch_recommended": False,
            "kill_switch_engaged": False,
        },
    }
