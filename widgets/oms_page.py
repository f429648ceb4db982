"""The OMS page: what this flavour of the order management service tells, card by card, and what it cannot tell."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from api_client.models.oms import ImpactCurve
from app.core import oms_view as view
from app.core.card_view import CardWords, card_words, exact_words, own_fact, usd_words
from app.core.language import tr
from app.core.mode_view import mode_word, plot_mark
from app.core.oms_budget_view import NO_BUDGETS, budget_gauges
from app.core.oms_health_view import drain_facts, error_facts
from app.core.oms_impact_view import impact_line, impact_remark, impact_rows
from app.core.record_rows import RecordRow, fact_rows
from app.core.state import AppState, ReadingKind
from widgets.asked_line import AskedLine
from widgets.buttons import SecondaryButton
from widgets.card_frame import CardFrame
from widgets.empty_state import EmptyState
from widgets.fact_card import FactCard, named
from widgets.impact_plot import ImpactPlot
from widgets.oms_budgets_card import OmsBudgetsCard
from widgets.oms_probing_card import OmsProbingCard
from widgets.page_heading import PageHeading
from widgets.panel import Panel
from widgets.record_columns import columns_of
from widgets.rows_card import RowsCard
from widgets.scroll_column import ScrollColumn
from widgets.section import SectionCard
from widgets.sensitive import shown_amount
from widgets.table_model import Column
from widgets.text import Paragraph
from widgets.tokens import SPACE_L, SPACE_XL

_IMPACT: Final = tr("Impact of an order's size")
_OFF: Final = tr("Turn the reads above on first.")


class OmsPage(Panel):
    """Cards of one flavour, each with an age and a trouble of its own. The console places and cancels no orders.

    Signals: `probing_requested(bool)` the reads that make the OMS call Kraken are wanted on or off,
    `order_requested(str)` an order's id, `symbol_requested(str)` another symbol's impact curve, `refresh_requested()`.
    """

    probing_requested = Signal(bool)
    order_requested = Signal(str)
    symbol_requested = Signal(str)
    refresh_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("OMS")
        self._state: AppState | None = None
        self._trail = view.CounterTrail()
        self._on = False
        self._values: dict[str, Any] = {}
        self._refresh = SecondaryButton(tr("Refresh"))
        self._refresh.clicked.connect(self.refresh_requested)
        self._heading = PageHeading("OMS", self._refresh)
        self._cannot = SectionCard(tr("What this OMS cannot tell"))
        self._cannot_words = Paragraph(tone="muted", selectable=True)
        self._cannot.body.addWidget(self._cannot_words)
        self.probing = OmsProbingCard()
        self.probing.turned.connect(self.probing_requested)
        self.facts = {
            name: FactCard(title)
            for name, title in (
                ("routing", tr("Routing")),
                ("order", tr("One order")),
                ("warm", tr("Warm start")),
                ("reconcile", tr("Reconciliation")),
                ("impact", _IMPACT),
                ("balances", tr("Balances at Kraken")),
                ("drain", tr("Draining")),
                ("errors", tr("Rejections and errors")),
            )
        }
        self.budgets = OmsBudgetsCard()
        self.shadow: RowsCard[view.ShadowRow] = RowsCard(tr("Shadow against real"), _SHADOW, lambda row: row.name)
        self.trades: RowsCard[RecordRow] = RowsCard(
            tr("Trades"), columns_of(view.TRADE_COLUMNS), lambda row: row.row_id
        )
        self.order_line = AskedLine(tr("The order's id"), "", tr("Look up"))
        self.symbol_line = AskedLine(tr("Symbol"), "BTC/USD", tr("Show"))
        self.order_line.asked.connect(self.order_requested)
        self.symbol_line.asked.connect(self.symbol_requested)
        self.facts["order"].body.insertWidget(0, self.order_line)
        self.curve = ImpactPlot()
        self.curve.hide()
        for place, part in enumerate((self.symbol_line, self.curve)):
            self.facts["impact"].body.insertWidget(place, part)
        self._lay_out()

    def show_probing(self, *, on: bool) -> None:
        """Show whether the reads that make the OMS call Kraken are on."""
        self._on = on
        self.probing.show_on(on=on)
        if self._state is not None:
            self._show_order_line(view.flavour_of(self._state.environment))

    def show_state(self, state: AppState, now: datetime) -> None:
        """Draw what the OMS of this environment tells, as seen at `now`."""
        self._state = state
        flavour = view.flavour_of(state.environment)
        self._cards.setVisible(flavour is not None)
        self._empty.setVisible(flavour is None)
        self._refresh.setVisible(flavour is not None)
        self._heading.show_words(
            tr("{flavour} flavour · {remark}", flavour=flavour, remark=view.NO_ORDERS_FROM_HERE) if flavour else _NONE
        )
        if flavour is None:
            return
        self._cannot_words.show_text(view.cannot_words(flavour))
        for card, flavours in self._places:
            card.setVisible(flavour in flavours)
        self._show_order_line(flavour)
        self._show_async(state, now)
        self._show_core(state, now)
        self._show_all(state, now)

    def show_time(self, now: datetime) -> None:
        """Advance the ages."""
        if self._state is not None:
            self.show_state(self._state, now)

    def _show_order_line(self, flavour: str | None) -> None:
        whose = tr("The platform's own id of an order") if flavour == "root" else tr("The client's id of an order")
        self.order_line.line.setPlaceholderText(whose)
        self.order_line.show_closed(_OFF if flavour == "async" and not self._on else "")

    def _show_async(self, state: AppState, now: datetime) -> None:
        fact, words = own_fact(state, ReadingKind.OMS_ROUTING, "oms", now, view.OMS_MEANINGS)
        self.facts["routing"].show_card(
            words if self._on or fact.value is not None else CardWords(),
            named(view.routing_facts(fact.value)),
            ("" if self._on else view.PROBING_OFF,),
        )
        self._show_facts("warm", ReadingKind.OMS_WARM_START, view.warm_start_facts, state, now)
        fact, words = own_fact(state, ReadingKind.OMS_RATE_LIMITS, "oms", now, view.OMS_MEANINGS)
        gauges = budget_gauges(fact.value, fresh=not words.stale)
        self.budgets.show_card(words, gauges, NO_BUDGETS if fact.value is not None else "")
        fact = state.reading(ReadingKind.RECONCILE, "oms")
        self._trail = self._trail.seen(fact)
        self.facts["reconcile"].show_card(
            card_words(fact, now, view.OMS_MEANINGS),
            named(view.reconcile_facts(self._trail)),
            (view.reconcile_remark(self._trail),),
        )
        fact, words = own_fact(state, ReadingKind.OMS_IMPACT, "oms", now, view.OMS_MEANINGS)
        self._show_curve(fact.value)
        self.facts["impact"].show_title(_IMPACT, plot_mark(mode_word(state, now)))
        self.facts["impact"].show_card(words, named(impact_rows(fact.value)), (impact_remark(fact.value),))

    def _show_curve(self, curve: ImpactCurve | None) -> None:
        if self._news("impact", curve):
            line = impact_line(curve)
            self.curve.setVisible(line is not None)
            if line is not None:
                self.curve.show_line(line)

    def _show_core(self, state: AppState, now: datetime) -> None:
        fact, words = own_fact(state, ReadingKind.OMS_SHADOW, "oms", now, view.OMS_MEANINGS)
        if self._news("shadow", fact.value):
            self.shadow.show_rows(view.shadow_rows(fact.value))
        self.shadow.show_card(words, "", (view.shadow_remark(fact.value),))
        self._show_facts("balances", ReadingKind.OMS_BALANCES, _balance_facts, state, now)
        fact, words = own_fact(state, ReadingKind.OMS_TRADES, "oms", now, view.OMS_MEANINGS)
        if self._news("trades", fact.value):
            trades = () if fact.value is None else fact.value.trades
            self.trades.show_rows(fact_rows(view.TRADE_COLUMNS, view.TRADE_IDENTITY, trades))
        self.trades.show_card(words)

    def _show_all(self, state: AppState, now: datetime) -> None:
        fact, words = own_fact(state, ReadingKind.OMS_ORDER, "oms", now, view.OMS_MEANINGS)
        asked = (fact.value is not None and fact.value.order_id) or fact.failure is not None
        facts = named(view.order_facts(fact.value))
        self.facts["order"].show_card(words if asked else CardWords(), facts, (_AT_MOST if self._on else "",))
        drains = drain_facts(state, now)
        self.facts["drain"].show_card(CardWords(), named(drains), ("" if drains else _NO_DRAIN,))
        metrics = state.reading(ReadingKind.METRICS, "oms")
        words = card_words(metrics, now)
        self.facts["errors"].show_card(words, named(error_facts(metrics.value)), (_COUNTED,))

    def _show_facts(
        self,
        card: str,
        kind: ReadingKind,
        facts: Callable[[Any], tuple[tuple[str, str], ...]],
        state: AppState,
        now: datetime,
    ) -> None:
        fact, words = own_fact(state, kind, "oms", now, view.OMS_MEANINGS)
        self.facts[card].show_card(words, named(facts(fact.value)))

    def _news(self, name: str, value: object) -> bool:
        known = name in self._values and self._values[name] is value
        self._values[name] = value
        return not known

    def _lay_out(self) -> None:
        facts = self.facts
        self._places: tuple[tuple[QWidget, frozenset[str]], ...] = (
            (self.budgets, _ASYNC),
            (facts["reconcile"], _ASYNC),
            (facts["errors"], _EVERY),
            (facts["drain"], _EVERY),
            (self.shadow, _CORE),
            (facts["balances"], _CORE),
            (self.trades, _CORE),
            (facts["warm"], _ASYNC),
            (facts["impact"], _ASYNC),
            (self.probing, _ASYNC),
            (facts["routing"], _ASYNC),
            (facts["order"], _ASYNC | _ROOT),
            (self._cannot, _EVERY),
        )
        self._cards = ScrollColumn(*(card for card, _ in self._places))
        empty = EmptyState()
        empty.show_words(
            tr("Order management"), _NONE, tr("Name it and its flavour in environments.toml if there is one.")
        )
        self._empty = CardFrame(empty)
        page = QVBoxLayout(self)
        page.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        page.setSpacing(SPACE_L)
        page.addWidget(self._heading)
        page.addWidget(self._empty, 1)
        page.addWidget(self._cards, 1)


def _balance_facts(balances: Any) -> tuple[tuple[str, str], ...]:
    if balances is None:
        return ()
    held = tuple((asset, shown_amount(exact_words(amount))) for asset, amount in balances.balances.items())
    return ((tr("Net asset value"), usd_words(balances.net_asset_value)), *held)


_NONE: Final = tr("This environment names no OMS.")
_NO_DRAIN: Final = tr("No service of this environment tells whether it drains.")
_AT_MOST: Final = tr("Asked for at most every 30 s: an answer may take that long.")
_COUNTED: Final = tr("Counted since the service started; a metric that nothing calls stays at zero whatever happens.")
_ASYNC: Final = frozenset({"async"})
_CORE: Final = frozenset({"core"})
_ROOT: Final = frozenset({"root"})
_EVERY: Final = _ASYNC | _CORE | _ROOT

_SHADOW: Final = (
    Column[view.ShadowRow](tr("Measure"), lambda row: row.name, width=200, bold=True),
    Column[view.ShadowRow](tr("Real"), lambda row: row.real, width=180, figures=True, fixed=True),
    Column[view.ShadowRow](tr("Shadow"), lambda row: row.shadow, width=180, figures=True, fixed=True),
    Column[view.ShadowRow](tr("Difference as told"), lambda row: row.delta, figures=True, fixed=True),
)
