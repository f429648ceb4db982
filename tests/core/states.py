"""States of the console for tests: an environment, readings and metrics as they would come from a platform."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any

from api_client.codec import decode
from api_client.errors import Effect
from api_client.exposition import Exposition, Family, FamilyType, Sample, parse_exposition
from api_client.models.common import (
    Answer,
    Certificate,
    Health,
    HealthCheck,
    HealthStatus,
    PlainHttp,
    Readiness,
    Route,
    Takes,
)
from api_client.models.oms import ReconcileStatus
from api_client.models.risk import DrainStatus, RiskReport, ThrottleStatus
from api_client.models.safe_mode import SafeModeStatus
from api_client.models.secrets import KrakenSecretStatus, RotationRecord, SecretStatus
from api_client.models.simulation import SimulationAccount, SimulationStatus
from app.core.alert_expression import read_expression
from app.core.alert_rules import Rule, RuleFile
from app.core.clock import ClockFact
from app.core.evidence import Evidence, EvidenceFile
from app.core.freshness import Failure, FailureKind, Slice
from app.core.junit import JUnitReport
from app.core.readiness.api_probes import SENT
from app.core.readiness.routes import CALLED
from app.core.readiness.rule_probes import RULES_FILES
from app.core.slo import Level, Levels, Movement
from app.core.state import (
    AppState,
    ConsoleHealth,
    Environment,
    EnvironmentKind,
    ReadingKey,
    ReadingKind,
    ServiceAddress,
    SessionPhase,
    SessionState,
)
from tests.api_client.payloads import LIMITS, USAGE

NOW = datetime(2026, 3, 4, 12, 0, 0, tzinfo=UTC)
FLAVOURS = {"secrets": "k8s", "oms": "async"}
SERVICES = ("auth", "kill-switch", "sim-mode", "safe-mode", "secrets", "risk", "oms")
EVIDENCE = (
    "junit",
    "release-evidence",
    "store-timescale",
    "store-redis",
    "store-feast",
    "store-mlflow",
    "store-dr-log",
    "restore-drill",
)
SIGNED_IN = SessionState(SessionPhase.ACTIVE, "ops@example.com", "company", NOW + timedelta(minutes=40))
DAY_S = 86_400.0
FOREIGN = "Account header does not match authenticated session."
UNWIRED = "Authentication session store is not configured."


def environment(*names: str) -> Environment:
    addresses = tuple(ServiceAddress(name, f"https://{name}.test", FLAVOURS.get(name)) for name in names or SERVICES)
    return Environment(
        "staging",
        EnvironmentKind.STAGING,
        "Europe/London",
        ("company", "director-1", "director-2"),
        addresses,
        evidence=tuple(Evidence(id=name, who="release engineering", file=f"/evidence/{name}") for name in EVIDENCE),
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
    facts = {ReadingKey(kind, *name.split(" of ")): fact for (kind, name), fact in (readings or {}).items()}
    return AppState(environment(*names), session, MappingProxyType(facts), console=ConsoleHealth(loop_lag_ms=4.0))


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


def rotation(master_key_days: float = 40) -> RotationRecord:
    return RotationRecord(
        "company",
        "company",
        ("director-1", "director-2"),
        "local/keys",
        "local/keys:v1",
        ago(31 * DAY_S),
        ago(master_key_days * DAY_S),
        ago(31 * DAY_S),
        "ab" * 32,
    )


def described(service: str, **changes: Takes | None) -> frozenset[Route]:
    """A service's own description, as good as can be but for the operations in `changes` ("GET /x")."""
    routes = [Route("GET", "/healthz", Takes())]
    for route in CALLED.get((service, FLAVOURS.get(service)), ()):
        sent = SENT.get((service, route.method, route.path), ())
        good = Takes(query=sent, headers=("authorization",), required=sent, secured=True)
        routes.append(replace(route, takes=changes.get(f"{route.method} {route.path}", good)))
    return frozenset(routes)


def evidence_file(age_days: float = 1.0, report: JUnitReport | None = None, **facts: Any) -> EvidenceFile:
    return EvidenceFile(120, "ab" * 32, ago(age_days * DAY_S), report, **facts)


def undisturbed(service: str = "risk-service", *, draining: bool = False) -> DrainStatus:
    return DrainStatus(service, draining, 3, ago(90) if draining else None, 90.0 if draining else None, ())


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


def risk_report(loss: str, limit: float = 1000.0) -> RiskReport:
    """What the risk service says of `company`, with this realised loss (USD) and daily limit."""
    body = {
        "account_id": "company",
        "limits": {**LIMITS, "max_daily_loss": limit},
        "usage": {**USAGE, "realized_daily_loss": loss},
    }
    return decode(json.dumps(body).encode(), RiskReport, service="risk", effect=Effect.NONE)


def level(objective: str, value: float, *, observations: float = 40.0, span_s: float = 300.0, **more: Any) -> Level:
    """One objective's level, its early quantile as good as the other."""
    return Level(objective, value, more.pop("early", value), observations, span_s, **more)


def healthy() -> dict[tuple[ReadingKind, str], Slice[Any]]:
    """Every reading as on a good day."""
    facts: dict[tuple[ReadingKind, str], Slice[Any]] = {}
    for name in SERVICES:
        facts[ReadingKind.HEALTH, name] = read(health(database=None), source="GET /healthz")
        facts[ReadingKind.READINESS, name] = read(Readiness(HealthStatus.OK, (), 200), source="GET /readyz")
        facts[ReadingKind.METRICS, name] = read(counters("up", {name: 1.0}), source="GET /metrics")
        facts[ReadingKind.CERTIFICATE, name] = read(certificate(80), source="TLS handshake")
        facts[ReadingKind.CLOCK, name] = read(ClockFact(0.1, 0.01, 0.5), source="Date header")
        facts[ReadingKind.ROUTES, name] = read(described(name), source="GET /openapi.json")
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
    facts[ReadingKind.LIMITS, "risk"] = read(risk_report("120.50"))
    facts[ReadingKind.SAFE_MODE, "safe-mode"] = read(safe_mode(active=False))
    for name, objective, value in (("auth", "policy", 60.0), ("risk", "risk", 50.0), ("oms", "oms", 80.0)):
        scaling = Movement(3.0, 900.0, 9.0) if name == "auth" else Movement(0.0, 900.0, 0.0)
        facts[ReadingKind.LEVELS, name] = read(Levels((level(objective, value),), scaling), source="GET /metrics")
    facts[ReadingKind.LEVELS, "kill-switch"] = read(Levels((level("kill-switch", 4.0),)), source="GET /metrics")
    watched = Rule("kill_switch_engaged", read_expression("max(kill_switch_state) > 0"), alerting=True)
    facts[ReadingKind.RULES, RULES_FILES] = read((RuleFile("rules.yaml", (watched,)),), source="rules.yaml")
    facts.update(_looked_closer())
    return facts


def _looked_closer() -> dict[tuple[ReadingKind, str], Slice[Any]]:
    """What only single probes look at; "secrets of company" is the account's own fact."""
    facts: dict[tuple[ReadingKind, str], Slice[Any]] = {}
    for name in SERVICES:
        facts[ReadingKind.PLAIN_HTTP, name] = read(PlainHttp(80, 308, "https"), source="GET /healthz in the clear")
    facts[ReadingKind.DRAIN, "risk"] = read(undisturbed(), source="GET /ops/drain/status")
    facts[ReadingKind.RECONCILE, "oms"] = read(ReconcileStatus(8, 3, 0, 0))
    facts[ReadingKind.THROTTLE, "risk"] = read(ThrottleStatus(False))
    for account in ("company", "director-1", "director-2"):
        own = f"secrets of {account}"
        facts[ReadingKind.SECRET_STATUS, own] = read(SecretStatus(account, ago(31 * DAY_S)))
        facts[ReadingKind.KRAKEN_STATUS, own] = read(KrakenSecretStatus(account, "kraken-keys", ago(31 * DAY_S)))
        facts[ReadingKind.SECRET_AUDIT, own] = read((rotation(),))
    for name in EVIDENCE:
        report = JUnitReport(420, 0, 0, 2) if name == "junit" else None
        facts[ReadingKind.EVIDENCE, f"evidence {name}"] = read(evidence_file(report=report), source=f"file {name}")
    return facts
