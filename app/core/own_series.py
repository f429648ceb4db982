"""A user's own question to Prometheus, as data."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from app.core.areas import Area
from app.core.language import figure

OPERATORS: Final[Mapping[str, Callable[[float, float], bool]]] = MappingProxyType(
    {
        "<": operator.lt,
        "<=": operator.le,
        ">": operator.gt,
        ">=": operator.ge,
        "==": operator.eq,
        "!=": operator.ne,
    }
)
"""How a value may be compared with a threshold."""


@dataclass(frozen=True, slots=True)
class OwnSeries:
    """A PromQL query whose every sample must compare with `threshold` by `op`, one of `OPERATORS`."""

    id: str
    area: Area
    question: str
    query: str
    op: str
    threshold: float
    required: bool = False

    def holds(self, value: float) -> bool:
        """Whether a sample's value is as it should be; NaN never is."""
        return value == value and OPERATORS[self.op](value, self.threshold)

    @property
    def demand(self) -> str:
        """Such as `< 5`."""
        return f"{self.op} {figure(self.threshold, 'g')}"
