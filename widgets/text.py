"""Labels on the type scale: one line elided, or a paragraph at the scale's line height."""

from __future__ import annotations

import html
from functools import cache
from math import ceil
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtGui import Qt as QtMarkup
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from widgets import fonts, theme
from widgets.tokens import TYPE_SCALE

_LEAST_WIDTH: Final = 24
_QT_BASELINE: Final = 0.8
"""Where Qt puts the letters of a line with a fixed height, whatever their own is."""


def as_tooltip(text: str) -> str:
    """`text` as a tooltip that shows it literally: Qt takes what looks like markup for markup, pictures included."""
    return f'<p style="white-space:pre-wrap">{html.escape(text)}</p>' if QtMarkup.mightBeRichText(text) else text


class Label(QLabel):
    """A line of text in a role of the scale (`label`, `body`, `strong`, `section`, `age` ...) and a tone (a token)."""

    def __init__(self, text: str = "", role: str = "body", tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setProperty("tone", tone)
        self.setText(text)

    def show_text(self, text: str, tone: str | None = None) -> None:
        """Show `text`, in another tone when one is given."""
        if self.text() != text:
            self.setText(text)
        if tone is not None:
            theme.set_look(self, tone=tone)


class LineLabel(Label):
    """A label in the middle of a line of `line_px`, beside something higher than its letters."""

    def __init__(self, text: str, role: str, tone: str = "", *, line_px: int) -> None:
        super().__init__(text, role, tone)
        self._line_px = line_px

    def sizeHint(self) -> QSize:
        """The line's height: a fixed one would give way to the style sheet's least height."""
        return QSize(super().sizeHint().width(), self._line_px)


class ElidedLabel(Label):
    """A line that ends in an ellipsis where there is no room; the whole text is its tooltip."""

    def __init__(self, text: str = "", role: str = "body", tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, role, tone, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """The height of the line; the width may shrink to an ellipsis."""
        return QSize(_LEAST_WIDTH, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text as a tooltip only where it is cut."""
        super().resizeEvent(event)
        self._offer_whole_text()

    def show_text(self, text: str, tone: str | None = None) -> None:
        """Show `text`, in another tone when one is given."""
        super().show_text(text, tone)
        self._offer_whole_text()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the text as far as there is room."""
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            int(self.alignment() | Qt.AlignmentFlag.AlignVCenter),
            self.palette(),
            self.isEnabled(),
            shown,
            self.foregroundRole(),
        )

    def is_cut(self) -> bool:
        """Whether part of the text does not fit."""
        return self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()

    def _offer_whole_text(self) -> None:
        self.setToolTip(as_tooltip(self.text()) if self.is_cut() else "")


@cache
def _too_low(role: str) -> int:
    """By how many pixels a paragraph's letters would stand below a label's; a half counts for none."""
    known = role if role in TYPE_SCALE else "body"
    metrics, line = QFontMetricsF(fonts.sans(known)), TYPE_SCALE[known][1]
    return ceil(_QT_BASELINE * line - (line + metrics.ascent() - metrics.descent()) / 2 - 0.5)


class Paragraph(QLabel):
    """Wrapped text at the line height of its role; it can be selected with mouse and keyboard when asked for."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        tone: str = "",
        *,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._plain = ""
        self._claimed = ("", -1, "")
        self._claimed_height = -1
        self._role = role
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setProperty("role", role)
        self.setProperty("tone", tone)
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        up = _too_low(role)
        self.setContentsMargins(0, -up, 0, up)
        self.show_text(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Claim the height of all lines at the new width, which not every layout asks for."""
        super().resizeEvent(event)
        self._claim_height()

    @property
    def plain_text(self) -> str:
        """The text as it was given."""
        return self._plain

    def show_text(self, text: str, tone: str | None = None) -> None:
        """Show `text` literally (markup has no effect), in another tone when one is given."""
        if text != self._plain:
            self._plain = text
            self.setAccessibleName(text)
            height = TYPE_SCALE.get(self._role, TYPE_SCALE["body"])[1]
            lines = html.escape(text).replace("\n", "<br>").replace(" · ", "&nbsp;· ")  # no line begins with a dot
            self.setText(f'<p style="margin:0; line-height:{height}px; -qt-line-height-type:fixed">{lines}</p>')
            self._claim_height()
        if tone is not None:
            theme.set_look(self, tone=tone)

    def fit(self, width: int) -> None:
        """Claim the height of all lines at `width` pixels, shown or not."""
        self.ensurePolished()  # before it is shown, a label still measures with a font that is not the theme's
        self._claim_height(width)

    def _claim_height(self, width: int | None = None) -> None:
        claim = (self._plain, self.width() if width is None else width, self.font().key())
        # The style sheet's own least height takes the place of the claim whenever the label is polished.
        if claim == self._claimed and self.minimumHeight() == self._claimed_height:
            return
        self._claimed = claim
        # A label is never lower than its own claim: while one stands it would measure nothing else.
        self.setMinimumHeight(0)
        self.setMinimumHeight(max(self.heightForWidth(claim[1]), 0))
        self._claimed_height = self.minimumHeight()
