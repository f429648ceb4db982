"""The rotation page's own sentences, and the facts that several of its cards show."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from app.core.approvals import shown_digest
from app.core.language import tr
from app.core.present import clock_words
from app.core.rotation import Rotation
from app.core.rotation_desk import RotationDesk
from app.core.rotation_flavour import Route, offer_of
from app.core.rotation_steps import Approval, How, Step
from app.core.state import AppState
from widgets import shapes
from widgets.fact_grid import NamedFact
from widgets.status_list import StatusLine

WHAT_HAPPENS: Final = {
    Route.ROTATE: tr("The platform checks the key, stores it in place of the old one and tells the OMS to read it."),
    Route.ENCRYPTED: tr(
        "The platform checks the key, stores it encrypted in place of the old one, tells the "
        "OMS to read it, and answers with the ids of the keys that it encrypted it with."
    ),
    Route.KRAKEN: tr("The platform stores the key in place of the old one."),
}
NO_WAY_BACK: Final = tr(
    "It is sent once and cannot be called back: the way back is another rotation. The "
    "old key stays valid at Kraken until a person deletes it there."
)
ROUTE_NAMES: Final = {
    Route.ROTATE: (tr("Rotate"), tr("the usual way")),
    Route.ENCRYPTED: (tr("Rotate encrypted"), tr("the answer names the encryption keys")),
    Route.KRAKEN: (tr("Store"), tr("the only way of this platform")),
}
CALL_OFF: Final = tr(
    "Nothing was sent to the platform. The key is wiped from this console's memory, and approvals are void."
)
HOW_NAMES: Final = {How.IN_PERSON: tr("In person"), How.OTHER_DESK: tr("From another desk")}
NEXT_WORDS: Final = {
    Step.SCOPE: tr("Continue to New key"),
    Step.NEW_KEY: tr("Continue to Test"),
    Step.TEST: tr("Continue to Checklist"),
    Step.APPROVALS: tr("Continue to Confirm"),
}


def next_words(rotation: Rotation) -> str:
    """What the button says that leads to the next step."""
    if rotation.step is Step.CHECKLIST:
        return tr("Continue to Approvals") if offer_of(rotation.flavour).directors else tr("Continue to Confirm")
    return NEXT_WORDS.get(rotation.step, "")


def minute_words(at: datetime) -> str:
    """A moment with its day, to the minute."""
    return tr("{at:%Y-%m-%d %H:%M} UTC", at=at.astimezone(UTC))


def second_words(at: datetime) -> str:
    """A moment of this day."""
    return f"{clock_words(at.astimezone(UTC))} UTC"


def stored_words(desk: RotationDesk, rotation: Rotation) -> str:
    """Since when the key that is replaced is stored, as read before the new one was sent; empty where nobody knows."""
    stored = rotation.before or desk.status.value
    rotated = None if stored is None else stored.rotated_at
    return "" if rotated is None else tr("stored {minute}", minute=minute_words(rotated))


def replaced_words(desk: RotationDesk, rotation: Rotation) -> str:
    """What is known of the key that is replaced."""
    known = (desk.replaced_fingerprint, stored_words(desk, rotation))
    return " · ".join(part for part in known if part) or tr("not known")


def subject_facts(state: AppState, rotation: Rotation) -> tuple[NamedFact, ...]:
    """What a rotation is about, line by line."""
    desk = state.rotation
    return (
        NamedFact(tr("Account"), rotation.account),
        fingerprint_fact(tr("New key"), rotation.fingerprint, tr("not entered yet")),
        NamedFact(tr("Replaces"), replaced_words(desk, rotation)),
        NamedFact(tr("Why"), rotation.reason),
        NamedFact(tr("Ticket"), rotation.ticket or tr("none", "a ticket")),
        NamedFact(tr("Asked by"), rotation.requester),
        NamedFact(tr("Sent to"), f"{ROUTE_NAMES[rotation.route][0]} · POST {rotation.route.value}"),
        NamedFact(tr("Environment"), f"{state.environment.name} ({state.environment.kind.word})"),
    )


def fingerprint_fact(name: str, fingerprint: str, otherwise: str) -> NamedFact:
    """A key's fingerprint, or in words why there is none."""
    return NamedFact(name, fingerprint or otherwise, fixed=bool(fingerprint))


def digest_fact(rotation: Rotation) -> NamedFact:
    """The digest that directors approve, in groups."""
    return NamedFact(tr("Digest"), shown_digest(rotation.digest), fixed=True)


def approval_lines(rotation: Rotation, now: datetime) -> tuple[StatusLine, ...]:
    """A line for each approval there is, and for each that is missing."""
    made = tuple(_approval_line(approval, now) for approval in rotation.approvals)
    needed = offer_of(rotation.flavour).directors
    names = (tr("First director"), tr("Second director"))[len(made) : needed]
    return made + tuple(StatusLine(shapes.RING, tr("MISSING"), name) for name in names)


def _approval_line(approval: Approval, now: datetime) -> StatusLine:
    live = approval.live(now)
    shape, word = (shapes.DISC, tr("APPROVED")) if live else (shapes.DOTTED, tr("LAPSED"))
    end = second_words(approval.lapses_at())
    words = tr(
        "{how}, {at}. {counts} The platform keeps this director's session alive until {minute}.",
        how=HOW_NAMES[approval.how],
        at=second_words(approval.at),
        counts=tr("Counts until {end}.", end=end) if live else tr("Counted until {end}.", end=end),
        minute=minute_words(approval.session_until),
    )
    return StatusLine(shape, word, approval.director, words)


def lapse_words(approval: Approval, now: datetime) -> str:
    """Until when an approval counts, or when it lapsed."""
    end = second_words(approval.lapses_at())
    return tr("until {end}", end=end) if approval.live(now) else tr("lapsed {end}", end=end)


def approval_summary(rotation: Rotation, now: datetime) -> str:
    """How many approve, and until when that holds; empty where nobody has to."""
    needed = offer_of(rotation.flavour).directors
    if not needed or rotation.submission.left:
        return ""
    live = [approval for approval in rotation.approvals if approval.live(now)]
    count = tr("{live} of {needed} approvals", live=len(live), needed=needed)
    return f"{count}, {lapse_words(min(live, key=Approval.lapses_at), now)}" if live else count
