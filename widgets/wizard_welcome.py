"""The first step of the first start: set up, practise, or import."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.language import tr
from widgets.buttons import PrimaryButton, SecondaryButton
from widgets.import_choice import ImportChoice
from widgets.text import Paragraph
from widgets.tokens import SPACE_L, SPACE_M


class WelcomeStep(QWidget):
    """Three ways to begin. Signals: `own_requested()`, `sandbox_requested()`; `imports` has its own."""

    own_requested = Signal()
    sandbox_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.own = PrimaryButton(tr("Set up your platform"))
        self.sandbox = SecondaryButton(tr("Practise in the sandbox"))
        self.imports = ImportChoice()
        self.own.clicked.connect(self.own_requested)
        self.sandbox.clicked.connect(self.sandbox_requested)
        ways = QWidget()
        # While an import waits to be decided there is nothing else to press.
        self.imports.asks.connect(ways.hide)
        self.imports.rests.connect(ways.show)
        column = QVBoxLayout(ways)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        for words, button in (
            (
                tr(
                    "Your platform: say where its services are. Each address is tested before anything "
                    "is written, and nothing is changed on the platform."
                ),
                self.own,
            ),
            (
                tr(
                    "The sandbox: a whole platform on this computer, with the same services and no "
                    "money. Every page works on it, the kill switch too."
                ),
                self.sandbox,
            ),
            (
                tr(
                    "A colleague's export: settings and environments in one file. What it would change is shown "
                    "before it changes anything."
                ),
                self.imports.import_button,
            ),
        ):
            column.addWidget(Paragraph(words, tone="text"))
            column.addWidget(button)
            column.addSpacing(SPACE_L)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ways)
        outer.addWidget(self.imports)
        outer.addStretch(1)
