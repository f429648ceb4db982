"""What is asked of the platform, how often, and for how long an answer counts: a table."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from api_client.kill_line import KillLine
from api_client.platform import Platform
from app.core.language import tr
from app.core.readiness.probe import MONITORING
from app.core.state import Environment, ReadingKey, ReadingKind, ServiceAddress
from app.shell.monitoring_polls import monitoring_polls
from app.shell.page_choices import PageChoices
from app.shell.page_polls import page_polls
from app.shell.poll_rows import Poll, Read
from app.shell.readiness_polls import readiness_polls

__all__ = ["KILL_PROOF", "KillCall", "Poll", "Read", "polls_of"]

KILL_PROOF = "/risk/kill_events?limit=101"
_HOUR_S = 3600.0


@dataclass(frozen=True, slots=True)
class _Rhythm:
    period_s: float
    ttl_s: float


_FAST = _Rhythm(2.5, 10.0)
_SCRAPE = _Rhythm(5.0, 15.0)
# The halt gauge is read as often as health: it is the only sign of an engaged kill switch.
_GAUGE = _Rhythm(4.0, 12.0)
_EVIDENCE = _Rhythm(15.0, 45.0)
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


KillCall = Callable[[Callable[[KillLine], Coroutine[Any, Any, Any]]], Awaitable[Any]]
"""Runs something of the kill line on its own thread."""


def polls_of(
    environment: Environment, kill: KillCall | None = None, choices: PageChoices | None = None
) -> tuple[Poll, ...]:
    """Every poll of an environment, in the order of their first run.

    With `kill` the kill switch's gauge and proof go over the kill line: they keep it warm and prove just that path.
    """
    rows: list[Poll] = []
    for address in environment.services:
        if address.name in MONITORING:
            continue
        rows.extend(_of_every_service(address.name))
        rows.extend(_guard_polls(address, environment.accounts))
    for target in environment.scrape:
        rows.extend(_of_scrape_target(target))
    rows.extend(_halt_evidence(environment))
    if kill is not None:
        rows = [_over_kill_line(row, kill) for row in rows]
    if environment.has("sim-mode"):
        rows.append(_poll(ReadingKind.SIMULATION, "sim-mode", "GET /sim/status", _FAST, _simulation))
    if environment.has("safe-mode"):
        rows.append(_poll(ReadingKind.SAFE_MODE, "safe-mode", "GET /safe_mode/status", _FAST, _safe_mode))
    rows.extend(readiness_polls(environment))
    rows.extend(monitoring_polls(environment))
    rows.extend(page_polls(environment, choices or PageChoices(lambda: datetime.now(UTC))))
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
        _poll(ReadingKind.CERTIFICATE, name, tr("TLS handshake"), _SLOW, certificate),
        _poll(ReadingKind.ROUTES, name, "GET /openapi.json", _SLOW, routes),
        _poll(ReadingKind.READINESS, name, "GET /readyz", _SLOW, readiness),
    ]


def _of_scrape_target(target: ServiceAddress) -> list[Poll]:
    """Of a further exposition endpoint nothing is asked but its metrics, where its address says."""
    path = urlsplit(target.url).path or "/"

    async def metrics(platform: Platform, _account: str) -> Any:
        return await platform.routes(target.name).exposition(path)

    async def certificate(platform: Platform, _account: str) -> Any:
        return await platform.routes(target.name).certificate()

    return [
        _poll(ReadingKind.METRICS, target.name, f"GET {target.url}", _SCRAPE, metrics),
        _poll(ReadingKind.CERTIFICATE, target.name, tr("TLS handshake"), _SLOW, certificate),
    ]


def _guarded_path(address: ServiceAddress) -> str | None:
    """Where a session is asked for; the root flavours know none: one refuses a good one, the other takes anybody."""
    match address.name, address.flavour:
        case "secrets" | "oms", "root":
            return None
        case "oms", "core":
            return "/oms/shadow_pnl?account_id={account}"
        case "secrets", "gateway":
            return "/secrets/kraken/status?account_id={account}"
    return _GUARDED.get(address.name)


def _guard_polls(address: ServiceAddress, accounts: tuple[str, ...]) -> list[Poll]:
    name, path = address.name, _guarded_path(address)
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
        rows.append(
            _poll(ReadingKind.ANONYMOUS, name, tr("{request} without a bearer", request=source), _NEGATIVE, anonymous)
        )
        rows.append(
            _poll(
                ReadingKind.FOREIGN_ACCOUNT,
                name,
                tr("{request} for another account", request=source),
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
                tr("{request} without X-MFA-Token", request=source),
                _NEGATIVE,
                without_mfa,
                needs_session=True,
            )
        )
    return rows


def _over_kill_line(row: Poll, kill: KillCall) -> Poll:
    async def gauge(_platform: Platform, _account: str) -> Any:
        return await kill(lambda line: line.exposition())

    async def proof(_platform: Platform, _account: str) -> Any:
        return await kill(lambda line: line.prove())

    if row.key.service != "kill-switch":
        return row
    match row.key.kind:
        case ReadingKind.METRICS:
            return replace(row, read=gauge)
        case ReadingKind.KILL_PATH:
            return replace(row, read=proof)
    return row


def _halt_evidence(environment: Environment) -> list[Poll]:
    """What a halt is decided and its ladder climbed by; reading the events is measured, so they are read on demand."""

    async def events(platform: Platform, _account: str) -> Any:
        return await platform.kill_switch.events(limit=100)

    async def limits(platform: Platform, _account: str) -> Any:
        return await platform.risk.limits()

    async def pretrade(platform: Platform, account: str) -> Any:
        return await platform.risk_engine.pretrade_status(account)

    async def orders(platform: Platform, account: str) -> Any:
        return await platform.portfolio.orders(account)

    async def positions(platform: Platform, account: str) -> Any:
        return await platform.portfolio.positions(account)

    table = (
        (ReadingKind.KILL_EVENTS, "kill-switch", "GET /risk/kill_events", events),
        (ReadingKind.LIMITS, "risk", "GET /risk/limits", limits),
        (ReadingKind.PRETRADE, "risk-engine", "GET /risk/pretrade/status", pretrade),
        (ReadingKind.ORDERS, "portfolio", "GET /portfolio/orders", orders),
        (ReadingKind.POSITIONS, "portfolio", "GET /portfolio/positions", positions),
    )
    return [
        Poll(
            ReadingKey(kind, service),
            source,
            _EVIDENCE.period_s,
            _EVIDENCE.ttl_s,
            needs_session=True,
            read=read,
            on_demand=kind is ReadingKind.KILL_EVENTS,
        )
        for kind, service, source, read in table
        if environment.has(service)
    ]


async def _simulation(platform: Platform, _account: str) -> Any:
    return await platform.simulation.status()


async def _safe_mode(platform: Platform, _account: str) -> Any:
    return await platform.safe_mode.status()
