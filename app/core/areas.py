"""The nine areas in which readiness is claimed and verified."""

from __future__ import annotations

import re
from enum import StrEnum

from app.core.language import tr

_NOT_WORD = re.compile(r"[^0-9a-z]+")


class Area(StrEnum):
    """One area of production readiness; the value is its full title, the order is the one of the reviews."""

    ARCHITECTURE = "Architecture & Deployment"
    RELIABILITY = "Reliability & Observability"
    SECURITY = "Security & Compliance"
    TESTING = "Testing & Release Engineering"
    DATA = "Data Integrity & Backup"
    INTEGRATION = "API & Integration Consistency"
    SIMULATION = "ML & Simulation Logic"
    GOVERNANCE = "Account Isolation & Governance"
    INTERFACE = "UI Integration & Frontend Connectivity"

    @property
    def words(self) -> str:
        """The title as it is shown; reviews and files have the value."""
        return _WORDS[self]

    @property
    def slug(self) -> str:
        """The identifier for files and programs, such as `architecture`."""
        return self.name.lower()

    @property
    def rank(self) -> int:
        """The place in the fixed order, from 0."""
        return _RANKS[self]


_WORDS = {
    Area.ARCHITECTURE: tr("Architecture & Deployment"),
    Area.RELIABILITY: tr("Reliability & Observability"),
    Area.SECURITY: tr("Security & Compliance"),
    Area.TESTING: tr("Testing & Release Engineering"),
    Area.DATA: tr("Data Integrity & Backup"),
    Area.INTEGRATION: tr("API & Integration Consistency"),
    Area.SIMULATION: tr("ML & Simulation Logic"),
    Area.GOVERNANCE: tr("Account Isolation & Governance"),
    Area.INTERFACE: tr("UI Integration & Frontend Connectivity"),
}
_RANKS = {area: rank for rank, area in enumerate(Area)}


def normalise(text: str) -> str:
    """Return the words of a title without case, marks and the choice between `&` and `and`."""
    return _NOT_WORD.sub(" ", text.lower().replace("&", " and ")).strip()


_BY_TITLE = {normalise(area.value): area for area in Area}


def area_titled(text: str) -> Area | None:
    """Return the area whose full title `text` is, whatever its case, emphasis and spacing."""
    return _BY_TITLE.get(normalise(text))


def area_heading(text: str) -> Area | None:
    """Return the area that a heading begins with (`Architecture & Deployment fixes`)."""
    words = normalise(text)
    return next((area for title, area in _BY_TITLE.items() if f"{words} ".startswith(f"{title} ")), None)
