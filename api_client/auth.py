"""Signing in to the platform."""

import dataclasses
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import msgspec

from api_client.errors import ContractError, Effect
from api_client.http import HttpService
from api_client.models.auth import Approval, SecretText, Session
from api_client.models.secret_buffer import SecretBuffer
from api_client.timeouts import CallKind
from api_client.wire import Call, Reply, json_body

_PATH: Final = "/auth/login"


@dataclass(frozen=True, slots=True, repr=False)
class _Grant:
    token: str
    admin_id: str
    expires_at: datetime


@dataclass(frozen=True, slots=True, repr=False)
class _SealedGrant:
    token: msgspec.Raw
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
        call = _call(email, password, code, ip_address)
        return await self._http.exchange(call, lambda reply: self._session(call, reply, email))

    async def approve(
        self, email: str, password: SecretText, code: SecretText, ip_address: str | None = None
    ) -> Approval:
        """Return a director's session for one request; its token never becomes a string. Raises as `sign_in` does."""
        call = dataclasses.replace(_call(email, password, code, ip_address), secret_answer=True)
        return await self._http.exchange(call, lambda reply: self._approval(call, reply, email))

    def _session(self, call: Call, reply: Reply, email: str) -> Session:
        grant = self._http.decoded(call, self._http.succeeded(call, reply), _Grant)
        self._usable(reply, "$.token", fits=_fits(grant.token))
        self._usable(reply, "$.admin_id", fits=_fits(grant.admin_id))
        return Session(SecretText(grant.token), grant.admin_id, email, grant.expires_at)

    def _approval(self, call: Call, reply: Reply, email: str) -> Approval:
        grant = self._http.decoded(call, self._http.succeeded(call, reply), _SealedGrant)
        written = memoryview(grant.token)
        self._usable(reply, "$.token", fits=_is_plain_text(written))
        self._usable(reply, "$.admin_id", fits=_fits(grant.admin_id))
        return Approval(SecretBuffer(written[1:-1]), grant.admin_id, email, grant.expires_at)

    def _usable(self, reply: Reply, path: str, *, fits: bool) -> None:
        """Both become header values: what cannot be one would break every later call instead of this one."""
        if not fits:
            raise ContractError(
                service=self._http.name, reason="wrong_type", path=path, effect=Effect.UNKNOWN, status=reply.status
            )


def _call(email: str, password: SecretText, code: SecretText, ip_address: str | None) -> Call:
    content = {"email": email, "password": password.reveal(), "mfa_code": code.reveal()}
    if ip_address is not None:
        content["ip_address"] = ip_address
    return Call(method="POST", path=_PATH, kind=CallKind.WRITE, body=json_body(content))


def _fits(value: str) -> bool:
    return bool(value) and value.isascii() and value.isprintable() and value == value.strip()


def _is_plain_text(written: memoryview) -> bool:
    """Whether it is a JSON string that says what it holds without escapes, of what a header may hold."""
    plain = all(0x21 <= byte < 0x7F and byte not in b'"\\,' for byte in written[1:-1])
    return len(written) > 2 and written[0] == written[-1] == ord('"') and plain
