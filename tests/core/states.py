"""States of the console for tests: an environment, readings and metrics as they would come from a platform."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any

from api_client.exposition import Exposition, Family, FamilyType, Sample, parse_exposition
from api_client.models.common import Answer, Certificate, Health, HealthCheck, HealthStatus, Readiness
from api_client.models.safe_mode import SafeModeStatus
from api_client.models.simulation import SimulationAccount, SimulationStatus
from app.core.clock import ClockFact
from app.core.freshness import Failure, FailureKind, Slice
from app.core.readiness.routes import CALLED
from app.core.state import (
    AppState,
    Environment,
    EnvironmentKind,
    ReadingKey,
    ReadingKind,
    ServiceAddress,
    SessionPhase,
    SessionState,
)

NOW = datetime(2026, 3, 4, 12, 0, 0, tzinfo=UTC)
FLAVOURS = {"secrets": "k8s", "oms": "async"}
SERVICES = ("auth", "kill-switch", "sim-mode", "safe-mode", "secrets", "risk", "oms")
SIGNED_IN = SessionState(SessionPhase.ACTIVE, "ops@example.com", "company", NOW + timedelta(minutes=40))
FOREIGN = "Account header does not match authenticated session."
UNWIRED = "Authentication session store is not configured."


def environment(*names: str) -> Environment:
    addresses = tuple(ServiceAddress(name, f"https://{name}.test", FLAVOURS.get(name)) for name in names or SERVICES)
    return Environment(
        "staging", EnvironmentKind.STAGING, "Europe/London", ("company", "director-1", "director-2"), addresses
    )


def ago(seconds: float) -> datetime:
    return NOW - timedelta(seconds=seconds)


def read(value: Any, age_s: float = 1.0, source: str = "GET /x", ttl_s: float = 10.0) -> Slice[Any]:
    return Slice[Any](source, ttl_s).succeeded(value, ago(age_s))


def broken(
    kind: FailureKind, reason: str = "", *, age_s: float = 1.0, before: Slice[Any] | None = None, **facts: Any
) -> Slice[Any]:
    failure = Failure(kind, facts.pop("service", "risk"), reason=reason, **facts)
    return (before or Slice[Any]("GET /x", 10.0)).failed(failure, ago(age_s))


def state(
    readings: dict[tuple[ReadingKind, str], Slice[Any]] | None = None,
    *,
    names: tuple[str, ...] = SERVICES,
    session: SessionState = SIGNED_IN,
) -> AppState:
    facts = {ReadingKey(kind, name): fact for (kind, name), fact in (readings or {}).items()}
    return AppState(environment(*names), session, MappingProxyType(facts))


def certificate(days: float) -> Certificate:
    return Certificate(
        subject="CN=risk",
        names=("risk.test",),
        issuer="CN=authority",
        not_before=NOW - timedelta(days=10),
        not_after=NOW + timedelta(days=days),
        sha256="ab" * 32,
        tls_version="TLSv1.3",
    )


def exposition(text: str) -> Exposition:
    return parse_exposition(text)


def counters(name: str, values: dict[str, float], kind: FamilyType = FamilyType.COUNTER) -> Exposition:
    """One family with one series a service label."""
    samples = tuple(Sample(name, (("service", label),), value, None) for label, value in values.items())
    return Exposition(MappingProxyType({name: Family(name, kind, "", samples)}))


def feed(value: float, label: str = "risk-service") -> Exposition:
    return counters("risk_marketdata_latest_timestamp_seconds", {label: value, "other": 0.0}, FamilyType.GAUGE)


def kill_gauge(**accounts: float) -> Exposition:
    lines = "".join(
        f'kill_switch_state{{account_id="{name.replace("_", "-")}"}} {value}\n' for name, value in accounts.items()
    )
    return exposition("# TYPE kill_switch_state gauge\n" + lines)


def health(status: HealthStatus = HealthStatus.OK, **checks: str | None) -> Health:
    """Checks by name: None is well, a text is the error."""
    return Health(
        status,
        tuple(
            HealthCheck(name, HealthStatus.OK if error is None else HealthStatus.ERROR, error or None)
            for name, error in checks.items()
        ),
    )


def simulation(*active: str, accounts: tuple[str, ...] = ("company", "director-1")) -> SimulationStatus:
    rows = tuple(SimulationAccount(account, account in active, None, ago(60)) for account in accounts)
    return SimulationStatus(bool(active), rows)


def safe_mode(*, active: bool, reason: str | None = None) -> SafeModeStatus:
    return SafeModeStatus(active, reason, None, None)


def healthy() -> dict[tuple[ReadingKind, str], Slice[Any]]:
    """Every reading as on a good day."""
    facts: dict[tuple[ReadingKind, str], Slice[Any]] = {}
    for name in SERVICES:
        facts[ReadingKind.HEALTH, name] = read(health(database=None), source="GET /healthz")
        facts[ReadingKind.READINESS, name] = read(Readiness(HealthStatus.OK, (), 200), source="GET /readyz")
        facts[ReadingKind.METRICS, name] = read(counters("up", {name: 1.0}), source="GET /metrics")
        facts[ReadingKind.CERTIFICATE, name] = read(certificate(80), source="TLS handshake")
        facts[ReadingKind.CLOCK, name] = read(ClockFact(0.1, 0.01, 0.5), source="Date header")
        routes = CALLED[name, FLAVOURS.get(name)]
        facts[ReadingKind.ROUTES, name] = read(frozenset(routes), source="GET /openapi.json")
    for name in ("risk", "secrets", "oms"):
        facts[ReadingKind.GUARDED, name] = read(Answer(200, None))
    for name in ("kill-switch", "risk", "secrets"):
        facts[ReadingKind.ANONYMOUS, name] = read(Answer(401, "Missing Authorization header."))
        facts[ReadingKind.FOREIGN_ACCOUNT, name] = read(Answer(403, FOREIGN))
    facts[ReadingKind.METRICS, "risk"] = read(feed(NOW.timestamp() - 4), source="GET /metrics")
    gauge = kill_gauge(company=0.0, director_1=0.0, director_2=0.0, unknown=0.0)
    facts[ReadingKind.METRICS, "kill-switch"] = read(gauge, source="GET /metrics")
    facts[ReadingKind.WITHOUT_MFA, "secrets"] = read(Answer(401, "Missing MFA verification token."))
    facts[ReadingKind.KILL_PATH, "kill-switch"] = read(Answer(422, None))
    facts[ReadingKind.SIMULATION, "sim-mode"] = read(simulation())
    facts[ReadingKind.SAFE_MODE, "safe-mode"] = read(safe_mode(active=False))
    return facts
