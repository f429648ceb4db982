"""Evaluates an alert's expression on the kept scrapes; what cannot be known is said, never taken for quiet."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from api_client.exposition import Labels
from app.core.alert_blindness import satisfies
from app.core.alert_expression import LabelMatcher
from app.core.alert_parser import Beyond, parse
from app.core.alert_ranges import BY_MINUTES, over_range
from app.core.alert_reports import Limit
from app.core.alert_rules import Rule
from app.core.alert_samples import Doubts, SampleReader, Vector, span_words
from app.core.alert_syntax import (
    COMPARISONS,
    RANGE_FUNCTIONS,
    Aggregate,
    Binary,
    Function,
    Negative,
    Node,
    Number,
    Range,
    Series,
    printed,
)
from app.core.alert_vectors import Value, aggregated, combined, quantile
from app.core.language import tr
from app.core.series import SeriesBook

_DEPTH_LIMIT: Final = 5
_FLIPPED: Final = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_ROUNDED: Final[Mapping[str, Callable[[float], float]]] = {
    "abs": abs,
    "ceil": lambda value: float(np.ceil(value)),
    "floor": lambda value: float(np.floor(value)),
}
_SMALL: Final = frozenset({"<", "<=", "=="})


@dataclass(frozen=True, slots=True)
class ActiveSample:
    """One sample for which the expression holds: `value` is the left side of its deciding comparison."""

    labels: Labels
    value: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What an expression comes to at a moment.

    `unknown` is a clause that says why nothing is known, empty when it is; then there are no samples. `nearest` is the
    value that comes nearest to the limit, whether or not it is past it, None where there is none.
    """

    samples: tuple[ActiveSample, ...] = ()
    unknown: str = ""
    limit: Limit | None = None
    nearest: float | None = None


Recorded = Mapping[str, Rule]
"""Recording rules by the name of the series they make."""


class _Unknown(Exception):
    """Why nothing can be known, as a clause."""


def evaluate(rule: Rule, book: SeriesBook, at_s: float, recorded: Recorded | None = None) -> Evaluation:
    """Evaluate `rule` at `at_s` Unix seconds; `recorded` are the rules whose results it may ask for. Never raises."""
    tree = parse(rule.expression.text)
    if isinstance(tree, Beyond):
        return Evaluation(unknown=tr("its expression {words}", words=tree.words))
    evaluator = _Evaluator(SampleReader(book, at_s), recorded or {}, _deciding(tree))
    try:
        found = evaluator.value(tree)
    except _Unknown as error:
        return Evaluation(unknown=str(error), limit=evaluator.limit)
    active = {(): found} if isinstance(found, float) else found
    doubts = evaluator.doubts
    nearest, limit = evaluator.nearest, evaluator.limit
    # What was hardly watched looks small, and what is missing looks like nothing: neither is evidence.
    if doubts.short and (not active or _asks_for_little(tree)):
        return Evaluation(unknown=doubts.short[0], limit=limit, nearest=nearest)
    if doubts.unseen and not active:
        return Evaluation(unknown=doubts.unseen[0], limit=limit, nearest=nearest)
    samples = tuple(ActiveSample(labels, value) for labels, value in sorted(active.items(), key=lambda pair: pair[0]))
    return Evaluation(samples, "", limit, nearest)


def limit_of(expression: str) -> Limit | None:
    """What the expression's deciding comparison holds values against, where that is a number; None where it is not."""
    tree = parse(expression)
    deciding = None if isinstance(tree, Beyond) else _deciding(tree)
    match deciding:
        case Binary(operator, _, Number(value)):
            return Limit(operator, value)
        case Binary(operator, Number(value), _):
            return Limit(_FLIPPED.get(operator, operator), value)
    return None


class _Evaluator:
    def __init__(self, reader: SampleReader, recorded: Recorded, deciding: Binary | None, depth: int = 0) -> None:
        self._reader = reader
        self._recorded = recorded
        self._deciding = deciding
        self._depth = depth
        self._absent = 0
        self.doubts = Doubts()
        self.limit: Limit | None = None
        self.nearest: float | None = None

    def value(self, node: Node) -> Value:
        match node:
            case Number(value):
                return value
            case Series():
                return self._series(node)
            case Function(name, arguments):
                return self._function(name, arguments)
            case Aggregate(_, of):
                return aggregated(node, self._vector(of))
            case Negative(of):
                found = self.value(of)
                return -found if isinstance(found, float) else {labels: -one for labels, one in found.items()}
        assert isinstance(node, Binary)  # noqa: S101 a range stands only in a function over ranges
        return self._binary(node)

    def _vector(self, node: Node) -> Vector:
        found = self.value(node)
        assert not isinstance(found, float)  # noqa: S101 the parser saw to it
        return found

    def _number(self, node: Node) -> float:
        found = self.value(node)
        assert isinstance(found, float)  # noqa: S101 the parser saw to it
        return found

    def _series(self, node: Series) -> Vector:
        rule = self._recorded.get(node.metric)
        if rule is None or self._reader.exposes(node.metric):
            return self._reader.newest(node, self._doubts)
        if self._depth >= _DEPTH_LIMIT:
            raise _Unknown(
                tr(
                    "{metric} is made of other rules' results, more than {most} deep",
                    metric=node.metric,
                    most=_DEPTH_LIMIT,
                )
            )
        tree = parse(rule.expression.text)
        if isinstance(tree, Beyond):
            raise _Unknown(tr("the expression of {metric} {words}", metric=node.metric, words=tree.words))
        inner = _Evaluator(self._reader, self._recorded, None, self._depth + 1)
        found = inner.value(tree)
        self._doubts.unseen += inner.doubts.unseen
        self._doubts.short += inner.doubts.short
        samples = {(): found} if isinstance(found, float) else found
        labelled = {_with(labels, rule.labels): value for labels, value in samples.items()}
        return {labels: value for labels, value in labelled.items() if _has(labels, node.matchers)}

    def _function(self, name: str, arguments: tuple[Node, ...]) -> Value:
        match name:
            case "time":
                return self._reader.at_s
            case "vector":
                return {(): self._number(arguments[0])}
            case "scalar":
                found = self._vector(arguments[0])
                return next(iter(found.values())) if len(found) == 1 else math.nan
            case "absent" | "absent_over_time":
                return self._absence(name, arguments[0])
            case "histogram_quantile":
                return quantile(self._number(arguments[0]), self._vector(arguments[1]))
        if name in RANGE_FUNCTIONS:
            (ranged,) = arguments
            assert isinstance(ranged, Range)  # noqa: S101 the parser saw to it
            return self._over_range(name, ranged)
        return {labels: _ROUNDED[name](value) for labels, value in self._vector(arguments[0]).items()}

    def _absence(self, name: str, node: Node) -> Vector:
        self._absent += 1
        found = self._over_range(name, node) if isinstance(node, Range) else self._vector(node)
        self._absent -= 1
        if found:
            return {}
        series = node.series if isinstance(node, Range) else node
        matchers = series.matchers if isinstance(series, Series) else ()
        equal = [one for one in matchers if one.operator == "=" and one.value]
        return {tuple(sorted((one.label, one.value) for one in equal)): 1.0}

    def _over_range(self, name: str, ranged: Range) -> Vector:
        metric = ranged.series.metric
        if metric in self._recorded and not self._reader.exposes(metric):
            raise _Unknown(tr("{metric} is another rule's result, of which this console keeps no past", metric=metric))
        points = self._reader.within(ranged, self._doubts)
        if name not in BY_MINUTES and any(one.by_minutes for one in points.values()):
            span = span_words(ranged.range_ms / 1000)
            raise _Unknown(
                tr(
                    "`{name}` needs single scrapes of {span}, and this console keeps minutes only for so long",
                    name=name,
                    span=span,
                )
            )
        made = {labels: 1.0 if name == "absent_over_time" else over_range(name, one) for labels, one in points.items()}
        found = {labels: value for labels, value in made.items() if value is not None}
        if not found and self._reader.exposes(metric):
            self._doubts.unseen.append(
                tr(
                    "there are too few samples of {metric} in {span}",
                    metric=metric,
                    span=span_words(ranged.range_ms / 1000),
                )
            )
        return found

    def _binary(self, node: Binary) -> Value:
        left, right = self.value(node.left), self.value(node.right)
        if node is self._deciding:
            self._decide(node.operator, left, right)
        return combined(node, left, right)

    def _decide(self, operator: str, left: Value, right: Value) -> None:
        if isinstance(left, float):
            operator, left, right = _FLIPPED.get(operator, operator), right, left
        assert not isinstance(left, float)  # noqa: S101 one of two compared sides is a vector
        limit = right if isinstance(right, float) else next(iter(right.values())) if len(right) == 1 else math.nan
        self.limit = Limit(operator, limit)
        known = [value for value in left.values() if value == value]
        if known:
            self.nearest = min(known) if operator in ("<", "<=") else max(known)

    @property
    def _doubts(self) -> Doubts:
        """What is asked whether it is absent need not be there."""
        return Doubts() if self._absent else self.doubts


def _deciding(node: Node) -> Binary | None:
    """The comparison whose left side is the alert's value."""
    while isinstance(node, Binary):
        if node.operator in COMPARISONS:
            return None if node.boolean else node
        if node.operator not in ("and", "or", "unless"):
            return None
        node = node.left
    return None


def _asks_for_little(node: Node) -> bool:
    """Whether what was counted is held against a number that it must not fall to: half a range counts half."""
    match node:
        case Binary(operator, left, right):
            if isinstance(left, Number):
                operator, left, right = _FLIPPED.get(operator, operator), right, left
            if operator in _SMALL and isinstance(right, Number) and "[" in printed(left):
                return True
            return _asks_for_little(left) or _asks_for_little(right)
        case Negative(of) | Aggregate(_, of):
            return _asks_for_little(of)
    return False


def _with(labels: Labels, more: Labels) -> Labels:
    return tuple(sorted((dict(labels) | dict(more)).items()))


def _has(labels: Labels, matchers: tuple[LabelMatcher, ...]) -> bool:
    known = dict(labels)
    return all(satisfies(matcher, known.get(matcher.label, "")) for matcher in matchers)
