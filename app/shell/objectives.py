"""The shipped objectives together with the user's own file, which is named with line and key where it is wrong."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Final

from app.core.objective import Objective
from app.core.objective_file import OBJECTIVES, ObjectiveError, read_objectives, together
from app.shell.toml_lines import line_of

FILE_NAME: Final = "objectives.toml"
LARGEST_BYTES: Final = 256 * 1024


def objectives(folder: Path) -> tuple[tuple[Objective, ...], str]:
    """Every objective, and a sentence when the own file in `folder` cannot be used; blocking. Without one: shipped."""
    path = folder / FILE_NAME
    try:
        with path.open("rb") as file:
            text = file.read(LARGEST_BYTES + 1)
        if len(text) > LARGEST_BYTES:
            raise ValueError(f"{path} is larger than a file of objectives")
        own = _parsed(path, text.decode("utf-8"))
    except FileNotFoundError:
        return OBJECTIVES, ""
    except OSError as error:
        return OBJECTIVES, _unused(f"{path} cannot be read: {error.strerror}")
    except UnicodeDecodeError:
        return OBJECTIVES, _unused(f"{path} is not text in UTF-8")
    except ValueError as error:
        return OBJECTIVES, _unused(str(error))
    return together(OBJECTIVES, own), ""


def _unused(problem: str) -> str:
    return f"{problem}. None of it is used: these are the shipped objectives."


def _parsed(path: Path, text: str) -> tuple[Objective, ...]:
    try:
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{path} is not TOML: {error}") from None
    try:
        return read_objectives(document)
    except ObjectiveError as error:
        raise ValueError(f"{path}, line {line_of(text, error.keys)}: {error}") from None
