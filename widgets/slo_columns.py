"""The columns of the SLO page's table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from app.core.burn import SHOWN_S
from app.core.language import tr
from app.core.present import age_words
from app.core.slo_view import Figure, SloRow, SloVerdict
from widgets.table_model import Column

_SEVERITY: Final = tuple(SloVerdict)


def _figures(title: str, figure: Callable[[SloRow], Figure], width: int = 0) -> Column[SloRow]:
    return Column[SloRow](
        title,
        lambda row: figure(row).words,
        order=lambda row: figure(row).order,
        tone=lambda row: figure(row).tone or "text",
        width=width,
        figures=True,
    )


def _burn(number: int) -> Column[SloRow]:
    return _figures(tr("Burn {age}", age=age_words(SHOWN_S[number])), lambda row: row.burns[number], 112)


SLO_COLUMNS: Final = (
    Column[SloRow](
        tr("State"),
        lambda row: row.verdict.value,
        order=lambda row: _SEVERITY.index(row.verdict),
        shape=lambda row: row.verdict.shape,
        width=130,
    ),
    Column[SloRow](tr("Objective"), lambda row: row.title, width=178, bold=True),
    Column[SloRow](tr("Limit"), lambda row: row.objective, tone=lambda _: "muted", width=120),
    _figures(tr("Now"), lambda row: row.value, 142),
    _figures(tr("Budget left"), lambda row: row.budget, 112),
    *(_burn(number) for number in range(len(SHOWN_S))),
    Column[SloRow](tr("Over"), lambda row: row.over, tone=lambda _: "muted", width=96),
    Column[SloRow](tr("Source"), lambda row: row.source, tone=lambda _: "muted"),
)
