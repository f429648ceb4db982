"""The sandbox's certificate authority and the server certificates it signs."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

AUTHORITY_VALIDITY = timedelta(days=5 * 365)
SERVER_VALIDITY = timedelta(days=90)
RENEW_BEFORE = timedelta(days=30)
BACKDATED = timedelta(hours=1)  # a clock set back a little must not make a new certificate "not yet valid"


@dataclass(frozen=True, slots=True)
class CertificateFiles:
    """Paths of PEM files: the CA's certificate; chain and key of the server; chain and key of the expired server."""

    authority: Path
    server_chain: Path
    server_key: Path
    expired_chain: Path
    expired_key: Path


def provide_certificates(folder: Path, now: datetime | None = None) -> CertificateFiles:
    """Return the certificates in `folder`, making those that are missing or have less than 30 days left.

    `folder` must exist and be private; every key is written with mode 0600. `now` is aware UTC. Raises `OSError`
    when the folder cannot be written and `ValueError` when a stored certificate or key is damaged.
    """
    try:
        return _provide(folder, now or datetime.now(UTC))
    except ValueError:
        # The library's own texts describe encodings, which helps nobody here.
        raise ValueError(f"A certificate or key in {folder} is damaged; remove ca.pem to make new ones.") from None


def _provide(folder: Path, moment: datetime) -> CertificateFiles:
    files = CertificateFiles(
        folder / "ca.pem", folder / "server.pem", folder / "server.key", folder / "expired.pem", folder / "expired.key"
    )
    authority_key = folder / "ca.key"
    fresh = not (_is_current(files.authority, moment) and authority_key.exists())
    if fresh:
        _make_authority(files.authority, authority_key, moment)
    authority = x509.load_pem_x509_certificate(files.authority.read_bytes())
    key = _load_key(authority_key)
    if key.public_key() != authority.public_key():
        raise ValueError("The key does not belong to the certificate.")
    if fresh or not (_is_current(files.server_chain, moment) and files.server_key.exists()):
        _make_server(files.server_chain, files.server_key, authority, key, moment - BACKDATED, moment + SERVER_VALIDITY)
    if fresh or not (files.expired_chain.exists() and files.expired_key.exists()):
        _make_server(
            files.expired_chain,
            files.expired_key,
            authority,
            key,
            moment - SERVER_VALIDITY,
            moment - timedelta(days=1),
        )
    return files


def write_private(path: Path, content: bytes) -> None:
    """Replace `path` with `content` in one step, readable by its owner only."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}.new")
    descriptor = os.open(temporary, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    temporary.replace(path)


def _is_current(path: Path, moment: datetime) -> bool:
    if not path.exists():
        return False
    certificate = x509.load_pem_x509_certificate(path.read_bytes())
    return certificate.not_valid_after_utc - moment >= RENEW_BEFORE


def _load_key(path: Path) -> ec.EllipticCurvePrivateKey:
    key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise ValueError(f"{path} is not an elliptic-curve key.")
    return key


def _make_authority(certificate_path: Path, key_path: Path, moment: datetime) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name("Aether console sandbox CA")
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(moment - BACKDATED - SERVER_VALIDITY)  # the expired server certificate lies in the past
        .not_valid_after(moment + AUTHORITY_VALIDITY)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_key_usage(authority=True), critical=True)
        .add_extension(
            x509.NameConstraints(
                permitted_subtrees=[x509.IPAddress(IPv4Network("127.0.0.1/32")), x509.DNSName("localhost")],
                excluded_subtrees=None,
            ),
            critical=True,
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    write_private(key_path, _key_pem(key))
    write_private(certificate_path, certificate.public_bytes(serialization.Encoding.PEM))


def _make_server(
    chain_path: Path,
    key_path: Path,
    authority: x509.Certificate,
    authority_key: ec.EllipticCurvePrivateKey,
    not_before: datetime,
    not_after: datetime,
) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = (
        x509.CertificateBuilder()
        .subject_name(_name("Aether console sandbox"))
        .issuer_name(authority.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(not_before)
        .not_valid_after(not_after)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_key_usage(authority=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1")), x509.DNSName("localhost")]),
            critical=False,
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(authority_key.public_key()), critical=False)
        .sign(authority_key, hashes.SHA256())
    )
    write_private(key_path, _key_pem(key))
    write_private(chain_path, certificate.public_bytes(serialization.Encoding.PEM))


def _name(common_name: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Aether console sandbox"),
            x509.NameAttribute(NameOID.COMMON_NAME, common_name),
        ]
    )


def _key_usage(*, authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )


def _key_pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
