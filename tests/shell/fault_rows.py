"""What an operator must read when one service of the platform goes wrong: a table of faults and expected words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.core.readiness.probe import Finding, SubjectFinding
from app.core.readiness.verdicts import Verdict
from app.core.services import ServiceRow
from widgets.status_field import FieldWords

SHAPES = {"DOWN": "■", "DRAINING": "■", "DEGRADED": "▲", "UP": "●"}


@dataclass(frozen=True)
class Seen:
    """Everything a person could look up at one moment."""

    services: dict[str, ServiceRow]
    findings: dict[str, Finding]
    fields: dict[str, FieldWords]

    def subject(self, probe: str, service: str) -> SubjectFinding | None:
        """What a probe says of a service, if it looks at it."""
        return next((one for one in self.findings[probe].subjects if one.subject == service), None)


@dataclass(frozen=True)
class Row:
    """A fault of a service and the words for it: in its row, in a probe's finding, in a field of the bar.

    `words` are in what the row says is the case. `verdict` holds the probe, its verdict on the service and words of
    it, `field` a field of the bar and words in it.
    """

    says: str
    service: str
    fault: str
    condition: str
    words: str = ""
    verdict: tuple[str, Verdict, str] | None = None
    field: tuple[str, str] | None = None
    route: str | None = None
    parameter: str | None = None
    slower_than_s: float = 0.0

    @property
    def details(self) -> dict[str, Any]:
        """What the fault is set with."""
        given = {"route": self.route, "parameter": self.parameter}
        return {name: value for name, value in given.items() if value is not None}

    def missed(self, seen: Seen) -> str:
        """What is not yet as expected; nothing when all of it is."""
        row = seen.services[self.service]
        said = (
            f"{row.condition.shape} {row.condition.word}: {row.because} / {'' if row.error is None else row.error.what}"
        )
        if (row.condition.word, row.condition.shape) != (self.condition, SHAPES[self.condition]):
            return f"its row says {said}"
        if self.words not in said:
            return f"its row's words are {said}"
        if self.condition != "UP" and not row.what_to_do and not row.checks:
            return "nothing says what to do"
        if (row.latency_s or 0.0) < self.slower_than_s:
            return f"its latency is {row.latency_s}"
        return self._verdict_missed(seen) or self._field_missed(seen)

    def _verdict_missed(self, seen: Seen) -> str:
        if self.verdict is None:
            return ""
        probe, verdict, words = self.verdict
        subject = seen.subject(probe, self.service)
        if subject is None or subject.verdict is not verdict or words not in subject.observed:
            return f"the probe {probe} says {subject}"
        worst = seen.findings[probe].verdict
        return "" if worst.rank >= verdict.rank else f"the probe {probe} as a whole says {worst}"

    def _field_missed(self, seen: Seen) -> str:
        if self.field is None:
            return ""
        name, words = self.field
        field = seen.fields[name]
        return "" if words in f"{field.word} {field.detail}" else f"the field {name} says {field}"


FAIL, UNKNOWN = Verdict.FAIL, Verdict.UNKNOWN
CLOSED = "closed the connection without a whole answer"
HANGS = "in time"
"""On a connection that was kept it "did not answer in time"; without one it "does not take connections in time"."""

ROUNDS: tuple[tuple[Row, ...], ...] = (
    (
        Row(
            "a kill switch that refuses connections is down and the halt unknown",
            "kill-switch",
            "refused",
            "DOWN",
            "Kill-switch refuses connections",
            ("kill-path", FAIL, "the kill switch cannot work: Kill-switch refuses connections"),
            ("halt", "Halt unknown"),
        ),
        Row(
            "a simulation service that crashes leaves the mode unknown",
            "sim-mode",
            "text_500",
            "DEGRADED",
            "Sim-mode failed (HTTP 500)",
            ("simulation", UNKNOWN, "failed (HTTP 500)"),
            ("mode", "LIVE (UNKNOWN)"),
        ),
        Row(
            "safe mode answering garbage is an unexpected form",
            "safe-mode",
            "garbage_json",
            "DEGRADED",
            "answered in an unexpected form at $",
            ("form", FAIL, "is not as agreed at $"),
        ),
        Row(
            "an expired certificate is named as one",
            "secrets",
            "expired_certificate",
            "DOWN",
            "The certificate of secrets has expired",
            ("certificate", FAIL, "The certificate of secrets has expired"),
        ),
        Row(
            "a draining service is neither up nor down",
            "risk",
            "draining_503",
            "DRAINING",
            "Risk is draining and takes no more work",
            ("health", FAIL, "is draining"),
        ),
        Row(
            "a field that is missing from a health body is named",
            "oms",
            "missing_field",
            "DEGRADED",
            "unexpected form at $.status",
            ("form", FAIL, "GET /healthz is not as agreed at $.status"),
            route="/healthz",
            parameter="status",
        ),
        Row(
            "a service that says error with 200 is degraded, its check named",
            "risk-engine",
            "unhealthy",
            "DEGRADED",
            "says error: risk_engine",
            ("health", FAIL, "says error: risk_engine (risk_engine did not answer)"),
            parameter="risk_engine",
        ),
        Row(
            "a service that drops every request before it handles it is down",
            "portfolio",
            "drop_before",
            "DOWN",
            CLOSED,
            ("reachable", FAIL, CLOSED),
        ),
        Row(
            "a slow service is still up, and its latency says so",
            "auth",
            "slow",
            "UP",
            verdict=("reachable", Verdict.PASS, "answers"),
            parameter="0.3",
            slower_than_s=0.3,
        ),
    ),
    (
        Row(
            "an unwired kill switch is up and cannot kill",
            "kill-switch",
            "unwired",
            "UP",
            verdict=("kill-path", FAIL, "cannot work: Authentication session store is not configured"),
        ),
        Row(
            "a mode of another type is no mode",
            "sim-mode",
            "wrong_type",
            "UP",
            verdict=("form", FAIL, "GET /sim/status is not as agreed at $.active"),
            field=("mode", "LIVE (UNKNOWN)"),
            route="/sim/status",
            parameter="active",
        ),
        Row(
            "checks of another type are named in the row",
            "safe-mode",
            "wrong_type",
            "DEGRADED",
            "unexpected form at $.checks",
            ("health", UNKNOWN, "unexpected form at $.checks"),
            route="/healthz",
            parameter="checks",
        ),
        Row(
            "secrets without a session store are up and not wired",
            "secrets",
            "unwired",
            "UP",
            verdict=("session-store", FAIL, "is not wired: Authentication session store is not configured"),
        ),
        Row(
            "an order management without its allowlist is up and not wired",
            "oms",
            "allowlist_missing",
            "UP",
            verdict=("session-store", FAIL, "is not wired: DIRECTOR_ALLOWLIST: is required"),
            parameter="DIRECTOR_ALLOWLIST",
        ),
        Row(
            "a service that drops every answer after it worked is down",
            "risk",
            "drop_after",
            "DOWN",
            CLOSED,
            ("reachable", FAIL, CLOSED),
        ),
        Row(
            "a service that hangs is down once patience ends",
            "auth",
            "hang",
            "DOWN",
            HANGS,
            ("reachable", FAIL, HANGS),
        ),
        Row(
            "metrics that crash degrade a healthy service",
            "risk-engine",
            "text_500",
            "DEGRADED",
            "Risk-engine failed (HTTP 500)",
            ("metrics", UNKNOWN, "failed (HTTP 500)"),
            route="/metrics",
        ),
        Row(
            "a health route alone that gets no answer degrades, the rest answers",
            "portfolio",
            "drop_after",
            "DEGRADED",
            CLOSED,
            ("reachable", Verdict.WARN, "answers, but not every request: GET /healthz got none"),
            route="/healthz",
        ),
        Row(
            "metrics that are garbage degrade a healthy feed",
            "marketdata-ingestor",
            "garbage_metrics",
            "DEGRADED",
            "answered in an unexpected form",
            ("metrics", FAIL, "metrics cannot be read"),
        ),
    ),
    (
        Row(
            "a kill switch whose metrics crash leaves the halt unknown",
            "kill-switch",
            "text_500",
            "DEGRADED",
            "Kill-switch failed (HTTP 500)",
            ("kill-state", UNKNOWN, "failed (HTTP 500)"),
            ("halt", "Halt unknown"),
            route="/metrics",
        ),
        Row(
            "a kill switch that crashes behind its guards is not proven",
            "kill-switch",
            "text_500",
            "DEGRADED",
            "Kill-switch failed (HTTP 500)",
            ("kill-path", FAIL, 'the kill switch fails: HTTP 500 "Internal Server Error"'),
            route="/risk/kill_events",
        ),
    ),
    (
        Row(
            "a lost session store ends the session in the bar",
            "risk",
            "session_lost",
            "UP",
            verdict=("session-store", Verdict.PASS, "session store answers"),
            field=("session", "Session ended"),
        ),
    ),
)
