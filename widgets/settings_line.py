"""One preference: its title, its field, what it is about, its default, and why what was typed is refused."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.core.language import tr
from app.core.settings_view import SettingRow
from widgets import theme
from widgets.buttons import QuietButton
from widgets.metrics_choice import ChoiceBox
from widgets.text import ElidedLabel, Label, Paragraph
from widgets.tokens import SPACE_M, SPACE_XS

_FIELD_PX = 304


class SettingLine(QWidget):
    """Is applied as soon as it is chosen, or typed and left.

    Signals: `given(str, str)` the preference's key and what was typed or chosen, `reset(str)` the key.
    """

    given = Signal(str, str)
    reset = Signal(str)

    def __init__(self, row: SettingRow) -> None:
        super().__init__()
        self._row = row
        self._box = ChoiceBox(row.title) if row.choices else None
        self._line = None if row.choices else _Line(row.title)
        self._reset = QuietButton(tr("Reset"), role="label")
        self._reset.setAccessibleName(tr("Reset {title}", title=row.title))
        self._default = ElidedLabel("", role="label")
        self._why = Paragraph(tone="fail")
        self._why.hide()
        if self._box is not None:
            self._box.chosen.connect(lambda key: self.given.emit(self._row.key, key))
        if self._line is not None:
            self._line.editingFinished.connect(self._on_typed)
        self._reset.clicked.connect(lambda: self.reset.emit(self._row.key))
        self._lay_out(row)
        self.show_row(row)

    @property
    def field(self) -> ChoiceBox | QLineEdit:
        """What a person chooses or types in."""
        field = self._box or self._line
        assert field is not None  # noqa: S101 one of the two is made
        return field

    @property
    def why(self) -> str:
        """Why what was typed was refused; empty when nothing was."""
        return "" if self._why.isHidden() else self._why.plain_text

    @property
    def reset_button(self) -> QuietButton:
        """The button that brings the default back."""
        return self._reset

    def show_row(self, row: SettingRow) -> None:
        """Show the value; a text that is being typed stays until the value is another one."""
        changed = row.text != self._row.text
        self._row = row
        if self._box is not None:
            self._box.show_choices(row.choices, row.text)
        elif self._line is not None and (changed or not (self._line.hasFocus() or self.why)):
            self._line.show_value(row.text)
            self.show_why("")
        self._default.show_text(tr("Default: {default}", default=row.default))
        self._reset.setEnabled(not row.is_default)
        self._reset.setAccessibleDescription(tr("It is the default already.") if row.is_default else "")
        self._reset.setToolTip(
            tr("It is the default already.") if row.is_default else tr("Back to {default}", default=row.default)
        )

    def show_why(self, why: str) -> None:
        """Say why what was typed is refused; empty takes the words away."""
        self._why.show_text(why)
        self._why.setVisible(bool(why))
        if self._line is not None:
            theme.set_look(self._line, tone="fail" if why else "")
            self._line.setAccessibleDescription(why)

    def _on_typed(self) -> None:
        if self._line is not None and (self.why or self._line.text().strip() != self._row.text):
            self.given.emit(self._row.key, self._line.text())

    def _lay_out(self, row: SettingRow) -> None:
        self.field.setFixedWidth(_FIELD_PX)
        words = QVBoxLayout()
        words.setSpacing(0)
        title = Label(row.title, role="strong")
        title.setBuddy(self.field)
        words.addWidget(title)
        words.addWidget(Paragraph(row.about, tone="muted"))
        words.addWidget(self._why)
        words.addStretch(1)
        side = QVBoxLayout()
        side.setSpacing(SPACE_XS)
        side.addWidget(self.field)
        below = QHBoxLayout()
        below.addWidget(self._default, 1)
        below.addWidget(self._reset)
        side.addLayout(below)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_M)
        line.addLayout(words, 1)
        line.addLayout(side)
        line.setAlignment(side, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)


class _Line(QLineEdit):
    """Esc brings back the value that holds."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._value = ""
        self.setAccessibleName(name)
        self.setMaxLength(64)

    def show_value(self, text: str) -> None:
        self._value = text
        self.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is passed on only where nothing else is typed."""
        if event.key() == Qt.Key.Key_Escape and self.text() != self._value:
            self.setText(self._value)
            self.editingFinished.emit()
        else:
            super().keyPressEvent(event)
