"""The manual in a window of its own: contents and search at the left, the page at the right; it holds nothing up."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.core.language import tr
from app.core.manual import ManualPage, Place
from app.core.manual_rows import ManualRow
from widgets.buttons import QuietButton, is_enter
from widgets.manual_browser import ManualBrowser
from widgets.manual_list import ManualList
from widgets.screen_room import fit_to_screen
from widgets.search_edit import ListSearchEdit
from widgets.text import Label
from widgets.tokens import SPACE_M, SPACE_S

_LIST_WIDTH: Final = 320
_SIZE: Final = (1080, 760)
_KEYS: Final = (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1), ("Ctrl+0", 0))


class ManualWindow(QDialog):
    """Escape closes it; it belongs to no other window, so that a sheet that is open does not lock it.

    Signals: `place_chosen(object)` a `Place` of the list; `link_followed(str)` of the page; `search_changed(str)`;
    `back_requested()`, `forward_requested()`, `start_requested()` by button or key.
    """

    place_chosen = Signal(object)
    link_followed = Signal(str)
    search_changed = Signal(str)
    back_requested = Signal()
    forward_requested = Signal()
    start_requested = Signal()

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setModal(False)
        self.setWindowTitle(tr("Manual"))
        self.setAccessibleName(tr("Manual"))
        self.search = ListSearchEdit(
            tr("Search the manual by words or by a message"), tr("Words, or a message as it stands (Ctrl+F)")
        )
        self.list = ManualList()
        self.browser = ManualBrowser()
        self._back = QuietButton(tr("← Back (Alt+Left)"))
        self._forward = QuietButton(tr("Forward (Alt+Right) →"))
        self._start = QuietButton(tr("First page (F1)"))
        self._found = Label("", role="label")
        self._lay_out()
        self._connect()
        fit_to_screen(self, *_SIZE)

    def show_rows(self, rows: Sequence[ManualRow], here: Place, found: str = "") -> None:
        """List contents or findings; `found` says how many, empty for the contents."""
        self.list.show_rows(rows, here)
        self.list.setAccessibleName(tr("Found in the manual") if found else tr("Contents of the manual"))
        self._found.show_text(found)
        self._found.setVisible(bool(found))

    def show_page(self, page: ManualPage, place: Place, *, back: bool, forward: bool) -> None:
        """Show a page of the manual at a place, and whether there is a way back and forward."""
        self.setWindowTitle(tr("{title} · Manual", title=page.title))
        self.browser.show_page(page, place.anchor, place.words)
        self._back.setEnabled(back)
        self._back.setAccessibleDescription("" if back else tr("No page was open before this one."))
        self._forward.setEnabled(forward)
        self._forward.setAccessibleDescription("" if forward else tr("This is the page that was opened last."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to what has the keyboard: no button of this window is meant by it."""
        if not is_enter(event):
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.search.textChanged.connect(self.search_changed)
        self.search.list_requested.connect(self.list.setFocus)
        self.list.place_chosen.connect(self.place_chosen)
        self.browser.link_followed.connect(self.link_followed)
        for button, signal, key in (
            (self._back, self.back_requested, "Alt+Left"),
            (self._forward, self.forward_requested, "Alt+Right"),
            (self._start, self.start_requested, "F1"),
        ):
            button.clicked.connect(signal)
            QShortcut(QKeySequence(key), self).activated.connect(signal)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.search.take_keyboard)
        for key, step in _KEYS:
            QShortcut(QKeySequence(key), self).activated.connect(partial(self.browser.zoom, step))

    def _lay_out(self) -> None:
        side = QWidget()
        side.setFixedWidth(_LIST_WIDTH)
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(SPACE_S)
        left.addWidget(self.search)
        left.addWidget(self._found)
        left.addWidget(self.list, 1)
        bar = QHBoxLayout()
        bar.setSpacing(SPACE_S)
        for button in (self._back, self._forward):
            bar.addWidget(button)
        bar.addStretch(1)
        bar.addWidget(self._start)
        right = QVBoxLayout()
        right.setSpacing(SPACE_S)
        right.addLayout(bar)
        right.addWidget(self.browser, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        row.setSpacing(SPACE_M)
        row.addWidget(side)
        row.addLayout(right, 1)
        self._found.hide()
