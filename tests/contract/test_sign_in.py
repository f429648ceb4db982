"""Signing in over HTTPS: what opens a session, and the platform's word for each refusal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from api_client.errors import ApiError, Refused
from api_client.models.auth import SecretText, Session
from api_client.platform import Platform
from tests.contract.rows import BOTH, SIGN_IN, Fails, client, recent
from tests.fakes.sandbox import RunningSandbox, SandboxUser

WRONG = Fails(Refused, 401, "invalid credentials")
CODE = Fails(Refused, 401, "mfa_required")
ADDRESS = Fails(Refused, 401, "ip_not_allowed")
PINNED = "pinned@example.com"


@dataclass(frozen=True)
class Attempt:
    """A sign-in that differs from a good one in what is given."""

    says: str
    ends: Fails | None
    who: str = "company@example.com"
    email: str | None = None
    password: str | None = None
    code: Callable[[SandboxUser], str] = SandboxUser.code
    ip_address: str | None = None

    def __str__(self) -> str:
        return self.says


ATTEMPTS = (
    Attempt("a good one", None),
    Attempt("the e-mail in capitals", None, email="COMPANY@EXAMPLE.COM"),
    Attempt("an auditor", None, who="auditor@example.com"),
    Attempt("an address nobody asks for", None, ip_address="10.9.9.9"),
    Attempt("a wrong password", WRONG, password="nope"),
    Attempt("nobody's e-mail", WRONG, email="ghost@example.com"),
    Attempt("a wrong password and a wrong code", WRONG, password="nope", code=lambda _: "1"),
    Attempt("a wrong code", CODE, code=lambda user: f"{(int(user.code()) + 1) % 10**6:06}"),
    Attempt("no code", CODE, code=lambda _: ""),
    Attempt("a code of zeros", CODE, code=lambda _: "000000"),
    Attempt("a code of letters", CODE, code=lambda _: "abcdef"),
    Attempt("a pinned account from nowhere", ADDRESS, who=PINNED),
    Attempt("a pinned account from elsewhere", ADDRESS, who=PINNED, ip_address="10.1.2.4"),
    Attempt("a pinned account's address before its password", ADDRESS, who=PINNED, password="nope"),
    Attempt("a pinned account claiming its address", None, who=PINNED, ip_address="10.1.2.3"),
)


async def attempt(platform: Platform, sandbox: RunningSandbox, given: Attempt) -> object:
    user = next(user for user in sandbox.users if user.email == given.who)
    password = SecretText(user.password if given.password is None else given.password)
    return await platform.auth.sign_in(
        given.email or user.email, password, SecretText(given.code(user)), given.ip_address
    )


@pytest.mark.asyncio
@pytest.mark.parametrize("given", ATTEMPTS, ids=str)
@pytest.mark.parametrize("profile", BOTH)
async def test_a_sign_in(given: Attempt, sandbox: RunningSandbox) -> None:
    before = sandbox.handled("admin").get(SIGN_IN, 0)
    async with client(sandbox, None) as platform:
        if given.ends is None:
            await attempt(platform, sandbox, given)
        else:
            with pytest.raises(ApiError) as caught:
                await attempt(platform, sandbox, given)
            given.ends.explain(caught.value)
    assert sandbox.handled("admin")[SIGN_IN] == before + 1


@pytest.mark.asyncio
@pytest.mark.parametrize("profile", BOTH)
async def test_a_session_names_its_account_and_its_end_and_a_code_opens_two(sandbox: RunningSandbox) -> None:
    user = sandbox.user("director-1")
    code = user.code()
    async with client(sandbox, None) as platform:
        password = SecretText(user.password)
        first = await platform.auth.sign_in(user.email, password, SecretText(code))
        second = await platform.auth.sign_in(user.email, password, SecretText(code))
        for session in (first, second):
            assert (session.account_id, session.email) == ("director-1", user.email)
            assert session.expires_at.tzinfo is UTC
            assert recent(session.expires_at - timedelta(minutes=60))
            assert len(session.token.reveal()) == 43
        assert first.token != second.token
        assert second.expires_at > datetime.now(UTC)
        for session in (first, second):
            platform.use(session)
            assert (await platform.risk.limits()).account_id == "director-1", "both sessions are good"


@pytest.mark.asyncio
@pytest.mark.parametrize("profile", BOTH)
async def test_an_approval_is_a_session_like_any_other_in_a_buffer(sandbox: RunningSandbox) -> None:
    user = sandbox.user("director-1")
    async with client(sandbox, None) as platform:
        given = await platform.auth.approve(user.email, SecretText(user.password), SecretText(user.code()))
        assert (given.account_id, given.email, len(given.token)) == ("director-1", user.email, 43)
        assert recent(given.expires_at - timedelta(minutes=60))
        token = SecretText(bytes(given.token.view()).decode())
        platform.use(Session(token, given.account_id, given.email, given.expires_at))
        assert (await platform.risk.limits()).account_id == "director-1"
        with pytest.raises(Refused) as caught:
            await platform.auth.approve(user.email, SecretText("nope"), SecretText(user.code()))
        WRONG.explain(caught.value)


@pytest.mark.asyncio
@pytest.mark.parametrize("profile", BOTH)
async def test_what_is_no_e_mail_address_is_named_and_nothing_is_echoed(sandbox: RunningSandbox) -> None:
    async with client(sandbox, None) as platform:
        with pytest.raises(Refused) as caught:
            await platform.auth.sign_in("not an address", SecretText("canary-password"), SecretText("271828"))
    assert caught.value.status == 422
    assert caught.value.detail is not None and "(body.email)" in caught.value.detail
    assert "canary" not in repr(vars(caught.value)) and "271828" not in repr(vars(caught.value))
