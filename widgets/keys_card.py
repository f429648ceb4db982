"""The card of the stored key: its age against policy, what is told of it, and why something is not."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtWidgets import QHBoxLayout

from app.core.freshness import Freshness
from app.core.key_age import AgeGrade
from app.core.key_view import date_remark, judged_age, key_facts, problem_of, source_and_age
from app.core.language import tr
from app.core.rotation_desk import RotationDesk
from widgets import shapes
from widgets.card_trouble import CardTrouble
from widgets.fact_grid import FactGrid
from widgets.keys_age_bar import AgeBar
from widgets.keys_facts import named
from widgets.section import SectionCard
from widgets.status_badge import StatusBadge
from widgets.text import Paragraph
from widgets.tokens import SPACE_L, SPACE_M

_SHAPES: Final = {
    AgeGrade.OK: shapes.DISC,
    AgeGrade.WARN: shapes.TRIANGLE,
    AgeGrade.FAIL: shapes.SQUARE,
    AgeGrade.UNKNOWN: shapes.DIAMOND,
}


class StoredKeyCard(SectionCard):
    """The grade as shape and word, a bar, the facts in full, and a refusal with its next step."""

    def __init__(self) -> None:
        super().__init__(tr("Stored key"))
        self._badge = StatusBadge("section")
        self._words = Paragraph(tone="text", selectable=True)
        self._bar = AgeBar()
        self._facts = FactGrid()
        self._date_remark = Paragraph(tone="warn", selectable=True)
        self._trouble = CardTrouble(spacing_px=0, selectable=True)
        row = QHBoxLayout()
        row.setSpacing(SPACE_L)
        row.addWidget(self._badge)
        row.addWidget(self._words, 1)
        self.body.setSpacing(SPACE_M)
        self.body.addLayout(row)
        for part in (self._bar, self._trouble, self._facts, self._date_remark):
            self.body.addWidget(part)
        self.body.addStretch(1)

    @property
    def badge(self) -> StatusBadge:
        """The grade's word and shape."""
        return self._badge

    @property
    def words(self) -> str:
        """The sentence beside the grade."""
        return self._words.plain_text

    @property
    def facts(self) -> dict[str, str]:
        """The facts as shown, by name."""
        return self._facts.words()

    @property
    def problem(self) -> str:
        """The refusal and its next step; empty when the status could be read."""
        return self._trouble.words

    @property
    def remark(self) -> str:
        """What the date may hide; empty when nothing."""
        return "" if self._date_remark.isHidden() else self._date_remark.plain_text

    def show_key(self, desk: RotationDesk, now: datetime) -> None:
        """Show what is known of the desk's account's key at `now`."""
        age = judged_age(desk, now)
        self._badge.show_status(_SHAPES[age.grade], age.grade.words)
        self._words.show_text(age.words)
        self._bar.show_age(age)
        self._bar.setVisible(age.days is not None)
        self._facts.show_facts(named(key_facts(desk)))
        remark = date_remark(desk)
        self._date_remark.show_text(remark)
        self._date_remark.setVisible(bool(remark))
        self._trouble.show_trouble(None if desk.flavour is None else problem_of(desk.status, desk.flavour))
        self.show_age(source_and_age(desk.status, now), stale=desk.status.freshness(now) is Freshness.STALE)
