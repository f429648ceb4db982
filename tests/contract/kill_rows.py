"""The kill switch over HTTPS: receipts, refusals, events and the gauge."""

from __future__ import annotations

from typing import Any

from api_client.errors import AuthError, Effect, Refused
from api_client.models.kill_switch import KillReason, KillReceipt, KillStatus
from api_client.platform import Platform
from tests.contract.rows import REPAIRED, SHIPPED, Fails, Row, recent

KILL = "POST /risk/kill"
CHANNELS = ("email", "sms", "webhook")
NOT_ADMIN = Fails(
    AuthError,
    403,
    "Account is not authorized for administrative access.",
    facts={"forbidden": True},
)


def complete(receipt: Any) -> bool:
    return (
        isinstance(receipt, KillReceipt)
        and receipt.status is KillStatus.OK
        and (receipt.channels_sent, receipt.failed_channels, receipt.partial) == (CHANNELS, (), False)
        and recent(receipt.ts)
        and recent(receipt.server_date)
    )


async def _every_reason(p: Platform) -> Any:
    reasons = [reason for reason in KillReason if reason is not KillReason.UNKNOWN]
    return [(reason, await p.kill_switch.engage("reasons", reason)) for reason in reasons]


async def _twice_then_events(p: Platform) -> Any:
    first = await p.kill_switch.engage("Mixed-CASE", KillReason.LATENCY_STALL)
    second = await p.kill_switch.engage("mixed-case", KillReason.LOSS_CAP_BREACH)
    return first, second, await p.kill_switch.events("MIXED-case"), (await p.kill_switch.gauges()).get("mixed-case")


def _repeated(found: Any) -> bool:
    first, second, events, gauge = found
    return (
        complete(first)
        and complete(second)
        and second.ts > first.ts
        and gauge == 1.0
        and [(event.account_id, event.reason) for event in events]
        == [("mixed-case", KillReason.LOSS_CAP_BREACH), ("mixed-case", KillReason.LATENCY_STALL)]
        and [event.ts for event in events] == [second.ts, first.ts]
        and all(event.channels_sent == CHANNELS for event in events)
    )


async def _two_accounts(p: Platform) -> Any:
    for account in ("one", "two"):
        await p.kill_switch.engage(account, KillReason.SPREAD_WIDENING)
    return await p.kill_switch.events(limit=1), await p.kill_switch.events(limit=100)


ROWS: tuple[Row, ...] = (
    Row(
        "kill_switch.engage",
        "engages for every reason the platform takes",
        _every_reason,
        lambda found: (
            len(found) == 3 and all(complete(receipt) and receipt.reason_code is reason for reason, receipt in found)
        ),
        writes={KILL: 3},
    ),
    Row(
        "kill_switch.engage",
        "repeated engages again, lower-cases the account and is listed newest first",
        _twice_then_events,
        _repeated,
        writes={KILL: 2},
    ),
    Row(
        "kill_switch.engage",
        "takes an account that nobody has",
        lambda p: p.kill_switch.engage("no such account", KillReason.LOSS_CAP_BREACH),
        complete,
        writes={KILL: 1},
    ),
    Row(
        "kill_switch.engage",
        "without an account is refused",
        lambda p: p.kill_switch.engage("", KillReason.LOSS_CAP_BREACH),
        Fails(Refused, 422, "String should have at least 1 character (query.account_id)"),
    ),
    Row(
        "kill_switch.engage",
        "for white space is refused by the handler",
        lambda p: p.kill_switch.engage("  ", KillReason.LOSS_CAP_BREACH),
        Fails(Refused, 400, "Account identifier must not be empty."),
        writes={KILL: 1},
    ),
    Row(
        "kill_switch.engage",
        "as an auditor is forbidden",
        lambda p: p.kill_switch.engage("company", KillReason.LOSS_CAP_BREACH),
        NOT_ADMIN,
        account="auditor",
    ),
    Row(
        "kill_switch.engage",
        "signed out sends nothing",
        lambda p: p.kill_switch.engage("company", KillReason.LOSS_CAP_BREACH),
        Fails(AuthError, None, None, Effect.NONE, {"reason": "no_session", "forbidden": False}),
        account=None,
    ),
    Row(
        "kill_switch.events",
        "lists every account's kills up to the limit",
        _two_accounts,
        lambda found: (
            [event.account_id for event in found[0]] == ["two"]
            and [event.account_id for event in found[1][:2]] == ["two", "one"]
        ),
        writes={KILL: 2},
    ),
    Row(
        "kill_switch.events",
        "of an account never killed is empty",
        lambda p: p.kill_switch.events("never"),
        lambda events: events == (),
    ),
    Row(
        "kill_switch.events",
        "beyond a hundred is refused",
        lambda p: p.kill_switch.events(limit=101),
        Fails(Refused, 422, "Input should be less than or equal to 100 (query.limit)"),
    ),
    Row(
        "kill_switch.events",
        "as an auditor is forbidden",
        lambda p: p.kill_switch.events(),
        NOT_ADMIN,
        account="auditor",
    ),
    Row(
        "kill_switch.gauges",
        "has only the series of nobody until somebody is killed",
        lambda p: p.kill_switch.gauges(),
        lambda gauges: gauges["unknown"] == 0.0 and "company" not in gauges,
        (SHIPPED,),
        account=None,
    ),
    Row(
        "kill_switch.gauges",
        "says 0 of every account that was never halted",
        lambda p: p.kill_switch.gauges(),
        lambda gauges: [gauges[name] for name in ("company", "director-1", "director-2")] == [0.0] * 3,
        (REPAIRED,),
        account=None,
    ),
)
