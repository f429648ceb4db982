"""One page of the manual, dressed in the theme; a link is told and not followed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QShowEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser

from app.core.language import tr
from app.core.manual import ManualPage, inside_only
from widgets import fonts, theme
from widgets.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XL, TYPE_SCALE

ZOOMS: Final = (1.0, 1.25, 1.5, 2.0)
_HEADINGS: Final = {1: "page", 2: "section", 3: "body"}
_LINE_HEIGHT: Final = 140
QUOTES_APART: Final = "\u2028"
"""A new line within a cell."""
_FEATURES: Final = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


class ManualBrowser(QTextBrowser):
    """Arrow keys scroll, Tab walks the links, Enter follows one.

    Signals: `link_followed(str)` a link as the page writes it.
    """

    link_followed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._page: ManualPage | None = None
        self._place = ("", "")
        self._zoom = 0
        self.setProperty("look", "manual")
        self.setAccessibleName(tr("Page of the manual"))
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setTabChangesFocus(True)
        self.anchorClicked.connect(self._on_link)

    def show_page(self, page: ManualPage, anchor: str, words: str) -> None:
        """Show a page from the heading called `anchor` on (the top for none), `words` selected where they are found."""
        if page is not self._page:
            self._page = page
            self._render()
        self.setAccessibleDescription(page.title)
        self._place = (anchor, words)
        self._go()

    def zoom(self, step: int) -> None:
        """Larger (1) or smaller (-1) letters, or their usual size (0)."""
        self._zoom = max(0, min(len(ZOOMS) - 1, self._zoom + step)) if step else 0
        self._render()

    def changeEvent(self, event: QEvent) -> None:
        """Dress the page again when the theme changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._render()

    def showEvent(self, event: QShowEvent) -> None:
        """Go to the place again: before it is in sight, a page knows neither its fonts nor its width."""
        super().showEvent(event)
        self._go()

    def _on_link(self, url: QUrl) -> None:
        self.link_followed.emit(url.toString())

    def _render(self) -> None:
        if self._page is None:
            return
        bar = self.verticalScrollBar()
        part, at = bar.value() / (bar.maximum() or 1), self.textCursor().position()
        document = self.document()
        document.setDefaultFont(self._font("body"))
        document.setDocumentMargin(SPACE_XL)
        document.setUndoRedoEnabled(False)
        document.setMarkdown(_each_on_its_line(inside_only(self._page.markdown)), _FEATURES)
        editing = QTextCursor(document)
        editing.beginEditBlock()  # else every change would lay the whole page out anew
        self._dress_blocks(document)
        self._dress_tables(document)
        editing.endEditBlock()
        cursor = QTextCursor(document)
        cursor.setPosition(min(at, document.characterCount() - 1))
        self.setTextCursor(cursor)
        bar.setValue(round(part * bar.maximum()))

    def _font(self, role: str, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        font = fonts.sans(role, weight)
        font.setPixelSize(round(TYPE_SCALE[role][0] * ZOOMS[self._zoom]))
        return font

    def _dress_blocks(self, document: QTextDocument) -> None:
        anchors = iter(self._page.anchors if self._page else ())
        block = document.begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            cursor = QTextCursor(block)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            if level:
                self._dress_heading(cursor, level, next(anchors, ""))
            else:
                self._dress_words(block)
                _dress_lines(cursor, code=bool(block.blockFormat().property(QTextFormat.Property.BlockCodeFence)))
            block = block.next()

    def _dress_heading(self, cursor: QTextCursor, level: int, anchor: str) -> None:
        look = QTextCharFormat()
        look.setFont(self._font(_HEADINGS.get(level, "body"), QFont.Weight.DemiBold))
        look.setForeground(theme.colour("text"))
        look.setAnchor(True)
        look.setAnchorNames([anchor])
        cursor.setCharFormat(look)
        lines = cursor.blockFormat()
        lines.setTopMargin(0 if level == 1 else SPACE_XL)
        lines.setBottomMargin(SPACE_M if level == 1 else SPACE_S)
        cursor.setBlockFormat(lines)

    def _dress_words(self, block: QTextBlock) -> None:
        """Give code and links the theme's font and colours; what is dressed keeps its place in the block."""
        spans = []
        part = block.begin()
        while not part.atEnd():
            fragment = part.fragment()
            spans.append((fragment.position(), fragment.length(), fragment.charFormat()))
            part += 1
        for at, length, was in spans:
            look = QTextCharFormat()
            if was.fontFixedPitch():
                look.setFontFamilies([fonts.fixed().family()])
                look.setForeground(theme.colour("text"))
                look.setBackground(theme.colour("raised"))
            elif was.isAnchor():
                look.setForeground(theme.colour("accent"))
                look.setFontUnderline(True)
            else:
                continue
            cursor = QTextCursor(block)
            cursor.setPosition(at)
            cursor.setPosition(at + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(look)

    def _dress_tables(self, document: QTextDocument) -> None:
        for frame in document.rootFrame().childFrames():
            if not isinstance(frame, QTextTable):
                continue
            look = frame.format().toTableFormat()
            look.setBorderCollapse(True)
            look.setBorder(1)
            look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            look.setBorderBrush(theme.colour("line"))
            look.setCellPadding(SPACE_S)
            look.setCellSpacing(0)
            look.clearColumnWidthConstraints()
            look.setTopMargin(SPACE_S)
            look.setBottomMargin(SPACE_L)
            look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
            frame.setFormat(look)

    def _go(self) -> None:
        anchor, words = self._place
        self._stand_at(anchor)
        if words:
            self._select(words)

    def _stand_at(self, anchor: str) -> None:
        """Have the heading called `anchor` at the top, the keyboard's place behind it; the page's top for none."""
        block, last = self.document().begin(), self.document().lastBlock()
        while anchor and block != last and anchor not in block.begin().fragment().charFormat().anchorNames():
            block = block.next()
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self.setTextCursor(cursor)
        bar = self.verticalScrollBar()
        if anchor:
            self.scrollToAnchor(anchor)
        at_top = not anchor or block == self.document().begin()
        bar.setValue(0 if at_top else bar.value() - SPACE_M)

    def _select(self, words: str) -> None:
        """Select the words where they are next found."""
        found = self.document().find(words, self.textCursor())
        if not found.isNull():
            self.setTextCursor(found)


def _dress_lines(cursor: QTextCursor, *, code: bool) -> None:
    lines = cursor.blockFormat()
    if code:
        lines.setBackground(theme.colour("raised"))
    else:
        lines.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if cursor.currentTable() is None and not code:
        lines.setBottomMargin(SPACE_S)
    cursor.setBlockFormat(lines)


def _each_on_its_line(markdown: str) -> str:
    """Sentences that are quoted side by side in a table's cell, one below the other."""
    return markdown.replace('" "', f'"{QUOTES_APART}"')
