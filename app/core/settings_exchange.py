"""Settings and environments as one file for another workstation: written without secrets, compared, taken over."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Final

from app.core.language import tr
from app.core.preferences import BY_KEY, PREFERENCES, Value, value_text, wrong_value
from app.core.toml_text import table_text

_HEAD: Final = tr(
    "# Settings and environments of the Aether operator console. No password, token, "
    "session or key is in it:\n# tokens are named as they are called in the keyring, "
    "certificates and files by their paths.\n"
)
_FILES: Final = ("ca_file", "client_certificate", "claimed_review")


class ExchangeError(Exception):
    """The file is none of ours; the text is a sentence."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """What such a file holds: valid preferences, e-mail addresses by environment, environments as tables."""

    settings: Mapping[str, Value]
    emails: Mapping[str, str]
    environments: Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Change:
    """One line of what an import changes; `sign` is +, - or ~ for added, taken away and changed."""

    sign: str
    words: str


def bundle_text(bundle: Bundle) -> str:
    """The file; e-mail addresses are in it only where the bundle has some."""
    parts = [_HEAD, table_text(("settings",), dict(bundle.settings), deep=0)]
    if bundle.emails:
        parts.append(table_text(("emails",), dict(bundle.emails), deep=0))
    parts += [table_text(("environment", name), table) for name, table in bundle.environments.items()]
    return "\n".join(parts)


def read_bundle(text: str) -> Bundle:
    """What the file holds; raises `ExchangeError` for what is no such file. Environments are not judged here."""
    try:
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise ExchangeError(tr("It is not TOML: {error}.", error=error)) from None
    unknown = sorted(set(document) - {"settings", "emails", "environment"})
    if unknown:
        raise ExchangeError(
            tr("{table} is unknown here: an export has settings, emails and environments.", table=unknown[0])
        )
    tables = {name: document.get(name, {}) for name in ("settings", "emails", "environment")}
    for name, table in tables.items():
        if not isinstance(table, dict):
            raise ExchangeError(tr("{name} must be a table.", name=name))
    for key, value in tables["settings"].items():
        if key not in BY_KEY:
            raise ExchangeError(tr("settings.{key} is no setting of this console.", key=key))
        why = wrong_value(BY_KEY[key], value)
        if why:
            raise ExchangeError(f"settings.{key}: {why}")
    if not all(isinstance(email, str) for email in tables["emails"].values()):
        raise ExchangeError(tr("emails must be texts by the environment's name."))
    if not all(isinstance(table, dict) for table in tables["environment"].values()):
        raise ExchangeError(tr("Each environment must be a table."))
    return Bundle(tables["settings"], tables["emails"], tables["environment"])


def changes(now: Bundle, new: Bundle) -> tuple[Change, ...]:
    """What taking `new` over would change; what it does not name stays as it is."""
    found = [
        Change("~", f"{one.title}: {value_text(now.settings[one.key])} → {value_text(new.settings[one.key])}")
        for one in PREFERENCES
        if one.key in new.settings and new.settings[one.key] != now.settings[one.key]
    ]
    for name, email in new.emails.items():
        if now.emails.get(name) != email:
            found.append(Change("~" if name in now.emails else "+", tr("E-mail address for {name}", name=name)))
    for name, table in new.environments.items():
        found += _environment_changes(name, now.environments.get(name), table)
    return tuple(found)


def merged(now: Bundle, new: Bundle) -> Bundle:
    """Everything of now with what is new in its place."""
    return Bundle(
        {**now.settings, **new.settings},
        {**now.emails, **new.emails},
        {**now.environments, **new.environments},
    )


def with_whole_paths(table: Mapping[str, Any], folder: PurePath) -> dict[str, Any]:
    """An environment's table whose files are named from the root: it will be read from another folder."""
    whole = {**table}
    for key in _FILES:
        if isinstance(whole.get(key), str):
            whole[key] = _whole(whole[key], folder)
    if isinstance(whole.get("rules"), list):
        whole["rules"] = [_whole(one, folder) for one in whole["rules"]]
    if isinstance(whole.get("evidence"), list):
        whole["evidence"] = [
            {**row, "file": _whole(row["file"], folder)} if isinstance(row, Mapping) and "file" in row else row
            for row in whole["evidence"]
        ]
    return whole


def _environment_changes(name: str, old: Mapping[str, Any] | None, new: Mapping[str, Any]) -> list[Change]:
    if old is None:
        services = new.get("services")
        count = len(services) if isinstance(services, Mapping) else 0
        return [
            Change(
                "+",
                tr(
                    "Environment {name}: {kind}, {services}",
                    name=name,
                    kind=new.get("kind", tr("of no kind")),
                    services=tr("1 service") if count == 1 else tr("{count} services", count=count),
                ),
            )
        ]
    was, will = _flat(old), _flat(new)
    found = []
    for key in (*was, *(key for key in will if key not in was)):
        if key not in will:
            found.append(Change("-", tr("{name}: {key} was {was}", name=name, key=key, was=was[key])))
        elif key not in was:
            found.append(Change("+", f"{name}: {key} = {will[key]}"))
        elif was[key] != will[key]:
            found.append(Change("~", f"{name}: {key}: {was[key]} → {will[key]}"))
    return found


def _flat(table: Mapping[str, Any], before: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, Mapping):
            flat |= _flat(value, f"{before}{key}.")
        else:
            flat[f"{before}{key}"] = str(value)
    return flat


def _whole(path: Any, folder: PurePath) -> Any:
    if not isinstance(path, str) or path.startswith("~"):
        return path
    return str(folder / path)
