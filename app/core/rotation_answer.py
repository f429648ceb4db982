"""What each refusal of the credentials service means, in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from app.core.freshness import Failure, FailureKind
from app.core.language import tr
from app.core.rotation_flavour import Flavour


class Cause(Enum):
    """Why the service said no."""

    SESSION = "the session"
    SESSION_OR_APPROVAL = "the session or an approval"
    APPROVAL = "an approval"
    MFA = "the second factor"
    ACCOUNT = "the account"
    ENTITLEMENT = "the allowlist"
    SERVICE_TOKEN = "the static service token"  # noqa: S105 - a cause, no token
    KRAKEN_REFUSED = "Kraken refused the key"
    KRAKEN_SILENT = "Kraken gave no answer"
    FORMAT = "the key's format"
    TRANSPORT = "the transport"
    NOTHING_STORED = "nothing is stored"
    OTHER_WRITER = "another implementation wrote it"
    CLUSTER = "the cluster"
    WIRING = "the platform is not wired"
    ROUTE = "no such route"


@dataclass(frozen=True, slots=True)
class Meaning:
    """One refusal: `what` is the case and what to do next, each as whole sentences."""

    cause: Cause
    what: str
    next_step: str


INVALID_SESSION: Final = "invalid or expired session token"
"""The answer that names neither the session nor the approval that it means."""

_RENEW: Final = tr("Sign in again, then go on here.")
_ASK_TWO: Final = tr("Ask two different directors to approve.")
_WIRE: Final = tr("Give the service its session store and both allowlists, then restart it.")
_ADMIN: Final = tr("Use an account on the platform's ADMIN_ALLOWLIST.")
_PLATFORM: Final = tr("Ask the platform's on-call to look at the service's log.")
_OWN_ACCOUNT: Final = tr("Sign in as the account whose key is rotated; upper and lower case count.")
_COPY_AGAIN: Final = tr("Copy both parts from Kraken once more, whole.")
_STATIC: Final = tr("Correct the service's bearer and MFA entries in environments.toml.")
_RESEND: Final = tr("Read the status before anything is sent again.")

_ALLOWLIST: Final = Meaning(Cause.WIRING, tr("The platform has no allowlist of administrators or directors."), _WIRE)
_NO_SECRET: Final = Meaning(
    Cause.NOTHING_STORED,
    tr("No key is stored for this account."),
    tr("A first key is stored by the same steps as a new one."),
)
_OTHER_ACCOUNT: Final = Meaning(
    Cause.ACCOUNT, tr("The request names another account than the session's own."), _OWN_ACCOUNT
)

_UNREADABLE: Final = Meaning(
    Cause.CLUSTER,
    tr("The service failed without a reason: the cluster gave no answer, or the secret does not name who rotated it."),
    _PLATFORM,
)

_COMMON: Final = {
    "missing authorization header": Meaning(Cause.SESSION, tr("The request carried no session."), _RENEW),
    "authorization header is empty": Meaning(Cause.SESSION, tr("The request carried no session."), _RENEW),
    INVALID_SESSION: Meaning(Cause.SESSION, tr("The session has ended."), _RENEW),
    "session token is missing an associated account": Meaning(
        Cause.SESSION, tr("The platform's session belongs to no account."), _RENEW
    ),
    "authenticated session is missing an account identifier": Meaning(
        Cause.SESSION, tr("The platform's session belongs to no account."), _RENEW
    ),
    "account header does not match authenticated session": _OTHER_ACCOUNT,
    "account mismatch between header and payload": _OTHER_ACCOUNT,
    "account mismatch between header and query parameter": _OTHER_ACCOUNT,
    "account is not authorized for administrative access": Meaning(
        Cause.ENTITLEMENT, tr("The signed-in account is no administrator of the platform."), _ADMIN
    ),
    "authentication session store is not configured": Meaning(
        Cause.WIRING, tr("The platform's credentials service has no session store."), _WIRE
    ),
    "missing mfa verification token": Meaning(
        Cause.MFA, tr("The platform saw no second factor on the request."), tr("Check that no proxy drops X-MFA-Token.")
    ),
    "mfa token is invalid or incomplete": Meaning(
        Cause.MFA,
        tr("The platform did not take the second factor as given."),
        tr("Check that no proxy changes X-MFA-Token."),
    ),
    "invalid host header": Meaning(
        Cause.TRANSPORT,
        tr("The service does not serve this host name: its list of trusted hosts lacks it."),
        tr("Use an address on the service's list, or have this one added to it."),
    ),
    "not found": Meaning(
        Cause.ROUTE,
        tr("The service has no such route: another implementation answers here."),
        tr("Compare the flavour in environments.toml with what is deployed."),
    ),
}

_K8S: Final = {
    "tls termination required (https only)": Meaning(
        Cause.TRANSPORT,
        tr("The service takes https only, and saw the request as plain http."),
        tr("Use its https address; through a port-forward set forwarded_proto = true."),
    ),
    "two director approvals are required for this action": Meaning(
        Cause.APPROVAL, tr("The platform saw no approvals."), _ASK_TWO
    ),
    "two distinct director approvals are required": Meaning(
        Cause.APPROVAL, tr("The two approvals are not of two different directors."), _ASK_TWO
    ),
    "director approvals must come from authorized directors": Meaning(
        Cause.APPROVAL,
        tr("At least one of the two who approved is no director of the platform; it does not say which."),
        tr("Ask two people on the platform's DIRECTOR_ALLOWLIST."),
    ),
    "invalid request payload": Meaning(
        Cause.FORMAT,
        tr("The platform does not take the account or a key part as written; it does not say which."),
        _COPY_AGAIN,
    ),
    "kraken api secret must be base64 encoded": Meaning(
        Cause.FORMAT, tr("The private key is not base64."), _COPY_AGAIN
    ),
    "kraken api rejected the provided credentials": Meaning(
        Cause.KRAKEN_REFUSED,
        tr("Kraken refused the new key."),
        tr("Check at Kraken that the key exists, is not expired, and may be used from the platform's address."),
    ),
    "kraken api validation request failed": Meaning(
        Cause.KRAKEN_SILENT,
        tr("Kraken could not be asked about the key: it failed, was busy, or answered with another error."),
        _RESEND,
    ),
    "unexpected error validating kraken credentials": Meaning(
        Cause.KRAKEN_SILENT, tr("The platform failed while it asked Kraken about the key."), _RESEND
    ),
    "no rotation metadata found for account": _NO_SECRET,
    "kraken credentials not found for account": _NO_SECRET,
    "kraken credentials secret not found": _NO_SECRET,
    "rotation timestamp unavailable": Meaning(
        Cause.OTHER_WRITER,
        tr("A key is stored, but another implementation wrote it: this one cannot read when."),
        tr("Find out which implementation the OMS reads before you rotate with this one."),
    ),
    "rotation metadata corrupt": Meaning(
        Cause.CLUSTER,
        tr("The stored secret's own dates cannot be read."),
        tr("Have the secret's annotations looked at."),
    ),
    "unable to read secret metadata": Meaning(
        Cause.CLUSTER, tr("The platform could not read the secret from the cluster."), _RESEND
    ),
    "unable to update kubernetes secret": Meaning(
        Cause.CLUSTER, tr("The platform could not confirm that the cluster took the changed secret."), _RESEND
    ),
    "unable to create kubernetes secret": Meaning(
        Cause.CLUSTER, tr("The platform could not confirm that the cluster took the new secret."), _RESEND
    ),
    "kubernetes client is not available": Meaning(
        Cause.CLUSTER, tr("The service has no connection to the cluster."), _PLATFORM
    ),
}

_ROOT: Final = {
    "missing or invalid authorization token": Meaning(
        Cause.SERVICE_TOKEN, tr("The request carried no static service token."), _STATIC
    ),
    "missing or invalid mfa context token": Meaning(
        Cause.SERVICE_TOKEN, tr("The request carried no static MFA token."), _STATIC
    ),
    "mfa context token is not recognized": Meaning(
        Cause.SERVICE_TOKEN, tr("The service does not know the static MFA token."), _STATIC
    ),
    "caller is not authorized to access kraken secrets": Meaning(
        Cause.SERVICE_TOKEN,
        tr("The service does not know the static service token; a session is no use here."),
        _STATIC,
    ),
    "kraken secrets service configuration is unavailable": Meaning(
        Cause.WIRING, tr("The service cannot load its own configuration."), _PLATFORM
    ),
    "actor identity does not match provided credentials": Meaning(
        Cause.ACCOUNT, tr("The request names another person than the service token's own."), _STATIC
    ),
    "invalid kraken credentials": Meaning(
        Cause.KRAKEN_REFUSED,
        tr("Kraken refused the key; nothing is wrong with your sign-in."),
        tr("Check at Kraken that the key exists, is not expired, and may be used from the platform's address."),
    ),
    "kraken api responded with an error": Meaning(
        Cause.KRAKEN_SILENT, tr("Kraken answered the platform with an error of its own."), _RESEND
    ),
    "failed to reach kraken api": Meaning(Cause.KRAKEN_SILENT, tr("The platform could not reach Kraken."), _RESEND),
    "internal server error": Meaning(
        Cause.CLUSTER,
        tr("The service failed without a reason: the cluster may have refused it, or the private key is not base64."),
        _RESEND,
    ),
}

_GATEWAY: Final = {"no kraken credential rotation metadata found": _NO_SECRET}

_KNOWN: Final = {
    Flavour.K8S: {
        **_COMMON,
        **_K8S,
        INVALID_SESSION: Meaning(
            Cause.SESSION_OR_APPROVAL,
            tr("Your session or one of the two approvals has ended; the platform does not say which."),
            tr("The status is read to find out."),
        ),
    },
    Flavour.ROOT: {**_COMMON, **_ROOT},
    Flavour.GATEWAY: {**_COMMON, **_GATEWAY},
}


def meaning_of(failure: Failure, flavour: Flavour) -> Meaning | None:
    """What a known refusal means; None for a failure that the service has no sentence of its own for."""
    said = (failure.detail or "").strip().rstrip(".").lower()
    known = _KNOWN[flavour].get(said)
    if known is not None:
        return known
    if "allowlist" in said and failure.status == 500:
        return _ALLOWLIST
    if failure.kind is FailureKind.REFUSED and failure.status == 404 and said.startswith("secret for account"):
        return _NO_SECRET
    if failure.kind is FailureKind.REFUSED and failure.status == 422:
        return Meaning(
            Cause.FORMAT, tr("The platform does not take the account or a key part as written."), _COPY_AGAIN
        )
    return None


def meaning_without_approvals(failure: Failure, flavour: Flavour) -> Meaning | None:
    """The same for a read or a test, which carry no approvals: of the two only the session can have ended."""
    meaning = meaning_of(failure, flavour)
    if meaning is None:
        return None
    if meaning.cause is Cause.SESSION_OR_APPROVAL:
        return _COMMON[INVALID_SESSION]
    return _UNREADABLE if meaning is _ROOT["internal server error"] else meaning
