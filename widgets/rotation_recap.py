"""What a rotation is about, always in sight: a card beside its steps, or one line above them."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from app.core.rotation import Rotation
from app.core.rotation_flavour import offer_of
from app.core.state import AppState
from widgets.fact_grid import FactGrid, NamedFact
from widgets.rotation_words import approval_summary, digest_fact, second_words
from widgets.section import SectionCard
from widgets.text import Paragraph

RECAP_PX: Final = 300


class RotationRecap(SectionCard):
    """The facts under each other, with the approvals and when each of them lapses."""

    def __init__(self) -> None:
        super().__init__("This rotation")
        self._facts = FactGrid()
        self.body.addWidget(self._facts)
        self.body.addStretch(1)
        self.setFixedWidth(RECAP_PX)

    @property
    def facts(self) -> FactGrid:
        """The facts as shown."""
        return self._facts

    def show_rotation(self, state: AppState, rotation: Rotation, now: datetime) -> None:
        """Draw the rotation as seen at `now`."""
        sent_at = rotation.submission.sent_at
        self._facts.show_facts(
            (
                NamedFact("Account", rotation.account),
                NamedFact("New key", rotation.fingerprint or "not entered yet", fixed=True),
                NamedFact("Replaces", state.rotation.last_fingerprint or "not known", fixed=True),
                NamedFact("Why", rotation.reason or "not said yet"),
                NamedFact("Ticket", rotation.ticket),
                NamedFact("Asked by", rotation.requester),
                digest_fact(rotation),
                NamedFact("Approvals", _approval_words(rotation, now)),
                NamedFact("Sent", "" if sent_at is None else second_words(sent_at)),
            )
        )


class RotationRecapLine(Paragraph):
    """The same in short, for a page that is too narrow or too low for the card."""

    def __init__(self) -> None:
        super().__init__(tone="muted")

    def show_rotation(self, rotation: Rotation, now: datetime) -> None:
        """Draw the rotation as seen at `now`."""
        key = rotation.fingerprint or "no new key yet"
        asked = f"asked by {rotation.requester}"
        parts = (rotation.account, key, rotation.reason, asked, approval_summary(rotation, now))
        self.show_text(" · ".join(part for part in parts if part))


def _approval_words(rotation: Rotation, now: datetime) -> str:
    if not offer_of(rotation.flavour).directors:
        return "none needed here"
    lines = [
        f"{one.director}, {'until' if one.live(now) else 'lapsed'} {second_words(one.lapses_at())}"
        for one in rotation.approvals
    ]
    return "\n".join(lines) or "none yet"
