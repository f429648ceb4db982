"""The sandbox's own control endpoint, and its services over plain HTTP behind a claimed proxy."""

from __future__ import annotations

import pytest

from api_client.control import SandboxControl
from api_client.endpoint import Endpoint
from api_client.errors import Refused
from api_client.platform import Platform
from tests.contract.rows import REPAIRED, client, session, trusting
from tests.fakes.sandbox import RunningSandbox

pytestmark = [
    pytest.mark.parametrize("profile", [REPAIRED]),
    pytest.mark.asyncio,
]


async def test_only_the_holder_of_the_nonce_is_answered(sandbox: RunningSandbox) -> None:
    context = trusting(sandbox.ca_file)
    ours = SandboxControl(sandbox.control_url, context, sandbox.nonce)
    strangers = SandboxControl(sandbox.control_url, context, "another nonce")
    try:
        assert await ours.proves_nonce()
        assert not await strangers.proves_nonce()
        with pytest.raises(Refused) as caught:
            await strangers.operator()
        assert caught.value.status == 401
        operator = await ours.operator()
        async with client(sandbox, None) as platform:
            opened = await platform.auth.sign_in(operator.email, operator.password, operator.code)
        assert opened.account_id == operator.account == "company"
    finally:
        await ours.aclose()
        await strangers.aclose()


@pytest.mark.parametrize("claimed", [True, False])
async def test_secrets_over_plain_http_want_the_proxy_s_word(claimed: bool, sandbox: RunningSandbox) -> None:
    urls = sandbox.announcement["http_services"]
    platform = Platform(
        [
            Endpoint("auth", urls["admin"]),
            Endpoint("secrets", urls["secrets"], flavour="k8s", forwarded_proto=claimed),
        ]
    )
    try:
        platform.use(await session(platform, sandbox, "company"))
        if claimed:
            assert (await platform.secrets.status("company")).account_id == "company"
            assert await platform.routes("secrets").certificate() is None
        else:
            with pytest.raises(Refused) as caught:
                await platform.secrets.status("company")
            assert (caught.value.status, caught.value.detail) == (400, "TLS termination required (https only).")
    finally:
        await platform.aclose()
