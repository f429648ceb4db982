"""One connection for each configured service, and the session that they share."""

import asyncio
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from api_client.credentials import Credentials
from api_client.endpoint import Endpoint
from api_client.errors import NotConfigured
from api_client.http import HttpService, Observer, TransportFactory
from api_client.models.auth import SecretText, Session
from api_client.services.common_routes import ServiceRoutes

# What answers where the environment names no flavour.
_USUAL: Final = {"secrets": "k8s", "oms": "async"}


class Connections:
    """The configured services by name; `Platform` gives each of them its own words."""

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
