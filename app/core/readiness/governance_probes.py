"""Judges claims about guards, accounts and environments by what can be observed of them."""

from __future__ import annotations

from typing import Final

from api_client.models.common import Answer, Route
from app.core.areas import Area
from app.core.counterpart import differences
from app.core.freshness import Failure, FailureKind
from app.core.language import tr
from app.core.readiness.lifetimes import TTL
from app.core.readiness.probe import (
    Opinion,
    Probe,
    ProbeView,
    Scope,
    SubjectFinding,
    judge_reading,
    of_each,
)
from app.core.readiness.routes import judge_routes_failure
from app.core.readiness.verdicts import Verdict
from app.core.state import EnvironmentKind, ReadingKind, ServiceAddress

DEFAULT_IDENTITIES: Final = frozenset({"company", "director-1", "director-2", "auditor", "alpha", "beta", "gamma"})
"""Accounts that the platform brings with it: examples, not people."""

NOT_ENTITLED: Final = "Account is not authorized for administrative access."
AUDITOR: Final = "auditor"
_WAY_IN: Final = Route("POST", "/sim/enter")


def judge_simulation_guards(_view: ProbeView, _address: ServiceAddress, published: frozenset[Route]) -> Opinion:
    """The platform's guard looks at a file when a process starts; what counts is whether there is a way in."""
    if _WAY_IN in published:
        words = tr("POST /sim/enter is offered: the guard against simulation in production looks at start-up only")
        return Opinion(Verdict.WARN, words)
    return Opinion(Verdict.PASS, tr("offers no way into simulation"))


def judge_staging(view: ProbeView) -> tuple[SubjectFinding, ...]:
    """Compare the settings of staging and production; what runs there is out of this window's sight."""
    environment = view.state.environment
    other = environment.counterpart
    if other is None:
        return (SubjectFinding("", Verdict.NOT_CONFIGURED, tr("staging and production are not both configured here")),)
    own = tuple((address.name, address.flavour) for address in environment.services)
    unlike = differences(own, environment.accounts, other)
    if unlike:
        return (SubjectFinding("", Verdict.WARN, "; ".join(unlike), "environments.toml", weight=len(unlike)),)
    words = tr("the settings are like those of {name}", name=other.name)
    return (SubjectFinding("", Verdict.PASS, words, "environments.toml"),)


def judge_auditor(view: ProbeView) -> tuple[SubjectFinding, ...]:
    """With an auditor's session, every admin route must refuse; with any other there is nothing to see."""
    account = view.state.session.account
    administrators = {name.lower() for name in view.state.environment.accounts} - {AUDITOR}
    if not view.signed_in or account.lower() in administrators:
        return (SubjectFinding("", Verdict.NOT_CONFIGURED, tr("no auditor's session is given: sign in as one to see")),)
    return tuple(
        judge_reading(view, address, view.state.reading(_asked(address), address.name), _refused, _refused_failure)
        for address in view.configured
    )


def _asked(address: ServiceAddress) -> ReadingKind:
    return ReadingKind.KILL_PATH if address.name == "kill-switch" else ReadingKind.GUARDED


def _refused(_view: ProbeView, _address: ServiceAddress, answer: Answer) -> Opinion:
    if answer.status == 403 and answer.detail == NOT_ENTITLED:
        return Opinion(Verdict.PASS, tr("an auditor is refused"))
    if answer.status == 403:
        return Opinion(
            Verdict.WARN, tr("refused, but for another reason: {detail}", detail=answer.detail or "HTTP 403")
        )
    if answer.status in (401, 500, 503):
        return Opinion(Verdict.UNKNOWN, tr("cannot be told from HTTP {status}", status=answer.status))
    return Opinion(Verdict.FAIL, tr("serves an auditor (HTTP {status})", status=answer.status))


def _refused_failure(failure: Failure) -> Opinion | None:
    return Opinion(Verdict.PASS, tr("an auditor is refused")) if failure.kind is FailureKind.FORBIDDEN else None


def judge_default_identities(view: ProbeView) -> tuple[SubjectFinding, ...]:
    """Accounts that came with the platform have no place in production."""
    environment = view.state.environment
    if environment.kind is not EnvironmentKind.PRODUCTION:
        words = tr("{kind}: default identities do no harm", kind=environment.kind.word)
        return (SubjectFinding("", Verdict.PASS, words),)
    fact = view.state.reading(ReadingKind.SIMULATION, "sim-mode")
    status = fact.value if fact.read_at is not None and not view.expired(fact.read_at) else None
    listed = () if status is None else tuple(account.account_id for account in status.accounts)
    defaults = sorted({name.lower() for name in (*environment.accounts, *listed)} & DEFAULT_IDENTITIES)
    if defaults:
        words = tr("default identities in production: {defaults}", defaults=", ".join(defaults))
        return (SubjectFinding("", Verdict.WARN, words, fact.source, fact.read_at, len(defaults)),)
    if status is None:
        return (SubjectFinding("", Verdict.UNKNOWN, tr("the platform's own accounts were not read"), fact.source),)
    return (SubjectFinding("", Verdict.PASS, tr("no default identity"), fact.source, fact.read_at),)


GOVERNANCE_PROBES: Final = (
    Probe(
        id="simulation-guards",
        area=Area.SIMULATION,
        question=tr("Do guards keep production out of simulation?"),
        reads=(ReadingKind.ROUTES,),
        services=("sim-mode",),
        ttl_s=TTL.slow,
        threshold=tr("no way into simulation is offered"),
        advice=tr('A review that says "guards block simulation in production" claims too much: watch the mode itself.'),
        judge=of_each(ReadingKind.ROUTES, judge_simulation_guards, judge_routes_failure),
        required=False,
    ),
    Probe(
        id="staging-agrees",
        area=Area.SIMULATION,
        question=tr("Do staging and production agree?"),
        reads=(),
        services=(),
        ttl_s=0.0,
        threshold=tr("the same services in the same flavours, and the same accounts"),
        advice=tr("What was tried in staging proves little for production while the two differ."),
        judge=judge_staging,
        required=False,
        note=tr("Only settings were compared: what runs in the other environment cannot be seen from here"),
    ),
    Probe(
        id="auditor",
        area=Area.GOVERNANCE,
        question=tr("Is an auditor refused on admin routes?"),
        reads=(ReadingKind.GUARDED, ReadingKind.KILL_PATH),
        services=("kill-switch", "risk", "secrets", "oms"),
        ttl_s=TTL.guarded,
        threshold=tr("403 because the account is not on the allowlist"),
        advice=tr("An auditor can act: take the account off ADMIN_ALLOWLIST and restart the service."),
        judge=judge_auditor,
        required=False,
        scope=Scope.ACCOUNT,
    ),
    Probe(
        id="default-identities",
        area=Area.GOVERNANCE,
        question=tr("Are the platform's default identities kept out of production?"),
        reads=(ReadingKind.SIMULATION,),
        services=(),
        ttl_s=TTL.slow,
        threshold=tr("none of them in production"),
        advice=tr("Replace example accounts by real ones: nobody can be held to what company or director-1 did."),
        judge=judge_default_identities,
        required=False,
    ),
)
