"""Middleware that echoes the caller's request and correlation ids, or makes them."""

from __future__ import annotations

import uuid

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class RequestIds:
    """Adds `x-request-id` and, where asked, `x-correlation-id` to every response of the wrapped application."""

    def __init__(self, app: ASGIApp, *, request_id: bool, correlation_id: bool) -> None:
        self._app = app
        wanted = (("x-request-id", request_id), ("x-correlation-id", correlation_id))
        self._names = tuple(name for name, on in wanted if on)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        ids = {name: asked.get(name) or str(uuid.uuid4()) for name in self._names}

        async def send_with_ids(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in ids.items():
                    headers[name] = value
            await send(message)

        await self._app(scope, receive, send_with_ids)
