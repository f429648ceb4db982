"""How the Explorer's plot is looked at, and where it is pinned."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal

from app.core.dashboard import Dashboard
from app.core.language import tr
from widgets.buttons import DisabledReason, PrimaryButton
from widgets.metrics_choice import ChoiceBox
from widgets.time_controls import TimeControls

_NEW: Final = ""


class ExplorerControls(TimeControls):
    """The controls of time, the dashboards of the user's own, and the button that pins.

    Signals: `pin_requested()` pin to `dashboard_id`.
    """

    pin_requested = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Hold the plot where it is"))
        self._dashboards, self._pin = ChoiceBox(tr("Dashboard to pin to")), PrimaryButton(tr("Pin"))
        self._gate = DisabledReason(self._pin)
        self._lay_out(self._spans, self._zones, self._live, self._dashboards, self._gate)
        self._pin.clicked.connect(self.pin_requested)
        self.show_dashboards(())
        self.show_asked(asked=False)

    @property
    def dashboard_id(self) -> str:
        """Where to pin; empty for a new dashboard."""
        return self._dashboards.key

    def press_pin(self) -> None:
        """Pin as by the button."""
        self._pin.click()

    def show_dashboards(self, dashboards: Sequence[Dashboard], pinned_to: str | None = None) -> None:
        """Offer the user's own dashboards to pin to, and a new one; what was just pinned to is chosen."""
        choices = [
            *((one.id, tr("to {title}", title=one.title)) for one in dashboards),
            (_NEW, tr("to a new dashboard")),
        ]
        keys = [key for key, _ in choices]
        wanted = self._dashboards.key if pinned_to is None else pinned_to
        self._dashboards.show_choices(choices, wanted if wanted in keys else _NEW)

    def show_asked(self, *, asked: bool) -> None:
        """Pin only what is asked: before, the reason stands where it is chosen to which dashboard."""
        self._dashboards.setVisible(asked)
        self._gate.show_reason("" if asked else tr("Choose a metric first"))
        self._pin.setToolTip(tr("Ctrl+Enter") if asked else "")
