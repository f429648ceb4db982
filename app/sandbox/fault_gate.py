"""Outermost middleware of a service: draining, application faults and the plain-text 500."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable
from typing import Any

from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.sandbox.context import ServiceContext
from app.sandbox.drain import ALLOWED_PATHS
from app.sandbox.faults import FaultKind

PEER_PORT = "aether.peer_port"  # scope key: the port from which the proxy's connection came

_BODY_FAULTS = (FaultKind.GARBAGE_JSON, FaultKind.MISSING_FIELD, FaultKind.WRONG_TYPE)
_GARBAGE = b'{"status": "ok", "detail'

logger = logging.getLogger(__name__)


class FaultGate:
    """Lets requests through to the service, refuses them, or spoils their answers, as its faults say."""

    def __init__(
        self, app: ASGIApp, *, context: ServiceContext, observe: Callable[[str, int, float], None] | None = None
    ) -> None:
        self._app = app
        self._context = context
        self._faults = context.faults
        self._observe = observe

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path = scope["path"]
        if self._faults.take(FaultKind.DROP_BEFORE, path) is not None:
            await self._drop(scope, receive)
            return
        if self._faults.take(FaultKind.HANG_BEFORE, path) is not None:
            await _until_disconnected(receive)
            return
        refusal = self._refusal(path)
        if refusal is not None:
            await refusal(scope, receive, send)
            return
        self._context.drain.entered()
        try:
            await self._let_in(scope, receive, send)
        finally:
            self._context.drain.left()

    def _refusal(self, path: str) -> Response | None:
        now, drain = self._context.clock(), self._context.drain
        if path not in ALLOWED_PATHS:
            if drain.draining:
                return JSONResponse(drain.refusal(drain.status(now)), status_code=503)
            fault = self._faults.take(FaultKind.DRAINING_503, path)
            if fault is not None:
                return JSONResponse(drain.refusal(drain.imposed(fault.since, now)), status_code=503)
        if self._faults.take(FaultKind.TEXT_500, path) is not None:
            return _server_error()
        return None

    async def _let_in(self, scope: Scope, receive: Receive, send: Send) -> None:
        path, started_s, status = scope["path"], time.perf_counter(), 500
        answer: list[Message] = []

        async def keep(message: Message) -> None:
            answer.append(message)

        try:
            await self._app(scope, receive, keep)
            status = answer[0]["status"]
        except Exception as error:
            # The name only: an exception's text may hold what the caller sent.
            logger.error("%s %s failed with %s", scope["method"], path, type(error).__name__)
            logger.debug("traceback", exc_info=error)
            answer.clear()
        if self._observe is not None:
            self._observe(scope["method"], status, time.perf_counter() - started_s)
        if self._faults.take(FaultKind.DROP_AFTER, path) is not None:
            await self._drop(scope, receive)
        elif self._faults.take(FaultKind.HANG_AFTER, path) is not None:
            await _until_disconnected(receive)
        elif self._faults.take(FaultKind.TEXT_500_AFTER, path) is not None or not answer:
            await _server_error()(scope, receive, send)
        else:
            for message in self._spoiled(path, answer):
                await send(message)

    def _spoiled(self, path: str, answer: list[Message]) -> list[Message]:
        start = answer[0]
        content_type = dict(start["headers"]).get(b"content-type", b"")
        if not 200 <= start["status"] < 300 or not content_type.startswith(b"application/json"):
            return answer
        fault = next((fault for kind in _BODY_FAULTS if (fault := self._faults.take(kind, path))), None)
        if fault is None:
            return answer
        body = b"".join(message.get("body", b"") for message in answer[1:])
        if fault.kind is FaultKind.GARBAGE_JSON:
            body = _GARBAGE
        else:
            value, _ = _alter(json.loads(body), fault.parameter, drop=fault.kind is FaultKind.MISSING_FIELD)
            body = json.dumps(value).encode()
        headers = [(name, value) for name, value in start["headers"] if name != b"content-length"]
        headers.append((b"content-length", str(len(body)).encode()))
        return [{**start, "headers": headers}, {"type": "http.response.body", "body": body}]

    async def _drop(self, scope: Scope, receive: Receive) -> None:
        port = scope.get(PEER_PORT)
        if port is None:
            raise RuntimeError("A connection can be dropped behind a proxy only.")
        self._faults.abort_connection(port)
        # Returning without an answer before the server has seen the cut would make it answer 500 by itself.
        await _until_disconnected(receive)


async def _until_disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _server_error() -> Response:
    return PlainTextResponse("Internal Server Error", status_code=500)


def _alter(value: Any, key: str | None, *, drop: bool) -> tuple[Any, bool]:
    """Return `value` with its first `key` (None: the first of all) dropped or mistyped, and whether there was one."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            altered, found = _alter(item, key, drop=drop)
            if found:
                return [*value[:index], altered, *value[index + 1 :]], True
        return value, False
    if not isinstance(value, dict) or not value:
        return value, False
    target = next(iter(value)) if key is None else key
    if target in value:
        if drop:
            return {name: item for name, item in value.items() if name != target}, True
        return {**value, target: _mistyped(value[target])}, True
    for name, item in value.items():
        altered, found = _alter(item, key, drop=drop)
        if found:
            return {**value, name: altered}, True
    return value, False


def _mistyped(value: Any) -> Any:
    # An object where a plain value stood, a text where a structure stood: no lenient reading can bridge these.
    return "unexpected" if isinstance(value, (dict, list)) else {"unexpected": True}
