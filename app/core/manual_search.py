"""Finds sections of the manual by words, and messages by what stands on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.core.manual import Manual, Place, Section
from app.core.manual_messages import Message, held_in, messages_of

FOUND_MOST: Final = 30
_TITLE, _PAGE, _TEXT = 100, 40, 10
"""What a word is worth in the heading, in the page's title, in the text."""
_WHOLE: Final = 5
"""What a whole word is worth over a part of one."""
_OFTEN: Final = 4
"""So often a word counts in one section."""
_MESSAGE_LEAST: Final = 12
"""So many characters may be a message; fewer are words to look for."""
_LONGEST: Final = 110
_BEFORE: Final = 12
"""So much stands before the word in an excerpt, of which a narrow list shows the beginning."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One finding: where, the heading or the message, the title of the page, and what it says there."""

    place: Place
    title: str
    page: str
    excerpt: str


class ManualSearch:
    """The manual, prepared for many searches."""

    def __init__(self, manual: Manual) -> None:
        self._titles = {page.page_id: page.title for page in manual.pages.values()}
        self._messages = messages_of(manual.pages.values())
        self._rows = [_Row.of(section, page.title) for page in manual.pages.values() for section in page.sections]

    def find(self, text: str) -> tuple[Hit, ...]:
        """Messages that the text holds, sections that have every word of it, messages that have; at most 30.

        Each best first.
        """
        words = text.lower().split()
        if not words:
            return ()
        pasted = held_in(self._messages, text) if len(text.strip()) >= _MESSAGE_LEAST else ()
        named = (
            one for one in self._messages if one not in pasted and all(word in one.quote.lower() for word in words)
        )
        scored = [(row.score(words), row) for row in self._rows]
        ranked = sorted((pair for pair in scored if pair[0]), key=lambda pair: -pair[0])
        sections = (row.hit(words) for _, row in ranked)
        return (*map(self._hit, pasted), *sections, *map(self._hit, named))[:FOUND_MOST]

    def _hit(self, message: Message) -> Hit:
        title = self._titles[message.place.page_id]
        return Hit(message.place, f'"{message.quote}"', title, cut(message.told))


@dataclass(frozen=True, slots=True)
class _Row:
    section: Section
    page: str
    text: str
    lower: str

    @classmethod
    def of(cls, section: Section, page: str) -> _Row:
        text = section.text
        return cls(section, page, text, text.lower())

    def score(self, words: Sequence[str]) -> int:
        """How well the words are found, each somewhere; 0 when one is not."""
        total = 0
        places = ((self.section.title.lower(), _TITLE), (self.page.lower(), _PAGE), (self.lower, _TEXT))
        for word in words:
            worth = max(_worth(word, place, value) for place, value in places)
            if not worth:
                return 0
            total += worth + min(self.lower.count(word), _OFTEN)
        return total

    def hit(self, words: Sequence[str]) -> Hit:
        """The finding, with what stands around the first word that the text has."""
        word = next((one for one in words if one in self.lower), "")
        at = self.lower.find(word)
        start = self.text.rfind(" ", 0, max(0, at - _BEFORE)) + 1
        excerpt = f"…{self.text[start:]}" if start else self.text
        return Hit(Place(self.section.page_id, self.section.anchor, word), self.section.title, self.page, cut(excerpt))


def cut(text: str) -> str:
    """At most 110 characters of a text, cut between words."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rpartition(' ')[0]}…"


def _worth(word: str, place: str, value: int) -> int:
    if word not in place:
        return 0
    return value + (_WHOLE if f" {word} " in f" {place} " else 0)
