"""Faults that only single probes see, on one running console: each turns its probe, with the right words, and back."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
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

WARN, FAIL, UNKNOWN = Verdict.WARN, Verdict.FAIL, Verdict.UNKNOWN
PATIENCE_S = 25.0
SANDBOX_NAMES = {"auth": "admin"}
BROKEN_REPORT = '<testsuite tests="1"><testcase classname="a" name="b"><failure/></testcase></testsuite>'


@dataclass(frozen=True)
class Row:
    """A fault of a service and what a probe then says of it; `service` of evidence begins with "evidence "."""

    says: str
    service: str
    fault: str
    probe: str
    verdict: Verdict
    words: str
    details: dict[str, str] = field(default_factory=dict)

    def missed(self, findings: dict[str, Finding]) -> str:
        """What is not as expected; nothing when all of it is."""
        finding = findings[self.probe]
        about = "" if self.service.startswith("evidence ") else self.service
        said = [one for one in finding.subjects if one.subject == about]
        if any(one.verdict is self.verdict and self.words in one.observed for one in said):
            return "" if finding.verdict.rank >= self.verdict.rank else f"as a whole it says {finding.verdict}"
        return f"{self.probe} says {said}"


def at(route: str, **more: str) -> dict[str, str]:
    return {"route": route, **more}


ROUNDS: tuple[tuple[Row, ...], ...] = (
    (
        Row("unready", "kill-switch", "unhealthy", "readyz", FAIL, "says it is not ready", at("/readyz")),
        Row("readiness crashes", "portfolio", "text_500", "readyz", FAIL, "HTTP 500", at("/readyz")),
        Row("drains", "risk", "draining_503", "draining", FAIL, "is draining: requests are refused"),
        Row("drains, too", "safe-mode", "draining_503", "draining", FAIL, "is draining: requests are refused"),
        Row("describes nothing", "sim-mode", "text_500", "open-routes", UNKNOWN, "HTTP 500", at("/openapi.json")),
        Row("certificate ended", "auth", "expired_certificate", "tls-version", UNKNOWN, "has expired"),
        Row("cannot reconcile", "oms", "text_500", "oms-reconciliation", UNKNOWN, "500", at("/oms/reconcile/status")),
        Row("key unknown", "secrets", "text_500", "kraken-key-age", UNKNOWN, "HTTP 500", at("/secrets/status")),
        Row("a test fails", "evidence junit", "report", "junit", FAIL, "1 of 1 tests failed: a.b"),
        Row("record gone", "evidence store-redis", "gone", "store-redis", UNKNOWN, "is not there"),
        Row("drill long ago", "evidence restore-drill", "old", "restore-drill", FAIL, "92 days are allowed"),
    ),
    (
        Row(
            "a drain status of another type",
            "risk",
            "wrong_type",
            "bodies-strict",
            FAIL,
            "GET /ops/drain/status at $.draining",
            at("/ops/drain/status", parameter="draining"),
        ),
        Row(
            "a Kraken status without its secret",
            "secrets",
            "missing_field",
            "secrets-shapes",
            FAIL,
            "GET /secrets/kraken/status is not as agreed at $.secret_name",
            at("/secrets/kraken/status", parameter="secret_name"),
        ),
        Row(
            "reconciliation without its alerts",
            "oms",
            "missing_field",
            "bodies-strict",
            FAIL,
            "GET /oms/reconcile/status at $.alerts",
            at("/oms/reconcile/status", parameter="alerts"),
        ),
        Row("no way in told", "sim-mode", "garbage_json", "simulation-guards", UNKNOWN, "form", at("/openapi.json")),
        Row("takes unknown", "auth", "garbage_json", "openapi", UNKNOWN, "unexpected form", at("/openapi.json")),
        Row("old backup", "evidence store-feast", "old", "store-feast", FAIL, "31 days are allowed"),
        Row("old tests", "evidence junit", "old", "release-tests", FAIL, "45 days are allowed"),
    ),
    (
        Row(
            "throttle crashes",
            "risk",
            "text_500",
            "known-broken",
            WARN,
            "GET /risk/throttle/status is broken",
            at("/risk/throttle/status"),
        ),
        Row(
            "a history of another type",
            "secrets",
            "wrong_type",
            "master-key-age",
            UNKNOWN,
            "unexpected form at $[0].master_key_rotated_at",
            at("/secrets/audit", parameter="master_key_rotated_at"),
        ),
        Row(
            "JSON crashes", "portfolio", "text_500", "known-broken", WARN, "as JSON is broken", at("/portfolio/orders")
        ),
    ),
    (Row("no session store", "secrets", "unwired", "secrets-shapes", FAIL, "fails: Secrets is not wired"),),
)


class Walk:
    """Sets the faults of a round, looks until every probe says what it should, and back."""

    def __init__(self, console: Console, sandbox: RunningSandbox) -> None:
        self.console, self.sandbox = console, sandbox
        self._files = {row.id: Path(row.file) for row in console.settings.evidence}
        self._texts = {name: path.read_bytes() for name, path in self._files.items()}

    def findings(self) -> dict[str, Finding]:
        board = assess(self.console.store.state, self.console.around.now())
        return {finding.probe_id: finding for finding in board.findings}

    async def round(self, rows: tuple[Row, ...], before: dict[str, Verdict]) -> dict[str, str]:
        """What each row misses: of the fault's words, or of the way back."""
        for row in rows:
            await self._break(row)
        failed = await self._watched(rows, lambda row, seen: row.missed(seen))
        await asyncio.to_thread(self.sandbox.clear)
        for name, text in self._texts.items():
            self._files[name].write_bytes(text)
        self._kick(rows)
        stuck = await self._watched(rows, lambda row, seen: still(seen[row.probe], before[row.probe]))
        return {**{says: f"after the fault {words}" for says, words in stuck.items()}, **failed}

    async def _break(self, row: Row) -> None:
        file = self._files.get(row.service.removeprefix("evidence "))
        if file is None:
            name = SANDBOX_NAMES.get(row.service, row.service)
            await asyncio.to_thread(self.sandbox.set_fault, name, row.fault, **row.details)
        elif row.fault == "report":
            file.write_text(BROKEN_REPORT)
        elif row.fault == "gone":
            file.unlink()
        else:
            then = (self.console.around.now() - timedelta(days=100)).timestamp()
            os.utime(file, (then, then))
        self._kick((row,))

    def _kick(self, rows: tuple[Row, ...]) -> None:
        for service in {row.service for row in rows}:
            self.console.poller.kick(service)

    async def _watched(self, rows: tuple[Row, ...], wrong: Callable[[Row, dict[str, Finding]], str]) -> dict[str, str]:
        """Look on the console's own loop until nothing is wrong; what still is when patience ends."""
        loop = asyncio.get_running_loop()
        end = loop.time() + PATIENCE_S
        missed: dict[str, str] = {}
        while loop.time() < end:
            seen = self.findings()
            missed = {row.says: words for row in rows if (words := wrong(row, seen))}
            if not missed:
                break
            await asyncio.sleep(0.1)
        return missed


def still(finding: Finding, before: Verdict) -> str:
    return "" if finding.verdict is before else f"{finding.probe_id} says {finding.observed}"


@pytest.mark.asyncio
@pytest.mark.expects_log
async def test_every_fault_turns_its_probe_and_back(tmp_path: Path, subtests: pytest.Subtests) -> None:
    rows = [row for round_ in ROUNDS for row in round_]
    missed: dict[str, str] = {}
    with RunningSandbox(tmp_path / "state") as sandbox:
        selection = Selection(Paths.below(tmp_path), environments=sandbox.environments_file, environment="sandbox")
        async with opened(selection) as console:
            await signed_in(console, sandbox)
            await console.start()
            await console.poller.first_round(signed_in=True)
            walk = Walk(console, sandbox)
            before = {probe_id: finding.verdict for probe_id, finding in walk.findings().items()}
            wrong: dict[str, Any] = {row.probe: before[row.probe] for row in rows if before[row.probe].rank > WARN.rank}
            assert not wrong
            for round_ in ROUNDS:
                missed |= await walk.round(round_, before)
    assert len({row.says for row in rows}) == len(rows) >= 15
    for row in rows:
        with subtests.test(row.says):
            assert missed.get(row.says, "") == ""
