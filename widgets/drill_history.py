"""The drills so far, and what they have in common."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.drill import Drill
from app.core.drill_facts import DrillTrend, drill_trend
from app.core.drill_words import result
from app.core.halt_ladder import RungId
from app.core.language import figure, tr
from app.core.present import NONE_YET, duration_words
from widgets.mid_sentence import mid_sentence
from widgets.table_card import TableCard
from widgets.table_model import Column, SnapshotTableModel
from widgets.table_view import TableView
from widgets.text import Label, Paragraph
from widgets.tokens import SPACE_S

_MOST_ROWS = 8


class DrillHistory(QWidget):
    """A table, newest first, below the medians."""

    def __init__(self) -> None:
        super().__init__()
        self._medians = Paragraph(tone="muted", selectable=True)
        self._model: SnapshotTableModel[Drill] = SnapshotTableModel(_COLUMNS, key=lambda drill: drill.drill_id)
        self._card = TableCard(TableView(self._model, tr("Earlier drills, newest first")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(Label(tr("Drills of this workstation"), role="section"))
        column.addWidget(self._medians)
        column.addWidget(self._card)
        self.show_drills(())

    @property
    def rows(self) -> int:
        """How many drills are listed."""
        return self._model.rowCount()

    @property
    def medians(self) -> str:
        """The line above the table."""
        return self._medians.plain_text

    def show_drills(self, drills: Sequence[Drill]) -> None:
        """List these drills, newest first."""
        self._model.show_rows(tuple(drills))
        self._medians.show_text(_medians(drill_trend(drills)) if drills else tr("The journal holds no drill yet."))
        self._card.setVisible(bool(drills))
        self._card.show_row_count(len(drills), least=min(len(drills), _MOST_ROWS))


def _medians(trend: DrillTrend) -> str:
    counted = tr(
        "{done} done, {met} within the objective, {aborted} aborted.",
        done=trend.done,
        met=trend.met,
        aborted=trend.aborted,
    )
    if not trend.done:
        return counted
    keystrokes = NONE_YET if trend.keystrokes is None else figure(trend.keystrokes, "g")
    rungs = "".join(f", {mid_sentence(rung.words)} {duration_words(took_s)}" for rung, took_s in trend.took_s.items())
    return tr(
        "{counted} Medians: detection {detection}, decision {decision}, {keystrokes} keystrokes{rungs}.",
        counted=counted,
        detection=duration_words(trend.detection_s),
        decision=duration_words(trend.decision_s),
        keystrokes=keystrokes,
        rungs=rungs,
    )


def _rung(rung: RungId, spare: int) -> Column[Drill]:
    return Column(
        rung.words,
        lambda drill: duration_words(drill.took_s.get(rung)),
        order=lambda drill: drill.took_s.get(rung, float("inf")),
        width=112,
        figures=True,
        spare=spare,
    )


_SOME_DAY = datetime(2000, 9, 28, 20, 58, tzinfo=UTC)
_COLUMNS = (
    Column[Drill](
        "UTC",
        lambda drill: tr("{at:%d %b %Y %H:%M}", at=drill.started_at.astimezone(UTC)),
        order=lambda drill: drill.started_at,
        samples=(tr("{at:%d %b %Y %H:%M}", at=_SOME_DAY),),
        elastic=True,
    ),
    Column[Drill](
        tr("Objective"), lambda drill: result(drill)[1], shape=lambda drill: result(drill)[0].shape, width=136, most=208
    ),
    Column[Drill](tr("Account"), lambda drill: drill.account, width=104, most=160),
    Column[Drill](
        tr("Detection"),
        lambda drill: duration_words(drill.detection_s),
        order=lambda drill: drill.detection_s or 0.0,
        width=100,
        figures=True,
    ),
    Column[Drill](
        tr("Decision"),
        lambda drill: duration_words(drill.decision_s),
        order=lambda drill: drill.decision_s or 0.0,
        width=112,
        figures=True,
    ),
    Column[Drill](
        tr("Keys", "of the keyboard"),
        lambda drill: str(drill.keystrokes),
        order=lambda drill: drill.keystrokes,
        width=64,
        figures=True,
        spare=1,
    ),
    Column[Drill](
        tr("Clicks"), lambda drill: str(drill.clicks), order=lambda drill: drill.clicks, width=68, figures=True, spare=2
    ),
    _rung(RungId.FLAG, 5),
    _rung(RungId.ORDERS, 4),
    _rung(RungId.POSITIONS, 3),
)
