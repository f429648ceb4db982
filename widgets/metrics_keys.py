"""The keys that move and zoom the window of time of all plots of a page."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.core.language import tr
from app.core.time_window import TimeWindow

_ZOOM: Final = 2.0
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_FACTORS: Final = {Qt.Key.Key_Plus: 1 / _ZOOM, Qt.Key.Key_Equal: 1 / _ZOOM, Qt.Key.Key_Minus: _ZOOM}

KEYS_OF_TIME: Final = (
    (tr("Left, Right"), tr("Move the window of time")),
    ("+, -", tr("Zoom the window of time")),
    (tr("Home"), tr("Live again")),
    (tr("Space"), tr("Hold the plots, or follow again")),
    (tr("Ctrl+Left, Ctrl+Right"), tr("Move the pointer by one scrape")),
)
"""What a page of plots says of its keys: (key, what it does)."""


def window_after(event: QKeyEvent, window: TimeWindow, span_s: float, now_s: float) -> TimeWindow | None:
    """The window that a key asks for: Left and Right move, + and - zoom, Home is live again; None for other keys.

    `span_s` is how far back a live window looks, `now_s` now in epoch seconds.
    """
    key = Qt.Key(event.key())
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return None
    if key in _STEPS:
        return window.moved(_STEPS[key], now_s)
    if key in _FACTORS:
        return window.zoomed(_FACTORS[key], now_s)
    return window.followed(span_s) if key == Qt.Key.Key_Home else None


def toggled(window: TimeWindow, span_s: float, now_s: float) -> TimeWindow:
    """Held where it is while it was live, else live again."""
    return window.held(now_s) if window.live else window.followed(span_s)
