"""The frame around the window that says what is at stake."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.state import EnvironmentKind
from widgets import theme

FRAME_WIDTH: Final = 3
_DASH: Final = 24
KIND_TONES: Final = MappingProxyType(
    {EnvironmentKind.PRODUCTION: "fail", EnvironmentKind.STAGING: "warn", EnvironmentKind.SANDBOX: "sim"}
)
"""The colour token of each kind of environment."""


class EnvironmentFrame(QWidget):
    """Holds the window's contents (`contents` layout) inside three pixels of the environment's colour.

    It is unbroken while orders may reach the exchange, and dashed while every account is in simulation. A read-only
    window has two thin lines for the broad one.
    """

    def __init__(self, kind: EnvironmentKind, parent: QWidget | None = None, *, read_only: bool = False) -> None:
        super().__init__(parent)
        self._kind = kind
        self._read_only = read_only
        self._live = True
        self.contents = QVBoxLayout(self)
        self.contents.setContentsMargins(FRAME_WIDTH, FRAME_WIDTH, FRAME_WIDTH, FRAME_WIDTH)
        self.contents.setSpacing(0)

    @property
    def tone(self) -> str:
        """The colour token in use."""
        return KIND_TONES[self._kind]

    @property
    def live(self) -> bool:
        """Whether it says that orders may reach the exchange."""
        return self._live

    def show_live(self, live: bool) -> None:
        """Be unbroken, or dashed for simulation."""
        if live != self._live:
            self._live = live
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill with the frame's colour and lay the page's background over all but the edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour(self.tone))
        if not self._live:
            for at in range(_DASH, max(self.width(), self.height()), 2 * _DASH):
                painter.fillRect(at, 0, _DASH, self.height(), theme.colour("bg"))
                painter.fillRect(0, at, self.width(), _DASH, theme.colour("bg"))
        if self._read_only:
            painter.setPen(theme.colour("bg"))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
        inner = self.rect().adjusted(FRAME_WIDTH, FRAME_WIDTH, -FRAME_WIDTH, -FRAME_WIDTH)
        painter.fillRect(inner, theme.colour("bg"))
