"""The routes any service may have: health, readiness, description, metrics, certificate."""

from dataclasses import dataclass
from typing import Final

import msgspec

from api_client import answers, codec
from api_client.credentials import ACCOUNT_HEADER, MFA_HEADER, Credentials
from api_client.errors import ContractError, Effect, shorten
from api_client.http import HttpService
from api_client.models.common import Answer, Certificate, Health, HealthCheck, HealthStatus, Readiness, Route
from api_client.timeouts import TIMEOUTS, CallKind
from api_client.tls import peer_certificate
from api_client.wire import Call, Reply

_METHODS: Final = frozenset({"get", "put", "post", "delete", "options", "head", "patch", "trace"})


@dataclass(frozen=True, slots=True)
class _Check:
    status: HealthStatus
    error: str | None = None


@dataclass(frozen=True, slots=True)
class _Checks:
    status: HealthStatus
    checks: dict[str, _Check]


@dataclass(frozen=True, slots=True)
class _Description:
    paths: dict[str, dict[str, msgspec.Raw]]


class ServiceRoutes:
    """What can be asked of any service without a session; only GET, and never with an effect."""

    def __init__(self, http: HttpService, credentials: Credentials) -> None:
        self._http = http
        self._credentials = credentials

    async def health(self) -> Health:
        """What `/healthz` says; it answers 200 even when the service is ill. Raises ApiError."""
        body = await self._http.fetch(Call(path="/healthz"), _Checks)
        return Health(body.status, _named(body.checks))

    async def readiness(self) -> Readiness:
        """What `/readyz` says, with 200 or 503; any other answer raises ApiError."""
        call = Call(path="/readyz")
        return await self._http.exchange(call, lambda reply: self._readiness(call, reply))

    async def routes(self) -> frozenset[Route]:
        """Every operation in the service's own `/openapi.json`. Raises ApiError."""
        description = await self._http.fetch(Call(path="/openapi.json", kind=CallKind.SLOW_READ), _Description)
        return frozenset(
            Route(method.upper(), path)
            for path, operations in description.paths.items()
            for method in operations
            if method.lower() in _METHODS
        )

    async def exposition(self) -> bytes:
        """The text of `/metrics`, not yet parsed. Raises ApiError."""
        reply = await self._http.send(Call(path="/metrics", headers={"accept": "text/plain"}))
        return reply.body

    async def ask(self, path: str, *, bearer: bool, account: str | None, mfa: str | None) -> Answer:
        """GET `path` and return whatever HTTP answer comes, refusals included.

        With the session's token if `bearer`, `X-Account-ID` if `account` and `X-MFA-Token` if `mfa` is given.
        Raises AuthError when there is no session to take a token from, and ApiError when no answer comes.
        """
        headers = dict(self._credentials.headers(self._http.name)) if bearer else {}
        if account is not None:
            headers[ACCOUNT_HEADER] = account
        if mfa is not None:
            headers[MFA_HEADER] = mfa
        return await self._http.exchange(Call(path=path, kind=CallKind.PROBE, headers=headers), _answer)

    async def certificate(self) -> Certificate | None:
        """The certificate the service presents now, or None when it is reached without TLS. Raises Unreachable."""
        endpoint = self._http.endpoint
        if endpoint.context is None or not endpoint.secure:
            return None
        timeout_s = TIMEOUTS[CallKind.PROBE].answer_s
        return await peer_certificate(endpoint.url, endpoint.context, timeout_s, service=endpoint.name)

    def _readiness(self, call: Call, reply: Reply) -> Readiness:
        if reply.status == 503:
            try:
                body = codec.decode(reply.body, _Checks, service=self._http.name, effect=Effect.NONE)
            except ContractError:
                body = None
            if body is not None:
                return Readiness(body.status, _named(body.checks), reply.status)
        body = self._http.decoded(call, self._http.succeeded(call, reply), _Checks)
        return Readiness(body.status, _named(body.checks), reply.status)


def _named(checks: dict[str, _Check]) -> tuple[HealthCheck, ...]:
    return tuple(
        HealthCheck(name, check.status, None if check.error is None else shorten(check.error))
        for name, check in checks.items()
    )


def _answer(reply: Reply) -> Answer:
    detail = answers.detail_of(reply)
    return Answer(reply.status, None if detail is None else shorten(detail))
