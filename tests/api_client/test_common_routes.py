"""The routes any service may have: ill health is a fact, a refusal is an answer, a certificate is looked at."""

from pathlib import Path
from typing import Any

import pytest

from api_client.endpoint import Endpoint
from api_client.errors import (
    ApiError,
    AuthError,
    ContractError,
    Draining,
    Interrupted,
    NotConfigured,
    Refused,
    ServerFault,
    Unreachable,
)
from api_client.models.common import Answer, HealthStatus
from api_client.platform import Platform
from api_client.services.common_routes import ServiceRoutes
from api_client.tls import make_context
from tests.api_client.authority import Authority, https_server
from tests.api_client.operations import CANARY_TOKEN, HEALTH, platform
from tests.fakes.transport import FakeNetwork


def risk(network: FakeNetwork, *, signed_in: bool = True) -> ServiceRoutes:
    return platform(network, signed_in=signed_in).routes("risk")


@pytest.mark.asyncio
async def test_ill_health_is_no_error_and_its_words_are_clean() -> None:
    network = FakeNetwork()
    checks = {"db": {"status": "error", "error": "postgres://u:p@h?password=canary\n" + "x" * 999, "dialect": 1}}
    network.answer("risk", "GET", "/healthz", json={"status": "weird", "checks": checks})
    health = await risk(network).health()
    assert health.status is HealthStatus.UNKNOWN
    (check,) = health.checks
    assert (check.name, check.status) == ("db", HealthStatus.ERROR)
    assert check.error is not None
    assert "canary" not in check.error
    assert len(check.error) <= 300


@pytest.mark.asyncio
@pytest.mark.parametrize("status", [200, 503])
async def test_unreadiness_is_no_error(status: int) -> None:
    network = FakeNetwork()
    network.answer("risk", "GET", "/readyz", status=status, json=HEALTH)
    readiness = await risk(network).readiness()
    assert (readiness.http_status, readiness.status, len(readiness.checks)) == (status, HealthStatus.ERROR, 2)


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (503, {"detail": "risk is draining", "status": {"draining": True}}, Draining),
        (503, {"detail": "upstream gone"}, ServerFault),
        (503, None, ServerFault),
        (500, HEALTH, ServerFault),
        (404, {"detail": "Not Found"}, Refused),
        (200, {"status": "ok"}, ContractError),
    ],
)
async def test_other_answers_to_readiness_are_errors(status: int, body: Any, error: type[ApiError]) -> None:
    network = FakeNetwork()
    network.answer("risk", "GET", "/readyz", status=status, json=body)
    with pytest.raises(error) as caught:
        await risk(network).readiness()
    assert caught.value.status == status
    assert caught.value.__context__ is None


@pytest.mark.asyncio
async def test_the_exposition_comes_as_it_is() -> None:
    network = FakeNetwork()
    network.answer("risk", "GET", "/metrics", content=b"a 1\n")
    assert await risk(network, signed_in=False).exposition() == b"a 1\n"
    assert network.received[-1].headers["accept"] == "text/plain"
    network.answer("risk", "GET", "/node/metrics", content=b"b 2\n")
    assert await risk(network, signed_in=False).exposition("/node/metrics") == b"b 2\n"


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("status", "body", "answer"),
    [
        (200, {"x": 1}, Answer(200, None)),
        (302, None, Answer(302, None)),
        (401, {"detail": "Missing Authorization header."}, Answer(401, "Missing Authorization header.")),
        (403, {"detail": {"a": 1}}, Answer(403, None)),
        (422, {"detail": [{"msg": "Field required", "loc": ["query", "x"]}]}, Answer(422, "Field required (query.x)")),
        (500, {"detail": "token=canary"}, Answer(500, "token=•••")),
        (503, None, Answer(503, None)),
    ],
)
async def test_whatever_a_probe_is_answered_is_its_answer(status: int, body: Any, answer: Answer) -> None:
    network = FakeNetwork()
    network.answer("risk", "GET", "/risk/limits", status=status, json=body)
    assert await risk(network, signed_in=False).ask("/risk/limits", bearer=False, account=None, mfa=None) == answer
    headers = network.received[-1].headers
    assert not {"authorization", "x-account-id", "x-mfa-token"} & headers.keys()


@pytest.mark.asyncio
async def test_a_probe_sends_what_it_is_told_to() -> None:
    network = FakeNetwork()
    routes = risk(network)
    await routes.ask("/x", bearer=True, account="director-1", mfa="nonsense")
    headers = network.received[-1].headers
    assert headers["authorization"] == f"Bearer {CANARY_TOKEN}"
    assert (headers["x-account-id"], headers["x-mfa-token"]) == ("director-1", "nonsense")
    assert network.received[-1].method == "GET"
    with pytest.raises(ValueError, match="slash"):
        await routes.ask("@evil.example.com", bearer=True, account=None, mfa=None)
    with pytest.raises(AuthError, match="no_session"):
        await risk(network, signed_in=False).ask("/x", bearer=True, account=None, mfa=None)
    assert len(network.received) == 1


@pytest.mark.asyncio
async def test_a_probe_without_an_answer_fails() -> None:
    network = FakeNetwork()
    network.fail("risk", "GET", "/x", ConnectionResetError(), sent=True)
    with pytest.raises(Interrupted):
        await risk(network).ask("/x", bearer=False, account=None, mfa=None)


@pytest.mark.asyncio
async def test_the_certificate_in_use(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    context = make_context(authority.ca_file, None)
    async with https_server(authority.leaf("in-use")) as url:
        console = Platform([Endpoint("anything", url, context=context), Endpoint("plain", "http://127.0.0.1:1")])
        certificate = await console.routes("anything").certificate()
        assert certificate is not None
        assert certificate.subject == "commonName=in-use"
        assert await console.routes("plain").certificate() is None
        await console.aclose()
    with pytest.raises(Unreachable) as caught:
        await console.routes("anything").certificate()
    assert (caught.value.service, caught.value.reason) == ("anything", "refused")
    with pytest.raises(NotConfigured):
        console.routes("nothing")
