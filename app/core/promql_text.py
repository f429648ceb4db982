"""A question to the kept samples as the PromQL that asks a server the same, and whose series an answer's are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from api_client.exposition import Labels
from app.core.language import tr
from app.core.promql_tokens import AGGREGATIONS, GROUPINGS, WORD_OPERATORS
from app.core.query import TARGET_LABEL, Aggregation, AnyMatcher, Function, PatternMatcher, Query
from app.core.query_tracks import exposed_name
from app.core.target_names import TargetNames

_METRIC: Final = re.compile(r"[a-zA-Z_:][a-zA-Z0-9_:]*", re.ASCII)
_LABEL: Final = re.compile(r"[a-zA-Z_][a-zA-Z0-9_]*", re.ASCII)
_WORDS: Final = AGGREGATIONS | GROUPINGS | WORD_OPERATORS | {"offset", "inf", "nan"}
_SPECIAL: Final = re.compile(r"[\\.+*?()|\[\]{}^$]")
_AGGREGATIONS: Final = {
    Aggregation.SUM: "sum",
    Aggregation.MEAN: "avg",
    Aggregation.MIN: "min",
    Aggregation.MAX: "max",
}
_SCRAPE_LABELS: Final = ("__name__", "job", "instance")
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def promql(query: Query, names: TargetNames = TargetNames()) -> str:  # noqa: B008 frozen
    """The expression; raises ValueError with a sentence for labels that PromQL cannot name.

    Rates and increases are the server's own: it stretches what was counted to the ends of the window.
    """
    series = _selector(exposed_name(query), [names.asked(one) for one in query.matchers])
    window = f"[{round(query.window_s * 1000)}ms]"
    by = None if query.by is None else [_label(names.label if one == TARGET_LABEL else one) for one in query.by]
    match query.function:
        case Function.QUANTILE:
            rates = f"rate({series}{window})"
            summed = rates if by is None else f"sum by ({', '.join(('le', *by))}) ({rates})"
            text, by = f"histogram_quantile({query.quantile!r}, {summed})", None
        case Function.RATE | Function.INCREASE:
            text = f"{query.function.value}({series}{window})"
        case Function.AGE:
            text = f"time() - ({series} != 0)"
        case _:
            text = series
    if by is not None:
        text = f"{_AGGREGATIONS[query.aggregation]} by ({', '.join(by)}) ({text})"
    return text if query.scale == 1.0 else f"({text}) * {query.scale!r}"


def console_labels(labels: Labels, query: Query, names: TargetNames) -> Labels:
    """The labels of a series of the server's answer to a question, as the console's own answer has them."""
    found = dict(labels)
    if query.by is not None:
        asked = {one: names.service(found.get(names.label, "")) if one == TARGET_LABEL else "" for one in query.by}
        return tuple((one, target or found.get(one, "")) for one, target in asked.items())
    target = names.service(found.get(names.label, ""))
    others = (pair for pair in labels if pair[0] not in (*_SCRAPE_LABELS, TARGET_LABEL))
    return ((TARGET_LABEL, target), *others)


def quoted(text: str) -> str:
    """A text as PromQL writes it."""
    return '"' + "".join(_ESCAPES.get(character, character) for character in text) + '"'


def _selector(metric: str, matchers: Iterable[AnyMatcher]) -> str:
    parts = [part for one in matchers for part in _demands(one)]
    if _METRIC.fullmatch(metric) and metric.lower() not in _WORDS:
        return f"{metric}{{{','.join(parts)}}}" if parts else metric
    return f"{{{','.join((f'__name__={quoted(metric)}', *parts))}}}"


def _demands(one: AnyMatcher) -> tuple[str, ...]:
    label = _label(one.label)
    if isinstance(one, PatternMatcher):
        return (f"{label}{'!~' if one.negated else '=~'}{quoted(one.pattern)}",)
    if not one.values:  # whatever it is, it is not among none
        return () if one.negated else (f'{label}=""', f'{label}!=""')
    if len(one.values) == 1:
        return (f"{label}{'!=' if one.negated else '='}{quoted(one.values[0])}",)
    either = "|".join(_SPECIAL.sub(r"\\\g<0>", value) for value in one.values)
    return (f"{label}{'!~' if one.negated else '=~'}{quoted(either)}",)


def _label(name: str) -> str:
    if not _LABEL.fullmatch(name):
        raise ValueError(tr("The label {name!r} has no name that Prometheus can be asked for.", name=name))
    return name
