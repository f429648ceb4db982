"""The rail at the left: the pages that exist, in groups, each with its key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.core.language import ENGLISH, language, tr
from widgets import fonts, theme
from widgets.buttons import QuietButton, is_enter
from widgets.key_words import key_words
from widgets.text import Label
from widgets.tokens import SPACE_M, SPACE_S, SPACE_XS

RAIL_WIDTH: Final = 204 if language() is ENGLISH else 220  # the longest title in bold, and its keys
_IN_SIGHT: Final = 40
"""Above and below the open page's row: the heading or the row beside it is whole too."""
_FOOT_PX: Final = 14  # a quiet button has an edge of 6: its words begin where those of the pages do


@dataclass(frozen=True, slots=True)
class PageRow:
    """One page in the rail: `page_id` is emitted, `key` is a shortcut such as `Ctrl+1` or empty."""

    page_id: str
    group: str
    title: str
    key: str = ""


class _PageButton(QPushButton):
    def __init__(self, row: PageRow) -> None:
        super().__init__()
        self.setProperty("look", "nav")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(row.title)
        self.setAccessibleDescription(key_words(row.key))
        self._title = Label(row.title, tone="muted")
        self._key = key = Label(key_words(row.key).replace("+", " "), role="fixed-label", tone="faint")
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE_M, 0, SPACE_M, 0)
        line.addWidget(self._title, 1)
        line.addWidget(key)
        for label in (self._title, key):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.toggled.connect(self._on_toggled)

    def sizeHint(self) -> QSize:
        """Somewhat lower than a table row: all pages have to be in sight in a window of 900 pixels."""
        return QSize(0, 32)

    def show_key(self, shown: bool) -> None:
        """Show the key beside the title, or leave it to the tooltip."""
        self._key.setVisible(shown)
        self.setToolTip("" if shown else self.accessibleDescription())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the page as Space does."""
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def _on_toggled(self, checked: bool) -> None:
        theme.set_look(self._title, role="strong" if checked else "body", tone="text" if checked else "muted")


class NavigationRail(QFrame):
    """Groups of pages; arrow keys walk through them, each page's own key opens it from anywhere in the window.

    Signals: `page_requested(str)` the page's id, on a click, Enter, Space or its key; `manual_requested()`.
    """

    page_requested = Signal(str)
    manual_requested = Signal()

    def __init__(self, rows: Sequence[PageRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "rail")
        self.setFixedWidth(RAIL_WIDTH)
        self.setAccessibleName(tr("Pages"))
        self._buttons: dict[str, _PageButton] = {}
        self._narrow = False
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(SPACE_S, SPACE_M, SPACE_S, SPACE_S)
        column.setSpacing(0)
        self._fill(column, rows)
        column.addStretch(1)
        self._area = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._show_keys())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        manual = QuietButton(tr("Manual (F1)"), role="label")
        manual.clicked.connect(self.manual_requested)
        foot = QHBoxLayout()
        foot.setContentsMargins(_FOOT_PX, SPACE_XS, SPACE_M, SPACE_S)
        foot.addWidget(manual)
        foot.addStretch(1)
        outer.addLayout(foot)

    def show_page(self, page_id: str) -> None:
        """Mark the page that is open; KeyError for one that is not in the rail."""
        self._buttons[page_id].setChecked(True)
        self._reveal()

    def show_narrow(self, narrow: bool) -> None:
        """Be as wide as the titles alone, or as the titles and their keys."""
        bold = QFontMetrics(fonts.sans("body", QFont.Weight.DemiBold))
        titles = max(bold.horizontalAdvance(button.accessibleName()) for button in self._buttons.values())
        around = 2 * (SPACE_S + SPACE_M) + self._area.verticalScrollBar().sizeHint().width()
        self.setFixedWidth(min(RAIL_WIDTH, titles + around) if narrow else RAIL_WIDTH)
        self._narrow = narrow
        self._show_keys()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the open page's row in sight."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._reveal)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrow keys, over the edges of the groups."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        focused = [number for number, button in enumerate(self._buttons.values()) if button.hasFocus()]
        if step is None or not focused:
            super().keyPressEvent(event)
            return
        place = max(0, min(len(self._buttons) - 1, focused[0] + step))
        list(self._buttons.values())[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _fill(self, column: QVBoxLayout, rows: Sequence[PageRow]) -> None:
        group = ""
        for row in rows:
            if row.group != group:
                column.addSpacing(0 if not group else SPACE_M)
                column.addWidget(self._heading(row.group))
                column.addSpacing(SPACE_XS)  # not a margin of the heading: a label gives that away where it is tight
                group = row.group
            button = _PageButton(row)
            button.clicked.connect(partial(self._on_asked, row.page_id))
            self._buttons[row.page_id] = button
            column.addWidget(button)
            if row.key:
                QShortcut(QKeySequence(row.key), self, partial(self._on_asked, row.page_id))

    def _heading(self, group: str) -> Label:
        heading = Label(group.upper(), role="caption")
        heading.setAccessibleName(group)
        heading.setContentsMargins(SPACE_M, 0, 0, 0)
        return heading

    def _show_keys(self) -> None:
        """Beside a scroll bar there is room for the titles alone too."""
        shown = not self._narrow and not self._area.verticalScrollBar().maximum()
        for button in self._buttons.values():
            button.show_key(shown)

    def _reveal(self) -> None:
        for button in self._buttons.values():
            if button.isChecked():
                self._area.ensureWidgetVisible(button, 0, _IN_SIGHT)

    def _on_asked(self, page_id: str, _checked: bool = False) -> None:
        self._buttons[page_id].setChecked(True)
        self.page_requested.emit(page_id)
