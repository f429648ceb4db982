"""The routes any service may have: health, readiness, description, draining, metrics, certificate."""

from dataclasses import dataclass

from api_client import answers, codec
from api_client.credentials import ACCOUNT_HEADER, MFA_HEADER, Credentials
from api_client.errors import ContractError, Effect, shorten
from api_client.http import HttpService
from api_client.models.common import (
    Answer,
    Certificate,
    Health,
    HealthCheck,
    HealthStatus,
    PlainHttp,
    Readiness,
    Route,
)
from api_client.models.risk import DrainStatus
from api_client.openapi import Description, routes_of
from api_client.plain_http import ask_in_clear
from api_client.timeouts import TIMEOUTS, CallKind
from api_client.tls import peer_certificate
from api_client.wire import Call, Reply


@dataclass(frozen=True, slots=True)
class _Check:
    status: HealthStatus
    error: str | None = None


@dataclass(frozen=True, slots=True)
class _Checks:
    status: HealthStatus
    checks: dict[str, _Check]


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
        """Every operation in the service's own `/openapi.json`, with what it takes. Raises ApiError."""
        description = await self._http.fetch(Call(path="/openapi.json", kind=CallKind.SLOW_READ), Description)
        return routes_of(description)

    async def drain(self) -> DrainStatus:
        """Whether the service is draining; asked without a session. Raises ApiError; Refused (404) if not told."""
        return await self._http.fetch(Call(path="/ops/drain/status"), DrainStatus)

    async def in_clear(self, path: str) -> PlainHttp | None:
        """How a GET of `path` without TLS ends, with nothing but a Host header; None for an address without TLS.

        Raises Unreachable and Interrupted.
        """
        endpoint = self._http.endpoint
        if not endpoint.secure:
            return None
        timeout_s = TIMEOUTS[CallKind.PROBE].answer_s
        return await ask_in_clear(endpoint.url, path, timeout_s, service=endpoint.name)

    async def exposition(self, path: str = "/metrics") -> bytes:
        """The text of `/metrics`, or of another path, not yet parsed. Raises ApiError."""
        reply = await self._http.send(Call(path=path, headers={"accept": "text/plain"}))
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
