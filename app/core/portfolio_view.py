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
from app.core.language import tr
from app.core.present import NONE_YET
from app.core.record_rows import Form, RecordColumn, RecordRow, fact_rows
from app.core.state import ReadingKind

AS_CSV: Final = tr("The service cannot write these rows as JSON: they were read as CSV.")
PORTFOLIO_MEANINGS: Final = {
    "account scope is not authorised": Meaning(
        tr("The portfolio service does not show this account to this session."),
        tr("It compares the account letter by letter, in lower case: sign in as the account whose records you want."),
    ),
    "failed to fetch balances from kraken": Meaning(
        tr("The portfolio service could not read the balances at Kraken. As shipped it never can."),
        tr("Look at Kraken itself, or ask the platform's on-call for the service's credentials."),
    ),
}
_MORE: Final = 6


class TimeRange(Enum):
    """How far back rows are asked for: the words of the choice, and its length."""

    HOUR = (tr("the last hour"), timedelta(hours=1))
    DAY = (tr("the last 24 hours"), timedelta(days=1))
    WEEK = (tr("the last 7 days"), timedelta(days=7))
    MONTH = (tr("the last 30 days"), timedelta(days=30))
    ALL = (tr("all time"), None)

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

    POSITIONS = (tr("Positions"), ReadingKind.LISTED_POSITIONS, False)
    PNL = (tr("Profit and loss"), ReadingKind.LISTED_PNL, True)
    ORDERS = (tr("Orders"), ReadingKind.LISTED_ORDERS, True)
    FILLS = (tr("Fills"), ReadingKind.LISTED_FILLS, True)

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
        RecordColumn("instrument", tr("Instrument")),
        RecordColumn("quantity", tr("Quantity"), Form.NUMBER),
        RecordColumn("as_of", tr("As of (UTC)"), Form.TIME),
    ),
    Listing.PNL: (
        RecordColumn("bucket", tr("Bucket (UTC)"), Form.TIME),
        RecordColumn("pnl_usd", tr("Profit and loss"), Form.MONEY),
    ),
    Listing.ORDERS: (
        RecordColumn("created_at", tr("Created (UTC)"), Form.TIME),
        RecordColumn("order_id", tr("Order")),
        RecordColumn("instrument", tr("Instrument")),
        RecordColumn("side", tr("Side")),
        RecordColumn("quantity", tr("Quantity"), Form.NUMBER),
        RecordColumn("price", tr("Price"), Form.MONEY),
        RecordColumn("status", tr("Status")),
    ),
    Listing.FILLS: (
        RecordColumn("fill_time", tr("Time (UTC)"), Form.TIME),
        RecordColumn("symbol", tr("Symbol")),
        RecordColumn("qty", tr("Quantity"), Form.NUMBER),
    ),
}
_NOTHING: Final = {
    Listing.POSITIONS: tr("The platform has no positions on record"),
    Listing.PNL: tr("The platform has no profit and loss on record"),
    Listing.ORDERS: tr("The platform has no orders on record"),
    Listing.FILLS: tr("The platform has no fills on record"),
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
            apart = tr("quantities of different instruments are not added up.")
            count = len(listed)
            held = tr("{count:,} position", count=count) if count == 1 else tr("{count:,} positions", count=count)
            return f"{held}; {apart}"
        case Listing.PNL:
            amounts = [number_of(row.get("pnl_usd")) for row in listed]
            known = [amount for amount in amounts if amount is not None]
            total, count = usd_words(sum(known, Decimal(0))), len(known)
            over = (
                tr("{total} over {count:,} bucket.", total=total, count=count)
                if count == 1
                else tr("{total} over {count:,} buckets.", total=total, count=count)
            )
            return f"{over}{_unread(len(amounts) - len(known))}"
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
        tr("{count:,} {group} worth {amount}", count=count, group=group, amount=usd_words(sums[group]))
        if worth
        else f"{group} {exact_words(sums[group])}"
        for group, count in counts.most_common(_MORE)
    ]
    more = tr(" and {count} more", count=len(counts) - _MORE) if len(counts) > _MORE else ""
    return f"{', '.join(parts)}{more}.{_unread(unread)}"


def _product(one: Fact, other: Fact) -> Decimal | None:
    left, right = number_of(one), number_of(other)
    return None if left is None or right is None else left * right


def _unread(count: int) -> str:
    if not count:
        return ""
    if count == 1:
        return tr(" {count:,} row without an amount that can be read: not added.", count=count)
    return tr(" {count:,} rows without an amount that can be read: not added.", count=count)


def remarks_of(listing: Listing, listed: Listed, chosen: TimeRange) -> tuple[str, ...]:
    """What has to be known beside the rows: how they were had, what is missing, which range they are of."""
    said = []
    if listing.ranged and listed.over is not chosen:
        said.append(
            tr("These rows are of {shown}; {chosen} is being read.", shown=listed.over.words, chosen=chosen.words)
        )
    if listed.found.source is RowsSource.CSV:
        said.append(AS_CSV)
    if not listed.found.complete:
        said.append(
            tr(
                "The service gave the {count:,} rows that were asked for; there may be more.",
                count=len(listed.found.rows),
            )
        )
    if not listed.found.rows:
        nothing = _NOTHING[listing]
        said.append(
            tr("{nothing} in {span}.", nothing=nothing, span=listed.over.words) if listing.ranged else f"{nothing}."
        )
    return tuple(said)


def balance_facts(balances: PortfolioBalances | None) -> tuple[tuple[str, str], ...]:
    """Names and amounts of the balances; dashes while they are not known."""
    if balances is None:
        return tuple(
            (name, NONE_YET) for name in (tr("Available"), tr("Deployed"), tr("Net asset value"), tr("Stablecoin"))
        )
    return (
        (tr("Available"), usd_words(balances.available_usd)),
        (tr("Deployed"), usd_words(balances.deployed_usd)),
        (tr("Net asset value"), usd_words(balances.total_nav_usd)),
        (tr("Stablecoin"), tr("{points} bps off its peg", points=exact_words(balances.stablecoin_depeg_bps))),
    )


def balance_remark(balances: PortfolioBalances) -> str:
    """What is odd about the balances as they stand; empty when they add up."""
    together = balances.available_usd + balances.deployed_usd
    if together == balances.total_nav_usd:
        return ""
    return tr("Available and deployed add up to {total}, which is not the net asset value.", total=usd_words(together))
