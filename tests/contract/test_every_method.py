"""Every method of every service, on the platform mended and as shipped, over HTTPS."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import pytest

from api_client.errors import ApiError, NotConfigured
from api_client.platform import Platform
from tests.contract import (
    forecast_rows,
    kill_rows,
    mode_rows,
    oms_rows,
    oversight_rows,
    record_rows,
    risk_rows,
    rotation_rows,
    secret_rows,
    service_rows,
)
from tests.contract.rotation import GATEWAY, ROOT
from tests.contract.rows import BOTH, Fails, Row, client, endpoints, params, writes_counted
from tests.fakes.sandbox import RunningSandbox

ROWS: tuple[Row, ...] = (
    *kill_rows.ROWS,
    *mode_rows.ROWS,
    *secret_rows.ROWS,
    *risk_rows.RISK_ROWS,
    *risk_rows.OMS_ROWS,
    *record_rows.ROWS,
    *forecast_rows.ROWS,
    *oversight_rows.ROWS,
    *oms_rows.ROWS,
    *service_rows.ROWS,
)
MODES = ("simulation", "safe_mode")
# Not services of the platform but what watches it; the sandbox has none: tests/api_client/monitoring_calls.py.
WATCHING = {"prometheus", "alertmanager"}
# The secrets service is there once, in one flavour, and so is the OMS: its flavour goes with that of the secrets.
OTHER_FLAVOURS = {
    "k8s": {"secrets_root", "secrets_gateway", "oms_core", "oms_root"},
    "root": {"secrets", "secrets_gateway", "oms", "oms_core"},
    "gateway": {"secrets", "secrets_root", "oms", "oms_root"},
}


@pytest.mark.asyncio
@pytest.mark.parametrize(("profile", "row"), params(ROWS))
async def test_the_contract_holds(row: Row, sandbox: RunningSandbox) -> None:
    async with client(sandbox, row.account) as platform:
        try:
            async with writes_counted(sandbox, row.writes):
                await _performed(platform, row)
        finally:
            if row.method.split(".")[0] in MODES:
                await _modes_left(sandbox)


async def _performed(platform: Platform, row: Row) -> None:
    if isinstance(row.ends, Fails):
        with pytest.raises(ApiError) as caught:
            await row.call(platform)
        row.ends.explain(caught.value)
    else:
        found = await row.call(platform)
        assert row.ends(found), repr(found)


async def _modes_left(sandbox: RunningSandbox) -> None:
    async with client(sandbox) as platform:
        for account in (await platform.simulation.status()).accounts:
            if account.active:
                await platform.simulation.exit(account.account_id)
        if (await platform.safe_mode.status()).active:
            await platform.safe_mode.exit()


def methods(platform: Platform, absent: set[str]) -> Iterator[str]:
    """Every public coroutine of every service of the client, as "service.method"."""
    for service, attribute in inspect.getmembers(Platform, lambda member: isinstance(member, property)):
        if service == "names":
            continue
        if service in absent:
            with pytest.raises(NotConfigured):
                attribute.fget(platform)
            continue
        made = attribute.fget(platform)
        yield from (f"{service}.{name}" for name in _coroutines(made))
    yield from (f"routes.{name}" for name in _coroutines(platform.routes("risk")))


def _coroutines(service: object) -> Iterator[str]:
    return (
        name for name, _ in inspect.getmembers(type(service), inspect.iscoroutinefunction) if not name.startswith("_")
    )


@pytest.mark.parametrize("profile", BOTH)
def test_no_method_of_the_client_is_left_out(profile: str, sandbox: RunningSandbox) -> None:
    asked = {row.method for row in (*ROWS, *rotation_rows.ROWS) if profile in row.profiles}
    asked |= {"auth.sign_in", "auth.approve"}  # test_sign_in.py
    assert asked == set(methods(Platform(endpoints(sandbox)), WATCHING | OTHER_FLAVOURS["k8s"]))


@pytest.mark.parametrize("profile", [*ROOT, *GATEWAY])
def test_no_method_of_another_flavour_is_left_out(profile: str, sandbox: RunningSandbox) -> None:
    rows = (*rotation_rows.ROWS, *oms_rows.ROWS)
    asked = {row.method for row in rows if profile in row.profiles and not row.method.startswith("routes.")}
    absent = WATCHING | OTHER_FLAVOURS[profile.split(" ")[1]]
    there = methods(Platform(endpoints(sandbox)), absent)
    assert asked == {method for method in there if method.startswith(("secrets", "oms"))}
