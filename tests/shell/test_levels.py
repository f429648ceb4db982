"""A scrape leaves the levels of its objectives in the state, a service without any leaves none."""

from __future__ import annotations

from typing import Any

import pytest

from app.core.readiness.slo_probes import SLO_PROBES
from app.core.series import SeriesBook
from app.core.slo import Levels
from app.core.state import AppState, ReadingKey, ReadingKind
from app.shell import scraping as scraping_module
from app.shell.scraping import Scraping
from app.shell.store import Store
from tests.core.states import NOW, environment

RISK = b"""# TYPE risk_latency_ms histogram
risk_latency_ms_bucket{le="100.0"} 9
risk_latency_ms_bucket{le="+Inf"} 9
"""


@pytest.mark.asyncio
async def test_levels_follow_the_scrape() -> None:
    bugs: list[Any] = []
    store = Store(AppState(environment()), lambda *bug: bugs.append(bug))
    scraping = Scraping(store, SeriesBook(), lambda: NOW)
    await scraping.digested(ReadingKey(ReadingKind.METRICS, "risk"), RISK)
    await scraping.digested(ReadingKey(ReadingKind.METRICS, "oms"), b"up 1\n")
    fact = store.state.reading(ReadingKind.LEVELS, "risk")
    assert isinstance(fact.value, Levels)
    level = fact.value.level("risk")
    assert level is not None
    assert (level.observations, fact.read_at, fact.ttl_s) == (9, NOW, 45.0)
    assert store.state.reading(ReadingKind.LEVELS, "oms").value is None
    # Looking back over minutes at every scrape would cost more than all else that a scrape does.
    await scraping.digested(ReadingKey(ReadingKind.METRICS, "risk"), RISK)
    assert store.state.reading(ReadingKind.LEVELS, "risk") is fact
    store.close()
    assert bugs == []


def test_what_is_measured_seldom_counts_until_it_is_measured_again() -> None:
    probes = [probe for probe in SLO_PROBES if ReadingKind.LEVELS in probe.reads]
    assert probes
    # One measurement may fail to come, as one scrape may.
    assert all(probe.ttl_s > 2 * scraping_module._LEVELS_EVERY_S for probe in probes)
