"""The tree of the expressions that this console evaluates itself, and its text."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeAlias

from app.core.alert_expression import LabelMatcher
from app.core.language import tr


class Shape(Enum):
    """What a part of an expression comes to."""

    NUMBER = tr("a number")
    VECTOR = tr("a vector")
    RANGE = tr("a range")


@dataclass(frozen=True, slots=True)
class Number:
    """A number that is not negative; `math.nan` itself where it is none."""

    value: float


@dataclass(frozen=True, slots=True)
class Series:
    """The newest samples of a metric's series."""

    metric: str
    matchers: tuple[LabelMatcher, ...] = ()


@dataclass(frozen=True, slots=True)
class Range:
    """The samples of the last `range_ms` milliseconds."""

    series: Series
    range_ms: int


@dataclass(frozen=True, slots=True)
class Function:
    """A function of its arguments, in lower case."""

    name: str
    arguments: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Aggregate:
    """`name` of all series that share the `labels`, or all others when `without`."""

    name: str
    of: Node
    labels: tuple[str, ...] = ()
    without: bool = False


@dataclass(frozen=True, slots=True)
class Binary:
    """`boolean` makes a comparison answer 0 or 1 instead of leaving out what does not compare."""

    operator: str
    left: Node
    right: Node
    boolean: bool = False


@dataclass(frozen=True, slots=True)
class Negative:
    """The opposite of a number or of every sample."""

    of: Node


Node: TypeAlias = Number | Series | Range | Function | Aggregate | Binary | Negative

COMPARISONS: Final = frozenset({"==", "!=", "<", "<=", ">", ">="})
SETS: Final = frozenset({"and", "or", "unless"})
RANGE_FUNCTIONS: Final = frozenset(
    {
        *("rate", "irate", "increase", "delta", "changes", "resets", "absent_over_time", "present_over_time"),
        *(f"{what}_over_time" for what in ("avg", "min", "max", "sum", "count", "last")),
    }
)
"""What is made of a range here."""
ARGUMENTS: Final = {
    **dict.fromkeys(RANGE_FUNCTIONS, (Shape.RANGE,)),
    **dict.fromkeys(("abs", "ceil", "floor", "absent", "scalar"), (Shape.VECTOR,)),
    "histogram_quantile": (Shape.NUMBER, Shape.VECTOR),
    "vector": (Shape.NUMBER,),
    "time": (),
}
"""The shapes of the arguments of every function that is evaluated here."""
AGGREGATES: Final = frozenset({"sum", "min", "max", "avg", "count"})


def shape_of(node: Node) -> Shape:
    """What a tree, whose parts fit each other, comes to."""
    match node:
        case Number() | Function("time" | "scalar"):
            return Shape.NUMBER
        case Range():
            return Shape.RANGE
        case Negative(of):
            return shape_of(of)
        case Binary(_, left, right):
            both = (shape_of(left), shape_of(right))
            return Shape.NUMBER if both == (Shape.NUMBER, Shape.NUMBER) else Shape.VECTOR
    return Shape.VECTOR


def printed(node: Node) -> str:
    """The tree as an expression that is read as the same tree."""
    match node:
        case Number(value):
            return "NaN" if math.isnan(value) else "Inf" if math.isinf(value) else repr(value)
        case Series(metric, matchers):
            inner = ",".join(f"{one.label}{one.operator}{_quoted(one.value)}" for one in matchers)
            return f"{metric}{{{inner}}}" if matchers else metric
        case Range(series, range_ms):
            return f"{printed(series)}[{range_ms}ms]"
        case Function(name, arguments):
            return f"{name}({', '.join(map(printed, arguments))})"
        case Aggregate(name, of, labels, without):
            word = "without" if without else "by"
            return f"{name} {word} ({', '.join(labels)}) ({printed(of)})"
        case Negative(of):
            return f"-({printed(of)})"
    boolean = " bool" if node.boolean else ""
    return f"({printed(node.left)}) {node.operator}{boolean} ({printed(node.right)})"


def _quoted(text: str) -> str:
    if "\n" in text:  # it came out of back quotes, and holds none
        return f"`{text}`"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
