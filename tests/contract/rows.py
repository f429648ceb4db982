"""One row of the contract: a call of the client, on which profile, and what it must end in."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from ssl import SSLContext
from typing import Any

import pytest

from api_client.endpoint import Endpoint
from api_client.errors import ApiError, Effect
from api_client.models.auth import SecretText, Session
from api_client.platform import Platform
from api_client.tls import make_context
from tests.fakes.sandbox import RunningSandbox

REPAIRED, SHIPPED = "repaired", "shipped"
BOTH = (REPAIRED, SHIPPED)
PAIR = {"api_key": "CONTRACT-KEY", "api_secret": "Y29udHJhY3QtcHJpdmF0ZS1rZXk="}
"""What Kraken accepts in every sandbox of these tests."""
SIGN_IN = "POST /auth/login"
Handled = Mapping[str, int]
_SESSIONS: dict[tuple[str, str], Session] = {}
"""By the run of a sandbox and the account."""


@dataclass(frozen=True)
class Fails:
    """An error of the client: its class and, where they are given, its facts."""

    error: type[ApiError]
    status: int | None
    detail: str | None
    effect: Effect = Effect.NONE
    facts: Mapping[str, object] = field(default_factory=dict)

    def explain(self, raised: ApiError) -> None:
        """Assert that `raised` is this failure."""
        assert type(raised) is self.error, repr(raised)
        assert (raised.status, raised.detail, raised.effect) == (self.status, self.detail, self.effect)
        assert {name: getattr(raised, name) for name in self.facts} == dict(self.facts)


@dataclass(frozen=True)
class Row:
    """`method` as in "kill_switch.engage"; `writes` counts the handlers of writes that the call must have reached."""

    method: str
    says: str
    call: Callable[[Platform], Awaitable[Any]]
    ends: Callable[[Any], object] | Fails
    profiles: tuple[str, ...] = BOTH
    account: str | None = "company"
    writes: Handled = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.method} {self.says}"


def params(rows: tuple[Row, ...]) -> list[Any]:
    """Every row once for each of its profiles."""
    return [pytest.param(profile, row, id=f"{profile}: {row}") for row in rows for profile in row.profiles]


@asynccontextmanager
async def client(sandbox: RunningSandbox, account: str | None = "company") -> AsyncIterator[Platform]:
    """The client on a sandbox, signed in as the first user of `account`: once for all tests that ask the sandbox."""
    platform = Platform(endpoints(sandbox), **static_tokens(sandbox))
    try:
        if account is not None:
            key = (sandbox.nonce, account)
            _SESSIONS[key] = _SESSIONS.get(key) or await session(platform, sandbox, account)
            platform.use(_SESSIONS[key])
        yield platform
    finally:
        await platform.aclose()


def endpoints(sandbox: RunningSandbox) -> list[Endpoint]:
    """Every service of a sandbox under the name that environments use."""
    context = trusting(sandbox.ca_file)
    flavours = {"secrets": sandbox.announcement["secrets"]["flavour"], "oms": sandbox.announcement["oms"]["flavour"]}
    return [
        Endpoint("auth" if name == "admin" else name, url, flavour=flavours.get(name), context=context)
        for name, url in sandbox.announcement["services"].items()
    ]


def static_tokens(sandbox: RunningSandbox) -> dict[str, dict[str, SecretText]]:
    """What the secrets service of flavour root wants, as arguments of `Platform`; nothing for the others."""
    tokens = [SecretText(token) for token in sandbox.announcement["secrets"]["variables"].values()]
    return {} if not tokens else {"bearers": {"secrets": tokens[0]}, "mfa_tokens": {"secrets": tokens[1]}}


async def session(platform: Platform, sandbox: RunningSandbox, account: str) -> Session:
    """A new session of the first user of `account`."""
    user = sandbox.user(account)
    return await platform.auth.sign_in(user.email, SecretText(user.password), SecretText(user.code()))


def held(sandbox: RunningSandbox) -> dict[str, int]:
    """How often each handler of a write was reached so far, sign-ins left out."""
    counts = sandbox.control.get("/control/handled").raise_for_status().json()
    return {
        route: count
        for routes in counts.values()
        for route, count in routes.items()
        if not route.startswith("GET ") and route != SIGN_IN
    }


@asynccontextmanager
async def writes_counted(sandbox: RunningSandbox, expected: Handled) -> AsyncIterator[None]:
    """Assert which writes reached their handlers meanwhile, and how often: none twice by itself, none in passing."""
    before = held(sandbox)
    yield
    after = held(sandbox)
    assert {route: count - before.get(route, 0) for route, count in after.items() if count != before.get(route, 0)} == (
        dict(expected)
    )


def recent(moment: object) -> bool:
    """Whether it is an aware UTC time within the last minutes."""
    return (
        isinstance(moment, datetime)
        and moment.tzinfo is UTC
        and abs((datetime.now(UTC) - moment).total_seconds()) < 300.0
    )


@lru_cache(maxsize=4)
def trusting(ca_file: Path) -> SSLContext:
    """The client's own TLS context with a sandbox's authority added."""
    return make_context(ca_file, None)
