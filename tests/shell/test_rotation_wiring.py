"""What people do on the pages of the keys arrives at the rotating and at the platform, and comes back to the pages."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit

from app.core.rotation_flavour import Route
from app.core.rotation_key import KeyPart
from app.core.rotation_ladder import RotationWord
from app.core.rotation_steps import CheckItem, How, Step
from app.shell.panels import PANELS
from app.shell.rotation_wiring import RotationWiring
from app.shell.window import Window
from tests.fakes.running_console import by_hand, on_qt_loop, signed_in, until
from tests.fakes.sandbox import RunningSandbox
from tests.shell.rotating_room import FORCE, ROTATE, RotatingRoom, rotating_room, rotation_settings, start_over
from widgets.director_page import DirectorPage
from widgets.keys_page import KeysPage
from widgets.rotation_page import RotationPage

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


class Desk:
    """A window with the three pages on a console that can rotate."""

    def __init__(self, room: RotatingRoom) -> None:
        self.room = room
        rows = [row for row in PANELS if row.page_id in ("keys", "rotation", "director")]
        self.window = Window(room.console.store.state.environment, rows)
        self.wiring = RotationWiring(self.window, room.console)
        keys, rotation, director = (self.window.panels[row.page_id] for row in rows)
        assert isinstance(keys, KeysPage) and isinstance(rotation, RotationPage) and isinstance(director, DirectorPage)
        self.keys, self.rotation, self.director = keys, rotation, director

    @property
    def key_typed(self) -> bool:
        """Whether anything of a key is in its fields."""
        return any(len(view) for view in self.rotation.key_views())

    def draw(self, *_: Any) -> None:
        """As the window's wiring draws: the window first."""
        state = self.room.console.store.state
        self.window.show_state(state, self.room.console.around.now())
        self.wiring.show_state(state)

    async def paste_key(self, pair: int = 0) -> None:
        """Paste both parts of a key that Kraken accepts."""
        texts = self.room.sandbox.announcement["secrets"]["kraken_pairs"][pair]
        for part, name in ((KeyPart.API_KEY, "api_key"), (KeyPart.PRIVATE_KEY, "api_secret")):
            field = self.rotation._key.entry(part).field

            def paste(field: Any = field, text: str = texts[name]) -> None:
                QGuiApplication.clipboard().setText(text)
                field.paste()

            await by_hand(paste)

    async def as_far_as_the_approvals(self) -> None:
        """From the page of the keys to the directors."""
        page, room = self.rotation, self.room
        await by_hand(self.keys.rotate_requested.emit)
        assert self.window.page_id == "rotation"
        await by_hand(lambda: page.scope_changed.emit("company", "quarterly rotation", "OPS-7", Route.ROTATE))
        await by_hand(page.onward_requested.emit)
        assert room.rotation.step is Step.NEW_KEY, room.desk.failure
        await self.paste_key()
        await by_hand(page.onward_requested.emit)
        assert (room.rotation.step, room.desk.held, self.key_typed) == (Step.TEST, True, False), room.desk.failure
        await by_hand(page.onward_requested.emit)
        for item in CheckItem:
            await by_hand(lambda item=item: page.tick_changed.emit(item, True))
        await by_hand(page.onward_requested.emit)
        assert room.rotation.step is Step.APPROVALS, room.desk.failure

    async def approve_in_person(self, account: str, password: str = "") -> None:
        """Open the sheet, read, sign in and approve, as far as the answer."""
        user, sheet = self.room.sandbox.user(account), self.wiring.sheet
        await by_hand(self.rotation.director_requested.emit)
        assert sheet.isVisible()
        await by_hand(sheet._onward.click)
        for field, text in zip(
            sheet.findChildren(QLineEdit), (user.email, password or user.password, user.code()), strict=True
        ):
            await by_hand(lambda field=field, text=text: field.setText(text))
        await by_hand(sheet._approve.click)
        await until(lambda: not sheet.isVisible() or sheet.failure, "the sheet's answer")


@asynccontextmanager
async def desk(sandbox: RunningSandbox, root: Path, **options: Any) -> AsyncIterator[Desk]:
    async with rotating_room(sandbox, root, **options) as room:
        made = Desk(room)
        unsubscribe = room.console.store.subscribe(made.draw)
        made.window.show()
        made.draw()
        try:
            yield made
        finally:
            made.wiring.stop()
            unsubscribe()
            made.window.let_close()
            made.window.deleteLater()


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
            await by_hand(page.close_requested.emit)
            await until(lambda: room.desk.reminders, "the reminder")
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
            await made.room.console.lock()
            await until(lambda: not made.wiring.sheet.isVisible(), "a locked console shows no sheet")

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
