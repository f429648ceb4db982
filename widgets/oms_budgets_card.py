"""The card of the OMS's rate limits: a gauge for each, with what waits beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from app.core.card_view import CardWords
from app.core.language import tr
from app.core.oms_budget_view import BACK_OFF_WORDS, BudgetGauge
from widgets import theme
from widgets.card_trouble import CardTrouble
from widgets.risk_bar import UsageBar
from widgets.section import SectionCard
from widgets.status_badge import StatusBadge
from widgets.text import Label, Paragraph
from widgets.tokens import RADIUS_S, SPACE_L, SPACE_S, SPACE_XS

_BADGE_WIDTH: Final = 128
_TRANSPORTS: Final = 2
_AMOUNTS_WIDTH: Final = 160


class BudgetRow(QFrame):
    """Word and name at the left, requests at the right, the bar with what waits below; one stop for the Tab key."""

    def __init__(self) -> None:
        super().__init__()
        self._badge = StatusBadge()
        self._badge.setFixedWidth(_BADGE_WIDTH)
        self._name = Label("", role="strong")
        self._amounts = Label("", role="fixed")
        self._waiting = Label("", role="fixed")
        for figures in (self._amounts, self._waiting):
            figures.setMinimumWidth(_AMOUNTS_WIDTH)  # or the tracks of two rows are not of one length
            figures.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.bar = UsageBar()
        self._words = Paragraph(tone="muted")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        grid = QGridLayout(self)
        grid.setContentsMargins(SPACE_S, SPACE_XS, SPACE_S, SPACE_XS)
        grid.setHorizontalSpacing(SPACE_L)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._badge, 0, 0)
        grid.addWidget(self._name, 0, 1)
        grid.addWidget(self._amounts, 0, 2)
        grid.addWidget(self.bar, 1, 0, 1, 2)
        grid.addWidget(self._waiting, 1, 2)
        grid.addWidget(self._words, 2, 0, 1, 3)

    @property
    def words(self) -> str:
        """All that the row says, in one line."""
        head = f"{self._badge.shape} {self._badge.word} {self._name.text()} {self._amounts.text()}"
        return f"{head}, {self._waiting.text()}: {self._words.plain_text}"

    def show_gauge(self, gauge: BudgetGauge) -> None:
        """Show one budget."""
        bar = gauge.bar
        self._badge.show_status(bar.grade.shape, bar.grade.value)
        self._name.show_text(bar.name)
        self._amounts.show_text(tr("{used} of {limit}", used=bar.used, limit=bar.limit))
        self._waiting.show_text(gauge.waiting, "warn" if gauge.backlog else "muted")
        self._words.show_text(bar.words)
        self.bar.show_bar(bar)
        self.setAccessibleName(tr("Rate limit, {name}", name=bar.name))
        self.setAccessibleDescription(gauge.words)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is here."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Remove the mark of the keyboard's place."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark of the keyboard's place."""
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_S, RADIUS_S)


class OmsBudgetsCard(SectionCard):
    """Gauges in the service's order; those that were read last stay, with their age."""

    def __init__(self) -> None:
        super().__init__(tr("Rate limits"))
        self._rows: list[BudgetRow] = []
        self._trouble = CardTrouble()
        self._note = Paragraph(tone="muted", selectable=True)
        self.body.addWidget(self._trouble)
        self.body.addWidget(self._note)
        for _ in range(_TRANSPORTS):
            self._add_row()

    @property
    def gauges(self) -> tuple[BudgetRow, ...]:
        """The gauges that are shown."""
        return tuple(row for row in self._rows if not row.isHidden())

    @property
    def trouble(self) -> str:
        """Why there is nothing (newer); empty while all is well."""
        return self._trouble.words

    @property
    def remarks(self) -> str:
        """What is said below the gauges."""
        return "" if self._note.isHidden() else self._note.plain_text

    def show_card(self, words: CardWords, gauges: Sequence[BudgetGauge], nothing: str = "") -> None:
        """Show these budgets; `nothing` is what an answer without any means."""
        self.show_age(words.age, stale=words.stale)
        self._trouble.show_trouble(words.trouble)
        while len(self._rows) < len(gauges):
            self._add_row()
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(gauges))
            if place < len(gauges):
                row.show_gauge(gauges[place])
        self._note.show_text(BACK_OFF_WORDS if gauges else nothing)
        self._note.setVisible(bool(self._note.plain_text))

    def _add_row(self) -> None:
        row = BudgetRow()
        row.hide()
        self._rows.append(row)
        self.body.insertWidget(len(self._rows), row)
        if len(self._rows) > 1:
            QWidget.setTabOrder(self._rows[-2], row)  # or what comes late is Tab's last stop of the page
