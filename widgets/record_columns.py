"""Columns of a table for rows of plain facts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.core.language import tr
from app.core.record_rows import RecordColumn, RecordRow
from widgets.table_model import Column

_WIDTHS: Final = {"status": 112, "side": 72, "pair": 112, "instrument": 128, "symbol": 128}
_TIME_WIDTH: Final = 184
_WIDTH: Final = 144


def columns_of(columns: Sequence[RecordColumn]) -> list[Column[RecordRow]]:
    """One column each, and a last one for whatever else a row holds."""
    return [*(_column(*numbered) for numbered in enumerate(columns)), _REST]


def _column(place: int, column: RecordColumn) -> Column[RecordRow]:
    timed = column.title.endswith("(UTC)")
    return Column[RecordRow](
        column.title,
        lambda row: row.cells[place],
        order=lambda row: row.order[place],
        width=_WIDTHS.get(column.name, _TIME_WIDTH if timed else _WIDTH),
        figures=column.figures,
        fixed=column.figures or timed,
        amounts=column.figures,
    )


_REST: Final = Column[RecordRow](tr("Also told"), lambda row: row.rest, amounts=True)
