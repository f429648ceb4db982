"""One recurring read as data."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from api_client.platform import Platform
from app.core.state import ReadingKey

Read = Callable[[Platform, str], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Poll:
    """One recurring read.

    `read(platform, account)` gives the fact's value or raises `ApiError`; `account` is the session's, empty
    without one. `source` is what an operator would type to see the same. An answer counts for `ttl_s`. A poll
    `on_demand` reads only when it is kicked by its key, one `once` until it has succeeded. A poll whose key names an
    account reads only in a session of that account: its fact stays from the last one. One with a `page` is read only
    while that page is on screen (see `page_polls`), and never again within `least_s` for the same account.
    """

    key: ReadingKey
    source: str
    period_s: float
    ttl_s: float
    needs_session: bool
    read: Read
    on_demand: bool = False
    once: bool = False
    page: str = ""
    least_s: float = 0.0

    def may_read(self, session_account: str | None) -> bool:
        """Whether it can be read in a session of this account; None stands for no session."""
        if session_account is None:
            return not self.needs_session
        return not self.key.account or self.key.account.lower() == session_account.lower()
