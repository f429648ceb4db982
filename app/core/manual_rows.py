"""The list beside the manual's page: the contents with the open page's headings, or what a search found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.language import tr
from app.core.manual import Manual, Place
from app.core.manual_search import Hit

_SHOWN_LEVEL = 2


@dataclass(frozen=True, slots=True)
class ManualRow:
    """One line of the list: a chapter's title leads nowhere; a heading of a page is one `depth` further in."""

    title: str
    place: Place | None
    remark: str = ""
    depth: int = 0


def contents_rows(manual: Manual, here: Place) -> tuple[ManualRow, ...]:
    """Every chapter and page, and below the page that is open its headings."""
    rows = []
    for chapter in manual.chapters:
        rows.append(ManualRow(chapter.title, None))
        for page_id in chapter.pages:
            page = manual.pages[page_id]
            rows.append(ManualRow(page.title, Place(page_id)))
            if page_id == here.page_id:
                rows += [
                    ManualRow(section.title, Place(page_id, section.anchor), depth=1)
                    for section in page.sections
                    if section.level == _SHOWN_LEVEL
                ]
    return tuple(rows)


def hit_rows(hits: Sequence[Hit]) -> tuple[ManualRow, ...]:
    """What was found, each with its page and the words around it."""
    return tuple(ManualRow(hit.title, hit.place, remark=f"{hit.page}: {hit.excerpt}") for hit in hits)


def found_words(text: str, count: int, most: int) -> str:
    """How much was found for what was typed; empty when nothing was typed."""
    if not text.strip():
        return ""
    if not count:
        return tr("Nothing in the manual has all of these words.")
    if count >= most:
        return tr("The {most} best", most=most)
    return tr("{count} found", count=count)
