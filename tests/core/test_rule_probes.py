"""Blind alerts, scrape targets, the on-call checklist and the routing of alerts, verdict by verdict."""

from __future__ import annotations

from typing import Any

import pytest

from api_client.models.monitoring import (
    AlertmanagerStatus,
    AlertRoute,
    LoadedRule,
    Matcher,
    RuleHealth,
    ScrapeTarget,
    TargetHealth,
)
from app.core.alert_expression import read_expression
from app.core.alert_rules import Rule, RuleFile
from app.core.freshness import FailureKind, Slice
from app.core.readiness.probe import Finding, examine
from app.core.readiness.rule_probes import CHECKLIST, RULE_PROBES, RULES_FILES
from app.core.readiness.verdicts import Verdict
from app.core.state import ReadingKind
from tests.core.states import NOW, SERVICES, broken, counters, exposition, healthy, read, state

K = ReadingKind
PASS, WARN, FAIL, UNKNOWN = Verdict.PASS, Verdict.WARN, Verdict.FAIL, Verdict.UNKNOWN
BY_ID = {probe.id: probe for probe in RULE_PROBES}
WATCHED = (*SERVICES, "prometheus", "alertmanager")


def found(
    probe_id: str, changes: dict[tuple[ReadingKind, str], Slice[Any]], names: tuple[str, ...] = SERVICES
) -> Finding:
    return examine(BY_ID[probe_id], state({**healthy(), **changes}, names=names), NOW)


def rules(*expressions: str, refusal: str = "") -> Slice[Any]:
    made = tuple(Rule(f"alert{number}", read_expression(text), True) for number, text in enumerate(expressions))
    return read((RuleFile("rules.yaml", made, refusal),), source="rules.yaml")


def loaded(*names: str, alerting: bool = True) -> Slice[Any]:
    made = tuple(
        LoadedRule(name, "f", "g", "max(kill_switch_state) > 0", alerting, (), RuleHealth.OK) for name in names
    )
    return read(made, source="GET /api/v1/rules")


@pytest.mark.parametrize(
    ("fact", "verdict", "words"),
    [
        (
            rules("max(kill_switch_state) > 0", "up"),
            PASS,
            "every alert sees what it watches (2); 1 watch series that never",
        ),
        (rules("up"), PASS, "every alert sees what it watches (1). Judged by the services"),
        (rules("up", "gone > 1"), FAIL, "alert1: nothing exposes gone"),
        (rules("up", refusal="odd"), FAIL, "rules.yaml: promtool refuses the file, so none of its 1 alerts is loaded"),
        (rules(), Verdict.NOT_CONFIGURED, "no alert rules are known here"),
        (rules(refusal="it is not YAML"), FAIL, "none of its 0 alerts is loaded: it is not YAML"),
        (broken(FailureKind.BUG), UNKNOWN, "The console itself failed"),
        (Slice("rules.yaml", 90.0), UNKNOWN, "not read yet"),
        (read((), age_s=181), UNKNOWN, "too old to count"),
    ],
)
def test_blind_alerts_of_rules_files(fact: Slice[Any], verdict: Verdict, words: str) -> None:
    finding = found("blind-alerts", {(K.RULES, RULES_FILES): fact})
    assert (finding.verdict, words in finding.observed) == (verdict, True), finding.observed


def test_alerts_of_a_running_prometheus_come_first() -> None:
    finding = found("blind-alerts", {(K.RULES, "prometheus"): loaded("a")}, WATCHED)
    assert (finding.verdict, finding.source) == (PASS, "GET /api/v1/rules")
    assert found("blind-alerts", {(K.RULES, "prometheus"): broken(FailureKind.UNREACHABLE)}, WATCHED).verdict is UNKNOWN


def test_what_an_unread_service_may_have_is_unknown_and_what_cannot_be_is_not() -> None:
    unread = {(K.METRICS, "oms"): broken(FailureKind.UNREACHABLE), (K.METRICS, "risk"): read(counters("a", {}), 200)}
    gone = found("blind-alerts", {(K.RULES, RULES_FILES): rules("gone > 1"), **unread})
    assert (gone.verdict, gone.subjects[0].observed) == (
        UNKNOWN,
        "nothing exposes gone, but risk, oms could not be read",
    )
    gauge = found("blind-alerts", {(K.RULES, RULES_FILES): rules("kill_switch_state_bucket"), **unread})
    assert gauge.verdict is FAIL
    none = {(K.METRICS, name): broken(FailureKind.REFUSED, status=404) for name in SERVICES}
    assert found("blind-alerts", none).observed.startswith("no metrics could be read")
    without = found("blind-alerts", {**none, (K.METRICS, "risk"): read(exposition("up 1\n"))})
    assert without.verdict is FAIL  # who exposes nothing hides nothing


def test_the_same_blindness_is_told_once() -> None:
    rule = Rule("A", read_expression("gone"), True)
    twice = read((RuleFile("f", (rule,)), RuleFile("g", (rule,))))
    assert len(found("blind-alerts", {(K.RULES, RULES_FILES): twice}).subjects) == 1


def target(job: str, url: str = "http://10.0.0.1:8000/metrics", **more: Any) -> ScrapeTarget:
    return ScrapeTarget(job, url, more.pop("labels", ()), more.pop("health", TargetHealth.UP), more.pop("error", ""))


def targets(*more: ScrapeTarget, without: tuple[str, ...] = ()) -> Slice[Any]:
    return read((*(target(name) for name in SERVICES if name not in without), *more), source="GET /api/v1/targets")


DOWN = TargetHealth.DOWN


@pytest.mark.parametrize(
    ("fact", "verdict", "words"),
    [
        (targets(), PASS, "all 7: 1 scrape target up"),
        (targets(target("risk")), PASS, "scrape target"),
        (targets(without=("risk",)), FAIL, "risk: is no scrape target; 6 of 7 pass"),
        (targets(target("risk-service"), without=("risk",)), PASS, "all 7"),
        (targets(target("x", labels=(("app", "risk-api"),)), without=("risk",)), PASS, "all 7"),
        (targets(target("x", "https://risk.test/metrics"), without=("risk",)), PASS, "all 7"),
        (targets(target("x", "http://risk.test:81/metrics"), without=("risk",)), FAIL, "no scrape target"),
        (
            targets(target("risk", health=DOWN, error="refused")),
            FAIL,
            "risk: 1 of 2 scrape targets are not up: refused",
        ),
        (targets(target("risk", health=TargetHealth.UNKNOWN)), FAIL, "risk: 1 of 2 scrape targets are not up;"),
        (broken(FailureKind.NO_ANSWER), UNKNOWN, "gave no answer"),
    ],
)
def test_scrape_targets(fact: Slice[Any], verdict: Verdict, words: str) -> None:
    finding = found("scrape-targets", {(K.TARGETS, "prometheus"): fact}, WATCHED)
    assert (finding.verdict, words in finding.observed) == (verdict, True), finding.observed


def test_a_service_without_metrics_cannot_be_scraped() -> None:
    gone = {(K.METRICS, "risk"): broken(FailureKind.REFUSED, status=404)}
    finding = found("scrape-targets", {(K.TARGETS, "prometheus"): targets(without=("risk",)), **gone}, WATCHED)
    assert (finding.verdict, finding.subjects[0].observed) == (WARN, "exposes nothing that could be scraped")


def test_the_checklist() -> None:
    whole = found("checklist-alerts", {(K.RULES, "prometheus"): loaded(*CHECKLIST)}, WATCHED)
    assert (whole.verdict, whole.observed) == (PASS, "all 11 are loaded")
    less = found("checklist-alerts", {(K.RULES, "prometheus"): loaded(*CHECKLIST[1:])}, WATCHED)
    assert (less.verdict, less.observed) == (FAIL, "CircuitBreakerEngaged: is on the checklist and not loaded")
    recorded = found("checklist-alerts", {(K.RULES, "prometheus"): loaded(*CHECKLIST, alerting=False)}, WATCHED)
    assert (recorded.verdict, len(recorded.subjects)) == (FAIL, 11)
    unread = found("checklist-alerts", {(K.RULES, "prometheus"): broken(FailureKind.UNREACHABLE)}, WATCHED)
    assert unread.verdict is UNKNOWN


PAGER = (Matcher("pager_channel", "=", "aether-oncall"),)
ONCALL = AlertRoute("aether-oncall", PAGER)
BOTH = ("default", "aether-oncall")


@pytest.mark.parametrize(
    ("route", "receivers", "verdict", "words"),
    [
        (AlertRoute("default", routes=(ONCALL,)), BOTH, PASS, "pager alerts reach aether-oncall"),
        (AlertRoute("default", routes=(AlertRoute("aether-oncall", goes_on=True),)), BOTH, PASS, "aether-oncall"),
        (AlertRoute("aether-oncall"), BOTH, PASS, "pager alerts reach aether-oncall"),
        (AlertRoute("default"), BOTH, FAIL, "pager alerts reach default, not aether-oncall"),
        (AlertRoute("default", routes=(ONCALL,)), ("default",), FAIL, "routed to aether-oncall, which does not exist"),
        (AlertRoute("default", routes=(AlertRoute("mute"), ONCALL)), BOTH, FAIL, "reach mute, not aether-oncall"),
        (
            AlertRoute("default", routes=(AlertRoute("log", goes_on=True), ONCALL)),
            BOTH,
            PASS,
            "reach log, aether-oncall",
        ),
        (
            AlertRoute("default", routes=(AlertRoute("x", (Matcher("severity", "=~", "page|info"),)), ONCALL)),
            BOTH,
            PASS,
            "reach aether-oncall",
        ),
        (
            AlertRoute("default", routes=(AlertRoute("a", (Matcher("team", "!=", "b"),), routes=(ONCALL,)),)),
            BOTH,
            PASS,
            "reach aether-oncall",
        ),
    ],
)
def test_whom_a_pager_alert_reaches(
    route: AlertRoute, receivers: tuple[str, ...], verdict: Verdict, words: str
) -> None:
    fact = read((AlertmanagerStatus("0.25.0", route), receivers))
    finding = found("alert-routing", {(K.ROUTING, "alertmanager"): fact}, WATCHED)
    assert (finding.verdict, words in finding.observed) == (verdict, True), finding.observed


def test_routing_that_cannot_be_read_is_unknown() -> None:
    assert found("alert-routing", {(K.ROUTING, "alertmanager"): broken(FailureKind.BUG)}, WATCHED).verdict is UNKNOWN


@pytest.mark.parametrize("probe_id", ["scrape-targets", "checklist-alerts", "alert-routing"])
def test_without_what_watches_it_is_not_configured_and_blocks_nothing(probe_id: str) -> None:
    assert found(probe_id, {}).verdict is Verdict.NOT_CONFIGURED
    assert BY_ID[probe_id].required is False
