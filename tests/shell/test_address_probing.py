"""What is found at an address before it is written down: reach, TLS, what it says of itself; only ever asked by GET."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.environment_draft import DraftService
from app.core.service_likeness import AddressFinding
from app.shell.address_probing import AddressProbing
from tests.core.states import NOW
from tests.fakes.transport import FakeNetwork

HERE = "http://127.0.0.1:1"
HEALTHY = {"status": "ok", "checks": {}}
SIM = {
    "openapi": "3.1.0",
    "paths": {path: {"get": {}, "post": {}} for path in ("/sim/status", "/sim/enter", "/sim/exit")},
}


async def found(network: FakeNetwork, name: str, flavour: str = "", url: str = HERE, ca: str = "") -> AddressFinding:
    return await AddressProbing(lambda: NOW, network).probe(DraftService(name, url, flavour), Path(ca) if ca else None)


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("url", "ca", "words"),
    [
        ("ftp://x", "", "The address must begin with https://"),
        ("https://u:p@x", "", "must not hold a user name"),
        ("https://x", "/nowhere/ca.pem", "ca.pem"),
    ],
)
async def test_what_cannot_be_used_is_said_and_nothing_is_asked(url: str, ca: str, words: str) -> None:
    network = FakeNetwork()
    finding = await found(network, "auth", url=url, ca=ca)
    assert (finding.reached, finding.fits) == (False, False)
    assert words in finding.words and finding.words.endswith(".")
    assert network.received == []


@pytest.mark.asyncio
async def test_a_service_is_known_by_its_own_words() -> None:
    network = FakeNetwork()
    network.answer("sim-mode", "GET", "/healthz", json=HEALTHY)
    network.answer("sim-mode", "GET", "/openapi.json", json=SIM)
    finding = await found(network, "sim-mode")
    assert (finding.reached, finding.fits) == (True, True)
    assert finding.words == (
        "Reached. Without TLS, on this machine only. It says that it is healthy. It looks like sim-mode."
    )
    assert {request.method for request in network.received} == {"GET"}


@pytest.mark.asyncio
async def test_what_says_nothing_is_not_known_and_a_service_without_health_is() -> None:
    finding = await found(FakeNetwork(), "sim-mode")
    assert (finding.reached, finding.fits) == (True, None)
    assert finding.words.startswith("Something answers. Without TLS")
    network = FakeNetwork()
    network.answer("sim-mode", "GET", "/openapi.json", json=SIM)
    assert "It has no /healthz. It looks like sim-mode." in (await found(network, "sim-mode")).words


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("name", "path", "status", "fits", "words"),
    [
        ("prometheus", "/api/v1/status/buildinfo", 200, True, "It looks like prometheus."),
        ("prometheus", "/api/v2/status", 200, False, "It looks like alertmanager, not like prometheus."),
        ("alertmanager", "/api/v2/status", 200, True, "It looks like alertmanager."),
        ("alertmanager", "/api/v2/status", 401, None, "It asks for a token: name one with bearer_keyring"),
        ("prometheus", "/nothing", 200, None, "It does not look like prometheus."),
    ],
)
async def test_monitoring_servers_are_known_by_their_own_paths(
    name: str, path: str, status: int, fits: bool | None, words: str
) -> None:
    network = FakeNetwork()
    network.answer(name, "GET", path, status=status, json={})
    finding = await found(network, name)
    assert (finding.reached, finding.fits) == (True, fits)
    assert words in finding.words
