"""Whether every time in plain facts says in which zone it is."""

from __future__ import annotations

from datetime import datetime
from typing import Any


def holds_naive(value: Any) -> bool:
    """Whether a naive datetime stands anywhere in mappings and rows."""
    match value:
        case datetime():
            return value.tzinfo is None
        case dict():
            return any(holds_naive(item) for item in value.values())
        case list() | tuple():
            return any(holds_naive(item) for item in value)
    return False
