"""A window with the pages of the keys on a console that can rotate, worked as a person works it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from app.core.rotation_flavour import Route
from app.core.rotation_key import KeyPart
from app.core.rotation_steps import CheckItem, Step
from app.shell.panels import PANELS
from app.shell.rotation_wiring import RotationWiring
from app.shell.window import Window
from tests.fakes.running_console import by_hand, until
from tests.fakes.sandbox import RunningSandbox
from tests.shell.rotating_room import RotatingRoom, rotating_room
from widgets.director_page import DirectorPage
from widgets.keys_page import KeysPage
from widgets.rotation_page import RotationPage

_PAGES = ("keys", "rotation", "director")


class Desk:
    """A window with the three pages on a console that can rotate: one of its own, or a whole console's."""

    def __init__(self, room: RotatingRoom, window: Window | None = None, wiring: RotationWiring | None = None) -> None:
        self.room = room
        rows = [row for row in PANELS if row.page_id in _PAGES]
        self.window = window or Window(room.console.store.state.environment, rows)
        self.wiring = wiring or RotationWiring(self.window, room.console)
        keys, rotation, director = (self.window.panels[page_id] for page_id in _PAGES)
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

    async def paste_key(self, **parts: str) -> None:
        """Paste both parts of a key, one that Kraken accepts unless told otherwise."""
        texts = {**self.room.sandbox.announcement["secrets"]["kraken_pairs"][0], **parts}
        for part, name in ((KeyPart.API_KEY, "api_key"), (KeyPart.PRIVATE_KEY, "api_secret")):
            field = self.rotation._key.entry(part).field

            def paste(field: Any = field, text: str = texts[name]) -> None:
                QGuiApplication.clipboard().setText(text)
                field.paste()

            await by_hand(paste)

    async def as_far_as_the_approvals(self, **parts: str) -> None:
        """From the page of the keys to the directors."""
        page, room = self.rotation, self.room
        await by_hand(self.keys.rotate_requested.emit)
        assert self.window.page_id == "rotation"
        await by_hand(lambda: page.scope_changed.emit("company", "quarterly rotation", "OPS-7", Route.ROTATE))
        await by_hand(page.onward_requested.emit)
        assert room.rotation.step is Step.NEW_KEY, room.desk.failure
        await self.paste_key(**parts)
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
    """The window, shown and drawn from the store until the context ends; `options` as for `rotating_room`."""
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
