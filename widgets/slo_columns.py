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
_SPARE_BURNS: Final = (4, 1, 3)
"""Of the burn rates the one over an hour stays longest: it wakes somebody."""


def _figures(title: str, figure: Callable[[SloRow], Figure], width: int, most: int, spare: int = 0) -> Column[SloRow]:
    return Column[SloRow](
        title,
        lambda row: figure(row).words,
        order=lambda row: figure(row).order,
        tone=lambda row: figure(row).tone or "text",
        width=width,
        most=most,
        spare=spare,
        figures=True,
    )


def _burn(number: int) -> Column[SloRow]:
    title = tr("Burn {age}", age=age_words(SHOWN_S[number]))
    return _figures(title, lambda row: row.burns[number], 84, 152, _SPARE_BURNS[number])


SLO_COLUMNS: Final = (
    Column[SloRow](
        tr("State"),
        lambda row: row.verdict.value,
        order=lambda row: _SEVERITY.index(row.verdict),
        shape=lambda row: row.verdict.shape,
        width=104,
        most=192,
    ),
    Column[SloRow](tr("Objective"), lambda row: row.title, width=176, bold=True, elastic=True),
    Column[SloRow](tr("Limit"), lambda row: row.objective, tone=lambda _: "muted", width=96, most=136, spare=2),
    _figures(tr("Now"), lambda row: row.value, 96, 168),
    _figures(tr("Budget left"), lambda row: row.budget, 96, 152),
    *(_burn(number) for number in range(len(SHOWN_S))),
    Column[SloRow](tr("Over"), lambda row: row.over, tone=lambda _: "muted", width=72, most=144, spare=5),
    Column[SloRow](tr("Source"), lambda row: row.source, tone=lambda _: "muted", width=72, most=144, spare=6),
)
