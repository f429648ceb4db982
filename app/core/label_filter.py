"""Demands on labels as a person types them, in the words of Prometheus: side="buy", account_id!~"dir.*"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from app.core.language import tr
from app.core.query import AnyMatcher, Matcher, PatternMatcher

MOST_CHARACTERS: Final = 500
_DEMAND: Final = re.compile(
    r"""\s*(?P<label>[A-Za-z_]\w*)\s*(?P<sign>=~|!~|!=|=)\s*
    (?:"(?P<double>(?:[^"\\]|\\.)*)"|'(?P<single>(?:[^'\\]|\\.)*)'|(?P<bare>[^\s,{}"']+))\s*""",
    re.ASCII | re.VERBOSE,
)
_ESCAPED: Final = re.compile(r"\\(.)")
_EXAMPLE: Final = tr('Write label="value", or != for other values, =~ and !~ for patterns, with commas between.')


def read_filter(text: str) -> tuple[AnyMatcher, ...]:
    """The demands of a text, those on values before those of patterns; raises ValueError with a sentence.

    All of them must hold. Quotes may be left out around a value without blanks and commas; within them a backslash is
    written before a quote or another backslash. Braces around the whole are allowed.
    """
    if len(text) > MOST_CHARACTERS:
        raise ValueError(
            tr(
                "The filter has {count} characters; {most} are the most.",
                count=len(text),
                most=MOST_CHARACTERS,
            )
        )
    inner = text.strip()
    if inner.startswith("{") and inner.endswith("}"):
        inner = inner[1:-1].strip()
    values: dict[tuple[str, bool], tuple[str, ...]] = {}
    patterns: list[PatternMatcher] = []
    place = 0
    while place < len(inner):
        found = _DEMAND.match(inner, place)
        if found is None or inner[found.end() : found.end() + 1] not in ("", ","):
            raise ValueError(
                tr(
                    "The filter cannot be read from {rest!r} on. {example}",
                    rest=inner[place:].strip()[:20],
                    example=_EXAMPLE,
                )
            )
        place = found.end() + 1
        label, sign, value = found["label"], found["sign"], _value(found)
        if sign in ("=~", "!~"):
            patterns.append(PatternMatcher(label, value, negated=sign == "!~"))
            continue
        key = (label, sign == "!=")
        if key in values and not key[1]:
            raise ValueError(
                tr("The label {label} cannot have two values. Write {label}=~'a|b' for one of two.", label=label)
            )
        values[key] = (*values.get(key, ()), value)
    exact = [Matcher(label, tuple(dict.fromkeys(meant)), negated) for (label, negated), meant in values.items()]
    return (*sorted(exact, key=lambda one: one.negated), *sorted(patterns, key=lambda one: one.negated))


def filter_words(demands: Iterable[AnyMatcher]) -> str:
    """The demands as they can be typed."""
    return ", ".join(_words(one) for one in demands)


def _value(found: re.Match[str]) -> str:
    """Patterns have backslashes of their own: before anything but a quote or another one, it stays."""
    quoted = found["double"] if found["double"] is not None else found["single"]
    if quoted is None:
        return found["bare"]
    return _ESCAPED.sub(lambda pair: pair[1] if pair[1] in "\"'\\" else pair[0], quoted)


def _words(one: AnyMatcher) -> str:
    if isinstance(one, PatternMatcher):
        return f"{one.label}{'!~' if one.negated else '=~'}{_quoted(one.pattern)}"
    return ", ".join(f"{one.label}{'!=' if one.negated else '='}{_quoted(value)}" for value in one.values)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
