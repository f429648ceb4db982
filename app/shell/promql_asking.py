"""What the Explorer asks a server while a person writes PromQL: whether it is understood, and names that fit."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from api_client.errors import ApiError
from app.core.freshness import Failure
from app.core.history_words import Refusal, refusal
from app.core.language import tr
from app.core.promql_completion import NameKind, NamePlace, described, descriptions, offered, remembered
from app.core.promql_text import quoted
from app.shell.console import Console

CHOICE: Final = "explorer/promql"
NAMES_KEPT: Final = 20_000
"""Names of a kind that are kept: a large server has more, and nobody leafs through them."""
_LOOKS_BACK_S: Final = 3_600.0

ShowCheck = Callable[[str, Refusal | None, str], None]
ShowNames = Callable[[NamePlace, tuple[tuple[str, str], ...]], None]


class PromqlAsking:
    """One check and one request for names at a time: the newest; `leave` gives both up."""

    def __init__(self, console: Console, show_check: ShowCheck, show_names: ShowNames) -> None:
        self._console = console
        self._show_check = show_check
        self._show_names = show_names
        self._checking: asyncio.Task[None] | None = None
        self._naming: asyncio.Task[None] | None = None
        self._describing: asyncio.Task[None] | None = None
        self._names: dict[tuple[NameKind, str, str], tuple[str, ...]] = {}
        self._about: Mapping[str, str] | None = None
        self._last: tuple[NamePlace, Sequence[str]] | None = None

    @property
    def earlier(self) -> tuple[str, ...]:
        """The expressions that were asked in this session, the newest first."""
        return tuple(filter(None, self._console.choices.of(CHOICE, "").split("\n")))

    def remember(self, expression: str) -> None:
        """Keep an expression that is asked."""
        self._console.choices.choose(CHOICE, remembered(expression, self._console.choices.of(CHOICE, "")))

    def check(self, text: str) -> None:
        """Ask whether the server understands an expression, instead of the one before."""
        _end(self._checking)
        self._checking = self._console.scope.start(self._check(text), name="check PromQL")

    def name(self, place: NamePlace) -> None:
        """Find names for a place, instead of the one before."""
        _end(self._naming)
        if place.kind is NameKind.METRIC and self._describing is None:
            self._describing = self._console.scope.start(self._describe(), name="what metrics are")
        known = self._names.get((place.kind, place.metric, place.label))
        if known is not None:
            self._offer(place, known)
        else:
            self._naming = self._console.scope.start(self._find(place), name="names for PromQL")

    def leave(self) -> None:
        """Nobody looks any more: what is on its way is given up, and names are asked for anew next time."""
        _end(self._checking)
        _end(self._naming)
        _end(self._describing)
        self._names.clear()
        self._about = self._last = self._describing = None

    async def _check(self, text: str) -> None:
        try:
            found = await self._console.platform.prometheus.evaluate(text, self._now_s())
        except ApiError as error:
            self._show_check(text, refusal(Failure.of(error)), "")
            return
        words = _count_words(len(found.samples))
        said = (
            tr("Prometheus says: {words}.", words=note.rstrip("."))
            for note in (*found.notes.warnings, *found.notes.infos)
        )
        self._show_check(text, None, " ".join((words, *said)))

    async def _find(self, place: NamePlace) -> None:
        prometheus, end_s = self._console.platform.prometheus, self._now_s()
        only = (f"{{__name__={quoted(place.metric)}}}",) if place.metric else ()
        between = {"start_s": end_s - _LOOKS_BACK_S, "end_s": end_s}
        try:
            if place.kind is NameKind.LABEL:
                names = await prometheus.label_names(only, **between)
            else:
                label = "__name__" if place.kind is NameKind.METRIC else place.label
                names = await prometheus.label_values(label, only, **between)
        except ApiError:
            return  # nothing is offered: what is the matter with the server is said by the check
        self._names[place.kind, place.metric, place.label] = names[:NAMES_KEPT]
        self._offer(place, names[:NAMES_KEPT])

    async def _describe(self) -> None:
        try:
            found = await self._console.platform.prometheus.metadata()
        except ApiError:
            self._about = {}  # names do without: not every server knows
        else:
            self._about = descriptions(found)
        if self._last is not None:
            self._offer(*self._last)

    def _offer(self, place: NamePlace, names: Sequence[str]) -> None:
        self._last = (place, names)
        about = (self._about or {}) if place.kind is NameKind.METRIC else {}
        self._show_names(place, described(offered(names, place.letters), about))

    def _now_s(self) -> float:
        return self._console.around.now().timestamp()


def _count_words(count: int) -> str:
    if not count:
        return tr("No series now.")
    return tr("1 series now.") if count == 1 else tr("{count} series now.", count=count)


def _end(task: asyncio.Task[None] | None) -> None:
    if task is not None:
        task.cancel()
