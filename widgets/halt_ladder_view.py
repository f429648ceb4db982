"""One account's halt for the whole room: the word, the sentence, the clock and the six rungs."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.halt import HaltOrder, HaltWord, Ladder, RungId
from widgets.card_frame import CardFrame
from widgets.halt_bar import HaltBar, elapsed_words
from widgets.halt_rung_row import HaltRungRow
from widgets.status_badge import StatusBadge
from widgets.text import Label, Paragraph
from widgets.tokens import SPACE_M, SPACE_XL

_CLOCK_STOPPED = (HaltWord.HALTED, HaltWord.REFUSED)


class HaltLadderView(QWidget):
    """Draws the ladder as it was climbed; nothing here judges."""

    def __init__(self) -> None:
        super().__init__()
        self._badge = StatusBadge("halt")
        self._sentence = Paragraph(role="section", tone="text")
        self._elapsed = Label(role="body", tone="muted")
        self._steps = Paragraph(tone="text")
        self._bar = HaltBar()
        self._rungs = {rung_id: HaltRungRow(rung_id.words, last=rung_id is RungId.POSITIONS) for rung_id in RungId}
        self._lay_out()

    @property
    def badge(self) -> StatusBadge:
        """The one big word."""
        return self._badge

    def row(self, rung_id: RungId) -> HaltRungRow:
        """The row of one rung."""
        return self._rungs[rung_id]

    def show_ladder(self, order: HaltOrder, ladder: Ladder, now: datetime) -> None:
        """Draw one account's ladder as seen at `now`."""
        self._badge.show_status(ladder.word.shape, ladder.word.words)
        self._sentence.show_text(ladder.words)
        steps = () if ladder.word in (HaltWord.ENGAGED, HaltWord.SENT) else ladder.what_to_do
        self._steps.show_text(" ".join(steps))
        self._steps.setVisible(bool(steps))
        elapsed_s = elapsed_at(ladder, now)
        words, tone = elapsed_words(elapsed_s, ladder.objective_s, ladder.warn_s)
        self._elapsed.show_text(words, tone)
        self._bar.show_elapsed(elapsed_s, ladder.objective_s, ladder.warn_s)
        receipt = order.shot(ladder.account).receipt
        for rung in ladder.rungs:
            accepted = rung.id is RungId.ACCEPTED and receipt is not None
            failed = receipt.failed_channels if accepted and receipt is not None else ()
            self._rungs[rung.id].show_rung(rung, now, failed_channels=failed)
        self.setAccessibleName(f"{ladder.account}: {ladder.word.words}. {ladder.words}")

    def _lay_out(self) -> None:
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addStretch(1)
        for part in (self._sentence, self._elapsed, self._steps):
            said.addWidget(part)
        said.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(SPACE_XL)
        head.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(said, 1)
        rungs = QVBoxLayout()
        rungs.setContentsMargins(0, 0, 0, 0)
        rungs.setSpacing(0)
        for row in self._rungs.values():
            rungs.addWidget(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addWidget(CardFrame(rungs))


def elapsed_at(ladder: Ladder, now: datetime) -> float:
    """Seconds since firing at `now`; where the ladder's clock has stopped, what it stopped at."""
    if ladder.word in _CLOCK_STOPPED or ladder.fired_at is None:
        return ladder.elapsed_s
    return max(ladder.elapsed_s, (now - ladder.fired_at).total_seconds())
