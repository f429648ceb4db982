"""What every sandbox service is built from: its name, profile, storage, faults and clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from app.sandbox.drain import Drain
from app.sandbox.faults import ServiceFaults
from app.sandbox.sessions import Sessions
from app.sandbox.store import Store

ADMINS = ("company", "director-1", "director-2")
DIRECTORS = ("director-1", "director-2")
AUDITORS = ("auditor",)

# The name a service gives itself in metrics and drain answers differs from the key it is configured under.
SERVICE_LABELS = {
    "admin": "admin-platform",
    "kill-switch": "kill-switch",
    "sim-mode": "sim-mode",
    "safe-mode": "safe-mode",
    "secrets": "secrets-service",
    "risk": "risk-service",
    "oms": "oms-async",
    "risk-engine": "risk-service",
    "portfolio-risk": "portfolio-risk-service",
    "portfolio": "portfolio-service",
    "kraken-ws-ingest": "kraken-ws-ingest",
    "drift": "drift-service",
}
_FLAVOUR_LABELS = {("oms", "core"): "oms-core", ("oms", "root"): "oms-service"}


class Profile(StrEnum):
    """Whether the platform runs with its defects mended or exactly as it is shipped."""

    REPAIRED = "repaired"
    SHIPPED = "shipped"


def utc_now() -> datetime:
    """Return the current time, aware, in UTC."""
    return datetime.now(UTC)


@dataclass
class ServiceContext:
    """Everything one service may use.

    `wired` is False for a service without a session store: its guarded routes answer 500. `clock` returns aware UTC.
    `flavour` says which implementation runs where there are several; None is the first of them.
    """

    name: str
    profile: Profile
    store: Store
    faults: ServiceFaults
    wired: bool = True
    clock: Callable[[], datetime] = utc_now
    flavour: str | None = None
    drain: Drain = field(init=False)
    sessions: Sessions = field(init=False)

    def __post_init__(self) -> None:
        self.drain = Drain(self.label)
        self.sessions = Sessions(self.store)

    @property
    def label(self) -> str:
        """The name under which the service appears in its metrics and drain answers."""
        return _FLAVOUR_LABELS.get((self.name, self.flavour or ""), SERVICE_LABELS.get(self.name, self.name))

    @property
    def shipped(self) -> bool:
        """Whether every quirk of the platform as shipped is to be reproduced."""
        return self.profile is Profile.SHIPPED
