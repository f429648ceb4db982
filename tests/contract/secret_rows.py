"""The Kraken credentials service over HTTPS: what is told about secrets, to whom, and a forced rotation."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from api_client.errors import Refused
from api_client.models.common import Answer
from api_client.platform import Platform
from tests.contract.kill_rows import NOT_ADMIN
from tests.contract.rows import REPAIRED, SHIPPED, Fails, Row, recent

FORCE = "POST /secrets/kraken/force_rotate"
WATCHER = "Kraken credentials force-rotated; OMS hot-reloads when secret annotations change."
FOREIGN = Fails(Refused, 403, "Account mismatch between header and query parameter")
NEVER_STORED = Fails(Refused, 404, "No rotation metadata found for account")


def _days_ago(moment: datetime, days: int) -> bool:
    return abs(datetime.now(UTC) - timedelta(days=days) - moment) < timedelta(hours=1)


async def _force(p: Platform) -> Any:
    before = await p.secrets.audit("company")
    forced = await p.secrets.force_rotate("company")
    return forced, await p.secrets.status("company"), before == await p.secrets.audit("company")


def _record(found: Any) -> bool:
    (record,) = found
    return (
        (record.account_id, record.actor, record.approvers) == ("company", "company", ("director-1", "director-2"))
        and _days_ago(record.last_rotated_at, 31)
        and _days_ago(record.master_key_rotated_at, 120)
        and record.recorded_at == record.last_rotated_at
        and len(record.ip_hash) == 64
        and bool(record.kms_key_id and record.master_key_id)
    )


async def _without_mfa(p: Platform) -> Any:
    ask = p.routes("secrets").ask
    path = "/secrets/status?account_id=company"
    return [await ask(path, bearer=True, account=None, mfa=mfa) for mfa in (None, "yes", "VERIFIED")]


ROWS: tuple[Row, ...] = (
    Row(
        "secrets.status",
        "says when the own credentials were rotated",
        lambda p: p.secrets.status("director-1"),
        lambda status: status.account_id == "director-1" and _days_ago(status.last_rotated_at, 80),
        account="director-1",
    ),
    Row("secrets.status", "of another account is refused", lambda p: p.secrets.status("director-1"), FOREIGN),
    Row("secrets.status", "compares the account case by case", lambda p: p.secrets.status("COMPANY"), FOREIGN),
    Row(
        "secrets.status",
        "of an account that never stored any is not found",
        lambda p: p.secrets.status("director-2"),
        NEVER_STORED,
        account="director-2",
    ),
    Row(
        "secrets.status",
        "as an auditor is forbidden",
        lambda p: p.secrets.status("auditor"),
        NOT_ADMIN,
        account="auditor",
    ),
    Row(
        "secrets.kraken_status",
        "names the secret",
        lambda p: p.secrets.kraken_status("director-1"),
        lambda status: status.secret_name == "kraken-keys-director-1" and _days_ago(status.last_rotated_at, 80),
        account="director-1",
    ),
    Row(
        "secrets.kraken_status",
        "of an account that never stored any is not found",
        lambda p: p.secrets.kraken_status("director-2"),
        NEVER_STORED,
        account="director-2",
    ),
    Row(
        "secrets.kraken_status", "of another account is refused", lambda p: p.secrets.kraken_status("auditor"), FOREIGN
    ),
    Row(
        "secrets.audit",
        "is empty after a restart",
        lambda p: p.secrets.audit("company"),
        lambda rows: rows == (),
        (SHIPPED,),
    ),
    Row("secrets.audit", "keeps the history", lambda p: p.secrets.audit("company"), _record, (REPAIRED,)),
    Row("secrets.audit", "of another account is refused", lambda p: p.secrets.audit("director-1"), FOREIGN),
    Row(
        "secrets.force_rotate",
        "answers with its header and leaves the history alone",
        _force,
        lambda found: (
            (found[0].account_id, found[0].watcher, found[2]) == ("company", WATCHER, True)
            and recent(found[0].server_date)
            and recent(found[1].last_rotated_at)
        ),
        writes={FORCE: 1},
    ),
    Row(
        "secrets.force_rotate",
        "of another account is refused by the handler",
        lambda p: p.secrets.force_rotate("director-1"),
        Fails(Refused, 403, "Account mismatch between header and payload"),
        writes={FORCE: 1},
    ),
    Row(
        "secrets.force_rotate",
        "of an account that never stored any is not found",
        lambda p: p.secrets.force_rotate("director-2"),
        Fails(Refused, 404, "Kraken credentials not found for account"),
        account="director-2",
        writes={FORCE: 1},
    ),
    Row(
        "secrets.force_rotate",
        "of an impossible name is refused without saying why",
        lambda p: p.secrets.force_rotate("!"),
        Fails(Refused, 400, "Invalid request payload"),
    ),
    Row(
        "routes.ask",
        "about secrets wants the MFA header, whose value is a constant",
        _without_mfa,
        lambda answers: (
            answers
            == [
                Answer(401, "Missing MFA verification token."),
                Answer(401, "MFA token is invalid or incomplete."),
                Answer(200, None),
            ]
        ),
    ),
)
