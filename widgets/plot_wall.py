"""The cards of a dashboard in as many columns as there is room for; those out of sight do nothing."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QIODevice, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from app.core.plot_export import csv_text, file_stem, watermark
from widgets import fonts, theme
from widgets.plot_card import PlotCard
from widgets.plot_pointer import PlotPointer
from widgets.plot_turns import PlotTurns
from widgets.tokens import SPACE_M

if TYPE_CHECKING:
    from app.core.dashboard import PlotData
    from app.core.markers import Marker
    from app.core.time_window import TimeWindow

LEAST_CARD_PX: Final = 372
MOST_COLUMNS: Final = 3
_SCROLLING: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class PlotWall(QScrollArea):
    """Cards in the order of their dashboard, row by row, under one pointer and one window of time.

    Signals: `window_requested(float, float)` another start and end (epoch seconds); `save_requested(str, bytes)` a
    file's name and contents. `pointer` has its own.
    """

    window_requested = Signal(float, float)
    save_requested = Signal(str, bytes)

    def __init__(self) -> None:
        super().__init__()
        self._all: dict[tuple[str, str], PlotCard] = {}
        self._cards: tuple[PlotCard, ...] = ()
        self._late: dict[PlotCard, PlotData] = {}
        self._markers: tuple[Marker, ...] = ()
        self._zone: tzinfo = UTC
        self._environment = self._mode = ""
        self._seen: tuple[TimeWindow, datetime] | None = None
        self._columns = 0
        self._turns = PlotTurns(lambda card: self._draw((card,)), self)
        self.pointer = PlotPointer(self)
        self.pointer.moved.connect(self._on_pointer)
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE_M)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidgetResizable(True)
        self.setWidget(inside)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # What scrolls is reached through what stands in it; a frame of its own is one more stop for the Tab key.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().valueChanged.connect(self._catch_up)

    @property
    def cards(self) -> tuple[PlotCard, ...]:
        """The cards of the dashboard that is shown."""
        return self._cards

    @property
    def plots(self) -> tuple[PlotData, ...]:
        """What all cards show, or will once they are in sight."""
        known = (self._late.get(card, card.data) for card in self._cards)
        return tuple(plot for plot in known if plot is not None)

    def forget_others(self, dashboard_id: str) -> None:
        """Give back the cards of every dashboard but one, which must be the next that is shown."""
        for key in [key for key in self._all if key[0] != dashboard_id]:
            card = self._all.pop(key)
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
            self._late.pop(card, None)
            self._cards = tuple(one for one in self._cards if one is not card)

    def show_environment(self, name: str, mode: str = "") -> None:
        """Say in saved files where the values are from, and on every plot that not all accounts trade for real."""
        self._environment = name
        if mode != self._mode:
            self._mode = mode
            for card in self._all.values():
                card.show_mode(mode)

    def show_plots(self, dashboard_id: str, plots: tuple[PlotData, ...], window: TimeWindow, now: datetime) -> None:
        """Draw these plots of a dashboard as seen at `now` (aware UTC)."""
        cards = tuple(self._card(dashboard_id, plot) for plot in plots)
        self._late = dict(zip(cards, plots, strict=True))
        self._seen = (window, now)
        if cards != self._cards:
            for gone in set(self._cards).difference(cards):
                self._grid.removeWidget(gone)
                gone.hide()
            self._cards = cards
            self._place()
            self._draw(cards)  # where they stand is known once they were laid out
        self._turns.draw(self._in_sight())

    def show_time(self, window: TimeWindow, now: datetime) -> None:
        """Advance ages and the right edge of what can be seen."""
        self._seen = (window, now)
        self._turns.draw(self._in_sight())

    def show_markers(self, markers: tuple[Marker, ...]) -> None:
        """Mark in every plot when commands left."""
        self._markers = markers
        for card in self._cards:
            card.show_markers(markers)

    def show_zone(self, zone: tzinfo) -> None:
        """Tell instants on this clock."""
        self._zone = zone
        for card in self._all.values():
            card.show_zone(zone)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the room there is."""
        super().resizeEvent(event)
        if columns_for(len(self._cards), self.viewport().width()) != self._columns:
            self._place()
        self._catch_up()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll up and down, move the pointer; every other key is the page's."""
        if event.key() in _SCROLLING:
            super().keyPressEvent(event)
        elif self.points(event):
            event.accept()
        else:
            event.ignore()

    def points(self, event: QKeyEvent) -> bool:
        """Move the pointer as a key asks; whether it was one of the pointer's."""
        if self._seen is None:
            return False
        return self.pointer.takes(event, self.plots, self._seen[0].bounds(self._seen[1].timestamp()))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Bring the card that takes the keyboard into sight."""
        moved = super().focusNextPrevChild(forward)
        focused = self.focusWidget()
        if moved and focused is not None:
            self.ensureWidgetVisible(focused)
        return moved

    def _card(self, dashboard_id: str, plot: PlotData) -> PlotCard:
        key = (dashboard_id, plot.spec.id)
        if key not in self._all:
            card = self._all[key] = PlotCard(plot.spec)
            card.show_zone(self._zone)
            card.show_mode(self._mode)
            card.show_markers(self._markers)
            card.window_requested.connect(self.window_requested)
            card.pointed.connect(self.pointer.show_at)
            card.csv_requested.connect(lambda _id: self._save(card, "csv"))
            card.picture_requested.connect(lambda _id: self._save(card, "png"))
        return self._all[key]

    def _in_sight(self) -> tuple[PlotCard, ...]:
        view = QRect(0, self.verticalScrollBar().value(), self.viewport().width(), self.viewport().height())
        return tuple(card for card in self._cards if view.intersects(card.geometry()))

    def _catch_up(self) -> None:
        self._draw(tuple(card for card in self._in_sight() if card in self._late))

    def _draw(self, cards: tuple[PlotCard, ...]) -> None:
        if self._seen is None:
            return
        for card in cards:
            if card in self._late:
                card.show_data(self._late.pop(card), *self._seen)
                card.show_pointer(self.pointer.at_s)
            elif card in self._cards:
                card.show_time(*self._seen)

    def _place(self) -> None:
        columns = columns_for(len(self._cards), self.viewport().width())
        for column in range(max(columns, self._columns)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns
        # A lone plot takes all the room there is.
        self._grid.setAlignment(Qt.AlignmentFlag(0) if len(self._cards) == 1 else Qt.AlignmentFlag.AlignTop)
        for number, card in enumerate(self._cards):
            self._grid.addWidget(card, number // columns, number % columns)
            card.show_alone(alone=len(self._cards) == 1)
            card.show()
            if number:
                QWidget.setTabOrder(self._cards[number - 1], card)

    def _on_pointer(self, _at_s: object) -> None:
        for card in self._in_sight():
            card.show_pointer(self.pointer.at_s)

    def _save(self, card: PlotCard, form: str) -> None:
        if card.data is None or self._seen is None:
            return
        start_s, end_s = self._seen[0].bounds(self._seen[1].timestamp())
        stem = file_stem(self._environment, card.data.spec.id, start_s)
        if form == "csv":
            contents = csv_text(card.data, self._environment, start_s, end_s, self._mode).encode()
        else:
            contents = png_with(card.grab(), watermark(self._environment, start_s, end_s, self._mode))
        self.save_requested.emit(f"{stem}.{form}", contents)


def columns_for(cards: int, width: int) -> int:
    """How many cards stand beside each other: as many as have room, or as there are."""
    return max(1, min(MOST_COLUMNS, cards, (width + SPACE_M) // (LEAST_CARD_PX + SPACE_M)))


def png_with(picture: QPixmap, words: str) -> bytes:
    """The picture as PNG with `words` below it, so that it says where it is from wherever it ends up."""
    ratio = picture.devicePixelRatio()
    width, height = round(picture.width() / ratio), round(picture.height() / ratio)
    flags = int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
    room = QRect(SPACE_M, height + SPACE_M, width - 2 * SPACE_M, 1000)
    font = fonts.sans("label")
    below = QFontMetrics(font).boundingRect(room, flags, words)
    whole = QPixmap(picture.width(), round((below.bottom() + SPACE_M) * ratio))
    whole.setDevicePixelRatio(ratio)
    whole.fill(QColor(theme.colour("surface")))
    painter = QPainter(whole)
    painter.drawPixmap(0, 0, picture)
    painter.setFont(font)
    painter.setPen(theme.colour("muted"))
    painter.drawText(room, flags, words)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    whole.save(buffer, "PNG")
    return bytes(buffer.data().data())
