"""What this console's own evaluation says of alerts, in the form of a source."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Final

from api_client.models.monitoring import Labels
from app.core.alert_decisions import kill_related
from app.core.alert_evaluation import Evaluation
from app.core.alert_reports import AlertPhase, AlertSource, ReportedAlert, SourceReport
from app.core.alert_state import RuleTrack, TrackedAlert, as_of
from app.core.language import figure, tr

KILL_SWITCH: Final = "kill-switch"
_TEMPLATE: Final = re.compile(r"\{\{\s*\$(value|labels\.(\w+))\s*\}\}")


def local_report(tracks: Iterable[RuleTrack], now: datetime) -> SourceReport:
    """Every rule's alerts as this console sees them at `now`; what was not evaluated lately is unknown."""
    current = [as_of(track, now) for track in tracks]
    times = [track.evaluated_at for track in current if track.evaluated_at is not None]
    alerts = tuple(alert for track in current for alert in _alerts(track))
    return SourceReport(AlertSource.CONSOLE, True if times else None, alerts, read_at=min(times, default=None))


def doubted(name: str, evaluation: Evaluation, unread: Collection[str]) -> Evaluation:
    """The evaluation of the alert `name`, unless it is about the kill switch and that is among the services `unread`.

    Other services expose the kill switch's series at zero: without its own, zero is no answer.
    """
    if evaluation.samples or evaluation.unknown or KILL_SWITCH not in unread or not kill_related(name):
        return evaluation
    return replace(evaluation, unknown=tr("the kill switch's own metrics cannot be read now"))


def rule_labels(labels: Labels, more: Labels) -> Labels:
    """Labels of a sample with those of its rule, which go before."""
    return tuple(sorted((dict(labels) | dict(more)).items()))


def filled(text: str, labels: Labels, value: float) -> str:
    """An annotation with its labels and its value; richer templates stay as they are written."""
    known = dict(labels)
    return _TEMPLATE.sub(lambda found: figure(value, "g") if found[1] == "value" else known.get(found[2], ""), text)


def _alerts(track: RuleTrack) -> list[ReportedAlert]:
    if not track.alerts:
        return [
            ReportedAlert(
                AlertSource.CONSOLE,
                track.rule.name,
                track.rule.labels,
                track.phase,
                track.since,
                track.nearest,
                track.limit,
                track.why,
                whole_rule=True,
                annotations=track.rule.annotations,
                for_s=track.rule.for_s,
            )
        ]
    return [_alert(track, alert) for alert in track.alerts]


def _alert(track: RuleTrack, alert: TrackedAlert) -> ReportedAlert:
    labels = rule_labels(alert.labels, track.rule.labels)
    lost = alert.phase is AlertPhase.UNKNOWN
    return ReportedAlert(
        AlertSource.CONSOLE,
        track.rule.name,
        labels,
        alert.phase,
        alert.lost_at if alert.lost_at is not None else alert.since,
        alert.value,
        track.limit,
        tr("it was {phase}, and {why}", phase=alert.held.value, why=track.why) if lost else "",
        tuple((name, filled(text, labels, alert.value)) for name, text in track.rule.annotations),
        for_s=track.rule.for_s,
    )
