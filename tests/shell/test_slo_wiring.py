"""The SLO page of the running console: scrapes become budgets, an objective opens its plot, a wrong file is said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core.slo_view import SloVerdict
from app.shell import slo_wiring
from app.shell.main import View
from app.shell.objectives import FILE_NAME
from app.shell.paths import Paths
from tests.fakes.running_console import by_hand, on_qt_loop, running_console, until
from tests.fakes.sandbox import RunningSandbox
from widgets.explorer_page import ExplorerPage
from widgets.slo_page import SloPage

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints", extend=True),
]
MINE = """[objective.mine]
what = "my requests"
metric = "http_request_duration_seconds"
quantile = 0.9
limit = 250
unit = "ms"
scale = 1000
"""


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSandbox]:
    with RunningSandbox(tmp_path_factory.mktemp("objectives") / "state") as running:
        yield running


def page_of(view: View) -> SloPage:
    page = view.window.panels["slo"]
    assert isinstance(page, SloPage)
    return page


def explorer_of(view: View) -> ExplorerPage:
    page = view.window.panels["explorer"]
    assert isinstance(page, ExplorerPage)
    return page


def test_objectives_are_measured_and_open_their_plots(
    qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slo_wiring, "_EVERY_S", 0.0)
    config = Paths.below(tmp_path).config
    config.mkdir(parents=True)
    (config / FILE_NAME).write_text(MINE, encoding="utf-8")

    async def main() -> None:
        async with running_console(qapp, sandbox, tmp_path, ("auth", "oms", "risk", "kraken-ws-ingest")) as view:
            view.window.show_page("slo")
            page = page_of(view)
            shipped = {"policy", "risk", "oms", "websocket", "kill-switch", "canary"}
            await until(lambda: set(page._rows) == {*shipped, "mine"}, "every objective")
            await until(lambda: page._rows["mine"].standing.lower == 0.25, "what the services observed")
            mine = page._rows["mine"]
            assert mine.standing.lower == mine.standing.upper
            # A console that has just begun can rule nothing out, and says so.
            assert mine.verdict in (SloVerdict.UNKNOWN, SloVerdict.BURNING)
            first = mine.standing.read_s
            view.console.poller.kick()
            await until(lambda: page._rows["mine"].standing.read_s != first, "a newer scrape")
            await by_hand(lambda: page._table.select_key("websocket"))
            await by_hand(lambda: QTest.keyClick(page._table, Qt.Key.Key_Return))
            assert view.window.page_id == "explorer"
            explorer = explorer_of(view)
            await until(lambda: explorer.exploration is not None, "the question")
            assert explorer.exploration is not None
            assert explorer.exploration.title == "P99 of ws_delivery_latency_seconds"
            await by_hand(lambda: page.plot_requested.emit("nobody's"))
            assert explorer.exploration.metric == "ws_delivery_latency_seconds"

    on_qt_loop(main)


def test_a_wrong_own_file_is_said_and_read_again_at_the_next_opening(
    qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path
) -> None:
    config = Paths.below(tmp_path).config
    config.mkdir(parents=True)
    path = config / FILE_NAME
    path.write_text(MINE.replace("0.9", "90"), encoding="utf-8")

    async def main() -> None:
        async with running_console(qapp, sandbox, tmp_path, ("auth",)) as view:
            view.window.show_page("slo")
            page = page_of(view)
            await until(lambda: page._rows, "the shipped objectives")
            assert page._problem.plain_text.startswith(f"{path}, line 4: objective.mine.quantile must lie between")
            assert "mine" not in page._rows
            view.window.show_page("board")
            path.write_text(MINE, encoding="utf-8")
            view.window.show_page("slo")
            await until(lambda: "mine" in page._rows, "the mended file")
            assert not page._problem.isVisible()

    on_qt_loop(main)
