"""One line a service in the table of the Services page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from math import inf

from app.core.language import tr
from app.core.present import NONE_YET, age_words, clock_words, duration_words
from app.core.readiness.transport_probes import CERTIFICATE_FAIL_DAYS, CERTIFICATE_WARN_DAYS
from app.core.services import ServiceCondition, ServiceRow, own_words
from widgets.table_model import Column

_SEVERITY = tuple(ServiceCondition)
_WORD_TONES = {"error": "fail", "ok": "muted"}


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """One service as the table shows it; the `…_order` fields are what their columns sort by."""

    name: str
    condition: ServiceCondition
    since: str
    since_order: float
    latency: str
    latency_order: float
    age: str
    age_order: float
    certificate: str
    certificate_tone: str
    certificate_order: float
    health: str
    readiness: str
    error: str


def service_line(row: ServiceRow, now: datetime) -> ServiceLine:
    """The line of one service, as seen at `now`."""
    days = row.certificate_days
    return ServiceLine(
        name=row.name,
        condition=row.condition,
        since=since_words(row.since, now),
        since_order=row.since.timestamp() if row.since else inf,
        latency=duration_words(row.latency_s),
        latency_order=inf if row.latency_s is None else row.latency_s,
        age=age_words(row.age_s),
        age_order=inf if row.age_s is None else row.age_s,
        certificate=NONE_YET if days is None else f"{days} d",
        certificate_tone=certificate_tone(days),
        certificate_order=inf if days is None else days,
        health=own_words(row.health),
        readiness=own_words(row.readiness),
        error=error_words(row),
    )


def since_words(since: datetime | None, now: datetime) -> str:
    """Since when, in UTC: the time today, else the day with it."""
    if since is None:
        return NONE_YET
    return clock_words(since) if since.date() == now.date() else tr("{since:%d %b %H:%M}", since=since)


def error_words(row: ServiceRow) -> str:
    """What is wrong in words; nothing where nothing is."""
    if row.error is not None:
        return row.error.what
    return row.because if row.condition is not ServiceCondition.UP else ""


def certificate_tone(days: int | None) -> str:
    """The colour token for the days a certificate has left."""
    if days is None:
        return "faint"
    if days < CERTIFICATE_FAIL_DAYS:
        return "fail"
    return "warn" if days < CERTIFICATE_WARN_DAYS else "muted"


def _age_tone(line: ServiceLine) -> str:
    return "stale" if line.condition in (ServiceCondition.STALE, ServiceCondition.DOWN) else "faint"


def _word_tone(words: str) -> str:
    return _WORD_TONES.get(words, "faint")


SERVICE_COLUMNS = (
    Column[ServiceLine](
        tr("State"),
        lambda line: line.condition.word,
        order=lambda line: _SEVERITY.index(line.condition),
        shape=lambda line: line.condition.shape,
        samples=tuple(condition.word for condition in ServiceCondition),
    ),
    Column[ServiceLine](tr("Service"), lambda line: line.name, width=112, most=192, bold=True),
    Column[ServiceLine](
        tr("Since"),
        lambda line: line.since,
        order=lambda line: line.since_order,
        width=96,
        most=136,
        fixed=True,
        spare=1,
    ),
    Column[ServiceLine](
        tr("Latency"), lambda line: line.latency, order=lambda line: line.latency_order, width=80, figures=True, spare=2
    ),
    Column[ServiceLine](
        tr("Certificate"),
        lambda line: line.certificate,
        order=lambda line: line.certificate_order,
        tone=lambda line: line.certificate_tone,
        width=80,
        figures=True,
        spare=3,
    ),
    Column[ServiceLine](
        tr("Health"), lambda line: line.health, tone=lambda line: _word_tone(line.health), width=96, most=160, spare=4
    ),
    Column[ServiceLine](
        tr("Readiness"),
        lambda line: line.readiness,
        tone=lambda line: _word_tone(line.readiness),
        width=96,
        most=160,
        spare=5,
    ),
    Column[ServiceLine](tr("Last error"), lambda line: line.error, width=160, elastic=True),
    Column[ServiceLine](
        tr("Age"),
        lambda line: line.age,
        order=lambda line: line.age_order,
        tone=_age_tone,
        width=80,
        figures=True,
        fixed=True,
    ),
)
