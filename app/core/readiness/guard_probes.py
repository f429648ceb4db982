"""Judges the platform's guards by answers to requests that have no effect."""

from __future__ import annotations

from typing import Final

from api_client.models.common import Answer
from app.core.freshness import Failure, FailureKind
from app.core.language import tr
from app.core.readiness.probe import Opinion, ProbeView, SubjectFinding, judge_reading, unread_words
from app.core.readiness.verdicts import Verdict
from app.core.state import ReadingKind, ServiceAddress

NO_SESSION_STORE: Final = "Authentication session store is not configured."
FOREIGN_ACCOUNT: Final = "Account header does not match authenticated session."

_GUARD_SPOKE: Final = frozenset({200, 401, 403, 404, 422})
_SERVED: Final = frozenset({200, 201, 202, 204, 404, 422})
"""Answers that only come once the guards let the request through."""


def guard_is_unwired(answer: Answer) -> bool:
    """Whether the answer is a guard saying that it was never given what it needs."""
    detail = answer.detail or ""
    return answer.status == 500 and (detail == NO_SESSION_STORE or "ALLOWLIST" in detail)


def _said(answer: Answer) -> str:
    return f"HTTP {answer.status}" + (f' "{_detail(answer)}"' if answer.detail else "")


def _detail(answer: Answer) -> str:
    return (answer.detail or "").rstrip(".")


def judge_wiring(view: ProbeView) -> tuple[SubjectFinding, ...]:
    """Whether each guarded service has its session store and allowlists; the kill switch's proof serves for it."""
    return tuple(
        judge_reading(view, address, view.state.reading(_guarded(address), address.name), _wired, _wiring_failure)
        for address in view.configured
    )


def _guarded(address: ServiceAddress) -> ReadingKind:
    return ReadingKind.KILL_PATH if address.name == "kill-switch" else ReadingKind.GUARDED


def _wired(_view: ProbeView, _address: ServiceAddress, answer: Answer) -> Opinion:
    if guard_is_unwired(answer):
        return Opinion(Verdict.FAIL, tr("is not wired: {detail}", detail=_detail(answer)))
    if answer.status in _GUARD_SPOKE:
        return Opinion(Verdict.PASS, tr("session store answers"))
    return Opinion(Verdict.UNKNOWN, tr("cannot be told from {said}", said=_said(answer)))


def _wiring_failure(failure: Failure) -> Opinion | None:
    match failure.kind:
        case FailureKind.MISCONFIGURED:
            return Opinion(Verdict.FAIL, unread_words(failure))
        case FailureKind.SESSION | FailureKind.FORBIDDEN:
            return Opinion(Verdict.PASS, tr("session store answers"))
        case _:
            return None


def judge_anonymous(_view: ProbeView, _address: ServiceAddress, answer: Answer) -> Opinion:
    """A guarded request without a bearer must be refused."""
    if answer.status in (401, 403):
        return Opinion(Verdict.PASS, tr("refused with {status}", status=answer.status))
    if answer.status in _SERVED:
        return Opinion(Verdict.FAIL, tr("served without a bearer: {said}", said=_said(answer)))
    return Opinion(Verdict.UNKNOWN, tr("cannot be told from {said}", said=_said(answer)))


def judge_without_mfa(_view: ProbeView, _address: ServiceAddress, answer: Answer) -> Opinion:
    """Missing MFA must be refused; the header is a constant, so that a refusal proves little."""
    if answer.status == 401 and "MFA" in (answer.detail or ""):
        return Opinion(Verdict.WARN, tr("the header is required, but it is a constant and proves nothing"))
    if answer.status in _SERVED:
        return Opinion(Verdict.FAIL, tr("served without MFA: {said}", said=_said(answer)))
    return Opinion(Verdict.UNKNOWN, tr("cannot be told from {said}", said=_said(answer)))


def judge_foreign_account(_view: ProbeView, _address: ServiceAddress, answer: Answer) -> Opinion:
    """A request that names another account than the session's must be refused for that reason."""
    if answer.status == 403 and answer.detail == FOREIGN_ACCOUNT:
        return Opinion(Verdict.PASS, tr("another account is refused"))
    if answer.status == 403:
        return Opinion(Verdict.WARN, tr("refused, but for another reason: {said}", said=_said(answer)))
    if answer.status in _SERVED:
        return Opinion(Verdict.FAIL, tr("served for another account: {said}", said=_said(answer)))
    return Opinion(Verdict.UNKNOWN, tr("cannot be told from {said}", said=_said(answer)))


def judge_kill_path(_view: ProbeView, _address: ServiceAddress, answer: Answer) -> Opinion:
    """The request is invalid on purpose: only a caller whom every guard let through is told so (422)."""
    if guard_is_unwired(answer):
        return Opinion(Verdict.FAIL, tr("the kill switch cannot work: {why}", why=_detail(answer)))
    match answer.status:
        case 422:
            return Opinion(Verdict.PASS, tr("reachable, authorised, entitled"))
        case 401:
            return Opinion(Verdict.UNKNOWN, tr("the session is not accepted: sign in again"))
        case 403:
            return Opinion(Verdict.FAIL, tr("this account may not use the kill switch: {said}", said=_said(answer)))
        case 404:
            return Opinion(Verdict.FAIL, tr("the kill switch's routes are not there"))
        case status if status >= 500:
            return Opinion(Verdict.FAIL, tr("the kill switch fails: {said}", said=_said(answer)))
        case _:
            return Opinion(Verdict.UNKNOWN, tr("cannot be told from {said}", said=_said(answer)))


def judge_kill_path_failure(failure: Failure) -> Opinion | None:
    """A kill switch that cannot be asked could not be thrown either."""
    match failure.kind:
        case FailureKind.SESSION | FailureKind.BUSY | FailureKind.UNEXPECTED_ANSWER | FailureKind.BUG:
            return None
        case FailureKind.FORBIDDEN:
            return Opinion(
                Verdict.FAIL,
                tr("this account may not use the kill switch: {said}", said=failure.detail or "HTTP 403"),
            )
        case _:
            return Opinion(Verdict.FAIL, tr("the kill switch cannot work: {why}", why=unread_words(failure)))
