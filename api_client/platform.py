"""The platform as one object: every configured service behind its own name."""

from api_client.alertmanager import Alertmanager
from api_client.auth import AuthService
from api_client.connections import Connections
from api_client.promql import Prometheus
from api_client.services.config import Config
from api_client.services.hitl import Hitl
from api_client.services.kill_switch import KillSwitch
from api_client.services.oms import Oms
from api_client.services.oms_core import OmsCore
from api_client.services.oms_root import OmsRoot
from api_client.services.override import Override
from api_client.services.portfolio import Portfolio
from api_client.services.portfolio_risk import PortfolioRisk
from api_client.services.risk import Risk
from api_client.services.risk_engine import RiskEngine
from api_client.services.safe_mode import SafeMode
from api_client.services.secrets import Secrets
from api_client.services.secrets_gateway import SecretsGateway
from api_client.services.secrets_root import SecretsRoot
from api_client.services.simulation import Simulation
from api_client.services.watchdog import Watchdog


class Platform(Connections):
    """All services of one environment, sharing one session.

    `endpoints` may name `auth`, `kill-switch`, `sim-mode`, `safe-mode`, `secrets` (flavour k8s, root or gateway),
    `risk`, `risk-engine`, `portfolio-risk`, `portfolio`, `oms` (flavour async, core or root), `hitl`, `watchdog`,
    `override`, `config`, `prometheus`, `alertmanager`, and any further service, which then has its common routes only.
    `bearers` are the tokens of services that have one of their own, `mfa_tokens` what some of them want beside it. A
    service that is not there, or there in another flavour, raises NotConfigured where it is taken. `transport_factory`
    and `observe` go to every connection. Raises ValueError when a name comes twice.
    """

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
        """What the risk engine refuses, blocks and forecasts."""
        return RiskEngine(self._service("risk-engine"), self._credentials)

    @property
    def portfolio_risk(self) -> PortfolioRisk:
        """The risk of all accounts together."""
        return PortfolioRisk(self._service("portfolio-risk"), self._credentials)

    @property
    def portfolio(self) -> Portfolio:
        """The platform's records of orders and positions."""
        return Portfolio(self._service("portfolio"), self._credentials)

    @property
    def oms(self) -> Oms:
        """Order management."""
        return Oms(self._service("oms", "async"), self._credentials)

    @property
    def oms_core(self) -> OmsCore:
        """The same where the core flavour answers, which tells other things."""
        return OmsCore(self._service("oms", "core"), self._credentials)

    @property
    def oms_root(self) -> OmsRoot:
        """The same where the root flavour answers, which asks for no session."""
        return OmsRoot(self._service("oms", "root"))

    @property
    def hitl(self) -> Hitl:
        """Intents that wait for a person."""
        return Hitl(self._service("hitl"), self._credentials)

    @property
    def watchdog(self) -> Watchdog:
        """What the watchdog vetoed."""
        return Watchdog(self._service("watchdog"), self._credentials)

    @property
    def override(self) -> Override:
        """Decisions over the machine's head."""
        return Override(self._service("override"), self._credentials)

    @property
    def config(self) -> Config:
        """The platform's configuration."""
        return Config(self._service("config"), self._credentials)

    @property
    def prometheus(self) -> Prometheus:
        """Series, loaded rules, alerts and scrape targets."""
        return Prometheus(self._service("prometheus"), self._bearers.get("prometheus"))

    @property
    def alertmanager(self) -> Alertmanager:
        """Whom alerts reach, and silences."""
        return Alertmanager(self._service("alertmanager"), self._bearers.get("alertmanager"))
