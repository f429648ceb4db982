"""Intents that wait, vetoes, overrides and configuration over HTTPS, mended and as shipped."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from api_client.errors import AuthError, Effect, Refused, ServerFault
from api_client.models.config import ChangeStatus, ConfigValue
from api_client.models.hitl import IntentStatus, PendingIntent
from api_client.models.override import OverrideDecision
from api_client.models.watchdog import Oversight
from api_client.platform import Platform
from tests.contract.kill_rows import NOT_ADMIN
from tests.contract.rows import REPAIRED, SHIPPED, Fails, Row, recent

DECIDE, OVERRULE, CHANGE = "POST /hitl/approve", "POST /override/trade", "POST /config/update"
CRASHED = Fails(ServerFault, 500, "Internal Server Error")
CRASHED_WRITING = Fails(ServerFault, 500, "Internal Server Error", Effect.UNKNOWN)
LIMIT, THEME = "risk.max_notional", "ui.theme"
SIGNED_OUT = Fails(AuthError, None, None, facts={"reason": "no_session"})


async def waiting(p: Platform) -> PendingIntent:
    """An intent of the session's account that can be decided for a while: some come every minute."""
    async with asyncio.timeout(20):
        while True:
            intents = await p.hitl.pending()
            if intents:
                return intents[-1]
            await asyncio.sleep(0.1)


def _waits(intent: PendingIntent) -> bool:
    trade = intent.trade_details
    return (
        (intent.account_id, intent.status) == ("company", IntentStatus.PENDING)
        and recent(intent.submitted_at)
        and intent.expires_at is not None
        and (intent.expires_at - intent.submitted_at).total_seconds() == 180
        and trade.symbol in ("BTC-USD", "ETH-USD")
        and (trade.notional >= Decimal(500_000) or trade.model_confidence <= Decimal("0.6"))
    )


async def _decided_twice(p: Platform) -> Any:
    intent = await waiting(p)
    first = await p.hitl.decide(intent.intent_id, approved=False)
    second = await p.hitl.decide(intent.intent_id, approved=True)
    return intent, first, second, await p.hitl.pending()


def _first_stays(found: Any) -> bool:
    intent, first, second, left = found
    return (
        (first.intent_id, first.status, first.as_asked) == (intent.intent_id, IntentStatus.DENIED, True)
        and (second.status, second.as_asked) == (IntentStatus.DENIED, False)
        and second.message == "Intent already denied."
        and intent.intent_id not in {other.intent_id for other in left}
    )


def _counted(found: Oversight) -> bool:
    newest = found.recent_vetoes[0]
    return (
        found.total_vetoes == sum(row.count for row in found.reason_counts) >= len(found.recent_vetoes) == 5
        and [veto.ts for veto in found.recent_vetoes] == sorted((v.ts for v in found.recent_vetoes), reverse=True)
        and newest.reason in {row.reason for row in found.reason_counts}
        and isinstance(newest.details["notional"], Decimal)
        and recent(found.last_updated)
    )


async def _overruled(p: Platform) -> Any:
    done = await p.override.trade("contract-1", OverrideDecision.REJECT, "A test of the contract.")
    return done, await p.override.history("company"), await p.override.history()


def _recorded(found: Any) -> bool:
    done, own, everybody = found
    return (
        (done.intent_id, done.account_id, done.actor) == ("contract-1", "company", "company")
        and (done.decision, done.reason) == (OverrideDecision.REJECT, "A test of the contract.")
        and recent(done.ts)
        and own[0] == done
        and {row.account_id for row in own} == {"company"}
        and {row.account_id for row in everybody} >= {"company", "director-1", "director-2"}
    )


def _values(found: Any) -> Mapping[str, ConfigValue]:
    return {version.key: version.value for version in found}


async def _themed(p: Platform) -> Any:
    before = await p.config.history(THEME)
    change = await p.config.update(THEME, "light")
    return before, change, await p.config.current(), await p.config.history(THEME)


def _in_force(found: Any) -> bool:
    before, change, current, after = found
    return (
        (change.status, change.required_approvals, change.approvers) == (ChangeStatus.APPLIED, 1, ("company",))
        and change.version == len(before) + 1
        and recent(change.ts)
        and _values(current)[THEME] == change.value == ConfigValue('"light"', "light")
        and [version.version for version in after] == [version.version for version in before] + [change.version]
    )


async def _proposed(p: Platform) -> Any:
    change = await p.config.update(LIMIT, Decimal("6000000.5"))
    return change, await p.config.current()


def _pending(found: Any) -> bool:
    change, current = found
    return (
        (change.status, change.approvers, change.required_approvals) == (ChangeStatus.PENDING, ("company",), 2)
        and (change.version, change.ts) == (None, None)
        and change.value.fact == Decimal("6000000.5")
        and _values(current)[LIMIT].fact == 7_500_000
    )


async def _proposed_twice(p: Platform) -> Any:
    await p.config.update(LIMIT, 1)
    await p.config.update(LIMIT, 1)


REVIEW_ROWS: tuple[Row, ...] = (
    Row("hitl.pending", "lists what waits for the own account", waiting, _waits),
    Row("hitl.pending", "as an auditor is forbidden", lambda p: p.hitl.pending(), NOT_ADMIN, account="auditor"),
    Row("hitl.pending", "signed out is not asked for", lambda p: p.hitl.pending(), SIGNED_OUT, account=None),
    Row("hitl.decide", "twice leaves the first decision", _decided_twice, _first_stays, writes={DECIDE: 2}),
    Row(
        "hitl.decide",
        "on an unknown intent is refused",
        lambda p: p.hitl.decide("zzz", approved=True),
        Fails(Refused, 404, "Intent not found"),
        writes={DECIDE: 1},
    ),
    Row("watchdog.status", "counts by reason", lambda p: p.watchdog.status(5), _counted),
    Row(
        "watchdog.status",
        "beyond two hundred is refused",
        lambda p: p.watchdog.status(201),
        Fails(Refused, 422, "Input should be less than or equal to 200 (query.limit)"),
    ),
    Row("watchdog.status", "as an auditor is forbidden", lambda p: p.watchdog.status(), NOT_ADMIN, account="auditor"),
    Row("override.trade", "is recorded", _overruled, _recorded, (REPAIRED,), writes={OVERRULE: 1}),
    Row(
        "override.trade",
        "without a reason is refused",
        lambda p: p.override.trade("i1", OverrideDecision.APPROVE, ""),
        Fails(Refused, 422, "String should have at least 1 character (body.reason)"),
    ),
    Row(
        "override.trade",
        "has no table to go to",
        lambda p: p.override.trade("i1", OverrideDecision.APPROVE, "r"),
        CRASHED_WRITING,
        (SHIPPED,),
        writes={OVERRULE: 1},
    ),
    Row(
        "override.history",
        "is of everybody",
        lambda p: p.override.history(),
        lambda rows: {row.account_id for row in rows} == {"company", "director-1", "director-2"},
        (REPAIRED,),
    ),
    Row("override.history", "has no table to come from", lambda p: p.override.history(), CRASHED, (SHIPPED,)),
    Row("override.history", "as an auditor is forbidden", lambda p: p.override.history(), NOT_ADMIN, account="auditor"),
)
CONFIG_ROWS: tuple[Row, ...] = (
    Row(
        "config.current",
        "is exact and says who set it",
        lambda p: p.config.current(),
        lambda found: (
            _values(found)["trading.kill_switch"] == ConfigValue("false", False)
            and {version.approvers for version in found if version.key == LIMIT} == {("director-1", "director-2")}
        ),
    ),
    Row(
        "config.current", "of an account without any is empty", lambda p: p.config.current("x"), lambda found: not found
    ),
    Row("config.current", "as an auditor is forbidden", lambda p: p.config.current(), NOT_ADMIN, account="auditor"),
    Row("config.history", "of an unknown key is empty", lambda p: p.config.history("x"), lambda found: found == ()),
    Row("config.update", "of a plain key is in force at once", _themed, _in_force, writes={CHANGE: 1}),
    Row("config.update", "of a guarded key waits", _proposed, _pending, writes={CHANGE: 1}),
    Row(
        "config.update",
        "of a guarded key by the same author is refused",
        _proposed_twice,
        Fails(Refused, 400, "second_author_required"),
        writes={CHANGE: 2},
    ),
    Row(
        "config.update",
        "as an auditor is forbidden",
        lambda p: p.config.update(THEME, "x"),
        NOT_ADMIN,
        account="auditor",
    ),
)
ROWS = (*REVIEW_ROWS, *CONFIG_ROWS)
