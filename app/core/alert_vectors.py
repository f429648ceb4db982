"""Operations on vectors of samples: arithmetic, comparison, sets, aggregation and histogram quantiles."""

from __future__ import annotations

import math
import operator as op
from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias

import numpy as np

from api_client.exposition import Labels
from app.core.alert_samples import Vector
from app.core.alert_syntax import COMPARISONS, Aggregate, Binary
from app.core.rates import bucket_bound, histogram_quantile

Value: TypeAlias = float | Vector
"""A number, or samples."""

_COMPARE: Final[Mapping[str, Callable[[float, float], bool]]] = {
    "==": op.eq,
    "!=": op.ne,
    "<": op.lt,
    "<=": op.le,
    ">": op.gt,
    ">=": op.ge,
}
_ARITHMETIC: Final[Mapping[str, np.ufunc]] = {
    "+": np.add,
    "-": np.subtract,
    "*": np.multiply,
    "/": np.divide,
    "%": np.fmod,
    "^": np.power,
}


def combined(node: Binary, left: Value, right: Value) -> Value:
    """The operation on numbers or on samples with equal labels; what has no partner or does not compare is left out."""
    if isinstance(left, float) and isinstance(right, float):
        compared = _one(node, left, right, left)
        assert compared is not None  # noqa: S101 numbers are only compared with bool
        return compared
    if isinstance(left, float):
        assert not isinstance(right, float)  # noqa: S101 for the type checker: both were just told apart
        found = {labels: _one(node, left, value, value) for labels, value in right.items()}
    elif isinstance(right, float):
        found = {labels: _one(node, value, right, value) for labels, value in left.items()}
    elif node.operator == "and":
        return {labels: value for labels, value in left.items() if labels in right}
    elif node.operator == "unless":
        return {labels: value for labels, value in left.items() if labels not in right}
    elif node.operator == "or":
        return {**right, **left}
    else:
        found = {labels: _one(node, value, right[labels], value) for labels, value in left.items() if labels in right}
    return {labels: value for labels, value in found.items() if value is not None}


def _one(node: Binary, left: float, right: float, kept: float) -> float | None:
    if node.operator in COMPARISONS:
        holds = _COMPARE[node.operator](left, right)
        return float(holds) if node.boolean else kept if holds else None
    with np.errstate(all="ignore"):
        return float(_ARITHMETIC[node.operator](np.float64(left), np.float64(right)))


def aggregated(node: Aggregate, vector: Vector) -> Vector:
    """One sample for each group of series."""
    groups: dict[Labels, list[float]] = {}
    for labels, value in vector.items():
        kept = tuple(pair for pair in labels if (pair[0] in node.labels) is not node.without)
        groups.setdefault(kept, []).append(value)
    return {labels: _aggregate(node.name, values) for labels, values in groups.items()}


def _aggregate(name: str, values: Sequence[float]) -> float:
    if name == "count":
        return float(len(values))
    if name in ("min", "max"):  # what is no number gives way to what is one
        known = [value for value in values if value == value]
        return (min(known) if name == "min" else max(known)) if known else math.nan
    total = sum(values)
    return total / len(values) if name == "avg" else float(total)


def quantile(q: float, vector: Vector) -> Vector:
    """The quantile of each histogram whose buckets are among the samples; a sample without a bound is none."""
    histograms: dict[Labels, dict[float, float]] = {}
    for labels, value in vector.items():
        upper = bucket_bound(dict(labels).get("le", ""))
        if upper is not None:
            rest = tuple(pair for pair in labels if pair[0] != "le")
            buckets = histograms.setdefault(rest, {})
            buckets[upper] = buckets.get(upper, 0.0) + value  # 1 and 1.0 are one bound
    found = {}
    for labels, buckets in histograms.items():
        uppers = np.array(sorted(buckets))
        cumulative = np.array([[buckets[upper]] for upper in uppers])
        found[labels] = float(histogram_quantile(q, uppers, cumulative)[0])
    return found
