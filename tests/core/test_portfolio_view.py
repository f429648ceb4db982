"""The platform's records in words: rows in any form, exact totals, what is missing said."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api_client.models.common import FactMap
from api_client.models.portfolio import PortfolioBalances, PortfolioRows, RowsSource
from app.core.portfolio_export import file_stem, heading_words, rows_csv
from app.core.portfolio_view import (
    AS_CSV,
    Listed,
    Listing,
    TimeRange,
    balance_facts,
    balance_remark,
    record_rows,
    remarks_of,
    totals_words,
)
from app.core.record_rows import instant_of
from app.core.state import ReadingKind
from tests.core.states import NOW

ORDER = {
    "account_id": "company",
    "order_id": "O-1",
    "instrument": "BTC-USD",
    "side": "buy",
    "quantity": "0.25",
    "price": "35000.10",
    "status": "open",
    "created_at": "2026-03-04T11:00:00+00:00",
    "updated_at": "2026-03-04T11:00:01+00:00",
}


def maps(*rows: dict[str, Any]) -> tuple[FactMap, ...]:
    return tuple(FactMap(row) for row in rows)


def listed(*rows: dict[str, Any], source: RowsSource = RowsSource.JSON, complete: bool = True) -> Listed:
    return Listed(TimeRange.DAY, PortfolioRows(source, maps(*rows), complete))


def test_a_row_is_shown_with_all_it_holds() -> None:
    (row,) = record_rows(Listing.ORDERS, maps(ORDER))
    assert row.cells == ("2026-03-04 11:00:00", "O-1", "BTC-USD", "buy", "0.25", "$35,000.10", "open")
    assert row.rest == "updated_at 2026-03-04T11:00:01+00:00"
    assert row.row_id == "O-1 #1"


def test_rows_alike_keep_apart() -> None:
    fill = {"symbol": "BTC-USD", "qty": 1, "fill_time": "2026-03-04T11:00:00"}
    assert [row.row_id[-2:] for row in record_rows(Listing.FILLS, maps(fill, fill))] == ["#1", "#2"]


def test_what_cannot_be_read_is_shown_as_it_is_and_sorted_behind() -> None:
    rows = record_rows(
        Listing.PNL, maps({"bucket": "soon", "pnl_usd": "much"}, {"bucket": "2026-03-04", "pnl_usd": "-12.5"}, {})
    )
    assert [row.cells for row in rows] == [("soon", "much"), ("2026-03-04 00:00:00", "−$12.50"), ("–", "–")]
    for column in (0, 1):
        assert sorted(rows, key=lambda row: row.order[column])[0] is rows[1]


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (7, None),
        ("soon", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("2026-03-04T12:00:00", NOW),
        ("2026-03-04 13:00:00+01:00", NOW),
    ],
)
def test_instants_are_utc_unless_they_say_otherwise(value: Any, found: Any) -> None:
    assert instant_of(value) == found


def test_totals_are_exact_and_say_what_is_not_in_them() -> None:
    assert totals_words(Listing.PNL, ()) == ""
    amounts = maps({"pnl_usd": "0.1"}, {"pnl_usd": Decimal("0.2")}, {"pnl_usd": "much"})
    assert totals_words(Listing.PNL, amounts) == (
        "$0.30 over 2 buckets. 1 row without an amount that can be read: not added."
    )
    wrong = maps({"pnl_usd": "0.1"}, {"pnl_usd": "much"}, {})
    assert totals_words(Listing.PNL, wrong).endswith("bucket. 2 rows without an amount that can be read: not added.")
    assert totals_words(Listing.POSITIONS, maps({})).startswith("1 position;")
    filled = {**ORDER, "order_id": "O-2", "status": "filled", "price": None}
    assert totals_words(Listing.ORDERS, maps(ORDER, ORDER, filled)) == (
        "2 open worth $17,500.0500, 1 filled worth $0.00. 1 row without an amount that can be read: not added."
    )
    fills = maps(*({"symbol": f"S{number}", "qty": "1.5"} for number in range(8)))
    assert totals_words(Listing.FILLS, fills).endswith("S5 1.5 and 2 more.")


@given(st.lists(st.decimals(min_value=-(10**6), max_value=10**6, places=4)))
def test_profit_and_loss_adds_up(amounts: list[Decimal]) -> None:
    words = totals_words(Listing.PNL, maps(*({"pnl_usd": str(amount)} for amount in amounts)))
    if amounts:
        shown = words.partition(" over ")[0].replace("−", "-").replace("$", "").replace(",", "")
        assert Decimal(shown) == sum(amounts)


def test_how_the_rows_were_had_is_said() -> None:
    assert remarks_of(Listing.ORDERS, listed(ORDER), TimeRange.DAY) == ()
    assert remarks_of(Listing.ORDERS, listed(ORDER, source=RowsSource.CSV), TimeRange.DAY) == (AS_CSV,)
    assert remarks_of(Listing.ORDERS, listed(ORDER, complete=False), TimeRange.WEEK) == (
        "These rows are of the last 24 hours; the last 7 days is being read.",
        "The service gave the 1 rows that were asked for; there may be more.",
    )
    assert remarks_of(Listing.FILLS, listed(), TimeRange.DAY) == (
        "The platform has no fills on record in the last 24 hours.",
    )
    assert remarks_of(Listing.POSITIONS, listed(), TimeRange.WEEK) == ("The platform has no positions on record.",)


def test_listings_and_ranges_say_what_they_are() -> None:
    assert Listing.POSITIONS.kind is ReadingKind.LISTED_POSITIONS
    assert [one.title for one in Listing] == ["Positions", "Profit and loss", "Orders", "Fills"]
    assert TimeRange.HOUR.start(NOW) == NOW - timedelta(hours=1)
    assert TimeRange.ALL.start(NOW) is None
    assert [column.figures for column in Listing.PNL.columns] == [False, True]


def test_balances_that_do_not_add_up_are_remarked() -> None:
    whole = PortfolioBalances(Decimal("10.5"), Decimal("4.5"), Decimal(15), Decimal(3))
    assert dict(balance_facts(whole)) == {
        "Available": "$10.50",
        "Deployed": "$4.50",
        "Net asset value": "$15.00",
        "Stablecoin": "3 bps off its peg",
    }
    assert balance_remark(whole) == ""
    odd = PortfolioBalances(Decimal(10), Decimal(4), Decimal(15), Decimal(3))
    assert balance_remark(odd) == "Available and deployed add up to $14.00, which is not the net asset value."
    assert {text for _, text in balance_facts(None)} == {"–"}


def test_a_file_holds_every_column_and_no_formula() -> None:
    rows = maps({"a": "=1+1", "qty": "-1.50"}, {"a": None, "note": "x,y"})
    heading = heading_words("prod", "LIVE (UNKNOWN)", "company", "Fills", "all", NOW)
    assert rows_csv(rows, heading) == (
        "# Aether operator console, environment prod, mode LIVE (UNKNOWN), account company, Fills, all, "
        "read 2026-03-04 12:00:00 UTC\r\n"
        'a,qty,note\r\n\'=1+1,-1.50,\r\n,,"x,y"\r\n'
    )
    assert file_stem("prod", "director 1", "Profit and loss", NOW) == "prod-director-1-profit-and-loss-20260304t120000z"
