"""Debian's real Prometheus is given the very samples: it makes of expressions what this console makes of them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import httpx
import pytest

from app.core.alert_evaluation import evaluate
from app.core.alert_expression import read_expression
from app.core.alert_rules import Rule
from app.core.series import SeriesBook
from tests.core.states import exposition
from tests.fakes.monitoring_servers import find_tool, real_prometheus

pytestmark = pytest.mark.skipif(
    find_tool("prometheus") is None or find_tool("promtool") is None,
    reason="Prometheus is not installed; on Debian: apt-get install --no-install-recommends prometheus",
)
SAME = 1e-9
EVERY_S = 15
NEWEST_S = 1_780_000_005
OLDEST_S = NEWEST_S - 40 * 60
# Not a scrape's own moment: whether a range has its first instant in it depends on Prometheus' version.
AT_S = NEWEST_S + 3.25
TARGETS = ("oms", "risk")
BOUNDS = ("0.1", "0.25", "1.0", "+Inf")
Found = dict[tuple[tuple[str, str], ...], float]


@dataclass(frozen=True)
class Both:
    """A Prometheus and a book with the same samples."""

    url: str
    book: SeriesBook

    def theirs(self, expression: str) -> Found:
        query = {"query": expression, "time": f"{AT_S:.3f}"}
        data = httpx.get(f"{self.url}/api/v1/query", params=query, trust_env=False).raise_for_status().json()["data"]
        if data["resultType"] == "scalar":
            return {(): float(data["result"][1])}
        rows = ((row["metric"], row["value"][1]) for row in data["result"])
        return {
            tuple(sorted((name, value) for name, value in labels.items() if name != "__name__")): float(value)
            for labels, value in rows
        }

    def ours(self, expression: str) -> Found:
        found = evaluate(Rule("A", read_expression(expression), True), self.book, AT_S)
        assert not found.unknown
        return {sample.labels: sample.value for sample in found.samples}


def scrapes(target: str) -> Iterator[tuple[int, dict[str, float]]]:
    """Every scrape's samples: counters that are reset once and begin late, gauges of both signs, a histogram."""
    chance = random.Random(target)
    counts, held = {"buy": 0, "sell": 1_000}, [0] * len(BOUNDS)
    for number, at_s in enumerate(range(OLDEST_S, NEWEST_S + 1, EVERY_S)):
        if number == 90:
            counts["sell"] = 0
        samples: dict[str, float] = {}
        for side in ("buy", "sell"):
            counts[side] += chance.randrange(9)
            if side == "sell" or number > 140:
                samples[f'n_total{{side="{side}"}}'] = counts[side]
        samples['level{stream="a"}'] = round(chance.uniform(-3, 3), 3)
        samples['level{stream="b"}'] = 2.5
        for _ in range(chance.randrange(6)):
            first = chance.choices(range(len(BOUNDS)), (5, 4, 2, 1))[0]
            held = [count + (place >= first) for place, count in enumerate(held)]
        samples |= {f'h_bucket{{le="{bound}"}}': count for bound, count in zip(BOUNDS, held, strict=True)}
        yield at_s, samples


@pytest.fixture(scope="module")
def both() -> Iterator[Both]:
    book = SeriesBook()
    pieces: dict[str, list[str]] = {"n": [], "level": [], "h": []}
    series: dict[str, list[str]] = {}
    for target in TARGETS:
        for at_s, samples in scrapes(target):
            text = "".join(f"{name} {value}\n" for name, value in samples.items())
            heads = "# TYPE n_total counter\n# TYPE level gauge\n# TYPE h histogram\n"
            book.append(target, float(at_s), exposition(heads + text))
            for name, value in samples.items():
                named = name.replace("{", f'{{target="{target}",')
                series.setdefault(named, []).append(f"{named} {value} {at_s}\n")
    for name, rows in series.items():
        pieces[name.split("{")[0].removesuffix("_total").removesuffix("_bucket")] += rows
    types = {"n": "counter", "level": "gauge", "h": "histogram"}
    text = "".join(f"# TYPE {name} {types[name]}\n{''.join(rows)}" for name, rows in pieces.items())
    with real_prometheus(samples_text=f"{text}# EOF\n") as server:
        yield Both(server.url, book)


@pytest.mark.parametrize(
    "expression",
    [
        "level",
        "n_total{side='buy'}",
        "-level * 2 ^ 2 ^ 0.5 % 3 + 1",
        "level > 0",
        "0 < level",
        "level == bool 2.5",
        "level >= level",
        "level and level > 0",
        "level unless level > 0",
        "level > 2 or level < 0 or n_total",
        "sum by (target) (level)",
        "avg without (target) (level)",
        "max(abs(level)) - min(level)",
        "count(level > 0)",
        "ceil(level) - floor(level)",
        "level / (level - level)",
        "rate(n_total[5m])",
        "rate(n_total[20m])",
        "increase(n_total[17m])",
        "increase(n_total{side='buy'}[30m])",
        "irate(n_total[1m])",
        "delta(level[10m])",
        "changes(level[10m])",
        "resets(n_total[25m])",
        "avg_over_time(level[10m])",
        "min_over_time(level[7m])",
        "max_over_time(level[7m])",
        "sum_over_time(level[7m])",
        "count_over_time(level[7m])",
        "last_over_time(level[7m])",
        "present_over_time(level[7m])",
        "histogram_quantile(0.5, rate(h_bucket[5m]))",
        "histogram_quantile(0.95, sum by (le) (rate(h_bucket[10m])))",
        "histogram_quantile(0.999, h_bucket)",
        "histogram_quantile(0.01, h_bucket)",
        "histogram_quantile(2, h_bucket)",
        "sum(rate(h_bucket{le='0.25'}[5m])) / sum(rate(h_bucket{le='+Inf'}[5m])) < 0.99",
        "sum(increase(n_total[20m])) > 0 and sum(increase(n_total{side='sell'}[20m])) < sum(increase(n_total[20m]))",
        "time() - max(n_total) > 120",
        "vector(scalar(max(level))) + 1",
        "1 + 2 * 3 - -4",
        "absent(level{stream='none',x!='y'})",
        "absent(level)",
        "absent_over_time(level{stream='none'}[5m])",
    ],
)
def test_values_agree(both: Both, expression: str) -> None:
    theirs = both.theirs(expression)
    assert both.ours(expression) == {
        labels: pytest.approx(value, rel=SAME, nan_ok=True) for labels, value in theirs.items()
    }
    assert theirs or expression == "absent(level)", "nothing was compared"
