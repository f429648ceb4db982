"""The fourth step of a rotation: what no server checks, ticked by a person."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal

from app.core.language import tr
from app.core.rotation import Rotation
from app.core.rotation_steps import CheckItem
from app.core.state import AppState
from widgets.rotation_step import RotationStep
from widgets.text import Paragraph
from widgets.tick_row import TickRow
from widgets.tokens import SPACE_XS

_ABOUT: Final = tr(
    "Nothing of this is checked by the platform or by this console. Look at the new "
    "key's settings at Kraken, and tick what you saw there; the journal keeps the ticks "
    "with your name."
)


class RotationChecklistStep(RotationStep):
    """One row a point.

    Signals: `tick_changed(object, bool)` the `CheckItem`, and whether it is ticked now.
    """

    tick_changed = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__(tr("Checklist"))
        self.body.addWidget(Paragraph(_ABOUT, tone="muted"))
        self.body.addSpacing(SPACE_XS)
        self._rows = {item: TickRow(item.value, step=True) for item in CheckItem}
        for row in self._rows.values():
            self.body.addWidget(row)
            row.clicked.connect(self._on_clicked)
        self.body.addStretch(1)

    def row(self, item: CheckItem) -> TickRow:
        """The row of one point."""
        return self._rows[item]

    def show_rotation(self, state: AppState, rotation: Rotation, now: datetime) -> None:
        """Draw what is ticked."""
        self.show_title(tr("Checklist"), tr("{ticked} of {points}", ticked=len(rotation.ticked), points=len(CheckItem)))
        for item, row in self._rows.items():
            row.setChecked(item in rotation.ticked)

    def take_focus(self) -> None:
        """Begin with the first point that is not ticked."""
        rows = list(self._rows.values())
        first = next((row for row in rows if not row.isChecked()), rows[0])
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_clicked(self, checked: bool) -> None:
        item = next((item for item, row in self._rows.items() if row is self.sender()), None)
        if item is not None:
            self.tick_changed.emit(item, checked)
