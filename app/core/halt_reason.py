"""Chooses the reason that a kill begins with, by the worst signal that is live."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from api_client.exposition import Exposition
from api_client.models.kill_switch import KillReason
from api_client.models.risk import RiskReport
from app.core.halt_words import DEFAULT_REASON_WORDS
from app.core.language import tr
from app.core.present import duration_words, money_words
from app.core.samples import samples_named
from app.core.state import AppState

LATENCY_OBJECTIVE_MS: Final = 500.0
"""What the platform promises for 95 of 100 orders on their way to the exchange."""

NOTABLE: Final = 0.8
"""The part of its limit from which a signal counts as a finding."""


@dataclass(frozen=True, slots=True)
class Signal:
    """One live measure that speaks for a reason: `severity` is 1 at its limit and grows beyond."""

    reason: KillReason
    severity: float
    words: str


def preselect_reason(state: AppState, now: datetime) -> tuple[KillReason, str]:
    """Return the reason of the worst live signal and what was found, else the platform's default, named as such.

    Only readings that are fresh at `now` count. A loss wins over what is equally bad: it is the platform's default.
    """
    found = [signal for signal in _signals(state, now) if signal.severity >= NOTABLE]
    worst = max(found, key=lambda signal: signal.severity, default=None)
    if worst is None:
        return KillReason.LOSS_CAP_BREACH, DEFAULT_REASON_WORDS
    return worst.reason, worst.words


def _signals(state: AppState, now: datetime) -> Iterator[Signal]:
    values = [fact.fresh_value(now) for fact in state.readings.values()]
    for value in values:
        if isinstance(value, RiskReport):
            yield from _losses(value)
    expositions = [value for value in values if isinstance(value, Exposition)]
    yield from _spreads(expositions)
    yield from _latencies(expositions)


def _losses(report: RiskReport) -> Iterator[Signal]:
    loss, limit = report.usage.realized_daily_loss, report.limits.max_daily_loss
    if limit > 0:
        words = tr(
            "{account} lost {loss} today of {limit} allowed",
            account=report.account_id,
            loss=money_words(loss),
            limit=money_words(limit),
        )
        yield Signal(KillReason.LOSS_CAP_BREACH, float(loss / limit), words)


def _spreads(expositions: list[Exposition]) -> Iterator[Signal]:
    """Circuit breakers: the engine opens them for spreads that are too wide, and nothing exposes the spread itself."""
    engaged = {
        dict(sample.labels).get("symbol", "")
        for exposition in expositions
        for sample in samples_named(exposition, "order_gateway_circuit_breaker_engaged")
        if sample.value > 0
    }
    if engaged:
        symbols = ", ".join(sorted(symbol for symbol in engaged if symbol)) or tr("a symbol")
        words = tr("circuit breaker engaged for {symbols}", symbols=symbols)
        yield Signal(KillReason.SPREAD_WIDENING, 1.0, words)


def _latencies(expositions: list[Exposition]) -> Iterator[Signal]:
    latencies_ms = [
        sample.value
        for exposition in expositions
        for sample in samples_named(exposition, "oms_latency_ms")
        if math.isfinite(sample.value)
    ]
    worst_ms = max(latencies_ms, default=0.0)
    if worst_ms > 0:
        limit = duration_words(LATENCY_OBJECTIVE_MS / 1e3)
        words = tr(
            "order latency is {latency}, the objective {limit}",
            latency=duration_words(worst_ms / 1000.0),
            limit=limit,
        )
        yield Signal(KillReason.LATENCY_STALL, worst_ms / LATENCY_OBJECTIVE_MS, words)
