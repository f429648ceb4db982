"""Simulation and safe mode over HTTPS: entering, leaving, and what the services refuse."""

from __future__ import annotations

from typing import Any

from api_client.errors import Refused
from api_client.platform import Platform
from tests.contract.kill_rows import NOT_ADMIN
from tests.contract.rows import REPAIRED, SHIPPED, Fails, Row, recent

ENTER_SIM, EXIT_SIM = "POST /sim/enter", "POST /sim/exit"
ENTER_SAFE, EXIT_SAFE = "POST /safe_mode/enter", "POST /safe_mode/exit"
ACCOUNTS = ("company", "director-1", "director-2")


async def _there_and_back(p: Platform) -> Any:
    entered = await p.simulation.enter("drill", "director-1")
    while_in = await p.simulation.status()
    left = await p.simulation.exit("director-1")
    return entered, while_in, left, await p.simulation.status()


def _switched(found: Any) -> bool:
    entered, while_in, left, after = found
    inside = {account.account_id: account for account in while_in.accounts}
    return (
        (entered.account_id, entered.active, entered.reason, entered.actor) == ("director-1", True, "drill", "company")
        and recent(entered.since)
        and while_in.active
        and tuple(inside) == ACCOUNTS
        and (inside["director-1"].active, inside["director-1"].reason) == (True, "drill")
        and inside["director-1"].since == entered.since
        and not inside["company"].active
        and (left.active, left.reason, left.actor) == (False, None, "company")
        and not after.active
    )


async def _enter_simulation_twice(p: Platform) -> Any:
    await p.simulation.enter(" ", "company")  # white space is a reason to the platform
    await p.simulation.enter("again", "company")


async def _safe_there_and_back(p: Platform) -> Any:
    entered = await p.safe_mode.enter("  degraded feed ")
    while_in = await p.safe_mode.status()
    left = await p.safe_mode.exit()
    return entered, while_in, left, await p.safe_mode.status()


def _safe_switched(found: Any) -> bool:
    entered, while_in, left, after = found
    return (
        (entered.active, entered.reason, entered.actor) == (True, "degraded feed", "company")
        and recent(entered.since)
        and while_in == entered
        and (left.active, left.reason, left.since, left.actor) == (False, None, None, "company")
        and after == left
    )


async def _enter_safe_mode_twice(p: Platform) -> Any:
    first, second = await p.safe_mode.enter("first"), await p.safe_mode.enter("second")
    return first, second


ROWS: tuple[Row, ...] = (
    Row(
        "simulation.status",
        "lists every admin account to anybody",
        lambda p: p.simulation.status(),
        lambda status: (
            tuple(account.account_id for account in status.accounts) == ACCOUNTS
            and not status.active
            and all(account.since.utcoffset() is not None for account in status.accounts)
        ),
        account=None,
    ),
    Row(
        "simulation.enter",
        "and exit switch one account and say who did it",
        _there_and_back,
        _switched,
        writes={ENTER_SIM: 1, EXIT_SIM: 1},
    ),
    Row(
        "simulation.enter",
        "again is refused",
        _enter_simulation_twice,
        Fails(Refused, 409, "Simulation mode already active"),
        writes={ENTER_SIM: 2},
    ),
    Row(
        "simulation.enter",
        "compares the account case by case",
        lambda p: p.simulation.enter("drill", "COMPANY"),
        Fails(Refused, 404, "Unknown trading account 'COMPANY'"),
        writes={ENTER_SIM: 1},
    ),
    Row(
        "simulation.enter",
        "without a reason is refused",
        lambda p: p.simulation.enter("", "company"),
        Fails(Refused, 422, "String should have at least 1 character (body.reason)"),
    ),
    Row(
        "simulation.enter",
        "as an auditor is forbidden",
        lambda p: p.simulation.enter("drill", "company"),
        NOT_ADMIN,
        account="auditor",
    ),
    Row(
        "simulation.exit",
        "when inactive is refused",
        lambda p: p.simulation.exit("company"),
        Fails(Refused, 409, "Simulation mode already inactive"),
        writes={EXIT_SIM: 1},
    ),
    Row(
        "simulation.exit",
        "compares the account case by case",
        lambda p: p.simulation.exit("Director-1"),
        Fails(Refused, 404, "Unknown trading account 'Director-1'"),
        writes={EXIT_SIM: 1},
    ),
    *(
        Row(method, "as an auditor is forbidden", call, NOT_ADMIN, account="auditor")
        for method, call in (
            ("simulation.exit", lambda p: p.simulation.exit("company")),
            ("safe_mode.enter", lambda p: p.safe_mode.enter("drill")),
            ("safe_mode.exit", lambda p: p.safe_mode.exit()),
        )
    ),
    Row(
        "safe_mode.status",
        "is told to anybody",
        lambda p: p.safe_mode.status(),
        lambda status: (status.active, status.reason, status.since) == (False, None, None),
        account=None,
    ),
    Row(
        "safe_mode.enter",
        "and exit are global and leave who left as the actor",
        _safe_there_and_back,
        _safe_switched,
        writes={ENTER_SAFE: 1, EXIT_SAFE: 1},
    ),
    Row(
        "safe_mode.enter",
        "again keeps the first reason",
        _enter_safe_mode_twice,
        lambda found: found[0] == found[1] and found[1].reason == "first",
        (SHIPPED,),
        writes={ENTER_SAFE: 2},
    ),
    Row(
        "safe_mode.enter",
        "again takes the new reason and keeps the time",
        _enter_safe_mode_twice,
        lambda found: found[1].reason == "second" and found[0].since == found[1].since,
        (REPAIRED,),
        writes={ENTER_SAFE: 2},
    ),
    Row(
        "safe_mode.enter",
        "without a reason is refused",
        lambda p: p.safe_mode.enter("  "),
        Fails(Refused, 400, "reason is required"),
        writes={ENTER_SAFE: 1},
    ),
    Row(
        "safe_mode.exit",
        "when inactive is refused",
        lambda p: p.safe_mode.exit(),
        Fails(Refused, 409, "Safe mode is not currently active"),
        writes={EXIT_SAFE: 1},
    ),
    Row("safe_mode.exit", "as an auditor is forbidden", lambda p: p.safe_mode.exit(), NOT_ADMIN, account="auditor"),
)
