"""What is looked at on the Metrics page: the dashboard, the service, how far back, on which clock, live or held."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.dashboard import Dashboard
from app.core.language import tr
from widgets.buttons import SecondaryButton
from widgets.metrics_choice import ChoiceBox
from widgets.metrics_clock import ClockBox
from widgets.span_box import SpanBox
from widgets.text import Label, as_tooltip
from widgets.tokens import SPACE_S

_ALL: Final = ""


class MetricsControls(QWidget):
    """A row of boxes and the button that holds the plots.

    Signals: `asked()` another dashboard or service was chosen; `span_chosen(float)` another stretch of time in seconds;
    `live_requested()` hold or follow; `zone_chosen()` another clock; `values_requested()` open or close the table of
    values.
    """

    asked = Signal()
    span_chosen = Signal(float)
    live_requested = Signal()
    zone_chosen = Signal()
    values_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._dashboards, self._targets = ChoiceBox(tr("Dashboard")), ChoiceBox(tr("Only this service"))
        self._spans, self._zones = SpanBox(), ClockBox()
        self._live, self._values = SecondaryButton(tr("Pause")), SecondaryButton(tr("Values"))
        self._notice = Label("", tone="warn")
        self._notice.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        for part in (self._notice, self._dashboards, self._targets, self._spans, self._zones, self._values, self._live):
            row.addWidget(part)
        self._targets.show_choices([(_ALL, tr("All services"))], _ALL)
        self._dashboards.hide()
        self._dashboards.chosen.connect(lambda _key: self.asked.emit())
        self._targets.chosen.connect(lambda _key: self.asked.emit())
        self._spans.chosen.connect(lambda key: self.span_chosen.emit(float(key)))
        self._zones.chosen.connect(lambda _key: self.zone_chosen.emit())
        self._live.clicked.connect(self.live_requested)
        self._values.clicked.connect(self.values_requested)
        self.show_values_open(False)
        self.show_live(live=True)

    @property
    def dashboard_id(self) -> str:
        """Which dashboard is chosen; empty before there is one."""
        return self._dashboards.key

    @property
    def target(self) -> str:
        """The only service that is looked at; empty for all."""
        return self._targets.key

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

    def show_dashboards(self, dashboards: Sequence[Dashboard], notice: str) -> None:
        """Offer these; the chosen one stays chosen while it is offered."""
        known = [one.id for one in dashboards]
        kept = self.dashboard_id if self.dashboard_id in known else next(iter(known), "")
        self._dashboards.show_choices([(one.id, one.title) for one in dashboards], kept)
        self._dashboards.setVisible(bool(dashboards))
        self._notice.show_text(tr("Not all dashboards could be read") if notice else "", "warn")
        self._notice.setToolTip(as_tooltip(notice))
        self._notice.setAccessibleDescription(notice)
        self._notice.setVisible(bool(notice))

    def show_targets(self, targets: Sequence[str], archived: Sequence[str] = ()) -> None:
        """Offer these services, and those that only a server scrapes; a chosen one that vanished stays chosen."""
        names = sorted({*targets, *archived, *filter(None, (self.target,))})
        words = [(name, f"{name} (Prometheus)" if name in archived else name) for name in names]
        self._targets.show_choices([(_ALL, tr("All services")), *words], self.target)

    def show_server(self, *, there: bool) -> None:
        """Offer longer ranges where a server remembers them."""
        self._spans.show_server(there=there)

    def show_zone_name(self, name: str) -> None:
        """Offer the environment's clock beside UTC."""
        self._zones.show_zone_name(name)

    def show_live(self, live: bool) -> None:
        """Say what the button does now."""
        self._live.setText(tr("Pause") if live else tr("Live"))
        self._live.setAccessibleName(tr("Hold the plots where they are") if live else tr("Follow what arrives again"))
        self._live.setToolTip(tr("Space"))

    def show_values_open(self, opened: bool) -> None:
        """Say what the button of the table does now."""
        self._values.setAccessibleName(tr("Close the table of values") if opened else tr("Open a table of all values"))
        self._values.setToolTip(tr("V closes it") if opened else tr("V; Ctrl+Left and Ctrl+Right move the pointer"))
