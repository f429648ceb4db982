"""A sandbox in a process of its own, for tests that need the platform to answer over HTTPS."""

from __future__ import annotations

import json
import os
import ssl
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO, Any

import httpx
import pyotp

from tests.fakes.sandbox_starter import ForkedSandbox, starter

STOP_TIMEOUT_S = 15.0
REPOSITORY = Path(__file__).parents[2]


@dataclass(frozen=True)
class SandboxUser:
    """Somebody who can sign in."""

    email: str
    account: str
    password: str = field(repr=False)
    totp_secret: str = field(repr=False)
    ip_address: str | None

    def code(self) -> str:
        """The current six-digit code."""
        return pyotp.TOTP(self.totp_secret).now()


class RunningSandbox:
    """A running sandbox; a context manager that ends it. All calls block.

    `by_command` starts it with the command and an interpreter of its own, which takes twice as long.
    """

    def __init__(
        self, state: Path, *, profile: str = "repaired", options: Sequence[str] = (), by_command: bool = False
    ) -> None:
        self.state = state
        self.errors_file = state.with_name(f"{state.name}.stderr")
        arguments = ["--json", "--watch-stdin", "--state", str(state), "--profile", profile, *options]
        self.process: subprocess.Popen[bytes] | ForkedSandbox
        with self.errors_file.open("wb") as errors:
            self.process = _by_command(arguments, errors) if by_command else starter().start(arguments, errors)
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            code = self.process.wait(STOP_TIMEOUT_S)
            self._close_pipes()
            raise RuntimeError(f"The sandbox ended with {code}: {self.errors()}")
        self.announcement: dict[str, Any] = json.loads(line)
        self.nonce: str = self.announcement["nonce"]
        self.ca_file = Path(self.announcement["ca_file"])
        self.environments_file = Path(self.announcement["environments_file"])
        self.control_url: str = self.announcement["control_url"]
        self.users = tuple(SandboxUser(**user) for user in self.announcement["users"])
        self.ssl_context = ssl.create_default_context(cafile=str(self.ca_file))
        self.control = httpx.Client(
            base_url=self.control_url,
            verify=self.ssl_context,
            trust_env=False,
            headers={"Authorization": f"Bearer {self.nonce}"},
        )

    def __enter__(self) -> RunningSandbox:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    def url(self, service: str) -> str:
        """The https address of a service, such as "kill-switch"."""
        address: str = self.announcement["services"][service]
        return address

    def user(self, account: str) -> SandboxUser:
        """The first user of an account."""
        return next(user for user in self.users if user.account == account)

    def totp(self, account: str) -> str:
        """The current code of the first user of an account."""
        return self.user(account).code()

    def client(self, service: str, **options: Any) -> httpx.Client:
        """A client for one service that trusts the sandbox's CA."""
        return httpx.Client(base_url=self.url(service), verify=self.ssl_context, trust_env=False, **options)

    def sign_in(self, account: str) -> str:
        """Open a session for the first user of an account and return its token."""
        user = self.user(account)
        body = {"email": user.email, "password": user.password, "mfa_code": user.code()}
        with self.client("admin") as client:
            answer = client.post("/auth/login", json=body)
        answer.raise_for_status()
        token: str = answer.json()["token"]
        return token

    def set_fault(self, service: str, fault: str, **details: Any) -> dict[str, Any]:
        """Switch a fault on (`route`, `times`, `parameter`); it is in effect when this returns."""
        answer = self.control.post("/control/faults", json={"service": service, "fault": fault, **details})
        answer.raise_for_status()
        body: dict[str, Any] = answer.json()
        return body

    def clear(self, service: str | None = None) -> None:
        """Switch off the faults of one service or of all."""
        self.control.delete("/control/faults", params={"service": service} if service else {}).raise_for_status()

    def handled(self, service: str) -> dict[str, int]:
        """How many requests reached each handler of a service: {"POST /risk/kill": 1}."""
        counts: dict[str, int] = self.control.get("/control/handled").json()[service]
        return counts

    def errors(self) -> str:
        """What the process wrote to its standard error."""
        return self.errors_file.read_text()

    def stop(self) -> int:
        """End the sandbox by closing its standard input; return its exit code."""
        self.control.close()
        assert self.process.stdin is not None
        self.process.stdin.close()
        try:
            code = self.process.wait(STOP_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            code = self.process.wait()
        self._close_pipes()
        return code

    def _close_pipes(self) -> None:
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()


def _by_command(arguments: Sequence[str], errors: IO[bytes]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "app.sandbox", *arguments],
        cwd=REPOSITORY,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
