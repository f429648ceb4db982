"""What a rotation is about, always in sight: a card beside its steps, or one line above them."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from app.core.language import tr
from app.core.rotation import Rotation
from app.core.rotation_flavour import offer_of
from app.core.state import AppState
from widgets.fact_grid import FactGrid, NamedFact
from widgets.rotation_words import (
    approval_summary,
    digest_fact,
    fingerprint_fact,
    lapse_words,
    second_words,
    stored_words,
)
from widgets.section import SectionCard
from widgets.text import Paragraph

RECAP_PX: Final = 300


class RotationRecap(SectionCard):
    """The facts under each other, with the approvals and when each of them lapses."""

    def __init__(self) -> None:
        super().__init__(tr("This rotation"))
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
        desk, sent_at = state.rotation, rotation.submission.sent_at
        stored = stored_words(desk, rotation) or tr("not known")
        self._facts.show_facts(
            (
                NamedFact(tr("Account"), rotation.account),
                fingerprint_fact(tr("New key"), rotation.fingerprint, tr("not entered yet")),
                fingerprint_fact(tr("Replaces"), desk.replaced_fingerprint, stored),
                NamedFact(tr("Why"), rotation.reason or tr("not said yet")),
                NamedFact(tr("Ticket"), rotation.ticket),
                NamedFact(tr("Asked by"), rotation.requester),
                digest_fact(rotation),
                NamedFact(tr("Approvals"), _approval_words(rotation, now)),
                NamedFact(tr("Sent"), "" if sent_at is None else second_words(sent_at)),
            )
        )


class RotationRecapLine(Paragraph):
    """The same in short, for a page that is too narrow or too low for the card."""

    def __init__(self) -> None:
        super().__init__(tone="muted")

    def show_rotation(self, rotation: Rotation, now: datetime) -> None:
        """Draw the rotation as seen at `now`."""
        key = rotation.fingerprint or tr("no new key yet")
        asked = tr("asked by {requester}", requester=rotation.requester)
        parts = (rotation.account, key, rotation.reason, asked, approval_summary(rotation, now))
        self.show_text(" · ".join(part for part in parts if part))


def _approval_words(rotation: Rotation, now: datetime) -> str:
    if not offer_of(rotation.flavour).directors:
        return tr("none needed here")
    lines = [f"{one.director}, {lapse_words(one, now)}" for one in rotation.approvals]
    return "\n".join(lines) or tr("none yet")
