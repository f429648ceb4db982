"""Which series a query reads: found anew only when what is kept changes, for a platform exposes thousands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from api_client.exposition import Labels
from app.core.query import TARGET_LABEL, WINDOWED, Function, Query
from app.core.series import Kept, SeriesBook


class Nothing(Enum):
    """Why there is no series to read."""

    NONE_FITS = "none is exposed, or none has the labels"
    A_GAUGE = "a rate was asked of a gauge"
    NEVER_OBSERVED = "a quantile was asked of a histogram that never observed"


@dataclass(frozen=True, slots=True)
class Meant:
    """A series that is meant, with its target among its labels."""

    kept: Kept
    labels: Labels


Choice: TypeAlias = dict[str, list[Meant]] | Nothing
"""The series of each target that a query reads, or why none."""


def exposed_name(query: Query) -> str:
    """The name of the samples that are read."""
    return f"{query.metric}_bucket" if query.function is Function.QUANTILE else query.metric


def without_bound(labels: Labels) -> Labels:
    """The labels without the bound of a bucket."""
    return tuple(pair for pair in labels if pair[0] != "le")


def meant_series(book: SeriesBook, query: Query, target: str) -> list[Meant]:
    """The target's series with the query's name and labels; the same for as long as its `plans` are."""
    found = []
    for kept in book.kept(target, exposed_name(query)):
        labels = {TARGET_LABEL: target} | {label: value for label, value in kept.key[1] if label != TARGET_LABEL}
        if all(matcher.keeps(labels) for matcher in query.matchers):
            found.append(Meant(kept, tuple(labels.items())))
    return found


def chosen(query: Query, meant: Mapping[str, list[Meant]]) -> Choice:
    """Which of the series that are meant, by target, the query reads."""
    meant = {target: found for target, found in meant.items() if found}
    if not meant:
        return Nothing.NONE_FITS
    if query.function in WINDOWED:
        meant = _only(meant, lambda one: one.kept.counts)
        if not meant:
            return Nothing.A_GAUGE
        active = {without_bound(one.labels) for found in meant.values() for one in found if not one.kept.idle}
        if not active and query.function is Function.QUANTILE:
            return Nothing.NEVER_OBSERVED
        if active:
            meant = _only(meant, lambda one: without_bound(one.labels) in active)
    return meant


def _only(meant: Mapping[str, list[Meant]], wanted: Callable[[Meant], bool]) -> dict[str, list[Meant]]:
    chosen = {target: [one for one in found if wanted(one)] for target, found in meant.items()}
    return {target: found for target, found in chosen.items() if found}
