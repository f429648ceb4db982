"""Every rotation, test and status of Kraken credentials, in every flavour, on the platform mended and as shipped."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

import pytest

from api_client.errors import ApiError
from api_client.timeouts import CallKind
from tests.contract.flavour_rows import STORE, keeping, storing
from tests.contract.rotation import Ask, Desk, RotationRow
from tests.contract.rotation_rows import ROTATE, ROWS, rotating
from tests.contract.rows import REPAIRED, Fails, client, recent, writes_counted
from tests.contract.test_write_faults import LOST_WRITES, PATIENCE, Lost
from tests.fakes.sandbox import RunningSandbox


def params() -> list[Any]:
    """Every row once for each of its sandboxes, those of one sandbox together."""
    pairs = [(profile, row) for row in ROWS for profile in row.profiles]
    return [
        pytest.param(profile, row, id=f"{profile}: {row}") for profile, row in sorted(pairs, key=lambda pair: pair[0])
    ]


@pytest.mark.asyncio
@pytest.mark.parametrize(("profile", "row"), params())
async def test_credentials_are_rotated_once_or_not_at_all(row: RotationRow, sandbox: RunningSandbox) -> None:
    async with client(sandbox, row.account) as platform:
        if row.fault:
            sandbox.set_fault("secrets", **row.fault)
        async with writes_counted(sandbox, row.writes):
            if isinstance(row.ends, Fails):
                with pytest.raises(ApiError) as caught:
                    await row.call(Desk(platform, sandbox))
                row.ends.explain(caught.value)
            else:
                found = await row.call(Desk(platform, sandbox))
                assert row.ends(found), repr(found)
    if row.checks:
        kraken = sandbox.control.get("/control/kraken").raise_for_status().json()
        assert kraken["checks"] == row.checks


async def _k8s_time(desk: Desk) -> datetime:
    return (await desk.platform.secrets.status("company")).last_rotated_at


async def _root_time(desk: Desk) -> datetime:
    return (await desk.platform.secrets_root.kraken_status("company")).last_rotated


async def _gateway_time(desk: Desk) -> datetime:
    return (await desk.platform.secrets_gateway.kraken_status("company")).rotated_at


Time = Callable[[Desk], Awaitable[datetime]]
ROTATIONS: dict[str, tuple[str, Ask, Time]] = {
    REPAIRED: (ROTATE, rotating(), _k8s_time),
    f"{REPAIRED} root": (STORE, storing(), _root_time),
    f"{REPAIRED} gateway": (STORE, keeping(), _gateway_time),
}
OF_A_SESSION = {"unwired", "session_lost"}
LOST_ROTATIONS = [
    pytest.param(profile, lost, id=f"{profile}: {lost}")
    for profile in ROTATIONS
    for lost in LOST_WRITES
    if not (profile.endswith("root") and lost.fault in OF_A_SESSION)
]


@pytest.mark.asyncio
@pytest.mark.parametrize(("profile", "lost"), LOST_ROTATIONS)
async def test_a_lost_rotation_is_sent_once_and_the_status_tells_whether_it_happened(
    profile: str, lost: Lost, sandbox: RunningSandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    route, rotate, time_of = ROTATIONS[profile]
    async with client(sandbox) as platform:
        desk = Desk(platform, sandbox)
        before = await time_of(desk)  # warms the connection: a read would be sent again on it
        details = {"route": route.split(" ")[1]} if lost.routed else {}
        sandbox.set_fault("secrets", lost.fault, **details)
        with monkeypatch.context() as impatient:
            if lost.fault.startswith("hang"):
                impatient.setattr("api_client.http.TIMEOUTS", dict.fromkeys(CallKind, PATIENCE))
            async with writes_counted(sandbox, {route: 1} if lost.reached else {}):
                with pytest.raises(ApiError) as caught:
                    await rotate(desk)
        if (profile, lost.fault) != (REPAIRED, "session_lost"):  # a row of its own: the reason leaves open whose it was
            lost.ends.explain(caught.value)
        sandbox.clear()
        after = await time_of(desk)
        assert (recent(after) and after > before) if lost.reached else after == before
