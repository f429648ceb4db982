"""Settings and environments to and from one file."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from app.core.language import tr
from widgets.buttons import SecondaryButton
from widgets.import_choice import ImportChoice
from widgets.section import SectionCard
from widgets.text import Paragraph
from widgets.tick_row import TickRow

_NO_SECRETS = tr(
    "Settings and all environments as one TOML file. No password, token, session or key "
    "is in it: tokens are named as they are called in the keyring, certificates by their "
    "paths."
)


class ExchangeCard(SectionCard):
    """Signals: `export_requested(bool)` whether e-mail addresses go with it; `imports` has its own."""

    export_requested = Signal(bool)

    def __init__(self) -> None:
        super().__init__(tr("Export and import"))
        self.emails = TickRow(tr("With the e-mail addresses last signed in with"))
        self.export_button = SecondaryButton(tr("Export…"))
        self.imports = ImportChoice()
        self.export_button.clicked.connect(lambda: self.export_requested.emit(self.emails.isChecked()))
        buttons = QHBoxLayout()
        buttons.addWidget(self.export_button)
        buttons.addWidget(self.imports.import_button)
        buttons.addStretch(1)
        self.body.addWidget(Paragraph(_NO_SECRETS, tone="muted"))
        self.body.addWidget(self.emails)
        self.body.addLayout(buttons)
        self.body.addWidget(self.imports)
