"""Dresses the application: Fusion, one palette and one style sheet, all from the tokens."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from string import Template
from typing import Final

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from widgets import fonts
from widgets.tokens import TOKENS, TYPE_SCALE, Theme, mixed, themes

_NAME: Final = "consoleTheme"
_REDUCED_MOTION: Final = "consoleReducedMotion"
DEFAULT: Final = "dark"


def apply(app: QApplication, theme_name: str, *, reduced_motion: bool = False) -> Theme:
    """Show `app` in the theme, now and while it runs; KeyError for an unknown name."""
    theme = themes()[theme_name]
    if app.property(_NAME) is None:
        app.setStyle("Fusion")
    app.setProperty(_REDUCED_MOTION, reduced_motion)
    if app.property(_NAME) == theme_name:
        return theme  # a style sheet set again polishes every widget again
    app.setProperty(_NAME, theme_name)
    app.setFont(fonts.sans())
    app.setPalette(palette(theme))
    app.setStyleSheet(style_sheet(theme))
    return theme


def current() -> Theme:
    """The theme that the application wears; the default before `apply`."""
    app = QApplication.instance()
    name = app.property(_NAME) if app is not None else None
    return themes()[name if isinstance(name, str) else DEFAULT]


def colour(token: str) -> QColor:
    """A token's colour in the current theme."""
    return QColor(_colour(current(), token))


@cache
def _colour(theme: Theme, token: str) -> QColor:
    return QColor(theme.colour(token))


def duration_ms(usual_ms: int) -> int:
    """How long a motion may take: 0 under reduced motion."""
    app = QApplication.instance()
    return 0 if app is not None and app.property(_REDUCED_MOTION) else usual_ms


def set_look(widget: QWidget, **properties: str) -> None:
    """Set dynamic properties that the style sheet selects on, and restyle only when one of them changed."""
    changed = [name for name, value in properties.items() if widget.property(name) != value]
    for name in changed:
        widget.setProperty(name, properties[name])
    if changed:
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def palette(theme: Theme) -> QPalette:
    """Fusion's palette in the theme's colours, disabled group included."""
    made = QPalette()
    role = QPalette.ColorRole
    table = {
        role.Window: theme.bg,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.surface,
        role.Text: theme.text,
        role.PlaceholderText: theme.faint,
        role.Button: theme.raised,
        role.ButtonText: theme.text,
        role.BrightText: theme.text,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.onaccent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Accent: theme.accent,
        role.Light: theme.raised,
        role.Midlight: theme.line,
        role.Mid: theme.line,
        role.Dark: theme.edge,
        role.Shadow: theme.bg,
    }
    for name, value in table.items():
        made.setColor(name, QColor(value))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(theme.faint))
    return made


def sheet_colours(theme: Theme) -> dict[str, str]:
    """Every colour the style sheet names, `#rrggbb`: the tokens and what is mixed of them."""
    mixtures = {
        "hover": mixed(theme.raised, theme.text, 0.08),
        "pressed": mixed(theme.raised, theme.text, 0.16),
        "accent_hover": mixed(theme.accent, theme.text, 0.12),
        "accent_pressed": mixed(theme.accent, theme.text, 0.24),
    }
    return {token: theme.colour(token) for token in TOKENS} | mixtures


def style_sheet(theme: Theme) -> str:
    """The one style sheet, filled in from the tokens and the type scale."""
    values = sheet_colours(theme)
    values |= {f"size_{role}": str(size) for role, (size, _) in TYPE_SCALE.items()}
    values |= {f"line_{role}": str(height) for role, (_, height) in TYPE_SCALE.items()}
    values["fixed"] = fonts.fixed().family()
    return _template().substitute(values)


@cache
def _template() -> Template:
    return Template(files("resources").joinpath("themes/console.qss").read_text("utf-8"))
