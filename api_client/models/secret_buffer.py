"""A secret in memory that can be overwritten."""

import hmac
from typing import ClassVar, NoReturn, final

from api_client.redact import MASK


@final
class SecretBuffer:
    """The bytes of a secret in one buffer of its own, from the paste until `wipe()`.

    No repr, format, copy, pickle or JSON encoder can show or duplicate it. `source` is copied: whoever made it
    overwrites it.
    """

    __slots__ = ("_buffer", "_wiped")
    __hash__: ClassVar[None]  # type: ignore[assignment]  # what is overwritten would hash differently afterwards

    def __init__(self, source: bytes | bytearray | memoryview) -> None:
        self._buffer = bytearray(source)
        self._wiped = False

    @property
    def wiped(self) -> bool:
        """Whether it was overwritten."""
        return self._wiped

    def view(self) -> memoryview:
        """The bytes, read-only and not copied; zeros after `wipe()`. Raises ValueError when that has happened."""
        if self._wiped:
            raise ValueError("the secret was overwritten")
        return memoryview(self._buffer).toreadonly()

    def wipe(self) -> None:
        """Overwrite the bytes; views that are still held show zeros."""
        # In place and of the same length: another length would move the buffer and leave the old one behind.
        self._buffer[:] = bytes(len(self._buffer))
        self._wiped = True

    def __len__(self) -> int:
        return 0 if self._wiped else len(self._buffer)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, SecretBuffer):
            return NotImplemented
        return self._wiped == other._wiped and hmac.compare_digest(self._buffer, other._buffer)

    def __repr__(self) -> str:
        return MASK

    def __str__(self) -> str:
        return MASK

    def __copy__(self) -> "SecretBuffer":
        return self

    def __deepcopy__(self, memo: object) -> "SecretBuffer":
        return self

    def __reduce__(self) -> NoReturn:
        raise TypeError("a SecretBuffer cannot be pickled")
