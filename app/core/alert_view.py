"""What the page of alerts says: a line an alert, grouped in a flood, with words, ages, and what can be done."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.core.alert_decisions import until_words, why_not_shelve
from app.core.alert_desk import CRITICAL, AlertBoard, AlertRow
from app.core.alert_load import FLOOD, LoadLevel
from app.core.alert_reports import AlertPhase, AlertSource, ReportedAlert, SourceReport, Suppression
from app.core.language import figure, tr
from app.core.present import age_words

_SHAPES: Final = {AlertPhase.UNKNOWN: "◆", AlertPhase.PENDING: "▲", AlertPhase.INACTIVE: "●"}
_QUIET: Final = {
    Suppression.SHELVED: tr("shelved here"),
    Suppression.SILENCED: tr("silenced"),
    Suppression.INHIBITED: tr("inhibited"),
}
_WORDS: Final = {
    AlertPhase.FIRING: tr("FIRING"),
    AlertPhase.UNKNOWN: tr("UNKNOWN"),
    AlertPhase.PENDING: tr("PENDING"),
    AlertPhase.INACTIVE: tr("INACTIVE"),
    Suppression.SHELVED: tr("SHELVED"),
    Suppression.SILENCED: tr("SILENCED"),
    Suppression.INHIBITED: tr("INHIBITED"),
}
_SERVICE_LABELS: Final = ("service", "source")
_LEVELS: Final = {
    LoadLevel.ACCEPTABLE: tr("what one person can take in"),
    LoadLevel.MANAGEABLE: tr("the most that one person can take in"),
    LoadLevel.HIGH: tr("more than one person can take in"),
    LoadLevel.FLOOD: tr("a flood: alarms are grouped by name and service, those about the kill switch never"),
}


@dataclass(frozen=True, slots=True)
class AlertLine:
    """One line of the page: an alert, or several of one name and service when `count` is above 1.

    `shape` is one of the seven status shapes, `word` says the same. `says` has a sentence for each source. `keys` are
    the alerts behind the line; what can be done to it is empty in `no_shelving` and `no_acknowledging`, else why not.
    """

    key: str
    keys: tuple[str, ...]
    shape: str
    word: str
    name: str
    where: str
    severity: str
    age_s: float | None
    since: datetime | None
    value: str
    limit: str
    words: str
    says: tuple[str, ...]
    quiet: bool
    count: int = 1
    kill_related: bool = False
    summary: str = ""
    runbook: str = ""
    no_acknowledging: str = ""
    no_shelving: str = ""
    phase: AlertPhase = AlertPhase.UNKNOWN


def alert_lines(board: AlertBoard, now: datetime) -> tuple[AlertLine, ...]:
    """Every line at `now`, most urgent first; in a flood what fires is grouped, but for the kill switch's."""
    grouped: dict[tuple[str, str], list[AlertRow]] = {}
    for row in board.rows:
        loose = row.kill_related or row.phase is not AlertPhase.FIRING or not board.load.flooded
        grouped.setdefault((row.name, row.key if loose else f"in a flood {_service(row)}"), []).append(row)
    return tuple(_line(rows, now) for rows in grouped.values())


def load_words(board: AlertBoard, now: datetime) -> str:
    """How many alarms came to this desk in ten minutes, and what that means."""
    count = board.load.recent(now)
    alarms = tr("1 alarm") if count == 1 else tr("{count} alarms", count=count)
    return tr(
        "{alarms} in 10 minutes, {level} (more than {flood} begin a flood).",
        alarms=alarms,
        level=_LEVELS[board.load.level(now)],
        flood=FLOOD,
    )


def suppressed_words(board: AlertBoard) -> str:
    """What fires and is kept quiet, for the annunciator; empty when nothing is."""
    counts = board.counts
    parts = [
        f"{number} {word}"
        for number, word in (
            (counts.shelved, tr("shelved")),
            (counts.silenced, tr("silenced")),
            (counts.inhibited, tr("inhibited")),
        )
        if number
    ]
    return tr("{suppressed} suppressed: {parts}", suppressed=counts.suppressed, parts=", ".join(parts)) if parts else ""


def source_words(board: AlertBoard) -> tuple[str, ...]:
    """A sentence for each source."""
    return tuple(_source_words(source) for source in board.sources)


def _source_words(report: SourceReport) -> str:
    if report.readable is False:
        return report.why
    source, count = _named(report.source), len(report.alerts)
    if report.readable is None:
        return tr("{source} was not asked yet.", source=source)
    if count == 1:
        return tr("{source} tells of 1 alert or rule.", source=source)
    return tr("{source} tells of {count} alerts and rules.", source=source, count=count)


def _named(source: AlertSource) -> str:
    return f"{source.value[0].upper()}{source.value[1:]}"


def _line(rows: list[AlertRow], now: datetime) -> AlertLine:
    row = rows[0]
    telling = _telling(row)
    since = min((one.since for one in rows if one.since is not None), default=None)
    notes = dict(telling.annotations)
    return AlertLine(
        key=row.key,
        keys=tuple(one.key for one in rows),
        shape=_shape(row),
        word=_word(row),
        name=row.name,
        where=_service(row) if len(rows) > 1 else _where(row),
        severity=row.severity,
        age_s=None if since is None else max(0.0, (now - since).total_seconds()),
        since=since,
        value=_value(telling) if len(rows) == 1 else "",
        limit=_limit(telling),
        words=_words(rows),
        says=tuple(_says(report, now) for report in row.reports) if len(rows) == 1 else (),
        quiet=all(one.suppression is not None for one in rows),
        count=len(rows),
        kill_related=row.kill_related,
        summary=notes.get("summary", ""),
        runbook=notes.get("runbook_url", notes.get("runbook", "")),
        no_acknowledging=_why_not_acknowledge(rows),
        no_shelving=why_not_shelve(row.name),
        phase=row.phase,
    )


def _telling(row: AlertRow) -> ReportedAlert:
    """The report that the row's value is from: one of its phase, with a value where there is one."""
    return min(row.reports, key=lambda one: (one.phase is not row.phase, one.value is None))


def _shape(row: AlertRow) -> str:
    if row.phase is not AlertPhase.FIRING:
        return _SHAPES[row.phase]
    if row.suppression is not None or row.acknowledgement is not None:
        return "⊘"
    return "■" if row.severity in ("", CRITICAL) or row.kill_related else "▲"


def _word(row: AlertRow) -> str:
    if row.blind:
        return tr("BLIND")
    if row.phase is AlertPhase.FIRING and row.suppression is not None:
        return _WORDS[row.suppression]
    return tr("ACKNOWLEDGED") if row.acknowledgement is not None else _WORDS[row.phase]


def _words(rows: list[AlertRow]) -> str:
    """What there is to say beyond the word, as sentences."""
    row = rows[0]
    if len(rows) > 1:
        return tr("{count} alerts of this name and service are grouped while the flood lasts.", count=len(rows))
    said = []
    if row.blind:
        said.append(tr("It cannot fire: {blind}.", blind=row.blind))
    elif row.phase is AlertPhase.UNKNOWN:
        said.append(tr("Nobody knows: {why}.", why=row.why or tr("no source says anything")))
    elif row.why:
        said.append(row.why)
    if row.suppression is not None:
        said.append(tr("It fires and is {quiet}.", quiet=_QUIET[row.suppression]))
    decisions = (row.acknowledgement, row.shelving)
    said += [f"{words[0].upper()}{words[1:]}" for one in decisions if one is not None and (words := until_words(one))]
    if row.instances > 1:
        said.append(tr("{instances} series are behind it.", instances=row.instances))
    phases = {report.phase for report in row.reports if report.phase is not AlertPhase.UNKNOWN}
    if AlertPhase.FIRING in phases and AlertPhase.INACTIVE in phases:
        said.append(tr("The sources disagree."))
    return " ".join(said)


def _says(report: ReportedAlert, now: datetime) -> str:
    age = "" if report.since is None else tr(" for {age}", age=age_words((now - report.since).total_seconds()))
    about = tr("the whole rule is ") if report.whole_rule else ""
    why = f": {report.why}" if report.why else ""
    return f"{_named(report.source)}: {about}{report.phase.value}{age}{why}."


def _where(row: AlertRow) -> str:
    return ", ".join(f"{label}={value}" for label, value in row.labels if label != "severity")


def _service(row: AlertRow) -> str:
    known = dict(row.labels)
    return next((known[label] for label in _SERVICE_LABELS if label in known), "")


def _value(report: ReportedAlert) -> str:
    return "" if report.value is None or math.isnan(report.value) else figure(report.value, ".4g")


def _limit(report: ReportedAlert) -> str:
    if report.limit is None:
        return ""
    value = tr("another series") if math.isnan(report.limit.value) else figure(report.limit.value, ".4g")
    return f"{report.limit.operator} {value}"


def _why_not_acknowledge(rows: Iterable[AlertRow]) -> str:
    if any(row.phase is AlertPhase.FIRING and row.acknowledgement is None for row in rows):
        return ""
    return tr("Only an alert that fires and is not acknowledged yet can be acknowledged.")
