"""The journal's chain: how records become lines, sealed to the one before, signed, and read back."""

from __future__ import annotations

import hashlib
import hmac
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any, Final, TypeAlias

from api_client.redact import MASK, redact
from app.core.language import tr

JSON: TypeAlias = bool | int | float | str | list["JSON"] | dict[str, "JSON"] | None

GENESIS: Final = "0" * 64
"""What the first record has before it."""

_FIELDS: Final = {
    "sequence": int,
    "at": str,
    "kind": str,
    "actor": str,
    "environment": str,
    "body": dict,
    "previous": str,
    "digest": str,
    "mac": str,
}
_KEY_BYTES: Final = 32


@dataclass(frozen=True)
class Record:
    """One sealed record.

    `digest` is the SHA-256, in hex, of the canonical JSON of the fields above it; `mac` signs the digest
    ("key identifier:HMAC-SHA-256 in hex") and is empty where no keyring could be reached.
    """

    sequence: int
    at: datetime
    kind: str
    actor: str
    environment: str
    body: Mapping[str, JSON]
    previous: str
    digest: str
    mac: str = ""

    @property
    def end(self) -> End:
        """The chain's end while this is its last record."""
        return End(self.sequence, self.digest)


@dataclass(frozen=True, slots=True)
class End:
    """Where a chain ends: how many records it has and the last one's digest."""

    count: int
    digest: str


class Signer:
    """A journal's key of 32 bytes. Who does not hold it cannot write a record that passes for ours."""

    def __init__(self, key: bytes) -> None:
        if len(key) != _KEY_BYTES:
            raise ValueError("a journal's key has 32 bytes")
        self._key = key
        self.key_id = hashlib.sha256(b"journal key\0" + key).hexdigest()[:16]

    def sign(self, digest: str) -> str:
        """The signature of a record with this digest."""
        return f"{self.key_id}:{hmac.new(self._key, digest.encode(), hashlib.sha256).hexdigest()}"

    def signed(self, record: Record) -> bool:
        """Whether the record bears this key's signature."""
        return hmac.compare_digest(record.mac.encode(), self.sign(record.digest).encode())


def seal(
    *,
    sequence: int,
    at: datetime,
    kind: str,
    actor: str,
    environment: str,
    body: Mapping[str, Any],
    previous: str,
    signer: Signer | None = None,
) -> tuple[Record, bytes]:
    """Return the record and its line with the line's end. Texts are redacted before they are sealed."""
    if at.tzinfo is None:
        raise ValueError("a record's time must be aware")
    fields: dict[str, JSON] = {
        "sequence": sequence,
        "at": at.isoformat(),
        "kind": redact(kind),
        "actor": redact(actor),
        "environment": redact(environment),
        "body": {str(name): redacted(value, str(name)) for name, value in body.items()},
        "previous": previous,
    }
    digest = _digest(fields)
    line = canonical({**fields, "digest": digest, "mac": signer.sign(digest) if signer else ""})
    # Read back from the line: what the caller holds is then exactly what the file says.
    return _record(json.loads(line)), line + b"\n"


def canonical(value: JSON) -> bytes:
    """The one encoding of a value: keys sorted, no spaces, ASCII only, no infinite numbers (ValueError)."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False).encode("ascii")


def redacted(value: Any, name: str = "") -> JSON:
    """A value of plain JSON types with every secret that is named masked; what JSON has no word for becomes text."""
    match value:
        case None | bool():
            return value
        case Mapping():
            return {str(key): redacted(item, str(key)) for key, item in value.items()}
        case list() | tuple():
            return [redacted(item, name) for item in value]
        case _ if _names_secret(name):
            return MASK
        case int():
            return int(value)
        case float() if math.isfinite(value):
            return value
        case _:
            return redact(str(value))


def _names_secret(name: str) -> bool:
    sample = f"{name}=x"
    return redact(sample) != sample


def head_of(line: bytes) -> Record | None:
    """The record of one complete line (without its end); None when the line is not one."""
    found = parsed(line)
    return found if isinstance(found, Record) else None


class Unsound(Enum):
    """Why a line holds no record; the value says it in words."""

    NO_RECORD = tr("the line is not a record")
    WRONG_TYPE = tr("a field of the record has the wrong type")
    CHANGED = tr("the record was changed after it was written")
    IMPOSSIBLE = tr("a field of the record has an impossible value")


def parsed(line: bytes) -> Record | Unsound:
    """The record of one complete line (without its end), or why there is none."""
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        return Unsound.NO_RECORD
    if not isinstance(fields, dict) or set(fields) != set(_FIELDS):
        return Unsound.NO_RECORD
    if any(type(fields[name]) is not kind for name, kind in _FIELDS.items()):
        return Unsound.WRONG_TYPE
    sealed = {name: value for name, value in fields.items() if name not in ("digest", "mac")}
    try:
        # Only the canonical bytes count: a second key of the same name would show one thing and seal another.
        if _digest(sealed) != fields["digest"] or canonical(fields) != line:
            return Unsound.CHANGED
        return _record(fields)
    except (ValueError, RecursionError):
        return Unsound.IMPOSSIBLE


def _record(fields: dict[str, Any]) -> Record:
    at = datetime.fromisoformat(fields["at"])
    if at.tzinfo is None:
        raise ValueError("naive time")
    return Record(**{**fields, "at": at})


def _digest(fields: dict[str, JSON]) -> str:
    return hashlib.sha256(canonical(fields)).hexdigest()
