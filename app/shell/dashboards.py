"""The shipped dashboards and the user's own: a wrong file is named with its line and left out; plots are pinned."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Final

from app.core.dashboard import Dashboard, PlotSpec
from app.core.dashboard_file import DashboardError, read_dashboard
from app.core.dashboard_text import free_name, new_dashboard, with_plot
from app.core.language import tr
from app.core.shipped_texts import shipped
from app.shell.paths import write_private
from app.shell.toml_lines import line_of

FIRST: Final = "overview"
LARGEST_BYTES: Final = 256 * 1024
_NEW_NAME: Final = "pinned"
_NEW_TITLE: Final = tr("Pinned")


def shipped_dashboards() -> tuple[Dashboard, ...]:
    """The dashboards of the console itself, the one to begin with first."""
    folder = files("resources").joinpath("dashboards")
    found = sorted(one.name for one in folder.iterdir() if one.name.endswith(".toml"))
    names = sorted(found, key=lambda name: name != f"{FIRST}.toml")
    return tuple(_said(_parsed(name, folder.joinpath(name).read_text("utf-8"), own=False)) for name in names)


def own_dashboards(folder: Path) -> tuple[tuple[Dashboard, ...], tuple[str, ...]]:
    """The user's dashboards in the order of their files' names, and a sentence for each that could not be read."""
    read: list[Dashboard] = []
    problems: list[str] = []
    try:
        paths = sorted(folder.glob("*.toml"))
    except OSError as error:
        return (), (tr("{folder} cannot be listed: {strerror}.", folder=folder, strerror=error.strerror),)
    for path in paths:
        try:
            if path.stat().st_size > LARGEST_BYTES:
                problems.append(tr("{path} is larger than a dashboard: it is not read.", path=path))
                continue
            read.append(_parsed(path.name, path.read_text("utf-8"), own=True, path=path))
        except OSError as error:
            problems.append(tr("{path} cannot be read: {strerror}.", path=path, strerror=error.strerror))
        except UnicodeDecodeError:
            problems.append(tr("{path} is not text in UTF-8.", path=path))
        except ValueError as error:
            problems.append(str(error))
    return tuple(read), tuple(problems)


def pin(folder: Path, identifier: str, spec: PlotSpec) -> Path:
    """Add a plot to the user's dashboard of this id, or to a new one for "", and return its file.

    Blocks. The file is replaced as a whole and is this user's alone. Raises OSError, and ValueError with a sentence
    that says what is wrong with the file; nothing was written then.
    """
    if identifier:
        path = folder / f"{identifier.removeprefix('own:')}.toml"
        text = path.read_text("utf-8")
    else:
        taken = {known.stem for known in folder.glob("*.toml")}
        name = free_name(_NEW_NAME, taken)
        path = folder / f"{name}.toml"
        text = new_dashboard(f"{_NEW_TITLE}{name.removeprefix(_NEW_NAME).replace('-', ' ')}")
    try:
        longer = with_plot(text, spec)
    except ValueError as error:
        raise ValueError(tr("{path} cannot take it: {error}.", path=path, error=error)) from None
    if len(longer.encode()) > LARGEST_BYTES:
        raise ValueError(tr("{path} would be larger than a dashboard may be.", path=path))
    write_private(path, longer)
    return path


def _said(dashboard: Dashboard) -> Dashboard:
    """A shipped dashboard with its words in the reader's language."""
    plots = tuple(
        replace(
            spec,
            title=shipped(spec.title),
            queries=tuple(replace(one, name=one.name and shipped(one.name)) for one in spec.queries),
        )
        for spec in dashboard.plots
    )
    return replace(dashboard, title=shipped(dashboard.title), plots=plots)


def _parsed(name: str, text: str, *, own: bool, path: Path | None = None) -> Dashboard:
    """Raises ValueError with a sentence that names the file and, where there is one, the line and the key."""
    place = path or name
    identifier = f"{'own' if own else 'shipped'}:{name.removesuffix('.toml')}"
    try:
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(tr("{place} is not TOML: {error}.", place=place, error=error)) from None
    try:
        return read_dashboard(identifier, document, own=own)
    except DashboardError as error:
        raise ValueError(
            tr("{place}, line {line}: {error}.", place=place, line=line_of(text, error.keys), error=error)
        ) from None
