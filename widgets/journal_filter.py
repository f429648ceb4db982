"""Which records of the journal are listed: one kind or all, and words that must occur."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.core.language import figure, tr
from widgets.buttons import QuietButton
from widgets.journal_record import RecordRow, time_words
from widgets.text import Label
from widgets.tokens import SPACE_L, SPACE_XS

_SEARCH_WIDTH: Final = 280
_ALL: Final = ""


class JournalFilter(QWidget):
    """A row of kinds, of which the arrow keys choose one, a search field and how many records are listed.

    Signals: `changed()` another kind or other words than before.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._buttons: dict[str, QuietButton] = {}
        self._texts: dict[int, tuple[RecordRow, str]] = {}
        self._search = _SearchEdit()
        self._search.textChanged.connect(self.changed)
        self._count = Label("", tone="muted")
        self._kinds = QHBoxLayout()
        self._kinds.setSpacing(SPACE_XS)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_L)
        row.addWidget(self._search)
        row.addLayout(self._kinds)
        row.addStretch(1)
        row.addWidget(self._count)
        self.show_kinds(())

    @property
    def kind(self) -> str:
        """The chosen kind; empty for all."""
        return next((kind for kind, button in self._buttons.items() if button.isChecked()), _ALL)

    def show_kinds(self, kinds: Sequence[str]) -> None:
        """Offer these kinds behind "All"; the chosen one stays chosen while it is offered."""
        wanted = [_ALL, *kinds]
        if wanted == list(self._buttons):
            return
        chosen = self.kind
        for kind in [kind for kind in self._buttons if kind not in wanted]:
            button = self._buttons.pop(kind)
            self._kinds.removeWidget(button)
            button.hide()
            button.deleteLater()
        for place, kind in enumerate(wanted):
            if kind not in self._buttons:
                self._buttons[kind] = self._button(kind)
                self._kinds.insertWidget(place, self._buttons[kind])
        self._buttons = {kind: self._buttons[kind] for kind in wanted}
        self._buttons[chosen if chosen in self._buttons else _ALL].setChecked(True)

    def show_count(self, listed: int, known: int) -> None:
        """Say how many records are listed."""
        self._count.show_text(
            tr("{listed:,} of {known:,}", listed=listed, known=known)
            if listed != known
            else figure(known, ",")
            if known
            else ""
        )
        self._count.setAccessibleName(tr("{listed:,} of {known:,} records listed", listed=listed, known=known))

    def matching(self, rows: Sequence[RecordRow]) -> tuple[RecordRow, ...]:
        """The rows of the chosen kind that hold every word of the search, anywhere and in either case."""
        kind, words = self.kind, self._search.text().casefold().split()
        if not kind and not words:
            return tuple(rows)
        return tuple(
            row
            for row in rows
            if (not kind or row.kind == kind) and (not words or all(word in self._text(row) for word in words))
        )

    def focus_search(self) -> None:
        """Give the keyboard to the search field."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _text(self, row: RecordRow) -> str:
        known = self._texts.get(row.sequence)
        if known is None or (known[0] is not row and known[0] != row):
            whole = f"{row.sequence} {time_words(row.at)} {row.kind} {row.actor} {row.words} {row.sealed}"
            known = self._texts[row.sequence] = (row, whole.casefold())
        return known[1]

    def _button(self, kind: str) -> QuietButton:
        button = QuietButton(kind or tr("All"))
        button.setProperty("look", "nav")
        button.setAccessibleName(tr("Only {kind}", kind=kind) if kind else tr("All kinds"))
        button.setCheckable(True)
        button.setAutoExclusive(True)
        button.toggled.connect(self._on_toggled)
        return button

    def _on_toggled(self, checked: bool) -> None:
        if checked:  # the one that was chosen before tells the same news once more
            self.changed.emit()


class _SearchEdit(QLineEdit):
    """Esc empties it; only an empty one passes Esc on."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(tr("Search all text"))
        self.setAccessibleName(tr("Search the journal"))
        self.setFixedWidth(_SEARCH_WIDTH)
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the field on Esc."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
