"""Debian's real Prometheus is given a day of the very samples: its burn rates and budgets are the SLO page's."""

from __future__ import annotations

import asyncio
import json
import random
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from PySide6.QtWidgets import QApplication

from api_client.endpoint import Endpoint
from api_client.http import HttpService
from api_client.promql import Prometheus
from app.core.burn import SHOWN_S, WINDOWS_S, Burn, Standing, standing
from app.core.burn_expression import budget_expression, burn_expression, expressions
from app.core.burn_samples import DAY_S, BookSource
from app.core.burn_server import ServerSource, asked_windows, counts, counts_expression
from app.core.burn_sources import source_words
from app.core.objective import Bound, Objective
from app.core.series import SeriesBook
from app.shell.connection import Surroundings
from app.shell.console import Console
from app.shell.main import shown
from app.shell.paths import Paths
from tests.core.states import exposition
from tests.fakes.platform import FakePlatform
from tests.fakes.prometheus import FakePrometheus
from tests.fakes.running_console import on_qt_loop, until
from widgets.slo_page import SloPage

PROMETHEUS, PROMTOOL = shutil.which("prometheus"), shutil.which("promtool")
pytestmark = pytest.mark.skipif(
    PROMETHEUS is None or PROMTOOL is None,
    reason="Prometheus is not installed; on Debian: apt-get install --no-install-recommends prometheus",
)
# They are the same to rounding because the windows here begin and end at scrapes: both sides take the same two samples
# of each counter. Elsewhere Prometheus begins at the first scrape inside its window and we at the nearest one, a share
# of a step of difference; what it extrapolates to the window's edges leaves a ratio as it is, but for counters that are
# near zero. Across a missed scrape it counts what grew meanwhile and we do not: that time was not watched.
SAME = 1e-6
EVERY_S = 15
# A scrape's time in its minute is the last of it: a window of whole minutes then begins at a scrape too.
NEWEST_S = 1_780_000_005
OLDEST_S = NEWEST_S - int(DAY_S) - 3_600
RESETS_S = {"policy": NEWEST_S - 40 * 60, "risk": NEWEST_S - 5 * 3_600}
# One service writes the bounds as Python does, the other as Go does.
BOUNDS = {"policy": ("5.0", "100.0", "250.0", "+Inf"), "risk": ("5", "100", "250", "+Inf")}
METRIC = "policy_latency_ms"
OBJECTIVE = Objective("policy", "policy decisions", METRIC, Bound(0.95, 200.0), None, "ms")
RARE = Objective("rare", "kills", METRIC, Bound(0.95, 200.0), None, "ms", rare=True)
ROUND = Objective("round", "policy decisions", METRIC, Bound(0.9, 0.1), None, "s", 0.001)


@dataclass(frozen=True)
class Watched:
    """A Prometheus and a book with the same samples, and how the objective stands by the book."""

    url: str
    book: SeriesBook

    def asked(self, expression: str) -> float:
        """What Prometheus makes of an expression at the newest scrape."""
        query = {"query": expression, "time": str(NEWEST_S)}
        body = httpx.get(f"{self.url}/api/v1/query", params=query, trust_env=False).raise_for_status().json()
        ((_, value),) = [row["value"] for row in body["data"]["result"]]
        return float(value)

    def standing(self, objective: Objective) -> Standing:
        return standing(objective, BookSource(self.book), NEWEST_S)


def counters(service: str) -> Iterator[tuple[int, list[int]]]:
    """Cumulative buckets at each scrape: mostly fast events, slow ones in bursts, one restart."""
    chance = random.Random(service)
    held = [0] * 4
    for at_s in range(OLDEST_S, NEWEST_S + 1, EVERY_S):
        if at_s == RESETS_S[service]:
            held = [0] * 4
        burst = chance.random() < 0.1
        for _ in range(chance.randrange(6)):
            first = chance.choices(range(4), (5, 80, 10, 5) if not burst else (0, 20, 40, 40))[0]
            held = [count + (place >= first) for place, count in enumerate(held)]
        yield at_s, held


def rows(service: str, held: list[int], at: str = "") -> str:
    labels = f'service="{service}"'
    buckets = zip(BOUNDS[service], held, strict=True)
    text = "".join(f'{METRIC}_bucket{{{labels},le="{bound}"}} {count}{at}\n' for bound, count in buckets)
    return f"{text}{METRIC}_count{{{labels}}} {held[-1]}{at}\n"


def written(folder: Path, book: SeriesBook) -> Path:
    """The samples as OpenMetrics, which are given to the book as well."""
    path = folder / "samples.om"
    head = f"# TYPE {METRIC} histogram\n"
    with path.open("w", encoding="utf-8") as file:
        # Each series in one piece, because the format demands it.
        pieces: dict[str, list[str]] = {}
        for service in BOUNDS:
            for at_s, held in counters(service):
                book.append(service, float(at_s), exposition(head + rows(service, held)))
                for line in rows(service, held, f" {at_s}").splitlines(keepends=True):
                    pieces.setdefault(line.split("}")[0], []).append(line)
        file.write(head)
        file.writelines(line for piece in pieces.values() for line in piece)
        file.write("# EOF\n")
    return path


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    assert PROMETHEUS is not None
    assert PROMTOOL is not None
    folder = tmp_path_factory.mktemp("objectives")
    book = SeriesBook()
    samples, stored = written(folder, book), folder / "data"
    blocks = [PROMTOOL, "tsdb", "create-blocks-from", "openmetrics", "--max-block-duration=48h", "-q"]
    subprocess.run([*blocks, str(samples), str(stored)], check=True, capture_output=True)
    (folder / "prometheus.yml").write_text(json.dumps({"global": {}}), encoding="utf-8")  # JSON is YAML
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{found.getsockname()[1]}"
    command = [
        PROMETHEUS,
        f"--config.file={folder / 'prometheus.yml'}",
        f"--storage.tsdb.path={stored}",
        "--storage.tsdb.retention.time=50y",
        f"--web.listen-address={url.removeprefix('http://')}",
    ]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
        try:
            ready(url)
            yield Watched(url, book)
        finally:
            process.terminate()
            process.wait(15)


def ready(url: str) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            if httpx.get(f"{url}/-/ready", trust_env=False).status_code == 200:
                return
        except httpx.HTTPError:
            pass  # it has not begun to listen
        time.sleep(0.1)
    raise AssertionError("Prometheus did not become ready")


def burned(found: Standing, window_s: float) -> Burn:
    burn = found.burn(window_s)
    assert burn is not None
    assert burn.events > 0
    return burn


@pytest.mark.parametrize("window_s", [window_s for window_s in WINDOWS_S if window_s <= DAY_S])
def test_burn_rates_agree_over_every_window_and_at_both_bounds(watched: Watched, window_s: float) -> None:
    burn = burned(watched.standing(OBJECTIVE), window_s)
    assert burn.covered
    assert burn.most > burn.least > 0
    assert burn.most == pytest.approx(watched.asked(burn_expression(OBJECTIVE, window_s, 100.0)), rel=SAME)
    assert burn.least == pytest.approx(watched.asked(burn_expression(OBJECTIVE, window_s, 250.0)), rel=SAME)
    exact = burned(watched.standing(ROUND), window_s)
    assert exact.least == exact.most
    assert exact.most == pytest.approx(watched.asked(burn_expression(ROUND, window_s, 100.0)), rel=SAME)


def test_the_same_events_were_counted(watched: Watched) -> None:
    for window_s in (*SHOWN_S, DAY_S):
        theirs = watched.asked(f"sum(increase({METRIC}_count[{window_s:.0f}s]))")
        assert burned(watched.standing(OBJECTIVE), window_s).events == pytest.approx(theirs, rel=SAME)


def test_budgets_agree(watched: Watched) -> None:
    budget = watched.standing(OBJECTIVE).budget
    assert budget is not None
    assert budget.left[0] == pytest.approx(watched.asked(budget_expression(OBJECTIVE, DAY_S, 100.0)), rel=SAME)
    assert budget.left[1] == pytest.approx(watched.asked(budget_expression(OBJECTIVE, DAY_S, 250.0)), rel=SAME)


def test_what_the_page_offers_to_copy_is_answered_with_what_it_shows(watched: Watched) -> None:
    found = watched.standing(OBJECTIVE)
    assert found.budget is not None
    budget, *burns = [watched.asked(one) for one in expressions(found)[1::2]]
    assert budget == pytest.approx(found.budget.left[0], rel=SAME)
    assert burns == pytest.approx([burned(found, window_s).most for window_s in SHOWN_S], rel=SAME)


def test_the_current_quantile_agrees(watched: Watched) -> None:
    level = watched.standing(OBJECTIVE).level
    assert level is not None
    # The bounds are written in two ways: what is summed by their text would be two histograms.
    number = f'label_replace(increase({METRIC}_bucket[5m]), "le", "$1.0", "le", "([0-9]+)")'
    theirs = watched.asked(f"histogram_quantile(0.95, sum by (le) ({number}))")
    assert level.value == pytest.approx(theirs, rel=SAME)
    assert level.low <= level.value <= level.high


def test_since_the_services_began_agrees(watched: Watched) -> None:
    found = watched.standing(RARE)
    assert found.budget is not None
    assert found.budget.left[0] == pytest.approx(watched.asked(expressions(found)[1]), rel=SAME)


async def answered(url: str, objective: Objective) -> ServerSource:
    """The server's own counts, asked as the console asks for them."""
    http = HttpService(Endpoint("prometheus", url))
    try:
        server = Prometheus(http)
        asked = [(window_s, counts_expression(objective.metric, window_s)) for window_s in asked_windows(objective)]
        return ServerSource({window_s: counts(window_s, await server.query(one, NEWEST_S)) for window_s, one in asked})
    finally:
        await http.aclose()


@pytest.mark.parametrize("objective", [OBJECTIVE, ROUND, RARE], ids=["between bounds", "at a bound", "rare"])
def test_what_the_server_counted_stands_as_what_was_scraped(watched: Watched, objective: Objective) -> None:
    theirs, ours = (
        standing(objective, asyncio.run(answered(watched.url, objective)), NEWEST_S),
        watched.standing(objective),
    )
    assert theirs.read_s is not None
    assert 0 <= NEWEST_S - theirs.read_s <= EVERY_S
    for window_s in WINDOWS_S[:-1]:
        burn, seen = burned(theirs, window_s), burned(ours, window_s)
        assert (burn.covered, burn.window_s) == (True, window_s)
        assert (burn.least, burn.most) == (pytest.approx(seen.least, rel=SAME), pytest.approx(seen.most, rel=SAME))
        assert burn.events == pytest.approx(seen.events, rel=SAME)
    assert theirs.level is not None
    assert ours.level is not None
    assert theirs.level.value == pytest.approx(ours.level.value, rel=SAME)
    budget = theirs.budget
    assert budget is not None
    assert budget.left[0] == pytest.approx(watched.asked(expressions(theirs)[1]), rel=SAME)
    if not objective.rare:  # it has a day of the thirty, and says so
        assert budget.window_s == 30 * DAY_S
        assert not budget.covered
        assert budget.watched_s == pytest.approx(25 * 3_600, abs=3_600)


def test_a_page_that_was_just_opened_shows_what_the_server_knows(
    qapp: QApplication, watched: Watched, tmp_path: Path
) -> None:
    def now() -> datetime:
        return datetime.fromtimestamp(NEWEST_S, UTC)

    async def main() -> None:
        fake = FakePlatform(now, ("oms", "prometheus"))
        FakePrometheus(fake.network)
        async with httpx.AsyncClient(base_url=watched.url, trust_env=False) as real:

            async def forwarded(request: httpx.Request) -> httpx.Response:
                found = await real.get("/api/v1/query", params=request.url.params)
                return httpx.Response(found.status_code, content=found.content, request=request)

            fake.network.script("prometheus", "GET", "/api/v1/query", forwarded)
            console = await Console.open(
                fake.settings(), Surroundings(Paths.below(tmp_path), now, transport_factory=fake.network)
            )
            try:
                async with shown(qapp, console) as view:
                    view.window.show_page("slo")
                    page = view.window.panels["slo"]
                    assert isinstance(page, SloPage)
                    await until(lambda: page._rows and page._rows["policy"].standing.by_server, "the server's figures")
                    row = page._rows["policy"]
                    assert row.source == "Server"
                    assert source_words(row.standing) == "From Prometheus."
                    for window_s in WINDOWS_S[:-1]:
                        burn = burned(row.standing, window_s)
                        assert burn.most == pytest.approx(
                            watched.asked(burn_expression(OBJECTIVE, window_s, 100.0)), rel=SAME
                        )
                    assert row.over == "1 d of 30 d"
                    assert page._rows["risk"].source == "Desk"
                    assert source_words(page._rows["risk"].standing).endswith("no samples of this histogram.")
            finally:
                await console.close()

    on_qt_loop(main)
