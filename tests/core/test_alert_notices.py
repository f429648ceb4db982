"""What is told on the desktop: new critical alarms, each once, the kill switch's always, many as one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.core.alert_decisions import Acknowledgement, Shelving
from app.core.alert_desk import AlertBoard
from app.core.alert_notices import AGAIN, AlarmNotice, NoticeMemory, calling_rows, over, told_now
from app.core.alert_reports import Suppression
from tests.core.states import NOW
from tests.core.test_alert_desk import ALERTMANAGER, CONSOLE, KEY, MINUTE, PENDING, board, said

WARNING = (("severity", "warning"),)
KILL = "KillSwitchEngaged{}"


def heard(memory: NoticeMemory, found: AlertBoard, at: Any = NOW, **more: Any) -> tuple[NoticeMemory, list[str]]:
    after, notices = told_now(memory, found, "prod", at, **more)
    return after, [notice.key for notice in notices]


def test_a_new_critical_alarm_is_told_once_with_its_place_and_summary() -> None:
    alarm = said(CONSOLE, annotations=(("summary", "OMS is slow"),))
    memory, notices = told_now(NoticeMemory(), board(alarm), "prod", NOW)
    assert notices == (AlarmNotice("prod: A", "OMS is slow", KEY),)
    assert heard(memory, board(alarm), NOW + MINUTE)[1] == []


def test_what_there_is_to_say_is_why_then_summary_then_labels() -> None:
    def text(alarm: Any) -> str:
        return told_now(NoticeMemory(), board(alarm), "prod", NOW)[1][0].text

    assert text(said(CONSOLE)) == "service=oms"
    assert text(said(CONSOLE, labels=(("severity", "critical"),))) == "It fires."
    row = replace(board(said(CONSOLE)).rows[0], why="Prometheus cannot be read.")
    found = replace(board(), rows=(row,))
    assert told_now(NoticeMemory(), found, "prod", NOW)[1][0].text == "Prometheus cannot be read."


def test_only_what_calls_and_is_critical_or_about_the_kill_switch_is_told() -> None:
    quiet = (
        said(CONSOLE, labels=WARNING),
        said(CONSOLE, PENDING, name="P"),
        said(ALERTMANAGER, name="S", suppression=Suppression.SILENCED),
        said(CONSOLE, name="KillSwitchEngaged", labels=()),
    )
    found = board(*quiet)
    assert [row.key for row in calling_rows(found)] == [KILL]
    assert heard(NoticeMemory(), found)[1] == [KILL]
    decided = (Shelving(KEY, "me", "n", NOW, NOW + MINUTE),)
    assert heard(NoticeMemory(), board(said(CONSOLE), decisions=decided))[1] == []


def test_what_fired_before_the_desk_was_opened_is_no_news_until_it_comes_again() -> None:
    old = board(said(CONSOLE, since=NOW - MINUTE))
    memory, keys = heard(NoticeMemory(), old)
    assert keys == []
    memory, _ = heard(memory, board(), NOW + MINUTE)
    assert heard(memory, board(said(CONSOLE, since=NOW + MINUTE)), NOW + MINUTE)[1] == [KEY]
    assert heard(NoticeMemory(), replace(old, opened_at=None))[1] == [KEY]
    assert heard(NoticeMemory(), board(said(CONSOLE, since=None)))[1] == [KEY]


def test_an_old_alarm_calls_again_when_its_acknowledgement_ends() -> None:
    seen = (Acknowledgement(KEY, "me", "n", NOW, NOW + MINUTE),)
    old = said(CONSOLE, since=NOW - MINUTE)
    memory, keys = heard(NoticeMemory(), board(old, decisions=seen))
    assert keys == []
    assert heard(memory, board(old), NOW + 2 * MINUTE)[1] == [KEY]


def test_one_that_comes_and_goes_is_told_once_in_ten_minutes_the_kill_switchs_each_time() -> None:
    both = board(said(CONSOLE), said(CONSOLE, name="KillSwitchEngaged", labels=()))
    memory, keys = heard(NoticeMemory(), both)
    assert keys == [KILL, KEY]
    memory, _ = heard(memory, board(), NOW + MINUTE)
    memory, keys = heard(memory, both, NOW + 2 * MINUTE)
    assert keys == [KILL]
    memory, _ = heard(memory, board(), NOW + 3 * MINUTE)
    assert heard(memory, both, NOW + AGAIN)[1] == [KILL, KEY]
    assert heard(memory, both, NOW - MINUTE)[1] == [KILL, KEY]  # the clock was set back


def test_a_notice_stands_until_none_of_its_alarms_calls_and_one_that_comes_back_would_be_told() -> None:
    several = tuple(said(CONSOLE, labels=(("severity", "critical"), ("n", str(number)))) for number in range(4))
    memory, notices = told_now(NoticeMemory(), board(*several), "prod", NOW)
    assert over(notices, memory) == ()
    later = NOW + AGAIN
    memory, _ = told_now(memory, board(several[3]), "prod", later)
    assert over(notices, memory) == ()
    memory, _ = told_now(memory, board(), "prod", later)
    assert over(notices, memory) == notices
    memory, notices = told_now(NoticeMemory(), board(several[0]), "prod", NOW)
    memory, _ = told_now(memory, board(), "prod", NOW + MINUTE)
    assert over(notices, memory) == ()


def test_many_at_once_are_one_notification_but_the_kill_switchs_stay_alone() -> None:
    names = ["A", "B", "C", "D", "E"]
    kill = said(CONSOLE, name="KillSwitchEngaged", labels=())
    found = board(*(said(CONSOLE, name=name) for name in names), kill)
    _, notices = told_now(NoticeMemory(), found, "prod", NOW)
    assert [(one.title, one.text) for one in notices] == [
        ("prod: KillSwitchEngaged", "It fires."),
        ("prod: 5 critical alarms", "A, B, C and 2 more."),
    ]
    assert notices[1].key == KEY
    same = board(*(said(CONSOLE, labels=(("severity", "critical"), ("n", str(number)))) for number in range(4)))
    (many,) = told_now(NoticeMemory(), same, "prod", NOW)[1]
    assert (many.title, many.text) == ("prod: 4 critical alarms", "A.")


def test_who_is_not_to_be_disturbed_hears_of_the_kill_switch_now_and_of_the_rest_afterwards() -> None:
    both = board(said(CONSOLE), said(CONSOLE, name="KillSwitchEngaged", labels=()))
    memory, keys = heard(NoticeMemory(), both, disturb=False)
    assert keys == [KILL]
    memory, keys = heard(memory, both, NOW + MINUTE, disturb=False)
    assert keys == []
    assert heard(memory, both, NOW + 2 * MINUTE)[1] == [KEY]
    assert heard(memory, board(), NOW + 2 * MINUTE)[1] == []


def test_a_locked_console_tells_the_name_and_no_more() -> None:
    alarm = said(CONSOLE, annotations=(("summary", "account director-1 lost 5 000"),))
    _, notices = told_now(NoticeMemory(), board(alarm), "prod", NOW, locked=True)
    assert notices == (AlarmNotice("prod: A", "Unlock the console to see more.", KEY),)
