"""What the Settings page says: preferences and their defaults, the environments, where things are kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.core.language import tr
from app.core.preferences import PREFERENCES, Form, Preference, Value, value_text, value_words
from app.core.settings_exchange import Change

ON_OFF: Final = (("on", tr("On")), ("off", tr("Off")))


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One preference: `text` is its value as typed, `choices` are empty where it is typed, `default` in words."""

    key: str
    title: str
    about: str
    text: str
    choices: tuple[tuple[str, str], ...]
    default: str
    is_default: bool


@dataclass(frozen=True, slots=True)
class EnvironmentRow:
    """One table of environments.toml; `line` is where it stands, `fault` why it cannot be opened."""

    name: str
    words: str
    line: int
    open_here: bool = False
    fault: str = ""


@dataclass(frozen=True, slots=True)
class KeptRow:
    """One place on this computer: what is kept there, and where that is."""

    what: str
    where: str


@dataclass(frozen=True, slots=True)
class SettingsView:
    """The whole page; `problem` is what is wrong with the file of preferences, `trouble` with environments.toml.

    A file that is not `there` yet is no fault.
    """

    settings: tuple[SettingRow, ...]
    stored: str
    problem: str = ""
    environments: tuple[EnvironmentRow, ...] = ()
    file: str = ""
    trouble: str = ""
    kept: tuple[KeptRow, ...] = ()
    there: bool = True


def setting_rows(choices: Mapping[str, Value], pages: Mapping[str, str]) -> tuple[SettingRow, ...]:
    """A row for each preference; `pages` are the titles of the window's pages by id."""
    return tuple(_row(one, choices[one.key], pages) for one in PREFERENCES)


def environment_words(kind: str, services: int, accounts: Sequence[str], *, read_only: bool) -> str:
    """What an environment is, on one line."""
    count = tr("1 service") if services == 1 else tr("{count} services", count=services)
    said = f"{kind.upper()} · {count} · {', '.join(accounts)}"
    return " · ".join((said, tr("READ-ONLY"))) if read_only else said


def import_words(changes: Sequence[Change], *, comments_go: bool) -> str:
    """What stands above the list of what an import would change."""
    if not changes:
        return tr("Nothing would change: all of it is so already.")
    count = tr("1 thing changes") if len(changes) == 1 else tr("{count} things change", count=len(changes))
    lost = tr(" environments.toml is written anew without its comments; the backup has them.") if comments_go else ""
    return tr(
        "{count}; what there is now is kept beside it as a backup.{lost} Nothing has been changed yet.",
        count=count,
        lost=lost,
    )


def _row(one: Preference, value: Value, pages: Mapping[str, str]) -> SettingRow:
    choices = one.choices
    if one.form is Form.SWITCH:
        choices = ON_OFF
    elif one.form is Form.PAGE:
        choices = tuple(pages.items())
    default = value_words(one, one.default, pages)
    return SettingRow(one.key, one.title, one.about, value_text(value), choices, default, value == one.default)
