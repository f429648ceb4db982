"""Judges what the key pages stand on, and this console itself."""

from __future__ import annotations

from typing import Any, Final

from app.core.areas import Area
from app.core.freshness import Failure, FailureKind
from app.core.language import tr
from app.core.readiness.lifetimes import TTL
from app.core.readiness.probe import Opinion, Probe, ProbeView, Scope, SubjectFinding, unread_words
from app.core.readiness.security_probes import of_credentials
from app.core.readiness.verdicts import Verdict
from app.core.state import ReadingKind, ServiceAddress
from app.core.trust import symptoms

_NAMES: Final = {
    ReadingKind.SECRET_STATUS: "GET /secrets/status",
    ReadingKind.KRAKEN_STATUS: "GET /secrets/kraken/status",
    ReadingKind.SECRET_AUDIT: "GET /secrets/audit",
}


def judge_secret_shapes(view: ProbeView) -> tuple[SubjectFinding, ...]:
    """Whether the three routes behind the key page answer in the agreed form."""
    return tuple(
        SubjectFinding(one.subject, one.verdict, f"{name} {one.observed}", one.source, one.read_at, one.weight)
        for kind, name in _NAMES.items()
        for one in of_credentials(view, kind, _in_form, _out_of_form)
    )


def _in_form(_view: ProbeView, _address: ServiceAddress, _value: Any) -> Opinion:
    return Opinion(Verdict.PASS, tr("answers as agreed"))


def _out_of_form(failure: Failure) -> Opinion | None:
    """That nothing is stored is an answer in the agreed form; a route that is not there is not."""
    if failure.kind is FailureKind.UNEXPECTED_ANSWER:
        return Opinion(Verdict.FAIL, tr("is not as agreed at {path}", path=failure.path or "$"))
    if failure.status == 404 and failure.detail and failure.detail != "Not Found":
        return Opinion(Verdict.PASS, tr('answers "{detail}"', detail=failure.detail.rstrip(".")))
    if failure.status == 404:
        return Opinion(Verdict.FAIL, tr("is not there"))
    if failure.kind in (FailureKind.SERVER_FAULT, FailureKind.MISCONFIGURED, FailureKind.REFUSED):
        return Opinion(Verdict.FAIL, tr("fails: {why}", why=unread_words(failure)))
    return None


def judge_console(view: ProbeView) -> tuple[SubjectFinding, ...]:
    """The console's own lag, the age of its polls and its clock."""
    return tuple(
        SubjectFinding(one.name, one.verdict, one.words, tr("this console"), one.at)
        for one in symptoms(view.state, view.now)
    )


CONSOLE_PROBES: Final = (
    Probe(
        id="secrets-shapes",
        area=Area.INTERFACE,
        question=tr("Do the routes behind the key page answer in the agreed form?"),
        reads=tuple(_NAMES),
        services=("secrets",),
        ttl_s=TTL.slow,
        threshold=tr("status, audit and Kraken status are all as agreed"),
        advice=tr("Check that the address leads to the implementation that its flavour names."),
        judge=judge_secret_shapes,
        scope=Scope.ACCOUNT,
        needs_session=True,
    ),
    Probe(
        id="console-health",
        area=Area.INTERFACE,
        question=tr("Can this console itself be trusted?"),
        reads=(ReadingKind.HEALTH, ReadingKind.METRICS, ReadingKind.CLOCK),
        services=(),
        ttl_s=TTL.slow,
        threshold=tr("at most 100 ms late, polls in time, clock within 2 s; far beyond, nothing on screen counts"),
        advice=tr("Use another workstation until this passes: close what loads this one, compare its clock with NTP."),
        judge=judge_console,
    ),
)
