"""What Prometheus and Alertmanager say of alerts, in the form of sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from api_client.models.alertmanager import RoutedAlert, RoutedState
from api_client.models.monitoring import ActiveAlert, AlertState, LoadedRule, RuleHealth
from app.core.alert_evaluation import limit_of
from app.core.alert_reports import AlertPhase, AlertSource, ReportedAlert, SourceReport, Suppression
from app.core.failure_words import explain_failure
from app.core.freshness import Freshness, Slice
from app.core.language import tr

_NO_TOKEN: Final = (401, 403)

_PHASES: Final = {
    AlertState.FIRING: AlertPhase.FIRING,
    AlertState.PENDING: AlertPhase.PENDING,
    AlertState.INACTIVE: AlertPhase.INACTIVE,
    AlertState.UNKNOWN: AlertPhase.UNKNOWN,
}


def prometheus_report(
    rules: Slice[tuple[LoadedRule, ...]], active: Slice[tuple[ActiveAlert, ...]], now: datetime
) -> SourceReport:
    """What a Prometheus says: its rules that are not active, and every alert that is."""
    known = {rule.name: rule for rule in rules.value or () if rule.alerting}
    found = active.value or ()
    names = {alert.name for alert in found}
    alerts = [_active(alert, known) for alert in found]
    alerts += [_rule(rule) for rule in rules.value or () if rule.alerting and rule.name not in names]
    both = [_report(AlertSource.PROMETHEUS, fact, now) for fact in (active, rules)]
    worst = min(both, key=lambda report: (report.readable is not False, report.readable is not None))
    return replace(worst, alerts=tuple(alerts))


def alertmanager_report(routed: Slice[tuple[RoutedAlert, ...]], now: datetime) -> SourceReport:
    """What an Alertmanager says: the alerts it was sent that are not resolved, and which of them it keeps back."""
    alerts = tuple(_routed(alert) for alert in routed.value or () if alert.ends_at > now)
    return replace(_report(AlertSource.ALERTMANAGER, routed, now), alerts=alerts)


def _report(source: AlertSource, fact: Slice[Any], now: datetime) -> SourceReport:
    freshness = fact.freshness(now)
    if freshness is Freshness.FRESH:
        return SourceReport(source, True, read_at=fact.read_at, since=fact.since)
    if freshness is Freshness.UNKNOWN and fact.failure is None:
        return SourceReport(source, None)
    said = "" if fact.failure is None else f" {explain_failure(fact.failure).what}"
    if fact.failure is not None and fact.failure.status in _NO_TOKEN:
        said += tr(" It wants another token than this console has: see bearer_keyring in environments.toml.")
    shown = tr(" What is shown of it is old.") if fact.read_at else ""
    why = tr("{source} cannot be read.{said}{shown}", source=source.value, said=said, shown=shown)
    since = fact.since if fact.failure is not None or fact.read_at is None else fact.read_at
    return SourceReport(source, False, why=why, since=since, read_at=fact.read_at)


def _active(alert: ActiveAlert, rules: Mapping[str, LoadedRule]) -> ReportedAlert:
    rule, since = rules.get(alert.name), alert.active_at
    phase = _PHASES[alert.state]
    if phase is AlertPhase.FIRING and since is not None and rule is not None:
        since += timedelta(seconds=rule.for_s)
    return ReportedAlert(
        AlertSource.PROMETHEUS,
        alert.name,
        tuple(pair for pair in alert.labels if pair[0] != "alertname"),
        phase,
        since,
        alert.value,
        None if rule is None else limit_of(rule.query),
        "" if phase is not AlertPhase.UNKNOWN else tr("Prometheus does not say in which state it is"),
        alert.annotations,
        for_s=None if rule is None else rule.for_s,
    )


def _rule(rule: LoadedRule) -> ReportedAlert:
    """A rule without an alert. Its rules are read less often than its alerts: what they say fires has ended since."""
    phase, why = AlertPhase.INACTIVE, ""
    if rule.health is RuleHealth.ERROR:
        phase, why = (
            AlertPhase.UNKNOWN,
            tr("Prometheus cannot evaluate it: {problem}", problem=rule.last_error or tr("it does not say why")),
        )
    elif rule.health is not RuleHealth.OK or rule.state is AlertState.UNKNOWN:
        phase, why = AlertPhase.UNKNOWN, tr("Prometheus has not evaluated it yet")
    limit = limit_of(rule.query)
    return ReportedAlert(
        AlertSource.PROMETHEUS,
        rule.name,
        rule.labels,
        phase,
        None,
        limit=limit,
        why=why,
        annotations=rule.annotations,
        whole_rule=True,
        for_s=rule.for_s,
    )


def _routed(alert: RoutedAlert) -> ReportedAlert:
    suppression = None
    if alert.state is RoutedState.SUPPRESSED:
        suppression = Suppression.SILENCED if alert.silenced_by else Suppression.INHIBITED
    return ReportedAlert(
        AlertSource.ALERTMANAGER,
        alert.name,
        tuple(pair for pair in alert.labels if pair[0] != "alertname"),
        AlertPhase.FIRING,
        alert.starts_at,
        annotations=alert.annotations,
        suppression=suppression,
        silences=alert.silenced_by,
    )
