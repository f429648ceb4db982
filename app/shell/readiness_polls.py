"""The reads that only probes look at: draining, plain http, stored credentials, reconciliation, evidence files."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import quote

from api_client.platform import Platform
from app.core.evidence import Evidence
from app.core.language import tr
from app.core.readiness.lifetimes import TTL
from app.core.state import Environment, ReadingKey, ReadingKind, ServiceAddress
from app.shell.evidence import read_evidence
from app.shell.poll_rows import Poll, Read

SLOW_S: Final = 60.0
RETRY_S: Final = 3_600.0

# The OMS drains in the flavours that have the route; the async one has none.
_DRAINING: Final = frozenset({("risk", None), ("policy", None), ("oms", "core"), ("oms", "root")})
# The one service with a rule of its own about transport is asked where that rule stands before every other guard.
_ASKED_IN_CLEAR: Final = {"secrets": "/secrets/status"}


def readiness_polls(environment: Environment) -> list[Poll]:
    """Every such read of an environment; only GET, and none with an effect on the platform."""
    rows: list[Poll] = []
    for address in environment.services:
        rows.extend(_of_service(address))
    for address in environment.services:
        if address.name == "secrets":
            for account in environment.accounts:
                rows.extend(_credentials(account, address.flavour or "k8s"))
    rows.extend(_evidence(item) for item in environment.evidence if item.file)
    return rows


def _slow(kind: ReadingKind, service: str, source: str, read: Read, *, account: str = "", session: bool) -> Poll:
    return Poll(ReadingKey(kind, service, account), source, SLOW_S, 3 * SLOW_S, session, read)


def _of_service(address: ServiceAddress) -> list[Poll]:
    name = address.name
    path = _ASKED_IN_CLEAR.get(name, "/healthz")

    async def drain(platform: Platform, _account: str) -> Any:
        return await platform.routes(name).drain()

    async def in_clear(platform: Platform, _account: str) -> Any:
        return await platform.routes(name).in_clear(path)

    async def reconcile(platform: Platform, _account: str) -> Any:
        return await platform.oms.reconcile()

    async def throttle(platform: Platform, _account: str) -> Any:
        return await platform.risk.throttle()

    async def records_json(platform: Platform, account: str) -> Any:
        path = f"/portfolio/orders?account_id={quote(account, safe='')}&limit=1"
        return await platform.routes(name).ask(path, bearer=True, account=account, mfa=None)

    rows = []
    if address.url.lower().startswith("https:"):
        key = ReadingKey(ReadingKind.PLAIN_HTTP, name)
        rows.append(Poll(key, tr("GET {path} in the clear", path=path), RETRY_S, TTL.once, False, in_clear, once=True))
    if (name, address.flavour) in _DRAINING:
        rows.append(_slow(ReadingKind.DRAIN, name, "GET /ops/drain/status", drain, session=False))
    if name == "oms" and address.flavour in (None, "async"):
        rows.append(_slow(ReadingKind.RECONCILE, name, "GET /oms/reconcile/status", reconcile, session=False))
    if name == "risk":
        rows.append(_slow(ReadingKind.THROTTLE, name, "GET /risk/throttle/status", throttle, session=True))
    if name == "portfolio":
        source = tr("GET /portfolio/orders as JSON")
        rows.append(_slow(ReadingKind.RECORDS_JSON, name, source, records_json, session=True))
    return rows


def _credentials(account: str, flavour: str) -> list[Poll]:
    """What the secrets service tells of one account, in that account's own session; each flavour tells less."""

    async def status(platform: Platform, own: str) -> Any:
        return await platform.secrets.status(own)

    async def kraken_status(platform: Platform, own: str) -> Any:
        return await platform.secrets.kraken_status(own)

    async def audit(platform: Platform, own: str) -> Any:
        return await platform.secrets.audit(own)

    async def root_status(platform: Platform, own: str) -> Any:
        return await platform.secrets_root.kraken_status(own)

    async def root_audit(platform: Platform, _own: str) -> Any:
        return await platform.secrets_root.audit()

    async def gateway_status(platform: Platform, own: str) -> Any:
        return await platform.secrets_gateway.kraken_status(own)

    kraken, history = "GET /secrets/kraken/status", "GET /secrets/audit"
    table: dict[str, tuple[tuple[ReadingKind, str, Read], ...]] = {
        "k8s": (
            (ReadingKind.SECRET_STATUS, "GET /secrets/status", status),
            (ReadingKind.KRAKEN_STATUS, kraken, kraken_status),
            (ReadingKind.SECRET_AUDIT, history, audit),
        ),
        "root": ((ReadingKind.KRAKEN_STATUS, kraken, root_status), (ReadingKind.SECRET_AUDIT, history, root_audit)),
        "gateway": ((ReadingKind.KRAKEN_STATUS, kraken, gateway_status),),
    }
    rows = table.get(flavour, ())
    return [_slow(kind, "secrets", source, read, account=account, session=True) for kind, source, read in rows]


def _evidence(item: Evidence) -> Poll:
    async def look(_platform: Platform, _account: str) -> Any:
        return await read_evidence(item.file)

    return _slow(ReadingKind.EVIDENCE, item.service, tr("file {file}", file=item.file), look, session=False)
