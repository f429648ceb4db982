"""The card of an armed kill: whom it stops, why, what will happen, and the second action at its bottom left."""

from __future__ import annotations

from datetime import datetime
from math import ceil
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.core.halt_order import ArmedKill
from app.core.language import tr
from app.core.state import AppState
from widgets import shapes
from widgets.choice_list import Choice, ChoiceList
from widgets.hold_button import HoldButton
from widgets.kill_keys import KillKeys
from widgets.kill_place import KillPlace
from widgets.kill_words import first_upper, path_proof, reason_choices, reason_remark, scope_words
from widgets.scroll_column import ScrollColumn
from widgets.status_badge import StatusBadge
from widgets.text import Label, Paragraph
from widgets.tokens import SPACE_L, SPACE_M, SPACE_S

ALL_ACCOUNTS: Final = "*"
"""The key of the choice that stands for every configured account; no account can be called so."""

DISARMED_BY_KEY: Final = tr("a key was pressed")
DISARMED_BY_TIME: Final = tr("15 seconds passed")

HOW: Final = tr("Hold Space or the mouse for one second; or Tab, then Enter. Any other key disarms.")
_LEAST_CHOICES: Final = 64
_NOT_SENT: Final = tr("Armed: nothing is sent yet")


class KillArmCard(QFrame):
    """Stands over everything while a kill is armed; arming leaves the keyboard nowhere until Tab is pressed.

    Signals: `fire_requested()` once an arming; `disarm_requested(str)` with why; `rearm_requested(object, str)` other
    accounts (a tuple of names) or another reason (its code) were chosen: the countdown is to start anew.
    """

    fire_requested = Signal()
    disarm_requested = Signal(str)
    rearm_requested = Signal(object, str)

    def __init__(self, home: QWidget, control: QWidget) -> None:
        super().__init__(home)
        self.setProperty("look", "popup")
        self.setAccessibleName(tr("Armed kill"))
        self._armed: ArmedKill | None = None
        self._accounts: tuple[str, ...] = ()
        self._given_up_at: datetime | None = None
        self._keys = KillKeys(self)
        self._place = KillPlace(self, self.heightForWidth, home, control)
        self._badge = StatusBadge("section")
        self._left = Label(role="fixed", tone="muted")
        self._whom = ChoiceList(tr("Accounts to stop"))
        self._why = ChoiceList(tr("Reason sent to the platform"))
        self._remark = Paragraph(tone="muted")
        self._consequence = Paragraph()
        self._warning = Paragraph(tone="warn")
        self._fire = HoldButton()
        self._how = Paragraph(HOW, tone="muted")
        self._paragraphs = (self._remark, self._consequence, self._warning, self._how)
        self._measured: tuple[object, ...] = ()
        self._height = 0
        self._badge.show_status(shapes.TRIANGLE, _NOT_SENT)
        self._lay_out()
        self._connect()
        self.hide()

    @property
    def fire_button(self) -> HoldButton:
        """The second control."""
        return self._fire

    def show_state(self, state: AppState, now: datetime) -> None:
        """Open for an armed kill, close when it is armed no more, and say what stands in the way."""
        armed = state.halt.armed
        if armed is None:
            self._close()
            return
        self._accounts = state.environment.accounts
        if armed != self._armed:
            self._show_armed(armed)
        self._show_path(state, now)
        self.show_time(now)
        self._place.open()
        self._keys.start()

    def show_time(self, now: datetime) -> None:
        """Count down; ask to disarm when the time is over, unless the second action is under way."""
        armed = self._armed
        if armed is None:
            return
        self._place.settle()
        left_s = armed.left_s(now)
        self._left.show_text(tr("disarms in {left_s} s", left_s=ceil(left_s)))
        if left_s <= 0 and not self._fire.holding and self._given_up_at != armed.disarms_at:
            self._given_up_at = armed.disarms_at
            self.disarm_requested.emit(DISARMED_BY_TIME)

    def heightForWidth(self, width: int) -> int:
        """The height at which nothing has to scroll; measured anew only when something has changed."""
        texts = tuple("" if part.isHidden() else part.plain_text for part in self._paragraphs)
        choices = (self._whom.sizeHint().height(), self._why.sizeHint().height())
        basis = (width, self.isVisible(), self.font().key(), choices, texts)
        if basis != self._measured:
            self._height, self._measured = self._measure(width), basis
        return self._height

    def _measure(self, width: int) -> int:
        for part in (self, *self.findChildren(QWidget)):
            part.ensurePolished()
        margins = self._column.contentsMargins()
        for paragraph in self._paragraphs:
            paragraph.fit(width - margins.left() - margins.right())
        self._choosers.forget_height()
        self._column.invalidate()
        return self._column.totalHeightForWidth(width)

    def _show_armed(self, armed: ArmedKill) -> None:
        self._armed = armed
        self._fire.rearm()
        self._fire.show_words(tr("Stop {scope}", scope=scope_words(armed.accounts)))
        self._whom.show_choices(account_choices(self._accounts), _account_key(armed.accounts))
        self._why.show_choices([Choice(code, words) for code, words in reason_choices()], armed.reason.value)
        self._why.keep_whole()
        self._remark.show_text(
            "\n".join(line for line in (every_account(self._accounts), reason_remark(armed)) if line)
        )
        self._consequence.show_text(armed.consequence)

    def _show_path(self, state: AppState, now: datetime) -> None:
        proof = path_proof(state, now)
        anyway = tr("You can still try.")
        warning = proof.refusal or f"{first_upper(proof.words)}. {anyway}"
        self._warning.setVisible(not proof.proven)
        self._warning.show_text("" if proof.proven else warning)
        self._fire.setEnabled(not proof.refusal)
        self._fire.setAccessibleDescription(proof.refusal or HOW)

    def _close(self) -> None:
        if self._armed is None:
            return
        self._armed = None
        self._keys.stop()
        self._fire.rearm()
        self._place.close()

    def _on_chosen(self) -> None:
        key = self._whom.chosen_key
        accounts = self._accounts if key == ALL_ACCOUNTS else (key,)
        self.rearm_requested.emit(accounts, self._why.chosen_key)

    def _on_enter(self) -> None:
        if self._fire.hasFocus():
            self._fire.fire()
        else:
            self._on_other()

    def _on_other(self) -> None:
        self._fire.end_hold()
        self.disarm_requested.emit(DISARMED_BY_KEY)

    def _on_step(self, step: int) -> None:
        stops = [part for part in (self._fire, self._whom, self._why) if part.isEnabled()]
        places = [number for number, part in enumerate(stops) if part.hasFocus()]
        to = (places[0] + step) % len(stops) if places else 0 if step > 0 else len(stops) - 1
        stops[to].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_arrow(self, key: int) -> None:
        chooser = next((part for part in (self._whom, self._why) if part.hasFocus()), None)
        if chooser is None:
            self._on_other()
        else:
            chooser.step(-1 if key in (Qt.Key.Key_Up.value, Qt.Key.Key_Left.value) else 1)

    def _connect(self) -> None:
        self._fire.fired.connect(self.fire_requested)
        self._whom.chosen.connect(self._on_chosen)
        self._why.chosen.connect(self._on_chosen)
        self._keys.hold_begun.connect(self._fire.begin_hold)
        self._keys.hold_ended.connect(self._fire.end_hold)
        self._keys.hold_resumed.connect(self._fire.resume_hold)
        self._keys.enter_pressed.connect(self._on_enter)
        self._keys.step_requested.connect(self._on_step)
        self._keys.arrow_pressed.connect(self._on_arrow)
        self._keys.other_pressed.connect(self._on_other)

    def _lay_out(self) -> None:
        heading = QHBoxLayout()
        heading.setSpacing(SPACE_M)
        heading.addWidget(self._badge, 1)
        heading.addWidget(self._left)
        choices = QWidget()
        columns = QHBoxLayout(choices)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(SPACE_S)
        for title, part in ((tr("Stop"), self._whom), (tr("Reason sent to the platform"), self._why)):
            column = QVBoxLayout()
            column.setSpacing(SPACE_S)
            column.addWidget(Label(title, role="caption"))
            column.addWidget(part)
            column.addStretch(1)
            columns.addLayout(column, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_L)
        self._column.setSpacing(SPACE_M)
        self._column.addLayout(heading)
        self._choosers = _Choosers(choices)
        self._column.addWidget(self._choosers, 1)
        self._column.addWidget(self._remark)
        self._column.addWidget(Label(tr("What will happen"), role="caption"))
        self._column.addWidget(self._consequence)
        self._column.addWidget(self._warning)
        self._column.addWidget(self._fire, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._how)


class _Choosers(ScrollColumn):
    """Wants the height of all choices; Qt's own scroll area remembers what it once wanted."""

    def __init__(self, choices: QWidget) -> None:
        super().__init__(choices, fill=True)
        self._choices = choices
        self._known_px = 0

    def forget_height(self) -> None:
        """Make the layout ask again where the choices have become more or fewer, or were first shown."""
        wanted_px = self._choices.sizeHint().height()
        if self.isVisible() and wanted_px != self._known_px:
            self._known_px = wanted_px
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return self._choices.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, _LEAST_CHOICES)


def every_account(accounts: tuple[str, ...]) -> str:
    """Whom the choice of all accounts stands for; empty where there is no such choice."""
    return (
        tr("All {count} accounts: {accounts}.", count=len(accounts), accounts=", ".join(accounts))
        if len(accounts) > 1
        else ""
    )


def account_choices(accounts: tuple[str, ...]) -> tuple[Choice, ...]:
    """One choice for each configured account and, where there are several, one for all of them by name."""
    each = tuple(Choice(account, account) for account in accounts)
    if len(accounts) < 2:
        return each
    return (*each, Choice(ALL_ACCOUNTS, tr("All {count} accounts", count=len(accounts)), ", ".join(accounts)))


def _account_key(accounts: tuple[str, ...]) -> str:
    return accounts[0] if len(accounts) == 1 else ALL_ACCOUNTS
