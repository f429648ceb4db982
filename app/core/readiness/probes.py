"""Every probe of the console: a table."""

from __future__ import annotations

from typing import Final

from app.core.areas import Area
from app.core.language import tr
from app.core.readiness.api_probes import API_PROBES
from app.core.readiness.console_probes import CONSOLE_PROBES
from app.core.readiness.data_probes import DATA_PROBES
from app.core.readiness.deployment_probes import DEPLOYMENT_PROBES
from app.core.readiness.evidence_probes import EVIDENCE_PROBES
from app.core.readiness.governance_probes import GOVERNANCE_PROBES
from app.core.readiness.guard_probes import (
    judge_anonymous,
    judge_foreign_account,
    judge_kill_path,
    judge_kill_path_failure,
    judge_wiring,
    judge_without_mfa,
)
from app.core.readiness.lifetimes import TTL
from app.core.readiness.limit_probes import LIMIT_PROBES
from app.core.readiness.mode_probes import judge_safe_mode, judge_simulation
from app.core.readiness.probe import ALL_AND_MONITORING, ALL_CONFIGURED, Probe, Scope, of_each
from app.core.readiness.routes import judge_routes, judge_routes_failure
from app.core.readiness.rule_probes import RULE_PROBES
from app.core.readiness.security_probes import SECURITY_PROBES
from app.core.readiness.slo_probes import SLO_PROBES
from app.core.readiness.telemetry_probes import (
    judge_health,
    judge_health_failure,
    judge_kill_gauge,
    judge_market_data,
    judge_metrics,
    judge_metrics_failure,
)
from app.core.readiness.transport_probes import (
    judge_certificate,
    judge_certificate_failure,
    judge_clock,
    judge_form,
    judge_reachable,
)
from app.core.state import ReadingKind

_TRANSPORT = (
    Probe(
        id="reachable",
        area=Area.ARCHITECTURE,
        question=tr("Does every service answer?"),
        reads=(ReadingKind.HEALTH, ReadingKind.METRICS, ReadingKind.ROUTES),
        services=ALL_AND_MONITORING,
        ttl_s=TTL.fast,
        threshold=tr("any HTTP answer within 10 s"),
        advice=tr("Check the VPN or port-forward first, then whether the named service runs."),
        judge=judge_reachable,
    ),
    Probe(
        id="clocks",
        area=Area.ARCHITECTURE,
        question=tr("Do the clocks agree?"),
        reads=(ReadingKind.CLOCK,),
        services=ALL_AND_MONITORING,
        ttl_s=TTL.clock,
        threshold=tr("within 2 s; more than 30 s fails"),
        advice=tr("Compare this workstation and the service's host with NTP; sign-in codes depend on it."),
        judge=of_each(ReadingKind.CLOCK, judge_clock),
    ),
    Probe(
        id="certificate",
        area=Area.SECURITY,
        question=tr("Does every service prove who it is, and for how long still?"),
        reads=(ReadingKind.CERTIFICATE,),
        services=ALL_AND_MONITORING,
        ttl_s=TTL.slow,
        threshold=tr("trusted, for this name, at least 21 days left; fewer than 3 fails"),
        advice=tr("Renew the certificate. If its name or authority is wrong, find out who answers before going on."),
        judge=of_each(ReadingKind.CERTIFICATE, judge_certificate, judge_certificate_failure),
    ),
    Probe(
        id="form",
        area=Area.INTERFACE,
        question=tr("Does everything the console reads have the agreed form?"),
        reads=tuple(kind for kind in ReadingKind if kind is not ReadingKind.CLOCK),
        services=ALL_AND_MONITORING,
        ttl_s=TTL.slow,
        threshold=tr("no unexpected answer"),
        advice=tr("Compare the service's version with this console's: one of them has moved."),
        judge=judge_form,
    ),
    Probe(
        id="routes",
        area=Area.INTEGRATION,
        question=tr("Does every service have the operations this console calls?"),
        reads=(ReadingKind.ROUTES,),
        services=ALL_CONFIGURED,
        ttl_s=TTL.slow,
        threshold=tr("every called operation is in the service's /openapi.json"),
        advice=tr("Check that the address leads to the right implementation and that its flavour is right."),
        judge=of_each(ReadingKind.ROUTES, judge_routes, judge_routes_failure),
    ),
)

_TELEMETRY = (
    Probe(
        id="health",
        area=Area.RELIABILITY,
        question=tr("Is every service healthy by its own word?"),
        reads=(ReadingKind.HEALTH,),
        services=ALL_AND_MONITORING,
        ttl_s=TTL.fast,
        threshold=tr("the body says ok of the service and of every check"),
        advice=tr("Repair the dependency that the body names. A missing health check needs a release."),
        judge=of_each(ReadingKind.HEALTH, judge_health, judge_health_failure),
    ),
    Probe(
        id="metrics",
        area=Area.RELIABILITY,
        question=tr("Does every service expose metrics?"),
        reads=(ReadingKind.METRICS,),
        services=ALL_CONFIGURED,
        ttl_s=TTL.fast,
        threshold=tr("at least one series"),
        advice=tr("Without metrics no alert can fire for this service: have /metrics exposed."),
        judge=of_each(ReadingKind.METRICS, judge_metrics, judge_metrics_failure),
    ),
    Probe(
        id="market-data",
        area=Area.RELIABILITY,
        question=tr("Is market data fresh?"),
        reads=(ReadingKind.METRICS,),
        services=ALL_CONFIGURED,
        ttl_s=TTL.fast,
        threshold=tr("at most 60 s old; more than 120 s fails"),
        advice=tr(
            "Check the market data ingestor and its stream. Never fed means that nothing sets the series at all."
        ),
        judge=judge_market_data,
    ),
    Probe(
        id="kill-state",
        area=Area.RELIABILITY,
        question=tr("Can the kill state be read from outside?"),
        reads=(ReadingKind.METRICS,),
        services=("kill-switch",),
        ttl_s=TTL.fast,
        threshold=tr("kill_switch_state is exported and engaged for nobody"),
        advice=tr(
            "An engaged switch has no release route: follow the runbook. A missing series leaves responders blind."
        ),
        judge=of_each(ReadingKind.METRICS, judge_kill_gauge),
    ),
)

_GUARDS = (
    Probe(
        id="session-store",
        area=Area.GOVERNANCE,
        question=tr("Do the guarded services have their session store?"),
        reads=(ReadingKind.GUARDED, ReadingKind.KILL_PATH),
        services=("kill-switch", "risk", "secrets", "oms"),
        ttl_s=TTL.guarded,
        threshold=tr("a guarded read gets past the guard's own set-up"),
        advice=tr("Give the service its session store (SESSION_REDIS_URL) and both allowlists, then restart it."),
        judge=judge_wiring,
        needs_session=True,
        note=tr("Of sim-mode and safe-mode it cannot be observed without writing"),
    ),
    Probe(
        id="kill-path",
        area=Area.GOVERNANCE,
        question=tr("Could the signed-in account throw the kill switch now?"),
        reads=(ReadingKind.KILL_PATH,),
        services=("kill-switch",),
        ttl_s=TTL.guarded,
        scope=Scope.ACCOUNT,
        threshold=tr("an invalid request is refused as invalid (422), past every guard"),
        advice=tr("Have another way to stop trading at hand until this passes, and call the platform's on-call."),
        judge=of_each(ReadingKind.KILL_PATH, judge_kill_path, judge_kill_path_failure),
        needs_session=True,
    ),
    Probe(
        id="foreign-account",
        area=Area.GOVERNANCE,
        question=tr("Is another account's data refused?"),
        reads=(ReadingKind.FOREIGN_ACCOUNT,),
        services=("kill-switch", "risk", "secrets"),
        ttl_s=TTL.negative,
        threshold=tr("403 because the account header is not the session's"),
        advice=tr("Accounts are not kept apart: stop using the service for more than one account and report it."),
        judge=of_each(ReadingKind.FOREIGN_ACCOUNT, judge_foreign_account),
        needs_session=True,
    ),
    Probe(
        id="bearer",
        area=Area.SECURITY,
        question=tr("Is a session required?"),
        reads=(ReadingKind.ANONYMOUS,),
        services=("kill-switch", "risk", "secrets"),
        ttl_s=TTL.negative,
        threshold=tr("401 without a bearer"),
        advice=tr("Take the service off the network until its guard is back."),
        judge=of_each(ReadingKind.ANONYMOUS, judge_anonymous),
    ),
    Probe(
        id="mfa",
        area=Area.SECURITY,
        question=tr("Is MFA required to read about credentials?"),
        reads=(ReadingKind.WITHOUT_MFA,),
        services=("secrets",),
        ttl_s=TTL.negative,
        required=False,
        threshold=tr("refused without the header; more cannot be shown"),
        advice=tr("The platform accepts a constant as proof of MFA. Ask for a check of the session's own factor."),
        judge=of_each(ReadingKind.WITHOUT_MFA, judge_without_mfa),
        needs_session=True,
    ),
)

_MODES = (
    Probe(
        id="simulation",
        area=Area.SIMULATION,
        question=tr("Is simulation off for every account?"),
        reads=(ReadingKind.SIMULATION,),
        services=("sim-mode",),
        ttl_s=TTL.fast,
        threshold=tr("off for every account the platform lists"),
        advice=tr("Find out who entered simulation and why before leaving it: orders become real."),
        judge=of_each(ReadingKind.SIMULATION, judge_simulation),
    ),
    Probe(
        id="safe-mode",
        area=Area.SIMULATION,
        question=tr("Is safe mode off?"),
        reads=(ReadingKind.SAFE_MODE,),
        services=("safe-mode",),
        ttl_s=TTL.fast,
        threshold=tr("off"),
        advice=tr("Safe mode cancels orders and blocks new intents. Find out why it is on before leaving it."),
        judge=of_each(ReadingKind.SAFE_MODE, judge_safe_mode),
    ),
)


PROBES: Final[tuple[Probe, ...]] = (
    *_TRANSPORT,
    *_TELEMETRY,
    *RULE_PROBES,
    *SLO_PROBES,
    *_GUARDS,
    *_MODES,
    *LIMIT_PROBES,
    *DEPLOYMENT_PROBES,
    *SECURITY_PROBES,
    *EVIDENCE_PROBES,
    *DATA_PROBES,
    *API_PROBES,
    *GOVERNANCE_PROBES,
    *CONSOLE_PROBES,
)
"""All probes; every area has at least one."""
