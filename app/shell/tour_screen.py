"""Gives the tour a screen to draw on: Qt's own offscreen one is too small for a menu in large type."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from app.shell.paths import write_private

_OFFSCREEN: Final = "offscreen"
_SIZE: Final = (1920, 1200)
_QT_SPLITS_AT: Final = frozenset(":;")


def platform(wanted: str, scale: float, folder: Path) -> str:
    """What `QT_QPA_PLATFORM` has to be for a screen of a usual size at this scale; another `wanted` platform stays.

    The screen is described by a file in `folder`, which Qt reads when it starts.
    """
    file = folder / "screen.json"
    if wanted not in ("", _OFFSCREEN) or _QT_SPLITS_AT & set(str(file)):
        return wanted or _OFFSCREEN
    width, height = (round(side * scale) for side in _SIZE)
    screen = {"name": "tour", "x": 0, "y": 0, "width": width, "height": height, "dpr": 1}
    write_private(file, json.dumps({"screens": [screen]}))
    return f"{_OFFSCREEN}:configfile={file}"
