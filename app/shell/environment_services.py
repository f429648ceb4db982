"""Reads the services of an environment's table: addresses, flavours, the names of tokens, further scrapes."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from typing import Any, Final

from api_client.endpoint import AddressError, Endpoint
from app.core.address_words import address_words
from app.core.language import tr
from app.core.readiness.probe import MONITORING
from app.shell.environment_settings import ServiceSettings, scrape_name
from app.shell.environments_file import EnvironmentsFile, texts

_KEYS: Final = {"url", "flavour", "bearer_keyring", "mfa_keyring", "bearer_env", "mfa_env", "tenant"}
_ANY_CONTEXT: Final = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
_FLAVOURS: Final = {"secrets": ("k8s", "root", "gateway"), "oms": ("async", "core", "root")}

At = tuple[str, ...]
"""The names of the tables around a key, from the outermost on."""


def read_services(
    table: Any, environment: At, file: EnvironmentsFile
) -> tuple[tuple[ServiceSettings, ...], tuple[str, ...]]:
    """The services and the further addresses to scrape; raises `EnvironmentsError`."""
    rows = {name: value for name, value in table.items() if name != "scrape"} if isinstance(table, dict) else {}
    if not rows:
        raise file.error(environment, "services", tr("must be a table with at least one service's address"))
    at = (*environment, "services")
    return tuple(_service(file, at, name, value) for name, value in rows.items()), _scrape(file, at, table)


def _scrape(file: EnvironmentsFile, at: At, table: Mapping[str, Any]) -> tuple[str, ...]:
    urls = texts(file, at, "scrape", table)
    names: set[str] = set()
    for url in urls:
        _check_url(file, at, "scrape", url)
        name = scrape_name(url)
        if name in names:
            raise file.error(at, "scrape", tr("names {name} twice", name=name))
        names.add(name)
    return urls


def _check_url(file: EnvironmentsFile, at: At, key: str, url: str, tenant: str = "") -> None:
    """Checked where it is written, by the rules of the client that will use it."""
    try:
        Endpoint(key, url, context=_ANY_CONTEXT, tenant=tenant)
    except AddressError as error:
        raise file.error(at, key, tr("is wrong: {trouble}", trouble=address_words(error.reason))) from None


def _service(file: EnvironmentsFile, at: At, name: str, value: Any) -> ServiceSettings:
    row: Mapping[str, Any] = {"url": value} if isinstance(value, str) else value
    if not isinstance(row, Mapping) or not all(isinstance(item, str) for item in row.values()):
        raise file.error(at, name, tr("must be an address or a table with a url"))
    for key in row:
        if key not in _KEYS:
            raise file.error((*at, name), key, tr("is unknown; known are {known}", known=", ".join(sorted(_KEYS))))
    if "tenant" in row and name not in MONITORING:
        raise file.error((*at, name), "tenant", tr("is for {services} only", services=tr(" and ").join(MONITORING)))
    _check_url(file, at, name, row.get("url", ""), row.get("tenant", ""))
    flavours = _FLAVOURS.get(name)
    if flavours and row.get("flavour") not in flavours:
        raise file.error(at, name, tr("needs flavour = one of {flavours}", flavours=", ".join(flavours)))
    return ServiceSettings(name=name, **row)
