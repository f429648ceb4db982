"""The page of alerts in words, and what Prometheus and Alertmanager say as sources."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from api_client.models.alertmanager import RoutedAlert, RoutedState
from api_client.models.monitoring import ActiveAlert, AlertState, LoadedRule, RuleHealth
from app.core.alert_decisions import Acknowledgement, Shelving
from app.core.alert_desk import AlertBoard, composed
from app.core.alert_load import AlarmLoad
from app.core.alert_remote import alertmanager_report, prometheus_report
from app.core.alert_reports import AlertPhase, AlertSource, Limit, SourceReport, Suppression
from app.core.alert_view import AlertLine, alert_lines, load_words, source_words, suppressed_words
from app.core.freshness import Failure, FailureKind, Slice
from tests.core.states import NOW
from tests.core.test_alert_desk import (
    ALERTMANAGER,
    CONSOLE,
    FIRING,
    INACTIVE,
    KEY,
    MINUTE,
    PENDING,
    PROMETHEUS,
    UNKNOWN,
    board,
    said,
    source,
)

OFF = Failure(FailureKind.UNREACHABLE, "prometheus", "refused")


def line(*alerts: Any, **more: Any) -> AlertLine:
    (found,) = alert_lines(board(*alerts, **more), NOW + MINUTE)
    return found


def test_a_line_says_what_who_how_much_and_since_when() -> None:
    found = line(
        said(
            CONSOLE,
            labels=(("service", "oms"), ("severity", "critical"), ("tier", "a")),
            value=0.123456,
            limit=Limit(">", 0.1),
            annotations=(("runbook_url", "https://r"), ("summary", "Slow")),
        )
    )
    assert (found.shape, found.word, found.name, found.where) == ("■", "FIRING", "A", "service=oms, tier=a")
    assert (found.severity, found.age_s, found.since) == ("critical", 60.0, NOW)
    assert (found.value, found.limit, found.summary, found.runbook) == ("0.1235", "> 0.1", "Slow", "https://r")
    assert (found.words, found.says) == ("", ("This console: firing for 1 min.",))
    assert (found.no_acknowledging, found.no_shelving, found.quiet, found.count) == ("", "", False, 1)


@pytest.mark.parametrize(
    ("phase", "severity", "shape"),
    [
        (FIRING, "warning", "▲"),
        (FIRING, "critical", "■"),
        (UNKNOWN, "critical", "◆"),
        (PENDING, "critical", "▲"),
        (INACTIVE, "critical", "●"),
    ],
)
def test_every_phase_has_its_shape_and_word(phase: AlertPhase, severity: str, shape: str) -> None:
    found = line(said(CONSOLE, phase, labels=(("severity", severity),)))
    assert (found.shape, found.word) == (shape, phase.name)
    assert (found.no_acknowledging == "") is (phase is FIRING)
    assert line(said(CONSOLE, name="kill_switch_x", labels=(("severity", "warning"),))).shape == "■"


def test_numbers_that_are_none_are_not_shown() -> None:
    found = line(said(CONSOLE, value=math.nan, limit=Limit("<", math.nan), since=None))
    assert (found.value, found.limit, found.age_s, found.says) == (
        "",
        "< another series",
        None,
        ("This console: firing.",),
    )
    plain = line(said(CONSOLE))
    assert (plain.value, plain.limit) == ("", "")
    assert line(said(PROMETHEUS), said(CONSOLE, value=3.0)).value == "3"


def test_words_say_why_nothing_is_known_and_what_was_decided() -> None:
    assert line(said(CONSOLE, UNKNOWN, why="only 1 s was watched")).words == "Nobody knows: only 1 s was watched."
    assert line(said(CONSOLE, UNKNOWN)).words == "Nobody knows: no source says anything."
    blind = line(said(CONSOLE, INACTIVE), blind={"A": "nothing exposes a"})
    assert (blind.word, blind.words) == ("BLIND", "It cannot fire: nothing exposes a.")
    decisions = (
        Acknowledgement(KEY, "me", "on it.", NOW, NOW + 9 * MINUTE),
        Shelving(KEY, "you", "later.", NOW, NOW + 9 * MINUTE),
    )
    both = line(said(CONSOLE), decisions=decisions)
    assert both.words == (
        "It fires and is shelved here. "
        "Acknowledged by me until 12:09 UTC: on it. Shelved by you until 12:09 UTC: later."
    )
    assert (both.shape, both.word, both.quiet) == ("⊘", "SHELVED", True)
    assert both.no_acknowledging.startswith("Only an alert that fires and is not acknowledged")
    seen = line(said(CONSOLE), decisions=decisions[:1])
    assert (seen.shape, seen.word, seen.quiet) == ("⊘", "ACKNOWLEDGED", False)
    assert line(said(ALERTMANAGER, suppression=Suppression.INHIBITED)).word == "INHIBITED"


def test_sources_that_disagree_are_said() -> None:
    found = line(said(PROMETHEUS), said(PROMETHEUS), said(CONSOLE, INACTIVE, whole_rule=True, since=None, labels=()))
    assert found.words == "2 series are behind it. The sources disagree."
    assert found.says[-1] == "This console: the whole rule is inactive."
    lost = line(said(CONSOLE, UNKNOWN, why="it is gone"))
    assert lost.says == ("This console: unknown for 1 min: it is gone.",)


def test_a_dead_source_says_so_itself() -> None:
    dead = SourceReport(PROMETHEUS, False, (), "Prometheus cannot be read.", NOW)
    found = composed(
        AlertBoard(), [dead, source(CONSOLE, said(CONSOLE)), source(ALERTMANAGER, readable=None)], {}, (), NOW
    )
    assert alert_lines(found, NOW)[-1].words == "Prometheus cannot be read."
    assert source_words(found) == (
        "Prometheus cannot be read.",
        "This console tells of 1 alert or rule.",
        "Alertmanager was not asked yet.",
    )


def test_a_flood_is_grouped_by_name_and_service_but_never_the_kill_switchs() -> None:
    alerts = [said(CONSOLE, labels=(("n", str(number)), ("service", "oms"))) for number in range(12)]
    alerts += [said(CONSOLE, labels=(("service", "risk"),)), said(CONSOLE, PENDING, name="P")]
    alerts += [said(CONSOLE, name="kill_switch_engaged", labels=(("account_id", account),)) for account in "ab"]
    found = board(*alerts)
    assert found.load.flooded
    lines = alert_lines(found, NOW)
    assert [(one.name, one.count, one.where) for one in lines] == [
        ("kill_switch_engaged", 1, "account_id=a"),
        ("kill_switch_engaged", 1, "account_id=b"),
        ("A", 12, "oms"),
        ("A", 1, "service=risk"),
        ("P", 1, "service=oms"),
    ]
    grouped = lines[2]
    assert (len(grouped.keys), grouped.value, grouped.says) == (12, "", ())
    assert grouped.words == "12 alerts of this name and service are grouped while the flood lasts."
    assert lines[0].no_shelving.startswith("Alerts about the kill switch")
    calm = replace(found, load=AlarmLoad())
    assert len(alert_lines(calm, NOW)) == 16


def test_load_and_suppression_in_words() -> None:
    assert load_words(board(), NOW) == (
        "0 alarms in 10 minutes, what one person can take in (more than 10 begin a flood)."
    )
    assert load_words(board(said(CONSOLE)), NOW).startswith("1 alarm in 10 minutes")
    assert suppressed_words(board()) == ""
    shelved = Shelving(KEY, "me", "n", NOW, NOW + MINUTE)
    silenced = said(ALERTMANAGER, name="S", suppression=Suppression.SILENCED)
    inhibited = said(ALERTMANAGER, name="I", suppression=Suppression.INHIBITED)
    words = suppressed_words(board(said(CONSOLE), silenced, inhibited, decisions=(shelved,)))
    assert words == "3 suppressed: 1 shelved, 1 silenced, 1 inhibited"


def rule(
    name: str, health: RuleHealth = RuleHealth.OK, state: AlertState = AlertState.INACTIVE, **more: Any
) -> LoadedRule:
    labels = (("severity", "warning"),)
    return LoadedRule(name, "f", "g", "a > 3", True, labels, health, state=state, **more)


def fresh(value: Any) -> Slice[Any]:
    return Slice[Any]("GET /x", 60.0).succeeded(value, NOW)


def test_what_prometheus_says() -> None:
    rules = (
        rule("A", for_s=60.0),
        rule("Q"),
        rule("E", RuleHealth.ERROR, last_error="boom"),
        rule("E2", RuleHealth.ERROR),
        rule("N", RuleHealth.UNKNOWN),
        rule("U", state=AlertState.UNKNOWN),
        replace(rule("r:r"), alerting=False),
    )
    labels = (("alertname", "A"), ("severity", "warning"))
    active = (
        ActiveAlert(labels, (("summary", "s"),), AlertState.FIRING, NOW - 2 * MINUTE, 4.0),
        ActiveAlert(labels, (), AlertState.PENDING, NOW, 4.0),
        ActiveAlert((("alertname", "Z"),), (), AlertState.FIRING, NOW, 4.0),
        ActiveAlert((("alertname", "Y"),), (), AlertState.UNKNOWN, None, 4.0),
    )
    report = prometheus_report(fresh(rules), fresh(active), NOW)
    assert (report.source, report.readable, report.read_at) == (AlertSource.PROMETHEUS, True, NOW)
    assert [(one.name, one.phase, one.since) for one in report.alerts[:4]] == [
        ("A", FIRING, NOW - MINUTE),
        ("A", PENDING, NOW),
        ("Z", FIRING, NOW),
        ("Y", UNKNOWN, None),
    ]
    first = report.alerts[0]
    assert (first.labels, first.value, first.limit) == ((("severity", "warning"),), 4.0, Limit(">", 3.0))
    assert (first.annotations, report.alerts[2].limit) == ((("summary", "s"),), None)
    assert report.alerts[3].why == "Prometheus does not say in which state it is"
    assert [(one.name, one.phase, one.why) for one in report.alerts[4:]] == [
        ("Q", INACTIVE, ""),
        ("E", UNKNOWN, "Prometheus cannot evaluate it: boom"),
        ("E2", UNKNOWN, "Prometheus cannot evaluate it: it does not say why"),
        ("N", UNKNOWN, "Prometheus has not evaluated it yet"),
        ("U", UNKNOWN, "Prometheus has not evaluated it yet"),
    ]
    assert all(one.whole_rule for one in report.alerts[4:])


def test_a_source_is_dead_when_it_fails_or_says_nothing_new() -> None:
    never = Slice[Any]("GET /x", 60.0)
    assert prometheus_report(never, never, NOW).readable is None
    failed = never.failed(OFF, NOW)
    report = prometheus_report(fresh(()), failed, NOW)
    assert (report.readable, report.since) == (False, NOW)
    assert report.why.startswith("Prometheus cannot be read. ")
    assert not report.why.endswith("is old.")
    assert prometheus_report(failed, fresh(()), NOW).readable is False
    refused = never.failed(Failure(FailureKind.REFUSED, "prometheus", status=401), NOW)
    assert prometheus_report(refused, fresh(()), NOW).why == (
        "Prometheus cannot be read. Prometheus refused the request (HTTP 401). "
        "It wants another token than this console has: see bearer_keyring in environments.toml."
    )
    assert prometheus_report(failed, never, NOW).readable is False
    assert prometheus_report(fresh(()), never, NOW).readable is None
    old = prometheus_report(fresh(()), fresh(()), NOW + 2 * MINUTE)
    assert (old.readable, old.since) == (False, NOW)
    assert old.why == "Prometheus cannot be read. What is shown of it is old."


def test_what_alertmanager_says() -> None:
    def routed(state: RoutedState, by: tuple[str, ...] = (), ends: timedelta = MINUTE) -> RoutedAlert:
        labels = (("alertname", "A"), ("x", "1"))
        return RoutedAlert("f", labels, (("summary", "s"),), state, by, (), (), NOW, NOW + ends, NOW)

    alerts = (
        routed(RoutedState.ACTIVE),
        routed(RoutedState.SUPPRESSED, ("s1",)),
        routed(RoutedState.SUPPRESSED),
        routed(RoutedState.ACTIVE, ends=-MINUTE),
    )
    report = alertmanager_report(fresh(alerts), NOW)
    assert [(one.phase, one.suppression, one.silences, one.labels) for one in report.alerts] == [
        (FIRING, None, (), (("x", "1"),)),
        (FIRING, Suppression.SILENCED, ("s1",), (("x", "1"),)),
        (FIRING, Suppression.INHIBITED, (), (("x", "1"),)),
    ]
    assert report.alerts[0].annotations == (("summary", "s"),)
    assert alertmanager_report(Slice("GET /x", 60.0), NOW).readable is None
