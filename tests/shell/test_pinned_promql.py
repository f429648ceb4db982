"""A dashboard's plot in PromQL is drawn as the server answers it, or says why it is not."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.shell.paths import Paths
from tests.fakes.running_console import by_hand, on_qt_loop, until
from tests.shell.test_plot_history import watching

PINNED = '[plot.asked]\ntitle = "Asked"\npromql = "sum(depth)"\n'


def with_pinned(root: Path) -> None:
    path = Paths.below(root).config / "dashboards" / "mine.toml"
    path.write_text(f'title = "Mine"\n{PINNED}', encoding="utf-8")


def test_a_pinned_expression_is_drawn_as_the_server_answers_it(qapp: QApplication, tmp_path: Path) -> None:
    async def main() -> None:
        async with watching(qapp, tmp_path) as watched:
            with_pinned(tmp_path)
            await watched.open_own()
            await until(lambda: (plot := watched.plot()) and plot.series, "the server's lines")
            plot = watched.plot()
            assert plot is not None
            assert (plot.archived, plot.history, plot.seam_s) == (True, "", None)
            assert {one.params["query"] for one in watched.server.asked} == {"sum(depth)"}
            targets = watched.page._controls._targets
            await until(lambda: targets.count() > 1, "the services")
            await by_hand(lambda: QTest.keyClick(targets, Qt.Key.Key_End))
            await until(lambda: (plot := watched.plot()) and plot.notice, "what is not narrowed")
            plot = watched.plot()
            assert plot is not None
            assert plot.notice == "Asked as it is written, of all services."
            watched.server.status = 401
            await by_hand(lambda: QTest.keyClick(watched.page._controls._spans, Qt.Key.Key_Down))
            await until(lambda: (plot := watched.plot()) and "token" in plot.history, "the reason")

    on_qt_loop(main)


def test_a_pinned_expression_says_that_there_is_no_server(qapp: QApplication, tmp_path: Path) -> None:
    async def main() -> None:
        async with watching(qapp, tmp_path, "oms") as watched:
            with_pinned(tmp_path)
            await watched.open_own()
            await until(lambda: watched.cards() and watched.cards()[0]._foot.text(), "the reason")
            words = "This plot asks in PromQL, and environments.toml names no Prometheus."
            await until(lambda: watched.cards()[0]._foot.text() == words, watched.cards()[0]._foot.text())

    on_qt_loop(main)
