"""The environments of environments.toml: what each is, which is open here, and the button that opens another."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.language import tr
from app.core.settings_view import EnvironmentRow, SettingsView
from widgets.buttons import DisabledReason, SecondaryButton
from widgets.section import SectionCard
from widgets.text import Label, Paragraph
from widgets.tokens import SPACE_M

_HERE = tr("It is open in this window.")


class EnvironmentsCard(SectionCard):
    """One window is one environment: another opens in a window of its own.

    Signals: `open_requested(str)` an environment's name, `add_requested()`.
    """

    open_requested = Signal(str)
    add_requested = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Environments"))
        self._where = Paragraph(tone="muted", selectable=True)
        self._trouble = Paragraph(tone="fail", selectable=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE_M)
        self._lines: tuple[_EnvironmentLine, ...] = ()
        self._shown: tuple[EnvironmentRow, ...] = ()
        self.add_button = SecondaryButton(tr("Add environment…"))
        self.add_button.clicked.connect(self.add_requested)
        self.body.addWidget(self._where)
        self.body.addWidget(self._trouble)
        self.body.addLayout(self._rows)
        add = QHBoxLayout()
        add.addWidget(self.add_button)
        add.addStretch(1)
        self.body.addLayout(add)
        self._trouble.hide()

    @property
    def trouble(self) -> str:
        """What is wrong with the file; empty when nothing is."""
        return self._trouble.plain_text

    def open_button(self, name: str) -> SecondaryButton:
        """The button that opens one environment; KeyError where it is not listed."""
        return {line.row.name: line for line in self._lines}[name].button

    def show_view(self, view: SettingsView) -> None:
        """List what the file has."""
        self._where.show_text(
            tr("In {file}. One window is one environment; another opens in a window of its own.", file=view.file)
        )
        self._trouble.show_text(view.trouble, "fail" if view.there else "text")
        self._trouble.setVisible(bool(view.trouble))
        if view.environments == self._shown:
            return
        self._shown = view.environments
        for line in self._lines:
            self._rows.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = tuple(_EnvironmentLine(row) for row in view.environments)
        for line in self._lines:
            line.button.clicked.connect(partial(self.open_requested.emit, line.row.name))
            self._rows.addWidget(line)


class _EnvironmentLine(QWidget):
    def __init__(self, row: EnvironmentRow) -> None:
        super().__init__()
        self.row = row
        self.button = SecondaryButton(tr("Open in a new window"))
        self.button.setAccessibleName(tr("Open {name} in a new window", name=row.name))
        gate = DisabledReason(self.button)
        gate.show_reason(_HERE if row.open_here else tr("It cannot be opened.") if row.fault else "")
        words = QVBoxLayout()
        words.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(SPACE_M)
        head.addWidget(Label(row.name, role="strong"))
        head.addWidget(Label(tr("line {line}", line=row.line), role="label"))
        head.addStretch(1)
        words.addLayout(head)
        words.addWidget(Paragraph(row.fault or row.words, tone="fail" if row.fault else "muted"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_M)
        line.addLayout(words, 1)
        line.addWidget(gate)
