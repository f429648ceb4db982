"""Where a reader of the manual has been: back and forward."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.core.manual import Place

_KEPT: Final = 100


@dataclass(frozen=True, slots=True)
class Trail:
    """The place that is open, those before it (the last one is the nearest), and those that were gone back from."""

    here: Place
    past: tuple[Place, ...] = ()
    ahead: tuple[Place, ...] = ()

    def to(self, place: Place) -> Trail:
        """Go on to a place; what was gone back from is forgotten. To go where one is changes nothing."""
        if place == self.here:
            return self
        return Trail(place, (*self.past, self.here)[-_KEPT:])

    def back(self) -> Trail:
        """Return to the place before; at the beginning nothing changes."""
        if not self.past:
            return self
        return Trail(self.past[-1], self.past[:-1], (self.here, *self.ahead))

    def forward(self) -> Trail:
        """Undo a return; where there was none nothing changes."""
        if not self.ahead:
            return self
        return Trail(self.ahead[0], (*self.past, self.here), self.ahead[1:])
