"""The sheet of a drill that has ended: what people took, what the platform took."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.drill import Drill, DrillPhase
from app.core.drill_words import RungLine, result, rung_lines, verdict_words
from app.core.halt_ladder import OBJECTIVE_S
from app.core.present import clock_words, duration_words
from widgets.fact_grid import FactGrid, NamedFact
from widgets.section import SectionCard
from widgets.status_badge import StatusBadge
from widgets.table_card import TableCard
from widgets.table_model import Column, SnapshotTableModel
from widgets.table_view import TableView
from widgets.text import Label, Paragraph
from widgets.tokens import SPACE_L, SPACE_S

_RUNGS_WIDTH: Final = 640


class DrillSheetCard(QWidget):
    """Facts in a card, and beside the objective each rung in a table; no rungs where nothing was fired."""

    def __init__(self) -> None:
        super().__init__()
        self._card = SectionCard("Result")
        self._badge = StatusBadge("section")
        self._words = Paragraph(tone="text", selectable=True)
        self._facts = FactGrid()
        for part in (self._badge, self._words, self._facts):
            self._card.body.addWidget(part)
        self._title = Label(f"Rungs, against {OBJECTIVE_S:.0f} s from the fire", role="section")
        self._model: SnapshotTableModel[RungLine] = SnapshotTableModel(_COLUMNS, key=lambda line: line.rung)
        self._rungs = TableCard(TableView(self._model, "Rungs of the drill against the objective"))
        self._rungs.setMaximumWidth(_RUNGS_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self._card)
        column.addSpacing(SPACE_L - SPACE_S)
        column.addWidget(self._title)
        column.addWidget(self._rungs)

    @property
    def badge(self) -> StatusBadge:
        """The one word of the result."""
        return self._badge

    @property
    def facts(self) -> FactGrid:
        """What was measured."""
        return self._facts

    def show_drill(self, drill: Drill) -> None:
        """Draw a drill; while it runs, only the rungs seen so far."""
        self._card.setVisible(not drill.running)
        state, word = result(drill)
        objective = "" if drill.phase is DrillPhase.ABORTED else "OBJECTIVE "
        self._badge.show_status(state.shape, f"{objective}{word}")
        self._words.show_text(verdict_words(drill))
        self._facts.show_facts(_facts(drill))
        lines = rung_lines(drill)
        self._model.show_rows(lines)
        self._rungs.show_row_count(len(lines), least=len(lines))
        for part in (self._title, self._rungs):
            part.setVisible(bool(lines))


def _facts(drill: Drill) -> list[NamedFact]:
    return [
        NamedFact("Detection", f"{duration_words(drill.detection_s)}, from the incident to the first arming"),
        NamedFact("Decision", f"{duration_words(drill.decision_s)}, from the first arming to the fire"),
        NamedFact("Operator", f"{drill.keystrokes} keystrokes, {drill.clicks} clicks, disarmed {drill.disarms} times"),
        NamedFact(
            "Times, UTC",
            f"started {clock_words(drill.started_at)}, staged {clock_words(drill.staged_at)}, "
            f"armed {clock_words(drill.armed_at)}, fired {clock_words(drill.fired_at)}, "
            f"ended {clock_words(drill.ended_at)}",
        ),
        NamedFact("Who", f"{drill.actor}, {drill.account}"),
    ]


_COLUMNS = (
    Column[RungLine]("Rung", lambda line: line.rung.value, width=180, bold=True),
    Column[RungLine]("State", lambda line: line.state.word, shape=lambda line: line.state.shape, width=150),
    Column[RungLine]("Seen after", lambda line: line.words),
)
