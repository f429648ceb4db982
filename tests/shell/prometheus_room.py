"""A real Prometheus and a book of ours that both watch one sandbox, and what each says to one question."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import httpx
import numpy as np

from api_client.endpoint import Endpoint
from api_client.exposition import Columns, Exposition, ExpositionReader, SeriesKey
from api_client.exposition_model import ScrapedFamilies
from api_client.http import HttpService
from api_client.promql import Prometheus
from app.core.query import Query
from app.core.query_answer import answer
from app.core.series import SeriesBook
from tests.fakes.monitoring_servers import real_prometheus
from tests.fakes.sandbox import RunningSandbox

T = TypeVar("T")
Labels = frozenset[tuple[str, str]]
Row = dict[tuple[str, Labels], float]
SERVICES = ("oms", "risk", "admin")
SCRAPES, EVERY_S = 14, 0.5
SETTLED = 11
"""So many of the newest scrapes hold the same series of what is compared: label sets come with their events."""
RARE = ("transport", "rest")
"""One order in six: waiting for it in all its label sets would take half a minute."""
COMPARED = frozenset({"oms_order_latency_seconds_bucket", "risk_latency_ms_bucket", "policy_latency_ms_bucket"})
COUNTED, WELL = "http_request_duration_seconds_count", ("status_code", "200")
_PATIENCE_S = 120.0
_THEIR_OWN = ("__name__", "job", "instance")
RULES = """groups:
  - name: watched
    rules:
      - alert: OmsSilent
        expr: up{job="oms"} == 0
        labels: {severity: critical}
      - record: job:up:sum
        expr: sum by (job) (up)
"""


@dataclass(frozen=True)
class OwnScrape:
    """What our own reader made of a service's answer: asked at `sent_s`, all of it there at `got_s` (Unix seconds)."""

    sent_s: float
    got_s: float
    values: Row


@dataclass
class Watched:
    """A Prometheus that has scraped the sandbox, and a book with the very samples that it keeps.

    `kept` are these samples by service and time (Unix seconds), `own` what we scraped ourselves meanwhile.
    """

    url: str
    book: SeriesBook = field(default_factory=SeriesBook)
    kept: dict[str, dict[float, Row]] = field(default_factory=dict)
    own: dict[str, list[OwnScrape]] = field(default_factory=dict)

    def newest_s(self, service: str) -> float:
        """When the service was last scraped."""
        return max(self.kept[service])

    def range_ms(self, service: str, window_s: float, name: str, **only: str) -> int:
        """The milliseconds before the newest scrape at which a window begins: with a scrape, and all series there.

        Asked for exactly these, Prometheus has nothing to extrapolate: each series has a sample at either end.
        """
        return round((self.newest_s(service) - self.scrapes_s(service, window_s, name, **only)[0]) * 1000)

    def scrapes_s(self, service: str, window_s: float, name: str, **only: str) -> list[float]:
        """The scrapes of a window in which all series are that are in the newest one."""
        kept, newest_s = self.kept[service], self.newest_s(service)
        wanted = frozenset(only.items())
        meant = {key for key in kept[newest_s] if key[0] == name and wanted <= key[1] and RARE not in key[1]}
        return sorted(
            at_s for at_s, row in kept.items() if at_s >= newest_s - window_s - EVERY_S / 2 and meant <= row.keys()
        )


@contextmanager
def watched_sandbox(state: Path) -> Iterator[Watched]:
    """Both watch a sandbox of their own until each service was scraped often enough without a hole."""
    with (
        RunningSandbox(state) as sandbox,
        real_prometheus(config(sandbox), RULES) as server,
    ):
        watched = Watched(server.url, own={service: [] for service in SERVICES})
        readers = {service: ExpositionReader(service) for service in SERVICES}
        deadline = time.monotonic() + _PATIENCE_S
        while not all(map(steady, (found := scraped(server.url)).values())):
            assert time.monotonic() < deadline, "Prometheus did not scrape the sandbox"
            for service, reader in readers.items():
                watched.own[service].append(own_scrape(sandbox, service, reader))
            time.sleep(EVERY_S)
        for service, reader in readers.items():
            book_kept(watched, sandbox, service, reader, found[service])
        yield watched


def config(sandbox: RunningSandbox) -> str:
    """A configuration that trusts the sandbox's CA and nothing else; JSON is YAML."""
    jobs = [
        {
            "job_name": name,
            "scheme": "https",
            "tls_config": {"ca_file": str(sandbox.ca_file)},
            "static_configs": [{"targets": [sandbox.url(name).removeprefix("https://")]}],
        }
        for name in SERVICES
    ]
    times = {"scrape_interval": "500ms", "scrape_timeout": "500ms", "evaluation_interval": "500ms"}
    return json.dumps({"global": times, "rule_files": ["rules.yml"], "scrape_configs": jobs})


def steady(kept: dict[float, Row]) -> bool:
    """Whether there are enough scrapes, none was missed between them, and what is compared was in the newest ones."""
    times = sorted(kept)[-SCRAPES:]
    series = [{key for key in kept[at_s] if compared(*key)} for at_s in times[-SETTLED:]]
    return (
        len(times) == SCRAPES
        and bool(np.all(np.diff(times) < 1.5 * EVERY_S))
        and all(found == series[-1] for found in series)
    )


def compared(name: str, labels: Labels) -> bool:
    """Whether a series is one of those whose rates and quantiles are compared."""
    return (name in COMPARED and RARE not in labels) or (name == COUNTED and WELL in labels)


def scraped(url: str) -> dict[str, dict[float, Row]]:
    """What Prometheus has kept so far of each service."""
    return {service: samples(url, service) for service in SERVICES}


def samples(url: str, job: str) -> dict[float, Row]:
    """What Prometheus has kept of a target: by time, the value of each series under the labels it was exposed with."""
    query = {"query": f'{{job="{job}",instance!=""}}[1h]'}
    body = httpx.get(f"{url}/api/v1/query", params=query, trust_env=False).raise_for_status().json()
    found: dict[float, Row] = {}
    for row in body["data"]["result"]:
        key = row["metric"]["__name__"], without(row["metric"], _THEIR_OWN)
        for at_s, value in row["values"]:
            found.setdefault(at_s, {})[key] = float(value)
    return found


def without(labels: Mapping[str, str], left_out: tuple[str, ...]) -> Labels:
    return frozenset(pair for pair in labels.items() if pair[0] not in left_out)


def own_scrape(sandbox: RunningSandbox, service: str, reader: ExpositionReader) -> OwnScrape:
    """One scrape as the console makes it."""
    sent_s = time.time()
    with sandbox.client(service) as client:
        columns = reader.read(client.get("/metrics").raise_for_status().content).columns
    got_s = time.time()
    named = zip(columns.layout.series, columns.values, strict=True)
    return OwnScrape(sent_s, got_s, {(name, frozenset(labels)): float(value) for (name, labels), value in named})


def book_kept(
    watched: Watched, sandbox: RunningSandbox, service: str, reader: ExpositionReader, found: dict[float, Row]
) -> None:
    """Give the book what Prometheus has kept of a service."""
    with sandbox.client(service) as client:
        layout = reader.read(client.get("/metrics").content).columns.layout
    keys: list[SeriesKey] = list(layout.series)
    wanted = [(name, frozenset(labels)) for name, labels in keys]
    kept = {at_s: row for at_s, row in found.items() if len(row.keys() & set(wanted)) > 10}
    for at_s, row in sorted(kept.items()):
        values = np.array([row.get(key, np.nan) for key in wanted])
        watched.book.append(service, at_s, Exposition(ScrapedFamilies(Columns(layout, values, None))))
    watched.kept[service] = kept


def asked(url: str, question: Callable[[Prometheus], Awaitable[T]]) -> T:
    """What our client reads from it."""

    async def ask() -> T:
        http = HttpService(Endpoint("prometheus", url))
        try:
            return await question(Prometheus(http))
        finally:
            await http.aclose()

    return asyncio.run(ask())


def theirs(watched: Watched, expression: str) -> dict[Labels, float]:
    """Prometheus' answer by labels, without those that it adds itself."""
    found = asked(watched.url, lambda prometheus: prometheus.query(expression))
    return {without(dict(one.labels), _THEIR_OWN): one.value for one in found if np.isfinite(one.value)}


def ours(watched: Watched, query: Query, at_s: float) -> dict[Labels, float]:
    """Our answer at a moment by labels, without the target's."""
    found = answer(watched.book, query, at_s - 60, at_s).series
    return {
        without(dict(one.labels), ("target",)): float(one.values[-1])
        for one in found
        if one.times[-1] == at_s and one.values[-1] > 0
    }
