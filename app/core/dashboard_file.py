"""Reads a dashboard out of a parsed TOML document: strict, and every mistake says at which key it is."""

from __future__ import annotations

import math
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final, TypeVar

from app.core.dashboard import Dashboard, Limit, PlotQuery, PlotSpec
from app.core.label_pattern import PatternError
from app.core.language import tr
from app.core.promql_unit import unit_of_expression
from app.core.query import RATE_WINDOW_S, Aggregation, Function, Matcher, PatternMatcher, Query
from app.core.units import Unit, unit_of

MOST_PLOTS: Final = 40
_DOCUMENT_KEYS: Final = frozenset({"title", "plot"})
_PLOT_KEYS: Final = frozenset({"title", "unit", "objective", "warning", "logarithmic", "lines", "promql"})
_LINE_KEYS: Final = frozenset(
    {
        "metric",
        "function",
        "quantile",
        "window_s",
        "by",
        "aggregation",
        "scale",
        "name",
        "only",
        "without",
        "matching",
        "not_matching",
    }
)
Keys = tuple[str, ...]
Word = TypeVar("Word", bound=StrEnum)


class DashboardError(ValueError):
    """A document is not a dashboard: `keys` lead to the mistake, `problem` follows them in a sentence."""

    def __init__(self, keys: Keys, problem: str) -> None:
        super().__init__(f"{'.'.join(keys)} {problem}")
        self.keys = keys
        self.problem = problem


def read_dashboard(identifier: str, document: Mapping[str, Any], *, own: bool = False) -> Dashboard:
    """The dashboard of a document, called `identifier`; raises `DashboardError`."""
    table = _Table((), document, _DOCUMENT_KEYS)
    plots = table.value("plot", dict, {})
    if not plots:
        raise DashboardError(("plot",), tr("is missing: plots are tables named [plot.NAME]"))
    if len(plots) > MOST_PLOTS:
        raise DashboardError(
            ("plot",),
            tr("has {count} plots; a dashboard has at most {most}", count=len(plots), most=MOST_PLOTS),
        )
    specs = tuple(_plot(name, _Table(("plot", name), plot, _PLOT_KEYS)) for name, plot in plots.items())
    return Dashboard(identifier, table.text("title"), specs, own)


class _Table:
    """One table of the document, read key by key."""

    def __init__(self, at: Keys, table: object, known: frozenset[str]) -> None:
        self._at = at
        if not isinstance(table, Mapping):
            raise DashboardError(at, tr("must be a table"))
        for key in table:
            if key not in known:
                raise self.error(key, tr("is unknown; known keys are {known}", known=", ".join(sorted(known))))
        self._table: Mapping[str, Any] = table

    def error(self, key: str, problem: str) -> DashboardError:
        return DashboardError((*self._at, key), problem)

    def value(self, key: str, kind: type, default: Any) -> Any:
        found = self._table.get(key, default)
        if not isinstance(found, kind):
            raise self.error(key, tr("must be {kind}", kind=_KIND_WORDS[kind]))
        return found

    def text(self, key: str, default: str | None = None) -> str:
        """A text; without a default it must be there."""
        found = self._table.get(key, default)
        if not isinstance(found, str) or (default is None and not found.strip()):
            raise self.error(
                key, tr("must be a text") if default is not None or found is not None else tr("is missing")
            )
        return found

    def number(self, key: str) -> float | None:
        """A finite number, or None where the key is absent."""
        found = self._table.get(key)
        if found is None:
            return None
        if isinstance(found, bool) or not isinstance(found, (int, float)) or not math.isfinite(found):
            raise self.error(key, tr("must be a number"))
        return float(found)

    def word(self, key: str, words: type[Word], default: Word) -> Word:
        """One of an enumeration's values."""
        found = self._table.get(key, default.value)
        try:
            return words(found)
        except ValueError:
            raise self.error(key, tr("must be one of {words}", words=", ".join(one.value for one in words))) from None

    def has(self, key: str) -> bool:
        return key in self._table


_KIND_WORDS: Final = {dict: tr("a table"), list: tr("a list"), bool: tr("true or false")}


def _plot(name: str, table: _Table) -> PlotSpec:
    expression = table.text("promql") if table.has("promql") else ""
    rows = table.value("lines", list, [])
    if expression and rows:
        raise table.error("promql", tr("stands beside lines: a plot asks either a server or the scraped series"))
    if not expression and not rows:
        raise table.error("lines", tr("is missing: a plot draws at least one line"))
    queries = tuple(_line(table, row) for row in rows)
    usual = (
        unit_of_expression(expression) if expression else unit_of(queries[0].query.metric, queries[0].query.function)
    )
    unit = table.word("unit", Unit, usual)
    limits = tuple(
        Limit(value, early=early)
        for key, early in (("warning", True), ("objective", False))
        if (value := table.number(key)) is not None
    )
    logarithmic = table.value("logarithmic", bool, False)
    return PlotSpec(name, table.text("title"), unit, queries, limits, logarithmic, expression)


def _line(plot: _Table, row: object) -> PlotQuery:
    """One line of a plot; TOML cannot say where in a list it is, so the mistake is told at the list."""
    try:
        return _query(_Table((), row, _LINE_KEYS))
    except ValueError as error:  # ours, or what cannot be asked
        raise plot.error("lines", tr("has a mistake: {error}", error=error)) from None


def _query(table: _Table) -> PlotQuery:
    by = table.value("by", list, []) if table.has("by") else None
    window_s, quantile, scale = table.number("window_s"), table.number("quantile"), table.number("scale")
    query = Query(
        metric=table.text("metric"),
        function=table.word("function", Function, Function.VALUE),
        matchers=(
            *_matchers(table, "only", negated=False),
            *_matchers(table, "without", negated=True),
            *_patterns(table, "matching", negated=False),
            *_patterns(table, "not_matching", negated=True),
        ),
        by=None if by is None else tuple(_texts(table, "by", by)),
        window_s=RATE_WINDOW_S if window_s is None else window_s,
        quantile=0.95 if quantile is None else quantile,
        aggregation=table.word("aggregation", Aggregation, Aggregation.SUM),
        scale=1.0 if scale is None else scale,
    )
    return PlotQuery(query, table.text("name", ""))


def _matchers(table: _Table, key: str, *, negated: bool) -> tuple[Matcher, ...]:
    """Labels with the values that are meant: a text, or a list of them."""
    wanted = table.value(key, dict, {})
    return tuple(
        Matcher(label, tuple(_texts(table, key, [found] if isinstance(found, str) else found)), negated)
        for label, found in wanted.items()
    )


def _patterns(table: _Table, key: str, *, negated: bool) -> tuple[PatternMatcher, ...]:
    """Labels with a pattern for their whole value: a text, or a list of them, each of which counts."""
    wanted = table.value(key, dict, {})
    try:
        return tuple(
            PatternMatcher(label, pattern, negated)
            for label, found in wanted.items()
            for pattern in _texts(table, key, [found] if isinstance(found, str) else found)
        )
    except PatternError as error:
        raise table.error(key, tr("is wrong: {error}", error=error)) from None


def _texts(table: _Table, key: str, found: object) -> list[str]:
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise table.error(key, tr("must hold texts"))
    return found
