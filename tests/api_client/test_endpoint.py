"""Addresses that may be used, and sentences for those that may not."""

import ssl

import pytest

from api_client.endpoint import Endpoint, is_loopback

CONTEXT = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


@pytest.mark.parametrize(
    "url",
    [
        "https://risk.example.com",
        "https://risk.example.com:8443/api/",
        "HTTPS://risk.example.com",
        "http://127.0.0.1:8000",
        "http://127.9.9.9",
        "http://[::1]:8000",
        "http://localhost:8000/risk",
        "https://127.0.0.1",
    ],
)
def test_addresses_to_use(url: str) -> None:
    endpoint = Endpoint("risk", url, context=CONTEXT)
    assert endpoint.url == url.rstrip("/")
    assert endpoint.secure == url.lower().startswith("https")


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("http://risk.example.com", "plain http is accepted to this machine only"),
        ("http://10.0.0.1", "plain http is accepted to this machine only"),
        ("http://0.0.0.0:8000", "plain http is accepted to this machine only"),
        ("http://localhost.example.com", "plain http is accepted to this machine only"),
        ("http://127.0.0.1.example.com", "plain http is accepted to this machine only"),
        ("http://127.0.0.1@example.com", "user name or a password"),
        ("https://user:canary@example.com", "user name or a password"),
        ("https://example.com/?token=canary", "without query or fragment"),
        ("https://example.com/#x", "without query or fragment"),
        ("ftp://example.com", "must begin with https://"),
        ("example.com", "must begin with https://"),
        ("", "must begin with https://"),
        ("https://", "names no host"),
        ("https://exa mple.com", "names no host"),
        ("https://example.com:0", "names no host"),
        ("https://example.com:99999", "is not a URL"),
        ("https://[::1", "is not a URL"),
    ],
)
def test_addresses_to_refuse(url: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence) as caught:
        Endpoint("risk", url, context=CONTEXT)
    assert str(caught.value).startswith("risk: ")
    assert "canary" not in str(caught.value)


def test_https_needs_a_context_and_plain_http_none() -> None:
    with pytest.raises(ValueError, match="https needs a TLS context"):
        Endpoint("risk", "https://example.com")
    assert Endpoint("risk", "http://127.0.0.1").context is None


def test_the_forwarded_header_is_for_port_forwards() -> None:
    assert Endpoint("risk", "http://127.0.0.1", forwarded_proto=True).forwarded_proto
    with pytest.raises(ValueError, match="forwarded_proto"):
        Endpoint("risk", "https://example.com", context=CONTEXT, forwarded_proto=True)


def test_loopback() -> None:
    assert all(is_loopback(host) for host in ("localhost", "LOCALHOST.", "127.0.0.1", "127.1.2.3", "::1"))
    assert not any(is_loopback(host) for host in ("", "0.0.0.0", "::", "10.0.0.1", "localhost.local", "example.com"))  # noqa: S104


@pytest.mark.parametrize("tenant", ["", "anonymous", "desk-1|desk_2", "(a)!*'."])
def test_a_tenant_is_what_mimir_takes(tenant: str) -> None:
    assert Endpoint("prometheus", "http://127.0.0.1:9090", tenant=tenant).tenant == tenant


@pytest.mark.parametrize("tenant", [" ", "a b", "a\n", "a\r\nx-y: z", "ä", "a/b", "x" * 151])
def test_what_is_no_tenant_is_refused(tenant: str) -> None:
    with pytest.raises(ValueError, match="a tenant is made of"):
        Endpoint("prometheus", "http://127.0.0.1:9090", tenant=tenant)
