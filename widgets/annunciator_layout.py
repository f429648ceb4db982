"""Shares a bar's width among its parts when they would like more than there is."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

P = TypeVar("P", bound=Hashable)


def shared_widths(wishes: Mapping[P, int], concessions: Sequence[tuple[P, int]], room: int) -> dict[P, int]:
    """Widths in pixels that sum up to at most `room`, as far as the concessions go.

    Every part starts with its wish. The concessions (a part and the width it can shrink to) are made in their order,
    each only as far as needed; a part that may shrink to nothing goes as a whole, and what it leaves over goes back to
    the others, first to the last that conceded.
    """
    widths = dict(wishes)
    taken: list[tuple[P, int]] = []
    for part, floor in concessions:
        excess = sum(widths.values()) - room
        if excess <= 0:
            break
        before = widths[part]
        widths[part] = max(min(before, floor), before - excess) if floor else 0
        taken.append((part, before - widths[part]))
    for part, width in reversed(taken):
        if widths[part]:
            widths[part] += min(width, max(room - sum(widths.values()), 0))
    return widths
