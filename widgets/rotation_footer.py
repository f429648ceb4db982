"""The buttons below every step of a rotation: back, call off, onward."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.language import tr
from app.core.rotation import Rotation
from app.core.rotation_desk import RotationDesk
from app.core.rotation_steps import Step
from widgets.buttons import PrimaryButton, SecondaryButton
from widgets.confirm_step import ConfirmStep
from widgets.key_words import key_words
from widgets.rotation_step import ReasonedButton
from widgets.rotation_words import CALL_OFF, next_words
from widgets.tokens import SPACE_L, SPACE_S


class RotationFooter(QWidget):
    """Onward says why it cannot; calling off asks once more.

    Signals: `onward_requested()`, `back_requested()`, `cancel_requested()` confirmed by a person.
    """

    onward_requested = Signal()
    back_requested = Signal()
    cancel_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self._short = False
        self._confirm = ConfirmStep()
        self._back = SecondaryButton(tr("Back"))
        self._cancel = SecondaryButton(tr("Call off…"))
        self._onward = ReasonedButton(PrimaryButton(tr("Continue")), at_right=True)
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        row.addWidget(self._back)
        row.addWidget(self._cancel)
        row.addSpacing(SPACE_L)
        row.addWidget(self._onward, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._confirm)
        column.addWidget(self._row)
        self._back.clicked.connect(self.go_back)
        self._onward.button.clicked.connect(self.go_on)
        self._cancel.clicked.connect(self.ask_to_cancel)
        self._onward.button.setToolTip(key_words("Alt+Right"))
        self._confirm.confirmed.connect(self._on_confirmed)
        self._confirm.dismissed.connect(self.close_question)

    @property
    def asking(self) -> bool:
        """Whether it asks if the rotation is to be called off."""
        return not self._confirm.isHidden()

    @property
    def onward(self) -> ReasonedButton:
        """The way to the next step, and what stands in it."""
        return self._onward

    def show_rotation(self, desk: RotationDesk, rotation: Rotation) -> None:
        """Offer what can be done at this step; nothing of it once the key has left."""
        self.setVisible(rotation.editable)
        if not rotation.editable:
            self.close_question()
            return
        words = next_words(rotation)
        self._onward.button.setVisible(bool(words))
        self._words = words
        self._show_words()
        self._onward.button.setAccessibleName(words)
        self._onward.show_reason((desk.busy.value or desk.obstacles.onward) if words else "")
        self._back.setVisible(rotation.step is not Step.SCOPE)
        _show_obstacle(self._back, desk.busy.value or desk.obstacles.back, key_words("Alt+Left"))
        _show_obstacle(self._cancel, desk.busy.value or desk.obstacles.cancel, "Esc")

    def show_short(self, short: bool) -> None:
        """Leave the keys out of the buttons' words, where there is no room for them."""
        self._short = short
        self._show_words()

    def go_on(self) -> None:
        """Ask for the next step, where it can be taken."""
        if self.isVisible() and self._onward.button.isVisible() and not self._onward.reason and not self.asking:
            self.onward_requested.emit()

    def go_back(self) -> None:
        """Ask for the step before, where there is one."""
        if self._back.isVisible() and self._back.isEnabled() and not self.asking:
            self.back_requested.emit()

    def ask_to_cancel(self) -> None:
        """Ask whether the rotation is to be called off; asked again, drop the question."""
        if self.asking:
            self.close_question()
        elif self._cancel.isVisible() and self._cancel.isEnabled():
            self._row.hide()
            self._confirm.open(tr("Call this rotation off?"), CALL_OFF, tr("Call it off"))

    def close_question(self) -> None:
        """Go on as if nobody had asked."""
        if self.asking:
            self._confirm.hide()
            self._row.show()
            self._cancel.setFocus()

    def _show_words(self) -> None:
        self._back.setText(tr("Back") if self._short else tr("Back (Alt+Left)"))
        self._onward.button.setText(self._words if self._short else f"{self._words} ({key_words('Alt+Right')})")

    def _on_confirmed(self) -> None:
        self.close_question()
        self.cancel_requested.emit()


def _show_obstacle(button: SecondaryButton, words: str, key: str) -> None:
    button.setEnabled(not words)
    button.setAccessibleDescription(words)
    button.setToolTip(words or key)
