"""The stretch of time that all plots of a page show: live at its end, or held, moved and zoomed."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final

LONGEST_S: Final = 86_400.0
"""As far back as the console's own samples reach."""
SHORTEST_S: Final = 10.0
STEP_SHARE: Final = 0.2


@dataclass(frozen=True, slots=True)
class TimeWindow:
    """`span_s` seconds up to now while `held_end_s` is None, else up to that instant (epoch seconds).

    It never reaches back further than `longest_s` seconds.
    """

    span_s: float
    held_end_s: float | None = None
    longest_s: float = LONGEST_S

    @property
    def live(self) -> bool:
        """Whether the right edge is now."""
        return self.held_end_s is None

    def bounds(self, now_s: float) -> tuple[float, float]:
        """Start and end at `now_s` (epoch seconds); in whole seconds while live, or every tick would repaint."""
        end_s = float(math.ceil(now_s)) if self.held_end_s is None else self.held_end_s
        return end_s - self.span_s, end_s

    def held(self, now_s: float) -> TimeWindow:
        """The same stretch, which stays where it is."""
        return self.between(*self.bounds(now_s), now_s)

    def followed(self, span_s: float | None = None) -> TimeWindow:
        """Live again, with another span where one is given."""
        return TimeWindow(self.span_s if span_s is None else span_s, longest_s=self.longest_s)

    def between(self, start_s: float, end_s: float, now_s: float) -> TimeWindow:
        """Held at these instants, never further back than may be and not past now, 10 s wide at least."""
        newest_s = float(math.ceil(now_s))
        span_s = min(self.longest_s, max(SHORTEST_S, end_s - start_s))
        end_s = min(newest_s, max(end_s, newest_s - self.longest_s + span_s))
        return replace(self, span_s=span_s, held_end_s=end_s)

    def moved(self, steps: int, now_s: float) -> TimeWindow:
        """Held `steps` fifths of its span later, or earlier when negative."""
        start_s, end_s = self.bounds(now_s)
        by_s = steps * STEP_SHARE * self.span_s
        return self.between(start_s + by_s, end_s + by_s, now_s)

    def zoomed(self, factor: float, now_s: float, around_s: float | None = None) -> TimeWindow:
        """Held with a span `factor` times as long around an instant, or around its middle."""
        start_s, end_s = self.bounds(now_s)
        middle_s = (start_s + end_s) / 2 if around_s is None or not start_s <= around_s <= end_s else around_s
        return self.between(middle_s - (middle_s - start_s) * factor, middle_s + (end_s - middle_s) * factor, now_s)
