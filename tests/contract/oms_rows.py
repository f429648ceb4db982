"""The OMS's core and root flavours over HTTPS. They run where the secrets are of flavour gateway and root."""

from __future__ import annotations

import asyncio
from decimal import Decimal
from typing import Any

from api_client.errors import Refused, ServerFault
from api_client.models.oms_core import AccountTrades, ShadowPnl
from api_client.platform import Platform
from tests.contract.kill_rows import NOT_ADMIN
from tests.contract.rotation import GATEWAY as CORE
from tests.contract.rotation import ROOT
from tests.contract.rows import Fails, Row, recent

UNAVAILABLE = Fails(ServerFault, 503, "Kraken credentials unavailable.")
MISMATCH = Fails(Refused, 403, "Account mismatch between header and payload.")
MENDED_CORE, SHIPPED_CORE = ((name,) for name in CORE)


async def _filled(p: Platform) -> ShadowPnl:
    async with asyncio.timeout(20):
        while True:  # an order comes every few seconds, and the fourth of them fills the oldest
            found = await p.oms_core.shadow_pnl("company")
            if found.real.fills:
                return found
            await asyncio.sleep(0.1)


def _exact(found: ShadowPnl) -> bool:
    real, shadow, delta = found.real, found.shadow, found.delta
    fill = real.fills[0]
    return (
        real.fees == sum(one.fee for one in real.fills)
        and real.slippage - shadow.slippage == delta.slippage
        and real.realized_pnl - shadow.realized_pnl == delta.realized_pnl
        and {holding.symbol for holding in real.positions} <= {"BTC-USD", "ETH-USD"}
        and isinstance(fill.price, Decimal)
        and recent(fill.timestamp)
    )


async def _known(p: Platform) -> Any:
    listed = (await p.portfolio.orders("company")).rows[0]
    return listed, await p.oms_root.order("company", str(listed["order_id"]))


def _same_order(found: Any) -> bool:
    listed, order = found
    return {name: order.facts[name] for name in ("order_id", "instrument", "side")} == {
        name: listed[name] for name in ("order_id", "instrument", "side")
    } and Decimal(str(listed["price"])) == order.facts["price"]


ROWS: tuple[Row, ...] = (
    Row("oms_core.shadow_pnl", "is exact", _filled, _exact, CORE),
    Row("oms_core.shadow_pnl", "of another is refused", lambda p: p.oms_core.shadow_pnl("director-1"), MISMATCH, CORE),
    Row(
        "oms_core.shadow_pnl",
        "as an auditor is forbidden",
        lambda p: p.oms_core.shadow_pnl("auditor"),
        NOT_ADMIN,
        CORE,
        "auditor",
    ),
    Row(
        "oms_core.balances",
        "are what the exchange holds",
        lambda p: p.oms_core.balances("company"),
        lambda found: (
            set(found.balances) == {"BTC", "ETH", "USD"}
            and found.net_asset_value is not None
            and Decimal(0) < found.balances["USD"] < found.net_asset_value
            and recent(found.timestamp)
        ),
        MENDED_CORE,
    ),
    Row(
        "oms_core.balances", "have no credentials", lambda p: p.oms_core.balances("company"), UNAVAILABLE, SHIPPED_CORE
    ),
    Row("oms_core.balances", "of another are refused", lambda p: p.oms_core.balances("director-1"), MISMATCH, CORE),
    Row(
        "oms_core.trades",
        "are a list",
        lambda p: p.oms_core.trades("company", 500),
        lambda found: isinstance(found, AccountTrades),
        MENDED_CORE,
    ),
    Row("oms_core.trades", "have no credentials", lambda p: p.oms_core.trades("company"), UNAVAILABLE, SHIPPED_CORE),
    Row(
        "oms_core.trades",
        "beyond five hundred are refused",
        lambda p: p.oms_core.trades("company", 501),
        Fails(Refused, 422, "Input should be less than or equal to 500 (query.limit)"),
        CORE,
    ),
    Row(
        "oms_core.drain",
        "is told to anybody",
        lambda p: p.oms_core.drain(),
        lambda found: (found.service, found.draining) == ("oms-core", False),
        CORE,
        None,
    ),
    Row(
        "routes.health", "of the core OMS is well", lambda p: p.routes("oms").health(), lambda h: h.status == "ok", CORE
    ),
    Row("oms_root.order", "is the one that the records list", _known, _same_order, ROOT),
    Row(
        "oms_root.order",
        "unknown is not found, whoever asks",
        lambda p: p.oms_root.order("company", "x"),
        Fails(Refused, 404, "order not found"),
        ROOT,
        None,
    ),
    Row(
        "oms_root.drain",
        "is told to anybody",
        lambda p: p.oms_root.drain(),
        lambda found: (found.service, found.draining) == ("oms-service", False),
        ROOT,
        None,
    ),
    Row(
        "routes.health",
        "of the root OMS is not provided",
        lambda p: p.routes("oms").health(),
        Fails(Refused, 404, "Not Found"),
        ROOT,
        None,
    ),
)
