"""The connection that is kept warm for the kill switch and used for nothing else."""

import logging
import math
import ssl
import time
from collections.abc import Awaitable, Callable, Mapping
from contextvars import ContextVar
from typing import Any, Final

import httpx

from api_client.credentials import Credentials
from api_client.endpoint import Endpoint
from api_client.errors import Unreachable
from api_client.http import HttpService, Observer, TransportFactory
from api_client.models.auth import Session
from api_client.models.common import Answer, Exchange
from api_client.models.kill_switch import KillEvent, KillReason, KillReceipt
from api_client.services.common_routes import ServiceRoutes
from api_client.services.kill_switch import KillSwitch

Trace = Callable[[str, Any], Awaitable[None]]

# No limit: neither a read that hangs nor the kills of other accounts may keep a kill waiting for a connection.
_LIMITS: Final = httpx.Limits(max_connections=None, max_keepalive_connections=8, keepalive_expiry=60.0)
# Shorter than the rhythm of the proof, so that each proof warms; servers drop what was idle for five seconds.
_WARM_EVERY_S: Final = 3.0
_PROOF: Final = "/risk/kill_events?limit=101"
_log = logging.getLogger(__name__)

_on_started: ContextVar[Callable[[], None] | None] = ContextVar("on_started", default=None)
_on_exchange: ContextVar[Observer | None] = ContextVar("on_exchange", default=None)


class KillLine:
    """Engages the kill switch, and proves before and after that it can be reached.

    `transport_factory` replaces the network; `observe` is told of every request once, whatever it ended in.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        transport_factory: TransportFactory | None = None,
        observe: Observer | None = None,
    ) -> None:
        self._endpoint = endpoint
        self._network = transport_factory or _network
        self._observe = observe
        self._credentials = Credentials()
        self._http = self._connection()
        # What is read more often than the kill's own connection needs to stay warm: a kill that comes meanwhile would
        # find its connection taken and have to shake hands first.
        self._beside = self._connection()
        self._warmed_s = -math.inf
        self._closed = False

    def use(self, session: Session | None) -> None:
        """Make every guarded call from now on with `session`; with None they fail before anything is sent."""
        self._credentials.session = session

    async def engage(
        self,
        account: str,
        reason: KillReason,
        *,
        on_started: Callable[[], None] | None = None,
        on_exchange: Observer | None = None,
    ) -> KillReceipt:
        """Throw the switch for `account`; the request leaves at most once.

        If the trace shows that no byte of it began to leave, a second connection is tried; once it began, never.
        `on_started` is called at that moment, `on_exchange` with the record of each try, whose `server_date` dates
        even an answer that is a failure. Raises ApiError, whose effect says whether the switch may be engaged
        nevertheless, and ValueError for a reason that the platform does not take.
        """
        started, exchanged = _on_started.set(on_started), _on_exchange.set(on_exchange)
        try:
            return await self._engage(account, reason)
        finally:
            _on_started.reset(started)
            _on_exchange.reset(exchanged)

    async def exposition(self) -> bytes:
        """The text of `/metrics`, not yet parsed; every few seconds over the kill's own connection. Raises ApiError."""
        now_s = time.monotonic()
        due = now_s - self._warmed_s >= _WARM_EVERY_S
        if due:
            self._warmed_s = now_s
        return await ServiceRoutes(self._http if due else self._beside, self._credentials).exposition()

    async def gauges(self) -> Mapping[str, float]:
        """The state gauge by account, in lower case as the service writes it. Raises ApiError."""
        return await self._switch(self._beside).gauges()

    async def prove(self) -> Answer:
        """Ask for more events than the service gives: 422 when it is reached, the session holds and may kill.

        The route's own check comes after the guards', so that the answer names the first thing that stands in the
        way; and unlike a reading that succeeds it is not counted as a kill's response time. Raises ApiError when no
        answer comes.
        """
        return await ServiceRoutes(self._beside, self._credentials).ask(_PROOF, bearer=True, account=None, mfa=None)

    async def events(self, account: str | None = None, limit: int = 20) -> tuple[KillEvent, ...]:
        """The kills the service remembers, newest first, of one account or all; `limit` from 1 to 100.

        Each reading is counted by the platform as a kill's response time. Raises ApiError.
        """
        return await self._switch(self._beside).events(account, limit)

    async def aclose(self) -> None:
        """Forget the session and close the connection; calls made later are Unreachable."""
        self._closed = True
        self.use(None)
        await self._http.aclose()
        await self._beside.aclose()

    async def _engage(self, account: str, reason: KillReason) -> KillReceipt:
        try:
            return await self._switch(self._http).engage(account, reason)
        except Unreachable:
            if self._closed:
                raise
        # Out here, so that the second failure does not drag the first one along.
        second = self._connection()
        try:
            return await self._switch(second).engage(account, reason)
        finally:
            await second.aclose()

    def _switch(self, http: HttpService) -> KillSwitch:
        return KillSwitch(http, self._credentials)

    def _connection(self) -> HttpService:
        return HttpService(self._endpoint, lambda endpoint: _Watched(self._network(endpoint)), self._tell)

    def _tell(self, exchange: Exchange) -> None:
        """Tell every watcher, and let the client log the failure of the last: one must not keep it from another."""
        on_exchange = _on_exchange.get()
        try:
            if on_exchange is not None:
                on_exchange(exchange)
        finally:
            if self._observe is not None:
                self._observe(exchange)


class _Watched(httpx.AsyncBaseTransport):
    """Tells whoever asked for it in this task that a request begins to leave."""

    def __init__(self, network: httpx.AsyncBaseTransport) -> None:
        self._network = network

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        on_started = _on_started.get()
        if on_started is not None:
            request.extensions["trace"] = _announcing(request.extensions["trace"], on_started)
        return await self._network.handle_async_request(request)

    async def aclose(self) -> None:
        await self._network.aclose()


def _announcing(note: Trace, on_started: Callable[[], None]) -> Trace:
    async def announced(event: str, info: Any) -> None:
        # Noted first: whatever the callback does, that the request left is on record.
        await note(event, info)
        if event.endswith(".send_request_headers.started"):
            try:
                on_started()
            except Exception as bug:
                # The kill goes on; its text might quote what it was told, its type is enough to find it.
                _log.error("the watcher of a kill failed with %s", type(bug).__name__)

    return announced


def _network(endpoint: Endpoint) -> httpx.AsyncBaseTransport:
    # A context that trusts nobody serves plain http, where it is never used; httpx would build a full one.
    context = endpoint.context or ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return httpx.AsyncHTTPTransport(verify=context, http2=False, retries=0, trust_env=False, limits=_LIMITS)
