"""Which service an address looks like, by the operations it describes of itself."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from api_client.models.common import Certificate, Health, HealthStatus, Route
from app.core.answer_words import answer_words
from app.core.language import tr
from app.core.readiness.routes import CALLED

_ENOUGH: Final = 0.5
_BRIEF_DAYS: Final = 14


@dataclass(frozen=True, slots=True)
class Likeness:
    """A service and its flavour (empty where it has none), and which share of what the console calls is described."""

    service: str
    flavour: str
    share: float


@dataclass(frozen=True, slots=True)
class AddressFinding:
    """What was found at the address of one service; `fits` is None where nothing can be said about it.

    `words` are whole sentences; `likeness` is the service it looks like, if any.
    """

    name: str
    reached: bool
    fits: bool | None
    words: str
    likeness: Likeness | None = None


def likeness_of(routes: AbstractSet[Route]) -> Likeness | None:
    """The service that most of its own operations are described of; None when it is like none of ours."""
    found = [
        Likeness(service, flavour or "", len(routes & set(called)) / len(called))
        for (service, flavour), called in CALLED.items()
    ]
    best = max(found, key=lambda one: (one.share, len(CALLED[one.service, one.flavour or None])))
    return best if best.share >= _ENOUGH else None


def likeness_words(name: str, flavour: str, found: Likeness | None) -> tuple[bool | None, str]:
    """Whether an address fits the service it is given for, and that in a sentence."""
    if found is None:
        return None, tr("It describes no operations that this console knows.")
    said = f"{found.service} ({found.flavour})" if found.flavour else found.service
    if found.service != name:
        return False, tr("It looks like {said}, not like {name}.", said=said, name=name)
    if found.flavour and flavour and found.flavour != flavour:
        return False, tr("It looks like the flavour {found}, not {named}.", found=found.flavour, named=flavour)
    return True, tr("It looks like {said}.", said=said)


def certificate_words(certificate: Certificate | None, now: datetime) -> str:
    """Who vouches for the address, and for how long still."""
    if certificate is None:
        return tr("Without TLS, on this machine only.")
    left = (certificate.not_after - now).days
    if left < _BRIEF_DAYS:
        return tr("TLS is trusted until {end:%Y-%m-%d}: only {left} days.", end=certificate.not_after, left=left)
    return tr("TLS is trusted until {end:%Y-%m-%d}.", end=certificate.not_after)


def health_words(health: Health) -> str:
    """What /healthz says."""
    ill = ", ".join(check.name for check in health.checks if check.status is not HealthStatus.OK)
    if health.status is HealthStatus.OK and not ill:
        return tr("It says that it is healthy.")
    return tr("It says {status}{ill}.", status=answer_words(health.status.value), ill=f": {ill}" if ill else "")
