"""The guard's answers, their order and their exact texts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import Depends

from app.sandbox.app_factory import make_app
from app.sandbox.context import Profile, ServiceContext
from app.sandbox.faults import Fault, FaultKind, ServiceFaults
from app.sandbox.guard import admin_account, director_approvals, mfa_verified, session_account
from app.sandbox.store import Store

pytestmark = pytest.mark.asyncio

EXPIRED = "Invalid or expired session token."
NOT_DISTINCT = "Two distinct director approvals are required."


class Guarded:
    """A service with one route behind each guard, on a clock of its own."""

    def __init__(self, folder: Path) -> None:
        self.now = datetime(2026, 3, 1, 12, tzinfo=UTC)
        self.store = Store(folder / "state.db")
        self.faults = ServiceFaults(lambda: self.now)
        self.context = ServiceContext("risk", Profile.SHIPPED, self.store, self.faults, clock=lambda: self.now)
        self.app = make_app(self.context, health=None, metrics=None, request_id=False)
        admin, mfa = admin_account(self.context), mfa_verified(self.context)
        approvals = director_approvals(self.context)

        @self.app.get("/session")
        def session(account: str = Depends(session_account(self.context))) -> str:
            return account

        @self.app.get("/admin")
        def for_admins(limit: int = 1, account: str = Depends(admin)) -> str:
            return account

        @self.app.get("/rotate", dependencies=[Depends(admin), Depends(mfa)])
        def rotate(approvers: tuple[str, str] = Depends(approvals)) -> tuple[str, str]:
            return approvers

    def token(self, account: str) -> str:
        return self.context.sessions.open(account, self.now)[0]

    async def get(self, path: str, headers: dict[str, str] | None = None) -> tuple[int, Any]:
        transport = httpx.ASGITransport(self.app)
        async with httpx.AsyncClient(transport=transport, base_url="https://127.0.0.1") as client:
            answer = await client.get(path, headers=headers)
        body = answer.json()
        return answer.status_code, body["detail"] if isinstance(body, dict) else body


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[Guarded]:
    guarded = Guarded(tmp_path)
    yield guarded
    guarded.store.close()


@pytest.mark.parametrize("form", ["Bearer {}", "bearer {}", "BEARER   {}", "{}"])
async def test_a_token_is_taken_with_or_without_its_scheme(guarded: Guarded, form: str) -> None:
    headers = {"Authorization": form.format(guarded.token("company"))}
    assert await guarded.get("/admin", headers) == (200, "company")


@pytest.mark.parametrize(
    ("value", "detail"),
    [
        (None, "Missing Authorization header."),
        ("", "Authorization header is empty."),
        ("Bearer ", "Authorization header is empty."),
        ("Bearer", "Authorization header is empty."),
        ("Bearer nope", EXPIRED),
        ("nope", EXPIRED),
    ],
)
async def test_what_is_no_session_is_401(guarded: Guarded, value: str | None, detail: str) -> None:
    headers = {} if value is None else {"Authorization": value}
    assert await guarded.get("/admin", headers) == (401, detail)


async def test_an_expired_session_is_401(guarded: Guarded) -> None:
    headers = {"Authorization": guarded.token("company")}
    guarded.now += timedelta(minutes=59, seconds=59)
    assert await guarded.get("/admin", headers) == (200, "company")
    guarded.now += timedelta(seconds=1)
    assert await guarded.get("/admin", headers) == (401, EXPIRED)


async def test_a_session_without_account_is_401(guarded: Guarded) -> None:
    headers = {"Authorization": guarded.token(" ")}
    assert await guarded.get("/admin", headers) == (401, "Session token is missing an associated account.")


async def test_an_unwired_service_answers_500_before_anything_else(guarded: Guarded) -> None:
    guarded.context.wired = False
    expected = (500, "Authentication session store is not configured.")
    assert await guarded.get("/admin") == expected
    assert await guarded.get("/admin", {"Authorization": guarded.token("company")}) == expected


async def test_the_account_header_is_optional_and_compared_without_case(guarded: Guarded) -> None:
    headers = {"Authorization": guarded.token("company")}
    assert await guarded.get("/admin", {**headers, "X-Account-ID": "COMPANY"}) == (200, "company")
    mismatch = (403, "Account header does not match authenticated session.")
    assert await guarded.get("/admin", {**headers, "X-Account-ID": "director-1"}) == mismatch


async def test_the_auditor_has_a_session_but_is_no_admin(guarded: Guarded) -> None:
    headers = {"Authorization": guarded.token("auditor")}
    assert await guarded.get("/session", headers) == (200, "auditor")
    assert await guarded.get("/admin", headers) == (403, "Account is not authorized for administrative access.")


async def test_a_foreign_account_header_is_told_before_the_allowlist(guarded: Guarded) -> None:
    headers = {"Authorization": guarded.token("auditor"), "X-Account-ID": "company"}
    assert await guarded.get("/admin", headers) == (403, "Account header does not match authenticated session.")


@pytest.mark.parametrize("variable", ["ADMIN_ALLOWLIST", "DIRECTOR_ALLOWLIST"])
async def test_a_missing_allowlist_is_500(guarded: Guarded, variable: str) -> None:
    guarded.faults.set(Fault(FaultKind.ALLOWLIST_MISSING, parameter=variable))
    status, detail = await guarded.get("/admin", {"Authorization": guarded.token("auditor")})
    assert status == 500
    assert detail.startswith(f"{variable}: is required but was not provided. ")
    assert await guarded.get("/admin") == (401, "Missing Authorization header.")


async def test_an_account_that_was_taken_off_the_allowlist_is_forbidden(guarded: Guarded) -> None:
    guarded.faults.set(Fault(FaultKind.NOT_LISTED, route="/admin", times=1))
    headers = {"Authorization": guarded.token("company")}
    assert await guarded.get("/admin", headers) == (403, "Account is not authorized for administrative access.")
    assert await guarded.get("/admin", headers) == (200, "company")


async def test_the_guard_answers_before_validation(guarded: Guarded) -> None:
    assert await guarded.get("/admin?limit=many") == (401, "Missing Authorization header.")
    status, detail = await guarded.get("/admin?limit=many", {"Authorization": guarded.token("company")})
    assert status == 422
    assert detail[0]["loc"] == ["query", "limit"]
    assert guarded.faults.handled == {}


@pytest.mark.parametrize(
    ("value", "answer"),
    [
        (None, (401, "Missing MFA verification token.")),
        ("", (401, "Missing MFA verification token.")),
        ("yes", (401, "MFA token is invalid or incomplete.")),
        ("VERIFIED", (403, "Two director approvals are required for this action.")),
    ],
)
async def test_the_mfa_header_is_a_constant(guarded: Guarded, value: str | None, answer: tuple[int, str]) -> None:
    headers = {"Authorization": guarded.token("company")}
    if value is not None:
        headers["X-MFA-Token"] = value
    assert await guarded.get("/rotate", headers) == answer


async def test_the_bearer_is_checked_before_the_mfa_header(guarded: Guarded) -> None:
    assert await guarded.get("/rotate", {"X-MFA-Token": "yes"}) == (401, "Missing Authorization header.")


async def approve(guarded: Guarded, approvals: str) -> tuple[int, Any]:
    headers = {"Authorization": guarded.token("company"), "X-MFA-Token": "verified", "X-Director-Approvals": approvals}
    return await guarded.get("/rotate", headers)


async def test_two_directors_approve(guarded: Guarded) -> None:
    first, second = guarded.token("director-1"), guarded.token("director-2")
    assert await approve(guarded, f"{first},Bearer {second}") == (200, ["director-1", "director-2"])


async def test_approvals_that_are_not_two_distinct_directors_are_403(guarded: Guarded) -> None:
    first, again, second = (guarded.token(name) for name in ("director-1", "director-1", "director-2"))
    for approvals in (first, f"{first},", f"{first},{first}", f"{first},{again}", f"{first},{second},{again}"):
        assert await approve(guarded, approvals) == (403, NOT_DISTINCT)
    company = guarded.token("company")
    not_director = (403, "Director approvals must come from authorized directors.")
    assert await approve(guarded, f"{first},{company}") == not_director
    assert await approve(guarded, f"{first},nope") == (401, EXPIRED)
    assert await approve(guarded, "director-1,director-2") == (401, EXPIRED)


async def test_a_lost_store_forgets_old_sessions_and_takes_new_ones(guarded: Guarded) -> None:
    old = {"Authorization": guarded.token("company")}
    guarded.faults.set(Fault(FaultKind.SESSION_LOST))
    assert await guarded.get("/admin", old) == (401, EXPIRED)
    guarded.now += timedelta(seconds=1)
    assert await guarded.get("/admin", {"Authorization": guarded.token("company")}) == (200, "company")
    assert await guarded.get("/admin", old) == (401, EXPIRED)
