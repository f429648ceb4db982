"""A plot with everything that belongs to it: title, age, figures, limits, keys, and words when it is stale."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout

from app.core.dashboard import PlotData, PlotSpec
from app.core.language import tr
from app.core.mode_view import plot_mark
from app.core.present import age_words
from app.core.units import scale_for
from widgets.buttons import QuietButton
from widgets.plot import Line, LivePlot
from widgets.plot_axes import time_words
from widgets.plot_legend import MOST_ROWS, MOST_ROWS_ALONE, LegendRow, PlotLegend
from widgets.plot_words import columns, ended_words, figures, foot_words, origin_words, stale_from
from widgets.section import SectionCard
from widgets.sensitive import shown_scale
from widgets.text import ElidedLabel, Paragraph
from widgets.tokens import SPACE_S

if TYPE_CHECKING:
    from app.core.markers import Marker
    from app.core.time_window import TimeWindow

KEYS: Final = tr("1–9 hide · Alt+1–9 only · 0 all · L log · Ctrl+←→ pointer")
_TITLES: Final = (tr("last"), tr("min"), tr("max"), tr("mean"))
_FOOT_PX: Final = 24
_NEARNESS: Final = (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.Enter, QEvent.Type.Leave)


class PlotCard(SectionCard):
    """One plot of the Metrics page; reached by Tab, its keys are told while it has the keyboard.

    Signals: `window_requested(float, float)` and `pointed(object)` as of the plot; `csv_requested(str)` and
    `picture_requested(str)` with the plot's id.
    """

    window_requested = Signal(float, float)
    pointed = Signal(object)
    csv_requested = Signal(str)
    picture_requested = Signal(str)
    keys_here = (
        (tr("1 to 9"), tr("Hide or show a line of the plot")),
        (tr("Alt+1 to Alt+9"), tr("Show only that line of the plot")),
        ("0", tr("Show all lines of the plot")),
        ("L", tr("Logarithmic scale of the plot")),
        ("C", tr("Save the plot as CSV")),
        ("P", tr("Save a picture of the plot")),
    )

    def __init__(self, spec: PlotSpec) -> None:
        super().__init__(spec.title)
        self._spec = spec
        self._lines: tuple[Line, ...] = ()
        self._data: PlotData | None = None
        self._hidden: frozenset[str] = frozenset()
        self._logarithmic = spec.logarithmic
        self._pointer_s: float | None = None
        self._zone: tzinfo = UTC
        self._told: tuple[float, float, datetime] | None = None
        warning = next((one.value for one in spec.limits if one.early), None)
        self._plot = LivePlot(spec.title, spec.objective, warning=warning, unit=spec.unit)
        self._plot.show_scale(logarithmic=self._logarithmic)
        self._legend = PlotLegend()
        self._foot, self._why_empty = ElidedLabel("", role="label"), _Reason(role="label")
        self._why_empty.hide()
        self._csv, self._picture = QuietButton("CSV", role="label"), QuietButton(tr("Picture"), role="label")
        self._lay_out()
        self._plot.window_requested.connect(self.window_requested)
        self._plot.pointed.connect(self.pointed)
        self._legend.toggle_requested.connect(self._toggle)
        self._legend.solo_requested.connect(self._solo)
        self._csv.clicked.connect(lambda: self.csv_requested.emit(spec.id))
        self._picture.clicked.connect(lambda: self.picture_requested.emit(spec.id))

    def _lay_out(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleDescription(tr("{keys} · C saves as CSV · P saves a picture", keys=KEYS))
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_S)
        foot.addWidget(self._foot, 1)
        foot.addWidget(self._why_empty, 1)
        for button, key in ((self._csv, "C"), (self._picture, "P")):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the card's own keys do the same
            button.setAccessibleName(tr("Save {title} as {form}", title=self._spec.title, form=button.text()))
            button.setToolTip(key)
            button.ensurePolished()
            self._foot.setMinimumHeight(max(_FOOT_PX, button.sizeHint().height()))  # the plot keeps its size
            button.hide()
            foot.addWidget(button)
        self.body.addWidget(self._plot, 1)
        self.body.addWidget(self._legend)
        self.body.addLayout(foot)
        self._plot.setMinimumHeight(168)

    @property
    def data(self) -> PlotData | None:
        """What it draws."""
        return self._data

    def show_data(self, data: PlotData, window: TimeWindow, now: datetime) -> None:
        """Draw what was scraped, as seen at `now` (aware UTC)."""
        self._data = data
        self._lines = tuple(Line(one.label, one.times, one.values, one.low, one.high) for one in data.series)
        start_s, end_s = window.bounds(now.timestamp())
        self._plot.show_seam(data.seam_s)
        self._plot.show_lines(self._lines, start_s, end_s, stale_from(data, now))
        self._told = None
        self.show_time(window, now)

    def show_time(self, window: TimeWindow, now: datetime) -> None:
        """Advance age, window and figures to `now`."""
        if self._data is None:
            return
        start_s, end_s = window.bounds(now.timestamp())
        self._plot.show_time(start_s, end_s, stale_from(self._data, now))
        self.show_age(age_words(self._data.age_s(now)), stale=self._data.stale(now))
        told = (start_s, end_s, now.replace(microsecond=0))
        if told != self._told:
            self._told = told
            self._show_figures()
        self._show_foot(now)

    def show_alone(self, *, alone: bool) -> None:
        """List more lines below a plot that has all the room there is."""
        self._legend.show_most(MOST_ROWS_ALONE if alone else MOST_ROWS)

    def show_markers(self, markers: tuple[Marker, ...]) -> None:
        """Mark when commands left."""
        self._plot.show_markers(markers)

    def show_mode(self, mode: str) -> None:
        """Mark the plot, on the screen and in its picture, unless every account trades for real."""
        self.show_title(self._spec.title, plot_mark(mode))

    def show_pointer(self, at_s: float | None) -> None:
        """Show the pointer of the page, and the values there instead of the last ones."""
        if at_s != self._pointer_s:
            self._pointer_s = at_s
            self._plot.show_pointer(at_s)
            self._show_figures()

    def show_zone(self, zone: tzinfo) -> None:
        """Tell instants on this clock."""
        self._zone = zone
        self._plot.show_zone(zone)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the foot says the keys do; everything else is the page's."""
        key, alone = event.key(), event.modifiers() == Qt.KeyboardModifier.AltModifier
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        number = key - Qt.Key.Key_1.value
        if (plain or alone) and 0 <= number < min(9, len(self._lines)):
            (self._solo if alone else self._toggle)(self._lines[number].label)
        elif plain and key == Qt.Key.Key_0:
            self._hide(frozenset())
        elif plain and key == Qt.Key.Key_L:
            self._logarithmic = not self._logarithmic
            self._plot.show_scale(logarithmic=self._logarithmic)
        elif plain and key == Qt.Key.Key_C:
            self.csv_requested.emit(self._spec.id)
        elif plain and key == Qt.Key.Key_P:
            self.picture_requested.emit(self._spec.id)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tell the keys while it has the keyboard; offer to save then and under the mouse."""
        done = super().event(event)
        if event.type() in _NEARNESS:
            self._show_actions()
        return done

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the keyboard."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def _toggle(self, label: str) -> None:
        self._hide(self._hidden.symmetric_difference((label,)))

    def _solo(self, label: str) -> None:
        others = frozenset(line.label for line in self._lines) - {label}
        self._hide(frozenset() if self._hidden == others else others)

    def _hide(self, labels: frozenset[str]) -> None:
        self._hidden = labels
        self._plot.show_hidden(labels)
        self._show_figures()

    def _show_actions(self) -> None:
        for button in (self._csv, self._picture):
            button.setVisible(self.underMouse() or self.hasFocus())
        if self._told is not None:
            self._show_foot(self._told[2])

    def _show_figures(self) -> None:
        if self._told is None or self._data is None:
            return
        start_s, end_s, now = self._told
        found = [figures(line, start_s, end_s) for line in self._lines]
        highest = max((one.most for one in found if one.most is not None), default=0.0)
        scale = shown_scale(scale_for(self._spec.unit, highest), self._spec.unit)
        titles = _TITLES if self._pointer_s is None else (time_words(self._pointer_s, 1, self._zone), *_TITLES[1:])
        pointed = None if self._pointer_s is None else [line.value_at(self._pointer_s) for line in self._lines]
        rows = []
        for line, one, cells in zip(self._lines, found, columns(found, scale, pointed), strict=True):
            ended = "" if pointed else ended_words(one, now.timestamp(), self._data.stale_after_s)
            shown = (ended, *cells[1:]) if ended else cells
            style, hidden = self._plot.style_of(line.label), line.label in self._hidden
            rows.append(LegendRow(line.label, style, shown, stale=bool(ended), hidden=hidden))
        self._legend.show_rows(titles, rows, scale.symbol, origin_words(self._data, self._zone))

    def _show_foot(self, now: datetime) -> None:
        if self._data is None:
            return
        stale = self._data.stale(now)
        words = foot_words(self._data, now, objective_drawn=self._plot.objective_drawn, logarithmic=self._logarithmic)
        words = KEYS if self.hasFocus() and not stale else words
        tone = "stale" if stale or self._data.history else "muted"
        self._foot.show_text(words, tone)
        self._why_empty.show_text(words, tone)  # an empty plot has room for all of its reason
        self._foot.setVisible(bool(self._data.series))
        self._why_empty.setVisible(not self._data.series)


class _Reason(Paragraph):
    """As high as it claims to be: a wall that asks its cards for heights to widths gives each all it would like."""

    def hasHeightForWidth(self) -> bool:
        """No, whatever a wrapped label says of itself."""
        return False

    def sizeHint(self) -> QSize:
        """The height that was claimed for the width it has."""
        return QSize(super().sizeHint().width(), self.minimumHeight())
