"""The probes of alerting: whether alerts can see, are loaded, have something to scrape, and reach somebody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlsplit

from api_client.exposition import Exposition
from api_client.models.monitoring import AlertmanagerStatus, AlertRoute, LoadedRule, ScrapeTarget, TargetHealth
from app.core.alert_blindness import RulesJudgement, judge_rules, satisfies
from app.core.alert_expression import LabelMatcher
from app.core.alert_rules import loaded_files
from app.core.areas import Area
from app.core.attempts import attempted_at
from app.core.language import tr
from app.core.readiness.lifetimes import TTL
from app.core.readiness.probe import (
    ALL_CONFIGURED,
    MONITORING,
    Opinion,
    Probe,
    ProbeView,
    SubjectFinding,
    judge_reading,
)
from app.core.readiness.verdicts import Verdict
from app.core.state import ReadingKind, ServiceAddress

ONCALL_RECEIVER: Final = "aether-oncall"
ONCALL_LABELS: Final = {"pager_channel": "aether-oncall", "severity": "critical"}
"""The labels of an alert that is meant to wake somebody."""

CHECKLIST: Final = (
    "CircuitBreakerEngaged",
    "MarketDataStale",
    "TradingVolumeDrop",
    "kill_switch_engaged",
    "kill_switch_slo_warning",
    "model_canary_promotion_slow",
    "oms_latency_slo_breach",
    "policy_latency_p95_slo_breach",
    "risk_latency_p95_slo_breach",
    "scaling_controller_evaluations_stalled",
    "ws_latency_slo_breach",
)
"""The alerts that whoever is on call expects to be told by."""

_NAMED_BY: Final = ("job", "service", "app", "container")
RULES_FILES: Final = "rules files"
"""Stands in for a service where rules are read from files."""


def _passing(_view: ProbeView, _address: ServiceAddress, _value: Any) -> Opinion:
    return Opinion(Verdict.PASS, "")


def _read(view: ProbeView, kind: ReadingKind, name: str) -> tuple[Any, SubjectFinding]:
    """What a monitoring service, or a file, says; None where it may not count, and the finding that says why not."""
    fact = view.state.reading(kind, name)
    address = ServiceAddress(name, "")
    finding = judge_reading(view, address, fact, _passing, lambda _: None)
    return (fact.value if finding.verdict is Verdict.PASS else None), finding


def judge_blind_alerts(view: ProbeView) -> tuple[SubjectFinding, ...]:
    """Hold the rules that are known against everything that is exposed now."""
    asked = view.state.environment.has("prometheus")
    rules, finding = _read(view, ReadingKind.RULES, "prometheus" if asked else RULES_FILES)
    if rules is None:
        return (finding if asked else replace(finding, subject=tr("rules files")),)
    files, source = (loaded_files(rules) if asked else rules), finding.source
    if not any(file.alerts or file.refusal for file in files):
        return (SubjectFinding("", Verdict.NOT_CONFIGURED, tr("no alert rules are known here"), source),)
    expositions, unread, oldest = _exposed(view)
    if not expositions:
        return (SubjectFinding("", Verdict.UNKNOWN, tr("no metrics could be read"), source),)
    judged = judge_rules(files, expositions)
    found = tuple(_blind(judged, unread, source, oldest))
    return found or (SubjectFinding("", Verdict.PASS, _seeing(judged), source, oldest),)


def _exposed(view: ProbeView) -> tuple[list[Exposition], list[str], datetime | None]:
    """What services expose now, the names of those that could not be read, and the oldest reading's time."""
    expositions, unread, times = [], [], []
    for address in view.configured:
        fact = view.state.reading(ReadingKind.METRICS, address.name)
        at = attempted_at(fact)
        if fact.failure is not None and fact.failure.status == 404:
            continue  # it exposes none, so it hides none
        if fact.failure is None and at is not None and fact.value is not None and not view.expired(at):
            expositions.append(fact.value)
            times.append(at)
        else:
            unread.append(address.name)
    return expositions, unread, min(times, default=None)


def _blind(
    judged: RulesJudgement, unread: list[str], source: str, read_at: datetime | None
) -> Iterator[SubjectFinding]:
    for file in judged.refused:
        words = tr(
            "promtool refuses the file, so none of its {alerts} alerts is loaded: {why}",
            alerts=file.alerts,
            why=file.words,
        )
        yield SubjectFinding(file.file, Verdict.FAIL, words, source, read_at, weight=float(file.alerts))
    seen = set()
    for alert in judged.blind:
        if (alert.alert, alert.words) in seen:
            continue
        seen.add((alert.alert, alert.words))
        verdict, words = Verdict.FAIL, alert.words
        if alert.reason.elsewhere and unread:
            verdict = Verdict.UNKNOWN
            words = tr("{words}, but {unread} could not be read", words=alert.words, unread=", ".join(unread))
        yield SubjectFinding(alert.alert, verdict, words, source, read_at)


def _seeing(judged: RulesJudgement) -> str:
    words = tr("every alert sees what it watches ({alerts})", alerts=judged.alerts)
    if judged.idle:
        words += tr(
            "; {count} watch series that never moved, which is presence, not activity: {names}",
            count=len(judged.idle),
            names=", ".join(judged.idle),
        )
    return words


def judge_targets(view: ProbeView) -> tuple[SubjectFinding, ...]:
    """Every service of the platform must be scraped, and the last scrape must have worked."""
    if view.missing:
        return ()
    targets, finding = _read(view, ReadingKind.TARGETS, "prometheus")
    if targets is None:
        return (finding,)
    platform = [one for one in view.state.environment.services if one.name not in MONITORING]
    return tuple(
        SubjectFinding(address.name, *_target(view, address, targets), finding.source, finding.read_at)
        for address in platform
    )


def _target(view: ProbeView, address: ServiceAddress, targets: tuple[ScrapeTarget, ...]) -> tuple[Verdict, str]:
    own = [target for target in targets if _scrapes(target, address)]
    if not own:
        metrics = view.state.reading(ReadingKind.METRICS, address.name)
        if metrics.failure is not None and metrics.failure.status == 404:
            return Verdict.WARN, tr("exposes nothing that could be scraped")
        return Verdict.FAIL, tr("is no scrape target")
    down = [target for target in own if target.health is not TargetHealth.UP]
    if down:
        said = f": {down[0].last_error}" if down[0].last_error else ""
        words = tr("{down} of {all} scrape targets are not up", down=len(down), all=len(own))
        return Verdict.FAIL, f"{words}{said}"
    if len(own) == 1:
        return Verdict.PASS, tr("1 scrape target up")
    return Verdict.PASS, tr("{count} scrape targets up", count=len(own))


def _scrapes(target: ScrapeTarget, address: ServiceAddress) -> bool:
    """By address where it is the same, else by the names that a scrape configuration gives."""
    here, there = urlsplit(address.url), urlsplit(target.url)
    if here.hostname == there.hostname and (here.port or 443) == (there.port or 443):
        return True
    labels = dict(target.labels)
    names = {target.job, *(labels.get(label, "") for label in _NAMED_BY)}
    return bool({address.name, f"{address.name}-service", f"{address.name}-api"} & names)


def judge_checklist(view: ProbeView) -> tuple[SubjectFinding, ...]:
    """Every alert that the on-call checklist names must be loaded and evaluated without errors."""
    if view.missing:
        return ()
    rules, finding = _read(view, ReadingKind.RULES, "prometheus")
    if rules is None:
        return (finding,)
    loaded: tuple[LoadedRule, ...] = rules
    names = {rule.name for rule in loaded if rule.alerting}
    absent = [name for name in CHECKLIST if name not in names]
    if not absent:
        words = tr("all {count} are loaded", count=len(CHECKLIST))
        return (SubjectFinding("", Verdict.PASS, words, finding.source, finding.read_at),)
    return tuple(
        SubjectFinding(name, Verdict.FAIL, tr("is on the checklist and not loaded"), finding.source, finding.read_at)
        for name in absent
    )


def judge_routing(view: ProbeView) -> tuple[SubjectFinding, ...]:
    """An alert with the pager's label must reach the on-call receiver, which must be there."""
    if view.missing:
        return ()
    routing, finding = _read(view, ReadingKind.ROUTING, "alertmanager")
    if routing is None:
        return (finding,)
    status: AlertmanagerStatus
    receivers: tuple[str, ...]
    status, receivers = routing
    reached = tuple(dict.fromkeys(_receivers(status.route, ONCALL_LABELS)))
    verdict, words = _routed(", ".join(reached), reaches=ONCALL_RECEIVER in reached, there=ONCALL_RECEIVER in receivers)
    return (SubjectFinding("", verdict, words, finding.source, finding.read_at),)


def _routed(reached: str, *, reaches: bool, there: bool) -> tuple[Verdict, str]:
    if not reaches:
        return Verdict.FAIL, tr("pager alerts reach {reached}, not {wanted}", reached=reached, wanted=ONCALL_RECEIVER)
    if not there:
        words = tr("pager alerts are routed to {wanted}, which does not exist", wanted=ONCALL_RECEIVER)
        return Verdict.FAIL, words
    return Verdict.PASS, tr("pager alerts reach {reached}", reached=reached)


def _receivers(route: AlertRoute, labels: dict[str, str]) -> Iterator[str]:
    """Whom an alert with these labels reaches: the deepest routes that match, the first only unless one goes on."""
    matched = False
    for child in route.routes:
        if all(_meets(matcher.name, matcher.operator, matcher.value, labels) for matcher in child.matchers):
            matched = True
            yield from _receivers(child, labels)
            if not child.goes_on:
                return
    if not matched:
        yield route.receiver


def _meets(name: str, operator: str, value: str, labels: dict[str, str]) -> bool:
    return satisfies(LabelMatcher(name, operator, value), labels.get(name, ""))


RULE_PROBES: Final = (
    Probe(
        id="blind-alerts",
        area=Area.RELIABILITY,
        question=tr("Can every alert see what it watches?"),
        reads=(ReadingKind.METRICS, ReadingKind.RULES),
        services=ALL_CONFIGURED,
        ttl_s=TTL.slow,
        threshold=tr("each metric exists as live series of the right type and label values; promtool takes the file"),
        advice=tr("Correct the name, type or label in the rule, or have the service expose what the rule watches."),
        judge=judge_blind_alerts,
        note=tr("Judged by the services that this environment names"),
    ),
    Probe(
        id="scrape-targets",
        area=Area.RELIABILITY,
        question=tr("Is every service a scrape target, and up?"),
        reads=(ReadingKind.TARGETS,),
        services=("prometheus",),
        ttl_s=TTL.slow,
        required=False,
        threshold=tr("an active target of each service whose last scrape worked"),
        advice=tr("Add the service to the scrape configuration, or repair what the target's error names."),
        judge=judge_targets,
    ),
    Probe(
        id="checklist-alerts",
        area=Area.RELIABILITY,
        question=tr("Are the alerts of the on-call checklist loaded?"),
        reads=(ReadingKind.RULES,),
        services=("prometheus",),
        ttl_s=TTL.slow,
        required=False,
        threshold=tr("every alert the checklist names is a loaded rule"),
        advice=tr("Load the rule, or take it off the checklist: nobody should wait for an alert that cannot come."),
        judge=judge_checklist,
    ),
    Probe(
        id="alert-routing",
        area=Area.RELIABILITY,
        question=tr("Does a pager alert reach whoever is on call?"),
        reads=(ReadingKind.ROUTING,),
        services=("alertmanager",),
        ttl_s=TTL.slow,
        required=False,
        threshold=tr(
            "an alert with pager_channel={channel} reaches {wanted}",
            channel=ONCALL_LABELS["pager_channel"],
            wanted=ONCALL_RECEIVER,
        ),
        advice=tr("Repair the route in Alertmanager's configuration and send a test alert."),
        judge=judge_routing,
    ),
)
"""The probes of rules, targets and routing."""
