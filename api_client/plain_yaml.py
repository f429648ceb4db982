"""YAML that others wrote: plain values only, and no text that makes far more of itself than it is."""

from collections.abc import Iterable
from typing import Any, Final

DEPTH_LIMIT: Final = 64
"""How deep values may stand in each other. libyaml's own composer has none, and overruns the stack."""

NODES_LIMIT: Final = 200_000
"""Values in all documents together, those behind an alias counted again wherever it stands: some lines of aliases to
aliases are more values than there is memory, for whoever walks them or merges them into tables."""


def read_yaml(text: str) -> list[Any]:
    """Every document of a text; raises ValueError for what is no YAML, too deep or too much."""
    import yaml  # here, because every start of the console would pay for it and few read any

    # Both build plain values only; the one in C is ten times as fast.
    loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    try:
        _measure(yaml.parse(text, loader))
        return list(yaml.load_all(text, loader))
    except (yaml.YAMLError, RecursionError):
        raise ValueError("no YAML") from None


def _measure(events: Iterable[Any]) -> None:
    """Raise ValueError for more than the limits allow; nothing is built for it."""
    from yaml import AliasEvent, CollectionEndEvent, CollectionStartEvent, ScalarEvent

    anchors: list[str | None] = []
    sizes, by_anchor = [0], dict[str, int]()
    for event in events:
        if isinstance(event, CollectionStartEvent):
            anchors.append(event.anchor)
            sizes.append(1)
        elif isinstance(event, CollectionEndEvent):
            size = sizes.pop()
            sizes[-1] += size
            by_anchor[anchors.pop() or ""] = size
        elif isinstance(event, AliasEvent):
            # One that is not known yet stands in itself, or names nothing, which the composer refuses.
            sizes[-1] += by_anchor.get(event.anchor, NODES_LIMIT + 1)
        elif isinstance(event, ScalarEvent):
            sizes[-1] += 1
            by_anchor[event.anchor or ""] = 1
        if len(anchors) > DEPTH_LIMIT or sizes[-1] > NODES_LIMIT:
            raise ValueError("too deep or too much")
