"""Further exposition endpoints of an environment: scraped over HTTPS beside the services, and nothing else is asked."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.query import TARGET_LABEL, Function, Query
from app.core.services import ServiceCondition, ServiceRow, service_rows
from app.core.state import ReadingKind
from app.shell.console import Console
from app.shell.environment_settings import scrape_name
from app.shell.paths import Paths
from app.shell.selection import Selection, opened
from tests.fakes.sandbox import RunningSandbox

ENVIRONMENT = """[environment.x]
kind = "staging"
accounts = ["company"]
ca_file = "{ca_file}"
[environment.x.services]
risk = "{risk}"
scrape = ["{oms}/metrics", "{oms}/nothing-here", "{refused}"]
"""


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSandbox]:
    with RunningSandbox(tmp_path_factory.mktemp("targets") / "state") as running:
        yield running


async def asked(console: Console, names: list[str]) -> dict[str, ServiceRow]:
    """The rows once each was asked, and risk and oms are in the book."""
    async with asyncio.timeout(20):
        while True:
            rows = {row.name: row for row in service_rows(console.store.state, console.around.now())}
            unknown = [name for name in names if rows[name].condition is ServiceCondition.UNKNOWN]
            if not unknown and len(console.scraping.book.targets) > 1:
                return rows
            await asyncio.sleep(0.02)


@pytest.mark.asyncio
@pytest.mark.expects_log
async def test_further_endpoints_are_scraped_over_https(sandbox: RunningSandbox, tmp_path: Path) -> None:
    urls = {"risk": sandbox.url("risk"), "oms": sandbox.url("oms"), "refused": "https://127.0.0.1:9/metrics"}
    path = tmp_path / "environments.toml"
    path.write_text(ENVIRONMENT.format(ca_file=sandbox.ca_file, **urls), encoding="utf-8")
    whole, missing, refused = (
        scrape_name(url) for url in (f"{urls['oms']}/metrics", f"{urls['oms']}/nothing-here", urls["refused"])
    )
    async with opened(Selection(Paths.below(tmp_path), environments=path, environment="x")) as console:
        await console.start(watch=False)
        rows = await asked(console, ["risk", whole, missing, refused])
        conditions = {name: rows[name].condition for name in (whole, missing, refused)}
        assert conditions == {
            whole: ServiceCondition.UP,
            missing: ServiceCondition.DEGRADED,
            refused: ServiceCondition.DOWN,
        }
        error = rows[refused].error
        assert error is not None
        assert error.what == f"{refused} refuses connections."
        now_s = console.around.now().timestamp()
        (found,) = await console.scraping.answers(
            [Query("http_request_duration_seconds_count", Function.VALUE, by=(TARGET_LABEL,))], now_s - 60, now_s + 60
        )
        assert whole in {line.label[TARGET_LABEL] for line in found.series}
        metrics, known = await console.scraping.found(f"target={whole}", 200)
        assert 0 < len(metrics) <= known
        kinds = {key.kind for key in console.store.state.readings if key.service == whole}
        assert kinds <= {ReadingKind.METRICS, ReadingKind.CERTIFICATE, ReadingKind.CLOCK, ReadingKind.LEVELS}
        assert whole not in str(await console.judging.judge()), "readiness asks services alone"
