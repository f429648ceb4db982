"""Connects the pages of the Kraken keys, the rotation and the directors to the rotating; and both back to them."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from app.core.language import tr
from app.core.rotation import Rotation
from app.core.rotation_steps import Step
from app.core.state import AppState, ReadingKind, SessionPhase
from app.shell.console import Console
from app.shell.window import Window
from widgets.director_sheet import DirectorSheet

if TYPE_CHECKING:
    from widgets.director_page import DirectorPage
    from widgets.keys_page import KeysPage
    from widgets.rotation_page import RotationPage

_FORMS: Final = {"csv": "CSV (*.csv)", "json": "JSON (*.json)"}


class RotationWiring:
    """Lives as long as the window. What people type goes from its field to the rotating and is kept nowhere here."""

    def __init__(self, window: Window, console: Console) -> None:
        self._window = window
        self._console = console
        self._rotating = console.rotating
        self._person = ""
        self._typed_for = ""
        self.sheet = DirectorSheet(window)
        self.sheet.approve_requested.connect(self._on_approve)
        self.sheet.finished.connect(self._on_sheet_closed)
        self._page: RotationPage | None = None
        self._director: DirectorPage | None = None
        window.panels.on_made("keys", self._connect_keys)
        window.panels.on_made("rotation", self._connect_rotation)
        window.panels.on_made("director", self._connect_director)

    def show_state(self, state: AppState) -> None:
        """Keep the director's sheet current, and overwrite what was typed for a rotation or a person that is gone."""
        now = self._console.around.now()
        self.sheet.show_desk(state.rotation, now, state.reading(ReadingKind.CLOCK, "auth").fresh_value(now))
        session = state.session
        if session.phase is SessionPhase.ACTIVE and session.email != self._person:
            if self._person:
                self._wipe()
            self._person = session.email
        typed_for = _typed_for(state.rotation.rotation)
        if self._page is not None and self._typed_for and typed_for != self._typed_for:
            self._page.wipe()
        self._typed_for = typed_for

    def stop(self) -> None:
        """Overwrite what was typed and not handed over: the window closes."""
        self._wipe()

    def _wipe(self) -> None:
        for page in (self._page, self._director):
            if page is not None:
                page.wipe()
        self.sheet.close()

    def _connect_keys(self, page: KeysPage) -> None:
        rotating, show_page = self._rotating, self._window.show_page
        page.rotate_requested.connect(self._on_rotate)
        page.resume_requested.connect(lambda: show_page("rotation"))
        page.director_desk_requested.connect(lambda: show_page("director"))
        page.force_requested.connect(lambda typed: self._start(rotating.force(typed), "reload the OMS"))
        page.refresh_requested.connect(rotating.refresh)
        page.reminder_done_requested.connect(rotating.reminder_done)
        page.export_requested.connect(self._on_export)

    def _connect_rotation(self, page: RotationPage) -> None:
        self._page, rotating = page, self._rotating
        page.begin_requested.connect(rotating.begin)
        page.scope_changed.connect(rotating.scope)
        page.key_edited.connect(lambda: self._on_key_edited(page))
        page.enter_again_requested.connect(rotating.drop_key)
        page.onward_requested.connect(lambda: self._on_onward(page))
        page.back_requested.connect(rotating.back)
        page.cancel_requested.connect(rotating.cancel)
        page.test_requested.connect(lambda: self._start(rotating.test(), "test the new key"))
        page.tick_changed.connect(rotating.tick)
        page.send_requested.connect(lambda typed: self._start(rotating.send(typed), "rotate"))
        page.stored_test_requested.connect(lambda: self._start(rotating.test_stored(), "test the stored key"))
        page.close_requested.connect(rotating.close)
        page.again_requested.connect(rotating.again)
        self._connect_approvals(page)

    def _connect_approvals(self, page: RotationPage) -> None:
        rotating = self._rotating
        page.method_chosen.connect(rotating.choose_method)
        page.ask_requested.connect(lambda: self._start(rotating.ask_approvals(), "ask for approvals"))
        page.director_requested.connect(self._on_director)
        page.copy_request_requested.connect(self._on_copy_request)
        page.answer_pasted.connect(lambda text: self._start(rotating.open_answer(text), "open an answer"))

    def _connect_director(self, page: DirectorPage) -> None:
        self._director = page
        page.request_pasted.connect(self._rotating.read_request)
        page.answer_requested.connect(lambda heard, email: self._on_answer(page, heard, email))
        page.forget_requested.connect(self._rotating.forget_request)
        page.copy_answer_requested.connect(self._on_copy_answer)

    def _on_rotate(self) -> None:
        self._rotating.begin()
        rotation = self._console.store.state.rotation.rotation
        if rotation is not None and rotation.running:
            self._window.show_page("rotation")

    def _on_key_edited(self, page: RotationPage) -> None:
        api_key, private_key = page.key_views()
        # A view that is still open would keep its field from being overwritten.
        with api_key, private_key:
            self._rotating.key_edited(api_key, private_key)

    def _on_onward(self, page: RotationPage) -> None:
        """The key leaves its fields with the step: the rotating holds it from then on, and nobody else."""
        desk = self._console.store.state.rotation
        at_key = desk.rotation is not None and desk.rotation.step is Step.NEW_KEY
        if at_key and not desk.held and not desk.obstacles.onward:
            self._rotating.hold(*page.take_key())
        self._rotating.onward()

    def _on_director(self) -> None:
        self.sheet.open_for(self._console.store.state.rotation, self._console.around.now())
        self.show_state(self._console.store.state)

    def _on_sheet_closed(self) -> None:
        if self._page is not None and self._window.page_id == "rotation":
            self._page.take_keyboard()

    def _on_approve(self, email: str) -> None:
        password, code = self.sheet.take_secrets()

        async def approve() -> None:
            await self._rotating.approve_in_person(email, password, code)
            if isValid(self.sheet):  # the window may have been closed meanwhile
                self.sheet.show_answer(self._console.store.state.rotation)

        self._start(approve(), "approve in person")

    def _on_answer(self, page: DirectorPage, heard: str, email: str) -> None:
        password, code = page.take_secrets()
        self._start(self._rotating.answer(heard, email, password, code), "answer a request")

    def _on_copy_request(self) -> None:
        asked = self._console.store.state.rotation.asked
        if asked is not None:
            QGuiApplication.clipboard().setText(asked.text)

    def _on_copy_answer(self) -> None:
        QGuiApplication.clipboard().setText(self._console.store.state.director.answer)

    def _on_export(self, form: str) -> None:
        chosen: Literal["csv", "json"] = "csv" if form == "csv" else "json"
        dialog = QFileDialog(
            self._window, tr("Export the key's history as {form}", form=chosen.upper()), "", _FORMS[chosen]
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(chosen)
        dialog.fileSelected.connect(self._exporter(chosen))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _exporter(self, form: Literal["csv", "json"]) -> Callable[[str], None]:
        return lambda path: self._start(self._rotating.export_audit(Path(path), form), "export key history")

    def _start(self, work: Coroutine[Any, Any, Any], name: str) -> None:
        self._console.scope.start(work, name=name)


def _typed_for(rotation: Rotation | None) -> str:
    """Which rotation the page's fields are for; empty when nothing may be typed any more."""
    return rotation.request_id if rotation is not None and rotation.editable else ""
