"""Preferences that survive a restart: the last e-mail, the theme, the window's place; never a secret."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import msgspec

from app.shell.paths import write_private

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Settings:
    """What is remembered, with its defaults; `emails` by environment name."""

    theme: str = "dark"
    emails: dict[str, str] | None = None

    def email(self, environment: str) -> str:
        """The address last used to sign in to an environment."""
        return (self.emails or {}).get(environment, "")


class SettingsFile:
    """Reads and replaces the file of preferences; a broken one is set aside and said, never trusted."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.problem = ""
        self._settings = self._read()

    @property
    def settings(self) -> Settings:
        """The preferences now."""
        return self._settings

    def remember_email(self, environment: str, email: str) -> None:
        """Keep the address for the next sign-in."""
        self._replace(emails={**(self._settings.emails or {}), environment: email})

    def choose_theme(self, theme: str) -> None:
        """Keep the theme for the next start."""
        self._replace(theme=theme)

    def _replace(self, **changes: Any) -> None:
        self._settings = replace(self._settings, **changes)
        try:
            write_private(self._path, msgspec.json.encode(asdict(self._settings)).decode())
        except OSError as error:
            self.problem = f"Preferences cannot be saved to {self._path}: {error.strerror}."
            _log.warning("preferences cannot be saved: %s", error.strerror)

    def _read(self) -> Settings:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=Settings)
        except FileNotFoundError:
            return Settings()
        except OSError as error:
            self._say(f"cannot be read ({error.strerror})")
        except (ValueError, RecursionError):  # not JSON, not UTF-8, not ours, not ending
            with suppress(OSError):
                self._path.replace(self._path.with_suffix(".broken"))
            self._say("are not as the console wrote them and were set aside")
        return Settings()

    def _say(self, words: str) -> None:
        self.problem = f"Preferences in {self._path} {words}; they start from their defaults."
        _log.warning("preferences %s", words)
