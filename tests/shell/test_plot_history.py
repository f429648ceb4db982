"""Plots of the running console get their past from a server, whatever it does; the live lines never wait for it."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core.dashboard import PlotData
from app.shell.connection import Surroundings, utc_now
from app.shell.console import Console
from app.shell.main import View, shown
from app.shell.paths import Paths
from tests.fakes.platform import FakePlatform
from tests.fakes.prometheus import RANGE, FakePrometheus
from tests.fakes.running_console import by_hand, on_qt_loop, until
from widgets.explorer_page import ExplorerPage
from widgets.metrics_page import MetricsPage
from widgets.plot_card import PlotCard

OWN = (
    'title = "Mine"\n[plot.depth]\ntitle = "Depth"\nlines = [{ metric = "depth" }]\n'
    '[plot.theirs]\ntitle = "Theirs"\nlines = [{ metric = "theirs" }]\n'
)
BEFORE = 7.0


@dataclass
class Watched:
    """A console in a window, a platform and a Prometheus of our own making."""

    view: View
    fake: FakePlatform
    server: FakePrometheus
    scrapes: int = 0

    @property
    def page(self) -> MetricsPage:
        page = self.view.window.panels["metrics"]
        assert isinstance(page, MetricsPage)
        return page

    @property
    def explorer(self) -> ExplorerPage:
        page = self.view.window.panels["explorer"]
        assert isinstance(page, ExplorerPage)
        return page

    def cards(self) -> tuple[PlotCard, ...]:
        wall = self.page._wall
        return () if wall is None else wall.cards

    def plot(self, place: int = 0) -> PlotData | None:
        cards = self.cards()
        return cards[place].data if cards else None

    def values(self) -> list[float]:
        plot = self.plot()
        return [] if plot is None or not plot.series else plot.series[0].values.tolist()

    def live(self) -> float:
        """The newest value, which is the number of scrapes so far."""
        return max([value for value in self.values() if value != BEFORE], default=0.0)

    def begun_s(self) -> float:
        """How long before the seam the line begins."""
        plot = self.plot()
        return 0.0 if plot is None or plot.seam_s is None else plot.seam_s - float(plot.series[0].times[0])

    async def scrape(self) -> None:
        """Have the live line go on now."""
        before = self.live()
        self.view.console.poller.kick("oms")
        await until(lambda: self.live() > before, "the live line to go on")

    async def open_own(self) -> None:
        self.view.window.show_page("metrics")
        await until(lambda: self.page.dashboard_id, "the dashboards")
        await by_hand(lambda: QTest.keyClick(self.page._controls._dashboards, Qt.Key.Key_End))

    async def scraped(self, request: httpx.Request) -> httpx.Response:
        self.scrapes += 1
        text = f"# TYPE depth gauge\ndepth {100 + self.scrapes}\n"
        return httpx.Response(200, content=text.encode(), headers={"content-type": "text/plain"}, request=request)


@asynccontextmanager
async def watching(app: QApplication, root: Path, *services: str) -> AsyncIterator[Watched]:
    folder = Paths.below(root).config / "dashboards"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text(OWN, encoding="utf-8")
    fake = FakePlatform(utc_now, services or ("oms", "prometheus"))
    rows = (
        ({"__name__": "depth", "job": "gateway", "instance": "x:1"}, lambda _at: BEFORE),
        ({"__name__": "depth", "job": "pricing", "instance": "x:2"}, lambda _at: 3.0),
    )
    server = FakePrometheus(fake.network, rows)
    server.scrapes(gateway="http://127.0.0.1/oms/metrics")
    around = Surroundings(Paths.below(root), transport_factory=fake.network)
    console = await Console.open(fake.settings(), around)
    try:
        async with shown(app, console) as view:
            watched = Watched(view, fake, server)
            fake.network.script("oms", "GET", "/metrics", watched.scraped)
            view.window.show()
            yield watched
    finally:
        await console.close()


def test_the_past_is_joined_to_the_live_line_and_asked_for_once(qapp: QApplication, tmp_path: Path) -> None:
    async def main() -> None:
        async with watching(qapp, tmp_path) as watched:
            await watched.open_own()
            await until(lambda: BEFORE in watched.values()[:1] and watched.begun_s() > 800, "the past")
            plot = watched.plot()
            assert plot is not None
            first = plot.series[0]
            assert (np.diff(first.times) > 0).all()
            assert (plot.history, plot.archived) == ("", False)
            card = watched.cards()[0]
            assert card._plot._canvas.scene_shown.seam_s == plot.seam_s
            assert card._legend._origin.startswith("archive | live at ")
            assert "archive | live at " in card._plot.words
            asked = len(watched.server.asked)
            await watched.scrape()
            assert [one for one in watched.server.asked[asked:] if one.params["query"].startswith("depth")] == []

    on_qt_loop(main)


def test_a_server_that_hangs_costs_the_live_line_nothing_and_is_let_go_with_the_page(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def main() -> None:
        async with watching(qapp, tmp_path) as watched:
            watched.server.hangs = True
            await watched.open_own()
            await until(lambda: watched.live() > 100, "the live line")
            await until(lambda: watched.server.asked, "a question to the server")
            asked = len(watched.server.asked)
            await watched.scrape()
            await watched.scrape()
            assert len(watched.server.asked) == asked == 1
            assert "history for metrics" in watched.view.console.scope.names
            view = watched.view
            view.window.show_page("board")
            await until(lambda: "history for metrics" not in view.console.scope.names, "the question to be given up")
            scrapes = watched.scrapes
            view.console.poller.kick("oms")
            await until(lambda: watched.scrapes > scrapes, "another scrape")
            assert len(watched.server.asked) == asked

    on_qt_loop(main)


@pytest.mark.parametrize(
    ("status", "error", "words"),
    [
        (401, "", "Prometheus does not accept this console's token"),
        (503, "starting", "starting"),
        (0, "", "Prometheus did not answer in 20 s."),
    ],
)
def test_why_there_is_no_past_is_said_below_the_live_line(
    qapp: QApplication, tmp_path: Path, status: int, error: str, words: str
) -> None:
    async def main() -> None:
        async with watching(qapp, tmp_path) as watched:
            watched.server.status, watched.server.error = status, error
            if not status:
                watched.fake.network.fail("prometheus", "GET", RANGE, httpx.ReadTimeout("x"), sent=True)
            await watched.open_own()
            await until(lambda: (plot := watched.plot()) and plot.series and plot.history, "the reason")
            card = watched.cards()[0]
            await until(lambda: card._foot.text().startswith("History: "), "the words")
            assert card.data is not None
            assert words in card.data.history
            assert watched.values()
            await watched.scrape()

    on_qt_loop(main)


def test_a_service_that_only_the_server_knows_is_drawn_from_there(qapp: QApplication, tmp_path: Path) -> None:
    async def main() -> None:
        async with watching(qapp, tmp_path) as watched:
            watched.server.scrapes(gateway="http://127.0.0.1/oms/metrics", pricing="http://10.0.0.9/metrics")
            watched.view.console.poller.kick("prometheus")
            await watched.open_own()
            targets = watched.page._controls._targets
            await until(lambda: targets.findText("pricing (Prometheus)") >= 0, "the service")
            watched.server.rows = [({"__name__": "depth", "job": "pricing"}, lambda _at: 3.0)]
            await by_hand(lambda: QTest.keyClick(targets, Qt.Key.Key_End))
            wanted = 'depth{job="pricing"}'
            await until(lambda: wanted in {one.params["query"] for one in watched.server.asked}, "the question")
            await until(lambda: (plot := watched.plot()) and plot.archived and plot.series, "the server's line")
            plot = watched.plot()
            assert plot is not None
            assert (plot.seam_s, plot.stale_after_s, plot.stale(utc_now())) == (None, 45.0, False)
            assert plot.series[0].times[-1] >= time.time() - 31
            assert watched.cards()[0]._legend._origin == "archive"
            assert "asked of Prometheus" in watched.page._heading.subtitle

    on_qt_loop(main)


def told(watched: Watched, path: str, body: dict[str, object], status: int = 200) -> None:
    watched.fake.network.answer("prometheus", "GET", f"/api/v1/{path}", status=status, json=body)


def test_an_expression_is_checked_drawn_and_remembered(qapp: QApplication, tmp_path: Path) -> None:
    async def main() -> None:
        async with watching(qapp, tmp_path) as watched:
            refused = {"status": "error", "errorType": "bad_data", "error": "1:5: parse error: unclosed"}
            told(watched, "query", refused, status=400)
            told(watched, "label/__name__/values", {"status": "success", "data": ["depth", "up"]})
            told(watched, "metadata", {"status": "success", "data": {"depth": [{"type": "gauge", "help": "Waiting."}]}})
            page = watched.explorer
            watched.view.window.show_page("explorer")
            await until(page.promql.isVisible, "the field")
            edit = page.promql.edit
            await by_hand(lambda: edit.setFocus(Qt.FocusReason.TabFocusReason))
            await by_hand(lambda: QTest.keyClicks(edit, "rate(de"))
            await until(edit._list.isVisible, "the names")
            await until(lambda: edit._names.stringList() == ["depth  gauge · Waiting."], "what it is")
            await until(lambda: "character 5: unclosed." in page.promql._said.plain_text, "the refusal")
            none = {"resultType": "vector", "result": []}
            told(watched, "query", {"status": "success", "data": none, "warnings": ["slow"]})
            for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
                await by_hand(lambda key=key: QTest.keyClick(edit, key))
            await by_hand(lambda: QTest.keyClicks(edit, "[5m])"))
            await by_hand(lambda: QTest.keyClick(edit, Qt.Key.Key_Return))
            await until(lambda: any(plot.series for plot in page._plots), "the plot")
            await until(lambda: page.promql._said.plain_text, "the check")
            assert page.promql._said.plain_text == "No series now. Prometheus says: slow."
            assert page._plots[0].spec.expression == "rate(depth[5m])"
            assert len(page._plots[0].series) == 2
            assert watched.view.console.choices.of("explorer/promql", "") == "rate(depth[5m])"
            watched.fake.network.fail("prometheus", "GET", RANGE, httpx.ConnectError("refused"), sent=False)
            await by_hand(edit.clear)
            await by_hand(lambda: QTest.keyClicks(edit, "up"))
            await by_hand(lambda: QTest.keyClick(edit, Qt.Key.Key_Return))
            await until(lambda: "History: Prometheus" in page._empty.accessibleName(), "the reason")
            await by_hand(lambda: QTest.keyClick(edit, Qt.Key.Key_Up))
            await by_hand(lambda: QTest.keyClick(edit, Qt.Key.Key_Up))
            assert edit.text() == "rate(depth[5m])"
            await by_hand(lambda: QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier))
            await until(lambda: watched.view.console.store.state.outcomes, "the plot to be pinned")
            pinned = Paths.below(tmp_path).config / "dashboards" / "pinned.toml"
            assert 'promql = "up"' in pinned.read_text("utf-8")

    on_qt_loop(main)
