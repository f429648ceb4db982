"""The risk engine's service, read only."""

from typing import Final

from api_client.credentials import Credentials
from api_client.http import HttpService
from api_client.models.risk_engine import PretradeStatus
from api_client.wire import Call

# A new session of the same account would be refused again.
_REFUSALS: Final = frozenset({"Account mismatch between header and query parameter."})


class RiskEngine:
    """Reads what the engine refused for the session's account."""

    def __init__(self, http: HttpService, credentials: Credentials) -> None:
        self._http = http
        self._credentials = credentials

    async def pretrade_status(self, account: str, limit: int = 50) -> PretradeStatus:
        """Intents that were refused before a trade; `limit` from 1 to 200.

        Raises ApiError; Refused (403) for another account than the session's, whose case must match.
        """
        call = Call(
            path="/risk/pretrade/status",
            params={"account_id": account, "limit": str(limit)},
            headers=self._credentials.headers(self._http.name),
            guarded=True,
            refusals=_REFUSALS,
        )
        return await self._http.fetch(call, PretradeStatus)
