"""An environment as somebody types it: what is missing or wrong field by field, and its table of environments.toml."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.core.language import tr
from app.core.toml_text import table_text

FLAVOURS: Final[dict[str, tuple[str, ...]]] = {"secrets": ("k8s", "root", "gateway"), "oms": ("async", "core", "root")}
SERVICES: Final = (
    ("auth", tr("Sign-in (admin API)")),
    ("kill-switch", tr("Kill switch")),
    ("sim-mode", tr("Simulation mode")),
    ("safe-mode", tr("Safe mode")),
    ("secrets", tr("Kraken keys")),
    ("risk", tr("Risk")),
    ("risk-engine", tr("Risk engine")),
    ("portfolio-risk", tr("Portfolio risk")),
    ("oms", "OMS"),
    ("portfolio", tr("Portfolio")),
    ("hitl", tr("Human review")),
    ("watchdog", tr("Watchdog")),
    ("config", tr("Configuration")),
    ("override", tr("Override")),
    ("prometheus", "Prometheus"),
    ("alertmanager", "Alertmanager"),
)
"""Every service the console has pages or probes for, with its words; further names are written by hand."""

KINDS: Final = (
    ("production", tr("Production")),
    ("staging", tr("Staging")),
    ("sandbox", tr("Sandbox (a label, no more)")),
)
_NAME: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_. -]{0,63}")


@dataclass(frozen=True, slots=True)
class DraftService:
    """One address; `flavour` is empty where the service has no flavours."""

    name: str
    url: str
    flavour: str = ""


@dataclass(frozen=True, slots=True)
class EnvironmentDraft:
    """What was typed; `accounts` as one line with commas, services without an address are left out."""

    name: str = ""
    kind: str = "staging"
    timezone: str = "UTC"
    accounts: str = ""
    ca_file: str = ""
    read_only: bool = False
    services: tuple[DraftService, ...] = ()

    @property
    def account_names(self) -> tuple[str, ...]:
        """The accounts one by one."""
        return tuple(name.strip() for name in self.accounts.split(",") if name.strip())

    @property
    def addressed(self) -> tuple[DraftService, ...]:
        """The services that have an address."""
        return tuple(one for one in self.services if one.url.strip())


def why_not_named(draft: EnvironmentDraft, taken: Container[str]) -> str:
    """What is wrong with the name; empty when nothing is."""
    if not draft.name.strip():
        return tr("Give the environment a name, such as staging.")
    if not _NAME.fullmatch(draft.name):
        return tr("A name is made of letters, digits, dots, dashes and spaces, at most 64 of them; it names files too.")
    return tr("There is an environment {name} already.", name=draft.name) if draft.name in taken else ""


def draft_faults(draft: EnvironmentDraft, taken: Container[str]) -> dict[str, str]:
    """What is wrong by field (`name`, `timezone`, `accounts`); addresses are judged where their client is known."""
    accounts = draft.account_names
    faults = {"name": why_not_named(draft, taken), "timezone": _wrong_zone(draft.timezone), "accounts": ""}
    if not accounts:
        faults["accounts"] = tr("Name at least one trading account, such as company; commas between them.")
    elif any(not name.isascii() or not name.isprintable() for name in accounts):
        faults["accounts"] = tr("Account names are printable ASCII: they travel in a header.")
    elif len({name.lower() for name in accounts}) != len(accounts):
        faults["accounts"] = tr("An account is named twice.")
    return {field: why for field, why in faults.items() if why}


def draft_table(draft: EnvironmentDraft) -> dict[str, Any]:
    """The environment's table as environments.toml has it; nothing that is as it would be without."""
    table: dict[str, Any] = {"kind": draft.kind, "timezone": draft.timezone, "accounts": list(draft.account_names)}
    if draft.ca_file.strip():
        table["ca_file"] = draft.ca_file.strip()
    if draft.read_only:
        table["read_only"] = True
    table["services"] = {one.name: _row(one) for one in draft.addressed}
    return table


def with_environment(text: str, name: str, table: dict[str, Any]) -> str:
    """The file's text with one more environment at its end; every word and comment before it stays."""
    before = f"{text.rstrip()}\n\n" if text.strip() else "# Environments of the Aether operator console.\n\n"
    return before + table_text(("environment", name), table)


def _row(service: DraftService) -> str | dict[str, str]:
    url = service.url.strip()
    return {"url": url, "flavour": service.flavour} if service.flavour else url


def _wrong_zone(zone: str) -> str:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return tr("There is no such zone; write for example Europe/London or UTC.")
    return ""
