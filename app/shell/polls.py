"""What is asked of the platform, how often, and for how long an answer counts: a table."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from api_client.platform import Platform
from app.core.state import Environment, ReadingKey, ReadingKind

Read = Callable[[Platform, str], Awaitable[Any]]

KILL_PROOF = "/risk/kill_events?limit=101"
_HOUR_S = 3600.0


@dataclass(frozen=True, slots=True)
class Poll:
    """One recurring read.

    `read(platform, account)` gives the fact's value or raises `ApiError`; `account` is the session's, empty
    without one. `source` is what an operator would type to see the same. An answer counts for `ttl_s`.
    """

    key: ReadingKey
    source: str
    period_s: float
    ttl_s: float
    needs_session: bool
    read: Read


@dataclass(frozen=True, slots=True)
class _Rhythm:
    period_s: float
    ttl_s: float


_FAST = _Rhythm(2.5, 10.0)
_SCRAPE = _Rhythm(5.0, 15.0)
# The halt gauge is read as often as health: it is the only sign of an engaged kill switch.
_GAUGE = _Rhythm(2.5, 10.0)
_SLOW = _Rhythm(60.0, 180.0)
_GUARD = _Rhythm(15.0, 45.0)
_NEGATIVE = _Rhythm(_HOUR_S, 2 * _HOUR_S)

# One guarded read a service that has no effect: the kill switch's answers 422 before it looks anything up.
_GUARDED = {
    "kill-switch": KILL_PROOF,
    "risk": "/risk/limits",
    "secrets": "/secrets/status?account_id={account}",
    "oms": "/oms/rate_limits/status",
}
# Asking the OMS without a bearer would raise its own auth-failure counter, so it is never asked.
_NEGATIVE_SERVICES = ("kill-switch", "risk", "secrets")


def polls_of(environment: Environment) -> tuple[Poll, ...]:
    """Every poll of an environment, in the order of their first run."""
    rows: list[Poll] = []
    for address in environment.services:
        rows.extend(_of_every_service(address.name))
        rows.extend(_guard_polls(address.name, environment.accounts))
    if environment.has("sim-mode"):
        rows.append(_poll(ReadingKind.SIMULATION, "sim-mode", "GET /sim/status", _FAST, _simulation))
    if environment.has("safe-mode"):
        rows.append(_poll(ReadingKind.SAFE_MODE, "safe-mode", "GET /safe_mode/status", _FAST, _safe_mode))
    return tuple(rows)


def _poll(
    kind: ReadingKind, service: str, source: str, rhythm: _Rhythm, read: Read, *, needs_session: bool = False
) -> Poll:
    return Poll(ReadingKey(kind, service), source, rhythm.period_s, rhythm.ttl_s, needs_session, read)


def _of_every_service(name: str) -> list[Poll]:
    async def health(platform: Platform, _account: str) -> Any:
        return await platform.routes(name).health()

    async def readiness(platform: Platform, _account: str) -> Any:
        return await platform.routes(name).readiness()

    async def metrics(platform: Platform, _account: str) -> Any:
        return await platform.routes(name).exposition()

    async def routes(platform: Platform, _account: str) -> Any:
        return await platform.routes(name).routes()

    async def certificate(platform: Platform, _account: str) -> Any:
        return await platform.routes(name).certificate()

    return [
        _poll(ReadingKind.METRICS, name, "GET /metrics", _GAUGE if name == "kill-switch" else _SCRAPE, metrics),
        _poll(ReadingKind.HEALTH, name, "GET /healthz", _FAST, health),
        _poll(ReadingKind.CERTIFICATE, name, "TLS handshake", _SLOW, certificate),
        _poll(ReadingKind.ROUTES, name, "GET /openapi.json", _SLOW, routes),
        _poll(ReadingKind.READINESS, name, "GET /readyz", _SLOW, readiness),
    ]


def _guard_polls(name: str, accounts: tuple[str, ...]) -> list[Poll]:
    path = _GUARDED.get(name)
    if path is None:
        return []
    mfa = "verified" if name == "secrets" else None

    async def guarded(platform: Platform, account: str) -> Any:
        return await platform.routes(name).ask(path.format(account=account), bearer=True, account=account, mfa=mfa)

    async def anonymous(platform: Platform, account: str) -> Any:
        return await platform.routes(name).ask(
            path.format(account=account or accounts[0]), bearer=False, account=None, mfa=mfa
        )

    async def foreign(platform: Platform, account: str) -> Any:
        other = next((known for known in accounts if known.lower() != account.lower()), "somebody-else")
        return await platform.routes(name).ask(path.format(account=account), bearer=True, account=other, mfa=mfa)

    async def without_mfa(platform: Platform, account: str) -> Any:
        return await platform.routes(name).ask(path.format(account=account), bearer=True, account=account, mfa=None)

    kind = ReadingKind.KILL_PATH if name == "kill-switch" else ReadingKind.GUARDED
    source = f"GET {path.partition('?')[0]}"
    rows = [_poll(kind, name, f"GET {path}", _GUARD, guarded, needs_session=True)]
    if name in _NEGATIVE_SERVICES:
        rows.append(_poll(ReadingKind.ANONYMOUS, name, f"{source} without a bearer", _NEGATIVE, anonymous))
        rows.append(
            _poll(
                ReadingKind.FOREIGN_ACCOUNT,
                name,
                f"{source} for another account",
                _NEGATIVE,
                foreign,
                needs_session=True,
            )
        )
    if name == "secrets":
        rows.append(
            _poll(
                ReadingKind.WITHOUT_MFA,
                name,
                f"{source} without X-MFA-Token",
                _NEGATIVE,
                without_mfa,
                needs_session=True,
            )
        )
    return rows


async def _simulation(platform: Platform, _account: str) -> Any:
    return await platform.simulation.status()


async def _safe_mode(platform: Platform, _account: str) -> Any:
    return await platform.safe_mode.status()
