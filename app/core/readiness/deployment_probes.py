"""Judges the deployment: that nothing is left out, http leads to https, services are ready and none is draining."""

from __future__ import annotations

from typing import Final

from api_client.models.common import HealthStatus, PlainHttp, Readiness
from api_client.models.risk import DrainStatus
from app.core.areas import Area
from app.core.freshness import Failure, FailureKind
from app.core.language import tr
from app.core.present import age_words
from app.core.readiness.lifetimes import TTL
from app.core.readiness.probe import (
    ALL_CONFIGURED,
    OnValue,
    Opinion,
    Probe,
    ProbeView,
    SubjectFinding,
    judge_reading,
    of_each,
    unread_words,
)
from app.core.readiness.verdicts import Verdict
from app.core.state import ReadingKind, ServiceAddress

INVENTORY: Final = ("auth", "kill-switch", "sim-mode", "safe-mode", "secrets", "risk", "oms")
"""The services without which nothing can be said about the platform's readiness."""

PROBED_BY_KUBERNETES: Final = frozenset(
    {
        "capital-allocator",
        "config",
        "fees",
        "marketdata-ingestor",
        "oms",
        "order-gateway",
        "policy",
        "pricing-service",
        "risk",
        "risk-api",
        "secrets",
        "strategy-orchestrator",
        "universe",
    }
)
"""Services with a manifest: each of those asks for /readyz, whether the service has it or not."""

REFUSED_IN_CLEAR: Final = frozenset({400, 403, 421, 426, 497})
"""Answers with which servers decline a request that came without TLS."""

_SEES_DRAINING: Final = (ReadingKind.HEALTH, ReadingKind.GUARDED, ReadingKind.SIMULATION, ReadingKind.SAFE_MODE)


def judge_inventory(view: ProbeView) -> tuple[SubjectFinding, ...]:
    """Each service that is needed has an address; those that have none are added as not configured."""
    return tuple(SubjectFinding(address.name, Verdict.PASS, tr("has an address")) for address in view.configured)


def judge_redirect(view: ProbeView) -> tuple[SubjectFinding, ...]:
    """What a request without TLS got, at the services that are reached over TLS."""
    return tuple(in_clear(view, address, _redirect) for address in view.configured)


def in_clear(view: ProbeView, address: ServiceAddress, judge: OnValue) -> SubjectFinding:
    """Judge the request without TLS at one service; one that is reached without TLS anyway cannot be judged."""
    fact = view.state.reading(ReadingKind.PLAIN_HTTP, address.name)
    if not address.url.lower().startswith("https:"):
        words = tr("reached without TLS through this machine: what stands before the service is not asked")
        return SubjectFinding(address.name, Verdict.WARN, words)
    return judge_reading(view, address, fact, judge, lambda _: None)


def _redirect(_view: ProbeView, _address: ServiceAddress, answer: PlainHttp) -> Opinion:
    if answer.redirects_to == "https":
        return Opinion(Verdict.PASS, tr("redirected to https (HTTP {status})", status=answer.status))
    if answer.status is None:
        return Opinion(Verdict.PASS, tr("nobody serves http at port {port}", port=answer.port))
    if answer.redirects_to or 300 <= answer.status < 400:
        return Opinion(Verdict.FAIL, tr("redirected, but not to https (HTTP {status})", status=answer.status))
    if answer.status in REFUSED_IN_CLEAR:
        return Opinion(
            Verdict.PASS, tr("refused with HTTP {status}, so that nobody stays on http", status=answer.status)
        )
    return Opinion(Verdict.FAIL, tr("not redirected: HTTP {status} over plain http", status=answer.status))


def judge_readiness(_view: ProbeView, _address: ServiceAddress, readiness: Readiness) -> Opinion:
    """What the service says of its own readiness."""
    ill = [check for check in readiness.checks if check.status is not HealthStatus.OK]
    named = ", ".join(check.name + (f" ({check.error})" if check.error else "") for check in ill)
    if readiness.http_status == 503 or readiness.status is HealthStatus.ERROR:
        return Opinion(Verdict.FAIL, tr("says it is not ready: {named}", named=named or tr("no check named")))
    if readiness.status is not HealthStatus.OK:
        return Opinion(Verdict.UNKNOWN, tr("says neither ok nor error"))
    return (
        Opinion(Verdict.WARN, tr("says ready, but not of {named}", named=named))
        if ill
        else Opinion(Verdict.PASS, tr("says ready"))
    )


def judge_readiness_failure(failure: Failure) -> Opinion | None:
    """A route that is not there matters where Kubernetes asks for it."""
    if failure.status == 404:
        if failure.service in PROBED_BY_KUBERNETES:
            return Opinion(Verdict.WARN, tr("does not provide /readyz, which its Kubernetes manifest asks for"))
        return Opinion(Verdict.PASS, tr("does not provide /readyz, and no manifest asks for it"), -1)
    if failure.kind in (FailureKind.DRAINING, FailureKind.SERVER_FAULT, FailureKind.MISCONFIGURED):
        return Opinion(Verdict.FAIL, unread_words(failure))
    return None


def judge_draining(view: ProbeView) -> tuple[SubjectFinding, ...]:
    """What each service says about draining, where it has the route, and where it was refused for that reason."""
    found = []
    for address in view.configured:
        refused = _refused_as_draining(view, address)
        fact = view.state.reading(ReadingKind.DRAIN, address.name)
        if refused is not None:
            found.append(refused)
        elif fact.source:
            found.append(judge_reading(view, address, fact, _draining, _no_drain_route))
    return tuple(found)


def _refused_as_draining(view: ProbeView, address: ServiceAddress) -> SubjectFinding | None:
    for kind in _SEES_DRAINING:
        fact = view.state.reading(kind, address.name)
        if fact.failure is None or fact.failed_at is None or fact.failure.kind is not FailureKind.DRAINING:
            continue
        if not view.expired(fact.failed_at):
            return view.subject(address, fact, Opinion(Verdict.FAIL, tr("is draining: requests are refused")))
    return None


def _draining(view: ProbeView, _address: ServiceAddress, status: DrainStatus) -> Opinion:
    if not status.draining:
        return Opinion(Verdict.PASS, tr("is not draining"))
    since = ""
    if status.started_at is not None:
        since = tr(" since {age}", age=age_words((view.now - status.started_at).total_seconds()))
    return Opinion(
        Verdict.FAIL, tr("is draining{since}, {inflight} requests in flight", since=since, inflight=status.inflight)
    )


def _no_drain_route(failure: Failure) -> Opinion | None:
    return Opinion(Verdict.PASS, tr("has no route for draining"), -1) if failure.status == 404 else None


DEPLOYMENT_PROBES: Final = (
    Probe(
        id="inventory",
        area=Area.ARCHITECTURE,
        question=tr("Does this environment name every service that readiness depends on?"),
        reads=(),
        services=INVENTORY,
        ttl_s=0.0,
        threshold=tr("an address for each of them"),
        advice=tr("Add the missing address to environments.toml: what has none is not watched."),
        judge=judge_inventory,
    ),
    Probe(
        id="http-redirect",
        area=Area.ARCHITECTURE,
        question=tr("Does plain http lead to https?"),
        reads=(ReadingKind.PLAIN_HTTP,),
        services=ALL_CONFIGURED,
        ttl_s=TTL.once,
        threshold=tr("a redirect to https, or nobody there; asked once a start"),
        advice=tr("Have the ingress redirect http to https, or close the port."),
        judge=judge_redirect,
    ),
    Probe(
        id="readyz",
        area=Area.ARCHITECTURE,
        question=tr("Is every service ready by its own word?"),
        reads=(ReadingKind.READINESS,),
        services=ALL_CONFIGURED,
        ttl_s=TTL.slow,
        threshold=tr("/readyz says ok; a missing one only warns where Kubernetes asks for it"),
        advice=tr("Repair the dependency that is named. A missing /readyz leaves the pod's readiness to chance."),
        judge=of_each(ReadingKind.READINESS, judge_readiness, judge_readiness_failure),
    ),
    Probe(
        id="draining",
        area=Area.ARCHITECTURE,
        question=tr("Does every service take work?"),
        reads=(ReadingKind.DRAIN, *_SEES_DRAINING),
        services=ALL_CONFIGURED,
        ttl_s=TTL.slow,
        threshold=tr("nobody is draining"),
        advice=tr("There is no undrain: the service has to be restarted by its owner."),
        judge=judge_draining,
    ),
)
