"""Facts about the console itself that need a person: bugs, a broken journal, never a failed poll."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.core import present
from app.core.language import tr
from app.core.state import Notice
from widgets import shapes
from widgets.empty_state import EmptyState
from widgets.table_model import Column, SnapshotTableModel
from widgets.table_view import TableView


def _state_words(notice: Notice) -> str:
    return tr("SEEN") if notice.seen else tr("NEW")


_COLUMNS = (
    Column[Notice](
        tr("State"),
        _state_words,
        shape=lambda notice: shapes.RING if notice.seen else shapes.TRIANGLE,
        width=110,
        samples=(tr("SEEN"), tr("NEW")),
    ),
    Column[Notice](tr("Notice"), lambda notice: notice.words, tone=lambda notice: "muted" if notice.seen else "text"),
    Column[Notice](
        tr("Time"),
        lambda notice: f"{present.clock_words(notice.at)} UTC",
        order=lambda notice: notice.at,
        width=130,
        figures=True,
        fixed=True,
    ),
)


class NoticeCentre(QWidget):
    """The list of notices, newest first; opening one with Enter or a double click marks it as seen.

    Signals: `notice_seen(str)` the notice's id.
    """

    notice_seen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model: SnapshotTableModel[Notice] = SnapshotTableModel(_COLUMNS, lambda notice: notice.notice_id, self)
        self._table = TableView(self._model, tr("Notices"), opens_rows=True)
        self._table.row_opened.connect(self._on_opened)
        self._empty = EmptyState()
        self._empty.show_words(
            tr("No notices"), tr("Nothing about the console itself needs a person."), "", shape=shapes.DISC
        )
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._table)

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """Show the notices as they are in the state."""
        self._model.show_rows(notices)
        self._stack.setCurrentWidget(self._table if notices else self._empty)

    def focus_list(self) -> None:
        """Give the keyboard to the list."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_opened(self, key: object) -> None:
        self._table.show_in_full(str(key))
        self.notice_seen.emit(str(key))
