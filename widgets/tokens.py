"""The colours, distances and type sizes that every widget is drawn with."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from string import hexdigits
from types import MappingProxyType
from typing import Final

SPACE_XS: Final = 4
SPACE_S: Final = 8
SPACE_M: Final = 12
SPACE_L: Final = 16
SPACE_XL: Final = 24
RADIUS_S: Final = 4
RADIUS_L: Final = 8
ROW_HEIGHT: Final = 36
HEADER_HEIGHT: Final = 28
LINE_WIDTH: Final = 1
PAGE_FADE_MS: Final = 120

TYPE_SCALE: Final = MappingProxyType(
    {"label": (11, 16), "body": (13, 20), "section": (15, 24), "page": (20, 28), "verdict": (28, 36), "halt": (44, 52)}
)
"""Role to (size, line height), both in device-independent pixels."""

_HEX_LENGTH: Final = 7


@dataclass(frozen=True, slots=True)
class Theme:
    """One named set of colours, each `#rrggbb`."""

    name: str
    bg: str
    surface: str
    raised: str
    line: str
    edge: str
    text: str
    muted: str
    faint: str
    accent: str
    onaccent: str
    ok: str
    warn: str
    fail: str
    unknown: str
    stale: str
    kill: str
    onkill: str
    sim: str
    waived: str

    def colour(self, token: str) -> str:
        """The colour called `token`; KeyError for a name that is not a token."""
        if token not in TOKENS:
            raise KeyError(token)
        return str(getattr(self, token))


TOKENS: Final = tuple(field.name for field in fields(Theme) if field.name != "name")


def themes_from(text: str) -> dict[str, Theme]:
    """Read themes from the JSON of `tokens.json`; ValueError names the theme and token that is wrong."""
    raw = json.loads(text)
    return {name: _theme(name, colours) for name, colours in raw.items()}


def _theme(name: str, colours: dict[str, str]) -> Theme:
    odd = set(colours).symmetric_difference(TOKENS)
    if odd:
        raise ValueError(f"theme {name}: missing or unknown tokens {sorted(odd)}")
    for token, colour in colours.items():
        if len(colour) != _HEX_LENGTH or colour[0] != "#" or not set(colour[1:]) <= set(hexdigits):
            raise ValueError(f"theme {name}: {token} is not #rrggbb")
    return Theme(name=name, **colours)


@cache
def themes() -> MappingProxyType[str, Theme]:
    """The themes that are shipped, by name."""
    text = files("resources").joinpath("themes/tokens.json").read_text("utf-8")
    return MappingProxyType(themes_from(text))


def mixed(under: str, over: str, share: float) -> str:
    """`over` laid on `under` with the opacity `share` (0 to 1), as `#rrggbb`."""
    pairs = zip(_channels(under), _channels(over), strict=True)
    return "#" + "".join(f"{round(low + (high - low) * share):02x}" for low, high in pairs)


def contrast(one: str, other: str) -> float:
    """The WCAG 2 contrast ratio of two colours, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    shares = [channel / 255 for channel in _channels(colour)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
