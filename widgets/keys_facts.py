"""The core's facts of keys and requests as a grid shows them."""

from __future__ import annotations

from collections.abc import Iterable

from app.core.key_view import ShownFact
from widgets.fact_grid import NamedFact


def named(facts: Iterable[ShownFact]) -> tuple[NamedFact, ...]:
    """The facts for a `FactGrid`; a sentence that says why there is none is muted."""
    return tuple(
        NamedFact(fact.name, fact.text, "" if fact.known else "muted", fixed=fact.fixed and fact.known)
        for fact in facts
    )
