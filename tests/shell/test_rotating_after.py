"""What a restart goes on with, and what can be done beside a rotation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.rotation_ladder import RotationWord
from app.core.rotation_steps import Step
from app.core.rotation_verdict import Phase
from app.core.state import VerdictOfCommand
from tests.fakes.running_console import on_qt_loop, signed_in, until
from tests.fakes.sandbox import RunningSandbox
from tests.shell.rotating_room import FORCE, ROTATE, rotating_room, start_over

pytestmark = [pytest.mark.xdist_group("rotating"), pytest.mark.usefixtures("qapp")]


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSandbox]:
    with RunningSandbox(tmp_path_factory.mktemp("rotating-after") / "state") as running:
        yield running


@pytest.fixture(autouse=True)
def as_at_first(sandbox: RunningSandbox) -> None:
    start_over(sandbox)


def test_a_draft_goes_on_from_its_key_after_a_restart(sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        async with rotating_room(sandbox, tmp_path) as room:
            await room.ready()
            await room.records()
        async with rotating_room(sandbox, tmp_path, account=None) as again:
            await until(lambda: again.desk.rotation is not None, "the draft taken up", 5.0)
            assert (again.rotation.step, again.rotation.reason) == (Step.NEW_KEY, "quarterly rotation")
            assert (again.rotation.approvals, again.rotation.fingerprint, again.desk.held) == ((), "", False)
            await signed_in(again.console, sandbox)
            assert again.rotation.editable
        async with rotating_room(sandbox, tmp_path, account=None) as foreign:
            await until(lambda: foreign.desk.rotation is not None, "the draft taken up", 5.0)
            await signed_in(foreign.console, sandbox, "director-2")
            assert foreign.rotation.cancelled_at is not None
            await foreign.records()
        async with rotating_room(sandbox, tmp_path) as last:
            assert last.desk.rotation is None

    on_qt_loop(main)


def test_a_request_whose_answer_nobody_waits_for_is_read_after_a_restart(
    sandbox: RunningSandbox, tmp_path: Path
) -> None:
    async def main() -> None:
        async with rotating_room(sandbox, tmp_path) as room:
            await room.ready()
            fingerprint = room.rotation.fingerprint
            sandbox.set_fault("secrets", "hang_after", route="/secrets/rotate", times=1)
            sending = room.console.scope.start(room.rotating.send("ROTATE"), name="send")
            await until(lambda: room.handled() == {ROTATE: 1}, "the key arrived", 5.0)
            assert sending is not None
            assert room.console.runner.in_flight == ("Rotate the Kraken key of company",)
        async with rotating_room(sandbox, tmp_path) as again:
            await again.until_word(RotationWord.PROVEN, RotationWord.ROTATED)
            assert again.rotation.submission.phase is Phase.UNKNOWN
            assert (again.desk.last_fingerprint, again.desk.replaced_fingerprint) == (fingerprint, "")
            await until(lambda: again.desk.reminders, "the reminder", 5.0)
            assert again.handled() == {}
            again.rotating.close()
            again.rotating.reminder_done(again.rotation.request_id)
            assert not again.desk.reminders[0].open
            await again.records()
        async with rotating_room(sandbox, tmp_path) as last:
            assert [one.who for one in last.desk.reminders] == ["company@example.com"]
            assert last.desk.rotation is None
            last.rotating.begin("the same key again")
            last.rotating.onward()
            last.hold()
            last.rotating.onward()
            assert "the key of the last rotation" in last.desk.failure

    on_qt_loop(main)


def test_the_oms_is_made_to_read_the_key_again_by_a_phrase(sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        async with rotating_room(sandbox, tmp_path) as room:
            await room.rotating.force("reload")
            assert "Type RELOAD" in room.desk.failure
            await room.rotating.force("RELOAD")
            assert room.handled() == {FORCE: 1}
            assert "annotations of company's key were renewed" in room.said
            assert "OMS hot-reloads" in room.said
            sandbox.set_fault("secrets", "cluster", parameter="vanished", route="/secrets/kraken/force_rotate")
            await room.rotating.force("RELOAD")
            assert "No key is stored" in room.desk.failure
            await room.console.lock()
            await room.rotating.force("RELOAD")
            assert room.desk.failure == "This console is locked."
            assert room.handled() == {FORCE: 2}

    on_qt_loop(main)


def test_the_history_is_exported(sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        async with rotating_room(sandbox, tmp_path) as room:
            await room.ready()
            await room.rotating.send("ROTATE")
            await room.until_word(RotationWord.PROVEN)
            await room.rotating.export_audit(tmp_path / "keys.csv", "csv")
            assert "director-1; director-2" in (tmp_path / "keys.csv").read_text(encoding="utf-8")
            assert (tmp_path / "keys.csv").stat().st_mode & 0o077 == 0
            assert room.console.store.state.outcomes[0].verdict is VerdictOfCommand.DONE
            (tmp_path / "folder").mkdir()
            await room.rotating.export_audit(tmp_path / "folder", "json")
            assert "cannot be exported" in room.desk.failure

    on_qt_loop(main)


def test_nobody_signed_in_can_do_nothing(sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        async with rotating_room(sandbox, tmp_path, account=None) as room:
            room.rotating.look()
            room.rotating.begin("why not")
            assert room.desk.failure == "Sign in first."
            for wish in (room.rotating.onward, room.rotating.back, room.rotating.cancel, room.rotating.close):
                wish()
                assert room.desk.failure == "No rotation is under way."
            room.rotating.scope("company", "x", "", None)
            for refused in (room.rotating.test, room.rotating.ask_approvals, room.rotating.test_stored):
                await refused()
                assert room.desk.failure == "No rotation is under way."
            await room.rotating.open_answer("text")
            assert room.desk.failure == "No rotation is under way."
            await room.rotating.send("ROTATE")
            assert room.desk.failure == "No rotation is under way."
            assert all(part.wiped for part in room.hold())
            assert room.desk.rotation is None
            assert room.handled() == {}

    on_qt_loop(main)
