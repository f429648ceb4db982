"""Reads the shipped dashboards and the user's own beside them; a wrong file is named with its line, and left out."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Final

from app.core.dashboard import Dashboard
from app.core.dashboard_file import DashboardError, read_dashboard
from app.shell.toml_lines import line_of

FIRST: Final = "overview"
LARGEST_BYTES: Final = 256 * 1024


def shipped_dashboards() -> tuple[Dashboard, ...]:
    """The dashboards of the console itself, the one to begin with first."""
    folder = files("resources").joinpath("dashboards")
    found = sorted(one.name for one in folder.iterdir() if one.name.endswith(".toml"))
    names = sorted(found, key=lambda name: name != f"{FIRST}.toml")
    return tuple(_parsed(name, folder.joinpath(name).read_text("utf-8"), own=False) for name in names)


def own_dashboards(folder: Path) -> tuple[tuple[Dashboard, ...], tuple[str, ...]]:
    """The user's dashboards in the order of their files' names, and a sentence for each that could not be read."""
    read: list[Dashboard] = []
    problems: list[str] = []
    try:
        paths = sorted(folder.glob("*.toml"))
    except OSError as error:
        return (), (f"{folder} cannot be listed: {error.strerror}.",)
    for path in paths:
        try:
            if path.stat().st_size > LARGEST_BYTES:
                problems.append(f"{path} is larger than a dashboard: it is not read.")
                continue
            read.append(_parsed(path.name, path.read_text("utf-8"), own=True, path=path))
        except OSError as error:
            problems.append(f"{path} cannot be read: {error.strerror}.")
        except UnicodeDecodeError:
            problems.append(f"{path} is not text in UTF-8.")
        except ValueError as error:
            problems.append(str(error))
    return tuple(read), tuple(problems)


def _parsed(name: str, text: str, *, own: bool, path: Path | None = None) -> Dashboard:
    """Raises ValueError with a sentence that names the file and, where there is one, the line and the key."""
    place = path or name
    identifier = f"{'own' if own else 'shipped'}:{name.removesuffix('.toml')}"
    try:
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{place} is not TOML: {error}.") from None
    try:
        return read_dashboard(identifier, document, own=own)
    except DashboardError as error:
        raise ValueError(f"{place}, line {line_of(text, error.keys)}: {error}.") from None
