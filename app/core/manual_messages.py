"""The messages that the manual explains: found by what stands on the screen, with or without what was filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from app.core.manual import ManualPage, Place, Section, plain

_QUOTE: Final = re.compile(r'"([^"]+)"')
_ROW: Final = re.compile(r"\|(.+?)\|(.+)\|")
_BOLD: Final = re.compile(r"- \*\*(.+?)\*\*(.*)")
_HOLE: Final = "…"
LEAST_LETTERS: Final = 8
"""A quote needs as many characters of its own: less would be found in every sentence."""


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence as the manual quotes it, an ellipsis for what the console fills in; `told` is what is said of it."""

    quote: str
    place: Place
    told: str
    pattern: re.Pattern[str]

    @property
    def letters(self) -> int:
        """How many characters of it are not filled in."""
        return len(self.quote.replace(_HOLE, ""))

    def is_in(self, text: str) -> bool:
        """Whether the text, on one line, holds this message."""
        return self.pattern.search(text) is not None


def messages_of(pages: Iterable[ManualPage]) -> tuple[Message, ...]:
    """What is quoted in the first cell of a table, or in the bold beginning of a list's item."""
    return tuple(message for page in pages for section in page.sections for message in _of(section))


def held_in(messages: Iterable[Message], text: str) -> tuple[Message, ...]:
    """The messages that the text holds, the one that says most of it first."""
    line = " ".join(text.split())
    return tuple(sorted((one for one in messages if one.is_in(line)), key=lambda one: -one.letters))


def _of(section: Section) -> list[Message]:
    found = []
    for line in _lines(section.markdown):
        item = _ROW.fullmatch(line) or _BOLD.fullmatch(line)
        for quote in _QUOTE.findall(item[1]) if item else ():
            if len(quote.replace(_HOLE, "").strip()) >= LEAST_LETTERS:
                words = max(quote.split(_HOLE), key=len).strip()
                place = Place(section.page_id, section.anchor, words)
                found.append(Message(quote, place, _told(item[2] if item else ""), _pattern(quote)))
    return found


def _told(rest: str) -> str:
    return " ".join(plain(rest.replace(" | ", " ")).split()).removeprefix("— ")


def _lines(markdown: str) -> list[str]:
    """Rows of tables as they stand, items of lists on one line each."""
    found: list[str] = []
    for line in markdown.splitlines():
        if line.startswith("  ") and found:
            found[-1] += f" {line.strip()}"
        else:
            found.append(line.strip())
    return found


def _pattern(quote: str) -> re.Pattern[str]:
    """The quote with anything in place of an ellipsis."""
    return re.compile(".*?".join(map(re.escape, quote.split(_HOLE))), re.IGNORECASE)
