"""The Kraken credentials service, in its Kubernetes flavour."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeAlias, TypeVar

from api_client import answers
from api_client.credentials import Credentials
from api_client.errors import AuthError, shorten
from api_client.http import HttpService
from api_client.models.auth import SecretText
from api_client.models.secret_buffer import SecretBuffer
from api_client.models.secrets import (
    EncryptedRotation,
    ForceRotation,
    KeyAccepted,
    KrakenSecretStatus,
    Rotation,
    RotationRecord,
    SecretStatus,
)
from api_client.secret_body import SecretBody
from api_client.secret_header import SecretHeader
from api_client.timeouts import CallKind
from api_client.wire import Call, Reply, json_body

T = TypeVar("T")
Approvals: TypeAlias = tuple[SecretBuffer | SecretText, SecretBuffer | SecretText]
"""The session tokens of two different directors; only buffers can be overwritten afterwards, by their owner."""

WATCHER_HEADER: Final = "x-oms-watcher"
APPROVALS_HEADER: Final = "x-director-approvals"
SESSION_OR_APPROVAL: Final = "session_or_approval"
"""The reason of an AuthError that may be about the caller's session or about an approval: a read tells which."""

_EXPIRED: Final = "Invalid or expired session token."
# 401 and 403 that a new session would not change.
_REFUSALS: Final = frozenset(
    {
        "Missing MFA verification token.",
        "MFA token is invalid or incomplete.",
        "Account mismatch between header and payload",
        "Account mismatch between header and query parameter",
        "Two director approvals are required for this action.",
        "Two distinct director approvals are required.",
        "Director approvals must come from authorized directors.",
    }
)


@dataclass(frozen=True, slots=True)
class _Rotated:
    account_id: str
    secret_name: str
    last_rotated_at: datetime
    kms_key_id: str


@dataclass(frozen=True, slots=True)
class _Meta:
    account_id: str
    kms_key_id: str
    last_rotated: datetime
    ts: datetime
    actor: str
    approvers: tuple[str, ...]
    ip_hash: str
    master_key_id: str
    master_key_rotated_at: datetime


@dataclass(frozen=True, slots=True)
class _EncryptedRotated:
    secret_name: str
    last_rotated_at: datetime
    kms_key_id: str
    secrets_meta: _Meta


class Secrets:
    """Reads facts about an account's stored credentials and replaces them; the account is the session's own.

    It is compared letter by letter. Credentials are taken as buffers that stay the caller's: a request overwrites
    its own copy before it returns, whatever it ends in.
    """

    def __init__(self, http: HttpService, credentials: Credentials) -> None:
        self._http = http
        self._credentials = credentials

    async def status(self, account: str) -> SecretStatus:
        """When the credentials were last rotated. Raises ApiError; Refused (404) when none are stored."""
        return await self._http.fetch(self._read("/secrets/status", account), SecretStatus)

    async def kraken_status(self, account: str) -> KrakenSecretStatus:
        """Where the credentials are stored and when they were last rotated. Raises ApiError."""
        return await self._http.fetch(self._read("/secrets/kraken/status", account), KrakenSecretStatus)

    async def audit(self, account: str) -> tuple[RotationRecord, ...]:
        """The rotations the service remembers, newest first. Raises ApiError."""
        return await self._http.fetch(self._read("/secrets/audit", account), tuple[RotationRecord, ...])

    async def rotate(
        self, account: str, api_key: SecretBuffer, api_secret: SecretBuffer, approvals: Approvals
    ) -> Rotation:
        """Have Kraken check the credentials and store them, once. `approvals` are two directors' session tokens.

        Raises ApiError: Refused (400) when Kraken rejects them; AuthError with the reason `SESSION_OR_APPROVAL` when
        one of three sessions has ended. ValueError, with nothing sent, when a credential is not printable ASCII.
        """

        def read(call: Call, reply: Reply) -> Rotation:
            body = self._http.decoded(call, self._approved(call, reply), _Rotated)
            return Rotation(
                account_id=body.account_id,
                secret_name=body.secret_name,
                last_rotated_at=body.last_rotated_at,
                kms_key_id=body.kms_key_id,
                watcher=_watcher(reply),
                server_date=reply.server_date,
                status=reply.status,
            )

        with _body(account, api_key, api_secret) as body:
            return await self._send("/secrets/rotate", body, read, approvals)

    async def rotate_encrypted(
        self, account: str, api_key: SecretBuffer, api_secret: SecretBuffer, approvals: Approvals
    ) -> EncryptedRotation:
        """The same by another route, which does the same work and tells more of it. Raises as `rotate` does."""

        def read(call: Call, reply: Reply) -> EncryptedRotation:
            body = self._http.decoded(call, self._approved(call, reply), _EncryptedRotated)
            return EncryptedRotation(
                secret_name=body.secret_name,
                last_rotated_at=body.last_rotated_at,
                kms_key_id=body.kms_key_id,
                record=_record(body.secrets_meta),
                watcher=_watcher(reply),
                server_date=reply.server_date,
                status=reply.status,
            )

        with _body(account, api_key, api_secret) as body:
            return await self._send("/secrets/rotate_encrypted", body, read, approvals)

    async def test(self, account: str, api_key: SecretBuffer, api_secret: SecretBuffer) -> KeyAccepted:
        """Have Kraken check the credentials without storing them; any account may be named.

        Raises ApiError: Refused (400) when Kraken rejects them. ValueError as `rotate`.
        """

        def read(call: Call, reply: Reply) -> KeyAccepted:
            return KeyAccepted(account, self._http.succeeded(call, reply).server_date)

        with _body(account, api_key, api_secret) as body:
            return await self._send("/secrets/kraken/test", body, read)

    async def force_rotate(self, account: str) -> ForceRotation:
        """Make the OMS read the stored credentials again; the credentials stay the same. Raises ApiError."""
        call = Call(
            method="POST",
            path="/secrets/kraken/force_rotate",
            kind=CallKind.WRITE,
            headers=self._credentials.headers(self._http.name, mfa=True),
            body=json_body({"account_id": account}),
            guarded=True,
            refusals=_REFUSALS,
        )
        reply = await self._http.send(call)
        return ForceRotation(account, _watcher(reply), reply.server_date)

    async def _send(
        self,
        path: str,
        body: SecretBody,
        read: Callable[[Call, Reply], T],
        approvals: Approvals | None = None,
    ) -> T:
        with ExitStack() as wiped:
            secret = () if approvals is None else (wiped.enter_context(SecretHeader(APPROVALS_HEADER, approvals)),)
            call = Call(
                method="POST",
                path=path,
                kind=CallKind.ROTATION,
                headers=self._credentials.headers(self._http.name, mfa=True),
                secret_headers=secret,
                body=body,
                guarded=True,
                refusals=_REFUSALS,
            )
            return await self._http.exchange(call, lambda reply: read(call, reply))

    def _approved(self, call: Call, reply: Reply) -> Reply:
        # The same sentence whether the caller's session has ended or a director's: nobody is signed out by it.
        if reply.status == 401 and answers.detail_of(reply) == _EXPIRED:
            raise AuthError(
                service=self._http.name, reason=SESSION_OR_APPROVAL, status=401, detail=_EXPIRED, forbidden=False
            )
        return self._http.succeeded(call, reply)

    def _read(self, path: str, account: str) -> Call:
        return Call(
            path=path,
            kind=CallKind.SLOW_READ,
            params={"account_id": account},
            headers=self._credentials.headers(self._http.name, mfa=True),
            guarded=True,
            refusals=_REFUSALS,
        )


def _body(account: str, api_key: SecretBuffer, api_secret: SecretBuffer) -> SecretBody:
    return SecretBody({"account_id": account}, {"api_key": api_key, "api_secret": api_secret})


def _watcher(reply: Reply) -> str | None:
    text = reply.headers.get(WATCHER_HEADER)
    return None if text is None else shorten(text)


def _record(meta: _Meta) -> RotationRecord:
    return RotationRecord(
        account_id=meta.account_id,
        actor=meta.actor,
        approvers=meta.approvers,
        kms_key_id=meta.kms_key_id,
        master_key_id=meta.master_key_id,
        last_rotated_at=meta.last_rotated,
        master_key_rotated_at=meta.master_key_rotated_at,
        recorded_at=meta.ts,
        ip_hash=meta.ip_hash,
    )
