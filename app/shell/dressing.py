"""Puts the chosen theme on the application, the desktop's own where that is chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.core.preferences import SYSTEM_THEME
from app.shell.settings import Settings
from widgets import theme


def theme_name(chosen: str) -> str:
    """The theme that a choice stands for now; a desktop that says nothing is dark."""
    if chosen != SYSTEM_THEME:
        return chosen
    return "light" if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Light else theme.DEFAULT


def dress(app: QApplication, settings: Settings, *, still: bool = False) -> None:
    """Show the application as it is chosen; without motion also where the desktop is `still`."""
    theme.apply(app, theme_name(settings.theme), reduced_motion=settings.reduced_motion or still)
