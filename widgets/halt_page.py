"""The Halt page: what the newest kill came to, account by account, and what to do where it did not work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.core.halt import HaltOrder, consequence
from app.core.language import tr
from app.core.state import AppState, Outcome, VerdictOfCommand
from widgets import shapes
from widgets.buttons import SecondaryButton
from widgets.card_frame import CardFrame
from widgets.empty_state import EmptyState
from widgets.halt_accounts import HaltAccounts
from widgets.halt_history import HaltHistory, HistoryRow
from widgets.halt_ladder_view import HaltLadderView
from widgets.halt_note_card import HaltNoteCard
from widgets.halt_offers import HaltOffers, call_failed
from widgets.halt_outside_card import HaltOutsideCard
from widgets.halt_page_words import NEVER_FIRED, TWO_ACTIONS, UNFIRED, fired_line, title, waiting_words
from widgets.halt_release_card import HaltReleaseCard
from widgets.kill_words import first_upper, path_proof
from widgets.page_heading import PageHeading
from widgets.panel import Panel
from widgets.scroll_column import ScrollColumn
from widgets.text import Paragraph
from widgets.tokens import SPACE_L, SPACE_XL

_SIDE_BY_SIDE_PX = 900
_UNANSWERED = (VerdictOfCommand.REFUSED, VerdictOfCommand.UNKNOWN)


class HaltPage(Panel):
    """The ladder for the whole room, and everything that a person can do about it.

    Signals: `arm_requested()`, `safe_mode_requested()`, `simulation_requested(str)` the account, each confirmed here,
    `note_requested(str)` a note for the journal.
    """

    arm_requested = Signal()
    safe_mode_requested = Signal()
    simulation_requested = Signal(str)
    note_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Halt"))
        self._state: AppState | None = None
        self._now: datetime | None = None
        self._outside_for = ""
        self._outcomes: Mapping[str, Outcome] = {}
        self._heading = PageHeading(tr("Halt"))
        self._waiting = Paragraph(role="strong", tone="warn")
        self._arm = SecondaryButton(tr("Arm the kill switch (Ctrl+Shift+K)"))
        self._empty = EmptyState(self._arm)
        self._accounts = HaltAccounts()
        self._ladder = HaltLadderView()
        self._offers = HaltOffers()
        self._outside = HaltOutsideCard()
        self._release = HaltReleaseCard()
        self._note = HaltNoteCard()
        self._history = HaltHistory()
        self._connect()
        self._lay_out()
        self._show_fired(False)

    def show_state(self, state: AppState, now: datetime) -> None:
        """Draw the newest order as seen at `now`; without one, what a kill would do."""
        self._state, self._now = state, now
        orders, ladders = state.halt.orders, state.halt.ladders
        order = orders[0] if orders else None
        self._heading.show_words(fired_line(order) if order else NEVER_FIRED, title(order))
        self._waiting.show_text(waiting_words(state.halt.waiting))
        self._waiting.setVisible(bool(state.halt.waiting))
        self._show_fired(order is not None and bool(ladders))
        if order is None or not ladders:
            self._show_unfired(state, now)
            return
        self._accounts.setVisible(len(ladders) > 1)
        self._accounts.show_ladders(order.order_id, ladders)
        chosen = self._accounts.chosen(ladders)
        self._ladder.show_ladder(order, chosen, now)
        self._offers.show_ladder(state, chosen, now)
        self._outside.show_order(state.environment, order)
        self._show_outside_at_once(order)
        self._release.show_order(order.order_id)
        self._note.show_note(order.note)

    def show_time(self, now: datetime) -> None:
        """Advance the clock and the ages."""
        if self._state is not None:
            self.show_state(self._state, now)

    def show_history(self, rows: Sequence[HistoryRow]) -> None:
        """Show past kills: the platform's events beside the journal's records."""
        self._history.show_rows(rows)

    def show_outcomes(self, outcomes: Mapping[str, Outcome]) -> None:
        """What became of safe mode and simulation asked for here, by service name; drawn with the next state."""
        self._outcomes = outcomes
        self._offers.show_outcomes(outcomes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what stands side by side under each other where it would be too narrow."""
        super().resizeEvent(event)
        narrow = event.size().width() < _SIDE_BY_SIDE_PX
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._pair.setDirection(direction)
        self._several.setDirection(direction)

    def _show_unfired(self, state: AppState, now: datetime) -> None:
        proof = path_proof(state, now)
        what = tr("Kill {words}", words=proof.words) if proof.proven else tr("Kill path NOT proven")
        anyway = tr("You can still try.")
        obstacle = "" if proof.proven else f"{first_upper(proof.why)}. {anyway} "
        obstacle = f"{proof.refusal} " if proof.refusal else obstacle
        self._empty.show_words(
            what,
            f"{obstacle}{UNFIRED} {TWO_ACTIONS}",
            consequence(state.environment.accounts),
            shapes.DISC if proof.proven else shapes.DIAMOND,
        )

    def _show_fired(self, fired: bool) -> None:
        self._empty_card.setVisible(not fired)
        for part in (self._fired, self._offers, self._release, self._note):
            part.setVisible(fired)
        if not fired:
            self._outside.hide()

    def _show_outside_at_once(self, order: HaltOrder) -> None:
        failed = call_failed(order) or any(one.verdict in _UNANSWERED for one in self._outcomes.values())
        if failed and self._outside_for != order.order_id:
            self._outside_for = order.order_id  # once: whoever closes it has read it
            self._outside.show()

    def _on_account(self, _account: str) -> None:
        if self._state is not None and self._now is not None and self.isVisible():
            self.show_state(self._state, self._now)

    def _on_outside(self) -> None:
        self._outside.setVisible(self._outside.isHidden())

    def _connect(self) -> None:
        self._arm.clicked.connect(self.arm_requested)
        self._accounts.account_chosen.connect(self._on_account)
        self._offers.safe_mode_requested.connect(self.safe_mode_requested)
        self._offers.simulation_requested.connect(self.simulation_requested)
        self._offers.outside_requested.connect(self._on_outside)
        self._note.note_requested.connect(self.note_requested)

    def _lay_out(self) -> None:
        self._fired = QWidget()
        self._several = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._fired)
        self._several.setContentsMargins(0, 0, 0, 0)
        self._several.setSpacing(SPACE_L)
        self._several.addWidget(self._accounts)
        self._several.addWidget(self._ladder, 1)
        self._empty_card = CardFrame(self._empty)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(SPACE_L)
        self._pair.addWidget(self._offers, 1)
        self._pair.addWidget(self._release, 1)
        pair = QWidget()
        self._pair.setContentsMargins(0, 0, 0, 0)
        pair.setLayout(self._pair)
        parts = (self._waiting, self._empty_card, self._fired, pair, self._outside, self._note, self._history)
        page = QVBoxLayout(self)
        page.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        page.setSpacing(SPACE_L)
        page.addWidget(self._heading)
        page.addWidget(ScrollColumn(*parts), 1)
