"""The first step of a rotation: whose key, why, by which route, and what has to be in order before."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.core.language import tr
from app.core.rotation import Rotation
from app.core.rotation_flavour import Route, offer_of
from app.core.rotation_gate import TEXT_SHOWN
from app.core.rotation_grounds import Grade
from app.core.state import AppState
from widgets import shapes
from widgets.choice_list import Choice, ChoiceList
from widgets.rotation_step import Captioned, RotationStep
from widgets.rotation_words import ROUTE_NAMES
from widgets.status_list import StatusLine, StatusList
from widgets.text import Label, Paragraph
from widgets.tokens import SPACE_S

_GRADES: Final = {Grade.OK: shapes.DISC, Grade.WARN: shapes.TRIANGLE, Grade.STOP: shapes.SQUARE}
_BADGE_PX: Final = 72


class RotationScopeStep(RotationStep):
    """Account, reason, ticket, route and the checks; what is typed is handed on letter by letter.

    Signals: `scope_changed(str, str, object)` reason, ticket and `Route`, `submitted()` Enter in a line.
    """

    scope_changed = Signal(str, str, object)
    submitted = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Scope"))
        self._request_id = ""
        self._account = Paragraph(tone="text")
        self._reason = _line(tr("Reason for the rotation"), tr("Why the key is rotated; no secrets"))
        self._ticket = _line(tr("Ticket"), tr("Where it was agreed, if anywhere"))
        self._routes = ChoiceList(tr("Route"))
        self._route_row = Captioned(tr("Route"), self._routes, first_line_px=28)
        self._checks = StatusList(_BADGE_PX)
        self._unchecked = Paragraph(tr("Nothing has been checked yet."), tone="muted")
        for row in (
            Captioned(tr("Account"), self._account, first_line_px=20),
            Captioned(tr("Reason"), self._reason),
            Captioned(tr("Ticket"), self._ticket),
            self._route_row,
        ):
            self.body.addWidget(row)
        self.body.addSpacing(SPACE_S)
        self.body.addWidget(Label(tr("Before a key is rotated"), role="strong"))
        self.body.addWidget(self._unchecked)
        self.body.addWidget(self._checks)
        self.body.addStretch(1)
        for edit in (self._reason, self._ticket):
            edit.textEdited.connect(self._on_edited)
            edit.returnPressed.connect(self.submitted)
        self._routes.chosen.connect(self._on_edited)
        QWidget.setTabOrder(self._reason, self._ticket)
        QWidget.setTabOrder(self._ticket, self._routes)

    @property
    def checks(self) -> StatusList:
        """The checks as shown."""
        return self._checks

    def show_rotation(self, state: AppState, rotation: Rotation, now: datetime) -> None:
        """Draw the scope; what is being typed stays as it is."""
        self._account.show_text(
            tr("{account}: a session rotates the key of its own account only.", account=rotation.account)
        )
        routes = offer_of(rotation.flavour).routes
        self._route_row.setVisible(len(routes) > 1)
        self._routes.show_choices([Choice(route.value, *ROUTE_NAMES[route]) for route in routes], rotation.route.value)
        if rotation.request_id != self._request_id:
            self._request_id = rotation.request_id
            self._reason.setText(rotation.reason)
            self._ticket.setText(rotation.ticket)
        found = state.rotation.findings
        self._unchecked.setVisible(not found)
        self._checks.setVisible(bool(found))
        self._checks.show_lines(
            [StatusLine(_GRADES[one.grade], one.grade.value, one.check.value, one.words) for one in found]
        )

    def take_focus(self) -> None:
        """Begin with the reason."""
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edited(self) -> None:
        route = Route(self._routes.chosen_key)
        self.scope_changed.emit(self._reason.text(), self._ticket.text(), route)


def _line(name: str, placeholder: str) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(name)
    line.setPlaceholderText(placeholder)
    line.setMaxLength(TEXT_SHOWN)
    return line
