"""Lines of a plot are told apart by everybody: by colour, by dash, and without red or green cones."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from widgets import theme
from widgets.plot_style import line_style, plot_colours


def test_two_lines_share_neither_colour_nor_dash(dressed: QApplication) -> None:
    colours = plot_colours()
    styles = [line_style(position, colours) for position in range(10)]
    assert len({(style.colour.name(), style.dash) for style in styles}) == 10
    assert styles[0].dash is Qt.PenStyle.SolidLine
    assert styles[1].dash is Qt.PenStyle.DashLine
    assert all(style.pen().width() == 1 and style.pen().isCosmetic() for style in styles)


# Viénot, Brettel and Mollon 1999: what is left of linear RGB without the red or the green cones.
DICHROMACY = {
    "protan": ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0)),
    "deutan": ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0)),
}


@pytest.mark.parametrize("name", ["dark", "light"])
@pytest.mark.parametrize("kind", sorted(DICHROMACY))
def test_lines_of_the_same_dash_differ_for_the_colour_blind(dressed: QApplication, name: str, kind: str) -> None:
    theme.apply(dressed, name)
    colours = plot_colours()
    styles = [line_style(position, colours) for position in range(5)]
    for one, other in itertools.combinations(styles, 2):
        if one.dash is other.dash:
            assert distance(seen(one.colour, kind), seen(other.colour, kind)) > 25, (one, other)


def seen(colour: QColor, kind: str) -> np.ndarray:
    linear = (np.array(colour.getRgbF()[:3])) ** 2.2
    return np.clip(np.array(DICHROMACY[kind]) @ linear, 0.0, 1.0)


def distance(one: np.ndarray, other: np.ndarray) -> float:
    """CIE76 difference of two linear RGB colours."""
    return float(np.linalg.norm(lab(one) - lab(other)))


def lab(linear: np.ndarray) -> np.ndarray:
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    x, y, z = np.cbrt(to_xyz @ linear / np.array([0.9505, 1.0, 1.089]))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])
