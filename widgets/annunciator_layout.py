"""Shares a bar's width among its parts when they would like more than there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Concession:
    """A part and the width that it can shrink to: only as far as needed, or all of it `at_once`."""

    part: str
    width: int
    at_once: bool = False


def shared_widths(wishes: Mapping[str, int], concessions: Sequence[Concession], room: int) -> dict[str, int]:
    """Widths in pixels that sum up to at most `room`, as far as the concessions go.

    Every part starts with its wish. The concessions are made in their order. What one that is made at once leaves over
    goes back to those that shrank by degrees and are still there, first to the last of them.
    """
    widths = dict(wishes)
    taken: list[tuple[str, int]] = []
    for one in concessions:
        excess = sum(widths.values()) - room
        if excess <= 0:
            break
        before = widths[one.part]
        least = min(before, one.width)
        widths[one.part] = least if one.at_once else max(least, before - excess)
        if not one.at_once:
            taken.append((one.part, before - widths[one.part]))
    for part, width in reversed(taken):
        if widths[part]:
            widths[part] += min(width, max(room - sum(widths.values()), 0))
    return widths
