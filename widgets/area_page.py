"""One area of readiness in full: its probes with all they know, and the claim beside them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.areas import Area
from app.core.present import age_words
from app.core.readiness.board import AreaAssessment, probe_of
from app.core.readiness.probe import Finding
from app.core.readiness.verdicts import Verdict
from app.core.state import ClaimedReview
from widgets.buttons import SecondaryButton
from widgets.claim_card import ClaimCard
from widgets.page_heading import PageHeading
from widgets.probe_card import ProbeCard
from widgets.scroll_column import ScrollColumn
from widgets.status_badge import StatusBadge
from widgets.table_card import TableCard
from widgets.table_model import Column, SnapshotTableModel
from widgets.table_view import TableView
from widgets.tokens import SPACE_L, SPACE_XL


@dataclass(frozen=True, slots=True)
class ProbeRow:
    """One probe of the area as a row."""

    probe_id: str
    place: int
    verdict: Verdict
    question: str
    age: str


class AreaPage(QWidget):
    """The second view of the board; the arrow keys walk through the probes, Esc leads back.

    Signals: `back_requested()`.
    """

    back_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._assessment: AreaAssessment | None = None
        self._now: datetime | None = None
        self._back = SecondaryButton("Back to the board (Esc)")
        self._back.clicked.connect(self.back_requested)
        self._badge = StatusBadge("section")
        self._badge.setFixedHeight(self._back.sizeHint().height())
        self._heading = PageHeading("", self._badge, self._back)
        self._model: SnapshotTableModel[ProbeRow] = SnapshotTableModel(_COLUMNS, key=lambda row: row.probe_id)
        self._table = TableView(self._model, "Probes of this area, worst first")
        self._table.row_selected.connect(self._on_probe_selected)
        self._probes = TableCard(self._table)
        self._probe = ProbeCard()
        self._claim = ClaimCard()
        self._lay_out()
        self.setFocusProxy(self._table)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.back_requested)

    @property
    def area(self) -> Area | None:
        """The area that is open; None when none is."""
        return self._assessment.area if self._assessment else None

    def open(self, assessment: AreaAssessment, claim: ClaimedReview | None, now: datetime) -> None:
        """Show an area from its worst probe on."""
        self.show_assessment(assessment, claim, now)
        self._table.select_key(assessment.findings[0].probe_id)

    def close_area(self) -> None:
        """Forget the area: there is nothing to keep up to date."""
        self._assessment = None

    def show_assessment(self, assessment: AreaAssessment, claim: ClaimedReview | None, now: datetime) -> None:
        """Draw the area as seen at `now`; the selected probe stays selected."""
        self._assessment, self._now = assessment, now
        self._heading.show_words(assessment.because, str(assessment.area))
        self._badge.show_status(assessment.verdict.shape, assessment.verdict.word)
        self._model.show_rows(_row(place, finding, now) for place, finding in enumerate(assessment.findings))
        rows = len(assessment.findings)
        self._probes.show_row_count(rows, least=rows)
        self._claim.show_claim(assessment, claim)
        self._show_probe()

    def _on_probe_selected(self, _key: object) -> None:
        self._show_probe()

    def _show_probe(self) -> None:
        if self._assessment is None or self._now is None:
            return
        findings = self._assessment.findings
        selected = self._table.selected_key()
        finding = next((one for one in findings if one.probe_id == selected), findings[0])
        self._probe.show_finding(finding, self._now)

    def _lay_out(self) -> None:
        probes = QVBoxLayout()
        probes.setSpacing(SPACE_L)
        probes.addWidget(self._probes)
        probes.addWidget(ScrollColumn(self._probe), 1)
        columns = QHBoxLayout()
        columns.setSpacing(SPACE_L)
        columns.addLayout(probes, 5)
        columns.addWidget(ScrollColumn(self._claim), 3)
        page = QVBoxLayout(self)
        page.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        page.setSpacing(SPACE_L)
        page.addWidget(self._heading)
        page.addLayout(columns, 1)


_COLUMNS = (
    Column[ProbeRow](
        "Verified",
        lambda row: row.verdict.word,
        order=lambda row: row.place,
        shape=lambda row: row.verdict.shape,
        width=160,
    ),
    Column[ProbeRow]("Question", lambda row: row.question, bold=True),
    Column[ProbeRow]("Age", lambda row: row.age, tone=lambda _: "faint", width=80, figures=True, fixed=True),
)


def _row(place: int, finding: Finding, now: datetime) -> ProbeRow:
    age_s = None if finding.read_at is None else (now - finding.read_at).total_seconds()
    question = probe_of(finding).question
    return ProbeRow(finding.probe_id, place, finding.verdict, question, age_words(age_s))
