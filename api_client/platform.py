"""The platform as one object: every configured service behind its own name."""

import asyncio
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from api_client.auth import AuthService
from api_client.credentials import Credentials
from api_client.endpoint import Endpoint
from api_client.errors import NotConfigured
from api_client.http import HttpService, Observer, TransportFactory
from api_client.models.auth import SecretText, Session
from api_client.promql import Alertmanager, Prometheus
from api_client.services.common_routes import ServiceRoutes
from api_client.services.kill_switch import KillSwitch
from api_client.services.oms import Oms
from api_client.services.portfolio import Portfolio
from api_client.services.risk import Risk
from api_client.services.risk_engine import RiskEngine
from api_client.services.safe_mode import SafeMode
from api_client.services.secrets import Secrets
from api_client.services.secrets_gateway import SecretsGateway
from api_client.services.secrets_root import SecretsRoot
from api_client.services.simulation import Simulation

# What answers where the environment names no flavour.
_USUAL: Final = {"secrets": "k8s", "oms": "async"}


class Platform:
    """All services of one environment, sharing one session.

    `endpoints` may name `auth`, `kill-switch`, `sim-mode`, `safe-mode`, `secrets` (flavour k8s, root or gateway),
    `risk`, `risk-engine`, `portfolio`, `oms` (flavour async), `prometheus`, `alertmanager`, and any further service,
    which then has its common routes only. `bearers` are the tokens of services that have one of their own,
    `mfa_tokens` what some of them want beside it. A service that is not there, or there in another flavour, raises
    NotConfigured where it is taken. `transport_factory` and `observe` go to every connection. Raises ValueError when
    a name comes twice.
    """

    def __init__(
        self,
        endpoints: Sequence[Endpoint],
        *,
        transport_factory: TransportFactory | None = None,
        observe: Observer | None = None,
        bearers: Mapping[str, SecretText] = MappingProxyType({}),
        mfa_tokens: Mapping[str, SecretText] = MappingProxyType({}),
    ) -> None:
        self._bearers = bearers
        self._mfa_tokens = mfa_tokens
        self._http: dict[str, HttpService] = {}
        for endpoint in endpoints:
            if endpoint.name in self._http:
                raise ValueError(f"{endpoint.name}: the service is configured twice")
            self._http[endpoint.name] = HttpService(endpoint, transport_factory, observe)
        self._credentials = Credentials()

    def use(self, session: Session | None) -> None:
        """Make every guarded call from now on with `session`; with None they fail before anything is sent."""
        self._credentials.session = session

    @property
    def names(self) -> tuple[str, ...]:
        """The configured services, in the order they were given."""
        return tuple(self._http)

    @property
    def auth(self) -> AuthService:
        """Signing in."""
        return AuthService(self._service("auth"))

    @property
    def kill_switch(self) -> KillSwitch:
        """The kill switch."""
        return KillSwitch(self._service("kill-switch"), self._credentials)

    @property
    def simulation(self) -> Simulation:
        """Simulation mode."""
        return Simulation(self._service("sim-mode"), self._credentials)

    @property
    def safe_mode(self) -> SafeMode:
        """Safe mode."""
        return SafeMode(self._service("safe-mode"), self._credentials)

    @property
    def secrets(self) -> Secrets:
        """Stored Kraken credentials."""
        return Secrets(self._service("secrets", "k8s"), self._credentials)

    @property
    def secrets_root(self) -> SecretsRoot:
        """The same where the root flavour answers, which takes static tokens instead of the session."""
        http = self._service("secrets", "root")
        return SecretsRoot(http, self._bearers.get("secrets"), self._mfa_tokens.get("secrets"))

    @property
    def secrets_gateway(self) -> SecretsGateway:
        """The same where the gateway flavour answers."""
        return SecretsGateway(self._service("secrets", "gateway"), self._credentials)

    @property
    def risk(self) -> Risk:
        """Risk limits and sizes."""
        return Risk(self._service("risk"), self._credentials)

    @property
    def risk_engine(self) -> RiskEngine:
        """What the risk engine refuses."""
        return RiskEngine(self._service("risk-engine"), self._credentials)

    @property
    def portfolio(self) -> Portfolio:
        """The platform's records of orders and positions."""
        return Portfolio(self._service("portfolio"), self._credentials)

    @property
    def oms(self) -> Oms:
        """Order management."""
        return Oms(self._service("oms", "async"), self._credentials)

    @property
    def prometheus(self) -> Prometheus:
        """Series, loaded rules and scrape targets."""
        return Prometheus(self._service("prometheus"), self._bearers.get("prometheus"))

    @property
    def alertmanager(self) -> Alertmanager:
        """Whom alerts reach."""
        return Alertmanager(self._service("alertmanager"), self._bearers.get("alertmanager"))

    def routes(self, name: str) -> ServiceRoutes:
        """The common routes of the service `name`; raises NotConfigured."""
        return ServiceRoutes(self._service(name), self._credentials)

    async def aclose(self) -> None:
        """Forget the session and close every connection."""
        self.use(None)
        await asyncio.gather(*(http.aclose() for http in self._http.values()))

    def _service(self, name: str, flavour: str | None = None) -> HttpService:
        http = self._http.get(name)
        # Another implementation answers other shapes under the same paths: better not there than misread.
        if http is None or (flavour is not None and (http.endpoint.flavour or _USUAL.get(name)) != flavour):
            raise NotConfigured(service=name)
        return http
