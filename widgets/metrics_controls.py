"""What is looked at on the Metrics page: the dashboard, the service, the stretch of time; and a table of values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal

from app.core.dashboard import Dashboard
from app.core.language import tr
from widgets.buttons import SecondaryButton
from widgets.metrics_choice import ChoiceBox
from widgets.text import Label, as_tooltip
from widgets.time_controls import TimeControls

_ALL: Final = ""
_LEAST_LETTERS: Final = 9


class MetricsControls(TimeControls):
    """The boxes of dashboards and services, the controls of time, and the button of the table of values.

    Signals: `asked()` another dashboard or service was chosen; `values_requested()` open or close the table of values.
    """

    asked = Signal()
    values_requested = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Hold the plots where they are"))
        self._dashboards, self._targets = ChoiceBox(tr("Dashboard")), ChoiceBox(tr("Only this service"))
        self._targets.let_narrow(_LEAST_LETTERS)
        self._values = SecondaryButton(tr("Values"))
        self._notice = Label("", tone="warn")
        self._notice.hide()
        self._lay_out(self._notice, self._dashboards, self._targets, self._spans, self._zones, self._values, self._live)
        self._targets.show_choices([(_ALL, tr("All services"))], _ALL)
        self._dashboards.hide()
        self._dashboards.chosen.connect(lambda _key: self.asked.emit())
        self._targets.chosen.connect(lambda _key: self.asked.emit())
        self._values.clicked.connect(self.values_requested)
        self.show_values_open(False)

    @property
    def dashboard_id(self) -> str:
        """Which dashboard is chosen; empty before there is one."""
        return self._dashboards.key

    @property
    def target(self) -> str:
        """The only service that is looked at; empty for all."""
        return self._targets.key

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

    def show_values_open(self, opened: bool) -> None:
        """Say what the button of the table does now."""
        self._values.setAccessibleName(tr("Close the table of values") if opened else tr("Open a table of all values"))
        self._values.setToolTip(tr("V closes it") if opened else tr("V; Ctrl+Left and Ctrl+Right move the pointer"))
