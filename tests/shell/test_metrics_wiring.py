"""Metrics and Explorer of the running console: real scrapes become plots, choices are answered, plots are kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from api_client.exposition import parse_exposition
from app.core.dashboard import queries_of
from app.core.query import Matcher, PatternMatcher
from app.core.series import SeriesBook
from app.core.state import VerdictOfCommand
from app.core.units import Unit
from app.shell import plot_wiring
from app.shell.dashboards import shipped_dashboards
from app.shell.main import View
from app.shell.paths import Paths
from tests.fakes.running_console import by_hand, on_qt_loop, running_console, until
from tests.fakes.sandbox import RunningSandbox
from widgets.explorer_page import ExplorerPage
from widgets.metrics_page import MetricsPage
from widgets.plot_card import PlotCard

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints", extend=True),
]
OWN = 'title = "Mine"\n[plot.up]\ntitle = "Latency"\nlines = [{ metric = "http_request_duration_seconds_count" }]\n'
PLOTTED = ("auth", "oms", "risk", "kraken-ws-ingest")


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
        async with running_console(qapp, sandbox, tmp_path, PLOTTED) as view:
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


def test_scrapes_of_many_services_are_one_question_and_a_choice_is_asked_at_once(
    qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page of fifty lines that is asked again at each of twenty scrapes a second never lets the window rest."""
    an_hour_ms = 3_600_000
    monkeypatch.setattr(plot_wiring, "LIVE_MS", an_hour_ms)

    async def main() -> None:
        async with running_console(qapp, sandbox, tmp_path, PLOTTED) as view:
            scraping, page = view.console.scraping, page_of(view)
            asked, real = [], scraping.answers
            monkeypatch.setattr(scraping, "answers", lambda *what: asked.append(what) or real(*what))

            async def scraped_again() -> None:
                version = scraping.book.version
                view.console.poller.kick()
                await until(lambda: scraping.book.version > version + 3, "more scrapes")
                await by_hand(view.wiring._draw)

            view.window.show_page("explorer")
            explorer = explorer_of(view)
            await until(lambda: explorer._known > 50, "the metrics")
            await by_hand(explorer._list._table.setFocus)
            await until(lambda: asked and explored(view), "a metric is drawn")
            asked.clear()
            await scraped_again()
            assert asked == [], "the Explorer"
            view.window.show_page("metrics")
            await until(lambda: drawn(view), "the plots")
            asked.clear()
            await scraped_again()
            assert asked == [], "the Metrics page"
            view.window.show_page("board")
            view.window.show_page("metrics")
            await until(lambda: asked, "who comes back does not wait")
            asked.clear()
            await by_hand(lambda: QTest.keyClick(page._controls._targets, Qt.Key.Key_End))
            await until(lambda: asked, "nor who chooses something")

    on_qt_loop(main)


OVERVIEW = {
    "policy-latency": Unit.MILLISECONDS,
    "risk-latency": Unit.MILLISECONDS,
    "oms-p95": Unit.SECONDS,
    "oms-p99": Unit.SECONDS,
    "websocket-p99": Unit.SECONDS,
    "kill-switch-response": Unit.SECONDS,
    "canary-promotion": Unit.MINUTES,
    "market-data-age": Unit.SECONDS,
    "orders-a-minute": Unit.PER_MINUTE,
    "filled-notional": Unit.USD,
    "fee-spend": Unit.USD,
    "breaker-state": Unit.COUNT,
    "rejected-intents": Unit.PER_MINUTE,
    "oms-errors": Unit.PER_MINUTE,
    "scaling": Unit.COUNT,
}


def test_every_plot_of_the_overview_asks_for_what_is_exposed(sandbox: RunningSandbox) -> None:
    overview = shipped_dashboards()[0]
    assert {plot.id: plot.unit for plot in overview.plots} == OVERVIEW
    labels: dict[str, set[str]] = {}
    for name in sandbox.announcement["services"]:
        with sandbox.client(name) as client:
            reply = client.get("/metrics")
        if reply.status_code == 200:
            for family in parse_exposition(reply.content.decode()).families.values():
                known = labels.setdefault(family.name, set())
                known.update(label for sample in family.samples for label, _ in sample.labels)
    # What nobody has done yet has no series, and so no labels.
    labels["kill_switch_response_seconds"].add("status")
    asked = [query for plot in overview.plots for query in queries_of(plot)]
    assert {query.metric for query in asked} - labels.keys() == set()
    for query in asked:
        known = labels[query.metric]
        assert {*(query.by or ()), *(one.label for one in query.matchers)} <= known, query.metric


@pytest.mark.parametrize("writable", [True, False])
def test_a_saved_plot_is_written_or_said_not_to_be(
    qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path, writable: bool
) -> None:
    path = tmp_path / "plot.csv" if writable else tmp_path / "missing" / "plot.csv"

    async def main() -> None:
        async with running_console(qapp, sandbox, tmp_path, PLOTTED) as view:
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


def explorer_of(view: View) -> ExplorerPage:
    page = view.window.panels["explorer"]
    assert isinstance(page, ExplorerPage)
    return page


def explored(view: View) -> str:
    """The title of the plot that is drawn; empty without a line."""
    wall = explorer_of(view)._wall
    data = wall.cards[0].data if wall is not None and wall.cards else None
    return data.spec.title if data is not None and data.series else ""


def test_a_metric_is_found_drawn_and_pinned_by_keys_alone(
    qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path
) -> None:
    folder = Paths.below(tmp_path).config / "dashboards"

    async def main() -> None:
        async with running_console(qapp, sandbox, tmp_path, PLOTTED) as view:
            page, console = explorer_of(view), view.console
            view.window.show_page("explorer")
            await until(lambda: page._known > 50, "the metrics")
            search, table = page._list._search, page._list._table
            await by_hand(lambda: QTest.keyClicks(search, "httpreqdur"))
            await until(lambda: 0 < table.model().rowCount() < 9, "the histogram")
            await by_hand(lambda: QTest.keyClick(search, Qt.Key.Key_Down))
            await until(lambda: explored(view) == "P95 of http_request_duration_seconds", "the quantile")
            edit = page._question._filter._edit
            await by_hand(lambda: edit.setFocus(Qt.FocusReason.TabFocusReason))
            await by_hand(lambda: QTest.keyClicks(edit, 'method!~"DELETE|PATCH", path!="/nowhere"'))
            await by_hand(lambda: QTest.keyClick(edit, Qt.Key.Key_Return))
            filtered = 'method!~"DELETE|PATCH"'
            for box, key in ((page._question._together, Qt.Key.Key_Down), (page._question._function, Qt.Key.Key_Down)):
                await by_hand(lambda box=box, key=key: QTest.keyClick(box, key))
            await until(lambda: explored(view).startswith("Rate of http_request_duration_seconds · sum · "), "the rate")
            assert filtered in explored(view)
            await by_hand(lambda: QTest.keyClick(page._controls._pin, Qt.Key.Key_Return))
            await until(lambda: len(console.store.state.outcomes) == 1, "the outcome")
            assert page._controls._dashboards.currentText() == "to Pinned"
            for _ in range(2):  # at once: neither is lost
                page.pin_requested.emit("own:pinned")
            await until(lambda: (folder / "pinned.toml").read_text("utf-8").count("\n[plot.") == 3, "all three")
            assert {one.verdict for one in console.store.state.outcomes} == {VerdictOfCommand.DONE}
            assert [path.name for path in folder.iterdir()] == ["pinned.toml"]
            view.window.show_page("metrics")
            await until(lambda: page_of(view).dashboard_id, "the dashboards")
            await by_hand(lambda: QTest.keyClick(page_of(view)._controls._dashboards, Qt.Key.Key_End))
            name = "http-request-duration-seconds-rate"
            await until(lambda: drawn(view) == {name, f"{name}-2", f"{name}-3"}, "the pinned plots")
            assert len(cards(view)[0]._lines) == 1
            data = cards(view)[0].data
            assert data is not None
            assert data.spec.queries[0].query.matchers == (
                Matcher("path", ("/nowhere",), negated=True),
                PatternMatcher("method", "DELETE|PATCH", negated=True),
            ), "pinned and read back"

    on_qt_loop(main)


def test_what_cannot_be_pinned_is_said_and_the_budget_too(
    qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SeriesBook, "notice", "5 series are not kept.")
    folder = Paths.below(tmp_path).config / "dashboards"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text(OWN, encoding="utf-8")

    async def main() -> None:
        async with running_console(qapp, sandbox, tmp_path, PLOTTED) as view:
            page, console = explorer_of(view), view.console
            view.window.show_page("explorer")
            await until(lambda: page._known > 50 and page._controls._dashboards.count() == 2, "metrics and dashboards")
            await by_hand(lambda: QTest.keyClick(page._controls._dashboards, Qt.Key.Key_Home))
            assert page._controls._dashboards.currentText() == "to Mine"
            await by_hand(page._list._table.setFocus)
            await until(lambda: page.exploration, "a metric")
            (folder / "mine.toml").write_text("title = 3\n", encoding="utf-8")
            await by_hand(lambda: QTest.keyClick(page._controls._pin, Qt.Key.Key_Return))
            await until(lambda: console.store.state.outcomes, "an outcome")
            assert "title must be a text" in console.store.state.outcomes[0].words
            (folder / "mine.toml").unlink()
            await by_hand(lambda: QTest.keyClick(page._controls._pin, Qt.Key.Key_Return))
            await until(lambda: "No such file" in console.store.state.outcomes[0].words, "the other outcome")
            (outcome,) = console.store.state.outcomes
            assert outcome.verdict is VerdictOfCommand.REFUSED
            assert outcome.words.startswith(f"Nothing was pinned: {folder / 'mine.toml'}")
            await until(lambda: "5 series are not kept." in page._budget.text(), "what is left out")
            view.window.show_page("metrics")
            await until(lambda: "5 series are not kept." in page_of(view)._budget.text(), "the same on Metrics")

    on_qt_loop(main)
