"""A silence in Alertmanager as a wish: which alerts, until when, and why."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from api_client.models.monitoring import Labels, Matcher
from app.core.alert_decisions import why_not_decide, why_not_shelve
from app.core.alert_desk import AlertBoard, AlertRow
from app.core.alert_reports import AlertPhase, AlertSource
from app.core.language import tr
from app.core.readiness.decisions import as_one_line


@dataclass(frozen=True, slots=True)
class SilenceWish:
    """Keep every alert whose labels meet all `matchers` from being sent until `ends_at`."""

    matchers: tuple[Matcher, ...]
    starts_at: datetime
    ends_at: datetime
    created_by: str
    comment: str


def silence_for(
    row: AlertRow, who: str, note: str, until: datetime, now: datetime, without: Collection[str] = ()
) -> SilenceWish:
    """The silence of this alert from now on; call only when nothing speaks against it.

    It is of exactly this alert, or of every alert of its name that agrees in the labels that are not in `without`.
    """
    kept = (Matcher(name, "=", value) for name, value in row.labels if name not in without)
    # The name stays whatever else is left out: a silence without it could reach the kill switch's alerts.
    matchers = (Matcher("alertname", "=", row.name), *kept)
    return SilenceWish(matchers, now, until, who, as_one_line(note))


def why_not_silence(row: AlertRow, note: str, until: datetime, now: datetime) -> str:
    """Why the alert cannot be silenced with this note until then, as a sentence; empty when it can."""
    return why_no_silence(row) or why_not_decide(note, until, now)


def why_no_silence(row: AlertRow) -> str:
    """Why no silence of the alert can be made here, as a sentence; empty when one can."""
    if why := why_not_shelve(row.name):
        return why
    if not any(report.source is AlertSource.ALERTMANAGER for report in row.reports):
        return tr("Alertmanager does not hold this alert: there is nothing to silence.")
    return "" if row.phase is AlertPhase.FIRING else tr("Only an alert that fires is silenced.")


def first_silenceable(board: AlertBoard, keys: Sequence[str]) -> str:
    """The first of these alerts that a silence can be made of; where there is none, the first at all."""
    can = (key for key in keys if (row := board.row(key)) is not None and not why_no_silence(row))
    return next(can, keys[0])


def shared_labels(rows: Sequence[AlertRow]) -> tuple[Labels, tuple[str, ...]]:
    """The labels that all the alerts have alike, and the names of the others: one silence of them all is without."""
    every = tuple(dict.fromkeys(pair for row in rows for pair in row.labels))
    shared = tuple(pair for pair in every if all(pair in row.labels for row in rows))
    return shared, tuple(dict.fromkeys(name for name, _ in every if name not in dict(shared)))


def silences_of(row: AlertRow) -> tuple[str, ...]:
    """The ids of the silences that keep the alert back."""
    return tuple(dict.fromkeys(one for report in row.reports for one in report.silences))
