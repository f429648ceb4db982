"""Finds metrics by their name, help or labels, from a few letters in the right order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from api_client.exposition import FamilyType, Layout

_NOTHING: Final = -1
_NAME, _LABEL, _HELP = 1000, 600, 300
"""What a word found in a name, a label or a help is worth; no quality of the finding makes up for the difference."""
_START, _RUN = 10, 12
_MOST_PLACES: Final = 8
"""How many ways to find a word are compared."""
_PARTS: Final = ("_bucket", "_count", "_sum")


@dataclass(frozen=True, slots=True)
class Metric:
    """One metric as a person looks for it: a histogram once, by the name without `_bucket`.

    `labels` are the values of each label, in order, without the bounds of buckets; `series` is how many there are.
    """

    name: str
    type: FamilyType
    help: str
    targets: tuple[str, ...]
    labels: Mapping[str, tuple[str, ...]]
    series: int


@dataclass(slots=True)
class _Growing:
    """A metric while targets are read."""

    type: FamilyType
    help: str
    targets: dict[str, None] = field(default_factory=dict)
    labels: dict[str, set[str]] = field(default_factory=dict)
    series: int = 0


def catalogue(layouts: Mapping[str, Layout]) -> tuple[Metric, ...]:
    """Every metric that the targets expose, in order of names; the first target that helps is believed."""
    found: dict[str, _Growing] = {}
    for target, layout in layouts.items():
        for family in layout.families.values():
            for name, labels in layout.series[family.start : family.stop]:
                whole = name
                if family.type is FamilyType.HISTOGRAM:
                    whole = next((name.removesuffix(part) for part in _PARTS if name.endswith(part)), name)
                metric = found.setdefault(whole, _Growing(family.type, family.help))
                metric.help = metric.help or family.help
                metric.targets[target] = None
                metric.series += 1
                for label, value in labels:
                    if label != "le":
                        metric.labels.setdefault(label, set()).add(value)
    return tuple(
        Metric(
            name,
            metric.type,
            metric.help,
            tuple(metric.targets),
            {label: tuple(sorted(values)) for label, values in sorted(metric.labels.items())},
            metric.series,
        )
        for name, metric in sorted(found.items())
    )


class SearchIndex:
    """The metrics of a catalogue, prepared for many searches."""

    def __init__(self, metrics: Iterable[Metric]) -> None:
        self._rows = [_Row.of(metric) for metric in metrics]

    def __len__(self) -> int:
        return len(self._rows)

    def search(self, text: str, limit: int = 50) -> tuple[Metric, ...]:
        """The metrics in which every word of `text` is found, best first, at most `limit`; all, by name, for no word.

        A word is found in a name by its letters in order (`omslat` in `oms_order_latency_seconds`), in a label
        (`service=oms`, either part or both) and in the help as it stands. Case does not matter.
        """
        words = text.lower().split()
        scored = [(row.score(words), row.metric) for row in self._rows]
        found = [(score, metric) for score, metric in scored if score > _NOTHING]
        found.sort(key=lambda hit: (-hit[0], len(hit[1].name) if words else 0, hit[1].name))
        return tuple(metric for _, metric in found[:limit])


@dataclass(frozen=True, slots=True)
class _Row:
    metric: Metric
    name: str
    labels: str
    help: str

    @classmethod
    def of(cls, metric: Metric) -> _Row:
        pairs = [f"{label}={value}" for label, values in metric.labels.items() for value in values]
        pairs += [f"target={target}" for target in metric.targets]
        return cls(metric, metric.name.lower(), "\n".join(pairs).lower(), metric.help.lower())

    def score(self, words: Sequence[str]) -> int:
        """How well all the words are found; below zero when one is not."""
        total = 0
        for word in words:
            quality = subsequence_score(word, self.name)
            if quality > _NOTHING:
                total += _NAME + quality
            elif word in self.labels:
                total += _LABEL
            elif word in self.help:
                total += _HELP
            else:
                return _NOTHING
        return total


def subsequence_score(word: str, name: str) -> int:
    """How well the letters of `word` (one at least) are found in `name` in their order, up to 240; -1 if they are not.

    Letters that begin a part of the name (`order` in `oms_order_latency`) and letters that follow each other count
    more, and an early finding more than a late one. Both are lower case.
    """
    place = -1
    for letter in word:
        place = name.find(letter, place + 1)
        if place < 0:
            return _NOTHING
    best, start = 0, name.find(word[0])
    for _ in range(_MOST_PLACES):
        best = max(best, _score_from(word, name, start))
        start = name.find(word[0], start + 1)
        if start < 0:
            break
    return best


def _score_from(word: str, name: str, start: int) -> int:
    """One way to find it: each letter follows on, or begins the next part that it can, or is the nearest there is."""
    place, score = start - 1, 0
    for letter in word:
        follows = name.startswith(letter, place + 1)
        part = _NOTHING if follows else name.find(f"_{letter}", place + 1)
        place = part + 1 if part >= 0 else name.find(letter, place + 1)
        if place < 0:
            return _NOTHING
        begins = place == 0 or name[place - 1] == "_"
        score += _START if begins else _RUN if follows and place > start else 0
    return max(0, score * 20 // len(word) - start)
