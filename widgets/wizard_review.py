"""The last step of adding an environment: how its addresses were found, and what will be written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.core.language import tr
from widgets import fonts, shapes
from widgets.text import Paragraph
from widgets.tokens import SPACE_L, SPACE_M, SPACE_XS
from widgets.wizard_steps import AddressVerdict

_ALL_FIT: Final = tr("Every address was reached and fits its service.")
_NOT_ALL_FIT: Final = tr(
    "Not every address was found to fit. It can be written all the same; Back shows what was found at each."
)


class ReviewStep(QWidget):
    """How the addresses were found, and what will be written, word by word."""

    def __init__(self) -> None:
        super().__init__()
        self._where = Paragraph(tone="muted", selectable=True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFont(fonts.fixed())
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("What will be written"))
        self._lead = Paragraph(tone="text")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE_L)
        self._grid.setVerticalSpacing(SPACE_XS)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._lines: list[Paragraph] = []
        self._failure = Paragraph(tone="fail", selectable=True)
        self._failure.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self._lead)
        column.addLayout(self._grid)
        column.addWidget(self._where)
        column.addWidget(self.text, 1)
        column.addWidget(self._failure, 0, Qt.AlignmentFlag.AlignBottom)

    @property
    def failure(self) -> str:
        """Why nothing was written; empty while nothing failed."""
        return "" if self._failure.isHidden() else self._failure.plain_text

    @property
    def verdicts(self) -> tuple[str, ...]:
        """What is said of each address, as shown."""
        return tuple(line.plain_text for line in self._lines)

    def show_verdicts(self, verdicts: Sequence[AddressVerdict]) -> None:
        """Say how the test of each address ended."""
        for line in self._lines:
            self._grid.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = []
        for place, one in enumerate(verdicts):
            words = tr("{service}: {verdict}", service=one.service, verdict=one.word)
            line = Paragraph(f"{one.shape} {words}", tone=shapes.TONES[one.shape])
            self._lines.append(line)
            self._grid.addWidget(line, *divmod(place, 2))
        fit = all(one.shape == shapes.DISC for one in verdicts)
        self._lead.show_text(_ALL_FIT if fit else _NOT_ALL_FIT)

    def show_text(self, text: str, where: str) -> None:
        """Show what will be added to the file `where`."""
        self._where.show_text(
            tr("Added at the end of {where}; what is in it stays as it is. Only you can read the file.", where=where)
        )
        self.text.setPlainText(text)
        self.show_failure("")

    def show_failure(self, words: str) -> None:
        """Say why nothing was written."""
        self._failure.show_text(words)
        self._failure.setVisible(bool(words))
