"""What is read while the OMS page is open, by flavour; what makes the OMS call Kraken only once it was turned on."""

from __future__ import annotations

from typing import Any, Final

from api_client.platform import Platform
from app.core.oms_view import OrderLooked, flavour_of
from app.core.state import Environment, ReadingKey, ReadingKind
from app.shell.page_choices import PageChoices
from app.shell.poll_rows import Poll, Read

ORDER: Final = "oms order"
SYMBOL: Final = "oms symbol"
PROBING: Final = "oms/probing"
USUAL_SYMBOL: Final = "BTC/USD"
_OFTEN_S: Final = 5.0
_SELDOM_S: Final = 30.0
_KRAKEN_S: Final = 60.0


def oms_polls(environment: Environment, choices: PageChoices) -> list[Poll]:
    """The reads of this environment's flavour for each account, in that account's session only."""
    rows = {"async": _async_rows, "core": _core_rows, "root": _root_rows}.get(flavour_of(environment) or "")
    return [] if rows is None else [row for account in environment.accounts for row in rows(account, choices)]


def _row(kind: ReadingKind, account: str, source: str, period_s: float, read: Read, **more: Any) -> Poll:
    key = ReadingKey(kind, "oms", account)
    return Poll(key, f"GET {source}", period_s, 3 * period_s, True, read, **{"page": "oms", **more})


def _async_rows(account: str, choices: PageChoices) -> list[Poll]:
    def turned_on(own: str) -> bool:
        """By a person for their own account: the session of another does not inherit it."""
        return choices.of(PROBING, "") == own

    async def routing(platform: Platform, own: str) -> Any:
        return await platform.oms.routing(own) if turned_on(own) else None

    async def order(platform: Platform, own: str) -> Any:
        order_id = choices.of(ORDER, "") if turned_on(own) else ""
        return OrderLooked(order_id, await platform.oms.order(own, order_id) if order_id else None)

    async def limits(platform: Platform, _own: str) -> Any:
        return await platform.oms.rate_limits()

    async def warm_start(platform: Platform, _own: str) -> Any:
        return await platform.oms.warm_start()

    async def impact(platform: Platform, _own: str) -> Any:
        return await platform.oms.impact_curve(choices.of(SYMBOL, USUAL_SYMBOL))

    probing: dict[str, Any] = {"page": PROBING, "least_s": _SELDOM_S}
    return [
        _row(ReadingKind.OMS_RATE_LIMITS, account, "/oms/rate_limits/status", _OFTEN_S, limits),
        _row(ReadingKind.OMS_WARM_START, account, "/oms/warm_start/status", _KRAKEN_S, warm_start),
        _row(ReadingKind.OMS_IMPACT, account, "/oms/impact_curve", _SELDOM_S, impact),
        _row(ReadingKind.OMS_ROUTING, account, "/oms/routing/status", _SELDOM_S, routing, **probing),
        _row(ReadingKind.OMS_ORDER, account, "/oms/status", _SELDOM_S, order, **probing),
    ]


def _core_rows(account: str, _choices: PageChoices) -> list[Poll]:
    async def shadow(platform: Platform, own: str) -> Any:
        return await platform.oms_core.shadow_pnl(own)

    async def balances(platform: Platform, own: str) -> Any:
        return await platform.oms_core.balances(own)

    async def trades(platform: Platform, own: str) -> Any:
        return await platform.oms_core.trades(own)

    kraken: dict[str, Any] = {"least_s": _KRAKEN_S}
    return [
        _row(ReadingKind.OMS_SHADOW, account, "/oms/shadow_pnl", _SELDOM_S, shadow),
        _row(ReadingKind.OMS_BALANCES, account, "/oms/accounts/…/balances", _KRAKEN_S, balances, **kraken),
        _row(ReadingKind.OMS_TRADES, account, "/oms/accounts/…/trades", _KRAKEN_S, trades, **kraken),
    ]


def _root_rows(account: str, choices: PageChoices) -> list[Poll]:
    async def order(platform: Platform, own: str) -> Any:
        order_id = choices.of(ORDER, "")
        return OrderLooked(order_id, await platform.oms_root.order(own, order_id) if order_id else None)

    return [_row(ReadingKind.OMS_ORDER, account, "/oms/status", _SELDOM_S, order)]
