"""The middle steps of adding an environment: what it is, and where its services are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.core.environment_draft import FLAVOURS, KINDS, SERVICES, DraftService
from app.core.language import tr
from app.core.service_likeness import AddressFinding
from widgets import shapes, theme
from widgets.buttons import DisabledReason, SecondaryButton
from widgets.metrics_choice import ChoiceBox
from widgets.scroll_column import ScrollColumn
from widgets.text import Label, Paragraph
from widgets.tick_row import TickRow
from widgets.tokens import SPACE_M, SPACE_S, SPACE_XS

_ASKED: Final = tr("Is being asked …")
_NAME_PX: Final = 164
_FLAVOUR_PX: Final = 104
_SHAPES: Final = {True: shapes.DISC, False: shapes.SQUARE, None: shapes.DIAMOND}
_VERDICTS: Final = {
    True: tr("fits"),
    False: tr("looks like another service"),
    None: tr("answers, but is not recognised"),
}


@dataclass(frozen=True, slots=True)
class AddressVerdict:
    """How the test of one address ended: the service's words, a verdict word, its shape."""

    service: str
    word: str
    shape: str


class IdentityStep(QWidget):
    """Name, kind, zone, accounts. Signals: `changed()`."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name, self.timezone, self.accounts, self.ca_file = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.kind = ChoiceBox(tr("Kind"))
        self.kind.show_choices(KINDS, "staging")
        self.kind.chosen.connect(lambda _key: self.changed.emit())
        self.timezone.setText("UTC")
        self.read_only = TickRow(tr("Read-only: windows on it change nothing, and send no kill"))
        self.read_only.toggled.connect(lambda _on: self.changed.emit())
        self._why: dict[str, Paragraph] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_XS)
        self._add("name", tr("Name"), self.name, tr("Names the window and the journal, such as staging or prod-eu"))
        self._add("kind", tr("Kind"), self.kind, "")
        self._add("timezone", tr("Zone of the second clock"), self.timezone, "Europe/London")
        self._add("accounts", tr("Trading accounts"), self.accounts, "company, director-1, director-2")
        self._add(
            "ca_file", tr("CA file (optional)"), self.ca_file, tr("A certificate authority beside the system's own")
        )
        self._column.addWidget(self.read_only)
        self._column.addStretch(1)

    def show_faults(self, faults: dict[str, str], touched: bool) -> None:
        """Say at each field what is wrong with it; what was not typed yet is not called wrong."""
        for key, why in self._why.items():
            field = getattr(self, key)
            said = faults.get(key, "") if touched or not isinstance(field, QLineEdit) or field.text().strip() else ""
            why.show_text(said)
            why.setVisible(bool(said))
            if isinstance(field, QLineEdit):
                theme.set_look(field, tone="fail" if said else "")
                field.setAccessibleDescription(said)

    def why(self, key: str) -> str:
        """What is said to be wrong with a field."""
        return self._why[key].plain_text

    def _add(self, key: str, title: str, field: QWidget, placeholder: str) -> None:
        label = Label(title, role="caption")
        label.setBuddy(field)
        field.setAccessibleName(title)
        why = self._why[key] = Paragraph(tone="fail")
        why.hide()
        if isinstance(field, QLineEdit):
            field.setPlaceholderText(placeholder)
            field.setMaxLength(300)
            field.textChanged.connect(self.changed)
        for part in (label, field, why):
            self._column.addWidget(part)
        self._column.addSpacing(SPACE_S)


class AddressesStep(QWidget):
    """An address for each service that there is. Signals: `changed()`, `test_requested()`."""

    changed = Signal()
    test_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[str, _AddressLine] = {}
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, SPACE_M, 0)
        column.setSpacing(SPACE_S)
        for name, words in SERVICES:
            line = self.lines[name] = _AddressLine(name, words)
            line.changed.connect(self.changed)
            column.addWidget(line)
        column.addStretch(1)
        self._test = DisabledReason(SecondaryButton(tr("Test the addresses")))
        self.test_button = self._test.button
        self.test_button.clicked.connect(self.test_requested)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(SPACE_M)
        outer.addWidget(Paragraph(tr("Leave out what there is not: its pages will say that it is not configured.")))
        outer.addWidget(ScrollColumn(inside), 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._test)
        outer.addLayout(row)

    @property
    def services(self) -> tuple[DraftService, ...]:
        """Every service with what was typed for it."""
        return tuple(line.service for line in self.lines.values())

    @property
    def verdicts(self) -> tuple[AddressVerdict, ...]:
        """How each address that is typed was found, in the order of the services."""
        return tuple(line.verdict for line in self.lines.values() if line.service.url)

    @property
    def unasked(self) -> bool:
        """Whether nothing was found yet at one of the addresses that are typed."""
        return any(line.service.url and not line.answered for line in self.lines.values())

    def show_gate(self, why: str) -> None:
        """Say why nothing can be tested now; empty where it can."""
        self._test.show_reason(why)

    def show_testing(self, services: Sequence[DraftService]) -> None:
        """Say that these are being asked."""
        for service in services:
            self.lines[service.name].show_asked()

    def forget(self) -> None:
        """What was found was found under other conditions."""
        for line in self.lines.values():
            line.forget()

    def show_finding(self, finding: AddressFinding, service: DraftService) -> None:
        """Say what was found, unless something else has been typed since."""
        line = self.lines[finding.name]
        if line.service == service:
            line.show_finding(finding)


class _AddressLine(QWidget):
    """One service: its words, its address, its flavour where it has several, what was found."""

    changed = Signal()

    def __init__(self, name: str, words: str) -> None:
        super().__init__()
        self._name, self._words = name, words
        self._finding: AddressFinding | None = None
        self.address = QLineEdit()
        self.address.setAccessibleName(tr("Address of {words}", words=words))
        self.address.setPlaceholderText("https://")
        self.address.setMaxLength(300)
        self.address.textChanged.connect(self._on_changed)
        self.flavour: ChoiceBox | None = None
        self._found = Paragraph(tone="muted", selectable=True)
        self._found.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_M)
        grid.setVerticalSpacing(SPACE_XS)
        grid.setColumnMinimumWidth(0, _NAME_PX)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(2, _FLAVOUR_PX)
        label = Label(words)
        label.setBuddy(self.address)
        grid.addWidget(label, 0, 0)
        grid.addWidget(self.address, 0, 1)
        if name in FLAVOURS:
            self.flavour = ChoiceBox(tr("Flavour of {words}", words=words))
            self.flavour.setFixedWidth(_FLAVOUR_PX)
            self.flavour.show_choices([(one, one) for one in FLAVOURS[name]], FLAVOURS[name][0])
            self.flavour.chosen.connect(lambda _key: self._on_changed())
            grid.addWidget(self.flavour, 0, 2)
        grid.addWidget(self._found, 1, 1, 1, 2)

    @property
    def service(self) -> DraftService:
        """What is typed and chosen now."""
        flavour = "" if self.flavour is None else self.flavour.key
        return DraftService(self._name, self.address.text().strip(), flavour)

    @property
    def found(self) -> str:
        """What is said of the address."""
        return "" if self._found.isHidden() else self._found.plain_text

    @property
    def answered(self) -> bool:
        """Whether what was found is about what is typed now."""
        return self._finding is not None

    @property
    def verdict(self) -> AddressVerdict:
        """How the test of what is typed now ended."""
        found = self._finding
        if found is None:
            return AddressVerdict(self._words, tr("not tested"), shapes.RING)
        if not found.reached:
            return AddressVerdict(self._words, tr("not reached"), shapes.SQUARE)
        return AddressVerdict(self._words, _VERDICTS[found.fits], _SHAPES[found.fits])

    def forget(self) -> None:
        self._finding = None
        self._found.hide()

    def show_asked(self) -> None:
        self._finding = None
        self._say(_ASKED, "muted")

    def show_finding(self, finding: AddressFinding) -> None:
        self._finding = finding
        shape = self.verdict.shape
        self._say(f"{shape} {finding.words}", shapes.TONES[shape])

    def _on_changed(self) -> None:
        """What was found was about another address."""
        self.forget()
        self.changed.emit()

    def _say(self, words: str, tone: str) -> None:
        self._found.show_text(words, tone)
        self._found.show()
