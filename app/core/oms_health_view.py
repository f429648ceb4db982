"""Whether services drain, and what the OMS counted as rejected or failed."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any, Final

from api_client.exposition import Exposition
from api_client.models.risk import DrainStatus
from app.core.freshness import Slice
from app.core.language import figure, tr
from app.core.present import NONE_YET, last_read_words
from app.core.samples import samples_named
from app.core.state import AppState, ReadingKind

_COUNTED: Final = (
    (tr("Rejected trades"), "trade_rejections_total", "account_id"),
    (tr("Rejected intents"), "rejected_intents_total", "reason"),
    (tr("OMS errors"), "oms_errors_total", "transport"),
    (tr("Refused sign-ins"), "oms_auth_failures_total", "reason"),
    (tr("Failed gateway requests"), "order_gateway_request_errors_total", "reason"),
    (tr("Stale feed"), "oms_stale_feed_total", "action"),
)


def drain_facts(state: AppState, now: datetime) -> tuple[tuple[str, str], ...]:
    """Every service of which draining is read, and how it is at `now`; an old reading says nothing of that."""
    return tuple(
        (address.name, _drain_words(state.reading(ReadingKind.DRAIN, address.name), now))
        for address in state.environment.services
        if state.reading(ReadingKind.DRAIN, address.name).source
    )


def _drain_words(fact: Slice[Any], now: datetime) -> str:
    status: DrainStatus | None = fact.fresh_value(now)
    if status is None or fact.failure is not None:
        return tr("not known now; it {last_read}", last_read=last_read_words(fact.age_s(now)))
    if not status.draining:
        return tr("takes work, {inflight:,} in flight", inflight=status.inflight)
    return tr(
        "draining, {inflight:,} in flight; there is no undrain, its owner must restart it", inflight=status.inflight
    )


def error_facts(exposition: Exposition | None) -> tuple[tuple[str, str], ...]:
    """Rejections and errors since the OMS started, by their most telling label; zero series are no activity."""
    if exposition is None:
        return ()
    return tuple((name, _counted(exposition, metric, label)) for name, metric, label in _COUNTED)


def _counted(exposition: Exposition, metric: str, label: str) -> str:
    counts: Counter[str] = Counter()
    told = False
    for sample in samples_named(exposition, metric):
        told = True
        if sample.value > 0:
            counts[dict(sample.labels).get(label, NONE_YET)] += round(sample.value)
    if not told:
        return tr("not told")
    parts = [f"{name} {figure(count, ',')}" for name, count in counts.most_common(4)]
    return figure(counts.total(), ",") + (f" · {', '.join(parts)}" if parts else "")
