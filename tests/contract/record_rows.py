"""The risk engine's refusals and the portfolio's records over HTTPS, as JSON mended and as CSV shipped."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from api_client.errors import Refused, ServerFault
from api_client.models.kill_switch import KillReason
from api_client.models.portfolio import PortfolioRows, RowsSource
from api_client.models.risk_engine import PretradeFailure, PretradeStatus
from api_client.platform import Platform
from tests.contract.kill_rows import KILL, NOT_ADMIN
from tests.contract.rows import BOTH, REPAIRED, SHIPPED, Fails, Row, recent

FOREIGN = Fails(Refused, 403, "Account mismatch between header and query parameter.")
OUT_OF_SCOPE = Fails(Refused, 403, "Account scope is not authorised")
ORDER = {"account_id", "order_id", "instrument", "side", "quantity", "price", "status", "created_at", "updated_at"}
POSITION = {"account_id", "instrument", "quantity", "as_of"}


async def _halted(p: Platform) -> PretradeStatus:
    await p.kill_switch.engage("director-1", KillReason.LOSS_CAP_BREACH)
    async with asyncio.timeout(20):
        while True:  # an intent comes every few seconds
            status = await p.risk_engine.pretrade_status("director-1", 200)
            if "kill_switch" in status.counts:
                return status
            await asyncio.sleep(0.1)


def _refused_by_the_halt(status: PretradeStatus) -> bool:
    newest = status.recent_failures[0]
    return (
        status.account_id == "director-1"
        and recent(status.generated_at)
        and status.counts["kill_switch"] >= Decimal(1)
        and isinstance(newest, PretradeFailure)
        and (newest.symbol, newest.invariant, newest.action) == ("SOL-USD", "kill_switch", "reject")
        and newest.reason == "Risk kill switch engaged for account"
        and recent(newest.timestamp)
        and isinstance(newest.notional, Decimal)
        and newest.notional > 0
    )


def _rows(found: Any, source: RowsSource, columns: set[str]) -> bool:
    number = Decimal if source is RowsSource.JSON else str
    return (
        isinstance(found, PortfolioRows)
        and (found.source, found.complete) == (source, True)
        and len(found.rows) >= 2
        and all(set(row) == columns and row["account_id"] == "company" for row in found.rows)
        and all(isinstance(row["quantity"], number) and Decimal(str(row["quantity"])) >= 0 for row in found.rows)
    )


def _listings(profile: str, source: RowsSource) -> tuple[Row, ...]:
    def orders(found: Any) -> bool:
        known = {"open", "filled", "cancelled"}
        return _rows(found, source, ORDER) and {row["status"] for row in found.rows} <= known

    def positions(found: Any) -> bool:
        held = {"BTC-USD", "ETH-USD"}
        return _rows(found, source, POSITION) and {row["instrument"] for row in found.rows} == held

    return (
        Row("portfolio.orders", f"come as {source}", lambda p: p.portfolio.orders("company"), orders, (profile,)),
        Row(
            "portfolio.positions",
            f"come as {source} whatever the account's case",
            lambda p: p.portfolio.positions("COMPANY"),
            positions,
            (profile,),
        ),
        Row(
            "portfolio.pnl",
            f"comes as {source}",
            lambda p: p.portfolio.pnl("company"),
            lambda found: found.source is source and set(found.rows[0]) == {"account_id", "pnl_usd", "bucket"},
            (profile,),
        ),
    )


def _filled(found: PortfolioRows) -> bool:
    return (
        found.source is RowsSource.JSON
        and len(found.rows) >= 2
        and all(set(row) == {"account_id", "symbol", "qty", "fill_time"} for row in found.rows)
    )


async def _fills_of_tomorrow(p: Platform) -> PortfolioRows:
    return await p.portfolio.fills("company", datetime.now(UTC) + timedelta(days=1))


ROWS: tuple[Row, ...] = (
    Row(
        "risk_engine.pretrade_status",
        "remembers what an engaged kill switch refused",
        _halted,
        _refused_by_the_halt,
        account="director-1",
        writes={KILL: 1},
    ),
    Row(
        "risk_engine.pretrade_status",
        "of another account is refused",
        lambda p: p.risk_engine.pretrade_status("director-1"),
        FOREIGN,
    ),
    Row(
        "risk_engine.pretrade_status",
        "beyond two hundred is refused",
        lambda p: p.risk_engine.pretrade_status("company", 201),
        Fails(Refused, 422, "Input should be less than or equal to 200 (query.limit)"),
    ),
    Row(
        "risk_engine.pretrade_status",
        "as an auditor is forbidden",
        lambda p: p.risk_engine.pretrade_status("auditor"),
        NOT_ADMIN,
        account="auditor",
    ),
    Row(
        "portfolio.balances",
        "add up",
        lambda p: p.portfolio.balances("company"),
        lambda found: found.available_usd + found.deployed_usd == found.total_nav_usd > found.deployed_usd > 0,
        (REPAIRED,),
    ),
    Row(
        "portfolio.balances",
        "cannot be had from the exchange",
        lambda p: p.portfolio.balances("company"),
        Fails(ServerFault, 502, "Failed to fetch balances from Kraken"),
        (SHIPPED,),
    ),
    Row("portfolio.balances", "of another are refused", lambda p: p.portfolio.balances("director-1"), OUT_OF_SCOPE),
    Row("portfolio.fills", "come as JSON even as shipped", lambda p: p.portfolio.fills("company"), _filled),
    Row("portfolio.fills", "of the future are none", _fills_of_tomorrow, lambda found: found.rows == ()),
    *_listings(REPAIRED, RowsSource.JSON),
    *_listings(SHIPPED, RowsSource.CSV),
    Row("portfolio.orders", "of another account are refused", lambda p: p.portfolio.orders("director-1"), OUT_OF_SCOPE),
    Row(
        "portfolio.positions",
        "of another account are refused",
        lambda p: p.portfolio.positions("director-1"),
        OUT_OF_SCOPE,
        BOTH,
    ),
    Row(
        "portfolio.orders",
        "as an auditor are forbidden",
        lambda p: p.portfolio.orders("auditor"),
        NOT_ADMIN,
        account="auditor",
    ),
)
