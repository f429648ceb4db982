"""Kill lines for tests: to a scripted network or a real socket, with a session whose token must never be seen."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from api_client.endpoint import Endpoint
from api_client.errors import ApiError
from api_client.kill_line import KillLine
from api_client.models.auth import SecretText, Session
from api_client.models.common import Exchange
from api_client.models.kill_switch import KillReason
from tests.fakes.transport import FakeNetwork

SERVICE, URL = "kill-switch", "http://127.0.0.1:1"
REASON = KillReason.LOSS_CAP_BREACH


def session() -> Session:
    return Session(SecretText("canary-t0ken"), "company", "ops@example.com", datetime.now(UTC) + timedelta(hours=1))


def line(network: FakeNetwork | None = None, url: str = URL, observed: list[Exchange] | None = None) -> KillLine:
    made = KillLine(Endpoint(SERVICE, url), network, observed.append if observed is not None else None)
    made.use(session())
    return made


async def failed(made: KillLine, **watchers: Callable[..., None]) -> ApiError:
    with pytest.raises(ApiError) as caught:
        await made.engage("company", REASON, **watchers)  # type: ignore[arg-type]
    return caught.value
