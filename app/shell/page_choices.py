"""What the reads of a page depend on: what a person chose on it (a time range, a symbol), and the time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime


class PageChoices:
    """Choices by name; one that was never made is what its reader takes for granted. `now` gives aware UTC."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self.now = now
        self._made: dict[str, str] = {}

    def choose(self, name: str, choice: str) -> None:
        """Have the reads ask for this from their next time on."""
        self._made[name] = choice

    def of(self, name: str, otherwise: str) -> str:
        """The choice, or `otherwise`."""
        return self._made.get(name, otherwise)
