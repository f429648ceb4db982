"""One of a column's values, or all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from app.core.language import tr
from widgets.drop_down import DropDown
from widgets.mid_sentence import mid_sentence
from widgets.tokens import SPACE_M

_LEAST_CHARACTERS: Final = 6
_EDGES: Final = 2 * SPACE_M + 14
_NOT_GIVEN: Final = tr("not given")


class FilterBox(DropDown):
    """`All` first, then the values that occur; an empty value reads "not given".

    Signals: `changed()` another value than before was chosen.
    """

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._values: tuple[str, ...] = ()
        self.setAccessibleName(tr("Only with this {name}", name=mid_sentence(name)))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST_CHARACTERS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.addItem(tr("{name}: all", name=name))
        self.currentIndexChanged.connect(self.changed)

    @property
    def value(self) -> str | None:
        """The chosen value; None for all."""
        place = self.currentIndex()
        return self._values[place - 1] if 0 < place <= len(self._values) else None

    def show_values(self, values: Sequence[str]) -> None:
        """Offer these values behind "all"; the chosen one stays chosen while it is offered."""
        offered = tuple(values)
        if offered == self._values:
            return
        chosen = self.value
        self.blockSignals(True)
        while self.count() > 1:
            self.removeItem(self.count() - 1)
        self._values = offered
        self.addItems([value or _NOT_GIVEN for value in offered])
        self.setCurrentIndex(offered.index(chosen) + 1 if chosen in offered else 0)
        self.blockSignals(False)
        self._describe()
        if self.value != chosen:
            self.changed.emit()

    def clear_choice(self) -> None:
        """Let everything through again."""
        self.setCurrentIndex(0)

    def minimumSizeHint(self) -> QSize:
        """Room for the words while nothing is chosen; a long value may be cut."""
        least = super().minimumSizeHint()
        return least.expandedTo(QSize(self.fontMetrics().horizontalAdvance(self.itemText(0)) + _EDGES, 0))

    def _describe(self) -> None:
        self.setAccessibleDescription(tr("{count} to choose from", count=len(self._values)))
