"""The sandbox's CA: what it may sign for, what it signs, when it is renewed."""

from __future__ import annotations

import socket
import ssl
import stat
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509 import DNSName, IPAddress

from app.sandbox.certificates import CertificateFiles, provide_certificates

NOW = datetime.now(UTC)


def shake_hands(files: CertificateFiles, chain: Path, key: Path, name: str) -> str | None:
    """Return the client's verification error, or None when a strict client accepts the server."""
    client = ssl.create_default_context(cafile=str(files.authority))
    client.verify_flags |= ssl.VerifyFlags.VERIFY_X509_STRICT
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(chain, key)
    to_server, to_client = ssl.MemoryBIO(), ssl.MemoryBIO()
    left = client.wrap_bio(to_client, to_server, server_hostname=name)
    right = server.wrap_bio(to_server, to_client, server_side=True)
    for _ in range(4):
        for side in (left, right):
            try:
                side.do_handshake()
            except ssl.SSLWantReadError:
                continue
            except ssl.SSLCertVerificationError as error:
                return error.verify_message
    return None


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> CertificateFiles:
    return provide_certificates(tmp_path_factory.mktemp("certificates"), NOW)


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_a_strict_client_accepts_the_server(files: CertificateFiles, name: str) -> None:
    assert shake_hands(files, files.server_chain, files.server_key, name) is None


def test_the_expired_certificate_fails_for_its_age_alone(files: CertificateFiles) -> None:
    assert shake_hands(files, files.expired_chain, files.expired_key, "localhost") == "certificate has expired"


def test_another_name_is_refused(files: CertificateFiles) -> None:
    error = shake_hands(files, files.server_chain, files.server_key, "example.com")
    assert error is not None
    assert "Hostname mismatch" in error


def test_the_authority_may_sign_for_this_machine_only(files: CertificateFiles) -> None:
    authority = x509.load_pem_x509_certificate(files.authority.read_bytes())
    constraints = authority.extensions.get_extension_for_class(x509.NameConstraints)
    assert constraints.critical
    assert constraints.value.permitted_subtrees == [IPAddress(IPv4Network("127.0.0.1/32")), DNSName("localhost")]
    usage = authority.extensions.get_extension_for_class(x509.KeyUsage)
    assert usage.critical
    assert usage.value.key_cert_sign
    basic = authority.extensions.get_extension_for_class(x509.BasicConstraints)
    assert basic.critical
    assert basic.value.ca
    assert basic.value.path_length == 0


@pytest.mark.parametrize(
    ("subject", "name"),
    [(DNSName("bank.example.com"), "bank.example.com"), (IPAddress(IPv4Address("127.0.0.2")), "127.0.0.2")],
)
def test_clients_refuse_what_a_stolen_key_would_sign(
    files: CertificateFiles, tmp_path: Path, subject: x509.GeneralName, name: str
) -> None:
    authority = x509.load_pem_x509_certificate(files.authority.read_bytes())
    stolen = serialization.load_pem_private_key((files.authority.parent / "ca.key").read_bytes(), password=None)
    assert isinstance(stolen, ec.EllipticCurvePrivateKey)
    key = ec.generate_private_key(ec.SECP256R1())
    forged = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([]))
        .issuer_name(authority.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - timedelta(hours=1))
        .not_valid_after(NOW + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([subject]), critical=True)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(stolen.public_key()), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(stolen, hashes.SHA256())
    )
    pem, encoding = tmp_path / "forged.pem", serialization.Encoding.PEM
    pem.write_bytes(
        forged.public_bytes(encoding)
        + key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    assert shake_hands(files, pem, pem, name) == "permitted subtree violation"


def test_keys_are_private(files: CertificateFiles) -> None:
    for path in files.authority.parent.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.name


def test_the_server_certificate_is_valid_for_90_days(files: CertificateFiles) -> None:
    server = x509.load_pem_x509_certificate(files.server_chain.read_bytes())
    assert server.not_valid_after_utc == (NOW + timedelta(days=90)).replace(microsecond=0)


def test_is_kept_while_more_than_30_days_are_left(tmp_path: Path) -> None:
    before = provide_certificates(tmp_path, NOW).server_chain.read_bytes()
    assert provide_certificates(tmp_path, NOW + timedelta(days=59)).server_chain.read_bytes() == before


def test_is_renewed_by_the_same_authority_when_less_than_30_days_are_left(tmp_path: Path) -> None:
    files = provide_certificates(tmp_path, NOW)
    before, authority = files.server_chain.read_bytes(), files.authority.read_bytes()
    provide_certificates(tmp_path, NOW + timedelta(days=61))
    assert files.server_chain.read_bytes() != before
    assert files.authority.read_bytes() == authority


def test_an_ending_authority_takes_its_servers_with_it(tmp_path: Path) -> None:
    files = provide_certificates(tmp_path, NOW - timedelta(days=5 * 365))
    old = [path.read_bytes() for path in (files.authority, files.server_chain, files.expired_chain)]
    provide_certificates(tmp_path, NOW)
    new = [path.read_bytes() for path in (files.authority, files.server_chain, files.expired_chain)]
    assert all(before != after for before, after in zip(old, new, strict=True))
    assert shake_hands(files, files.server_chain, files.server_key, "localhost") is None
    assert shake_hands(files, files.expired_chain, files.expired_key, "localhost") == "certificate has expired"


def test_a_key_that_belongs_to_another_authority_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    provide_certificates(tmp_path / "a", NOW)
    provide_certificates(tmp_path / "b", NOW)
    (tmp_path / "a" / "ca.key").replace(tmp_path / "b" / "ca.key")
    with pytest.raises(ValueError, match="is damaged"):
        provide_certificates(tmp_path / "b", NOW)


def test_the_running_platform_is_accepted_by_a_strict_client(sandbox) -> None:  # type: ignore[no-untyped-def]
    context = ssl.create_default_context(cafile=str(sandbox.ca_file))
    context.verify_flags |= ssl.VerifyFlags.VERIFY_X509_STRICT
    port = int(sandbox.url("risk").rsplit(":", 1)[1])
    for name in ("127.0.0.1", "localhost"):
        with (
            socket.create_connection(("127.0.0.1", port)) as plain,
            context.wrap_socket(plain, server_hostname=name) as secured,
        ):
            assert secured.version() == "TLSv1.3"
