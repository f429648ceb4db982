"""What became of the commands of this session of the console, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.core import present
from app.core.language import tr
from app.core.state import Outcome
from widgets.empty_state import EmptyState
from widgets.outcome_words import VERDICT_LOOKS
from widgets.table_model import Column, SnapshotTableModel
from widgets.table_view import TableView

_COLUMNS = (
    Column[Outcome](
        tr("Verdict"),
        lambda outcome: VERDICT_LOOKS[outcome.verdict][1],
        shape=lambda outcome: VERDICT_LOOKS[outcome.verdict][0],
        tone=lambda outcome: VERDICT_LOOKS[outcome.verdict][2],
        width=130,
        samples=tuple(word for _, word, _ in VERDICT_LOOKS.values()),
    ),
    Column[Outcome](tr("What happened"), lambda outcome: outcome.words, tone=lambda _: "text"),
    Column[Outcome](
        tr("Time"),
        lambda outcome: f"{present.clock_words(outcome.at)} UTC",
        order=lambda outcome: outcome.at,
        width=130,
        figures=True,
        fixed=True,
    ),
)


class OutcomeList(QWidget):
    """A table of outcomes; Enter shows the whole text of one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model: SnapshotTableModel[Outcome] = SnapshotTableModel(_COLUMNS, lambda row: row.command_id, self)
        self._table = TableView(self._model, tr("Outcomes of commands"))
        self._empty = EmptyState()
        self._empty.show_words(
            tr("No outcomes yet"),
            tr("No command was given since the console started."),
            tr("Earlier ones are in the journal."),
        )
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._table)

    def show_outcomes(self, outcomes: Sequence[Outcome]) -> None:
        """Show the outcomes as they are in the state."""
        self._model.show_rows(outcomes)
        self._stack.setCurrentWidget(self._table if outcomes else self._empty)

    def focus_list(self) -> None:
        """Give the keyboard to the list."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)
