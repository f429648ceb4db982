"""Asks a server over a bare socket, without TLS, whether it would serve in the clear."""

import asyncio
import contextlib
from typing import Final
from urllib.parse import urlsplit

from api_client.errors import Interrupted, Unreachable
from api_client.failures import unsent_reason
from api_client.models.common import PlainHttp

_CLEAR_PORT: Final = 80
_TLS_PORT: Final = 443
_HEAD_LIMIT: Final = 16 * 1024
_CLOSE_S: Final = 1.0


async def ask_in_clear(url: str, path: str, timeout_s: float, *, service: str) -> PlainHttp:
    """Send `GET path` with nothing but a Host header, in the clear, and return how that ended.

    A server at the default port of https is asked at the default port of http, where nobody listening is an answer;
    any other is asked at its own port. Raises Unreachable when there is no connection, Interrupted when the server
    neither answers nor closes it within `timeout_s` seconds, ValueError for an address or a path that is not one.
    """
    parts = urlsplit(url)
    host = parts.hostname
    if parts.scheme != "https" or host is None:
        raise ValueError("only a server reached over https can refuse to go without")
    if not path.startswith("/") or not path.isprintable() or " " in path:
        raise ValueError("a path begins with a slash and holds no blank")
    secure_port = parts.port or _TLS_PORT
    port = _CLEAR_PORT if secure_port == _TLS_PORT else secure_port
    request = f"GET {path} HTTP/1.1\r\nHost: {_host_header(host, port)}\r\n\r\n".encode("ascii")
    connected = False
    try:
        async with asyncio.timeout(timeout_s):
            reader, writer = await asyncio.open_connection(host, port, limit=_HEAD_LIMIT)
            connected = True
            return _read(await _head(reader, writer, request), port)
    except OSError as error:  # TimeoutError is one
        refused = isinstance(error, ConnectionRefusedError)
        gone = connected and isinstance(error, ConnectionError)
        reason = "timeout" if isinstance(error, TimeoutError) else unsent_reason(error)
    if gone or (refused and port == _CLEAR_PORT):
        return PlainHttp(port, None, reason="closed" if gone else "refused")
    if connected:
        raise Interrupted(service=service, reason="read_timeout")
    raise Unreachable(service=service, reason="connect_timeout" if reason == "timeout" else reason)


async def _head(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: bytes) -> bytes:
    """The beginning of the answer up to the end of its headers, or as much as there is."""
    try:
        writer.write(request)
        await writer.drain()
        return await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError as end:
        return end.partial
    except asyncio.LimitOverrunError:
        return await reader.read(_HEAD_LIMIT)
    finally:
        writer.close()
        with contextlib.suppress(OSError):
            async with asyncio.timeout(_CLOSE_S):
                await writer.wait_closed()


def _read(head: bytes, port: int) -> PlainHttp:
    """Only the status and the scheme of a redirect are kept: whatever else a stranger says is not."""
    first, _, rest = head.decode("latin-1").partition("\r\n")
    words = first.split(" ")
    code = words[1] if len(words) > 1 else ""
    if not words[0].startswith("HTTP/") or len(code) != 3 or not (code.isascii() and code.isdigit()):
        return PlainHttp(port, None, reason="closed" if not head else "no_http")
    return PlainHttp(port, int(code), redirects_to=_redirect_scheme(int(code), rest))


def _redirect_scheme(status: int, headers: str) -> str:
    if not 300 <= status < 400:
        return ""
    for line in headers.split("\r\n"):
        name, _, value = line.partition(":")
        if name.strip().lower() == "location":
            scheme, found, _ = value.strip().partition("://")
            return scheme.lower() if found and scheme.isalpha() else ""
    return ""


def _host_header(host: str, port: int) -> str:
    name = f"[{host}]" if ":" in host else host
    return name if port == _CLEAR_PORT else f"{name}:{port}"
