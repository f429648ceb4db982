"""The shipped objectives together with the user's own file, which is named with line and key where it is wrong."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Final

from app.core.language import tr
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
            raise ValueError(tr("{path} is larger than a file of objectives", path=path))
        own = _parsed(path, text.decode("utf-8"))
    except FileNotFoundError:
        return OBJECTIVES, ""
    except OSError as error:
        return OBJECTIVES, _unused(tr("{path} cannot be read: {strerror}", path=path, strerror=error.strerror))
    except UnicodeDecodeError:
        return OBJECTIVES, _unused(tr("{path} is not text in UTF-8", path=path))
    except ValueError as error:
        return OBJECTIVES, _unused(str(error))
    return together(OBJECTIVES, own), ""


def _unused(problem: str) -> str:
    return tr("{problem}. None of it is used: these are the shipped objectives.", problem=problem)


def _parsed(path: Path, text: str) -> tuple[Objective, ...]:
    try:
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(tr("{path} is not TOML: {error}", path=path, error=error)) from None
    try:
        return read_objectives(document)
    except ObjectiveError as error:
        raise ValueError(
            tr("{path}, line {line}: {error}", path=path, line=line_of(text, error.keys), error=error)
        ) from None
