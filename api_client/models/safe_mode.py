"""Safe mode, one for the whole platform."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SafeModeStatus:
    """Whether safe mode is on, why, since when (aware UTC); after an exit `actor` is who left it."""

    active: bool
    reason: str | None
    since: datetime | None
    actor: str | None
