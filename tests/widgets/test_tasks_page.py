"""The tasks of a review stand beside what the probes say; duties say when they are due."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.areas import Area
from app.core.duties import DutyDone
from app.core.readiness.verdicts import Verdict
from app.core.review_evidence import Bearing, ProbeSays, TaskEvidence
from app.core.state import AppState, SessionState
from tests.widgets import page_states as platforms
from tests.widgets.page_states import NOW
from widgets.row_in_full import RowInFull
from widgets.task_table import EVIDENCE_COLUMN, narrow_evidence_width, severity_order, task_rows
from widgets.tasks_page import TasksPage

REVIEW = (
    platforms.REVIEW
    + """
## Account Isolation & Governance

- RMT-201 — Refuse foreign accounts. Severity: Critical. Owner: Platform. Status: Pending.【P:foreign-account†never】
- RMT-202 — Wire the session store. Severity: Low. Owner: Platform. Status: Done.【P:session-store†never】
- RMT-203 — Write the runbook. Severity: Medium. Status: Pending.

See RMT-900 too.
"""
)
TASK, TEXT, SEVERITY, OWNER, STATUS, AREA, SEEN = range(7)


@pytest.fixture
def page(qtbot: QtBot) -> TasksPage:
    made = TasksPage()
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    made.activateWindow()
    return made


def shown(page: TasksPage, state: AppState | None = None) -> dict[str, list[str]]:
    if state is not None:
        page.show_state(platforms.judged(state), NOW)
    model = page._model
    rows = [[str(model.index(row, column).data()) for column in range(7)] for row in range(model.rowCount())]
    return {row[TASK]: row for row in rows}


def test_before_a_review_it_says_what_to_do(page: TasksPage, qtbot: QtBot) -> None:
    assert page._empty.accessibleName().startswith("Remediation tasks. No review is loaded")
    assert shown(page, platforms.healthy()) == {}
    assert page._filter.isHidden()
    with qtbot.waitSignal(page.review_requested):
        qtbot.mouseClick(page._choose, Qt.MouseButton.LeftButton)


def test_a_review_without_tasks_is_said(page: TasksPage) -> None:
    text = "| Area | Status | Notes |\n| --- | --- | --- |\n| Security & Compliance | ✅ | Fine. |\n"
    assert shown(page, platforms.claimed(platforms.healthy(), text)) == {}
    assert page._empty.accessibleName() == "Remediation tasks. The loaded review names none."


def test_each_task_stands_beside_what_is_seen(page: TasksPage) -> None:
    rows = shown(page, platforms.claimed(platforms.troubled(), REVIEW))
    assert list(rows) == ["RMT-003", "RMT-014", "RMT-201", "RMT-202", "RMT-203", "RMT-900"]
    assert rows["RMT-201"][SEVERITY:SEEN] == ["Critical", "Platform", "Pending", "Account Isolation & Governance"]
    assert rows["RMT-201"][SEEN] == "may be done: foreign-account PASS"
    assert rows["RMT-202"][SEEN] == "not done after all: session-store FAIL"
    assert rows["RMT-203"][SEEN] == "no probe is known for it"
    assert rows["RMT-900"][TEXT] == "Mentioned in the review, not defined there"
    assert "1 not done after all, 1 may be done" in page._heading.subtitle


def test_without_a_judgement_the_probes_have_said_nothing(page: TasksPage) -> None:
    page.show_state(platforms.claimed(platforms.troubled(), REVIEW), NOW)
    assert shown(page)["RMT-201"][SEEN] == "cannot tell"


@pytest.mark.parametrize(
    ("box", "value", "ids"),
    [
        ("Severity", "Critical", ["RMT-201"]),
        ("Severity", "not given", ["RMT-900"]),
        ("Status", "Done", ["RMT-014", "RMT-202"]),
        ("Owner", "Platform", ["RMT-201", "RMT-202"]),
        ("Area", "Account Isolation & Governance", ["RMT-201", "RMT-202", "RMT-203"]),
    ],
)
def test_one_value_of_a_column(page: TasksPage, box: str, value: str, ids: list[str]) -> None:
    shown(page, platforms.claimed(platforms.troubled(), REVIEW))
    combo = page._filter.box(box)
    combo.setCurrentIndex(combo.findText(value))
    assert list(shown(page)) == ids
    assert page._filter._count.text() == f"{len(ids)} of 6"


def test_severities_are_offered_worst_first(page: TasksPage) -> None:
    shown(page, platforms.claimed(platforms.troubled(), REVIEW))
    box = page._filter.box("Severity")
    assert [box.itemText(place) for place in range(box.count())] == [
        "Severity: all", "Critical", "High", "Medium", "Low", "not given",
    ]  # fmt: skip
    assert severity_order("odd") > severity_order("Low")


def test_filters_meet_and_nothing_left_is_said(page: TasksPage) -> None:
    shown(page, platforms.claimed(platforms.troubled(), REVIEW))
    QTest.keyClicks(page._filter.search, "session STORE")
    assert list(shown(page)) == ["RMT-202"]
    box = page._filter.box("Status")
    box.setCurrentIndex(box.findText("Pending"))
    assert shown(page) == {}
    assert page._empty.accessibleName().startswith("No task matches")
    QTest.keyClick(page._filter.search, Qt.Key.Key_Escape)
    assert page._filter.search.text() == ""
    page._filter.clear()
    assert len(shown(page)) == 6


def test_the_selection_and_the_choice_survive_news(page: TasksPage) -> None:
    shown(page, platforms.claimed(platforms.troubled(), REVIEW))
    box = page._filter.box("Owner")
    box.setCurrentIndex(box.findText("Platform"))
    page._table.select_key(("RMT-202", 1))
    rows = shown(page, platforms.claimed(platforms.healthy(), REVIEW))
    assert page._table.selected_key() == ("RMT-202", 1)
    assert list(rows) == ["RMT-201", "RMT-202"]
    assert rows["RMT-202"][SEEN] == "agrees"


def test_a_filter_keeps_the_selected_task(page: TasksPage) -> None:
    shown(page, platforms.claimed(platforms.troubled(), REVIEW))
    page._table.select_key(("RMT-202", 1))
    QTest.keyClicks(page._filter.search, "runbook")
    assert list(shown(page)) == ["RMT-203"]
    page._table.select_key(("RMT-203", 1))
    page._filter.clear()
    assert page._table.selected_key() == ("RMT-203", 1)
    box = page._filter.box("Severity")
    box.setCurrentIndex(box.findText("Medium"))
    assert page._table.selected_key() == ("RMT-203", 1)


def test_a_choice_stays_while_other_values_come(page: TasksPage) -> None:
    shown(page, platforms.claimed(platforms.troubled(), REVIEW))
    box = page._filter.box("Owner")
    box.setCurrentIndex(box.findText("Platform"))
    more = REVIEW + "\n- RMT-204 — Rotate. Owner: Desk. Status: Pending.\n"
    assert list(shown(page, platforms.claimed(platforms.troubled(), more))) == ["RMT-201", "RMT-202"]
    assert box.findText("Desk") > 0
    assert box.value == "Platform"


def test_the_same_review_beside_another_board_is_read_again(page: TasksPage) -> None:
    troubled = platforms.claimed(platforms.troubled(), REVIEW)
    assert shown(page, troubled)["RMT-202"][SEEN] == "not done after all: session-store FAIL"
    mended = replace(troubled, readings=platforms.healthy().readings)
    assert shown(page, mended)["RMT-202"][SEEN] == "agrees"


def test_a_choice_that_the_next_review_does_not_offer_is_dropped(page: TasksPage) -> None:
    shown(page, platforms.claimed(platforms.troubled(), REVIEW))
    box = page._filter.box("Severity")
    box.setCurrentIndex(box.findText("Critical"))
    assert list(shown(page, platforms.claimed(platforms.troubled()))) == ["RMT-003", "RMT-014"]
    assert box.value is None


def test_enter_opens_a_task_in_full_and_escape_leads_back(page: TasksPage, qtbot: QtBot) -> None:
    assert QTest.qWaitForWindowActive(page)
    shown(page, platforms.claimed(platforms.troubled(), REVIEW))
    page._table.setFocus()
    page._table.select_key(("RMT-003", 1))
    QTest.keyClick(page._table, Qt.Key.Key_Return)
    sheet = page.findChild(RowInFull)
    assert sheet is not None and sheet.isVisible()
    texts = [label.accessibleName() for label in sheet.findChildren(type(page._empty._why))]
    assert "Give the OMS latency series the name the rules use" in texts
    assert "`metrics.py`" in texts
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert page._table.hasFocus()


def test_the_search_has_its_key(page: TasksPage) -> None:
    assert QTest.qWaitForWindowActive(page)
    shown(page, platforms.claimed(platforms.troubled(), REVIEW))
    page._table.setFocus()
    QTest.keyClick(page._table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page._filter.search.hasFocus()


def test_a_task_that_is_defined_twice_has_two_rows() -> None:
    one = TaskEvidence("RMT-001", None, Bearing.NOT_DONE, (ProbeSays("a", Verdict.FAIL),) * 3, "No status")
    rows = task_rows((one, one))
    assert [row.key for row in rows] == [("RMT-001", 1), ("RMT-001", 2)]
    assert rows[0].evidence == "not done after all: a FAIL, a FAIL and 1 more"


def test_a_task_without_an_area_is_put_where_its_probes_are() -> None:
    one = TaskEvidence("RMT-001", None, Bearing.CANNOT_TELL, (ProbeSays("mfa", None),), "No status")
    (row,) = task_rows((one,))
    assert row.area == Area.SECURITY.value
    assert ("Area", "Security & Compliance (by its probes)") in row.cells


def test_many_and_long_tasks_fit(page: TasksPage) -> None:
    lines = [f"- RMT-{number} — {'A long task ' * 40}. Severity: High. Status: Pending." for number in range(300, 800)]
    text = platforms.REVIEW + "\n## More\n\n" + "\n".join(lines)
    assert len(shown(page, platforms.claimed(platforms.troubled(), text))) == 502
    page.resize(756, 500)
    assert page.width() == 756
    assert page._table.isColumnHidden(OWNER) and page._table.isColumnHidden(AREA)
    assert page._table.columnWidth(EVIDENCE_COLUMN) == narrow_evidence_width() > 100


def test_duties_say_when_they_are_due_and_what_that_rests_on(page: TasksPage) -> None:
    done = DutyDone("slo-review", "ops@example.com", NOW - timedelta(days=20), "all whole")
    late = DutyDone("restore-drill", "ops@example.com", NOW - timedelta(days=95), "")
    shown(page, replace(platforms.healthy(), duties=(done, late)))
    words = page._duties.words
    assert words["slo-review"] == (
        "DUE SOON",
        "due 2026-03-25, in 11 d",
        "done on 2026-02-22 by ops@example.com: all whole",
    )
    assert words["restore-drill"][:2] == ("OVERDUE", "due 2026-03-11, 3 d ago")
    assert words["credential-rotation"][:2] == ("NEVER DONE HERE", "every 90 days")
    assert page._duties._remark.text() == "2 to do"


def test_where_a_duty_s_title_would_be_cut_its_date_stands_below_it(page: TasksPage) -> None:
    shown(page, platforms.healthy())
    row = page._duties._rows["slo-review"]
    for width, below in ((700, True), (1200, False)):
        page.resize(width, 500)
        QApplication.processEvents()
        assert not row.title.is_cut()
        assert (row.due.y() >= row.title.geometry().bottom()) is below
        assert row.because.isVisible() is not below


@pytest.mark.parametrize(
    ("hour", "ago", "far"), [(20, timedelta(hours=5), "in 31 d"), (3, timedelta(days=31, hours=30), "2 d ago")]
)
def test_days_until_a_duty_are_those_of_the_calendar(page: TasksPage, hour: int, ago: timedelta, far: str) -> None:
    now = NOW.replace(hour=hour)
    done = DutyDone("slo-review", "ops@example.com", now - ago, "")
    page.show_state(replace(platforms.healthy(), duties=(done,)), now)
    assert page._duties.words["slo-review"][1].endswith(f", {far}")


def test_a_duty_is_recorded_by_one_confirmation_with_a_note(page: TasksPage, qtbot: QtBot) -> None:
    shown(page, platforms.healthy())
    button = page._duties.button("slo-review")
    assert button.accessibleName() == "Done today: Review of the service level objectives"
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert page._sheet.isVisible() and page._sheet.who == "ops@example.com"
    QTest.keyClicks(page._sheet._note, "all whole")
    with qtbot.waitSignal(page.duty_done_requested) as asked:
        QTest.keyClick(page._sheet._note, Qt.Key.Key_Return)
    assert asked.args == ["slo-review", "all whole"]


def test_nobody_records_a_duty_anonymously(page: TasksPage) -> None:
    shown(page, replace(platforms.healthy(), session=SessionState()))
    assert not page._duties.button("slo-review").isEnabled()
    assert page._duties._why_not.plain_text == "Recording needs a name: Sign in first."


def test_a_draft_ends_with_the_page(page: TasksPage) -> None:
    shown(page, platforms.healthy())
    page._duties.button("slo-review").click()
    page.hide()
    assert not page._sheet.isVisible()


def test_the_same_state_again_changes_nothing(page: TasksPage) -> None:
    state = platforms.judged(platforms.claimed(platforms.troubled(), REVIEW))
    page.show_state(state, NOW)
    changed: list[object] = []
    page._model.dataChanged.connect(changed.append)
    page._model.rowsInserted.connect(changed.append)
    rows = page._rows
    page.show_state(state, NOW)
    page.show_time(NOW + timedelta(seconds=2))
    assert page._rows is rows
    assert changed == []
