"""How the Explorer's plot is looked at: how far back, on which clock, live or held; and where it is pinned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.dashboard import Dashboard
from app.core.language import tr
from widgets.buttons import PrimaryButton, SecondaryButton
from widgets.metrics_choice import ChoiceBox
from widgets.metrics_clock import ClockBox
from widgets.span_box import SpanBox
from widgets.tokens import SPACE_S

_NEW: Final = ""


class ExplorerControls(QWidget):
    """A row of boxes, the button that holds the plot and the one that pins it.

    Signals: `span_chosen(float)` another stretch of time in seconds; `zone_chosen()` another clock; `live_requested()`
    hold or follow; `pin_requested()` pin to `dashboard_id`.
    """

    span_chosen = Signal(float)
    zone_chosen = Signal()
    live_requested = Signal()
    pin_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._spans, self._zones = SpanBox(), ClockBox()
        self.show_server = self._spans.show_server
        """Offer longer ranges where a server remembers them."""
        self._dashboards = ChoiceBox(tr("Dashboard to pin to"))
        self._live, self._pin = SecondaryButton(tr("Pause")), PrimaryButton(tr("Pin"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        for part in (self._spans, self._zones, self._live, self._dashboards, self._pin):
            row.addWidget(part)
        self._spans.chosen.connect(lambda key: self.span_chosen.emit(float(key)))
        self._zones.chosen.connect(lambda _key: self.zone_chosen.emit())
        self._live.clicked.connect(self.live_requested)
        self._pin.clicked.connect(self.pin_requested)
        self.show_dashboards(())
        self.show_live(live=True)
        self.show_asked(asked=False)

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

    @property
    def dashboard_id(self) -> str:
        """Where to pin; empty for a new dashboard."""
        return self._dashboards.key

    def press_pin(self) -> None:
        """Pin as by the button."""
        self._pin.click()

    def show_zone_name(self, name: str) -> None:
        """Offer the environment's clock beside UTC."""
        self._zones.show_zone_name(name)

    def show_dashboards(self, dashboards: Sequence[Dashboard], pinned_to: str | None = None) -> None:
        """Offer the user's own dashboards to pin to, and a new one; what was just pinned to is chosen."""
        choices = [
            *((one.id, tr("to {title}", title=one.title)) for one in dashboards),
            (_NEW, tr("to a new dashboard")),
        ]
        keys = [key for key, _ in choices]
        wanted = self._dashboards.key if pinned_to is None else pinned_to
        self._dashboards.show_choices(choices, wanted if wanted in keys else _NEW)

    def show_live(self, *, live: bool) -> None:
        """Say what the button does now."""
        self._live.setText(tr("Pause") if live else tr("Live"))
        self._live.setAccessibleName(tr("Hold the plot where it is") if live else tr("Follow what arrives again"))
        self._live.setToolTip(tr("Space"))

    def show_asked(self, *, asked: bool) -> None:
        """Pin only what is asked."""
        self._pin.setEnabled(asked)
        self._pin.setToolTip(tr("Ctrl+Enter") if asked else tr("Choose a metric first"))
