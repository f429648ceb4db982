"""What the Risk page reads while it is open: forecasts of the chosen horizon, breakers, exposure, targets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from api_client.platform import Platform
from app.core.risk_engine_view import ENGINE
from app.core.risk_look import HORIZONS, Horizon
from app.core.risk_portfolio_view import PORTFOLIO
from app.core.state import Environment, ReadingKey, ReadingKind
from app.shell.poll_rows import Poll, Read

PAGE: Final = "risk"

_OFTEN_S: Final = 15.0
# Thousands of simulations, or a call at Kraken, each time: never more often, whoever asks.
_SPARING_S: Final = 60.0
_COUNTS_FOR: Final = 3


def part_of(horizon: Horizon) -> str:
    """The part of the page that reads one horizon's forecasts."""
    return f"{PAGE}/{horizon.name}"


def risk_polls(environment: Environment) -> Iterable[Poll]:
    """The page's rows for what this environment has; limits, refusals and throttling are read for the probes anyway."""
    rows: list[Poll] = []
    if environment.has(ENGINE):
        rows.append(_row(ReadingKind.CIRCUIT, ENGINE, "GET /risk/circuit/status", _circuit, _OFTEN_S))
        rows.append(_row(ReadingKind.DIVERSIFICATION, ENGINE, "GET /diversification/targets", _targets, _SPARING_S))
        for horizon in HORIZONS:
            rows.extend(_forecasts(horizon))
    if environment.has(PORTFOLIO):
        rows.append(_row(ReadingKind.PORTFOLIO_RISK, PORTFOLIO, "GET /risk/portfolio/status", _portfolio, _SPARING_S))
    return rows


def _row(kind: ReadingKind, service: str, source: str, read: Read, period_s: float, *, page: str = PAGE) -> Poll:
    key, least_s = ReadingKey(kind, service), period_s if period_s >= _SPARING_S else 0.0
    return Poll(key, source, period_s, _COUNTS_FOR * period_s, True, read, page=page, least_s=least_s)


def _forecasts(horizon: Horizon) -> tuple[Poll, ...]:
    async def cvar(platform: Platform, account: str) -> Any:
        return await platform.risk_engine.cvar(account, horizon.name)

    async def nav(platform: Platform, account: str) -> Any:
        return await platform.risk_engine.nav_forecast(account, horizon.name)

    part = part_of(horizon)
    return (
        _row(horizon.cvar, ENGINE, "GET /risk/cvar", cvar, _SPARING_S, page=part),
        _row(horizon.nav, ENGINE, "GET /risk/nav_forecast", nav, _SPARING_S, page=part),
    )


async def _circuit(platform: Platform, account: str) -> Any:
    return await platform.risk_engine.circuit(account)


async def _targets(platform: Platform, account: str) -> Any:
    return await platform.risk_engine.diversification(account)


async def _portfolio(platform: Platform, _account: str) -> Any:
    return await platform.portfolio_risk.status()
