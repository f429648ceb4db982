"""One line of PromQL: names are offered while it is written, expressions that were asked come back with Up and Down."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView

from app.core.language import tr
from app.core.promql_completion import MOST_CHARACTERS, NamePlace, name_at, with_name
from widgets import fonts

_KEYS: Final = tr(
    "Enter asks Prometheus, Esc takes the expression back. Ctrl+Space offers names, Up and Down bring earlier ones."
)
_ROWS: Final = 8
_LEAST_PX: Final = 240
_ROOM_PX: Final = 40
_EDGES_PX: Final = 12


class PromqlEdit(QLineEdit):
    """Names stand in a list below the cursor: Up and Down choose, Enter takes, Esc closes it.

    Signals: `edited()` other text was typed or taken; `names_requested(object)` what could be meant at a `NamePlace`;
    `asked()` Enter; `taken_back()` Esc.
    """

    edited = Signal()
    names_requested = Signal(object)
    asked = Signal()
    taken_back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._place: NamePlace | None = None
        self._earlier: tuple[str, ...] = ()
        self._offered: tuple[str, ...] = ()
        self._shown = -1
        self._draft = ""
        self._names = QStringListModel(self)
        # Not a window of its own: one that takes the keyboard would stand between a person and the kill key.
        self._list = QListView(self)
        self._list.setModel(self._names)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFont(fonts.fixed())
        self._list.setAccessibleName(tr("Names that fit"))
        self._list.setProperty("look", "completion")
        self._list.clicked.connect(self._take)
        self._list.hide()
        self.setFont(fonts.fixed())
        self.setPlaceholderText(tr("PromQL, such as sum by (job) (rate(http_requests_total[5m]))  (Ctrl+M)"))
        self.setAccessibleName(tr("PromQL expression"))
        self.setToolTip(_KEYS)
        self.setMaxLength(MOST_CHARACTERS)
        self.textEdited.connect(self._on_edited)
        self.textEdited.connect(lambda _text: self.edited.emit())
        self.show_problem("")

    def show_problem(self, words: str) -> None:
        """Tell who cannot see the line below what is wrong."""
        self.setAccessibleDescription(words or _KEYS)

    def show_earlier(self, expressions: Sequence[str]) -> None:
        """Bring these back with Up, the newest first."""
        self._earlier, self._shown = tuple(expressions), -1

    @property
    def offered(self) -> tuple[str, ...]:
        """The names in the list."""
        return self._offered

    def show_names(self, place: NamePlace, names: Sequence[tuple[str, str]]) -> None:
        """Offer these, each with what is said of it, at a place that is still being written; what was chosen stays."""
        if place != self._place or not self.hasFocus():
            return
        chosen = self._list.currentIndex().row() if self._list.isVisible() else -1
        self._offered = tuple(name for name, _ in names)
        longest = max(map(len, self._offered), default=0)
        self._names.setStringList([f"{name:<{longest}}  {about}" if about else name for name, about in names])
        if not names:
            self._list.hide()
            return
        host, cursor = self.window(), self.cursorRect()
        self._list.setParent(host)
        corner = self.mapTo(host, QPoint(max(0, cursor.left()), self.height()))
        self._list.move(corner)
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if len(names) > _ROWS else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._list.setVerticalScrollBarPolicy(bar)
        height = self._list.sizeHintForRow(0) * min(len(names), _ROWS)
        room = max(_LEAST_PX, host.width() - corner.x() - _EDGES_PX)
        width = min(room, max(_LEAST_PX, self._list.sizeHintForColumn(0) + _ROOM_PX))
        self._list.resize(width, height + _EDGES_PX)
        if 0 <= chosen < len(names):
            self._list.setCurrentIndex(self._names.index(chosen))
        self._list.show()
        self._list.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask, take back, choose among names or earlier expressions; type everything else."""
        key, step = event.key(), {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        choosing = self._list.isVisible()
        enters = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enters and choosing and self._list.currentIndex().isValid():
            self._take(self._list.currentIndex())
        elif enters:
            self._shown = -1
            self._offer_nothing()
            self.asked.emit()
        elif key == Qt.Key.Key_Escape and (choosing or self.text()):
            if choosing:
                self._offer_nothing()
            else:
                self.taken_back.emit()
        elif key == Qt.Key.Key_Space and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_edited()
        elif step and choosing:
            row = min(self._names.rowCount() - 1, max(0, self._list.currentIndex().row() + step))
            self._list.setCurrentIndex(self._names.index(row))
            self.setAccessibleDescription(tr("{name}: Enter takes it", name=self._names.stringList()[row]))
        elif step:
            self._leaf(-step)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Offer nothing any more."""
        super().focusOutEvent(event)
        self._list.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """Offer nothing any more."""
        super().hideEvent(event)
        self._list.hide()

    def _offer_nothing(self) -> None:
        """Close the list; names that are still on their way do not open it again."""
        self._place = None
        self._list.hide()

    def _leaf(self, step: int) -> None:
        shown = min(len(self._earlier) - 1, max(-1, self._shown + step))
        if shown == self._shown:
            return
        if self._shown < 0:
            self._draft = self.text()
        self._shown = shown
        self.setText(self._draft if shown < 0 else self._earlier[shown])

    def _on_edited(self) -> None:
        self._list.hide()
        self._place = name_at(self.text(), self.cursorPosition())
        if self._place is not None:
            self.names_requested.emit(self._place)

    def _take(self, chosen: QModelIndex) -> None:
        self._list.hide()
        if self._place is not None:
            text, cursor = with_name(self.text(), self.cursorPosition(), self._place, self._offered[chosen.row()])
            self.setText(text)
            self.setCursorPosition(cursor)
            self._place = None
            self.edited.emit()
