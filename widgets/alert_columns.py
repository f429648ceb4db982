"""The columns of the Alerts page: alerts, and silences of Alertmanager."""

from __future__ import annotations

from typing import Final

from app.core.alert_reports import AlertPhase
from app.core.alert_silence_view import SilenceRow
from app.core.alert_view import AlertLine
from app.core.language import tr
from app.core.present import age_words
from widgets.table_model import Column

_PHASES: Final = tuple(AlertPhase)
_LONG_AGO: Final = float("inf")


def _name(line: AlertLine) -> str:
    return f"{line.name} × {line.count}" if line.count > 1 else line.name


ALERT_COLUMNS: Final = (
    Column[AlertLine](
        tr("State"),
        lambda line: line.word,
        order=lambda line: (_PHASES.index(line.phase), line.word),
        shape=lambda line: line.shape,
        width=128,
        most=208,
    ),
    Column[AlertLine](tr("Alert"), _name, width=200, most=336, bold=True),
    Column[AlertLine](tr("Severity", "in short"), lambda line: line.severity, tone=lambda _: "muted", width=84),
    Column[AlertLine](tr("Where"), lambda line: line.where, tone=lambda _: "muted"),
    Column[AlertLine](tr("Value"), lambda line: line.value, width=80, most=112, figures=True, spare=2),
    Column[AlertLine](
        tr("Fires at"), lambda line: line.limit, tone=lambda _: "muted", width=80, most=144, figures=True, spare=1
    ),
    Column[AlertLine](
        tr("For"),
        lambda line: age_words(line.age_s),
        order=lambda line: _LONG_AGO if line.age_s is None else line.age_s,
        tone=lambda _: "muted",
        width=72,
        figures=True,
    ),
)

SILENCE_COLUMNS: Final = (
    Column[SilenceRow](tr("State"), lambda row: row.word, shape=lambda row: row.shape, width=104),
    Column[SilenceRow](tr("Keeps back"), lambda row: row.matchers, bold=True),
    Column[SilenceRow](tr("Made by"), lambda row: row.author, tone=lambda _: "muted", width=176, spare=1),
    Column[SilenceRow](tr("Comment"), lambda row: row.comment),
    Column[SilenceRow](tr("Ends"), lambda row: row.ends, order=lambda row: row.ends_at, width=132, figures=True),
    Column[SilenceRow](
        tr("Left"), lambda row: row.left, order=lambda row: row.ends_at, tone=lambda _: "muted", width=84, figures=True
    ),
)
