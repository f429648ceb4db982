"""Debian's real Prometheus scrapes the sandbox: rates, quantiles and gauges agree, and its API is as we read it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

import pytest

from api_client.errors import Effect, Refused
from api_client.models.monitoring import TargetHealth
from app.core.query import TARGET_LABEL, Function, Matcher, Query
from tests.fakes.monitoring_servers import find_tool
from tests.shell.prometheus_room import (
    COUNTED,
    EVERY_S,
    RARE,
    SERVICES,
    Labels,
    OwnScrape,
    Row,
    Watched,
    asked,
    ours,
    theirs,
    watched_sandbox,
)

pytestmark = [
    pytest.mark.begins_first,
    pytest.mark.skipif(
        find_tool("prometheus") is None,
        reason="Prometheus is not installed; on Debian: apt-get install --no-install-recommends prometheus",
    ),
]
# Both are given the very same samples, and each is a 64-bit sum of at most some dozens of them.
SAME = 1e-6
MINUTE_S = 60.0
HISTOGRAMS = [
    ("oms", "oms_order_latency_seconds", ("transport",)),
    ("oms", "oms_order_latency_seconds", ("symbol_tier", "transport")),
    ("oms", "oms_order_latency_seconds", ()),
    ("risk", "risk_latency_ms", ("symbol_tier",)),
    ("admin", "policy_latency_ms", ("account_segment", "symbol_tier")),
]


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    with watched_sandbox(tmp_path_factory.mktemp("prometheus") / "state") as found:
        yield found


def agree(found: dict[Labels, float], expected: dict[Labels, float]) -> None:
    positive = {labels: value for labels, value in expected.items() if value > 0}
    assert positive, "nothing happened, so nothing was compared"
    assert found == {labels: pytest.approx(value, rel=SAME) for labels, value in positive.items()}


def of(service: str) -> Matcher:
    return Matcher(TARGET_LABEL, (service,))


def often(service: str) -> tuple[Matcher, ...]:
    """What happens there often enough to be watched for some seconds."""
    return of(service), Matcher(RARE[0], (RARE[1],), negated=True)


def histogram_quantile(watched: Watched, q: float, histogram: tuple[str, str, tuple[str, ...]], window: str) -> str:
    service, metric, by = histogram
    buckets = f'{metric}_bucket{{job="{service}",{RARE[0]}!="{RARE[1]}"}}[{window}] @ {watched.newest_s(service):.3f}'
    return f"histogram_quantile({q}, sum by ({','.join(('le', *by))}) (rate({buckets})))"


@pytest.mark.parametrize("window_s", [2.0, 5.0, MINUTE_S])
@pytest.mark.parametrize("service", SERVICES)
def test_rates_agree(watched: Watched, service: str, window_s: float) -> None:
    at_s = watched.newest_s(service)
    range_ms = watched.range_ms(service, window_s, COUNTED, status_code="200")
    matchers = (of(service), Matcher("status_code", ("200",)))
    counted = f'{COUNTED}{{job="{service}",status_code="200"}}[{range_ms}ms] @ {at_s:.3f}'
    query = Query(COUNTED, Function.RATE, matchers, window_s=range_ms / 1000)
    agree(ours(watched, query, at_s), theirs(watched, f"rate({counted})"))


@pytest.mark.parametrize("window_s", [5.0, MINUTE_S])
@pytest.mark.parametrize("q", [0.5, 0.95, 0.99])
@pytest.mark.parametrize("histogram", HISTOGRAMS, ids=lambda one: f"{one[1]} by {' '.join(one[2]) or 'nothing'}")
def test_quantiles_agree(
    watched: Watched, histogram: tuple[str, str, tuple[str, ...]], q: float, window_s: float
) -> None:
    service, metric, by = histogram
    range_ms = watched.range_ms(service, window_s, f"{metric}_bucket")
    query = Query(metric, Function.QUANTILE, often(service), by=by, window_s=range_ms / 1000, quantile=q)
    expected = theirs(watched, histogram_quantile(watched, q, histogram, f"{range_ms}ms"))
    agree(ours(watched, query, watched.newest_s(service)), expected)


@pytest.mark.parametrize("q", [0.95, 0.99])
@pytest.mark.parametrize("histogram", HISTOGRAMS, ids=lambda one: f"{one[1]} by {' '.join(one[2]) or 'nothing'}")
def test_quantiles_over_a_minute_agree_within_what_prometheus_extrapolates(
    watched: Watched, histogram: tuple[str, str, tuple[str, ...]], q: float
) -> None:
    """It stretches a bucket's growth by half of what lies between two scrapes, but not an empty one's: ranks move so.

    What lies between them is the mean of the series' own scrapes, of which the youngest series has the fewest.
    """
    service, metric, by = histogram
    stretch = 1 + 1.01 / 2 / (len(watched.scrapes_s(service, MINUTE_S, f"{metric}_bucket")) - 1)
    found = theirs(watched, histogram_quantile(watched, q, histogram, "1m"))
    least, most = (
        ours(watched, Query(metric, Function.QUANTILE, often(service), by=by, window_s=MINUTE_S, quantile=rank), at_s)
        for at_s in (watched.newest_s(service),)
        for rank in (q / stretch, min(1.0, q * stretch))
    )
    assert found
    assert found.keys() == least.keys() == most.keys()
    for labels, value in found.items():
        assert least[labels] * (1 - SAME) <= value <= most[labels] * (1 + SAME)


@pytest.mark.parametrize("service", SERVICES)
def test_what_we_scrape_ourselves_lies_between_what_it_scraped_before_and_after(watched: Watched, service: str) -> None:
    times = sorted(watched.kept[service])
    compared = 0
    for own in watched.own[service]:
        # A scrape has the time at which it began; the one before began early enough to have ended.
        before = bisect_right(times, own.sent_s - EVERY_S) - 1
        after = bisect_right(times, own.got_s)
        if before >= 0 and after < len(times):
            compared += between(watched.kept[service][times[before]], own, watched.kept[service][times[after]])
    assert compared > 100


def between(before: Row, own: OwnScrape, after: Row) -> int:
    """Compare everything that only grows; how much of it had moved."""
    counted = [key for key in before if key[0].endswith(("_total", "_count", "_bucket", "_sum"))]
    wrong = {key for key in counted if not before[key] <= own.values[key] <= after[key]}
    assert not wrong
    return sum(own.values[key] > 0 for key in counted)


def test_gauges_and_scalars_agree(watched: Watched) -> None:
    at_s = watched.newest_s("admin")
    expression = f'scaling_oms_replicas{{job="admin"}} @ {at_s:.3f}'
    agree(ours(watched, Query("scaling_oms_replicas", matchers=(of("admin"),)), at_s), theirs(watched, expression))
    assert theirs(watched, "1 + 1") == {frozenset(): 2.0}
    assert theirs(watched, 'up{job="nobody"}') == {}


def test_its_targets_are_up_over_the_sandboxs_own_authority(watched: Watched) -> None:
    targets = asked(watched.url, lambda prometheus: prometheus.targets())
    assert {(one.job, one.health, one.last_error) for one in targets} == {
        (name, TargetHealth.UP, "") for name in SERVICES
    }
    assert all(one.url.startswith("https://127.0.0.1:") and one.url.endswith("/metrics") for one in targets)


def test_its_rules_are_read(watched: Watched) -> None:
    silent, total = asked(watched.url, lambda prometheus: prometheus.rules())
    assert (silent.name, silent.alerting, silent.group) == ("OmsSilent", True, "watched")
    assert silent.labels == (("severity", "critical"),)
    assert silent.file.endswith("rules.yml")
    assert (total.name, total.alerting) == ("job:up:sum", False)


def test_what_it_cannot_parse_is_refused_in_its_own_words(watched: Watched) -> None:
    with pytest.raises(Refused) as refused:
        asked(watched.url, lambda prometheus: prometheus.query("rate(up"))
    assert (refused.value.status, refused.value.effect) == (400, Effect.NONE)
    assert "unclosed left parenthesis" in (refused.value.detail or "")
    asked(watched.url, lambda prometheus: prometheus.health())
