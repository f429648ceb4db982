"""The platform's records of orders, fills, positions and profit, kept in the store."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.sandbox.context import ADMINS
from app.sandbox.position_size import MID_PRICES_USD
from app.sandbox.risk_limits import LIMITS
from app.sandbox.store import Store
from app.sandbox.timestamps import offset_text

KEPT_ROWS = 200  # of orders, fills and profits an account; open orders are always kept
OPEN_AT_START = 2
START_USD = 60_000.0

_SCHEMA = """
CREATE TABLE IF NOT EXISTS portfolio_orders (
    id INTEGER PRIMARY KEY, account_id TEXT NOT NULL, order_id TEXT NOT NULL, instrument TEXT NOT NULL,
    side TEXT NOT NULL, quantity REAL NOT NULL, price REAL NOT NULL, status TEXT NOT NULL, created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS portfolio_orders_account ON portfolio_orders (account_id, status);
CREATE TABLE IF NOT EXISTS portfolio_positions (
    account_id TEXT NOT NULL, instrument TEXT NOT NULL, quantity REAL NOT NULL, as_of TEXT NOT NULL,
    cost_usd REAL NOT NULL, PRIMARY KEY (account_id, instrument)
);
CREATE TABLE IF NOT EXISTS portfolio_fills (
    id INTEGER PRIMARY KEY, account_id TEXT NOT NULL, symbol TEXT NOT NULL, qty REAL NOT NULL, fill_time TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS portfolio_pnl (
    id INTEGER PRIMARY KEY, account_id TEXT NOT NULL, pnl_usd REAL NOT NULL, bucket TEXT NOT NULL,
    UNIQUE (account_id, bucket)
);
"""
_TABLES = ("portfolio_orders", "portfolio_positions", "portfolio_fills", "portfolio_pnl")


@dataclass(frozen=True, slots=True)
class Listing:
    """What one route lists: the columns in order, the one it sorts by, and those that hold instants."""

    table: str
    columns: tuple[str, ...]
    time_column: str
    instants: tuple[str, ...]


ORDERS = Listing(
    "portfolio_orders",
    ("account_id", "order_id", "instrument", "side", "quantity", "price", "status", "created_at", "updated_at"),
    "created_at",
    ("created_at", "updated_at"),
)
POSITIONS = Listing("portfolio_positions", ("account_id", "instrument", "quantity", "as_of"), "as_of", ("as_of",))
PNL = Listing("portfolio_pnl", ("account_id", "pnl_usd", "bucket"), "bucket", ("bucket",))
# The time of a fill is a text column: it alone can be written as JSON without being converted.
FILLS = Listing("portfolio_fills", ("account_id", "symbol", "qty", "fill_time"), "fill_time", ())


@dataclass(frozen=True, slots=True)
class Order:
    """An order to be recorded: ``side`` is "buy" or "sell", ``quantity`` in units, ``price`` in US dollars."""

    instrument: str
    side: str
    quantity: float
    price: float


class PortfolioRecords:
    """The records of every account. An account that has none starts with some orders and positions.

    Only what the platform would write is written: a halted account's records stay as they are until somebody cancels
    and flattens. ``clock`` gives aware UTC.
    """

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock
        self._store.ensure(_SCHEMA)
        if self._store.query_one("SELECT 1 FROM portfolio_positions") is None:
            self._begin()

    def rows(
        self,
        listing: Listing,
        account_id: str,
        *,
        start: datetime | None = None,
        end: datetime | None = None,
        limit: int = KEPT_ROWS,
        offset: int = 0,
    ) -> list[dict[str, Any]]:
        """Return an account's rows within ``start`` and ``end`` (aware), newest first, its instants as datetimes."""
        columns, time_column = ", ".join(listing.columns), listing.time_column
        sql = (
            f"SELECT {columns} FROM {listing.table} WHERE account_id = ?"  # noqa: S608 - names of our own tables
            f" AND (? IS NULL OR {time_column} >= ?) AND (? IS NULL OR {time_column} <= ?)"
            f" ORDER BY {time_column} DESC, rowid DESC LIMIT ? OFFSET ?"
        )
        first, last = (None if moment is None else offset_text(moment) for moment in (start, end))
        found = self._store.query(sql, (account_id, first, first, last, last, limit, offset))
        return [
            {
                name: datetime.fromisoformat(row[name]) if name in listing.instants else row[name]
                for name in listing.columns
            }
            for row in found
        ]

    def open_orders(self, account_id: str) -> int:
        """Return how many orders of an account are open."""
        row = self._store.query_one(
            "SELECT COUNT(*) AS open FROM portfolio_orders WHERE account_id = ? AND status = 'open'", (account_id,)
        )
        return 0 if row is None else int(row["open"])

    def order(self, account_id: str, order_id: str) -> dict[str, Any] | None:
        """Return one order of an account as the listing of orders shows it, or None when it is not known."""
        row = self._store.query_one(
            "SELECT * FROM portfolio_orders WHERE account_id = ? AND order_id = ?", (account_id, order_id)
        )
        return None if row is None else {name: row[name] for name in ORDERS.columns}

    def submit(self, account_id: str, order: Order) -> None:
        """Record an order as open."""
        now = offset_text(self._clock())
        with self._store.transaction():
            last = self._store.query_one("SELECT COALESCE(MAX(id), 0) AS id FROM portfolio_orders")
            number = 1 if last is None else int(last["id"]) + 1
            self._store.execute(
                "INSERT INTO portfolio_orders VALUES (?, ?, ?, ?, ?, ?, ?, 'open', ?, ?)",
                (number, account_id, f"OSBX-{number:06d}", *_values(order), now, now),
            )

    def fill_oldest(self, account_id: str) -> None:
        """Fill the oldest open order of an account: its position, fills and profit follow."""
        with self._store.transaction():
            row = self._store.query_one(
                "SELECT id, instrument, side, quantity, price FROM portfolio_orders"
                " WHERE account_id = ? AND status = 'open' ORDER BY id",
                (account_id,),
            )
            if row is None:
                return
            now = offset_text(self._clock())
            signed = row["quantity"] if row["side"] == "buy" else -row["quantity"]
            self._store.execute(
                "UPDATE portfolio_orders SET status = 'filled', updated_at = ? WHERE id = ?", (now, row["id"])
            )
            self._fill(account_id, row["instrument"], signed, row["price"], now)
            self._trim(account_id)

    def cancel_open_orders(self, account_id: str) -> int:
        """Cancel every open order of an account and return how many there were."""
        return self._store.execute(
            "UPDATE portfolio_orders SET status = 'cancelled', updated_at = ? WHERE account_id = ? AND status = 'open'",
            (offset_text(self._clock()), account_id),
        )

    def flatten(self, account_id: str) -> int:
        """Close every position of an account at the mid price and return how many there were; the rows stay, at 0."""
        with self._store.transaction():
            held = self._store.query(
                "SELECT instrument, quantity FROM portfolio_positions WHERE account_id = ? AND quantity != 0",
                (account_id,),
            )
            now = offset_text(self._clock())
            for row in held:
                self._fill(account_id, row["instrument"], -row["quantity"], MID_PRICES_USD[row["instrument"]], now)
            return len(held)

    def held(self, account_id: str, instrument: str) -> float:
        """Return how many units of an instrument an account holds."""
        row = self._store.query_one(
            "SELECT quantity FROM portfolio_positions WHERE account_id = ? AND instrument = ?", (account_id, instrument)
        )
        return 0.0 if row is None else float(row["quantity"])

    def deployed_usd(self, account_id: str) -> float:
        """Return what an account's positions are worth at mid prices."""
        held = self._store.query(
            "SELECT instrument, quantity FROM portfolio_positions WHERE account_id = ?", (account_id,)
        )
        return round(sum(float(row["quantity"]) * MID_PRICES_USD[row["instrument"]] for row in held), 2)

    def exposure_usd(self, account_id: str) -> dict[str, float]:
        """Return what an account's open positions are worth at mid prices, by instrument."""
        held = self._store.query(
            "SELECT instrument, quantity FROM portfolio_positions WHERE account_id = ? AND quantity != 0"
            " ORDER BY instrument",
            (account_id,),
        )
        return {row["instrument"]: round(row["quantity"] * MID_PRICES_USD[row["instrument"]], 2) for row in held}

    def trade(self, account_id: str, instrument: str, quantity: float) -> None:
        """Buy ``quantity`` units at the mid price at once; a negative quantity is sold."""
        with self._store.transaction():
            now = offset_text(self._clock())
            self._fill(account_id, instrument, quantity, MID_PRICES_USD[instrument], now)

    def start_over(self) -> None:
        """Forget everything and begin again with the orders and positions of a new sandbox."""
        with self._store.transaction():
            for table in _TABLES:
                self._store.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own tables
            self._begin()

    def _begin(self) -> None:
        with self._store.transaction():
            now = offset_text(self._clock())
            for account in ADMINS:
                instruments = LIMITS[account].instrument_whitelist
                for instrument in instruments:
                    price = MID_PRICES_USD[instrument]
                    self._fill(account, instrument, round(START_USD / price, 4), price, now)
                for index in range(OPEN_AT_START):
                    instrument = instruments[index % len(instruments)]
                    price = round(MID_PRICES_USD[instrument] * (0.998 - 0.002 * index), 2)
                    self.submit(account, Order(instrument, "buy", round(2_500 / price, 4), price))

    def _fill(self, account_id: str, instrument: str, quantity: float, price: float, now: str) -> None:
        self._store.execute(
            "INSERT INTO portfolio_positions VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
            " quantity = ROUND(quantity + excluded.quantity, 8), cost_usd = cost_usd + excluded.cost_usd,"
            " as_of = excluded.as_of",
            (account_id, instrument, quantity, now, quantity * price),
        )
        self._store.execute(
            "INSERT INTO portfolio_fills (account_id, symbol, qty, fill_time) VALUES (?, ?, ?, ?)",
            (account_id, instrument, quantity, now),
        )
        spent = self._store.query_one(
            "SELECT SUM(cost_usd) AS usd FROM portfolio_positions WHERE account_id = ?", (account_id,)
        )
        pnl_usd = self.deployed_usd(account_id) - (0.0 if spent is None else float(spent["usd"]))
        bucket = offset_text(self._clock().replace(second=0, microsecond=0))
        self._store.execute(
            "INSERT INTO portfolio_pnl (account_id, pnl_usd, bucket) VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET pnl_usd = excluded.pnl_usd",
            (account_id, round(pnl_usd, 2), bucket),
        )

    def _trim(self, account_id: str) -> None:
        for table, condition in (
            ("portfolio_orders", "status != 'open'"),
            ("portfolio_fills", "TRUE"),
            ("portfolio_pnl", "TRUE"),
        ):
            self._store.execute(
                f"DELETE FROM {table} WHERE account_id = ? AND {condition} AND id NOT IN"  # noqa: S608 - ours
                f" (SELECT id FROM {table} WHERE account_id = ? AND {condition} ORDER BY id DESC LIMIT ?)",
                (account_id, account_id, KEPT_ROWS),
            )


def _values(order: Order) -> tuple[str, str, float, float]:
    return order.instrument, order.side, order.quantity, order.price
