"""One of a few."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from widgets.drop_down import DropDown


class ChoiceBox(DropDown):
    """Shows the words of what is chosen.

    Signals: `chosen(str)` the key of another choice than before, by a person only.
    """

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[tuple[str, str], ...] = ()
        self._closed: tuple[tuple[str, ...], str] = ((), "")
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.activated.connect(lambda place: self.chosen.emit(self._choices[place][0]))

    def let_narrow(self, letters: int) -> None:
        """Be only as wide as so many letters where there is no room for the longest words: the list has them whole."""
        self.setMinimumContentsLength(letters)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @property
    def key(self) -> str:
        """The key of what is chosen; empty while there is nothing to choose."""
        place = self.currentIndex()
        return self._choices[place][0] if place >= 0 else ""

    def show_choices(self, choices: Sequence[tuple[str, str]], key: str) -> None:
        """Offer these pairs of key and words, `key` chosen; nothing is emitted."""
        if tuple(choices) != self._choices:
            self._choices = tuple(choices)
            self.clear()
            self.addItems([words for _, words in choices])
            self.show_closed(*self._closed)
        keys = [known for known, _ in choices]
        self.setCurrentIndex(keys.index(key) if key in keys else -1)

    def show_closed(self, keys: Sequence[str], why: str) -> None:
        """Offer these no longer, and say why; the arrow keys step over them."""
        self._closed = (tuple(keys), why)
        model = self.model()
        for place, (key, _) in enumerate(self._choices):
            item = model.item(place) if isinstance(model, QStandardItemModel) else None
            if item is not None:
                item.setEnabled(key not in keys)
                item.setToolTip(why if key in keys else "")
        self.setAccessibleDescription(why if keys else "")
