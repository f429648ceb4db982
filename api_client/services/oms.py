"""The order management service in its async flavour, read only."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from api_client.credentials import Credentials
from api_client.http import HttpService
from api_client.models.oms import (
    ImpactCurve,
    OrderPath,
    OrderStatus,
    RateLimit,
    RateLimits,
    ReconcileStatus,
    RoutingStatus,
    WarmStart,
)
from api_client.timeouts import CallKind
from api_client.wire import Call

# 401 and 403 that a new session would not change.
_REFUSALS: Final = frozenset({"Missing X-Account-ID header", "Account mismatch"})


@dataclass(frozen=True, slots=True)
class _Limit:
    limit: int
    window: float
    inflight: int
    remaining: int
    reset_in: float
    backlog: int


class Oms:
    """Reads routing, rate limits, warm start, impact, orders and reconciliation."""

    def __init__(self, http: HttpService, credentials: Credentials) -> None:
        self._http = http
        self._credentials = credentials

    async def routing(self, account: str) -> RoutingStatus:
        """Latency by transport. Raises ApiError.

        The first reading makes the service open the account's exchange connection and probe it every 30 s from
        then on, within the exchange's rate limit: do not ask for what nobody looks at.
        """
        call = self._guarded("/oms/routing/status", {"account_id": account}, CallKind.SLOW_READ)
        return await self._http.fetch(call, RoutingStatus)

    async def rate_limits(self) -> RateLimits:
        """Every account's budget on every transport. Raises ApiError."""
        accounts = await self._http.fetch(self._guarded("/oms/rate_limits/status"), dict[str, dict[OrderPath, _Limit]])
        return RateLimits(
            tuple(
                RateLimit(
                    account=account,
                    transport=transport,
                    limit=budget.limit,
                    window=budget.window,
                    inflight=budget.inflight,
                    remaining=budget.remaining,
                    reset_in=budget.reset_in,
                    backlog=budget.backlog,
                )
                for account, transports in accounts.items()
                for transport, budget in transports.items()
            )
        )

    async def warm_start(self) -> WarmStart:
        """What the service recovered when it started. Raises ApiError."""
        return await self._http.fetch(self._guarded("/oms/warm_start/status"), WarmStart)

    async def warm_start_report(self) -> WarmStart:
        """The report of the last warm start. Raises ApiError."""
        return await self._http.fetch(self._guarded("/oms/warm_start/report"), WarmStart)

    async def impact_curve(self, symbol: str) -> ImpactCurve:
        """The price impact by order size of `symbol` (`BTC/USD`). Raises ApiError."""
        return await self._http.fetch(self._guarded("/oms/impact_curve", {"symbol": symbol}), ImpactCurve)

    async def order(self, account: str, client_id: str) -> OrderStatus:
        """One order by the client's own identifier. Raises ApiError; Refused (404) when it is unknown."""
        params = {"account_id": account, "client_id": client_id}
        return await self._http.fetch(self._guarded("/oms/status", params, CallKind.SLOW_READ), OrderStatus)

    async def reconcile(self) -> ReconcileStatus:
        """The reconciler's counters; asked without a session. Raises ApiError; ServerFault (503) before it runs."""
        return await self._http.fetch(Call(path="/oms/reconcile/status"), ReconcileStatus)

    def _guarded(self, path: str, params: Mapping[str, str] | None = None, kind: CallKind = CallKind.READ) -> Call:
        return Call(
            path=path,
            kind=kind,
            params=params or {},
            headers=self._credentials.headers(self._http.name, account=True),
            guarded=True,
            refusals=_REFUSALS,
        )
