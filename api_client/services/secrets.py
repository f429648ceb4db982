"""The Kraken credentials service, in its Kubernetes flavour."""

from typing import Final

from api_client.credentials import Credentials
from api_client.http import HttpService
from api_client.models.secrets import ForceRotation, KrakenSecretStatus, RotationRecord, SecretStatus
from api_client.timeouts import CallKind
from api_client.wire import Call, json_body

WATCHER_HEADER: Final = "x-oms-watcher"

# 401 and 403 that a new session would not change.
_REFUSALS: Final = frozenset(
    {
        "Missing MFA verification token.",
        "MFA token is invalid or incomplete.",
        "Account mismatch between header and payload",
        "Account mismatch between header and query parameter",
    }
)


class Secrets:
    """Reads facts about an account's stored credentials; it must be the session's own account, letter by letter."""

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
        return ForceRotation(account, reply.headers.get(WATCHER_HEADER), reply.server_date)

    def _read(self, path: str, account: str) -> Call:
        return Call(
            path=path,
            kind=CallKind.SLOW_READ,
            params={"account_id": account},
            headers=self._credentials.headers(self._http.name, mfa=True),
            guarded=True,
            refusals=_REFUSALS,
        )
