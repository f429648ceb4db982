"""Reads the manual that is shipped with the console."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files

from app.core.manual import Manual
from app.core.manual_contents import chapters

_SUFFIX = ".md"


def shipped_manual(groups: Iterable[tuple[str, str]]) -> Manual:
    """Every page that is shipped; `groups` are the window's pages as (group, page id).

    ValueError when a page of the window has no page here, or one here belongs to nothing.
    """
    texts = {
        file.name.removesuffix(_SUFFIX): file.read_text("utf-8")
        for file in files("resources").joinpath("help").iterdir()
        if file.name.endswith(_SUFFIX)
    }
    return Manual(chapters(groups), texts)
