"""Helps who writes PromQL: which names belong at the cursor, and which expressions were asked before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from api_client.models.monitoring import MetricMetadata
from app.core.metric_types import type_words

OFFERED: Final = 20
"""How many names are offered at once."""
REMEMBERED: Final = 20
"""How many expressions are remembered."""
MOST_CHARACTERS: Final = 2_000
"""Characters of an expression."""
HELP_CHARACTERS: Final = 120
"""Characters of what a target says of a metric."""

_PARTS: Final = ("", "_bucket", "_sum", "_count", "_total", "_created")
_WORD: Final = re.compile(r"[a-zA-Z_:][a-zA-Z0-9_:]*\Z", re.ASCII)
_VALUE: Final = re.compile(
    r'(?:^|,)\s*(?P<label>[a-zA-Z_]\w*)\s*(?:=~|!~|!=|=)\s*"(?P<value>(?:[^"\\]|\\.)*)\Z', re.ASCII
)
_LABEL: Final = re.compile(r"(?:^|,)\s*(?P<label>\w*)\Z", re.ASCII)


class NameKind(Enum):
    """What stands at the cursor."""

    METRIC = "a metric"
    LABEL = "a label"
    VALUE = "a label's value"


@dataclass(frozen=True, slots=True)
class NamePlace:
    """A name that is being written: its letters so far begin at `start`; `metric` and `label` it belongs to."""

    kind: NameKind
    start: int
    letters: str
    metric: str = ""
    label: str = ""


def name_at(text: str, cursor: int) -> NamePlace | None:
    """The name that ends at the cursor; None where none does."""
    before = text[:cursor]
    braces = _braces(before)
    if braces is not None:
        metric, inside, begin = braces
        value = _VALUE.search(inside)
        if value is not None:
            return NamePlace(NameKind.VALUE, begin + value.start("value"), value["value"], metric, value["label"])
        label = _LABEL.search(inside)
        return (
            None if label is None else NamePlace(NameKind.LABEL, begin + label.start("label"), label["label"], metric)
        )
    word = _WORD.search(before)
    return None if word is None else NamePlace(NameKind.METRIC, word.start(), word.group())


def offered(names: Iterable[str], letters: str) -> tuple[str, ...]:
    """The names that begin with the letters, then those that hold them; `OFFERED` at most, none that is complete."""
    wanted = letters.lower()
    found = sorted((not name.lower().startswith(wanted), name) for name in names if wanted in name.lower())
    return tuple(name for _, name in found if name != letters)[:OFFERED]


def descriptions(metadata: Iterable[MetricMetadata]) -> Mapping[str, str]:
    """What targets say of each metric: its type and its help, on one line; the first that describes it counts."""
    found: dict[str, str] = {}
    for one in metadata:
        known = "" if one.type == "unknown" else type_words(one.type)
        words = " · ".join(filter(None, (known, " ".join(one.help.split()))))
        found.setdefault(one.name, words if len(words) <= HELP_CHARACTERS else f"{words[: HELP_CHARACTERS - 1]}…")
    return found


def described(names: Iterable[str], about: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Each name with what is said of it, or of the histogram or counter that it is a part of; else nothing."""

    def said(name: str) -> str:
        return next((about[part] for one in _PARTS if (part := name.removesuffix(one)) in about), "")

    return tuple((name, said(name)) for name in names)


def with_name(text: str, cursor: int, place: NamePlace, name: str) -> tuple[str, int]:
    """The text with a whole name in the place of its letters, and where the cursor is then."""
    end = place.start + len(name)
    return text[: place.start] + name + text[cursor:], end


def remembered(asked: str, before: str) -> str:
    """The expressions that were asked, the newest first and each once, as one text of lines."""
    lines = [line for line in before.split("\n") if line and line != asked]
    return "\n".join([asked, *lines][:REMEMBERED])


def _braces(before: str) -> tuple[str, str, int] | None:
    """The metric before the braces in which the text ends, what is in them, and where that begins."""
    at, opened, quoted = 0, -1, False
    while at < len(before):
        character = before[at]
        if quoted and character == "\\":
            at += 1
        elif character == '"':
            quoted = not quoted
        elif not quoted and character in "{}":
            opened = at + 1 if character == "{" else -1
        at += 1
    if opened < 0:
        return None
    metric = _WORD.search(before[: opened - 1].rstrip())
    return "" if metric is None else metric.group(), before[opened:], opened
