"""A Prometheus behind the SLO page: asked while somebody looks, and whatever it does the desk's own scrapes remain."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from PySide6.QtWidgets import QApplication

from app.core.burn import WINDOWS_S
from app.core.burn_sources import source_words
from app.core.objective_file import OBJECTIVES
from app.core.slo_view import SloRow
from app.shell import objective_asking
from app.shell.connection import Surroundings, utc_now
from app.shell.console import Console
from app.shell.main import View, shown
from app.shell.objective_asking import TASK
from app.shell.paths import Paths
from tests.fakes.platform import FakePlatform
from tests.fakes.prometheus import FakePrometheus
from tests.fakes.running_console import on_qt_loop, until
from tests.fakes.transport import Received, encode
from widgets.slo_page import SloPage

QUERY = "/api/v1/query"
BOUNDS = {"0.5": 90, "200": 98, "+Inf": 100}
SCRAPED = "# TYPE oms_order_latency_seconds histogram\n" + "".join(
    f'oms_order_latency_seconds_bucket{{le="{upper}"}} {count}\n' for upper, count in BOUNDS.items()
)
ALL = len({one.metric for one in OBJECTIVES}) * (len(WINDOWS_S) + 1)
OWN = "From this desk's own scrapes: "


@dataclass
class Server:
    """Answers every question with the same counts; in `status` with `error`, not at all for what `hangs` is in."""

    fake: FakePlatform
    status: int = 200
    error: str = ""
    kind: str = "execution"
    only: str = ""
    hangs: bool = False
    partial: bool = False
    seen: int = 120
    view: View = field(init=False)

    @property
    def asked(self) -> list[Received]:
        return self.fake.network.requests("prometheus", QUERY)

    @property
    def page(self) -> SloPage:
        page = self.view.window.panels["slo"]
        assert isinstance(page, SloPage)
        return page

    @property
    def row(self) -> SloRow | None:
        return self.page._rows.get("oms")

    def says(self) -> str:
        return "" if self.row is None else source_words(self.row.standing)

    def by_server(self) -> bool:
        return self.row is not None and self.row.standing.by_server

    async def answer(self, request: httpx.Request) -> httpx.Response:
        query = request.url.params["query"]
        meant = self.only in query
        if self.hangs and meant:
            await asyncio.get_running_loop().create_future()
        if self.status != 200 and meant:
            body = {"status": "error", "errorType": self.kind, "error": self.error} if self.error else "no"
            return httpx.Response(self.status, stream=httpx.ByteStream(encode(body)), request=request)
        at_s = float(request.url.params["time"])
        grown = [({"le": upper, "told": "grown"}, count) for upper, count in BOUNDS.items()]
        rest = [({"told": "seen"}, self.seen), ({"told": "read"}, at_s)] if "[" in query else []
        result = [{"metric": {"job": "oms", **one}, "value": [at_s, str(value)]} for one, value in (*grown, *rest)]
        content = {
            "status": "success",
            "data": {"resultType": "vector", "result": result},
            "isPartial": self.partial and meant,
        }
        return httpx.Response(200, stream=httpx.ByteStream(encode(content)), request=request)


@asynccontextmanager
async def watching(app: QApplication, root: Path, services: tuple[str, ...] = ("oms",)) -> AsyncIterator[Server]:
    fake = FakePlatform(utc_now, (*services, "prometheus"))
    FakePrometheus(fake.network)
    server = Server(fake)
    fake.network.script("prometheus", "GET", QUERY, server.answer)
    fake.network.answer("oms", "GET", "/metrics", content=SCRAPED.encode(), headers={"content-type": "text/plain"})
    console = await Console.open(fake.settings(), Surroundings(Paths.below(root), transport_factory=fake.network))
    try:
        async with shown(app, console) as server.view:
            server.view.window.show()
            yield server
    finally:
        await console.close()


def test_each_histogram_and_window_is_asked_once_while_the_page_is_open(qapp: QApplication, tmp_path: Path) -> None:
    async def main() -> None:
        async with watching(qapp, tmp_path) as server:
            scope, window = server.view.console.scope, server.view.window
            await until(lambda: server.view.console.store.state.metrics_version > 0, "a scrape")
            assert server.asked == []
            window.show_page("slo")
            await until(server.by_server, "the server's figures")
            assert server.row is not None
            assert (server.row.over, server.row.burns[2].words) == ("30 d", "2× > 1×")
            await until(lambda: len(server.asked) == ALL, "everything to be asked")
            assert set(Counter(one.params["query"] for one in server.asked).values()) == {1}
            assert not server.page._server.isVisible()
            window.show_page("board")
            await until(lambda: TASK not in scope.names, "the asking to end")
            window.show_page("slo")
            await until(lambda: TASK in scope.names, "the asking to go on")
            await asyncio.sleep(0)
            assert len(server.asked) == ALL  # what was answered a moment ago is not asked again

    on_qt_loop(main)


def test_an_answer_is_asked_again_when_it_is_too_old(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(objective_asking, "again_s", lambda _: 0.2)

    async def main() -> None:
        async with watching(qapp, tmp_path) as server:
            server.view.window.show_page("slo")
            await until(lambda: len(server.asked) > ALL, "the same again")
            await until(server.by_server, "the server's figures")
            server.seen = 60
            await until(lambda: server.row and server.row.over == "14 d of 30 d", "newer figures")

    on_qt_loop(main)


@pytest.mark.parametrize(
    ("status", "error", "words"),
    [
        (401, "", "Prometheus does not accept this console's token: see its bearer in environments.toml."),
        (403, "", "Prometheus does not accept this console's token: see its bearer in environments.toml."),
        (502, "", "Prometheus"),
    ],
)
def test_a_server_that_fails_is_said_and_asked_again_and_the_desk_is_shown(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: int, error: str, words: str
) -> None:
    monkeypatch.setattr(objective_asking, "PAUSES_S", (0.3,))

    async def main() -> None:
        async with watching(qapp, tmp_path) as server:
            server.status, server.error = status, error
            server.view.window.show_page("slo")
            await until(lambda: server.says().startswith(f"{OWN}{words}"), "why it is the desk")
            assert server.row is not None
            assert server.row.source == "Desk"
            await until(lambda: server.row and server.row.standing.read_s, "the desk's own figures")
            assert server.page._server.isVisible()
            assert server.page._server.plain_text.endswith("It is asked again, less and less often.")
            server.status = 200
            await until(server.by_server, "the server's figures, once it answers")
            assert not server.page._server.isVisible()

    on_qt_loop(main)


def test_a_server_that_hangs_costs_the_desk_nothing_and_is_let_go_with_the_page(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def main() -> None:
        async with watching(qapp, tmp_path) as server:
            server.hangs = True
            server.view.window.show_page("slo")
            await until(lambda: server.row and server.row.standing.read_s, "the desk's own figures")
            assert server.says() == f"{OWN}Prometheus is being asked."
            version = server.view.console.store.state.metrics_version
            server.view.console.poller.kick("oms")
            await until(lambda: server.view.console.store.state.metrics_version > version, "another scrape")
            assert len(server.asked) == 1
            server.view.window.show_page("board")
            await until(lambda: TASK not in server.view.console.scope.names, "the question to be given up")

    on_qt_loop(main)


@pytest.mark.parametrize(
    ("status", "kind", "partial", "words"),
    [
        (422, "execution", False, "too many samples"),
        (503, "timeout", False, "too many samples"),
        (200, "", True, "Prometheus says that its answer is not complete."),
    ],
)
def test_a_question_that_is_declined_costs_its_window_alone(
    qapp: QApplication, tmp_path: Path, status: int, kind: str, partial: bool, words: str
) -> None:
    async def main() -> None:
        async with watching(qapp, tmp_path) as server:
            server.status, server.error, server.kind, server.only = status, "too many samples", kind, "[30d])"
            server.partial = partial
            server.view.window.show_page("slo")
            await until(lambda: server.by_server() and "30 d" in server.says(), "what was declined")
            assert server.row is not None
            assert words in server.says()
            assert server.row.over == "3 d"
            assert not server.page._server.isVisible()

    on_qt_loop(main)


def test_a_server_that_declines_everything_leaves_the_desk(qapp: QApplication, tmp_path: Path) -> None:
    async def main() -> None:
        async with watching(qapp, tmp_path) as server:
            server.partial = True
            server.view.window.show_page("slo")
            await until(lambda: server.says().startswith(f"{OWN}Prometheus says that its answer is not"), "the reason")

    on_qt_loop(main)


def test_both_sources_are_compared(qapp: QApplication, tmp_path: Path) -> None:
    async def main() -> None:
        async with watching(qapp, tmp_path) as server:
            server.view.window.show_page("slo")
            await until(lambda: server.row and server.row.standing.desk is not None, "both")
            assert server.says() == "From Prometheus. This desk's own scrapes are compared with it."

    on_qt_loop(main)
