"""Alerts for the widget tests and pictures: of every state, from every source, with what people decided."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from api_client.models.alertmanager import Silence, SilenceState
from api_client.models.monitoring import Matcher
from app.core.alert_decisions import Acknowledgement, AlertDecision, Shelving
from app.core.alert_desk import AlertBoard, alert_key, composed
from app.core.alert_reports import (
    AlertPhase,
    AlertSource,
    Limit,
    ReportedAlert,
    SourceReport,
    Suppression,
)
from app.core.state import AppState, ReadingKind, ServiceAddress
from tests.widgets.states import NOW, calm, read

PROMETHEUS, ALERTMANAGER, CONSOLE = AlertSource
FIRING, UNKNOWN, PENDING, INACTIVE = AlertPhase
MINUTE = timedelta(minutes=1)
OMS = (("service", "oms"), ("severity", "critical"))
KILL = (("account_id", "company"), ("severity", "critical"))
SLOW, ENGAGED = alert_key("OmsRejectsSlow", OMS), alert_key("KillSwitchEngaged", KILL)
NOTED = alert_key("RiskLimitNear", (("severity", "warning"),))
SHELVED = alert_key("WebsocketLag", (("severity", "warning"),))
SILENCED = alert_key("DiskFills", (("severity", "warning"),))


def said(source: AlertSource, name: str, phase: AlertPhase, labels: Any, ago: float = 4, **more: Any) -> ReportedAlert:
    return ReportedAlert(source, name, labels, phase, NOW - ago * MINUTE, **more)


SLOW_HERE = said(
    CONSOLE,
    "OmsRejectsSlow",
    FIRING,
    OMS,
    value=41.7,
    limit=Limit(">", 30.0),
    for_s=120.0,
    annotations=(
        ("runbook_url", "https://runbooks.example.com/oms-rejects"),
        ("summary", "OMS takes more than 30 s to reject"),
    ),
)
WARNING = (("severity", "warning"),)
ALERTS = (
    SLOW_HERE,
    replace(SLOW_HERE, source=PROMETHEUS),
    said(ALERTMANAGER, "OmsRejectsSlow", FIRING, (("cluster", "eu"), *OMS)),
    said(CONSOLE, "KillSwitchEngaged", FIRING, KILL, 1, value=1.0, limit=Limit(">", 0.0), for_s=0.0),
    said(CONSOLE, "RiskLimitNear", FIRING, WARNING, 12, value=0.84, limit=Limit(">", 0.8)),
    said(CONSOLE, "WebsocketLag", FIRING, WARNING, 33, value=0.41, limit=Limit(">", 0.3)),
    said(ALERTMANAGER, "DiskFills", FIRING, WARNING, 70, suppression=Suppression.SILENCED, silences=("s-1",)),
    said(CONSOLE, "CanaryMissing", UNKNOWN, WARNING, 2, why="it needs absent_over_time, which only a Prometheus has"),
    said(CONSOLE, "PolicyLatencyHigh", PENDING, WARNING, 0.5, value=260.0, limit=Limit(">", 200.0), for_s=300.0),
    *(said(CONSOLE, f"Quiet{number}", INACTIVE, WARNING, 60, whole_rule=True) for number in range(6)),
)
DECISIONS = (
    Acknowledgement(NOTED, "ops@example.com", "exposure is being cut", NOW - 5 * MINUTE, NOW + 55 * MINUTE),
    Shelving(SHELVED, "ops@example.com", "exchange maintenance", NOW - 3 * MINUTE, NOW + 27 * MINUTE),
)
DEAD = SourceReport(PROMETHEUS, False, (), "Prometheus cannot be read. It refuses the connection.", NOW - MINUTE)


def board(
    alerts: tuple[ReportedAlert, ...] = ALERTS,
    decisions: tuple[AlertDecision, ...] = DECISIONS,
    *,
    dead: bool = False,
    before: AlertBoard | None = None,
) -> AlertBoard:
    sources = [
        SourceReport(which, True, tuple(one for one in alerts if one.source is which), read_at=NOW)
        for which in AlertSource
    ]
    found = [DEAD, *sources[1:]] if dead else sources
    opened = AlertBoard(opened_at=NOW - timedelta(hours=1)) if before is None else before
    return composed(opened, found, {"Quiet5": "nothing exposes canary_runs_total"}, decisions, NOW)


def silence(number: int = 1, **more: Any) -> Silence:
    made = Silence(
        f"s-{number}",
        (Matcher("alertname", "=", "DiskFills"), Matcher("severity", "=", "warning")),
        NOW - 10 * MINUTE,
        NOW + number * 50 * MINUTE,
        NOW - 10 * MINUTE,
        "night@example.com",
        "the disk is being replaced",
        SilenceState.ACTIVE,
    )
    return replace(made, **more)


def alerting(found: AlertBoard | None = None, silences: tuple[Silence, ...] = (silence(),)) -> AppState:
    """A calm platform with an Alertmanager, and these alerts."""
    state = calm()
    services = (*state.environment.services, ServiceAddress("alertmanager", "https://alertmanager.example.com"))
    state = replace(state, environment=replace(state.environment, services=services))
    state = read(state, ReadingKind.SILENCES, "alertmanager", silences, 4)
    return replace(state, alerts=board() if found is None else found)
