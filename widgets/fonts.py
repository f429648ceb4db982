"""The two typefaces of the console, at the sizes of one scale."""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

from widgets.tokens import TYPE_SCALE

_SANS: Final = ("Inter", "Inter Variable")
_FIXED: Final = ("JetBrains Mono", "IBM Plex Mono")


def sans(role: str = "body", weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The text font at the size of `role` (a key of `TYPE_SCALE`), with figures of equal width."""
    return QFont(_sized(_SANS, QFontDatabase.SystemFont.GeneralFont, role, weight))


def fixed(role: str = "body", weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The font of times, digests and fingerprints at the size of `role`."""
    return QFont(_sized(_FIXED, QFontDatabase.SystemFont.FixedFont, role, weight))


# Every cell that is painted asks for its font, and looking a family up takes longer than painting the cell.
@cache
def _sized(families: tuple[str, ...], otherwise: QFontDatabase.SystemFont, role: str, weight: QFont.Weight) -> QFont:
    known = next((family for family in families if QFontDatabase.hasFamily(family)), None)
    font = QFont(known) if known else QFontDatabase.systemFont(otherwise)
    font.setPixelSize(TYPE_SCALE[role][0])
    font.setWeight(weight)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
