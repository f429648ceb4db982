"""The columns of the Oversight page's tables."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from app.core.oversight_view import IntentRow, OverrideRow, VersionRow, VetoRow
from widgets.table_model import Column

_NO_END: Final = float("inf")


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S}"


INTENTS: Final = (
    Column[IntentRow](
        "Left",
        lambda row: row.left,
        order=lambda row: _NO_END if row.left_s is None else row.left_s,
        shape=lambda row: "▲" if row.hurry else "●",
        tone=lambda row: "warn" if row.hurry else "muted",
        width=112,
        bold=True,
    ),
    Column[IntentRow]("Side", lambda row: row.side, width=72),
    Column[IntentRow]("Symbol", lambda row: row.symbol, width=120),
    Column[IntentRow](
        "Notional", lambda row: row.notional, order=lambda row: row.amount, width=160, figures=True, fixed=True
    ),
    Column[IntentRow]("Model", lambda row: row.confidence, width=88, figures=True),
    Column[IntentRow]("Account", lambda row: row.account, width=112),
    Column[IntentRow]("Intent", lambda row: row.intent_id, fixed=True),
)
VETOES: Final = (
    Column[VetoRow]("UTC", lambda row: _moment(row.at), order=lambda row: row.at, width=184, fixed=True),
    Column[VetoRow]("Reason", lambda row: row.reason, width=200, bold=True),
    Column[VetoRow]("Account", lambda row: row.account, width=104),
    Column[VetoRow]("Score", lambda row: row.score, width=80, figures=True),
    Column[VetoRow]("Intent", lambda row: row.intent_id, width=200, fixed=True),
    Column[VetoRow]("Details", lambda row: row.details),
)
OVERRIDES: Final = (
    Column[OverrideRow]("UTC", lambda row: _moment(row.at), order=lambda row: row.at, width=184, fixed=True),
    Column[OverrideRow]("Decision", lambda row: row.decision, width=96, bold=True),
    Column[OverrideRow]("By", lambda row: row.actor, width=128),
    Column[OverrideRow]("Intent", lambda row: row.intent_id, width=200, fixed=True),
    Column[OverrideRow]("Reason", lambda row: row.reason),
)
VERSIONS: Final = (
    Column[VersionRow](
        "Version", lambda row: f"{row.version:,}", order=lambda row: row.version, width=80, figures=True
    ),
    Column[VersionRow]("UTC", lambda row: _moment(row.at), order=lambda row: row.at, width=184, fixed=True),
    Column[VersionRow]("Value", lambda row: row.value, width=200, figures=True, fixed=True),
    Column[VersionRow]("By", lambda row: row.approvers),
)
