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


def icon(name: str, tone: str = "muted") -> QIcon:
    """The icon `name` in the colour of the token `tone`, faint when disabled; FileNotFoundError for an unknown name."""
    made = QIcon()
    for mode, tint in ((QIcon.Mode.Normal, tone), (QIcon.Mode.Disabled, "faint")):
        for ratio in _RATIOS:
            made.addPixmap(_pixmap(name, theme.current().colour(tint), ratio), mode)
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
    pixmap = QPixmap(ICON_SIDE * ratio, ICON_SIDE * ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


@cache
def _source(name: str) -> str:
    return files("resources").joinpath(f"icons/{name}.svg").read_text("utf-8")
