"""A JSON request body that holds secrets: written into one buffer, sent from one object, both overwritten."""

import sys
from collections.abc import AsyncIterator, Mapping
from types import TracebackType
from typing import Final, final

import msgspec

from api_client.models.secret_buffer import SecretBuffer
from api_client.redact import MASK

_QUOTE, _BACKSLASH = ord('"'), ord("\\")
_MASKED_FROM: Final = 6
"""Characters: what is shorter would be found in places that have nothing to do with it."""


@final
class SecretBody:
    """The object `{**public, **secret}` as JSON; a context manager that overwrites it at the end.

    The buffers of `secret` stay their owner's. Raises ValueError, which holds nothing of them, when one was
    overwritten or is not printable ASCII.
    """

    __slots__ = ("_buffer", "_secrets", "_sent", "_wiped")

    def __init__(self, public: Mapping[str, str], secret: Mapping[str, SecretBuffer]) -> None:
        self._secrets = tuple(secret.values())
        self._sent: bytes | None = None
        self._wiped = False
        head = msgspec.json.encode(dict(public))[:-1] + (b"," if public and secret else b"")
        names = [msgspec.json.encode(name) + b':"' for name in secret]
        views = [buffer.view() for buffer in self._secrets]
        size = len(head) + sum(len(name) + _escaped_size(view) for name, view in zip(names, views, strict=True))
        # Made in its final size, then filled: a buffer that grows leaves its beginnings behind.
        self._buffer = bytearray(size + 2 * len(names) - (1 if names else 0) + 1)
        at = _put(self._buffer, 0, head)
        for index, (name, view) in enumerate(zip(names, views, strict=True)):
            at = _put(self._buffer, at, b"," + name if index else name)
            at = _put_escaped(self._buffer, at, view)
            at = _put(self._buffer, at, b'"')
        _put(self._buffer, at, b"}")

    def __len__(self) -> int:
        return len(self._buffer)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        if self._wiped:
            raise ValueError("the body was overwritten")
        # One piece of exactly this type goes through the HTTP library to the TLS layer without another copy.
        if self._sent is None:
            self._sent = bytes(self._buffer)
        yield self._sent

    def __enter__(self) -> "SecretBody":
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        self.wipe()

    def masked(self, answer: bytes) -> bytes:
        """`answer` without any of the secrets that were sent, should the server repeat them."""
        for secret in self._secrets:
            if len(secret) >= _MASKED_FROM:
                answer = answer.replace(secret.view(), MASK.encode())
        return answer

    def wipe(self) -> None:
        """Overwrite the buffer and what was sent from it."""
        self._wiped = True
        self._buffer[:] = bytes(len(self._buffer))
        if self._sent is not None:
            overwrite(self._sent)
            self._sent = None

    def __repr__(self) -> str:
        return MASK


def _escaped_size(view: memoryview) -> int:
    size = 0
    for byte in view:
        if not 0x20 <= byte < 0x7F:
            raise ValueError("a secret must be printable ASCII")
        size += 2 if byte in (_QUOTE, _BACKSLASH) else 1
    return size


def _put(buffer: bytearray, at: int, part: bytes) -> int:
    buffer[at : at + len(part)] = part
    return at + len(part)


def _put_escaped(buffer: bytearray, at: int, view: memoryview) -> int:
    for byte in view:
        if byte in (_QUOTE, _BACKSLASH):
            buffer[at] = _BACKSLASH
            at += 1
        buffer[at] = byte
        at += 1
    return at


def overwrite(value: bytes) -> None:
    """Overwrite an immutable object that nobody reads any more; where the interpreter is not CPython it stays."""
    if sys.implementation.name != "cpython" or len(value) < 2:  # shorter ones are shared by the whole interpreter
        return
    import ctypes  # here, because only a rotation needs it

    # The bytes come last in the object, followed by one that ends them.
    ctypes.memset(id(value) + bytes.__basicsize__ - 1, 0, len(value))
