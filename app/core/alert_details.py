"""Everything about one line of alerts and about the whole desk: facts by name, in the order they are read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from app.core.alert_desk import AlertBoard, AlertRow
from app.core.alert_reports import AlertPhase, AlertSource, SourceReport
from app.core.alert_view import AlertLine, load_words, source_words, suppressed_words
from app.core.language import tr
from app.core.present import age_words

NOTHING_YET: Final = tr("No source was asked yet.")
_LISTED: Final = 12


def detail_facts(board: AlertBoard, line: AlertLine, now: datetime) -> tuple[tuple[str, str], ...]:
    """Name and text of each fact about a line; a fact that is not known has an empty text."""
    rows = [row for key in line.keys if (row := board.row(key)) is not None]
    return (
        (tr("Summary"), line.summary),
        (tr("Value"), _value_words(line)),
        (tr("Since"), _since_words(line, now)),
        (tr("Must hold"), _for_words(rows)),
        (tr("Labels"), _labels(rows)),
        (tr("Sources"), "\n".join(_sources(board, line, now))),
        (tr("Kept back"), _kept_back(rows)),
        (tr("Evaluated here"), _local_words(rows)),
        (tr("Runbook"), line.runbook),
    )


def desk_facts(board: AlertBoard, now: datetime) -> tuple[tuple[str, str], ...]:
    """Name and text of each fact about the whole desk: load, what came most often, suppression, sources."""
    if board.opened_at is None:
        return ((tr("Sources"), NOTHING_YET),)
    worst = ", ".join(f"{name} {count}×" for name, count in board.load.worst())
    sources = zip(board.sources, source_words(board), strict=True)
    return (
        (tr("Load"), load_words(board, now)),
        (tr("Most often"), tr("{worst} in 8 hours", worst=worst) if worst else ""),
        (tr("Suppressed"), suppressed_words(board) or tr("Nothing that fires is kept quiet.")),
        (tr("Sources"), "\n".join(f"{words}{_read_words(source, now)}" for source, words in sources)),
    )


def count_words(board: AlertBoard) -> str:
    """How many alerts are where, for the line below the page's title."""
    if board.opened_at is None:
        return NOTHING_YET
    counts = board.counts
    inactive = len(board.rows) - counts.firing - counts.pending - counts.unknown
    firing = tr("{firing} firing", firing=counts.firing)
    if counts.acknowledged:
        firing += tr(" ({acknowledged} acknowledged)", acknowledged=counts.acknowledged)
    blind = tr(" ({blind} blind)", blind=counts.blind) if counts.blind else ""
    return tr(
        "{firing}, {pending} pending, {unknown} unknown{blind}, {inactive} inactive",
        firing=firing,
        pending=counts.pending,
        unknown=counts.unknown,
        blind=blind,
        inactive=inactive,
    )


def _value_words(line: AlertLine) -> str:
    if not line.limit:
        return line.value
    if not line.value:
        return tr("It fires {limit}", limit=line.limit)
    return tr("{value}, it fires {limit}", value=line.value, limit=line.limit)


def _since_words(line: AlertLine, now: datetime) -> str:
    if line.since is None:
        return ""
    at = line.since.astimezone(UTC)
    if at.date() == now.astimezone(UTC).date():
        return tr("{at:%H:%M:%S} UTC, {age} ago", at=at, age=age_words(line.age_s))
    return tr("{at:%Y-%m-%d %H:%M:%S} UTC, {age} ago", at=at, age=age_words(line.age_s))


def _for_words(rows: Iterable[AlertRow]) -> str:
    spans = {report.for_s for row in rows for report in row.reports if report.for_s is not None}
    if not spans:
        return ""
    if longest := max(spans):
        return tr("For {age} before it fires", age=age_words(longest))
    return tr("It fires at the first evaluation")


def _labels(rows: list[AlertRow]) -> str:
    lines = [", ".join(f"{name}={value}" for name, value in row.labels) or tr("no labels") for row in rows[:_LISTED]]
    more = [tr("and {more} more", more=len(rows) - _LISTED)] if len(rows) > _LISTED else []
    return "\n".join((*lines, *more))


def _sources(board: AlertBoard, line: AlertLine, now: datetime) -> tuple[str, ...]:
    read = {source.source: _read_words(source, now) for source in board.sources}
    return tuple(f"{words}{read.get(source, '')}" for source, words in zip(_order(board, line), line.says, strict=True))


def _order(board: AlertBoard, line: AlertLine) -> tuple[AlertSource, ...]:
    """Whose each of the line's sentences is; none for a group."""
    row = board.row(line.key)
    return tuple(report.source for report in row.reports) if row is not None and line.says else ()


def _read_words(source: SourceReport, now: datetime) -> str:
    if source.read_at is None:
        return ""
    return tr(" Read {age} ago.", age=age_words((now - source.read_at).total_seconds()))


def _kept_back(rows: list[AlertRow]) -> str:
    """Silences of Alertmanager that hold it, and that its own word is not followed for the kill switch."""
    held = list(dict.fromkeys(one for row in rows for report in row.reports for one in report.silences))
    if not held:
        return ""
    told = tr("Alertmanager's silence {held}.", held=", ".join(held))
    if any(row.kill_related for row in rows):
        return tr("{told} It is about the kill switch: here it calls all the same.", told=told)
    return told


def _local_words(rows: list[AlertRow]) -> str:
    """What this console's own evaluation cannot do for the rule, so that only a server can say."""
    own = [report for row in rows for report in row.reports if report.source is AlertSource.CONSOLE]
    return next(
        (tr("It cannot say: {why}.", why=one.why) for one in own if one.phase is AlertPhase.UNKNOWN and one.why), ""
    )
