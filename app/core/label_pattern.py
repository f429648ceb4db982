"""Patterns for values of labels, as Prometheus matches them: the whole value, and never in more than linear time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import Final

from app.core.label_pattern_reader import Anything, Characters, Choice, Edge, Node, Repeat, Row, read_pattern
from app.core.language import tr

MOST_STEPS: Final = 2000
_KEPT_ANSWERS: Final = 4096


class PatternError(ValueError):
    """A pattern cannot be used, in a sentence."""


class _Jump(Enum):
    """What leads on without a character."""

    SPLIT = auto()
    START = auto()
    END = auto()


@dataclass(slots=True)
class _Step:
    """One step of a walk: a character it takes, or a jump; `to` are the steps that may follow."""

    takes: Characters | Anything | _Jump
    to: tuple[int, ...]


class LabelPattern:
    """One pattern, ready to be matched; raises `PatternError` for one that is wrong or too large.

    Python's own expressions may take hours over thirty letters, and let no other thread run meanwhile.
    """

    def __init__(self, text: str) -> None:
        try:
            node, self._any_case = read_pattern(text)
        except ValueError as error:
            raise PatternError(str(error)) from None
        self._steps: list[_Step] = []
        self._room = MOST_STEPS
        self._add(node)
        self._known: dict[str, bool] = {}

    def matches(self, value: str) -> bool:
        """Whether the whole of `value` is what the pattern describes."""
        known = self._known.get(value)
        if known is None:
            if len(self._known) >= _KEPT_ANSWERS:
                self._known.clear()
            known = self._known[value] = self._walk(value)
        return known

    def _walk(self, value: str) -> bool:
        reached = self._reached((0,), first=True, last=not value)
        for place, character in enumerate(value, 1):
            cases = {character, character.lower(), character.upper()} if self._any_case else {character}
            taken = [step + 1 for step in reached if self._takes(step, cases)]
            reached = self._reached(taken, first=False, last=place == len(value))
            if not reached:
                return False
        return len(self._steps) in reached

    def _takes(self, step: int, cases: set[str]) -> bool:
        if step == len(self._steps):
            return False
        takes = self._steps[step].takes
        return not isinstance(takes, _Jump) and takes.take(cases)

    def _reached(self, steps: Iterable[int], *, first: bool, last: bool) -> set[int]:
        """The steps that wait for a character, or the end, from these on."""
        seen: set[int] = set()
        waiting: set[int] = set()
        ahead = list(steps)
        while ahead:
            number = ahead.pop()
            if number in seen:
                continue
            seen.add(number)
            step = self._steps[number] if number < len(self._steps) else None
            if step is None or not isinstance(step.takes, _Jump):
                waiting.add(number)
            elif step.takes is _Jump.SPLIT or (first if step.takes is _Jump.START else last):
                ahead.extend(step.to)
        return waiting

    def _add(self, node: Node) -> None:
        self._room -= 1
        if self._room < 0:
            raise PatternError(tr("The pattern is too large: it repeats too much too often."))
        match node:
            case Characters() | Anything():
                self._steps.append(_Step(node, ()))
            case Edge(at_start=at_start):
                self._jump(_Jump.START if at_start else _Jump.END)
            case Row(parts=parts):
                for part in parts:
                    self._add(part)
            case Choice(parts=parts):
                self._add_choice(parts)
            case _:
                self._add_repeat(node)

    def _jump(self, kind: _Jump) -> _Step:
        """A jump that leads to the step after it."""
        step = _Step(kind, (len(self._steps) + 1,))
        self._steps.append(step)
        return step

    def _add_choice(self, parts: tuple[Node, ...]) -> None:
        fork = self._jump(_Jump.SPLIT)
        ways, ends = [], []
        for part in parts:
            ways.append(len(self._steps))
            self._add(part)
            ends.append(self._jump(_Jump.SPLIT))
        fork.to = tuple(ways)
        for end in ends:
            end.to = (len(self._steps),)

    def _add_repeat(self, node: Repeat) -> None:
        for _ in range(node.least):
            self._add(node.part)
        if node.most is None:
            fork = self._jump(_Jump.SPLIT)
            start = len(self._steps)
            self._add(node.part)
            self._jump(_Jump.SPLIT).to = (start - 1,)
            fork.to = (start, len(self._steps))
            return
        forks = []
        for _ in range(node.most - node.least):
            forks.append((self._jump(_Jump.SPLIT), len(self._steps)))
            self._add(node.part)
        for fork, start in forks:
            fork.to = (start, len(self._steps))


@lru_cache(maxsize=64)
def label_pattern(text: str) -> LabelPattern:
    """The pattern of a text, made once; raises `PatternError`."""
    return LabelPattern(text)
