"""Why a card shows nothing, or nothing newer: two sentences in a box that is loud only for a fault."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.core.card_view import Meaning
from widgets import theme
from widgets.text import Paragraph
from widgets.tokens import SPACE_M, SPACE_S, SPACE_XS


class CardTrouble(QFrame):
    """What is the case and what to do; hidden while there is nothing to say."""

    def __init__(self, spacing_px: int = SPACE_XS, *, selectable: bool = False) -> None:
        super().__init__()
        self.setProperty("look", "callout")
        self._what = Paragraph(tone="text", selectable=selectable)
        self._step = Paragraph(tone="muted", selectable=selectable)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        column.setSpacing(spacing_px)
        column.addWidget(self._what)
        column.addWidget(self._step)
        self.show_trouble(None)

    @property
    def words(self) -> str:
        """What is said; empty while nothing is."""
        return "" if self.isHidden() else f"{self._what.plain_text} {self._step.plain_text}".strip()

    def show_trouble(self, trouble: Meaning | None) -> None:
        """Say this, or nothing."""
        self.setVisible(trouble is not None)
        if trouble is not None:
            theme.set_look(self, tone="" if trouble.harmless else "warn")
            self._what.show_text(trouble.what)
            self._step.show_text(trouble.step)
            self._step.setVisible(bool(trouble.step))
