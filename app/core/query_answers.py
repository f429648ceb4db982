"""Answers the questions of a page again and again: what has not changed since is neither looked for nor read again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from app.core.query import Answer, Query
from app.core.query_answer import answers, reading
from app.core.query_choice import Choice, Meant, Nothing, chosen, meant_series
from app.core.series import SeriesBook

KEPT_S: Final = 15.0
"""How far a live page may move on before its plots are asked again though nothing new was scraped."""
_MOST: Final = 256
"""More questions than any page asks; beyond, all is found anew."""


@dataclass(frozen=True, slots=True, eq=False)
class _Known:
    """An answer, the window it was asked for (Unix seconds), and what the book had of its series then."""

    answer: Answer
    start_s: float
    end_s: float
    seen: tuple[int, ...]


class RepeatedAnswers:
    """Answers as `query_answer.answer` gives them, of one book, to questions that come again.

    Used by one thread at a time, that which has the book. The arrays of an answer are shared and cannot be written to.
    """

    def __init__(self, book: SeriesBook) -> None:
        self._book = book
        self._meant: dict[tuple[Query, str], tuple[int, list[Meant]]] = {}
        self._choices: dict[Query, tuple[tuple[int, ...], Choice]] = {}
        self._known: dict[Query, _Known] = {}

    def answers(self, queries: Sequence[Query], start_s: float, end_s: float) -> tuple[Answer, ...]:
        """The answers to queries with one `reading`; those of before while they still hold."""
        plans = tuple(self._book.plans(target) for target in self._book.targets)
        choice = self._chosen(reading(queries[0]), plans)
        targets = () if isinstance(choice, Nothing) else tuple(choice)
        seen = (*plans, *(self._book.columns(target) for target in targets))
        known = [self._known.get(query) for query in queries]
        held = [one.answer for one in known if one is not None and _holds(one, seen, start_s, end_s)]
        if len(held) == len(queries):
            return tuple(held)
        found = answers(self._book, queries, choice, start_s, end_s)
        if len(self._known) > _MOST:
            self._known.clear()
        for query, one in zip(queries, found, strict=True):
            _close(one)
            self._known[query] = _Known(one, start_s, end_s, seen)
        return found

    def _chosen(self, query: Query, plans: tuple[int, ...]) -> Choice:
        known = self._choices.get(query)
        if known is not None and known[0] == plans:
            return known[1]
        if len(self._choices) > _MOST:
            self._choices.clear()
            self._meant.clear()
        targets = zip(self._book.targets, plans, strict=True)
        choice = chosen(query, {target: self._meant_series(query, target, number) for target, number in targets})
        self._choices[query] = (plans, choice)
        return choice

    def _meant_series(self, query: Query, target: str, plans: int) -> list[Meant]:
        known = self._meant.get((query, target))
        if known is None or known[0] != plans:
            known = self._meant[query, target] = (plans, meant_series(self._book, query, target))
        return known[1]


def alike(queries: Sequence[Query]) -> Iterator[tuple[Query, ...]]:
    """The queries without repetition, those together that can be answered together."""
    together: dict[Query, dict[Query, None]] = {}
    for query in queries:
        together.setdefault(reading(query), {})[query] = None
    return (tuple(found) for found in together.values())


def _holds(known: _Known, seen: tuple[int, ...], start_s: float, end_s: float) -> bool:
    """Whether nothing is new, and the window is the same or has moved on with the clock for a moment."""
    by_s = start_s - known.start_s
    return seen == known.seen and 0 <= by_s <= KEPT_S and by_s == end_s - known.end_s


def _close(answer: Answer) -> None:
    for line in answer.series:
        for row in (line.times, line.values, line.low, line.high):
            if isinstance(row, np.ndarray):
                row.flags.writeable = False
