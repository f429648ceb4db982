"""Reads the manual that is shipped with the console, in the language that is spoken."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable

from app.core.language import ENGLISH, LANGUAGES, language
from app.core.manual import Manual
from app.core.manual_contents import chapters

_SUFFIX = ".md"


def shipped_manual(groups: Iterable[tuple[str, str]], code: str = "") -> Manual:
    """Every page that is shipped; `groups` are the window's pages as (group, page id).

    ValueError when a page of the window has no page here, or one here belongs to nothing.
    """
    contents = chapters(groups)
    folder = files("resources").joinpath("help")
    english = Manual(contents, _texts(folder))
    wanted = code or language().code
    if wanted == ENGLISH.code or wanted not in LANGUAGES:
        return english
    return Manual(contents, _texts(folder.joinpath(wanted)), english)


def _texts(folder: Traversable) -> dict[str, str]:
    pages = [file for file in folder.iterdir() if file.name.endswith(_SUFFIX)]
    return {file.name.removesuffix(_SUFFIX): file.read_text("utf-8") for file in pages}
