"""Whether the journal can be trusted: one word, what it rests on, and every problem by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.core.audit_check import Verification
from app.core.language import tr
from app.core.present import amount_words
from app.core.state import JournalState
from widgets import shapes
from widgets.section import SectionCard
from widgets.status_badge import StatusBadge
from widgets.text import Paragraph
from widgets.tokens import SPACE_S, SPACE_XL

_SHOWN: Final = 5
_NOT_PROVEN: Final = tr("NOT PROVEN")
_ADVICE: Final = tr("Keep the file as it is, copy it away, and find out who could write to it.")


@dataclass(frozen=True, slots=True)
class Condition:
    """The journal's condition for people."""

    shape: str
    word: str
    words: str
    tone: str
    problems: tuple[str, ...] = ()


class JournalConditionCard(SectionCard):
    """The card above the records."""

    def __init__(self) -> None:
        super().__init__()
        self._badge = StatusBadge("section")
        self._words = Paragraph(tone="muted")
        self._problems = Paragraph(selectable=True)
        column = QVBoxLayout()
        column.setSpacing(SPACE_S)
        column.addWidget(self._words)
        column.addWidget(self._problems)
        row = QHBoxLayout()
        row.setSpacing(SPACE_XL)
        row.addWidget(self._badge)
        row.addLayout(column, 1)
        self.body.addLayout(row)
        self.show_condition(JournalState(), None)

    @property
    def badge(self) -> StatusBadge:
        """The word and its shape."""
        return self._badge

    @property
    def words(self) -> str:
        """The sentence beside the word."""
        return self._words.plain_text

    @property
    def problems(self) -> str:
        """The problems by name, one a line."""
        return self._problems.plain_text

    def show_condition(self, journal: JournalState, verification: Verification | None) -> None:
        """Draw the condition; `verification` is the last reading of the whole chain, where there was one."""
        condition = _read(journal, verification) if verification is not None else _unread(journal)
        self._badge.show_status(condition.shape, condition.word)
        self._words.show_text(condition.words, condition.tone)
        self._problems.show_text("\n".join(condition.problems))
        self._problems.setVisible(bool(condition.problems))


def counted(records: int) -> str:
    """Such as `1,284 records`."""
    return tr("1 record") if records == 1 else tr("{count} records", count=amount_words(records))


def _unread(journal: JournalState) -> Condition:
    if journal.problem or journal.intact is False:
        problem = journal.problem or tr("A record does not match its seal.")
        words = tr(
            "{problem} {records} could be read. {advice}",
            problem=problem,
            records=counted(journal.records),
            advice=_ADVICE,
        )
        return Condition(shapes.SQUARE, tr("BROKEN"), words, "text")
    if journal.intact and journal.doubt:
        doubt = f"{journal.doubt[:1].upper()}{journal.doubt[1:]}."
        return Condition(shapes.TRIANGLE, _NOT_PROVEN, doubt, "text")
    if journal.intact:
        words = tr(
            "{records}; every one matches its own seal and the seal of the one before.",
            records=counted(journal.records),
        )
        return Condition(shapes.DISC, tr("INTACT"), words, "muted")
    return Condition(
        shapes.DIAMOND, tr("UNKNOWN"), tr("The chain has not been checked since the console was started."), "muted"
    )


def _read(journal: JournalState, verification: Verification) -> Condition:
    found = tr("{records} read: {words}.", records=counted(verification.count), words=verification.words)
    if not verification.chain_holds:
        return Condition(shapes.SQUARE, tr("BROKEN"), f"{found} {_ADVICE}", "text", _problem_lines(verification))
    if verification.problems:
        return Condition(shapes.TRIANGLE, _NOT_PROVEN, found, "text", _problem_lines(verification))
    if journal.problem:
        return Condition(shapes.SQUARE, tr("BROKEN"), f"{journal.problem} {found}", "text")
    return Condition(shapes.DISC, tr("INTACT"), found, "muted")


def _problem_lines(verification: Verification) -> tuple[str, ...]:
    lines = [
        tr("Line {line}: {words}.", line=problem.line, words=problem.words)
        if problem.line
        else f"{problem.words[:1].upper()}{problem.words[1:]}."
        for problem in verification.problems[:_SHOWN]
    ]
    more = len(verification.problems) - _SHOWN
    return (
        (*lines, tr("… and {more} more; aether-console journal verify names them all.", more=more))
        if more > 0
        else tuple(lines)
    )
