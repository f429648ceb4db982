"""Says in plain sentences what failed, what it did to the platform and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.core.freshness import Failure, FailureKind
from app.core.language import tr


@dataclass(frozen=True, slots=True)
class Sentence:
    """A failure for people: what is the case, what it did, what to do. Each is one or two whole sentences."""

    what: str
    effect: str
    next_step: str


_NOT_SENT: Final = tr("Nothing was sent.")
_NOTHING: Final = tr("Nothing happened.")
_MAYBE: Final = tr("It may have happened: read back before acting again.")

_SEE_NETWORK = tr("Check the VPN or port-forward, then whether the service runs.")
_ASK_PLATFORM = tr("Ask the platform's on-call to look at the service's log.")

_UNREACHABLE: Final = {
    "refused": (tr("{service} refuses connections."), tr("Check that the service runs and listens on this port.")),
    "dns": (tr("The name of {service} cannot be resolved."), tr("Check the address in environments.toml and the VPN.")),
    "certificate_expired": (
        tr("The certificate of {service} has expired."),
        tr("Renew the certificate; check this workstation's date first."),
    ),
    "certificate_untrusted": (
        tr("The certificate of {service} is not signed by an authority this workstation trusts."),
        tr("Name the authority's file as ca_file in environments.toml, or find out who answers there."),
    ),
    "certificate_name": (
        tr("The certificate of {service} is for another name."),
        tr("Check the address in environments.toml; if it is right, do not trust what answers there."),
    ),
    "tls": (
        tr("No TLS connection to {service} can be made."),
        tr("Check that the port speaks TLS 1.2 or newer and whether it wants a client certificate."),
    ),
    "connect_timeout": (tr("{service} does not take connections in time."), _SEE_NETWORK),
    "pool_timeout": (
        tr("All connections to {service} are in use."),
        tr("Wait for the running requests; if it lasts, the service hangs."),
    ),
}
_NO_ANSWER: Final = {
    "read_timeout": (tr("{service} took the request and did not answer in time."), _ASK_PLATFORM),
    "write_timeout": (tr("{service} did not take the whole request in time."), _ASK_PLATFORM),
    "dropped": (tr("{service} closed the connection without a whole answer."), _ASK_PLATFORM),
}
_UNEXPECTED: Final = {
    "native_histograms": (
        tr("The answer of {service} holds native histograms, which this console does not draw."),
        tr("Ask for a number made of them, by histogram_quantile(), histogram_count() or histogram_sum()."),
    ),
    "no_vector": (
        tr("The expression gives {service} no numbers of one moment, but a text or a whole range."),
        tr("Ask for a vector or a scalar: of a range, for example by rate()."),
    ),
    "no_matrix": (
        tr("{service} did not answer the question for a range with series of numbers."),
        tr("Compare the service's version with the console's: one of them has moved."),
    ),
    "times": (
        tr("{service} gave points that are repeated, out of order or outside of the time that was asked for."),
        tr("Do not trust its answers before whoever runs it has looked into this."),
    ),
    "too_large": (
        tr("The answer of {service} is too long to be read."),
        tr("Ask for less where that can be chosen: fewer series, a shorter time, longer steps."),
    ),
    "content_encoding": (
        tr("{service} compressed its answer, though it was asked not to."),
        tr("Look for a proxy before it that compresses whatever it is told."),
    ),
}
_BY_REASON: Final = {
    FailureKind.UNREACHABLE: _UNREACHABLE,
    FailureKind.NO_ANSWER: _NO_ANSWER,
    FailureKind.UNEXPECTED_ANSWER: _UNEXPECTED,
}

_BY_KIND: Final = {
    FailureKind.UNREACHABLE: (tr("{service} cannot be reached."), _NOT_SENT, _SEE_NETWORK),
    FailureKind.NO_ANSWER: (tr("{service} gave no answer."), _MAYBE, _ASK_PLATFORM),
    FailureKind.SESSION: (tr("{service} does not accept the session{said}."), _NOTHING, tr("Sign in again.")),
    FailureKind.FORBIDDEN: (
        tr("{service} does not allow this to the signed-in account{said}."),
        _NOTHING,
        tr("Use an account on the platform's allowlist, or ask its owner to add this one."),
    ),
    FailureKind.REFUSED: (
        tr("{service} refused the request (HTTP {status}){said}."),
        _NOTHING,
        tr("Correct what the answer names."),
    ),
    FailureKind.BUSY: (tr("{service} asks to be called later."), _NOTHING, tr("Try again {after}.")),
    FailureKind.DRAINING: (
        tr("{service} is draining and takes no more work."),
        _NOTHING,
        tr("There is no undrain: the service must be restarted by its owner."),
    ),
    FailureKind.MISCONFIGURED: (
        tr("{service} is not wired{said}."),
        _NOTHING,
        tr("Give the service its session store (SESSION_REDIS_URL) and both allowlists, then restart it."),
    ),
    FailureKind.SERVER_FAULT: (tr("{service} failed (HTTP {status}){said}."), _MAYBE, _ASK_PLATFORM),
    FailureKind.UNEXPECTED_ANSWER: (
        tr("{service} answered in an unexpected form{where}."),
        _MAYBE,
        tr("Compare the service's version with the console's: one of them has moved."),
    ),
    FailureKind.NOT_CONFIGURED: (
        tr("This environment has no address for {service}."),
        _NOT_SENT,
        tr("Add the service to environments.toml if the platform runs it."),
    ),
    FailureKind.BUG: (
        tr("The console itself failed ({reason})."),
        _MAYBE,
        tr("Open the log and report it; the console goes on."),
    ),
}


def explain_failure(failure: Failure) -> Sentence:
    """Say a failure in words; every kind and reason has some, an unknown reason falls back to its kind's."""
    what, effect, next_step = _BY_KIND[failure.kind]
    what, next_step = _BY_REASON.get(failure.kind, {}).get(failure.reason, (what, next_step))
    facts = {
        "service": failure.service or tr("the service", "in place of its name"),
        "status": tr("unknown") if failure.status is None else str(failure.status),
        "said": tr(': "{detail}"', detail=failure.detail.rstrip(".")) if failure.detail else "",
        "where": tr(" at {path}", path=failure.path) if failure.path else "",
        "after": _after(failure.retry_after_s),
        "reason": failure.reason or tr("unknown"),
    }
    said = what.format(**facts)
    return Sentence(said[:1].upper() + said[1:], effect, next_step.format(**facts))


_SIGN_IN: Final = {
    "invalid credentials": tr("The e-mail address or the password is wrong."),
    "ip_not_allowed": tr(
        "This account may only sign in from its registered address. Set client_ip in environments.toml to it."
    ),
    "mfa_required": tr(
        "The password was right; the code was not accepted. Wait for the next code, and check this workstation's clock."
    ),
}


def sign_in_failure(failure: Failure) -> str:
    """Say why a sign-in did not work, for the sign-in sheet."""
    known = _SIGN_IN.get((failure.detail or "").strip().rstrip(".").lower())
    if known and failure.kind in (FailureKind.REFUSED, FailureKind.SESSION):
        return known
    if failure.kind is FailureKind.REFUSED and failure.status == 422:
        return tr("The platform does not accept this e-mail address or code as written: check both for typing errors.")
    sentence = explain_failure(failure)
    if failure.kind in (FailureKind.NO_ANSWER, FailureKind.SERVER_FAULT, FailureKind.UNEXPECTED_ANSWER):
        # A session that was made and lost only waits for its end; a second sign-in does no harm.
        return tr("{what} You can try again safely.", what=sentence.what)
    return f"{sentence.what} {sentence.next_step}"


def _after(seconds: float | None) -> str:
    if seconds is None:
        return tr("in a moment")
    return tr("in {seconds} s", seconds=max(1, round(seconds)))
