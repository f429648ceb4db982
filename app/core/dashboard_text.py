"""Writes a plot into the text of a user's dashboard, whose other words and comments stay as they are."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Container, Iterable
from typing import Final

from app.core.dashboard import PlotSpec
from app.core.dashboard_file import read_dashboard
from app.core.query import RATE_WINDOW_S, Aggregation, AnyMatcher, Function, PatternMatcher, Query

_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")


def new_dashboard(title: str) -> str:
    """The text of a dashboard without a plot yet."""
    return f"# Each [plot.NAME] is one plot; its lines are questions to the scraped series.\ntitle = {_text(title)}\n"


def with_plot(text: str, spec: PlotSpec) -> str:
    """The text with one more plot at its end, under a name that is free in it.

    Raises ValueError with a sentence where the text is no dashboard, or would be none with the plot.
    """
    document = tomllib.loads(text)
    known = document.get("plot")
    name = free_name(spec.id, known if isinstance(known, dict) else {})
    added = f"{text.rstrip()}\n\n{_plot(name, spec)}"
    read_dashboard("", tomllib.loads(added))
    return added


def free_name(wanted: str, taken: Container[str]) -> str:
    """The name, or the first of NAME-2, NAME-3 ... that nobody has."""
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    return name


def _plot(name: str, spec: PlotSpec) -> str:
    lines = ", ".join(_line(one.query, one.name) for one in spec.queries)
    asked = f"promql = {_text(spec.expression)}" if spec.expression else f"lines = [{lines}]"
    limits = [f"{'warning' if one.early else 'objective'} = {one.value!r}\n" for one in spec.limits]
    logarithmic = "logarithmic = true\n" if spec.logarithmic else ""
    head = f"[plot.{_key(name)}]\ntitle = {_text(spec.title)}\nunit = {_text(spec.unit.value)}\n"
    return f"{head}{''.join(limits)}{logarithmic}{asked}\n"


def _line(query: Query, name: str) -> str:
    """An inline table with what is not as it would be if nothing was said."""
    pairs = [("metric", _text(query.metric))]
    if query.function is not Function.VALUE:
        pairs.append(("function", _text(query.function.value)))
    if query.function is Function.QUANTILE:
        pairs.append(("quantile", repr(query.quantile)))
    if query.window_s != RATE_WINDOW_S:
        pairs.append(("window_s", repr(query.window_s)))
    if query.by is not None:
        pairs.append(("by", _texts(query.by)))
    if query.aggregation is not Aggregation.SUM:
        pairs.append(("aggregation", _text(query.aggregation.value)))
    if query.scale != 1.0:
        pairs.append(("scale", repr(query.scale)))
    if name:
        pairs.append(("name", _text(name)))
    for key, meant in _meant(query.matchers).items():
        table = ", ".join(f"{_key(label)} = {_texts(texts)}" for label, texts in meant.items())
        pairs.append((key, f"{{ {table} }}"))
    return f"{{ {', '.join(f'{key} = {value}' for key, value in pairs)} }}"


def _meant(matchers: Iterable[AnyMatcher]) -> dict[str, dict[str, tuple[str, ...]]]:
    """The tables of a line, each with the texts of its labels; a label stands in a table once."""
    tables: dict[str, dict[str, tuple[str, ...]]] = {}
    for one in matchers:
        if isinstance(one, PatternMatcher):
            table = tables.setdefault("not_matching" if one.negated else "matching", {})
            table[one.label] = (*table.get(one.label, ()), one.pattern)
            continue
        table = tables.setdefault("without" if one.negated else "only", {})
        before = table.get(one.label)
        if before is None:
            table[one.label] = one.values
        elif one.negated:
            table[one.label] = tuple(dict.fromkeys((*before, *one.values)))
        else:  # what two demands leave is what both of them name
            table[one.label] = tuple(value for value in before if value in one.values)
    return tables


def _texts(texts: tuple[str, ...]) -> str:
    return f"[{', '.join(map(_text, texts))}]"


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _text(name)


def _text(text: str) -> str:
    """A basic string: what JSON escapes, TOML reads alike, but for one character that only TOML forbids."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
