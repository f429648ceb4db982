"""Pages that only their wirings fill: as they are when there is something to read on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView, QWidget

from app.core.audit import GENESIS, seal
from app.core.audit_check import verify_lines
from app.core.burn import Standing
from app.core.review import parse_review
from app.core.state import ClaimedReview, VerdictOfCommand
from app.shell.window import Window
from tests.accessibility.rooms import HEALTHY, drawn
from tests.core.objectives_desk import AROUND, AT, ORDERS, MadeUp, burning, stands
from tests.widgets import drill_desk, explorer_states, page_states, states
from tests.widgets.page_states import NOW
from widgets.drill_page import DrillPage
from widgets.explorer_page import ExplorerPage
from widgets.journal_page import JournalPage, record_row
from widgets.slo_page import SloPage

_BODIES = (
    ("sent", {"id": "c-1", "command": "enter safe mode", "words": "Sent."}),
    ("verdict", {"id": "c-1", "command": "enter safe mode", "verdict": "done", "words": "Safe mode is on."}),
    ("waiver", {"probe": "reachable", "reason": "Ships on Monday"}),
)
_EARLIER = (
    page_states.REVIEW.replace("| Security & Compliance | ✅ Ready", "| Security & Compliance | ❌ Needs Fix")
    .replace("Severity: Medium", "Severity: High")
    .replace("Status: Pending", "Status: Done")
)
_WELL = replace(ORDERS, early=None)
_SOURCES = {
    "kept": MadeUp(burning(0.1)),
    "paged": MadeUp(burning(15)),
    "between": MadeUp(between=60, bounds=AROUND),
    "idle": MadeUp(events=0),
}
STANDINGS = (
    *(
        replace(stands(source, _WELL), objective=replace(_WELL, id=name, what=name))
        for name, source in _SOURCES.items()
    ),
    Standing(replace(_WELL, id="unseen", what="unseen")),
)


def filled(window: Window) -> Iterator[tuple[str, QWidget]]:
    """One after the other; each stands in front until the next one is asked for."""
    yield "explorer found", _explorer(window)
    yield from _slo(window)
    yield "journal records", _journal(window)
    yield from _drill(window)
    compared = replace(page_states.healthy(), earlier_claim=_claim(_EARLIER), claim=_claim(page_states.REVIEW))
    yield "compare two", drawn(window, "compare", compared)
    for outcome in VerdictOfCommand:
        yield f"outcome {outcome.name}", _strip(window, outcome)
    for open_it in (window.strip.open_outcomes, window.strip.open_notices):
        open_it()
        QTest.qWait(1)
        yield f"drawer {open_it.__name__}", window.strip


def _explorer(window: Window) -> QWidget:
    page = drawn(window, "explorer", HEALTHY)
    assert isinstance(page, ExplorerPage)
    page.show_found(explorer_states.FOUND, 40)
    table = page.findChild(QTableView)
    assert table is not None
    table.setCurrentIndex(table.model().index(0, 0))
    QTest.qWait(1)
    page.show_plot(explorer_states.answer(page, notice=""), NOW)
    QTest.qWait(1)
    return page


def _slo(window: Window) -> Iterator[tuple[str, QWidget]]:
    page = drawn(window, "slo", states.calm())
    assert isinstance(page, SloPage)
    page.show_standings(STANDINGS, AT)
    table = page.findChild(QTableView)
    assert table is not None
    for row in range(len(STANDINGS)):
        table.setCurrentIndex(table.model().index(row, 0))
        QTest.qWait(1)
        yield f"slo {row}", page


def _journal(window: Window) -> QWidget:
    page = drawn(window, "journal", HEALTHY)
    assert isinstance(page, JournalPage)
    lines, previous = [], GENESIS
    for sequence, (kind, body) in enumerate(_BODIES, 1):
        record, line = seal(
            sequence=sequence, at=NOW, kind=kind, actor="ops@example.com", environment="staging", body=body,
            previous=previous,
        )  # fmt: skip
        lines.append(line)
        previous = record.digest
    found = verify_lines(lines)
    page.show_records(tuple(record_row(record) for record in found.records))
    page.show_verification(found, NOW)
    QTest.qWait(1)
    return page


def _drill(window: Window) -> Iterator[tuple[str, QWidget]]:
    page = drawn(window, "drill", drill_desk.at_home())
    assert isinstance(page, DrillPage)
    page.show_state(drill_desk.at_home(), drill_desk.NOW)
    page.show_drills((drill_desk.met(), drill_desk.met("d2", 4), drill_desk.aborted()))
    drills = (
        None,
        drill_desk.waiting(),
        drill_desk.fired(),
        drill_desk.ended(),
        drill_desk.met(),
        drill_desk.aborted(),
    )
    for place, drill in enumerate(drills):
        page.show_drill(drill, busy=drill is not None and drill.running)
        QTest.qWait(1)
        yield f"drill {place}", page


def _claim(text: str) -> ClaimedReview:
    return ClaimedReview(parse_review(text), "review.md", NOW)


def _strip(window: Window, verdict: VerdictOfCommand) -> QWidget:
    told = states.outcome("c", verdict, "exchange degraded", 40)
    window.show_state(replace(states.troubled(), outcomes=(told,)), NOW + timedelta(seconds=1))
    QTest.qWait(1)
    return window.strip
