"""Every operation against every way to fail: class, effect, reason, status; and each request sent once."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from api_client.errors import (
    ApiError,
    AuthError,
    Busy,
    ContractError,
    Draining,
    Effect,
    Interrupted,
    Misconfigured,
    Refused,
    ServerFault,
    Unreachable,
)
from api_client.models.common import Exchange
from tests.api_client.operations import OPERATIONS, SERVICES, Operation, platform
from tests.fakes.transport import FakeNetwork

NONE, UNKNOWN = Effect.NONE, Effect.UNKNOWN
STORE = {"detail": "Authentication session store is not configured."}
ALLOWLIST = {"detail": "DIRECTOR_ALLOWLIST: is required but was not provided. Set it."}
DRAINING = {"detail": "risk is draining", "status": {"service": "risk", "draining": True}}
EXPIRED = {"detail": "Invalid or expired session token."}


@dataclass(frozen=True)
class Failure:
    """`effect` is that on a write; `session` marks what is about the session where the route is guarded."""

    name: str
    cause: Callable[[FakeNetwork, Operation], None]
    error: type[ApiError]
    effect: Effect
    reason: str
    status: int | None = None
    session: bool = False
    sent: bool = True

    def __str__(self) -> str:
        return self.name


def status(code: int, body: Any = None, **more: Any) -> Callable[[FakeNetwork, Operation], None]:
    return lambda network, o: network.answer(o.service, o.method, o.path, status=code, json=body, **more)


def raising(error: Exception, *, sent: bool) -> Callable[[FakeNetwork, Operation], None]:
    return lambda network, o: network.fail(o.service, o.method, o.path, error, sent=sent)


def text(code: int, body: bytes) -> Callable[[FakeNetwork, Operation], None]:
    return status(code, content=body, headers={"content-type": "text/plain; charset=utf-8"})


compressed = status(200, {}, headers={"content-encoding": "gzip"})

FAILURES = (
    Failure("refused", raising(httpx.ConnectError("no"), sent=False), Unreachable, NONE, "unreachable", sent=False),
    Failure("slow", raising(httpx.ConnectTimeout("no"), sent=False), Unreachable, NONE, "connect_timeout", sent=False),
    Failure("crowded", raising(httpx.PoolTimeout("no"), sent=False), Unreachable, NONE, "pool_timeout", sent=False),
    # The name says that a read failed; the trace says that nothing was sent.
    Failure("unsent", raising(httpx.ReadError("no"), sent=False), Unreachable, NONE, "unreachable", sent=False),
    # The name says that no connection came about; the trace says that the request left.
    Failure("misnamed", raising(httpx.ConnectError("no"), sent=True), Interrupted, UNKNOWN, "dropped"),
    Failure("read timeout", raising(httpx.ReadTimeout("no"), sent=True), Interrupted, UNKNOWN, "read_timeout"),
    Failure("write timeout", raising(httpx.WriteTimeout("no"), sent=True), Interrupted, UNKNOWN, "write_timeout"),
    Failure("dropped", raising(httpx.RemoteProtocolError("no"), sent=True), Interrupted, UNKNOWN, "dropped"),
    Failure("reset", raising(ConnectionResetError("no"), sent=True), Interrupted, UNKNOWN, "dropped"),
    Failure("400", status(400, {"detail": "Invalid request payload"}), Refused, NONE, "status", 400),
    Failure("401", status(401, EXPIRED), Refused, NONE, "status", 401, session=True),
    Failure("403", status(403, {"detail": "Account is not authorized"}), Refused, NONE, "status", 403, session=True),
    Failure("403 without a body", status(403), Refused, NONE, "status", 403, session=True),
    Failure("404", status(404, {"detail": "Not Found"}), Refused, NONE, "status", 404),
    Failure("409", status(409, {"detail": "already"}), Refused, NONE, "status", 409),
    Failure("422", status(422, {"detail": [{"msg": "m", "loc": ["query", "x"]}]}), Refused, NONE, "status", 422),
    Failure("429", status(429, {"detail": "slow down"}, headers={"retry-after": "7"}), Busy, NONE, "status", 429),
    Failure("draining", status(503, DRAINING), Draining, NONE, "status", 503),
    Failure("503", status(503, {"detail": "Reconciler not initialised"}), ServerFault, UNKNOWN, "status", 503),
    Failure("no session store", status(500, STORE), Misconfigured, NONE, "status", 500),
    Failure("no allowlist", status(500, ALLOWLIST), Misconfigured, NONE, "status", 500),
    Failure("500 text", text(500, b"Internal Server Error"), ServerFault, UNKNOWN, "status", 500),
    Failure("500 text of a guard", text(500, STORE["detail"].encode()), ServerFault, UNKNOWN, "status", 500),
    Failure("502", status(502, {"detail": "Rotation metadata corrupt"}), ServerFault, UNKNOWN, "status", 502),
    Failure("302", status(302, headers={"location": "https://elsewhere"}), ServerFault, UNKNOWN, "redirect", 302),
    Failure("304", status(304), ServerFault, UNKNOWN, "redirect", 304),
    Failure("garbage", text(200, b"<html>"), ContractError, UNKNOWN, "not_json", 200),
    Failure("nothing", status(200), ContractError, UNKNOWN, "not_json", 200),
    Failure("null", status(200, content=b"null"), ContractError, UNKNOWN, "wrong_type", 200),
    Failure("compressed", compressed, ContractError, UNKNOWN, "content_encoding", 200),
)


def expected_error(failure: Failure, operation: Operation) -> type[ApiError]:
    return AuthError if failure.session and operation.bearer else failure.error


def is_failure(failure: Failure, operation: Operation) -> bool:
    """A forced rotation and a test promise no body, so any success is one."""
    return operation.answer is not None or failure.error is not ContractError or failure.cause is compressed


CASES = [(item, failure) for item in OPERATIONS for failure in FAILURES if is_failure(failure, item)]


@pytest.mark.asyncio
@pytest.mark.parametrize(("operation", "failure"), CASES, ids=str)
async def test_every_failure_of_every_operation(operation: Operation, failure: Failure) -> None:
    network = FakeNetwork()
    exchanges: list[Exchange] = []
    failure.cause(network, operation)
    with pytest.raises(ApiError) as caught:
        await operation.call(platform(network, observe=exchanges.append, services=[operation.service]))
    error = caught.value
    assert type(error) is expected_error(failure, operation)
    assert error.effect is (Effect.NONE if operation.is_read else failure.effect)
    # Three sessions are at stake in a rotation: the sentence does not tell which one has ended.
    reason = "session_or_approval" if operation.approved and failure.name == "401" else failure.reason
    assert (error.service, error.reason, error.status) == (operation.service, reason, failure.status)
    assert error.__context__ is None
    assert len(network.received) == failure.sent  # once, or never
    assert [(item.path, item.status, item.error) for item in exchanges] == [(operation.path, failure.status, error)]


@pytest.mark.asyncio
@pytest.mark.parametrize("operation", [item for item in OPERATIONS if item.bearer], ids=str)
async def test_without_a_session_nothing_is_sent(operation: Operation) -> None:
    network = FakeNetwork()
    with pytest.raises(AuthError) as caught:
        await operation.call(platform(network, signed_in=False, services=[operation.service]))
    assert (caught.value.reason, caught.value.effect, caught.value.status) == ("no_session", Effect.NONE, None)
    assert not network.received


@pytest.mark.asyncio
@pytest.mark.parametrize("service", SERVICES)
async def test_a_service_that_is_not_there_is_named(service: str) -> None:
    bare = platform(FakeNetwork())
    bare._http.pop(service)
    operations = [item for item in OPERATIONS if item.service == service]
    for operation in operations:
        with pytest.raises(ApiError) as caught:
            await operation.call(bare)
        assert str(caught.value) == f"{service}: NotConfigured (not_configured)"
        assert caught.value.effect is Effect.NONE


REFUSALS = (
    ("secrets.status", 401, "Missing MFA verification token."),
    ("secrets.audit", 401, "MFA token is invalid or incomplete."),
    ("secrets.kraken_status", 403, "Account mismatch between header and query parameter"),
    ("secrets.force_rotate", 403, "Account mismatch between header and payload"),
    *(
        (name, 403, detail)
        for name in ("secrets.rotate", "secrets.rotate_encrypted")
        for detail in (
            "Account mismatch between header and payload",
            "Two director approvals are required for this action.",
            "Two distinct director approvals are required.",
            "Director approvals must come from authorized directors.",
        )
    ),
    ("secrets.test", 401, "Missing MFA verification token."),
    ("secrets_gateway.rotate", 403, "Account mismatch between header and payload."),
    ("secrets_gateway.kraken_status", 403, "Account mismatch between header and query parameter."),
    ("secrets_gateway.rotate", 401, "MFA token is invalid or incomplete."),
    ("secrets_root.rotate", 401, "Invalid Kraken credentials"),
    ("secrets_root.rotate", 401, "MFA context token is not recognized"),
    ("secrets_root.status", 403, "Caller is not authorized to access Kraken secrets"),
    *(
        (f"risk_engine.{name}", 403, "Account mismatch between header and query parameter.")
        for name in ("pretrade_status", "circuit", "cvar", "nav_forecast", "diversification")
    ),
    ("oms.routing", 403, "Account mismatch"),
    ("oms.order", 403, "Account mismatch"),
    ("oms.rate_limits", 401, "Missing X-Account-ID header"),
    ("oms_core.shadow_pnl", 403, "Account mismatch between header and payload."),
    ("oms_core.balances", 403, "Account mismatch between header and payload."),
    ("oms_core.trades", 403, "Kraken credentials have expired."),
    ("hitl.decide", 403, "Account mismatch between authenticated session and intent owner."),
    ("auth.sign_in", 401, "invalid credentials"),
    ("auth.sign_in", 401, "ip_not_allowed"),
    ("auth.sign_in", 401, "mfa_required"),
)


@pytest.mark.asyncio
@pytest.mark.parametrize(("name", "code", "detail"), REFUSALS)
async def test_what_a_new_session_would_not_change_asks_for_none(name: str, code: int, detail: str) -> None:
    (operation,) = (item for item in OPERATIONS if item.name == name)
    network = FakeNetwork()
    status(code, {"detail": detail})(network, operation)
    with pytest.raises(Refused) as caught:
        await operation.call(platform(network, services=[operation.service]))
    assert caught.value.detail == detail


@pytest.mark.asyncio
@pytest.mark.parametrize("admin_id", ["", " company", "com\r\npany", "compañy"])
@pytest.mark.parametrize("field", ["token", "admin_id"])
async def test_a_session_that_could_not_be_sent_is_refused_at_once(field: str, admin_id: str) -> None:
    network = FakeNetwork()
    grant = {"token": "t", "admin_id": "company", "expires_at": "2026-11-20T22:22:27+00:00", field: admin_id}
    network.answer("auth", "POST", "/auth/login", json=grant)
    with pytest.raises(ContractError) as caught:
        await OPERATIONS[0].call(platform(network))
    assert caught.value.path == f"$.{field}"
