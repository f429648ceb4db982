"""How the lines of a plot look: colours from the theme, hues that a colour-blind eye still tells apart, dashes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPen

from widgets import theme

DASHES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DashDotLine)
HALF_LIGHT = 128
HATCH_OPACITY = 0.5


class FurtherHue(Enum):
    """The two hues beyond the theme's own, one value for a dark and one for a light surface."""

    VIOLET = ("#a274ff", "#7b3ff2")
    SLATE = ("#d5dce4", "#535c68")

    def on(self, *, dark: bool) -> QColor:
        """Return the hue for a dark or a light surface."""
        return QColor(self.value[0] if dark else self.value[1])


@dataclass(frozen=True, slots=True)
class PlotColours:
    """The colours a plot is drawn with; `series` in the order in which lines take them."""

    surface: QColor
    line: QColor
    label: QColor
    objective: QColor
    warning: QColor
    pointer: QColor
    seam: QColor
    stale: QColor
    series: tuple[QColor, ...]


@dataclass(frozen=True, slots=True)
class LineStyle:
    """One line's colour and dash: two lines never share both until hues times dashes are used up."""

    colour: QColor
    dash: Qt.PenStyle

    def pen(self, ratio: float = 1.0) -> QPen:
        """Return a pen one device pixel wide, the only width that Qt draws fast; dashes last as long at any `ratio`."""
        pen = QPen(self.colour, 1, self.dash)
        pen.setCosmetic(True)
        if self.dash is not Qt.PenStyle.SolidLine:
            pen.setDashPattern([length * device_px(ratio) for length in pen.dashPattern()])
        return pen


def nib(ratio: float) -> tuple[QPointF, ...]:
    """By how much to move a line that is drawn again until it is one logical pixel wide.

    A wider pen would look the same and take seventy times as long.
    """
    aside = [step / ratio for step in range(1, device_px(ratio))]
    return (QPointF(), *(QPointF(step, 0.0) for step in aside), *(QPointF(0.0, step) for step in aside))


def straight(colour: QColor, ratio: float, dashes: tuple[float, ...] = ()) -> QPen:
    """A pen for an upright or level line one logical pixel wide: in whole device pixels, so that all are as wide."""
    pen = QPen(colour, device_px(ratio))
    pen.setCosmetic(True)
    if dashes:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)  # square ends would close the gaps
        pen.setDashPattern(dashes)
    return pen


def device_px(ratio: float) -> int:
    """How many device pixels come nearest to a logical one."""
    return max(1, round(ratio))


def plot_colours() -> PlotColours:
    """The colours of the theme that is worn now."""
    dark = theme.colour("surface").lightness() < HALF_LIGHT
    stale = theme.colour("stale")
    stale.setAlphaF(HATCH_OPACITY)
    return PlotColours(
        surface=theme.colour("surface"),
        line=theme.colour("line"),
        label=theme.colour("faint"),
        objective=theme.colour("fail"),
        warning=theme.colour("warn"),
        pointer=theme.colour("muted"),
        seam=theme.colour("faint"),
        stale=stale,
        series=(
            *(theme.colour(token) for token in ("accent", "sim", "warn")),
            *(hue.on(dark=dark) for hue in FurtherHue),
        ),
    )


def line_style(position: int, colours: PlotColours) -> LineStyle:
    """The style of the line at `position`: hues in turn, every second line dashed, then dash-dotted."""
    hues = len(colours.series)
    lap, place = divmod(position, hues)
    return LineStyle(colours.series[place], DASHES[(place % 2 + lap) % len(DASHES)])
