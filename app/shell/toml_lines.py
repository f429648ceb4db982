"""Finds the line on which a key of a TOML text stands."""

from __future__ import annotations

import tomllib
from typing import Any


def line_of(text: str, keys: tuple[str, ...]) -> int:
    """The line, from 1, where the statement begins that first names `keys`, or the innermost table of them there is.

    `text` must be TOML. The format has many spellings of one key (headers, dotted, quoted, inline), so the parser
    itself is asked: the statement wanted is the last of the shortest beginning of the text that holds the key.
    """
    lines = text.split("\n")
    while keys and not _holds(_beginning(lines, len(lines))[1], keys):
        keys = keys[:-1]
    if not keys:
        return 1
    without, holding = 0, len(lines)
    while holding - without > 1:
        middle = (without + holding) // 2
        if _holds(_beginning(lines, middle)[1], keys):
            holding = middle
        else:
            without = middle
    return _beginning(lines, without)[0] + 1


def _beginning(lines: list[str], count: int) -> tuple[int, dict[str, Any]]:
    """The most lines, at most `count`, that are whole statements, and what they say."""
    while count > 0:
        try:
            return count, tomllib.loads("\n".join(lines[:count]))
        except tomllib.TOMLDecodeError:
            count -= 1  # a text or a list goes on in the next line
    return 0, {}


def _holds(document: Any, keys: tuple[str, ...]) -> bool:
    for key in keys:
        if not isinstance(document, dict) or key not in document:
            return False
        document = document[key]
    return True
