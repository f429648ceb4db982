"""An import to decide: what the file would change stands there before it changes anything."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.language import tr
from app.core.settings_exchange import Change
from widgets.buttons import DisabledReason, PrimaryButton, SecondaryButton
from widgets.text import Label, Paragraph
from widgets.tokens import SPACE_M, SPACE_S

_SIGNS = {"+": tr("added"), "-": tr("removed"), "~": tr("changed")}
_TONES = {"+": "ok", "-": "warn", "~": "text"}


class ImportChoice(QWidget):
    """What an import would change, or how the last one ended; `import_button` stands where its owner puts it.

    Signals: `import_requested()`, `apply_requested()`, `dropped()` an import that was looked at is not wanted,
    `asks()` there is one to decide, `rests()` there is none any more.
    """

    import_requested = Signal()
    apply_requested = Signal()
    dropped = Signal()
    asks = Signal()
    rests = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.import_button = SecondaryButton(tr("Import…"))
        self.apply_button = PrimaryButton(tr("Import these changes"))
        self.drop_button = SecondaryButton(tr("Leave it as it is (Esc)"))
        self._gate = DisabledReason(self.apply_button)
        self._said = Paragraph(tone="text", selectable=True)
        self._changes = QVBoxLayout()
        self._changes.setSpacing(SPACE_S)
        self._deciding = QWidget()
        self._lines: list[QWidget] = []
        self.import_button.clicked.connect(self.import_requested)
        self.apply_button.clicked.connect(self.apply_requested)
        self.drop_button.clicked.connect(self.dropped)
        self._lay_out()
        self.show_nothing()

    @property
    def said(self) -> str:
        """What is said of an import that was looked at, or of how the last one ended."""
        return self._said.plain_text

    @property
    def deciding(self) -> bool:
        """Whether an import waits to be taken or left."""
        return not self._deciding.isHidden()

    def show_nothing(self, said: str = "", *, failed: bool = False) -> None:
        """No import waits; `said` is how the last one ended."""
        self._clear()
        self._said.show_text(said, "fail" if failed else "text")
        self._said.setVisible(bool(said))
        self.rests.emit()
        if self.deciding:
            # Else the keyboard, and the page with it, goes to whatever comes next.
            self.import_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._deciding.hide()

    def show_changes(self, words: str, changes: Sequence[Change]) -> None:
        """Show what an import would change."""
        self._clear()
        self._said.show_text(words, "text")
        self._said.show()
        for change in changes:
            line = _change_line(change)
            self._lines.append(line)
            self._changes.addWidget(line)
        self._gate.show_reason("" if changes else tr("Nothing would change."))
        self._deciding.show()
        target = self.apply_button if changes else self.drop_button
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.asks.emit()

    def _clear(self) -> None:
        for line in self._lines:
            self._changes.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = []

    def _lay_out(self) -> None:
        inside, deciding = QVBoxLayout(self._deciding), QHBoxLayout()
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(SPACE_M)
        inside.addLayout(self._changes)
        deciding.addWidget(self.drop_button)
        deciding.addStretch(1)
        deciding.addWidget(self._gate)
        inside.addLayout(deciding)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self._said)
        column.addWidget(self._deciding)


def _change_line(change: Change) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_M)
    sign = Label(f"{change.sign} {_SIGNS[change.sign]}", role="fixed", tone=_TONES[change.sign])
    sign.setFixedWidth(88)
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Paragraph(change.words, tone="text", selectable=True), 1)
    return line
