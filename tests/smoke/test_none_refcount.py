"""Ten thousand repaints of a live plot, and its axes redrawn, leave the reference count of None where it was."""

import json
import os
import subprocess
import sys

import pytest

# PySide6 6.12 on Python 3.11 loses one reference at every pyqtgraph paint and dies after some thousand frames. The
# count is taken in a process of its own: an interpreter whose None is gone takes the whole test run with it.
REPAINTS = 10_000
MOVES = 1_500
TOLERANCE = 500

PROGRAM = f"""
import json, sys
import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from widgets.plot import Line, LivePlot

app = QApplication([])
plot = LivePlot("latency", 40.0)
plot.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
plot.resize(160, 120)
plot.show()
image = QImage(plot.size(), QImage.Format.Format_RGB32)
times = np.arange(1_700_000_000.0, 1_700_000_030.0)
values = 20.0 + 10.0 * np.sin(times)
values[10:12] = np.nan
end_s = float(times[-1])

def frame(number, moved_s):
    plot.show_lines([Line("risk", times, values - number % 5)], end_s - 40.0, end_s + moved_s, end_s - 2.0)
    plot.render(image)

def change(frames, moving):
    for number in range(100):
        frame(number, moving * number % 7)
    before = sys.getrefcount(None)
    for number in range(frames):
        frame(number, moving * number % 7)
    return sys.getrefcount(None) - before

result = {{"repaints": change({REPAINTS}, 0), "moves": change({MOVES}, 1)}}
result["colours"] = len({{image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}})
print(json.dumps(result))
"""


@pytest.fixture(scope="module")
def counted() -> dict[str, int]:
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", PROGRAM],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr
    counts: dict[str, int] = json.loads(done.stdout.splitlines()[-1])
    assert counts["colours"] > 10, "nothing was painted, so nothing was proven"
    return counts


def test_ten_thousand_repaints_leave_the_count_of_none_alone(counted: dict[str, int]) -> None:
    assert abs(counted["repaints"]) < TOLERANCE


def test_redrawing_the_axes_takes_no_reference_to_none_away(counted: dict[str, int]) -> None:
    # Every QPainter on a QPicture, in which pyqtgraph keeps its axes, adds six references; more never hurts.
    assert -TOLERANCE < counted["moves"] < 20 * MOVES
