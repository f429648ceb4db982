"""Signs a director in beside the console's own session, over a connection of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from api_client.auth import AuthService
from api_client.endpoint import Endpoint
from api_client.errors import NotConfigured
from api_client.http import HttpService
from api_client.models.auth import Approval, SecretText


class DirectorSignIn:
    """Knows this environment's own auth service and no other address; its sessions never become the console's."""

    def __init__(
        self,
        endpoint: Endpoint | None,
        client_ip: str | None,
        transport_factory: Callable[[Endpoint], Any] | None = None,
    ) -> None:
        self._endpoint = endpoint
        self._client_ip = client_ip
        self._transport_factory = transport_factory

    @property
    def address(self) -> str:
        """Where directors sign in; empty where this environment names no auth service."""
        return "" if self._endpoint is None else self._endpoint.url

    async def sign_in(self, email: str, password: SecretText, code: SecretText) -> Approval:
        """Ask once for a session; whoever takes its token overwrites it. Raises `ApiError`."""
        if self._endpoint is None:
            raise NotConfigured(service="auth")
        http = HttpService(self._endpoint, self._transport_factory)
        try:
            return await AuthService(http).approve(email, password, code, self._client_ip)
        finally:
            await http.aclose()
