"""Obeys the halt flags as a mended platform would: cancels the stopped accounts' orders and flattens them."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

from app.sandbox.halt_flags import HaltFlags
from app.sandbox.portfolio_records import PortfolioRecords

STEP_S = 0.25
CANCEL_AFTER = timedelta(seconds=1)
FLATTEN_AFTER = timedelta(seconds=3)


class HaltConsumer:
    """Follows the flags of every account. ``clock`` gives aware UTC."""

    def __init__(self, flags: HaltFlags, records: PortfolioRecords, clock: Callable[[], datetime]) -> None:
        self._flags = flags
        self._records = records
        self._clock = clock

    def step(self) -> None:
        """Cancel the orders of accounts stopped for a second, close the positions of those stopped for three."""
        now = self._clock()
        for account, since in self._flags.engaged_since().items():
            if now - since >= CANCEL_AFTER:
                self._records.cancel_open_orders(account)
            if now - since >= FLATTEN_AFTER:
                self._records.flatten(account)


async def run(consumer: HaltConsumer) -> None:
    """Let ``consumer`` take a step four times a second until cancelled."""
    while True:
        consumer.step()
        await asyncio.sleep(STEP_S)
