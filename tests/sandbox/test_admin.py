"""The admin service: sign-in in every wrong way and the right one, health, and what it has not."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.sandbox.admin import build
from app.sandbox.context import Profile, ServiceContext
from app.sandbox.faults import ServiceFaults
from app.sandbox.operators import Operator, OperatorAccounts, provide_operators
from app.sandbox.store import Store

STEP_OF_ZEROS = 669_465  # the time step at which the secret below gives the code 000000


class Admin:
    """The admin application over a clock of its own."""

    def __init__(self, folder: Path) -> None:
        self.now = datetime(2026, 3, 1, 12, 0, 15, tzinfo=UTC)
        self.operators = {operator.email: operator for operator in provide_operators(folder)}
        self.store = Store(folder / "state.db")
        OperatorAccounts(self.store).enrol(tuple(self.operators.values()))
        self.context = ServiceContext(
            "admin", Profile.SHIPPED, self.store, ServiceFaults(lambda: self.now), clock=lambda: self.now
        )
        self.app = build(self.context)

    def send(self, method: str, path: str, **options: Any) -> httpx.Response:
        async def exchange() -> httpx.Response:
            transport = httpx.ASGITransport(self.app)
            async with httpx.AsyncClient(transport=transport, base_url="https://127.0.0.1") as client:
                return await client.request(method, path, **options)

        return asyncio.run(exchange())

    def sign_in(self, email: str = "company@example.com", **changes: Any) -> httpx.Response:
        operator = self.operators.get(email, self.operators["company@example.com"])
        body = {"email": email, "password": operator.password, "mfa_code": operator.code(self.now), **changes}
        return self.send("POST", "/auth/login", json=body)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Admin]:
    admin = Admin(tmp_path_factory.mktemp("admin"))
    yield admin
    admin.store.close()


@pytest.fixture
def admin(shared: Admin) -> Admin:
    shared.now = datetime(2026, 3, 1, 12, 0, 15, tzinfo=UTC)
    return shared


def test_sign_in_opens_a_session_of_sixty_minutes(admin: Admin) -> None:
    answer = admin.sign_in()
    assert answer.status_code == 200
    body = answer.json()
    assert set(body) == {"token", "admin_id", "expires_at"}
    assert len(body["token"]) == 43
    assert body["admin_id"] == "company"
    assert body["expires_at"] == "2026-03-01T13:00:15+00:00"
    headers = {"Authorization": f"Bearer {body['token']}"}
    assert admin.send("GET", "/system/health", headers=headers).status_code == 200


@pytest.mark.parametrize(
    ("email", "account"),
    [
        ("director-1@example.com", "director-1"),
        ("director-2@example.com", "director-2"),
        ("auditor@example.com", "auditor"),
    ],
)
def test_each_operator_gets_their_account(admin: Admin, email: str, account: str) -> None:
    assert admin.sign_in(email).json()["admin_id"] == account


def refused(answer: httpx.Response) -> str:
    assert answer.status_code == 401
    detail: str = answer.json()["detail"]
    return detail


def test_unknown_people_and_wrong_passwords_get_the_same_answer(admin: Admin) -> None:
    assert refused(admin.sign_in("ghost@example.com")) == "invalid credentials"
    assert refused(admin.sign_in(password="nope")) == "invalid credentials"


@pytest.mark.parametrize("code", ["", "12345", "1234567", "abcdef", "000000", "１２３４５６", "not digits"])
def test_a_code_that_is_none_is_mfa_required(admin: Admin, code: str) -> None:
    assert refused(admin.sign_in(mfa_code=code)) == "mfa_required"


def test_the_password_is_checked_before_the_code(admin: Admin) -> None:
    assert refused(admin.sign_in(password="nope", mfa_code="")) == "invalid credentials"


@pytest.mark.parametrize(("offset_s", "status"), [(-60, 401), (-30, 200), (0, 200), (30, 200), (60, 401)])
def test_one_step_of_clock_skew_is_forgiven(admin: Admin, offset_s: int, status: int) -> None:
    operator = admin.operators["company@example.com"]
    code = operator.code(admin.now + timedelta(seconds=offset_s))
    assert admin.sign_in(mfa_code=code).status_code == status


def test_a_code_of_zeros_is_refused_even_when_it_is_right(tmp_path: Path) -> None:
    admin = Admin(tmp_path)
    operator = Operator("zero@example.com", "company", "a password", "AETHER7SANDBOX2ZEROCODEAETHER7SA")
    admin.operators[operator.email] = operator
    OperatorAccounts(admin.store).enrol((operator,))
    admin.now = datetime.fromtimestamp(STEP_OF_ZEROS * 30, UTC)
    assert operator.code(admin.now) == "000000"
    assert refused(admin.sign_in(operator.email)) == "mfa_required"
    admin.store.close()


def test_what_another_release_hashed_otherwise_is_hashed_anew(admin: Admin) -> None:
    admin.store.execute("UPDATE operators SET password_hash = x'00'")
    assert refused(admin.sign_in()) == "invalid credentials"
    OperatorAccounts(admin.store).enrol(tuple(admin.operators.values()))
    assert admin.sign_in().status_code == 200


def test_a_code_can_be_replayed(admin: Admin) -> None:
    first, second = admin.sign_in(), admin.sign_in()
    assert (first.status_code, second.status_code) == (200, 200)
    assert first.json()["token"] != second.json()["token"]


def test_a_pinned_operator_needs_the_address_in_the_body(admin: Admin) -> None:
    email = "pinned@example.com"
    assert refused(admin.sign_in(email)) == "ip_not_allowed"
    assert refused(admin.sign_in(email, ip_address="10.1.2.4")) == "ip_not_allowed"
    assert admin.sign_in(email, ip_address="10.1.2.3").json()["admin_id"] == "company"
    assert admin.sign_in(ip_address="203.0.113.9").status_code == 200


def test_the_address_is_checked_before_the_password(admin: Admin) -> None:
    assert refused(admin.sign_in("pinned@example.com", password="nope")) == "ip_not_allowed"


def test_a_bad_body_is_422_with_the_field(admin: Admin) -> None:
    answer = admin.send("POST", "/auth/login", json={"email": "nope", "password": "x", "mfa_code": "1"})
    assert answer.status_code == 422
    assert answer.json()["detail"] == [
        {
            "type": "value_error",
            "loc": ["body", "email"],
            "msg": "value is not a valid email address: An email address must have an @-sign.",
            "input": "nope",
            "ctx": {"reason": "An email address must have an @-sign."},
        }
    ]
    missing = admin.send("POST", "/auth/login", json={}).json()["detail"]
    assert [(item["type"], item["loc"][1]) for item in missing] == [
        ("missing", "email"),
        ("missing", "password"),
        ("missing", "mfa_code"),
    ]


def test_health_is_in_the_body(admin: Admin) -> None:
    answer = admin.send("GET", "/healthz")
    assert answer.status_code == 200
    body = answer.json()
    assert body["status"] == "ok"
    assert list(body["checks"]) == ["admin_repository", "session_store", "scaling_controller", "hedge_service"]
    assert body["checks"]["hedge_service"]["kill_switch_engaged"] is False


def test_system_health_needs_an_admin(admin: Admin) -> None:
    assert refused(admin.send("GET", "/system/health")) == "Missing Authorization header."
    auditor = {"Authorization": admin.sign_in("auditor@example.com").json()["token"]}
    assert admin.send("GET", "/system/health", headers=auditor).status_code == 403
    company = {"Authorization": admin.sign_in().json()["token"]}
    answer = admin.send("GET", "/system/health", headers=company, params={"account_id": "company"})
    assert answer.json() == {
        "status": "ok",
        "timestamp": "2026-03-01T12:00:15+00:00",
        "daily_return_pct": None,
        "diversification": {"top_assets": [], "flags": [], "correlation_note": "ok"},
        "simulation": {"active": False, "reason": None},
    }


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/auth/login", 405),
        ("GET", "/auth/status", 404),
        ("POST", "/auth/logout", 404),
        ("POST", "/auth/refresh", 404),
        ("GET", "/sim/status", 404),
        ("GET", "/readyz", 404),
    ],
)
def test_what_the_service_does_not_have(admin: Admin, method: str, path: str, status: int) -> None:
    answer = admin.send(method, path)
    assert answer.status_code == status
    assert answer.json() == {"detail": "Method Not Allowed" if status == 405 else "Not Found"}


def test_ids_are_echoed_or_made(admin: Admin) -> None:
    echoed = admin.send("GET", "/healthz", headers={"X-Request-ID": "r-1", "X-Correlation-ID": "c-1"}).headers
    assert (echoed["x-request-id"], echoed["x-correlation-id"]) == ("r-1", "c-1")
    made = admin.send("GET", "/auth/status").headers
    assert len(made["x-request-id"]) == len(made["x-correlation-id"]) == 36
    assert made["x-request-id"] != made["x-correlation-id"]


def test_metrics_are_exposed(admin: Admin) -> None:
    answer = admin.send("GET", "/metrics")
    assert answer.headers["content-type"] == "text/plain; version=1.0.0; charset=utf-8"
    assert 'trades_submitted_total{service="admin-platform"}' in answer.text


def test_credentials_stay_out_of_representations_and_the_database(admin: Admin) -> None:
    operator = admin.operators["company@example.com"]
    assert operator.password not in repr(operator)
    assert operator.totp_secret not in repr(operator)
    assert len(operator.totp_secret) * 5 >= 160
    rows = admin.store.query("SELECT * FROM operators")
    assert not any(one.password in str(tuple(row)) for one in admin.operators.values() for row in rows)


def test_the_exposure_forecast_wants_an_admin_and_an_account(admin: Admin) -> None:
    assert refused(admin.send("GET", "/risk/forecast", params={"account_id": "company"}))
    company = {"Authorization": admin.sign_in().json()["token"]}
    assert admin.send("GET", "/risk/forecast", headers=company).status_code == 422
    answer = admin.send("GET", "/risk/forecast", headers=company, params={"account_id": "company"})
    assert (answer.status_code, answer.json()["account_id"]) == (200, "company")
