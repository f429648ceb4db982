"""Kraken credentials over HTTPS, Kubernetes flavour: rotated, tried, told, refused; how often Kraken is asked."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from api_client.errors import AuthError, Effect, Refused, ServerFault
from tests.contract import flavour_rows
from tests.contract.kill_rows import NOT_ADMIN
from tests.contract.rotation import Ask, Desk, RotationRow, cluster, kraken
from tests.contract.rows import Fails, recent

ROTATE, ENCRYPTED = "POST /secrets/rotate", "POST /secrets/rotate_encrypted"
TEST, FORCE = "POST /secrets/kraken/test", "POST /secrets/kraken/force_rotate"
WATCHERS = {
    ROTATE: "Credentials rotated; OMS hot-reload triggered.",
    ENCRYPTED: "Kraken credentials rotated with envelope encryption; OMS watchers notified.",
}
EXPIRED = "Invalid or expired session token."
ENDED = Fails(AuthError, 401, EXPIRED, facts={"forbidden": False, "reason": "session_or_approval"})
PAYLOAD = Fails(Refused, 400, "Invalid request payload")
DISTINCT = Fails(Refused, 403, "Two distinct director approvals are required.")
FOREIGN = Fails(Refused, 403, "Account mismatch between header and payload")
NOBODY = Fails(AuthError, None, None, facts={"reason": "no_session"})
NO_BASE64 = Fails(Refused, 400, "Kraken API secret must be base64 encoded.")


def rotating(account: str = "company", first: str = "director-1", second: str = "director-2", **pair: str) -> Ask:
    async def ask(desk: Desk) -> Any:
        approvals = await desk.approvals(first, second)
        return await desk.platform.secrets.rotate(account, *desk.pair(**pair), approvals)

    return ask


def testing(account: str = "company", **pair: str) -> Ask:
    return lambda desk: desk.platform.secrets.test(account, *desk.pair(**pair))


def with_history(method: str) -> Ask:
    async def ask(desk: Desk) -> Any:
        secrets = desk.platform.secrets
        before = await secrets.audit("company")
        done = await getattr(secrets, method)("company", *desk.pair(), await desk.approvals())
        return done, before, await secrets.audit("company"), await secrets.status("company")

    return ask


def _rotated(found: Any) -> bool:
    done, before, after, status = found
    return (
        (done.account_id, done.secret_name, done.watcher) == ("company", "kraken-keys-company", WATCHERS[ROTATE])
        and recent(done.last_rotated_at)
        and recent(done.server_date)
        and _entered(done.last_rotated_at, before, after, status)
    )


def _encrypted(found: Any) -> bool:
    done, before, after, status = found
    return (
        (done.secret_name, done.watcher, done.record) == ("kraken-keys-company", WATCHERS[ENCRYPTED], after[0])
        and done.kms_key_id == done.record.kms_key_id
        and recent(done.server_date)
        and _entered(done.last_rotated_at, before, after, status)
    )


def _entered(moment: datetime, before: Any, after: Any, status: Any) -> bool:
    newest = after[0]
    return (
        status.last_rotated_at == newest.last_rotated_at == moment
        and (newest.actor, newest.approvers) == ("company", ("director-1", "director-2"))
        and after[1:] == before
    )


def _reading_after(call: Ask) -> Ask:
    """What a caller does who is told that some session has ended: the own status says whose."""

    async def ask(desk: Desk) -> Any:
        try:
            await call(desk)
        except AuthError as ended:
            return ended.reason, (await desk.platform.secrets.status("company")).account_id
        raise AssertionError

    return ask


async def _signed_out_meanwhile(desk: Desk) -> Any:
    approvals = await desk.approvals()
    desk.sandbox.set_fault("secrets", "session_lost")
    return await desk.platform.secrets.rotate("company", *desk.pair(), approvals)


def recently(done: Any) -> bool:
    return recent(done.last_rotated_at)


def _fault(status: int, detail: str, effect: Effect) -> Fails:
    return Fails(ServerFault, status, detail, effect)


def _k8s(route: str, call: Ask, says: str, ends: Any, **more: Any) -> RotationRow:
    method = {ROTATE: "rotate", TEST: "test", FORCE: "force_rotate"}[route]
    return RotationRow(f"secrets.{method}", says, call, ends, **more)


K8S_KRAKEN = {
    "rejected": Fails(Refused, 400, "Kraken API rejected the provided credentials."),
    "unexpected": _fault(502, "Unexpected error validating Kraken credentials.", Effect.UNKNOWN),
    **dict.fromkeys(
        ("throttled", "locked_out", "error", "unreachable"),
        _fault(502, "Kraken API validation request failed.", Effect.UNKNOWN),
    ),
}
K8S_CLUSTER = {
    "unavailable": (503, "Kubernetes client is not available"),
    "unreadable": (502, "Unable to read secret metadata"),
    "not_updated": (502, "Unable to update Kubernetes secret"),
    "not_created": (502, "Unable to create Kubernetes secret"),
    "corrupt": (502, "Rotation metadata corrupt"),
}
K8S_READS: dict[str, Ask] = {
    "secrets.status": lambda d: d.platform.secrets.status("company"),
    "secrets.kraken_status": lambda d: d.platform.secrets.kraken_status("company"),
}
ROTATED, TRIED = {ROTATE: 1}, {TEST: 1}

ROWS: tuple[RotationRow, ...] = (
    RotationRow(
        "secrets.rotate",
        "moves the status and enters the history with both approvers",
        with_history("rotate"),
        _rotated,
        writes=ROTATED,
        checks={"accepted": 1},
    ),
    RotationRow(
        "secrets.rotate_encrypted",
        "does the same and tells the history's row",
        with_history("rotate_encrypted"),
        _encrypted,
        writes={ENCRYPTED: 1},
        checks={"accepted": 1},
    ),
    RotationRow(
        "secrets.rotate",
        "creates the first credentials of an account",
        rotating("director-2"),
        lambda done: done.account_id == "director-2" and recent(done.last_rotated_at),
        account="director-2",
        writes=ROTATED,
        checks={"accepted": 1},
    ),
    _k8s(
        ROTATE, rotating(first="director-2", second="director-1"), "takes them in any order", recently, writes=ROTATED
    ),
    _k8s(ROTATE, rotating("director-1"), "lets the caller approve", recently, account="director-1", writes=ROTATED),
    _k8s(ROTATE, rotating(second="director-1"), "wants two accounts, not two sessions", DISTINCT),
    _k8s(ROTATE, rotating(first="same", second="same"), "wants two tokens", DISTINCT),
    _k8s(
        ROTATE,
        rotating(second="company"),
        "wants directors",
        Fails(Refused, 403, "Director approvals must come from authorized directors."),
    ),
    _k8s(
        ROTATE,
        rotating(first="", second="x"),
        "with half the approvals is refused",
        DISTINCT,
    ),
    _k8s(ROTATE, rotating(second="unknown"), "with an ended approval does not say whose session it was", ENDED),
    _k8s(ROTATE, _signed_out_meanwhile, "with an ended session does not say whose it was", ENDED),
    _k8s(
        ROTATE,
        _reading_after(rotating(second="unknown")),
        "with an ended approval leaves the own session good",
        lambda found: found == ("session_or_approval", "company"),
    ),
    _k8s(
        ROTATE,
        rotating("director-1"),
        "for another account is refused by the handler",
        FOREIGN,
        writes=ROTATED,
    ),
    _k8s(ROTATE, rotating("COMPANY"), "compares the account case by case", FOREIGN, writes=ROTATED),
    _k8s(ROTATE, rotating("auditor"), "as an auditor is forbidden", NOT_ADMIN, account="auditor"),
    _k8s(ROTATE, rotating(), "signed out sends nothing", NOBODY, account=None),
    _k8s(ROTATE, rotating("!"), "of an impossible name is refused without saying why", PAYLOAD),
    _k8s(ROTATE, rotating(api_key="short"), "with a short key is refused without saying why", PAYLOAD),
    _k8s(ROTATE, rotating(api_secret="not base64 !"), "with blanks is refused without saying why", PAYLOAD),
    _k8s(ROTATE, rotating(api_secret="not-base64-value"), "wants base64", NO_BASE64, writes=ROTATED),
    _k8s(
        ROTATE,
        rotating(api_key="ANOTHER-KEY"),
        "with a pair that Kraken does not know is refused",
        K8S_KRAKEN["rejected"],
        writes=ROTATED,
        checks={"rejected": 1},
    ),
    *(
        _k8s(
            ROTATE,
            rotating(),
            f"when Kraken is {failure}",
            ends,
            fault=kraken(failure),
            writes=ROTATED,
            checks={failure: 1},
        )
        for failure, ends in K8S_KRAKEN.items()
    ),
    *(
        _k8s(
            ROTATE,
            rotating(account),
            f"when the cluster is {failure}",
            _fault(*K8S_CLUSTER[failure], Effect.UNKNOWN),
            account=account,
            fault=cluster(failure),
            writes=ROTATED,
            checks={"accepted": 1},
        )
        for failure, account in (
            ("unavailable", "company"),
            ("unreadable", "company"),
            ("not_updated", "company"),
            ("not_created", "director-2"),
        )
    ),
    _k8s(
        TEST, testing(), "stores nothing", lambda done: recent(done.server_date), writes=TRIED, checks={"accepted": 1}
    ),
    _k8s(TEST, testing("anything"), "takes any account", lambda done: done.account_id == "anything", writes=TRIED),
    _k8s(TEST, testing(api_secret="not-base64-value"), "wants base64", NO_BASE64, writes=TRIED),
    _k8s(TEST, testing("!"), "of an impossible name is refused without saying why", PAYLOAD),
    *(
        _k8s(
            TEST, testing(), f"when Kraken is {failure}", ends, fault=kraken(failure), writes=TRIED, checks={failure: 1}
        )
        for failure, ends in K8S_KRAKEN.items()
    ),
    _k8s(
        FORCE,
        lambda d: d.platform.secrets.force_rotate("company"),
        "of a secret that goes meanwhile is not found",
        Fails(Refused, 404, "Kraken credentials secret not found"),
        fault=cluster("vanished"),
        writes={FORCE: 1},
    ),
    *(
        _k8s(
            FORCE,
            lambda d: d.platform.secrets.force_rotate("company"),
            f"when the cluster is {failure}",
            _fault(*K8S_CLUSTER[failure], Effect.UNKNOWN),
            fault=cluster(failure),
            writes={FORCE: 1},
        )
        for failure in ("unavailable", "unreadable", "not_updated")
    ),
    *(
        RotationRow(
            method,
            f"when the cluster is {failure}",
            ask,
            _fault(*K8S_CLUSTER[failure], Effect.NONE),
            fault=cluster(failure),
        )
        for method, ask in K8S_READS.items()
        for failure in ("unavailable", "unreadable", "corrupt")
    ),
    *(
        RotationRow(
            method,
            "of a secret that another implementation wrote has no time",
            ask,
            Fails(Refused, 404, "Rotation timestamp unavailable"),
            fault=cluster("foreign"),
        )
        for method, ask in K8S_READS.items()
    ),
    *flavour_rows.ROWS,
)
