"""What the Portfolio page says of the platform's own records: rows, totals, what is missing from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any, Final

from api_client.models.common import Fact, FactMap
from api_client.models.portfolio import PortfolioBalances, PortfolioRows, RowsSource
from app.core.card_view import Meaning, exact_words, fact_words, number_of, usd_words
from app.core.present import NONE_YET
from app.core.record_rows import Form, RecordColumn, RecordRow, fact_rows
from app.core.state import ReadingKind

AS_CSV: Final = "The service cannot write these rows as JSON: they were read as CSV."
PORTFOLIO_MEANINGS: Final = {
    "account scope is not authorised": Meaning(
        "The portfolio service does not show this account to this session.",
        "It compares the account letter by letter, in lower case: sign in as the account whose records you want.",
    ),
    "failed to fetch balances from kraken": Meaning(
        "The portfolio service could not read the balances at Kraken. As shipped it never can.",
        "Look at Kraken itself, or ask the platform's on-call for the service's credentials.",
    ),
}
_MORE: Final = 6


class TimeRange(Enum):
    """How far back rows are asked for: the words of the choice, and its length."""

    HOUR = ("the last hour", timedelta(hours=1))
    DAY = ("the last 24 hours", timedelta(days=1))
    WEEK = ("the last 7 days", timedelta(days=7))
    MONTH = ("the last 30 days", timedelta(days=30))
    ALL = ("all time", None)

    @property
    def words(self) -> str:
        """Such as `the last 24 hours`."""
        return str(self.value[0])

    def start(self, now: datetime) -> datetime | None:
        """The first instant at `now`; None for no bound."""
        span = self.value[1]
        return None if span is None else now - span


class Listing(Enum):
    """What is listed: its title, the kind of its reading, whether a time range applies, its known columns."""

    POSITIONS = ("Positions", ReadingKind.LISTED_POSITIONS, False)
    PNL = ("Profit and loss", ReadingKind.LISTED_PNL, True)
    ORDERS = ("Orders", ReadingKind.LISTED_ORDERS, True)
    FILLS = ("Fills", ReadingKind.LISTED_FILLS, True)

    @property
    def title(self) -> str:
        """The card's title."""
        return self.value[0]

    @property
    def kind(self) -> ReadingKind:
        """The kind of its reading."""
        return self.value[1]

    @property
    def ranged(self) -> bool:
        """Whether the platform takes a time range for it."""
        return self.value[2]

    @property
    def columns(self) -> tuple[RecordColumn, ...]:
        """The columns that have a place of their own; whatever else a row holds stands in `rest`."""
        return _COLUMNS[self]


_COLUMNS: Final = {
    Listing.POSITIONS: (
        RecordColumn("instrument", "Instrument"),
        RecordColumn("quantity", "Quantity", Form.NUMBER),
        RecordColumn("as_of", "As of (UTC)", Form.TIME),
    ),
    Listing.PNL: (
        RecordColumn("bucket", "Bucket (UTC)", Form.TIME),
        RecordColumn("pnl_usd", "Profit and loss", Form.MONEY),
    ),
    Listing.ORDERS: (
        RecordColumn("created_at", "Created (UTC)", Form.TIME),
        RecordColumn("order_id", "Order"),
        RecordColumn("instrument", "Instrument"),
        RecordColumn("side", "Side"),
        RecordColumn("quantity", "Quantity", Form.NUMBER),
        RecordColumn("price", "Price", Form.MONEY),
        RecordColumn("status", "Status"),
    ),
    Listing.FILLS: (
        RecordColumn("fill_time", "Time (UTC)", Form.TIME),
        RecordColumn("symbol", "Symbol"),
        RecordColumn("qty", "Quantity", Form.NUMBER),
    ),
}
_IDENTITY: Final = {
    Listing.POSITIONS: ("instrument",),
    Listing.PNL: ("bucket",),
    Listing.ORDERS: ("order_id",),
    Listing.FILLS: ("fill_time", "symbol", "qty"),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """One reading of a listing, and the range that it was asked for."""

    over: TimeRange
    found: PortfolioRows


def record_rows(listing: Listing, rows: Iterable[FactMap]) -> tuple[RecordRow, ...]:
    """The rows of a listing in the platform's order."""
    return fact_rows(listing.columns, _IDENTITY[listing], rows)


def totals_words(listing: Listing, rows: Iterable[FactMap]) -> str:
    """What the rows add up to, exact; empty for no rows. Rows without a readable amount are counted, not guessed."""
    listed = tuple(rows)
    if not listed:
        return ""
    match listing:
        case Listing.POSITIONS:
            return f"{_count(len(listed), 'position')}; quantities of different instruments are not added up."
        case Listing.PNL:
            amounts = [number_of(row.get("pnl_usd")) for row in listed]
            known = [amount for amount in amounts if amount is not None]
            buckets = _count(len(known), "bucket")
            return f"{usd_words(sum(known, Decimal(0)))} over {buckets}.{_unread(len(amounts) - len(known))}"
        case Listing.ORDERS:
            return _by("status", listed, lambda row: _product(row.get("quantity"), row.get("price")), worth=True)
    return _by("symbol", listed, lambda row: number_of(row.get("qty")), worth=False)


def _by(name: str, rows: tuple[FactMap, ...], amount: Any, *, worth: bool) -> str:
    """Counted and added up by the value of one column, the most frequent first."""
    counts = Counter(fact_words(row.get(name)) for row in rows)
    sums = dict.fromkeys(counts, Decimal(0))
    unread = 0
    for row in rows:
        value = amount(row)
        unread += value is None
        sums[fact_words(row.get(name))] += value or 0
    parts = [
        f"{count:,} {group} worth {usd_words(sums[group])}" if worth else f"{group} {exact_words(sums[group])}"
        for group, count in counts.most_common(_MORE)
    ]
    more = f" and {len(counts) - _MORE} more" if len(counts) > _MORE else ""
    return f"{', '.join(parts)}{more}.{_unread(unread)}"


def _product(one: Fact, other: Fact) -> Decimal | None:
    left, right = number_of(one), number_of(other)
    return None if left is None or right is None else left * right


def _unread(count: int) -> str:
    return f" {_count(count, 'row')} without an amount that can be read: not added." if count else ""


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def remarks_of(listing: Listing, listed: Listed, chosen: TimeRange) -> tuple[str, ...]:
    """What has to be known beside the rows: how they were had, what is missing, which range they are of."""
    said = []
    if listing.ranged and listed.over is not chosen:
        said.append(f"These rows are of {listed.over.words}; {chosen.words} is being read.")
    if listed.found.source is RowsSource.CSV:
        said.append(AS_CSV)
    if not listed.found.complete:
        said.append(f"The service gave the {len(listed.found.rows):,} rows that were asked for; there may be more.")
    if not listed.found.rows:
        over = f" in {listed.over.words}" if listing.ranged else ""
        said.append(f"The platform has no {listing.title.lower()} on record{over}.")
    return tuple(said)


def balance_facts(balances: PortfolioBalances | None) -> tuple[tuple[str, str], ...]:
    """Names and amounts of the balances; dashes while they are not known."""
    if balances is None:
        return tuple((name, NONE_YET) for name in ("Available", "Deployed", "Net asset value", "Stablecoin"))
    return (
        ("Available", usd_words(balances.available_usd)),
        ("Deployed", usd_words(balances.deployed_usd)),
        ("Net asset value", usd_words(balances.total_nav_usd)),
        ("Stablecoin", f"{exact_words(balances.stablecoin_depeg_bps)} bps off its peg"),
    )


def balance_remark(balances: PortfolioBalances) -> str:
    """What is odd about the balances as they stand; empty when they add up."""
    together = balances.available_usd + balances.deployed_usd
    if together == balances.total_nav_usd:
        return ""
    return f"Available and deployed add up to {usd_words(together)}, which is not the net asset value."
