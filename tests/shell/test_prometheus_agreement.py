"""Debian's real Prometheus scrapes the sandbox: our rates and gauges agree, and its API is as we read it."""

from __future__ import annotations

import asyncio
import json
import shutil
import socket
import subprocess
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import httpx
import numpy as np
import pytest

from api_client.endpoint import Endpoint
from api_client.errors import Effect, Refused
from api_client.exposition import Columns, Exposition, ExpositionReader
from api_client.exposition_model import ScrapedFamilies
from api_client.http import HttpService
from api_client.models.monitoring import TargetHealth
from api_client.promql import Prometheus
from app.core.query import Function, Matcher, Query
from app.core.query_answer import answer
from app.core.series import SeriesBook
from tests.fakes.sandbox import RunningSandbox

PROGRAM = shutil.which("prometheus")
pytestmark = pytest.mark.skipif(
    PROGRAM is None, reason="Prometheus is not installed; on Debian: apt-get install --no-install-recommends prometheus"
)
T = TypeVar("T")
SERVICES = ("oms", "risk")
SCRAPES, EVERY_S = 7, 0.5
WINDOW_S = 2.0
# Both are given the very same samples, and each is a 64-bit sum of at most a dozen of them.
SAME = 1e-6
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
class Watched:
    """A Prometheus that has scraped the sandbox, and a book with the very samples that it keeps."""

    url: str
    book: SeriesBook
    at_s: dict[str, float]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    return port


def written(folder: Path, sandbox: RunningSandbox) -> Path:
    """A configuration that trusts the sandbox's CA and nothing else."""
    folder.mkdir()
    (folder / "rules.yml").write_text(RULES, encoding="utf-8")
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
    path = folder / "prometheus.yml"  # JSON is YAML
    path.write_text(json.dumps({"global": times, "rule_files": ["rules.yml"], "scrape_configs": jobs}))
    return path


def samples(url: str, job: str) -> dict[float, dict[tuple[str, frozenset[tuple[str, str]]], float]]:
    """What Prometheus has kept of a target: by time, the value of each series under the labels it was exposed with."""
    query = {"query": f'{{job="{job}",instance!=""}}[1h]'}
    body = httpx.get(f"{url}/api/v1/query", params=query, trust_env=False).raise_for_status().json()
    found: dict[float, dict[tuple[str, frozenset[tuple[str, str]]], float]] = {}
    for row in body["data"]["result"]:
        labels = {name: value for name, value in row["metric"].items() if name not in ("__name__", "job", "instance")}
        for at_s, value in row["values"]:
            found.setdefault(at_s, {})[row["metric"]["__name__"], frozenset(labels.items())] = float(value)
    return found


def booked(url: str, sandbox: RunningSandbox, book: SeriesBook, service: str) -> float:
    """Give the book what Prometheus has kept of a service; when its newest scrape was (Unix seconds)."""
    with sandbox.client(service) as client:
        layout = ExpositionReader(service).read(client.get("/metrics").content).columns.layout
    keys = [(name, frozenset(labels)) for name, labels in layout.series]
    kept = {at_s: row for at_s, row in samples(url, service).items() if len(row.keys() & set(keys)) > 10}
    for at_s, row in sorted(kept.items()):
        values = np.array([row.get(key, np.nan) for key in keys])
        book.append(service, at_s, Exposition(ScrapedFamilies(Columns(layout, values, None))))
    return max(kept)


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    assert PROGRAM is not None
    folder = tmp_path_factory.mktemp("prometheus")
    url = f"http://127.0.0.1:{free_port()}"
    with RunningSandbox(folder / "state") as sandbox, (folder / "log").open("wb") as log:
        command = [
            PROGRAM,
            f"--config.file={written(folder / 'config', sandbox)}",
            f"--storage.tsdb.path={folder / 'data'}",
            f"--web.listen-address={url.removeprefix('http://')}",
        ]
        process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
        try:
            scraped(url)
            book = SeriesBook()
            at_s = {service: booked(url, sandbox, book, service) for service in SERVICES}
            yield Watched(url, book, at_s)
        finally:
            process.terminate()
            process.wait(15)


def scraped(url: str) -> None:
    """Wait until every service was scraped often enough."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            if all(steady(sorted(samples(url, service))[-SCRAPES:]) for service in SERVICES):
                return
        except httpx.HTTPError:
            pass  # it has not begun to listen, or to answer
        time.sleep(EVERY_S)
    raise AssertionError("Prometheus did not scrape the sandbox")


def steady(times: list[float]) -> bool:
    """Whether there are enough scrapes, and none was missed between them."""
    return len(times) == SCRAPES and bool(np.all(np.diff(times) < 1.5 * EVERY_S))


def asked(url: str, question: Callable[[Prometheus], Awaitable[T]]) -> T:
    """What our client reads from it."""

    async def ask() -> T:
        http = HttpService(Endpoint("prometheus", url))
        try:
            return await question(Prometheus(http))
        finally:
            await http.aclose()

    return asyncio.run(ask())


def theirs(watched: Watched, expression: str) -> dict[frozenset[tuple[str, str]], float]:
    """Prometheus' answer by labels, without those that it adds itself."""
    found = asked(watched.url, lambda prometheus: prometheus.query(expression))
    return {
        frozenset((name, value) for name, value in one.labels if name not in ("__name__", "job", "instance")): one.value
        for one in found
        if np.isfinite(one.value)
    }


def ours(watched: Watched, query: Query, at_s: float) -> dict[frozenset[tuple[str, str]], float]:
    """Our answer at a moment by labels, without the target's."""
    found = answer(watched.book, query, at_s - 60, at_s).series
    last = {frozenset(one.labels) - {label for label in one.labels if label[0] == "target"}: one for one in found}
    return {
        labels: float(one.values[-1]) for labels, one in last.items() if one.times[-1] == at_s and one.values[-1] > 0
    }


def agree(found: dict[frozenset[tuple[str, str]], float], expected: dict[frozenset[tuple[str, str]], float]) -> None:
    positive = {labels: value for labels, value in expected.items() if value > 0}
    assert positive, "nothing happened, so nothing was compared"
    assert found == {labels: pytest.approx(value, rel=SAME) for labels, value in positive.items()}


@pytest.mark.parametrize("service", SERVICES)
def test_rates_agree(watched: Watched, service: str) -> None:
    at_s = watched.at_s[service]
    metric = "http_request_duration_seconds_count"
    # We begin at the scrape nearest to the window's start, Prometheus at the first one in its window.
    begun = f"[{round((WINDOW_S + EVERY_S / 2) * 1000)}ms] @ {at_s:.3f}"
    query = Query(metric, Function.RATE, (Matcher("method", ("GET",)),), window_s=WINDOW_S)
    agree(ours(watched, query, at_s), theirs(watched, f'rate({metric}{{job="{service}",method="GET"}}{begun})'))


def test_gauges_and_scalars_agree(watched: Watched) -> None:
    at_s = watched.at_s["oms"]
    expression = f'scaling_oms_replicas{{job="oms"}} @ {at_s:.3f}'
    assert ours(watched, Query("scaling_oms_replicas"), at_s) == {
        labels: value for labels, value in theirs(watched, expression).items() if value > 0
    }
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
