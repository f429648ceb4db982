"""A read-only window on the real platform: it reads, it signs in, and nothing it is asked for is ever sent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core.areas import Area
from app.core.read_only import READ_ONLY
from app.core.state import VerdictOfCommand
from app.shell.connection import Said
from app.shell.main import View, shown
from app.shell.paths import Paths
from app.shell.selection import Selection, opened
from tests.fakes.running_console import by_hand, on_qt_loop, signed_in, until
from tests.fakes.sandbox import RunningSandbox
from widgets.kind_badge import KindBadge
from widgets.mode_page import ModePage

pytestmark = [
    pytest.mark.xdist_group("read-only"),
    pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints", extend=True),
]


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSandbox]:
    with RunningSandbox(tmp_path_factory.mktemp("read-only") / "state") as running:
        yield running


def selection(sandbox: RunningSandbox, root: Path, **more: Any) -> Selection:
    """The sandbox's file with `read_only = true` in it."""
    file = root / "environments.toml"
    text = sandbox.environments_file.read_text(encoding="utf-8")
    file.write_text(text.replace("\nkind =", "\nread_only = true\nkind =", 1), encoding="utf-8")
    return Selection(Paths.below(root), environments=file, environment="sandbox", **more)


def writes(sandbox: RunningSandbox) -> dict[str, int]:
    """Every request that is no read, by service and route; a sign-in opens a session and changes nothing else."""
    counts = sandbox.control.get("/control/handled").json()
    return {
        f"{service} {route}": count
        for service, routes in counts.items()
        for route, count in routes.items()
        if not route.startswith(("GET ", "HEAD ", "POST /auth/"))
    }


def outcomes(view: View) -> list[str]:
    found = view.console.store.state.outcomes
    return [one.words for one in found if one.verdict is VerdictOfCommand.REFUSED]


def test_it_says_so_everywhere_and_sends_nothing(qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        async with opened(selection(sandbox, tmp_path)) as console, shown(qapp, console) as view:
            view.window.show()
            await signed_in(console, sandbox)
            await until(lambda: view.window.windowTitle().startswith("READ-ONLY · "), "the title")
            badge = view.window.annunciator.findChild(KindBadge)
            assert badge is not None and "read-only window" in badge.accessibleName()
            await by_hand(view.window.annunciator.kill.click)
            await by_hand(lambda: QTest.keyClick(view.window, Qt.Key.Key_K, _KILL))
            console.halting.fire()
            assert console.store.state.halt.armed is None
            assert "NO KILL IS SENT FROM HERE" in outcomes(view)[0]
            assert "aether-console kill --environment sandbox --all" in view.window.annunciator.kill.accessibleName()
            before = len(outcomes(view))
            await console.modes.enter_safe_mode("why")
            await console.modes.enter_simulation(("company",), "why")
            await console.board_room.vote(next(iter(Area)), "")
            await console.board_room.waive("kill-path", "why", console.around.now() + timedelta(hours=1))
            await view.wiring._oversight.room.set_limit(Decimal(5), "why")
            await view.wiring._oversight.room.decide_intent("i-1", "why", approved=False)
            console.rotating.begin()
            assert console.store.state.rotation.failure == READ_ONLY
            assert all(READ_ONLY in words for words in outcomes(view)[: len(outcomes(view)) - before])
            assert len(outcomes(view)) >= before + 6
            verdict = await console.runner.run("anything", "Do it", _never, actor="x", facts={}, raises_risk=False)
            assert verdict is VerdictOfCommand.REFUSED
            view.window.show_page("simulation")
            page = view.window.panels["simulation"]
            assert isinstance(page, ModePage)
            for button in (*page.buttons, page.safe_mode._enter, page.safe_mode._leave):
                assert (button.isEnabled(), button.accessibleDescription()) == (False, READ_ONLY)

    on_qt_loop(main)
    assert writes(sandbox) == {}


_KILL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


async def _never() -> str:
    raise AssertionError("it was sent")


def test_the_flag_counts_whatever_the_file_says_and_a_terminals_kill_is_no_window(
    sandbox: RunningSandbox, tmp_path: Path
) -> None:
    async def main() -> None:
        written = selection(sandbox, tmp_path)
        plain = Selection(Paths.below(tmp_path), environments=sandbox.environments_file, environment="sandbox")
        for given, expected in (
            (plain, False),
            (written, True),
            (selection(sandbox, tmp_path, may_write=True), False),
            (selection(sandbox, tmp_path, may_write=True, said=Said(read_only=True)), True),
        ):
            async with opened(given) as console:
                assert console.store.state.environment.read_only is expected
                assert console.around.said is given.said

    on_qt_loop(main)
