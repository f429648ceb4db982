"""The Risk page: limits beside what is used of them, what is blocked and refused, forecasts, and all accounts."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.core.language import tr
from app.core.mode_view import mode_word, plot_mark
from app.core.risk_look import HORIZONS
from app.core.risk_service_view import RISK
from app.core.risk_view import RiskSubject, page_words, risk_cards
from app.core.state import AppState, SessionPhase
from widgets.buttons import SecondaryButton
from widgets.metrics_choice import ChoiceBox
from widgets.page_heading import PageHeading
from widgets.panel import Panel
from widgets.risk_panel import RiskPanel
from widgets.risk_size_panel import RiskSizePanel
from widgets.scroll_column import ScrollColumn
from widgets.tokens import SPACE_L, SPACE_XL

_SIDE_BY_SIDE_PX: Final = 1000
_LEFT: Final = (RiskSubject.LIMITS, RiskSubject.CVAR, RiskSubject.NAV)


class RiskPage(Panel):
    """Cards that know nothing of each other; each says by itself why it cannot be read.

    Signals: `refresh_requested()` read again what may be; `horizon_chosen(str)` the forecasts' horizon (`24h`, `2d`,
    `1w`); `size_requested(str)` a symbol.
    """

    refresh_requested = Signal()
    horizon_chosen = Signal(str)
    size_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Risk"))
        self._state: AppState | None = None
        self._horizons = ChoiceBox(tr("Horizon of the forecasts"))
        self._refresh = SecondaryButton(tr("Refresh"))
        self._refresh.setAccessibleDescription(tr("Reads everything again; forecasts once a minute at most"))
        self._refresh.setToolTip(self._refresh.accessibleDescription())
        self._heading = PageHeading(tr("Risk"), self._horizons, self._refresh)
        self._size = RiskSizePanel(RiskSubject.SIZE.value)
        self.cards: dict[RiskSubject, RiskPanel] = {
            subject: self._size if subject is RiskSubject.SIZE else RiskPanel(subject.value) for subject in RiskSubject
        }
        self._refresh.clicked.connect(self.refresh_requested)
        self._horizons.chosen.connect(self.horizon_chosen)
        self._size.size_requested.connect(self.size_requested)
        self._lay_out()

    def show_state(self, state: AppState, now: datetime) -> None:
        """Draw every card as seen at `now`."""
        self._state = state
        self._heading.show_words(page_words(state))
        self._horizons.show_choices([(one.name, one.words) for one in HORIZONS], state.risk.horizon.name)
        mark = plot_mark(mode_word(state, now))
        for subject, card in risk_cards(state, now).items():
            self.cards[subject].show_card(card, mark)
        for subject in (RiskSubject.CVAR, RiskSubject.NAV):
            self.cards[subject].show_title(subject.value, state.risk.horizon.words)
        signed_in = state.session.phase is SessionPhase.ACTIVE
        self._size.show_whether_asked(possible=signed_in and state.environment.has(RISK))

    def show_time(self, now: datetime) -> None:
        """Advance the ages."""
        if self._state is not None:
            self.show_state(self._state, now)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the two columns under each other where they would be too narrow."""
        super().resizeEvent(event)
        narrow = event.size().width() < _SIDE_BY_SIDE_PX
        self._pair.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def _lay_out(self) -> None:
        pair = QWidget()
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight, pair)
        self._pair.setContentsMargins(0, 0, 0, 0)
        self._pair.setSpacing(SPACE_L)
        right = [subject for subject in RiskSubject if subject not in _LEFT]
        for subjects in (_LEFT, right):
            column = QVBoxLayout()
            column.setSpacing(SPACE_L)
            for subject in subjects:
                column.addWidget(self.cards[subject])
            column.addStretch(1)
            self._pair.addLayout(column, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        page.setSpacing(SPACE_L)
        page.addWidget(self._heading)
        page.addWidget(ScrollColumn(pair), 1)
