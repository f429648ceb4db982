"""Adds an environment step by step: what it is, where its services are and what answers there, what is written."""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from app.core.environment_draft import EnvironmentDraft, draft_faults, draft_table
from app.core.language import tr
from app.core.service_likeness import AddressFinding
from app.core.toml_text import table_text
from widgets import sensitive
from widgets.buttons import DisabledReason, PrimaryButton, SecondaryButton, is_enter
from widgets.page_room import PageRoom
from widgets.screen_room import fit_to_screen
from widgets.text import Label
from widgets.tokens import SPACE_L, SPACE_M, SPACE_XL
from widgets.wizard_review import ReviewStep
from widgets.wizard_steps import AddressesStep, IdentityStep
from widgets.wizard_welcome import WelcomeStep

_TITLES: Final = (tr("Welcome"), tr("What it is"), tr("Where its services are"), tr("What is written"))
_WELCOME, _IDENTITY, _ADDRESSES, _REVIEW = range(4)
_SIZE: Final = (760, 640)
_MARKED: Final = tr("Mend what is marked.")
_NO_ADDRESS: Final = tr("Give at least one address.")


class WizardSheet(QDialog):
    """Esc goes one step back and never loses what was typed; shown again it goes on where it was.

    No address is passed by that was not asked: the first Enter asks, the next goes on, whatever was found.

    A CA file is looked at before its step is passed.

    Signals: `ca_file_named(str)` as typed, `test_requested(EnvironmentDraft)` of its addresses,
    `write_requested(EnvironmentDraft)`, `sandbox_requested()`, `left()` it was closed without either.
    """

    ca_file_named = Signal(str)
    test_requested = Signal(object)
    write_requested = Signal(object)
    sandbox_requested = Signal()
    left = Signal()

    def __init__(self, where: str, parent: QWidget | None = None, *, first_run: bool = False) -> None:
        super().__init__(parent)
        self._where = where
        self._first = _WELCOME if first_run else _IDENTITY
        self._taken: Container[str] = ()
        self._busy = ""
        self._touched = False
        self._ca_file = ("", "")
        self._onward = False
        self.welcome, self.identity = WelcomeStep(), IdentityStep()
        self.addresses, self.review = AddressesStep(), ReviewStep()
        self._title = Label("", role="page")
        self._count = Label("", tone="muted")
        self._steps = QStackedWidget()
        self.back = SecondaryButton(tr("Back (Esc)"))
        self.next = PrimaryButton(tr("Next"))
        self._gate = DisabledReason(self.next)
        self.setWindowTitle(tr("Set up") if first_run else tr("Add an environment"))
        self._lay_out()
        self._connect()
        self._go(self._first)

    @property
    def step(self) -> int:
        """Which step is shown: 0 welcome, 1 what it is, 2 addresses, 3 review."""
        return self._steps.currentIndex()

    @property
    def draft(self) -> EnvironmentDraft:
        """What is typed now."""
        step = self.identity
        return EnvironmentDraft(
            name=step.name.text().strip(),
            kind=step.kind.key,
            timezone=step.timezone.text().strip(),
            accounts=step.accounts.text(),
            ca_file=step.ca_file.text().strip(),
            read_only=step.read_only.isChecked(),
            services=self.addresses.services,
        )

    def show_taken(self, names: Container[str]) -> None:
        """Which names the file has already."""
        self._taken = names
        self._judge()

    def show_ca_file(self, file: str, why: str) -> None:
        """Say why a CA file cannot be used, empty where it can, unless another was typed since; who waited goes on."""
        if file != self.draft.ca_file:
            return
        self._ca_file = (file, why)
        onward, self._onward = self._onward, False
        self._judge()
        if onward and self.step == _IDENTITY:
            self._on_next()

    def show_finding(self, finding: AddressFinding, draft: EnvironmentDraft) -> None:
        """Say what was found at one address of a draft that was asked about."""
        service = next(one for one in draft.services if one.name == finding.name)
        self.addresses.show_finding(finding, service)

    def show_busy(self, words: str) -> None:
        """Say what is under way; empty when nothing is."""
        self._busy = words
        self._judge()

    def show_failure(self, words: str) -> None:
        """Say why nothing was written; the keyboard is on the way back."""
        self._busy = ""
        self._judge()
        self.review.show_failure(words)

    def start_again(self) -> None:
        """Empty every field: what was typed has been written."""
        for line in self.findChildren(QLineEdit):
            line.clear()
        self.identity.timezone.setText("UTC")
        self.identity.read_only.setChecked(False)
        self._touched, self._busy = False, ""
        self._go(self._first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back; Enter goes on."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_back()
        elif is_enter(event):
            if self.next.isVisible() and self.next.isEnabled() and not event.isAutoRepeat():
                self._on_next()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that it was left; what was typed stays."""
        super().closeEvent(event)
        self.left.emit()

    def _on_back(self) -> None:
        if self.welcome.imports.deciding:
            self.welcome.imports.dropped.emit()
        elif self.step > self._first:
            self._go(self.step - 1)
        elif self._first == _IDENTITY:  # at a first run there is nothing behind: only closing the window leaves
            self.close()

    def _on_next(self) -> None:
        self._touched = True
        self._judge()
        if not self.next.isEnabled():
            return
        ca_file = self.draft.ca_file
        if self.step == _IDENTITY and ca_file and self._ca_file[0] != ca_file:
            self._onward = True
            self.ca_file_named.emit(ca_file)
            return
        if self.step == _ADDRESSES and self.addresses.unasked:
            self._on_test()
            return
        if self.step == _REVIEW:
            self.write_requested.emit(self.draft)
        else:
            self._go(self.step + 1)

    def _go(self, step: int) -> None:
        self._steps.setCurrentIndex(step)
        self._title.show_text(_TITLES[step])
        self._count.show_text(tr("step {step} of {steps}", step=step, steps=_REVIEW) if step else "")
        self.setAccessibleName(f"{self.windowTitle()}: {_TITLES[step]}")
        if step == _REVIEW:
            draft = self.draft
            self.review.show_verdicts(self.addresses.verdicts)
            self.review.show_text(
                sensitive.shown(table_text(("environment", draft.name), draft_table(draft))), self._where
            )
        self.next.setVisible(step != _WELCOME)
        self._gate.setVisible(step != _WELCOME)
        self.back.setVisible(step > self._first or self._first == _IDENTITY)
        self.next.setText(tr("Write and open") if step == _REVIEW else tr("Next"))
        self.next.setAccessibleName(self.next.text())
        self._judge()
        first = {
            _WELCOME: self.welcome.own,
            _IDENTITY: self.identity.name,
            _ADDRESSES: self.addresses.lines["auth"].address,
            _REVIEW: self.next,
        }[step]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _judge(self) -> None:
        draft = self.draft
        faults = draft_faults(draft, self._taken)
        file, why_file = self._ca_file
        if why_file and file == draft.ca_file:
            faults["ca_file"] = why_file
        self.identity.show_faults(faults, self._touched)
        missing = "" if draft.addressed else _NO_ADDRESS
        self.addresses.show_gate(self._busy or missing)
        why = {
            _IDENTITY: _MARKED if faults and self._touched else "",
            _ADDRESSES: missing,
            _REVIEW: self._busy,
        }
        self._gate.show_reason(why.get(self.step, ""))

    def _on_test(self) -> None:
        draft = self.draft
        if draft.addressed and not self._busy:
            self.next.setFocus()  # or the keyboard goes on from the button, which cannot be pressed now, to "Back"
            self.addresses.show_testing(draft.addressed)
            self.test_requested.emit(draft)

    def _connect(self) -> None:
        self.welcome.own_requested.connect(lambda: self._go(_IDENTITY))
        self.welcome.sandbox_requested.connect(self.sandbox_requested)
        self.identity.changed.connect(self._judge)
        # Another authority may find another answer at the same address.
        self.identity.ca_file.textChanged.connect(self.addresses.forget)
        self.identity.ca_file.editingFinished.connect(lambda: self.ca_file_named.emit(self.draft.ca_file))
        self.addresses.changed.connect(self._judge)
        self.addresses.test_requested.connect(self._on_test)
        self.back.clicked.connect(self._on_back)
        self.next.clicked.connect(self._on_next)

    def _lay_out(self) -> None:
        fit_to_screen(self, *_SIZE)
        self.setMinimumSize(560, 480)
        for step in (self.welcome, self.identity, self.addresses, self.review):
            self._steps.addWidget(step)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._count)
        foot.setSpacing(SPACE_M)
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self._gate)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_L)
        column.setSpacing(SPACE_L)
        column.addLayout(head)
        column.addWidget(PageRoom(self._steps), 1)
        column.addLayout(foot)
