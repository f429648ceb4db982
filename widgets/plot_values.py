"""The values of all plots of a page at the instant that is pointed at, in one table below them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, tzinfo
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.dashboard import PlotData
from app.core.language import tr
from app.core.plot_values import ValueRow, values_at
from widgets.card_frame import CardFrame
from widgets.plot_axes import time_words
from widgets.table_model import Column, SnapshotTableModel
from widgets.table_view import TableView
from widgets.text import ElidedLabel, Label
from widgets.tokens import SPACE_L, SPACE_S

HEIGHT_PX: Final = 240
_KEYS: Final = tr("Ctrl+Left and Ctrl+Right move the pointer by one scrape · Esc takes it away · V closes this table")
_NOWHERE: Final = tr("Nothing is pointed at")
COLUMNS: Final = (
    Column[ValueRow](tr("Plot"), lambda row: row.plot, width=300),
    Column[ValueRow](tr("Line"), lambda row: row.line),
    Column[ValueRow](tr("Value"), lambda row: row.figure, order=lambda row: row.number, width=150, figures=True),
)
_POINTER_KEYS: Final = (Qt.Key.Key_Left, Qt.Key.Key_Right)
_PAGE_KEYS: Final = (Qt.Key.Key_Escape, Qt.Key.Key_V)


class PlotValues(QWidget):
    """The instant, the keys that move it, and a row for every line of every plot."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Values at the pointer"))
        self._zone: tzinfo = UTC
        self._at = Label("", role="section")
        self._model: SnapshotTableModel[ValueRow] = SnapshotTableModel(COLUMNS, key=lambda row: (row.plot_id, row.line))
        self._table = _ValueTable(self._model, tr("Values of all plots at the pointer"))
        head = QHBoxLayout()
        head.setSpacing(SPACE_L)
        head.addWidget(self._at)
        head.addWidget(ElidedLabel(_KEYS, role="label", tone="muted"), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addLayout(head)
        column.addWidget(CardFrame(self._table), 1)
        self.setFixedHeight(HEIGHT_PX)
        self.setFocusProxy(self._table)
        self.show_values((), None)

    @property
    def heading(self) -> str:
        """Which instant the values are of."""
        return self._at.text()

    def show_zone(self, zone: tzinfo) -> None:
        """Tell instants on this clock."""
        self._zone = zone

    def show_values(self, plots: Sequence[PlotData], at_s: float | None) -> None:
        """List the values of all plots at an instant (epoch seconds), or say that nothing is pointed at."""
        self._at.show_text(_NOWHERE if at_s is None else tr("At {time}", time=time_words(at_s, 1, self._zone)))
        self._model.show_rows(() if at_s is None else values_at(plots, at_s))


class _ValueTable(TableView):
    """Leaves the pointer's keys to the page, so that rows can be watched while it moves."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass on what moves the pointer, takes it away or closes the table."""
        held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if (held and event.key() in _POINTER_KEYS) or event.key() in _PAGE_KEYS:
            event.ignore()
        else:
            super().keyPressEvent(event)
