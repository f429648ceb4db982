"""The user's own questions as probes, beside those of the console."""

from __future__ import annotations

import math
from functools import lru_cache

from api_client.models.monitoring import VectorSample
from app.core.freshness import Failure
from app.core.language import figure, tr
from app.core.own_series import OwnSeries
from app.core.readiness.evidence_probes import own_evidence_probes
from app.core.readiness.lifetimes import TTL
from app.core.readiness.probe import Opinion, Probe, ProbeView, SubjectFinding, judge_reading, unread_words
from app.core.readiness.verdicts import Verdict
from app.core.state import Environment, ReadingKind


@lru_cache(maxsize=8)
def _series_probes(series: tuple[OwnSeries, ...]) -> tuple[Probe, ...]:
    return tuple(_series_probe(own) for own in series)


def own_probes(environment: Environment) -> tuple[Probe, ...]:
    """The probes that the environment's file adds, in its order."""
    return _series_probes(environment.series) + own_evidence_probes(environment.evidence)


def _series_probe(own: OwnSeries) -> Probe:
    def judge(view: ProbeView) -> tuple[SubjectFinding, ...]:
        return tuple(
            judge_reading(
                view,
                address,
                view.state.reading(ReadingKind.SERIES, address.name),
                lambda _view, _address, answers: judge_answer(own, answers.get(own.id)),
                lambda _: None,
            )
            for address in view.configured
        )

    return Probe(
        id=own.id,
        area=own.area,
        question=own.question,
        reads=(ReadingKind.SERIES,),
        services=("prometheus",),
        ttl_s=TTL.slow,
        threshold=f"{own.query} {own.demand}",
        advice=tr("This question is this environment's own: ask whoever wrote it into environments.toml."),
        judge=judge,
        required=own.required,
    )


def judge_answer(own: OwnSeries, answer: tuple[VectorSample, ...] | Failure | None) -> Opinion:
    """Every sample must be as demanded; a query that finds nothing says nothing."""
    if answer is None:
        return Opinion(Verdict.UNKNOWN, tr("not read yet"))
    if isinstance(answer, Failure):
        return Opinion(Verdict.UNKNOWN, unread_words(answer))
    if not answer:
        return Opinion(Verdict.UNKNOWN, tr("no such series"))
    wrong = [sample for sample in answer if not own.holds(sample.value)]
    if any(math.isnan(sample.value) for sample in wrong):
        return Opinion(Verdict.UNKNOWN, tr("the value is not a number"))
    if wrong:
        more = tr(" and {count} more", count=len(wrong) - 1) if len(wrong) > 1 else ""
        found = f"{_named(wrong[0])}{figure(wrong[0].value, 'g')}{more}"
        return Opinion(Verdict.FAIL, tr("{found}, not {demand}", found=found, demand=own.demand), float(len(wrong)))
    least, most = min(sample.value for sample in answer), max(sample.value for sample in answer)
    span = figure(least, "g") if least == most else tr("{least:g} to {most:g}", least=least, most=most)
    return Opinion(Verdict.PASS, tr("{span}, as demanded", span=span))


def _named(sample: VectorSample) -> str:
    labels = ", ".join(f"{name}={value}" for name, value in sample.labels if name != "__name__")
    return f"{labels}: " if labels else ""
