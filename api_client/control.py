"""The control endpoint of this run's own sandbox: proof that it is ours, its demo operator, staged incidents."""

import hashlib
import hmac
import secrets
import ssl
from dataclasses import dataclass
from typing import Literal

from api_client.endpoint import Endpoint
from api_client.errors import ApiError
from api_client.http import HttpService
from api_client.models.auth import SecretText
from api_client.timeouts import CallKind
from api_client.wire import Call, json_body

LOSS_CAP_BREACH = "loss_cap_breach"
"""The incident that a drill stages: an account's losses of the day jump beyond its cap."""


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

    async def operator(self, email: str | None = None) -> Operator:
        """The demo operator, or who has this e-mail, with a current code; raises `ApiError`."""
        params = {} if email is None else {"email": email}
        call = Call(path="/control/operator", params=params, headers=self._held())
        body = await self._http.fetch(call, _OperatorBody)
        return Operator(body.email, body.account, SecretText(body.password), SecretText(body.mfa_code))

    async def start_scenario(self, scenario: str, account: str) -> None:
        """Stage an incident for one account, in place of an earlier one; raises `ApiError`."""
        body = json_body({"scenario": scenario, "account": account})
        await self._write("POST", "/control/scenario", body)

    async def end_scenario(self) -> None:
        """End what is staged, if anything is; raises `ApiError`."""
        await self._write("DELETE", "/control/scenario")

    async def reset_halts(self) -> None:
        """Release every halt, end what is staged, restore orders and positions; raises `ApiError`."""
        await self._write("POST", "/control/reset-halts")

    async def _write(self, method: Literal["POST", "DELETE"], path: str, body: bytes | None = None) -> None:
        call = Call(path=path, method=method, kind=CallKind.WRITE, headers=self._held(), body=body)
        await self._http.send(call)

    def _held(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self._nonce.reveal()}"}

    async def aclose(self) -> None:
        """Close the connection."""
        await self._http.aclose()
