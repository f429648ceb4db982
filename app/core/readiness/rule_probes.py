"""The probes of alerting: whether alerts can see, are loaded, have something to scrape, and reach somebody."""

from __future__ import annotations

from collections.abc import Iterator
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
        return (finding,)
    files, source = (loaded_files(rules) if asked else rules), finding.source
    if not any(file.alerts or file.refusal for file in files):
        return (SubjectFinding("", Verdict.NOT_CONFIGURED, "no alert rules are known here", source),)
    expositions, unread, oldest = _exposed(view)
    if not expositions:
        return (SubjectFinding("", Verdict.UNKNOWN, "no metrics could be read", source),)
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
        words = f"promtool refuses the file, so none of its {file.alerts} alerts is loaded: {file.words}"
        yield SubjectFinding(file.file, Verdict.FAIL, words, source, read_at, weight=float(file.alerts))
    seen = set()
    for alert in judged.blind:
        if (alert.alert, alert.words) in seen:
            continue
        seen.add((alert.alert, alert.words))
        verdict, words = Verdict.FAIL, alert.words
        if alert.reason.elsewhere and unread:
            verdict, words = Verdict.UNKNOWN, f"{alert.words}, but {', '.join(unread)} could not be read"
        yield SubjectFinding(alert.alert, verdict, words, source, read_at)


def _seeing(judged: RulesJudgement) -> str:
    words = f"every alert sees what it watches ({judged.alerts})"
    if judged.idle:
        words += f"; {len(judged.idle)} watch series that never moved, which is presence, not activity: "
        words += ", ".join(judged.idle)
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
            return Verdict.WARN, "exposes nothing that could be scraped"
        return Verdict.FAIL, "is no scrape target"
    down = [target for target in own if target.health is not TargetHealth.UP]
    if down:
        said = f": {down[0].last_error}" if down[0].last_error else ""
        return Verdict.FAIL, f"{len(down)} of {len(own)} scrape targets are not up{said}"
    return Verdict.PASS, f"{len(own)} scrape target{'s' if len(own) > 1 else ''} up"


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
        return (SubjectFinding("", Verdict.PASS, f"all {len(CHECKLIST)} are loaded", finding.source, finding.read_at),)
    return tuple(
        SubjectFinding(name, Verdict.FAIL, "is on the checklist and not loaded", finding.source, finding.read_at)
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
    verdict, words = Verdict.PASS, f"pager alerts reach {', '.join(reached)}"
    if ONCALL_RECEIVER not in reached:
        verdict, words = Verdict.FAIL, f"pager alerts reach {', '.join(reached)}, not {ONCALL_RECEIVER}"
    elif ONCALL_RECEIVER not in receivers:
        verdict, words = Verdict.FAIL, f"pager alerts are routed to {ONCALL_RECEIVER}, which does not exist"
    return (SubjectFinding("", verdict, words, finding.source, finding.read_at),)


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
        question="Can every alert see what it watches?",
        reads=(ReadingKind.METRICS, ReadingKind.RULES),
        services=ALL_CONFIGURED,
        ttl_s=TTL.slow,
        threshold="each metric exists as live series of the right type and label values; promtool takes the file",
        advice="Correct the name, type or label in the rule, or have the service expose what the rule watches.",
        judge=judge_blind_alerts,
        note="Judged by the services that this environment names",
    ),
    Probe(
        id="scrape-targets",
        area=Area.RELIABILITY,
        question="Is every service a scrape target, and up?",
        reads=(ReadingKind.TARGETS,),
        services=("prometheus",),
        ttl_s=TTL.slow,
        required=False,
        threshold="an active target of each service whose last scrape worked",
        advice="Add the service to the scrape configuration, or repair what the target's error names.",
        judge=judge_targets,
    ),
    Probe(
        id="checklist-alerts",
        area=Area.RELIABILITY,
        question="Are the alerts of the on-call checklist loaded?",
        reads=(ReadingKind.RULES,),
        services=("prometheus",),
        ttl_s=TTL.slow,
        required=False,
        threshold="every alert the checklist names is a loaded rule",
        advice="Load the rule, or take it off the checklist: nobody should wait for an alert that cannot come.",
        judge=judge_checklist,
    ),
    Probe(
        id="alert-routing",
        area=Area.RELIABILITY,
        question="Does a pager alert reach whoever is on call?",
        reads=(ReadingKind.ROUTING,),
        services=("alertmanager",),
        ttl_s=TTL.slow,
        required=False,
        threshold=f"an alert with pager_channel={ONCALL_LABELS['pager_channel']} reaches {ONCALL_RECEIVER}",
        advice="Repair the route in Alertmanager's configuration and send a test alert.",
        judge=judge_routing,
    ),
)
"""The probes of rules, targets and routing."""
