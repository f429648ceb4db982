"""The words and signs of PromQL: cuts an expression into pieces and knows its functions by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_TOKEN: Final = re.compile(
    r"""
    (?P<space>[\s]+|\#[^\n]*)
  | (?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`)
  | (?P<duration>(?:\d+(?:ms|[smhdwy]))+(?![\w.]))
  | (?P<number>0x[0-9a-fA-F]+|(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?(?![\w.])|(?i:nan|inf)\b(?![:(\[{]))
  | (?P<word>(?!:(?:[\s\d\]]|\Z))[a-zA-Z_:][a-zA-Z0-9_:]*)
  | (?P<sign>=~|!~|!=|==|<=|>=|[-+*/%^<>=@,(){}\[\]:])
    """,
    re.VERBOSE,
)

AGGREGATIONS: Final = frozenset(
    {"sum", "min", "max", "avg", "group", "stddev", "stdvar", "count", "count_values", "bottomk", "topk", "quantile"}
)
GROUPINGS: Final = frozenset({"by", "without", "on", "ignoring", "group_left", "group_right"})
WORD_OPERATORS: Final = frozenset({"and", "or", "unless", "atan2", "bool"})
OVER_RANGES: Final = frozenset(
    {
        *("rate", "irate", "increase", "delta", "idelta", "deriv", "changes", "resets", "predict_linear"),
        *("holt_winters", "double_exponential_smoothing", "absent_over_time", "present_over_time"),
        *(
            f"{what}_over_time"
            for what in ("avg", "min", "max", "sum", "count", "quantile", "stddev", "stdvar", "last", "mad")
        ),
    }
)
_OVER_VECTORS: Final = frozenset(
    {
        *("abs", "absent", "ceil", "clamp", "clamp_max", "clamp_min", "exp", "floor", "ln", "log2", "log10", "round"),
        *("scalar", "sgn", "sort", "sort_desc", "sort_by_label", "sort_by_label_desc", "sqrt", "timestamp", "vector"),
        *("time", "pi", "deg", "rad", "day_of_month", "day_of_week", "day_of_year", "days_in_month", "hour", "minute"),
        *("month", "year", "histogram_quantile", "histogram_avg", "histogram_count", "histogram_sum"),
        *("histogram_fraction", "histogram_stddev", "histogram_stdvar", "label_join", "label_replace", "info"),
        *("acos", "acosh", "asin", "asinh", "atan", "atanh", "cos", "cosh", "sin", "sinh", "tan", "tanh"),
    }
)
FUNCTIONS: Final = AGGREGATIONS | OVER_RANGES | _OVER_VECTORS | {"start", "end"}
ABSENCE: Final = frozenset({"absent", "absent_over_time"})
"""Functions about series that are not there."""

_UNITS_MS: Final = {
    "ms": 1,
    "s": 1_000,
    "m": 60_000,
    "h": 3_600_000,
    "d": 86_400_000,
    "w": 604_800_000,
    "y": 31_536_000_000,
}


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of an expression; `kind` is text, duration, number, word, sign or wrong."""

    kind: str
    text: str
    at: int


def tokens_of(text: str) -> Iterator[Token]:
    """The pieces of an expression without white space and comments; a `wrong` one is the last."""
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            yield Token("wrong", text[at], at)
            return
        if found.lastgroup != "space":
            yield Token(str(found.lastgroup), found.group(), at)
        at = found.end()


def unquoted(text: str) -> str:
    """The value of a quoted text; escapes are undone except in back quotes."""
    inner = text[1:-1]
    return inner if text[0] == "`" else re.sub(r"\\(.)", r"\1", inner)


def duration_ms(text: str) -> int:
    """A duration such as `1h30m` in milliseconds."""
    return sum(int(count) * _UNITS_MS[unit] for count, unit in re.findall(r"(\d+)(ms|[smhdwy])", text))
