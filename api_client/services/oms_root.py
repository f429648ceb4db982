"""The order management service in its root flavour, read only; it asks nobody who they are."""

from api_client.http import HttpService
from api_client.models.common import FactMap
from api_client.models.oms_root import RootOrder
from api_client.models.risk import DrainStatus
from api_client.timeouts import CallKind
from api_client.wire import Call


class OmsRoot:
    """Reads one order, and draining; no session is sent, because none is asked for."""

    def __init__(self, http: HttpService) -> None:
        self._http = http

    async def order(self, account: str, order_id: str) -> RootOrder:
        """One order by the platform's own identifier. Raises ApiError; Refused (404) when it is unknown."""
        params = {"account_id": account, "order_id": order_id}
        facts = await self._http.fetch(Call(path="/oms/status", kind=CallKind.SLOW_READ, params=params), FactMap)
        return RootOrder(facts)

    async def drain(self) -> DrainStatus:
        """Whether the service is draining; asked without a session. Raises ApiError."""
        return await self._http.fetch(Call(path="/ops/drain/status"), DrainStatus)
