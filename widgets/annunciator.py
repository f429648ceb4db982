"""The bar at the top of every page: where one is, what trades, what is halted, what is known, who is signed in."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.core.language import tr
from app.core.mode_view import mode_word
from app.core.present import mode_view
from app.core.state import AppState, Environment, SessionPhase
from widgets import annunciator_words as words
from widgets import theme
from widgets.annunciator_layout import Concession, shared_widths
from widgets.buttons import QuietButton
from widgets.kill_control import KILL_WIDTH, KillControl
from widgets.kind_badge import KindBadge
from widgets.status_field import FieldWords, StatusButton, StatusField
from widgets.text import as_tooltip
from widgets.tokens import SPACE_M, SPACE_XS

BAR_HEIGHT: Final = 48
KILL_PLACE_WIDTH: Final = KILL_WIDTH

_RENEW_TIP: Final = tr("Sign in again beside the running session, which goes on until the new one is there")
_NAME_ROOM: Final = 114
"""A usual name is whole in it, and both ends of a long one can be read; a name cut further says nothing any more."""
_BUTTONS: Final = "buttons"
_NOTHING: Final = FieldWords("")
_LEFT: Final = ("environment", "sensitive", "mode", "halt", "services", "alerts", "quiet", "waivers")
_ONLY_WITH_NEWS: Final = ("sensitive", "alerts", "quiet", "waivers")
_RIGHT: Final = ("clock", "session")
_DETAILS_CUT_FIRST: Final = ("clock", "environment", "sensitive")
_DETAILS_CUT_AFTER_BUTTONS: Final = ("mode", "session", "waivers", "services", "alerts", "quiet", "halt")
_WORDS_CUT_LAST: Final = ("quiet", "sensitive", "waivers", "alerts", "services", "mode", "environment", "halt")


class Annunciator(QFrame):
    """Always visible, never longer than the window: parts give way in the order of their weight.

    Mode, halt, services, alarms, waivers and that facts are hidden, while there is any, and the kill control's fixed
    place at the right end stay whatever the width. The environment's name says what a kill would stop: it is whole
    before the clock or the session is there at all, and what is kept quiet goes before it does.

    Signals: `arm_requested`, `renew_requested`, `lock_requested`, `sign_in_requested`, `services_requested`,
    `alerts_requested`, `waivers_requested`.
    """

    arm_requested = Signal()
    renew_requested = Signal()
    lock_requested = Signal()
    sign_in_requested = Signal()
    services_requested = Signal()
    alerts_requested = Signal()
    waivers_requested = Signal()

    def __init__(self, environment: Environment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "bar")
        self.setFixedHeight(BAR_HEIGHT)
        self.setAccessibleName(tr("Annunciator"))
        self._kind = KindBadge(environment.kind, self, read_only=environment.read_only)
        self._services = StatusButton(tr("Services"), self)
        self._alerts = StatusButton(tr("Alarms"), self)
        self._waivers = StatusButton(tr("Waivers"), self)
        self._fields: dict[str, StatusField | StatusButton] = {
            "environment": StatusField(tr("Environment"), parent=self),
            "sensitive": StatusField(tr("Sensitive view"), parent=self),
            "mode": StatusField(tr("Trading mode"), parent=self),
            "halt": StatusField(tr("Halt"), parent=self),
            "services": self._services,
            "alerts": self._alerts,
            "quiet": StatusField(tr("Notifications"), parent=self),
            "waivers": self._waivers,
            "clock": StatusField(tr("Time"), fixed=True, parent=self),
            "session": StatusField(tr("Session"), parent=self),
        }
        self._sign_in = QuietButton(tr("Sign in"), "sign-in", parent=self)
        self._renew = QuietButton(tr("Renew"), "renew", parent=self)
        self._lock = QuietButton(tr("Lock"), "lock", parent=self)
        self.kill = KillControl(self)
        self._connect()
        self._show_buttons(signed_in=False, locked=False)

    def show_state(self, state: AppState, now: datetime) -> None:
        """Draw the state as seen at `now`."""
        said = {
            "environment": words.place_words(state),
            "sensitive": words.sensitive_words(state) or _NOTHING,
            "mode": words.mode_words(state, now),
            "halt": words.halt_words(state, now),
            "services": words.services_words(state, now),
            "alerts": words.alerts_words(state) or _NOTHING,
            "quiet": words.quiet_words(state, now) or _NOTHING,
            "waivers": words.waivers_words(state, now) or _NOTHING,
            "clock": words.clock_words(state, now),
            "session": words.session_words(state, now),
        }
        self.kill.show_state(state, now)
        who = said["session"]
        self._renew.setToolTip(as_tooltip("\n".join(filter(None, (_RENEW_TIP, who.word, who.detail)))))
        self._kind.show_mode(mode_word(state, now), live=mode_view(state, now).renders_as_live)
        changed = [self._fields[name].show_words(field) for name, field in said.items()]
        signed_in = state.session.phase is SessionPhase.ACTIVE
        if self._show_buttons(signed_in=signed_in, locked=state.locked) or any(changed):
            self._arrange()

    def field_words(self) -> dict[str, FieldWords]:
        """What the fields say: environment, mode, halt, services, alerts, waivers, clock, session, kill path."""
        said = {name: field.words for name, field in self._fields.items()}
        return said | {"kill path": FieldWords(self.kill.text(), self.kill.words.details[0])}

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar and a hairline between the fields."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(theme.colour("line"))
        for name, field in self._fields.items():
            if name != "environment" and not field.isHidden():
                painter.drawLine(field.x(), 0, field.x(), BAR_HEIGHT - 1)
        end = max(field.geometry().right() for field in self._left_fields()) + 1
        painter.drawLine(end, 0, end, BAR_HEIGHT - 1)

    def _left_fields(self) -> list[StatusField | StatusButton]:
        return [self._fields[name] for name in _LEFT if not self._fields[name].isHidden()]

    def _connect(self) -> None:
        self.kill.arm_requested.connect(self.arm_requested)
        self._services.clicked.connect(self.services_requested)
        self.setFocusProxy(self._services)
        self._alerts.clicked.connect(self.alerts_requested)
        self._waivers.clicked.connect(self.waivers_requested)
        self._sign_in.clicked.connect(self.sign_in_requested)
        self._renew.clicked.connect(self.renew_requested)
        self._lock.clicked.connect(self.lock_requested)
        for button, tip in (
            (self._sign_in, tr("Sign in with e-mail, password and code")),
            (self._lock, tr("Lock this console (Ctrl+L)")),
        ):
            button.setToolTip(tip)
            button.setCursor(Qt.CursorShape.PointingHandCursor)

    def _show_buttons(self, *, signed_in: bool, locked: bool) -> bool:
        before = self._visible_buttons()
        # Unlocking is a sign-in and has its place on the lock screen.
        self._sign_in.setVisible(not signed_in and not locked)
        self._renew.setVisible(signed_in and not locked)
        self._lock.setVisible(signed_in and not locked)
        return before != self._visible_buttons()

    def _visible_buttons(self) -> list[QuietButton]:
        return [button for button in (self._sign_in, self._renew, self._lock) if not button.isHidden()]

    def _arrange(self) -> None:
        kind = self._kind.sizeHint()
        self._show_button_words(shown=True)
        start = SPACE_M + kind.width() + SPACE_XS
        room = self.width() - start - KILL_PLACE_WIDTH
        widths = shared_widths(self._wishes(), self._concessions(), room)
        if widths[_BUTTONS] < self._buttons_width():
            self._show_button_words(shown=False)
        self._kind.setGeometry(SPACE_M, (BAR_HEIGHT - kind.height()) // 2, kind.width(), kind.height())
        at = start
        for name in _LEFT:
            at = self._place_field(name, at, widths[name])
        at = self.width() - KILL_PLACE_WIDTH - self._buttons_width() - sum(widths[name] for name in _RIGHT)
        for name in _RIGHT:
            at = self._place_field(name, at, widths[name])
        for button in self._visible_buttons():
            size = button.sizeHint()
            button.setGeometry(at, (BAR_HEIGHT - size.height()) // 2, size.width(), size.height())
            at += size.width() + SPACE_XS
        self.kill.move(self.width() - KILL_PLACE_WIDTH, 0)
        self.update()

    def _wishes(self) -> dict[str, int]:
        wishes = {name: self._fields[name].widths.full for name in (*_LEFT, *_RIGHT)}
        wishes |= {name: 0 for name in _ONLY_WITH_NEWS if not self._fields[name].words.word}
        return wishes | {_BUTTONS: self._buttons_width()}

    def _concessions(self) -> list[Concession]:
        widths = {name: self._fields[name].widths for name in (*_LEFT, *_RIGHT)}
        self._show_button_words(shown=False)
        icons_only = self._buttons_width()
        self._show_button_words(shown=True)
        first, then = (
            [Concession(name, widths[name].compact) for name in names]
            for names in (_DETAILS_CUT_FIRST, _DETAILS_CUT_AFTER_BUTTONS)
        )
        fold = Concession("environment", widths["environment"].folded, at_once=True)
        who = Concession("session", widths["session"].least)
        # Cut times mislead: the clock goes as a whole, and before any word about the platform is cut.
        gone = [Concession(name, 0, at_once=True) for name in _RIGHT]
        least = {name: widths[name].least for name in _WORDS_CUT_LAST} | {"environment": _NAME_ROOM}
        # Of the room between a word and its brief one nothing would be seen.
        words = [Concession(name, least[name], at_once=bool(self._fields[name].words.brief)) for name in least]
        last = [
            Concession("quiet", 0, at_once=True),
            Concession("environment", widths["environment"].least),
            Concession("environment", 0, at_once=True),
        ]
        return [*first, Concession(_BUTTONS, icons_only, at_once=True), *then, fold, who, *gone, *words, *last]

    def _place_field(self, name: str, at: int, width: int) -> int:
        field = self._fields[name]
        field.setVisible(width > 0)
        field.setGeometry(at, 0, width, BAR_HEIGHT - 1)
        return at + width

    def _buttons_width(self) -> int:
        return sum(button.sizeHint().width() + SPACE_XS for button in self._visible_buttons())

    def _show_button_words(self, *, shown: bool) -> None:
        for button in (self._sign_in, self._renew, self._lock):
            button.setText(button.accessibleName() if shown else "")
