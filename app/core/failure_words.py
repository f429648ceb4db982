"""Says in plain sentences what failed, what it did to the platform and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.core.freshness import Failure, FailureKind


@dataclass(frozen=True, slots=True)
class Sentence:
    """A failure for people: what is the case, what it did, what to do. Each is one or two whole sentences."""

    what: str
    effect: str
    next_step: str


_NOT_SENT: Final = "Nothing was sent."
_NOTHING: Final = "Nothing happened."
_MAYBE: Final = "It may have happened: read back before acting again."

_SEE_NETWORK = "Check the VPN or port-forward, then whether the service runs."
_ASK_PLATFORM = "Ask the platform's on-call to look at the service's log."

_UNREACHABLE: Final = {
    "refused": ("{service} refuses connections.", "Check that the service runs and listens on this port."),
    "dns": ("The name of {service} cannot be resolved.", "Check the address in environments.toml and the VPN."),
    "certificate_expired": (
        "The certificate of {service} has expired.",
        "Renew the certificate; check this workstation's date first.",
    ),
    "certificate_untrusted": (
        "The certificate of {service} is not signed by an authority this workstation trusts.",
        "Name the authority's file as ca_file in environments.toml, or find out who answers there.",
    ),
    "certificate_name": (
        "The certificate of {service} is for another name.",
        "Check the address in environments.toml; if it is right, do not trust what answers there.",
    ),
    "tls": (
        "No TLS connection to {service} can be made.",
        "Check that the port speaks TLS 1.2 or newer and whether it wants a client certificate.",
    ),
    "connect_timeout": ("{service} does not take connections in time.", _SEE_NETWORK),
    "pool_timeout": (
        "All connections to {service} are in use.",
        "Wait for the running requests; if it lasts, the service hangs.",
    ),
}
_NO_ANSWER: Final = {
    "read_timeout": ("{service} took the request and did not answer in time.", _ASK_PLATFORM),
    "write_timeout": ("{service} did not take the whole request in time.", _ASK_PLATFORM),
    "dropped": ("{service} closed the connection without a whole answer.", _ASK_PLATFORM),
}
_UNEXPECTED: Final = {
    "native_histograms": (
        "The answer of {service} holds native histograms, which this console does not draw.",
        "Ask for a number made of them, by histogram_quantile(), histogram_count() or histogram_sum().",
    ),
    "no_vector": (
        "The expression gives {service} no numbers of one moment, but a text or a whole range.",
        "Ask for a vector or a scalar: of a range, for example by rate().",
    ),
    "no_matrix": (
        "{service} did not answer the question for a range with series of numbers.",
        "Compare the service's version with the console's: one of them has moved.",
    ),
    "times": (
        "{service} gave points that are repeated, out of order or outside of the time that was asked for.",
        "Do not trust its answers before whoever runs it has looked into this.",
    ),
    "too_large": (
        "The answer of {service} is too long to be read.",
        "Ask for less where that can be chosen: fewer series, a shorter time, longer steps.",
    ),
    "content_encoding": (
        "{service} compressed its answer, though it was asked not to.",
        "Look for a proxy before it that compresses whatever it is told.",
    ),
}
_BY_REASON: Final = {
    FailureKind.UNREACHABLE: _UNREACHABLE,
    FailureKind.NO_ANSWER: _NO_ANSWER,
    FailureKind.UNEXPECTED_ANSWER: _UNEXPECTED,
}

_BY_KIND: Final = {
    FailureKind.UNREACHABLE: ("{service} cannot be reached.", _NOT_SENT, _SEE_NETWORK),
    FailureKind.NO_ANSWER: ("{service} gave no answer.", _MAYBE, _ASK_PLATFORM),
    FailureKind.SESSION: ("{service} does not accept the session{said}.", _NOTHING, "Sign in again."),
    FailureKind.FORBIDDEN: (
        "{service} does not allow this to the signed-in account{said}.",
        _NOTHING,
        "Use an account on the platform's allowlist, or ask its owner to add this one.",
    ),
    FailureKind.REFUSED: (
        "{service} refused the request (HTTP {status}){said}.",
        _NOTHING,
        "Correct what the answer names.",
    ),
    FailureKind.BUSY: ("{service} asks to be called later.", _NOTHING, "Try again {after}."),
    FailureKind.DRAINING: (
        "{service} is draining and takes no more work.",
        _NOTHING,
        "There is no undrain: the service must be restarted by its owner.",
    ),
    FailureKind.MISCONFIGURED: (
        "{service} is not wired{said}.",
        _NOTHING,
        "Give the service its session store (SESSION_REDIS_URL) and both allowlists, then restart it.",
    ),
    FailureKind.SERVER_FAULT: ("{service} failed (HTTP {status}){said}.", _MAYBE, _ASK_PLATFORM),
    FailureKind.UNEXPECTED_ANSWER: (
        "{service} answered in an unexpected form{where}.",
        _MAYBE,
        "Compare the service's version with the console's: one of them has moved.",
    ),
    FailureKind.NOT_CONFIGURED: (
        "This environment has no address for {service}.",
        _NOT_SENT,
        "Add the service to environments.toml if the platform runs it.",
    ),
    FailureKind.BUG: (
        "The console itself failed ({reason}).",
        _MAYBE,
        "Open the log and report it; the console goes on.",
    ),
}


def explain_failure(failure: Failure) -> Sentence:
    """Say a failure in words; every kind and reason has some, an unknown reason falls back to its kind's."""
    what, effect, next_step = _BY_KIND[failure.kind]
    what, next_step = _BY_REASON.get(failure.kind, {}).get(failure.reason, (what, next_step))
    facts = {
        "service": failure.service or "the service",
        "status": "unknown" if failure.status is None else str(failure.status),
        "said": f': "{failure.detail.rstrip(".")}"' if failure.detail else "",
        "where": f" at {failure.path}" if failure.path else "",
        "after": _after(failure.retry_after_s),
        "reason": failure.reason or "unknown",
    }
    said = what.format(**facts)
    return Sentence(said[:1].upper() + said[1:], effect, next_step.format(**facts))


_SIGN_IN: Final = {
    "invalid credentials": "The e-mail address or the password is wrong.",
    "ip_not_allowed": (
        "This account may only sign in from its registered address. Set client_ip in environments.toml to it."
    ),
    "mfa_required": (
        "The password was right; the code was not accepted. Wait for the next code, and check this workstation's clock."
    ),
}


def sign_in_failure(failure: Failure) -> str:
    """Say why a sign-in did not work, for the sign-in sheet."""
    known = _SIGN_IN.get((failure.detail or "").strip().rstrip(".").lower())
    if known and failure.kind in (FailureKind.REFUSED, FailureKind.SESSION):
        return known
    if failure.kind is FailureKind.REFUSED and failure.status == 422:
        return "The platform does not accept this e-mail address or code as written: check both for typing errors."
    sentence = explain_failure(failure)
    if failure.kind in (FailureKind.NO_ANSWER, FailureKind.SERVER_FAULT, FailureKind.UNEXPECTED_ANSWER):
        # A session that was made and lost only waits for its end; a second sign-in does no harm.
        return f"{sentence.what} You can try again safely."
    return f"{sentence.what} {sentence.next_step}"


def _after(seconds: float | None) -> str:
    if seconds is None:
        return "in a moment"
    return f"in {max(1, round(seconds))} s"
