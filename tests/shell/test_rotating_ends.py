"""What ends a rotation, or what belongs to it, before its time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from api_client.models.auth import SecretText
from app.core.halt_ladder import RungState
from app.core.rotation_answer import Cause
from app.core.rotation_ladder import RotationRungId, RotationWord
from app.core.rotation_steps import CheckItem, How, Step
from app.core.rotation_verdict import Phase
from app.core.state import SessionPhase
from app.shell.journal import JournalError
from app.shell.key_holder import KEPT_S
from tests.fakes.running_console import on_qt_loop, signed_in, until
from tests.fakes.sandbox import RunningSandbox
from tests.shell.halting_room import ShiftedClock
from tests.shell.rotating_room import (
    TEST,
    RotatingRoom,
    before,
    rotating_room,
    rotation_settings,
    somebody_else,
    start_over,
)

pytestmark = [pytest.mark.xdist_group("rotating"), pytest.mark.usefixtures("qapp")]


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSandbox]:
    with RunningSandbox(tmp_path_factory.mktemp("rotating-ends") / "state") as running:
        yield running


@pytest.fixture(autouse=True)
def as_at_first(sandbox: RunningSandbox) -> None:
    start_over(sandbox)


def fail_from(kind: str, room: RotatingRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the first record of this kind on the journal cannot be written."""
    append, failing = room.console.journal.append, [False]

    async def broken(wanted: str, actor: str, body: Mapping[str, Any], at: Any) -> Any:
        failing[0] = failing[0] or wanted == kind
        if failing[0]:
            raise JournalError("The journal cannot be written: no space left.")
        return await append(wanted, actor, body, at)

    monkeypatch.setattr(room.console.journal, "append", broken)


@pytest.mark.expects_log
@pytest.mark.parametrize("kind", ["asked", "sent"])
def test_without_a_journal_nothing_is_sent(
    kind: str, sandbox: RunningSandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def main() -> None:
        async with rotating_room(sandbox, tmp_path) as room:
            await room.ready()
            await room.records()
            fail_from(kind, room, monkeypatch)
            await room.rotating.send("ROTATE")
            assert "journal cannot be written" in room.desk.failure
            assert "othing was sent" in room.said
            assert room.rotation.step is Step.CONFIRM
            assert room.handled() == {}
            await room.rotating.send("ROTATE")
            assert "without it no key is rotated" in room.desk.failure

    on_qt_loop(main)


def test_a_session_that_dies_on_the_way_is_told_by_the_status(
    sandbox: RunningSandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def main() -> None:
        async with rotating_room(sandbox, tmp_path) as room:
            await room.ready()
            before("sent", room, monkeypatch, lambda: sandbox.set_fault("secrets", "session_lost"))
            await room.rotating.send("ROTATE")
            # The answer alone may be about an approval: it signs nobody out.
            assert room.rotation.submission.phase is Phase.REFUSED
            await until(lambda: room.ladder.cause is Cause.SESSION, f"{room.ladder}", 5.0)
            assert room.console.store.state.session.phase is SessionPhase.EXPIRED
            assert room.handled() == {}
            await signed_in(room.console, sandbox)
            sandbox.clear()
            room.rotating.again()
            assert room.rotation.step is Step.NEW_KEY

    on_qt_loop(main)


def test_a_rotation_that_changes_at_the_last_moment_is_not_sent(
    sandbox: RunningSandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def main() -> None:
        async with rotating_room(sandbox, tmp_path) as room:
            await room.ready()

            def tampered() -> None:
                room.rotating.tick(CheckItem.EXPIRY, False)
                assert "on its way" in room.desk.failure  # a person cannot any more
                room.console.store.update(somebody_else)
                room.rotating.session_changed()

            before("sent", room, monkeypatch, tampered)
            await room.rotating.send("ROTATE")
            assert room.handled() == {}
            assert room.rotation.cancelled_at is not None
            assert (await room.records())[-1][1]["rotation"]["submission"]["phase"] == "ready"

    on_qt_loop(main)


def test_a_rotation_by_somebody_else_a_moment_ago_does_not_pass_for_this_one(
    sandbox: RunningSandbox, tmp_path: Path
) -> None:
    async def main() -> None:
        async with rotating_room(sandbox, tmp_path) as room:
            await room.ready()
            approvals = SecretText(sandbox.sign_in("director-1")), SecretText(sandbox.sign_in("director-2"))
            other = room.parts(1)
            done = await room.console.platform.secrets.rotate("company", *other, approvals)
            sandbox.set_fault("secrets", "text_500", route="/secrets/rotate", times=1)
            await room.rotating.send("ROTATE")
            before = room.rotation.before
            assert before is not None
            assert before.rotated_at == done.last_rotated_at
            await room.until_word(RotationWord.UNKNOWN)
            assert room.ladder.rung(RotationRungId.STATUS).state is RungState.PENDING

    on_qt_loop(main)


def test_kraken_refuses_and_wants_a_pause(sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        async with rotating_room(sandbox, tmp_path) as room:
            room.draft(until_step=Step.TEST, api_key="ANOTHER-KEY-THAT-KRAKEN-DOES-NOT-KNOW")
            await room.rotating.test()
            assert "Kraken refused" in room.rotation.trials[-1].words
            room.rotating.onward()
            assert "The test refused this key" in room.desk.failure
            room.rotating.drop_key()
            assert room.rotation.step is Step.NEW_KEY
            room.hold()
            room.rotating.onward()
            await room.rotating.test()
            assert "Kraken locks out" in room.desk.failure
            assert room.handled() == {TEST: 1}
            room.rotating.cancel()
            assert not room.desk.held
            room.rotating.begin("once more")
            room.rotating.onward()
            room.hold()
            room.rotating.onward()
            await room.rotating.test()
            assert "Kraken locks out" in room.desk.failure  # another rotation does not shorten it

    on_qt_loop(main)


def test_the_test_of_a_new_key_stores_nothing(sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        async with rotating_room(sandbox, tmp_path) as room:
            room.draft(until_step=Step.TEST)
            await room.rotating.test()
            assert "Kraken takes this key" in room.rotation.trials[-1].words
            assert room.handled() == {TEST: 1}

    on_qt_loop(main)


def test_approvals_and_sessions_are_dropped_after_five_minutes(sandbox: RunningSandbox, tmp_path: Path) -> None:
    clock = ShiftedClock()

    async def main() -> None:
        async with rotating_room(sandbox, tmp_path, now=clock) as room:
            await room.ready()
            sessions = room.sessions.pair(room.rotation.approvals)
            assert sessions is not None
            clock.advance(301)
            await until(lambda: room.rotation.approvals == (), "approvals lapsed", 5.0)
            assert all(token.wiped for token in sessions)
            assert room.sessions.directors == ()
            assert "lapsed" in room.desk.failure
            await room.rotating.send("ROTATE")
            assert "0 of 2 directors" in room.desk.failure
            clock.advance(KEPT_S)
            await until(lambda: not room.desk.held, "the key overwritten", 5.0)
            assert room.rotation.step is Step.NEW_KEY
            assert room.handled() == {}

    on_qt_loop(main)


def test_another_person_voids_everything_and_the_same_one_goes_on(sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        async with rotating_room(sandbox, tmp_path) as room:
            held = await room.ready()
            sessions = room.sessions.pair(room.rotation.approvals)
            await room.console.lock()
            await room.rotating.send("ROTATE")
            assert room.desk.failure == "This console is locked."
            await signed_in(room.console, sandbox)
            assert room.rotation.editable
            assert room.sessions.pair(room.rotation.approvals) == sessions
            await room.console.lock()
            await signed_in(room.console, sandbox, "director-1")
            assert room.rotation.cancelled_at is not None
            assert sessions is not None
            assert all(part.wiped for part in (*held, *sessions))
            assert "Another person signed in" in room.desk.failure
            room.rotating.look()
            assert room.desk.account == "director-1"
            assert room.handled() == {}

    on_qt_loop(main)


def test_directors_are_two_others(sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        async with rotating_room(sandbox, tmp_path, account="director-1") as room:
            room.draft()
            user = sandbox.user("director-1")
            await room.rotating.approve_in_person(user.email, SecretText(user.password), SecretText(user.code()))
            assert "No approval has been asked for" in room.desk.failure
            await room.approve("director-1")
            assert "wants two others" in room.desk.failure
            await room.rotating.approve_in_person(user.email, SecretText("wrong"), SecretText(user.code()))
            assert "password is wrong" in room.desk.failure
            assert room.rotation.approvals == ()
            await room.approve("director-2", "director-2")
            assert "has approved already" in room.desk.failure
            assert len(room.rotation.approvals) == len(room.sessions.directors) == 1
            await room.rotating.ask_approvals()
            assert room.sessions.directors == ()
            room.rotating.choose_method(How.OTHER_DESK)
            assert "remote_approvals = true" in room.desk.failure

    on_qt_loop(main)


def test_policy_may_let_the_requester_approve(sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        settings = rotation_settings(sandbox, requester_may_approve=True)
        async with rotating_room(sandbox, tmp_path, account="director-1", settings=settings) as room:
            await room.ready()
            await room.rotating.send("ROTATE")
            await room.until_word(RotationWord.PROVEN)

    on_qt_loop(main)


def test_the_first_key_leaves_none_to_delete(sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        settings = rotation_settings(sandbox, requester_may_approve=True)
        async with rotating_room(sandbox, tmp_path, account="director-2", settings=settings) as room:
            assert "No key is stored" in str(room.desk.findings)
            await room.ready()
            await room.rotating.send("ROTATE")
            await room.until_word(RotationWord.PROVEN)
            assert room.desk.reminders == ()

    on_qt_loop(main)
