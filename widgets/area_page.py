"""One area of readiness in full: its probes with all they know, the claim, the votes and the decisions beside them."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.core.areas import Area
from app.core.decision_gates import why_not_vote, why_not_waive
from app.core.language import tr
from app.core.readiness.board import AreaAssessment
from app.core.readiness.decisions import waiver_for
from app.core.readiness.probe import Finding
from app.core.state import AppState
from app.core.trend import Trend
from widgets.buttons import SecondaryButton
from widgets.claim_card import ClaimCard
from widgets.claim_findings_card import ClaimFindingsCard
from widgets.note_sheet import NoteSheet
from widgets.page_heading import PageHeading
from widgets.palette_actions import add_key
from widgets.probe_card import ProbeCard
from widgets.probe_table import PROBE_COLUMNS, STRIP_COLUMN, ProbeRow, probe_row
from widgets.review_reader import ReviewReader
from widgets.scroll_column import ScrollColumn
from widgets.status_badge import StatusBadge
from widgets.strip_cell import StripCell
from widgets.table_card import TableCard
from widgets.table_model import SnapshotTableModel
from widgets.table_view import TableView
from widgets.tokens import SPACE_L, SPACE_XL
from widgets.votes_card import VotesCard
from widgets.waiver_sheet import WaiverSheet

_LEAST_ROWS = 6
_NARROW = 1000
_VOTE_EFFECT = tr(
    "A vote changes no verdict. It stands beside the evidence it was given for, and "
    "lapses when a verdict, a waiver or the claim of this area changes."
)


class AreaPage(QWidget):
    """The second view of the board; the arrow keys walk through the probes, Esc leads back, W waives, G votes GO.

    Signals: `back_requested()`; `waive_requested(str, str, object)` probe, reason, for how long (timedelta);
    `withdraw_requested(str)` the probe; `vote_requested(object, str)` the area and the note.
    """

    back_requested = Signal()
    waive_requested = Signal(str, str, object)
    withdraw_requested = Signal(str)
    vote_requested = Signal(object, str)

    def __init__(self, reader: ReviewReader) -> None:
        super().__init__()
        self._reader = reader
        self._assessment: AreaAssessment | None = None
        self._state: AppState | None = None
        self._now: datetime | None = None
        self._trend: Trend | None = None
        self._back = SecondaryButton(tr("Back to the board (Esc)"))
        self._badge = StatusBadge("section")
        self._badge.setFixedHeight(self._back.sizeHint().height())
        self._badge.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)  # a verdict is never cut
        self._heading = PageHeading("", self._badge, self._back)
        self._model: SnapshotTableModel[ProbeRow] = SnapshotTableModel(PROBE_COLUMNS, key=lambda row: row.probe_id)
        self._table = TableView(self._model, tr("Probes of this area, worst first"))
        self._table.setItemDelegateForColumn(STRIP_COLUMN, StripCell(self._table))
        self._probes = TableCard(self._table)
        self._least_rows = _LEAST_ROWS
        self._beside, self._below = QWidget(), QWidget()
        self._probe = ProbeCard()
        self._claim = ClaimCard()
        self._listed = ClaimFindingsCard()
        self._votes = VotesCard()
        self._waiver_sheet = WaiverSheet(self)
        self._vote_sheet = NoteSheet(tr("Note for the vote"), tr("What you looked at; no secrets"), self)
        self.table = self._table
        """The list of probes, where the keyboard begins."""
        self._lay_out()
        self._connect()

    @property
    def area(self) -> Area | None:
        """The area that is open; None when none is."""
        return self._assessment.area if self._assessment else None

    def open(self, assessment: AreaAssessment, state: AppState, now: datetime) -> None:
        """Show an area from its worst probe on."""
        self.show_assessment(assessment, state, now)
        self._table.select_key(assessment.findings[0].probe_id)

    def select_probe(self, probe_id: str) -> bool:
        """Show this probe in full; False when the area has none of this name."""
        return self._table.select_key(probe_id)

    def close_sheets(self) -> None:
        """Close what is half typed: nothing is decided."""
        for sheet in (self._waiver_sheet, self._vote_sheet):
            if sheet.isVisible():
                sheet.reject()

    def open_waiver(self) -> None:
        """Open the sheet that waives the selected probe, where that is possible."""
        finding = self._selected()
        if finding is None or self._state is None or self._now is None:
            return
        if not why_not_waive(finding, self._state, self._now):
            self._waiver_sheet.open_for(finding, self._state.session.email, self._now)

    def open_vote(self) -> None:
        """Open the sheet for a GO vote, where one is possible."""
        assessment, state = self._assessment, self._state
        if assessment is None or state is None or not self._votes.vote_button.isEnabled():
            return
        what = tr("It is {word} now: {because}.", word=assessment.verdict.word, because=assessment.because)
        title = tr("Vote GO for {area}", area=assessment.area.words)
        self._vote_sheet.open_for(title, what, _VOTE_EFFECT, state.session.email, tr("Vote GO"))

    def close_area(self) -> None:
        """Forget the area: there is nothing to keep up to date."""
        self._assessment = None

    def show_assessment(self, assessment: AreaAssessment, state: AppState, now: datetime) -> None:
        """Draw the area as seen at `now`; the selected probe stays selected."""
        self._assessment, self._state, self._now = assessment, state, now
        self._heading.show_words(assessment.because, assessment.area.words)
        self._badge.show_status(assessment.verdict.shape, assessment.verdict.word)
        histories = state.trend.probes
        self._model.show_rows(
            probe_row(place, finding, histories.get(finding.probe_id, ()), now)
            for place, finding in enumerate(assessment.findings)
        )
        if state.trend is not self._trend:
            self._trend = state.trend
            self._table.viewport().update()
        self._fit_table()
        self._claim.show_claim(assessment, state.claim)
        self._listed.show_review(self._reader, assessment)
        self._votes.show_votes(assessment, state.votes, why_not_vote(assessment.area, state, now))
        for sheet in (self._waiver_sheet, self._vote_sheet):
            sheet.show_who(state.session.email)
        self._waiver_sheet.show_time(now)
        self._show_probe()

    def hideEvent(self, event: QHideEvent) -> None:
        """Close what is half typed with the page: a locked console decides nothing."""
        super().hideEvent(event)
        self.close_sheets()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put everything into one column where there is too little room for two."""
        super().resizeEvent(event)
        self._arrange(narrow=event.size().width() < _NARROW)

    def _selected(self) -> Finding | None:
        if self._assessment is None:
            return None
        findings, selected = self._assessment.findings, self._table.selected_key()
        return next((one for one in findings if one.probe_id == selected), findings[0])

    def _show_probe(self) -> None:
        finding, state, now = self._selected(), self._state, self._now
        if finding is None or state is None or now is None:
            return
        self._probe.show_finding(finding, now)
        self._probe.show_history(state.trend.probes.get(finding.probe_id, ()))
        waiver = waiver_for(finding.probe_id, state.waivers, now)
        self._probe.show_waiver(waiver, why_not_waive(finding, state, now), now)

    def _on_withdraw(self) -> None:
        finding = self._selected()
        if finding is not None:
            self.withdraw_requested.emit(finding.probe_id)

    def _on_waived(self, probe_id: str, reason: str, span: timedelta) -> None:
        self.waive_requested.emit(probe_id, reason, span)

    def _on_voted(self, note: str) -> None:
        if self._assessment is not None:
            self.vote_requested.emit(self._assessment.area, note)

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_requested)
        self._table.row_selected.connect(lambda _key: self._show_probe())
        self._probe.waive_requested.connect(self.open_waiver)
        self._probe.withdraw_requested.connect(self._on_withdraw)
        self._votes.vote_requested.connect(self.open_vote)
        self._waiver_sheet.confirmed.connect(self._on_waived)
        self._vote_sheet.confirmed.connect(self._on_voted)
        keys = {
            Qt.Key.Key_Escape: (tr("Back to the board"), self.back_requested.emit),
            Qt.Key.Key_W: (tr("Waive, or withdraw the waiver"), self._probe.press),
            Qt.Key.Key_G: (tr("Vote GO"), self.open_vote),
        }
        for key, (words, slot) in keys.items():
            shortcut = add_key(self, key, words)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _fit_table(self) -> None:
        if self._assessment is not None:
            self._probes.show_row_count(len(self._assessment.findings), least=self._least_rows)

    def _arrange(self, *, narrow: bool) -> None:
        """The strips are in the probe's own card too, and the cards beside the probes fit below them."""
        self._table.setColumnHidden(STRIP_COLUMN, narrow)
        self._least_rows = _LEAST_ROWS // 2 if narrow else _LEAST_ROWS
        place = self._below if narrow else self._beside
        column = place.layout()
        if column is not None and self._votes.parent() is not place:
            for card in (self._votes, self._claim, self._listed):
                column.addWidget(card)
        self._below.setVisible(narrow)
        self._side.setVisible(not narrow)
        self._fit_table()

    def _lay_out(self) -> None:
        for place in (self._below, self._beside):
            stack = QVBoxLayout(place)
            stack.setContentsMargins(0, 0, 0, 0)
            stack.setSpacing(SPACE_L)
        self._side = ScrollColumn(self._beside)
        probes = QVBoxLayout()
        probes.setSpacing(SPACE_L)
        probes.addWidget(self._probes)
        probes.addWidget(ScrollColumn(self._probe, self._below), 1)
        columns = QHBoxLayout()
        columns.setSpacing(SPACE_L)
        columns.addLayout(probes, 5)
        columns.addWidget(self._side, 2)
        page = QVBoxLayout(self)
        page.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        page.setSpacing(SPACE_L)
        page.addWidget(self._heading)
        page.addLayout(columns, 1)
        self._arrange(narrow=False)  # at the end: to show what has no parent yet would open a window
