"""Judges the services' interfaces: what operations take, that bodies decode, and the routes known to be broken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from api_client.models.common import Answer, Route, Takes
from app.core.areas import Area
from app.core.attempts import attempted_at
from app.core.freshness import FailureKind
from app.core.language import tr
from app.core.readiness.guard_probes import guard_is_unwired
from app.core.readiness.lifetimes import TTL
from app.core.readiness.probe import (
    ALL_CONFIGURED,
    Opinion,
    Probe,
    ProbeView,
    SubjectFinding,
    judge_reading,
    of_each,
    unread_words,
)
from app.core.readiness.routes import CALLED, judge_routes_failure
from app.core.readiness.verdicts import Verdict
from app.core.state import ReadingKind, ServiceAddress

_NEW_KEY: Final = ("account_id", "api_key", "api_secret")
SENT: Final[dict[tuple[str, str, str], tuple[str, ...]]] = {
    ("auth", "POST", "/auth/login"): ("email", "password", "mfa_code", "ip_address"),
    ("kill-switch", "POST", "/risk/kill"): ("account_id", "reason_code"),
    ("kill-switch", "GET", "/risk/kill_events"): ("account_id", "limit"),
    ("sim-mode", "POST", "/sim/enter"): ("reason", "account_id"),
    ("sim-mode", "POST", "/sim/exit"): ("account_id",),
    ("safe-mode", "POST", "/safe_mode/enter"): ("reason",),
    ("secrets", "GET", "/secrets/status"): ("account_id",),
    ("secrets", "GET", "/secrets/kraken/status"): ("account_id",),
    ("secrets", "GET", "/secrets/audit"): ("account_id",),
    ("secrets", "POST", "/secrets/rotate"): _NEW_KEY,
    ("secrets", "POST", "/secrets/rotate_encrypted"): _NEW_KEY,
    ("secrets", "POST", "/secrets/kraken"): _NEW_KEY,
    ("secrets", "POST", "/secrets/kraken/test"): _NEW_KEY,
    ("secrets", "POST", "/secrets/kraken/force_rotate"): ("account_id",),
    ("secrets root", "GET", "/secrets/audit"): (),
    ("secrets root", "POST", "/secrets/kraken/test"): ("account_id",),
    ("risk", "GET", "/risk/size"): ("symbol",),
    ("risk-engine", "GET", "/risk/pretrade/status"): ("account_id", "limit"),
    ("risk-engine", "GET", "/risk/circuit/status"): ("account_id",),
    ("risk-engine", "GET", "/risk/cvar"): ("account_id", "horizon"),
    ("risk-engine", "GET", "/risk/nav_forecast"): ("account_id", "horizon"),
    ("risk-engine", "GET", "/diversification/targets"): ("account_id",),
    ("portfolio", "GET", "/portfolio/balances"): ("account_id",),
    ("portfolio", "GET", "/portfolio/orders"): ("account_id", "from", "to", "limit"),
    ("portfolio", "GET", "/portfolio/positions"): ("account_id", "limit"),
    ("portfolio", "GET", "/portfolio/fills"): ("account_id", "from", "to", "limit"),
    ("portfolio", "GET", "/portfolio/pnl"): ("account_id", "from", "to", "limit"),
    ("hitl", "POST", "/hitl/approve"): ("intent_id", "approved", "reviewer"),
    ("watchdog", "GET", "/oversight/status"): ("limit",),
    ("override", "GET", "/override/history"): ("account_id",),
    ("override", "POST", "/override/trade"): ("intent_id", "decision", "reason"),
    ("config", "GET", "/config/current"): ("account_id",),
    ("config", "GET", "/config/history"): ("key",),
    ("config", "POST", "/config/update"): ("account_id", "key", "value", "author"),
    ("oms", "GET", "/oms/routing/status"): ("account_id",),
    ("oms", "GET", "/oms/impact_curve"): ("symbol",),
    ("oms", "GET", "/oms/status"): ("account_id", "client_id"),
    ("oms core", "GET", "/oms/shadow_pnl"): ("account_id",),
    ("oms core", "GET", "/oms/accounts/{account_id}/trades"): ("limit",),
    ("oms root", "GET", "/oms/status"): ("account_id", "order_id"),
}
"""By service (with its flavour unless that is the usual one), method and path: what the console sends there, in the
query or the body."""

HEADERS_SENT: Final = frozenset({"authorization", "x-account-id", "x-mfa-token", "x-director-approvals"})
"""What a session lets the console send with any request; further header parameters would be missed."""

_OPTIONAL: Final = frozenset({"ip_address", "limit", "from", "to"})
_TYPED: Final = (
    ReadingKind.HEALTH,
    ReadingKind.READINESS,
    ReadingKind.ROUTES,
    ReadingKind.METRICS,
    ReadingKind.SIMULATION,
    ReadingKind.SAFE_MODE,
    ReadingKind.PRETRADE,
    ReadingKind.ORDERS,
    ReadingKind.POSITIONS,
    ReadingKind.DRAIN,
    ReadingKind.SECRET_STATUS,
    ReadingKind.KRAKEN_STATUS,
    ReadingKind.SECRET_AUDIT,
    ReadingKind.RECONCILE,
    ReadingKind.THROTTLE,
)


@dataclass(frozen=True, slots=True)
class KnownDefect:
    """A route that fails in the platform as released, and why; it is read as `kind`."""

    service: str
    route: str
    kind: ReadingKind
    because: str


KNOWN_DEFECTS: Final = (
    KnownDefect(
        "risk",
        "GET /risk/throttle/status",
        ReadingKind.THROTTLE,
        tr("its declared answer does not fit what it returns"),
    ),
    KnownDefect(
        "portfolio",
        tr("GET /portfolio/orders as JSON"),
        ReadingKind.RECORDS_JSON,
        tr("rows with times or amounts break it, which is why this console reads CSV"),
    ),
)


def judge_openapi(_view: ProbeView, address: ServiceAddress, published: frozenset[Route]) -> Opinion:
    """Every called operation takes what is sent, and wants nothing that is not."""
    described = {(route.method, route.path): route for route in published}
    called = CALLED.get((address.name, address.flavour), CALLED.get((address.name, None), ()))
    wrong: list[str] = []
    compared = 0
    for route in called:
        found = described.get((route.method, route.path))
        takes = None if found is None else found.takes
        if takes is None:
            continue
        compared += 1
        wrong += _unlike(f"{route.method} {route.path}", takes, _sent(address, route))
    if wrong:
        return Opinion(Verdict.FAIL, "; ".join(wrong), len(wrong))
    if called and not compared:
        return Opinion(Verdict.UNKNOWN, tr("its description does not tell what the called operations take"))
    if not called:
        return Opinion(Verdict.PASS, tr("nothing called beyond health and metrics"), -1)
    return Opinion(Verdict.PASS, tr("{compared} called operations take what is sent", compared=compared))


def _sent(address: ServiceAddress, route: Route) -> tuple[str, ...]:
    """One flavour may be sent less than the others under the same path."""
    usual = SENT.get((address.name, route.method, route.path), ())
    return SENT.get((f"{address.name} {address.flavour}", route.method, route.path), usual)


def _unlike(operation: str, takes: Takes, sent: tuple[str, ...]) -> list[str]:
    """What is sent in vain, and what is missing."""
    needed = sorted({*takes.required, *takes.body_required})
    known = {*takes.query, *takes.body}
    vain = [name for name in sent if name not in known and name not in _OPTIONAL]
    given = {*sent, *(name for name in needed if f"{{{name}}}" in operation)}
    missing = [name for name in needed if name not in given and name.lower() not in HEADERS_SENT]
    found = [tr("{operation} does not take {name}", operation=operation, name=name) for name in vain]
    return found + [
        tr("{operation} wants {name}, which is not sent", operation=operation, name=name) for name in missing
    ]


def judge_bodies(view: ProbeView) -> tuple[SubjectFinding, ...]:
    """How many kinds of answers of each service were decoded lately; one that could not be is named with its place."""
    return tuple(_bodies(view, address) for address in view.configured)


def _bodies(view: ProbeView, address: ServiceAddress) -> SubjectFinding:
    own = [fact for key, fact in view.state.readings.items() if key.service == address.name and key.kind in _TYPED]
    tried = [(at, fact) for fact in own if (at := attempted_at(fact)) is not None and not view.expired(at)]
    odd = [fact for _, fact in tried if fact.failure and fact.failure.kind is FailureKind.UNEXPECTED_ANSWER]
    decoded = [(at, fact) for at, fact in tried if fact.failure is None]
    if odd:
        places = sorted(
            {
                tr("{source} at {path}", source=fact.source, path=fact.failure.path or "$")
                for fact in odd
                if fact.failure
            }
        )
        return view.subject(
            address, odd[0], Opinion(Verdict.FAIL, tr("cannot decode {places}", places=", ".join(places)), len(places))
        )
    if not decoded:
        return SubjectFinding(address.name, Verdict.UNKNOWN, tr("no body to decode"))
    oldest = min(decoded, key=lambda one: one[0])[1]
    return view.subject(
        address, oldest, Opinion(Verdict.PASS, tr("{count} kinds of answers decoded", count=len(decoded)))
    )


def judge_known_defects(view: ProbeView) -> tuple[SubjectFinding, ...]:
    """Each route that is known to be broken: still so, or mended."""
    return tuple(
        _defect(view, address, defect)
        for address in view.configured
        for defect in KNOWN_DEFECTS
        if defect.service == address.name
    )


def _defect(view: ProbeView, address: ServiceAddress, defect: KnownDefect) -> SubjectFinding:
    fact = view.state.reading(defect.kind, address.name)
    at = attempted_at(fact)
    failure = fact.failure
    if failure is not None and at is not None and not view.expired(at) and failure.kind is FailureKind.SERVER_FAULT:
        words = _broken_words(defect, unread_words(failure))
        return view.subject(address, fact, Opinion(Verdict.WARN, words))
    return judge_reading(view, address, fact, lambda *seen: _answered(defect, seen[2]), lambda _: None)


def _answered(defect: KnownDefect, value: Any) -> Opinion:
    """A reading that took any answer may hold the broken one."""
    if isinstance(value, Answer) and guard_is_unwired(value):
        return Opinion(Verdict.UNKNOWN, tr("{route} is behind a guard that is not wired", route=defect.route))
    if isinstance(value, Answer) and value.status >= 500:
        return Opinion(Verdict.WARN, _broken_words(defect, f"HTTP {value.status}"))
    if isinstance(value, Answer) and value.status >= 400:
        return Opinion(Verdict.UNKNOWN, tr("{route} answers HTTP {status}", route=defect.route, status=value.status))
    return Opinion(Verdict.PASS, tr("{route} answers", route=defect.route))


def _broken_words(defect: KnownDefect, said: str) -> str:
    return tr("{route} is broken: {said}; {because}", route=defect.route, said=said, because=defect.because)


def judge_forecast(view: ProbeView, address: ServiceAddress, published: frozenset[Route]) -> Opinion:
    """Whether the route that dashboards ask for a forecast is there."""
    wanted = FORECAST[address.name]
    if wanted in published:
        return Opinion(Verdict.PASS, tr("has {route}", route=f"{wanted.method} {wanted.path}"))
    return Opinion(Verdict.WARN, tr("does not have {missing}", missing=f"{wanted.method} {wanted.path}"))


FORECAST: Final = {"auth": Route("GET", "/risk/forecast"), "risk-engine": Route("GET", "/risk/nav_forecast")}
"""Where forecasts are served: the exposure's on the admin platform, the net asset value's on the risk engine."""

API_PROBES: Final = (
    Probe(
        id="openapi",
        area=Area.INTEGRATION,
        question=tr("Do the called operations take what this console sends?"),
        reads=(ReadingKind.ROUTES,),
        services=ALL_CONFIGURED,
        ttl_s=TTL.slow,
        threshold=tr("every parameter sent is described, and nothing else is required"),
        advice=tr("Compare the service's version with this console's: one of them has moved."),
        judge=of_each(ReadingKind.ROUTES, judge_openapi, judge_routes_failure),
    ),
    Probe(
        id="bodies-strict",
        area=Area.INTEGRATION,
        question=tr("Can every answer be decoded strictly?"),
        reads=_TYPED,
        services=ALL_CONFIGURED,
        ttl_s=TTL.slow,
        threshold=tr("no answer with a missing or mistyped field"),
        advice=tr("The service answers another form than agreed at the named place: compare versions."),
        judge=judge_bodies,
    ),
    Probe(
        id="known-broken",
        area=Area.INTEGRATION,
        question=tr("Are the routes that are known to be broken mended?"),
        reads=(ReadingKind.THROTTLE, ReadingKind.RECORDS_JSON),
        services=ALL_CONFIGURED,
        ttl_s=TTL.slow,
        threshold=tr("each of them answers"),
        advice=tr("Do not rely on the named route; what it would show has to be looked up elsewhere."),
        judge=judge_known_defects,
        required=False,
        needs_session=True,
        note=tr("GET /oms/routing/status may be broken too: it is not asked, because reading it places test orders"),
    ),
    Probe(
        id="forecast-route",
        area=Area.SIMULATION,
        question=tr("Are the forecast routes there?"),
        reads=(ReadingKind.ROUTES,),
        services=tuple(FORECAST),
        ttl_s=TTL.slow,
        threshold=tr("both are described"),
        advice=tr("Dashboards that show a forecast stay empty without the route."),
        judge=of_each(ReadingKind.ROUTES, judge_forecast, judge_routes_failure),
        required=False,
    ),
)
