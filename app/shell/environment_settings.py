"""One environment as environments.toml says it, every value checked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from api_client.endpoint import is_loopback
from app.core.counterpart import Counterpart
from app.core.evidence import Evidence
from app.core.own_series import OwnSeries
from app.core.series import SERIES_BUDGET
from app.core.state import Environment, EnvironmentKind, ServiceAddress


@dataclass(frozen=True, slots=True)
class ServiceSettings:
    """One row of `[environment.X.services]`; tokens are named, never written, here."""

    name: str
    url: str
    flavour: str | None = None
    bearer_keyring: str | None = None
    mfa_keyring: str | None = None
    bearer_env: str | None = None
    mfa_env: str | None = None
    tenant: str = ""

    @property
    def loopback(self) -> bool:
        """Whether it is reached on this machine, as through a port-forward."""
        return is_loopback(urlsplit(self.url).hostname or "")


@dataclass(frozen=True, slots=True)
class EnvironmentSettings:
    """One table `[environment.NAME]`.

    `forwarded_proto` concerns the services on loopback only. `scrape` are further addresses of expositions,
    `rules` files of alert rules, `series` the user's own questions to Prometheus.
    `remote_approvals` lets directors approve a rotation from another desk, `requester_may_approve` lets whoever asked
    for one be one of the two.
    `read_only` windows change nothing on the platform.
    `series_budget` is how many scraped series that move are kept at most.
    `counterpart` is the staging beside a production, or the other way round, where the file names both.
    """

    name: str
    kind: EnvironmentKind
    timezone: str
    accounts: tuple[str, ...]
    services: tuple[ServiceSettings, ...]
    client_ip: str | None = None
    ca_file: Path | None = None
    client_certificate: Path | None = None
    forwarded_proto: bool = False
    claimed_review: Path | None = None
    scrape: tuple[str, ...] = ()
    rules: tuple[Path, ...] = ()
    series: tuple[OwnSeries, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    issuer: str = ""
    counterpart: Counterpart | None = None
    remote_approvals: bool = False
    requester_may_approve: bool = False
    series_budget: int = SERIES_BUDGET
    read_only: bool = False

    def view(self, *, own_sandbox: bool) -> Environment:
        """What the state carries of it: no token's name, and no file but rules and what is attached as evidence."""
        addresses = tuple(ServiceAddress(row.name, row.url, row.flavour) for row in self.services)
        return Environment(
            self.name,
            self.kind,
            self.timezone,
            self.accounts,
            addresses,
            own_sandbox,
            evidence=self.evidence,
            counterpart=self.counterpart,
            issuer=self.issuer,
            rules=tuple(str(path) for path in self.rules),
            series=self.series,
            scrape=tuple(ServiceAddress(scrape_name(url), url, None) for url in self.scrape),
            read_only=self.read_only,
        )


def scrape_name(url: str) -> str:
    """What a further address that is scraped is called: host, port and path, such as `node.example:9100/metrics`."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    return f"{f'[{host}]' if ':' in host else host}:{port}{parts.path.rstrip('/') or '/'}"
