"""The second step of a rotation: both parts of the new key, judged as they are typed."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication

from api_client.models.secret_buffer import SecretBuffer
from app.core.language import tr
from app.core.rotation import Rotation
from app.core.rotation_key import KeyPart
from app.core.state import AppState
from widgets import shapes
from widgets.buttons import SecondaryButton
from widgets.clipboard_guard import ClipboardGuard
from widgets.fact_grid import FactGrid
from widgets.rotation_key_entry import RotationKeyEntry
from widgets.rotation_step import ReasonedButton, RotationStep, Stack
from widgets.rotation_words import fingerprint_fact
from widgets.status_badge import StatusBadge
from widgets.text import Paragraph
from widgets.tokens import SPACE_M, SPACE_S

_API_KEY_LONGEST: Final = 64
_ABOUT: Final = tr(
    "Make a new key at Kraken, then paste both of its parts here. They never show, and "
    "cannot be copied out again; a private key is removed from the clipboard as soon as "
    "it is here."
)
_HELD: Final = tr(
    "Both parts lie in this console's memory until the key is sent, the rotation is "
    "called off, or somebody else signs in. They cannot be shown. Entering them again "
    "voids tests, ticks and approvals."
)


class RotationKeyStep(RotationStep):
    """Two fields, what is wrong with them, the fingerprint; once the parts are held, only how to enter them again.

    Signals: `key_edited()` a part was changed, `enter_again_requested()` the held parts are to be forgotten,
    `submitted()` Enter in the last field.
    """

    key_edited = Signal()
    enter_again_requested = Signal()
    submitted = Signal()

    def __init__(self) -> None:
        super().__init__(tr("New key"))
        self._entries = {
            KeyPart.API_KEY: RotationKeyEntry(tr("API key")),
            KeyPart.PRIVATE_KEY: RotationKeyEntry(tr("Private key")),
        }
        self._guard = ClipboardGuard(QGuiApplication.clipboard(), self)
        self._facts = FactGrid()
        self._badge = StatusBadge("section")
        self._again = ReasonedButton(SecondaryButton(tr("Enter again")))
        self._open = Stack(Paragraph(_ABOUT, tone="muted"), *self._entries.values(), spacing=SPACE_M)
        self._held = Stack(self._badge, Paragraph(_HELD, tone="muted"), self._again, spacing=SPACE_S)
        self.add(self._open, self._held, self._facts)
        self.body.addStretch(1)
        self._badge.show_status(shapes.DISC, tr("Both parts are held in memory"))
        self._held.hide()
        for entry in self._entries.values():
            entry.field.edited.connect(self.key_edited)
            entry.field.pasted.connect(self._on_pasted)
        api_key, private_key = (entry.field for entry in self._entries.values())
        # The next control is *Paste*: whoever presses Enter twice would paste without a look.
        api_key.submitted.connect(private_key.setFocus)
        private_key.submitted.connect(self.submitted)
        self._guard.reported.connect(self._on_removed)
        self._again.button.clicked.connect(self.enter_again_requested)

    @property
    def facts(self) -> FactGrid:
        """Fingerprints as shown."""
        return self._facts

    def entry(self, part: KeyPart) -> RotationKeyEntry:
        """Where one part is entered."""
        return self._entries[part]

    def views(self) -> tuple[memoryview, memoryview]:
        """API key and private key as they lie in their fields."""
        api_key, private_key = (entry.field.view() for entry in self._entries.values())
        return api_key, private_key

    def take_key(self) -> tuple[SecretBuffer, SecretBuffer]:
        """Hand API key and private key over; the fields are empty afterwards."""
        api_key, private_key = (entry.field.move_out() for entry in self._entries.values())
        self._forget_words()
        return api_key, private_key

    def wipe(self) -> None:
        """Overwrite both fields, and look at once whether the clipboard holds the private key again."""
        for entry in self._entries.values():
            entry.field.wipe()
        self._forget_words()
        self._guard.check()

    def show_rotation(self, state: AppState, rotation: Rotation, now: datetime) -> None:
        """Draw what is known of the key as it lies in the fields, or that it is held."""
        desk = state.rotation
        self._open.setVisible(not desk.held)
        self._held.setVisible(desk.held)
        self._again.show_reason(desk.busy.value)
        found = () if desk.check is None else desk.check.findings
        for part, entry in self._entries.items():
            entry.show_findings([finding for finding in found if finding.part is part])
        last = desk.last_fingerprint
        fingerprint = rotation.fingerprint or ("" if desk.check is None else desk.check.fingerprint)
        self._facts.show_facts(
            (
                fingerprint_fact(tr("Fingerprint"), fingerprint, tr("none without an API key")),
                fingerprint_fact(tr("Last key"), last, tr("not known: no rotation of this journal brought it")),
            )
        )

    def take_focus(self) -> None:
        """Begin with the API key, or with the one button there is."""
        held = self._open.isHidden()
        first = self._again.button if held else self._entries[KeyPart.API_KEY].field
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_pasted(self) -> None:
        private = self._entries[KeyPart.PRIVATE_KEY].field
        # A private key in the wrong field is one all the same, and no API key of Kraken's is as long.
        if self.sender() is private or self._entries[KeyPart.API_KEY].field.length > _API_KEY_LONGEST:
            self._guard.take_away()

    def _on_removed(self, words: str) -> None:
        entry = self._entries[KeyPart.PRIVATE_KEY]
        entry.show_note(f"{entry.note} {words}".strip() if words not in entry.note else entry.note)

    def _forget_words(self) -> None:
        for entry in self._entries.values():
            entry.show_note("")
            entry.show_findings(())
