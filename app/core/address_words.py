"""Says in the reader's language why an address or a file of certificates is not taken."""

from __future__ import annotations

from typing import Final

from app.core.language import tr

_ADDRESS: Final = {
    "no_url": tr("the address is not a URL"),
    "scheme": tr("the address must begin with https:// (or http:// to this machine)"),
    "no_host": tr("the address names no host"),
    "credentials": tr("the address must not hold a user name or a password"),
    "query": tr("the address must end with its path, without query or fragment"),
    "plain_http": tr("plain http is accepted to this machine only, use https"),
    "tenant": tr("a tenant is made of letters, digits and !-_.*'()|, at most 150"),
}


def address_words(reason: str) -> str:
    """The clause for an `AddressError`'s reason."""
    return _ADDRESS[reason]


def trust_file_words(reason: str, file: str) -> str:
    """The clause for a `TrustFileError`'s reason."""
    match reason:
        case "missing":
            return tr("{file} does not exist", file=file)
        case "no_authorities":
            return tr("{file} does not hold CA certificates in PEM format", file=file)
        case _:
            return tr("{file} does not hold a PEM certificate with its unencrypted key", file=file)
