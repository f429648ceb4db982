"""What a person looks at on the Risk page, and the readings that its trends are told from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from api_client.models.risk import PositionSize
from app.core.freshness import Slice
from app.core.language import tr
from app.core.reading_kind import ReadingKind
from app.core.risk_track import UsageTrack

LONGEST_SYMBOL: Final = 32
SIZE_TTL_S: Final = 60.0
NOT_SIZED: Final[Slice[PositionSize]] = Slice("GET /risk/size", SIZE_TTL_S)


@dataclass(frozen=True, slots=True)
class Horizon:
    """How far a forecast looks: as the platform writes it, in words, and which facts are of it."""

    name: str
    words: str
    cvar: ReadingKind
    nav: ReadingKind


HORIZONS: Final = (
    Horizon("24h", tr("24 hours"), ReadingKind.CVAR_24H, ReadingKind.NAV_24H),
    Horizon("2d", tr("2 days"), ReadingKind.CVAR_2D, ReadingKind.NAV_2D),
    Horizon("1w", tr("1 week"), ReadingKind.CVAR_1W, ReadingKind.NAV_1W),
)


@dataclass(frozen=True, slots=True)
class RiskLook:
    """The forecasts' horizon, the symbol that was sized last (empty: none) with the answer, and the usage's track.

    `account` is whose session the size was asked in; `sizing` while the answer is awaited.
    """

    horizon: Horizon = HORIZONS[0]
    symbol: str = ""
    account: str = ""
    size: Slice[PositionSize] = NOT_SIZED
    sizing: bool = False
    track: UsageTrack = field(default_factory=UsageTrack)


def horizon_named(name: str) -> Horizon:
    """The horizon with the platform's name; the shortest for any other."""
    return next((one for one in HORIZONS if one.name == name), HORIZONS[0])


def symbol_of(typed: str) -> str:
    """What was typed as the service writes symbols; empty where it cannot be one."""
    symbol = typed.strip().upper()
    return symbol if len(symbol) <= LONGEST_SYMBOL and symbol.isprintable() else ""
