"""TLS: the system's trust and a file's, always verified; the certificate a server presents."""

import asyncio
import contextlib
import hashlib
import ssl
import warnings
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import truststore
from cryptography import x509

from api_client.endpoint import Endpoint
from api_client.errors import ApiError, Effect, Unreachable
from api_client.http import HttpService
from api_client.tls import make_context, peer_certificate
from api_client.wire import Call
from tests.api_client.authority import Authority, https_server


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


async def get(url: str, context: ssl.SSLContext) -> int:
    http = HttpService(Endpoint("risk", url, context=context))
    try:
        return (await http.send(Call(path="/x"))).status
    finally:
        await http.aclose()


async def refusal(url: str, context: ssl.SSLContext) -> str:
    """Why both ways of connecting refuse `url`: a request, and a look at its certificate."""
    with pytest.raises(Unreachable) as asked:
        await get(url, context)
    with pytest.raises(Unreachable) as looked:
        await peer_certificate(url, context, 4)
    for error in (asked.value, looked.value):
        assert (error.effect, error.status, error.__context__) == (Effect.NONE, None, None)
    assert asked.value.reason == looked.value.reason
    return asked.value.reason


def test_verification_cannot_be_off(authority: Authority) -> None:
    context = make_context(authority.ca_file, None)
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname
    assert context.minimum_version is ssl.TLSVersion.TLSv1_2


@pytest.mark.asyncio
async def test_the_file_is_trusted_by_its_own_context_only(authority: Authority) -> None:
    async with https_server(authority.leaf("server")) as url:
        assert await get(url, make_context(authority.ca_file, None)) == 200
        assert await refusal(url, make_context(None, None)) == "certificate_untrusted"


@pytest.mark.asyncio
async def test_the_file_adds_to_the_system_s_trust(
    authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = Authority(tmp_path, "System")
    monkeypatch.setenv("SSL_CERT_FILE", str(system.ca_file))  # where OpenSSL looks for the system's store
    monkeypatch.delenv("SSL_CERT_DIR", raising=False)
    context = make_context(authority.ca_file, None)
    # Both are in memory before the first connection: none of them may stop the loop to read a bundle.
    assert context.cert_store_stats()["x509_ca"] == 2
    async with https_server(system.leaf("of-the-system")) as url:
        assert await get(url, context) == 200
    async with https_server(authority.leaf("of-the-file")) as url:
        assert await get(url, context) == 200


@pytest.mark.parametrize("there", [True, False])
def test_a_frozen_build_finds_the_system_s_bundle(
    there: bool, authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "where-the-builder-had-it.pem"))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    bundles = (tmp_path / "absent.pem", authority.ca_file) if there else (tmp_path / "absent.pem",)
    monkeypatch.setattr("api_client.tls._BUNDLES", bundles)
    assert make_context(None, None).cert_store_stats()["x509_ca"] == there


@pytest.mark.asyncio
async def test_other_systems_verify_through_their_own_store(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api_client.tls.sys.platform", "darwin")
    context = make_context(authority.ca_file, None)
    assert isinstance(context, truststore.SSLContext)
    assert context.check_hostname
    async with https_server(authority.leaf("elsewhere")) as url:
        assert await get(url, context) == 200
        assert await refusal(url, make_context(None, None)) == "certificate_untrusted"


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("hosts", "from_day", "to_day", "reason"),
    [
        (("127.0.0.1",), -10, -1, "certificate_expired"),
        (("127.0.0.1",), 1, 2, "certificate_not_yet_valid"),
        (("127.0.0.2",), -1, 1, "certificate_name"),
        (("example.com",), -1, 1, "certificate_name"),
    ],
)
async def test_a_bad_certificate_is_named(
    authority: Authority, hosts: tuple[str, ...], from_day: float, to_day: float, reason: str
) -> None:
    leaf = authority.leaf("bad", hosts=hosts, from_day=from_day, to_day=to_day)
    async with https_server(leaf) as url:
        assert await refusal(url, make_context(authority.ca_file, None)) == reason


@pytest.mark.asyncio
async def test_a_server_without_modern_tls_is_refused(authority: Authority) -> None:
    with warnings.catch_warnings(action="ignore", category=DeprecationWarning):
        async with https_server(authority.leaf("old"), newest=ssl.TLSVersion.TLSv1_1) as url:
            assert await refusal(url, make_context(authority.ca_file, None)) == "tls"


@pytest.mark.asyncio
async def test_a_server_that_speaks_no_tls_is_refused(authority: Authority) -> None:
    async def plain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(plain, "127.0.0.1", 0) as listener:
        url = f"https://127.0.0.1:{listener.sockets[0].getsockname()[1]}"
        assert await refusal(url, make_context(authority.ca_file, None)) == "tls"


@pytest.mark.asyncio
async def test_a_server_that_never_shakes_hands_times_out(authority: Authority) -> None:
    left = asyncio.Event()

    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            await reader.read()
        writer.transport.abort()
        left.set()

    async with await asyncio.start_server(silent, "127.0.0.1", 0) as listener:
        url = f"https://127.0.0.1:{listener.sockets[0].getsockname()[1]}"
        with pytest.raises(Unreachable) as caught:
            await peer_certificate(url, make_context(authority.ca_file, None), 0.05, service="risk")
        await left.wait()
    assert (caught.value.reason, caught.value.service) == ("connect_timeout", "risk")


@pytest.mark.asyncio
async def test_the_presented_certificate(authority: Authority) -> None:
    leaf = authority.leaf("shown", hosts=("127.0.0.1", "localhost"), to_day=12)
    async with https_server(leaf) as url:
        shown = await peer_certificate(url, make_context(authority.ca_file, None), 4)
    parsed = x509.load_pem_x509_certificate(leaf.read_bytes())
    assert shown.subject == "commonName=shown"
    assert shown.issuer == "commonName=Test Authority"
    assert set(shown.names) == {"127.0.0.1", "localhost"}
    assert shown.not_before == parsed.not_valid_before_utc
    assert shown.not_after == parsed.not_valid_after_utc
    assert shown.not_after - datetime.now(UTC) > timedelta(days=11)
    der = ssl.PEM_cert_to_DER_cert(leaf.read_text().partition("-----BEGIN PRIVATE")[0])
    assert shown.sha256 == hashlib.sha256(der).hexdigest()
    assert shown.tls_version == "TLSv1.3"


@pytest.mark.asyncio
async def test_a_client_certificate_is_presented(authority: Authority) -> None:
    me = authority.leaf("me")
    async with https_server(authority.leaf("mutual"), client_ca=authority.ca_file) as url:
        assert await get(url, make_context(authority.ca_file, me)) == 200
        with pytest.raises(ApiError):
            await get(url, make_context(authority.ca_file, None))


def test_unusable_files_are_named(authority: Authority, tmp_path: Path) -> None:
    empty = tmp_path / "empty.pem"
    empty.touch()
    locked = authority.leaf("locked", password=b"secret")
    for ca_file, client_certificate, sentence in (
        (tmp_path / "none.pem", None, "none.pem does not exist"),
        (empty, None, "empty.pem does not hold CA certificates"),
        (tmp_path, None, "does not hold CA certificates"),
        (None, tmp_path / "none.pem", "none.pem does not exist"),
        (None, authority.ca_file, "does not hold a PEM certificate with its unencrypted key"),
        (None, locked, "locked.pem does not hold a PEM certificate with its unencrypted key"),
    ):
        with pytest.raises(ValueError, match=sentence):
            make_context(ca_file, client_certificate)


@pytest.mark.asyncio
async def test_only_https_presents_a_certificate() -> None:
    with pytest.raises(ValueError, match="https"):
        await peer_certificate("http://127.0.0.1:1", make_context(None, None), 1)
