"""How long an answer counts, by how often it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Lifetimes:
    """Seconds for which an answer counts."""

    fast: float = 10.0
    clock: float = 15.0
    guarded: float = 45.0
    levels: float = 45.0
    slow: float = 180.0
    negative: float = 7_200.0
    other_account: float = 86_400.0
    once: float = 604_800.0


TTL: Final = Lifetimes()
