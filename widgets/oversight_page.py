"""The Oversight page: intents that wait for a person, vetoes, overrides, and configuration that needs two authors."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core import oversight_view as view
from app.core.card_view import CardWords, own_account, own_fact
from app.core.language import tr
from app.core.oversight_policy import PendingLimit, limit_of, why_no_decision, why_no_other_limit
from app.core.read_only import why_read_only
from app.core.state import AppState, ReadingKind
from widgets import oversight_columns as columns
from widgets.buttons import DisabledReason, SecondaryButton
from widgets.fact_card import FactCard, named
from widgets.intent_actions import IntentActions
from widgets.intent_sheet import IntentSheet
from widgets.limit_sheet import LimitSheet
from widgets.page_heading import PageHeading
from widgets.panel import Panel
from widgets.rows_card import RowsCard
from widgets.scroll_column import ScrollColumn
from widgets.tokens import SPACE_L, SPACE_XL


class OversightPage(Panel):
    """Five cards, each with an age and a trouble of its own.

    Signals: `decision_requested(str, bool, str)` an intent, whether it is approved, the reason;
    `limit_requested(str, str)` an exact amount in USD as text, the reason; `sign_in_requested()` a fresh sign-in, which
    approving asks for; `refresh_requested()`.
    """

    decision_requested = Signal(str, bool, str)
    limit_requested = Signal(str, str)
    sign_in_requested = Signal()
    refresh_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Oversight"))
        self._seen: tuple[AppState, datetime] | None = None
        self._pending: PendingLimit | None = None
        self._rows: Sequence[view.IntentRow] = ()
        self._listed = False
        self._values: dict[ReadingKind, Any] = {}
        self._refresh = SecondaryButton(tr("Refresh"))
        self._refresh.clicked.connect(self.refresh_requested)
        self._heading = PageHeading(tr("Oversight"), self._refresh)
        self.deciding = IntentActions()
        self.set_limit = DisabledReason(SecondaryButton(tr("Propose or second…")))
        self.intents: RowsCard[view.IntentRow] = RowsCard(
            tr("Pending intents"), columns.INTENTS, lambda row: row.intent_id
        )
        self.vetoes: RowsCard[view.VetoRow] = RowsCard(tr("Vetoes"), columns.VETOES, lambda row: row.row_id)
        self.overrides: RowsCard[view.OverrideRow] = RowsCard(
            tr("Overrides"), columns.OVERRIDES, lambda row: row.row_id
        )
        self.configuration = FactCard(tr("Guarded configuration"))
        self.versions: RowsCard[view.VersionRow] = RowsCard(
            tr("History of risk.max_notional"), columns.VERSIONS, lambda row: row.row_id
        )
        self.intent_sheet = IntentSheet(self)
        self.limit_sheet = LimitSheet(self)
        self._connect()
        self._lay_out()
        self._show_gates()

    def show_pending(self, pending: PendingLimit | None) -> None:
        """Show the change that waits for a second author as this console saw it."""
        self._pending = pending

    def show_state(self, state: AppState, now: datetime) -> None:
        """Draw what reviewers have to know and to decide, as seen at `now`."""
        self._seen = (state, now)
        account = own_account(state)
        self._heading.show_words(f"{account} · {_WHAT}" if account else _WHAT)
        self.intent_sheet.show_state(state, now)
        self.limit_sheet.show_state(state, now)
        self._show_intents(state, now)
        self._show_lists(state, now)
        self._show_configuration(state, now, account)
        self._show_gates()

    def show_time(self, now: datetime) -> None:
        """Advance ages and countdowns."""
        if self._seen is not None:
            self.show_state(self._seen[0], now)

    def _show_intents(self, state: AppState, now: datetime) -> None:
        fact, words = own_fact(state, ReadingKind.INTENTS, "hitl", now, view.OVERSIGHT_MEANINGS)
        self._rows, self._listed = view.intent_rows(fact.value, now), fact.value is not None
        self.intents.show_rows(self._rows)
        nothing = tr("Nothing waits for this account.") if self._listed and not self._rows else ""
        self.intents.show_card(words, "", (nothing, view.OWNER_ONLY, view.NO_REASON if self._rows else ""))

    def _show_lists(self, state: AppState, now: datetime) -> None:
        fact, words = own_fact(state, ReadingKind.VETOES, "watchdog", now)
        if self._news(ReadingKind.VETOES, fact.value):
            self.vetoes.show_rows(view.veto_rows(fact.value))
        self.vetoes.show_card(words, view.veto_words(fact.value), (view.veto_remark(fact.value),))
        fact, words = own_fact(state, ReadingKind.OVERRIDES, "override", now)
        if self._news(ReadingKind.OVERRIDES, fact.value):
            self.overrides.show_rows(view.override_rows(fact.value))
        always = fact.failure is not None and fact.failure.status == 500
        self.overrides.show_card(words, "", (view.OVERRIDES_FAULT if always else "",))
        fact, words = own_fact(state, ReadingKind.CONFIG_HISTORY, "config", now)
        if self._news(ReadingKind.CONFIG_HISTORY, fact.value):
            self.versions.show_rows(view.version_rows(fact.value))
        self.versions.show_card(words)

    def _show_configuration(self, state: AppState, now: datetime, account: str) -> None:
        fact, words = own_fact(state, ReadingKind.CONFIGURATION, "config", now)
        facts = named(view.configuration_facts(fact.value))
        remarks = (view.pending_words(self._pending, account),) if account else ()
        self.configuration.show_card(words, facts, remarks)
        self._configurable = why_read_only(state.environment) or _reason(words, fact.value) or why_no_other_limit(state)

    def _show_gates(self) -> None:
        seen, chosen = self._seen, self._chosen()
        if seen is None or chosen is None:
            why = _why_none_chosen(self._rows, known=self._listed)
            self.deciding.show_gates(why, why, offer_sign_in=False)
        else:
            approve, deny = (why_no_decision(chosen.intent_id, *seen, approved=one) for one in (True, False))
            self.deciding.show_gates(approve, deny, offer_sign_in=bool(approve) and not deny)
        self.set_limit.show_reason(self._configurable if seen is not None else tr("Nothing was read yet."))

    def _chosen(self) -> view.IntentRow | None:
        key = self.intents.table.selected_key()
        return next((row for row in self._rows if row.intent_id == key), None)

    def _on_decide(self, *, approved: bool) -> None:
        row = self._chosen()
        if row is not None and self._seen is not None:
            self.intent_sheet.open_for(row, *self._seen, approved=approved)

    def _on_set_limit(self) -> None:
        if self._seen is not None:
            state, now = self._seen
            account = own_account(state)
            current = limit_of(state.reading(ReadingKind.CONFIGURATION, "config", account).value)
            self.limit_sheet.open_for(current, view.pending_words(self._pending, account), state, now)

    def _news(self, kind: ReadingKind, value: object) -> bool:
        known = kind in self._values and self._values[kind] is value
        self._values[kind] = value
        return not known

    def _connect(self) -> None:
        self._configurable = ""
        self.deciding.approve_requested.connect(lambda: self._on_decide(approved=True))
        self.deciding.deny_requested.connect(lambda: self._on_decide(approved=False))
        self.set_limit.button.clicked.connect(self._on_set_limit)
        self.intents.table.row_selected.connect(lambda _key: self._show_gates())
        self.intent_sheet.confirmed.connect(self.decision_requested)
        for asking in (self.deciding, self.intent_sheet, self.limit_sheet):
            asking.sign_in_requested.connect(self.sign_in_requested)
        self.limit_sheet.confirmed.connect(self.limit_requested)

    def _lay_out(self) -> None:
        self.intents.body.insertWidget(2, self.deciding)
        self.configuration.body.addWidget(_right(self.set_limit))
        cards = (self.intents, self.configuration, self.versions, self.vetoes, self.overrides)
        page = QVBoxLayout(self)
        page.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        page.setSpacing(SPACE_L)
        page.addWidget(self._heading)
        page.addWidget(ScrollColumn(*cards), 1)


_WHAT: Final = tr("what waits for a person, what was stopped, and who changed what")


def _reason(words: CardWords, value: object) -> str:
    """Why no limit can be set: without a reading there is nothing to set it against."""
    return "" if value is not None else tr("The value in force is not known.") if words.trouble is not None else ""


def _why_none_chosen(rows: Sequence[view.IntentRow], *, known: bool) -> str:
    """Why no intent can be decided; an empty table says that none waits only once the list was read."""
    if rows:
        return tr("Choose an intent.")
    return tr("No intent waits.") if known else tr("Which intents wait is not known.")


def _right(part: QWidget) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.addStretch(1)
    line.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
    return row
