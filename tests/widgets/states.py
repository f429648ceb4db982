"""Pictures of the platform for the widget tests: calm, troubled, nothing known."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from api_client.exposition import parse_exposition
from api_client.models.common import Answer
from api_client.models.simulation import SimulationAccount, SimulationStatus
from app.core.clock import ClockFact
from app.core.freshness import Failure, FailureKind, Slice
from app.core.state import (
    AppState,
    ConsoleHealth,
    Environment,
    EnvironmentKind,
    JournalState,
    Notice,
    Outcome,
    ReadingKey,
    ReadingKind,
    ServiceAddress,
    SessionPhase,
    SessionState,
    VerdictOfCommand,
)

NOW = datetime(2026, 3, 14, 3, 12, 44, tzinfo=UTC)
NAMES = ("auth", "kill-switch", "sim-mode", "safe-mode", "secrets", "risk", "oms")


def environment(kind: EnvironmentKind = EnvironmentKind.PRODUCTION, *, own_sandbox: bool = False) -> Environment:
    return Environment(
        name={"production": "aether-prod", "staging": "aether-staging", "sandbox": "sandbox"}[kind.value],
        kind=kind,
        timezone="Europe/London",
        accounts=("company", "director-1", "director-2"),
        services=tuple(ServiceAddress(name, f"https://{name}.example.com") for name in NAMES),
        own_sandbox=own_sandbox,
    )


def unknown(kind: EnvironmentKind = EnvironmentKind.SANDBOX, *, own_sandbox: bool = True) -> AppState:
    """Nothing read, nobody signed in."""
    return AppState(environment(kind, own_sandbox=own_sandbox))


def calm(kind: EnvironmentKind = EnvironmentKind.PRODUCTION) -> AppState:
    """Everything read a few seconds ago and well."""
    state = AppState(
        environment(kind),
        session=SessionState(
            SessionPhase.ACTIVE, "ops@example.com", "company", expires_at=NOW + timedelta(minutes=41, seconds=-20)
        ),
        outcomes=(
            outcome("c2", VerdictOfCommand.DONE, "Signed in as ops@example.com", 872),
            outcome("c1", VerdictOfCommand.REFUSED, "Sign in: the password was right; the code was not accepted", 921),
        ),
        journal=JournalState(1284, intact=True),
        console=ConsoleHealth(loop_lag_ms=2.1),
    )
    gauges = "".join(f'kill_switch_state{{account_id="{name}"}} 0\n' for name in state.environment.accounts)
    metrics = parse_exposition(f"# TYPE kill_switch_state gauge\n{gauges}".encode())
    for name in NAMES:
        state = read(state, ReadingKind.METRICS, name, metrics, 3)
    state = simulated(state, ())
    state = read(state, ReadingKind.CLOCK, "auth", ClockFact(0.3, 0.01, 0.5), 2)
    return read(state, ReadingKind.KILL_PATH, "kill-switch", Answer(422, None), 4)


def troubled(kind: EnvironmentKind = EnvironmentKind.PRODUCTION) -> AppState:
    """One account halted, one simulated, services down, the session about to end, notices waiting."""
    state = calm(kind)
    state = simulated(state, ("director-1",))
    gauges = 'kill_switch_state{account_id="company"} 1\n'
    metrics = parse_exposition(f"# TYPE kill_switch_state gauge\n{gauges}".encode())
    state = read(state, ReadingKind.METRICS, "kill-switch", metrics, 1)
    state = failed(state, ReadingKind.METRICS, "risk")
    state = failed(state, ReadingKind.HEALTH, "risk")
    state = failed(state, ReadingKind.KILL_PATH, "kill-switch")
    state = read(state, ReadingKind.CLOCK, "auth", ClockFact(41.0, 0.01, 0.5), 2)
    return replace(
        state,
        session=replace(
            state.session, email="operations-on-call-emea@example.com", expires_at=NOW + timedelta(minutes=4)
        ),
        journal=JournalState(1284, intact=False, problem="record 977 was edited"),
        outcomes=(
            outcome(
                "c3", VerdictOfCommand.UNKNOWN, "Enter simulation for director-1: no answer; it may have happened", 31
            ),
            *state.outcomes,
        ),
        notices=(
            Notice("n1", "A poll of risk failed with a bug of the console (KeyError). The log has the details.", NOW),
            Notice("n2", "No keyring answers: the session is kept in memory only.", NOW - timedelta(minutes=9)),
            Notice("n3", "The journal was moved to another disk.", NOW - timedelta(hours=1), seen=True),
        ),
    )


def outcome(command_id: str, verdict: VerdictOfCommand, words: str, ago_s: float) -> Outcome:
    return Outcome(command_id, verdict, words, NOW - timedelta(seconds=ago_s))


def simulated(state: AppState, active: tuple[str, ...]) -> AppState:
    accounts = tuple(
        SimulationAccount(name, name in active, None, NOW - timedelta(hours=2)) for name in state.environment.accounts
    )
    return read(state, ReadingKind.SIMULATION, "sim-mode", SimulationStatus(bool(active), accounts), 1)


def read(state: AppState, kind: ReadingKind, service: str, value: object, age_s: float) -> AppState:
    fact: Slice[object] = Slice(f"GET {kind.value}", 60.0).succeeded(value, NOW - timedelta(seconds=age_s))
    return state.with_reading(ReadingKey(kind, service), fact)


def failed(state: AppState, kind: ReadingKind, service: str) -> AppState:
    fact = state.reading(kind, service)
    failure = Failure(FailureKind.UNREACHABLE, service, reason="refused")
    return state.with_reading(ReadingKey(kind, service), replace(fact, ttl_s=60.0).failed(failure, NOW))
