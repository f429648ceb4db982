"""The risk engine's service, read only."""

from collections.abc import Mapping
from typing import Final

from api_client.credentials import Credentials
from api_client.http import HttpService
from api_client.models.risk_engine import (
    CircuitStatus,
    CvarForecast,
    DiversificationTargets,
    NavForecast,
    PretradeStatus,
)
from api_client.timeouts import CallKind
from api_client.wire import Call

# A new session of the same account would be refused again.
_REFUSALS: Final = frozenset({"Account mismatch between header and query parameter."})


class RiskEngine:
    """Reads what the engine refused, blocks and forecasts for the session's account.

    Every reading raises Refused (403) for another account than the session's, whose case must match.
    """

    def __init__(self, http: HttpService, credentials: Credentials) -> None:
        self._http = http
        self._credentials = credentials

    async def pretrade_status(self, account: str, limit: int = 50) -> PretradeStatus:
        """Intents that were refused before a trade; `limit` from 1 to 200. Raises ApiError."""
        call = self._call("/risk/pretrade/status", {"account_id": account, "limit": str(limit)})
        return await self._http.fetch(call, PretradeStatus)

    async def circuit(self, account: str) -> CircuitStatus:
        """The symbols whose circuit is open. Raises ApiError."""
        return await self._http.fetch(self._call("/risk/circuit/status", {"account_id": account}), CircuitStatus)

    async def cvar(self, account: str, horizon: str = "24h") -> CvarForecast:
        """Value at risk and expected shortfall at `horizon` ("24h", "2d", "1w"): some thousand simulations each time.

        Do not ask for what nobody looks at. Raises ApiError; Refused (400) for another form of horizon.
        """
        return await self._http.fetch(self._forecast("/risk/cvar", account, horizon), CvarForecast)

    async def nav_forecast(self, account: str, horizon: str = "24h") -> NavForecast:
        """Net asset value at `horizon`; costs, and is refused, as `cvar` is. Raises ApiError."""
        return await self._http.fetch(self._forecast("/risk/nav_forecast", account, horizon), NavForecast)

    async def diversification(self, account: str) -> DiversificationTargets:
        """How the account's value should be spread. Raises ApiError."""
        call = self._call("/diversification/targets", {"account_id": account})
        return await self._http.fetch(call, DiversificationTargets)

    def _forecast(self, path: str, account: str, horizon: str) -> Call:
        return self._call(path, {"account_id": account, "horizon": horizon}, CallKind.SLOW_READ)

    def _call(self, path: str, params: Mapping[str, str], kind: CallKind = CallKind.READ) -> Call:
        return Call(
            path=path,
            kind=kind,
            params=params,
            headers=self._credentials.headers(self._http.name),
            guarded=True,
            refusals=_REFUSALS,
        )
