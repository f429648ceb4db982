"""The signed-in operator, and the text that must never be seen."""

import hmac
from dataclasses import dataclass
from datetime import datetime
from typing import NoReturn, final

from api_client.models.secret_buffer import SecretBuffer
from api_client.redact import MASK


@final
class SecretText:
    """A string that no repr, log, format, pickle or JSON encoder can show; `reveal()` is the only way out."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """Return the secret itself, for the request that needs it."""
        return self._value

    def __bool__(self) -> bool:
        return bool(self._value)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, SecretText):
            return NotImplemented
        return hmac.compare_digest(self._encoded(), other._encoded())

    def __hash__(self) -> int:
        # One bucket for all: a hash of the text would tell something about it.
        return hash(SecretText)

    def __repr__(self) -> str:
        return MASK

    def __str__(self) -> str:
        return MASK

    def __copy__(self) -> "SecretText":
        return self

    def __deepcopy__(self, memo: object) -> "SecretText":
        return self

    def __reduce__(self) -> NoReturn:
        raise TypeError("a SecretText cannot be pickled")

    def _encoded(self) -> bytes:
        return self._value.encode("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in operator: who, which account, until when (aware UTC; fixed, it does not slide)."""

    token: SecretText
    account_id: str
    email: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Approval:
    """A director's session for one request, in a buffer that its holder overwrites; it lives until `expires_at`."""

    token: SecretBuffer
    account_id: str
    email: str
    expires_at: datetime
