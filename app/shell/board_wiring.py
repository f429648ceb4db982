"""Connects the board, its areas, the tasks and the comparison to the room where decisions are made."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog

from app.core.areas import Area
from app.core.language import tr
from app.shell.console import Console
from app.shell.window import Window
from widgets.palette_actions import add_key

if TYPE_CHECKING:
    from widgets.board_page import BoardPage
    from widgets.compare_page import ComparePage
    from widgets.tasks_page import TasksPage

_REVIEWS = tr("Reviews (*.md);;All files (*)")
_FORMS = {tr("Review in Markdown (*.md)"): "md", tr("JSON, as check --json writes it (*.json)"): "json"}
_EXPORT_KEY = "Ctrl+E"


class BoardWiring:
    """Lives as long as the window; dialogs are opened, and what they choose is carried out as a task."""

    def __init__(self, window: Window, console: Console) -> None:
        self._window = window
        self._console = console
        self._room = console.board_room
        window.panels.on_made("board", self._connect_board)
        window.panels.on_made("tasks", self._connect_tasks)
        window.panels.on_made("compare", self._connect_compare)
        window.annunciator.waivers_requested.connect(lambda: window.show_page("board"))
        add_key(window, _EXPORT_KEY, tr("Export the board"), self._on_export)

    def _connect_board(self, page: BoardPage) -> None:
        page.review_requested.connect(self._on_review)
        page.review_dropped.connect(self._on_review_chosen)
        page.export_requested.connect(self._on_export)
        page.waive_requested.connect(self._on_waive)
        page.withdraw_requested.connect(lambda probe: self._start(self._room.withdraw(probe), "withdraw waiver"))
        page.vote_requested.connect(self._on_vote)

    def _connect_tasks(self, page: TasksPage) -> None:
        page.review_requested.connect(self._on_review)
        page.duty_done_requested.connect(
            lambda duty_id, note: self._start(self._room.duty_done(duty_id, note), "duty done")
        )

    def _connect_compare(self, page: ComparePage) -> None:
        page.review_requested.connect(self._on_review)
        page.earlier_requested.connect(self._on_earlier)
        page.earlier_dropped.connect(self._room.forget_earlier)

    def _on_waive(self, probe_id: str, reason: str, span: timedelta) -> None:
        until = self._console.around.now() + span
        self._start(self._room.waive(probe_id, reason, until), "waive")

    def _on_vote(self, area: Area, note: str) -> None:
        self._start(self._room.vote(area, note), "vote")

    def _on_review(self) -> None:
        self._choose(tr("Choose a readiness review"), self._on_review_chosen)

    def _on_review_chosen(self, path: str) -> None:
        self._start(self._console.load_review(Path(path)), "load review")

    def _on_earlier(self) -> None:
        self._choose(
            tr("Choose the earlier review"),
            lambda path: self._start(self._room.compare(Path(path)), "earlier review"),
        )

    def _choose(self, title: str, chosen: Callable[[str], object]) -> None:
        dialog = QFileDialog(self._window, title, "", _REVIEWS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._open(dialog, chosen)

    def _on_export(self) -> None:
        """A locked console shows nothing, and gives nothing away."""
        if self._console.store.state.locked:
            return
        dialog = QFileDialog(self._window, tr("Export the board"), "", ";;".join(_FORMS))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("md")
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(_FORMS[chosen]))
        dialog.selectFile(f"readiness-{self._console.around.now():%Y-%m-%dT%H-%M}.md")
        self._open(dialog, lambda path: self._start(self._room.export(Path(path)), "export board"))

    def _open(self, dialog: QFileDialog, chosen: Callable[[str], object]) -> None:
        dialog.fileSelected.connect(chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _start(self, work: Coroutine[Any, Any, Any], name: str) -> None:
        self._console.scope.start(work, name=name)
