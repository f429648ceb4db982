"""Which tasks are listed: words that must occur, and one value each of severity, status, owner and area."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from app.core.areas import Area
from app.core.language import tr
from widgets.filter_box import FilterBox
from widgets.search_edit import SearchEdit
from widgets.task_table import TaskRow, severity_order
from widgets.text import Label
from widgets.tokens import SPACE_M

_SEARCH_WIDTH: Final = (96, 240)
_NARROW: Final = 900
_AREAS: Final = [area.words for area in Area]


class TaskFilter(QWidget):
    """A search field, four boxes and how many tasks are listed.

    Signals: `changed()` other words or another value than before.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._search = SearchEdit(tr("Search the tasks"), tr("Search (Ctrl+F)"), width_px=None)
        self._search.setMinimumWidth(_SEARCH_WIDTH[0])
        self._search.setMaximumWidth(_SEARCH_WIDTH[1])
        self._search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._boxes = {
            "Severity": FilterBox(tr("Severity")),
            "Status": FilterBox(tr("Status")),
            "Owner": FilterBox(tr("Owner")),
            "Area": FilterBox(tr("Area")),
        }
        self._count = Label("", tone="muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_M)
        row.addWidget(self._search, 2)
        for box in self._boxes.values():
            row.addWidget(box, 1)
            box.changed.connect(self.changed)
        row.addWidget(self._count)
        self._search.textChanged.connect(self.changed)

    @property
    def search(self) -> QLineEdit:
        """Where the words are typed."""
        return self._search

    def box(self, name: str) -> FilterBox:
        """The box of `Severity`, `Status`, `Owner` or `Area`."""
        return self._boxes[name]

    def show_tasks(self, rows: Sequence[TaskRow]) -> None:
        """Offer the values that occur in these rows: the worst severity first, areas in their own order."""
        self._boxes["Severity"].show_values(sorted({row.severity for row in rows}, key=severity_order))
        self._boxes["Status"].show_values(sorted({row.status for row in rows}, key=str.casefold))
        self._boxes["Owner"].show_values(sorted({row.owner for row in rows}, key=str.casefold))
        areas = {row.area for row in rows}
        self._boxes["Area"].show_values([area for area in (*_AREAS, "") if area in areas])

    def show_count(self, listed: int, known: int) -> None:
        """Say how many tasks are listed."""
        self._count.show_text(tr("{listed} of {known}", listed=listed, known=known) if listed != known else str(known))
        self._count.setAccessibleName(tr("{listed} of {known} tasks listed", listed=listed, known=known))

    def matching(self, rows: Sequence[TaskRow]) -> tuple[TaskRow, ...]:
        """The rows that every box lets through and that hold every word, anywhere and in either case."""
        chosen = {name: box.value for name, box in self._boxes.items()}
        words = self._search.text().casefold().split()
        return tuple(
            row
            for row in rows
            if all(value is None or _value(row, name) == value for name, value in chosen.items())
            and all(word in _text(row) for word in words)
        )

    def clear(self) -> None:
        """Let everything through again."""
        self._search.clear()
        for box in self._boxes.values():
            box.clear_choice()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the count out where the boxes need the room."""
        super().resizeEvent(event)
        self._count.setVisible(event.size().width() >= _NARROW)

    def focus_search(self) -> None:
        """Give the keyboard to the search field."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _value(row: TaskRow, name: str) -> str:
    return {"Severity": row.severity, "Status": row.status, "Owner": row.owner, "Area": row.area}[name]


def _text(row: TaskRow) -> str:
    return "\n".join(text for _, text in row.cells).casefold()
