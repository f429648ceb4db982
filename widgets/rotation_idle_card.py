"""What stands on the rotation page while none runs: how one begins, or why none can."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.language import tr
from app.core.rotation_desk import RotationDesk
from app.core.rotation_flavour import Flavour, offer_of
from widgets import shapes
from widgets.buttons import PrimaryButton, SecondaryButton
from widgets.card_frame import CardFrame
from widgets.empty_state import EmptyState
from widgets.rotation_step import ReasonedButton
from widgets.rotation_words import minute_words
from widgets.tokens import SPACE_L, SPACE_S, SPACE_XL

_NOT_CONFIGURED = (
    tr("No credentials service"),
    tr("This environment names no credentials service, so there is no key that could be rotated from here."),
    tr("Add secrets = { url = …, flavour = … } to its services in environments.toml."),
)
_DIRECTORS_NEEDED = tr(
    "You need a new key made at Kraken, the reason, and two directors at hand. Nothing is sent before you type ROTATE."
)
_NOBODY_NEEDED = tr(
    "You need a new key made at Kraken, the reason, and nobody else's approval. Nothing is sent before you type ROTATE."
)
_UNREAD = (tr("Rotation"), tr("It is not known yet which environment this is."), "")


class RotationIdleCard(QWidget):
    """Signals: `begin_requested()`, `again_requested()` with the scope of the one that was called off."""

    begin_requested = Signal()
    again_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = EmptyState()
        self._begin = ReasonedButton(PrimaryButton(tr("Begin a rotation")))
        self._again = SecondaryButton(tr("Begin again with the same scope"))
        inside = QVBoxLayout()
        inside.addWidget(self._words)
        buttons = QVBoxLayout()
        buttons.setContentsMargins(SPACE_XL, 0, SPACE_XL, SPACE_XL)
        buttons.setSpacing(SPACE_S)
        buttons.addWidget(self._begin)
        buttons.addWidget(self._again)
        inside.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SPACE_L)
        column.addWidget(CardFrame(inside))
        self._begin.button.clicked.connect(self.begin_requested)
        self._again.clicked.connect(self.again_requested)

    @property
    def begin(self) -> ReasonedButton:
        """The button that begins, and why it cannot."""
        return self._begin

    def show_desk(self, desk: RotationDesk | None) -> None:
        """Say what can be begun; None while nothing is known."""
        flavour = None if desk is None else desk.flavour
        cancelled = desk is not None and desk.rotation is not None and flavour is not None
        self._begin.setVisible(flavour is not None)
        self._again.setVisible(cancelled)
        if desk is None or flavour is None:
            self._words.show_words(*(_UNREAD if desk is None else _NOT_CONFIGURED))
            return
        signed_out = "" if desk.account else tr("Sign in first: a session rotates its own account's key.")
        obstacle = desk.busy.value or desk.obstacles.begin or signed_out
        self._begin.show_reason(obstacle)
        self._again.setEnabled(not obstacle)
        at = None if desk.rotation is None else desk.rotation.cancelled_at
        if at is not None:
            what = tr(
                "It was called off {minute}. Nothing was sent: the stored key is the old one.", minute=minute_words(at)
            )
            self._words.show_words(tr("Called off"), what, _needed(flavour), shapes.RING)
        else:
            self._words.show_words(tr("No rotation runs here"), offer_of(flavour).approval_words, _needed(flavour))


def _needed(flavour: Flavour) -> str:
    return _DIRECTORS_NEEDED if offer_of(flavour).directors else _NOBODY_NEEDED
