"""Reads environments.toml: every mistake is answered with the file, the line and the key."""

from __future__ import annotations

import ipaddress
import re
import ssl
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from api_client.endpoint import Endpoint
from app.core.counterpart import Counterpart
from app.core.evidence import Evidence
from app.core.own_series import OwnSeries
from app.core.readiness.probe import MONITORING
from app.core.series import SERIES_BUDGET
from app.core.state import EnvironmentKind
from app.shell.environment_probes import read_series_rows
from app.shell.environment_settings import EnvironmentSettings, ServiceSettings, scrape_name
from app.shell.evidence_rows import read_evidence_rows
from app.shell.toml_lines import line_of

__all__ = ["EnvironmentSettings", "EnvironmentsError", "ServiceSettings", "parse_environments", "read_environments"]

_KEYS = {
    "kind",
    "timezone",
    "accounts",
    "client_ip",
    "ca_file",
    "client_certificate",
    "forwarded_proto",
    "claimed_review",
    "evidence",
    "issuer",
    "read_only",
    "remote_approvals",
    "requester_may_approve",
    "rules",
    "series",
    "series_budget",
    "services",
}
_MOST_SERIES = 50_000
_SERVICE_KEYS = {"url", "flavour", "bearer_keyring", "mfa_keyring", "bearer_env", "mfa_env", "tenant"}
_ANY_CONTEXT = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
# It names the journal's file.
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_. -]{0,63}")
_FLAVOURS = {"secrets": ("k8s", "root", "gateway"), "oms": ("async", "core", "root")}


class EnvironmentsError(Exception):
    """The file is missing or wrong; the text is a sentence that names file, line and key."""


def read_environments(path: Path) -> dict[str, EnvironmentSettings]:
    """Every environment of the file by name; raises `EnvironmentsError`."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise EnvironmentsError(
            f"There is no {path}. Create it as the README shows, or try the sandbox: aether-console --sandbox."
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise EnvironmentsError(f"{path} cannot be read: {error}.") from None
    return parse_environments(text, path)


def parse_environments(text: str, path: Path) -> dict[str, EnvironmentSettings]:
    """Every environment of `text`; `path` is named in errors and resolves relative files."""
    file, tables = _tables_of(text, path)
    read = {name: _Table(file, name, table).read() for name, table in tables.items()}
    return {name: replace(own, counterpart=_counterpart(own, read)) for name, own in read.items()}


def survey_environments(text: str, path: Path) -> dict[str, EnvironmentSettings | str]:
    """Every environment of `text`, or the sentence why that one cannot be opened; raises where the file is none."""
    file, tables = _tables_of(text, path)
    found: dict[str, EnvironmentSettings | str] = {}
    for name, table in tables.items():
        try:
            found[name] = _Table(file, name, table).read()
        except EnvironmentsError as error:
            found[name] = str(error)
    return found


def _tables_of(text: str, path: Path) -> tuple[_File, dict[str, Any]]:
    try:
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number of 5000 digits, a list in a list in a list ...
        raise EnvironmentsError(f"{path}: not TOML: {error}.") from None
    file = _File(path, text)
    tables = document.get("environment")
    for key in document:
        if key != "environment":
            raise file.error((), key, "is unknown here: tables are named [environment.NAME]")
    if not isinstance(tables, dict) or not tables:
        raise EnvironmentsError(f"{path}: no table [environment.NAME] in it.")
    return file, tables


_OPPOSITE = {EnvironmentKind.STAGING: EnvironmentKind.PRODUCTION, EnvironmentKind.PRODUCTION: EnvironmentKind.STAGING}


def _counterpart(own: EnvironmentSettings, known: Mapping[str, EnvironmentSettings]) -> Counterpart | None:
    """The first environment of the opposite kind."""
    other = next((one for one in known.values() if one.kind is _OPPOSITE.get(own.kind)), None)
    rows = () if other is None else tuple((row.name, row.flavour) for row in other.services)
    return None if other is None else Counterpart(other.name, rows, other.accounts)


class _File:
    """The text with its path, so that a mistake can be pointed at."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self._text = text

    def error(self, table: tuple[str, ...], key: str, problem: str) -> EnvironmentsError:
        keys = (*table, key)
        return EnvironmentsError(f"{self.path}, line {line_of(self._text, keys)}: {'.'.join(keys)} {problem}.")


class _Table:
    """One environment's table, checked key by key."""

    def __init__(self, file: _File, name: str, table: Any) -> None:
        self._file = file
        self._name = name
        self._at = ("environment", name)
        if not isinstance(table, dict):
            raise file.error(("environment",), name, "must be a table")
        if not _NAME.fullmatch(name):
            raise file.error(("environment",), name, "must be named with letters, digits, dots, dashes, at most 64")
        self._table: dict[str, Any] = table

    def read(self) -> EnvironmentSettings:
        for key in self._table:
            if key not in _KEYS:
                raise self._error(key, f"is unknown; known keys are {', '.join(sorted(_KEYS))}")
        kind, timezone, accounts = self._kind(), self._timezone(), self._accounts()
        rows = self._services()
        evidence = read_evidence_rows(self._table.get("evidence"), self._file.path.parent, self._error)
        return EnvironmentSettings(
            name=self._name,
            kind=kind,
            timezone=timezone,
            accounts=accounts,
            services=rows,
            client_ip=self._client_ip(),
            ca_file=self._existing("ca_file"),
            client_certificate=self._existing("client_certificate"),
            forwarded_proto=self._forwarded_proto(rows),
            claimed_review=self._existing("claimed_review"),
            scrape=self._scrape(),
            rules=self._rules(),
            series=self._series(evidence, rows),
            evidence=evidence,
            issuer=self._text("issuer") or "",
            remote_approvals=self._flag("remote_approvals"),
            requester_may_approve=self._flag("requester_may_approve"),
            series_budget=self._series_budget(),
            read_only=self._flag("read_only"),
        )

    def _error(self, key: str, problem: str) -> EnvironmentsError:
        return self._file.error(self._at, key, problem)

    def _kind(self) -> EnvironmentKind:
        value = str(self._table.get("kind"))
        try:
            return EnvironmentKind(value)
        except ValueError:
            raise self._error("kind", "must be one of production, staging, sandbox") from None

    def _timezone(self) -> str:
        value = self._text("timezone") or "UTC"
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise self._error("timezone", f"names no known zone: {value!r}; write for example Europe/London") from None
        return value

    def _accounts(self) -> tuple[str, ...]:
        accounts = self._texts(self._at, "accounts", self._table)
        if not accounts:
            raise self._error("accounts", 'must list at least one account, for example ["company"]')
        if any(not account.isascii() or not account.isprintable() for account in accounts):
            raise self._error("accounts", "must be printable ASCII: the names travel in a header")
        if len({account.lower() for account in accounts}) != len(accounts):
            raise self._error("accounts", "lists an account twice")
        return accounts

    def _text(self, key: str) -> str | None:
        value = self._table.get(key)
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip():
            raise self._error(key, "must be a text that is not blank")
        return value

    def _texts(self, at: tuple[str, ...], key: str, table: Mapping[str, Any]) -> tuple[str, ...]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self._file.error(at, key, "must be a list of texts")
        return tuple(value)

    def _client_ip(self) -> str | None:
        text = self._text("client_ip")
        try:
            return None if text is None else str(ipaddress.ip_address(text))
        except ValueError:
            raise self._error("client_ip", "must be an IP address") from None

    def _flag(self, key: str) -> bool:
        value = self._table.get(key, False)
        if not isinstance(value, bool):
            raise self._error(key, "must be true or false")
        return value

    def _forwarded_proto(self, rows: tuple[ServiceSettings, ...]) -> bool:
        wanted = self._flag("forwarded_proto")
        if wanted and not any(row.loopback for row in rows):
            raise self._error("forwarded_proto", "is for port-forwards on this machine, and no service is one")
        return wanted

    def _rules(self) -> tuple[Path, ...]:
        return tuple(self._reached("rules", text) for text in self._texts(self._at, "rules", self._table))

    def _series(self, evidence: tuple[Evidence, ...], rows: tuple[ServiceSettings, ...]) -> tuple[OwnSeries, ...]:
        taken = frozenset(item.id for item in evidence)
        asked = any(row.name == "prometheus" for row in rows)
        return read_series_rows(self._table.get("series"), self._error, taken=taken, asked=asked)

    def _series_budget(self) -> int:
        value = self._table.get("series_budget", SERIES_BUDGET)
        if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= _MOST_SERIES:
            raise self._error("series_budget", f"must be a whole number from 1 to {_MOST_SERIES}")
        return value

    def _existing(self, key: str) -> Path | None:
        text = self._text(key)
        return None if text is None else self._reached(key, text)

    def _reached(self, key: str, text: str) -> Path:
        try:
            path = (self._file.path.parent / Path(text).expanduser()).resolve()
            there = path.is_file()
        except (OSError, RuntimeError, ValueError):  # no such user, a loop of links, a name no file can have
            raise self._error(key, f"names no file that can be reached: {text!r}") from None
        if not there:
            raise self._error(key, f"names a file that is not there: {path}")
        return path

    def _services(self) -> tuple[ServiceSettings, ...]:
        table = self._table.get("services")
        rows = {name: value for name, value in table.items() if name != "scrape"} if isinstance(table, dict) else {}
        if not rows:
            raise self._error("services", "must be a table with at least one service's address")
        return tuple(self._service(name, value) for name, value in rows.items())

    def _scrape(self) -> tuple[str, ...]:
        at = (*self._at, "services")
        urls = self._texts(at, "scrape", self._table["services"])
        names: set[str] = set()
        for url in urls:
            self._check_url(at, "scrape", url)
            name = scrape_name(url)
            if name in names:
                raise self._file.error(at, "scrape", f"names {name} twice")
            names.add(name)
        return urls

    def _check_url(self, at: tuple[str, ...], key: str, url: str, tenant: str = "") -> None:
        """Checked where it is written, by the rules of the client that will use it."""
        try:
            Endpoint(key, url, context=_ANY_CONTEXT, tenant=tenant)
        except ValueError as error:
            raise self._file.error(at, key, f"is wrong: {str(error).removeprefix(f'{key}: ')}") from None

    def _service(self, name: str, value: Any) -> ServiceSettings:
        at = (*self._at, "services")
        row: Mapping[str, Any] = {"url": value} if isinstance(value, str) else value
        if not isinstance(row, Mapping) or not all(isinstance(item, str) for item in row.values()):
            raise self._file.error(at, name, "must be an address or a table with a url")
        for key in row:
            if key not in _SERVICE_KEYS:
                raise self._file.error((*at, name), key, f"is unknown; known are {', '.join(sorted(_SERVICE_KEYS))}")
        if "tenant" in row and name not in MONITORING:
            raise self._file.error((*at, name), "tenant", f"is for {' and '.join(MONITORING)} only")
        self._check_url(at, name, row.get("url", ""), row.get("tenant", ""))
        flavours = _FLAVOURS.get(name)
        if flavours and row.get("flavour") not in flavours:
            raise self._file.error(at, name, f"needs flavour = one of {', '.join(flavours)}")
        return ServiceSettings(name=name, **row)
