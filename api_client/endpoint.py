"""Where a service of the platform is, and how to speak to it."""

import ipaddress
import re
import ssl
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import SplitResult, urlsplit

LOOPBACK_NAME: Final = "localhost"
_TENANT: Final = re.compile(r"[A-Za-z0-9!_.*'()|-]{1,150}")


class AddressError(ValueError):
    """An address that must not be used: the text says so in a sentence, `reason` in a word that does not change."""

    def __init__(self, name: str, reason: str, words: str) -> None:
        super().__init__(f"{name}: {words}")
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One service's address.

    `name` is the service's name in the environment, `flavour` which of several implementations answers there,
    `context` the TLS context of the environment (None only for plain http), `forwarded_proto` whether to claim
    `X-Forwarded-Proto: https`, `tenant` whose measurements a server of several tenants is asked for (Mimir's
    `X-Scope-OrgID`; none where it is empty). Raises AddressError for an address that must not be used.
    """

    name: str
    url: str
    flavour: str | None = None
    context: ssl.SSLContext | None = field(default=None, repr=False, compare=False)
    forwarded_proto: bool = False
    tenant: str = ""

    def __post_init__(self) -> None:
        parts = _split(self.name, self.url)
        if parts.username is not None or parts.password is not None:
            raise AddressError(self.name, "credentials", "the address must not hold a user name or a password")
        if parts.query or parts.fragment:
            raise AddressError(self.name, "query", "the address must end with its path, without query or fragment")
        loopback = is_loopback(parts.hostname or "")
        if parts.scheme == "http" and not loopback:
            raise AddressError(self.name, "plain_http", "plain http is accepted to this machine only, use https")
        if parts.scheme == "https" and self.context is None:
            raise ValueError(f"{self.name}: https needs a TLS context")
        if self.forwarded_proto and not loopback:
            raise ValueError(f"{self.name}: forwarded_proto is for port-forwards on this machine only")
        if self.tenant and not _TENANT.fullmatch(self.tenant):
            raise AddressError(self.name, "tenant", "a tenant is made of letters, digits and !-_.*'()|, at most 150")
        object.__setattr__(self, "url", self.url.rstrip("/"))

    @property
    def secure(self) -> bool:
        """Whether the service is reached over TLS."""
        return self.url.lower().startswith("https:")


def is_loopback(host: str) -> bool:
    """Whether `host` (a name or an IP address, without brackets) can only be this machine."""
    if host.lower().rstrip(".") == LOOPBACK_NAME:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _split(name: str, url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise AddressError(name, "no_url", "the address is not a URL") from None
    if parts.scheme not in ("http", "https"):
        raise AddressError(name, "scheme", "the address must begin with https:// (or http:// to this machine)")
    if not parts.hostname or port == 0 or any(character.isspace() for character in url):
        raise AddressError(name, "no_host", "the address names no host")
    return parts
