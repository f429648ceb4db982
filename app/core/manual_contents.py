"""What the manual consists of, and which part of it belongs to which sheet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from app.core.language import tr
from app.core.manual import Chapter, Place

FIRST: Final = Place("getting-started")
"""Where whoever asks for no place in particular begins."""
LOCKED: Final = Place("getting-started", "signing-in")
"""Where F1 leads to while the console is locked."""
_BEGIN: Final = Chapter(tr("Begin"), ("getting-started", "kill-switch", "keyboard"))
_REFERENCE: Final = Chapter(tr("Reference"), ("environments", "messages"))
SHEETS: Final = {
    ("SignInSheet", ""): Place("getting-started", "signing-in"),
    ("WaiverSheet", ""): Place("board", "waiving-a-probe"),
    ("NoteSheet", "board"): Place("board", "voting-go"),
    ("NoteSheet", "tasks"): Place("tasks", "doing-a-duty"),
    ("IntentSheet", ""): Place("oversight", "deciding-an-intent"),
    ("LimitSheet", ""): Place("oversight", "changing-risk-max-notional"),
    ("EnterSimulationSheet", ""): Place("simulation", "going-in"),
    ("EnterSafeModeSheet", ""): Place("simulation", "going-in"),
    ("LeaveModeSheet", ""): Place("simulation", "coming-out"),
    ("SecondPersonSheet", ""): Place("simulation", "coming-out"),
    ("ForceSheet", ""): Place("keys", "reloading-the-oms"),
    ("AlertSheet", ""): Place("alerts", "what-you-can-do"),
    ("WizardSheet", ""): Place("settings", "adding-an-environment"),
    ("KeysSheet", ""): Place("keyboard", "everywhere"),
    ("Palette", ""): Place("keyboard", "everywhere"),
    ("DirectorSheet", ""): Place("rotation", "for-a-director-in-person"),
}
"""Where F1 leads to in a sheet: by the sheet's class and, where pages share it, by the page."""


def chapters(groups: Iterable[tuple[str, str]]) -> tuple[Chapter, ...]:
    """The contents: how to begin, the pages of the window as (group, page id) in their order, what is looked up."""
    pages: dict[str, tuple[str, ...]] = {}
    for group, page_id in groups:
        pages[group] = (*pages.get(group, ()), page_id)
    return (_BEGIN, *(Chapter(group, ids) for group, ids in pages.items()), _REFERENCE)


def page_place(page_id: str) -> Place:
    """Where F1 leads to on a page of the window: the manual's page of the same name."""
    return Place(page_id)


def sheet_place(sheet: str, page_id: str) -> Place:
    """Where F1 leads to in a sheet of this class over a page; a sheet that is not listed counts as its page."""
    return SHEETS.get((sheet, page_id)) or SHEETS.get((sheet, "")) or page_place(page_id)
