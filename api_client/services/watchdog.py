"""The watchdog, read only."""

from api_client.credentials import Credentials
from api_client.http import HttpService
from api_client.models.watchdog import Oversight
from api_client.wire import Call


class Watchdog:
    """Reads what the watchdog vetoed, of all accounts."""

    def __init__(self, http: HttpService, credentials: Credentials) -> None:
        self._http = http
        self._credentials = credentials

    async def status(self, limit: int = 200) -> Oversight:
        """Vetoes by reason, and the last `limit` (from 1 to 200) one by one. Raises ApiError."""
        call = Call(
            path="/oversight/status",
            params={"limit": str(limit)},
            headers=self._credentials.headers(self._http.name),
            guarded=True,
        )
        return await self._http.fetch(call, Oversight)
