"""One record of the journal in full: what it says, and the sealed fields as they stand in the file."""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.core.audit import JSON, Record
from app.core.audit_export import record_facts
from app.core.journal_facts import fact_rows
from app.core.journal_terms import kind_words
from app.core.journal_words import shown_words
from app.core.language import tr
from app.core.present import amount_words
from widgets import fonts
from widgets.buttons import SecondaryButton
from widgets.record_facts import RecordFacts
from widgets.text import Label, Paragraph
from widgets.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XL

_WIDTH: Final = 720
_TEXT_LINES: Final = 20


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One record of the journal as people read it.

    `kind` is as it is stored, `at` is aware UTC, `words`, `body` (what the record holds) and `sealed` (its fields as
    indented JSON) hold no secret. `again` counts the records before it that bear the same number: somebody copied a
    line, and the page has to show both.
    """

    sequence: int
    at: datetime
    kind: str
    actor: str
    words: str
    sealed: str = ""
    again: int = 0
    body: Mapping[str, JSON] = field(default_factory=dict, compare=False)

    @property
    def what(self) -> str:
        """Its kind in the reader's language."""
        return kind_words(self.kind)

    @property
    def key(self) -> Hashable:
        """What tells it from every other record of the file."""
        return (self.sequence, self.again) if self.again else self.sequence


def record_row(record: Record) -> RecordRow:
    """The row of a record."""
    sealed = json.dumps(record_facts(record), indent=2, ensure_ascii=False)
    words = shown_words(record)
    return RecordRow(record.sequence, record.at, record.kind, record.actor, words, sealed, body=record.body)


def time_words(at: datetime) -> str:
    """The moment as the journal's table writes it."""
    text = at.isoformat(" ", "seconds")  # strftime takes ten times as long, and there are thousands
    return tr("{year}-{month}-{day} {time}", year=text[:4], month=text[5:7], day=text[8:10], time=text[11:19])


class RecordInFull(QFrame):
    """A sheet inside the window of `origin` that scrolls what does not fit.

    Esc closes it and gives the keyboard back to `origin`; so does its button and whatever takes the keyboard away.
    """

    def __init__(self, row: RecordRow, origin: QWidget) -> None:
        super().__init__(origin.window())
        self._origin = origin
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("look", "popup")
        self.setAccessibleName(tr("Record {sequence} in full", sequence=row.sequence))
        rows = fact_rows(row.body)
        self._facts = RecordFacts(rows)
        self._facts.setVisible(bool(rows))
        self._text = QPlainTextEdit(row.sealed)
        self._text.setReadOnly(True)
        self._text.setFont(fonts.fixed())
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(tr("The sealed fields"))
        self._text.setVisible(bool(row.sealed))
        self._close = SecondaryButton(tr("Close"))
        self._close.clicked.connect(self._on_close)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_M)
        column.addLayout(_facts(row))
        column.addWidget(self._facts, 2)
        column.addWidget(self._text, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._close)
        column.addLayout(foot)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def open_centred(self) -> None:
        """Show the sheet in the middle of the window, as large as its text needs and the window allows."""
        window = self._origin.window()
        width = min(_WIDTH, window.width() - SPACE_XL)
        self.ensurePolished()
        lines = min(_TEXT_LINES, self._text.blockCount() + 4)
        self._text.setMinimumHeight(self._text.fontMetrics().lineSpacing() * lines)
        all_facts = self._facts.height_of_all(width - 2 * SPACE_L)
        self._facts.setFixedHeight(all_facts)
        wanted = self._column.totalHeightForWidth(width)
        room = window.height() - SPACE_XL
        if wanted > room:
            self._text.setMinimumHeight(0)
            self._facts.setMinimumHeight(0)
        height = min(wanted, room)
        self.setFixedSize(width, height)
        self.move((window.width() - width) // 2, (window.height() - height) // 2)
        self.show()
        self.raise_()
        self._close.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_close()
        else:
            super().keyPressEvent(event)

    def _on_close(self) -> None:
        self._origin.setFocus(Qt.FocusReason.PopupFocusReason)
        self.close()

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self.isVisible() and new is not None and new is not self and not self.isAncestorOf(new):
            self.close()


def _facts(row: RecordRow) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(SPACE_L)
    grid.setVerticalSpacing(SPACE_S)
    grid.setColumnStretch(1, 1)
    facts = (
        (tr("Record"), amount_words(row.sequence)),
        ("UTC", time_words(row.at)),
        (tr("What"), row.what),
        (tr("Who"), row.actor),
        (tr("Words"), row.words),
    )
    for number, (title, text) in enumerate(facts):
        top_left = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        grid.addWidget(Label(title, tone="muted"), number, 0, top_left)
        grid.addWidget(Paragraph(text or "–", selectable=True), number, 1)
    return grid
