"""One list of alerts out of all sources, without doubles, and what people decided about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from api_client.models.monitoring import Labels
from app.core.alert_decisions import Acknowledgement, AlertDecision, Shelving, decision_for, kill_related
from app.core.alert_load import AlarmLoad, taken_in
from app.core.alert_reports import (
    AlertPhase,
    AlertSource,
    ReportedAlert,
    SourceReport,
    Suppression,
    most_urgent,
)
from app.core.language import tr

SCRAPE_LABELS: Final = frozenset({"job", "instance", "target"})
"""Labels that say where a series was read: each source has its own, so that they tell no alerts apart here."""
CRITICAL: Final = "critical"


@dataclass(frozen=True, slots=True)
class AlertRow:
    """One alert. `key` stays the same from look to look and from source to source.

    `since` is the earliest that any source tells for the phase. `blind` is why the alert cannot fire, as a clause,
    empty when it can; `why` why nothing is known. `instances` counts the series behind it at the source with the most.
    """

    key: str
    name: str
    labels: Labels
    phase: AlertPhase
    since: datetime | None
    reports: tuple[ReportedAlert, ...]
    blind: str = ""
    why: str = ""
    suppression: Suppression | None = None
    acknowledgement: Acknowledgement | None = None
    shelving: Shelving | None = None
    instances: int = 1

    @property
    def severity(self) -> str:
        """As the rule says, empty where it does not."""
        return dict(self.labels).get("severity", "")

    @property
    def kill_related(self) -> bool:
        """Whether it can be neither shelved nor hidden."""
        return kill_related(self.name)

    @property
    def annunciated(self) -> bool:
        """Whether it calls for somebody: it fires and nothing keeps it quiet; acknowledging stops that too."""
        return self.phase is AlertPhase.FIRING and self.suppression is None and self.acknowledgement is None


@dataclass(frozen=True, slots=True)
class AlertCounts:
    """How many alerts are where; `annunciated` are those that fire, not suppressed and not acknowledged."""

    firing: int = 0
    annunciated: int = 0
    acknowledged: int = 0
    pending: int = 0
    unknown: int = 0
    blind: int = 0
    shelved: int = 0
    silenced: int = 0
    inhibited: int = 0

    @property
    def suppressed(self) -> int:
        """How many fire and are kept quiet, by anybody."""
        return self.shelved + self.silenced + self.inhibited


@dataclass(frozen=True, slots=True)
class AlertBoard:
    """Everything about alerts: rows by urgency, counts, sources, load, and the decisions that count."""

    rows: tuple[AlertRow, ...] = ()
    counts: AlertCounts = field(default_factory=AlertCounts)
    sources: tuple[SourceReport, ...] = ()
    load: AlarmLoad = field(default_factory=AlarmLoad)
    decisions: tuple[AlertDecision, ...] = ()
    opened_at: datetime | None = None

    def row(self, key: str) -> AlertRow | None:
        """The alert, if it is on the list."""
        return next((row for row in self.rows if row.key == key), None)


def composed(
    before: AlertBoard,
    sources: Sequence[SourceReport],
    blind: Mapping[str, str],
    decisions: Iterable[AlertDecision],
    now: datetime,
) -> AlertBoard:
    """The board after a look at all sources at `now`; `blind` says by name why alerts cannot fire."""
    opened_at = before.opened_at or now
    active = tuple(one for one in decisions if one.active(now))
    reports = [_as_known(report, alert) for report in sources for alert in report.alerts]
    rows = [_row(key, found, blind, active, now) for key, found in _grouped(reports).items()]
    rows += [_dead(source, active, now) for source in sources if source.readable is False]
    rows.sort(key=_order)
    sounding = [(row.key, row.name) for row in rows if row.phase is AlertPhase.FIRING and row.suppression is None]
    fresh = frozenset(row.key for row in rows if row.since is None or row.since >= opened_at)
    load = taken_in(before.load, sounding, fresh, now)
    return AlertBoard(tuple(rows), _counts(rows), tuple(sources), load, active, opened_at)


def alert_key(name: str, labels: Labels) -> str:
    """What an alert is known by, whoever reports it."""
    inner = ",".join(f'{label}="{value}"' for label, value in _own(labels))
    return f"{name}{{{inner}}}"


def _own(labels: Labels) -> Labels:
    return tuple(pair for pair in labels if pair[0] not in SCRAPE_LABELS and pair[0] != "alertname")


def _as_known(source: SourceReport, alert: ReportedAlert) -> ReportedAlert:
    """What a source that cannot be read said last is not known any more."""
    if source.readable or alert.phase is AlertPhase.UNKNOWN:
        return alert
    why = tr("{source} cannot be read now; it said {phase}", source=source.source.value, phase=alert.phase.value)
    return replace(alert, phase=AlertPhase.UNKNOWN, why=why)


def _grouped(reports: list[ReportedAlert]) -> dict[str, list[ReportedAlert]]:
    """The reports of each alert. A whole rule's report goes with every active alert of that rule, if there is one.

    Alertmanager adds labels of its own: an alert whose labels hold all of another's is the same alert.
    """
    rows: dict[str, list[ReportedAlert]] = {}
    owned: dict[str, list[tuple[frozenset[tuple[str, str]], str]]] = {}
    single = [alert for alert in reports if not alert.whole_rule]
    for alert in sorted(single, key=lambda one: one.source is AlertSource.ALERTMANAGER):
        labels, known = frozenset(_own(alert.labels)), owned.setdefault(alert.name, [])
        fitting = [(len(own), key) for own, key in known if own == labels or (_adds(alert) and own <= labels)]
        if fitting:
            rows[max(fitting)[1]].append(alert)
            continue
        key = alert_key(alert.name, alert.labels)
        known.append((labels, key))
        rows[key] = [alert]
    for alert in reports:
        if alert.whole_rule:
            labels = frozenset(_own(alert.labels))
            keys = [key for own, key in owned.get(alert.name, ()) if labels <= own]
            for key in keys or (alert_key(alert.name, alert.labels),):
                rows.setdefault(key, []).append(alert)
    return rows


def _adds(alert: ReportedAlert) -> bool:
    return alert.source is AlertSource.ALERTMANAGER


def _row(
    key: str, reports: list[ReportedAlert], blind: Mapping[str, str], decisions: Sequence[AlertDecision], now: datetime
) -> AlertRow:
    name = reports[0].name
    known = [one.phase for one in reports if one.phase is not AlertPhase.UNKNOWN]
    phase = most_urgent(known) if known else AlertPhase.UNKNOWN
    unseeing = blind.get(name, "") if phase is AlertPhase.INACTIVE or not known else ""
    if unseeing:
        phase = AlertPhase.UNKNOWN  # what cannot fire is not quiet
    telling = [one for one in reports if one.phase is phase] or reports
    since = min((one.since for one in telling if one.since is not None), default=None)
    counted = [sum(one.source is source for one in reports) for source in AlertSource]
    why = unseeing or (next((one.why for one in reports if one.why), "") if phase is AlertPhase.UNKNOWN else "")
    row = AlertRow(
        key, name, _own(reports[0].labels), phase, since, tuple(reports), unseeing, why, instances=max(counted)
    )
    return _decided(row, decisions, now)


def _decided(row: AlertRow, decisions: Sequence[AlertDecision], now: datetime) -> AlertRow:
    """The row with what people decided: an alert that went and came again is a new one to acknowledge."""
    if row.phase is not AlertPhase.FIRING:
        shelving = decision_for(row.key, decisions, Shelving, now)
        return replace(row, shelving=None if row.kill_related else shelving)
    acknowledgement = decision_for(row.key, decisions, Acknowledgement, now)
    if acknowledgement is not None and row.since is not None and acknowledgement.at < row.since:
        acknowledgement = None
    if row.kill_related:  # whoever silenced it elsewhere: here it is seen and heard
        return replace(row, acknowledgement=acknowledgement)
    shelving = decision_for(row.key, decisions, Shelving, now)
    # Kept quiet elsewhere only if all who say that it fires say so.
    managed = [one.suppression for one in row.reports if one.source is AlertSource.ALERTMANAGER]
    elsewhere = managed[0] if managed and all(managed) else None
    suppression = Suppression.SHELVED if shelving is not None else elsewhere
    return replace(row, acknowledgement=acknowledgement, shelving=shelving, suppression=suppression)


def _dead(source: SourceReport, decisions: Sequence[AlertDecision], now: datetime) -> AlertRow:
    """A source that cannot be read is itself an alarm."""
    name = tr("{source} cannot be read", source=source.source.value)
    labels = (("severity", CRITICAL), ("source", source.source.value))
    key = alert_key(f"{source.source.value} cannot be read", labels)  # the same in every language
    report = ReportedAlert(AlertSource.CONSOLE, name, labels, AlertPhase.FIRING, source.since, why=source.why)
    row = AlertRow(key, name, labels, AlertPhase.FIRING, source.since, (report,), why=source.why)
    return _decided(row, decisions, now)


def _order(row: AlertRow) -> tuple[object, ...]:
    """The kill switch's first, then what calls for somebody, then by phase, severity and name."""
    firing = row.phase is AlertPhase.FIRING
    phases = tuple(AlertPhase)
    return (
        not (row.kill_related and firing),
        not row.annunciated,
        phases.index(row.phase),
        row.severity != CRITICAL,
        row.name,
        row.key,
    )


def _counts(rows: Sequence[AlertRow]) -> AlertCounts:
    def number(wanted: Callable[[AlertRow], bool]) -> int:
        return sum(map(wanted, rows))

    return AlertCounts(
        firing=number(lambda row: row.phase is AlertPhase.FIRING),
        annunciated=number(lambda row: row.annunciated),
        acknowledged=number(lambda row: row.acknowledgement is not None),
        pending=number(lambda row: row.phase is AlertPhase.PENDING),
        unknown=number(lambda row: row.phase is AlertPhase.UNKNOWN),
        blind=number(lambda row: bool(row.blind)),
        shelved=number(lambda row: row.suppression is Suppression.SHELVED),
        silenced=number(lambda row: row.suppression is Suppression.SILENCED),
        inhibited=number(lambda row: row.suppression is Suppression.INHIBITED),
    )
