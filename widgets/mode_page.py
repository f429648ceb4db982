"""The Simulation page: which accounts trade for real, safe mode, and what came of every switch made here."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from api_client.models.auth import SecretText
from app.core.language import tr
from app.core.mode_desk import ModeTarget
from app.core.mode_view import (
    NO_SIMULATION,
    AccountRow,
    account_rows,
    can_enter,
    can_leave,
    enter_safe_mode_effect,
    instant_words,
    mode_line,
    simulation_trouble,
)
from app.core.present import NONE_YET, age_words
from app.core.read_only import why_read_only
from app.core.state import AppState
from widgets import shapes
from widgets.buttons import SecondaryButton
from widgets.card_trouble import CardTrouble
from widgets.enter_mode_sheets import EnterSafeModeSheet, EnterSimulationSheet
from widgets.leave_mode_sheet import LeaveModeSheet
from widgets.outcome_words import VERDICT_LOOKS
from widgets.page_heading import PageHeading
from widgets.panel import Panel
from widgets.safe_mode_card import SafeModeCard
from widgets.scroll_column import ScrollColumn
from widgets.section import SectionCard
from widgets.status_list import StatusLine, StatusList
from widgets.table_card import TableCard
from widgets.table_model import Column, SnapshotTableModel
from widgets.table_view import TableView
from widgets.text import Paragraph
from widgets.tokens import SPACE_L, SPACE_XL, SPACE_XS

_SHAPES: Final = {"LIVE": shapes.RING, "SIMULATION": shapes.DISC}
_TONES: Final = {"LIVE": "text", "SIMULATION": "sim"}
_SOME_DAY: Final = datetime(2000, 12, 28, 20, 58, 58, tzinfo=UTC)
_COLUMNS: Final = (
    Column[AccountRow](tr("Account"), lambda row: row.account, width=120, bold=True),
    Column[AccountRow](
        tr("Mode"),
        lambda row: row.word,
        shape=lambda row: _SHAPES.get(row.word, shapes.DIAMOND),
        tone=lambda row: _TONES.get(row.word, ""),
        width=136,
        most=200,
    ),
    Column[AccountRow](tr("Reason"), lambda row: row.reason or NONE_YET),
    Column[AccountRow](
        tr("Since"),
        lambda row: NONE_YET if row.since is None else instant_words(row.since),
        order=lambda row: 0.0 if row.since is None else row.since.timestamp(),
        samples=(instant_words(_SOME_DAY),),
        fixed=True,
    ),
    Column[AccountRow](tr("By whom"), lambda row: row.who, width=220, spare=1),
    Column[AccountRow](
        tr("Age"),
        lambda row: age_words(row.age_s),
        order=lambda row: row.age_s or 0.0,
        tone=lambda _: "faint",
        width=76,
        figures=True,
        fixed=True,
    ),
)
_NOTHING: Final = tr("Nothing was switched from here since this console was opened.")


class ModePage(Panel):
    """Accounts, safe mode and verdicts; the sheets ask for what a switch needs.

    Signals: `enter_requested(object, str)` accounts and reason, `safe_mode_requested(str)` the reason,
    `leave_requested(object)` a `Leaving`, `second_requested(object, str)` a `Leaving` and an e-mail: the receiver calls
    `take_secrets()` at once; `sign_in_requested()`, `remind_requested(str)` HH:MM in UTC, `reminder_dropped(str)`.
    """

    enter_requested = Signal(object, str)
    safe_mode_requested = Signal(str)
    leave_requested = Signal(object)
    second_requested = Signal(object, str)
    sign_in_requested = Signal()
    remind_requested = Signal(str)
    reminder_dropped = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Simulation"))
        self._seen: tuple[AppState, datetime] | None = None
        self._enter, self._leave = SecondaryButton(tr("Enter simulation…")), SecondaryButton(tr("Leave simulation…"))
        self._heading = PageHeading(tr("Simulation"), self._enter, self._leave)
        self._why = Paragraph(tone="muted")
        self._why.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._model: SnapshotTableModel[AccountRow] = SnapshotTableModel(_COLUMNS, lambda row: row.account, self)
        self._table = TableView(self._model, tr("Accounts and their mode"))
        self._table_card = TableCard(self._table)
        self._trouble = CardTrouble()
        self.safe_mode = SafeModeCard()
        self._verdicts = StatusList()
        self._failure = Paragraph(tone="fail", selectable=True)
        self._nothing = Paragraph(_NOTHING, tone="muted")
        self.simulation_sheet = EnterSimulationSheet(self)
        self.safe_mode_sheet = EnterSafeModeSheet(self)
        self.leave_sheet = LeaveModeSheet(self)
        self._connect()
        self._lay_out()

    @property
    def subtitle(self) -> str:
        """The platform's word and what makes it."""
        return self._heading.subtitle

    @property
    def trouble(self) -> str:
        """Why simulation cannot be read and what to do; empty while it can."""
        return self._trouble.words

    @property
    def verdicts(self) -> tuple[StatusLine, ...]:
        """What came of the newest switches."""
        return self._verdicts.lines

    @property
    def why(self) -> str:
        """Why a button of the heading is off, as it stands below them."""
        return self._why.plain_text

    @property
    def buttons(self) -> tuple[SecondaryButton, SecondaryButton]:
        """Into simulation, and out of it."""
        return self._enter, self._leave

    def show_state(self, state: AppState, now: datetime) -> None:
        """Draw both modes as read at `now`."""
        self._seen = (state, now)
        configured = state.environment.has("sim-mode")
        self._heading.show_words(mode_line(state, now))
        rows = account_rows(state, now)
        self._model.show_rows(rows)
        self._table_card.show_row_count(len(rows))
        self._trouble.show_trouble(simulation_trouble(state) if configured else None)
        self._show_gates(state, now)
        self.safe_mode.show_state(state, now)
        self._show_verdicts(state, now)
        for sheet in (self.simulation_sheet, self.safe_mode_sheet):
            sheet.show_who("" if state.locked else state.session.email)
        self.leave_sheet.show_state(state, now)

    def show_time(self, now: datetime) -> None:
        """Advance the ages, and judge the conditions again."""
        if self._seen is not None:
            self.show_state(self._seen[0], now)

    def take_secrets(self) -> tuple[SecretText, SecretText]:
        """Hand over the second person's password and code, once."""
        return self.leave_sheet.take_secrets()

    def _show_verdicts(self, state: AppState, now: datetime) -> None:
        desk = state.modes
        self._nothing.setVisible(not desk.verdicts)
        self._verdicts.show_lines(
            [
                StatusLine(
                    *VERDICT_LOOKS[one.verdict][:2],
                    one.name,
                    f"{one.words} {one.read_back}".strip(),
                    age_words((now - one.at).total_seconds()),
                )
                for one in desk.verdicts
            ]
        )
        self._failure.show_text(desk.failure)
        self._failure.setVisible(bool(desk.failure))

    def _show_gates(self, state: AppState, now: datetime) -> None:
        enter = "" if can_enter(state, now) else tr("Every account is read to be in simulation.")
        leave = "" if can_leave(state, now) else tr("No account is read to be in simulation.")
        there = state.environment.has("sim-mode")
        always = why_read_only(state.environment) or ("" if there else NO_SIMULATION)
        reasons = {self._enter: always or enter, self._leave: always or leave}
        for button, why in reasons.items():
            button.setEnabled(not why)
            button.setAccessibleDescription(why)
        # What the sub-title says already is not said again.
        said = "\n".join(dict.fromkeys(why for why in reasons.values() if why and why != NO_SIMULATION))
        self._why.show_text(said)
        self._why.setVisible(bool(said))

    def _on_enter(self) -> None:
        if self._seen is not None:
            state, now = self._seen
            self.simulation_sheet.open_for(can_enter(state, now), state.session.email or tr("nobody signed in"))

    def _on_enter_safe_mode(self) -> None:
        if self._seen is not None:
            state, now = self._seen
            self.safe_mode_sheet.open_for(
                enter_safe_mode_effect(state, now), state.session.email or tr("nobody signed in")
            )

    def _on_leave(self, target: ModeTarget) -> None:
        if self._seen is not None:
            self.leave_sheet.open_for(target, *self._seen)

    def _connect(self) -> None:
        self._enter.clicked.connect(self._on_enter)
        self._leave.clicked.connect(lambda: self._on_leave(ModeTarget.SIMULATION))
        self.simulation_sheet.confirmed.connect(self.enter_requested)
        self.safe_mode_sheet.confirmed.connect(self.safe_mode_requested)
        self.leave_sheet.confirmed.connect(self.leave_requested)
        self.leave_sheet.sign_in_requested.connect(self.sign_in_requested)
        self.leave_sheet.second_requested.connect(self.second_requested)
        self.safe_mode.enter_requested.connect(self._on_enter_safe_mode)
        self.safe_mode.leave_requested.connect(lambda: self._on_leave(ModeTarget.SAFE_MODE))
        self.safe_mode.remind_requested.connect(self.remind_requested)
        self.safe_mode.reminder_dropped.connect(self.reminder_dropped)

    def _lay_out(self) -> None:
        verdicts = SectionCard(tr("What came of the switches"))
        for part in (self._nothing, self._verdicts, self._failure):
            verdicts.body.addWidget(part)
        page = QVBoxLayout(self)
        page.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        page.setSpacing(SPACE_L)
        heading = QVBoxLayout()
        heading.setSpacing(SPACE_XS)
        heading.addWidget(self._heading)
        heading.addWidget(self._why)
        page.addLayout(heading)
        page.addWidget(ScrollColumn(self._trouble, self._table_card, self.safe_mode, verdicts), 1)
