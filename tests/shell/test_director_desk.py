"""Two consoles: a rotation is approved from another desk, once, for what is shown, and for nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from api_client.models.auth import SecretText
from app.core.approvals_text import TextRefusal
from app.core.rotation_ladder import RotationWord
from app.core.rotation_steps import How
from app.core.state import SessionPhase
from app.shell.connection import utc_now
from tests.fakes.running_console import on_qt_loop, until
from tests.fakes.sandbox import RunningSandbox
from tests.shell.halting_room import ShiftedClock
from tests.shell.rotating_room import ROTATE, RotatingRoom, rotating_room, rotation_settings, start_over

pytestmark = [pytest.mark.xdist_group("rotating"), pytest.mark.usefixtures("qapp")]


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSandbox]:
    with RunningSandbox(tmp_path_factory.mktemp("director-desk") / "state") as running:
        yield running


@pytest.fixture(autouse=True)
def as_at_first(sandbox: RunningSandbox) -> None:
    start_over(sandbox)


async def answered(desk: RotatingRoom, asking: RotatingRoom, account: str, *, words: str | None = None) -> str:
    """What a director's console answers to the request; empty when it refuses."""
    asked = asking.desk.asked
    assert asked is not None
    desk.rotating.read_request(asked.text)
    user = desk.sandbox.user(account)
    heard = " ".join(asked.spoken) if words is None else words
    await desk.rotating.answer(heard, user.email, SecretText(user.password), SecretText(user.code()))
    return desk.console.store.state.director.answer


def test_two_consoles_complete_a_remote_approval(sandbox: RunningSandbox, tmp_path: Path) -> None:
    settings = rotation_settings(sandbox, remote_approvals=True)
    ahead = ShiftedClock()
    ahead.advance(50)

    async def main() -> None:
        async with (
            rotating_room(sandbox, tmp_path / "requester", settings=settings) as room,
            rotating_room(sandbox, tmp_path / "director", account=None, settings=settings, now=ahead) as desk,
        ):
            room.draft()
            room.rotating.choose_method(How.OTHER_DESK)
            await room.rotating.ask_approvals()
            asked = room.desk.asked
            assert asked is not None
            assert len(asked.spoken) == 6
            answer = await answered(desk, room, "director-1")
            director = desk.console.store.state.director
            assert director.refusal == ""
            assert director.session_until.endswith("UTC")
            assert desk.console.store.state.session.phase is SessionPhase.SIGNED_OUT
            await room.rotating.open_answer(answer)
            assert room.desk.failure == ""
            assert [approval.how for approval in room.rotation.approvals] == [How.OTHER_DESK]
            assert room.rotation.approvals[0].at <= utc_now()  # whatever the other desk's clock says
            await room.rotating.open_answer(answer)
            assert room.desk.failure == TextRefusal.REPLAYED.value
            desk.rotating.read_request(asked.text)
            assert desk.console.store.state.director.refusal == TextRefusal.REPLAYED.value
            user = sandbox.user("director-2")
            await room.rotating.approve_in_person(user.email, SecretText(user.password), SecretText(user.code()))
            room.rotating.onward()
            await room.rotating.send("ROTATE")
            await room.until_word(RotationWord.PROVEN)
            assert room.handled() == {ROTATE: 1}
            assert not room.sessions.sealed_to
            kinds = [kind for kind, body in await desk.records() if "approval given" in body]
            assert kinds == ["approval asked", "approval given"]
            assert answer not in str(await room.records()) + str(await desk.records())
        async with rotating_room(sandbox, tmp_path / "director", account=None, settings=settings) as again:
            again.rotating.read_request(asked.text)
            assert again.console.store.state.director.refusal == TextRefusal.REPLAYED.value

    on_qt_loop(main)


def test_what_is_not_as_asked_is_refused(sandbox: RunningSandbox, tmp_path: Path) -> None:
    settings = rotation_settings(sandbox, remote_approvals=True)
    clock = ShiftedClock()

    async def main() -> None:
        async with (
            rotating_room(sandbox, tmp_path / "requester", settings=settings, now=clock) as room,
            rotating_room(sandbox, tmp_path / "director", account=None, settings=settings, now=clock) as desk,
        ):
            room.draft()
            await room.rotating.open_answer("text")
            assert "No approval has been asked for" in room.desk.failure
            await room.rotating.ask_approvals()
            assert await answered(desk, room, "director-1", words="acorn badger cable dawn eagle fox") == ""
            assert desk.console.store.state.director.refusal == TextRefusal.WORDS.value
            assert await answered(desk, room, "company") == ""
            assert "wants two others" in desk.console.store.state.director.refusal
            assert "stays alive until" in desk.console.store.state.director.refusal
            answer = await answered(desk, room, "director-1")
            await room.rotating.open_answer(answer.replace("ANSWER", "REQUEST"))
            assert room.desk.failure == TextRefusal.OTHER_KIND.value
            await room.rotating.ask_approvals()  # asked anew: another digest, another key
            await room.rotating.open_answer(answer)
            assert room.desk.failure == TextRefusal.REQUEST.value
            asked = room.desk.asked
            assert asked is not None
            desk.rotating.read_request(asked.text)
            clock.advance(601)
            await desk.rotating.answer(" ".join(asked.spoken), "x@example.com", SecretText("x"), SecretText("y"))
            assert desk.console.store.state.director.refusal == TextRefusal.EXPIRED.value
            await until(lambda: not room.sessions.sealed_to, "the request's key overwritten", 5.0)
            await room.rotating.open_answer(answer)
            assert "ask again" in room.desk.failure
            assert room.rotation.approvals == ()
            assert room.sessions.directors == ()
            await room.rotating.ask_approvals()
            assert room.sessions.sealed_to
            room.rotating.scope("company", "another reason", "OPS-7", None)
            assert not room.sessions.sealed_to
            assert room.desk.asked is None

    on_qt_loop(main)


def test_a_directors_desk_that_is_off_locked_or_empty_does_nothing(sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        async with rotating_room(sandbox, tmp_path, account=None) as off:
            off.rotating.read_request("text")
            assert "remote_approvals = true" in off.console.store.state.director.refusal
        settings = rotation_settings(sandbox, remote_approvals=True)
        async with rotating_room(sandbox, tmp_path, settings=settings) as desk:
            desk.rotating.read_request("text")
            assert desk.console.store.state.director.refusal == TextRefusal.NO_TEXT.value
            await desk.rotating.answer("", "somebody@example.com", SecretText("x"), SecretText("y"))
            assert desk.console.store.state.director.refusal == "Paste a request first."
            desk.draft()
            await desk.rotating.ask_approvals()
            asked = desk.desk.asked
            assert asked is not None
            desk.rotating.read_request(asked.text)
            assert desk.console.store.state.director.subject == asked.subject
            heard = " ".join(asked.spoken)
            await desk.rotating.answer(heard, "nobody@example.com", SecretText("x"), SecretText("000000"))
            assert "password is wrong" in desk.console.store.state.director.refusal
            await desk.console.lock()
            await desk.rotating.answer(heard, "nobody@example.com", SecretText("x"), SecretText("000000"))
            assert desk.console.store.state.director.refusal == "This console is locked."
            desk.rotating.forget_request()
            assert desk.console.store.state.director.subject is None

    on_qt_loop(main)
