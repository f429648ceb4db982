"""The card that turns on reads with a side effect: what they start, and that nothing here ends it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from app.core.language import tr
from app.core.oms_view import PROBING_OFF, PROBING_ON, PROBING_WORDS
from widgets.buttons import SecondaryButton
from widgets.section import SectionCard
from widgets.status_badge import StatusBadge
from widgets.text import Paragraph


class OmsProbingCard(SectionCard):
    """Off until a person turns it on.

    Signals: `turned(bool)` a person wants the reads on, or off.
    """

    turned = Signal(bool)

    def __init__(self) -> None:
        super().__init__(tr("Reads that make the OMS call Kraken"))
        self._on = False
        self._badge = StatusBadge()
        self._now = Paragraph(tone="muted")
        self._button = SecondaryButton(tr("Turn on"))
        self._button.clicked.connect(lambda: self.turned.emit(not self._on))
        for part in (Paragraph(PROBING_WORDS, tone="text", selectable=True), self._badge, self._now):
            self.body.addWidget(part)
        self.body.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_on(on=False)

    @property
    def words(self) -> str:
        """What is the case now."""
        return f"{self._badge.word}: {self._now.plain_text}"

    @property
    def button(self) -> SecondaryButton:
        """The button that turns the reads on or off."""
        return self._button

    def show_on(self, *, on: bool) -> None:
        """Show whether the reads are on."""
        self._on = on
        self._badge.show_status("▲" if on else "○", tr("ON") if on else tr("OFF"))
        self._now.show_text(PROBING_ON if on else PROBING_OFF)
        self._button.setText(tr("Turn off") if on else tr("Turn on"))
        self._button.setAccessibleName(tr("Turn these reads off") if on else tr("Turn these reads on"))
        self._button.setAccessibleDescription(PROBING_WORDS)
