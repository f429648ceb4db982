"""Icons of our own, tinted by token when they are loaded."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QWidget

from widgets import theme

ICON_SIDE: Final = 16
_RATIOS: Final = (1, 2, 3)
_TINT: Final = "currentColor"
_PROGRAM: Final = "aether-console"
_PROGRAM_SIDES: Final = (16, 32, 48, 128)


def icon(name: str, tone: str = "muted") -> QIcon:
    """The icon `name` in the colour of the token `tone`, faint when disabled; FileNotFoundError for an unknown name."""
    made = QIcon()
    for mode, tint in ((QIcon.Mode.Normal, tone), (QIcon.Mode.Disabled, "faint")):
        for ratio in _RATIOS:
            made.addPixmap(_pixmap(name, theme.current().colour(tint), ratio), mode)
    return made


def program_icon() -> QIcon:
    """The console's own icon in its colours, for title bars and task lists."""
    made = QIcon()
    renderer = QSvgRenderer(QByteArray(_source(_PROGRAM).encode()))
    for side in _PROGRAM_SIDES:
        made.addPixmap(_rendered(renderer, side))
    return made


class IconTint(QWidget):
    """Keeps a button's icon in the colour of its token when the theme changes; an invisible child of the button."""

    def __init__(self, button: QAbstractButton, name: str, tone: str = "muted") -> None:
        super().__init__(button)
        self._button, self._name, self._tone = button, name, tone
        self.hide()
        button.setIcon(icon(name, tone))

    def show_icon(self, name: str) -> None:
        """Show another icon in the same colour."""
        if name != self._name:
            self._name = name
            self._button.setIcon(icon(name, self._tone))

    def changeEvent(self, event: QEvent) -> None:
        """Tint again in the new theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._button.setIcon(icon(self._name, self._tone))


def _pixmap(name: str, colour: str, ratio: int) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(_source(name).replace(_TINT, colour).encode()))
    pixmap = _rendered(renderer, ICON_SIDE * ratio)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _rendered(renderer: QSvgRenderer, side: int) -> QPixmap:
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    return pixmap


@cache
def _source(name: str) -> str:
    return files("resources").joinpath(f"icons/{name}.svg").read_text("utf-8")
