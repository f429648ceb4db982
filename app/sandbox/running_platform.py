"""The whole sandbox in one event loop: every service, the market that moves them, and their ports."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from fastapi import FastAPI

from app.sandbox import generator, halt_consumer, market_feed, oversight_story, risk_engine_intents, services
from app.sandbox.certificates import CertificateFiles
from app.sandbox.context import Profile, ServiceContext, utc_now
from app.sandbox.faults import ServiceFaults
from app.sandbox.halt_consumer import HaltConsumer
from app.sandbox.halt_flags import HaltFlags
from app.sandbox.kraken_stand_in import KrakenStandIn, pair_digest
from app.sandbox.operators import Operator, OperatorAccounts
from app.sandbox.oversight_story import OversightStory
from app.sandbox.proxy import bound_socket
from app.sandbox.risk_engine_intents import IntentFlow
from app.sandbox.running_service import RunningService
from app.sandbox.scenario import StagedIncident
from app.sandbox.secrets_options import SecretsOptions
from app.sandbox.service_tokens import AcceptedTokens
from app.sandbox.store import Store

MARKET_SEED = 20
ASYNC = "async"
CONTROL_OFFSET = len(services.BUILDERS)
HTTP_OFFSET = CONTROL_OFFSET + 1
PORT_COUNT = HTTP_OFFSET + len(services.BUILDERS)

logger = logging.getLogger(__name__)


class PortTakenError(Exception):
    """A port that was asked for is in use; the text is a sentence for the user."""


@dataclass(frozen=True, slots=True)
class PlatformOptions:
    """How to run.

    `port_base` None means free ports, `unwired` names services without a session store, `halt_consumer` lets a kill
    end the account's orders and positions, which nothing does on the platform as it is. `oms_flavour` is `async`,
    `core` or `root`.
    """

    profile: Profile = Profile.REPAIRED
    unwired: Sequence[str] = field(default=())
    port_base: int | None = None
    plain_http: bool = False
    halt_consumer: bool = False
    secrets: SecretsOptions = field(default_factory=SecretsOptions)
    oms_flavour: str = ASYNC

    def flavours(self) -> dict[str, str]:
        """Return which implementation runs, by the name of each service that has several."""
        return {"secrets": self.secrets.flavour, "oms": self.oms_flavour}


class RunningPlatform:
    """Every service of the sandbox. `start` and `stop` each once, in one event loop."""

    def __init__(
        self,
        database: Path,
        certificates: CertificateFiles,
        operators: tuple[Operator, ...],
        options: PlatformOptions,
    ) -> None:
        self.options = options
        self.operators = operators
        self.certificates = certificates
        self.contexts: dict[str, ServiceContext] = {}
        self.running: dict[str, RunningService] = {}
        self._apps: dict[str, FastAPI] = {}
        self._activities: set[asyncio.Task[None]] = set()
        self._store = Store(database)
        OperatorAccounts(self._store).enrol(operators)
        AcceptedTokens(self._store).enrol(options.secrets.service_tokens)
        self.control_listener = _listener(options.port_base, CONTROL_OFFSET)

    async def start(self) -> None:
        """Serve every service; returns once all accept connections. Raises `PortTakenError`."""
        for offset, name in enumerate(services.BUILDERS):
            context = ServiceContext(
                name,
                self.options.profile,
                self._store,
                ServiceFaults(utc_now),
                name not in self.options.unwired,
                flavour=self.options.flavours().get(name),
            )
            app = services.build(context)
            self._apps[name] = app
            base = self.options.port_base
            plain = _listener(base, HTTP_OFFSET + offset) if self.options.plain_http else None
            self.contexts[name] = context
            self.running[name] = RunningService(app, context.faults, self.certificates, _listener(base, offset), plain)
        for pair in self.options.secrets.kraken_pairs:
            self.kraken.accept(pair_digest(pair.api_key, pair.api_secret))
        self._story = self._oversight()
        await asyncio.gather(*(service.start() for service in self.running.values()))
        self._begin_activities()

    def start_over(self) -> None:
        """Release every halt, end a staged incident, restore the orders and positions of a new sandbox."""
        with self._store.transaction():
            for app in self._apps.values():
                if hasattr(app.state, "start_over"):
                    app.state.start_over()
            self._story.start_over()

    def restart(self, name: str) -> bool:
        """Make one service forget what only its process knew; False for one that has nothing to forget."""
        if not hasattr(self._apps[name].state, "restart"):
            return False
        self._apps[name].state.restart()
        return True

    def restore_secrets(self) -> None:
        """Hold the credentials of a new sandbox, and let Kraken forget what it refused."""
        with self._store.transaction():
            self._apps["secrets"].state.restore_secrets()
            self.kraken.forget()

    @property
    def kraken(self) -> KrakenStandIn:
        """What answers in Kraken's place."""
        kraken: KrakenStandIn = self._apps["secrets"].state.kraken
        return kraken

    @property
    def incident(self) -> StagedIncident:
        """What is staged for a drill."""
        incident: StagedIncident = self._apps["risk"].state.incident
        return incident

    async def settle(self, name: str) -> None:
        """Put the connection faults of one service into effect."""
        await self.running[name].settle()

    async def stop(self) -> None:
        """Stop every service and close the database."""
        for activity in self._activities:
            activity.cancel()
        if self._activities:
            await asyncio.wait(self._activities)
        await asyncio.gather(*(service.stop() for service in self.running.values()))
        self.control_listener.close()
        self._store.close()

    def _oversight(self) -> OversightStory:
        state = {name: app.state for name, app in self._apps.items()}
        return OversightStory(
            state["hitl"].queue,
            state["watchdog"].vetoes,
            state["override"].overrides,
            state["risk-engine"].engine,
            state["portfolio"].records,
            self.contexts["risk-engine"].faults,
            utc_now,
            MARKET_SEED,
        )

    def _begin_activities(self) -> None:
        engine, records = self._apps["risk-engine"].state.engine, self._apps["portfolio"].state.records
        series = {name: app.state.metrics for name, app in self._apps.items() if app.state.metrics is not None}
        faults = self.contexts["risk-engine"].faults
        flow = IntentFlow(engine, records, faults, MARKET_SEED)
        self._story.begin()
        self._begin("the market", generator.run(series, utc_now, MARKET_SEED, self.incident, records.exposure_usd))
        ingest, drift = (self._apps[name].state.feed for name in ("kraken-ws-ingest", "drift"))
        self._begin("the market's feed", market_feed.run(ingest, drift, MARKET_SEED))
        self._begin("the flow of intents", risk_engine_intents.run(flow, utc_now))
        self._begin("the reviewers' intents", oversight_story.run(self._story, utc_now))
        if self.options.halt_consumer:
            consumer = HaltConsumer(HaltFlags(self._store), records, utc_now)
            self._begin("the halt consumer", halt_consumer.run(consumer))

    def _begin(self, name: str, activity: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(activity, name=name)
        task.add_done_callback(_report_end)
        self._activities.add(task)


def _report_end(activity: asyncio.Task[None]) -> None:
    if not activity.cancelled() and (error := activity.exception()) is not None:
        logger.error("%s stands still: it failed with %s", activity.get_name(), type(error).__name__)


def _listener(port_base: int | None, offset: int) -> socket.socket:
    if port_base is None:
        return bound_socket()
    try:
        return bound_socket(port_base + offset)
    except OSError as error:
        reason = error.strerror or str(error)
        raise PortTakenError(f"Port {port_base + offset} of 127.0.0.1 cannot be used: {reason}.") from None
