"""Preferences that survive a restart: the person's choices and the last e-mail by environment; never a secret."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

import msgspec

from app.core.language import tr
from app.core.preferences import LANGUAGE, LOCK_AFTER_MIN, PREFERENCES, SECOND_ZONE, START_PAGE, THEME, Value, checked
from app.shell.paths import write_private

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Settings:
    """What is remembered, with its defaults; `emails` by environment name."""

    theme: str = str(THEME.default)
    language: str = str(LANGUAGE.default)
    second_zone: str = str(SECOND_ZONE.default)
    start_page: str = str(START_PAGE.default)
    notifications: bool = True
    sound: bool = True
    reduced_motion: bool = False
    sensitive_at_start: bool = False
    lock_after_min: int = int(LOCK_AFTER_MIN.default)
    emails: dict[str, str] = field(default_factory=dict)

    def email(self, environment: str) -> str:
        """The address last used to sign in to an environment."""
        return self.emails.get(environment, "")

    @property
    def choices(self) -> dict[str, Value]:
        """Every preference by its key."""
        return {one.key: getattr(self, one.key) for one in PREFERENCES}


class SettingsFile:
    """Reads and replaces the file of preferences; a broken one is set aside and said, never trusted."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problem = ""
        self._listeners: list[Callable[[Settings], None]] = []
        self._settings = self._read()

    @property
    def settings(self) -> Settings:
        """The preferences now."""
        return self._settings

    def on_change(self, listener: Callable[[Settings], None]) -> None:
        """Have `listener` called with the preferences after each change."""
        self._listeners.append(listener)

    def remember_email(self, environment: str, email: str) -> None:
        """Keep the address for the next sign-in."""
        self._replace(emails={**self._settings.emails, environment: email})

    def choose_theme(self, theme: str) -> None:
        """Keep the theme for the next start."""
        self._replace(theme=theme)

    def choose(self, key: str, value: Value) -> None:
        """Keep a valid value of a preference; KeyError for one that there is not."""
        if key not in self._settings.choices:
            raise KeyError(key)
        self._replace(**{key: value})

    def take_over(self, choices: dict[str, Value], emails: dict[str, str]) -> None:
        """Keep many at once: valid values and addresses as they were imported."""
        self._replace(**choices, emails={**self._settings.emails, **emails})

    def _replace(self, **changes: Any) -> None:
        self._settings = replace(self._settings, **changes)
        try:
            write_private(self.path, msgspec.json.format(msgspec.json.encode(asdict(self._settings))).decode())
        except OSError as error:
            self.problem = tr(
                "Preferences cannot be saved to {path}: {strerror}.", path=self.path, strerror=error.strerror
            )
            _log.warning("preferences cannot be saved: %s", error.strerror)
        else:
            self.problem = ""
        for listener in self._listeners:
            listener(self._settings)

    def _read(self) -> Settings:
        try:
            given = msgspec.json.decode(self.path.read_bytes())
            return self._of(given)
        except FileNotFoundError:
            return Settings()
        except OSError as error:
            self.problem = tr(
                "Preferences in {path} cannot be read ({strerror}); they start from their defaults.",
                path=self.path,
                strerror=error.strerror,
            )
            _log.warning("preferences cannot be read (%s)", error.strerror)
        except (ValueError, RecursionError):  # not JSON, not UTF-8, not ours, not ending
            with suppress(OSError):
                self.path.replace(self.path.with_suffix(".broken"))
            self.problem = tr(
                "Preferences in {path} are not as the console wrote them and were set aside; "
                "they start from their defaults.",
                path=self.path,
            )
            _log.warning("preferences are not as the console wrote them and were set aside")
        return Settings()

    def _of(self, given: Any) -> Settings:
        """Of known keys only: a newer console may have written more. Of the wrong types is none of ours."""
        if not isinstance(given, dict):
            raise ValueError("not a table")
        known = {one.name for one in fields(Settings)}
        ours = {key: value for key, value in given.items() if key in known}
        if ours.get("emails") is None:
            ours.pop("emails", None)
        typed = msgspec.convert(ours, Settings)
        values, faults = checked(typed.choices)
        if faults:
            self.problem = tr("In {path}: {faults} The default holds instead.", path=self.path, faults=" ".join(faults))
            _log.warning("preferences hold what is no choice")
        return msgspec.convert({**values, "emails": typed.emails}, Settings)
