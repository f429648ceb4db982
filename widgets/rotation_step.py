"""What the cards of a rotation's steps have in common."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.core.rotation import Rotation
from app.core.state import AppState
from widgets.fact_grid import NAME_WIDTH_PX
from widgets.section import SectionCard
from widgets.text import LineLabel, Paragraph
from widgets.tokens import SPACE_L, SPACE_M


class RotationStep(SectionCard):
    """One step's card: a rotation in, wishes out by signals."""

    def show_rotation(self, state: AppState, rotation: Rotation, now: datetime) -> None:
        """Draw this step of the rotation as seen at `now`."""

    def add(self, *parts: QWidget) -> None:
        """Put these below what is in the card."""
        for part in parts:
            self.body.addWidget(part)

    def take_focus(self) -> None:
        """Put the keyboard where this step begins."""


class ReasonedButton(QWidget):
    """A button with the reason beside it, wrapped, whenever it cannot work."""

    def __init__(self, button: QPushButton, *, at_right: bool = False) -> None:
        super().__init__()
        self.button = button
        self._reason = Paragraph(tone="muted")
        self._reason.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_M)
        parts: list[QWidget] = [self._reason, button] if at_right else [button, self._reason]
        if at_right:
            self._reason.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for part in parts:
            row.addWidget(part, 1 if part is self._reason else 0, Qt.AlignmentFlag.AlignVCenter)
        self.show_reason("")

    @property
    def reason(self) -> str:
        """Why the button is disabled; empty while it works."""
        return self._reason.plain_text

    def show_reason(self, reason: str) -> None:
        """Disable the button for `reason`, or enable it when the reason is empty."""
        self._reason.show_text(reason)
        self.button.setEnabled(not reason)
        self.button.setAccessibleDescription(reason)


class Stack(QWidget):
    """A few widgets under each other that come and go together."""

    def __init__(self, *parts: QWidget, spacing: int) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing)
        for part in parts:
            column.addWidget(part)


class Captioned(QWidget):
    """A control with its caption at the left, in the middle of the control's first line."""

    def __init__(self, caption: str, control: QWidget, *, first_line_px: int = 36) -> None:
        super().__init__()
        label = LineLabel(caption, "body", "muted", line_px=first_line_px)
        label.setBuddy(control)
        label.setFixedWidth(NAME_WIDTH_PX)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_L)
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(control, 1)
