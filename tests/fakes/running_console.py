"""The real composition root on a real Qt + asyncio loop, for tests that walk through the running console."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from api_client.models.auth import SecretText
from api_client.timeouts import TIMEOUTS
from app.core.services import ServiceRow, service_rows
from app.shell.console import Console
from app.shell.loop import run_on_qt
from app.shell.main import View, shown
from app.shell.paths import Paths
from app.shell.selection import Selection, opened
from tests.fakes.sandbox import RunningSandbox

T = TypeVar("T")
PATIENCE_S = 60.0
_LEAST_S = 25.0
PATIENT: Final = {
    kind: replace(patience, connect_s=_LEAST_S, answer_s=max(patience.answer_s, _LEAST_S))
    for kind, patience in TIMEOUTS.items()
}
"""How long the calls of a console in a test may take: twenty handshakes at once take seconds on a busy machine."""
SERVICES_HEADING = "[environment.sandbox.services]\n"


def on_qt_loop(main: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Run `main` to its end as the console's own main is run; tasks it leaves behind fail the test."""

    async def watched(_app: QApplication) -> T:
        result = await main()
        left = [task.get_name() for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        assert not left, f"tasks left running: {left}"
        return result

    return run_on_qt(watched)


@asynccontextmanager
async def running_console(
    app: QApplication, sandbox: RunningSandbox, root: Path, services: Sequence[str] = ()
) -> AsyncIterator[View]:
    """A console in a window on `sandbox`, its files below `root`, not signed in.

    Where `services` are given, its environment names these alone: each one more is polled, which costs a test most.
    """
    environments = narrowed(sandbox, root / "narrowed.toml", services) if services else sandbox.environments_file
    selection = Selection(Paths.below(root), environments=environments, environment="sandbox")
    async with opened(selection) as console, shown(app, console) as view:
        view.window.show()
        yield view


def narrowed(sandbox: RunningSandbox, file: Path, services: Sequence[str]) -> Path:
    """`file`, written as the sandbox's environment with these of its services alone."""
    head, heading, rows = sandbox.environments_file.read_text(encoding="utf-8").partition(SERVICES_HEADING)
    by_name = {row.partition(" = ")[0]: row for row in rows.splitlines()}
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join([head + heading.rstrip(), *(by_name[name] for name in services), ""]), encoding="utf-8")
    return file


async def signed_in(console: Console, sandbox: RunningSandbox, account: str = "company") -> None:
    """Sign in with the password and the code of `account`'s user."""
    user = sandbox.user(account)
    assert await console.sign_in(user.email, SecretText(user.password), SecretText(user.code()))


async def until(condition: Callable[[], object], what: str, patience_s: float = PATIENCE_S) -> None:
    """Wait on the console's own loop until `condition` holds."""
    pause_s = 0.001
    try:
        async with asyncio.timeout(patience_s):
            while not condition():
                await asyncio.sleep(pause_s)
                pause_s = min(2 * pause_s, 0.03)
    except TimeoutError:
        raise AssertionError(f"not within {patience_s:g} s: {what}") from None


def row_of(console: Console, service: str) -> ServiceRow:
    """What the Services page says of a service now."""
    rows = service_rows(console.store.state, console.around.now())
    return next(row for row in rows if row.name == service)


async def by_hand(action: Callable[[], object]) -> None:
    """Do what a person does, between two turns of the loop.

    Qt's test functions process events: called inside a coroutine they would run other tasks inside this one.
    """
    done = asyncio.get_running_loop().create_future()

    def act() -> None:
        try:
            action()
        except Exception as error:  # Qt would swallow it, and the test would wait for ever
            done.set_exception(error)
        else:
            done.set_result(None)

    QTimer.singleShot(0, act)
    await done
