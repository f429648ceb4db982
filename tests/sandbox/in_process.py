"""A sandbox service in the test's own process, with a clock that the test moves."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

from app.sandbox.context import Profile, ServiceContext
from app.sandbox.faults import Fault, FaultKind, ServiceFaults
from app.sandbox.metrics import ServiceMetrics
from app.sandbox.services import build
from app.sandbox.store import Store

START = datetime(2026, 3, 2, 9, 0, 0, 123456, tzinfo=UTC)


@dataclass
class MovableClock:
    """A clock that stands still until it is moved."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@dataclass
class InProcessService:
    """One service over a store in `folder`; another one over the same folder is its restart."""

    name: str
    profile: Profile
    folder: Path
    wired: bool = True
    base_url: str = "https://127.0.0.1"
    peer: str = "127.0.0.1"
    clock: MovableClock = field(default_factory=MovableClock)
    flavour: str | None = None

    def __post_init__(self) -> None:
        self.context = ServiceContext(
            name=self.name,
            profile=self.profile,
            store=Store(self.folder / "state.sqlite3"),
            faults=ServiceFaults(self.clock),
            wired=self.wired,
            clock=self.clock,
            flavour=self.flavour,
        )
        self.app = build(self.context)
        self._runner = asyncio.Runner()
        transport = httpx.ASGITransport(self.app, client=(self.peer, 50000))
        self._client = httpx.AsyncClient(transport=transport, base_url=self.base_url)

    def value(self, sample: str, **labels: str) -> float | None:
        """The present value of an exposed sample, None when the series does not exist."""
        metrics: ServiceMetrics = self.app.state.metrics
        return metrics.registry.get_sample_value(sample, labels)

    def close(self) -> None:
        if self._client.is_closed:
            return
        self._runner.run(self._client.aclose())
        self._runner.close()
        self.context.store.close()

    def token(self, account: str) -> str:
        return self.context.sessions.open(account, self.clock())[0]

    def signed_in(self, account: str = "company") -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token(account)}", "X-Account-ID": account}

    def get(self, path: str, headers: dict[str, str] | None = None, **params: Any) -> httpx.Response:
        return self._runner.run(self._client.get(path, headers=headers, params=params))

    def post(self, path: str, headers: dict[str, str] | None = None, json: Any = None, **params: Any) -> httpx.Response:
        return self._runner.run(self._client.post(path, headers=headers, json=json, params=params))

    def set_fault(self, kind: FaultKind, **options: Any) -> None:
        self.context.faults.set(Fault(kind, **options))

    def exposition(self) -> str:
        return self.get("/metrics").text

    def paths(self) -> set[str]:
        return set(self.get("/openapi.json").json()["paths"])


Serve = Callable[..., InProcessService]


@contextmanager
def serving(name: str, folder: Path) -> Iterator[Serve]:
    """Give a function that starts the service `name` in a profile; whatever it started is closed at the end."""
    started: list[InProcessService] = []

    def serve(profile: Profile = Profile.SHIPPED, **options: Any) -> InProcessService:
        service = InProcessService(name, profile, folder, **options)
        started.append(service)
        return service

    try:
        yield serve
    finally:
        for service in started:
            service.close()
