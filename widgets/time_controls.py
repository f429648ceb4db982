"""How the plots of a page are looked at: how far back, on which clock, live or held."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.language import tr
from widgets.buttons import SecondaryButton
from widgets.metrics_clock import ClockBox
from widgets.span_box import SpanBox
from widgets.tokens import SPACE_S


class TimeControls(QWidget):
    """Two boxes and the button that holds the plots, in a row with what else a page offers.

    Signals: `span_chosen(float)` another stretch of time in seconds; `zone_chosen()` another clock; `live_requested()`
    hold or follow.
    """

    span_chosen = Signal(float)
    zone_chosen = Signal()
    live_requested = Signal()

    def __init__(self, hold: str) -> None:
        """`hold` names what the button does while the page is live."""
        super().__init__()
        self._hold = hold
        self._spans, self._zones, self._live = SpanBox(), ClockBox(), SecondaryButton(tr("Pause"))
        self.show_server = self._spans.show_server
        """Offer longer ranges where a server remembers them."""
        self.show_zone_name = self._zones.show_zone_name
        """Offer the environment's clock beside UTC."""
        self._spans.chosen.connect(lambda key: self.span_chosen.emit(float(key)))
        self._zones.chosen.connect(lambda _key: self.zone_chosen.emit())
        self._live.clicked.connect(self.live_requested)
        self.show_live(live=True)

    @property
    def span_s(self) -> float:
        """How far back to look, in seconds."""
        return self._spans.span_s

    @property
    def longest_s(self) -> float:
        """How far back one can look at all, in seconds."""
        return self._spans.longest_s

    @property
    def zone(self) -> tzinfo:
        """The clock that instants are told on."""
        return self._zones.zone

    def show_live(self, *, live: bool) -> None:
        """Say what the button does now."""
        self._live.setText(tr("Pause") if live else tr("Live"))
        self._live.setAccessibleName(self._hold if live else tr("Follow what arrives again"))
        self._live.setToolTip(tr("Space"))

    def _lay_out(self, *parts: QWidget) -> None:
        """Stand in a row in this order, which is also the Tab key's."""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        for part in parts:
            row.addWidget(part)
