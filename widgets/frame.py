"""The frame around the window that says what is at stake."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.state import EnvironmentKind
from widgets import theme

FRAME_WIDTH: Final = 3
KIND_TONES: Final = MappingProxyType(
    {EnvironmentKind.PRODUCTION: "fail", EnvironmentKind.STAGING: "warn", EnvironmentKind.SANDBOX: "sim"}
)
"""The colour token of each kind of environment."""


class EnvironmentFrame(QWidget):
    """Holds the window's contents (`contents` layout) inside three pixels of the environment's colour."""

    def __init__(self, kind: EnvironmentKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self.contents = QVBoxLayout(self)
        self.contents.setContentsMargins(FRAME_WIDTH, FRAME_WIDTH, FRAME_WIDTH, FRAME_WIDTH)
        self.contents.setSpacing(0)

    @property
    def tone(self) -> str:
        """The colour token in use."""
        return KIND_TONES[self._kind]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill with the frame's colour and lay the page's background over all but the edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour(self.tone))
        inner = self.rect().adjusted(FRAME_WIDTH, FRAME_WIDTH, -FRAME_WIDTH, -FRAME_WIDTH)
        painter.fillRect(inner, theme.colour("bg"))
