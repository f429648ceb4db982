"""Past kills: the platform's events beside the journal's record, and how long each rung took."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from math import ceil
from types import MappingProxyType
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.halt import HaltWord, RungId
from app.core.language import tr
from app.core.present import NONE_YET, duration_words
from widgets import shapes
from widgets.table_card import TableCard
from widgets.table_model import Column, SnapshotTableModel
from widgets.table_view import TableView
from widgets.text import Label, Paragraph
from widgets.tokens import SPACE_S

_TIMES_WIDTH: Final = 560
_SHORT: Final = MappingProxyType(
    {
        RungId.ACCEPTED: tr("accepted", "a rung"),
        RungId.FLAG: tr("flag"),
        RungId.RECORDED: tr("recorded", "a rung"),
        RungId.REFUSES: tr("refuses", "a rung"),
        RungId.ORDERS: tr("orders"),
        RungId.POSITIONS: tr("flat", "a rung"),
    }
)


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One kill of one account; `at` is aware UTC and `row_id` unique.

    `channels` is what the platform's event says, empty without one. `actor` and `word` are from the journal, empty
    and None where only the platform knows of the kill. `took_s` is by rung, in seconds from firing.
    """

    row_id: str
    at: datetime
    account: str
    reason: str
    channels: str = ""
    actor: str = ""
    word: HaltWord | None = None
    took_s: Mapping[RungId, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RungTimes:
    """How long one rung took over the kills that reached it, in seconds; None where none did."""

    rung_id: RungId
    kills: int
    p50_s: float | None
    p99_s: float | None


def rung_times(rows: Sequence[HistoryRow]) -> tuple[RungTimes, ...]:
    """The median and the 99th percentile (nearest rank) of each rung."""
    found = []
    for rung_id in RungId:
        times = sorted(row.took_s[rung_id] for row in rows if rung_id in row.took_s)
        found.append(RungTimes(rung_id, len(times), _rank(times, 0.5), _rank(times, 0.99)))
    return tuple(found)


class HaltHistory(QWidget):
    """Two tables: the kills, newest first, and the times to each rung."""

    def __init__(self) -> None:
        super().__init__()
        self._kills: SnapshotTableModel[HistoryRow] = SnapshotTableModel(_KILLS, key=lambda row: row.row_id)
        self._times: SnapshotTableModel[RungTimes] = SnapshotTableModel(_TIMES, key=lambda row: row.rung_id)
        self._kills_card = TableCard(TableView(self._kills, tr("Past kills, newest first")))
        self._times_card = TableCard(TableView(self._times, tr("Seconds from firing to each rung")))
        self._times_card.setMaximumWidth(_TIMES_WIDTH)
        self._none = Paragraph(
            tr(
                "Neither the platform's events nor this workstation's journal hold a kill. The "
                "platform forgets its events when the kill service restarts."
            ),
            tone="muted",
        )
        self._times_title = Label(tr("Time to each rung"), role="section")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(Label(tr("History"), role="section"))
        for part in (self._none, self._kills_card, self._times_title, self._times_card):
            column.addWidget(part)
        self.show_rows(())

    @property
    def rows(self) -> int:
        """How many kills are shown."""
        return self._kills.rowCount()

    def show_rows(self, rows: Sequence[HistoryRow]) -> None:
        """Show these kills and what follows from them."""
        newest_first = sorted(rows, key=lambda row: row.at, reverse=True)
        times = rung_times(rows)
        self._kills.show_rows(newest_first)
        self._times.show_rows(times)
        self._none.setVisible(not rows)
        self._kills_card.setVisible(bool(rows))
        self._kills_card.show_row_count(len(rows), least=min(len(rows), 8))
        measured = any(one.kills for one in times)
        self._times_title.setVisible(measured)
        self._times_card.setVisible(measured)
        self._times_card.show_row_count(len(times), least=len(times))


def _rank(ordered: Sequence[float], share: float) -> float | None:
    return ordered[max(0, ceil(share * len(ordered)) - 1)] if ordered else None


def _took_words(row: HistoryRow) -> str:
    parts = [f"{_SHORT[rung]} {duration_words(row.took_s[rung])}" for rung in RungId if rung in row.took_s]
    return " · ".join(parts) or NONE_YET


_KILLS = (
    Column[HistoryRow](
        "UTC", lambda row: tr("{at:%Y-%m-%d %H:%M:%S}", at=row.at), order=lambda row: row.at, width=176, fixed=True
    ),
    Column[HistoryRow](tr("Account"), lambda row: row.account, width=112, bold=True),
    Column[HistoryRow](
        tr("Came to"),
        lambda row: row.word.words if row.word else tr("NOT JOURNALLED"),
        shape=lambda row: row.word.shape if row.word else shapes.RING,
        tone=lambda row: "" if row.word else "muted",
        width=176,
        samples=(tr("NOT JOURNALLED"),),
    ),
    Column[HistoryRow](tr("Reason"), lambda row: row.reason, width=184, most=232),
    Column[HistoryRow](tr("Who"), lambda row: row.actor or tr("not in this journal"), width=176),
    Column[HistoryRow](tr("Notified"), lambda row: row.channels or tr("no event"), width=128),
    Column[HistoryRow](tr("Rungs"), _took_words),
)
_TIMES = (
    Column[RungTimes](tr("Rung"), lambda row: row.rung_id.words, bold=True),
    Column[RungTimes](tr("Kills"), lambda row: str(row.kills), order=lambda row: row.kills, width=80, figures=True),
    Column[RungTimes](
        "p50", lambda row: duration_words(row.p50_s), order=lambda row: row.p50_s or 0.0, width=96, figures=True
    ),
    Column[RungTimes](
        "p99", lambda row: duration_words(row.p99_s), order=lambda row: row.p99_s or 0.0, width=96, figures=True
    ),
)
