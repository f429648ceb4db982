"""Every method of the clients of Prometheus and Alertmanager as a row, with an answer that it takes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from api_client.endpoint import Endpoint
from api_client.models.auth import SecretText
from api_client.models.monitoring import Matcher
from api_client.platform import Platform
from tests.api_client.operations import CONTEXT
from tests.fakes.transport import FakeNetwork

BEARER = "canary-monitoring-token"
STARTS_AT, ENDS_AT = datetime(2026, 11, 21, 10, tzinfo=UTC), datetime(2026, 11, 21, 12, tzinfo=UTC)
TEAM = Matcher("team", "=", "risk")
SILENCE_ID = "cf5cd52d-969b-4e5e-b401-c47cb1b45983"


@dataclass(frozen=True)
class MonitoringCall:
    """`answer` None stands for a body that is not read."""

    name: str
    service: str
    path: str
    ask: Callable[[Platform], Awaitable[Any]]
    answer: Any
    method: str = "GET"

    @property
    def is_read(self) -> bool:
        """Whether it asks for no change."""
        return self.method == "GET"

    def __str__(self) -> str:
        return f"{self.service}.{self.name}"


def success(content: Any, **more: Any) -> Any:
    """A success as Prometheus writes it."""
    return {"status": "success", "data": content, **more}


def vector(*samples: Any, kind: str = "vector", **more: Any) -> Any:
    """The answer to an instant query."""
    return success({"resultType": kind, "result": list(samples)}, **more)


def matrix(*series: Any, **more: Any) -> Any:
    """The answer to a range query."""
    return vector(*series, kind="matrix", **more)


def platform(network: FakeNetwork, *, bearer: str | None = None, prefix: str = "", tenant: str = "") -> Platform:
    """Both clients over the fake network."""
    endpoints = [
        Endpoint(name, f"https://{name}.example.com{prefix}", context=CONTEXT, tenant=tenant)
        for name in ("prometheus", "alertmanager")
    ]
    bearers = {} if bearer is None else {endpoint.name: SecretText(bearer) for endpoint in endpoints}
    return Platform(endpoints, transport_factory=network, bearers=bearers)


async def ask(network: FakeNetwork, question: Callable[[Platform], Awaitable[Any]], **more: Any) -> Any:
    """What one question gives."""
    asked = platform(network, **more)
    try:
        return await question(asked)
    finally:
        await asked.aclose()


CALLS = (
    MonitoringCall("health", "prometheus", "/-/healthy", lambda p: p.prometheus.health(), None),
    MonitoringCall("query", "prometheus", "/api/v1/query", lambda p: p.prometheus.query("up", 60.0), vector()),
    MonitoringCall("evaluate", "prometheus", "/api/v1/query", lambda p: p.prometheus.evaluate("up"), vector()),
    MonitoringCall(
        "query_range",
        "prometheus",
        "/api/v1/query_range",
        lambda p: p.prometheus.query_range("up", 0.0, 60.0, 15.0),
        matrix(),
    ),
    MonitoringCall(
        "series", "prometheus", "/api/v1/series", lambda p: p.prometheus.series(["up"], 0.0, 60.0), success([])
    ),
    MonitoringCall(
        "label_names",
        "prometheus",
        "/api/v1/labels",
        lambda p: p.prometheus.label_names(start_s=0.0, end_s=60.0),
        success([]),
    ),
    MonitoringCall(
        "label_values",
        "prometheus",
        "/api/v1/label/job/values",
        lambda p: p.prometheus.label_values("job", start_s=0.0, end_s=60.0),
        success([]),
    ),
    MonitoringCall("metadata", "prometheus", "/api/v1/metadata", lambda p: p.prometheus.metadata(), success({})),
    MonitoringCall("rules", "prometheus", "/api/v1/rules", lambda p: p.prometheus.rules(), success({"groups": []})),
    MonitoringCall("alerts", "prometheus", "/api/v1/alerts", lambda p: p.prometheus.alerts(), success({"alerts": []})),
    MonitoringCall(
        "targets", "prometheus", "/api/v1/targets", lambda p: p.prometheus.targets(), success({"activeTargets": []})
    ),
    MonitoringCall("health", "alertmanager", "/-/healthy", lambda p: p.alertmanager.health(), None),
    MonitoringCall(
        "status",
        "alertmanager",
        "/api/v2/status",
        lambda p: p.alertmanager.status(),
        {"versionInfo": {"version": "0.25.0"}, "config": {"original": "route: {receiver: a}"}},
    ),
    MonitoringCall("receivers", "alertmanager", "/api/v2/receivers", lambda p: p.alertmanager.receivers(), []),
    MonitoringCall("alerts", "alertmanager", "/api/v2/alerts", lambda p: p.alertmanager.alerts(), []),
    MonitoringCall("silences", "alertmanager", "/api/v2/silences", lambda p: p.alertmanager.silences(), []),
    MonitoringCall(
        "create_silence",
        "alertmanager",
        "/api/v2/silences",
        lambda p: p.alertmanager.create_silence([TEAM], STARTS_AT, ENDS_AT, "me", "why"),
        {"silenceID": SILENCE_ID},
        "POST",
    ),
    MonitoringCall(
        "expire_silence",
        "alertmanager",
        f"/api/v2/silence/{SILENCE_ID}",
        lambda p: p.alertmanager.expire_silence(SILENCE_ID),
        None,
        "DELETE",
    ),
)
