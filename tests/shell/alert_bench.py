"""A console whose alerts a test scrapes, evaluates and looks at by itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from app.core.alert_desk import AlertRow
from app.core.alert_expression import read_expression
from app.core.alert_reports import AlertPhase
from app.core.alert_rules import Rule, RuleFile
from app.core.freshness import Slice
from app.core.readiness.rule_probes import RULES_FILES
from app.core.state import ReadingKey, ReadingKind, VerdictOfCommand
from app.shell.alert_room import AlertRoom
from app.shell.connection import Surroundings
from app.shell.console import Console
from app.shell.paths import Paths
from tests.core.states import NOW
from tests.fakes.platform import SERVICES, Clock, FakePlatform
from tests.shell.board_bench import Bench

CRITICAL = (("severity", "critical"),)
RULES = (
    Rule("KillSwitchEngaged", read_expression("max by (account_id) (kill_switch_state) > 0"), True, labels=CRITICAL),
    Rule("Deep", read_expression("depth > 5"), True, for_s=30.0, labels=CRITICAL),
    Rule("Gone", read_expression("nobody_emits > 5"), True),
    Rule("depth:twice", read_expression("depth * 2"), False),
    Rule("Twice", read_expression("depth:twice > 15"), True),
)
DEEP, KILL = 'Deep{severity="critical"}', 'KillSwitchEngaged{account_id="company",severity="critical"}'
DONE, REFUSED = VerdictOfCommand.DONE, VerdictOfCommand.REFUSED
SOON = timedelta(minutes=10)


@dataclass
class FakeSink:
    """What would have reached a person."""

    told: list[tuple[str, str, str]] = field(default_factory=list)
    sounds: int = 0
    badges: list[int] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)

    def notify(self, title: str, text: str, key: str) -> None:
        self.told.append((title, text, key))

    def withdraw(self, key: str) -> None:
        self.withdrawn.append(key)

    def sound(self) -> None:
        self.sounds += 1

    def badge(self, count: int) -> None:
        self.badges.append(count)

    def reach(self) -> str:
        return "Handed over."


class Desk(Bench):
    fake: FakePlatform

    @property
    def alerts(self) -> AlertRoom:
        return self.console.alert_room

    def told(self, kind: ReadingKind, service: str, value: Any) -> None:
        fact = Slice[Any]("GET /x", 60.0).succeeded(value, self.clock())
        self.console.store.update(lambda state: state.with_reading(ReadingKey(kind, service), fact))

    async def scrape(self, depth: int, engaged: int = 0) -> None:
        text = f'# TYPE kill_switch_state gauge\nkill_switch_state{{account_id="company"}} {engaged}\ndepth {depth}\n'
        key = ReadingKey(ReadingKind.METRICS, "kill-switch")
        self.told(key.kind, key.service, await self.console.scraping.digested(key, text.encode()))

    async def look(self, seconds: float = 15.0) -> None:
        self.clock.advance(seconds)
        await self.console.alerting.look()

    def row(self, key: str) -> AlertRow:
        row = self.state.alerts.row(key)
        assert row is not None
        return row

    def phases(self) -> dict[str, AlertPhase]:
        return {row.name: row.phase for row in self.state.alerts.rows}


async def opened(root: Path, clock: Clock, services: tuple[str, ...] = SERVICES) -> Desk:
    fake = FakePlatform(clock, services)
    around = Surroundings(Paths.below(root), now=clock, transport_factory=fake.network)
    desk = Desk(await Console.open(fake.settings(), around), clock, around.paths)
    desk.fake = fake
    desk.sign_in()
    return desk


async def ruled(root: Path) -> Desk:
    """A desk whose files of rules were read."""
    desk = await opened(root, Clock(NOW))
    desk.told(ReadingKind.RULES, RULES_FILES, (RuleFile("f", RULES),))
    return desk


async def served(root: Path) -> Desk:
    """A desk with a Prometheus and an Alertmanager that takes a silence and ends it."""
    desk = await opened(root, Clock(NOW), (*SERVICES, "prometheus", "alertmanager"))
    desk.fake.network.answer("alertmanager", "POST", "/api/v2/silences", json={"silenceID": "s-1"})
    desk.fake.network.answer("alertmanager", "DELETE", "/api/v2/silence/s-1", json={})
    return desk


async def firing(desk: Desk, depth: int = 9, engaged: int = 1) -> None:
    for _ in range(3):
        await desk.scrape(depth, engaged)
        await desk.look(16.0)
