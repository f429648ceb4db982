"""What a console is given and how it reaches the platform: clocks, folders, endpoints, the kill line."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from api_client.endpoint import Endpoint
from api_client.models.auth import SecretText
from api_client.models.common import Exchange
from api_client.tls import make_context
from app.shell.bearers import bearers_of
from app.shell.environments import EnvironmentsError, EnvironmentSettings
from app.shell.kill_thread import KillThread
from app.shell.paths import Paths
from app.shell.sandbox_process import SandboxProcess
from app.shell.vitals import ClockWatch

TransportFactory = Callable[[Endpoint], Any]


def utc_now() -> datetime:
    """This machine's clock."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Surroundings:
    """What the console is given instead of reaching for it: tests give their own."""

    paths: Paths
    now: Callable[[], datetime] = utc_now
    transport_factory: TransportFactory | None = None
    sandbox: SandboxProcess | None = None
    own_sandbox: bool = False


class Watch:
    """Forwards exchanges to the clock watch, which needs the store that needs the client's owner first."""

    clock: ClockWatch | None = None

    def __call__(self, exchange: Exchange) -> None:
        """Hear of one exchange."""
        if self.clock is not None:
            self.clock.observe(exchange)


def kill_thread(endpoints: tuple[Endpoint, ...], around: Surroundings, watch: Watch) -> KillThread | None:
    """The kill line's thread, where the environment names a kill switch; what it observes is told to this loop."""
    endpoint = next((one for one in endpoints if one.name == "kill-switch"), None)
    if endpoint is None:
        return None
    loop = asyncio.get_running_loop()

    def observe(exchange: Exchange) -> None:
        with suppress(RuntimeError):  # the window's loop has ended while an answer was still on its way
            loop.call_soon_threadsafe(watch, exchange)

    return KillThread(endpoint, transport_factory=around.transport_factory, observe=observe)


def tokens_of(settings: EnvironmentSettings) -> dict[str, SecretText]:
    """Blocking: the tokens of what watches the platform, where it needs any."""
    return bearers_of(settings.services, os.environ)


def endpoints_of(settings: EnvironmentSettings) -> tuple[Endpoint, ...]:
    """Blocking: reads the trust store once for all services."""
    try:
        context = make_context(settings.ca_file, settings.client_certificate)
    except ValueError as error:
        raise EnvironmentsError(f"environment {settings.name}: {error}.") from None
    return tuple(
        Endpoint(
            name=row.name,
            url=row.url,
            flavour=row.flavour,
            context=context,
            forwarded_proto=settings.forwarded_proto and row.loopback,
        )
        for row in settings.services
    )
