"""The Kraken credentials service, in its root flavour, which takes static tokens instead of the session."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from api_client.credentials import MFA_HEADER
from api_client.errors import NotConfigured, shorten
from api_client.http import HttpService
from api_client.models.auth import SecretText
from api_client.models.secret_buffer import SecretBuffer
from api_client.models.secrets_root import (
    RootAuditRow,
    RootKrakenStatus,
    RootRotation,
    RootStatus,
    StoredKeyTest,
)
from api_client.secret_body import SecretBody
from api_client.timeouts import CallKind
from api_client.wire import Call, Reply, json_body


@dataclass(frozen=True, slots=True)
class _Rotated:
    secret_name: str
    last_rotated: datetime


@dataclass(frozen=True, slots=True)
class _Tested:
    result: str


class SecretsRoot:
    """Reads facts about stored credentials, replaces and tests them; one token serves every account.

    The token's label is the actor, and the account of `status` and `audit`. No answer is about the session: a 401
    here is about the tokens, or says that Kraken refused the credentials. Without both tokens every call raises
    NotConfigured and nothing is sent.
    """

    def __init__(self, http: HttpService, bearer: SecretText | None, mfa: SecretText | None) -> None:
        self._http = http
        self._bearer = bearer
        self._mfa = mfa

    async def status(self) -> RootStatus:
        """The credentials of the token's own account; none stored is an answer as well. Raises ApiError."""
        call = Call(path="/secrets/status", kind=CallKind.SLOW_READ, headers=self._headers())
        found = await self._http.fetch(call, RootStatus)
        return found if found.status is None else dataclasses.replace(found, status=shorten(found.status))

    async def kraken_status(self, account: str) -> RootKrakenStatus:
        """Where the credentials are, when they were rotated, by whom. Raises ApiError; Refused (404) for none."""
        call = Call(
            path="/secrets/kraken/status",
            kind=CallKind.SLOW_READ,
            params={"account_id": account},
            headers=self._headers(),
        )
        return await self._http.fetch(call, RootKrakenStatus)

    async def audit(self) -> tuple[RootAuditRow, ...]:
        """The last rotation of the token's own account, if there was one. Raises ApiError."""
        call = Call(path="/secrets/audit", kind=CallKind.SLOW_READ, headers=self._headers())
        rows = await self._http.fetch(call, tuple[RootAuditRow, ...])
        return tuple(row if row.notes is None else dataclasses.replace(row, notes=shorten(row.notes)) for row in rows)

    async def rotate(self, account: str, api_key: SecretBuffer, api_secret: SecretBuffer) -> RootRotation:
        """Have Kraken check the credentials and store them, once, in the name of the token's label.

        The buffers stay the caller's. Raises ApiError: Refused (401) `Invalid Kraken credentials` when Kraken rejects
        them. ValueError, with nothing sent, when a credential is not printable ASCII.
        """
        headers = self._headers()
        with SecretBody({"account_id": account}, {"api_key": api_key, "api_secret": api_secret}) as body:
            call = Call(method="POST", path="/secrets/kraken", kind=CallKind.ROTATION, headers=headers, body=body)
            return await self._http.exchange(call, lambda reply: self._rotation(call, account, reply))

    async def test(self, account: str) -> StoredKeyTest:
        """Have Kraken check the stored credentials; the balances in its answer are skipped unread. Raises ApiError."""
        call = Call(
            method="POST",
            path="/secrets/kraken/test",
            kind=CallKind.ROTATION,
            headers=self._headers(),
            body=json_body({"account_id": account}),
        )
        return await self._http.exchange(call, lambda reply: self._tested(call, account, reply))

    def _rotation(self, call: Call, account: str, reply: Reply) -> RootRotation:
        body = self._http.decoded(call, self._http.succeeded(call, reply), _Rotated)
        return RootRotation(account, body.secret_name, body.last_rotated, reply.server_date, reply.status)

    def _tested(self, call: Call, account: str, reply: Reply) -> StoredKeyTest:
        body = self._http.decoded(call, self._http.succeeded(call, reply), _Tested)
        return StoredKeyTest(account, body.result == "success", reply.server_date)

    def _headers(self) -> Mapping[str, str]:
        if not self._bearer or not self._mfa:
            raise NotConfigured(service=self._http.name, reason="no_service_token")
        return {"authorization": f"Bearer {self._bearer.reveal()}", MFA_HEADER: self._mfa.reveal()}
