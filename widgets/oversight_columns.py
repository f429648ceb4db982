"""The columns of the Oversight page's tables."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from app.core.language import figure, tr
from app.core.oversight_view import IntentRow, OverrideRow, VersionRow, VetoRow
from widgets.table_model import Column

_NO_END: Final = float("inf")


def _moment(at: datetime) -> str:
    return tr("{at:%Y-%m-%d %H:%M:%S}", at=at)


INTENTS: Final = (
    Column[IntentRow](
        tr("Left"),
        lambda row: row.left,
        order=lambda row: _NO_END if row.left_s is None else row.left_s,
        shape=lambda row: "▲" if row.hurry else "●",
        tone=lambda row: "warn" if row.hurry else "muted",
        width=96,
        bold=True,
    ),
    Column[IntentRow](tr("Side"), lambda row: row.side, width=72),
    Column[IntentRow](tr("Symbol"), lambda row: row.symbol, width=104, most=160),
    Column[IntentRow](
        tr("Notional"),
        lambda row: row.notional,
        order=lambda row: row.amount,
        width=152,
        most=200,
        figures=True,
        fixed=True,
    ),
    Column[IntentRow](tr("Model"), lambda row: row.confidence, width=88, figures=True),
    Column[IntentRow](tr("Account"), lambda row: row.account, width=112, spare=1),
    Column[IntentRow](tr("Intent"), lambda row: row.intent_id, fixed=True, ends=True),
)
VETOES: Final = (
    Column[VetoRow]("UTC", lambda row: _moment(row.at), order=lambda row: row.at, width=184, fixed=True),
    Column[VetoRow](tr("Reason"), lambda row: row.reason, width=128, most=240, bold=True),
    Column[VetoRow](tr("Account"), lambda row: row.account, width=104),
    Column[VetoRow](tr("Score"), lambda row: row.score, width=80, figures=True),
    Column[VetoRow](tr("Intent"), lambda row: row.intent_id, width=200, fixed=True, spare=1, ends=True),
    Column[VetoRow](tr("Details"), lambda row: row.details),
)
OVERRIDES: Final = (
    Column[OverrideRow]("UTC", lambda row: _moment(row.at), order=lambda row: row.at, width=184, fixed=True),
    Column[OverrideRow](tr("Decision"), lambda row: row.decision, width=128, bold=True),
    Column[OverrideRow](tr("By"), lambda row: row.actor, width=128),
    Column[OverrideRow](tr("Intent"), lambda row: row.intent_id, width=200, fixed=True, spare=1, ends=True),
    Column[OverrideRow](tr("Reason"), lambda row: row.reason),
)
VERSIONS: Final = (
    Column[VersionRow](
        tr("Version"), lambda row: figure(row.version, ","), order=lambda row: row.version, width=80, figures=True
    ),
    Column[VersionRow]("UTC", lambda row: _moment(row.at), order=lambda row: row.at, width=184, fixed=True),
    Column[VersionRow](tr("Value"), lambda row: row.value, width=200, figures=True, fixed=True),
    Column[VersionRow](tr("By"), lambda row: row.approvers),
)
