"""Reads environments.toml: every mistake is answered with the file, the line and the key."""

from __future__ import annotations

import ipaddress
import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.core.counterpart import Counterpart
from app.core.evidence import Evidence
from app.core.language import tr
from app.core.own_series import OwnSeries
from app.core.series import SERIES_BUDGET
from app.core.state import EnvironmentKind
from app.shell.environment_probes import read_series_rows
from app.shell.environment_services import read_services
from app.shell.environment_settings import EnvironmentSettings, ServiceSettings
from app.shell.environments_file import EnvironmentsError, EnvironmentsFile, texts
from app.shell.evidence_rows import read_evidence_rows

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
# It names the journal's file.
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_. -]{0,63}")


def read_environments(path: Path) -> dict[str, EnvironmentSettings]:
    """Every environment of the file by name; raises `EnvironmentsError`."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise EnvironmentsError(
            tr(
                "There is no {path}. Create it as the README shows, or try the sandbox: aether-console --sandbox.",
                path=path,
            )
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise EnvironmentsError(tr("{path} cannot be read: {error}.", path=path, error=error)) from None
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


def _tables_of(text: str, path: Path) -> tuple[EnvironmentsFile, dict[str, Any]]:
    try:
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number of 5000 digits, a list in a list in a list ...
        raise EnvironmentsError(tr("{path}: not TOML: {error}.", path=path, error=error)) from None
    file = EnvironmentsFile(path, text)
    tables = document.get("environment")
    for key in document:
        if key != "environment":
            raise file.error((), key, tr("is unknown here: tables are named [environment.NAME]"))
    if not isinstance(tables, dict) or not tables:
        raise EnvironmentsError(tr("{path}: no table [environment.NAME] in it.", path=path))
    return file, tables


_OPPOSITE = {EnvironmentKind.STAGING: EnvironmentKind.PRODUCTION, EnvironmentKind.PRODUCTION: EnvironmentKind.STAGING}


def _counterpart(own: EnvironmentSettings, known: Mapping[str, EnvironmentSettings]) -> Counterpart | None:
    """The first environment of the opposite kind."""
    other = next((one for one in known.values() if one.kind is _OPPOSITE.get(own.kind)), None)
    rows = () if other is None else tuple((row.name, row.flavour) for row in other.services)
    return None if other is None else Counterpart(other.name, rows, other.accounts)


class _Table:
    """One environment's table, checked key by key."""

    def __init__(self, file: EnvironmentsFile, name: str, table: Any) -> None:
        self._file = file
        self._name = name
        self._at = ("environment", name)
        if not isinstance(table, dict):
            raise file.error(("environment",), name, tr("must be a table"))
        if not _NAME.fullmatch(name):
            raise file.error(("environment",), name, tr("must be named with letters, digits, dots, dashes, at most 64"))
        self._table: dict[str, Any] = table

    def read(self) -> EnvironmentSettings:
        for key in self._table:
            if key not in _KEYS:
                raise self._error(key, tr("is unknown; known keys are {known}", known=", ".join(sorted(_KEYS))))
        kind, timezone, accounts = self._kind(), self._timezone(), self._accounts()
        services, scrape = read_services(self._table.get("services"), self._at, self._file)
        evidence = read_evidence_rows(self._table.get("evidence"), self._file.path.parent, self._error)
        return EnvironmentSettings(
            name=self._name,
            kind=kind,
            timezone=timezone,
            accounts=accounts,
            services=services,
            client_ip=self._client_ip(),
            ca_file=self._existing("ca_file"),
            client_certificate=self._existing("client_certificate"),
            forwarded_proto=self._forwarded_proto(services),
            claimed_review=self._existing("claimed_review"),
            scrape=scrape,
            rules=self._rules(),
            series=self._series(evidence, services),
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
            raise self._error("kind", tr("must be one of production, staging, sandbox")) from None

    def _timezone(self) -> str:
        value = self._text("timezone") or "UTC"
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise self._error(
                "timezone", tr("names no known zone: {value!r}; write for example Europe/London", value=value)
            ) from None
        return value

    def _accounts(self) -> tuple[str, ...]:
        accounts = texts(self._file, self._at, "accounts", self._table)
        if not accounts:
            raise self._error("accounts", tr('must list at least one account, for example ["company"]'))
        if any(not account.isascii() or not account.isprintable() for account in accounts):
            raise self._error("accounts", tr("must be printable ASCII: the names travel in a header"))
        if len({account.lower() for account in accounts}) != len(accounts):
            raise self._error("accounts", tr("lists an account twice"))
        return accounts

    def _text(self, key: str) -> str | None:
        value = self._table.get(key)
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip():
            raise self._error(key, tr("must be a text that is not blank"))
        return value

    def _client_ip(self) -> str | None:
        text = self._text("client_ip")
        try:
            return None if text is None else str(ipaddress.ip_address(text))
        except ValueError:
            raise self._error("client_ip", tr("must be an IP address")) from None

    def _flag(self, key: str) -> bool:
        value = self._table.get(key, False)
        if not isinstance(value, bool):
            raise self._error(key, tr("must be true or false"))
        return value

    def _forwarded_proto(self, rows: tuple[ServiceSettings, ...]) -> bool:
        wanted = self._flag("forwarded_proto")
        if wanted and not any(row.loopback for row in rows):
            raise self._error("forwarded_proto", tr("is for port-forwards on this machine, and no service is one"))
        return wanted

    def _rules(self) -> tuple[Path, ...]:
        return tuple(self._reached("rules", text) for text in texts(self._file, self._at, "rules", self._table))

    def _series(self, evidence: tuple[Evidence, ...], rows: tuple[ServiceSettings, ...]) -> tuple[OwnSeries, ...]:
        taken = frozenset(item.id for item in evidence)
        asked = any(row.name == "prometheus" for row in rows)
        return read_series_rows(self._table.get("series"), self._error, taken=taken, asked=asked)

    def _series_budget(self) -> int:
        value = self._table.get("series_budget", SERIES_BUDGET)
        if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= _MOST_SERIES:
            raise self._error("series_budget", tr("must be a whole number from 1 to {most}", most=_MOST_SERIES))
        return value

    def _existing(self, key: str) -> Path | None:
        text = self._text(key)
        return None if text is None else self._reached(key, text)

    def _reached(self, key: str, text: str) -> Path:
        try:
            path = (self._file.path.parent / Path(text).expanduser()).resolve()
            there = path.is_file()
        except (OSError, RuntimeError, ValueError):  # no such user, a loop of links, a name no file can have
            raise self._error(key, tr("names no file that can be reached: {text!r}", text=text)) from None
        if not there:
            raise self._error(key, tr("names a file that is not there: {path}", path=path))
        return path
