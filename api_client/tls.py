"""TLS: whom to trust, and what a server presents."""

import asyncio
import contextlib
import hashlib
import ssl
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import truststore

from api_client.errors import Unreachable
from api_client.failures import unsent_reason
from api_client.models.common import Certificate

_CLOSE_S: Final = 1.0
_PORT: Final = 443
_BUNDLES: Final = (
    Path("/etc/ssl/certs/ca-certificates.crt"),  # Debian and its kin
    Path("/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem"),  # Fedora and its kin
    Path("/etc/ssl/ca-bundle.pem"),  # SUSE
    Path("/etc/ssl/cert.pem"),  # Alpine, Arch
)


class TrustFileError(ValueError):
    """A file of certificates that cannot be used: the text says why, `reason` in a word that does not change."""

    def __init__(self, file: Path, reason: str, words: str) -> None:
        super().__init__(f"{file} {words}")
        self.file = file
        self.reason = reason


def make_context(ca_file: Path | None, client_certificate: Path | None) -> ssl.SSLContext:
    """A context that verifies servers against the system's trust store and, in addition, the CAs in `ca_file`.

    `client_certificate` is a PEM file with a certificate and its unencrypted key, presented to servers that ask.
    TLS 1.2 at least; certificates and host names are always verified. Raises TrustFileError when a file
    cannot be used. Reads files: call it in a thread if that matters.
    """
    context = _system_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if ca_file is not None:
        with _naming(ca_file, "no_authorities", "CA certificates in PEM format"):
            context.load_verify_locations(cafile=ca_file)
    if client_certificate is not None:
        with _naming(client_certificate, "no_key_pair", "a PEM certificate with its unencrypted key"):
            # Without a callback OpenSSL would ask for the key's password on the terminal.
            context.load_cert_chain(client_certificate, password=_no_password)
    return context


def _system_context() -> ssl.SSLContext:
    """A client context that trusts what the operating system trusts."""
    if not sys.platform.startswith("linux"):
        return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    # On Linux truststore reads the system's bundle anew for every connection: the event loop would stand still for
    # some 45 ms each time. Here it is read once.
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.set_default_verify_paths()
    if not context.cert_store_stats()["x509_ca"]:
        # A frozen build brings an OpenSSL that looks where its builder kept certificates, not where this system does.
        bundle = next((file for file in _BUNDLES if file.is_file()), None)
        if bundle is not None:
            context.load_verify_locations(cafile=bundle)
    return context


async def peer_certificate(
    url: str, context: ssl.SSLContext, timeout_s: float, *, service: str | None = None
) -> Certificate:
    """The certificate that the server of `url` (https) presents now, over a connection of its own.

    It has been verified: a certificate that is expired, untrusted or of another name raises Unreachable, whose
    reason says which. Raises Unreachable, too, when no TLS connection comes about within `timeout_s` seconds.
    """
    parts = urlsplit(url)
    host = parts.hostname
    if parts.scheme != "https" or host is None:
        raise ValueError("only a server reached over https presents a certificate")
    reason: str
    try:
        async with asyncio.timeout(timeout_s):
            return await _presented(host, parts.port or _PORT, context)
    except OSError as error:  # TimeoutError and ssl.SSLError are OSErrors
        # A connection can be refused before the handshake; it is reset only within it.
        handshake = isinstance(error, ConnectionError) and not isinstance(error, ConnectionRefusedError)
        reason = unsent_reason(error, securing=handshake)
    raise Unreachable(service=service or host, reason=reason)


async def _presented(host: str, port: int, context: ssl.SSLContext) -> Certificate:
    _, writer = await asyncio.open_connection(host, port, ssl=context, ssl_shutdown_timeout=_CLOSE_S)
    try:
        connection: ssl.SSLObject = writer.get_extra_info("ssl_object")
        return _certificate(connection)
    finally:
        writer.close()
        # A server that drops the connection instead of closing it has already told what was asked.
        with contextlib.suppress(OSError):
            await writer.wait_closed()


def _certificate(connection: ssl.SSLObject) -> Certificate:
    facts: Mapping[str, Any] = connection.getpeercert() or {}
    return Certificate(
        subject=_distinguished_name(facts.get("subject", ())),
        names=tuple(name for _, name in facts.get("subjectAltName", ())),
        issuer=_distinguished_name(facts.get("issuer", ())),
        not_before=_moment(facts["notBefore"]),
        not_after=_moment(facts["notAfter"]),
        sha256=hashlib.sha256(connection.getpeercert(binary_form=True) or b"").hexdigest(),
        tls_version=connection.version() or "unknown",
    )


def _distinguished_name(relative_names: Any) -> str:
    return ", ".join(f"{kind}={value}" for relative_name in relative_names for kind, value in relative_name)


def _moment(text: str) -> datetime:
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(text), UTC)


def _no_password() -> str:
    raise ValueError("the key is encrypted")


@contextlib.contextmanager
def _naming(file: Path, reason: str, content: str) -> Any:
    try:
        yield
    except FileNotFoundError:
        raise TrustFileError(file, "missing", "does not exist") from None
    except (OSError, ValueError):
        raise TrustFileError(file, reason, f"does not hold {content}") from None
