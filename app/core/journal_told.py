"""What a journal's record says of the kill or the rotation that it holds, in a line: the facts themselves are pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from app.core.audit import JSON
from app.core.halt_facts import order_as_recorded
from app.core.halt_order import HaltOrder
from app.core.halt_words import phases_words
from app.core.language import tr
from app.core.rotation_facts import ROTATION
from app.core.rotation_steps import Step


def told(name: str, value: JSON) -> str | None:
    """One entry of a record's body as a line; None where it is none of these, or not as this version writes it."""
    tell = _TELLERS.get(name)
    if tell is None or not isinstance(value, Mapping):
        return None
    try:
        return tell(value)
    except (KeyError, ValueError):
        return None


def _kill(facts: Mapping[str, Any]) -> str:
    order = order_as_recorded(facts)
    parts = [phases_words(order), *_reached(order), tr("reason: {reason}", reason=order.reason_words)]
    if order.note:
        parts.append(tr("note: {note}", note=order.note))
    return " · ".join(parts)


def _reached(order: HaltOrder) -> list[str]:
    """The rungs that were seen to hold, account by account."""
    return [
        tr("seen of {account}: {rungs}", account=account, rungs=", ".join(rung.words for rung in rungs))
        for account, rungs in order.reached.items()
    ]


def _rotation(facts: Mapping[str, Any]) -> str:
    return tr("rotation of {account}, step {step}", account=facts["account"], step=Step(facts["step"]).words)


_TELLERS: Final[Mapping[str, Callable[[Mapping[str, Any]], str]]] = {"order": _kill, ROTATION: _rotation}
