"""The portfolio service, read only."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Final

from api_client.credentials import Credentials
from api_client.errors import ContractError, Effect, ServerFault
from api_client.http import HttpService
from api_client.models.common import FactMap
from api_client.models.portfolio import PortfolioBalances, PortfolioRows, RowsSource
from api_client.timeouts import CallKind
from api_client.wire import Call, Reply

ROWS_LIMIT: Final = 10_000
"""Rows of a listing that are asked for: the most that the platform gives of positions."""

# A new session of the same account would be refused again.
_REFUSALS: Final = frozenset({"Account scope is not authorised"})


@dataclass(frozen=True, slots=True)
class _Listing:
    data: tuple[FactMap, ...]


class Portfolio:
    """Reads the platform's records of the session's account."""

    def __init__(self, http: HttpService, credentials: Credentials) -> None:
        self._http = http
        self._credentials = credentials

    async def balances(self, account: str) -> PortfolioBalances:
        """The account's money at the exchange, asked of it by every reading.

        Raises ApiError; Refused (403) for another account's; ServerFault (502, 503) where the exchange cannot be read,
        which is always so on the platform as shipped.
        """
        return await self._http.fetch(self._call("/portfolio/balances", account), PortfolioBalances)

    async def orders(self, account: str, start: datetime | None = None, end: datetime | None = None) -> PortfolioRows:
        """The account's orders, open and ended, created from `start` to `end` (aware).

        Raises ApiError; Refused (403) for another account's.
        """
        return await self._rows("/portfolio/orders", account, start, end)

    async def fills(self, account: str, start: datetime | None = None, end: datetime | None = None) -> PortfolioRows:
        """The account's fills from `start` to `end` (aware). Raises ApiError; Refused (403) for another account's."""
        return await self._rows("/portfolio/fills", account, start, end)

    async def pnl(self, account: str, start: datetime | None = None, end: datetime | None = None) -> PortfolioRows:
        """The account's profit and loss by bucket, from `start` to `end` (aware).

        Raises ApiError; Refused (403) for another account's.
        """
        return await self._rows("/portfolio/pnl", account, start, end)

    async def positions(self, account: str) -> PortfolioRows:
        """The account's positions. Raises ApiError; Refused (403) for another account's."""
        return await self._rows("/portfolio/positions", account)

    async def _rows(
        self, path: str, account: str, start: datetime | None = None, end: datetime | None = None
    ) -> PortfolioRows:
        params = {"limit": str(ROWS_LIMIT)}
        for name, moment in (("from", start), ("to", end)):
            if moment is not None:
                params[name] = _instant(moment)
        call = self._call(path, account, params)
        try:
            rows = (await self._http.fetch(call, _Listing)).data
        except ServerFault as fault:
            # The platform as shipped cannot write instants and exact numbers as JSON; the same rows come as CSV.
            if fault.status != 500:
                raise
        else:
            return PortfolioRows(RowsSource.JSON, rows, complete=len(rows) < ROWS_LIMIT)
        call = self._call(path, account, {**params, "format": "csv"})
        rows = await self._http.exchange(call, lambda reply: self._csv_rows(self._http.succeeded(call, reply)))
        return PortfolioRows(RowsSource.CSV, rows, complete=len(rows) < ROWS_LIMIT)

    def _csv_rows(self, reply: Reply) -> tuple[FactMap, ...]:
        """The rows below the header; no text at all is no rows."""
        if not reply.headers.get("content-type", "").lower().startswith("text/csv"):
            raise self._malformed(reply, "$")
        table: list[list[str]] | None = None
        try:
            table = [row for row in csv.reader(io.StringIO(reply.body.decode(), newline=""), strict=True) if row]
        except (csv.Error, UnicodeDecodeError):
            table = None
        # Raised out here: the parser's own exception quotes what it read.
        if table is None:
            raise self._malformed(reply, "$")
        header = table[0] if table else []
        for number, row in enumerate(table, 1):
            if len(row) != len(header):
                raise self._malformed(reply, f"row {number}")
        if len(set(header)) != len(header):
            raise self._malformed(reply, "row 1")
        return tuple(FactMap(dict(zip(header, row, strict=True))) for row in table[1:])

    def _malformed(self, reply: Reply, path: str) -> ContractError:
        return ContractError(
            service=self._http.name, reason="malformed_csv", path=path, effect=Effect.NONE, status=reply.status
        )

    def _call(self, path: str, account: str, params: Mapping[str, str] = MappingProxyType({})) -> Call:
        headers = dict(self._credentials.headers(self._http.name))
        if "format" in params:
            headers["accept"] = "text/csv"
        return Call(
            path=path,
            kind=CallKind.SLOW_READ,
            params={"account_id": account.lower(), **params},
            headers=headers,
            guarded=True,
            refusals=_REFUSALS,
        )


def _instant(moment: datetime) -> str:
    """An aware instant as the service reads it; raises ValueError for a naive one."""
    if moment.tzinfo is None:
        raise ValueError("an instant without a zone is not one")
    return moment.astimezone(UTC).isoformat()
