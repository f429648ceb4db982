"""The journal's chain: how records are written as lines, sealed to the one before, and checked."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypeAlias

from api_client.redact import MASK, redact

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
}


@dataclass(frozen=True)
class Record:
    """One sealed record: `digest` is the SHA-256, in hex, of the canonical JSON of all other fields."""

    sequence: int
    at: datetime
    kind: str
    actor: str
    environment: str
    body: Mapping[str, JSON]
    previous: str
    digest: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at a line; lines count from 1, 0 is the file as a whole."""

    line: int
    words: str


@dataclass(frozen=True)
class Verification:
    """The result of reading a whole journal: readable records in file order, the last digest and every problem.

    `torn` is the length in bytes of an incomplete last line, which a crash leaves and which nobody was told of.
    """

    records: tuple[Record, ...]
    head: str
    problems: tuple[Problem, ...]
    torn: int = 0

    @property
    def count(self) -> int:
        """How many records could be read."""
        return len(self.records)


def seal(
    *,
    sequence: int,
    at: datetime,
    kind: str,
    actor: str,
    environment: str,
    body: Mapping[str, Any],
    previous: str,
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
    fields["digest"] = _digest(fields)
    line = canonical(fields)
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
    found = _parsed(line)
    return found if isinstance(found, Record) else None


def verify_lines(lines: Iterable[bytes], expected_head: str | None = None) -> Verification:
    """Check a journal line by line: every edit, removal, insertion and change of order breaks a link.

    Whole records cut off the end leave a shorter chain that holds; they show only against `expected_head`.
    """
    records: list[Record] = []
    problems: list[Problem] = []
    previous, sequence, torn = GENESIS, 0, 0
    for number, line in enumerate(lines, 1):
        if not line.endswith(b"\n"):
            torn = len(line)
            problems.append(Problem(number, f"the last record is incomplete ({torn} bytes): a write was cut off"))
            continue
        found = _parsed(line[:-1])
        if not isinstance(found, Record):
            problems.append(Problem(number, found))
            continue
        problems.extend(Problem(number, words) for words in _broken_links(found, previous, sequence))
        records.append(found)
        previous, sequence = found.digest, found.sequence
    if expected_head is not None and previous != expected_head:
        problems.append(Problem(0, "the journal does not end where it ended before: records were cut off or replaced"))
    return Verification(tuple(records), previous, tuple(problems), torn)


def _broken_links(record: Record, previous: str, sequence: int) -> Iterable[str]:
    if record.sequence != sequence + 1:
        yield f"record {record.sequence} stands where {sequence + 1} belongs: records were removed, added or moved"
    if record.previous != previous:
        yield "the record does not follow from the one before it"


def _parsed(line: bytes) -> Record | str:
    """The record, or what is wrong with the line."""
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        return "the line is not a record"
    if not isinstance(fields, dict) or set(fields) != set(_FIELDS):
        return "the line is not a record"
    if any(type(fields[name]) is not kind for name, kind in _FIELDS.items()):
        return "a field of the record has the wrong type"
    digest = fields.pop("digest")
    try:
        # Only the canonical bytes count: a second key of the same name would show one thing and seal another.
        if _digest(fields) != digest or canonical({**fields, "digest": digest}) != line:
            return "the record was changed after it was written"
        return _record({**fields, "digest": digest})
    except (ValueError, RecursionError):
        return "a field of the record has an impossible value"


def _record(fields: dict[str, Any]) -> Record:
    at = datetime.fromisoformat(fields["at"])
    if at.tzinfo is None:
        raise ValueError("naive time")
    return Record(**{**fields, "at": at})


def _digest(fields: dict[str, JSON]) -> str:
    return hashlib.sha256(canonical(fields)).hexdigest()
