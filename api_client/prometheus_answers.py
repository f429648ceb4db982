"""What is made of the answers of Prometheus: numbers checked, labels sorted, sentences shortened."""

import operator
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlsplit

from api_client.errors import shorten
from api_client.models.monitoring import ActiveAlert, AnswerNotes, Labels, LoadedRule, ScrapeTarget
from api_client.prometheus_bodies import Alert, Body, Group, Rule, Target

NOTES_LIMIT: Final = 20
"""Warnings and infos that are kept of an answer, each."""

_ALERTING: Final = "alerting"
# Python would also read digits with underscores, blanks around a number and words like "infinity".
_NUMBERS: Final = re.compile(r"[0-9eE+.,NaInf-]*")


def notes_of(body: Body[Any]) -> AnswerNotes:
    """What stands beside the data."""
    return AnswerNotes(_shortened(body.warnings), _shortened(body.infos), body.isPartial)


def labels_of(found: Mapping[str, str]) -> Labels:
    """Sorted by name."""
    return tuple(sorted(found.items()))


def floats_of(texts: Sequence[str]) -> tuple[float, ...] | None:
    """Samples as Prometheus writes them, NaN and +Inf among them; None when one is no number."""
    if not _NUMBERS.fullmatch(",".join(texts)):
        return None
    try:
        return tuple(map(float, texts))
    except ValueError:
        return None


def are_ordered(times: Sequence[float], first_s: float, last_s: float) -> bool:
    """Whether times rise strictly and none lies outside of what was asked."""
    if not times:
        return True
    return first_s <= times[0] and times[-1] <= last_s and all(map(operator.lt, times, times[1:]))


def active_alert(alert: Alert) -> ActiveAlert | None:
    """The alert; None when its value is no number."""
    values = floats_of((alert.value,))
    if values is None:
        return None
    return ActiveAlert(
        labels=labels_of(alert.labels),
        annotations=annotations_of(alert.annotations),
        state=alert.state,
        active_at=_moment(alert.activeAt),
        value=values[0],
    )


def loaded_rule(group: Group, rule: Rule) -> LoadedRule | None:
    """The rule; None when the value of one of its alerts is no number."""
    alerts = tuple(active_alert(alert) for alert in rule.alerts or ())
    known = tuple(alert for alert in alerts if alert is not None)
    if len(known) < len(alerts):
        return None
    evaluated_at = _moment(rule.lastEvaluation)
    took_s = None if evaluated_at is None or rule.evaluationTime is None else float(rule.evaluationTime)
    return LoadedRule(
        name=rule.name,
        file=group.file,
        group=group.name,
        query=rule.query,
        alerting=rule.type == _ALERTING,
        labels=labels_of(rule.labels or {}),
        health=rule.health,
        last_error=shorten(rule.lastError),
        state=rule.state,
        for_s=float(rule.duration),
        keep_firing_s=float(rule.keepFiringFor),
        annotations=annotations_of(rule.annotations or {}),
        alerts=known,
        interval_s=float(group.interval),
        evaluated_at=evaluated_at,
        evaluation_s=took_s,
    )


def scrape_target(target: Target) -> ScrapeTarget:
    """The target, without what it is scraped with."""
    return ScrapeTarget(
        job=target.labels.get("job", target.scrapePool),
        url=_bare(target.scrapeUrl),
        labels=labels_of(target.labels),
        health=target.health,
        last_error=shorten(target.lastError),
    )


def annotations_of(found: Mapping[str, str]) -> Labels:
    """Sentences that are shown: redacted and shortened."""
    return tuple((name, shorten(text)) for name, text in sorted(found.items()))


def _shortened(found: tuple[str, ...] | None) -> tuple[str, ...]:
    return tuple(shorten(text) for text in (found or ())[:NOTES_LIMIT])


def _moment(found: datetime | None) -> datetime | None:
    """Go writes the year 1 for what has not been yet."""
    return None if found is None or found.year == 1 else found


def _bare(url: str) -> str:
    """The address without user, password and query: what a target is scraped with may be a secret."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    return f"{parts.scheme}://{host}{port}{parts.path}"
