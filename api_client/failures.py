"""From a transport's exception, and how far the request had got, to the error tree."""

import asyncio
import socket
import ssl
from collections.abc import Iterator
from typing import Final

import httpx

from api_client.errors import ApiError, Effect, Interrupted, Unreachable

_OUT_OF_DATE: Final = {9: "certificate_not_yet_valid", 10: "certificate_expired"}
_NAME_MISMATCH: Final = frozenset({62, 63, 64})  # OpenSSL: host name, e-mail address, IP address mismatch


class Progress:
    """How far one request has got, told by the transport itself through its trace events."""

    def __init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        """Forget everything: the request is about to be sent again."""
        self.sent = False
        self.status: int | None = None
        self._connected_now = False
        self._securing = False
        self._answered = False

    async def note(self, event: str, info: object) -> None:
        """Take one trace event of the transport, such as `http11.send_request_headers.started`."""
        del info
        step = event.partition(".")[2]
        if step == "send_request_headers.started":
            self.sent = True
        elif step == "connect_tcp.started":
            self._connected_now = True
        elif step == "start_tls.started":
            self._securing = True
        elif step == "start_tls.complete":
            self._securing = False
        elif step == "receive_response_headers.complete":
            self._answered = True

    @property
    def securing(self) -> bool:
        """Whether the TLS handshake has begun and not ended."""
        return self._securing

    @property
    def dropped_when_idle(self) -> bool:
        """Whether the request went out on a connection kept from before, and nothing came back on it."""
        return self.sent and not self._connected_now and not self._answered


def is_drop(error: Exception) -> bool:
    """Whether the peer ended the connection, as opposed to letting time pass."""
    return isinstance(error, httpx.NetworkError | httpx.RemoteProtocolError)


def transport_failure(error: Exception, progress: Progress, *, service: str, read: bool) -> ApiError:
    """The failure that `error` is; `read` when the request asked for no change. Never holds `error`'s text."""
    if not progress.sent:
        return Unreachable(service=service, reason=unsent_reason(error, securing=progress.securing))
    return interruption(_sent_reason(error), progress, service=service, read=read)


def interruption(reason: str, progress: Progress, *, service: str, read: bool) -> ApiError:
    """The failure of a request that was ended by time or by its caller."""
    if not progress.sent:
        return Unreachable(service=service, reason=reason)
    effect = Effect.NONE if read else Effect.UNKNOWN
    return Interrupted(service=service, reason=reason, effect=effect, status=progress.status)


def unsent_reason(error: BaseException, *, securing: bool = False) -> str:
    """Why no request could be sent, in one stable word."""
    if isinstance(error, httpx.PoolTimeout):
        return "pool_timeout"
    if isinstance(error, httpx.TimeoutException | TimeoutError):
        return "connect_timeout"
    causes = tuple(_causes(error))
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return _certificate_reason(cause)
    if securing or any(isinstance(cause, ssl.SSLError) for cause in causes):
        return "tls"
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        return "dns"
    if any(isinstance(cause, ConnectionRefusedError) for cause in causes):
        return "refused"
    return "unreachable"


def _certificate_reason(error: ssl.SSLCertVerificationError) -> str:
    if error.verify_code in _NAME_MISMATCH:
        return "certificate_name"
    return _OUT_OF_DATE.get(error.verify_code, "certificate_untrusted")


def _sent_reason(error: Exception) -> str:
    if isinstance(error, httpx.WriteTimeout):
        return "write_timeout"
    if isinstance(error, httpx.TimeoutException | asyncio.TimeoutError):
        return "read_timeout"
    return "dropped"


def _causes(error: BaseException) -> Iterator[BaseException]:
    """`error` and everything that led to it; connecting to several addresses fails with a group."""
    waiting: list[BaseException] = [error]
    seen: set[int] = set()
    while waiting:
        current = waiting.pop()
        if id(current) in seen:
            continue
        seen.add(id(current))
        yield current
        if isinstance(current, BaseExceptionGroup):
            waiting.extend(current.exceptions)
        waiting.extend(linked for linked in (current.__cause__, current.__context__) if linked is not None)
