"""The halt's readings, picked out of the whole state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from api_client.exposition import Exposition
from app.core.freshness import Slice
from app.core.halt_readings import HaltReadings
from app.core.samples import samples_named
from app.core.state import AppState, ReadingKind


def halt_readings(state: AppState) -> HaltReadings:
    """Everything that a ladder is climbed by, as the state knows it."""
    session = state.session
    return HaltReadings(
        gauge=_gauges(state.reading(ReadingKind.METRICS, "kill-switch")),
        events=state.reading(ReadingKind.KILL_EVENTS, "kill-switch"),
        pretrade=state.reading(ReadingKind.PRETRADE, "risk-engine"),
        rejected_intents=state.reading(ReadingKind.METRICS, "risk-engine"),
        orders=state.reading(ReadingKind.ORDERS, "portfolio"),
        positions=state.reading(ReadingKind.POSITIONS, "portfolio"),
        own_account=session.account,
        configured=frozenset(address.name for address in state.environment.services),
    )


def _gauges(fact: Slice[Any]) -> Slice[Mapping[str, float]]:
    return replace(fact, value=None if fact.value is None else _gauge_values(fact.value))


def _gauge_values(exposition: Exposition) -> dict[str, float]:
    return {
        dict(sample.labels).get("account_id", ""): sample.value
        for sample in samples_named(exposition, "kill_switch_state")
    }
