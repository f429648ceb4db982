"""What is read for a single page, and only while that page is on screen: its rows, and what is on screen now."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from app.core.state import Environment
from app.shell.oms_polls import oms_polls
from app.shell.oversight_polls import oversight_polls
from app.shell.page_choices import PageChoices
from app.shell.poll_rows import Poll
from app.shell.portfolio_polls import portfolio_polls
from app.shell.risk_polls import risk_polls

ROWS: Final[tuple[Callable[[Environment], Iterable[Poll]], ...]] = (risk_polls,)
"""The rows of the pages: a page adds the function that gives its own, in its own `<page>_polls.py`.

A row is a `Poll` as any other (`ReadingKey(kind, service)`, whose account is the session's, and
`state.reading(kind, service)` finds it) with `page` set to the page's id in `panels.py`. It is read at once when the
page opens, then every `period_s`, and not at all while another page is open, the window is minimised or the console is
locked. `least_s` is the shortest time between two reads whoever asks: a page opened twice, F5, a service that is back.

What a person must turn on first has a part of the page behind a slash, `page="oms/routing"`: it is read while the page
`oms` is on screen and `console.pages.turn("oms/routing", on=True)` was said last.
"""


CHOICE_ROWS: Final[tuple[Callable[[Environment, PageChoices], Iterable[Poll]], ...]] = (
    portfolio_polls,
    oms_polls,
    oversight_polls,
)
"""The same for pages on which a person chooses what is read: a time range, a symbol, an order."""


def page_polls(environment: Environment, choices: PageChoices) -> tuple[Poll, ...]:
    """The rows of every page for what this environment has."""
    choosing = tuple(row for rows in CHOICE_ROWS for row in rows(environment, choices))
    return (*choosing, *(row for rows in ROWS for row in rows(environment)))


class PagePolls:
    """Knows which page is on screen and which of its parts are turned on; `read_for` hears every change of both."""

    def __init__(self, read_for: Callable[[frozenset[str]], None]) -> None:
        self._read_for = read_for
        self._page = ""
        self._on: frozenset[str] = frozenset()
        self._shown: frozenset[str] = frozenset()

    def show(self, page_id: str) -> None:
        """A page is on screen, none with an empty id; the same one again changes nothing."""
        self._page = page_id
        self._tell()

    def turn(self, part: str, *, on: bool) -> None:
        """Turn a part of a page (`oms/routing`) on or off; it begins off, and stays as it is while the page is away."""
        self._on = self._on | {part} if on else self._on - {part}
        self._tell()

    def is_on(self, part: str) -> bool:
        """Whether the part was turned on."""
        return part in self._on

    def _tell(self) -> None:
        shown = frozenset(
            {self._page, *(part for part in self._on if part.partition("/")[0] == self._page)} if self._page else ()
        )
        if shown != self._shown:
            self._shown = shown
            self._read_for(shown)
