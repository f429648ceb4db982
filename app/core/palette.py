"""What the command palette lists: every page and action, found by a few letters, the last used ones first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from app.core.language import tr
from app.core.search_index import subsequence_score

REMEMBERED: Final = 20
"""How many entries are remembered as used."""
_RECENT_MOST: Final = 60
"""What having been the last one used is worth beside up to 240 for the letters: it decides between near equals."""
_KEY: Final = 200
_PLACE: Final = 20
_ALSO: Final = 120
"""Less than for the beginning of a name, or of a part of it; more than for letters that are strewn over one."""
_OTHER: Final = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """One thing that can be done: `identity` says which, `place` where it is, `key` does it without the palette.

    `why_not` is a sentence while it cannot be done now; empty while it can. `also` are further words to find it by.
    """

    identity: str
    words: str
    place: str
    key: str = ""
    why_not: str = ""
    also: str = ""


def ranked(entries: Iterable[PaletteEntry], text: str, used: Sequence[str]) -> tuple[PaletteEntry, ...]:
    """The entries in which every word of `text` is found, best first; for no word the used ones, then all the others.

    A word is found in an entry's words by its letters in order (`lvsim` in "Leave simulation"), as its key, in its
    place or as the beginning of one of its further words. `used` are identities, the last used one first; they decide
    between entries that are found about as well. What cannot be done now comes after what can, where both are found
    as well. Otherwise the given order stays.
    """
    words = text.lower().split()
    recency = {identity: place for place, identity in enumerate(used)}
    if not words:
        return tuple(sorted(entries, key=lambda entry: recency.get(entry.identity, len(recency))))
    scored = [(_score(entry, words), entry) for entry in entries]
    found = [(score + _recent(entry, recency), entry) for score, entry in scored if score is not None]
    found.sort(key=lambda hit: (-hit[0], bool(hit[1].why_not), len(hit[1].words)))
    return tuple(entry for _, entry in found)


def with_used(used: Sequence[str], identity: str) -> tuple[str, ...]:
    """The used identities with this one as the last used."""
    return (identity, *(one for one in used if one != identity))[:REMEMBERED]


def found_words(count: int, text: str) -> str:
    """How many entries are listed, as a sentence; empty while nothing is looked for."""
    if not text.strip():
        return ""
    if count == 0:
        return tr("No page and no action is called anything like “{text}”.", text=text.strip())
    return tr("1 match.") if count == 1 else tr("{count} matches.", count=count)


def _recent(entry: PaletteEntry, recency: dict[str, int]) -> int:
    place = recency.get(entry.identity, REMEMBERED)
    return _RECENT_MOST * (REMEMBERED - min(place, REMEMBERED)) // REMEMBERED


def _score(entry: PaletteEntry, words: Sequence[str]) -> int | None:
    name, also = _OTHER.sub("_", entry.words.lower()), _OTHER.sub(" ", entry.also.lower())
    total = 0
    for word in words:
        letters = _OTHER.sub("", word)
        quality = subsequence_score(letters, name) if letters else -1
        if word == entry.key.lower():
            quality = max(quality, _KEY)
        if letters and f" {letters}" in f" {also}":
            quality = max(quality, _ALSO)
        if word in entry.place.lower():
            quality = max(quality, _PLACE)
        if quality < 0:
            return None
        total += quality
    return total // len(words)
