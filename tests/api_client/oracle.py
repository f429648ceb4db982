"""Expositions as prometheus_client's parsers read them, in the shape of ours."""

import math
from collections.abc import Iterable, Iterator

from prometheus_client import Metric
from prometheus_client.openmetrics.parser import text_string_to_metric_families as openmetrics_families
from prometheus_client.parser import text_fd_to_metric_families

from api_client.exposition import Family, FamilyType, Sample, parse_exposition


def comparable(families: Iterable[Family]) -> list[tuple[object, ...]]:
    """Families with samples that compare equal when both are NaN."""
    return [
        (family.name, family.type, family.help, [_plain(sample) for sample in family.samples]) for family in families
    ]


def _plain(sample: Sample) -> tuple[object, ...]:
    value = "NaN" if math.isnan(sample.value) else sample.value
    return sample.name, sample.labels, value, sample.timestamp_s


def ours(text: str) -> list[tuple[object, ...]]:
    """What we read; raises ContractError."""
    return comparable(parse_exposition(text).families.values())


def oracle(text: str) -> list[tuple[object, ...]]:
    """What the oracle reads in the text format, under the names that the TYPE lines declare."""
    lines = text.split("\n")
    words = [line.split() for line in lines]
    counters = {found[2] for found in words if found[:2] == ["#", "TYPE"] and found[3:] == ["counter"]}
    metrics = text_fd_to_metric_families(iter(lines))  # type: ignore[arg-type]
    return comparable(_whole(_renamed(metric, counters) for metric in metrics))


def openmetrics_oracle(text: str) -> list[tuple[object, ...]]:
    """What the oracle reads in OpenMetrics, where a family is called what its TYPE line says."""
    return comparable(_family(metric.name, metric) for metric in openmetrics_families(text))


def _renamed(metric: Metric, counters: set[str]) -> Family:
    # It takes _total off a counter's name and puts it on its samples, whether it was there or not.
    if metric.type != "counter":
        return _family(metric.name, metric)
    if f"{metric.name}_total" in counters:
        return _family(f"{metric.name}_total", metric)
    return _family(metric.name, metric, "_total")


def _family(name: str, metric: Metric, suffix: str = "") -> Family:
    samples = tuple(
        Sample(
            sample.name.removesuffix(suffix),
            tuple(sorted(sample.labels.items())),
            float(sample.value),
            None if sample.timestamp is None else float(sample.timestamp),
        )
        for sample in metric.samples
    )
    return Family(name, FamilyType(metric.type), metric.documentation, samples)


def _whole(families: Iterable[Family]) -> Iterator[Family]:
    """It tells a family in parts, and one without a TYPE line sample by sample."""
    parts: dict[str, list[Family]] = {}
    for family in families:
        parts.setdefault(family.name, []).append(family)
    for same in parts.values():
        samples = tuple(sample for part in same for sample in part.samples)
        yield Family(same[0].name, same[0].type, same[0].help, samples)
