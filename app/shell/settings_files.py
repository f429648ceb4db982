"""Blocking work behind the Settings page: what environments.toml has, a bundle written, read and taken over."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from app.core.environment_draft import EnvironmentDraft, draft_table, with_environment
from app.core.language import tr
from app.core.preferences import Value
from app.core.settings_exchange import (
    Bundle,
    Change,
    ExchangeError,
    bundle_text,
    changes,
    merged,
    read_bundle,
    with_whole_paths,
)
from app.core.settings_view import EnvironmentRow, environment_words
from app.core.toml_text import table_text
from app.shell.environments import EnvironmentsError, parse_environments, survey_environments
from app.shell.paths import private_folder, write_private
from app.shell.settings import Settings, SettingsFile
from app.shell.toml_lines import line_of


@dataclass(frozen=True)
class Survey:
    """What environments.toml has; `trouble` where it cannot be read as a whole, `tokens` are names in the keyring."""

    rows: tuple[EnvironmentRow, ...] = ()
    trouble: str = ""
    tokens: tuple[str, ...] = ()
    there: bool = True


@dataclass(frozen=True)
class Import:
    """A file that was looked at: what it holds, what it would change, whether comments of environments.toml go."""

    file: Path
    new: Bundle
    changes: tuple[Change, ...]
    comments_go: bool


def survey(file: Path, open_here: str) -> Survey:
    """Every environment of the file, those that cannot be opened with the reason."""
    try:
        text = file.read_text(encoding="utf-8-sig")
        found = survey_environments(text, file)
    except FileNotFoundError:
        return Survey(trouble=tr("There is no such file yet: add an environment, and it is written."), there=False)
    except (OSError, UnicodeDecodeError, EnvironmentsError) as error:
        return Survey(trouble=str(error))
    rows, tokens = [], list[str]()
    for name, settings in found.items():
        line, here = line_of(text, ("environment", name)), name == open_here
        if isinstance(settings, str):
            rows.append(EnvironmentRow(name, "", line, here, settings))
            continue
        kind, accounts = settings.kind.value, settings.accounts
        words = environment_words(kind, len(settings.services), accounts, read_only=settings.read_only)
        rows.append(EnvironmentRow(name, words, line, here))
        for row in settings.services:
            tokens += [token for token in (row.bearer_keyring, row.mfa_keyring) if token and token not in tokens]
    return Survey(tuple(rows), "", tuple(tokens))


def export(file: Path, settings: Settings, environments: Path, *, emails: bool) -> None:
    """Write a bundle for this user alone; raises OSError and `ExchangeError`."""
    write_private(file, bundle_text(_now(settings, environments, emails=emails)))


def look_at(file: Path, settings: Settings, environments: Path) -> Import:
    """What a file would change; nothing is changed. Raises `ExchangeError` and OSError."""
    try:
        new = read_bundle(file.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise ExchangeError(tr("It is not a text in UTF-8.")) from None
    now = _now(settings, environments, emails=True)
    if new.environments:
        whole = merged(now, new)
        _judge(_environments_text(whole.environments), environments)
    replaced = any(now.environments.get(name, table) != table for name, table in new.environments.items())
    return Import(file, new, changes(now, new), replaced)


def take_over(found: Import, preferences: SettingsFile, environments: Path, at: datetime) -> tuple[Path, ...]:
    """Write what was looked at, each file beside a backup of what it was; the backups. Raises OSError, ExchangeError.

    The preferences themselves are chosen by the caller, on the window's own thread.
    """
    now = _now(preferences.settings, environments, emails=True)
    backups = [_backup(preferences.path, at)]
    added = {name: table for name, table in found.new.environments.items() if name not in now.environments}
    replaced = any(now.environments.get(name, table) != table for name, table in found.new.environments.items())
    if added or replaced:
        backups.append(_backup(environments, at))
        if replaced:
            text = _environments_text(merged(now, found.new).environments)
        else:
            text = _text_of(environments)
            for name, table in added.items():
                text = with_environment(text, name, dict(table))
        _judge(text, environments)
        write_private(environments, text)
    return tuple(backup for backup in backups if backup is not None)


def draft_text(draft: EnvironmentDraft, environments: Path) -> str:
    """The file as it would be with the draft in it; raises `EnvironmentsError` where it would not be read."""
    text = with_environment(_text_of(environments), draft.name, draft_table(draft))
    parse_environments(text, environments)
    return text


def write_draft(draft: EnvironmentDraft, environments: Path) -> None:
    """Add the draft to the file; raises `EnvironmentsError` and OSError."""
    write_private(environments, draft_text(draft, environments))


def names_of(environments: Path) -> tuple[str, ...]:
    """The names that are taken in the file; none where it cannot be read."""
    try:
        return tuple(_tables(environments))
    except (OSError, ExchangeError):
        return ()


def _now(settings: Settings, environments: Path, *, emails: bool) -> Bundle:
    tables = {name: with_whole_paths(table, environments.parent) for name, table in _tables(environments).items()}
    choices: Mapping[str, Value] = settings.choices
    return Bundle(choices, settings.emails if emails else {}, tables)


def _tables(environments: Path) -> dict[str, dict[str, Any]]:
    try:
        document = tomllib.loads(_text_of(environments))
    except (ValueError, RecursionError) as error:
        raise ExchangeError(
            tr("{environments} is not TOML: {error}.", environments=environments, error=error)
        ) from None
    tables = document.get("environment", {})
    if not isinstance(tables, dict) or not all(isinstance(table, dict) for table in tables.values()):
        raise ExchangeError(tr("{environments} has no tables [environment.NAME].", environments=environments))
    return tables


def _text_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ""


def _environments_text(tables: Mapping[str, Mapping[str, Any]]) -> str:
    return "\n".join(table_text(("environment", name), table) for name, table in tables.items())


def _judge(text: str, environments: Path) -> None:
    try:
        parse_environments(text, environments)
    except EnvironmentsError as error:
        raise ExchangeError(tr("This console could not open it: {error}", error=error)) from None


def _backup(file: Path, at: datetime) -> Path | None:
    """A copy beside the file for this user alone; None where there is nothing to keep."""
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    kept = private_folder(file.parent) / f"{file.name}.before-{at:%Y%m%dT%H%M%SZ}"
    write_private(kept, text)
    return kept
