"""The Alerts page with Debian's real Prometheus and Alertmanager, which watch the sandbox beside the console."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core.alert_actions import AlertAction, AlertWish
from app.core.alert_desk import AlertRow
from app.core.alert_reports import AlertPhase, AlertSource, Suppression
from app.core.state import AppState, VerdictOfCommand
from app.shell.main import View, shown
from app.shell.paths import Paths
from app.shell.selection import Selection, opened
from tests.fakes.monitoring_servers import find_tool, real_alertmanager, real_prometheus
from tests.fakes.running_console import by_hand, narrowed, on_qt_loop, signed_in, until
from tests.fakes.sandbox import RunningSandbox
from tests.shell.alert_bench import FakeSink
from tests.shell.prometheus_room import config
from widgets.alert_page import AlertPage

pytestmark = [
    pytest.mark.begins_first,
    pytest.mark.skipif(
        find_tool("prometheus") is None or find_tool("prometheus-alertmanager") is None,
        reason="on Debian: apt-get install --no-install-recommends prometheus prometheus-alertmanager",
    ),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]
RULES = """groups:
  - name: g
    rules:
      - {alert: OmsScraped, expr: 'up{job="oms"} == 1', labels: {severity: critical}}
      - {alert: kill_switch_engaged, expr: vector(1) > 0}
      - {alert: Beyond, expr: 'predict_linear(up{job="oms"}[1m], 60) < -1'}
"""
KEY, KILL, BEYOND = 'OmsScraped{severity="critical"}', "kill_switch_engaged{}", "Beyond{}"
DEAD = "Prometheus cannot be read"


@dataclass
class Servers:
    """What runs: `end_prometheus` blocks until it has ended."""

    sandbox: RunningSandbox
    alertmanager: str
    environments: Path
    end_prometheus: Callable[[], None]


@pytest.fixture
def servers(tmp_path: Path) -> Iterator[Servers]:
    with ExitStack() as both, ExitStack() as first:
        sandbox = both.enter_context(RunningSandbox(tmp_path / "state"))
        manager = both.enter_context(real_alertmanager())
        targets = [{"targets": [manager.url.removeprefix("http://")]}]
        routed = json.loads(config(sandbox)) | {"alerting": {"alertmanagers": [{"static_configs": targets}]}}
        prometheus = first.enter_context(real_prometheus(json.dumps(routed), RULES))
        path = tmp_path / "environments.toml"
        more = f'prometheus = "{prometheus.url}"\nalertmanager = "{manager.url}"\n'
        narrowed(sandbox, path, ("auth", "kill-switch", "oms", "risk"))
        with path.open("a", encoding="utf-8") as file:
            file.write(more)
        yield Servers(sandbox, manager.url, path, first.close)


class Desk:
    def __init__(self, view: View, servers: Servers) -> None:
        self.view, self.servers = view, servers
        page = view.window.panels["alerts"]
        assert isinstance(page, AlertPage)
        self.page = page
        self.sink = view.wiring.alerts.notices.sink = FakeSink()

    @property
    def state(self) -> AppState:
        return self.view.console.store.state

    def row(self, key: str) -> AlertRow:
        row = self.state.alerts.row(key)
        assert row is not None
        return row

    def sources(self, key: str) -> set[AlertSource]:
        self.view.console.poller.kick("prometheus")
        self.view.console.poller.kick("alertmanager")
        row = self.state.alerts.row(key)
        return set() if row is None else {one.source for one in row.reports if one.phase is AlertPhase.FIRING}

    def suppressed(self) -> Suppression | None:
        self.view.console.poller.kick("alertmanager")
        return self.row(KEY).suppression

    async def silences(self) -> list[dict[str, Any]]:
        """What Alertmanager itself has."""
        async with httpx.AsyncClient(trust_env=False) as client:
            found: list[dict[str, Any]] = (await client.get(f"{self.servers.alertmanager}/api/v2/silences")).json()
        return found

    def commands(self, kind: str) -> list[str]:
        records = self.view.console.journal.verify_now().records
        return [str(one.body.get("command")) for one in records if one.kind == kind and "silence" in str(one.body)]


async def silenced_and_heard_again(desk: Desk) -> None:
    page, view = desk.page, desk.view
    await by_hand(view.window.activateWindow)
    await until(view.window.isActiveWindow, "the keyboard in the window")
    await by_hand(lambda: page.select(KEY))
    await until(lambda: page.details.offered().get(AlertAction.SILENCE) == "", f"silencing: {page.details.reasons}")
    await by_hand(lambda: QTest.keyClick(page._table, Qt.Key.Key_Q))
    await until(page.sheet.isVisible, "the sheet")
    await by_hand(lambda: QTest.keyClicks(page.sheet._note, "known"))
    await by_hand(lambda: QTest.keyClick(page.sheet._note, Qt.Key.Key_Return))
    await until(lambda: desk.suppressed() is Suppression.SILENCED, "the silence on the board")
    await view.console.runner.settle()
    (made,) = await desk.silences()
    assert {one["name"]: one["value"] for one in made["matchers"]} == {
        "alertname": "OmsScraped",
        "severity": "critical",
    }
    assert (made["comment"], made["status"]["state"]) == ("known", "active")
    assert made["createdBy"] == desk.state.session.email
    assert desk.row(KILL).annunciated
    bar = view.window.annunciator
    await until(lambda: "1 suppressed" in str(bar.field_words()["alerts"]), "the count in the annunciator")
    await until(page.silences.cells, "the silence on the page")
    assert page.silences.cells()[0][2:4] == (desk.state.session.email, "known")
    await by_hand(view.window.activateWindow)
    await until(view.window.isActiveWindow, "the keyboard in the window again")
    await by_hand(page.silences.table.setFocus)
    await by_hand(lambda: QTest.keyClick(page.silences.table, Qt.Key.Key_E))
    await until(lambda: desk.suppressed() is None, "the alert to call again")
    await view.console.runner.settle()
    assert [one["status"]["state"] for one in await desk.silences()] == ["expired"]
    assert desk.state.outcomes[0].verdict is VerdictOfCommand.DONE
    for step in ("asked", "sent", "verdict", "silence read back"):
        assert desk.commands(step) == ["silence alert", "end silence"], step
    told = [one.body["read_back"] for one in view.console.journal.verify_now().records if "read_back" in one.body]
    assert told == [
        f"Read back: Alertmanager has silence {made['id']} in force.",
        f"Read back: silence {made['id']} is not in force.",
    ]


async def decided_here(desk: Desk) -> None:
    """Acknowledged, shelved, and both taken back, as the page's signals ask for it."""

    def wish(action: AlertAction, note: str = "") -> Callable[[], object]:
        return lambda: desk.page.wished.emit(AlertWish(action, (KEY,), note, timedelta(minutes=15)))

    await by_hand(wish(AlertAction.ACKNOWLEDGE, "on it"))
    await until(lambda: desk.row(KEY).acknowledgement, "the acknowledgement")
    await desk.view.console.runner.settle()
    await by_hand(wish(AlertAction.SHELVE, "later"))
    await until(lambda: desk.row(KEY).suppression is Suppression.SHELVED, "the shelving")
    await desk.view.console.runner.settle()
    await by_hand(wish(AlertAction.UNACKNOWLEDGE))
    await until(lambda: desk.row(KEY).acknowledgement is None, "the acknowledgement taken back")
    await desk.view.console.runner.settle()
    await by_hand(wish(AlertAction.UNSHELVE))
    await until(lambda: desk.row(KEY).annunciated, "the alert to call again")
    await by_hand(desk.page.test_requested.emit)
    await until(lambda: desk.sink.told[-1:] and desk.sink.told[-1][2] == "", "the test notification")
    await until(lambda: desk.state.outcomes[0].words == "Handed over.", "where it went")


async def prometheus_dies(desk: Desk) -> None:
    """Its end is an alarm, what only it knew is unknown, and the live series go on."""
    assert desk.row(BEYOND).phase is AlertPhase.INACTIVE
    await asyncio.to_thread(desk.servers.end_prometheus)

    def dead() -> AlertRow | None:
        desk.view.console.poller.kick("prometheus")
        return next((row for row in desk.state.alerts.rows if row.name == DEAD), None)

    await until(dead, "the dead source as an alarm")
    assert desk.row(BEYOND).phase is AlertPhase.UNKNOWN
    await until(lambda: [one for one in desk.sink.told if DEAD in one[0]], "the notification")
    assert desk.sink.badges[-1] >= 2
    version = desk.state.metrics_version
    desk.view.console.poller.kick("oms")
    await until(lambda: desk.state.metrics_version > version, "the live series to go on")
    key = next(key for title, _, key in desk.sink.told if DEAD in title)
    await by_hand(lambda: desk.view.window.show_page("board"))
    await by_hand(lambda: desk.view.wiring.alerts.desktop.opened.emit(key))
    assert (desk.view.window.page_id, desk.page.selected) == ("alerts", key)
    assert desk.page.details.words.startswith("Prometheus cannot be read. Prometheus")


@pytest.mark.expects_log
def test_alerts_of_real_servers_are_seen_silenced_heard_again_and_missed(
    qapp: QApplication, servers: Servers, tmp_path: Path
) -> None:
    async def main() -> None:
        selection = Selection(Paths.below(tmp_path), environments=servers.environments, environment="sandbox")
        async with opened(selection) as console, shown(qapp, console) as view:
            view.window.show()
            view.window.show_page("alerts")
            desk = Desk(view, servers)
            await signed_in(console, servers.sandbox)
            both = {AlertSource.PROMETHEUS, AlertSource.ALERTMANAGER}
            await until(lambda: desk.sources(KEY) >= both, "both servers to tell of the alert")
            await until(lambda: KEY in desk.page._lines, "the alert on the page")
            await silenced_and_heard_again(desk)
            await decided_here(desk)
            await prometheus_dies(desk)

    on_qt_loop(main)
