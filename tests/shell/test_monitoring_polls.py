"""What is asked of Prometheus and Alertmanager, what a read gives, and where rules come from without them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from api_client.endpoint import Endpoint
from api_client.errors import Unreachable
from api_client.platform import Platform
from app.core.areas import Area
from app.core.freshness import Failure, FailureKind, Slice
from app.core.own_series import OwnSeries
from app.core.readiness.rule_probes import CHECKLIST, RULES_FILES
from app.core.services import service_rows
from app.core.state import Environment, ReadingKey, ReadingKind
from app.shell.monitoring_polls import BUNDLED, read_rules
from app.shell.poll_rows import Poll
from app.shell.polls import polls_of
from tests.api_client.monitoring_calls import success, vector
from tests.api_client.operations import CONTEXT
from tests.api_client.test_alertmanager import ALERT, SILENCE, STATUS
from tests.api_client.test_promql import ALERT as PENDING
from tests.api_client.test_promql import RULES, TARGETS
from tests.core.states import NOW, SERVICES, environment, state
from tests.fakes.transport import FakeNetwork

K = ReadingKind
WATCHING = ("prometheus", "alertmanager")
OWN = OwnSeries("pods", Area.DATA, "Do they run?", "up", ">", 0.0)


def watched(*names: str, series: tuple[OwnSeries, ...] = (), rules: tuple[str, ...] = ()) -> Environment:
    return replace(environment("risk", *names), series=series, rules=rules)


def of(given: Environment, *names: str) -> dict[ReadingKey, Poll]:
    return {poll.key: poll for poll in polls_of(given) if poll.key.service in (*names, RULES_FILES)}


async def read(poll: Poll, network: FakeNetwork) -> Any:
    endpoints = [Endpoint(name, f"https://{name}.test", context=CONTEXT) for name in WATCHING]
    platform = Platform(endpoints, transport_factory=network)
    try:
        return await poll.read(platform, "")
    finally:
        await platform.aclose()


def test_what_watches_the_platform_is_asked_its_own_routes_and_no_other() -> None:
    rows = of(watched(*WATCHING, series=(OWN,)), *WATCHING)
    own = {
        ("prometheus", K.HEALTH),
        ("prometheus", K.CERTIFICATE),
        ("prometheus", K.RULES),
        ("prometheus", K.ALERTS),
        ("prometheus", K.TARGETS),
        ("prometheus", K.SERIES),
        ("alertmanager", K.HEALTH),
        ("alertmanager", K.CERTIFICATE),
        ("alertmanager", K.ROUTING),
        ("alertmanager", K.AM_ALERTS),
        ("alertmanager", K.SILENCES),
    }
    plain = {(name, K.PLAIN_HTTP) for name in WATCHING}
    assert {(key.service, key.kind) for key in rows} - plain == own
    assert not any(poll.needs_session for poll in rows.values())


def test_without_prometheus_rules_are_read_from_files_and_nothing_is_queried() -> None:
    rows = of(watched(series=(OWN,)), *WATCHING)
    assert set(rows) == {ReadingKey(K.RULES, RULES_FILES)}
    assert rows[ReadingKey(K.RULES, RULES_FILES)].source == "the platform's shipped rules, from this console"
    named = of(watched(rules=("/a/b.yaml", "/a/c.yaml")))
    assert named[ReadingKey(K.RULES, RULES_FILES)].source == "b.yaml, c.yaml"


@pytest.mark.asyncio
async def test_the_reads() -> None:
    network = FakeNetwork()
    network.answer("prometheus", "GET", "/-/healthy", content=b"ok")
    network.answer("prometheus", "GET", "/api/v1/rules", json=RULES)
    network.answer("prometheus", "GET", "/api/v1/targets", json=TARGETS)
    network.answer("prometheus", "GET", "/api/v1/alerts", json=success({"alerts": [PENDING]}))
    network.answer("alertmanager", "GET", "/-/healthy", content=b"ok")
    network.answer("alertmanager", "GET", "/api/v2/alerts", json=[ALERT])
    network.answer("alertmanager", "GET", "/api/v2/silences", json=[SILENCE])
    network.answer("alertmanager", "GET", "/api/v2/status", json=STATUS)
    network.answer("alertmanager", "GET", "/api/v2/receivers", json=[{"name": "default"}])
    rows = of(watched(*WATCHING), *WATCHING)
    found = {key: await read(rows[key], network) for key in rows if key.kind not in (K.CERTIFICATE, K.PLAIN_HTTP)}
    assert len(found[ReadingKey(K.RULES, "prometheus")]) == 3
    assert len(found[ReadingKey(K.TARGETS, "prometheus")]) == 2
    (pending,) = found[ReadingKey(K.ALERTS, "prometheus")]
    (routed,) = found[ReadingKey(K.AM_ALERTS, "alertmanager")]
    (silence,) = found[ReadingKey(K.SILENCES, "alertmanager")]
    assert (pending.name, routed.name, silence.id) == ("kill_switch_engaged", "A", SILENCE["id"])
    status, receivers = found[ReadingKey(K.ROUTING, "alertmanager")]
    assert (status.version, receivers) == ("0.25.0", ("default",))
    assert {found[ReadingKey(K.HEALTH, name)].status.value for name in WATCHING} == {"ok"}


def test_alerts_are_asked_often_enough_and_a_failure_shows_in_the_row_of_their_server() -> None:
    given = watched(*WATCHING)
    rows = of(given, *WATCHING)
    keys = [ReadingKey(K.ALERTS, "prometheus"), *(ReadingKey(k, "alertmanager") for k in (K.AM_ALERTS, K.SILENCES))]
    assert {(rows[key].period_s, rows[key].ttl_s) for key in keys} == {(15.0, 45.0)}
    for key in keys:
        refused = Failure(FailureKind.REFUSED, key.service, "bad_data", 400, "no org id")
        fact: Slice[Any] = Slice(rows[key].source, 45.0).failed(refused, NOW)
        (row,) = (
            one
            for one in service_rows(replace(state({(key.kind, key.service): fact}), environment=given), NOW)
            if one.name == key.service
        )
        assert row.failure == refused
        assert row.error is not None
        assert "no org id" in row.error.what


@pytest.mark.asyncio
async def test_a_refused_query_spoils_no_other() -> None:
    network = FakeNetwork()

    async def behaviour(request: httpx.Request) -> httpx.Response:
        good = request.url.params["query"] == "up"
        body = vector({"metric": {}, "value": [1, "2"]}) if good else {"status": "error", "error": "parse error"}
        return httpx.Response(200 if good else 400, json=body, request=request)

    network.script("prometheus", "GET", "/api/v1/query", behaviour)
    bad = replace(OWN, id="bad", query="up[")
    poll = of(watched("prometheus", series=(bad, OWN)), "prometheus")[ReadingKey(K.SERIES, "prometheus")]
    found = await read(poll, network)
    assert [one.value for one in found["pods"]] == [2.0]
    assert isinstance(found["bad"], Failure)
    assert (found["bad"].kind, found["bad"].detail) == (FailureKind.REFUSED, "parse error")


@pytest.mark.asyncio
async def test_a_prometheus_that_is_away_ends_the_round() -> None:
    network = FakeNetwork()
    network.fail("prometheus", "GET", "/api/v1/query", httpx.ConnectError("refused"), sent=False)
    poll = of(watched("prometheus", series=(OWN,)), "prometheus")[ReadingKey(K.SERIES, "prometheus")]
    with pytest.raises(Unreachable):
        await read(poll, network)


@pytest.mark.asyncio
async def test_the_bundled_rules_are_the_platforms() -> None:
    files = await read(of(watched())[ReadingKey(K.RULES, RULES_FILES)], FakeNetwork())
    assert [(file.name, len(file.rules), len(file.alerts), bool(file.refusal)) for file in files] == [
        (BUNDLED[0], 14, 12, False),
        (BUNDLED[1], 11, 11, True),
        (BUNDLED[2], 3, 2, False),
    ]
    assert set(CHECKLIST) <= {rule.name for file in files for rule in file.alerts}


def test_rules_files_that_cannot_be_read_say_so(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text("groups: [{name: g, rules: [{alert: A, expr: up}]}]")
    bad.write_bytes(b"\xff\xff")
    found = read_rules((str(good), str(bad), str(tmp_path / "gone.yaml")))
    assert [(file.name, file.refusal) for file in found] == [
        ("good.yaml", ""),
        ("bad.yaml", "it cannot be read (UnicodeDecodeError)"),
        ("gone.yaml", "it cannot be read (FileNotFoundError)"),
    ]


def test_the_platforms_services_are_asked_as_before() -> None:
    def keys(given: Environment) -> set[ReadingKey]:
        return {poll.key for poll in polls_of(given) if poll.key.service in SERVICES}

    assert keys(environment(*SERVICES, *WATCHING)) == keys(environment(*SERVICES))
