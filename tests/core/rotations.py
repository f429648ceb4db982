"""Rotations for tests: one that can be sent at NOW, and readings of what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from app.core.approvals import subject_of
from app.core.approvals_seal import public_key
from app.core.clock import ClockFact
from app.core.freshness import Failure, FailureKind, Slice
from app.core.rotation import Rotation
from app.core.rotation_flavour import Flavour, offer_of
from app.core.rotation_grounds import Grounds
from app.core.rotation_key import KeyCheck, check_key, parts_hash
from app.core.rotation_readings import AuditEntry, Before, RotationReadings, StoredKey
from app.core.rotation_steps import Approval, CheckItem, How, Step
from app.core.rotation_verdict import Receipt
from tests.core.states import NOW

API_KEY = b"kq8QpZ1v" * 7
PRIVATE_64 = b"AbCd" * 21 + b"AA=="
HASH_KEY = bytes(range(32))
CHECK: KeyCheck = check_key(API_KEY, PRIVATE_64)
PARTS = parts_hash(HASH_KEY, API_KEY, PRIVATE_64)
OURS = bytes([7]) * 32
THEIRS = bytes([9]) * 32
RECIPIENT = public_key(OURS)
WATCHER = "Credentials rotated; OMS hot-reload triggered."
OLD = NOW - timedelta(days=40)


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def refused(status: int, detail: str | None, kind: FailureKind = FailureKind.REFUSED) -> Failure:
    return Failure(kind, "secrets", "status", status, detail)


SESSION_OVER = refused(401, "Invalid or expired session token.", FailureKind.SESSION)
TIMEOUT = Failure(FailureKind.NO_ANSWER, "secrets", "read_timeout")
UNREACHABLE = Failure(FailureKind.UNREACHABLE, "secrets", "refused")
NO_KEY = refused(404, "No rotation metadata found for account")
NO_DATE = refused(404, "Rotation timestamp unavailable")


def begun(flavour: Flavour = Flavour.K8S, **changes: Any) -> Rotation:
    route = offer_of(flavour).routes[0]
    made = Rotation("rot-1", "staging", "company", "company", flavour, route, NOW)
    return replace(made, **changes)


def approval(director: str, digest: str, at_s: float = 0.0, how: How = How.IN_PERSON) -> Approval:
    return Approval(director, digest, after(at_s), after(at_s + 3600), how)


def ready(flavour: Flavour = Flavour.K8S, directors: Sequence[str] = ("director-1", "director-2")) -> Rotation:
    """A rotation at its last step, with all that it needs."""
    made = begun(flavour).scoped("company", "the key is 80 days old", "OPS-12", offer_of(flavour).routes[0])
    made = made.keyed(CHECK, PARTS)
    for item in CheckItem:
        made = made.with_tick(item, ticked=True)
    subject = subject_of(made, "staging", NOW, RECIPIENT)
    made = made.asked(subject.digest, NOW)
    for director in directors:
        made = made.approved(approval(director, subject.digest))
    return replace(made, step=Step.CONFIRM)


def sent(flavour: Flavour = Flavour.K8S, before: Before | None = None) -> Rotation:
    return ready(flavour).sent(before or Before(NOW, OLD, known=True), NOW)


def receipt(flavour: Flavour = Flavour.K8S, rotated_s: float = 1.0, **changes: Any) -> Receipt:
    account = None if flavour is Flavour.ROOT else "company"
    watcher = WATCHER if flavour is Flavour.K8S else None
    made = Receipt(offer_of(flavour).success, account, after(rotated_s), "kraken-keys-company", watcher)
    return replace(made, **changes)


def accepted(flavour: Flavour = Flavour.K8S) -> Rotation:
    made = sent(flavour)
    return made.answered(made.submission.received(receipt(flavour), "company", flavour, after(1)))


def failed(failure: Failure, flavour: Flavour = Flavour.K8S, before: Before | None = None) -> Rotation:
    made = sent(flavour, before)
    return made.answered(made.submission.failed(failure, after(1)))


def fact(value: Any, at_s: float = 2.0, source: str = "GET /x", ttl_s: float = 10.0) -> Slice[Any]:
    return Slice[Any](source, ttl_s).succeeded(value, after(at_s))


def broken(failure: Failure, at_s: float = 2.0, ttl_s: float = 10.0) -> Slice[Any]:
    return Slice[Any]("GET /x", ttl_s).failed(failure, after(at_s))


def stored(rotated_s: float | None = 1.0) -> StoredKey:
    return StoredKey("company", None if rotated_s is None else after(rotated_s), "kraken-keys-company")


BEFORE = StoredKey("company", OLD)


def entry(rotated_s: float = 1.0, *approvers: str, actor: str = "company", notes: str = "") -> AuditEntry:
    return AuditEntry(actor, after(rotated_s), approvers or ("director-2", "Director-1"), notes)


def readings(**changes: Any) -> RotationReadings:
    made = RotationReadings(status=fact(stored()), audit=fact((entry(),)))
    return replace(made, **changes)


def grounds(flavour: Flavour = Flavour.K8S, **changes: Any) -> Grounds:
    made = Grounds(
        flavour,
        session_left_s=2400.0,
        clock=ClockFact(0.5, 0.02, 1.0),
        url="https://secrets.test",
        status=fact(BEFORE, -1),
    )
    return replace(made, **changes)
