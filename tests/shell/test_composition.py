"""The composition root as a person meets it: start, sign in, watch, pull a plug, open dialogs, lock, leave."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from app.core.areas import Area
from app.core.freshness import Freshness
from app.core.readiness.board import assess
from app.core.readiness.verdicts import Verdict
from app.core.services import ServiceCondition
from app.core.state import ReadingKind, SessionPhase
from app.shell.connection import Surroundings
from app.shell.console import Console
from app.shell.environments import read_environments
from app.shell.main import View, shown
from app.shell.paths import Paths
from app.shell.selection import Selection, opened
from tests.fakes.running_console import by_hand, on_qt_loop, row_of, running_console, signed_in, until
from tests.fakes.sandbox import RunningSandbox
from tests.shell.halting_room import ShiftedClock

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints", extend=True),
]
REVIEWS = sorted((Path(__file__).parents[1] / "data" / "reviews").glob("*.md"))


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSandbox]:
    with RunningSandbox(tmp_path_factory.mktemp("composition") / "state") as running:
        yield running


@pytest.fixture(autouse=True)
def healthy(sandbox: RunningSandbox) -> Iterator[None]:
    yield
    sandbox.clear()


WELL = (Verdict.PASS, Verdict.WARN)
"""What an area of the mended sandbox may be: some of its services are as the platform ships them."""


def area(console: Console, which: Area) -> Verdict:
    board = assess(console.store.state, console.around.now())
    return board.area(which).verdict


def test_a_person_starts_the_sandbox_signs_in_with_one_click_and_leaves(qapp: QApplication, tmp_path: Path) -> None:
    async def main() -> int:
        paths = Paths.below(tmp_path)
        selection = Selection(paths, sandbox=True, sandbox_state=tmp_path / "s")
        async with opened(selection) as console, shown(qapp, console) as view:
            view.window.show()
            view.wiring.open_sign_in()
            assert console.store.state.environment.own_sandbox
            await by_hand(view.wiring.sheet._demo.click)
            await until(lambda: console.store.state.session.phase is SessionPhase.ACTIVE, "signed in")
            await until(lambda: not view.wiring.sheet.isVisible(), "the sheet has closed itself")
            await until(lambda: area(console, Area.ARCHITECTURE) in WELL, "architecture verified")
            view.window.close()
            assert view.closed.is_set()
            assert view.window.isVisible(), "closing has an order: the window waits for the shell"
        return 0

    assert on_qt_loop(main) == 0
    kinds = (tmp_path / "state" / "journal" / "sandbox.jsonl").read_text()
    assert '"kind":"asked"' in kinds and '"kind":"verdict"' in kinds


def test_typing_into_the_sheet_signs_in_and_a_wrong_code_is_said_in_words(
    qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path
) -> None:
    user = sandbox.user("company")

    async def main() -> None:
        async with running_console(qapp, sandbox, tmp_path, ("auth",)) as view:
            sheet = view.wiring.sheet
            for code, works in (("000000", False), (user.code(), True)):
                view.wiring.open_sign_in() if not sheet.isVisible() else None
                sheet._email.setText(user.email)
                await by_hand(lambda: QTest.keyClicks(sheet._password, user.password))
                await by_hand(lambda code=code: QTest.keyClicks(sheet._code, code))
                await by_hand(lambda: QTest.keyClick(sheet._code, Qt.Key.Key_Return))
                await until(
                    lambda: not view.console.store.state.session.busy and view.console.runner.in_flight == (),
                    "answered",
                )
                await until(lambda works=works: bool(view.console.store.state.session.failure) is not works, "said")
                if not works:
                    assert "code" in view.console.store.state.session.failure.lower()
                    assert sheet.isVisible()
            await until(lambda: not sheet.isVisible(), "the sheet has closed itself")
            assert view.console.store.state.session.account == "company"

    on_qt_loop(main)
    for file in tmp_path.rglob("*"):
        if file.is_file():
            assert user.password not in file.read_text(errors="ignore")


@pytest.mark.expects_log
def test_pulling_the_kill_services_plug_shows_within_five_seconds_and_back(
    qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path
) -> None:
    async def main() -> None:
        async with running_console(qapp, sandbox, tmp_path) as view:
            console = view.console
            await signed_in(console, sandbox)
            await until(lambda: "proven" in _kill_words(view), "proven")
            await until(lambda: area(console, Area.ARCHITECTURE) in WELL, "all reachable")
            await asyncio.to_thread(sandbox.set_fault, "kill-switch", "refused")
            await until(lambda: row_of(console, "kill-switch").condition is ServiceCondition.DOWN, "down", 5.0)
            await until(
                lambda: "proven" not in _kill_words(view) or "not" in _kill_words(view).lower(), "unproven", 5.0
            )
            assert area(console, Area.ARCHITECTURE) is Verdict.FAIL
            total = len(console.store.state.environment.services)
            await until(
                lambda: f"{total - 1} of {total}" in view.window.annunciator.field_words()["services"].word, "counted"
            )
            await asyncio.to_thread(sandbox.clear)
            await until(lambda: row_of(console, "kill-switch").condition is ServiceCondition.UP, "up again", 5.0)
            await until(lambda: area(console, Area.ARCHITECTURE) in WELL, "verified again", 5.0)

    on_qt_loop(main)


def _kill_words(view: View) -> str:
    field = view.window.annunciator.field_words()["kill path"]
    return f"{field.word} {field.detail}"


def test_polling_goes_on_through_an_open_dialog(qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        async with running_console(qapp, sandbox, tmp_path, ("auth", "risk")) as view:
            view.wiring.open_sign_in()
            dialog = QDialog(view.window)
            dialog.setModal(True)
            dialog.open()
            slices = view.console.store.state
            await until(lambda: view.console.store.state is not slices, "the state moves")
            for _round in range(2):
                fact = view.console.store.state.reading(ReadingKind.METRICS, "risk")
                await until(
                    lambda fact=fact: (
                        view.console.store.state.reading(ReadingKind.METRICS, "risk").read_at != fact.read_at
                    ),
                    "another scrape while two dialogs are open",
                )
            assert view.wiring.sheet.isVisible() and dialog.isVisible()
            dialog.close()

    on_qt_loop(main)


def test_every_dropped_review_shows_nine_claims_beside_live_verdicts(
    qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path
) -> None:
    assert len(REVIEWS) == 5

    async def main() -> None:
        async with running_console(qapp, sandbox, tmp_path, ("auth", "risk")) as view:
            console, board_page = view.console, view.window.panels["board"]
            await signed_in(console, sandbox)
            await until(lambda: area(console, Area.INTEGRATION) in WELL, "something is verified")
            for path in REVIEWS:
                board_page.review_dropped.emit(str(path))
                await until(lambda path=path: (c := console.store.state.claim) and c.name == path.name, path.name)
                board = assess(console.store.state, console.around.now())
                assert len(board.areas) == 9
                assert all(one.claim is not None and one.claim.words for one in board.areas)
            board_page.review_dropped.emit(str(tmp_path / "nowhere.md"))
            await until(lambda: "cannot be read" in console.store.state.outcomes[0].words, "a missing file is said")
            assert console.store.state.claim.name == REVIEWS[-1].name, "the earlier claims stay"

    on_qt_loop(main)


def test_locking_hides_the_pages_and_unlocking_is_a_sign_in(
    qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path
) -> None:
    async def main() -> None:
        async with running_console(qapp, sandbox, tmp_path, ("auth", "risk")) as view:
            console = view.console
            await signed_in(console, sandbox)
            await by_hand(lambda: QTest.keyClick(view.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier))
            await until(lambda: console.store.state.locked, "locked")
            await until(view.window.lock_screen.isVisible, "covered")
            assert not view.window.panels["board"].isVisible()
            before = console.store.state.session.expires_at
            await signed_in(console, sandbox)
            await until(lambda: not view.window.lock_screen.isVisible(), "uncovered")
            assert console.store.state.session.expires_at != before

    on_qt_loop(main)


def test_ages_tick_and_turn_stale_while_nothing_arrives(
    qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path
) -> None:
    async def main() -> None:
        clock = ShiftedClock()
        (settings,) = read_environments(sandbox.environments_file).values()
        console = await Console.open(settings, Surroundings(Paths.below(tmp_path), now=clock))
        async with shown(qapp, console) as view:
            view.window.show()
            await until(lambda: row_of(console, "risk").condition is ServiceCondition.UP, "read")
            await console.scope.close()  # every poller is dead now
            fact = console.store.state.reading(ReadingKind.HEALTH, "risk")
            assert fact.freshness(clock()) is Freshness.FRESH
            before = view.window.annunciator.field_words()["services"]
            clock.advance(3)
            await until(
                lambda: view.window.annunciator.field_words()["services"] != before, "the age on screen advances"
            )
            assert row_of(console, "risk").condition is ServiceCondition.UP
            clock.advance(12)
            assert fact.freshness(clock()) is Freshness.STALE
            assert row_of(console, "risk").condition is ServiceCondition.STALE
            await until(
                lambda: view.window.annunciator.field_words()["services"].word.startswith("0 of "),
                "and the screen counts it as up no more",
            )
        await console.close()

    on_qt_loop(main)


def test_the_session_dies_with_the_platforms_store_and_one_sign_in_is_asked(
    qapp: QApplication, sandbox: RunningSandbox, tmp_path: Path
) -> None:
    async def main() -> None:
        async with running_console(qapp, sandbox, tmp_path, ("auth", "risk")) as view:
            console = view.console
            await signed_in(console, sandbox)
            await asyncio.to_thread(sandbox.set_fault, "risk", "session_lost")
            console.poller.kick("risk")
            await until(lambda: console.store.state.session.phase is SessionPhase.EXPIRED, "noticed")
            assert "sign in again" in console.store.state.session.failure.lower()
            await asyncio.to_thread(sandbox.clear)
            await signed_in(console, sandbox)
            assert console.store.state.session.phase is SessionPhase.ACTIVE

    on_qt_loop(main)
