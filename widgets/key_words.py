"""Keys by the names on the reader's keyboard."""

from __future__ import annotations

from typing import Final

from app.core.language import tr

_NAMES: Final = {
    "Ctrl": tr("Ctrl"),
    "Shift": tr("Shift"),
    "Left": tr("Left", "a key"),
    "Right": tr("Right", "a key"),
    "Up": tr("Up", "a key"),
    "Down": tr("Down", "a key"),
    "Home": tr("Home"),
    "End": tr("End", "a key"),
    "Space": tr("Space"),
    "Return": tr("Return", "a key"),
    "Enter": tr("Enter"),
}


def key_words(key: str) -> str:
    """A key as people read it, of a name that Qt knows: `Ctrl+Shift+K` as it is, or `Strg+Umschalt+K`."""
    return "+".join(_NAMES.get(part, part) for part in key.split("+"))
