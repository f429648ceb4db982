"""What is read while the Portfolio page is open: records every 15 s, balances (which ask Kraken) every minute."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from api_client.models.portfolio import PortfolioRows
from api_client.platform import Platform
from app.core.portfolio_view import Listed, Listing, TimeRange
from app.core.state import Environment, ReadingKey, ReadingKind
from app.shell.page_choices import PageChoices
from app.shell.poll_rows import Poll, Read

RANGE: Final = "portfolio range"
_RECORDS_S: Final = 15.0
_KRAKEN_S: Final = 60.0
_PAGE: Final = "portfolio"


def portfolio_polls(environment: Environment, choices: PageChoices) -> list[Poll]:
    """Every listing and the balances of each account, read in that account's session only."""
    if not environment.has("portfolio"):
        return []

    async def balances(platform: Platform, account: str) -> Any:
        return await platform.portfolio.balances(account)

    rows = []
    for account in environment.accounts:
        for listing in Listing:
            key = ReadingKey(listing.kind, "portfolio", account)
            source = f"GET /portfolio/{listing.name.lower()}"
            read = _listing(listing, choices)
            rows.append(Poll(key, source, _RECORDS_S, 3 * _RECORDS_S, True, read, page=_PAGE))
        key = ReadingKey(ReadingKind.BALANCES, "portfolio", account)
        source = "GET /portfolio/balances"
        rows.append(Poll(key, source, _KRAKEN_S, 3 * _KRAKEN_S, True, balances, page=_PAGE, least_s=_KRAKEN_S))
    return rows


def _listing(listing: Listing, choices: PageChoices) -> Read:
    async def read(platform: Platform, account: str) -> Any:
        over = TimeRange[choices.of(RANGE, TimeRange.DAY.name)]
        return Listed(over, await _found(platform, account, listing, over.start(choices.now())))

    return read


async def _found(platform: Platform, account: str, listing: Listing, start: datetime | None) -> PortfolioRows:
    match listing:
        case Listing.POSITIONS:
            return await platform.portfolio.positions(account)
        case Listing.PNL:
            return await platform.portfolio.pnl(account, start)
        case Listing.ORDERS:
            return await platform.portfolio.orders(account, start)
    return await platform.portfolio.fills(account, start)
