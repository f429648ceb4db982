"""Where a server's past ends is drawn thin and dashed, and said in words."""

from __future__ import annotations

from datetime import UTC

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from tests.widgets.page_states import NOW
from widgets.plot import Line, LivePlot
from widgets.plot_words import seam_words

END_S = NOW.timestamp()
SEAM_S = END_S - 40


@pytest.fixture
def plot(qtbot: QtBot) -> LivePlot:
    made = LivePlot("Depth", axes=False)
    qtbot.addWidget(made)
    made.resize(600, 200)
    times = END_S - np.arange(100.0)[::-1]
    made.show_lines([Line("depth", times, np.full(100, 5.0))], END_S - 100, END_S, None)
    made.show()
    return made


def marked_columns(plot: LivePlot) -> set[int]:
    """The columns in which pixels change once the seam is shown."""
    plot.show_seam(None)
    bare = plot.grab().toImage()
    plot.show_seam(SEAM_S)
    seam = plot.grab().toImage()
    changed = [
        (x, y) for x in range(bare.width()) for y in range(bare.height()) if bare.pixel(x, y) != seam.pixel(x, y)
    ]
    assert len(changed) < bare.height()  # dashed: not every pixel of its column
    return {x for x, _ in changed}


def test_the_seam_is_one_thin_dashed_line_at_its_instant(plot: LivePlot) -> None:
    (column,) = marked_columns(plot)
    left, right = plot._canvas._box.left(), plot._canvas._box.right()
    assert column == pytest.approx(left + 0.6 * (right - left), abs=1.5)


def test_a_seam_outside_of_the_view_is_not_drawn(plot: LivePlot) -> None:
    plot.show_time(END_S - 30, END_S, None)
    assert marked_columns(plot) == set()


def test_it_is_said_on_the_clock_of_the_plot(plot: LivePlot) -> None:
    assert "archive" not in plot.words
    plot.show_seam(SEAM_S)
    assert seam_words(SEAM_S, UTC) in plot.words
    assert seam_words(SEAM_S, UTC).startswith("archive | live at ")
    assert seam_words(None, UTC) == ""
