"""Which commands changed the platform and when, out of the journal, to be marked on a line of time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Final

from app.core.audit import Record
from app.core.halt_facts import order_from_facts
from app.core.halt_ladder import RungId
from app.core.halt_order import HaltOrder
from app.core.journal_terms import command_words
from app.core.language import tr
from app.core.state import VerdictOfCommand

_SESSION_COMMANDS: Final = frozenset({"sign in", "renew session", "unlock"})
_CHANGED: Final = frozenset({VerdictOfCommand.DONE.value, VerdictOfCommand.PARTIAL.value})


class MarkerKind(Enum):
    """What a marker stands for."""

    KILL = "kill"
    COMMAND = "command"
    UNCERTAIN = "uncertain"
    """A command that left and of which nobody knows what it did."""


@dataclass(frozen=True, slots=True)
class Marker:
    """One command: when it left in Unix seconds, and what it was in a few words."""

    at_s: float
    word: str
    kind: MarkerKind


def markers(records: Iterable[Record], since: datetime) -> tuple[Marker, ...]:
    """One marker a command that changed the platform at `since` (aware) or later, or may have; oldest first.

    What was refused, what never left, sign-ins and notices have none. The records may come in any order.
    """
    ordered = sorted(records, key=lambda record: record.sequence)
    found = (*_kills(ordered), *_commands(ordered))
    return tuple(sorted((one for one in found if one.at_s >= since.timestamp()), key=lambda one: one.at_s))


def _commands(records: Iterable[Record]) -> list[Marker]:
    """Of each command, when it left and what became of it: its newest record counts."""
    left_s: dict[str, float] = {}
    newest: dict[str, Mapping[str, object]] = {}
    for record in records:
        command_id = record.body.get("id")
        if record.kind in ("sent", "verdict") and isinstance(command_id, str):
            left_s.setdefault(command_id, record.at.timestamp())
            newest[command_id] = record.body
    made = (_command(left_s[command_id], body) for command_id, body in newest.items())
    return [marker for marker in made if marker is not None]


def _command(left_s: float, body: Mapping[str, object]) -> Marker | None:
    command, verdict = str(body.get("command", "")), body.get("verdict")
    if not command or command in _SESSION_COMMANDS or verdict == VerdictOfCommand.REFUSED.value:
        return None
    account, words = body.get("account"), command_words(command)
    if isinstance(account, str):
        words = f"{words} {account}"
    if verdict in _CHANGED:
        return Marker(left_s, words, MarkerKind.COMMAND)
    return Marker(left_s, _unknown(words), MarkerKind.UNCERTAIN)


def _kills(records: Sequence[Record]) -> list[Marker]:
    """Each kill writes many records; the newest one of each that can be read tells what became of it."""
    orders: dict[str, HaltOrder] = {}
    for record in reversed(records):
        facts = record.body.get("order")
        # Reading an order costs far more than looking at its name.
        if not isinstance(facts, dict) or str(facts.get("order_id")) in orders:
            continue
        try:
            order = order_from_facts(facts)
        except ValueError:
            continue
        orders[order.order_id] = order
    made = (_kill(order, order.fired_at) for order in orders.values() if order.fired_at is not None)
    return [marker for marker in made if marker is not None]


def _kill(order: HaltOrder, fired_at: datetime) -> Marker | None:
    shots = [shot for shot in map(order.shot, order.accounts) if not shot.without_effect]
    if not shots:
        return None
    # A kill that went out again after a sign-in did nothing when it was fired first.
    at = min(shot.sent_at or fired_at for shot in shots)
    words = (
        tr("kill {account}", account=shots[0].account)
        if len(shots) == 1
        else tr("kill {count} accounts", count=len(shots))
    )
    engaged = any(shot.accepted or RungId.FLAG in order.reached.get(shot.account, {}) for shot in shots)
    return Marker(at.timestamp(), words if engaged else _unknown(words), MarkerKind.KILL)


def _unknown(words: str) -> str:
    return tr("{words}, unknown", words=words)
