"""Where a metric is looked for: a field for a few letters, and the metrics in which they are found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.language import figure, tr
from app.core.metric_types import type_words
from app.core.search_index import Metric
from widgets.card_frame import CardFrame
from widgets.search_edit import ListSearchEdit
from widgets.table_model import Column, SnapshotTableModel
from widgets.table_view import TableView
from widgets.text import Label
from widgets.tokens import SPACE_M, SPACE_S

LISTED: Final = 200
"""How many metrics are listed at most: whoever wants one further down types another letter."""
NAME_PX: Final = 280
"""What a name has before the other columns leave: families of metrics differ in one word of many."""
COLUMNS: Final = (
    Column[Metric](tr("Metric"), lambda metric: metric.name, width=NAME_PX, elastic=True, ends=True),
    Column[Metric](
        tr("Type"), lambda metric: type_words(metric.type.value), width=80, most=112, spare=2, tone=lambda _: "muted"
    ),
    Column[Metric](
        tr("Series", "a column"),
        lambda metric: figure(metric.series, ","),
        order=lambda metric: metric.series,
        width=64,
        figures=True,
        spare=1,
    ),
)


class ExplorerList(QWidget):
    """A search field above a table; Down goes from the one into the other, a row is chosen by standing on it.

    Signals: `search_requested(str)` other letters than before; `metric_chosen(object)` a `Metric`.
    """

    search_requested = Signal(str)
    metric_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._found: dict[str, Metric] = {}
        self._chosen = self._wanted = ""
        self._search = ListSearchEdit(
            tr("Search metrics by name, help or label"), tr("Name, help or label=value (Ctrl+F)")
        )
        self._count = Label("", tone="muted")
        self._model: SnapshotTableModel[Metric] = SnapshotTableModel(COLUMNS, key=lambda metric: metric.name)
        self._table = TableView(self._model, tr("Metrics that are exposed"), opens_rows=True)
        head = QHBoxLayout()
        head.setSpacing(SPACE_S)
        head.addWidget(self._search, 1)
        head.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addLayout(head)
        column.addWidget(CardFrame(self._table), 1)
        self.setFocusProxy(self._search)
        self._search.textChanged.connect(self.search_requested)
        self._search.list_requested.connect(self._table.setFocus)
        self._table.row_selected.connect(self._on_row)
        self._table.row_opened.connect(self._on_row)

    @property
    def text(self) -> str:
        """The letters that are looked for."""
        return self._search.text()

    def look_for(self, name: str) -> None:
        """Search for this metric, and stand on it as soon as it is found; other letters let go of it."""
        self._search.setText(name)
        self._wanted = name
        self._stand_on_wanted()

    def focus_search(self) -> None:
        """Give the keyboard to the search field, what stands there selected."""
        self._search.take_keyboard()

    def show_found(self, found: Sequence[Metric], known: int) -> None:
        """List these of `known` metrics, best first; the selection stays with its metric."""
        self._found = {metric.name: metric for metric in found}
        self._model.show_rows(found)
        self._count.show_text(
            tr("{found} of {known}", found=len(found), known=known) if len(found) != known else str(known)
        )
        self._count.setAccessibleName(tr("{found} of {known} metrics listed", found=len(found), known=known))
        if self._chosen in self._found:
            self.metric_chosen.emit(self._found[self._chosen])  # its labels may be others than before
        self._stand_on_wanted()

    def _stand_on_wanted(self) -> None:
        if self._wanted == self._search.text() and self._wanted in self._found:
            wanted, self._wanted = self._wanted, ""
            self._table.select_key(wanted)
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_row(self, key: object) -> None:
        metric = self._found.get(key) if isinstance(key, str) else None
        if metric is not None:
            self._chosen = metric.name
            self.metric_chosen.emit(metric)
