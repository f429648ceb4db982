"""What the halting does with an order of kills: whom it is for, how it ended as a whole, how its answers come home."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import replace

from api_client.models.kill_switch import KillReceipt
from app.core.halt_order import HaltOrder, ShotPhase
from app.core.state import AppState, HaltState, VerdictOfCommand


def preselected(state: AppState) -> tuple[str, ...]:
    """Whom a kill is armed for when nobody says: the session's account, else the first that is configured."""
    own = tuple(account for account in state.environment.accounts if account == state.session.account)
    return own or state.environment.accounts[:1]


def verdict_of(order: HaltOrder) -> VerdictOfCommand:
    """What became of all its requests together."""
    shots = [order.shot(account) for account in order.accounts]
    if any(shot.phase is ShotPhase.SENT for shot in shots):
        return VerdictOfCommand.RUNNING
    if all(shot.without_effect for shot in shots):
        return VerdictOfCommand.REFUSED
    if not all(shot.accepted or shot.without_effect for shot in shots):
        return VerdictOfCommand.UNKNOWN
    whole = all(shot.phase is ShotPhase.ACCEPTED for shot in shots)
    return VerdictOfCommand.DONE if whole else VerdictOfCommand.PARTIAL


def with_order(halt: HaltState, order: HaltOrder) -> HaltState:
    """The state with this order in the place of the one of its id."""
    orders = tuple(order if known.order_id == order.order_id else known for known in halt.orders)
    return replace(halt, orders=orders)


def on_loop(
    loop: asyncio.AbstractEventLoop, landed: Callable[[Future[KillReceipt]], None], done: Future[KillReceipt]
) -> None:
    """Tell the window's loop that an answer has come."""
    with suppress(RuntimeError):  # the loop has ended while the answer was still on its way
        loop.call_soon_threadsafe(landed, done)
