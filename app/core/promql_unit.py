"""The unit of what a PromQL expression comes to, where that follows from the name of its one metric."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from app.core.promql_tokens import FUNCTIONS, GROUPINGS, tokens_of
from app.core.query import Function
from app.core.units import Unit, unit_of

_RATES: Final = frozenset({"rate", "irate", "deriv"})
_OF_A_HISTOGRAM: Final = "histogram_quantile"
_KEPT: Final = frozenset(
    {
        *("sum", "min", "max", "avg", "topk", "bottomk", "quantile", "stddev", _OF_A_HISTOGRAM),
        *("abs", "ceil", "floor", "round", "clamp", "clamp_max", "clamp_min", "sort", "sort_desc"),
        *("increase", "delta", "idelta"),
        *(f"{what}_over_time" for what in ("avg", "min", "max", "sum", "last", "quantile", "stddev")),
    }
)
"""What comes to the same unit as what it is made of."""
_CLOSING: Final = {"{": "}", "[": "]", "(": ")"}


def unit_of_expression(expression: str) -> Unit:
    """The unit of one metric, of its rate or of its quantile; a count where an expression computes anything else."""
    words = list(_words(expression))
    made = [word.lower() for word in words if word.lower() in FUNCTIONS]
    metrics = [word for word in words if word.lower() not in FUNCTIONS and word != "offset"]
    rates = sum(name in _RATES for name in made)
    if len(metrics) != 1 or rates > 1 or not set(made) <= _KEPT | _RATES:
        return Unit.COUNT
    (metric,) = metrics
    if _OF_A_HISTOGRAM in made:
        return unit_of(metric)
    # Buckets count what was observed, whatever it was measured in.
    own = "" if metric.endswith("_bucket") else metric
    return unit_of(own, Function.RATE if rates else Function.VALUE)


def _words(expression: str) -> Iterator[str]:
    """The words outside label matchers, ranges and groupings; any operator is a word that means no metric."""
    inside, grouped = "", False
    for token in tokens_of(expression):
        if inside:
            inside = "" if token.text == inside else inside
        elif token.text in "{[" or (grouped and token.text == "("):
            inside, grouped = _CLOSING[token.text], False
        elif token.text.lower() in GROUPINGS:
            grouped = True
        elif token.kind == "word" or token.text not in "(),":
            yield from () if token.kind in ("number", "duration") else (token.text,)
