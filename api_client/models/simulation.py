"""Simulation mode, account by account."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SimulationAccount:
    """One account's mode and since when (aware UTC)."""

    account_id: str
    active: bool
    reason: str | None
    since: datetime


@dataclass(frozen=True, slots=True)
class SimulationStatus:
    """All accounts; `active` when any of them simulates."""

    active: bool
    accounts: tuple[SimulationAccount, ...]


@dataclass(frozen=True, slots=True)
class SimulationChange:
    """The answer to entering or leaving simulation, with who did it."""

    account_id: str
    active: bool
    reason: str | None
    since: datetime
    actor: str
