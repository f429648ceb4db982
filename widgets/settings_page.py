"""The Settings page: preferences, the environments of this computer, export and import, where things are kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from app.core.language import tr
from app.core.settings_view import SettingsView
from widgets.fact_grid import FactGrid, NamedFact
from widgets.page_heading import PageHeading
from widgets.panel import Panel
from widgets.scroll_column import ScrollColumn
from widgets.section import SectionCard
from widgets.settings_environments import EnvironmentsCard
from widgets.settings_exchange import ExchangeCard
from widgets.settings_line import SettingLine
from widgets.text import Paragraph
from widgets.tokens import SPACE_L, SPACE_XL


class SettingsPage(Panel):
    """Every setting with its default and where it is stored; each holds as soon as it is chosen.

    Signals: `given(str, str)` a preference's key and what was typed or chosen for it, `reset(str)` its key. The cards
    `environments` and `exchange` have their own.
    """

    given = Signal(str, str)
    reset = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Settings"))
        self._heading = PageHeading(tr("Settings"))
        self._preferences = SectionCard(tr("This console"))
        self._preferences.body.setSpacing(SPACE_L)
        self._problem = Paragraph(tone="fail", selectable=True)
        self._problem.hide()
        self._preferences.body.addWidget(self._problem)
        self.lines: dict[str, SettingLine] = {}
        self.environments = EnvironmentsCard()
        self.exchange = ExchangeCard()
        self._kept_card = SectionCard(tr("Where things are kept"))
        self._kept = FactGrid()
        self._kept_card.body.addWidget(self._kept)
        page = QVBoxLayout(self)
        page.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        page.setSpacing(SPACE_L)
        page.addWidget(self._heading)
        column = ScrollColumn(self._preferences, self.environments, self.exchange, self._kept_card)
        page.addWidget(column, 1)
        # Once the list of changes has its place: its buttons are below it.
        self.exchange.imports.asks.connect(
            lambda: column.ensureWidgetVisible(self.exchange.imports.drop_button), Qt.ConnectionType.QueuedConnection
        )

    @property
    def problem(self) -> str:
        """What is wrong with the file of preferences; empty when nothing is."""
        return self._problem.plain_text

    @property
    def kept(self) -> dict[str, str]:
        """Where things are kept, as shown."""
        return self._kept.words()

    def show_view(self, view: SettingsView) -> None:
        """Draw the settings as they are now."""
        self._heading.show_words(
            tr("each takes effect at once, the language at the next start; stored in {stored}", stored=view.stored)
        )
        self._problem.show_text(view.problem)
        self._problem.setVisible(bool(view.problem))
        for row in view.settings:
            if row.key not in self.lines:
                line = self.lines[row.key] = SettingLine(row)
                line.given.connect(self.given)
                line.reset.connect(self.reset)
                self._preferences.body.addWidget(line)
            self.lines[row.key].show_row(row)
        self.environments.show_view(view)
        self._kept.show_facts([NamedFact(row.what, row.where) for row in view.kept])

    def show_refused(self, key: str, why: str) -> None:
        """Say beside its field why what was given for a preference is refused; empty takes the words away."""
        self.lines[key].show_why(why)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves an import that was looked at."""
        if event.key() == Qt.Key.Key_Escape and self.exchange.imports.deciding:
            self.exchange.imports.dropped.emit()
        else:
            super().keyPressEvent(event)
