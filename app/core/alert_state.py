"""How an alert comes and goes: from one evaluation to the next, with its waiting time and honest gaps."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from api_client.exposition import Labels
from app.core.alert_evaluation import ActiveSample, Evaluation
from app.core.alert_reports import AlertPhase, Limit, most_urgent
from app.core.alert_rules import Rule
from app.core.language import tr

LONGEST_GAP: Final = timedelta(seconds=60)
"""What lies between two evaluations further apart was not watched."""


@dataclass(frozen=True, slots=True)
class TrackedAlert:
    """One alert of a rule, told apart by its `labels`: PENDING or FIRING in `held` since `since`.

    Its condition began to hold at `active_since` and last held at `held_at`, with `value`. `lost_at` is since when
    nothing is known of it, None while something is.
    """

    labels: Labels
    held: AlertPhase
    since: datetime
    active_since: datetime
    held_at: datetime
    value: float
    lost_at: datetime | None = None

    @property
    def phase(self) -> AlertPhase:
        """Where it is now."""
        return self.held if self.lost_at is None else AlertPhase.UNKNOWN


@dataclass(frozen=True, slots=True)
class RuleTrack:
    """Every active alert of a rule, after its last evaluation.

    `phase` is the rule's own: its most urgent alert's, INACTIVE without one, UNKNOWN before the first evaluation and
    while nothing is known; it began at `since`. `why` is then a clause; `nearest` and `limit` as in `Evaluation`.
    """

    rule: Rule
    alerts: tuple[TrackedAlert, ...] = ()
    phase: AlertPhase = AlertPhase.UNKNOWN
    since: datetime | None = None
    evaluated_at: datetime | None = None
    why: str = tr("it was not evaluated yet")
    limit: Limit | None = None
    nearest: float | None = None


def step(before: RuleTrack, evaluation: Evaluation, now: datetime) -> RuleTrack:
    """The track after one more evaluation at `now` (aware).

    A pending alert begins to wait anew after a gap, because nobody knows that its condition held meanwhile.
    """
    if evaluation.unknown:
        alerts = tuple(_lost(alert, now) for alert in before.alerts)
        return _track(before, alerts, AlertPhase.UNKNOWN, evaluation, now)
    gap = _gap(before, now)
    known = {alert.labels: alert for alert in before.alerts}
    found = {
        sample.labels: _active(known.get(sample.labels), sample, before.rule, now, gap=gap)
        for sample in evaluation.samples
    }
    keep = timedelta(seconds=before.rule.keep_firing_s)
    kept = tuple(
        replace(alert, lost_at=None)
        for alert in before.alerts
        if alert.labels not in found and alert.held is AlertPhase.FIRING and now - alert.held_at < keep
    )
    alerts = (*found.values(), *kept)
    return _track(before, alerts, most_urgent(alert.phase for alert in alerts), evaluation, now)


def as_of(track: RuleTrack, now: datetime) -> RuleTrack:
    """The track as it counts at `now`: what was not evaluated for longer than the longest gap is unknown."""
    if track.evaluated_at is None or not _gap(track, now):
        return track
    return replace(
        track,
        alerts=tuple(_lost(alert, track.evaluated_at) for alert in track.alerts),
        phase=AlertPhase.UNKNOWN,
        since=track.evaluated_at,
        why=tr("this console has not evaluated it since"),
    )


def _track(
    before: RuleTrack, alerts: tuple[TrackedAlert, ...], phase: AlertPhase, evaluation: Evaluation, now: datetime
) -> RuleTrack:
    since = before.since if before.phase is phase and before.since is not None else now
    return RuleTrack(before.rule, alerts, phase, since, now, evaluation.unknown, evaluation.limit, evaluation.nearest)


def _gap(track: RuleTrack, now: datetime) -> bool:
    """A clock that was set back leaves a gap too: nobody can say how long it was."""
    return track.evaluated_at is not None and not timedelta(0) <= now - track.evaluated_at <= LONGEST_GAP


def _lost(alert: TrackedAlert, now: datetime) -> TrackedAlert:
    return alert if alert.lost_at is not None else replace(alert, lost_at=now)


def _active(before: TrackedAlert | None, sample: ActiveSample, rule: Rule, now: datetime, *, gap: bool) -> TrackedAlert:
    waits = timedelta(seconds=rule.for_s)
    if before is not None and before.held is AlertPhase.FIRING:
        return replace(before, held_at=now, value=sample.value, lost_at=None)
    if before is None or gap or before.lost_at is not None:
        phase = AlertPhase.PENDING if waits else AlertPhase.FIRING
        return TrackedAlert(sample.labels, phase, now, now, now, sample.value)
    if now - before.active_since >= waits:
        return replace(before, held=AlertPhase.FIRING, since=now, held_at=now, value=sample.value)
    return replace(before, held_at=now, value=sample.value)
