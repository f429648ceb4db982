"""Prometheus and Alertmanager over the fake network: strict answers, their own refusals, an optional bearer."""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api_client.alert_routing import CONFIG_LIMIT, route_of
from api_client.endpoint import Endpoint
from api_client.errors import ApiError, Busy, ContractError, Effect, Refused, ServerFault
from api_client.models.auth import SecretText
from api_client.models.common import Health, HealthStatus
from api_client.models.monitoring import (
    AlertmanagerStatus,
    AlertRoute,
    LoadedRule,
    Matcher,
    RuleHealth,
    ScrapeTarget,
    TargetHealth,
    VectorSample,
)
from api_client.platform import Platform
from tests.api_client.operations import CONTEXT
from tests.fakes.transport import FakeNetwork

CANARY = "canary-monitoring-token"
RULES = {
    "status": "success",
    "data": {
        "groups": [
            {
                "name": "slo",
                "file": "/etc/rules/slo.yaml",
                "interval": 30,
                "rules": [
                    {
                        "type": "alerting",
                        "name": "kill_switch_engaged",
                        "query": "max(kill_switch_state) > 0",
                        "duration": 120,
                        "labels": {"severity": "critical"},
                        "annotations": {},
                        "alerts": [],
                        "health": "ok",
                    },
                    {
                        "type": "recording",
                        "name": "a:b",
                        "query": "x",
                        "health": "err",
                        "lastError": "token=abc failed",
                    },
                    {"type": "recording", "name": "c:d", "query": "y", "labels": None, "health": "odd"},
                ],
            }
        ]
    },
}
TARGETS = {
    "status": "success",
    "data": {
        "activeTargets": [
            {
                "labels": {"job": "risk", "instance": "risk:8000"},
                "scrapePool": "pool",
                "scrapeUrl": "https://me:pw@risk:8000/metrics?token=abc",
                "health": "down",
                "lastError": "connection refused",
            },
            {"labels": {}, "scrapePool": "pool", "scrapeUrl": "http://[broken", "health": "up"},
        ],
        "droppedTargets": [],
    },
}
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


def monitored(network: FakeNetwork, bearer: str | None = None) -> Platform:
    endpoints = [
        Endpoint(name, f"https://{name}.example.com", context=CONTEXT) for name in ("prometheus", "alertmanager")
    ]
    bearers = {} if bearer is None else {endpoint.name: SecretText(bearer) for endpoint in endpoints}
    return Platform(endpoints, transport_factory=network, bearers=bearers)


def vector(*samples: Any, kind: str = "vector") -> Any:
    return {"status": "success", "data": {"resultType": kind, "result": list(samples)}}


async def read(network: FakeNetwork, ask: Callable[[Platform], Awaitable[Any]], bearer: str | None = None) -> Any:
    platform = monitored(network, bearer)
    try:
        return await ask(platform)
    finally:
        await platform.aclose()


def query(platform: Platform) -> Awaitable[Any]:
    return platform.prometheus.query("up == 1")


@pytest.mark.asyncio
async def test_a_query_gives_its_vector() -> None:
    network = FakeNetwork()
    rows = ({"metric": {"b": "2", "a": "1"}, "value": [1700000000.123, "0.5"]}, {"metric": {}, "value": [1, "NaN"]})
    network.answer("prometheus", "GET", "/api/v1/query", json=vector(*rows))
    found = await read(network, query)
    assert found[0] == VectorSample((("a", "1"), ("b", "2")), 0.5)
    assert math.isnan(found[1].value)
    assert network.received[0].params == {"query": "up == 1"}
    assert "authorization" not in network.received[0].headers


@pytest.mark.asyncio
async def test_a_scalar_is_one_sample_and_nothing_is_none() -> None:
    network = FakeNetwork()
    network.answer("prometheus", "GET", "/api/v1/query", json=vector(1700000000, "+Inf", kind="scalar"))
    assert await read(network, query) == (VectorSample((), math.inf),)
    network.answer("prometheus", "GET", "/api/v1/query", json=vector())
    assert await read(network, query) == ()


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("body", "path"),
    [
        (vector(kind="matrix"), "$.data.resultType"),
        (vector({"metric": {}, "value": [1, "many"]}), "$.data.result"),
        (vector({"metric": {}}), "$[0].value"),
        (vector({"metric": {}, "value": [1, 2]}), "$[0].value[1]"),
        ({"status": "success"}, "$.data"),
    ],
)
async def test_an_odd_answer_is_not_taken(body: Any, path: str) -> None:
    network = FakeNetwork()
    network.answer("prometheus", "GET", "/api/v1/query", json=body)
    with pytest.raises(ContractError) as caught:
        await read(network, query)
    assert (caught.value.path, caught.value.effect) == (path, Effect.NONE)


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("status", "body", "error", "detail"),
    [
        (400, {"status": "error", "errorType": "bad_data", "error": "parse error: x"}, Refused, "parse error: x"),
        (422, {"error": "password=hunter2"}, Refused, "password=•••"),
        (404, {"detail": "Not Found"}, Refused, "Not Found"),
        (401, None, Refused, None),
        (429, None, Busy, None),
        (503, {"status": "error", "error": "starting"}, ServerFault, None),
    ],
)
async def test_a_refusal_says_why(status: int, body: Any, error: type[ApiError], detail: str | None) -> None:
    network = FakeNetwork()
    network.answer("prometheus", "GET", "/api/v1/query", status=status, json=body)
    with pytest.raises(error) as caught:
        await read(network, query)
    assert (type(caught.value), caught.value.status, caught.value.detail) == (error, status, detail)


@pytest.mark.asyncio
async def test_the_loaded_rules() -> None:
    network = FakeNetwork()
    network.answer("prometheus", "GET", "/api/v1/rules", json=RULES)
    first, second, third = await read(network, lambda p: p.prometheus.rules())
    assert first == LoadedRule(
        "kill_switch_engaged",
        "/etc/rules/slo.yaml",
        "slo",
        "max(kill_switch_state) > 0",
        True,
        (("severity", "critical"),),
        RuleHealth.OK,
    )
    assert (second.alerting, second.health, second.last_error) == (False, RuleHealth.ERROR, "token=•••")
    assert (third.labels, third.health) == ((), RuleHealth.UNKNOWN)


@pytest.mark.asyncio
async def test_the_targets_without_what_they_are_scraped_with() -> None:
    network = FakeNetwork()
    network.answer("prometheus", "GET", "/api/v1/targets", json=TARGETS)
    first, second = await read(network, lambda p: p.prometheus.targets())
    labels = (("instance", "risk:8000"), ("job", "risk"))
    assert first == ScrapeTarget("risk", "https://risk:8000/metrics", labels, TargetHealth.DOWN, "connection refused")
    assert (second.job, second.url, second.health) == ("pool", "", TargetHealth.UP)
    assert network.received[0].params == {"state": "active"}


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
    assert await read(network, lambda p: p.alertmanager.status()) == AlertmanagerStatus("0.25.0", root)
    assert await read(network, lambda p: p.alertmanager.receivers()) == ("default", "aether-oncall")
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
        await read(network, lambda p: p.alertmanager.status())
    assert caught.value.path == "$.config.original"
    assert "hunter2" not in repr(caught.value)


@pytest.mark.asyncio
@pytest.mark.parametrize("name", ["prometheus", "alertmanager"])
async def test_health_is_its_own_route_and_the_bearer_is_sent_and_never_seen(name: str) -> None:
    network = FakeNetwork()
    network.answer(name, "GET", "/-/healthy", content=b"OK")
    assert await read(network, lambda p: getattr(p, name).health(), CANARY) == Health(HealthStatus.OK, ())
    assert network.received[0].headers["authorization"] == f"Bearer {CANARY}"
    network.answer(name, "GET", "/-/healthy", status=500, json={"detail": f"Bearer {CANARY}"})
    with pytest.raises(ServerFault) as caught:
        await read(network, lambda p: getattr(p, name).health(), CANARY)
    assert CANARY not in f"{caught.value!r} {caught.value.detail}"


@pytest.mark.parametrize("name", ["prometheus", "alertmanager"])
def test_what_is_not_configured_is_not_there(name: str) -> None:
    with pytest.raises(ApiError, match="NotConfigured"):
        getattr(Platform([]), name)
