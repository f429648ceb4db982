"""The platform's guard as FastAPI dependencies: session, account header, allowlists, MFA header, approvals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import Header, HTTPException, Request

from app.sandbox.context import ADMINS, DIRECTORS, ServiceContext
from app.sandbox.faults import ALLOWLISTS, FaultKind
from app.sandbox.sessions import Session

AccountGuard = Callable[..., str]
ApprovalGuard = Callable[..., tuple[str, str]]
MfaGuard = Callable[..., None]

_INVALID_SESSION = "Invalid or expired session token."
_NOT_DISTINCT = "Two distinct director approvals are required."


def session_account(context: ServiceContext) -> AccountGuard:
    """Return a dependency giving the account of any session whose account header, if sent, matches."""

    def dependency(
        request: Request,
        authorization: Annotated[str | None, Header()] = None,
        x_account_id: Annotated[str | None, Header(alias="X-Account-ID")] = None,
    ) -> str:
        if not context.wired or context.faults.take(FaultKind.UNWIRED, request.url.path) is not None:
            raise HTTPException(500, "Authentication session store is not configured.")
        session = _find_session(context, request, _bearer(authorization))
        account = session.account_id.strip()
        if not account:
            raise HTTPException(401, "Session token is missing an associated account.")
        if x_account_id is not None and x_account_id.strip().lower() != account.lower():
            raise HTTPException(403, "Account header does not match authenticated session.")
        return account

    return dependency


def admin_account(context: ServiceContext) -> AccountGuard:
    """Return a dependency giving the session's account, which must be in the admin allowlist."""
    find_account = session_account(context)

    def dependency(
        request: Request,
        authorization: Annotated[str | None, Header()] = None,
        x_account_id: Annotated[str | None, Header(alias="X-Account-ID")] = None,
    ) -> str:
        account = find_account(request, authorization, x_account_id)
        fault = context.faults.take(FaultKind.ALLOWLIST_MISSING, request.url.path)
        if fault is not None:
            variable = fault.parameter or ALLOWLISTS[0]
            raise HTTPException(
                500,
                f"{variable}: is required but was not provided. Set {variable} to a comma separated list of accounts.",
            )
        unlisted = context.faults.take(FaultKind.NOT_LISTED, request.url.path) is not None
        if unlisted or account.lower() not in ADMINS:
            raise HTTPException(403, "Account is not authorized for administrative access.")
        return account

    return dependency


def mfa_verified(context: ServiceContext) -> MfaGuard:
    """Return a dependency that requires the constant `X-MFA-Token: verified`; it follows the account guard."""
    del context  # the answer depends on no state: the header is a constant, not a proof

    def dependency(x_mfa_token: Annotated[str | None, Header(alias="X-MFA-Token")] = None) -> None:
        if not x_mfa_token or not x_mfa_token.strip():
            raise HTTPException(401, "Missing MFA verification token.")
        if x_mfa_token.strip().lower() != "verified":
            raise HTTPException(401, "MFA token is invalid or incomplete.")

    return dependency


def director_approvals(context: ServiceContext) -> ApprovalGuard:
    """Return a dependency giving the two distinct director accounts whose session tokens approve the request."""

    def dependency(
        request: Request,
        x_director_approvals: Annotated[str | None, Header(alias="X-Director-Approvals")] = None,
    ) -> tuple[str, str]:
        if not x_director_approvals or not x_director_approvals.strip():
            raise HTTPException(403, "Two director approvals are required for this action.")
        tokens = [token for part in x_director_approvals.split(",") if (token := _without_scheme(part))]
        if len(tokens) != 2 or tokens[0] == tokens[1]:
            raise HTTPException(403, _NOT_DISTINCT)
        first, second = (_director(context, request, token) for token in tokens)
        if first.lower() == second.lower():
            raise HTTPException(403, _NOT_DISTINCT)
        return first, second

    return dependency


def _director(context: ServiceContext, request: Request, token: str) -> str:
    account = _find_session(context, request, token).account_id
    if account.lower() not in DIRECTORS:
        raise HTTPException(403, "Director approvals must come from authorized directors.")
    return account


def _find_session(context: ServiceContext, request: Request, token: str) -> Session:
    session = context.sessions.find(token, context.clock())
    if session is None:
        raise HTTPException(401, _INVALID_SESSION)
    lost = context.faults.find(FaultKind.SESSION_LOST, request.url.path)
    # A lost store forgets the sessions it had; those opened afterwards are good again.
    if lost is not None and session.created_at <= lost.since:
        context.faults.take(FaultKind.SESSION_LOST, request.url.path)
        raise HTTPException(401, _INVALID_SESSION)
    return session


def _bearer(header: str | None) -> str:
    if header is None:
        raise HTTPException(401, "Missing Authorization header.")
    token = _without_scheme(header)
    if not token:
        raise HTTPException(401, "Authorization header is empty.")
    return token


def _without_scheme(value: str) -> str:
    token = value.strip()
    scheme, _, rest = token.partition(" ")
    return rest.strip() if scheme.lower() == "bearer" else token
