"""All that a journal's record holds as rows of name and value, facts within facts below their name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from app.core.audit import JSON
from app.core.journal_terms import NOTHING, name_words, value_words

_TOLD: Final = frozenset({"verdict", "words"})


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact; `depth` counts the facts that it stands in, and without a value it heads the rows below."""

    depth: int
    name: str
    value: str


def fact_rows(body: Mapping[str, JSON]) -> tuple[FactRow, ...]:
    """The rows of a record's body, but for its verdict and words, which are its sentence."""
    said = bool(body.get("words"))
    return tuple(
        row
        for name, value in body.items()
        if not (said and name in _TOLD)
        for row in _rows(0, name_words(name), name, value)
    )


def _rows(depth: int, shown: str, name: str, value: JSON) -> Iterator[FactRow]:
    within = _within(name, value)
    yield FactRow(depth, shown, "" if within else value_words(name, value) or NOTHING)
    for inner_shown, inner_name, inner in within:
        yield from _rows(depth + 1, inner_shown, inner_name, inner)


def _within(name: str, value: JSON) -> list[tuple[str, str, JSON]]:
    """What is shown and named below a fact: each fact of a group, each group of a list by its number."""
    if isinstance(value, Mapping):
        return [(name_words(one), one, inner) for one, inner in value.items()]
    if isinstance(value, list) and any(isinstance(one, Mapping | list) for one in value):
        return [(str(number), name, one) for number, one in enumerate(value, 1)]
    return []
