"""Which alarms are told on the desktop: critical ones that are new, that nothing keeps quiet, and not again soon."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final

from app.core.alert_desk import CRITICAL, AlertBoard, AlertRow
from app.core.alert_reports import AlertPhase
from app.core.language import tr

AGAIN: Final = timedelta(minutes=10)
"""An alarm that went and comes again within this time is not told again; the kill switch's always are."""
MOST_AT_ONCE: Final = 3
"""More new alarms than this are told in one notification."""
TEST_TITLE: Final = tr("Test notification")
TEST_TEXT: Final = tr("This is how a critical alarm calls you. Nothing is wrong.")


@dataclass(frozen=True, slots=True)
class AlarmNotice:
    """One notification; `key` is the alert's that it lands on; `about_kill` one always sounds.

    `others` are the further alerts that it tells of.
    """

    title: str
    text: str
    key: str
    about_kill: bool = False
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoticeMemory:
    """The keys that fired at the last look, those that called and need no telling, and when each was told."""

    firing: frozenset[str] = frozenset()
    calling: frozenset[str] = frozenset()
    told: Mapping[str, datetime] = field(default_factory=lambda: MappingProxyType({}))


def calling_rows(board: AlertBoard) -> tuple[AlertRow, ...]:
    """The alerts that call for somebody at once: annunciated, and critical or about the kill switch."""
    return tuple(row for row in board.rows if row.annunciated and (row.severity == CRITICAL or row.kill_related))


def told_now(
    memory: NoticeMemory, board: AlertBoard, place: str, now: datetime, *, disturb: bool = True, locked: bool = False
) -> tuple[NoticeMemory, tuple[AlarmNotice, ...]]:
    """What to tell at `now`, and what to remember of it; `place` is the environment's name.

    What fired before this desk was opened is no news. While nobody wants to be disturbed only the kill switch's are
    told, the others afterwards if they still call. A locked console tells no more than the name.
    """
    rows = calling_rows(board)
    new = [row for row in rows if row.key not in memory.calling and not _old(row, memory, board)]
    due = [row for row in new if row.kill_related or _due(row.key, memory, now)]
    tell = [row for row in due if disturb or row.kill_related]
    held = {row.key for row in due if row not in tell}
    told = {key: at for key, at in memory.told.items() if now - at < AGAIN} | {row.key: now for row in tell}
    firing = frozenset(row.key for row in board.rows if row.phase is AlertPhase.FIRING)
    after = NoticeMemory(firing, frozenset(row.key for row in rows) - held, MappingProxyType(told))
    return after, _notices(tell, place, locked=locked)


def over(told: Iterable[AlarmNotice], memory: NoticeMemory) -> tuple[AlarmNotice, ...]:
    """Those of the notices that were told whose alerts call no more; one that comes back would be told anew."""
    stand = memory.calling | memory.told.keys()
    return tuple(one for one in told if stand.isdisjoint((one.key, *one.others)))


def _old(row: AlertRow, memory: NoticeMemory, board: AlertBoard) -> bool:
    """Whether it is seen for the first time and fired before the desk was opened."""
    seen = row.key in memory.firing
    return not seen and row.since is not None and board.opened_at is not None and row.since < board.opened_at


def _due(key: str, memory: NoticeMemory, now: datetime) -> bool:
    return key not in memory.told or not timedelta(0) <= now - memory.told[key] < AGAIN


def _notices(rows: Sequence[AlertRow], place: str, *, locked: bool) -> tuple[AlarmNotice, ...]:
    """One each; many at once are one, but the kill switch's are always told one by one."""
    alone = [row for row in rows if row.kill_related]
    others = [row for row in rows if not row.kill_related]
    if len(others) <= MOST_AT_ONCE:
        return tuple(_notice(row, place, locked=locked) for row in (*alone, *others))
    names = tuple(dict.fromkeys(row.name for row in others))
    more = tr(" and {more} more", more=len(names) - MOST_AT_ONCE) if len(names) > MOST_AT_ONCE else ""
    text = f"{', '.join(names[:MOST_AT_ONCE])}{more}."
    first, *further = (row.key for row in others)
    many = AlarmNotice(
        tr("{place}: {count} critical alarms", place=place, count=len(others)), text, first, others=tuple(further)
    )
    return (*(_notice(row, place, locked=locked) for row in alone), many)


def _notice(row: AlertRow, place: str, *, locked: bool) -> AlarmNotice:
    if locked:
        return AlarmNotice(f"{place}: {row.name}", tr("Unlock the console to see more."), row.key, row.kill_related)
    summaries = [dict(report.annotations).get("summary", "") for report in row.reports]
    labels = ", ".join(f"{name}={value}" for name, value in row.labels if name != "severity")
    said = [row.why, *summaries, labels, tr("It fires.")]
    return AlarmNotice(f"{place}: {row.name}", next(filter(None, said)), row.key, row.kill_related)
