"""The command palette: type a few letters, Enter does it; nothing is done that could not be done without it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from app.core.language import tr
from app.core.palette import PaletteEntry
from widgets.buttons import is_enter
from widgets.palette_list import ROW, PaletteList, said
from widgets.text import Label
from widgets.tokens import SPACE_M, SPACE_S

_WIDTH: Final = 640
_ROWS: Final = 9
_HINT: Final = tr("Up and Down choose · Enter does it · Esc closes")
_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Palette(QDialog):
    """Opened over the window, never executed; it is closed before anything that it was asked for is done.

    Signals: `search_changed(str)` what is looked for; `chosen(str)` the identity of what is to be done.
    """

    search_changed = Signal(str)
    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Pages and actions"))
        self.setAccessibleName(tr("Command palette"))
        self.setFixedWidth(_WIDTH)
        self.search = _SearchField()
        self.list = PaletteList()
        self._found = Label(_HINT, role="label", tone="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addWidget(self.search)
        column.addWidget(self.list)
        column.addWidget(self._found)
        self.list.setFixedHeight(ROW * _ROWS)
        self.search.textChanged.connect(self.search_changed)
        self.search.stepped.connect(self._on_stepped)
        self.search.decided.connect(self._on_decided)
        self.list.pressed_on.connect(self._on_pressed)
        self.list.currentRowChanged.connect(lambda _row: self._say())

    @property
    def remark(self) -> str:
        """The line below the list."""
        return self._found.text()

    def open_empty(self) -> None:
        """Open with nothing typed."""
        self.search.clear()
        self.search_changed.emit("")
        self.open()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_entries(self, entries: Sequence[PaletteEntry], found: str) -> None:
        """List what is found, best first; `found` says how many, empty while nothing is looked for."""
        self.list.show_entries(entries)
        self._found.show_text(found or _HINT)
        self._say()

    def _on_stepped(self, rows: int, pages: int) -> None:
        self.list.step(rows + pages * self.list.page_rows())

    def _on_decided(self) -> None:
        current = self.list.current
        if current is not None:
            self._do(current)

    def _on_pressed(self, identity: str) -> None:
        self._do(next(entry for entry in self.list.entries if entry.identity == identity))

    def _do(self, entry: PaletteEntry) -> None:
        if entry.why_not:
            self._found.show_text(f"{entry.words}: {entry.why_not}", "warn")
            return
        self.accept()
        self.chosen.emit(entry.identity)

    def _say(self) -> None:
        """The keyboard never leaves the field: its description is what a screen reader reads of the list."""
        current = self.list.current
        self.search.setAccessibleDescription(tr("Nothing is found") if current is None else said(current))
        self._found.show_text(self._found.text(), "muted")


class _SearchField(QLineEdit):
    """Passes on the keys that are the list's.

    Signals: `stepped(int, int)` rows and pages further; `decided()` Enter.
    """

    stepped = Signal(int, int)
    decided = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(tr("A page, an action, or a key such as Ctrl+3"))
        self.setAccessibleName(tr("Find a page or an action"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the list, do what is current, or type."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(_STEPS[key], 0)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.stepped.emit(0, -1 if key == Qt.Key.Key_PageUp else 1)
        elif is_enter(event):
            if not event.isAutoRepeat():
                self.decided.emit()
        else:
            super().keyPressEvent(event)
