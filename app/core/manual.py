"""The manual as pages of sections: its headings are places that a link, a page or a search can lead to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import count
from typing import Final

_HEADING: Final = re.compile(r"(#{1,3}) +(.+)")
_LINK: Final = re.compile(r"!?\[([^\[\]]*)\]\(([^)]*)\)")
_MARKS: Final = re.compile(r"^\|[-|: ]+\|$|[*`|]+|^ *- ", re.MULTILINE)
_INSIDE: Final = re.compile(r"(?:[a-z0-9-]+\.md)?(?:#[a-z0-9-]+)?")
_SUFFIX: Final = ".md"


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere in the manual: a page, a heading of it unless empty, words there to stand out unless empty."""

    page_id: str
    anchor: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """What stands below one heading, up to the next; `level` is from 1 to 3."""

    page_id: str
    anchor: str
    level: int
    title: str
    markdown: str

    @property
    def text(self) -> str:
        """Its words on one line, without marks."""
        return " ".join(plain(self.markdown).split())


@dataclass(frozen=True, slots=True)
class ManualPage:
    """One page: the first heading is its title, the anchors of its sections differ from each other."""

    page_id: str
    title: str
    markdown: str
    sections: tuple[Section, ...]

    @property
    def anchors(self) -> tuple[str, ...]:
        """The headings in their order."""
        return tuple(section.anchor for section in self.sections)


@dataclass(frozen=True, slots=True)
class Chapter:
    """Pages that stand together in the contents."""

    title: str
    pages: tuple[str, ...]


class Manual:
    """All pages, in the order of the contents; ValueError when contents and pages are not the same.

    A translation is made `after` the manual it was translated from: links lead to the same places in both.
    """

    def __init__(self, chapters: Iterable[Chapter], texts: Mapping[str, str], after: Manual | None = None) -> None:
        self.chapters = tuple(chapters)
        listed = [page_id for chapter in self.chapters for page_id in chapter.pages]
        if sorted(listed) != sorted(texts):
            raise ValueError(
                f"pages and contents differ in {sorted(set(listed) ^ set(texts)) or 'a page listed twice'}"
            )
        self.pages = {page_id: read_page(page_id, texts[page_id]) for page_id in listed}
        if after is not None:
            self.pages = {page_id: _placed_as(after.pages[page_id], page) for page_id, page in self.pages.items()}

    def holds(self, place: Place) -> bool:
        """Whether there is such a page and, where one is named, such a heading."""
        page = self.pages.get(place.page_id)
        return page is not None and (not place.anchor or place.anchor in page.anchors)

    def target(self, link: str, page_id: str) -> Place | None:
        """Where a link on a page leads to; None for one that leaves the manual, or leads nowhere."""
        file, _, anchor = link.partition("#")
        if file and not file.endswith(_SUFFIX):
            return None
        place = Place(file.removesuffix(_SUFFIX) or page_id, anchor)
        return place if self.holds(place) else None


def read_page(page_id: str, markdown: str) -> ManualPage:
    """Cut a page at its headings; ValueError when it does not begin with one."""
    heads: list[tuple[int, str, list[str]]] = []
    fenced = False
    for line in markdown.splitlines():
        fenced ^= line.startswith("```")
        found = None if fenced else _HEADING.fullmatch(line)
        if found:
            heads.append((len(found[1]), plain(found[2]), []))
        elif heads:
            heads[-1][2].append(line)
        elif line.strip():
            raise ValueError(f"{page_id} does not begin with a heading")
    if not heads:
        raise ValueError(f"{page_id} has no heading")
    sections = []
    taken: set[str] = set()
    for level, title, lines in heads:
        name = anchor_of(title)
        free = (f"{name}-{number}" for number in count(2))
        anchor = name if name not in taken else next(one for one in free if one not in taken)
        taken.add(anchor)
        sections.append(Section(page_id, anchor, level, title, "\n".join(lines)))
    return ManualPage(page_id, heads[0][1], markdown, tuple(sections))


def _placed_as(original: ManualPage, page: ManualPage) -> ManualPage:
    """The page with the original's anchors; ValueError when its headings are not the original's, one by one."""
    levels = [section.level for section in page.sections]
    if levels != [section.level for section in original.sections]:
        raise ValueError(f"{page.page_id} has other headings than the page it was translated from")
    pairs = zip(page.sections, original.anchors, strict=True)
    return replace(page, sections=tuple(replace(section, anchor=anchor) for section, anchor in pairs))


def anchor_of(title: str) -> str:
    """What a heading is called in links: its letters and digits in lower case, joined by dashes."""
    return "-".join(re.findall(r"[a-z0-9]+", title.lower().replace("'", "")))


def plain(markdown: str) -> str:
    """A text without its marks; links keep their words."""
    return _MARKS.sub("", _LINK.sub(r"\1", markdown)).strip()


def inside_only(markdown: str) -> str:
    """A page whose links all stay in the manual: any other is written out, to be read and not to be followed."""
    return _LINK.sub(_shown, markdown)


def _shown(link: re.Match[str]) -> str:
    if _INSIDE.fullmatch(link[2]) and not link[0].startswith("!"):
        return link[0]
    return f"{link[1]} (`{link[2]}`)"
