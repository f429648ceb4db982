"""Lines for a live plot, and what is then seen of it."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QColor, QImage

from widgets.plot import Line, LivePlot

END_S = 1_700_000_000.0


def line(label: str = "risk", last_s: float = 0.0, level: float = 50.0) -> Line:
    times = np.arange(END_S - 100, END_S - last_s, 1.0)
    return Line(label, times, np.full(times.size, level))


def count(image: QImage, colour: QColor, columns: range) -> int:
    wanted = colour.rgb()
    return sum(image.pixel(x, y) == wanted for x in columns for y in range(image.height()))


def show(plot: LivePlot, *lines: Line, stale_from_s: float | None = None) -> QImage:
    plot.show_lines(lines, END_S - 100, END_S, stale_from_s)
    return plot.grab().toImage()
