"""A rotation as a row of the contract: who asks, what goes wrong before, what it must end in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from api_client.errors import Effect, ServerFault
from api_client.models.auth import SecretText
from api_client.models.secret_buffer import SecretBuffer
from api_client.platform import Platform
from tests.contract.rows import BOTH, PAIR, Fails, Handled, session
from tests.fakes.sandbox import RunningSandbox

ROOT, GATEWAY = (tuple(f"{profile} {flavour}" for profile in BOTH) for flavour in ("root", "gateway"))
CRASHED = Fails(ServerFault, 500, "Internal Server Error", Effect.UNKNOWN)


@dataclass(frozen=True)
class Desk:
    """The client, and the sandbox to sign directors in at."""

    platform: Platform
    sandbox: RunningSandbox

    async def approvals(self, first: str = "director-1", second: str = "director-2") -> tuple[SecretText, SecretText]:
        """The tokens of two new sessions; a name without a user is taken for a token."""
        one, other = [await self._token(name) for name in (first, second)]
        return one, other

    async def _token(self, name: str) -> SecretText:
        known = {user.account for user in self.sandbox.users}
        return (await session(self.platform, self.sandbox, name)).token if name in known else SecretText(name)

    def pair(
        self, api_key: str = PAIR["api_key"], api_secret: str = PAIR["api_secret"]
    ) -> tuple[SecretBuffer, SecretBuffer]:
        """New buffers, of the pair that Kraken accepts unless told otherwise."""
        return SecretBuffer(api_key.encode()), SecretBuffer(api_secret.encode())


Ask = Callable[[Desk], Awaitable[Any]]


@dataclass(frozen=True)
class RotationRow:
    """`fault` is set on the secrets service before; `checks` says how Kraken's checks must have ended."""

    method: str
    says: str
    call: Ask
    ends: Callable[[Any], object] | Fails
    profiles: tuple[str, ...] = BOTH
    account: str | None = "company"
    fault: Mapping[str, str] = field(default_factory=dict)
    writes: Handled = field(default_factory=dict)
    checks: Mapping[str, int] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.method} {self.says}"


def cluster(failure: str) -> dict[str, str]:
    """The cluster's store fails so."""
    return {"fault": "cluster", "parameter": failure}


def kraken(failure: str) -> dict[str, str]:
    """Kraken answers so."""
    return {"fault": "kraken", "parameter": failure}
