"""The platform as shipped, wired and unwired, shows exactly the findings that the contract gives reason for."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.core.readiness.board import assess
from app.core.readiness.probe import Finding
from app.core.readiness.verdicts import Verdict
from app.shell.console import Console
from app.shell.paths import Paths
from app.shell.selection import Selection, opened
from tests.fakes.running_console import signed_in
from tests.fakes.sandbox import RunningSandbox

EXPECTED: dict[str, dict[str, dict[str, Any]]] = json.loads(
    (Path(__file__).parents[1] / "data" / "findings.json").read_text(encoding="utf-8")
)
UNWIRED = "kill-switch,sim-mode,safe-mode,secrets,risk,oms,risk-engine,portfolio,hitl,watchdog,override,config"
PROFILES = {
    "repaired": ("repaired", ()),
    "shipped": ("shipped", ()),
    "shipped, unwired": ("shipped", ("--unwired", UNWIRED)),
}
# These speak of the machine that the test runs on.
LEFT_OUT = {"console-health", "clocks"}
PATIENCE_S = 30.0


@dataclass(frozen=True)
class Shown:
    """The board's findings that do not pass, by the probe's id."""

    findings: dict[str, Finding]

    @property
    def verdicts(self) -> dict[str, str]:
        return {probe_id: finding.verdict.name for probe_id, finding in self.findings.items()}


def shown(console: Console) -> Shown:
    board = assess(console.store.state, console.around.now())
    findings = {finding.probe_id: finding for finding in board.findings if finding.probe_id not in LEFT_OUT}
    return Shown({name: finding for name, finding in findings.items() if finding.verdict is not Verdict.PASS})


async def settled(sandbox: RunningSandbox, root: Path, expected: dict[str, str]) -> Shown:
    selection = Selection(Paths.below(root), environments=sandbox.environments_file, environment="sandbox")
    async with opened(selection) as console:
        await signed_in(console, sandbox)
        await console.start()
        await console.poller.first_round(signed_in=True)
        loop = asyncio.get_running_loop()
        end = loop.time() + PATIENCE_S
        while shown(console).verdicts != expected and loop.time() < end:  # noqa: ASYNC110 what is read decides
            await asyncio.sleep(0.1)
        return shown(console)


@pytest.mark.asyncio
@pytest.mark.expects_log
@pytest.mark.parametrize("name", PROFILES)
async def test_exactly_the_findings_that_are_listed(name: str, tmp_path: Path) -> None:
    profile, options = PROFILES[name]
    expected = EXPECTED[name]
    with RunningSandbox(tmp_path / "state", profile=profile, options=options) as sandbox:
        seen = await settled(sandbox, tmp_path, {probe_id: row["verdict"] for probe_id, row in expected.items()})
    assert seen.verdicts == {probe_id: row["verdict"] for probe_id, row in expected.items()}
    for probe_id, row in expected.items():
        said = [seen.findings[probe_id].observed, *(one.observed for one in seen.findings[probe_id].subjects)]
        assert any(row["words"] in one for one in said), said
        named = {one.subject for one in seen.findings[probe_id].subjects if one.verdict.name == row["verdict"]}
        assert named == set(row["subjects"]), probe_id


def test_every_listed_finding_says_why_it_is_right() -> None:
    assert set(EXPECTED) == set(PROFILES)
    rows = [row for profile in EXPECTED.values() for row in profile.values()]
    assert all(row.keys() == {"verdict", "subjects", "words", "because"} and row["because"] for row in rows)
