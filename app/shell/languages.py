"""Decides which language this process speaks: what was asked for, what was set, or what the desktop speaks."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from app.core.language import ENGLISH, LANGUAGES

SYSTEM: Final = "system"
_VARIABLES: Final = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""Where a desktop says what its user reads, as gettext looks them up."""


def chosen(settings: Path, asked: str | None = None) -> str:
    """The code of the language: what was `asked` for, else what the file of preferences says, else the desktop's."""
    wanted = asked or _preferred(settings)
    return wanted if wanted in LANGUAGES else of_desktop(os.environ)


def of_desktop(variables: Mapping[str, str]) -> str:
    """The first language of the desktop's that is spoken here; English where there is none."""
    if _locale(variables) in ("C", "POSIX"):  # which switches translation off, whatever LANGUAGE says
        return ENGLISH.code
    for variable in _VARIABLES:
        for name in variables.get(variable, "").split(":"):
            code = name.partition("_")[0].partition(".")[0].lower()
            if code in LANGUAGES:
                return code
        if variable != "LANGUAGE" and variables.get(variable):
            break
    return ENGLISH.code


def _locale(variables: Mapping[str, str]) -> str:
    named = next((variables[name] for name in _VARIABLES[1:] if variables.get(name)), "C")
    return named.partition(".")[0]


def _preferred(settings: Path) -> str:
    """What the file says, if it says it; its faults are told by whoever reads all of it."""
    try:
        given: Any = json.loads(settings.read_bytes())
    except (OSError, ValueError, RecursionError):
        return SYSTEM
    return str(given.get("language", SYSTEM)) if isinstance(given, dict) else SYSTEM
