"""Prometheus over the fake network: strict answers of what it knows, watches and scrapes."""

from __future__ import annotations

import math
from collections.abc import Awaitable
from datetime import UTC, datetime
from typing import Any

import pytest

from api_client.errors import ApiError, ContractError, Effect, ServerFault
from api_client.models.common import Health, HealthStatus
from api_client.models.monitoring import (
    ActiveAlert,
    AlertState,
    AnswerNotes,
    InstantVector,
    LoadedRule,
    MetricMetadata,
    RuleHealth,
    ScrapeTarget,
    TargetHealth,
    VectorSample,
)
from api_client.platform import Platform
from tests.api_client.monitoring_calls import BEARER, ask, success, vector
from tests.fakes.transport import FakeNetwork

ALERT = {
    "labels": {"alertname": "kill_switch_engaged", "account": "company"},
    "annotations": {"summary": "it is\n1"},
    "state": "firing",
    "activeAt": "2026-11-21T10:34:26.835889459Z",
    "value": "1e+00",
}
FIRING = ActiveAlert(
    (("account", "company"), ("alertname", "kill_switch_engaged")),
    (("summary", "it is 1"),),
    AlertState.FIRING,
    datetime(2026, 11, 21, 10, 34, 26, 835889, UTC),
    1.0,
)
RULE = {
    "state": "firing",
    "type": "alerting",
    "name": "kill_switch_engaged",
    "query": "max(kill_switch_state) > 0",
    "duration": 120,
    "keepFiringFor": 300.5,
    "labels": {"severity": "critical"},
    "annotations": {"summary": "token=abc"},
    "alerts": [ALERT],
    "health": "ok",
    "lastEvaluation": "2026-11-21T10:34:28.837099006Z",
    "evaluationTime": 0.000475299,
}
RECORDING = (
    {
        "type": "recording",
        "name": "a:b",
        "query": "x",
        "health": "err",
        "lastError": "token=abc failed",
        "lastEvaluation": "0001-01-01T00:00:00Z",
        "evaluationTime": 0,
    },
    {"type": "recording", "name": "c:d", "query": "y", "labels": None, "health": "odd"},
)
GROUP = {"name": "slo", "file": "/etc/rules/slo.yaml", "interval": 30, "rules": [RULE, *RECORDING]}
RULES = success({"groups": [GROUP]})
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


def query(platform: Platform) -> Awaitable[Any]:
    return platform.prometheus.query("up == 1")


@pytest.mark.asyncio
async def test_a_query_gives_its_vector() -> None:
    network = FakeNetwork()
    rows = ({"metric": {"b": "2", "a": "1"}, "value": [1700000000.123, "0.5"]}, {"metric": {}, "value": [1, "NaN"]})
    network.answer("prometheus", "GET", "/api/v1/query", json=vector(*rows))
    found = await ask(network, query)
    assert found[0] == VectorSample((("a", "1"), ("b", "2")), 0.5)
    assert math.isnan(found[1].value)
    assert network.received[0].params == {"query": "up == 1", "timeout": "20s"}
    assert "authorization" not in network.received[0].headers


@pytest.mark.asyncio
async def test_a_scalar_is_one_sample_and_nothing_is_none() -> None:
    network = FakeNetwork()
    network.answer("prometheus", "GET", "/api/v1/query", json=vector(1700000000, "+Inf", kind="scalar"))
    assert await ask(network, query) == (VectorSample((), math.inf),)
    network.answer("prometheus", "GET", "/api/v1/query", json=vector())
    assert await ask(network, query) == ()


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("body", "path"),
    [
        (vector(kind="matrix"), "$.data.resultType"),
        (vector({"metric": {}, "value": [1, "many"]}), "$.data.result"),
        (vector({"metric": {}}), "$.data.result[...].value"),
        (vector({"metric": {}, "histogram": [1, {"count": "1"}]}), "$.data.result[...].histogram"),
        (vector(1, "text", kind="string"), "$.data.resultType"),
        (vector({"metric": {"a": 1}, "value": [1, "2"]}), "$[0].metric[...]"),
        (vector({"metric": {}, "value": [1, 2]}), "$[0].value[1]"),
        ({"status": "success"}, "$.data"),
        ({"data": {"resultType": "vector", "result": []}}, "$.status"),
    ],
)
async def test_an_odd_answer_is_not_taken(body: Any, path: str) -> None:
    network = FakeNetwork()
    network.answer("prometheus", "GET", "/api/v1/query", json=body)
    with pytest.raises(ContractError) as caught:
        await ask(network, query)
    assert (caught.value.path, caught.value.effect) == (path, Effect.NONE)


@pytest.mark.asyncio
async def test_an_evaluation_at_a_time_keeps_what_the_server_says_beside_it() -> None:
    network = FakeNetwork()
    body = vector({"metric": {}, "value": [60, "1"]}, warnings=["half of it"], infos=["i"])
    network.answer("prometheus", "GET", "/api/v1/query", json=body)
    found = await ask(network, lambda p: p.prometheus.evaluate("x", 60.0006))
    assert found == InstantVector((VectorSample((), 1.0),), AnswerNotes(("half of it",), ("i",)))
    assert network.received[0].params["time"] == "60.001"


@pytest.mark.asyncio
async def test_the_loaded_rules() -> None:
    network = FakeNetwork()
    network.answer("prometheus", "GET", "/api/v1/rules", json=RULES)
    first, second, third = await ask(network, lambda p: p.prometheus.rules())
    assert first == LoadedRule(
        "kill_switch_engaged",
        "/etc/rules/slo.yaml",
        "slo",
        "max(kill_switch_state) > 0",
        True,
        (("severity", "critical"),),
        RuleHealth.OK,
        state=AlertState.FIRING,
        for_s=120.0,
        keep_firing_s=300.5,
        annotations=(("summary", "token=•••"),),
        alerts=(FIRING,),
        interval_s=30.0,
        evaluated_at=datetime(2026, 11, 21, 10, 34, 28, 837099, UTC),
        evaluation_s=0.000475299,
    )
    assert (second.alerting, second.health, second.last_error) == (False, RuleHealth.ERROR, "token=•••")
    assert (second.state, second.evaluated_at, second.evaluation_s) == (AlertState.UNKNOWN, None, None)
    assert (third.labels, third.health, third.alerts) == ((), RuleHealth.UNKNOWN, ())


@pytest.mark.asyncio
async def test_the_active_alerts() -> None:
    network = FakeNetwork()
    bare = {"labels": {}, "annotations": {}, "state": "odd", "activeAt": None, "value": "NaN"}
    network.answer("prometheus", "GET", "/api/v1/alerts", json=success({"alerts": [ALERT, bare]}))
    first, second = await ask(network, lambda p: p.prometheus.alerts())
    assert (first, first.name) == (FIRING, "kill_switch_engaged")
    assert (second.name, second.state, second.active_at) == ("", AlertState.UNKNOWN, None)
    assert math.isnan(second.value)


@pytest.mark.asyncio
async def test_an_alert_whose_value_is_no_number_is_odd() -> None:
    network, odd = FakeNetwork(), {**ALERT, "value": "much"}
    network.answer("prometheus", "GET", "/api/v1/alerts", json=success({"alerts": [odd]}))
    rules = {"groups": [{**GROUP, "rules": [{**RULE, "alerts": [odd]}]}]}
    network.answer("prometheus", "GET", "/api/v1/rules", json=success(rules))
    for question in (lambda p: p.prometheus.alerts(), lambda p: p.prometheus.rules()):
        with pytest.raises(ContractError) as caught:
            await ask(network, question)
        assert caught.value.path.endswith("alerts[...].value")


@pytest.mark.asyncio
async def test_what_targets_say_of_their_metrics() -> None:
    network = FakeNetwork()
    told = {"up_s": [{"type": "gauge", "help": "h", "unit": "s"}, {"type": "counter"}], "a": []}
    network.answer("prometheus", "GET", "/api/v1/metadata", json=success(told))
    assert await ask(network, lambda p: p.prometheus.metadata()) == (
        MetricMetadata("up_s", "gauge", "h", "s"),
        MetricMetadata("up_s", "counter", "", ""),
    )


@pytest.mark.asyncio
async def test_the_targets_without_what_they_are_scraped_with() -> None:
    network = FakeNetwork()
    network.answer("prometheus", "GET", "/api/v1/targets", json=TARGETS)
    first, second = await ask(network, lambda p: p.prometheus.targets())
    labels = (("instance", "risk:8000"), ("job", "risk"))
    assert first == ScrapeTarget("risk", "https://risk:8000/metrics", labels, TargetHealth.DOWN, "connection refused")
    assert (second.job, second.url, second.health) == ("pool", "", TargetHealth.UP)
    assert network.received[0].params == {"state": "active"}


@pytest.mark.asyncio
@pytest.mark.parametrize("name", ["prometheus", "alertmanager"])
async def test_health_is_its_own_route_and_the_bearer_is_sent_and_never_seen(name: str) -> None:
    network = FakeNetwork()
    network.answer(name, "GET", "/-/healthy", content=b"OK")
    assert await ask(network, lambda p: getattr(p, name).health(), bearer=BEARER) == Health(HealthStatus.OK, ())
    assert network.received[0].headers["authorization"] == f"Bearer {BEARER}"
    network.answer(name, "GET", "/-/healthy", status=500, json={"detail": f"Bearer {BEARER}"})
    with pytest.raises(ServerFault) as caught:
        await ask(network, lambda p: getattr(p, name).health(), bearer=BEARER)
    assert BEARER not in f"{caught.value!r} {caught.value.detail}"


@pytest.mark.parametrize("name", ["prometheus", "alertmanager"])
def test_what_is_not_configured_is_not_there(name: str) -> None:
    with pytest.raises(ApiError, match="NotConfigured"):
        getattr(Platform([]), name)
