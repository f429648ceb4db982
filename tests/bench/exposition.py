"""Measures the exposition parser against prometheus_client's, on known and on new layouts: medians in milliseconds."""

from __future__ import annotations

import argparse
import gc
import json
import random
import statistics
import time
from collections.abc import Callable, Iterator
from typing import Any

from prometheus_client.parser import text_string_to_metric_families

from api_client.exposition import ExpositionReader, parse_exposition
from app.core.series import SeriesBook

SAMPLES = 4480
"""Samples of one scrape: 28 stages with 8 label sets, each a counter, three gauges and a histogram of 14 buckets."""
ROUNDS = 30
BUSY_SHARE = 0.25
"""The share of label sets that saw traffic since the scrape before; all their values move, a quarter of the lines."""
KINDS, LABEL_SETS = 28, 8
BOUNDS = ("0.005", "0.01", "0.025", "0.05", "0.075", "0.1", "0.25", "0.5", "0.75", "1.0", "2.5", "5.0", "7.5", "+Inf")
SERVICES = ("account-service", "policy-service", "risk-service", "oms")


class Target:
    """A service with traffic: each scrape moves some of its series, and never what they are called."""

    def __init__(self, seed: int = 6) -> None:
        self._random = random.Random(seed)
        self._counts = [[self._random.randrange(5000) for _ in range(LABEL_SETS)] for _ in range(KINDS)]
        self._sums = [[self._random.random() * 100 for _ in range(LABEL_SETS)] for _ in range(KINDS)]
        self._levels = [[self._random.random() * 100 for _ in range(LABEL_SETS)] for _ in range(KINDS)]

    def scrape(self, busy: float) -> bytes:
        """The exposition after traffic in the share `busy` of the label sets."""
        for kind in range(KINDS):
            for place in range(LABEL_SETS):
                if self._random.random() < busy:
                    self._counts[kind][place] += self._random.randrange(len(BOUNDS), 400)
                    self._sums[kind][place] += self._random.random()
                    self._levels[kind][place] = self._random.random() * 100
        return "".join(f"{line}\n" for kind in range(KINDS) for line in self._families(kind)).encode()

    def _families(self, kind: int) -> Iterator[str]:
        counts, sums, levels = self._counts[kind], self._sums[kind], self._levels[kind]
        for name, typed, values in ((f"orders_{kind}_total", "counter", counts), (f"depth_{kind}", "gauge", levels)):
            yield f"# HELP {name} What the stage {kind} of the pipeline has seen."
            yield f"# TYPE {name} {typed}"
            yield from (f"{name}{{{_labels(place)}}} {float(value)!r}" for place, value in enumerate(values))
        name = f"stage_{kind}_duration_seconds"
        yield f"# HELP {name} Time that the stage {kind} of the pipeline took, in seconds."
        yield f"# TYPE {name} histogram"
        for place in range(LABEL_SETS):
            for rank, bound in enumerate(BOUNDS, 1):
                share = float(counts[place] * rank // len(BOUNDS))
                yield f'{name}_bucket{{{_labels(place)},le="{bound}"}} {share!r}'
            yield f"{name}_count{{{_labels(place)}}} {float(counts[place])!r}"
            yield f"{name}_sum{{{_labels(place)}}} {sums[place]!r}"
        yield f"# HELP {name}_created When the stage {kind} of the pipeline was first timed."
        yield f"# TYPE {name}_created gauge"
        for place in range(LABEL_SETS):
            yield f"{name}_created{{{_labels(place)}}} {1.7e9 + sums[place]!r}"
        yield f"# TYPE last_{kind} gauge"
        yield from (f"last_{kind}{{{_labels(place)}}} {1.7e9 + sums[place]!r}" for place in range(LABEL_SETS))


def _labels(place: int) -> str:
    service, method = SERVICES[place % len(SERVICES)], ("GET", "POST")[place // len(SERVICES)]
    return f'account_id="company",method="{method}",service="{service}",symbol_tier="tier-{place % 3}"'


def stopwatch(work: Callable[[Any], object], *inputs: Any) -> float:
    """How long the work took, in milliseconds, with nobody collecting garbage."""
    gc.collect()
    gc.disable()
    began = time.perf_counter()
    for one in inputs:
        work(one)
    took = (time.perf_counter() - began) * 1000
    gc.enable()
    return took


def oracle(text: str) -> int:
    """prometheus_client's parser, its families used up as they come."""
    return sum(len(metric.samples) for metric in text_string_to_metric_families(text))


def value_lines(text: bytes) -> list[bytes]:
    """The lines that hold a sample."""
    return [line for line in text.split(b"\n") if line and not line.startswith(b"#")]


def changed_share(before: bytes, after: bytes) -> float:
    """The share of value lines that are not as they were."""
    pairs = list(zip(value_lines(before), value_lines(after), strict=True))
    return sum(one != other for one, other in pairs) / len(pairs)


def bench(rounds: int) -> dict[str, float]:
    """Measure everything in turns, so that what else the machine does falls on all alike; medians."""
    target, book = Target(), SeriesBook()
    reader, growing = ExpositionReader(), ExpositionReader()
    text = target.scrape(1.0)
    reader.read(text)
    took: dict[str, list[float]] = {}
    shares: list[float] = []

    def note(name: str, milliseconds: float) -> None:
        took.setdefault(name, []).append(milliseconds)

    for number in range(rounds):
        busy = target.scrape(BUSY_SHARE)
        shares.append(changed_share(text, busy))
        text = target.scrape(1.0)
        if changed_share(busy, text) < 1.0 or len(value_lines(text)) != SAMPLES:
            raise RuntimeError("the load is not what it says")
        note("prometheus_client_ms", stopwatch(oracle, text.decode()))
        note("new_layout_ms", stopwatch(parse_exposition, text))
        note("known_layout_ms", stopwatch(reader.read, busy))
        note("every_value_changed_ms", stopwatch(reader.read, text))
        note("unchanged_ms", stopwatch(reader.read, text))
        scrape = reader.read(text)
        name = "append_known_ms" if number else "append_new_ms"
        note(name, stopwatch(lambda at_s: book.append("risk", at_s, scrape), float(number)))  # noqa: B023
        growing.read(text)
        note("one_series_more_ms", stopwatch(growing.read, text + b"one_more 1\n"))
    medians = {name: statistics.median(times) for name, times in took.items()}
    return {
        "ratio_to_prometheus_client": medians["prometheus_client_ms"] / medians["known_layout_ms"],
        "ratio_every_value_changed": medians["prometheus_client_ms"] / medians["every_value_changed_ms"],
        "ratio_new_layout": medians["prometheus_client_ms"] / medians["new_layout_ms"],
        **medians,
        "changed_share": statistics.median(shares),
        "samples": float(SAMPLES),
    }


def main() -> None:
    """Run the bench; its last line is JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="scrapes of each condition")
    options = parser.parse_args()
    numbers = {name: round(value, 3) for name, value in bench(options.rounds).items()}
    for name, value in numbers.items():
        print(f"{name:>28} {value:10.3f}")
    print(json.dumps(numbers))


if __name__ == "__main__":
    main()
