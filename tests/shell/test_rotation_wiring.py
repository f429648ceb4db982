"""What people do on the pages of the keys arrives at the rotating and at the platform, and comes back to the pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit

from app.core.rotation_flavour import Route
from app.core.rotation_ladder import RotationWord
from app.core.rotation_steps import How, Step
from tests.fakes.running_console import by_hand, on_qt_loop, signed_in, until
from tests.fakes.sandbox import RunningSandbox
from tests.shell.rotating_room import FORCE, ROTATE, rotation_settings, start_over
from tests.shell.rotation_window import Desk, desk
from widgets.rotation_proof_step import RotationProofStep

pytestmark = [
    pytest.mark.xdist_group("rotating"),
    pytest.mark.usefixtures("qapp"),
    pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints", extend=True),
]


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSandbox]:
    with RunningSandbox(tmp_path_factory.mktemp("rotation") / "state") as running:
        yield running


@pytest.fixture(autouse=True)
def as_at_first(sandbox: RunningSandbox) -> Iterator[None]:
    start_over(sandbox)
    yield
    QGuiApplication.clipboard().clear()


def test_a_rotation_from_the_page_of_the_keys_to_its_proof(sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        async with desk(sandbox, tmp_path) as made:
            room, page, keys = made.room, made.rotation, made.keys
            await made.as_far_as_the_approvals()
            await by_hand(page.ask_requested.emit)
            await until(lambda: room.desk.asked, "what is asked")
            await made.approve_in_person("director-1")
            await made.approve_in_person("director-2")
            assert [one.director for one in room.rotation.approvals] == ["director-1", "director-2"]
            await by_hand(page.onward_requested.emit)
            await by_hand(lambda: page.send_requested.emit("ROTATE"))
            await room.until_word(RotationWord.PROVEN)
            assert room.handled() == {ROTATE: 1}
            await until(lambda: room.desk.reminders, "the reminder")
            due = room.desk.reminders[0].due + timedelta(days=6)
            await by_hand(lambda: page.close_requested.emit(due - timedelta(days=8)))
            assert room.desk.failure == "That day has passed: choose today or a later one."
            assert room.rotation.closed_at is None
            await by_hand(lambda: page.close_requested.emit(due))
            assert room.rotation.closed_at is not None
            assert [one.due for one in room.desk.reminders] == [due]
            made.window.show_page("keys")
            made.draw()
            assert keys._key.facts["Approved by"] == "director-1, director-2"
            assert keys._key.facts["Fingerprint"] == room.rotation.fingerprint
            assert keys._key.facts["KMS key"] and keys._key.facts["Master key"]
            (tick,) = keys._reminders.ticks
            await by_hand(tick.click)
            await by_hand(keys._reminders.confirm._confirm.click)
            await until(lambda: not room.desk.reminders[0].open, "the reminder is ticked")
            await _exported(made, tmp_path / "history.json")

    on_qt_loop(main)


async def _exported(made: Desk, path: Path) -> None:
    await by_hand(lambda: made.keys.export_requested.emit("json"))
    (dialog,) = (one for one in made.window.findChildren(QFileDialog) if one.isVisible())
    await by_hand(lambda: dialog.fileSelected.emit(str(path)))
    await by_hand(dialog.reject)
    await until(path.exists, "the file")
    assert json.loads(path.read_text(encoding="utf-8"))[0]["approvers"] == ["director-1", "director-2"]


def test_a_director_who_cannot_sign_in_reads_why(sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        async with desk(sandbox, tmp_path) as made:
            await made.as_far_as_the_approvals()
            await by_hand(made.rotation.ask_requested.emit)
            await until(lambda: made.room.desk.asked, "what is asked")
            await made.approve_in_person("director-1", password="not it")
            assert "The e-mail address or the password is wrong." in made.wiring.sheet.failure
            assert made.room.rotation.approvals == ()
            assert not any(made.wiring.sheet.take_secrets())

    on_qt_loop(main)


def test_two_consoles_complete_a_remote_approval(sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        settings = rotation_settings(sandbox, remote_approvals=True)
        async with (
            desk(sandbox, tmp_path / "requester", settings=settings) as ours,
            desk(sandbox, tmp_path / "director", settings=settings, account="director-1") as theirs,
        ):
            await ours.as_far_as_the_approvals()
            await by_hand(lambda: ours.rotation.method_chosen.emit(How.OTHER_DESK))
            await by_hand(ours.rotation.ask_requested.emit)
            await until(lambda: ours.room.desk.asked, "what is asked")
            asked = ours.room.desk.asked
            assert asked is not None
            await by_hand(ours.rotation.copy_request_requested.emit)
            assert QGuiApplication.clipboard().text() == asked.text
            theirs.window.show_page("director")
            theirs.draw()
            page, user = theirs.director, sandbox.user("director-1")
            await by_hand(lambda: page.request_pasted.emit(QGuiApplication.clipboard().text()))
            await until(lambda: page._request.facts, "the request at the director's desk")
            typed = (" ".join(asked.spoken), user.email, user.password, user.code())
            for field, text in zip(page._approve.findChildren(QLineEdit), typed, strict=True):
                await by_hand(lambda field=field, text=text: field.setText(text))
            await by_hand(page._approve._answer.click)
            await until(lambda: page._answer.text, "the sealed answer")
            assert not any(page.take_secrets())
            await by_hand(page._answer.copy_button.click)
            answer = QGuiApplication.clipboard().text()
            assert answer.startswith("-----BEGIN AETHER ROTATION ANSWER")
            await by_hand(lambda: ours.rotation.answer_pasted.emit(answer))
            await until(lambda: ours.room.rotation.approvals, "the approval from the other desk")
            assert ours.room.rotation.approvals[0].how is How.OTHER_DESK
            await by_hand(page.forget_requested.emit)
            assert theirs.room.console.store.state.director.subject is None

    on_qt_loop(main)


def test_another_person_finds_nothing_of_what_was_typed(sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        async with desk(sandbox, tmp_path) as made:
            await by_hand(made.keys.rotate_requested.emit)
            await by_hand(lambda: made.rotation.scope_changed.emit("company", "why", "", Route.ROTATE))
            await by_hand(made.rotation.onward_requested.emit)
            await made.paste_key()
            assert made.key_typed
            made.director._paste.field.setPlainText("a request")
            await made.room.console.lock()
            made.draw()
            assert made.key_typed
            await signed_in(made.room.console, sandbox, "director-1")
            await until(lambda: not made.key_typed, "the fields are overwritten")
            assert made.director._paste.field.toPlainText() == ""

    on_qt_loop(main)


def test_a_refusal_without_a_sign_in_is_said_too(sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        async with desk(sandbox, tmp_path) as made:

            async def refused(*_: object) -> None:
                made.wiring.sheet.take_secrets()

            made.room.rotating.approve_in_person = refused  # type: ignore[method-assign]
            await made.as_far_as_the_approvals()
            await by_hand(made.rotation.ask_requested.emit)
            await until(lambda: made.room.desk.asked, "what is asked")
            await made.approve_in_person("director-1")
            assert made.wiring.sheet.failure == "No approval came of it; nothing was sent. Try again, or cancel."

    on_qt_loop(main)


def test_a_cancelled_rotation_leaves_no_key_in_the_fields(sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        async with desk(sandbox, tmp_path) as made:
            await by_hand(made.keys.rotate_requested.emit)
            await by_hand(lambda: made.rotation.scope_changed.emit("company", "why", "", Route.ROTATE))
            await by_hand(made.rotation.onward_requested.emit)
            await made.paste_key()
            await by_hand(made.rotation.cancel_requested.emit)
            await until(lambda: not made.key_typed, "the fields are overwritten")
            await by_hand(made.keys.resume_requested.emit)
            assert made.window.page_id == "rotation"
            await by_hand(made.keys.director_desk_requested.emit)
            assert made.window.page_id == "director"

    on_qt_loop(main)


def test_a_refusal_that_is_still_open_is_closed_by_beginning_again(sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        async with desk(sandbox, tmp_path) as made:
            room, page = made.room, made.rotation
            await made.as_far_as_the_approvals()
            await room.approve()
            await by_hand(page.onward_requested.emit)
            sandbox.set_fault("secrets", "unwired", route="/secrets/rotate", times=1)
            await by_hand(lambda: page.send_requested.emit("ROTATE"))
            await room.until_word(RotationWord.REFUSED)
            refused = room.rotation
            assert refused.closed_at is None
            again = made.rotation.findChild(RotationProofStep)._again.button
            await until(again.isEnabled, "the button")
            await by_hand(again.click)
            assert room.rotation.request_id != refused.request_id
            assert (room.rotation.step, room.rotation.reason) == (Step.NEW_KEY, "quarterly rotation")
            assert room.desk.failure == ""
            await made.paste_key()
            assert made.key_typed
            kinds = [kind for kind, body in await room.records() if body.get("rotation")]
            assert kinds[-2:] == ["rotation closed", "rotation begun"]

    on_qt_loop(main)


def test_the_oms_is_reloaded_once(sandbox: RunningSandbox, tmp_path: Path) -> None:
    async def main() -> None:
        async with desk(sandbox, tmp_path) as made:
            await by_hand(lambda: made.keys.force_requested.emit("RELOAD"))
            await until(made.room.handled, "the request")
            assert made.room.handled() == {FORCE: 1}
            await by_hand(made.keys.refresh_requested.emit)
            await by_hand(lambda: made.keys.force_requested.emit("reload"))
            await until(lambda: made.room.desk.failure, "a refusal in words")
            assert made.room.handled() == {FORCE: 1}

    on_qt_loop(main)
