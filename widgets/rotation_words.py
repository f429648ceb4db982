"""The rotation page's own sentences, and the facts that several of its cards show."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from app.core.approvals import shown_digest
from app.core.present import clock_words
from app.core.rotation import Rotation
from app.core.rotation_desk import RotationDesk
from app.core.rotation_flavour import Route, offer_of
from app.core.rotation_steps import Approval, Step
from app.core.state import AppState
from widgets import shapes
from widgets.fact_grid import NamedFact
from widgets.status_list import StatusLine

WHAT_HAPPENS: Final = {
    Route.ROTATE: "The platform checks the key, stores it in place of the old one and tells the OMS to read it.",
    Route.ENCRYPTED: (
        "The platform checks the key, stores it encrypted in place of the old one, tells the OMS to read it, and "
        "answers with the ids of the keys that it encrypted it with."
    ),
    Route.KRAKEN: "The platform stores the key in place of the old one.",
}
NO_WAY_BACK: Final = (
    "It is sent once and cannot be called back: the way back is another rotation. The old key stays valid at Kraken "
    "until a person deletes it there."
)
ROUTE_NAMES: Final = {
    Route.ROTATE: ("Rotate", "the usual way"),
    Route.ENCRYPTED: ("Rotate encrypted", "the answer names the encryption keys"),
    Route.KRAKEN: ("Store", "the only way of this platform"),
}
CALL_OFF: Final = (
    "Nothing was sent to the platform. The key is wiped from this console's memory, and approvals are void."
)
NEXT_WORDS: Final = {
    Step.SCOPE: "Continue to New key",
    Step.NEW_KEY: "Continue to Test",
    Step.TEST: "Continue to Checklist",
    Step.APPROVALS: "Continue to Confirm",
}


def next_words(rotation: Rotation) -> str:
    """What the button says that leads to the next step."""
    if rotation.step is Step.CHECKLIST:
        return f"Continue to {'Approvals' if offer_of(rotation.flavour).directors else 'Confirm'}"
    return NEXT_WORDS.get(rotation.step, "")


def minute_words(at: datetime) -> str:
    """A moment with its day, to the minute."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def second_words(at: datetime) -> str:
    """A moment of this day."""
    return f"{clock_words(at.astimezone(UTC))} UTC"


def replaced_words(desk: RotationDesk) -> str:
    """What is known of the key that is replaced."""
    stored = desk.status.value
    rotated = None if stored is None else stored.rotated_at
    since = "" if rotated is None else f"stored {minute_words(rotated)}"
    return " · ".join(part for part in (desk.last_fingerprint, since) if part) or "not known"


def subject_facts(state: AppState, rotation: Rotation) -> tuple[NamedFact, ...]:
    """What a rotation is about, line by line."""
    desk = state.rotation
    return (
        NamedFact("Account", rotation.account),
        NamedFact("New key", rotation.fingerprint or "not entered yet", fixed=True),
        NamedFact("Replaces", replaced_words(desk)),
        NamedFact("Why", rotation.reason),
        NamedFact("Ticket", rotation.ticket or "none"),
        NamedFact("Asked by", rotation.requester),
        NamedFact("Sent to", f"{ROUTE_NAMES[rotation.route][0]} · POST {rotation.route.value}"),
        NamedFact("Environment", f"{state.environment.name} ({state.environment.kind.value})"),
    )


def digest_fact(rotation: Rotation) -> NamedFact:
    """The digest that directors approve, in groups."""
    return NamedFact("Digest", shown_digest(rotation.digest), fixed=True)


def approval_lines(rotation: Rotation, now: datetime) -> tuple[StatusLine, ...]:
    """A line for each approval there is, and for each that is missing."""
    made = tuple(_approval_line(approval, now) for approval in rotation.approvals)
    needed = offer_of(rotation.flavour).directors
    names = ("First director", "Second director")[len(made) : needed]
    return made + tuple(StatusLine(shapes.RING, "MISSING", name) for name in names)


def _approval_line(approval: Approval, now: datetime) -> StatusLine:
    live = approval.live(now)
    shape, word = (shapes.DISC, "APPROVED") if live else (shapes.DOTTED, "LAPSED")
    counts = "Counts until" if live else "Counted until"
    words = (
        f"{approval.how.value.capitalize()}, {second_words(approval.at)}. "
        f"{counts} {second_words(approval.lapses_at())}. "
        f"The platform keeps this director's session alive until {minute_words(approval.session_until)}."
    )
    return StatusLine(shape, word, approval.director, words)


def approval_summary(rotation: Rotation, now: datetime) -> str:
    """How many approve, and until when that holds; empty where nobody has to."""
    needed = offer_of(rotation.flavour).directors
    if not needed or rotation.submission.left:
        return ""
    live = [approval for approval in rotation.approvals if approval.live(now)]
    until = f", until {second_words(min(one.lapses_at() for one in live))}" if live else ""
    return f"{len(live)} of {needed} approvals{until}"
