"""Prometheus text exposition to frozen families and samples."""

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Self

from prometheus_client import Metric
from prometheus_client.parser import text_fd_to_metric_families

from api_client.errors import ContractError, Effect

_TOTAL: Final = "_total"


class FamilyType(StrEnum):
    """What a family says it measures."""

    COUNTER = "counter"
    GAUGE = "gauge"
    HISTOGRAM = "histogram"
    SUMMARY = "summary"
    UNKNOWN = "unknown"

    @classmethod
    def _missing_(cls, value: object) -> Self:
        return cls("unknown")


@dataclass(frozen=True, slots=True)
class Sample:
    """One line: `labels` sorted by name, `timestamp_s` in Unix seconds when the line has one."""

    name: str
    labels: tuple[tuple[str, str], ...]
    value: float
    timestamp_s: float | None


@dataclass(frozen=True, slots=True)
class Family:
    """One metric under the name its TYPE line declares; it may have no samples yet."""

    name: str
    type: FamilyType
    help: str
    samples: tuple[Sample, ...]


@dataclass(frozen=True, slots=True)
class Exposition:
    """One scrape: its families by name, in the order they were exposed."""

    families: Mapping[str, Family] = field(hash=False)

    def series(self) -> Iterator[Sample]:
        """Every sample of every family, in the order they were exposed."""
        for family in self.families.values():
            yield from family.samples


def parse_exposition(text: bytes | str, *, service: str = "exposition") -> Exposition:
    """Return what `text` (UTF-8, text format 0.0.4 or 1.0.0) exposes.

    Raises ContractError for anything malformed; its path is the line number, its text holds nothing of the line.
    """
    reader = _Reader()
    families: dict[str, Family] | None = None
    # Whatever a foreign parser raises on a foreign text, the text is malformed; and its message quotes the line.
    with contextlib.suppress(Exception):
        families = _families(text_fd_to_metric_families(reader.lines(text)), reader.counters)  # type: ignore[arg-type]
    if families is None:
        path = f"line {reader.line}"
        raise ContractError(service=service, reason="malformed_exposition", path=path, effect=Effect.NONE)
    return Exposition(MappingProxyType(families))


class _Reader:
    """Hands lines to the parser and remembers what the parser forgets: where it is, and what counters are called."""

    def __init__(self) -> None:
        self.line = 0
        self.counters: set[str] = set()

    def lines(self, text: bytes | str) -> Iterator[str]:
        for raw in text.encode().split(b"\n") if isinstance(text, str) else text.split(b"\n"):
            self.line += 1
            line = raw.decode()
            words = line.split()
            if words[:2] == ["#", "TYPE"] and words[3:] == ["counter"]:
                self.counters.add(words[2].strip('"'))
            yield line


def _families(metrics: Iterable[Metric], counters: set[str]) -> dict[str, Family]:
    """Families by name; the parser tells those without a TYPE line sample by sample."""
    first: dict[str, Family] = {}
    samples: dict[str, list[Sample]] = {}
    for metric in metrics:
        family = _family(metric, counters)
        first.setdefault(family.name, family)
        samples.setdefault(family.name, []).extend(family.samples)
    return {name: replace(family, samples=tuple(samples[name])) for name, family in first.items()}


def _family(metric: Metric, counters: set[str]) -> Family:
    # The parser takes _total off a counter's name and puts it on its samples, whether it was there or not.
    total = metric.type == "counter" and metric.name + _TOTAL in counters
    bare = metric.type == "counter" and not total
    samples = tuple(
        Sample(
            name=sample.name.removesuffix(_TOTAL) if bare else sample.name,
            labels=tuple(sorted(sample.labels.items())),
            value=float(sample.value),
            timestamp_s=None if sample.timestamp is None else float(sample.timestamp),
        )
        for sample in metric.samples
    )
    return Family(
        metric.name + _TOTAL if total else metric.name, FamilyType(metric.type), metric.documentation, samples
    )
