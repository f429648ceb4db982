"""Desks of the Kraken keys page and of directors, for tests and pictures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from app.core.approvals import ApprovalSubject
from app.core.approvals_text import request_text
from app.core.freshness import Failure, FailureKind, Slice
from app.core.key_age import remind
from app.core.rotation import Rotation
from app.core.rotation_desk import Asked, DirectorDesk, RotationDesk
from app.core.rotation_flavour import Flavour, offer_of
from app.core.rotation_readings import AuditEntry, StoredKey
from app.core.rotation_steps import Approval, Step
from app.core.state import AppState
from tests.widgets import states
from tests.widgets.states import NOW

STATUS, AUDIT = "GET /secrets/kraken/status", "GET /secrets/audit"
NO_KEY = Failure(FailureKind.REFUSED, "secrets", "status", 404, "No rotation metadata found for account")
NO_DATE = Failure(FailureKind.REFUSED, "secrets", "status", 404, "Rotation timestamp unavailable")


def ago(days: float = 0.0, seconds: float = 0.0) -> datetime:
    return NOW - timedelta(days=days, seconds=seconds)


def entry(days: float, actor: str = "company", notes: str = "") -> AuditEntry:
    approvers = ("director-1", "director-2")
    return AuditEntry(actor, ago(days), approvers, notes, "kms-5c0e91", "master-2026-01", ago(days + 30))


def fact(value: Any, source: str, seconds: float = 6.0) -> Slice[Any]:
    return Slice[Any](source, 30.0).succeeded(value, ago(seconds=seconds))


def failed(failure: Failure, source: str = STATUS) -> Slice[Any]:
    return Slice[Any](source, 30.0).failed(failure, ago(seconds=6))


def desk(days: float = 40.0, flavour: Flavour | None = Flavour.K8S, **changes: Any) -> RotationDesk:
    """An account whose key is so many days old."""
    key = StoredKey("company", ago(days), "kraken-keys-company")
    history = tuple(entry(days + 80 * number) for number in range(3))
    made = RotationDesk(
        flavour,
        "company",
        status=fact(key, STATUS),
        audit=fact(history, AUDIT, 9.0),
        last_fingerprint="b810 77e4 19aa",
        replaced_fingerprint="b810 77e4 19aa",
    )
    return replace(made, **changes)


def with_desk(made: RotationDesk, director: DirectorDesk | None = None) -> AppState:
    state = states.calm()
    return replace(state, rotation=made, director=director or DirectorDesk())


def reminders(*days_ago: int) -> tuple[Any, ...]:
    return tuple(remind(f"rot-{days}", "aether-prod", "company", "b810 77e4 19aa", ago(days)) for days in days_ago)


def subject(**changes: Any) -> ApprovalSubject:
    made = ApprovalSubject(
        request_id="rot-7",
        environment="aether-prod",
        kind="production",
        account="company",
        fingerprint="3f9a 41c7 d02e",
        reason="Scheduled rotation: the key is 83 days old",
        ticket="CHG-1182",
        requester="company",
        route="/secrets/rotate",
        asked_at=ago(seconds=70),
        recipient="a1" * 32,
    )
    return replace(made, **changes)


def approvals(directors: Iterable[str], asked: ApprovalSubject) -> tuple[Approval, ...]:
    return tuple(Approval(name, asked.digest, ago(seconds=30), NOW + timedelta(minutes=59)) for name in directors)


def asking(*directors: str, **changes: Any) -> RotationDesk:
    """A rotation at its approvals, which these directors have given."""
    asked = subject()
    rotation = Rotation(
        "rot-7",
        asked.environment,
        asked.account,
        asked.requester,
        Flavour.K8S,
        offer_of(Flavour.K8S).routes[0],
        ago(seconds=600),
        step=Step.APPROVALS,
        fingerprint=asked.fingerprint,
        asked_at=asked.asked_at,
        digest=asked.digest,
        approvals=approvals(directors, asked),
    )
    return desk(83.0, rotation=rotation, asked=Asked(asked), **changes)


def asked_text() -> str:
    """A request as it comes from another desk."""
    return request_text(subject())


def without_services(state: AppState) -> AppState:
    return replace(state, environment=replace(state.environment, services=()))
