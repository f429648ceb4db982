"""The sheet of a drill that has ended: what people took, what the platform took."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.drill import Drill, DrillPhase
from app.core.drill_words import RungLine, result, rung_lines, verdict_words
from app.core.halt_ladder import OBJECTIVE_S
from app.core.language import tr
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
        self._card = SectionCard(tr("Result"))
        self._badge = StatusBadge("section")
        self._words = Paragraph(tone="text", selectable=True)
        self._facts = FactGrid()
        for part in (self._badge, self._words, self._facts):
            self._card.body.addWidget(part)
        self._title = Label(
            tr("Rungs, against {objective_s:.0f} s from the fire", objective_s=OBJECTIVE_S), role="section"
        )
        self._model: SnapshotTableModel[RungLine] = SnapshotTableModel(_COLUMNS, key=lambda line: line.rung)
        self._rungs = TableCard(TableView(self._model, tr("Rungs of the drill against the objective")))
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
        self._badge.show_status(
            state.shape, word if drill.phase is DrillPhase.ABORTED else tr("OBJECTIVE {word}", word=word)
        )
        self._words.show_text(verdict_words(drill))
        self._facts.show_facts(_facts(drill))
        lines = rung_lines(drill)
        self._model.show_rows(lines)
        self._rungs.show_row_count(len(lines), least=len(lines))
        for part in (self._title, self._rungs):
            part.setVisible(bool(lines))


def _facts(drill: Drill) -> list[NamedFact]:
    return [
        NamedFact(
            tr("Detection"),
            tr("{duration}, from the incident to the first arming", duration=duration_words(drill.detection_s)),
        ),
        NamedFact(
            tr("Decision"),
            tr("{duration}, from the first arming to the fire", duration=duration_words(drill.decision_s)),
        ),
        NamedFact(
            tr("Operator"),
            tr(
                "{keystrokes} keystrokes, {clicks} clicks, disarmed {disarms} times",
                keystrokes=drill.keystrokes,
                clicks=drill.clicks,
                disarms=drill.disarms,
            ),
        ),
        NamedFact(
            tr("Times, UTC"),
            tr(
                "started {started}, staged {staged}, armed {armed}, fired {fired}, ended {ended}",
                started=clock_words(drill.started_at),
                staged=clock_words(drill.staged_at),
                armed=clock_words(drill.armed_at),
                fired=clock_words(drill.fired_at),
                ended=clock_words(drill.ended_at),
            ),
        ),
        NamedFact(tr("Who"), f"{drill.actor}, {drill.account}"),
    ]


_COLUMNS = (
    Column[RungLine](tr("Rung"), lambda line: line.rung.words, width=180, bold=True),
    Column[RungLine](tr("State"), lambda line: line.state.word, shape=lambda line: line.state.shape, width=150),
    Column[RungLine](tr("Seen after"), lambda line: line.words),
)
