"""Signing in to the platform."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from api_client.errors import ContractError, Effect
from api_client.http import HttpService
from api_client.models.auth import SecretText, Session
from api_client.timeouts import CallKind
from api_client.wire import Call, Reply, json_body

_PATH: Final = "/auth/login"


@dataclass(frozen=True, slots=True, repr=False)
class _Grant:
    token: str
    admin_id: str
    expires_at: datetime


class AuthService:
    """Signs operators in; the platform can neither renew nor revoke a session."""

    def __init__(self, http: HttpService) -> None:
        self._http = http

    async def sign_in(
        self, email: str, password: SecretText, code: SecretText, ip_address: str | None = None
    ) -> Session:
        """Return a session for the operator; `code` is the TOTP code, `ip_address` for operators bound to one.

        Raises Refused with the platform's word: `invalid credentials`, `ip_not_allowed`, or `mfa_required`, which
        also stands for a wrong code; and any other ApiError.
        """
        content = {"email": email, "password": password.reveal(), "mfa_code": code.reveal()}
        if ip_address is not None:
            content["ip_address"] = ip_address
        call = Call(method="POST", path=_PATH, kind=CallKind.WRITE, body=json_body(content))
        return await self._http.exchange(call, lambda reply: self._session(call, reply, email))

    def _session(self, call: Call, reply: Reply, email: str) -> Session:
        grant = self._http.decoded(call, self._http.succeeded(call, reply), _Grant)
        # Both become header values: what cannot be one would break every later call instead of this one.
        for path, value in (("$.token", grant.token), ("$.admin_id", grant.admin_id)):
            if not value or not value.isascii() or not value.isprintable() or value != value.strip():
                raise ContractError(
                    service=self._http.name, reason="wrong_type", path=path, effect=Effect.UNKNOWN, status=reply.status
                )
        return Session(SecretText(grant.token), grant.admin_id, email, grant.expires_at)
