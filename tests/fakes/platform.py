"""A platform in memory that answers like a healthy one, and a clock that a test moves."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

from api_client.endpoint import Endpoint
from api_client.models.auth import SecretText
from api_client.platform import Platform
from app.shell.environments import EnvironmentSettings, parse_environments
from tests.api_client.payloads import LIMITS, USAGE
from tests.fakes.transport import FakeNetwork

EMAIL = "ops@example.com"
PASSWORD = SecretText("canary-password")
CODE = SecretText("271828")
TOKEN = "canary-token"
CANARIES = ("canary-password", "271828", "canary-token")
_HEALTHY = {"status": "ok", "checks": {"redis": {"status": "ok"}}}
_METRICS = b"""# TYPE http_requests_total counter
http_requests_total{service="x"} 3
# TYPE kill_switch_state gauge
kill_switch_state{account_id="company"} 0
"""
_ROTATED = {"account_id": "company", "last_rotated_at": "2025-10-01T00:00:00Z"}
_LOOKED_CLOSER: tuple[tuple[str, str, Any], ...] = (
    (
        "risk",
        "/ops/drain/status",
        {
            "service": "risk-service",
            "draining": False,
            "inflight": 1,
            "started_at": None,
            "elapsed_seconds": None,
            "allowed_paths": [],
        },
    ),
    ("risk", "/risk/throttle/status", {"active": False, "reason": None}),
    (
        "oms",
        "/oms/reconcile/status",
        {"balances_checked": 8, "orders_checked": 3, "mismatches_fixed": 0, "alerts": 0},
    ),
    ("secrets", "/secrets/status", _ROTATED),
    ("secrets", "/secrets/kraken/status", {**_ROTATED, "secret_name": "kraken-keys-company"}),
    ("secrets", "/secrets/audit", []),
)
FLAVOURS = {"secrets": "k8s", "oms": "async"}
SERVICES = ("auth", "kill-switch", "sim-mode", "safe-mode", "secrets", "risk", "oms")


class Clock:
    """A time that passes only when a test says so; aware UTC."""

    def __init__(self, at: datetime = datetime(2025, 10, 11, 18, 43, tzinfo=UTC)) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def advance(self, seconds: float) -> None:
        """Let `seconds` pass at once."""
        self.at += timedelta(seconds=seconds)


class FakePlatform:
    """Scripts a `FakeNetwork` so that every service of an environment answers as when all is well.

    Sessions last an hour from `now`; the first has the token `TOKEN`, the next `TOKEN-2` and so on. A test changes
    single answers through `network`.
    """

    def __init__(self, now: Callable[[], datetime], services: tuple[str, ...] = SERVICES) -> None:
        self.network = FakeNetwork()
        self.services = services
        self.account = "company"
        self.sessions = 0
        self._now = now
        for service in services:
            self.recover(service)
        self.network.script("auth", "POST", "/auth/login", self.sign_in)
        status = {"active": False, "accounts": [self._simulation(account) for account in ("company", "director-1")]}
        self.network.answer("sim-mode", "GET", "/sim/status", json=status)
        mode = {"active": False, "reason": None, "since": None, "actor": None}
        self.network.answer("safe-mode", "GET", "/safe_mode/status", json=mode)
        self.network.answer("kill-switch", "GET", "/risk/kill_events", status=422, json={"detail": "limit"})
        limits = {"account_id": "company", "limits": LIMITS, "usage": USAGE}
        self.network.answer("risk", "GET", "/risk/limits", json=limits)
        for service, path in (
            ("secrets", "/secrets/status"),
            ("oms", "/oms/rate_limits/status"),
        ):
            self.network.answer(service, "GET", path, json={})
        for service, path, body in _LOOKED_CLOSER:
            self.network.answer(service, "GET", path, json=body)

    def recover(self, service: str) -> None:
        """Let the common routes of `service` answer well (again)."""
        self.network.answer(service, "GET", "/healthz", json=_HEALTHY)
        self.network.answer(service, "GET", "/readyz", json=_HEALTHY)
        self.network.answer(service, "GET", "/openapi.json", json={"paths": {"/healthz": {"get": {}}}})
        self.network.answer(service, "GET", "/metrics", content=_METRICS, headers={"content-type": "text/plain"})

    def silence(self, service: str) -> None:
        """Refuse every connection to the common routes of `service`."""
        for path in ("/healthz", "/readyz", "/openapi.json", "/metrics"):
            self.network.fail(service, "GET", path, httpx.ConnectError("refused"), sent=False)

    def client(self) -> Platform:
        """A client of this platform, over loopback http."""
        endpoints = [Endpoint(name, f"http://127.0.0.1/{name}", FLAVOURS.get(name)) for name in self.services]
        return Platform(endpoints, transport_factory=self.network)

    def environments_toml(self) -> str:
        """The file that leads to this platform."""
        rows = "".join(
            f'{name} = {{ url = "http://127.0.0.1/{name}", flavour = "{FLAVOURS[name]}" }}\n'
            if name in FLAVOURS
            else f'{name} = "http://127.0.0.1/{name}"\n'
            for name in self.services
        )
        head = '[environment.fake]\nkind = "staging"\naccounts = ["company", "director-1"]\n'
        return f"{head}[environment.fake.services]\n{rows}"

    def settings(self) -> EnvironmentSettings:
        """The environment of this platform."""
        return parse_environments(self.environments_toml(), Path("environments.toml"))["fake"]

    async def sign_in(self, request: httpx.Request) -> httpx.Response:
        self.sessions += 1
        token = TOKEN if self.sessions == 1 else f"{TOKEN}-{self.sessions}"
        ends = (self._now() + timedelta(hours=1)).isoformat()
        body = json.dumps({"token": token, "admin_id": self.account, "expires_at": ends}).encode()
        return httpx.Response(200, stream=httpx.ByteStream(body), request=request)

    @staticmethod
    def _simulation(account: str) -> dict[str, Any]:
        return {"account_id": account, "active": False, "reason": None, "since": "2025-10-01T00:00:00+00:00"}
