"""How many alarms this desk had to take in lately, held against what one person can handle (ISA-18.2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from typing import Final

WINDOW: Final = timedelta(minutes=10)
KEPT: Final = timedelta(hours=8)
FLOOD: Final = 10
"""More alarms than this in ten minutes are a flood."""
FLOOD_OVER: Final = 5
"""A flood is over when fewer than this came in ten minutes."""
_KEPT_MOST: Final = 2_000
_WORST: Final = 10


class LoadLevel(Enum):
    """What so many alarms mean for one person."""

    ACCEPTABLE = "acceptable"
    MANAGEABLE = "manageable"
    HIGH = "high"
    FLOOD = "flood"


@dataclass(frozen=True, slots=True)
class Annunciation:
    """One alarm that this desk was told of."""

    key: str
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AlarmLoad:
    """The alarms of the last eight hours; `sounding` are the keys that were annunciated when last looked at."""

    alarms: tuple[Annunciation, ...] = ()
    sounding: frozenset[str] = frozenset()
    flooded: bool = False

    def recent(self, now: datetime) -> int:
        """How many came in the last ten minutes."""
        return sum(now - WINDOW < alarm.at for alarm in self.alarms)

    def level(self, now: datetime) -> LoadLevel:
        """About one in ten minutes is acceptable, two are manageable."""
        if self.flooded:
            return LoadLevel.FLOOD
        count = self.recent(now)
        return LoadLevel.ACCEPTABLE if count <= 1 else LoadLevel.MANAGEABLE if count == 2 else LoadLevel.HIGH

    def worst(self) -> tuple[tuple[str, int], ...]:
        """The alarms that came most often and how often, ten at most."""
        counted = Counter(alarm.name for alarm in self.alarms)
        return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:_WORST])


def taken_in(before: AlarmLoad, sounding: Iterable[tuple[str, str]], fresh: frozenset[str], now: datetime) -> AlarmLoad:
    """The load after a look: `sounding` are keys and names of what is annunciated now.

    What sounds for the first time is an alarm if it is `fresh`: what already fired before this desk opened is no news.
    """
    names = dict(sounding)
    new = tuple(
        Annunciation(key, name, now) for key, name in names.items() if key not in before.sounding and key in fresh
    )
    kept = tuple(alarm for alarm in (*before.alarms, *new) if now - KEPT < alarm.at <= now)[-_KEPT_MOST:]
    load = replace(before, alarms=kept, sounding=frozenset(names))
    count = load.recent(now)
    return replace(load, flooded=count > FLOOD or (before.flooded and count >= FLOOD_OVER))
