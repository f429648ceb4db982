"""The network faults, seen from a client that keeps its connections alive."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Iterator

import httpx
import pytest

from app.sandbox.proxy import bound_socket
from tests.fakes.sandbox import RunningSandbox

KILL = "/risk/kill"


@pytest.fixture
def risk(sandbox: RunningSandbox) -> Iterator[httpx.Client]:
    with sandbox.client("risk", timeout=httpx.Timeout(5.0, read=10.0)) as client:
        assert client.get("/healthz").status_code == 200  # a connection is open and kept
        yield client


def port_of(sandbox: RunningSandbox, service: str) -> int:
    return int(sandbox.url(service).rsplit(":", 1)[1])


def test_answers_are_not_held_back_for_an_acknowledgement() -> None:
    # asyncio turns Nagle's algorithm off only for sockets that name their protocol; the wait would be 40 ms.
    with bound_socket() as sock:
        assert sock.proto == socket.IPPROTO_TCP


def test_pulling_the_plug_cuts_connections_and_refuses_new_ones(sandbox: RunningSandbox, risk: httpx.Client) -> None:
    for _ in range(3):
        sandbox.set_fault("risk", "refused")
        with pytest.raises(httpx.TransportError):  # the kept connection is found dead
            risk.get("/healthz")
        with pytest.raises(httpx.ConnectError, match="refused"):
            risk.get("/healthz")
        sandbox.set_fault("risk", "refused")
        sandbox.clear("risk")
        assert risk.get("/healthz").status_code == 200


def test_an_unplugged_service_keeps_its_port(sandbox: RunningSandbox) -> None:
    sandbox.set_fault("risk", "refused")
    # Outgoing connections are given free ports by the system: none may get the service's.
    port = port_of(sandbox, "risk")
    with socket.socket() as other, pytest.raises(OSError, match="in use"):
        other.bind(("127.0.0.1", port))


def test_other_services_keep_working(sandbox: RunningSandbox) -> None:
    sandbox.set_fault("risk", "refused")
    with sandbox.client("oms") as oms:
        assert oms.get("/healthz").status_code == 200


def test_a_hanging_service_accepts_and_never_answers(sandbox: RunningSandbox, risk: httpx.Client) -> None:
    sandbox.set_fault("risk", "hang")
    quick = httpx.Timeout(5.0, read=0.3)
    with pytest.raises(httpx.ReadTimeout):
        risk.get("/healthz", timeout=quick)
    with socket.create_connection(("127.0.0.1", port_of(sandbox, "risk")), timeout=0.3) as plain:
        context = ssl.create_default_context(cafile=str(sandbox.ca_file))
        with pytest.raises(TimeoutError):
            context.wrap_socket(plain, server_hostname="127.0.0.1")
    sandbox.clear("risk")
    assert risk.get("/healthz").status_code == 200


def test_connections_that_hung_are_cut_when_the_fault_ends(sandbox: RunningSandbox) -> None:
    sandbox.set_fault("risk", "hang")
    with socket.create_connection(("127.0.0.1", port_of(sandbox, "risk")), timeout=5) as plain:
        plain.sendall(b"not TLS at all\r\n\r\n")  # the service answers this with an alert, which is swallowed
        plain.settimeout(0.2)
        with pytest.raises(TimeoutError):
            plain.recv(1)
        sandbox.clear("risk")
        plain.settimeout(5)
        with pytest.raises(ConnectionResetError):
            plain.recv(1)


def test_a_slow_network_delays_the_answer(sandbox: RunningSandbox, risk: httpx.Client) -> None:
    sandbox.set_fault("risk", "slow", parameter=0.4)
    started_s = time.monotonic()
    assert risk.get("/healthz").status_code == 200
    assert time.monotonic() - started_s >= 0.4
    with pytest.raises(httpx.ReadTimeout):
        risk.get("/healthz", timeout=httpx.Timeout(5.0, read=0.1))


def test_a_slow_network_loses_and_reorders_nothing(sandbox: RunningSandbox, risk: httpx.Client) -> None:
    sandbox.set_fault("risk", "slow", parameter=0.05)
    slow = risk.get("/openapi.json")
    sandbox.clear("risk")
    assert slow.json() == risk.get("/openapi.json").json()


def test_an_expired_certificate_is_met_at_the_next_request(sandbox: RunningSandbox, risk: httpx.Client) -> None:
    sandbox.set_fault("risk", "expired_certificate")
    with pytest.raises(httpx.TransportError):
        risk.get("/healthz")
    with pytest.raises(httpx.ConnectError, match="certificate has expired"):
        risk.get("/healthz")
    sandbox.clear("risk")
    assert risk.get("/healthz").status_code == 200
    with sandbox.client("oms") as oms:
        assert oms.get("/healthz").status_code == 200


def kill(sandbox: RunningSandbox, client: httpx.Client, account: str) -> httpx.Response:
    headers = {"Authorization": sandbox.sign_in("company")}
    return client.post(KILL, params={"account_id": account}, headers=headers)


def killed_accounts(sandbox: RunningSandbox, client: httpx.Client) -> list[str]:
    headers = {"Authorization": sandbox.sign_in("company")}
    return [event["account_id"] for event in client.get("/risk/kill_events", headers=headers).json()]


def test_a_drop_before_the_handler_leaves_no_effect(sandbox: RunningSandbox) -> None:
    with sandbox.client("kill-switch") as client:
        before = sandbox.handled("kill-switch").get(f"POST {KILL}", 0)
        sandbox.set_fault("kill-switch", "drop_before", route=KILL, times=1)
        with pytest.raises(httpx.TransportError):
            kill(sandbox, client, "dropped-before")
        assert sandbox.handled("kill-switch").get(f"POST {KILL}", 0) == before
        assert "dropped-before" not in killed_accounts(sandbox, client)
        assert kill(sandbox, client, "dropped-before").status_code == 200


def test_a_drop_after_the_handler_leaves_the_effect_without_an_answer(sandbox: RunningSandbox) -> None:
    with sandbox.client("kill-switch") as client:
        before = sandbox.handled("kill-switch").get(f"POST {KILL}", 0)
        sandbox.set_fault("kill-switch", "drop_after", route=KILL, times=1)
        with pytest.raises(httpx.TransportError):
            kill(sandbox, client, "dropped-after")
        assert sandbox.handled("kill-switch")[f"POST {KILL}"] == before + 1
        assert "dropped-after" in killed_accounts(sandbox, client)


def test_a_drop_concerns_its_own_connection_only(sandbox: RunningSandbox) -> None:
    with (
        sandbox.client("kill-switch") as client,
        socket.create_connection(("127.0.0.1", port_of(sandbox, "kill-switch")), timeout=5) as plain,
        sandbox.ssl_context.wrap_socket(plain, server_hostname="127.0.0.1") as other,
    ):
        sandbox.set_fault("kill-switch", "drop_before", route=KILL, times=1)
        with pytest.raises(httpx.TransportError):
            kill(sandbox, client, "nobody")
        other.sendall(b"GET /metrics HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        assert other.recv(15) == b"HTTP/1.1 200 OK"


def test_a_forwarded_address_does_not_hide_the_connection(sandbox: RunningSandbox) -> None:
    with sandbox.client("risk") as client:
        sandbox.set_fault("risk", "drop_before", route="/healthz", times=1)
        with pytest.raises(httpx.TransportError):
            client.get("/healthz", headers={"X-Forwarded-For": "203.0.113.9"})
        assert client.get("/healthz").status_code == 200


def test_plain_http_suffers_the_same_faults(sandbox: RunningSandbox) -> None:
    url = sandbox.announcement["http_services"]["risk"]
    with httpx.Client(base_url=url, trust_env=False) as client:
        sandbox.set_fault("risk", "drop_after", route="/healthz", times=1)
        with pytest.raises(httpx.TransportError):
            client.get("/healthz")
        sandbox.set_fault("risk", "refused")
        with pytest.raises(httpx.ConnectError):
            client.get("/healthz")


def test_faults_leave_no_complaint_behind(running_sandbox: RunningSandbox) -> None:
    with running_sandbox.client("risk") as client:
        running_sandbox.set_fault("risk", "drop_after", times=1)
        with pytest.raises(httpx.TransportError):
            client.get("/healthz")
        running_sandbox.set_fault("risk", "drop_before", times=1)
        with pytest.raises(httpx.TransportError):
            client.get("/healthz")
        assert client.get("/healthz").status_code == 200
    assert running_sandbox.errors() == ""
