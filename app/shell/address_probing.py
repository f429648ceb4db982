"""Asks an address what it is before it is written down: reach, TLS, health, which service it looks like."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from api_client.connections import Connections
from api_client.endpoint import AddressError, Endpoint
from api_client.errors import ApiError
from api_client.platform import Platform
from api_client.tls import TrustFileError, make_context
from app.core.address_words import address_words, trust_file_words
from app.core.environment_draft import DraftService
from app.core.freshness import Failure
from app.core.language import tr
from app.core.present import explain_failure
from app.core.service_likeness import (
    AddressFinding,
    Likeness,
    certificate_words,
    health_words,
    likeness_of,
    likeness_words,
)
from app.shell.connection import TransportFactory

_MONITORING = {"prometheus": "/api/v1/status/buildinfo", "alertmanager": "/api/v2/status"}
"""Of servers that describe no operations: where each alone answers."""


class AddressProbing:
    """Sends GETs only, without a session. `transport_factory` and `now` as everywhere."""

    def __init__(self, now: Callable[[], datetime], transport_factory: TransportFactory | None = None) -> None:
        self._now = now
        self._transport_factory = transport_factory

    async def why_not_trusted(self, ca_file: Path) -> str:
        """Why a file of certificate authorities cannot be used, as a sentence; empty where it can."""
        try:
            await asyncio.to_thread(make_context, ca_file, None)
        except TrustFileError as error:
            return _sentence(trust_file_words(error.reason, str(error.file)))
        return ""

    async def probe(self, service: DraftService, ca_file: Path | None) -> AddressFinding:
        """What is found at one address, within the client's own time limits; never raises for what it finds."""
        try:
            context = await asyncio.to_thread(make_context, ca_file, None)
            endpoint = Endpoint(service.name, service.url.strip(), service.flavour or None, context)
        except TrustFileError as error:
            return _refused(service, trust_file_words(error.reason, str(error.file)))
        except AddressError as error:
            return _refused(service, address_words(error.reason))
        platform = Platform((endpoint,), transport_factory=self._transport_factory)
        try:
            return await self._found(service, platform)
        finally:
            await platform.aclose()

    async def _found(self, service: DraftService, platform: Connections) -> AddressFinding:
        routes = platform.routes(service.name)
        try:
            tls = certificate_words(await routes.certificate(), self._now())
        except ApiError as error:
            return AddressFinding(service.name, False, False, _trouble(error))
        if service.name in _MONITORING:
            return await self._monitoring(service, platform, tls)
        healthy, (fits, looks, likeness) = await asyncio.gather(
            self._health(service, platform), self._looks(service, platform)
        )
        if healthy is None and likeness is None and fits is None:
            return AddressFinding(
                service.name, True, None, tr("Something answers. {tls} {looks}", tls=tls, looks=looks)
            )
        words = " ".join(filter(None, (tr("Reached."), tls, healthy or tr("It has no /healthz."), looks)))
        return AddressFinding(service.name, True, fits, words, likeness)

    async def _monitoring(self, service: DraftService, platform: Connections, tls: str) -> AddressFinding:
        """Each of the two is known by a path of its own; a guard in front of it is an answer too."""
        for name, path in _MONITORING.items():
            try:
                answer = await platform.routes(service.name).ask(path, bearer=False, account=None, mfa=None)
            except ApiError as error:
                return AddressFinding(service.name, False, False, _trouble(error))
            if answer.status == 200:
                fits = name == service.name
                looks = (
                    tr("It looks like {name}.", name=name)
                    if fits
                    else tr("It looks like {found}, not like {wanted}.", found=name, wanted=service.name)
                )
                return AddressFinding(service.name, True, fits, tr("Reached. {tls} {looks}", tls=tls, looks=looks))
            if answer.status in (401, 403) and name == service.name:
                words = tr("Reached. {tls} It asks for a token: name one with bearer_keyring in the file.", tls=tls)
                return AddressFinding(service.name, True, None, words)
        return AddressFinding(
            service.name,
            True,
            None,
            tr("Something answers. {tls} It does not look like {name}.", tls=tls, name=service.name),
        )

    async def _health(self, service: DraftService, platform: Connections) -> str | None:
        try:
            return health_words(await platform.routes(service.name).health())
        except ApiError:
            return None

    async def _looks(self, service: DraftService, platform: Connections) -> tuple[bool | None, str, Likeness | None]:
        try:
            described = await platform.routes(service.name).routes()
        except ApiError as error:
            return None, tr("What it can do is not known: {trouble}", trouble=_trouble(error)), None
        likeness = likeness_of(described)
        fits, words = likeness_words(service.name, service.flavour, likeness)
        return fits, words, likeness


def _refused(service: DraftService, clause: str) -> AddressFinding:
    return AddressFinding(service.name, False, False, _sentence(clause))


def _sentence(clause: str) -> str:
    return f"{clause[:1].upper()}{clause[1:]}."


def _trouble(error: ApiError) -> str:
    return explain_failure(Failure.of(error, error.service)).what
