"""Where demands on labels are typed; what cannot be read is said below, and not in force."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.core.label_filter import MOST_CHARACTERS, filter_words, read_filter
from app.core.language import tr
from app.core.query import AnyMatcher
from widgets.text import Paragraph
from widgets.tokens import SPACE_XS

_HINT: Final = tr('Only series with … such as side!="buy", account_id=~"director-.*"')
_SIGNS: Final = tr("= is, != is not, =~ matches as a whole, !~ does not. Enter puts it in force, Esc takes it back.")


class ExplorerFilter(QWidget):
    """One line of demands, in the words of Prometheus; Enter or leaving it puts them in force.

    Signals: `changed()` other demands are in force.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.demands: tuple[AnyMatcher, ...] = ()
        self._edit = _FilterEdit()
        self._problem = Paragraph(tone="warn")
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addWidget(self._edit)
        column.addWidget(self._problem)
        self.setFocusProxy(self._edit)
        self._edit.editingFinished.connect(self.settle)
        self._edit.textEdited.connect(lambda _text: self._say(""))
        self._edit.taken_back.connect(self._take_back)

    def settle(self) -> bool:
        """Put what was typed in force; False, and said, when it cannot be read."""
        try:
            demands = read_filter(self._edit.text())
        except ValueError as wrong:
            self._say(tr("Not in force: {wrong}", wrong=wrong))
            return False
        self._say("")
        if demands != self.demands:
            self.demands = demands
            self.changed.emit()
        return True

    def clear(self) -> None:
        """Demand nothing; nothing is emitted."""
        self.demands = ()
        self._take_back()

    def _take_back(self) -> None:
        self._edit.setText(filter_words(self.demands))
        self._say("")

    def _say(self, problem: str) -> None:
        self._problem.show_text(problem)
        self._problem.setVisible(bool(problem))
        self._edit.setAccessibleDescription(problem or _SIGNS)


class _FilterEdit(QLineEdit):
    """*Signals*: `taken_back()` Esc, while something else stands in it than is in force."""

    taken_back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_HINT)
        self.setAccessibleName(tr("Filter series by labels"))
        self.setAccessibleDescription(_SIGNS)
        self.setToolTip(_SIGNS)
        self.setMaxLength(MOST_CHARACTERS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take back what is not in force yet on Esc."""
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.setModified(False)
            self.taken_back.emit()
        else:
            super().keyPressEvent(event)
