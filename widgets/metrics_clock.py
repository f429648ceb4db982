"""On which clock a page of plots tells instants: UTC, or the environment's."""

from __future__ import annotations

from datetime import UTC, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from app.core.language import tr
from widgets.metrics_choice import ChoiceBox

_UTC: Final = "UTC"


class ClockBox(ChoiceBox):
    """Offers UTC, and the environment's zone once it is known."""

    def __init__(self) -> None:
        super().__init__(tr("Clock"))
        self.show_choices([(_UTC, _UTC)], _UTC)

    @property
    def zone(self) -> tzinfo:
        """The clock that instants are told on."""
        return UTC if self.key == _UTC else ZoneInfo(self.key)

    def show_zone_name(self, name: str) -> None:
        """Offer the environment's clock beside UTC."""
        names = dict.fromkeys((_UTC, name)) if name else {_UTC: None}
        words = [(one, one.rsplit("/", 1)[-1].replace("_", " ")) for one in names]
        self.show_choices(words, self.key if self.key in names else _UTC)
