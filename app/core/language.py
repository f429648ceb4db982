"""The language people read: English, as the sources have it, or one chosen before anything else is imported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

__all__ = ["ENGLISH", "LANGUAGES", "Language", "figure", "language", "speak", "tr"]

LANGUAGES: Final = ("en", "de")
"""What the console speaks; the first is what its sources are written in."""


@dataclass(frozen=True, slots=True)
class Language:
    """`lookup` gives the translation of a source text and its note, `group` and `point` are the marks in numbers."""

    code: str
    lookup: Callable[[str, str], str]
    group: str
    point: str


ENGLISH: Final = Language("en", lambda source, _note: source, ",", ".")

_spoken = ENGLISH


def speak(chosen: Language) -> None:
    """Choose the language; texts that modules made before keep the one they were made in."""
    global _spoken
    _spoken = chosen


def language() -> Language:
    """The language that is spoken."""
    return _spoken


def tr(source: str, note: str = "", /, **values: object) -> str:
    """The text in the reader's language, with the values in its `{holes}`; numbers get the reader's marks.

    `note` tells homonyms apart for whoever translates. `source` and `note` must be literals, or no tool finds them;
    a text has a note or values, never both.
    """
    if _spoken is ENGLISH:
        return source.format(**values) if values else source
    text = _spoken.lookup(source, note)
    if not values:
        return text
    return text.format(**{name: _marked(value) for name, value in values.items()})


def figure(value: float | Decimal, spec: str = "") -> str:
    """A number as `format(value, spec)` writes it, with the reader's marks: `1,234.5` or `1.234,5`, `80%` or `80 %`."""
    return _in_marks(format(value, spec))


class _Figure:
    """A number in a text: whatever a hole asks for is written with the reader's marks."""

    __slots__ = ("_value",)

    def __init__(self, value: object) -> None:
        self._value = value

    def __format__(self, spec: str) -> str:
        return _in_marks(format(self._value, spec))

    def __str__(self) -> str:
        return _in_marks(str(self._value))

    __repr__ = __str__


def _marked(value: object) -> object:
    return _Figure(value) if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool) else value


def _in_marks(text: str) -> str:
    if _spoken is ENGLISH:
        return text
    return text.translate({ord(","): _spoken.group, ord("."): _spoken.point, ord("%"): "\u00a0%"})
