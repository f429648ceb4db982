"""The Drill page: practise the kill in this run's own sandbox, and see how long it took."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from app.core.drill import DELAY_S, LIMIT_S, Drill, why_no_drill
from app.core.drill_words import SCENARIO
from app.core.halt_ladder import OBJECTIVE_S
from app.core.language import tr
from app.core.state import AppState
from widgets.buttons import DisabledReason, PrimaryButton, SecondaryButton
from widgets.card_frame import CardFrame
from widgets.drill_history import DrillHistory
from widgets.drill_live_card import DrillLiveCard
from widgets.drill_sheet_card import DrillSheetCard
from widgets.empty_state import EmptyState
from widgets.mid_sentence import mid_sentence
from widgets.page_heading import PageHeading
from widgets.palette_actions import add_key
from widgets.panel import Panel
from widgets.scroll_column import ScrollColumn
from widgets.section import SectionCard
from widgets.text import Paragraph
from widgets.tokens import SPACE_L, SPACE_XL

_ABOUT: Final = (
    tr(
        "One incident: {scenario}. It is staged at a moment that is not told, {least_s:.0f} "
        "to {most_s:.0f} s after the start, in this sandbox and for your session's account.",
        scenario=mid_sentence(SCENARIO),
        least_s=DELAY_S[0],
        most_s=DELAY_S[1],
    ),
    tr(
        "You notice it, arm and fire the kill as on any other day. Measured are the time "
        "until you arm, the time until you fire, how many keys and clicks that took (numbers "
        "only, never which), and each rung of the halt against {objective_s:.0f} s.",
        objective_s=OBJECTIVE_S,
    ),
    tr(
        "The kill has to be fired within {limit:.0f} minutes. Disarming goes on waiting. "
        "Halts of this sandbox are released before the drill and after it; the result goes "
        "into the journal.",
        limit=LIMIT_S / 60,
    ),
)


class DrillPage(Panel):
    """Says what a drill is, runs one, shows its sheet and the earlier ones; elsewhere says why there is none.

    Signals: `start_requested()`, `stop_requested()`, `export_requested(str)` the sheet as `markdown` or `json`.
    """

    start_requested = Signal()
    stop_requested = Signal()
    export_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Drill"))
        self._state: AppState | None = None
        self._now: datetime | None = None
        self._drill: Drill | None = None
        self._busy = False
        self._start = PrimaryButton(tr("Start drill"))
        self._gate = DisabledReason(self._start)
        self._stop = SecondaryButton(tr("Stop the drill"))
        self._exports = [
            self._export_button(form, title) for form, title in (("markdown", "Markdown"), ("json", "JSON"))
        ]
        self._heading = PageHeading(tr("Drill"), *self._exports, self._stop, self._gate)
        self._heading.show_words(tr("Practise the kill where it harms nobody, and keep the evidence"))
        self._empty = EmptyState()
        self._nowhere = CardFrame(self._empty)
        self._about = SectionCard(tr("What happens in a drill"))
        self._live = DrillLiveCard()
        self._sheet = DrillSheetCard()
        self._history = DrillHistory()
        self._escape = add_key(self, Qt.Key.Key_Escape, tr("Stop the drill"))
        self._connect()
        self._lay_out()
        self._draw()

    def show_state(self, state: AppState, now: datetime) -> None:
        """Draw whether a drill is possible, and the running one, as seen at `now`."""
        self._state, self._now = state, now
        self._draw()

    def show_time(self, now: datetime) -> None:
        """Advance the drill's clock and the ages."""
        self._now = now
        if self._drill is not None and self._drill.running:
            self._draw()

    def show_drill(self, drill: Drill | None, *, busy: bool = False) -> None:
        """Show the running drill or the newest one's sheet; `busy` while one runs or is being put away."""
        self._drill, self._busy = drill, busy
        self._draw()

    def show_drills(self, drills: Sequence[Drill]) -> None:
        """Show the ended drills of the journal, newest first."""
        self._history.show_drills(drills)

    def _draw(self) -> None:
        state, now, drill = self._state, self._now, self._drill
        here = state is not None and state.environment.own_sandbox
        running = drill is not None and drill.running
        self._nowhere.setVisible(not here)
        self._about.setVisible(here and not running)
        self._live.setVisible(here and running)
        self._history.setVisible(here)
        self._show_buttons(here, running)
        self._sheet.setVisible(here and drill is not None)
        if drill is not None:
            self._sheet.show_drill(drill)
        if state is None or now is None:
            self._empty.show_words(tr("Drills"), tr("It is not known yet which environment this is."), "")
            return
        if not here:
            step = tr("Start one with: aether-console --sandbox. No drill can touch any other environment.")
            self._empty.show_words(tr("No drill here"), why_no_drill(state), step)
        if drill is not None and drill.running:
            self._live.show_drill(drill, state, now)

    def _show_buttons(self, here: bool, running: bool) -> None:
        ended = self._drill is not None and not running
        self._gate.setVisible(here and not running)
        putting_away = tr("The sandbox is being reset") if self._busy and not running else ""
        why = "" if self._state is None else why_no_drill(self._state)
        self._gate.show_reason(putting_away or why)
        self._stop.setVisible(here and running)
        fired = self._drill is not None and self._drill.fired_at is not None
        self._stop.setText(tr("End the drill now") if fired else tr("Stop the drill"))
        self._stop.setAccessibleName(self._stop.text())
        self._escape.setEnabled(here and running and not fired)
        for button in self._exports:
            button.setVisible(here and ended)

    def _export_button(self, form: str, title: str) -> SecondaryButton:
        button = SecondaryButton(tr("Export {form}…", form=title))
        button.setAccessibleDescription(tr("The sheet of the newest drill, as evidence for the on-call checklist"))
        button.setToolTip(button.accessibleDescription())
        button.clicked.connect(lambda: self.export_requested.emit(form))
        return button

    def _connect(self) -> None:
        self._start.clicked.connect(self.start_requested)
        self._stop.clicked.connect(self.stop_requested)
        self._escape.activated.connect(self.stop_requested)

    def _lay_out(self) -> None:
        for words in _ABOUT:
            self._about.body.addWidget(Paragraph(words, tone="text"))
        page = QVBoxLayout(self)
        page.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        page.setSpacing(SPACE_L)
        page.addWidget(self._heading)
        page.addWidget(ScrollColumn(self._nowhere, self._live, self._sheet, self._about, self._history), 1)
