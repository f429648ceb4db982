"""Reads a PromQL expression as far as rules need it: its selectors, its functions, and what promtool would refuse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.core.language import tr
from app.core.promql_tokens import (
    ABSENCE,
    AGGREGATIONS,
    FUNCTIONS,
    GROUPINGS,
    OVER_RANGES,
    WORD_OPERATORS,
    Token,
    tokens_of,
    unquoted,
)

EXPRESSION_LIMIT: Final = 20_000
"""Characters of an expression that are read; a longer one is refused here."""

_OPENING: Final = {"(": ")", "[": "]", "{": "}"}
_MATCHES: Final = ("=", "!=", "=~", "!~")


@dataclass(frozen=True, slots=True)
class LabelMatcher:
    """A demand on one label: `operator` is one of `=`, `!=`, `=~`, `!~`."""

    label: str
    operator: str
    value: str


@dataclass(frozen=True, slots=True)
class Selector:
    """One use of series: `function` is the innermost function around it, empty without one.

    `needed` is False inside `absent(...)`, which is about series that are not there.
    """

    metric: str
    matchers: tuple[LabelMatcher, ...]
    function: str
    needed: bool


@dataclass(frozen=True, slots=True)
class Expression:
    """What an expression asks for. `refusal` is why promtool would refuse it, empty as far as can be seen here.

    Seen are unreadable characters, unbalanced brackets, unknown functions, ranges of what is no selector, and
    functions over ranges without one. Types of operands and matching labels are not checked. `alternatives` when
    any one of the selectors may be enough (`or`, `unless`).
    """

    text: str
    selectors: tuple[Selector, ...]
    refusal: str = ""
    alternatives: bool = False


def read_expression(text: str) -> Expression:
    """What `text` asks for, and whether it would be refused; never raises."""
    if len(text) > EXPRESSION_LIMIT:
        return Expression(text[:EXPRESSION_LIMIT], (), tr("it is too long to be read"))
    tokens = list(tokens_of(text))
    refusal = _unreadable(tokens) or _unbalanced(tokens)
    if refusal:
        return Expression(text, (), refusal)
    reading = _Reading(tokens)
    reading.run()
    words = {token.text.lower() for token in tokens if token.kind == "word"}
    return Expression(text, tuple(reading.selectors), reading.refusal, bool(words & {"or", "unless"}))


def _unreadable(tokens: list[Token]) -> str:
    if not tokens:
        return tr("it is empty")
    last = tokens[-1]
    return tr("unexpected character {text!r} at {at}", text=last.text, at=last.at + 1) if last.kind == "wrong" else ""


def _unbalanced(tokens: list[Token]) -> str:
    waiting: list[str] = []
    for token in tokens:
        if token.kind != "sign":
            continue
        if token.text in _OPENING:
            waiting.append(_OPENING[token.text])
        elif token.text in _OPENING.values() and (not waiting or waiting.pop() != token.text):
            return tr("unexpected {text!r} at {at}", text=token.text, at=token.at + 1)
    return tr("{bracket!r} is missing at the end", bracket=waiting[-1]) if waiting else ""


class _Reading:
    """One walk over balanced tokens: `around` holds the function of every open parenthesis."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._around: list[str] = []
        self.selectors: list[Selector] = []
        self.refusal = ""

    def run(self) -> None:
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            if token.kind == "word":
                self._word(token)
            elif token.text == "{":
                self._selector("", token)
            elif token.text == "[":
                self._range(token, ranged=False)
            elif token.text == "(":
                self._around.append("")
                self._at += 1
            elif token.text == ")":
                self._around.pop()
                self._at += 1
            else:
                self._at += 1

    def _word(self, token: Token) -> None:
        name = token.text
        self._at += 1
        if name.lower() in GROUPINGS:
            self._skip_labels()
        elif self._next() == "(" and name.lower() not in WORD_OPERATORS:
            self._call(name)
        elif name.lower() in AGGREGATIONS and self._next().lower() in ("by", "without"):
            self._at += 1
            self._skip_labels()
            if self._next() == "(":
                self._call(name)
            else:
                self._refuse(tr("{name} aggregates nothing", name=name))
        elif name.lower() not in WORD_OPERATORS and not self._is_modifier(name):
            self._selector(name, token)

    def _call(self, name: str) -> None:
        if name.lower() not in FUNCTIONS:
            self._refuse(tr("there is no function {name}", name=name))
        self._around.append(name.lower())
        self._at += 1

    def _is_modifier(self, name: str) -> bool:
        return name.lower() == "offset" and (self._piece(0).kind == "duration" or self._next() == "-")

    def _skip_labels(self) -> None:
        """Pass a list of labels in parentheses, if there is one."""
        depth = 0
        while self._next() == "(" or depth:
            depth += (self._next() == "(") - (self._next() == ")")
            self._at += 1
            if not depth:
                return

    def _selector(self, metric: str, token: Token) -> None:
        matchers: list[LabelMatcher] = []
        if self._next() == "{":
            matchers = self._matchers()
        named = [one.value for one in matchers if one.label == "__name__" and one.operator == "="]
        if metric and named:
            self._refuse(tr("{metric} is named twice", metric=metric))
        metric = metric or (named[0] if named else "")
        if not metric and not any(one.operator in ("=", "=~") and one.value for one in matchers):
            self._refuse(tr("the selector at {at} names no series", at=token.at + 1))
        function = next((name for name in reversed(self._around) if name), "")
        needed = not ABSENCE & set(self._around)
        others = tuple(one for one in matchers if one.label != "__name__")
        self.selectors.append(Selector(metric, others, function, needed))
        innermost = self._around[-1] if self._around else ""
        if self._next() == "[":
            self._range(self._tokens[self._at], ranged=True)
        elif innermost in OVER_RANGES and not self._subquery_follows():
            self._refuse(
                tr("{function} wants a range of {metric}, such as {metric}[5m]", function=innermost, metric=metric)
            )

    def _matchers(self) -> list[LabelMatcher]:
        self._at += 1
        found = []
        while self._next() != "}":
            label, operator, value = (self._piece(ahead) for ahead in range(3))
            if label.kind == "word" and operator.text in _MATCHES and value.kind == "text":
                found.append(LabelMatcher(label.text, operator.text, unquoted(value.text)))
                self._at += 3
            elif label.kind == "text" and operator.text in (",", "}"):  # {"a.name"}, as newer versions write it
                found.append(LabelMatcher("__name__", "=", unquoted(label.text)))
                self._at += 1
            else:
                self._refuse(tr("unexpected {text!r} between braces at {at}", text=label.text, at=label.at + 1))
                self._at += 1
            if self._next() == ",":
                self._at += 1
        self._at += 1
        return found

    def _range(self, token: Token, *, ranged: bool) -> None:
        """`[5m]` behind a selector, or `[1h:5m]` behind anything."""
        self._at += 1
        pieces = []
        while self._next() != "]":
            pieces.append(self._tokens[self._at])
            self._at += 1
        self._at += 1
        if not pieces or pieces[0].kind not in ("duration", "number"):
            self._refuse(tr("the range at {at} is no duration", at=token.at + 1))
        elif any(piece.text == ":" for piece in pieces):
            return
        elif not ranged:
            self._refuse(tr("ranges only allowed for vector selectors"))
        elif not self._around:
            self._refuse(tr("a rule's result cannot be a range"))
        elif self._around[-1] and self._around[-1] not in OVER_RANGES:
            self._refuse(tr("{function} takes no range", function=self._around[-1]))

    def _subquery_follows(self) -> bool:
        """Whether a range follows before the call that the walk stands in is closed."""
        depth, at = 0, self._at
        while depth >= 0:
            piece = self._tokens[at].text
            if piece == "[" and not depth:
                return True
            depth += (piece == "(") - (piece == ")")
            at += 1
        return False

    def _piece(self, ahead: int) -> Token:
        at = self._at + ahead
        return self._tokens[at] if at < len(self._tokens) else Token("sign", "", 0)

    def _next(self) -> str:
        piece = self._piece(0)
        return piece.text if piece.kind != "text" else ""

    def _refuse(self, why: str) -> None:
        self.refusal = self.refusal or why
