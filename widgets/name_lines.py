"""A long name in one line or two; cut, it loses its middle, for what tells names apart stands at both ends."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

_SEAMS: Final = frozenset("-_. ")
_LONG: Final = 13
"""A name of fewer letters is not worth two lines."""


def name_lines(name: str, metrics: QFontMetricsF) -> tuple[str, ...]:
    """The name parted at the seam nearest its middle; in one piece if it is short or has no seam."""
    # Veiled, if at all, while it is whole: the veil does not know the halves.
    name = metrics.elidedText(name, Qt.TextElideMode.ElideNone, 0)
    seams = [at for at, letter in enumerate(name[:-1], 1) if letter in _SEAMS]
    if len(name) < _LONG or not seams:
        return (name,)
    middle = min(seams, key=lambda at: abs(2 * at - len(name)))
    return name[:middle], name[middle:]


def shown_lines(name: str, metrics: QFontMetricsF, room: float) -> tuple[str, ...]:
    """What is drawn of the name in lines of this width: one if it fits, else two, if it can be parted."""
    head, *tail = (name,) if metrics.horizontalAdvance(name) <= room else name_lines(name, metrics)
    if not tail:
        return (metrics.elidedText(head, Qt.TextElideMode.ElideMiddle, room),)
    return (
        metrics.elidedText(head, Qt.TextElideMode.ElideRight, room),
        metrics.elidedText(tail[0], Qt.TextElideMode.ElideLeft, room),
    )
