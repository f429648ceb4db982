"""One field of the annunciator bar: a word with its shape, and a smaller line of detail below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from widgets import fonts, shapes, theme
from widgets.buttons import is_enter
from widgets.name_lines import name_lines, shown_lines
from widgets.text import as_tooltip
from widgets.tokens import SPACE_M, SPACE_S, TYPE_SCALE

_SHAPE_SIDE: Final = 11
_LEAST_TEXT: Final = 40
_LEAST_LETTERS: Final = 6


@dataclass(frozen=True, slots=True)
class FieldWords:
    """What a field says. `shape` may be empty; `tone` and `detail_tone` are tokens, empty for the usual ones.

    A word that `is_name` takes the detail's line too where it finds no room in its own. Where there is no room, `brief`
    stands in for the word and `short` for the detail: half a number says something else.
    """

    word: str
    detail: str = ""
    shape: str = ""
    tone: str = ""
    detail_tone: str = ""
    explanation: str = ""
    is_name: bool = False
    short: str = ""
    brief: str = ""


@dataclass(frozen=True, slots=True)
class FieldWidths:
    """How wide a field would like to be, down to how narrow it can be, in pixels.

    `full` shows both lines whole, `compact` the word, `folded` the word too, but a long name in two lines.
    """

    full: int
    compact: int
    folded: int
    least: int


class StatusField(QWidget):
    """Two lines that are cut with an ellipsis where there is no room; the whole text is the tooltip."""

    def __init__(self, name: str, *, fixed: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._fixed = name, fixed
        self._words = FieldWords("")
        self._show_accessible()

    @property
    def words(self) -> FieldWords:
        """What the field says now."""
        return self._words

    @property
    def widths(self) -> FieldWidths:
        """The widths to choose from."""
        return _widths(self._words, fixed=self._fixed)

    def show_words(self, words: FieldWords) -> bool:
        """Show `words`; True when they were other words before."""
        if words == self._words:
            return False
        self._words = words
        self._show_accessible()
        self.updateGeometry()
        self.update()
        return True

    def sizeHint(self) -> QSize:
        """Both lines whole."""
        return QSize(self.widths.full, 48)

    def minimumSizeHint(self) -> QSize:
        """The word cut."""
        return QSize(self.widths.least, 48)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the two lines."""
        _paint(QPainter(self), QRectF(self.rect()), self._words, fixed=self._fixed)

    def _show_accessible(self) -> None:
        _describe(self, self._name, self._words)


class StatusButton(QAbstractButton):
    """A field that opens something when it is clicked or Enter is pressed on it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._words = FieldWords("")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        _describe(self, name, self._words)

    @property
    def words(self) -> FieldWords:
        """What the field says now."""
        return self._words

    @property
    def widths(self) -> FieldWidths:
        """The widths to choose from."""
        return _widths(self._words, fixed=False)

    def show_words(self, words: FieldWords) -> bool:
        """Show `words`; True when they were other words before."""
        if words == self._words:
            return False
        self._words = words
        _describe(self, self._name, words)
        self.updateGeometry()
        self.update()
        return True

    def sizeHint(self) -> QSize:
        """Both lines whole."""
        return QSize(self.widths.full, 48)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens it as Space does."""
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be clicked."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Look like the other fields again."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the two lines, the pointer's and the keyboard's marks."""
        painter = QPainter(self)
        if self.underMouse() or self.isDown():
            painter.fillRect(self.rect(), theme.colour("raised"))
        _paint(painter, QRectF(self.rect()), self._words, fixed=False)
        if self.hasFocus():
            painter.setPen(theme.colour("accent"))
            painter.drawRect(self.rect().adjusted(2, 2, -3, -3))


def _describe(field: QWidget, name: str, words: FieldWords) -> None:
    field.setAccessibleName(f"{name}: {words.word}" if words.word else name)
    field.setAccessibleDescription(words.detail)
    lines = (words.word, words.detail, words.explanation)
    field.setToolTip(as_tooltip("\n".join(line for line in lines if line)))


def _word_font(*, fixed: bool) -> QFont:
    weight = QFont.Weight.DemiBold
    return fonts.fixed("body", weight) if fixed else fonts.sans("body", weight)


def _detail_font(*, fixed: bool) -> QFont:
    return fonts.fixed("label") if fixed else fonts.sans("label")


def _lead(words: FieldWords) -> int:
    return _SHAPE_SIDE + SPACE_S if words.shape else 0


def _widths(words: FieldWords, *, fixed: bool) -> FieldWidths:
    margin = 2 * SPACE_M
    metrics = QFontMetricsF(_word_font(fixed=fixed))
    word = metrics.horizontalAdvance(words.word) + _lead(words) + 2
    detail = QFontMetricsF(_detail_font(fixed=fixed)).horizontalAdvance(words.detail) + 2
    lines = name_lines(words.word, metrics) if words.is_name else (words.word,)
    folded = max(metrics.horizontalAdvance(line) for line in lines) + _lead(words) + 2
    cut = metrics.horizontalAdvance(words.brief) + 2 if words.brief else _LEAST_TEXT
    least = min(folded, cut + _lead(words))
    return FieldWidths(int(margin + max(word, detail)), int(margin + word), int(margin + folded), int(margin + least))


def _paint(painter: QPainter, box: QRectF, words: FieldWords, *, fixed: bool) -> None:
    word_font, detail_font = _word_font(fixed=fixed), _detail_font(fixed=fixed)
    room = box.width() - 2 * SPACE_M
    lines = _shown_word(words, room, word_font)
    room_for_more = lines == (words.word,) or (words.is_name and len(lines) == 1)
    detail = _shown_detail(words, room, detail_font) if room_for_more else ""
    word_height, detail_height = TYPE_SCALE["body"][1], TYPE_SCALE["label"][1]
    block = len(lines) * word_height + (detail_height if detail else 0)
    line = box.adjusted(SPACE_M, 0, -SPACE_M, 0)
    line.setTop(box.top() + (box.height() - block) / 2)
    line.setHeight(word_height)
    tone = words.tone or (shapes.TONES[words.shape] if words.shape else "text")
    detail_box = QRectF(line.left(), line.bottom(), room, detail_height)
    if words.shape:
        top = line.center().y() - _SHAPE_SIDE / 2
        mark = QRectF(line.left(), top, _SHAPE_SIDE, _SHAPE_SIDE)
        shapes.paint_shape(painter, words.shape, mark, theme.colour(tone))
        line.setLeft(line.left() + _lead(words))
    for place, text in enumerate(lines):
        _write(painter, line.translated(0, place * word_height), text, word_font, tone)
    _write(painter, detail_box, detail, detail_font, words.detail_tone or "muted")


def _shown_word(words: FieldWords, room: float, font: QFont) -> tuple[str, ...]:
    metrics = QFontMetricsF(font)
    if words.is_name:
        return shown_lines(words.word, metrics, room)
    cut = bool(words.brief) and metrics.horizontalAdvance(words.word) > room - _lead(words)
    return (words.brief if cut else words.word,)


def _shown_detail(words: FieldWords, room: float, font: QFont) -> str:
    """The detail, or its short form; nothing rather than less than half of it: the tooltip has the whole."""
    metrics = QFontMetricsF(font)
    detail = words.short if words.short and metrics.horizontalAdvance(words.detail) > room else words.detail
    shown = metrics.elidedText(detail, Qt.TextElideMode.ElideRight, room)
    return detail if shown == detail or len(shown) > max(_LEAST_LETTERS, len(detail) // 2) else ""


def _write(painter: QPainter, box: QRectF, text: str, font: QFont, tone: str) -> None:
    painter.setFont(font)
    painter.setPen(theme.colour(tone))
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
