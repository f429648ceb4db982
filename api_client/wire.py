"""One request as it is meant, and one answer as it came."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

import msgspec

from api_client.secret_body import SecretBody
from api_client.secret_header import SecretHeader
from api_client.timeouts import CallKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request to a service: neither its headers nor its body ever show in a repr.

    `guarded` when the platform asks for a session there: then 401 and 403 are about the session, except those
    whose sentence is in `refusals`. With `secret_answer` the answer's bytes are overwritten once they were read.
    A parameter with several values is sent once for each. `body_limit` bytes of the answer are taken at most, where
    the usual ones would be too few.
    """

    path: str
    method: Literal["GET", "POST", "DELETE"] = "GET"
    kind: CallKind = CallKind.READ
    params: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: bytes | SecretBody | None = field(default=None, repr=False)
    secret_headers: tuple[SecretHeader, ...] = field(default=(), repr=False)
    guarded: bool = False
    refusals: frozenset[str] = frozenset()
    secret_answer: bool = False
    body_limit: int | None = None

    def __post_init__(self) -> None:
        # Anything else would extend the host name that it is appended to.
        if not self.path.startswith("/"):
            raise ValueError("a path begins with a slash")

    @property
    def is_read(self) -> bool:
        """Whether the call asks for no change."""
        return self.method == "GET"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One answer: header names in lower case, `unread` says why the body was not taken, if it was not."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    server_date: datetime | None
    latency_s: float
    unread: str | None = None


def json_body(content: Mapping[str, object]) -> bytes:
    """`content` as a JSON request body."""
    return msgspec.json.encode(dict(content))
