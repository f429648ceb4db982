"""Debian's real Prometheus and Alertmanager: every method is answered as the client expects, silences work."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import pytest

from api_client.endpoint import Endpoint
from api_client.errors import ApiError, ContractError, Effect, Refused
from api_client.models.alertmanager import RoutedAlert, RoutedState, SilenceState
from api_client.models.monitoring import AlertState, Matcher, RuleHealth
from api_client.platform import Platform
from api_client.promql import POINTS_LIMIT
from tests.fakes.monitoring_servers import CONFIG, real_alertmanager, real_prometheus

T = TypeVar("T")
PATIENCE_S = 20.0
RULES = """groups:
  - name: desk
    interval: 1s
    rules:
      - {alert: Firing, expr: 'vector(1)', labels: {severity: critical}, annotations: {summary: 'it is {{ $value }}'}}
      - {alert: Pending, expr: 'vector(2) > 0', for: 1h, keep_firing_for: 5m}
      - {alert: Quiet, expr: 'vector(0) > 0'}
      - {record: 'desk:two', expr: 'vector(2)'}
"""


@dataclass(frozen=True)
class Monitoring:
    """Both servers, asked through our client."""

    prometheus: str
    alertmanager: str

    def asked(self, question: Callable[[Platform], Awaitable[T]]) -> T:
        """What one question gives; blocking."""

        async def ask() -> T:
            endpoints = Endpoint("prometheus", self.prometheus), Endpoint("alertmanager", self.alertmanager)
            platform = Platform(endpoints)
            try:
                return await question(platform)
            finally:
                await platform.aclose()

        return asyncio.run(ask())

    def until(self, question: Callable[[Platform], Awaitable[T]], good: Callable[[T], bool]) -> T:
        """The first answer that is good."""
        deadline = time.monotonic() + PATIENCE_S
        found = self.asked(question)
        while not good(found):
            assert time.monotonic() < deadline, found
            time.sleep(0.1)
            found = self.asked(question)
        return found

    def refused(self, question: Callable[[Platform], Awaitable[Any]]) -> ApiError:
        """The failure that it ends in."""
        with pytest.raises(ApiError) as caught:
            self.asked(question)
        return caught.value


@pytest.fixture(scope="module")
def monitoring() -> Iterator[Monitoring]:
    with real_alertmanager() as alertmanager:
        target = alertmanager.url.removeprefix("http://")
        alerting = f"alerting: {{alertmanagers: [{{static_configs: [{{targets: ['{target}']}}]}}]}}\n"
        with real_prometheus(CONFIG + alerting, RULES) as prometheus:
            monitoring = Monitoring(prometheus.url, alertmanager.url)
            monitoring.until(lambda p: p.prometheus.query("ALERTS"), lambda found: len(found) == 2)
            yield monitoring


def test_alerts_of_its_rules_fire_and_wait(monitoring: Monitoring) -> None:
    firing, pending = monitoring.until(lambda p: p.prometheus.alerts(), lambda found: len(found) == 2)
    assert (firing.name, firing.state, firing.value) == ("Firing", AlertState.FIRING, 1.0)
    assert firing.labels == (("alertname", "Firing"), ("severity", "critical"))
    assert firing.annotations == (("summary", "it is 1"),)
    assert (pending.name, pending.state, pending.value) == ("Pending", AlertState.PENDING, 2.0)
    assert firing.active_at is not None
    assert abs((datetime.now(UTC) - firing.active_at).total_seconds()) < PATIENCE_S
    rules = monitoring.asked(lambda p: p.prometheus.rules())
    assert [(rule.name, rule.state, rule.for_s) for rule in rules] == [
        ("Firing", AlertState.FIRING, 0.0),
        ("Pending", AlertState.PENDING, 3600.0),
        ("Quiet", AlertState.INACTIVE, 0.0),
        ("desk:two", AlertState.UNKNOWN, 0.0),
    ]
    assert [len(rule.alerts) for rule in rules] == [1, 1, 0, 0]
    assert rules[1].keep_firing_s == 300.0
    for rule in rules:
        assert (rule.health, rule.interval_s) == (RuleHealth.OK, 1.0)
        assert rule.evaluated_at is not None
        assert rule.evaluation_s is not None


def test_a_range_and_a_moment(monitoring: Monitoring) -> None:
    end_s = float(int(time.time()))
    matrix = monitoring.asked(lambda p: p.prometheus.query_range("vector(3) or desk:two", end_s - 60, end_s, 15.0))
    constant = next(one for one in matrix.series if not one.labels)
    assert constant.times == tuple(end_s - 60 + 15 * step for step in range(5))
    assert constant.values == (3.0,) * 5
    (scalar,) = monitoring.asked(lambda p: p.prometheus.query_range("1 / 0", end_s, end_s, 1.0)).series
    assert scalar.values == (float("inf"),)
    assert monitoring.asked(lambda p: p.prometheus.query_range("nothing", end_s - 60, end_s, 15.0)).series == ()
    (moment,) = monitoring.asked(lambda p: p.prometheus.query("time()", 12.25))
    assert moment.value == 12.25
    points = monitoring.asked(lambda p: p.prometheus.query_range("vector(1)", 0.0, float(POINTS_LIMIT), 1.0))
    assert len(points.series[0].times) == POINTS_LIMIT + 1


def test_what_it_refuses_is_said_in_its_words(monitoring: Monitoring) -> None:
    finer = monitoring.refused(lambda p: p.prometheus.query_range("up", 0.0, POINTS_LIMIT + 1.0, 1.0))
    assert isinstance(finer, Refused)
    assert (finer.reason, finer.status, finer.effect) == ("bad_data", 400, Effect.NONE)
    assert "exceeded maximum resolution" in (finer.detail or "")
    wrong = monitoring.refused(lambda p: p.prometheus.query("rate(up"))
    assert "unclosed left parenthesis" in (wrong.detail or "")
    doubled = monitoring.refused(lambda p: p.prometheus.query("desk:two + on() ALERTS"))
    assert (doubled.reason, doubled.status) == ("execution", 422)
    for expression in ('"a text"', "desk:two[1m]"):
        form = monitoring.refused(lambda p, text=expression: p.prometheus.query(text))
        assert isinstance(form, ContractError)
        assert form.reason == "no_vector"


def test_what_is_there_can_be_looked_up(monitoring: Monitoring) -> None:
    now_s = time.time()
    window = {"start_s": now_s - 60, "end_s": now_s}
    assert "__name__" in monitoring.asked(lambda p: p.prometheus.label_names(**window))
    names = monitoring.asked(lambda p: p.prometheus.label_values("__name__", **window))
    assert {"ALERTS", "desk:two"} <= set(names)
    only = monitoring.asked(lambda p: p.prometheus.label_values("alertname", ['ALERTS{alertstate="firing"}'], **window))
    assert only == ("Firing",)
    series = monitoring.asked(lambda p: p.prometheus.series(["desk:two", "ALERTS"], now_s - 60, now_s))
    assert (("__name__", "desk:two"),) in series
    assert len(series) == 3
    assert monitoring.asked(lambda p: p.prometheus.metadata()) == ()
    assert monitoring.asked(lambda p: p.prometheus.targets()) == ()
    assert monitoring.asked(lambda p: p.prometheus.health()) == monitoring.asked(lambda p: p.alertmanager.health())


def test_a_silence_keeps_an_alert_back_until_it_is_ended(monitoring: Monitoring) -> None:
    def is_in(state: RoutedState) -> Callable[[tuple[RoutedAlert, ...]], bool]:
        return lambda alerts: [(one.name, one.state) for one in alerts] == [("Firing", state)]

    (alert,) = monitoring.until(lambda p: p.alertmanager.alerts(), is_in(RoutedState.ACTIVE))
    assert (alert.receivers, alert.silenced_by) == (("aether-oncall",), ())
    now = datetime.now(UTC)
    matchers = [Matcher("alertname", "=~", "Fir.*"), Matcher("severity", "!=", "warning")]
    made = monitoring.asked(
        lambda p: p.alertmanager.create_silence(matchers, now, now + timedelta(hours=1), "night desk", "known")
    )
    (alert,) = monitoring.until(lambda p: p.alertmanager.alerts(), is_in(RoutedState.SUPPRESSED))
    assert alert.silenced_by == (made,)
    assert monitoring.asked(lambda p: p.alertmanager.alerts(silenced=False)) == ()
    (silence,) = monitoring.asked(lambda p: p.alertmanager.silences())
    assert (silence.id, silence.matchers, silence.state) == (made, tuple(matchers), SilenceState.ACTIVE)
    assert (silence.created_by, silence.comment) == ("night desk", "known")
    assert silence.ends_at - now == pytest.approx(timedelta(hours=1), abs=timedelta(seconds=1))
    monitoring.asked(lambda p: p.alertmanager.expire_silence(made))
    (silence,) = monitoring.asked(lambda p: p.alertmanager.silences())
    assert silence.state is SilenceState.EXPIRED
    monitoring.until(lambda p: p.alertmanager.alerts(), is_in(RoutedState.ACTIVE))


def test_what_alertmanager_refuses_is_said_in_its_words(monitoring: Monitoring) -> None:
    now = datetime.now(UTC)
    match = [Matcher("a", "=", "b")]
    past = monitoring.refused(
        lambda p: p.alertmanager.create_silence(match, now - timedelta(hours=2), now - timedelta(hours=1), "me", "why")
    )
    assert (type(past), past.effect, past.status) == (Refused, Effect.NONE, 400)
    assert "end time can't be in the past" in (past.detail or "")
    unnamed = monitoring.refused(lambda p: p.alertmanager.expire_silence("no-uuid"))
    assert (type(unnamed), unnamed.effect, unnamed.status) == (Refused, Effect.NONE, 422)
    assert "must be of type uuid" in (unnamed.detail or "")


def test_the_routing_of_alerts(monitoring: Monitoring) -> None:
    status = monitoring.asked(lambda p: p.alertmanager.status())
    assert status.route.receiver == "aether-oncall"
    assert status.version.startswith("0.")
    assert monitoring.asked(lambda p: p.alertmanager.receivers()) == ("aether-oncall",)
