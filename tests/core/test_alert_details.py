"""Facts about one line of alerts and about the desk, what can be done, and the silences of Alertmanager in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from api_client.models.alertmanager import Silence, SilenceState
from api_client.models.monitoring import Matcher
from app.core.alert_actions import SPANS, AlertAction, alert_actions, why_no_decision
from app.core.alert_decisions import LONGEST, SHORTEST, Acknowledgement, Shelving
from app.core.alert_desk import AlertBoard, composed
from app.core.alert_details import count_words, desk_facts, detail_facts
from app.core.alert_load import AlarmLoad
from app.core.alert_reports import Limit, Suppression
from app.core.alert_silence_view import silence_rows
from app.core.alert_silences import first_silenceable, shared_labels, silence_for, why_no_silence
from app.core.alert_view import alert_lines
from app.core.read_only import READ_ONLY
from app.core.state import AppState, ServiceAddress, SessionPhase, SessionState
from tests.core.states import NOW, environment
from tests.core.test_alert_desk import (
    ALERTMANAGER,
    CONSOLE,
    INACTIVE,
    KEY,
    MINUTE,
    PENDING,
    PROMETHEUS,
    UNKNOWN,
    board,
    said,
    source,
)

ACKNOWLEDGE, UNACKNOWLEDGE, SHELVE, UNSHELVE, SILENCE = AlertAction
ACKED = Acknowledgement(KEY, "me", "on it", NOW, NOW + 9 * MINUTE)
QUIET = Shelving(KEY, "me", "later", NOW, NOW + 9 * MINUTE)


def facts(found: AlertBoard, now: Any = NOW + MINUTE) -> dict[str, str]:
    return dict(detail_facts(found, alert_lines(found, now)[0], now))


def test_what_is_known_of_an_alert() -> None:
    limit, notes = Limit(">", 30.0), (("summary", "Slow"), ("runbook", "https://r"))
    found = board(
        said(CONSOLE, value=41.0, limit=limit, annotations=notes, for_s=120.0), said(ALERTMANAGER, silences=("s",))
    )
    assert facts(found) == {
        "Summary": "Slow",
        "Value": "41, it fires > 30",
        "Since": "12:00:00 UTC, 1 min ago",
        "Must hold": "For 2 min before it fires",
        "Labels": "service=oms, severity=critical",
        "Sources": "This console: firing for 1 min.\nAlertmanager: firing for 1 min.",
        "Kept back": "Alertmanager's silence s.",
        "Evaluated here": "",
        "Runbook": "https://r",
    }


def test_what_is_not_known_is_left_out() -> None:
    bare = facts(board(said(CONSOLE, labels=(), since=None)))
    assert {name for name, text in bare.items() if text} == {"Labels", "Sources"}
    assert bare["Labels"] == "no labels"
    assert facts(board(said(CONSOLE, limit=Limit(">", 3.0))))["Value"] == "It fires > 3"
    assert facts(board(said(CONSOLE, value=2.0)))["Value"] == "2"
    assert facts(board(said(CONSOLE, for_s=0.0)))["Must hold"] == "It fires at the first evaluation"


def test_a_day_before_today_is_named_and_a_source_says_when_it_was_read() -> None:
    read = replace(source(CONSOLE, said(CONSOLE, since=NOW - timedelta(days=2))), read_at=NOW)
    assert dict(desk_facts(AlertBoard(), NOW)) == {"Sources": "No source was asked yet."}
    assert count_words(AlertBoard()) == "No source was asked yet."
    found = composed(AlertBoard(), [read], {}, (), NOW)
    said_of = facts(found)
    assert said_of["Since"].endswith(" 12:00:00 UTC, 2 d ago")
    assert said_of["Since"].startswith("20")
    assert said_of["Sources"] == "This console: firing for 2 d. Read 1 min ago."


def test_what_this_console_cannot_evaluate_is_said() -> None:
    found = board(said(CONSOLE, UNKNOWN, why="it needs absent_over_time"), said(PROMETHEUS))
    assert facts(found)["Evaluated here"] == "It cannot say: it needs absent_over_time."
    assert facts(board(said(CONSOLE, UNKNOWN)))["Evaluated here"] == ""


def test_a_silence_elsewhere_does_not_keep_the_kill_switch_quiet_and_that_is_said() -> None:
    found = board(said(ALERTMANAGER, name="KillSwitchEngaged", suppression=Suppression.SILENCED, silences=("s",)))
    assert found.rows[0].annunciated
    assert facts(found)["Kept back"] == (
        "Alertmanager's silence s. It is about the kill switch: here it calls all the same."
    )


def test_a_group_lists_its_alerts_and_no_more_than_a_dozen() -> None:
    found = board(*(said(CONSOLE, labels=(("n", f"{number:02}"), ("service", "oms"))) for number in range(14)))
    assert found.load.flooded
    labels = facts(found)["Labels"].splitlines()
    assert (len(labels), labels[0], labels[-1]) == (13, "n=00, service=oms", "and 2 more")
    assert facts(found)["Sources"] == ""


def test_the_whole_desk_in_facts_and_counts() -> None:
    found = board(
        said(CONSOLE), said(CONSOLE, PENDING, name="P"), said(CONSOLE, INACTIVE, name="I"), decisions=(ACKED,)
    )
    assert count_words(found) == "1 firing (1 acknowledged), 1 pending, 0 unknown, 1 inactive"
    desk = dict(desk_facts(found, NOW))
    assert desk["Most often"] == "A 1× in 8 hours"
    assert desk["Suppressed"] == "Nothing that fires is kept quiet."
    assert desk["Sources"].splitlines()[-1] == "This console tells of 3 alerts and rules."
    blind = board(said(CONSOLE, INACTIVE), blind={"A": "nothing exposes a"}, decisions=(QUIET,))
    assert count_words(blind) == "0 firing, 0 pending, 1 unknown (1 blind), 0 inactive"
    shelved = board(said(CONSOLE), decisions=(QUIET,))
    calm = dict(desk_facts(replace(shelved, load=AlarmLoad()), NOW))
    assert (calm["Most often"], calm["Suppressed"]) == ("", "1 suppressed: 1 shelved")


def signed(found: AlertBoard, *, managed: bool = True, **more: Any) -> AppState:
    services = (ServiceAddress("alertmanager", "https://a"),) if managed else ()
    here = replace(environment(), services=services, **more)
    return AppState(here, session=SessionState(SessionPhase.ACTIVE, "me"), alerts=found)


def offered(state: AppState) -> dict[AlertAction, str]:
    return dict(alert_actions(state, alert_lines(state.alerts, NOW)[0]))


def test_what_can_be_done_turns_with_what_was_done() -> None:
    held = said(ALERTMANAGER)
    assert offered(signed(board(held))) == {ACKNOWLEDGE: "", SHELVE: "", SILENCE: ""}
    assert list(offered(signed(board(held, decisions=(ACKED,))))) == [UNACKNOWLEDGE, SHELVE, SILENCE]
    assert list(offered(signed(board(held, decisions=(QUIET,))))) == [ACKNOWLEDGE, UNSHELVE, SILENCE]


def test_one_silence_of_several_alerts_holds_to_what_they_share() -> None:
    labels = ((("n", "1"), ("service", "oms")), (("n", "2"), ("service", "oms")), (("service", "oms"), ("x", "y")))
    rows = board(*(said(ALERTMANAGER, labels=one) for one in labels)).rows
    assert shared_labels(rows) == ((("service", "oms"),), ("n", "x"))
    assert shared_labels(rows[:1]) == (rows[0].labels, ())
    assert shared_labels(()) == ((), ())


def test_a_silence_is_made_of_an_alert_that_alertmanager_holds() -> None:
    found = board(said(CONSOLE, labels=(("n", "1"),)), said(ALERTMANAGER, labels=(("n", "2"),)))
    assert first_silenceable(found, ("Gone{}", 'A{n="1"}', 'A{n="2"}')) == 'A{n="2"}'
    assert first_silenceable(found, ("Gone{}", 'A{n="1"}')) == "Gone{}"


def test_what_cannot_be_done_says_why() -> None:
    inactive = offered(signed(board(said(CONSOLE, INACTIVE))))
    assert inactive[ACKNOWLEDGE].startswith("Only an alert that fires")
    assert inactive[SILENCE].startswith("Alertmanager does not hold this alert")
    assert offered(signed(board(said(CONSOLE)), managed=False))[SILENCE] == "This environment names no Alertmanager."
    kill = offered(signed(board(said(ALERTMANAGER, name="kill_switch_engaged"))))
    assert kill[SHELVE] == kill[SILENCE] == "Alerts about the kill switch are never shelved, silenced or hidden here."
    assert kill[ACKNOWLEDGE] == ""
    group = board(*(said(ALERTMANAGER, labels=(("n", str(number)), ("service", "oms"))) for number in range(12)))
    assert offered(signed(group))[SILENCE] == ""
    mixed = board(*(said(CONSOLE, labels=(("n", str(number)), ("service", "oms"))) for number in range(12)))
    assert offered(signed(mixed))[SILENCE].startswith("Alertmanager does not hold this alert")
    gone = alert_lines(board(said(ALERTMANAGER)), NOW)[0]
    assert dict(alert_actions(signed(board()), gone)) == {ACKNOWLEDGE: "", SHELVE: "", SILENCE: ""}


def test_nobody_and_no_read_only_window_decides() -> None:
    state = signed(board(said(ALERTMANAGER)))
    nobody = replace(state, session=SessionState())
    assert set(offered(nobody).values()) == {"Sign in first: it is written down who did it."}
    assert why_no_decision(signed(board(), read_only=True)) == READ_ONLY
    assert why_no_decision(state) == ""


def test_spans_lie_within_what_may_be_decided() -> None:
    assert (min(SPANS.values()), max(SPANS.values())) == (SHORTEST, LONGEST)


def test_a_silence_can_leave_labels_open_but_never_the_name() -> None:
    row = board(said(ALERTMANAGER)).rows[0]
    wish = silence_for(row, "me", "n", NOW + MINUTE, NOW, ("service", "alertname"))
    assert wish.matchers == (Matcher("alertname", "=", "A"), Matcher("severity", "=", "critical"))
    assert why_no_silence(row) == ""


def silence(number: int, state: SilenceState = SilenceState.ACTIVE, ends: timedelta = MINUTE) -> Silence:
    matchers = (Matcher("alertname", "=", "A"), Matcher("zone", "!~", "b.*"))
    return Silence(f"s-{number}", matchers, NOW, NOW + ends, NOW, "me", "known", state)


def test_silences_in_force_are_rows_the_one_that_ends_first_at_the_top() -> None:
    found = silence_rows(
        (
            silence(1, ends=timedelta(days=1)),
            silence(2, SilenceState.PENDING),
            silence(3, SilenceState.EXPIRED),
            silence(4, ends=-MINUTE),
            silence(5, SilenceState.UNKNOWN),
        ),
        NOW,
    )
    assert [(row.id, row.shape, row.word, row.left) for row in found] == [
        ("s-2", "○", "PENDING", "1 min"),
        ("s-1", "⊘", "ACTIVE", "1 d"),
    ]
    first, second = found
    assert (first.matchers, first.author, first.comment) == ('alertname="A", zone!~"b.*"', "me", "known")
    assert first.ends == "12:01 UTC"
    assert second.ends.endswith(" 12:00 UTC")
    assert second.ends.startswith("20")
