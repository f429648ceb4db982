"""One service on the network: its uvicorn server over TLS and the proxies before it."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Iterator

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware
from uvicorn.protocols.http.h11_impl import H11Protocol

from app.sandbox.certificates import CertificateFiles
from app.sandbox.fault_gate import PEER_PORT
from app.sandbox.faults import FaultKind, ServiceFaults
from app.sandbox.proxy import LOOPBACK, TcpProxy, bound_socket

START_TIMEOUT_S = 10.0
GRACE_S = 1
STOP_STEP_S = 0.05


class LoopbackServer(uvicorn.Server):
    """A uvicorn server that leaves signals to the process and says when it is ready."""

    def __init__(self, app: ASGIApp, certificates: CertificateFiles | None) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                http=H11Protocol,
                lifespan="off",
                ws="none",
                log_config=None,
                access_log=False,
                proxy_headers=False,  # applied in PeerPort, which needs the address before it is rewritten
                timeout_graceful_shutdown=GRACE_S,
                ssl_certfile=certificates.server_chain if certificates else None,
                ssl_keyfile=certificates.server_key if certificates else None,
            )
        )
        self._ready = asyncio.Event()
        self._serving: asyncio.Task[None] | None = None

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none: the launcher stops every server together."""
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen and say so."""
        await super().startup(sockets)
        self._ready.set()

    async def start(self, sock: socket.socket) -> None:
        """Serve on `sock` until `stop`; returns once requests are accepted."""
        self._serving = asyncio.get_running_loop().create_task(self.serve([sock]))
        waiting = asyncio.get_running_loop().create_task(self._ready.wait())
        done, _ = await asyncio.wait(
            {self._serving, waiting}, timeout=START_TIMEOUT_S, return_when=asyncio.FIRST_COMPLETED
        )
        waiting.cancel()
        if self._serving in done:
            self._serving.result()
        if waiting not in done:
            raise RuntimeError("A server of the sandbox did not start.")

    def present(self, chain: str, key: str) -> None:
        """Show another certificate in every TLS handshake from now on."""
        if self.config.ssl is not None:
            self.config.ssl.load_cert_chain(chain, key)

    async def stop(self) -> None:
        """Finish the requests in flight, for a second at most, and stop."""
        self.should_exit = True
        if self._serving is None:
            return
        while not self._serving.done():
            for connection in tuple(self.server_state.connections):
                # An idle TLS connection closes when its client agrees, which a kept connection does much later.
                if connection.transport.is_closing():
                    connection.transport.abort()
            await asyncio.wait({self._serving}, timeout=STOP_STEP_S)
        self._serving.result()


class PeerPort:
    """Notes the port a request came from, then applies the X-Forwarded headers of loopback peers as uvicorn does."""

    def __init__(self, app: ASGIApp) -> None:
        self._app: ASGIApp = ProxyHeadersMiddleware(app, trusted_hosts=LOOPBACK)  # type: ignore[arg-type,assignment]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        client = scope.get("client")
        if client is not None:
            scope[PEER_PORT] = client[1]
        await self._app(scope, receive, send)


class RunningService:
    """A service's server(s) and proxies. `url` is https; `http_url` is None unless plain HTTP was asked for."""

    def __init__(
        self,
        app: ASGIApp,
        faults: ServiceFaults,
        certificates: CertificateFiles,
        listener: socket.socket,
        http_listener: socket.socket | None,
    ) -> None:
        self._certificates = certificates
        self._faults = faults
        wrapped = PeerPort(app)
        self._server = LoopbackServer(wrapped, certificates)
        self._routes: list[tuple[LoopbackServer, TcpProxy, socket.socket]] = []
        self._expired = False
        self.url = f"https://{LOOPBACK}:{self._add_route(self._server, listener)}"
        self.http_url: str | None = None
        if http_listener is not None:
            self.http_url = f"http://{LOOPBACK}:{self._add_route(LoopbackServer(wrapped, None), http_listener)}"

    def _add_route(self, server: LoopbackServer, listener: socket.socket) -> int:
        target = bound_socket()
        proxy = TcpProxy(listener, target.getsockname()[1], self._faults)
        self._routes.append((server, proxy, target))
        return proxy.port

    async def start(self) -> None:
        """Serve; returns once the public ports accept connections."""
        for server, proxy, target in self._routes:
            await server.start(target)
            await proxy.start()

    async def settle(self) -> None:
        """Apply the connection faults that are set; when it returns, they are in effect."""
        expired = self._faults.find(FaultKind.EXPIRED_CERTIFICATE) is not None
        if expired != self._expired:
            self._expired = expired
            files = self._certificates
            chain, key = (files.expired_chain, files.expired_key) if expired else (files.server_chain, files.server_key)
            self._server.present(str(chain), str(key))
        for _, proxy, _ in self._routes:
            await proxy.settle()

    async def stop(self) -> None:
        """Cut the clients off and stop the servers."""
        for _, proxy, _ in self._routes:
            await proxy.close()
        await asyncio.gather(*(server.stop() for server, _, _ in self._routes))
        for _, _, target in self._routes:
            target.close()  # a server that never started has not closed it
