"""The TCP proxy before each service: forwards bytes, or refuses, hangs, slows and cuts connections."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections import deque
from typing import cast

from app.sandbox.faults import FaultKind, ServiceFaults

LOOPBACK = "127.0.0.1"


def bound_socket(port: int = 0) -> socket.socket:
    """Return a TCP socket bound to `port` of 127.0.0.1 (0: any free one) that does not listen yet.

    Raises `OSError` when the port is taken.
    """
    # The protocol by name: asyncio sends without delay only on sockets that say they are TCP.
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind((LOOPBACK, port))
    except OSError:
        sock.close()
        raise
    sock.setblocking(False)
    return sock


class TcpProxy:
    """Forwards the connections of one public port to a service's own port on 127.0.0.1.

    It follows the connection faults in `faults` from the moment they are set. All methods belong to the loop's thread.
    """

    def __init__(self, listener: socket.socket, target_port: int, faults: ServiceFaults) -> None:
        self.port: int = listener.getsockname()[1]
        self.target_port = target_port
        self.faults = faults
        self._bound: socket.socket | None = listener
        self._server: asyncio.Server | None = None
        self._connections: set[_Connection] = set()
        self._closed = False
        self._expired = False
        self._settling = asyncio.Lock()
        faults.on_abort(self._abort)

    async def start(self) -> None:
        """Begin to listen."""
        await self.settle()

    async def settle(self) -> None:
        """Bring the listener and the connections in line with the faults that are set."""
        async with self._settling:
            if self._closed:
                return
            expired = self.faults.find(FaultKind.EXPIRED_CERTIFICATE) is not None
            if expired != self._expired:
                self._expired = expired
                self._cut(self._connections)
            if self.faults.find(FaultKind.HANG) is None:
                # Bytes were swallowed on these: the stream cannot be resumed.
                self._cut({connection for connection in self._connections if connection.mute})
            if self.faults.find(FaultKind.REFUSED) is None:
                await self._listen()
            else:
                self._unplug()

    async def close(self) -> None:
        """Stop listening and cut every connection."""
        async with self._settling:
            self._closed = True
            if self._server is not None:
                self._server.close()
            elif self._bound is not None:
                self._bound.close()
            self._cut(self._connections)

    def joined(self, connection: _Connection) -> None:
        """Remember a connection that a client opened."""
        self._connections.add(connection)

    def left(self, connection: _Connection) -> None:
        """Forget a connection that has ended."""
        self._connections.discard(connection)

    async def _listen(self) -> None:
        if self._server is not None:
            return
        loop = asyncio.get_running_loop()
        sock = bound_socket(self.port) if self._bound is None else self._bound
        self._server = await loop.create_server(lambda: _Connection(self), sock=sock)
        self._bound = None

    def _unplug(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None
            # Bound but not listening, it refuses connections and keeps the port from being given to anybody else.
            self._bound = bound_socket(self.port)
        self._cut(self._connections)

    def _abort(self, outgoing_port: int) -> None:
        self._cut({connection for connection in self._connections if connection.outgoing_port == outgoing_port})

    @staticmethod
    def _cut(connections: set[_Connection]) -> None:
        for connection in tuple(connections):
            connection.abort()


def _reset_on_close(transport: asyncio.Transport) -> None:
    """Let the close reach the peer as a reset, as after a crash, not as an orderly end."""
    sock = transport.get_extra_info("socket")
    if sock is not None and sock.fileno() >= 0:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


class _Connection(asyncio.Protocol):
    """The client's side of one forwarded connection."""

    def __init__(self, proxy: TcpProxy) -> None:
        self._proxy = proxy
        self._client: asyncio.Transport | None = None
        self._service: asyncio.Transport | None = None
        self._waiting = bytearray()
        self._delayed: deque[tuple[float, bytes]] = deque()
        self._timer: asyncio.TimerHandle | None = None
        self._ended = False
        self._connecting: asyncio.Task[None] | None = None
        self.mute = False

    @property
    def outgoing_port(self) -> int | None:
        """The local port of the connection to the service, by which the service knows this connection."""
        return self._service.get_extra_info("sockname")[1] if self._service is not None else None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take the client's connection and open one to the service."""
        self._client = cast(asyncio.Transport, transport)
        self._proxy.joined(self)
        self._connecting = asyncio.get_running_loop().create_task(self._connect())

    async def _connect(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            await loop.create_connection(lambda: _ServiceSide(self), LOOPBACK, self._proxy.target_port)
        except OSError:
            self.abort()

    def data_received(self, data: bytes) -> None:
        """Forward what the client sent."""
        if self._service is None:
            self._waiting += data
        else:
            self._service.write(data)

    def pause_writing(self) -> None:
        """Let the service wait while the client reads slowly."""
        if self._service is not None:
            self._service.pause_reading()

    def resume_writing(self) -> None:
        """Let the service go on."""
        if self._service is not None:
            self._service.resume_reading()

    def eof_received(self) -> bool:
        """Pass the client's end on; the answer may still come."""
        if self._service is not None and self._service.can_write_eof():
            self._service.write_eof()
        return True

    def connection_lost(self, exc: Exception | None) -> None:
        """End the service's side with the client's."""
        self.abort()

    def service_connected(self, transport: asyncio.Transport) -> None:
        """Take the connection to the service."""
        if self._ended:
            transport.abort()
            return
        self._service = transport
        transport.write(bytes(self._waiting))
        self._waiting.clear()

    def service_answered(self, data: bytes) -> None:
        """Forward what the service sent: at once, later or never."""
        if self._is_muted():
            return
        slow = self._proxy.faults.find(FaultKind.SLOW)
        if slow is None and not self._delayed:
            self._write(data)
            return
        now_s = asyncio.get_running_loop().time()
        due_s = now_s + (slow.delay_s if slow is not None else 0.0)
        if self._delayed:
            due_s = max(due_s, self._delayed[-1][0])  # bytes keep their order
        self._delayed.append((due_s, data))
        self._schedule()

    def service_closed(self) -> None:
        """Close the client's side once everything has been delivered."""
        self._service = None
        if self._client is not None and not self._delayed and not self._is_muted():
            self._client.close()

    def abort(self) -> None:
        """Cut both sides at once, losing what has not been delivered."""
        if self._ended:
            return
        self._ended = True
        self._proxy.left(self)
        if self._connecting is not None and self._service is None:
            self._connecting.cancel()
        if self._timer is not None:
            self._timer.cancel()
        if self._client is not None:
            _reset_on_close(self._client)
        for transport in (self._client, self._service):
            if transport is not None:
                transport.abort()

    def _is_muted(self) -> bool:
        # Once something was withheld the connection stays silent: what follows would make no sense without it.
        self.mute = self.mute or self._proxy.faults.find(FaultKind.HANG) is not None
        return self.mute

    def _schedule(self) -> None:
        if self._timer is None and self._delayed:
            self._timer = asyncio.get_running_loop().call_at(self._delayed[0][0], self._deliver)

    def _deliver(self) -> None:
        self._timer = None
        _, data = self._delayed.popleft()
        self._write(data)
        self._schedule()
        if self._service is None:
            self.service_closed()

    def _write(self, data: bytes) -> None:
        if self._client is not None:
            self._client.write(data)


class _ServiceSide(asyncio.Protocol):
    """The service's side of one forwarded connection."""

    def __init__(self, connection: _Connection) -> None:
        self._connection = connection
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self._connection.service_connected(self._transport)

    def data_received(self, data: bytes) -> None:
        self._connection.service_answered(data)

    def connection_lost(self, exc: Exception | None) -> None:
        self._connection.service_closed()
