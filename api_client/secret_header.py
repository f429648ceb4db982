"""A request header that holds secrets: a placeholder for the HTTP library, filled in where bytes meet the network."""

import secrets
from collections.abc import Sequence
from types import TracebackType
from typing import Final, final

from api_client.models.auth import SecretText
from api_client.models.secret_buffer import SecretBuffer
from api_client.redact import MASK

EXTENSION: Final = "aether.secret_headers"
"""The key under which a request carries its secret headers to the transport."""


@final
class SecretHeader:
    """`name` with the secrets of `parts` joined by commas; a context manager that overwrites what was made of them.

    The library copies headers many times over: it is given `placeholder` instead, which means nothing. The buffers
    stay their owner's. Raises ValueError, which holds nothing of them, when one was overwritten or is not printable
    ASCII without blanks and commas.
    """

    __slots__ = ("_filled", "_own", "_parts", "name", "placeholder")

    def __init__(self, name: str, parts: Sequence[SecretBuffer | SecretText]) -> None:
        self.name = name
        self.placeholder = secrets.token_hex(16)
        self._filled: list[bytearray] = []
        self._parts = tuple(
            part if isinstance(part, SecretBuffer) else SecretBuffer(part.reveal().encode()) for part in parts
        )
        self._own = tuple(made for made, part in zip(self._parts, parts, strict=True) if made is not part)
        for part in self._parts:
            if not all(0x21 <= byte < 0x7F and byte != 0x2C for byte in part.view()):
                raise ValueError("a secret header must be printable ASCII")

    def stands_in(self, head: bytes) -> bool:
        """Whether `head` holds the placeholder."""
        return self.placeholder.encode() in head

    def filled(self, head: bytes) -> bytearray:
        """`head` with the secrets in the placeholder's place; overwritten by `wipe()`, not before it was sent."""
        at = head.find(self.placeholder.encode())
        behind = at + len(self.placeholder)
        size = sum(len(part) for part in self._parts) + len(self._parts) - 1
        # Made in its final size, then filled: a buffer that grows leaves its beginnings behind.
        made = bytearray(at + size + len(head) - behind)
        self._filled.append(made)
        made[:at] = head[:at]
        for index, part in enumerate(self._parts):
            if index:
                made[at : at + 1] = b","
                at += 1
            made[at : at + len(part)] = part.view()
            at += len(part)
        made[at:] = head[behind:]
        return made

    def wipe(self) -> None:
        """Overwrite everything that was made here."""
        for made in self._filled:
            made[:] = bytes(len(made))
        self._filled.clear()
        for part in self._own:
            part.wipe()

    def __enter__(self) -> "SecretHeader":
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        self.wipe()

    def __repr__(self) -> str:
        return MASK
