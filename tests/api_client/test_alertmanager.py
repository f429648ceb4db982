"""Alertmanager over the fake network: alerts, silences, and the routing tree out of its configuration."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api_client.alert_routing import CONFIG_LIMIT, route_of
from api_client.errors import ContractError, Effect
from api_client.models.alertmanager import RoutedAlert, RoutedState, Silence, SilenceState
from api_client.models.monitoring import AlertmanagerStatus, AlertRoute, Matcher
from tests.api_client.monitoring_calls import ENDS_AT, SILENCE_ID, STARTS_AT, TEAM, ask
from tests.fakes.transport import FakeNetwork

CONFIG = """
global: {slack_api_url: <secret>}
route:
  receiver: default
  group_wait: 30s
  routes:
    - receiver: aether-oncall
      match: {pager_channel: aether-oncall}
      match_re: {severity: critical|page}
      continue: true
    - matchers: ['team = "risk"', 'env!=dev', a=~"x|y"]
receivers: [{name: default}, {name: aether-oncall}]
"""
STATUS = {"versionInfo": {"version": "0.25.0"}, "config": {"original": CONFIG}, "cluster": {}, "uptime": "x"}
ALERT: dict[str, Any] = {
    "annotations": {"summary": "token=abc"},
    "endsAt": "2026-11-21T12:00:00.000Z",
    "fingerprint": "f00",
    "receivers": [{"name": "aether-oncall"}],
    "startsAt": "2026-11-21T11:00:00.000+01:00",
    "status": {"inhibitedBy": ["f01"], "silencedBy": [SILENCE_ID], "state": "suppressed"},
    "updatedAt": "2026-11-21T11:00:00.000Z",
    "generatorURL": "http://me:pw@prometheus/graph",
    "labels": {"severity": "critical", "alertname": "A"},
}
SILENCE: dict[str, Any] = {
    "id": SILENCE_ID,
    "status": {"state": "active"},
    "updatedAt": "2026-11-21T11:00:00.000Z",
    "comment": "password=hunter2",
    "createdBy": "night\ndesk",
    "endsAt": "2026-11-21T12:00:00.000Z",
    "startsAt": "2026-11-21T10:00:00.000Z",
    "matchers": [
        {"name": "a", "value": "1", "isRegex": False, "isEqual": True},
        {"name": "b", "value": "2", "isRegex": False, "isEqual": False},
        {"name": "c", "value": "3", "isRegex": True, "isEqual": True},
        {"name": "d", "value": "4", "isRegex": True, "isEqual": False},
        {"name": "e", "value": "5", "isRegex": False},
    ],
}
MATCHERS = (
    Matcher("a", "=", "1"),
    Matcher("b", "!=", "2"),
    Matcher("c", "=~", "3"),
    Matcher("d", "!~", "4"),
    Matcher("e", "=", "5"),
)


@pytest.mark.asyncio
async def test_the_alerts_that_it_holds() -> None:
    network = FakeNetwork()
    odd = {**ALERT, "labels": {}, "status": {**ALERT["status"], "state": "odd"}}
    network.answer("alertmanager", "GET", "/api/v2/alerts", json=[ALERT, odd])
    first, second = await ask(network, lambda p: p.alertmanager.alerts())
    assert first == RoutedAlert(
        "f00",
        (("alertname", "A"), ("severity", "critical")),
        (("summary", "token=•••"),),
        RoutedState.SUPPRESSED,
        (SILENCE_ID,),
        ("f01",),
        ("aether-oncall",),
        STARTS_AT,
        ENDS_AT,
        datetime(2026, 11, 21, 11, tzinfo=UTC),
    )
    assert (first.name, second.name, second.state) == ("A", "", RoutedState.UNKNOWN)
    every = {"active": "true", "silenced": "true", "inhibited": "true", "unprocessed": "true"}
    assert network.received[0].params == every
    await ask(network, lambda p: p.alertmanager.alerts(active=False, silenced=True, inhibited=False))
    only = {"active": "false", "silenced": "true", "inhibited": "false", "unprocessed": "false"}
    assert network.received[1].params == only


@pytest.mark.asyncio
async def test_the_silences() -> None:
    network = FakeNetwork()
    odd = {**SILENCE, "status": {"state": "odd"}}
    network.answer("alertmanager", "GET", "/api/v2/silences", json=[SILENCE, odd])
    first, second = await ask(network, lambda p: p.alertmanager.silences())
    assert first == Silence(
        SILENCE_ID,
        MATCHERS,
        STARTS_AT,
        ENDS_AT,
        datetime(2026, 11, 21, 11, tzinfo=UTC),
        "night desk",
        "password=•••",
        SilenceState.ACTIVE,
    )
    assert second.state is SilenceState.UNKNOWN


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("path", "body", "at"),
    [
        ("alerts", [{**ALERT, "labels": {"a": 1}}], "$[0].labels[...]"),
        ("alerts", [{**ALERT, "startsAt": "2026-11-21T10:00:00"}], "$[0].startsAt"),
        ("alerts", [{**ALERT, "status": {"state": "active"}}], "$[0].status.silencedBy"),
        ("alerts", {"alerts": []}, "$"),
        ("silences", [{**SILENCE, "endsAt": "tomorrow"}], "$[0].endsAt"),
        ("silences", [{**SILENCE, "matchers": [{"name": "a", "value": "b"}]}], "$[0].matchers[0].isRegex"),
    ],
)
async def test_an_odd_answer_is_not_taken(path: str, body: Any, at: str) -> None:
    network = FakeNetwork()
    network.answer("alertmanager", "GET", f"/api/v2/{path}", json=body)
    with pytest.raises(ContractError) as caught:
        await ask(network, lambda p: getattr(p.alertmanager, path)())
    assert (caught.value.path, caught.value.effect) == (at, Effect.NONE)


@pytest.mark.asyncio
async def test_a_silence_is_asked_for_once_in_utc() -> None:
    network = FakeNetwork()
    network.answer("alertmanager", "POST", "/api/v2/silences", json={"silenceID": SILENCE_ID})
    elsewhere = timezone(timedelta(hours=2))
    times = STARTS_AT.astimezone(elsewhere), ENDS_AT.astimezone(elsewhere)
    made = await ask(network, lambda p: p.alertmanager.create_silence(MATCHERS[:4], *times, "night desk", "why"))
    assert made == SILENCE_ID
    (request,) = network.received
    assert request.json() == {
        "matchers": SILENCE["matchers"][:4],
        "startsAt": "2026-11-21T10:00:00+00:00",
        "endsAt": "2026-11-21T12:00:00+00:00",
        "createdBy": "night desk",
        "comment": "why",
    }
    assert request.headers["content-type"] == "application/json"


@pytest.mark.asyncio
async def test_what_was_made_and_cannot_be_read_may_have_happened() -> None:
    network = FakeNetwork()
    network.answer("alertmanager", "POST", "/api/v2/silences", json={"id": SILENCE_ID})
    with pytest.raises(ContractError) as caught:
        await ask(network, lambda p: p.alertmanager.create_silence([TEAM], STARTS_AT, ENDS_AT, "me", "why"))
    assert caught.value.effect is Effect.UNKNOWN
    assert len(network.received) == 1


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("matchers", "starts_at", "ends_at"),
    [
        ([], STARTS_AT, ENDS_AT),
        ([Matcher("a", "==", "b")], STARTS_AT, ENDS_AT),
        ([TEAM], ENDS_AT, STARTS_AT),
        ([TEAM], STARTS_AT, STARTS_AT),
        ([TEAM], STARTS_AT.replace(tzinfo=None), ENDS_AT),
        ([TEAM], STARTS_AT, ENDS_AT.replace(tzinfo=None)),
    ],
)
async def test_what_is_no_silence_is_not_asked(matchers: list[Matcher], starts_at: datetime, ends_at: datetime) -> None:
    network = FakeNetwork()
    with pytest.raises(ValueError, match=r"a silence|a matcher"):
        await ask(network, lambda p: p.alertmanager.create_silence(matchers, starts_at, ends_at, "me", "why"))
    with pytest.raises(ValueError, match="an id"):
        await ask(network, lambda p: p.alertmanager.expire_silence(""))
    assert not network.received


@pytest.mark.asyncio
async def test_an_id_cannot_lead_elsewhere() -> None:
    network = FakeNetwork()
    network.answer("alertmanager", "DELETE", "/api/v2/silence/../x?y", content=b"")
    await ask(network, lambda p: p.alertmanager.expire_silence("../x?y"))
    assert [(one.path, one.params) for one in network.received] == [("/api/v2/silence/../x?y", {})]


@pytest.mark.asyncio
async def test_the_routing_of_alerts() -> None:
    network = FakeNetwork()
    network.answer("alertmanager", "GET", "/api/v2/status", json=STATUS)
    network.answer("alertmanager", "GET", "/api/v2/receivers", json=[{"name": "default"}, {"name": "aether-oncall"}])
    oncall = AlertRoute(
        "aether-oncall",
        (Matcher("pager_channel", "=", "aether-oncall"), Matcher("severity", "=~", "critical|page")),
        goes_on=True,
    )
    risk = AlertRoute("default", (Matcher("team", "=", "risk"), Matcher("env", "!=", "dev"), Matcher("a", "=~", "x|y")))
    root = AlertRoute("default", routes=(oncall, risk))
    assert await ask(network, lambda p: p.alertmanager.status()) == AlertmanagerStatus("0.25.0", root)
    assert await ask(network, lambda p: p.alertmanager.receivers()) == ("default", "aether-oncall")
    assert tuple(root.walk()) == (root, oncall, risk)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "route: 3",
        "route: {routes: 3}",
        "route: {receiver: 3}",
        "route: {receiver: a, match: [b]}",
        "route: {receiver: a, match: {b: 3}}",
        "route: {receiver: a, matchers: b=c}",
        "route: {receiver: a, matchers: ['b c']}",
        "route: {receiver: a",
        "&a route: {routes: [&b {routes: [*b]}]}",
        "#" * (CONFIG_LIMIT + 1),
        "[" * 5000,
        "route: {receiver: a}\n---\nroute: {receiver: b}",
        "\n".join(
            ["a0: &a0 {receiver: x}"]
            + [f"a{i}: &a{i} {{receiver: x, routes: [*a{i - 1}, *a{i - 1}]}}" for i in range(1, 40)]
            + ["route: *a39"]
        ),
    ],
)
def test_what_is_no_routing_tree_is_none(text: str) -> None:
    assert route_of(text) is None


@given(st.text() | st.builds(lambda start, end: CONFIG[start:] + CONFIG[:end], *[st.integers(0, len(CONFIG))] * 2))
def test_no_configuration_ends_in_another_failure(text: str) -> None:
    assert isinstance(route_of(text), AlertRoute | None)


@pytest.mark.asyncio
async def test_a_configuration_that_cannot_be_read_is_odd() -> None:
    network = FakeNetwork()
    network.answer(
        "alertmanager", "GET", "/api/v2/status", json={**STATUS, "config": {"original": "password: hunter2"}}
    )
    with pytest.raises(ContractError) as caught:
        await ask(network, lambda p: p.alertmanager.status())
    assert caught.value.path == "$.config.original"
    assert "hunter2" not in repr(caught.value)
