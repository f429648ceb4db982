"""Reads the user's own questions to Prometheus out of an environment's table."""

from __future__ import annotations

import math
from typing import Any, Final

from app.core.language import tr
from app.core.own_series import OPERATORS, OwnSeries
from app.core.readiness.probes import PROBES
from app.shell.evidence_rows import Complain, Row, rows_of

_KEYS: Final = {"id", "area", "question", "query", "op", "threshold", "required"}
_TAKEN: Final = frozenset(probe.id for probe in PROBES)


def read_series_rows(
    tables: Any, complain: Complain, *, taken: frozenset[str] = frozenset(), asked: bool = True
) -> tuple[OwnSeries, ...]:
    """The series of an environment; raises what `complain` makes.

    `taken` are ids that other rows bear already, `asked` is False where no Prometheus could answer.
    """
    rows = rows_of("series", tables, complain)
    if rows and not asked:
        raise complain("series", tr("needs the service prometheus, which answers the queries"))
    seen: set[str] = set()
    return tuple(_series(row, _TAKEN | taken, seen) for row in rows)


def _series(row: Row, taken: frozenset[str], seen: set[str]) -> OwnSeries:
    row.only(_KEYS)
    op = row.wanted("op")
    if op not in OPERATORS:
        raise row.error("op", tr("must be one of {operators}", operators=" ".join(OPERATORS)))
    return OwnSeries(
        id=row.own_id(taken, seen),
        area=row.area(),
        question=row.wanted("question"),
        query=row.wanted("query"),
        op=op,
        threshold=_threshold(row),
        required=row.flag("required", default=False),
    )


def _threshold(row: Row) -> float:
    value = row.table.get("threshold")
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise row.error("threshold", tr("must be a number"))
    return float(value)
