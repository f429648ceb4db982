"""Which probes speak about which finding and which remediation task of the platform's reviews: data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from app.core.areas import Area
from app.core.language import tr

NOT_OBSERVABLE: Final = tr("not observable from a workstation")


@dataclass(frozen=True, slots=True)
class KnownFinding:
    """Something that reviews found, or say they repaired: texts that match `pattern` speak of it.

    `probes` are the ids of the probes that can see it; without one it is `NOT_OBSERVABLE`.
    """

    id: str
    area: Area
    pattern: str
    probes: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Which probes speak about it, or that none can."""
        return ", ".join(self.probes) or NOT_OBSERVABLE


_ARCHITECTURE, _RELIABILITY, _SECURITY = Area.ARCHITECTURE, Area.RELIABILITY, Area.SECURITY
_STORES: Final = ("store-timescale", "store-redis", "store-feast")

# Manifests are files of a repository. What shows from outside is whether the service that they start answers.
_DEPLOYED: Final = (
    KnownFinding("undefined-secrets", _ARCHITECTURE, r"fastapi-(?:secrets|credentials)", ("reachable",)),
    KnownFinding("compliance-database", _ARCHITECTURE, r"compliance-service-database|compliance dsn", ("reachable",)),
    KnownFinding("client-certificates", _ARCHITECTURE, r"kafka-tls|timescaledb-client-cert|tls client cert"),
    KnownFinding(
        "ingress-certificates", _ARCHITECTURE, r"-service-tls|\bingress (?:routes|uses)|every ingress", ("certificate",)
    ),
    KnownFinding(
        "ingress-https",
        _ARCHITECTURE,
        r"forced https|ingress components enforce|https is forced",
        ("plain-http", "http-redirect"),
    ),
    KnownFinding("feast-secret", _ARCHITECTURE, r"feast external ?secret|feast credentials|offline credential"),
    KnownFinding("ports", _ARCHITECTURE, r"\bports (?:that )?do not match"),
    KnownFinding("feast-redis", _ARCHITECTURE, r"generic `redis`|feast redis|redis of its own"),
    KnownFinding("capital-allocator", _ARCHITECTURE, r"capital[- ]allocator"),
    KnownFinding("secret-store", _ARCHITECTURE, r"clustersecretstore|vault access"),
    KnownFinding("ingest-image", _ARCHITECTURE, r"ghcr\.io/your-org|kraken-ws-ingest image"),
    KnownFinding(
        "manifests", _ARCHITECTURE, r"dry[- ]run=client|manifests now declare|overlays render|dry run of both"
    ),
    KnownFinding(
        "secrets-as-code", _ARCHITECTURE, r"have been codified|written down as code|externalsecret definitions"
    ),
    KnownFinding(
        "health-routes",
        _ARCHITECTURE,
        r"readiness[ /](?:and )?liveness|probe (?:gaps|coverage)|health probe endpoints|probes ask the routes",
        ("health", "readyz"),
    ),
    KnownFinding("volumes", _ARCHITECTURE, r"pvcs?\b|persistentvolume|persistence expectations|\bvolumes?\b", _STORES),
    KnownFinding("containers", _ARCHITECTURE, r"container builds|root privileges|non-root|without root|share one list"),
    KnownFinding("redundancy", _ARCHITECTURE, r"redundancy procedures|second copies", (*_STORES, "restore-drill")),
)

_OBSERVED: Final = (
    KnownFinding(
        "rules-without-series",
        _RELIABILITY,
        r"rules (?:target|name)|emitted metric|rule names|names? the rules use",
        ("blind-alerts",),
    ),
    KnownFinding(
        "kill-response",
        _RELIABILITY,
        r"kill_switch_response_seconds|the kill switch measures",
        ("blind-alerts", "slo-kill-switch"),
    ),
    KnownFinding("kill-gauge", _RELIABILITY, r"kill_switch_state", ("kill-state",)),
    KnownFinding("sequence-gaps", _RELIABILITY, r"ws_sequence_gap_ratio", ("market-data-gaps", "blind-alerts")),
    KnownFinding("delivery-latency", _RELIABILITY, r"ws_delivery_latency_seconds", ("blind-alerts", "slo-websocket")),
    KnownFinding("order-counters", _RELIABILITY, r"order-gateway counters|_orders_total", ("blind-alerts",)),
    KnownFinding("canary-metric", _RELIABILITY, r"model[_ ]canary", ("canary", "blind-alerts")),
    KnownFinding(
        "latency-and-freshness",
        _RELIABILITY,
        r"http_request_duration_seconds|risk_marketdata_latest_timestamp|latency and freshness",
        ("blind-alerts", "market-data"),
    ),
    KnownFinding(
        "scraped",
        _RELIABILITY,
        r"scrape (?:job|target|selector)|order-gateway\|pricing|service discovery|suffix|healthy targets",
        ("scrape-targets",),
    ),
    KnownFinding(
        "ingest-metrics",
        _RELIABILITY,
        r"ingest (?:deployment )?never exposes|kraken-ws-ingest. be",
        ("scrape-targets",),
    ),
    KnownFinding("ingest-service", _RELIABILITY, r"no service to route|clusterip", ("scrape-targets",)),
    KnownFinding(
        "runbooks", _RELIABILITY, r"runbooks? reference|on-call (?:runbooks|checklist)", ("checklist-alerts",)
    ),
    KnownFinding(
        "scaling-alerts",
        _RELIABILITY,
        r"scaling (?:controller )?(?:prometheus )?alerts",
        ("checklist-alerts", "scaling-moves"),
    ),
    KnownFinding("log-rotation", _RELIABILITY, r"log rotation|disk exhaustion"),
)

_GUARDED: Final = (
    KnownFinding("mfa", _SECURITY, r"\bmfa\b", ("mfa",)),
    KnownFinding("service-key", _SECURITY, r"(?:encryption|secrets service) key"),
    KnownFinding("exchange-keys", _SECURITY, r"kraken-keys-|exchange credentials|keys are still carried"),
    KnownFinding(
        "streams", _SECURITY, r"zookeeper|plaintext (?:and|listeners|fallbacks)|streams accept|streaming endpoints"
    ),
    KnownFinding("network", _SECURITY, r"\begress\b|network polic|outgoing traffic"),
    KnownFinding("weak-defaults", _SECURITY, r"insecure fallbacks|weak defaults"),
    KnownFinding("kill-controls", _SECURITY, r"validated kill-switch|circuit breakers", ("kill-path",)),
    KnownFinding(
        "allowlists",
        Area.GOVERNANCE,
        r"platform[- ](?:account-)?allowlists|administrative allowlists",
        ("session-store",),
    ),
    KnownFinding(
        "default-identities", Area.GOVERNANCE, r"baked-in|hard-coded accounts|fixed names", ("default-identities",)
    ),
)

_BUILT: Final = (
    KnownFinding("test-suite", Area.TESTING, r"pytest|\bthe suite\b|asynchronous tests", ("junit", "release-tests")),
    KnownFinding("recovery-log", Area.DATA, r"dr_log|undefined-table|a table that it never makes", ("store-dr-log",)),
    KnownFinding(
        "registry-backup",
        Area.DATA,
        r"(?:feast|feature) registry|feast keeps its registry|feast only ships",
        ("store-feast",),
    ),
    KnownFinding(
        "backups",
        Area.DATA,
        r"pg_dump|backup jobs?\b|nightly dump",
        ("store-timescale", "store-mlflow", "restore-drill"),
    ),
    KnownFinding("adapters", Area.INTEGRATION, r"notimplementederror|exchange adapters|binance"),
    KnownFinding("forecasts", Area.SIMULATION, r"forecast(?:er|ing|s)\b", ("forecast-route",)),
    KnownFinding("trainer", Area.SIMULATION, r"\btrainer\b"),
    KnownFinding(
        "simulation-guards", Area.SIMULATION, r"simulation mode guards|simulation cannot be", ("simulation-guards",)
    ),
    KnownFinding(
        "simulation-off",
        Area.SIMULATION,
        r"simulation (?:safety|defaults|mode enforces)|simulated orders",
        ("simulation",),
    ),
    KnownFinding(
        "secrets-routes",
        Area.INTERFACE,
        r"/secrets/(?:status|audit|kraken)|frontend routes|from the page",
        ("routes", "secrets-shapes"),
    ),
)

FINDINGS: Final = (*_DEPLOYED, *_OBSERVED, *_GUARDED, *_BUILT)
"""Every finding of the five reviews, among them what they call repaired."""

# What a manifest delivers, who applies a key and what a repository holds cannot be seen from outside. Twelve of these
# tasks are only mentioned: no review says what they ask for.
_UNSEEN_TASKS: Final = (1, 2, 6, 9, 11, 12, 13, 15, 16, 18, 21, 24, 25, 27, 28)

TASKS: Final[Mapping[int, tuple[str, ...]]] = MappingProxyType(
    {
        **dict.fromkeys(_UNSEEN_TASKS, ()),
        3: ("blind-alerts", "slo-policy", "slo-risk", "slo-oms"),
        4: ("canary", "blind-alerts"),
        5: ("blind-alerts",),
        7: ("junit",),
        8: ("session-store",),
        10: ("blind-alerts", "slo-websocket"),
        14: ("scrape-targets", "market-data-gaps"),
        17: ("scrape-targets",),
        19: ("scrape-targets",),
        20: ("checklist-alerts", "scaling-moves"),
        22: ("kill-state",),
        23: ("market-data-gaps",),
        26: ("store-feast", "store-redis", "restore-drill"),
        29: ("scrape-targets",),
        30: ("blind-alerts", "market-data"),
    }
)
"""The probes that see whether a task is done, by the task's number; none where it is `NOT_OBSERVABLE`."""


def known_findings(text: str) -> tuple[KnownFinding, ...]:
    """The findings that a text speaks of; none for one that no review had."""
    words = text[:4_000]
    return tuple(finding for finding in FINDINGS if _matcher(finding.pattern).search(words))


@cache
def _matcher(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
