"""One list of alerts from three sources, what people decide about them, and how many come at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from app.core.alert_decisions import Acknowledgement, AlertDecision, Shelving
from app.core.alert_desk import AlertBoard, AlertCounts, alert_key, composed
from app.core.alert_load import AlarmLoad, LoadLevel, taken_in
from app.core.alert_reports import (
    AlertPhase,
    AlertSource,
    ReportedAlert,
    SourceReport,
    Suppression,
    most_urgent,
)
from app.core.alert_silences import silence_for, silences_of, why_not_silence
from tests.core.states import NOW

PROMETHEUS, ALERTMANAGER, CONSOLE = AlertSource
FIRING, UNKNOWN, PENDING, INACTIVE = AlertPhase
X = (("service", "oms"), ("severity", "critical"))
MINUTE = timedelta(minutes=1)
KEY = 'A{service="oms",severity="critical"}'


def said(
    source: AlertSource, phase: AlertPhase = FIRING, name: str = "A", labels: Any = X, **more: Any
) -> ReportedAlert:
    return ReportedAlert(source, name, labels, phase, more.pop("since", NOW), **more)


def source(which: AlertSource, *alerts: ReportedAlert, readable: bool | None = True, why: str = "") -> SourceReport:
    return SourceReport(which, readable, alerts, why, NOW)


def board(
    *alerts: ReportedAlert, decisions: tuple[AlertDecision, ...] = (), blind: dict[str, str] | None = None
) -> AlertBoard:
    sources = [source(which, *(one for one in alerts if one.source is which)) for which in AlertSource]
    return composed(AlertBoard(opened_at=NOW), sources, blind or {}, decisions, NOW)


def test_one_alert_of_three_sources_is_one_row() -> None:
    found = board(
        said(PROMETHEUS, labels=(*X, ("instance", "1"), ("job", "j")), since=NOW - MINUTE),
        said(PROMETHEUS, labels=(*X, ("instance", "2"), ("job", "j"))),
        said(ALERTMANAGER, labels=(("alertname", "A"), ("cluster", "eu"), ("instance", "1"), *X)),
        said(CONSOLE, labels=(*X, ("target", "oms-1"))),
    )
    (row,) = found.rows
    assert (row.key, row.name, row.labels, row.phase, row.since) == (KEY, "A", X, FIRING, NOW - MINUTE)
    assert (row.instances, row.severity, len(row.reports)) == (2, "critical", 4)
    assert found.counts == AlertCounts(firing=1, annunciated=1)
    assert (found.row(KEY), found.row("other")) == (row, None)


def test_an_alert_with_more_labels_is_another_unless_alertmanager_added_them() -> None:
    more = (*X, ("zone", "b"))
    assert len(board(said(PROMETHEUS), said(CONSOLE, labels=more)).rows) == 2
    assert len(board(said(PROMETHEUS), said(ALERTMANAGER, labels=(("service", "risk"),))).rows) == 2
    (zoned, plain) = board(
        said(PROMETHEUS), said(CONSOLE, labels=more), said(ALERTMANAGER, labels=(*more, ("c", "d")))
    ).rows
    assert (len(plain.reports), len(zoned.reports)) == (1, 2)


def test_what_is_said_of_a_whole_rule_goes_with_its_active_alerts() -> None:
    whole = said(CONSOLE, INACTIVE, labels=(("severity", "critical"),), whole_rule=True)
    (row,) = board(said(PROMETHEUS), whole).rows
    assert (row.phase, len(row.reports)) == (FIRING, 2)
    (row,) = board(whole).rows
    assert (row.key, row.phase) == ('A{severity="critical"}', INACTIVE)
    other = replace(whole, labels=(("severity", "warning"),))
    assert [row.phase for row in board(said(PROMETHEUS), other).rows] == [FIRING, INACTIVE]


def test_what_one_source_knows_goes_before_what_another_does_not() -> None:
    (row,) = board(said(PROMETHEUS, INACTIVE), said(CONSOLE, UNKNOWN, why="only 1 min was watched")).rows
    assert (row.phase, row.why) == (INACTIVE, "")
    (row,) = board(said(CONSOLE, UNKNOWN, why="nothing exposes a", since=None)).rows
    assert (row.phase, row.why, row.since) == (UNKNOWN, "nothing exposes a", None)
    (row,) = board(said(CONSOLE, UNKNOWN)).rows
    assert row.why == ""


def test_a_blind_alert_is_never_quiet_but_one_that_fires_is_not_blind() -> None:
    blind = {"A": "nothing exposes a"}
    for phase in (INACTIVE, UNKNOWN):
        found = board(said(CONSOLE, phase), blind=blind)
        assert [(row.phase, row.blind, row.why) for row in found.rows] == [(UNKNOWN, blind["A"], blind["A"])]
        assert found.counts == AlertCounts(unknown=1, blind=1)
    assert board(said(CONSOLE), blind=blind).rows[0].blind == ""


def test_a_dead_source_is_an_alarm_and_what_it_said_is_not_known_any_more() -> None:
    dead = source(
        PROMETHEUS, said(PROMETHEUS), said(PROMETHEUS, UNKNOWN, name="U", why="w"), readable=False, why="It is off."
    )
    found = composed(AlertBoard(), [dead, source(CONSOLE, readable=None)], {}, (), NOW)
    alarm, lost, unknown = found.rows
    assert (alarm.key, alarm.phase, alarm.severity, alarm.why) == (
        'Prometheus cannot be read{severity="critical",source="Prometheus"}',
        FIRING,
        "critical",
        "It is off.",
    )
    assert (lost.phase, lost.why) == (UNKNOWN, "Prometheus cannot be read now; it said firing")
    assert unknown.why == "w"
    assert (found.counts.annunciated, found.sources[0]) == (1, dead)
    (row, _) = composed(AlertBoard(), [dead, source(CONSOLE, said(CONSOLE))], {}, (), NOW).rows[:2]
    assert row.phase is FIRING


def test_the_kill_switch_comes_first_then_what_calls_for_somebody() -> None:
    shelved = Shelving('B{severity="critical"}', "me", "n", NOW, NOW + MINUTE)
    found = board(
        said(CONSOLE, INACTIVE, name="Z"),
        said(CONSOLE, PENDING, name="P"),
        said(CONSOLE, UNKNOWN, name="U"),
        said(CONSOLE, name="B", labels=(("severity", "critical"),)),
        said(CONSOLE, name="W", labels=(("severity", "warning"),)),
        said(CONSOLE, name="C"),
        said(CONSOLE, name="kill_switch_engaged", labels=(("severity", "warning"),)),
        decisions=(shelved,),
    )
    assert [row.name for row in found.rows] == ["kill_switch_engaged", "C", "W", "B", "U", "P", "Z"]
    assert (found.counts.shelved, found.counts.suppressed, found.counts.pending) == (1, 1, 1)


def test_acknowledging_lasts_until_its_end_and_for_this_time_that_it_fires() -> None:
    seen = Acknowledgement(KEY, "me", "on it", NOW, NOW + 5 * MINUTE)
    found = board(said(CONSOLE, since=NOW - MINUTE), decisions=(seen,))
    assert (found.rows[0].acknowledgement, found.rows[0].annunciated) == (seen, False)
    assert (found.counts, found.decisions) == (AlertCounts(firing=1, acknowledged=1), (seen,))
    assert board(said(CONSOLE, since=None), decisions=(seen,)).rows[0].acknowledgement is seen
    assert board(said(CONSOLE, since=NOW + MINUTE), decisions=(seen,)).rows[0].acknowledgement is None
    assert board(said(CONSOLE, PENDING), decisions=(seen,)).rows[0].acknowledgement is None
    ended = replace(seen, at=NOW - 2 * MINUTE, until=NOW)
    assert board(said(CONSOLE), decisions=(ended,)).decisions == ()


def test_what_is_shelved_or_kept_back_elsewhere_is_counted() -> None:
    shelved = Shelving(KEY, "me", "n", NOW, NOW + MINUTE)
    row = board(said(CONSOLE), decisions=(shelved,)).rows[0]
    assert (row.suppression, row.shelving, row.annunciated) == (Suppression.SHELVED, shelved, False)
    assert board(said(CONSOLE, PENDING), decisions=(shelved,)).rows[0].shelving is shelved
    silenced = said(ALERTMANAGER, suppression=Suppression.SILENCED, silences=("s1",))
    found = board(said(PROMETHEUS), silenced)
    assert (found.rows[0].suppression, found.counts.silenced) == (Suppression.SILENCED, 1)
    assert board(silenced, said(ALERTMANAGER)).rows[0].suppression is None
    assert board(replace(silenced, suppression=Suppression.INHIBITED)).counts.inhibited == 1


def test_nothing_keeps_the_kill_switchs_alerts_quiet() -> None:
    name, key = "kill_switch_engaged", 'kill_switch_engaged{service="oms",severity="critical"}'
    decisions = (Shelving(key, "me", "n", NOW, NOW + MINUTE), Acknowledgement(key, "me", "n", NOW, NOW + MINUTE))
    found = board(said(ALERTMANAGER, name=name, suppression=Suppression.SILENCED), decisions=decisions)
    (row,) = found.rows
    assert (row.suppression, row.shelving, row.acknowledgement) == (None, None, decisions[1])
    assert found.counts.suppressed == 0
    assert board(said(CONSOLE, PENDING, name=name), decisions=decisions).rows[0].shelving is None


def test_only_what_is_new_to_this_desk_is_an_alarm() -> None:
    load = taken_in(AlarmLoad(), [("a", "A"), ("b", "B")], frozenset({"a"}), NOW)
    assert [(alarm.key, alarm.name, alarm.at) for alarm in load.alarms] == [("a", "A", NOW)]
    assert taken_in(load, [("a", "A")], frozenset({"a"}), NOW + MINUTE).recent(NOW + MINUTE) == 1
    again = taken_in(taken_in(load, [], frozenset(), NOW), [("a", "A")], frozenset({"a"}), NOW + MINUTE)
    assert (again.recent(NOW + MINUTE), again.recent(NOW + 10 * MINUTE), again.worst()) == (2, 1, (("A", 2),))
    assert taken_in(again, [], frozenset(), NOW + timedelta(hours=9)).alarms == ()


def test_the_desk_counts_what_began_after_it_opened() -> None:
    first = composed(AlertBoard(), [source(CONSOLE, said(CONSOLE, since=NOW - MINUTE))], {}, (), NOW)
    assert (first.load.recent(NOW), first.opened_at) == (0, NOW)
    later = composed(first, [source(CONSOLE, said(CONSOLE, name="B", since=NOW + MINUTE))], {}, (), NOW + MINUTE)
    assert (later.load.recent(NOW + MINUTE), later.opened_at) == (1, NOW)


@pytest.mark.parametrize(
    ("alarms", "level"),
    [
        (0, LoadLevel.ACCEPTABLE),
        (1, LoadLevel.ACCEPTABLE),
        (2, LoadLevel.MANAGEABLE),
        (3, LoadLevel.HIGH),
        (10, LoadLevel.HIGH),
        (11, LoadLevel.FLOOD),
    ],
)
def test_what_one_person_can_take_in(alarms: int, level: LoadLevel) -> None:
    names = [(str(number), "A") for number in range(alarms)]
    assert taken_in(AlarmLoad(), names, frozenset(dict(names)), NOW).level(NOW) is level


@pytest.mark.parametrize(("late", "flooded"), [(5, True), (4, False)])
def test_a_flood_lasts_until_fewer_than_five_came(late: int, flooded: bool) -> None:
    names = [(str(number), "A") for number in range(11)]
    load = taken_in(AlarmLoad(), names, frozenset(dict(names)), NOW)
    more = [(f"late {number}", "A") for number in range(late)]
    load = taken_in(load, more, frozenset(dict(more)), NOW + 5 * MINUTE)
    assert load.flooded
    assert taken_in(load, more, frozenset(), NOW + 11 * MINUTE).flooded is flooded


def test_a_silence_is_for_exactly_this_alert() -> None:
    row = board(said(ALERTMANAGER, silences=("s1", "s2")), said(ALERTMANAGER, silences=("s1",))).rows[0]
    end = NOW + 5 * MINUTE
    wish = silence_for(row, "me", " a\nb ", end, NOW)
    assert [(one.name, one.operator, one.value) for one in wish.matchers] == [
        ("alertname", "=", "A"),
        ("service", "=", "oms"),
        ("severity", "=", "critical"),
    ]
    assert (wish.created_by, wish.comment, wish.starts_at, wish.ends_at) == ("me", "a b", NOW, end)
    assert silences_of(row) == ("s1", "s2")
    assert why_not_silence(row, "n", end, NOW) == ""
    assert why_not_silence(row, "", end, NOW) == "Say in a note what is being done about it."
    kill = board(said(ALERTMANAGER, name="kill_switch_engaged")).rows[0]
    assert why_not_silence(kill, "n", end, NOW).startswith("Alerts about the kill switch are never")
    unheld = board(said(CONSOLE)).rows[0]
    assert why_not_silence(unheld, "n", end, NOW).startswith("Alertmanager does not hold this alert")
    lost = replace(row, phase=UNKNOWN)
    assert why_not_silence(lost, "n", end, NOW) == "Only an alert that fires is silenced."


def test_keys_and_phases() -> None:
    assert alert_key("A", (("alertname", "A"), ("job", "j"), ("x", "1"))) == 'A{x="1"}'
    assert (most_urgent([]), most_urgent([PENDING, UNKNOWN])) == (INACTIVE, UNKNOWN)
