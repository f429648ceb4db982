"""Debian's real Prometheus scrapes the sandbox and remembers hours: what is drawn before the seam is what it says."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.shell.main import View, shown
from app.shell.paths import Paths
from app.shell.selection import Selection, opened
from tests.fakes.monitoring_servers import find_tool, real_prometheus
from tests.fakes.running_console import by_hand, on_qt_loop, until
from tests.fakes.sandbox import RunningSandbox
from tests.shell.prometheus_room import SERVICES, config
from widgets.explorer_page import ExplorerPage
from widgets.metrics_page import MetricsPage

pytestmark = pytest.mark.skipif(
    find_tool("prometheus") is None or find_tool("promtool") is None,
    reason="Prometheus is not installed; on Debian: apt-get install --no-install-recommends prometheus",
)
METRIC = "scaling_oms_replicas"
OWN = (
    'title = "Mine"\n[plot.replicas]\ntitle = "Replicas"\n'
    f'lines = [{{ metric = "{METRIC}", only = {{ service = "admin-platform" }} }}]\n'
)
HOUR_S = 3600
EVERY_S = 60


@dataclass(frozen=True)
class Served:
    """A sandbox, and the Prometheus beside it."""

    sandbox: RunningSandbox
    url: str

    def environments(self, folder: Path) -> Path:
        """The sandbox's environment with its Prometheus."""
        head = "[environment.sandbox.services]\n"
        text = self.sandbox.environments_file.read_text("utf-8")
        assert head in text
        path = folder / "environments.toml"
        path.write_text(text.replace(head, f'{head}prometheus = "{self.url}"\n'), encoding="utf-8")
        return path

    def range(self, expression: str, times: np.ndarray) -> dict[float, float]:
        """What its own API says at these times."""
        params = {"query": expression, "start": str(times[0]), "end": str(times[-1]), "step": "15"}
        body = httpx.get(f"{self.url}/api/v1/query_range", params=params, trust_env=False).raise_for_status().json()
        (row,) = body["data"]["result"]
        return {float(at_s): float(value) for at_s, value in row["values"]}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with RunningSandbox(tmp_path_factory.mktemp("history") / "state") as sandbox:
        instance = sandbox.url("admin").removeprefix("https://")
        now_s = int(time.time())
        past = "".join(
            f'{METRIC}{{job="admin",instance="{instance}",service="admin-platform"}} {place % 7} {at_s}\n'
            for place, at_s in enumerate(range(now_s - 3 * HOUR_S, now_s - EVERY_S, EVERY_S))
        )
        samples = f"# TYPE {METRIC} gauge\n{past}# EOF\n"
        with real_prometheus(config(sandbox), samples_text=samples) as server:
            while len(targets(server.url)) < len(SERVICES):  # it looks for them some seconds after it is ready
                time.sleep(0.1)
            yield Served(sandbox, server.url)


def targets(url: str) -> list[object]:
    body = httpx.get(f"{url}/api/v1/targets", trust_env=False).raise_for_status().json()
    found: list[object] = body["data"]["activeTargets"]
    return found


def metrics_of(view: View) -> MetricsPage:
    page = view.window.panels["metrics"]
    assert isinstance(page, MetricsPage)
    return page


def test_the_past_is_what_prometheus_says_and_promql_is_answered(
    qapp: QApplication, served: Served, tmp_path: Path
) -> None:
    folder = Paths.below(tmp_path).config / "dashboards"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text(OWN, encoding="utf-8")
    selection = Selection(Paths.below(tmp_path), environments=served.environments(tmp_path), environment="sandbox")

    async def main() -> None:
        async with opened(selection) as console, shown(qapp, console) as view:
            view.window.show()
            await seen_in_metrics(view, served)
            await asked_in_explorer(view)

    on_qt_loop(main)


async def seen_in_metrics(view: View, served: Served) -> None:
    page = metrics_of(view)
    view.window.show_page("metrics")
    await until(lambda: page.dashboard_id, "the dashboards")
    await by_hand(lambda: QTest.keyClick(page._controls._dashboards, Qt.Key.Key_End))

    def begun() -> bool:
        plots = page._plots
        plot = plots[0] if plots and plots[0].spec.id == "replicas" else None
        return plot is not None and plot.seam_s is not None and plot.series[0].times[0] < plot.seam_s - 700

    await until(begun, "the past")
    (plot,) = page._plots
    (line,) = plot.series
    assert plot.history == ""
    assert plot.seam_s is not None
    before = line.times < plot.seam_s
    said = served.range(f'{METRIC}{{job="admin",service="admin-platform"}}', line.times[before])
    assert len(said) > 40
    drawn = dict(zip(line.times[before].tolist(), line.values[before].tolist(), strict=True))
    assert {at_s: value for at_s, value in drawn.items() if value == value} == said
    assert len(set(said.values())) == 7


async def asked_in_explorer(view: View) -> None:
    page = view.window.panels["explorer"]
    assert isinstance(page, ExplorerPage)
    view.window.show_page("explorer")
    edit = page.promql.edit
    await until(edit.isVisible, "the field")
    await by_hand(lambda: edit.setFocus(Qt.FocusReason.TabFocusReason))
    await by_hand(lambda: QTest.keyClicks(edit, "scaling_oms_rep"))
    await until(edit._list.isVisible, "the names")
    await until(lambda: METRIC in edit.offered and " gauge" in edit._names.stringList()[0], "what it is")
    await by_hand(lambda: QTest.keyClick(edit, Qt.Key.Key_Escape))
    await by_hand(lambda: edit.setText("rate("))
    await by_hand(lambda: QTest.keyClick(edit, Qt.Key.Key_Return))
    await until(lambda: "Prometheus cannot read it at character" in page.promql._said.plain_text, "the refusal")
    await by_hand(lambda: edit.setText(f"max({METRIC}) * 2"))
    await by_hand(lambda: QTest.keyClick(edit, Qt.Key.Key_Return))
    await until(lambda: page.promql._said.plain_text == "1 series now.", "the check")
    await until(lambda: any(plot.series for plot in page._plots), "the plot")
    await until(lambda: np.nanmax(page._plots[0].series[0].values) >= 12, "the part of the past with six replicas")
