"""The Rotation page: a new Kraken key step by step, from the reason to the proof that it is in use."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout

from api_client.models.secret_buffer import SecretBuffer
from app.core.language import tr
from app.core.rotation import Rotation
from app.core.rotation_flavour import Route
from app.core.rotation_steps import Step, steps_of
from app.core.state import AppState
from widgets.page_heading import PageHeading
from widgets.palette_actions import add_key
from widgets.panel import Panel
from widgets.rotation_after_step import RotationAfterStep
from widgets.rotation_approvals_step import RotationApprovalsStep
from widgets.rotation_checklist_step import RotationChecklistStep
from widgets.rotation_confirm_step import RotationConfirmStep
from widgets.rotation_footer import RotationFooter
from widgets.rotation_idle_card import RotationIdleCard
from widgets.rotation_key_step import RotationKeyStep
from widgets.rotation_news import RotationNews
from widgets.rotation_proof_step import RotationProofStep
from widgets.rotation_rail import RotationRail
from widgets.rotation_recap import RotationRecap, RotationRecapLine
from widgets.rotation_scope_step import RotationScopeStep
from widgets.rotation_step import RotationStep
from widgets.rotation_test_step import RotationTestStep
from widgets.rotation_words import minute_words
from widgets.scroll_column import ScrollColumn
from widgets.tokens import SPACE_L, SPACE_XL

_SIDE_BY_SIDE_PX: Final = 1000
_HIGH_PX: Final = 640
_LEAST_PX: Final = 480


class RotationPage(Panel):
    """Steps at the left, the current step's card, and beside it what the rotation is about.

    No signal carries a part of the key: whoever wires the page reads `key_views` on `key_edited`, and takes the parts
    with `take_key` before going on from the step of the new key, unless they are held already.

    Signals: `begin_requested()`, `scope_changed(str, str, str, object)` account, reason, ticket and `Route`,
    `key_edited()`, `enter_again_requested()` the held key is to be forgotten, `onward_requested()`, `back_requested()`,
    `cancel_requested()` confirmed, `test_requested()`, `tick_changed(object, bool)` a `CheckItem`,
    `method_chosen(object)` a `How`, `ask_requested()`, `director_requested()`, `copy_request_requested()`,
    `answer_pasted(str)`, `send_requested(str)` what was typed, `stored_test_requested()`, `close_requested(object)`
    the `date` by which the old key is to be deleted or None, `again_requested()` the same scope with another key.
    """

    begin_requested = Signal()
    scope_changed = Signal(str, str, str, object)
    key_edited = Signal()
    enter_again_requested = Signal()
    onward_requested = Signal()
    back_requested = Signal()
    cancel_requested = Signal()
    test_requested = Signal()
    tick_changed = Signal(object, bool)
    method_chosen = Signal(object)
    ask_requested = Signal()
    director_requested = Signal()
    copy_request_requested = Signal()
    answer_pasted = Signal(str)
    send_requested = Signal(str)
    stored_test_requested = Signal()
    close_requested = Signal(object)
    again_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Rotation"))
        self._state: AppState | None = None
        self._small = False
        self._drawn: tuple[str, Step, bool] | None = None
        self._keys: list[QShortcut] = []
        self._heading = PageHeading(tr("Rotate Kraken keys"))
        self._news = RotationNews()
        self._idle = RotationIdleCard()
        self._rail = RotationRail()
        self._recap = RotationRecap()
        self._line = RotationRecapLine()
        self._footer = RotationFooter()
        self._scope = RotationScopeStep()
        self._key = RotationKeyStep()
        self._test = RotationTestStep()
        self._checklist = RotationChecklistStep()
        self._approvals = RotationApprovalsStep()
        self._confirm = RotationConfirmStep()
        self._proof = RotationProofStep()
        self._after = RotationAfterStep()
        self._cards: dict[Step, RotationStep] = {
            Step.SCOPE: self._scope,
            Step.NEW_KEY: self._key,
            Step.TEST: self._test,
            Step.CHECKLIST: self._checklist,
            Step.APPROVALS: self._approvals,
            Step.CONFIRM: self._confirm,
            Step.SENT: self._proof,
            Step.RUNGS: self._proof,
            Step.AFTER: self._after,
        }
        self._connect()
        self._connect_keys()
        self._lay_out()
        self._show_idle(None)

    def show_state(self, state: AppState, now: datetime) -> None:
        """Draw the rotation that runs or ended last, as seen at `now`; without one, how one begins."""
        self._state = state
        desk = state.rotation
        rotation = desk.rotation
        account = rotation.account if rotation is not None else desk.account
        self._heading.show_words(
            _subtitle(rotation), tr("Rotate Kraken keys · {account}", account=account) if account else None
        )
        self._news.show_news(desk.busy, desk.failure)
        if rotation is None or desk.flavour is None or rotation.cancelled_at is not None:
            self._show_idle(state)
            return
        self._idle.hide()
        self._rail.show()
        self._show_recap(True)
        new = self._show_card(rotation)
        steps, tested, ended = steps_of(rotation.flavour), bool(rotation.trials), rotation.closed_at is not None
        self._rail.show_steps(steps, rotation.step, tested=tested, ended=ended)
        self._recap.show_rotation(state, rotation, now)
        self._line.show_rotation(rotation, now)
        self._cards[rotation.step].show_rotation(state, rotation, now)
        self._footer.show_rotation(desk, rotation)
        self._let_keys(not self._footer.isHidden())
        if not new and self.hasFocus():
            self._cards[rotation.step].take_focus()

    def take_keyboard(self) -> None:
        """Have the keyboard where the step goes on: a sheet over the page has closed."""
        for card in self._cards.values():
            if card.isVisible():
                QTimer.singleShot(0, card, partial(self._focus, card))

    def show_time(self, now: datetime) -> None:
        """Advance ages and what lapses."""
        if self._state is not None:
            self.show_state(self._state, now)

    def key_views(self) -> tuple[memoryview, memoryview]:
        """API key and private key as they lie in their fields, not copied; empty when the fields are."""
        return self._key.views()

    def take_key(self) -> tuple[SecretBuffer, SecretBuffer]:
        """Hand API key and private key over; the fields are overwritten."""
        return self._key.take_key()

    def wipe(self) -> None:
        """Overwrite what is in the fields: the rotation ended, or another person's session began."""
        self._key.wipe()
        self._confirm.clear_phrase()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn the recap into one line where there is no room beside the step."""
        super().resizeEvent(event)
        size = event.size()
        self._small = size.width() < _SIDE_BY_SIDE_PX or size.height() < _HIGH_PX
        self._rail.show_low(size.height() < _HIGH_PX, least=size.height() < _LEAST_PX)
        self._footer.show_short(self._small)
        self._show_recap(not self._rail.isHidden())

    def _show_idle(self, state: AppState | None) -> None:
        self._drawn = None
        self._show_recap(False)
        for part in (self._rail, self._footer, *self._cards.values()):
            part.hide()
        self._let_keys(False)
        self._idle.show()
        self._idle.show_desk(None if state is None else state.rotation)

    def _let_keys(self, allowed: bool) -> None:
        for shortcut in self._keys:
            shortcut.setEnabled(allowed)

    def _show_recap(self, shown: bool) -> None:
        self._recap.setVisible(shown and not self._small)
        self._line.setVisible(shown and self._small)

    def _show_card(self, rotation: Rotation) -> bool:
        """Whether it is another card than before, which takes the keyboard once it has been drawn."""
        drawn = (rotation.request_id, rotation.step, self._state is not None and self._state.rotation.held)
        if drawn == self._drawn:
            return False
        self._drawn = drawn
        # Before a card is hidden: the keyboard leaves what is hidden, for anywhere.
        focused = QApplication.focusWidget()
        here = focused is None or focused is self or self.isAncestorOf(focused)
        card = self._cards[rotation.step]
        for other in set(self._cards.values()):
            other.setVisible(other is card)
        if self.isVisible() and here:
            # After the card has been drawn: what cannot be used yet takes no keyboard.
            QTimer.singleShot(0, card, partial(self._focus, card))
        return True

    def _focus(self, card: RotationStep) -> None:
        if not card.isVisible():
            return
        # What cannot be used yet takes no keyboard; on the page itself it waits for that.
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        card.take_focus()
        focused = card.focusWidget()
        if card is self._proof:
            self._scroll.ensureVisible(0, 0)  # the word is for the whole room
        elif focused is not None:
            self._scroll.ensureWidgetVisible(focused, 0, SPACE_L)

    def _on_scope(self, reason: str, ticket: str, route: Route) -> None:
        rotation = None if self._state is None else self._state.rotation.rotation
        if rotation is not None:
            self.scope_changed.emit(rotation.account, reason, ticket, route)

    def _connect(self) -> None:
        self._idle.begin_requested.connect(self.begin_requested)
        self._idle.again_requested.connect(self.again_requested)
        self._scope.scope_changed.connect(self._on_scope)
        self._scope.submitted.connect(self._footer.go_on)
        self._key.submitted.connect(self._footer.go_on)
        self._key.key_edited.connect(self.key_edited)
        self._key.enter_again_requested.connect(self.enter_again_requested)
        self._test.test_requested.connect(self.test_requested)
        self._checklist.tick_changed.connect(self.tick_changed)
        self._approvals.method_chosen.connect(self.method_chosen)
        self._approvals.ask_requested.connect(self.ask_requested)
        self._approvals.director_requested.connect(self.director_requested)
        self._approvals.copy_requested.connect(self.copy_request_requested)
        self._approvals.answer_pasted.connect(self.answer_pasted)
        self._confirm.send_requested.connect(self.send_requested)
        self._proof.stored_test_requested.connect(self.stored_test_requested)
        self._proof.close_requested.connect(self.close_requested)
        self._proof.again_requested.connect(self.again_requested)
        self._after.begin_requested.connect(self.begin_requested)
        self._footer.onward_requested.connect(self.onward_requested)
        self._footer.back_requested.connect(self.back_requested)
        self._footer.cancel_requested.connect(self.cancel_requested)

    def _connect_keys(self) -> None:
        for keys, words, slot in (
            ("Alt+Right", tr("Continue"), self._footer.go_on),
            ("Alt+Left", tr("Back"), self._footer.go_back),
            ("Esc", tr("Call off"), self._footer.ask_to_cancel),
        ):
            shortcut = add_key(self, keys, words)
            self._keys.append(shortcut)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _lay_out(self) -> None:
        self._scroll = ScrollColumn(self._idle, *dict.fromkeys(self._cards.values()))
        middle = QHBoxLayout()
        middle.setSpacing(SPACE_L)
        middle.addWidget(self._rail, 0, Qt.AlignmentFlag.AlignTop)
        middle.addWidget(self._scroll, 1)
        middle.addWidget(self._recap, 0, Qt.AlignmentFlag.AlignTop)
        page = QVBoxLayout(self)
        page.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        page.setSpacing(SPACE_L)
        page.addWidget(self._heading)
        page.addWidget(self._news)
        page.addWidget(self._line)
        page.addLayout(middle, 1)
        page.addWidget(self._footer)


def _subtitle(rotation: Rotation | None) -> str:
    if rotation is None:
        return tr("Replace an account's key step by step; it can be called off until it is sent")
    asked = tr("Asked by {requester}, {minute}", requester=rotation.requester, minute=minute_words(rotation.started_at))
    return tr("{asked} · implementation {flavour}", asked=asked, flavour=rotation.flavour.value)
