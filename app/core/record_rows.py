"""Rows of plain facts as a table shows them: a text and a sort key a column, the rest in one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from api_client.models.common import Fact, FactMap
from app.core.card_view import exact_words, fact_words, number_of, usd_words
from app.core.language import tr


class Form(Enum):
    """How a column's values are read."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class RecordColumn:
    """One column of a listing by the platform's name for it."""

    name: str
    title: str
    form: Form = Form.TEXT

    @property
    def figures(self) -> bool:
        """Whether it holds numbers."""
        return self.form in (Form.NUMBER, Form.MONEY)


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One row: a text and a sort key a column, and the rest in one line; `row_id` stays while others come and go."""

    row_id: str
    cells: tuple[str, ...]
    order: tuple[Any, ...]
    rest: str


def fact_rows(
    columns: Sequence[RecordColumn], identity: Sequence[str], rows: Iterable[FactMap]
) -> tuple[RecordRow, ...]:
    """The rows in their own order, known apart by the facts named in `identity`; the account is nobody's news."""
    seen: Counter[str] = Counter()
    made = []
    for row in rows:
        name = " ".join(str(row.get(part)) for part in identity)
        seen[name] += 1
        # Rows of the same identity are told apart by their place among each other.
        made.append(_row(columns, row, f"{name} #{seen[name]}"))
    return tuple(made)


def _row(columns: Sequence[RecordColumn], row: FactMap, row_id: str) -> RecordRow:
    pairs = [_cell(column, row.get(column.name)) for column in columns]
    placed = {column.name for column in columns} | {"account_id"}
    rest = " · ".join(f"{name} {fact_words(value)}" for name, value in row.items() if name not in placed)
    return RecordRow(row_id, tuple(text for text, _ in pairs), tuple(key for _, key in pairs), rest)


def _cell(column: RecordColumn, value: Fact) -> tuple[str, Any]:
    """Text and sort key; what cannot be read as its column says is shown as it is and sorted behind the others."""
    if column.form is Form.TIME:
        at = instant_of(value)
        if at is not None:
            return tr("{at:%Y-%m-%d %H:%M:%S}", at=at), (0, at, "")
        return fact_words(value), (1, datetime.min.replace(tzinfo=UTC), fact_words(value))
    if column.figures:
        number = number_of(value)
        if number is not None:
            return (usd_words if column.form is Form.MONEY else exact_words)(number), (0, number, "")
        return fact_words(value), (1, Decimal(0), fact_words(value))
    return fact_words(value), fact_words(value).casefold()


def instant_of(value: Fact) -> datetime | None:
    """The instant (aware UTC) that a text says, taken for UTC where it names no zone; None for anything else."""
    if not isinstance(value, str):
        return None
    try:
        at = datetime.fromisoformat(value)
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
