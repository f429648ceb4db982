"""The Metrics page of the running console: real scrapes become plots, choices are answered, files are saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from app.core.state import VerdictOfCommand
from app.shell.main import View
from app.shell.paths import Paths
from tests.fakes.running_console import by_hand, on_qt_loop, running_console, until
from tests.fakes.sandbox import RunningSandbox
from widgets.metrics_page import MetricsPage
from widgets.plot_card import PlotCard

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints", extend=True),
]
OWN = 'title = "Mine"\n[plot.up]\ntitle = "Latency"\nlines = [{ metric = "http_request_duration_seconds_count" }]\n'


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSandbox]:
    with RunningSandbox(tmp_path_factory.mktemp("metrics") / "state") as running:
        yield running


def page_of(view: View) -> MetricsPage:
    page = view.window.panels["metrics"]
    assert isinstance(page, MetricsPage)
    return page


def cards(view: View) -> tuple[PlotCard, ...]:
    wall = page_of(view)._wall
    return () if wall is None else wall.cards


def drawn(view: View) -> set[str]:
    """The plots that have a line."""
    return {card.data.spec.id for card in cards(view) if card.data is not None and card.data.series}


def test_scrapes_become_plots_and_a_wrong_own_dashboard_is_told(
    qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path
) -> None:
    folder = Paths.below(tmp_path).config / "dashboards"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text(OWN, encoding="utf-8")
    (folder / "wrong.toml").write_text("title = 1\n", encoding="utf-8")

    async def main() -> None:
        async with running_console(qapp, sandbox, tmp_path) as view:
            page = page_of(view)
            view.window.show_page("metrics")
            wanted = {"oms-p95", "risk-latency", "policy-latency", "websocket-p99"}
            await until(lambda: wanted <= drawn(view), f"the plots {wanted}")
            bar = page._wall.verticalScrollBar() if page._wall is not None else None
            assert bar is not None
            await by_hand(lambda: bar.setValue(bar.maximum()))
            await until(lambda: {"scaling", "oms-errors"} & drawn(view), "plots that were out of sight")
            assert page._controls._notice.toolTip().startswith(str(folder / "wrong.toml"))
            await by_hand(lambda: QTest.keyClick(page._controls._dashboards, Qt.Key.Key_End))
            await until(lambda: drawn(view) == {"up"}, "the own dashboard")
            assert page.dashboard_id == "own:mine"
            every = len(cards(view)[0]._lines)
            await by_hand(lambda: QTest.keyClick(page._controls._targets, Qt.Key.Key_End))
            await until(lambda: 0 < len(cards(view)[0]._lines) < every, f"{page.target} alone")

    on_qt_loop(main)


@pytest.mark.parametrize("writable", [True, False])
def test_a_saved_plot_is_written_or_said_not_to_be(
    qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path, writable: bool
) -> None:
    path = tmp_path / "plot.csv" if writable else tmp_path / "missing" / "plot.csv"

    async def main() -> None:
        async with running_console(qapp, sandbox, tmp_path) as view:
            view.window.show_page("metrics")
            await until(lambda: drawn(view), "a plot")
            await by_hand(lambda: QTest.keyClick(cards(view)[0], Qt.Key.Key_C))
            (dialog,) = [one for one in view.window.findChildren(QFileDialog) if one.isVisible()]
            await by_hand(lambda: dialog.fileSelected.emit(str(path)))
            await by_hand(dialog.reject)
            await until(lambda: view.console.store.state.outcomes, "an outcome")
            outcome = view.console.store.state.outcomes[-1]
            assert outcome.verdict is (VerdictOfCommand.DONE if writable else VerdictOfCommand.REFUSED)

    on_qt_loop(main)
    assert path.exists() is writable
    if writable:
        assert path.read_text(encoding="utf-8").startswith("# Aether operator console, environment sandbox")
