"""When something was last tried, whether it worked or not."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from app.core.freshness import Slice


def attempted_at(fact: Slice[Any]) -> datetime | None:
    """The time of the newest attempt: of the failure while there is one, else of the value; None before the first."""
    return fact.failed_at if fact.failure is not None else fact.read_at
