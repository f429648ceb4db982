"""Whole platforms for the page tests: healthy, troubled, silent; and reviews, plots and records to go with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

import numpy as np

from api_client.exposition import parse_exposition
from api_client.models.common import (
    Answer,
    Certificate,
    Health,
    HealthCheck,
    HealthStatus,
    Readiness,
)
from api_client.models.safe_mode import SafeModeStatus
from api_client.models.simulation import SimulationAccount, SimulationStatus
from app.core.clock import ClockFact
from app.core.dashboard import Dashboard, Limit, PlotData, PlotQuery, PlotSeries, PlotSpec
from app.core.freshness import Failure, FailureKind, Slice
from app.core.judgement import judge
from app.core.query import Function, Query
from app.core.readiness.routes import CALLED
from app.core.review import parse_review
from app.core.state import (
    AppState,
    ClaimedReview,
    Environment,
    EnvironmentKind,
    JournalState,
    ReadingKey,
    ReadingKind,
    ServiceAddress,
    SessionPhase,
    SessionState,
)
from app.core.units import Unit
from tests.core.states import risk_report

NOW = datetime(2026, 3, 14, 3, 12, 44, tzinfo=UTC)
FLAVOURS = {"secrets": "k8s", "oms": "async"}
NAMES = ("auth", "kill-switch", "sim-mode", "safe-mode", "secrets", "risk", "oms")
ACCOUNTS = ("company", "director-1", "director-2")
METRICS = f"""# TYPE kill_switch_state gauge
{chr(10).join(f'kill_switch_state{{account_id="{account}"}} 0' for account in ACCOUNTS)}
# TYPE risk_marketdata_latest_timestamp_seconds gauge
risk_marketdata_latest_timestamp_seconds{{service="risk-service",symbol="BTC-USD"}} {NOW.timestamp() - 4}
"""


def silent() -> AppState:
    """Configured, and nothing read yet."""
    return AppState(
        Environment(
            "aether-staging",
            EnvironmentKind.STAGING,
            "Europe/London",
            ACCOUNTS,
            tuple(ServiceAddress(name, f"https://{name}.staging.example.com", FLAVOURS.get(name)) for name in NAMES),
        )
    )


def healthy() -> AppState:
    """Signed in; every reading a few seconds old and well."""
    state = replace(
        silent(),
        session=SessionState(SessionPhase.ACTIVE, "ops@example.com", "company", NOW + timedelta(minutes=41)),
        journal=JournalState(1284, intact=True),
    )
    for age_s, name in enumerate(NAMES, start=1):
        health = (HealthCheck("session_store", HealthStatus.OK, None), HealthCheck("database", HealthStatus.OK, None))
        values = {
            ReadingKind.HEALTH: Health(HealthStatus.OK, health),
            ReadingKind.READINESS: Readiness(HealthStatus.OK, health, 200),
            ReadingKind.ROUTES: frozenset(CALLED[(name, FLAVOURS.get(name))]),
            ReadingKind.CERTIFICATE: certificate(name, 80),
            ReadingKind.METRICS: parse_exposition(METRICS.encode()),
            ReadingKind.CLOCK: ClockFact(0.3, 0.008 * age_s, 0.51),
            ReadingKind.GUARDED: Answer(200, None),
            ReadingKind.ANONYMOUS: Answer(401, "Authentication required."),
            ReadingKind.FOREIGN_ACCOUNT: Answer(403, "Account header does not match authenticated session."),
            ReadingKind.WITHOUT_MFA: Answer(401, "MFA verification required."),
            ReadingKind.KILL_PATH: Answer(422, None),
            ReadingKind.SIMULATION: SimulationStatus(
                False, tuple(SimulationAccount(account, False, None, NOW) for account in ACCOUNTS)
            ),
            ReadingKind.SAFE_MODE: SafeModeStatus(False, None, None, None),
            ReadingKind.LIMITS: risk_report("120.50"),
        }
        for kind, value in values.items():
            state = read(state, kind, name, value, age_s)
    return state


def judged(given: AppState, now: datetime = NOW) -> AppState:
    """The state with its board, as the console would have judged it at `now`."""
    return replace(given, judged=judge(given, now))


def troubled() -> AppState:
    """A service that refuses, one that is ill, one whose certificate ends, one that lost its session store."""
    state = healthy()
    for kind in (ReadingKind.HEALTH, ReadingKind.METRICS, ReadingKind.CLOCK, ReadingKind.ROUTES):
        state = failed(state, kind, "kill-switch", Failure(FailureKind.UNREACHABLE, "kill-switch", "refused"))
    ill = (
        HealthCheck("session_store", HealthStatus.OK, None),
        HealthCheck("timescale", HealthStatus.ERROR, "could not connect to server: connection timed out after 5 s"),
    )
    state = read(state, ReadingKind.HEALTH, "risk", Health(HealthStatus.ERROR, ill), 2)
    state = read(state, ReadingKind.CERTIFICATE, "risk", certificate("risk", 17), 40)
    state = read(state, ReadingKind.CERTIFICATE, "oms", certificate("oms", 1), 40)
    unwired = Failure(
        FailureKind.MISCONFIGURED, "secrets", "status", 500, "Authentication session store is not configured."
    )
    state = failed(state, ReadingKind.GUARDED, "secrets", unwired)
    missing = Failure(FailureKind.REFUSED, "secrets", "status", 404, "Not Found")
    state = failed(without(state, ReadingKind.HEALTH, "secrets"), ReadingKind.HEALTH, "secrets", missing)
    state = failed(without(state, ReadingKind.READINESS, "secrets"), ReadingKind.READINESS, "secrets", missing)
    return read(state, ReadingKind.ANONYMOUS, "risk", Answer(200, None), 600)


def claimed(state: AppState, text: str | None = None) -> AppState:
    """The state with a review loaded 12 minutes ago."""
    review = parse_review(REVIEW if text is None else text)
    return replace(state, claim=ClaimedReview(review, "readiness-2025-10-11.md", NOW - timedelta(minutes=12)))


def certificate(name: str, days: int) -> Certificate:
    return Certificate(
        subject=f"CN={name}.staging.example.com",
        names=(f"{name}.staging.example.com", "localhost"),
        issuer="CN=Aether staging issuing authority, O=Example Trading Ltd",
        not_before=NOW - timedelta(days=10),
        not_after=NOW + timedelta(days=days, hours=6),
        sha256="3f9a41c7d02eb81077e419aa" + "5c" * 20,
        tls_version="TLSv1.3",
    )


def read(state: AppState, kind: ReadingKind, service: str, value: object, age_s: float = 2) -> AppState:
    fact: Slice[object] = Slice(f"GET {service} {kind.value}", 60.0)
    return state.with_reading(ReadingKey(kind, service), fact.succeeded(value, NOW - timedelta(seconds=age_s)))


def failed(state: AppState, kind: ReadingKind, service: str, failure: Failure, age_s: float = 1) -> AppState:
    fact = replace(state.reading(kind, service), source=f"GET {service} {kind.value}", ttl_s=60.0)
    return state.with_reading(ReadingKey(kind, service), fact.failed(failure, NOW - timedelta(seconds=age_s)))


def without(state: AppState, kind: ReadingKind, service: str) -> AppState:
    readings = {key: fact for key, fact in state.readings.items() if key != ReadingKey(kind, service)}
    return replace(state, readings=MappingProxyType(readings))


LATENCY = PlotSpec(
    "request-latency",
    "Request latency, p95",
    Unit.MILLISECONDS,
    (PlotQuery(Query("http_request_duration_seconds", Function.QUANTILE)),),
    (Limit(200.0),),
)
ORDERS = PlotSpec(
    "order-rate",
    "Orders a minute",
    Unit.PER_MINUTE,
    (PlotQuery(Query("trades_submitted_total", Function.RATE, scale=60.0)),),
)
DASHBOARDS = (Dashboard("shipped:overview", "Overview", (LATENCY, ORDERS)),)


def plots(age_s: float = 2.0, span_s: float = 1200.0, scale: float = 1.0) -> tuple[PlotData, ...]:
    """Latency of six services with a stall and a gap, and one order rate; the newest scrape is `age_s` old."""
    end_s = NOW.timestamp() - age_s
    times = np.arange(end_s - span_s, end_s + 0.5, 2.0)
    random = np.random.default_rng(7)
    latency = []
    for place, name in enumerate(NAMES[:6]):
        values = scale * np.abs(30 + 14 * place + np.cumsum(random.normal(0, 0.7, times.size)))
        values[300:330] += 60 * scale * (place == 5)
        latency.append(PlotSeries(name, times, values))
    latency[1].values[180:240] = np.nan
    latency[2].values[-20:] = np.nan
    orders = 48 + np.cumsum(random.normal(0, 0.5, times.size))
    read_at = NOW - timedelta(seconds=age_s)
    lines = (tuple(latency), (PlotSeries("oms", times, orders),))
    return tuple(PlotData(spec, series, read_at) for spec, series in zip((LATENCY, ORDERS), lines, strict=True))


REVIEW = """# Readiness of the platform

Reviewed on 2025-10-11 by production engineering

| Area | Status | Notes |
| --- | --- | --- |
| Architecture & Deployment | ✅ Ready | Every workload renders with its secrets. 【F:deploy/values.yaml†L3-L9】 |
| Reliability & Observability | ✅ Ready | Alert rules and dashboards name series that services emit; the latency of \
each service is recorded as a histogram, and the scrape job finds \
all pods. 【F:rules.yaml†L1-L40】【F:metrics.py†L8-L20】 |
| Security & Compliance | ✅ Ready | Directors approve rotations with a second factor. |
| Testing & Release Engineering | ✅ Ready | The suite passes on the release branch. |
| Data Integrity & Backup | ✅ Ready | A restore was rehearsed. |
| API & Integration Consistency | ✅ Ready | Clients and services agree on routes. |
| ML & Simulation Logic | ✅ Ready | Simulation is off by default. |
| Account Isolation & Governance | ⚠️ Needs Fix | One service starts without its allowlist. |
| UI Integration & Frontend Connectivity | ✅ Ready | The screens call what exists. |

## Reliability & Observability fixes

- RMT-003 — Give the OMS latency series the name the rules use. Files: `metrics.py`. Severity: High. Owner: \
Observability. Status: Pending.
- RMT-014 — Expose metrics from the market data ingestor. Files: `ingest.py`. Severity: Medium. Owner: Data. \
Status: Done.
"""
