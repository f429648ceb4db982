"""An alert waits, fires, ends, is lost sight of and found again: from one evaluation to the next."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from app.core.alert_evaluation import ActiveSample, Evaluation
from app.core.alert_expression import read_expression
from app.core.alert_local import doubted, filled, local_report
from app.core.alert_reports import AlertPhase, AlertSource, Limit
from app.core.alert_rules import Rule
from app.core.alert_state import LONGEST_GAP, RuleTrack, as_of, step
from tests.core.states import NOW

RULE = Rule(
    "A",
    read_expression("a > 1"),
    True,
    for_s=30.0,
    labels=(("severity", "critical"),),
    annotations=(("summary", "{{ $labels.x }} is at {{$value}}, {{ $labels.gone }}{{ printf }}"),),
)
X = (("x", "1"),)
QUIET, LOST = Evaluation(limit=Limit(">", 1.0), nearest=0.5), Evaluation(unknown="nothing exposes a")
FIRING, PENDING, UNKNOWN, INACTIVE = AlertPhase.FIRING, AlertPhase.PENDING, AlertPhase.UNKNOWN, AlertPhase.INACTIVE


def active(*values: float) -> Evaluation:
    samples = tuple(ActiveSample((("x", str(number + 1)),), value) for number, value in enumerate(values))
    return Evaluation(samples, "", Limit(">", 1.0), max(values))


def after(*seconds: float) -> list[datetime]:
    return [NOW + timedelta(seconds=second) for second in seconds]


def walked(*steps: tuple[float, Evaluation], rule: Rule = RULE) -> RuleTrack:
    track = RuleTrack(rule)
    for second, evaluation in steps:
        track = step(track, evaluation, NOW + timedelta(seconds=second))
    return track


def test_a_rule_is_born_unknown_and_inactive_once_it_was_evaluated() -> None:
    assert (RuleTrack(RULE).phase, RuleTrack(RULE).why) == (UNKNOWN, "it was not evaluated yet")
    track = walked((0, QUIET), (15, QUIET))
    assert (track.phase, track.since, track.evaluated_at) == (INACTIVE, *after(0, 15))
    assert (track.alerts, track.nearest, track.limit, track.why) == ((), 0.5, Limit(">", 1.0), "")


def test_it_waits_then_fires_then_ends() -> None:
    pending = walked((0, active(2.0)), (15, active(3.0)))
    (alert,) = pending.alerts
    assert (alert.phase, alert.since, alert.value, pending.phase) == (PENDING, NOW, 3.0, PENDING)
    firing = walked((0, active(2.0)), (15, active(3.0)), (30, active(4.0)), (45, active(5.0)))
    (alert,) = firing.alerts
    now = after(30)[0]
    assert (alert.phase, alert.since, alert.active_since, alert.value) == (FIRING, now, NOW, 5.0)
    assert (firing.phase, firing.since) == (FIRING, now)
    ended = step(firing, QUIET, after(60)[0])
    assert (ended.phase, ended.alerts, ended.since) == (INACTIVE, (), after(60)[0])


def test_without_a_waiting_time_it_fires_at_once_and_each_series_is_its_own_alert() -> None:
    track = walked((0, active(2.0)), (15, active(2.0, 7.0)), rule=replace(RULE, for_s=0.0))
    assert [(alert.labels, alert.phase, alert.since) for alert in track.alerts] == [
        (X, FIRING, NOW),
        ((("x", "2"),), FIRING, after(15)[0]),
    ]


def test_it_keeps_firing_for_the_time_that_the_rule_says() -> None:
    rule = replace(RULE, for_s=0.0, keep_firing_s=40.0)
    steps = [(0, active(2.0)), (15, QUIET), (30, LOST), (35, QUIET)]
    track = walked(*steps, rule=rule)
    assert [(alert.phase, alert.value) for alert in track.alerts] == [(FIRING, 2.0)]
    assert walked(*steps, (40, QUIET), rule=rule).alerts == ()
    assert walked((0, active(2.0)), (15, QUIET), rule=replace(rule, for_s=30.0)).alerts == ()


def test_what_is_lost_sight_of_is_unknown_and_firing_again_when_it_is_seen_again() -> None:
    lost = walked((0, active(2.0)), (30, active(2.0)), (45, LOST), (60, LOST))
    (alert,) = lost.alerts
    assert (alert.phase, alert.held, alert.lost_at, lost.phase) == (UNKNOWN, FIRING, after(45)[0], UNKNOWN)
    assert (lost.since, lost.why) == (after(45)[0], "nothing exposes a")
    again = step(lost, active(3.0), after(75)[0])
    assert [(alert.phase, alert.since) for alert in again.alerts] == [(FIRING, after(30)[0])]


def test_what_was_waiting_waits_anew_once_it_was_lost_sight_of() -> None:
    track = walked((0, active(2.0)), (15, LOST), (30, active(2.0)), (45, active(2.0)))
    assert [(alert.phase, alert.since) for alert in track.alerts] == [(PENDING, after(30)[0])]


def test_a_gap_or_a_clock_that_was_set_back_begins_the_waiting_anew_but_ends_nothing_that_fires() -> None:
    for second in (76.0, -5.0):
        assert walked((0, active(2.0)), (15, active(2.0)), (second, active(2.0))).phase is PENDING
        (firing,) = walked((0, active(2.0)), (30, active(2.0)), (second + 15, active(2.0))).alerts
        assert (firing.phase, firing.since) == (FIRING, after(30)[0])
    assert walked((0, active(2.0)), (15, active(2.0)), (75, active(2.0))).phase is FIRING


def test_what_was_not_evaluated_lately_is_unknown() -> None:
    track = walked((0, active(2.0)))
    assert as_of(track, NOW + LONGEST_GAP) is track
    assert as_of(RuleTrack(RULE), NOW) == RuleTrack(RULE)
    old = as_of(track, NOW + LONGEST_GAP * 2)
    assert (old.phase, old.since, old.why) == (UNKNOWN, NOW, "this console has not evaluated it since")
    assert [(alert.phase, alert.lost_at) for alert in old.alerts] == [(UNKNOWN, NOW)]


def test_the_console_is_a_source_like_the_others() -> None:
    empty = local_report([RuleTrack(RULE)], NOW)
    assert (empty.readable, empty.read_at) == (None, None)
    assert [(one.phase, one.whole_rule) for one in empty.alerts] == [(UNKNOWN, True)]
    track = walked((0, active(2.0)), (30, active(2.0)))
    quiet = walked((20, QUIET))
    report = local_report([track, quiet], after(35)[0])
    assert (report.source, report.readable, report.read_at) == (AlertSource.CONSOLE, True, after(20)[0])
    alert, whole = report.alerts
    assert alert.labels == (("severity", "critical"), ("x", "1"))
    assert (alert.phase, alert.since, alert.value, alert.limit) == (FIRING, after(30)[0], 2.0, Limit(">", 1.0))
    assert alert.annotations == (("summary", "1 is at 2, {{ printf }}"),)
    assert (whole.labels, whole.phase, whole.value, whole.whole_rule) == (RULE.labels, INACTIVE, 0.5, True)
    (lost,) = local_report([walked((0, active(2.0)), (15, LOST))], after(15)[0]).alerts
    assert (lost.phase, lost.since, lost.why) == (UNKNOWN, after(15)[0], "it was pending, and nothing exposes a")


def test_only_plain_templates_are_filled() -> None:
    assert filled("{{ $value }} of {{$labels.a}}: {{ $labels.b | upper }}", (("a", "x"),), 0.25) == (
        "0.25 of x: {{ $labels.b | upper }}"
    )


def test_without_the_kill_switchs_own_metrics_nothing_quiet_is_said_of_it() -> None:
    name, unread = "kill_switch_engaged", ("kill-switch",)
    assert doubted(name, QUIET, unread).unknown == "the kill switch's own metrics cannot be read now"
    assert doubted(name, QUIET, ("risk",)) is QUIET
    assert doubted("A", QUIET, unread) is QUIET
    assert doubted(name, LOST, unread) is LOST
    assert doubted(name, active(2.0), unread).samples
