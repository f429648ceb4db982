"""A line for a terminal: to select, or to copy with one key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.language import tr
from widgets.buttons import SecondaryButton
from widgets.text import Label, Paragraph
from widgets.tokens import SPACE_M, SPACE_XS


class CommandLine(QWidget):
    """What the line does, the line itself, and the button that copies it; without a line, why there is none."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(title, tone="muted")
        self._line = Paragraph(role="fixed", selectable=True)
        self._copy = SecondaryButton(tr("Copy"))
        self._copy.setAccessibleName(tr("Copy: {title}", title=title))
        self._copy.clicked.connect(self._on_copy)
        row = QHBoxLayout()
        row.setSpacing(SPACE_M)
        row.addWidget(self._line, 1)
        row.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addWidget(self._title)
        column.addLayout(row)

    @property
    def line(self) -> str:
        """The line as shown."""
        return self._line.plain_text

    @property
    def copy_button(self) -> SecondaryButton:
        """The button that copies the line."""
        return self._copy

    def show_line(self, line: str, otherwise: str = "") -> None:
        """Show the line, or the sentence that stands for a missing one."""
        self._line.show_text(line or otherwise, "text" if line else "muted")
        self._copy.setVisible(bool(line))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._line.plain_text)
