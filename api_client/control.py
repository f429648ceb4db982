"""The control endpoint of this run's own sandbox: proof that it is ours, and its demo operator."""

import hashlib
import hmac
import secrets
import ssl
from dataclasses import dataclass

from api_client.endpoint import Endpoint
from api_client.errors import ApiError
from api_client.http import HttpService
from api_client.models.auth import SecretText
from api_client.wire import Call


@dataclass(frozen=True, slots=True)
class Operator:
    """Who can sign in with one click; `code` is current for some seconds."""

    email: str
    account: str
    password: SecretText
    code: SecretText


@dataclass(frozen=True)
class _Proof:
    proof: str


@dataclass(frozen=True)
class _OperatorBody:
    email: str
    account: str
    password: str
    mfa_code: str


class SandboxControl:
    """Speaks to the control endpoint with the nonce that only this run's launcher was told.

    `context` trusts the sandbox's own authority and nothing else is switched off for it.
    """

    def __init__(self, url: str, context: ssl.SSLContext, nonce: str) -> None:
        self._nonce = SecretText(nonce)
        self._http = HttpService(Endpoint("sandbox-control", url, context=context))

    async def proves_nonce(self) -> bool:
        """Whether the other end knows the nonce too, shown by a keyed digest of a fresh challenge."""
        challenge = secrets.token_urlsafe(24)
        call = Call(path="/control/nonce-proof", params={"challenge": challenge})
        try:
            answer = await self._http.fetch(call, _Proof)
        except ApiError:
            return False
        expected = hmac.new(self._nonce.reveal().encode(), challenge.encode(), hashlib.sha256).hexdigest()
        return hmac.compare_digest(answer.proof.encode(), expected.encode())

    async def operator(self) -> Operator:
        """The demo operator with a current code; raises `ApiError`."""
        headers = {"authorization": f"Bearer {self._nonce.reveal()}"}
        body = await self._http.fetch(Call(path="/control/operator", headers=headers), _OperatorBody)
        return Operator(body.email, body.account, SecretText(body.password), SecretText(body.mfa_code))

    async def aclose(self) -> None:
        """Close the connection."""
        await self._http.aclose()
