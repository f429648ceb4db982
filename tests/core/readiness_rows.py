"""What each probe that looks closer is given, and the verdict and words it must come to: a table."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from api_client.models.common import HealthCheck, HealthStatus, PlainHttp, Readiness, Route, Takes
from api_client.models.oms import ReconcileStatus
from api_client.models.risk import ThrottleStatus
from api_client.models.secrets import SecretStatus
from app.core.freshness import FailureKind, Slice
from app.core.readiness.routes import CALLED
from app.core.readiness.verdicts import Verdict
from app.core.state import ReadingKind
from tests.core.states import (
    DAY_S,
    ago,
    broken,
    certificate,
    described,
    read,
    rotation,
    undisturbed,
)

K = ReadingKind
B = FailureKind
PASS, WARN, FAIL, UNKNOWN, ABSENT = (
    Verdict.PASS,
    Verdict.WARN,
    Verdict.FAIL,
    Verdict.UNKNOWN,
    Verdict.NOT_CONFIGURED,
)
OTHER = "secrets of director-1"
OWN = "secrets of company"
NO_ROTATION = "No rotation metadata found for account"
SECURED = Takes(headers=("authorization",), secured=True)


def readiness(status: HealthStatus, http_status: int, **checks: str | None) -> Readiness:
    return Readiness(
        status,
        tuple(
            HealthCheck(name, HealthStatus.OK if error is None else HealthStatus.ERROR, error or None)
            for name, error in checks.items()
        ),
        http_status,
    )


def key(days: float, account: str = "company") -> Slice[Any]:
    return read(SecretStatus(account, ago(days * DAY_S)))


def read_routes(service: str, **changes: Takes | None) -> Slice[Any]:
    return read(described(service, **changes))


CLEAR, TLS, DESCRIBED = K.PLAIN_HTTP, K.CERTIFICATE, K.ROUTES
SIZE, LIMITS, STATUS, FORCE = (
    "GET /risk/size",
    "GET /risk/limits",
    "GET /secrets/status",
    "POST /secrets/kraken/force_rotate",
)
BODY = Takes(secured=True, body=("account_id", "why"), body_required=("account_id", "why"))

CASES: list[tuple[str, ReadingKind, str, Slice[Any], Verdict, str]] = [
    # probe, reading, service, what was read, verdict, words
    ("http-redirect", CLEAR, "risk", read(PlainHttp(80, 301, "https")), PASS, "redirected to https (HTTP 301)"),
    (
        "http-redirect",
        CLEAR,
        "risk",
        read(PlainHttp(80, None, reason="refused")),
        PASS,
        "nobody serves http at port 80",
    ),
    ("http-redirect", CLEAR, "risk", read(PlainHttp(443, 400)), PASS, "refused with HTTP 400"),
    ("http-redirect", CLEAR, "risk", read(PlainHttp(80, 302, "http")), FAIL, "not to https (HTTP 302)"),
    ("http-redirect", CLEAR, "risk", read(PlainHttp(80, 200)), FAIL, "not redirected: HTTP 200"),
    ("http-redirect", CLEAR, "risk", broken(B.UNREACHABLE, "dns"), UNKNOWN, "cannot be resolved"),
    ("plain-http", CLEAR, "risk", read(PlainHttp(8000, None, reason="closed")), PASS, "port 8000 came to nothing"),
    ("plain-http", CLEAR, "risk", read(PlainHttp(80, 400)), PASS, "refused with HTTP 400"),
    ("plain-http", CLEAR, "risk", read(PlainHttp(80, 308, "https")), PASS, "only redirected (HTTP 308)"),
    ("plain-http", CLEAR, "risk", read(PlainHttp(80, 200)), FAIL, "served in the clear (HTTP 200)"),
    ("plain-http", CLEAR, "risk", read(PlainHttp(80, 401)), FAIL, "served in the clear (HTTP 401)"),
    ("plain-http", CLEAR, "risk", read(PlainHttp(80, 404)), WARN, "something answers in the clear (HTTP 404)"),
    ("plain-http", CLEAR, "risk", Slice("x", 1), UNKNOWN, "not read yet"),
    ("readyz", K.READINESS, "risk", read(readiness(HealthStatus.OK, 200)), PASS, "says ready"),
    ("readyz", K.READINESS, "risk", read(readiness(HealthStatus.OK, 200, db="slow")), WARN, "but not of db (slow)"),
    ("readyz", K.READINESS, "risk", read(readiness(HealthStatus.ERROR, 503, db="")), FAIL, "is not ready: db"),
    ("readyz", K.READINESS, "risk", read(readiness(HealthStatus.OK, 503)), FAIL, "no check named"),
    ("readyz", K.READINESS, "risk", read(readiness(HealthStatus.UNKNOWN, 200)), UNKNOWN, "neither ok nor error"),
    ("readyz", K.READINESS, "risk", broken(B.REFUSED, status=404), WARN, "its Kubernetes manifest asks for"),
    ("readyz", K.READINESS, "auth", broken(B.REFUSED, status=404, service="auth"), PASS, "no manifest asks for it"),
    ("readyz", K.READINESS, "risk", broken(B.SERVER_FAULT, status=500), FAIL, "HTTP 500"),
    ("readyz", K.READINESS, "risk", broken(B.NO_ANSWER), UNKNOWN, "gave no answer"),
    ("draining", K.DRAIN, "risk", read(undisturbed()), PASS, "is not draining"),
    ("draining", K.DRAIN, "risk", read(undisturbed(draining=True)), FAIL, "since 1 min, 3 requests in flight"),
    ("draining", K.DRAIN, "risk", read(replace(undisturbed(), draining=True)), FAIL, "is draining, 3 requests"),
    ("draining", K.DRAIN, "risk", broken(B.REFUSED, status=404), PASS, "no route for draining"),
    ("draining", K.DRAIN, "risk", broken(B.NO_ANSWER), UNKNOWN, "gave no answer"),
    ("draining", K.HEALTH, "oms", broken(B.DRAINING, status=503), FAIL, "requests are refused"),
    ("draining", K.HEALTH, "oms", broken(B.DRAINING, status=503, age_s=400), PASS, "is not draining"),
    ("draining", K.HEALTH, "oms", broken(B.NO_ANSWER), PASS, "is not draining"),
    ("tls-version", TLS, "risk", read(replace(certificate(80), tls_version="TLSv1.2")), PASS, "TLS 1.2"),
    (
        "tls-version",
        TLS,
        "risk",
        read(replace(certificate(80), tls_version="TLSv1.1")),
        FAIL,
        "TLS 1.1, which is broken",
    ),
    ("tls-version", TLS, "risk", read(replace(certificate(80), tls_version="x")), UNKNOWN, "does not know: x"),
    ("tls-version", TLS, "risk", read(None), WARN, "no TLS"),
    ("tls-version", TLS, "risk", broken(B.UNREACHABLE, "tls"), FAIL, "No TLS connection"),
    ("tls-version", TLS, "risk", broken(B.UNREACHABLE, "refused"), UNKNOWN, "refuses connections"),
    ("open-routes", DESCRIBED, "risk", read_routes("risk"), PASS, "open, all of them meant to be"),
    (
        "open-routes",
        DESCRIBED,
        "risk",
        read_routes("risk", **{LIMITS: Takes()}),
        WARN,
        "no session for GET /risk/limits",
    ),
    ("open-routes", DESCRIBED, "risk", read(frozenset(CALLED["risk", None])), UNKNOWN, "does not tell what its"),
    ("open-routes", DESCRIBED, "risk", broken(B.REFUSED, status=404), UNKNOWN, "publishes no description"),
    ("kraken-key-age", K.SECRET_STATUS, OWN, key(74.9), PASS, "74 days old"),
    ("kraken-key-age", K.SECRET_STATUS, OWN, key(1.5), PASS, "1 day old"),
    ("kraken-key-age", K.SECRET_STATUS, OWN, key(75), WARN, "75 days old"),
    ("kraken-key-age", K.SECRET_STATUS, OWN, key(90), FAIL, "90 days old, fewer than 90 are allowed"),
    ("kraken-key-age", K.SECRET_STATUS, OWN, key(-1), UNKNOWN, "in the future"),
    ("kraken-key-age", K.SECRET_STATUS, OWN, broken(B.REFUSED, status=404, detail=NO_ROTATION), WARN, "no Kraken key"),
    ("kraken-key-age", K.SECRET_STATUS, OWN, broken(B.REFUSED, status=404), UNKNOWN, "HTTP 404"),
    ("kraken-key-age", K.SECRET_STATUS, OWN, broken(B.SERVER_FAULT, status=502), UNKNOWN, "HTTP 502"),
    ("kraken-key-age-others", K.SECRET_STATUS, OTHER, key(20, "director-1"), PASS, "20 days old"),
    ("kraken-key-age-others", K.SECRET_STATUS, OTHER, key(80, "director-1"), WARN, "director-1: Kraken key is 80"),
    ("kraken-key-age-others", K.SECRET_STATUS, OTHER, key(91, "director-1"), FAIL, "director-1: Kraken key is 91"),
    ("kraken-key-age-others", K.SECRET_STATUS, OTHER, Slice("x", 1), ABSENT, "needs a session of director-1"),
    ("kraken-key-age-others", K.SECRET_STATUS, OTHER, broken(B.NO_ANSWER), UNKNOWN, "gave no answer"),
    ("master-key-age", K.SECRET_AUDIT, OWN, read((rotation(500), rotation(299))), PASS, "master key is 299 days old"),
    ("master-key-age", K.SECRET_AUDIT, OWN, read((rotation(300),)), WARN, "300 days old"),
    ("master-key-age", K.SECRET_AUDIT, OWN, read((rotation(365),)), FAIL, "365 days old"),
    ("master-key-age", K.SECRET_AUDIT, OWN, read(()), UNKNOWN, "remembers no rotation"),
    ("oms-reconciliation", K.RECONCILE, "oms", read(ReconcileStatus(8, 0, 0, 0)), PASS, "no mismatch, 8 balances"),
    ("oms-reconciliation", K.RECONCILE, "oms", read(ReconcileStatus(8, 0, 2, 0)), WARN, "2 mismatches repaired"),
    ("oms-reconciliation", K.RECONCILE, "oms", read(ReconcileStatus(8, 0, 2, 1)), FAIL, "1 alerts"),
    ("oms-reconciliation", K.RECONCILE, "oms", read(ReconcileStatus(0, 0, 0, 0)), UNKNOWN, "nothing was checked"),
    ("oms-reconciliation", K.RECONCILE, "oms", broken(B.SERVER_FAULT, status=503), FAIL, "does not reconcile"),
    ("oms-reconciliation", K.RECONCILE, "oms", broken(B.REFUSED, status=404), FAIL, "has no reconciliation"),
    ("oms-reconciliation", K.RECONCILE, "oms", broken(B.NO_ANSWER), UNKNOWN, "gave no answer"),
    ("openapi", DESCRIBED, "risk", read_routes("risk"), PASS, "operations take what is sent"),
    ("openapi", DESCRIBED, "risk", read_routes("risk", **{SIZE: SECURED}), FAIL, "GET /risk/size does not take symbol"),
    (
        "openapi",
        DESCRIBED,
        "risk",
        read_routes("risk", **{LIMITS: replace(SECURED, required=("account", "Authorization"))}),
        FAIL,
        "GET /risk/limits wants account, which is not sent",
    ),
    ("openapi", DESCRIBED, "secrets", read_routes("secrets", **{FORCE: BODY}), FAIL, "wants why, which is not sent"),
    ("openapi", DESCRIBED, "risk", read(frozenset(CALLED["risk", None])), UNKNOWN, "does not tell what the called"),
    ("openapi", DESCRIBED, "risk", broken(B.REFUSED, status=404), UNKNOWN, "publishes no description"),
    ("bodies-strict", K.DRAIN, "risk", broken(B.UNEXPECTED_ANSWER, path="$.inflight"), FAIL, "GET /x at $.inflight"),
    ("bodies-strict", K.DRAIN, "risk", broken(B.UNEXPECTED_ANSWER), FAIL, "cannot decode GET /x at $"),
    ("bodies-strict", K.DRAIN, "risk", broken(B.NO_ANSWER), PASS, "kinds of answers decoded"),
    ("known-broken", K.THROTTLE, "risk", broken(B.SERVER_FAULT, status=500), WARN, "/risk/throttle/status is broken"),
    ("known-broken", K.THROTTLE, "risk", read(ThrottleStatus(True)), PASS, "GET /risk/throttle/status answers"),
    ("known-broken", K.THROTTLE, "risk", broken(B.NO_ANSWER), UNKNOWN, "gave no answer"),
    ("simulation-guards", DESCRIBED, "sim-mode", read_routes("sim-mode"), WARN, "POST /sim/enter is offered"),
    ("simulation-guards", DESCRIBED, "sim-mode", read(frozenset[Route]()), PASS, "offers no way into simulation"),
    ("simulation-guards", DESCRIBED, "sim-mode", broken(B.REFUSED, status=404), UNKNOWN, "publishes no description"),
    ("secrets-shapes", K.SECRET_AUDIT, OWN, broken(B.UNEXPECTED_ANSWER, path="$[0].actor"), FAIL, "at $[0].actor"),
    ("secrets-shapes", K.SECRET_AUDIT, OWN, broken(B.UNEXPECTED_ANSWER), FAIL, "/secrets/audit is not as agreed at $"),
    ("secrets-shapes", K.KRAKEN_STATUS, OWN, broken(B.REFUSED, status=404, detail=NO_ROTATION), PASS, "all 3 pass"),
    ("secrets-shapes", K.KRAKEN_STATUS, OWN, broken(B.REFUSED, status=404, detail="Not Found"), FAIL, "is not there"),
    ("secrets-shapes", K.KRAKEN_STATUS, OWN, broken(B.SERVER_FAULT, status=502), FAIL, "kraken/status fails"),
    ("secrets-shapes", K.KRAKEN_STATUS, OWN, broken(B.NO_ANSWER), UNKNOWN, "gave no answer"),
    ("secrets-shapes", K.KRAKEN_STATUS, OWN, Slice("x", 1), UNKNOWN, "not read yet"),
]
