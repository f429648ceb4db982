"""A walk through everything that can go wrong with a service, on one running console: the words, and back again."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from app.core.freshness import FailureKind
from app.core.readiness.board import assess
from app.core.readiness.probes import PROBES
from app.core.readiness.verdicts import Verdict
from app.core.services import ServiceCondition, service_rows
from app.core.state import ReadingKind, SessionPhase
from app.shell.main import View, shown
from app.shell.paths import Paths
from app.shell.selection import Selection, opened
from tests.fakes.running_console import on_qt_loop, signed_in
from tests.fakes.sandbox import RunningSandbox
from tests.shell.fault_rows import ROUNDS, Row, Seen

FEED = "marketdata-ingestor"
SANDBOX_NAMES = {"auth": "admin"}
PATIENCE_S = 60.0
LOOK_EVERY_S = 0.1
READ_AGAIN_S = 5.0
OF_A_WHILE = frozenset(probe.id for probe in PROBES if ReadingKind.LEVELS in probe.reads)
"""What judges a service by all it did so far, the fault and a busy machine included: it does not end with the fault."""

Check = Callable[[Seen], str]
"""What is not yet as expected of what is seen; nothing when all of it is."""


class Feed(ThreadingHTTPServer):
    """A market data ingestor on plain HTTP, whose metrics can be spoilt: no fault of the sandbox does that."""

    daemon_threads = True
    garbage = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Answers(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Feed

    def do_GET(self) -> None:
        bodies = {
            "/healthz": b'{"status": "ok", "checks": {}}',
            "/openapi.json": b'{"paths": {}}',
            "/metrics": b"{garbage" if self.server.garbage else b"up 1\n",
        }
        body = bodies.get(self.path, b'{"detail": "Not Found"}')
        self.send_response(200 if self.path in bodies else 404)
        self.send_header("content-type", "text/plain" if self.path == "/metrics" else "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def serving() -> Iterator[Feed]:
    with Feed() as feed:
        thread = threading.Thread(target=feed.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield feed
        finally:
            feed.shutdown()
            thread.join()


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSandbox]:
    with RunningSandbox(tmp_path_factory.mktemp("walk") / "state") as running:
        yield running


class Walk:
    """Sets the faults of a round, looks until every row reads as expected, and back."""

    def __init__(self, view: View, sandbox: RunningSandbox, feed: Feed) -> None:
        self.view, self.console = view, view.console
        self.sandbox, self.feed = sandbox, feed

    @property
    def services(self) -> tuple[str, ...]:
        return tuple(address.name for address in self.console.store.state.environment.targets)

    def look(self) -> Seen:
        state, now = self.console.store.state, self.console.around.now()
        return Seen(
            {row.name: row for row in service_rows(state, now)},
            {finding.probe_id: finding for finding in assess(state, now).findings},
            self.view.window.annunciator.field_words(),
        )

    async def settled(self) -> Seen:
        """The healthy picture: every service up, everything read."""
        await self.console.poller.first_round(signed_in=True)
        missed = await self.watched({"every service": lambda seen: ", ".join(not_up(seen))}, self.services)
        assert not missed, missed
        return self.look()

    async def round(self, rows: tuple[Row, ...], healthy: Seen) -> dict[str, str]:
        """What each row misses: of the fault's words, or of the way back."""
        for row in rows:
            await self._set(row)
        faulty = {row.service for row in rows}
        checks: dict[str, Check] = {row.says: row.missed for row in rows}
        down = {row.service for row in rows if row.condition != "UP"}
        count = f"{len(healthy.services) - len(down)} of {len(healthy.services)} up"
        checks[f"the bar counts {count}"] = lambda seen: "" if (word := seen.fields["services"].word) == count else word
        failed = await self.watched(checks, faulty)
        await asyncio.to_thread(self.sandbox.clear)
        self.feed.garbage = False
        if self.console.store.state.session.phase is not SessionPhase.ACTIVE:
            await signed_in(self.console, self.sandbox)
        stuck = await self.watched({row.says: partial(not_back, row, healthy) for row in rows}, faulty)
        return {**{says: f"after the fault {words}" for says, words in stuck.items()}, **failed}

    async def _set(self, row: Row) -> None:
        if row.service == FEED:
            self.feed.garbage = True
        else:
            name = SANDBOX_NAMES.get(row.service, row.service)
            await asyncio.to_thread(self.sandbox.set_fault, name, row.fault, **row.details)

    async def watched(self, checks: Mapping[str, Check], services: Iterable[str]) -> dict[str, str]:
        """Look on the console's own loop until each check was right once; what the others miss when patience ends.

        They need not be right all at one moment: on a machine as busy as a test run's, a request of some other service
        is always late. The services are read again now and then, as by F5, for the same reason.
        """
        loop = asyncio.get_running_loop()
        end, again = loop.time() + PATIENCE_S, 0.0
        missed = dict.fromkeys(checks, "")
        while True:
            seen = self.look()
            missed = {says: words for says in missed if (words := checks[says](seen))}
            if not missed or loop.time() >= end:
                return missed
            if loop.time() >= again:
                again = loop.time() + READ_AGAIN_S
                for service in services:
                    self.console.poller.kick(service)
            await asyncio.sleep(LOOK_EVERY_S)


def not_up(seen: Seen) -> list[str]:
    return [name for name, row in seen.services.items() if row.condition is not ServiceCondition.UP]


def not_back(row: Row, healthy: Seen, seen: Seen) -> str:
    """What of a row's service is worse than it was before the fault."""
    now, before = seen.services[row.service], healthy.services[row.service]
    if now.condition is not before.condition:
        return f"its row says {now.condition.word}: {now.because}"
    if now.failure is not None and now.failure.kind is not FailureKind.REFUSED:
        return f"its row still shows {now.failure}"
    if row.slower_than_s and (now.latency_s is None or now.latency_s >= row.slower_than_s):
        return "it is still slow"
    for probe, finding in healthy.findings.items():
        if probe in OF_A_WHILE:
            continue
        was, there = healthy.subject(probe, row.service), seen.subject(probe, row.service)
        if was is not None and (there is None or there.verdict.rank > was.verdict.rank):
            return f"the probe {probe} says {there}"
        if finding.verdict is Verdict.PASS and seen.findings[probe].verdict is Verdict.FAIL:
            return f"the probe {probe} still fails"
    return ""


@asynccontextmanager
async def walking(app: QApplication, sandbox: RunningSandbox, feed: Feed, root: Path) -> Any:
    environments = root / "environments.toml"
    environments.write_text(sandbox.environments_file.read_text() + f'{FEED} = "{feed.url}"\n')
    environments.chmod(0o600)
    selection = Selection(Paths.below(root), environments=environments, environment="sandbox")
    async with opened(selection) as console, shown(app, console) as view:
        view.window.show()
        yield Walk(view, sandbox, feed)


@pytest.mark.expects_log
def test_every_fault_shows_in_words_and_shape_and_goes_again(
    qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path, subtests: pytest.Subtests
) -> None:
    async def main() -> dict[str, str]:
        missed: dict[str, str] = {}
        with serving() as feed:
            async with walking(qapp, sandbox, feed, tmp_path) as walk:
                await signed_in(walk.console, sandbox)
                healthy = await walk.settled()
                for rows in ROUNDS:
                    missed |= await walk.round(rows, healthy)
        return missed

    missed = on_qt_loop(main)
    rows = [row for rows in ROUNDS for row in rows]
    assert len({row.says for row in rows}) == len(rows) >= 18
    for says in dict.fromkeys([row.says for row in rows] + list(missed)):
        with subtests.test(says):
            assert says not in missed, missed[says]
