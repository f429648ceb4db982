"""Judges what is served in the clear, what is open, and how old keys are."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from api_client.models.common import Certificate, PlainHttp, Route
from api_client.models.secrets import RotationRecord, SecretStatus
from app.core.areas import Area
from app.core.freshness import Failure
from app.core.key_age import FAIL_DAYS as KEY_FAIL_DAYS
from app.core.key_age import WARN_DAYS as KEY_WARN_DAYS
from app.core.language import tr
from app.core.readiness.deployment_probes import REFUSED_IN_CLEAR, in_clear
from app.core.readiness.lifetimes import TTL
from app.core.readiness.probe import (
    ALL_CONFIGURED,
    OnFailure,
    OnValue,
    Opinion,
    Probe,
    ProbeView,
    Scope,
    SubjectFinding,
    judge_reading,
    of_each,
    unread_words,
)
from app.core.readiness.routes import judge_routes_failure
from app.core.readiness.verdicts import Verdict
from app.core.state import ReadingKind, ServiceAddress

DAY_S: Final = 86_400.0
MASTER_KEY_WARN_DAYS: Final = 300
MASTER_KEY_FAIL_DAYS: Final = 365
AHEAD_S: Final = 300.0

_GOOD_TLS: Final = ("TLSv1.3", "TLSv1.2")
_OLD_TLS: Final = ("TLSv1.1", "TLSv1", "SSLv3", "SSLv2")
_MEANT_TO_BE_OPEN: Final = frozenset(
    {
        Route("POST", "/auth/login"),
        Route("GET", "/"),
        Route("GET", "/healthz"),
        Route("GET", "/health"),
        Route("GET", "/livez"),
        Route("GET", "/readyz"),
        Route("GET", "/metrics"),
        Route("GET", "/ops/drain/status"),
        Route("GET", "/oms/reconcile/status"),
        Route("GET", "/sim/status"),
        Route("GET", "/safe_mode/status"),
        Route("GET", "/universe/approved"),
    }
)
_READS: Final = frozenset({"GET", "HEAD", "OPTIONS"})


def judge_plain_http(view: ProbeView) -> tuple[SubjectFinding, ...]:
    """A request without TLS and with nothing but a Host header must not be served."""
    return tuple(in_clear(view, address, _served_in_clear) for address in view.configured)


def _served_in_clear(_view: ProbeView, _address: ServiceAddress, answer: PlainHttp) -> Opinion:
    status = answer.status
    if status is None:
        return Opinion(Verdict.PASS, tr("refused: the connection to port {port} came to nothing", port=answer.port))
    if status in REFUSED_IN_CLEAR:
        return Opinion(Verdict.PASS, tr("refused with HTTP {status}", status=status))
    if 300 <= status < 400:
        return Opinion(Verdict.PASS, tr("not served, only redirected (HTTP {status})", status=status))
    if status < 300 or status in (401, 422, 500):
        return Opinion(Verdict.FAIL, tr("served in the clear (HTTP {status})", status=status))
    return Opinion(Verdict.WARN, tr("something answers in the clear (HTTP {status})", status=status))


def judge_tls_version(_view: ProbeView, _address: ServiceAddress, certificate: Certificate | None) -> Opinion:
    """The version that the handshake agreed on; this console offers 1.2 and newer only."""
    if certificate is None:
        return Opinion(Verdict.WARN, tr("plain http on this machine: no TLS"))
    if certificate.tls_version in _GOOD_TLS:
        return Opinion(Verdict.PASS, tr("speaks {version}", version=certificate.tls_version.replace("v", " ")))
    if certificate.tls_version in _OLD_TLS:
        return Opinion(
            Verdict.FAIL,
            tr("speaks {version}, which is broken", version=certificate.tls_version.replace("v", " ")),
        )
    return Opinion(
        Verdict.UNKNOWN,
        tr("speaks a version this console does not know: {version}", version=certificate.tls_version),
    )


def judge_tls_failure(failure: Failure) -> Opinion | None:
    """A handshake that fails while the port answers is about the versions that both sides accept."""
    return Opinion(Verdict.FAIL, unread_words(failure)) if failure.reason == "tls" else None


def judge_open_routes(_view: ProbeView, _address: ServiceAddress, published: frozenset[Route]) -> Opinion:
    """Operations described without a session, apart from those that are meant to have none; listed, never called."""
    described = [route for route in published if route.takes is not None]
    if not described:
        return Opinion(Verdict.UNKNOWN, tr("its description does not tell what its operations take"))
    opened = {route for route in described if route.takes is not None and not route.takes.secured}
    unmeant = sorted(opened - _MEANT_TO_BE_OPEN, key=lambda route: (route.method in _READS, route))
    if unmeant:
        named = ", ".join(f"{route.method} {route.path}" for route in unmeant)
        return Opinion(Verdict.WARN, tr("needs no session for {named}", named=named), len(unmeant))
    return Opinion(
        Verdict.PASS,
        tr(
            "{opened} of {described} operations are open, all of them meant to be",
            opened=len(opened),
            described=len(described),
        ),
    )


def own_account(view: ProbeView) -> str:
    """The signed-in account as the environment spells it."""
    own = view.state.session.account
    return next((name for name in view.state.environment.accounts if name.lower() == own.lower()), own)


def judge_key_age(view: ProbeView) -> tuple[SubjectFinding, ...]:
    """The age of the signed-in account's Kraken key."""
    return of_credentials(view, ReadingKind.SECRET_STATUS, _key_age, _key_age_failure)


def judge_key_age_of_others(view: ProbeView) -> tuple[SubjectFinding, ...]:
    """The same for the other accounts, from the last session that each of them had here."""
    own = own_account(view) if view.signed_in else ""
    others = [account for account in view.state.environment.accounts if account != own]
    return tuple(_key_age_of_other(view, address, account) for address in view.configured for account in others)


def _key_age_of_other(view: ProbeView, address: ServiceAddress, account: str) -> SubjectFinding:
    fact = view.state.reading(ReadingKind.SECRET_STATUS, address.name, account)
    if fact.read_at is None and fact.failed_at is None:
        return SubjectFinding(account, Verdict.NOT_CONFIGURED, tr("needs a session of {account}", account=account))
    return judge_reading(view, replace(address, name=account), fact, _key_age, _key_age_failure)


def of_credentials(
    view: ProbeView, kind: ReadingKind, on_value: OnValue, on_failure: OnFailure = lambda _: None
) -> tuple[SubjectFinding, ...]:
    """Judge what the secrets service tells of the signed-in account; one flavour of it is understood."""
    account = own_account(view)
    return tuple(
        judge_reading(view, address, view.state.reading(kind, address.name, account), on_value, on_failure)
        if address.flavour in (None, "k8s")
        else SubjectFinding(
            address.name,
            Verdict.UNKNOWN,
            tr("this console does not read its {flavour} flavour", flavour=address.flavour),
        )
        for address in view.configured
    )


def _key_age(view: ProbeView, _address: ServiceAddress, status: SecretStatus) -> Opinion:
    return _age_opinion(view, status.last_rotated_at, tr("Kraken key"), KEY_WARN_DAYS, KEY_FAIL_DAYS)


def _key_age_failure(failure: Failure) -> Opinion | None:
    if failure.status == 404 and "No rotation metadata" in (failure.detail or ""):
        return Opinion(Verdict.WARN, tr("no Kraken key is stored"))
    return None


def _age_opinion(view: ProbeView, since: datetime, what: str, warn_days: int, fail_days: int) -> Opinion:
    age_s = (view.now - since).total_seconds()
    if age_s < -AHEAD_S:
        return Opinion(Verdict.UNKNOWN, tr("{what} was rotated in the future: a clock is wrong", what=what))
    days = max(0.0, age_s / DAY_S)
    words = (
        tr("{what} is 1 day old", what=what)
        if int(days) == 1
        else tr("{what} is {days} days old", what=what, days=int(days))
    )
    if days >= fail_days:
        words = tr("{words}, fewer than {limit} are allowed", words=words, limit=fail_days)
        return Opinion(Verdict.FAIL, words, days)
    return Opinion(Verdict.WARN if days >= warn_days else Verdict.PASS, words, days)


def judge_master_key(view: ProbeView) -> tuple[SubjectFinding, ...]:
    """The age of the key that encrypts the stored ones, from the newest rotation that the service remembers."""
    return of_credentials(view, ReadingKind.SECRET_AUDIT, _master_key_age)


def _master_key_age(view: ProbeView, _address: ServiceAddress, records: tuple[RotationRecord, ...]) -> Opinion:
    newest = max((record.master_key_rotated_at for record in records), default=None)
    if newest is None:
        return Opinion(Verdict.UNKNOWN, tr("remembers no rotation: its history is lost with every restart"))
    return _age_opinion(view, newest, tr("master key"), MASTER_KEY_WARN_DAYS, MASTER_KEY_FAIL_DAYS)


SECURITY_PROBES: Final = (
    Probe(
        id="plain-http",
        area=Area.SECURITY,
        question=tr("Is a request without TLS refused?"),
        reads=(ReadingKind.PLAIN_HTTP,),
        services=ALL_CONFIGURED,
        ttl_s=TTL.once,
        threshold=tr("refused or redirected; asked once a start, with nothing but a Host header"),
        advice=tr("Session tokens could travel in the clear: close the port or have the ingress redirect."),
        judge=judge_plain_http,
    ),
    Probe(
        id="tls-version",
        area=Area.SECURITY,
        question=tr("Is TLS recent enough?"),
        reads=(ReadingKind.CERTIFICATE,),
        services=ALL_CONFIGURED,
        ttl_s=TTL.slow,
        threshold=tr("TLS 1.2 or 1.3"),
        advice=tr("Raise the ingress's lowest TLS version to 1.2."),
        judge=of_each(ReadingKind.CERTIFICATE, judge_tls_version, judge_tls_failure),
    ),
    Probe(
        id="open-routes",
        area=Area.SECURITY,
        question=tr("Which operations need no session, by the services' own descriptions?"),
        reads=(ReadingKind.ROUTES,),
        services=ALL_CONFIGURED,
        ttl_s=TTL.slow,
        threshold=tr("sign-in, health, metrics and the public states only"),
        advice=tr("Have the operation guarded, or keep it off the network: anybody who reaches it can call it."),
        judge=of_each(ReadingKind.ROUTES, judge_open_routes, judge_routes_failure),
        required=False,
        note=tr("A description is the service's claim; nothing was called to test it"),
    ),
    Probe(
        id="kraken-key-age",
        area=Area.SECURITY,
        question=tr("Is the signed-in account's Kraken key young enough?"),
        reads=(ReadingKind.SECRET_STATUS,),
        services=("secrets",),
        ttl_s=TTL.slow,
        threshold=tr("younger than {warn} days; {fail} fail", warn=KEY_WARN_DAYS, fail=KEY_FAIL_DAYS),
        advice=tr("Rotate the key with two directors, and revoke the old one at Kraken."),
        judge=judge_key_age,
        scope=Scope.ACCOUNT,
        needs_session=True,
    ),
    Probe(
        id="kraken-key-age-others",
        area=Area.SECURITY,
        question=tr("Are the other accounts' Kraken keys young enough?"),
        reads=(ReadingKind.SECRET_STATUS,),
        services=("secrets",),
        ttl_s=TTL.other_account,
        threshold=tr(
            "younger than {warn} days at each account's last session here, at most a day ago", warn=KEY_WARN_DAYS
        ),
        advice=tr("Sign in as the account to see its key's age; the platform shows it to nobody else."),
        judge=judge_key_age_of_others,
        required=False,
    ),
    Probe(
        id="master-key-age",
        area=Area.SECURITY,
        question=tr("Is the key that encrypts stored credentials young enough?"),
        reads=(ReadingKind.SECRET_AUDIT,),
        services=("secrets",),
        ttl_s=TTL.slow,
        threshold=tr("younger than {warn} days; {fail} fail", warn=MASTER_KEY_WARN_DAYS, fail=MASTER_KEY_FAIL_DAYS),
        advice=tr("Follow the runbook for the secrets service's encryption key."),
        judge=judge_master_key,
        required=False,
        scope=Scope.ACCOUNT,
        needs_session=True,
    ),
)
