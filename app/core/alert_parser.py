"""Reads an expression into a tree by precedence climbing, and says what it needs beyond what is evaluated here."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from app.core.alert_expression import LabelMatcher, read_expression
from app.core.alert_syntax import (
    AGGREGATES,
    ARGUMENTS,
    COMPARISONS,
    SETS,
    Aggregate,
    Binary,
    Function,
    Negative,
    Node,
    Number,
    Range,
    Series,
    Shape,
    shape_of,
)
from app.core.language import tr
from app.core.promql_tokens import (
    AGGREGATIONS,
    FUNCTIONS,
    GROUPINGS,
    WORD_OPERATORS,
    Token,
    duration_ms,
    tokens_of,
    unquoted,
)

DEPTH_LIMIT: Final = 100
"""How many operators and brackets an expression may have: its tree is walked by calls within calls."""

_STRENGTH: Final = {
    "or": 1,
    **dict.fromkeys(("and", "unless"), 2),
    **dict.fromkeys(COMPARISONS, 3),
    **dict.fromkeys("+-", 4),
    **dict.fromkeys(("*", "/", "%", "atan2"), 5),
    "^": 6,
}
_SIGN_STRENGTH: Final = 5  # -a * b is (-a) * b, and -a ^ b is -(a ^ b)
_MATCHING: Final = frozenset({"on", "ignoring", "group_left", "group_right"})
_SCRAPE_LABELS: Final = frozenset({"job", "instance"})
_END: Final = Token("end", "", 0)


@dataclass(frozen=True, slots=True)
class Beyond:
    """Why an expression is not evaluated here: `words` are a clause that goes on after its name."""

    words: str


class _BeyondError(Exception):
    pass


@lru_cache(maxsize=1_024)
def parse(text: str) -> Node | Beyond:
    """The tree of an expression, or what it needs that this console does not evaluate; never raises."""
    refusal = read_expression(text).refusal
    if refusal:
        return Beyond(tr("cannot be read: {refusal}", refusal=refusal))
    try:
        return _Parser(list(tokens_of(text))).whole()
    except _BeyondError as error:
        return Beyond(str(error))


class _Parser:
    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._left = DEPTH_LIMIT

    def whole(self) -> Node:
        found = self._climb(0)
        if self._piece is not _END:
            raise self._unexpected()
        if shape_of(found) is Shape.RANGE:
            raise _BeyondError(tr("cannot be read: a rule's result cannot be a range"))
        return found

    def _climb(self, least: int) -> Node:
        """Everything that binds at least as strongly; operators of one strength bind to the left, but for `^`."""
        left = self._signed()
        while (strength := _STRENGTH.get(self._word, 0)) > least or (strength == least == _STRENGTH["^"]):
            operator = self._word
            self._deeper()
            self._at += 1
            if operator == "atan2":
                raise _needs("atan2")
            boolean = self._takes("bool")
            if self._word in _MATCHING:
                raise _needs(self._word)
            # What binds to the right lets its like follow.
            right = self._climb(strength)
            left = _joined(Binary(operator, left, right, boolean))
        return left

    def _signed(self) -> Node:
        if self._piece.kind != "sign" or self._word not in "+-":
            return self._atom()
        self._deeper()
        sign = self._word
        self._at += 1
        of = self._climb(_SIGN_STRENGTH)
        if shape_of(of) is Shape.RANGE:
            raise _BeyondError(tr("cannot be read: a range has no sign"))
        return Negative(of) if sign == "-" else of

    def _atom(self) -> Node:
        piece = self._piece
        if piece.kind == "number":
            self._at += 1
            return Number(_number(piece.text))
        if piece.text == "(" and piece.kind == "sign":
            self._deeper()
            self._at += 1
            found = self._climb(0)
            self._expect(")")
            return self._unmodified(found)
        if piece.kind != "word" or self._word in GROUPINGS | WORD_OPERATORS:
            if piece.text == "{":
                raise _BeyondError(tr("asks for series by their labels alone, which this console does not evaluate"))
            raise self._unexpected()
        following = self._ahead(1)
        if piece.text.lower() in AGGREGATIONS and following in ("(", "by", "without"):
            return self._unmodified(self._aggregate(piece.text.lower()))
        if following == "(":
            return self._unmodified(self._function(piece.text.lower()))
        return self._unmodified(self._selector(piece.text))

    def _aggregate(self, name: str) -> Node:
        if name not in AGGREGATES:
            raise _needs(name)
        self._deeper()
        self._at += 1
        grouping = self._grouping()
        self._expect("(")
        of = self._climb(0)
        self._expect(")")
        labels, without = grouping or self._grouping() or ((), False)
        if shape_of(of) is not Shape.VECTOR:
            raise _BeyondError(tr("cannot be read: {name} wants a vector", name=name))
        return Aggregate(name, of, labels, without)

    def _grouping(self) -> tuple[tuple[str, ...], bool] | None:
        word = self._word
        if word not in ("by", "without"):
            return None
        self._at += 1
        self._expect("(")
        labels = []
        while self._piece.kind == "word":
            labels.append(self._piece.text)
            self._at += 1
            if not self._takes(","):
                break
        self._expect(")")
        _no_scrape_labels(labels)
        return tuple(labels), word == "without"

    def _function(self, name: str) -> Node:
        if name not in ARGUMENTS:
            raise _needs(name) if name in FUNCTIONS else self._unexpected()
        self._deeper()
        self._at += 2
        arguments: list[Node] = []
        while not self._takes(")"):
            if arguments:
                self._expect(",")
            arguments.append(self._climb(0))
        if tuple(map(shape_of, arguments)) != ARGUMENTS[name]:
            wanted = tr(" and ").join(shape.value for shape in ARGUMENTS[name]) or tr("nothing")
            raise _BeyondError(tr("cannot be read: {name} wants {wanted}", name=name, wanted=wanted))
        return Function(name, tuple(arguments))

    def _selector(self, metric: str) -> Node:
        self._at += 1
        matchers = []
        if self._takes("{"):
            while not self._takes("}"):
                matchers.append(self._matcher())
                if not self._takes(","):
                    self._expect("}")
                    break
        _no_scrape_labels([one.label for one in matchers])
        series = Series(metric, tuple(matchers))
        if not self._takes("["):
            return series
        duration = self._piece
        self._at += 1
        if duration.kind != "duration":
            raise _BeyondError(tr("needs a range of {text}, which this console does not evaluate", text=duration.text))
        if self._piece.text == ":":
            raise _needs("[:]")
        self._expect("]")
        range_ms = duration_ms(duration.text)
        if not range_ms:
            raise _BeyondError(tr("cannot be read: a range of nothing"))
        return Range(series, range_ms)

    def _matcher(self) -> LabelMatcher:
        label, operator, value = (self._tokens[self._at : self._at + 3] + [_END] * 3)[:3]
        if (label.kind, value.kind) != ("word", "text") or label.text == "__name__":
            raise _BeyondError(tr("asks for series by their names, which this console does not evaluate"))
        self._at += 3
        return LabelMatcher(label.text, operator.text, unquoted(value.text))

    def _unmodified(self, found: Node) -> Node:
        word = self._word
        if word in ("offset", "@"):
            raise _needs(word)
        if word == "[":
            raise _needs("[:]")
        return found

    def _deeper(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise _BeyondError(
                tr(
                    "has more than {most} operators, which is more than this console evaluates",
                    most=DEPTH_LIMIT,
                )
            )

    def _takes(self, text: str) -> bool:
        taken = self._word == text
        self._at += taken
        return taken

    def _expect(self, text: str) -> None:
        if not self._takes(text):
            raise self._unexpected()

    def _ahead(self, pieces: int) -> str:
        at = self._at + pieces
        piece = self._tokens[at] if at < len(self._tokens) else _END
        return piece.text.lower() if piece.kind in ("word", "sign") else ""

    @property
    def _word(self) -> str:
        return self._ahead(0)

    @property
    def _piece(self) -> Token:
        return self._tokens[self._at] if self._at < len(self._tokens) else _END

    def _unexpected(self) -> _BeyondError:
        piece = self._piece
        if piece is _END:
            return _BeyondError(tr("cannot be read: it ends too soon"))
        return _BeyondError(tr("cannot be read: unexpected {text!r} at {at}", text=piece.text, at=piece.at + 1))


def _needs(what: str) -> _BeyondError:
    named = tr("a subquery") if what == "[:]" else f"`{what}`"
    return _BeyondError(tr("needs {named}, which this console does not evaluate", named=named))


def _number(text: str) -> float:
    if text.lower().startswith("0x"):
        return float(int(text, 16))
    value = float(text)
    return math.nan if math.isnan(value) else value  # one NaN, so that equal trees are equal


def _no_scrape_labels(labels: list[str]) -> None:
    for label in labels:
        if label in _SCRAPE_LABELS:
            raise _BeyondError(
                tr("needs the label `{label}`, which only Prometheus gives to what it scrapes", label=label)
            )


def _joined(made: Binary) -> Node:
    """The operation, if its sides fit it."""
    both = (shape_of(made.left), shape_of(made.right))
    if Shape.RANGE in both:
        raise _BeyondError(tr("cannot be read: {operator} of a range", operator=made.operator))
    if made.operator in SETS and both != (Shape.VECTOR, Shape.VECTOR):
        raise _BeyondError(tr("cannot be read: {operator} of a number", operator=made.operator))
    if made.boolean and made.operator not in COMPARISONS:
        raise _BeyondError(tr("cannot be read: {operator} bool", operator=made.operator))
    if made.operator in COMPARISONS and not made.boolean and both == (Shape.NUMBER, Shape.NUMBER):
        raise _BeyondError(tr("cannot be read: numbers are compared with bool"))
    return made
