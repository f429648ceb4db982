"""The Kraken credentials service, in its gateway flavour, which validates nothing."""

from typing import Final

from api_client.credentials import Credentials
from api_client.http import HttpService
from api_client.models.secret_buffer import SecretBuffer
from api_client.models.secrets_gateway import GatewayRotation, GatewayStatus
from api_client.secret_body import SecretBody
from api_client.timeouts import CallKind
from api_client.wire import Call, Reply

# 401 and 403 that a new session would not change.
_REFUSALS: Final = frozenset(
    {
        "Missing MFA verification token.",
        "MFA token is invalid or incomplete.",
        "Account mismatch between header and payload.",
        "Account mismatch between header and query parameter.",
    }
)


class SecretsGateway:
    """Reads when an account's credentials were stored and replaces them; the account is the session's own."""

    def __init__(self, http: HttpService, credentials: Credentials) -> None:
        self._http = http
        self._credentials = credentials

    async def kraken_status(self, account: str) -> GatewayStatus:
        """Since when there are credentials and when they were rotated. Raises ApiError; Refused (404) for none."""
        call = Call(
            path="/secrets/kraken/status",
            kind=CallKind.SLOW_READ,
            params={"account_id": account},
            headers=self._credentials.headers(self._http.name, mfa=True),
            guarded=True,
            refusals=_REFUSALS,
        )
        return await self._http.fetch(call, GatewayStatus)

    async def rotate(self, account: str, api_key: SecretBuffer, api_secret: SecretBuffer) -> GatewayRotation:
        """Store the credentials as they are, once; neither their form nor whether Kraken takes them is checked.

        The buffers stay the caller's. Raises ApiError; ValueError, with nothing sent, when a credential is not
        printable ASCII.
        """
        with SecretBody({"account_id": account}, {"api_key": api_key, "api_secret": api_secret}) as body:
            call = Call(
                method="POST",
                path="/secrets/kraken",
                kind=CallKind.ROTATION,
                headers=self._credentials.headers(self._http.name, mfa=True),
                body=body,
                guarded=True,
                refusals=_REFUSALS,
            )
            return await self._http.exchange(call, lambda reply: self._rotation(call, reply))

    def _rotation(self, call: Call, reply: Reply) -> GatewayRotation:
        stored = self._http.decoded(call, self._http.succeeded(call, reply), GatewayStatus)
        return GatewayRotation(
            account_id=stored.account_id,
            secret_name=stored.secret_name,
            created_at=stored.created_at,
            rotated_at=stored.rotated_at,
            server_date=reply.server_date,
            status=reply.status,
        )
