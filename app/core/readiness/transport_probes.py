"""Judges whether services can be reached, prove who they are, agree on the time and keep to the agreed form."""

from __future__ import annotations

from typing import Any, Final

from api_client.models.common import Certificate
from app.core.attempts import attempted_at
from app.core.clock import ClockFact
from app.core.freshness import Failure, FailureKind, Slice
from app.core.language import figure, tr
from app.core.readiness.probe import Opinion, ProbeView, SubjectFinding, unread_words
from app.core.readiness.verdicts import Verdict
from app.core.state import ReadingKind, ServiceAddress

DAY_S: Final = 86_400.0
CERTIFICATE_WARN_DAYS: Final = 21
CERTIFICATE_FAIL_DAYS: Final = 3
SKEW_WARN_S: Final = 2.0
SKEW_FAIL_S: Final = 30.0

_REACHING: Final = (ReadingKind.HEALTH, ReadingKind.METRICS, ReadingKind.ROUTES)
_SILENT: Final = (FailureKind.UNREACHABLE, FailureKind.NO_ANSWER)
_SAYS_NOTHING: Final = (FailureKind.NOT_CONFIGURED, FailureKind.BUG)
_IDENTITY: Final = ("certificate_expired", "certificate_untrusted", "certificate_name")


def judge_reachable(view: ProbeView) -> tuple[SubjectFinding, ...]:
    """Any answer at all counts as reached; the newest attempt outweighs an older success."""
    return tuple(_reached(view, address) for address in view.configured)


def _reached(view: ProbeView, address: ServiceAddress) -> SubjectFinding:
    facts = [view.state.reading(kind, address.name) for kind in _REACHING]
    attempts = sorted(
        (
            (at, index, fact)
            for index, fact in enumerate(facts)
            if (at := attempted_at(fact)) is not None and not view.expired(at) and not _says_nothing(fact)
        ),
        reverse=True,
    )
    if not attempts:
        read = any(fact.read_at or fact.failed_at for fact in facts)
        words = tr("nothing asked it recently enough") if read else tr("not read yet")
        return SubjectFinding(address.name, Verdict.UNKNOWN, words)
    newest = attempts[0][2]
    return view.subject(address, newest, _reach_opinion(newest, [fact for _, _, fact in attempts]))


def _says_nothing(fact: Slice[Any]) -> bool:
    return fact.failure is not None and fact.failure.kind in _SAYS_NOTHING


def _reach_opinion(newest: Slice[Any], recent: list[Slice[Any]]) -> Opinion:
    if newest.failure is not None and newest.failure.kind is FailureKind.UNREACHABLE:
        return Opinion(Verdict.FAIL, unread_words(newest.failure))
    silent = [fact for fact in recent if fact.failure is not None and fact.failure.kind in _SILENT]
    mute = next((fact for fact in silent if fact.failure and fact.failure.kind is FailureKind.NO_ANSWER), None)
    if mute is None or mute.failure is None:
        return Opinion(Verdict.PASS, tr("answers"))
    if len(silent) == len(recent):
        return Opinion(Verdict.FAIL, unread_words(mute.failure))
    return Opinion(Verdict.WARN, tr("answers, but not every request: {source} got none", source=mute.source))


def judge_certificate(view: ProbeView, _address: ServiceAddress, certificate: Certificate | None) -> Opinion:
    """Days left of a certificate that the trust store accepted; None where TLS is not spoken."""
    if certificate is None:
        return Opinion(Verdict.WARN, tr("plain http on this machine: no certificate to check"))
    issuer = view.state.environment.issuer
    if issuer and issuer.lower() not in certificate.issuer.lower():
        # Not a failure: taking the line out of environments.toml must not mend what fails.
        return Opinion(
            Verdict.UNKNOWN,
            tr(
                "issued by {issuer}, not by {wanted}: who answers is not known",
                issuer=certificate.issuer,
                wanted=issuer,
            ),
        )
    days = (certificate.not_after - view.now).total_seconds() / DAY_S
    if days <= 0:
        return Opinion(Verdict.FAIL, tr("certificate has expired"), -days)
    words = (
        tr("certificate has 1 day left") if int(days) == 1 else tr("certificate has {days} days left", days=int(days))
    )
    if days < CERTIFICATE_FAIL_DAYS:
        return Opinion(Verdict.FAIL, words, -days)
    return Opinion(Verdict.WARN if days < CERTIFICATE_WARN_DAYS else Verdict.PASS, words, -days)


def judge_certificate_failure(failure: Failure) -> Opinion | None:
    """A certificate that was refused is a finding; a service that is away is not one about its certificate."""
    if failure.kind is FailureKind.UNREACHABLE and failure.reason in _IDENTITY:
        return Opinion(Verdict.FAIL, unread_words(failure))
    return None


def judge_clock(_view: ProbeView, _address: ServiceAddress, fact: ClockFact) -> Opinion:
    """Only skew that the measurement cannot explain away counts."""
    words = f"{figure(fact.skew_s, '+z.1f')} s (± {figure(fact.uncertainty_s, '.1f')} s)"
    certain_s = fact.certain_skew_s
    if certain_s > SKEW_FAIL_S:
        return Opinion(Verdict.FAIL, words, certain_s)
    if fact.uncertainty_s > SKEW_FAIL_S:
        return Opinion(Verdict.UNKNOWN, tr("{words}: answers are too slow to compare clocks", words=words))
    return Opinion(Verdict.WARN if certain_s > SKEW_WARN_S else Verdict.PASS, words, certain_s)


def judge_form(view: ProbeView) -> tuple[SubjectFinding, ...]:
    """Whether everything that was read in the last `ttl_s` seconds could be understood."""
    return tuple(_form(view, address) for address in view.configured)


def _form(view: ProbeView, address: ServiceAddress) -> SubjectFinding:
    answered = sorted(
        (at, str(key.kind), key.account, fact)
        for key, fact in view.state.readings.items()
        if key.service == address.name and key.kind in view.probe.reads and _has_form(fact)
        if (at := attempted_at(fact)) is not None and not view.expired(at)
    )
    if not answered:
        return SubjectFinding(address.name, Verdict.UNKNOWN, tr("no answer to judge"))
    odd = next((fact for *_, fact in answered if fact.failure is not None), None)
    if odd is None or odd.failure is None:
        return view.subject(address, answered[0][-1], Opinion(Verdict.PASS, tr("answers as agreed")))
    words = (
        tr("{source} is not as agreed at {path}", source=odd.source, path=odd.failure.path)
        if odd.failure.path
        else tr("{source} is not as agreed", source=odd.source)
    )
    return view.subject(address, odd, Opinion(Verdict.FAIL, words))


def _has_form(fact: Slice[Any]) -> bool:
    """Whether an answer came that either could be understood or not."""
    return fact.failure is None or fact.failure.kind is FailureKind.UNEXPECTED_ANSWER
