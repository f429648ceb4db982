"""Reads the text of a pattern for label values into its parts: the usual subset of what Prometheus takes (RE2)."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from typing import Final, TypeAlias

from app.core.language import tr

MOST_CHARACTERS: Final = 200
MOST_REPEATS: Final = 1000
MOST_DEPTH: Final = 30
_COUNTS: Final = re.compile(r"\{(\d{1,5})(,(\d{0,5}))?\}", re.ASCII)
_TIMES: Final[dict[str, tuple[int, int | None]]] = {"*": (0, None), "+": (1, None), "?": (0, 1)}
_WORD: Final = (("0", "9"), ("A", "Z"), ("_", "_"), ("a", "z"))
_SPACE: Final = (("\t", "\n"), ("\f", "\r"), (" ", " "))
_KINDS: Final = {"d": (("0", "9"),), "w": _WORD, "s": _SPACE}
_CONTROLS: Final = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}

Ranges: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Characters:
    """One character within one of `ranges` (both ends included) or outside one of `excluded`; else if `negated`."""

    ranges: Ranges
    negated: bool = False
    excluded: tuple[Ranges, ...] = ()

    def take(self, cases: Set[str]) -> bool:
        """Whether a character is one of them, in any of its cases that count."""
        found = any(
            _within(self.ranges, case) or any(not _within(one, case) for one in self.excluded) for case in cases
        )
        return found is not self.negated


@dataclass(frozen=True, slots=True)
class Anything:
    """Any one character."""

    def take(self, _cases: Set[str]) -> bool:
        """Every one is."""
        return True


@dataclass(frozen=True, slots=True)
class Edge:
    """The start of the value, or its end."""

    at_start: bool


@dataclass(frozen=True, slots=True)
class Row:
    """Parts that follow each other."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A part again and again, without an upper limit where `most` is None."""

    part: Node
    least: int
    most: int | None


Node: TypeAlias = "Characters | Anything | Edge | Row | Choice | Repeat"


def read_pattern(text: str) -> tuple[Node, bool]:
    """What a text describes, and whether case does not matter in it; raises ValueError with a sentence."""
    if len(text) > MOST_CHARACTERS:
        raise ValueError(
            tr(
                "The pattern has {count} characters; {most} are the most.",
                count=len(text),
                most=MOST_CHARACTERS,
            )
        )
    any_case = text.startswith("(?i)")
    return _Reader(text.removeprefix("(?i)") if any_case else text).whole(), any_case


def _within(ranges: Ranges, character: str) -> bool:
    return any(low <= character <= high for low, high in ranges)


class _Reader:
    """Reads from left to right; `_place` is the next character."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._place = 0
        self._depth = 0

    def whole(self) -> Node:
        node = self._choice()
        if self._place < len(self._text):
            raise ValueError(tr("The pattern has a ) without its (."))
        return node

    def _next(self) -> str:
        return self._text[self._place : self._place + 1]

    def _take(self, what: str) -> bool:
        if not self._text.startswith(what, self._place):
            return False
        self._place += len(what)
        return True

    def _choice(self) -> Node:
        parts = [self._row()]
        while self._take("|"):
            parts.append(self._row())
        return parts[0] if len(parts) == 1 else Choice(tuple(parts))

    def _row(self) -> Node:
        parts: list[Node] = []
        while self._next() and self._next() not in "|)":
            parts.append(self._repeated(self._one()))
        return parts[0] if len(parts) == 1 else Row(tuple(parts))

    def _repeated(self, part: Node) -> Node:
        times = self._times()
        if times is None:
            return part
        self._take("?")  # as few as possible, or as many: the whole value fits or it does not
        again = self._place
        if self._times() is not None:
            raise ValueError(tr("The pattern repeats a repetition at {rest}.", rest=self._text[again:][:8]))
        return Repeat(part, *times)

    def _times(self) -> tuple[int, int | None] | None:
        simple = _TIMES.get(self._next())
        if simple is not None:
            self._place += 1
            return simple
        counts = _COUNTS.match(self._text, self._place)
        if counts is None:
            return None  # a brace that counts nothing stands for itself
        self._place = counts.end()
        least = int(counts[1])
        most = least if counts[2] is None else int(counts[3]) if counts[3] else None
        if max(least, most or 0) > MOST_REPEATS or (most is not None and most < least):
            raise ValueError(
                tr(
                    "The pattern repeats {counts}: two numbers up to {most}, the lower one first.",
                    counts=counts[0],
                    most=MOST_REPEATS,
                )
            )
        return least, most

    def _one(self) -> Node:
        character = self._text[self._place]
        if self._times() is not None:
            raise ValueError(
                tr("The pattern has nothing before {character} that could be repeated.", character=character)
            )
        self._place += 1
        match character:
            case ".":
                return Anything()
            case "^" | "$":
                return Edge(at_start=character == "^")
            case "(":
                return self._group()
            case "[":
                return self._brackets()
            case "\\":
                return self._escaped()
        return Characters(((character, character),))

    def _group(self) -> Node:
        if self._next() == "?" and not self._take("?:"):
            raise ValueError(tr("The pattern has a (? that is not known here; (?: is, and (?i) at its very start."))
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise ValueError(tr("The pattern has too many parentheses within each other."))
        node = self._choice()
        self._depth -= 1
        if not self._take(")"):
            raise ValueError(tr("The pattern has a ( without its )."))
        return node

    def _escaped(self) -> Characters:
        letter = self._next()
        self._place += 1
        if letter.lower() in _KINDS and letter:
            kinds = _KINDS[letter.lower()]
            return Characters(kinds, negated=letter.isupper())
        if letter in _CONTROLS and letter:
            return Characters(((_CONTROLS[letter], _CONTROLS[letter]),))
        if not letter or letter.isalnum() or not letter.isascii():
            raise ValueError(tr("The pattern has \\{letter}, which is not known here.", letter=letter))
        return Characters(((letter, letter),))

    def _brackets(self) -> Characters:
        negated = self._take("^")
        ranges: list[tuple[str, str]] = []
        excluded: list[Ranges] = []
        first = True
        while first or self._next() != "]":
            if not self._next():
                raise ValueError(tr("The pattern has a [ without its ]."))
            if self._text.startswith("[:", self._place):
                raise ValueError(tr("The pattern has [:, whose classes are not known here; \\d, \\w and \\s are."))
            first = False
            low = self._in_brackets()
            if low.negated:
                excluded.append(low.ranges)
            elif len(low.ranges) > 1 or low.ranges[0][0] != low.ranges[0][1] or not self._reaches():
                ranges.extend(low.ranges)
            else:
                self._place += 1
                ranges.append(self._range(low.ranges[0][0]))
        self._place += 1
        return Characters(tuple(ranges), negated, tuple(excluded))

    def _reaches(self) -> bool:
        """Whether a hyphen stands between two characters."""
        return self._next() == "-" and self._text[self._place + 1 : self._place + 2] not in ("]", "")

    def _in_brackets(self) -> Characters:
        character = self._text[self._place]
        self._place += 1
        return self._escaped() if character == "\\" else Characters(((character, character),))

    def _range(self, low: str) -> tuple[str, str]:
        high = self._in_brackets()
        if high.negated or len(high.ranges) > 1 or high.ranges[0][0] != high.ranges[0][1] or high.ranges[0][0] < low:
            raise ValueError(
                tr("The pattern has a range from {low} in brackets whose end does not follow it.", low=low)
            )
        return low, high.ranges[0][0]
