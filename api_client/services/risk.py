"""The risk service, read only."""

from collections.abc import Mapping

from api_client.credentials import Credentials
from api_client.http import HttpService
from api_client.models.risk import DrainStatus, PositionSize, RiskReport, ThrottleStatus
from api_client.timeouts import CallKind
from api_client.wire import Call


class Risk:
    """Reads limits, sizes, throttling and draining of the session's account."""

    def __init__(self, http: HttpService, credentials: Credentials) -> None:
        self._http = http
        self._credentials = credentials

    async def limits(self) -> RiskReport:
        """Limits and their usage. Raises ApiError; Refused (404) when the account has none."""
        return await self._http.fetch(self._guarded("/risk/limits"), RiskReport)

    async def size(self, symbol: str) -> PositionSize:
        """The largest position allowed in `symbol` (`BTC-USD`) now. Raises ApiError; Refused (422) unless spot."""
        return await self._http.fetch(self._guarded("/risk/size", {"symbol": symbol}), PositionSize)

    async def throttle(self) -> ThrottleStatus:
        """Whether the account is throttled. Raises ApiError: always ServerFault on the platform as shipped."""
        return await self._http.fetch(self._guarded("/risk/throttle/status"), ThrottleStatus)

    async def drain(self) -> DrainStatus:
        """Whether the service is draining; asked without a session. Raises ApiError."""
        return await self._http.fetch(Call(path="/ops/drain/status"), DrainStatus)

    def _guarded(self, path: str, params: Mapping[str, str] | None = None) -> Call:
        return Call(
            path=path,
            kind=CallKind.SLOW_READ if params else CallKind.READ,
            params=params or {},
            headers=self._credentials.headers(self._http.name),
            guarded=True,
        )
