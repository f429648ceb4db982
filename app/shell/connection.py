"""What a console is given and how it reaches the platform: clocks, folders, endpoints, the kill line."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from api_client.endpoint import Endpoint
from api_client.models.auth import SecretText
from api_client.models.common import Exchange
from api_client.platform import Platform
from api_client.tls import TrustFileError, make_context
from app.core.address_words import trust_file_words
from app.core.language import tr
from app.shell.bearers import bearers_of, mfa_tokens_of
from app.shell.director_sign_in import DirectorSignIn
from app.shell.environment_settings import scrape_name
from app.shell.environments import EnvironmentsError, EnvironmentSettings
from app.shell.kill_thread import KillThread
from app.shell.paths import Paths
from app.shell.rotation_room import RotationRules
from app.shell.sandbox_process import SandboxProcess
from app.shell.vitals import ClockWatch

TransportFactory = Callable[[Endpoint], Any]


def utc_now() -> datetime:
    """This machine's clock."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Said:
    """What the command line said of a run, which holds for windows opened from it too."""

    language: str | None = None
    read_only: bool = False


@dataclass(frozen=True)
class Surroundings:
    """What the console is given instead of reaching for it: tests give their own."""

    paths: Paths
    now: Callable[[], datetime] = utc_now
    transport_factory: TransportFactory | None = None
    sandbox: SandboxProcess | None = None
    own_sandbox: bool = False
    environments: Path | None = None
    """The file that was read, where it is not the user's own."""
    said: Said = Said()

    @property
    def environments_file(self) -> Path:
        """The environments.toml of this run."""
        return self.environments or self.paths.environments


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


Tokens = dict[str, SecretText]


def tokens_of(settings: EnvironmentSettings, around: Surroundings) -> tuple[Tokens, Tokens]:
    """Blocking: the bearer and the MFA tokens of services that have their own; this run's sandbox tells its own."""
    variables = os.environ if around.sandbox is None else {**os.environ, **around.sandbox.line.variables}
    return bearers_of(settings.services, variables), mfa_tokens_of(settings.services, variables)


def director_sign_in(
    endpoints: tuple[Endpoint, ...], settings: EnvironmentSettings, around: Surroundings
) -> DirectorSignIn:
    """Where directors sign in beside the console's own session: this environment's auth service."""
    endpoint = next((one for one in endpoints if one.name == "auth"), None)
    return DirectorSignIn(endpoint, settings.client_ip, around.transport_factory)


@dataclass(frozen=True)
class Lines:
    """A console's connections: to every service, the kill line beside it, and where directors sign in."""

    platform: Platform
    kill: KillThread | None
    directors: DirectorSignIn


async def connect(settings: EnvironmentSettings, around: Surroundings, watch: Watch) -> Lines:
    """Make the connections; nothing is sent. Raises `EnvironmentsError`."""
    endpoints = await asyncio.to_thread(endpoints_of, settings)
    bearers, mfa_tokens = await asyncio.to_thread(tokens_of, settings, around)
    platform = Platform(
        endpoints,
        transport_factory=around.transport_factory,
        observe=watch,
        bearers=bearers,
        mfa_tokens=mfa_tokens,
    )
    kill = kill_thread(endpoints, around, watch)
    return Lines(platform, kill, director_sign_in(endpoints, settings, around))


def rotation_rules(settings: EnvironmentSettings) -> RotationRules:
    """What the environment's file says of rotations."""
    return RotationRules(
        remote_approvals=settings.remote_approvals,
        requester_may_approve=settings.requester_may_approve,
        forwarded_https=settings.forwarded_proto
        and any(row.name == "secrets" and row.loopback for row in settings.services),
    )


def endpoints_of(settings: EnvironmentSettings) -> tuple[Endpoint, ...]:
    """Blocking: reads the trust store once for all services."""
    try:
        context = make_context(settings.ca_file, settings.client_certificate)
    except TrustFileError as error:
        trouble = trust_file_words(error.reason, str(error.file))
        raise EnvironmentsError(tr("environment {name}: {trouble}.", name=settings.name, trouble=trouble)) from None
    services = (
        Endpoint(
            name=row.name,
            url=row.url,
            flavour=row.flavour,
            context=context,
            forwarded_proto=settings.forwarded_proto and row.loopback,
            tenant=row.tenant,
        )
        for row in settings.services
    )
    scraped = (Endpoint(name=scrape_name(url), url=urljoin(url, "/"), context=context) for url in settings.scrape)
    return (*services, *scraped)
