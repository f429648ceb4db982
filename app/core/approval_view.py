"""What a director is shown of what is to be approved, in person or at another desk."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from app.core.approvals import ApprovalSubject, shown_digest
from app.core.halt_readings import same_account
from app.core.key_view import ShownFact
from app.core.language import tr
from app.core.rotation_desk import RotationDesk
from app.core.rotation_flavour import offer_of
from app.core.state import Environment, EnvironmentKind

SESSION_S: Final = 3600.0
"""Seconds for which the platform keeps a session; it has no sign-out."""

_HURRY_S: Final = 120.0
_KINDS: Final = {kind.value: kind.word for kind in EnvironmentKind}


def request_facts(subject: ApprovalSubject) -> tuple[ShownFact, ...]:
    """All that a director approves; every field is part of the digest, which comes last."""
    return (
        ShownFact(tr("Account"), subject.account),
        ShownFact(tr("New key"), subject.fingerprint, fixed=True),
        ShownFact(tr("Why"), subject.reason),
        ShownFact(tr("Ticket"), subject.ticket or tr("No ticket was named."), known=bool(subject.ticket)),
        ShownFact(tr("Asked by"), subject.requester),
        ShownFact(tr("Asked at"), tr("{asked_at:%Y-%m-%d %H:%M:%S} UTC", asked_at=subject.asked_at)),
        ShownFact(tr("Environment"), f"{subject.environment} ({_KINDS.get(subject.kind, subject.kind)})"),
        ShownFact(tr("Sent to"), subject.route, fixed=True),
        ShownFact(tr("Digest"), shown_digest(subject.digest), fixed=True),
    )


def left_words(subject: ApprovalSubject, now: datetime) -> str:
    """How long a request can still be approved."""
    left_s = (subject.expires_at - now).total_seconds()
    if left_s <= 0:
        return tr("The request has expired: ask for a new one.")
    minutes, seconds = divmod(int(left_s), 60)
    return tr("It can be approved for another {minutes} min {seconds:02d} s.", minutes=minutes, seconds=seconds)


def request_warnings(subject: ApprovalSubject, environment: Environment, now: datetime) -> tuple[str, ...]:
    """What a director at another desk should look at twice before approving, as sentences."""
    found = []
    if subject.kind == EnvironmentKind.PRODUCTION.value:
        found.append(tr("This is production: the key trades real money."))
    if subject.environment != environment.name:
        found.append(
            tr(
                "The request calls its environment {environment}, this console is at {name}: ask "
                "which platform is meant.",
                environment=subject.environment,
                name=environment.name,
            )
        )
    if not any(same_account(subject.requester, account) for account in environment.accounts):
        found.append(tr("{requester} is no account of this environment: ask who that is.", requester=subject.requester))
    if not subject.ticket:
        found.append(tr("It names no ticket."))
    if 0 < (subject.expires_at - now).total_seconds() < _HURRY_S:
        found.append(tr("Less than two minutes are left: rather ask for a new request than hurry."))
    return tuple(found)


def session_kept_words(now: datetime) -> str:
    """What a director's sign-in leaves behind at the platform."""
    until = now + timedelta(seconds=SESSION_S)
    return tr(
        "The platform keeps this director's session alive until {until:%H:%M} UTC; nothing can end it earlier.",
        until=until,
    )


def approved_words(desk: RotationDesk, now: datetime) -> str:
    """How many directors have approved what is asked."""
    rotation = desk.rotation
    if rotation is None or desk.flavour is None:
        return ""
    needed = offer_of(desk.flavour).directors
    live = [approval.director for approval in rotation.approvals if approval.live(now)]
    names = f": {', '.join(live)}" if live else ""
    return tr("{live} of {needed} directors have approved{names}.", live=len(live), needed=needed, names=names)


def sign_in_address(environment: Environment) -> str:
    """Where this console's environment signs in; empty where it names no such service."""
    return next((service.url for service in environment.services if service.name == "auth"), "")
