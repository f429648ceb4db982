"""The protocol of every page: state in by `show_state`, requests out by signals, nothing else."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from app.core.state import AppState


class Panel(QWidget):
    """A page of the console.

    A panel is born unknown, does no I/O, and may be shown any state at any time: `show_state` is idempotent and
    cheap. Time is an argument, so that ages advance without news.
    """

    _first: QWidget | None = None

    def begin_at(self, widget: QWidget) -> None:
        """Have the keyboard go to this part when it is given to the page.

        Not Qt's focus proxy: with one inside the page, Tab leaves out what stands before it, or goes round in the page.
        """
        self._first = widget

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the keyboard on to where the page begins."""
        if self._first is None:
            super().focusInEvent(event)
        else:
            self._first.setFocus(event.reason())

    def show_state(self, state: AppState, now: datetime) -> None:
        """Draw `state` as seen at `now` (aware UTC)."""

    def show_time(self, now: datetime) -> None:
        """Advance ages only; called four times a second while the page is visible."""
