"""The order management service in its core flavour, read only."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final
from urllib.parse import quote

from api_client.credentials import Credentials
from api_client.http import HttpService
from api_client.models.oms_core import (
    AccountBalances,
    AccountTrades,
    Holding,
    Ledger,
    LedgerDelta,
    LedgerFill,
    ShadowPnl,
)
from api_client.models.risk import DrainStatus
from api_client.timeouts import CallKind
from api_client.wire import Call

# 403 that a new session would not change.
_REFUSALS: Final = frozenset({"Account mismatch between header and payload.", "Kraken credentials have expired."})


@dataclass(frozen=True, slots=True)
class _Held:
    quantity: Decimal
    avg_price: Decimal


@dataclass(frozen=True, slots=True)
class _Ledger:
    realized_pnl: Decimal
    fees: Decimal
    slippage: Decimal
    positions: dict[str, _Held]
    fills: tuple[LedgerFill, ...]

    def told(self) -> Ledger:
        held = tuple(Holding(symbol, held.quantity, held.avg_price) for symbol, held in self.positions.items())
        return Ledger(self.realized_pnl, self.fees, self.slippage, held, self.fills)


@dataclass(frozen=True, slots=True)
class _ShadowPnl:
    real: _Ledger
    shadow: _Ledger
    delta: LedgerDelta


class OmsCore:
    """Reads shadow profit, and what the exchange holds and did for the session's account."""

    def __init__(self, http: HttpService, credentials: Credentials) -> None:
        self._http = http
        self._credentials = credentials

    async def shadow_pnl(self, account: str) -> ShadowPnl:
        """The account's real profit beside the shadow's. Raises ApiError; Refused (403) for another account."""
        found = await self._http.fetch(self._guarded("/oms/shadow_pnl", {"account_id": account}), _ShadowPnl)
        return ShadowPnl(found.real.told(), found.shadow.told(), found.delta)

    async def balances(self, account: str) -> AccountBalances:
        """What the exchange holds, asked of the exchange by every reading.

        Raises ApiError; ServerFault (503) where the service has no credentials of the account, (502) where the exchange
        fails; Refused (403) for another account or when the credentials have expired.
        """
        return await self._http.fetch(self._guarded(f"/oms/accounts/{_segment(account)}/balances"), AccountBalances)

    async def trades(self, account: str, limit: int = 100) -> AccountTrades:
        """The account's last trades, asked of the exchange; `limit` from 1 to 500. Raises ApiError as `balances`."""
        call = self._guarded(f"/oms/accounts/{_segment(account)}/trades", {"limit": str(limit)})
        return await self._http.fetch(call, AccountTrades)

    async def drain(self) -> DrainStatus:
        """Whether the service is draining; asked without a session. Raises ApiError."""
        return await self._http.fetch(Call(path="/ops/drain/status"), DrainStatus)

    def _guarded(self, path: str, params: Mapping[str, str] | None = None) -> Call:
        return Call(
            path=path,
            kind=CallKind.SLOW_READ,
            params=params or {},
            headers=self._credentials.headers(self._http.name, account=True),
            guarded=True,
            refusals=_REFUSALS,
        )


def _segment(account: str) -> str:
    return quote(account, safe="")
