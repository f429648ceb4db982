"""The strip at the bottom: what the last command came to, how the console is, and the lists behind both."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.core import present
from app.core.language import tr
from app.core.state import AppState, Outcome
from app.core.trust import untrusted_words
from widgets import outcome_words as words
from widgets import theme
from widgets.buttons import QuietButton
from widgets.notice_centre import NoticeCentre
from widgets.outcome_list import OutcomeList
from widgets.status_badge import StatusBadge
from widgets.text import ElidedLabel, as_tooltip
from widgets.tokens import SPACE_L, SPACE_S

STRIP_HEIGHT: Final = 32
_DRAWER_HEIGHTS: Final = (160, 232)
"""In a low window, whose page needs room too, and in a high one."""
_JOURNAL_LEAST: Final = 200
_NARROW: Final = 1100


class OutcomeStrip(QFrame):
    """One line that opens upwards to the outcomes or to the notices; Esc closes it, and it stays shut while locked.

    Signals: `notice_seen(str)` the id of a notice that was opened.
    """

    notice_seen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "strip")
        self.setAccessibleName(tr("Outcomes"))
        self._badge = StatusBadge()
        self._last = ElidedLabel(tone="muted")
        self._facts = ElidedLabel(tone="muted", role="label")
        self._journal = StatusBadge("label")
        self._outcomes_button = QuietButton(tr("Outcomes"), "up", role="label")
        self._notices_button = QuietButton(tr("Notices"), "notice", role="label")
        self._outcomes = OutcomeList()
        self._notices = NoticeCentre()
        self._notices.notice_seen.connect(self.notice_seen)
        self._line = QWidget()
        self._drawer = QStackedWidget()
        self._drawer.setProperty("look", "drawer")
        self._drawer.addWidget(self._outcomes)
        self._drawer.addWidget(self._notices)
        self._drawer.hide()
        self._build()

    def show_state(self, state: AppState, now: datetime) -> None:
        """Draw the state as seen at `now`."""
        self._show_lists(locked=state.locked)
        self._show_last(state.outcomes[0] if state.outcomes else None)
        untrusted = untrusted_words(state, now)
        self._facts.show_text(untrusted or words.console_words(state), "fail" if untrusted else "muted")
        self._journal.show_status(*words.journal_status(state))
        unseen = sum(1 for notice in state.notices if not notice.seen)
        self._notices_button.setText(
            tr("{unseen} new notices", unseen=unseen) if unseen > 1 else tr("1 new notice") if unseen else tr("Notices")
        )
        self._notices_button.setAccessibleName(self._notices_button.text())
        theme.set_look(self._notices_button, tone="warn" if unseen else "")
        self._fit_facts()
        self._outcomes.show_outcomes(state.outcomes)
        self._notices.show_notices(state.notices)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look anew what has room."""
        super().resizeEvent(event)
        self._fit_facts()

    def open_notices(self) -> None:
        """Open the notice centre, or close it when it is open."""
        self._toggle(self._notices)

    def open_outcomes(self) -> None:
        """Open the list of outcomes, or close it when it is open."""
        self._toggle(self._outcomes)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the drawer on Esc."""
        if event.key() == Qt.Key.Key_Escape and self._drawer.isVisible():
            self._toggle(self._notices if self._drawer.currentWidget() is self._notices else self._outcomes)
        else:
            super().keyPressEvent(event)

    def _show_lists(self, *, locked: bool) -> None:
        """Offer the lists behind the line; a locked console tells what is happening, not what has happened."""
        for button in (self._outcomes_button, self._notices_button):
            button.setVisible(not locked)
        if locked and not self._drawer.isHidden():
            self._drawer.hide()
            self._outcomes_button.show_icon("up")

    def _show_last(self, outcome: Outcome | None) -> None:
        self._badge.setVisible(outcome is not None)
        if outcome is None:
            self._last.show_text(tr("No command was given in this session of the console"), "faint")
            return
        self._badge.show_status(*words.VERDICT_LOOKS[outcome.verdict])
        self._last.show_text(f"{outcome.words} · {present.clock_words(outcome.at)} UTC", "muted")

    def _fit_facts(self) -> None:
        """In a narrow window, what a command came to is not cut for how the console is: the tooltip still has that."""
        self._journal.setMaximumWidth(max(_JOURNAL_LEAST, self.width() // 3))
        facts = self._facts
        needed = self._line.sizeHint().width() + (facts.sizeHint().width() + SPACE_S if facts.isHidden() else 0)
        facts.setVisible(self.width() >= _NARROW or needed <= self.width())
        self.setToolTip(as_tooltip(facts.text()) if facts.isHidden() else "")

    def _build(self) -> None:
        line = self._line
        line.setFixedHeight(STRIP_HEIGHT - 1)
        row = QHBoxLayout(line)
        row.setContentsMargins(SPACE_L, 0, SPACE_L, 0)
        row.setSpacing(SPACE_S)
        row.addWidget(self._badge)
        row.addWidget(self._last, 1)
        row.addWidget(self._outcomes_button)
        row.addWidget(self._notices_button)
        row.addSpacing(SPACE_S)
        row.addWidget(self._facts)
        row.addSpacing(SPACE_S)
        row.addWidget(self._journal)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._drawer)
        column.addWidget(line)
        self._outcomes_button.clicked.connect(self.open_outcomes)
        self._notices_button.clicked.connect(self.open_notices)

    def _toggle(self, part: QWidget) -> None:
        closing = self._drawer.isVisible() and self._drawer.currentWidget() is part
        button = self._notices_button if part is self._notices else self._outcomes_button
        low, high = _DRAWER_HEIGHTS
        self._drawer.setFixedHeight(min(max(low, self.window().height() // 3), high))
        self._drawer.setCurrentWidget(part)
        self._drawer.setVisible(not closing)
        opened_outcomes = not closing and part is self._outcomes
        self._outcomes_button.show_icon("down" if opened_outcomes else "up")
        if closing:
            button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            (self._notices.focus_list if part is self._notices else self._outcomes.focus_list)()
