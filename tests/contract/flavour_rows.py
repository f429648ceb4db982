"""Kraken credentials over HTTPS, root and gateway flavours."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from api_client.errors import AuthError, Effect, Refused, ServerFault
from api_client.models.secrets_gateway import GatewayStatus
from api_client.models.secrets_root import RootStatus
from tests.contract.kill_rows import NOT_ADMIN
from tests.contract.rotation import CRASHED, GATEWAY, ROOT, Ask, Desk, RotationRow, cluster, kraken
from tests.contract.rows import PAIR, Fails, recent

STORE, TEST = "POST /secrets/kraken", "POST /secrets/kraken/test"
STORED, TRIED = {STORE: 1}, {TEST: 1}
UNCONFIGURED = (503, "Kraken secrets service configuration is unavailable")
INVALID = Fails(Refused, 401, "Invalid Kraken credentials")
KRAKEN = {
    **dict.fromkeys(("rejected", "throttled", "locked_out"), INVALID),
    "error": Fails(ServerFault, 502, "Kraken API responded with an error", Effect.UNKNOWN),
    "unreachable": Fails(ServerFault, 503, "Failed to reach Kraken API", Effect.UNKNOWN),
    "unexpected": CRASHED,
}


def _days_ago(moment: datetime | None, days: int) -> bool:
    return moment is not None and abs(datetime.now(UTC) - timedelta(days=days) - moment) < timedelta(hours=1)


def storing(account: str = "company", **pair: str) -> Ask:
    return lambda desk: desk.platform.secrets_root.rotate(account, *desk.pair(**pair))


def keeping(account: str = "company", **pair: str) -> Ask:
    return lambda desk: desk.platform.secrets_gateway.rotate(account, *desk.pair(**pair))


async def _stored(desk: Desk) -> Any:
    root = desk.platform.secrets_root
    done = await root.rotate("company", *desk.pair())
    return (
        done,
        await root.status(),
        await root.kraken_status("company"),
        await root.audit(),
        await root.test("company"),
    )


def _told(found: Any) -> bool:
    done, status, stored, (row,), tried = found
    return (
        (done.account_id, done.secret_name) == ("company", "kraken-keys-company")
        and recent(done.last_rotated)
        and recent(done.server_date)
        and done.last_rotated == status.last_rotated_at == stored.last_rotated == row.rotated_at
        and status.last_rotated_by == stored.rotated_by == row.actor == "company"
        and tried.accepted
    )


async def _revoked(desk: Desk) -> Any:
    await desk.platform.secrets_root.rotate("company", *desk.pair())
    desk.sandbox.control.request("DELETE", "/control/kraken/pairs", json=PAIR).raise_for_status()
    try:
        return await desk.platform.secrets_root.test("company")
    finally:
        desk.sandbox.control.post("/control/kraken/pairs", json=PAIR).raise_for_status()


async def _with_session(desk: Desk) -> Any:
    """A session's token is none of the static ones."""
    answer = await desk.platform.routes("secrets").ask("/secrets/status", bearer=True, account=None, mfa=None)
    return answer.status, answer.detail


async def _kept(desk: Desk) -> Any:
    before = await desk.platform.secrets_gateway.kraken_status("company")
    done = await desk.platform.secrets_gateway.rotate("company", *desk.pair())
    return before, done, await desk.platform.secrets_gateway.kraken_status("company")


def _same_beginning(found: Any) -> bool:
    before, done, after = found
    return (
        _days_ago(before.created_at, 31)
        and before.created_at == done.created_at
        and recent(done.rotated_at)
        and recent(done.server_date)
        and after == GatewayStatus("company", "kraken-keys-company", done.created_at, done.rotated_at)
    )


ROOT_READS: dict[str, Callable[[Desk], Awaitable[Any]]] = {
    "secrets_root.status": lambda d: d.platform.secrets_root.status(),
    "secrets_root.kraken_status": lambda d: d.platform.secrets_root.kraken_status("company"),
    "secrets_root.audit": lambda d: d.platform.secrets_root.audit(),
}


def _root(method: str, says: str, call: Ask, ends: Any, **more: Any) -> RotationRow:
    return RotationRow(f"secrets_root.{method}", says, call, ends, ROOT, **{"account": None, **more})


def _gateway(method: str, says: str, call: Ask, ends: Any, **more: Any) -> RotationRow:
    return RotationRow(f"secrets_gateway.{method}", says, call, ends, GATEWAY, **more)


ROOT_ROWS: tuple[RotationRow, ...] = (
    _root("rotate", "is told everywhere at once", _stored, _told, writes={STORE: 1, TEST: 1}, checks={"accepted": 2}),
    _root(
        "rotate",
        "takes any account, signed in as anybody or nobody",
        storing("someone-else"),
        lambda done: done.secret_name == "kraken-keys-someone-else",
        writes=STORED,
    ),
    _root(
        "rotate",
        "without a key is refused and says where",
        storing(api_key=""),
        Fails(Refused, 422, "String should have at least 1 character (body.api_key)"),
    ),
    _root("rotate", "without base64 crashes before Kraken is asked", storing(api_secret="abc"), CRASHED, writes=STORED),
    _root(
        "rotate",
        "when the cluster cannot be written crashes after Kraken was asked",
        storing(),
        CRASHED,
        fault=cluster("not_updated"),
        writes=STORED,
        checks={"accepted": 1},
    ),
    _root(
        "rotate",
        "without its configuration is not reached",
        storing(),
        Fails(ServerFault, *UNCONFIGURED, Effect.UNKNOWN),
        fault=cluster("unavailable"),
    ),
    *(
        _root(
            method,
            f"when Kraken is {failure}",
            call,
            ends,
            fault=kraken(failure),
            writes=writes,
            checks={failure: 1},
        )
        for method, call, writes in (
            ("rotate", storing(), STORED),
            ("test", lambda d: d.platform.secrets_root.test("company"), TRIED),
        )
        for failure, ends in KRAKEN.items()
    ),
    _root("test", "fails once Kraken takes the stored pair no longer", _revoked, INVALID, writes={STORE: 1, TEST: 1}),
    _root(
        "test",
        "of an account that never stored any is not found",
        lambda d: d.platform.secrets_root.test("director-2"),
        Fails(Refused, 404, "Secret for account director-2 was not found"),
        writes=TRIED,
    ),
    _root(
        "status",
        "is of the token's account",
        ROOT_READS["secrets_root.status"],
        lambda status: isinstance(status, RootStatus) and _days_ago(status.last_rotated_at, 31),
    ),
    _root(
        "status",
        "takes no session's token",
        _with_session,
        lambda found: found == (401, "Missing or invalid MFA context token"),
        account="company",
    ),
    _root(
        "kraken_status",
        "is of any account",
        lambda d: d.platform.secrets_root.kraken_status("director-1"),
        lambda status: status.rotated_by == "director-1" and _days_ago(status.last_rotated, 80),
    ),
    _root(
        "kraken_status",
        "of an account that never stored any is not found",
        lambda d: d.platform.secrets_root.kraken_status("director-2"),
        Fails(Refused, 404, "Secret for account director-2 was not found"),
    ),
    _root(
        "kraken_status",
        "of an unsigned secret crashes",
        ROOT_READS["secrets_root.kraken_status"],
        Fails(ServerFault, 500, "Internal Server Error", Effect.NONE),
        fault=cluster("unsigned"),
    ),
    _root("audit", "is the last rotation only", ROOT_READS["secrets_root.audit"], lambda rows: len(rows) == 1),
    *(
        RotationRow(
            method,
            f"when the cluster is {failure}",
            ask,
            Fails(ServerFault, status, detail, Effect.NONE),
            ROOT,
            None,
            cluster(failure),
        )
        for method, ask in ROOT_READS.items()
        for failure, status, detail in (
            ("unavailable", *UNCONFIGURED),
            ("unreadable", 500, "Internal Server Error"),
        )
    ),
)
NOTHING = Fails(Refused, 404, "No Kraken credential rotation metadata found.")
GATEWAY_ROWS: tuple[RotationRow, ...] = (
    _gateway("rotate", "keeps the first time and asks Kraken nothing", _kept, _same_beginning, writes=STORED),
    _gateway(
        "rotate",
        "takes blank credentials",
        keeping(api_key="", api_secret=""),
        lambda done: recent(done.rotated_at),
        writes=STORED,
    ),
    _gateway(
        "rotate",
        "for another account is refused by the handler",
        keeping("director-1"),
        Fails(Refused, 403, "Account mismatch between header and payload."),
        writes=STORED,
    ),
    _gateway("rotate", "as an auditor is forbidden", keeping("auditor"), NOT_ADMIN, account="auditor"),
    _gateway(
        "rotate",
        "with an ended session is about the session",
        keeping(),
        Fails(AuthError, 401, "Invalid or expired session token.", facts={"reason": "status"}),
        fault={"fault": "session_lost"},
    ),
    _gateway("rotate", "crashes with the cluster", keeping(), CRASHED, fault=cluster("not_updated"), writes=STORED),
    _gateway(
        "kraken_status",
        "of another account is refused",
        lambda d: d.platform.secrets_gateway.kraken_status("director-1"),
        Fails(Refused, 403, "Account mismatch between header and query parameter."),
    ),
    _gateway(
        "kraken_status",
        "of an account that never stored any is not found",
        lambda d: d.platform.secrets_gateway.kraken_status("director-2"),
        NOTHING,
        account="director-2",
    ),
    _gateway(
        "kraken_status",
        "of a secret that another implementation wrote is not found",
        lambda d: d.platform.secrets_gateway.kraken_status("company"),
        NOTHING,
        fault=cluster("foreign"),
    ),
)
ROWS = (*ROOT_ROWS, *GATEWAY_ROWS)
