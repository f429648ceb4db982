"""What is read while the Oversight page is open: intents every 5 s, the slower lists every 15 s."""

from __future__ import annotations

from typing import Any, Final

from api_client.platform import Platform
from app.core.oversight_policy import LIMIT_KEY
from app.core.state import Environment, ReadingKey, ReadingKind
from app.shell.page_choices import PageChoices
from app.shell.poll_rows import Poll

_INTENTS_S: Final = 5.0
_LISTS_S: Final = 15.0


async def _intents(platform: Platform, _account: str) -> Any:
    return await platform.hitl.pending()


async def _vetoes(platform: Platform, _account: str) -> Any:
    return await platform.watchdog.status()


async def _overrides(platform: Platform, account: str) -> Any:
    return await platform.override.history(account)


async def _configuration(platform: Platform, _account: str) -> Any:
    return await platform.config.current()


async def _history(platform: Platform, _account: str) -> Any:
    return await platform.config.history(LIMIT_KEY)


_TABLE: Final = (
    (ReadingKind.INTENTS, "hitl", "GET /hitl/pending", _INTENTS_S, _intents),
    (ReadingKind.VETOES, "watchdog", "GET /oversight/status", _LISTS_S, _vetoes),
    (ReadingKind.OVERRIDES, "override", "GET /override/history", _LISTS_S, _overrides),
    (ReadingKind.CONFIGURATION, "config", "GET /config/current", _LISTS_S, _configuration),
    (ReadingKind.CONFIG_HISTORY, "config", "GET /config/history", _LISTS_S, _history),
)


def oversight_polls(environment: Environment, _choices: PageChoices) -> list[Poll]:
    """Every list for each account, read in that account's session only."""
    return [
        Poll(ReadingKey(kind, service, account), source, period_s, 3 * period_s, True, read, page="oversight")
        for kind, service, source, period_s, read in _TABLE
        if environment.has(service)
        for account in environment.accounts
    ]
