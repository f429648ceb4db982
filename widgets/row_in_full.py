"""A small sheet with the whole text of one table row, for what an ellipsis hides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QWidget

from app.core.language import tr
from widgets.text import Label, Paragraph
from widgets.tokens import SPACE_L, SPACE_M, SPACE_S

_WIDTH: Final = 520


class RowInFull(QFrame):
    """Titles and texts under each other, inside the window of `origin`.

    Esc and Enter close it and give the keyboard back to `origin`; so does whatever takes the keyboard elsewhere.
    """

    def __init__(self, cells: Sequence[tuple[str, str]], origin: QWidget) -> None:
        super().__init__(origin.window())
        self._origin = origin
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("look", "popup")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("The row in full"))
        grid = QGridLayout(self)
        grid.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        grid.setHorizontalSpacing(SPACE_L)
        grid.setVerticalSpacing(SPACE_S)
        grid.setColumnStretch(1, 1)
        for number, (title, text) in enumerate(cells):
            name = Label(title, tone="muted")
            grid.addWidget(name, number, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(Paragraph(text or "–", selectable=True), number, 1)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def open_at(self, place: QPoint) -> None:
        """Show the sheet with its corner at `place` of the window, moved so that it stays inside."""
        window = self._origin.window()
        width = min(_WIDTH, window.width())
        self.setFixedWidth(width)
        self.ensurePolished()
        self.resize(width, self.heightForWidth(width))
        left = max(0, min(place.x(), window.width() - self.width()))
        top = max(0, min(place.y(), window.height() - self.height()))
        self.move(left, top)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc and Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self._origin.setFocus(Qt.FocusReason.PopupFocusReason)
            self.close()
        else:
            super().keyPressEvent(event)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self.isVisible() and new is not None and new is not self and not self.isAncestorOf(new):
            self.close()
